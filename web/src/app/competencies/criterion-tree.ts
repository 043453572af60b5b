import { Component, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Criterion, Place } from '@palier/domain';
import { PartDoes, TreeEditor } from '../ui';
import { kindKeys } from './criterion-words';

const fresh: Readonly<Record<Criterion['kind'], Criterion>> = { all: { kind: 'all', of: [{ kind: 'signOff', raters: 1 }] }, any: { kind: 'any', of: [{ kind: 'signOff', raters: 1 }] }, quiz: { kind: 'quiz', atLeast: 0.8 }, signOff: { kind: 'signOff', raters: 1 }, checklist: { kind: 'checklist' }, workSample: { kind: 'workSample' }, certificate: { kind: 'certificate' }, external: { kind: 'external' }, recurring: { kind: 'recurring' } };

/** The tree of a rule, one line a part, what stands in a group set in below it. Every line can be added to, moved, wrapped and taken out by keyboard; focus follows what moved. */
@Component({
  selector: 'app-criterion-tree',
  imports: [PartDoes, TranslocoPipe],
  template: `
    <div class="stack" style="gap: 8px; grid-template-columns: minmax(0, 1fr)">
      @for (line of lines(); track line.key) {
        <div role="group" [attr.aria-label]="'criteria.part' | transloco: { number: line.number }" class="part" [style.margin-inline-start]="line.indent" [attr.data-place]="line.key">
          <div class="what">
            <select class="input kind" data-does="kind" [attr.aria-label]="'criteria.kindOf' | transloco: { number: line.number }" (change)="choose(line.place, $event)">@for (kind of kinds; track kind) { <option [value]="kind" [selected]="kind === line.part.kind">{{ keys[kind] | transloco }}</option> }</select>
            @if (line.part.kind === 'quiz') { <label class="amount">{{ 'criteria.atLeast' | transloco }} <input class="input" type="number" min="1" max="100" step="1" inputmode="numeric" required [value]="percent(line.part.atLeast)" (input)="mark(line.place, text($event))" /> %</label> }
            @if (line.part.kind === 'signOff') { <label class="amount">{{ 'criteria.raters' | transloco }} <input class="input" type="number" min="1" max="4" step="1" inputmode="numeric" required [value]="line.part.raters" (input)="rate(line.place, text($event))" /></label> }
          </div>
          <app-part-does [number]="line.number" [whole]="line.place.length === 0" [first]="line.first" [last]="line.last" (does)="act($event, line.place)" />
        </div>
      }
    </div>
  `,
  styles: `
    .part { border-inline-start: 3px solid var(--mat-sys-primary); padding: 4px 0 4px 12px; }
    .what { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
    .what .kind { width: 100%; max-width: 340px; }
    .amount { display: flex; gap: 8px; align-items: center; }
    .amount .input { width: 84px; }
  `,
})
export class CriterionTree extends TreeEditor<Criterion> {
  readonly criterion = model.required<Criterion>();
  protected override readonly whole = this.criterion;
  protected override readonly fresh = fresh;
  protected override readonly added = fresh.signOff;
  protected readonly keys = kindKeys;
  protected readonly kinds = ['quiz', 'signOff', 'checklist', 'recurring', 'workSample', 'certificate', 'external', 'any', 'all'] as const;

  protected percent(share: number) { return Number.isFinite(share) ? Math.round(share * 100) : ''; }
  protected choose(place: Place, event: Event) { const kind = this.kinds.find((it) => it === this.text(event)); if (kind !== undefined) this.become(place, kind); }
  protected mark(place: Place, percent: string) { this.put(place, { kind: 'quiz', atLeast: Number(percent) / 100 }); }
  protected rate(place: Place, raters: string) { this.put(place, { kind: 'signOff', raters: Number(raters) }); }
}
