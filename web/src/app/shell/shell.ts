import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { HelpCount } from '../help/help-count';
import { Bell } from '../notifications/bell';
import { places, SessionStore, type Theme } from '../platform';

@Component({
  selector: 'app-shell',
  imports: [MatButton, NgTemplateOutlet, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  template: `
    <a class="skip" href="#main" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
    <header class="bar">
      <a class="brand" [routerLink]="places.home"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M5 26h7v-6h7v-6h7V7" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round" /></svg> Palier</a>
      @if (session.person(); as person) {
        <div class="side">
          @if (session.may('search.ask')) { <a class="who" [routerLink]="places.search"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16.2 16.2 21 21" /></svg><span class="sr">{{ 'searching.title' | transloco }}</span></a> }
          @if (session.may('help.read')) { <a class="who" [routerLink]="places.help"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 5h16v11h-8l-4 4v-4H4ZM9.7 8.8a2.3 2.3 0 1 1 3.2 2.1c-.6.3-.9.6-.9 1.1M12 13.7h.01" /></svg><span class="wide">{{ 'questions.title' | transloco }}</span>@if (waits() > 0) { <span class="badge" aria-hidden="true">{{ waits() }}</span><span class="sr">, {{ 'questions.badge' | transloco: { count: waits() } }}</span> }</a> }
          <a class="who" [routerLink]="places.notifications"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15ZM10 21h4" /></svg><span class="sr">{{ 'notifications.title' | transloco }}</span>@if (bell.unread() > 0) { <span class="badge" aria-hidden="true">{{ bell.unread() > 99 ? '99+' : bell.unread() }}</span><span class="sr">, {{ 'notifications.unread' | transloco: { count: bell.unread() } }}</span> }</a>
          <button class="who" type="button" popovertarget="account" [attr.aria-label]="('shell.account' | transloco) + ', ' + person.name"><span class="full">{{ person.name }}</span><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c0-4 4-5.5 8-5.5s8 1.5 8 5.5" /></svg></button>
        </div>
        <div id="account" popover><strong>{{ person.name }}</strong><a [routerLink]="places.account" (click)="close('account')">{{ 'identity.passwordAndSessions' | transloco }}</a><ng-container [ngTemplateOutlet]="choices" /><button matButton type="button" (click)="leave()">{{ 'shell.leave' | transloco }}</button></div>
      } @else { <div class="tools"><ng-container [ngTemplateOutlet]="choices" /></div> }
      <ng-template #choices>
        <button matButton type="button" (click)="switchLocale()" [attr.lang]="session.locale() === 'fr' ? 'en' : 'fr'">{{ session.locale() === 'fr' ? 'English' : 'Français' }}</button>
        <label><span class="sr">{{ 'shell.theme' | transloco }}</span>
          <select class="theme" [value]="session.theme()" (change)="chooseTheme($event)">
            <option value="system" [selected]="session.theme() === 'system'">{{ 'shell.system' | transloco }}</option>
            <option value="light" [selected]="session.theme() === 'light'">{{ 'shell.light' | transloco }}</option>
            <option value="dark" [selected]="session.theme() === 'dark'">{{ 'shell.dark' | transloco }}</option>
          </select></label>
      </ng-template>
    </header>
    @if (links().length > 0) {
      <nav [attr.aria-label]="'shell.navigation' | transloco">
        @for (link of links(); track link.to; let index = $index) { <a [class.rare]="links().length > 5 && index > 3" [class.seldom]="links().length > 7 && index > 5" [routerLink]="link.to" routerLinkActive="here" ariaCurrentWhenActive="page" [routerLinkActiveOptions]="{ exact: link.to === places.home || (link.to === places.people && atOwnSkills()) }"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path [attr.d]="link.icon" /></svg><span>{{ link.label | transloco }}</span></a> }
        @if (links().length > 5) {
          <button class="more" [class.always]="links().length > 7" type="button" popovertarget="more"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" /></svg><span>{{ 'shell.more' | transloco }}</span></button>
          <div id="more" popover>@for (link of links().slice(4); track link.to; let index = $index) { <a [class.often]="index < 2" [routerLink]="link.to" (click)="close('more')">{{ link.label | transloco }}</a> }</div>
        }
      </nav>
    }
    <main id="main" tabindex="-1"><router-outlet /></main>
    @if (session.person()) { <footer><a [routerLink]="places.viewers">{{ 'trust.viewers' | transloco }}</a><a [routerLink]="places.notice">{{ 'trust.notice' | transloco }}</a>@if (session.may('audit.read')) { <a [routerLink]="places.audit">{{ 'trust.audit' | transloco }}</a> }</footer> }
  `,
  styles: `
    :host { --edge: max(16px, (100vw - 1120px) / 2 + 16px); }
    .skip { position: absolute; left: -999px; } .skip:focus { left: 16px; top: 8px; z-index: 3; background: var(--mat-sys-surface); padding: 8px; }
    .bar { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 8px var(--edge); }
    .brand { display: inline-flex; gap: 8px; align-items: center; font-weight: 700; font-size: 1.15rem; letter-spacing: -0.02em; color: var(--held); text-decoration: none; min-height: 44px; }
    .side { display: flex; gap: 4px; align-items: center; } a.who { color: inherit; text-decoration: none; border-radius: 8px; } .badge { background: var(--to-acquire); color: var(--mat-sys-surface); border-radius: 999px; min-width: 22px; padding: 0 6px; font-size: 0.85rem; line-height: 22px; text-align: center; font-weight: 620; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
    .theme { font: inherit; color: inherit; background: var(--mat-sys-surface); border: 1px solid var(--line); border-radius: 8px; padding: 6px 8px; min-height: 40px; }
    svg path { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; } .brand path { stroke-width: 3.4; }
    button.who, button.more { font: inherit; color: inherit; background: none; border: 0; border-radius: 8px; cursor: pointer; }
    .who { display: inline-flex; gap: 8px; align-items: center; font-weight: 560; min-height: 44px; padding: 0 8px; anchor-name: --account; } .who:hover { background: var(--mat-sys-surface-container); }
    [popover] { inset: auto; margin: 0; border: 1px solid var(--line); border-radius: 12px; padding: 16px; background: var(--mat-sys-surface-container-lowest); color: inherit; box-shadow: var(--mat-sys-level2); }
    #account { position: fixed; right: var(--edge); top: 60px; } #account:popover-open { display: grid; gap: 12px; justify-items: start; min-width: 200px; }
    nav { display: flex; gap: 4px; padding: 0 calc(var(--edge) - 12px); border-bottom: 1px solid var(--line); }
    nav > a, nav > button.more { display: inline-flex; gap: 8px; align-items: center; padding: 10px 10px; color: var(--quiet); text-decoration: none; font-weight: 560; font-size: 0.9375rem; white-space: nowrap; border-bottom: 3px solid transparent; } nav > a.here { color: var(--mat-sys-on-surface); border-color: var(--held); }
    nav > a:focus-visible { outline-offset: -3px; } button:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: -2px; } nav > button.more:not(.always), nav > a.seldom { display: none; } #more { position: fixed; right: var(--edge); top: 108px; } #more:popover-open { display: grid; gap: 4px; } #more a { padding: 10px 4px; } #more a.often { display: none; }
    main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 64px; outline: none; }
    footer { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 16px var(--edge) 32px; border-top: 1px solid var(--line); font-size: 0.875rem; } footer a { color: var(--quiet); padding: 6px 0; }
    @media (max-width: 1000px) { nav > a svg { display: none; } }
    @media (max-width: 860px) {
      .bar { gap: 0 4px; flex-wrap: wrap; } .side { gap: 0; margin-left: auto; } .who { padding: 0 6px; }
      .full { display: none; } .wide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } .bar { border-bottom: 1px solid var(--line); } main { padding-top: 16px; padding-bottom: 32px; } footer { padding-bottom: 96px; }
      nav { position: fixed; z-index: 4; inset: auto 0 0; justify-content: space-around; padding: 4px 4px max(4px, env(safe-area-inset-bottom)); border: 0; border-top: 1px solid var(--line); background: var(--mat-sys-surface); gap: 0; }
      nav > a, nav > button.more { flex: 1 1 0; min-width: 0; display: grid; justify-items: center; gap: 2px; padding: 6px 1px; font-size: 0.6875rem; letter-spacing: -0.01em; line-height: 1.2; font-weight: 560; text-align: center; white-space: normal; border: 0; color: var(--quiet); min-height: 52px; align-content: start; } nav > a svg { display: block; } nav > a.here { color: var(--held); } nav > a.rare { display: none; }
      nav > button.more:not(.always) { display: grid; } #more { right: 8px; top: auto; bottom: 72px; } #more a.often { display: block; }
    }
    @media print { :host { --edge: 0; } main { padding: 0; } footer { display: none; } }
  `,
})
export class Shell {
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly help = inject(HelpCount);
  protected readonly bell = inject(Bell);
  protected readonly waits = computed(() => this.help.toAnswer() + this.help.answered());
  protected readonly places = places;
  private readonly address = toSignal(this.router.events.pipe(filter((it) => it instanceof NavigationEnd), map((it) => it.urlAfterRedirects)), { initialValue: '' });
  /** One's own skills stand under people by their address, and under their own name in the menu. */
  protected readonly atOwnSkills = computed(() => { const person = this.session.person(); return person !== null && this.address().startsWith(places.skills(person.id)); });
  protected readonly links = computed(() => {
    const may = (action: Parameters<SessionStore['may']>[0]) => this.session.may(action);
    const person = this.session.person();
    return person === null ? [] : [
      { to: places.home, label: 'shell.home', icon: 'M4 11 12 4l8 7M6 10v10h12V10', shown: true },
      { to: places.courses, label: 'shell.courses', icon: 'M12 6c-2-1.5-4.5-2-8-2v14c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4c-3.5 0-6 .5-8 2Zm0 0v14', shown: may('unit.complete') },
      { to: places.skills(person.id), label: 'shell.skills', icon: 'M4 20h4v-5h4v-5h4V5h4', shown: may('unit.complete') },
      { to: places.team, label: 'shell.team', icon: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 9c0-3.5 3.5-5 7-5s7 1.5 7 5M16 4.5a3.5 3.5 0 0 1 0 6M18.5 15.3c2 .6 3.5 2 3.5 4.7', shown: may('team.read') },
      { to: places.signOffs, label: 'shell.signOffs', icon: 'M4 12.5 9.5 18 20 6', shown: may('sign-off.queue') },
      { to: places.assignments, label: 'shell.assignments', icon: 'M5 5h14v15H5ZM9 3v4M15 3v4M9 13l2 2 4-4', shown: may('assignment.follow') },
      { to: places.matrix, label: 'shell.matrix', icon: 'M4 4h16v16H4ZM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16', shown: may('matrix.read') },
      { to: places.people, label: 'shell.people', icon: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 9c0-3.5 3.5-5.5 7-5.5s7 2 7 5.5M19 5v5M16.5 7.5h5', shown: may('person.register') },
      { to: places.profiles, label: 'shell.profiles', icon: 'M6 3h9l4 4v14H6ZM14 3v5h5M9 12h7M9 16h7', shown: may('profile.list') },
      { to: places.articles, label: 'articles.heading', icon: 'M6 3h12v18H6ZM9 8h6M9 12h6M9 16h4', shown: may('article.read') },
      { to: places.releases, label: 'releases.heading', icon: 'M12 3v12M7 8l5-5 5 5M5 15v5h14v-5', shown: may('release.read') },
      { to: places.drafts, label: 'shell.drafts', icon: 'M4 20h4L19 9l-4-4L4 16ZM13 7l4 4', shown: may('course.write') },
      { to: places.bank, label: 'shell.bank', icon: 'M5 4h14v5H5ZM5 9.5h14V15H5ZM5 15.5h14V20H5ZM8 6.5h4M8 12.3h4M8 17.8h4', shown: may('question.review') },
      { to: places.settings, label: 'notifications.settings', icon: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4', shown: may('notification.bound') },
      { to: places.reviews, label: 'reviews.title', icon: 'M4 5h10v7H8l-4 3ZM17 9h3v10l-3-2h-6v-2', shown: may('review.follow') },
      { to: places.certificates, label: 'certificates.title', icon: 'M6 3h12v11H6ZM9 7h6M9 10h4M12 14v7l-2-1.5L8 21v-7', shown: may('certificate.follow') },
      { to: places.liveSessions, label: 'liveSessions.title', icon: 'M5 6h14v14H5ZM5 10h14M9 3v4M15 3v4M9 15h6', shown: may('live-session.read') },
    ].filter((it) => it.shown);
  });

  constructor() {
    // Wherever one goes, the count says what waits by then.
    this.router.events.pipe(filter((it) => it instanceof NavigationEnd), takeUntilDestroyed()).subscribe(() => { this.help.refresh(); this.bell.refresh(); });
    // Whoever comes back to the window looks at it anew.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.bell.refresh(); });
  }

  protected skip(event: Event) {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }

  protected close(id: string) {
    document.getElementById(id)?.hidePopover();
  }

  protected switchLocale() {
    void this.session.prefer(this.session.locale() === 'fr' ? 'en' : 'fr', this.session.theme());
  }

  protected chooseTheme(event: Event) {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : 'system';
    void this.session.prefer(this.session.locale(), value === 'light' || value === 'dark' ? value : ('system' satisfies Theme));
  }

  protected async leave() {
    await this.session.leave();
    await this.router.navigateByUrl(places.signIn);
  }
}
