import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Cause } from '@palier/contracts';
import { places } from '../platform';
import { Say, When } from '../ui';
import { kindShapes, kindWords, MovedBy } from './movement-sum';

export const ways: Readonly<Record<Cause['way'], string>> = { proved: 'movement.proved', ended: 'movement.ended', suspended: 'movement.suspended', resumed: 'movement.resumed', notHeld: 'movement.notHeld', learnedLater: 'movement.learnedLater', neverCounted: 'movement.neverCounted', profileGiven: 'movement.profileGiven', profileEnded: 'movement.profileEnded', expectation: 'movement.expectation', scale: 'movement.scale', rule: 'movement.rule' };
const proofs: Readonly<Record<Cause['proofs'][number]['kind'], string>> = { quiz: 'movement.byQuiz', signOff: 'movement.bySignOff', checklist: 'movement.byChecklist', carriedOver: 'movement.byCarriedOver', workSample: 'movement.byWorkSample', certificate: 'movement.byCertificate', external: 'movement.byExternal', recurring: 'movement.byRecurring' };

/** What moved, one cause after the other, each with its proof. */
@Component({
  selector: 'app-cause-list',
  imports: [MovedBy, RouterLink, Say, TranslocoPipe, When],
  template: `
    <ol class="list">@for (it of causes(); track $index) {
      <li class="card"><div class="row"><h3 style="margin: 0">{{ it.name | say }}</h3><span class="kind"><span aria-hidden="true">{{ shapes[it.kind] }}</span> {{ words[it.kind] | transloco }}</span></div>
        <p class="figures">@if (it.from.level !== it.to.level) { <span>{{ 'movement.level' | transloco }} <strong>{{ it.from.level ?? ('movement.unknown' | transloco) }} → {{ it.to.level ?? ('movement.unknown' | transloco) }}</strong></span> }@if (it.from.expected !== it.to.expected) { <span>{{ 'movement.expected' | transloco }} <strong>{{ it.from.expected ?? ('movement.unknown' | transloco) }} → {{ it.to.expected ?? ('movement.unknown' | transloco) }}</strong></span> }<span>{{ 'movement.gap' | transloco }} <strong>{{ it.from.gap ?? ('movement.unknown' | transloco) }} → {{ it.to.gap ?? ('movement.unknown' | transloco) }}</strong>@if (it.moved.gap !== 0) { ({{ it.moved.gap | moved }}) }</span></p>
        <p style="margin: 0">{{ sentence(it) | transloco: { day: (it.on | when), profile: (it.profile | say), by: it.by ?? '' } }}@if (it.reason) {&ngsp;<span class="quiet">{{ 'movement.because' | transloco: { reason: it.reason } }}</span> }</p>
        <p class="quiet" style="margin: 4px 0 0">@for (proof of once(it); track proof.id) { <span>{{ proofKey(proof) | transloco: { by: proof.by ?? '', title: (proof.title | say), day: (proof.on | when) } }}</span>&ngsp; }<a [routerLink]="places.why(personId(), it.competencyId)" [queryParams]="{ asOf: it.on }">{{ 'evidence.why' | transloco }}<span class="sr"> {{ it.name | say }}</span></a></p></li>
    }</ol>
  `,
  styles: `.figures { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 6px 0; font-variant-numeric: tabular-nums; } .kind { color: var(--held); font-weight: 560; }`,
})
export class CauseList {
  readonly personId = input.required<string>();
  readonly causes = input.required<readonly Cause[]>();
  protected readonly places = places;
  protected readonly words = kindWords;
  protected readonly shapes = kindShapes;

  protected sentence(it: Cause) { return ways[it.way]; }
  protected proofKey(it: Cause['proofs'][number]) { return proofs[it.kind]; }
  /** One signature proves several levels, a row each: it is said once. */
  protected once(it: Cause) { return [...new Map(it.proofs.map((proof) => [`${proof.kind}/${proof.on}/${proof.by}/${JSON.stringify(proof.title)}`, proof])).values()]; }
}
