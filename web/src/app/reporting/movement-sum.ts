import { Component, inject, input, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MovementSum as Sum } from '@palier/contracts';
import { causeKinds, type CauseKind } from '@palier/domain';
import { SessionStore } from '../platform';

export const kindWords: Readonly<Record<CauseKind, string>> = { person: 'movement.person', requirement: 'movement.requirement', framework: 'movement.framework', expiry: 'movement.expiry', correction: 'movement.correction' };
/** A shape for each kind of cause, so that no colour speaks alone. */
export const kindShapes: Readonly<Record<CauseKind, string>> = { person: '●', requirement: '▲', framework: '▨', expiry: '○', correction: '↺' };

/** A difference as it is written: +2, −1, 0. */
@Pipe({ name: 'moved', pure: false })
export class MovedBy implements PipeTransform {
  private readonly session = inject(SessionStore);
  transform(value: number): string { return new Intl.NumberFormat(this.session.locale(), { signDisplay: 'exceptZero' }).format(value).replace('-', '−'); }
}

/** From how much to how much, and the parts whose sum is the difference. */
@Component({
  selector: 'app-movement-sum',
  imports: [MovedBy, TranslocoPipe],
  template: `
    @let it = sum();
    <div class="frame"><table>
      <caption class="sr">{{ 'movement.partsOf' | transloco }}</caption>
      <thead><tr><td></td><th scope="col">{{ 'movement.levels' | transloco }}</th><th scope="col">{{ 'movement.gap' | transloco }}</th></tr></thead>
      <tbody>
        <tr><th scope="row">{{ 'movement.before' | transloco }}</th><td>{{ it.from.levels }}</td><td>{{ it.from.gap }}</td></tr>
        @for (kind of kinds; track kind) { <tr><th scope="row"><span class="mark" aria-hidden="true">{{ shapes[kind] }}</span>{{ words[kind] | transloco }}</th><td>{{ it.parts[kind].level | moved }}</td><td>{{ it.parts[kind].gap | moved }}</td></tr> }
        <tr class="sum"><th scope="row">{{ 'movement.after' | transloco }}</th><td>{{ it.to.levels }} <span class="quiet">({{ it.moved.level | moved }})</span></td><td>{{ it.to.gap }} <span class="quiet">({{ it.moved.gap | moved }})</span></td></tr>
      </tbody>
    </table></div>
    <p class="quiet">{{ 'movement.covers' | transloco: { from: it.from.withExpectation, ofFrom: it.from.withLevels, to: it.to.withExpectation, ofTo: it.to.withLevels } }}</p>
  `,
  styles: `.frame { overflow-x: auto; margin-bottom: 8px; } table { font-variant-numeric: tabular-nums; } th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); } td { text-align: right; } thead th { text-align: right; } tbody th { font-weight: 400; } .sum > * { font-weight: 620; border-bottom: 0; } .mark { display: inline-block; width: 1.6em; color: var(--held); }`,
})
export class MovementSumTable {
  readonly sum = input.required<Sum>();
  protected readonly kinds = causeKinds;
  protected readonly words = kindWords;
  protected readonly shapes = kindShapes;
}
