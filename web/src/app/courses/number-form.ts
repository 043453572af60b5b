import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { numberInWords, type ContentOf } from '@palier/domain';
import { typed } from './words';

/** The number that is right, how far an answer may lie from it, and how its unit may be written. */
@Component({
  selector: 'app-number-form',
  imports: [TranslocoPipe],
  template: `
    @let it = content();
    <div class="two">
      <label class="field">{{ 'drafts.number' | transloco }}<input name="value" inputmode="decimal" maxlength="50" autocomplete="off" [value]="it.value" (input)="change({ value: typed($event) })" /></label>
      <label class="field">{{ 'drafts.tolerance' | transloco }}<input name="tolerance" inputmode="decimal" maxlength="50" autocomplete="off" [value]="it.tolerance.of" (input)="change({ tolerance: { by: it.tolerance.by, of: typed($event) } })" /></label>
      <label class="field">{{ 'drafts.toleranceBy' | transloco }}<select name="toleranceBy" (change)="by($event)"><option value="amount" [selected]="it.tolerance.by === 'amount'">{{ 'drafts.byAmount' | transloco }}</option><option value="percent" [selected]="it.tolerance.by === 'percent'">{{ 'drafts.byPercent' | transloco }}</option></select></label>
    </div>
    <label class="field wide">{{ 'drafts.units' | transloco }}<textarea name="units" rows="2" [value]="it.units.join('\\n')" (input)="spell($event)"></textarea></label>
    @if (it.value.trim()) { <p class="quiet">{{ 'drafts.numberIs' | transloco }} <strong>{{ inWords() }}</strong></p> }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr)); gap: 12px; align-items: end; }`,
})
export class NumberForm {
  readonly content = input.required<ContentOf<'numeric'>>();
  readonly changed = output<ContentOf<'numeric'>>();
  protected readonly typed = typed;
  protected readonly inWords = computed(() => numberInWords(this.content()));

  protected change(part: Partial<ContentOf<'numeric'>>) { this.changed.emit({ ...this.content(), ...part }); }
  protected by(event: Event) { this.change({ tolerance: { by: typed(event) === 'percent' ? 'percent' : 'amount', of: this.content().tolerance.of } }); }
  protected spell(event: Event) { this.change({ units: typed(event).split('\n').slice(0, 20).map((line) => line.slice(0, 50)) }); }
}
