import { afterNextRender, Component, computed, ElementRef, inject, Injector, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { addAt, moveAt, partAt, placesIn, removeAt, replaceAt, wrapAt, type Criterion, type Place } from '@palier/domain';
import { type PartDeed, PartDoes } from '../ui';
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
            <select class="input kind" data-does="kind" [attr.aria-label]="'criteria.kindOf' | transloco: { number: line.number }" (change)="become(line.place, text($event))">@for (kind of kinds; track kind) { <option [value]="kind" [selected]="kind === line.part.kind">{{ keys[kind] | transloco }}</option> }</select>
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
export class CriterionTree {
  readonly criterion = model.required<Criterion>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly keys = kindKeys;
  protected readonly kinds = ['quiz', 'signOff', 'checklist', 'recurring', 'workSample', 'certificate', 'external', 'any', 'all'] as const;
  protected readonly lines = computed(() => placesIn(this.criterion()).map(({ place, part }) => {
    const index = place.at(-1) ?? 0;
    const parent = place.length === 0 ? undefined : partAt(this.criterion(), place.slice(0, -1));
    return { place, part, key: place.join('.'), number: ['1', ...place.map((it) => it + 1)].join('.'), indent: `min(${place.length * 20}px, ${place.length * 5}vw)`, first: index === 0, last: parent === undefined || !('of' in parent) || index === parent.of.length - 1 };
  }));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected percent(share: number) { return Number.isFinite(share) ? Math.round(share * 100) : ''; }

  protected become(place: Place, kind: string) {
    const before = partAt(this.criterion(), place);
    const next = this.kinds.find((it) => it === kind);
    if (before === undefined || next === undefined) return;
    // A group that becomes the other kind keeps its parts; a part that becomes a group is its first.
    this.put(replaceAt(this.criterion(), place, next === 'all' || next === 'any' ? { kind: next, of: 'of' in before ? before.of : [before] } : fresh[next]), place, 'kind');
  }

  protected mark(place: Place, percent: string) { this.criterion.set(replaceAt(this.criterion(), place, { kind: 'quiz', atLeast: Number(percent) / 100 })); }
  protected rate(place: Place, raters: string) { this.criterion.set(replaceAt(this.criterion(), place, { kind: 'signOff', raters: Number(raters) })); }
  protected act(does: PartDeed, place: Place) {
    switch (does) {
      case 'add': this.add(place); break;
      case 'wrap': this.wrap(place); break;
      case 'up': this.move(place, -1); break;
      case 'down': this.move(place, 1); break;
      case 'remove': this.remove(place);
    }
  }
  private add(place: Place) {
    const part = partAt(this.criterion(), place);
    this.put(addAt(this.criterion(), place, fresh.signOff), [...place, part !== undefined && 'of' in part ? part.of.length : 1], 'kind');
  }
  private wrap(place: Place) { this.put(wrapAt(this.criterion(), place, 'all'), place, 'kind'); }
  private move(place: Place, by: -1 | 1) { this.put(moveAt(this.criterion(), place, by), [...place.slice(0, -1), (place.at(-1) ?? 0) + by], by === 1 ? 'down' : 'up'); }
  private remove(place: Place) { this.put(removeAt(this.criterion(), place), place.slice(0, -1), 'add'); }

  /** Focus goes where the part went; a button that can do no more there gives it to the next one that can. */
  private put(next: Criterion, place: Place, does: string) {
    this.criterion.set(next);
    afterNextRender(() => {
      const line = this.host.nativeElement.querySelector(`[data-place="${place.join('.')}"]`);
      const wanted = line?.querySelector<HTMLButtonElement | HTMLSelectElement>(`[data-does="${does}"]`);
      (wanted?.disabled === false ? wanted : line?.querySelector<HTMLSelectElement>('[data-does="kind"]'))?.focus();
    }, { injector: this.injector });
  }
}
