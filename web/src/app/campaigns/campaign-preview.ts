import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CampaignPreview } from '@palier/contracts';
import { places } from '../platform';
import { BecauseList } from './because-list';
import { DaysLeftWords } from './days-left';
import { PaceWords } from './pace';

/** What a launch would do: who is asked what and why, how long it takes, who knows it already, and whether the day is realistic. */
@Component({
  selector: 'app-campaign-preview',
  imports: [BecauseList, DaysLeftWords, PaceWords, RouterLink, TranslocoPipe],
  template: `
    @let it = of();
    @if (it.asked === 0) { <p><strong>{{ (it.knows > 0 ? 'campaigns.allKnow' : 'campaigns.nobody') | transloco }}</strong></p> }
    @else {
      <p><strong>{{ 'campaigns.asks' | transloco: { asked: it.asked, minutes: it.minutes } }}</strong> {{ 'campaigns.most' | transloco: { minutes: it.most } }}</p>
      <app-pace [of]="it.pace" />
      <ul>@for (course of it.courses; track course.id) { <li><a [routerLink]="places.course(course.id)" [attr.lang]="course.lang">{{ course.title }}</a> – {{ 'campaigns.perCourse' | transloco: { people: course.people, minutes: course.minutes } }}</li> }</ul>
      <h3>{{ 'campaigns.whoAsked' | transloco: { count: it.asked } }}</h3>
      <ul class="people">@for (one of it.people; track one.person.id) {
        <li><div><a [routerLink]="places.skills(one.person.id)">{{ one.person.name }}</a><br /><span class="quiet"><app-because [of]="one.because" [names]="it.names" /></span></div>
          <div>@for (step of one.steps; track step.unitId; let last = $last) { <span [attr.lang]="step.lang">{{ step.title }}</span>{{ last ? '' : ', ' }} }<br /><span class="quiet">{{ 'learning.minutes' | transloco: { minutes: one.minutes } }} · {{ (one.current ? 'campaigns.knowsUpTo' : 'campaigns.knowsNone') | transloco: { name: one.current } }}<br /><app-days-left [of]="one.left" [fits]="one.fits" /></span></div></li>
      }</ul>
      @if (it.asked > it.people.length) { <p class="quiet">{{ 'campaigns.shownFirst' | transloco: { shown: it.people.length, total: it.asked } }}</p> }
    }
    @if (it.knows > 0) {
      <details><summary>{{ 'campaigns.whoKnows' | transloco: { count: it.knows } }}</summary>
        <ul>@for (one of it.knowing; track one.person.id) { <li>{{ one.person.name }}&ngsp;<span class="quiet"><app-because [of]="one.because" [names]="it.names" /></span></li> }</ul></details>
    }
    @if (it.unconcerned > 0) { <p class="quiet">{{ 'campaigns.unconcerned' | transloco: { count: it.unconcerned } }}</p> }
  `,
  styles: `:host { display: grid; gap: 8px; } p, h3 { margin: 0; max-width: none; } .people { list-style: none; padding: 0; margin: 0; display: grid; gap: 10px; } .people li { display: grid; grid-template-columns: 220px 1fr; gap: 2px 12px; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .people li { grid-template-columns: 1fr; } }`,
})
export class CampaignPreviewPart {
  readonly of = input.required<CampaignPreview>();
  protected readonly places = places;
}
