import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { deriveProfile, giveProfile, listPeople, readProfile, type Profile } from '@palier/contracts';
import { expectedLevel, type Expectation, type Level } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, Said, Say } from '../ui';

const sectionKeys: Readonly<Record<string, string>> = { family: 'competencies.family', aliases: 'competencies.aliases', purpose: 'competencies.purpose', missions: 'competencies.missions', context: 'competencies.context', organisation: 'competencies.organisation', conditions: 'competencies.conditions', relationsInternal: 'competencies.relationsInternal', relationsExternal: 'competencies.relationsExternal', neighbours: 'competencies.neighbours' };

@Component({
  selector: 'app-profile-page',
  imports: [Async, MatButton, PageHeader, Said, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="session.say(profile.value()?.title)" />
    <app-async [of]="profile">
      @if (profile.value(); as it) {
        <p>{{ (it.kind === 'official' ? 'competencies.official' : 'competencies.company') | transloco }} · {{ 'competencies.expects' | transloco: { expectations: it.expectations, competencies: it.competencies } }}</p>
        @if (session.may('profile.derive')) {
          <details class="card no-print"><summary><strong>{{ 'competencies.derive' | transloco }}</strong></summary>
            <form class="stack" style="margin-top: 12px" (submit)="derive($event, it)">
              <label class="field">{{ 'competencies.title' | transloco }}<input name="title" required maxlength="200" [value]="title()" (input)="title.set(text($event))" /></label>
              <label class="field">{{ 'competencies.from' | transloco }}<input name="from" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
              <label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
              @for (c of it.profileCompetencies; track c.competencyId) { @if (c.hasLevels) {
                <label class="field">{{ c.name | say }}<select [name]="c.competencyId" (change)="level(c.competencyId, $event)"><option value="">{{ 'evidence.notStated' | transloco }}</option>@for (n of [1, 2, 3, 4]; track n) { <option [value]="n" [selected]="levels()[c.competencyId] === n">{{ 'evidence.levelHeading' | transloco: { level: n } }}</option> }</select></label>
              } }
              <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'competencies.make' | transloco }}</button></div></form></details>
          <details class="card no-print"><summary><strong>{{ 'competencies.give' | transloco }}</strong></summary>
            <form class="stack" style="margin-top: 12px" (submit)="give($event, it)">
              <label class="field">{{ 'reporting.person' | transloco }}<select name="person" required (change)="person.set(text($event))"><option value=""></option>@for (p of people.value()?.people ?? []; track p.id) { <option [value]="p.id">{{ p.name }}</option> }</select></label>
              <label class="field">{{ 'competencies.from' | transloco }}<input name="givenFrom" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
              <div><button matButton="filled" type="submit" [disabled]="deed.busy() || person() === ''">{{ 'competencies.give' | transloco }}</button></div></form></details>
          @if (given()) { <p role="status" class="card">{{ 'competencies.given' | transloco }}</p> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        }
        @for (section of it.sections; track section.key) { <h2>{{ sectionKey(section.key) | transloco }}</h2>@for (item of section.items; track $index) { @if (item.title) { <h3 [appSaid]="item.title"></h3> } <p [appSaid]="item.text"></p> } }
        <h2>{{ 'competencies.competencies' | transloco }}</h2>
        @for (c of it.profileCompetencies; track c.competencyId) {
          <section class="card"><div class="row"><h3 [appSaid]="c.name"></h3><span>{{ (wanted(c.expectation) ? 'competencies.expected' : c.expectation.kind === 'notApplicable' ? 'evidence.notApplicable' : 'evidence.notStated') | transloco: { level: wanted(c.expectation) ?? 0 } }}</span></div>
            @if (c.statements.length > 0) { <ol>@for (s of c.statements; track s.level) { <li [appSaid]="s.text"></li> }</ol> } @else { <p class="quiet">{{ 'evidence.noScale' | transloco }}</p> } @if (c.example.fr ?? c.example.en) { <p class="quiet" [appSaid]="c.example"></p> }</section>
        }
        @if (it.disclaimer) { <p class="quiet" lang="fr">{{ it.disclaimer }}</p> }
      }
    </app-async>
  `,
})
export class ProfilePage {
  readonly profileId = input.required<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly profile = this.api.read(readProfile, () => ({ params: { profileId: this.profileId() } }));
  protected readonly people = this.api.read(listPeople, () => (this.session.may('person.list') ? {} : undefined));
  protected readonly title = signal('');
  protected readonly reason = signal('');
  protected readonly person = signal('');
  protected readonly given = signal(false);
  protected readonly from = signal(new Intl.DateTimeFormat('en-CA', { timeZone: this.session.zone() }).format(new Date(this.session.session()?.serverTime ?? Date.now())));
  protected readonly levels = linkedSignal<Record<string, Level | null>>(() => Object.fromEntries((this.profile.value()?.profileCompetencies ?? []).map((it) => [it.competencyId, expectedLevel(it.expectation)])));

  protected sectionKey(key: string) { return sectionKeys[key] ?? key; }
  protected wanted(it: Expectation) { return expectedLevel(it); }
  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected level(competencyId: string, event: Event) {
    const found = ([1, 2, 3, 4] as const).find((it) => String(it) === this.text(event)) ?? null;
    this.levels.update((now) => ({ ...now, [competencyId]: found }));
  }

  protected derive(event: Event, it: Profile) {
    event.preventDefault();
    return this.deed.run(async () => {
      const expectations = it.profileCompetencies.filter((c) => c.hasLevels).map((c) => ({ competencyId: c.competencyId, level: this.levels()[c.competencyId] ?? null }));
      const { id } = await this.api.send(deriveProfile, { params: { profileId: it.id }, body: { id: newId(), title: this.title(), effectiveFrom: this.from(), reason: this.reason(), expectations } });
      await this.router.navigateByUrl(places.profile(id));
    });
  }

  protected give(event: Event, it: Profile) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(giveProfile, { params: { profileId: it.id }, body: { id: newId(), personId: this.person(), from: this.from(), reason: '' } });
      this.given.set(true);
    });
  }
}
