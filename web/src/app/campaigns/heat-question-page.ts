import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readHeatQuestion } from '@palier/contracts';
import { QuestionWords } from '../bank/question-words';
import { Api, places } from '../platform';
import { Async, PageHeader } from '../ui';

/** A question that a campaign's people miss: what is right, and what they chose instead. Whoever has yet to answer it themselves reads how often it is missed alone. */
@Component({
  selector: 'app-heat-question-page',
  imports: [Async, PageHeader, QuestionWords, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="prompt()" [lang]="shown()?.lang ?? null" />
    <app-async [of]="page">
      @if (shown(); as it) {
        <p class="no-print"><a [routerLink]="places.campaign(it.campaignId)"><span aria-hidden="true">← </span>{{ 'campaigns.title' | transloco: { name: it.release.product + ' ' + it.release.name } }}</a></p>
        <p><strong>{{ 'campaigns.missed' | transloco: { percent: percent(it.missed, it.people) } }}</strong>&ngsp;<span class="quiet">{{ 'campaigns.answered' | transloco: { people: it.people } }}</span></p>
        @if (it.content; as content) {
          <section class="card"><app-question-words [content]="content" [lang]="it.lang" /></section>
          @if (it.options.length > 0) {
            <table><caption>{{ 'campaigns.whoChose' | transloco }}</caption>
              <thead><tr><th scope="col">{{ 'bank.option' | transloco }}</th><th scope="col">{{ 'campaigns.people' | transloco }}</th></tr></thead>
              <tbody>@for (option of it.options; track option.optionId) {
                <tr><th scope="row"><span [attr.lang]="it.lang">{{ option.text }}</span>@if (option.correct) { <strong> ✓ {{ 'learning.rightOption' | transloco }}</strong> }</th>
                  <td><span class="bar" aria-hidden="true"><span [class.key]="option.correct" [style.width.%]="percent(option.people, it.people)"></span></span>{{ option.people }}</td></tr>
              }</tbody></table>
          }
        } @else { <p class="card">{{ 'campaigns.yoursToAnswer' | transloco }}</p> }
        @if (it.mine) { <p class="no-print"><a [routerLink]="places.question(it.questionId)">{{ 'campaigns.inTheBank' | transloco }}</a></p> }
      }
    </app-async>
  `,
  styles: `
    table { width: 100%; max-width: 640px; table-layout: fixed; margin: 12px 0; } caption { text-align: left; font-weight: 560; padding-bottom: 8px; } th, td { text-align: left; vertical-align: top; padding: 8px 8px 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; font-weight: 400; } thead th { color: var(--quiet); font-size: 0.875rem; } th:first-child { width: 60%; }
    td { font-variant-numeric: tabular-nums; } .bar { display: block; height: 8px; border-radius: 3px; background: var(--line); overflow: hidden; margin: 6px 0 4px; } .bar span { display: block; height: 100%; background: var(--kept); } .bar .key { background: var(--held); } :host { overflow-wrap: anywhere; }
  `,
})
export class HeatQuestionPage {
  readonly campaignId = input.required<string>();
  readonly questionId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly page = this.api.read(readHeatQuestion, () => ({ params: { campaignId: this.campaignId(), questionId: this.questionId() } }));
  protected readonly shown = computed(() => (this.page.hasValue() ? this.page.value() : undefined));
  protected readonly prompt = computed(() => this.shown()?.prompt ?? '');

  protected percent(some: number, all: number) { return Math.round((100 * some) / all); }
}
