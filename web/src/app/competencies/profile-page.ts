import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeExpectations, deriveProfile, giveProfile, listPeople, listProfiles, readProfile, tryExpectations, type Profile, type WhatIf } from '@palier/contracts';
import { expectedLevel, type Expectation } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Said, Say, When } from '../ui';
import { ProfileCertificatesPart } from '../certificates/profile-certificates';
import { CompanyLevelsForm } from './company-levels-form';
import { WhatIfCard } from './what-if-card';
import { Neighbours } from './neighbours';
import { ExpectationsForm, type Choice, type ExpectationsWish } from './expectations-form';

const sectionKeys: Readonly<Record<string, string>> = { family: 'competencies.family', aliases: 'competencies.aliases', purpose: 'competencies.purpose', missions: 'competencies.missions', context: 'competencies.context', organisation: 'competencies.organisation', conditions: 'competencies.conditions', relationsInternal: 'competencies.relationsInternal', relationsExternal: 'competencies.relationsExternal' };

@Component({
  selector: 'app-profile-page',
  imports: [Async, CompanyLevelsForm, DayInWords, ExpectationsForm, MatButton, Neighbours, PageHeader, ProfileCertificatesPart, RouterLink, Said, Say, TranslocoPipe, WhatIfCard, When],
  template: `
    <app-page-header [heading]="session.say(profile.value()?.title)" />
    <app-async [of]="profile">
      @if (profile.value(); as it) {
        <p>{{ (it.kind === 'official' ? 'competencies.official' : 'competencies.company') | transloco }} · {{ 'competencies.expects' | transloco: { expectations: it.expectations, competencies: it.competencies } }}@if (it.organisation) { · {{ 'competencies.variantOf' | transloco }} <span [appSaid]="it.organisation"></span> }</p>
        @if (session.may('profile.derive')) {
          <details class="card no-print"><summary><strong>{{ 'competencies.derive' | transloco }}</strong></summary>
            <app-expectations-form name="derive" [does]="'competencies.make'" [entitled]="true" [competencies]="choices()" [organisations]="organisations()" [busy]="deed.busy()" (wished)="derive($event, it)" /></details>
          @if (it.kind === 'company') {
            <details class="card no-print"><summary><strong>{{ 'competencies.change' | transloco }}</strong></summary>
              <p class="quiet" style="margin: 12px 0 0">{{ 'competencies.changeLead' | transloco }}</p>
              <app-expectations-form name="change" [does]="'competencies.saveChange'" [trial]="session.may('matrix.read')" [competencies]="choices()" [busy]="deed.busy()" (tried)="tryOut($event, it)" (wished)="change($event, it)" />@if (tried(); as result) { <app-what-if-card [result]="result" /> }</details>
          }
          <details class="card no-print"><summary><strong>{{ 'competencies.give' | transloco }}</strong></summary>
            <form class="stack" style="margin-top: 12px" (submit)="give($event, it)">
              <label class="field">{{ 'reporting.person' | transloco }}<select name="person" required (change)="person.set(text($event))"><option value=""></option>@for (p of people.value()?.people ?? []; track p.id) { <option [value]="p.id">{{ p.name }}</option> }</select></label>
              <label class="field">{{ 'competencies.from' | transloco }}<input name="givenFrom" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
              <div><button matButton="filled" type="submit" [disabled]="deed.busy() || person() === ''">{{ 'competencies.give' | transloco }}</button></div></form></details>
          @if (said(); as key) { <p role="status" class="card">{{ key | transloco }}</p> }
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        }
        @if (others().length > 0) { <p class="no-print"><label>{{ 'mobility.beside' | transloco }} <select class="input" style="width: auto" name="beside" (change)="compare($event)"><option value=""></option>@for (p of others(); track p.id) { <option [value]="p.id">{{ p.title | say }}</option> }</select></label></p> }
        <app-profile-certificates [profileId]="it.id" />
        <h2>{{ 'competencies.competencies' | transloco }}</h2>
        @for (c of it.profileCompetencies; track c.competencyId) {
          <section class="card"><div class="row"><h3 [appSaid]="c.name"></h3><span>@if (c.levelsBy === 'company' && it.kind === 'official') { <em class="quiet">{{ 'competencies.companyLevels' | transloco }} · </em> }{{ (wanted(c.expectation) ? 'competencies.expected' : c.expectation.kind === 'notApplicable' ? 'evidence.notApplicable' : 'evidence.notStated') | transloco: { level: wanted(c.expectation) ?? 0 } }}</span></div>
            @for (next of c.coming; track next.from) { <p class="quiet" style="margin: 0">{{ 'competencies.coming' | transloco: { from: (next.from | when) } }} {{ (wanted(next.expectation) ? 'competencies.expected' : 'evidence.notStated') | transloco: { level: wanted(next.expectation) ?? 0 } }}</p> }
            @if (c.statements.length > 0) { <ol>@for (s of c.statements; track s.level) { <li [appSaid]="s.text"></li> }</ol> } @else { <p class="quiet">{{ 'evidence.noScale' | transloco }}</p> } @if (c.example.fr ?? c.example.en) { <p class="quiet" [appSaid]="c.example"></p> }
            @if (c.hasLevels && session.may('criterion.read')) { <p class="no-print" style="margin: 0 0 8px"><a [routerLink]="places.criteria(c.competencyId)">{{ 'competencies.proofs' | transloco }}<span class="sr"> {{ session.say(c.name) }}</span></a></p> }
            @if (c.levelsBy !== 'sheet' && session.may('competency.write-levels')) { <app-company-levels-form [competency]="c" (written)="wrote()" /> }</section>
        }
        <app-neighbours [profileId]="it.id" />
        @for (section of it.sections; track section.key) { @if (section.key !== 'neighbours') {
          <h2>{{ sectionKey(section.key) | transloco }}</h2>
          @if (titled(section)) { @for (item of section.items; track $index) { <h3 [appSaid]="item.title ?? {}"></h3> <p [appSaid]="item.text"></p> } }
          @else if (section.items.length === 1) { <p [appSaid]="section.items[0]?.text ?? {}"></p> }
          @else { <ul>@for (item of section.items; track $index) { <li><span [appSaid]="item.text"></span>@if (section.key === 'aliases' && item.text.fr === undefined) { <span class="quiet"> ({{ 'competencies.inEnglish' | transloco }})</span> }</li> }</ul> }
        } }
        @if (it.revisions.length > 0 && it.kind === 'company') {
          <h2>{{ 'competencies.history' | transloco }}</h2>
          <ul>@for (r of it.revisions; track r.number) { <li>{{ (r.by === null ? 'competencies.revisionBy0' : 'competencies.revision') | transloco: { on: (r.on | when), by: r.by ?? '', from: (r.from | when) } }} @if (r.reason) { <span>– {{ r.reason }}</span> }</li> }</ul>
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
  protected readonly places = places;
  protected readonly profile = this.api.read(readProfile, () => ({ params: { profileId: this.profileId() } }));
  protected readonly people = this.api.read(listPeople, () => (this.session.may('person.list') ? {} : undefined));
  protected readonly person = signal('');
  protected readonly said = signal<string | null>(null);
  protected readonly from = signal(this.session.today());
  protected readonly choices = computed<Choice[]>(() => (this.profile.value()?.profileCompetencies ?? []).map((it) => ({ competencyId: it.competencyId, name: it.name, hasLevels: it.hasLevels, level: expectedLevel(it.expectation) })));

  protected readonly organisations = computed(() => (this.profile.value()?.sections.find((it) => it.key === 'organisation')?.items ?? []).flatMap((it) => it.title ?? []));
  protected readonly tried = signal<WhatIf | null>(null);
  protected readonly all = this.api.read(listProfiles, () => (this.session.may('profile.list') ? {} : undefined));
  protected readonly others = computed(() => (this.all.hasValue() ? this.all.value().profiles.filter((it) => it.id !== this.profileId()) : []));
  protected compare(event: Event) { const id = this.text(event); if (id !== '') void this.router.navigateByUrl(places.beside(this.profileId(), id)); }

  protected titled(section: Profile['sections'][number]) { return section.items.some((it) => it.title !== null); }
  protected sectionKey(key: string) { return sectionKeys[key] ?? key; }
  protected wanted(it: Expectation) { return expectedLevel(it); }
  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }

  protected derive(wish: ExpectationsWish, it: Profile) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(deriveProfile, { params: { profileId: it.id }, body: { id: newId(), ...wish } });
      await this.router.navigateByUrl(places.profile(id));
    });
  }

  protected change({ title: _, organisation: __, ...wish }: ExpectationsWish, it: Profile) {
    return this.deed.run(async () => {
      this.said.set(null);
      await this.api.send(changeExpectations, { params: { profileId: it.id }, body: { seen: it.revisions[0]?.number ?? 0, ...wish } });
      this.said.set('competencies.changed');
      this.profile.reload();
    });
  }

  protected tryOut({ effectiveFrom, expectations }: ExpectationsWish, it: Profile) {
    return this.deed.run(async () => {
      this.tried.set(null);
      this.tried.set(await this.api.send(tryExpectations, { params: { profileId: it.id }, body: { effectiveFrom, expectations } }));
    });
  }

  protected wrote() {
    this.said.set('competencies.levelsSaved');
    this.profile.reload();
  }

  protected give(event: Event, it: Profile) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(giveProfile, { params: { profileId: it.id }, body: { id: newId(), personId: this.person(), from: this.from(), reason: '' } });
      this.said.set('competencies.given');
    });
  }
}
