import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewCampaign, type CampaignPreview } from '@palier/contracts';
import type { AudienceRule } from '@palier/domain';
import { BecauseList } from '../audiences/because-list';
import { Api, places, SessionStore } from '../platform';
import { Deed, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';
import { DayOffWords } from './day-off';
import { DaysLeftWords } from './days-left';
import { PaceWords } from './pace';

/** What a launch would do: who is asked what and why, how long it takes, who knows it already, and whether the day is realistic. */
@Component({
  selector: 'app-campaign-preview',
  imports: [BecauseList, DayOffWords, DaysLeftWords, MatButton, PaceWords, PassedOverWords, RouterLink, TranslocoPipe, When],
  template: `
    @let it = of();
    @if (it.asked === 0) { <p><strong>{{ (it.already.only > 0 ? 'campaigns.allAsked' : it.knows > 0 ? 'campaigns.allKnow' : 'campaigns.nobody') | transloco }}</strong></p> }
    @else {
      <p><strong>{{ 'campaigns.asks' | transloco: { asked: it.asked, minutes: it.minutes } }}</strong> {{ 'campaigns.most' | transloco: { minutes: it.most } }}</p>
      <app-pace [of]="it.pace" />
      @if (it.dayOff; as off) {
        <app-day-off [of]="off" [day]="dueOn()" (choose)="choose.emit($event)" />
      }
      <ul>@for (course of it.courses; track course.id) { <li><a [routerLink]="places.course(course.id)" [attr.lang]="course.lang">{{ course.title }}</a> – {{ 'campaigns.perCourse' | transloco: { people: course.people, minutes: course.minutes } }}</li> }</ul>
      <h3>{{ 'campaigns.whoAsked' | transloco: { count: it.asked } }}</h3>
      <ul class="people">@for (one of people(); track one.person.id) {
        <li><div><a [routerLink]="places.skills(one.person.id)">{{ one.person.name }}</a><br /><span class="quiet"><app-because [of]="one.because" [names]="names()" /></span></div>
          <div>@for (step of one.steps; track step.unitId; let last = $last) { <span [attr.lang]="step.lang">{{ step.title }}</span>{{ last ? '' : ', ' }} }<br /><span class="quiet">{{ 'learning.minutes' | transloco: { minutes: one.minutes } }} · {{ (one.current ? 'campaigns.knowsUpTo' : 'campaigns.knowsNone') | transloco: { name: one.current } }}@if (one.dueOn !== dueOn()) {<br /><strong>{{ 'workdays.ownDay' | transloco: { day: weekday(one.dueOn) + ' ' + (one.dueOn | when), said: (dueOn() | when) } }}</strong>&ngsp;<app-passed-over [of]="one.duePassed" />}<br /><app-days-left [of]="one.left" [fits]="one.fits" /></span></div></li>
      }</ul>
      @if (it.asked > people().length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: people().length, total: it.asked } }}</p><div class="no-print"><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="showMore('people')">{{ 'releases.more' | transloco }}<span class="sr"> {{ 'campaigns.whoAsked' | transloco: { count: it.asked } }}</span></button></div> }
    }
    @if (it.already.people > 0) {
      <p>{{ 'campaigns.askedAlready' | transloco: { count: it.already.people, only: it.already.only } }}</p>
      <ul>@for (one of it.already.by; track one.id) { <li><a [routerLink]="places.campaign(one.id)">{{ 'campaigns.byCampaign' | transloco: { by: one.by, day: (one.at | when) } }}</a> – {{ 'campaigns.peopleOf' | transloco: { count: one.people } }}</li> }</ul>
    }
    @if (it.knows > 0) {
      <details><summary>{{ 'campaigns.whoKnows' | transloco: { count: it.knows } }}</summary>
        <ul>@for (one of knowing(); track one.person.id) { <li>{{ one.person.name }}&ngsp;<span class="quiet"><app-because [of]="one.because" [names]="names()" /></span></li> }</ul>
        @if (it.knows > knowing().length) { <button class="no-print" matButton="outlined" type="button" [disabled]="deed.busy()" (click)="showMore('knowing')">{{ 'releases.more' | transloco }}<span class="sr"> {{ 'campaigns.whoKnows' | transloco: { count: it.knows } }}</span></button> }</details>
    }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (it.unconcerned > 0) { <p class="quiet">{{ 'campaigns.unconcerned' | transloco: { count: it.unconcerned } }}</p> }
  `,
  styles: `:host { display: grid; gap: 8px; } p, h3 { margin: 0; max-width: none; } .people { list-style: none; padding: 0; margin: 0; display: grid; gap: 10px; } .people li { display: grid; grid-template-columns: 220px 1fr; gap: 2px 12px; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .people li { grid-template-columns: 1fr; } }`,
})
export class CampaignPreviewPart {
  readonly of = input.required<CampaignPreview>();
  readonly releaseId = input.required<string>();
  readonly rule = input.required<AudienceRule | null>();
  readonly dueOn = input.required<string>();
  /** Another day is better. */
  readonly choose = output<string>();
  /** What was previewed is no longer so: it is to be reckoned anew. */
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  /** More pages than the first, as long as they are of the same preview. */
  private readonly more = linkedSignal<string, readonly CampaignPreview[]>({ source: () => this.of().seen, computation: () => [] });
  protected readonly people = computed(() => [...new Map([this.of(), ...this.more()].flatMap((it) => it.people).map((it) => [it.person.id, it])).values()]);
  protected readonly knowing = computed(() => [...new Map([this.of(), ...this.more()].flatMap((it) => it.knowing).map((it) => [it.person.id, it])).values()]);
  protected readonly names = computed(() => [this.of(), ...this.more()].flatMap((it) => it.names));

  protected weekday(day: string) { return new Intl.DateTimeFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)); }

  protected showMore(list: 'people' | 'knowing') {
    const after = this[list]().at(-1)?.person.id;
    return this.deed.run(async () => {
      const page = await this.api.send(previewCampaign, { params: { releaseId: this.releaseId() }, body: { rule: this.rule(), dueOn: this.dueOn(), after: { [list]: after } } });
      if (page.seen === this.of().seen) this.more.update((all) => [...all, { ...page, people: list === 'people' ? page.people : [], knowing: list === 'knowing' ? page.knowing : [] }]);
      else this.changed.emit();
    });
  }
}
