import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionStatistics } from '@palier/contracts';
import { Share } from '../ui';
import { FacilityNote } from './facility-note';
import { SuspicionNote } from './suspicion-note';

/** How one version of a question was answered: in words, then option by option, and what follows from it. */
@Component({
  selector: 'app-item-evidence',
  imports: [FacilityNote, Share, SuspicionNote, TranslocoPipe],
  template: `
    @let it = version();
    <p><app-facility-note [of]="it" /> @if (it.discrimination; as tells) { {{ (tells.low > 0 ? 'bank.tellsApart' : tells.high < 0 ? 'bank.tellsBackwards' : 'bank.tellsLittle') | transloco }} }</p>
    @for (suspicion of it.suspicions; track $index) { <app-suspicion-note class="card" [suspicion]="suspicion" [questionId]="questionId()" [version]="it" (changed)="changed.emit()" /> }
    @if (it.options.length > 0) {
      <table>
        <caption>{{ (opening() ? 'bank.whoOpened' : 'bank.whoChose') | transloco }}</caption>
        <thead><tr><th scope="col">{{ (opening() ? 'bank.firstReply' : 'bank.option') | transloco }}</th><th scope="col">{{ 'bank.everybody' | transloco }}</th><th scope="col">{{ 'bank.best' | transloco }}</th><th scope="col">{{ 'bank.worst' | transloco }}</th></tr></thead>
        <tbody>
          @for (option of it.options; track option.optionId) {
            <tr><th scope="row"><span [attr.lang]="lang()">{{ option.text }}</span>@if (option.correct) { <strong> ✓ {{ (opening() ? 'bank.onBestWay' : 'learning.rightOption') | transloco }}</strong> }</th>
              @for (share of [option.share, option.upper, option.lower]; track $index) { <td><span class="bar" aria-hidden="true"><span [class.key]="option.correct" [style.width.%]="share * 100"></span></span>{{ share | share }}</td> }</tr>
          }
        </tbody>
      </table>
      @if (blank() > 0) { <p class="quiet">{{ 'bank.blank' | transloco: { count: blank() } }}</p> }
    }
  `,
  styles: `
    table { width: 100%; table-layout: fixed; margin: 12px 0; } caption { text-align: left; font-weight: 560; padding-bottom: 8px; } th, td { text-align: left; vertical-align: top; padding: 8px 8px 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; font-weight: 400; } thead th { color: var(--quiet); font-size: 0.875rem; hyphens: auto; } th:first-child { width: 40%; }
    td { font-variant-numeric: tabular-nums; } .bar { display: block; height: 8px; border-radius: 3px; background: var(--line); overflow: hidden; margin: 6px 0 4px; } .bar span { display: block; height: 100%; background: var(--kept); } .bar .key { background: var(--held); }
  `,
})
export class ItemEvidence {
  readonly version = input.required<QuestionStatistics['versions'][number]>();
  readonly questionId = input.required<string>();
  readonly lang = input.required<string>();
  readonly changed = output();
  /** Whether one option is chosen at most. */
  readonly single = input.required<boolean>();
  /** Whether these are what was said first in a conversation. */
  readonly opening = input(false);
  /** People who chose none, where that can be told. */
  protected readonly blank = computed(() => (this.single() ? this.version().people - this.version().options.reduce((sum, it) => sum + it.people, 0) : 0));
}
