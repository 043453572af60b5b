import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Proof } from '@palier/contracts';
import { places } from '../platform';
import { Share, When } from '../ui';
import { PieceProof } from './piece-proof';

/** A rule with its answers, each leaf with what met it: the attempt as it was seen, the checklist, the piece, the signature further down. */
@Component({
  selector: 'app-proof-tree',
  imports: [PieceProof, RouterLink, Share, TranslocoPipe, When],
  template: `
    @let it = proof();
    @switch (it.kind) {
      @case ('quiz') {
        <span aria-hidden="true">{{ it.held ? '✓' : '○' }}</span> {{ 'evidence.ruleQuiz' | transloco: { atLeast: (it.atLeast | share) } }}
        @if (it.best; as best) { – <a [routerLink]="places.result(best.attemptId)">{{ best.title }}</a>{{ 'evidence.bestScore' | transloco: { score: (best.score | share), questions: best.questions, when: (best.occurredAt | when) } }}@if (best.placement; as placement) {<br /><span class="quiet">{{ 'evidence.byPlacement' | transloco: { asked: best.questions, of: placement.of, rule: placement.rule } }}</span> }@if (best.corrected; as it) {<br /><span class="quiet">{{ 'evidence.scoreCorrected' | transloco: { when: (it.at | when), by: it.by, before: (it.before | share), reason: it.reason } }}</span> } }
      }
      @case ('signOff') {
        <span aria-hidden="true">{{ it.held ? '✓' : '○' }}</span> {{ (it.raters === 1 ? 'evidence.ruleSignOff' : 'evidence.ruleSignOffs') | transloco: { raters: it.raters } }}@if (!it.held && it.signed.length > 0) { – {{ 'evidence.signaturesMissing' | transloco: { missing: it.raters - it.signed.length } }} }
        @for (sign of it.signed; track sign.signOffId) { <div class="card" style="margin: 8px 0"><strong>{{ sign.rater }}</strong>, {{ sign.occurredAt | when }}&ngsp;<a class="no-print" [routerLink]="[]" [fragment]="'sign-off-' + sign.signOffId" queryParamsHandling="preserve">{{ 'evidence.seeSignature' | transloco }}<span class="sr"> {{ sign.rater }}</span></a>@if (sign.observed) { <p style="margin: 4px 0 0">{{ 'evidence.observed' | transloco }} {{ sign.observed }}</p> }</div> }
      }
      @case ('checklist') { <span aria-hidden="true">{{ it.held ? '✓' : '○' }}</span> {{ 'evidence.ruleChecklist' | transloco }}@if (it.done; as done) { <a [routerLink]="places.checklist(personId(), done.unitId)">{{ done.title }}</a>, {{ done.rater }}, {{ done.occurredAt | when }} } }
      @case ('recurring') {
        <span aria-hidden="true">{{ it.held ? '✓' : '○' }}</span> {{ 'evidence.ruleRecurring' | transloco }}
        @if (it.activity; as activity) { – <a [routerLink]="places.recurring(personId(), competencyId())">{{ activity.title }}</a>, {{ 'evidence.recurringDone' | transloco: { done: activity.done.length, times: activity.times } }}@if (activity.until; as day) { · <strong>{{ 'evidence.endsOn' | transloco: { day: (day | when) } }}</strong> }<ul class="plain">@for (one of activity.done; track one.evidenceId) { <li>{{ one.on | when }}, {{ 'evidence.recurringBy' | transloco: { by: one.by } }}</li> }</ul> }
      }
      @case ('workSample') { <app-piece-proof [proof]="it" /> }
      @case ('certificate') { <app-piece-proof [proof]="it" /> }
      @case ('external') { <app-piece-proof [proof]="it" /> }
      @case ('carriedOver') { <span aria-hidden="true">◇</span> {{ (it.statedBy ? 'carriedOver.proofBy' : 'carriedOver.proof') | transloco: { table: it.table, line: it.line, by: it.statedBy ?? '', on: (it.statedOn | when), until: (it.until | when) } }} }
      @default { {{ (it.kind === 'any' ? 'evidence.ruleAny' : 'evidence.ruleAll') | transloco }}
        <ul class="plain">@for (part of parts(it); track $index) { <li><app-proof-tree [personId]="personId()" [competencyId]="competencyId()" [proof]="part" /></li> }</ul> }
    }
  `,
})
export class ProofTree {
  readonly personId = input.required<string>();
  readonly competencyId = input.required<string>();
  readonly proof = input.required<Proof>();
  protected readonly places = places;
  protected parts(proof: Proof): Proof[] { return 'of' in proof ? proof.of : []; }
}
