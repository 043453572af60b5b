import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { places, SessionStore, type Theme } from '../platform';

@Component({
  selector: 'app-shell',
  imports: [MatButton, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  template: `
    <a class="skip" href="#main" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
    <header class="bar">
      <a class="brand" [routerLink]="places.home"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M5 26h7v-6h7v-6h7V7" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round" /></svg> Palier</a>
      <div class="tools">
        <button matButton type="button" (click)="switchLocale()" [attr.lang]="session.locale() === 'fr' ? 'en' : 'fr'">{{ session.locale() === 'fr' ? 'English' : 'Français' }}</button>
        <label><span class="sr">{{ 'shell.theme' | transloco }}</span>
          <select class="theme" [value]="session.theme()" (change)="chooseTheme($event)">
            <option value="system" [selected]="session.theme() === 'system'">{{ 'shell.system' | transloco }}</option>
            <option value="light" [selected]="session.theme() === 'light'">{{ 'shell.light' | transloco }}</option>
            <option value="dark" [selected]="session.theme() === 'dark'">{{ 'shell.dark' | transloco }}</option>
          </select></label>
        @if (session.person(); as person) { <span class="who">{{ person.name }}</span><button matButton type="button" (click)="leave()">{{ 'shell.leave' | transloco }}</button> }
      </div>
    </header>
    @if (links().length > 0) {
      <nav [attr.aria-label]="'shell.navigation' | transloco">
        @for (link of links(); track link.to) { <a [routerLink]="link.to" routerLinkActive="here" ariaCurrentWhenActive="page" [routerLinkActiveOptions]="{ exact: link.to === places.home }">{{ link.label | transloco }}</a> }
      </nav>
    }
    <main id="main" tabindex="-1"><router-outlet /></main>
  `,
  styles: `
    .skip { position: absolute; left: -999px; } .skip:focus { left: 16px; top: 8px; z-index: 3; background: var(--mat-sys-surface); padding: 8px; }
    .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 16px; padding: 8px 16px; border-bottom: 1px solid var(--line); }
    .brand { display: inline-flex; gap: 8px; align-items: center; font-weight: 700; font-size: 1.15rem; letter-spacing: -0.02em; color: var(--held); text-decoration: none; min-height: 44px; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; } .who { font-weight: 560; padding-left: 8px; }
    .theme { font: inherit; color: inherit; background: var(--mat-sys-surface); border: 1px solid var(--line); border-radius: 8px; padding: 6px 8px; min-height: 36px; }
    nav { display: flex; gap: 4px; overflow-x: auto; padding: 0 12px; border-bottom: 1px solid var(--line); }
    nav a { padding: 12px; color: var(--quiet); text-decoration: none; font-weight: 560; white-space: nowrap; border-bottom: 3px solid transparent; } nav a.here { color: var(--mat-sys-on-surface); border-color: var(--held); }
    nav a:focus-visible { outline-offset: -3px; }
    main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 64px; outline: none; }
    @media (max-width: 600px) { .who { display: none; } main { padding-top: 16px; } }
  `,
})
export class Shell {
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly links = computed(() => {
    const may = (action: Parameters<SessionStore['may']>[0]) => this.session.may(action);
    const person = this.session.person();
    return person === null ? [] : [
      { to: places.home, label: 'shell.home', shown: true },
      { to: places.courses, label: 'shell.courses', shown: may('unit.complete') },
      { to: places.skills(person.id), label: 'shell.skills', shown: may('unit.complete') },
      { to: places.team, label: 'shell.team', shown: may('team.read') },
      { to: places.signOffs, label: 'shell.signOffs', shown: may('sign-off.queue') },
      { to: places.matrix, label: 'shell.matrix', shown: may('matrix.read') },
      { to: places.profiles, label: 'shell.profiles', shown: may('profile.list') },
    ].filter((it) => it.shown);
  });

  protected skip(event: Event) {
    event.preventDefault();
    document.getElementById('main')?.focus();
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
