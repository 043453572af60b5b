import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readHelpOnLevels, readWhyThisLevel, requestSignOff, type WhyThisLevel } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { AskAndTell } from '../help/ask-and-tell';
import { Attest } from '../learning/attest';
import { Api, newId, places, SessionStore } from '../platform';
import { AsOfDay, Async, carriedIn, Deed, LevelSteps, PageHeader, Said, Share, When } from '../ui';
import { DisputeNote } from './dispute-note';
import { EvidenceLines } from './evidence-lines';
import { ProofTree } from './proof-tree';
import { SignOffHistory } from './sign-off-history';

@Component({
  selector: 'app-why-this-level-page',
  imports: [AsOfDay, AskAndTell, Async, Attest, DisputeNote, EvidenceLines, LevelSteps, MatButton, PageHeader, ProofTree, RouterLink, Said, Share, SignOffHistory, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'evidence.why' | transloco" />
    <app-as-of-day [asOf]="asOf()" [knownOn]="knownOn()" />
    <app-async [of]="why">
      @if (why.value(); as it) {
        <p><a [routerLink]="places.skills(it.person.id)" [queryParams]="days()">{{ it.person.name }}</a> · <strong [appSaid]="it.name"></strong> · {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (knownOn(); as day) {, {{ 'reporting.knownOn' | transloco }} {{ day | when }} }</p>
        <app-level-steps [held]="it.held" [expected]="expected(it)" [carried]="carried(it)" />
        @if (carried(it).length > 0) { <p style="margin: 12px 0 0"><a [routerLink]="places.carriedOver(it.person.id)">{{ (session.may('carried-over.confirm') && !own() ? 'carriedOver.toConfirm' : 'carriedOver.seeAll') | transloco }}</a></p> }
        @if (own() && now() && it.held > 0 && carried(it).length === 0 && session.may('attestation.issue')) { @if (reached(it); as level) { <app-attest [of]="{ kind: 'level', competencyId: it.competencyId, level }" /> } }
        @if (it.next; as next) {
          <section class="card" style="margin-top: 16px"><h2 style="margin-top: 0">{{ 'evidence.missingFor' | transloco: { level: next.level } }}</h2>
            @for (way of next.ways; track $index) {
              @for (step of way; track $index) {
                @if (step.kind === 'quiz') {
                  <div class="row"><span>{{ 'evidence.ruleQuiz' | transloco: { atLeast: (step.atLeast | share) } }}</span>@if (own() && step.courseId && step.unitId) { <a matButton="filled" [routerLink]="places.unit(step.courseId, step.unitId)">{{ 'evidence.openQuiz' | transloco }}</a> }</div>
                } @else if (step.kind === 'checklist') {
                  <div class="row"><span>{{ 'evidence.ruleChecklist' | transloco }} {{ step.title }}</span><a matButton="outlined" [routerLink]="own() ? places.unit(step.courseId, step.unitId) : places.checklist(it.person.id, step.unitId)">{{ 'checklists.open' | transloco }}<span class="sr"> {{ step.title }}</span></a></div>
                } @else if (step.kind === 'recurring') {
                  <div class="row"><span>{{ 'evidence.ruleRecurring' | transloco }}</span><a matButton="outlined" [routerLink]="places.recurring(it.person.id, it.competencyId)">{{ 'recurring.open' | transloco }}</a></div>
                } @else if (step.kind !== 'signOff') {
                  <div class="row"><span>{{ pieceRules[step.kind] | transloco }}</span>@if (own() ? step.kind !== 'external' : step.kind === 'external' && session.may('evidence.enter-external')) { <a matButton="outlined" [routerLink]="places.pieces(it.person.id, it.competencyId)">{{ (own() ? 'pieces.handIn' : 'pieces.enter') | transloco }}</a> }</div>
                } @else if (step.requestId) { <p>{{ 'evidence.asked' | transloco }} <a [routerLink]="places.signOff(step.requestId)">{{ 'evidence.seeRequest' | transloco }}</a></p> }
                @else if (own() && now() && !disputed(it, next.level)) {
                  <p>{{ (step.raters === 1 ? 'evidence.ruleSignOff' : 'evidence.ruleSignOffs') | transloco: { raters: step.raters } }}</p>
                  <form class="stack" (submit)="ask($event, it, next.level)"><label class="field">{{ 'evidence.note' | transloco }}<textarea name="note" rows="2" maxlength="1000" (input)="keep($event)"></textarea></label>
                    <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'evidence.ask' | transloco }}</button></div></form>
                } @else { <p>{{ (step.raters === 1 ? 'evidence.ruleSignOff' : 'evidence.ruleSignOffs') | transloco: { raters: step.raters } }}</p> }
              }
              @if (!$last) { <p class="quiet">{{ 'evidence.or' | transloco }}</p> }
            }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          </section>
        }
        @if (session.may('sign-off.read')) { <p style="margin: 12px 0 0"><a [routerLink]="places.pieces(it.person.id, it.competencyId)">{{ 'pieces.open' | transloco }}</a> · <a [routerLink]="places.recurring(it.person.id, it.competencyId)">{{ 'recurring.open' | transloco }}</a></p> }
        @for (level of it.levels; track level.level) {
          <section class="card"><h2 style="margin-top: 0">{{ 'evidence.levelHeading' | transloco: { level: level.level } }} – {{ (level.carriedOverUntil ? 'carriedOver.cell' : level.counts ? 'evidence.held' : level.held ? 'evidence.kept' : 'evidence.toAcquire') | transloco: { day: (level.carriedOverUntil | when) } }}@if (level.endsOn; as day) { · {{ 'evidence.endsOn' | transloco: { day: (day | when) } }} }</h2>
            @for (change of level.refresh; track change.version) { <p role="note"><span aria-hidden="true">↻</span> {{ 'evidence.refreshed' | transloco: { course: change.course, on: (change.on | when), version: change.version, reason: change.reason } }} <a [routerLink]="places.course(change.courseId)">{{ 'evidence.openCourse' | transloco }}</a></p>@if (change.activities.length > 0) { <ul class="plain">@for (one of change.activities; track one.unitId) { <li>{{ changes[one.change] | transloco }} @if (one.change === 'removed') { {{ one.title }} } @else { <a [routerLink]="places.unit(change.courseId, one.unitId)">{{ one.title }}</a> }</li> }</ul> } }
            <p [appSaid]="level.statement"></p><app-proof-tree [personId]="it.person.id" [competencyId]="it.competencyId" [proof]="level.proof" />@if (level.dispute; as dispute) { <app-dispute-note [dispute]="dispute" [held]="level.held" /> }<p class="quiet" style="margin: 8px 0 0">{{ 'evidence.ruleVersion' | transloco: { version: level.ruleVersion } }}@if (level.asked.version !== level.ruleVersion) {. {{ 'evidence.ruleAsked' | transloco: { version: level.asked.version, from: (level.asked.from | when) } }} }</p>
            @if (level.evidence.length > 0) { <app-evidence-lines [level]="level.level" [lines]="level.evidence" (changed)="why.reload()" /> }
            @if (helpOn(level.level); as place) { <app-ask-and-tell [place]="place" [label]="('evidence.levelHeading' | transloco: { level: level.level })" (changed)="help.reload()" /> }</section>
        }
        <app-sign-off-history [personId]="it.person.id" [competencyId]="it.competencyId" [asOf]="asOf()" [knownOn]="knownOn()" (changed)="why.reload()" />
      }
    </app-async>
  `,
})
export class WhyThisLevelPage {
  readonly personId = input.required<string>();
  readonly competencyId = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly own = computed(() => this.session.person()?.id === this.personId());
  protected readonly days = computed(() => ({ asOf: this.asOf(), knownOn: this.knownOn() }));
  /** Whether what stands now is read, and not another day: only then is anything asked for. */
  protected readonly now = computed(() => this.asOf() === undefined && this.knownOn() === undefined);
  protected readonly why = this.api.read(readWhyThisLevel, () => ({ params: { personId: this.personId(), competencyId: this.competencyId() }, query: this.days() }));
  protected readonly help = this.api.read(readHelpOnLevels, () => (this.own() && this.session.may('help.ask') ? { params: { competencyId: this.competencyId() } } : undefined));
  protected readonly pieceRules = { workSample: 'evidence.ruleWorkSample', certificate: 'evidence.ruleCertificate', external: 'evidence.ruleExternal' } as const;
  protected readonly changes = { added: 'evidence.unitAdded', changed: 'evidence.unitChanged', removed: 'evidence.unitRemoved' } as const;
  private readonly note = signal('');

  /** The level that is held, as one of those that can be. */
  protected reached(it: WhyThisLevel) { return it.levels.find((one) => one.level === it.held)?.level ?? null; }
  protected carried(it: WhyThisLevel) { return carriedIn(it.levels); }
  /** Two raters disagree about it: a third settles it, and nobody is asked meanwhile. */
  protected disputed(it: WhyThisLevel, level: number) { return it.levels.some((one) => one.level === level && one.dispute !== null && one.dispute.settled === null); }
  protected helpOn(level: number) { return this.help.hasValue() ? this.help.value().places.find(({ thing }) => thing.about === 'level' && thing.level === level) : undefined; }
  protected expected(it: WhyThisLevel) { return expectedLevel(it.expectation); }
  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.note.set(event.target.value); }

  protected ask(event: Event, it: WhyThisLevel, level: 1 | 2 | 3 | 4) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(requestSignOff, { body: { id: newId(), competencyId: it.competencyId, level, note: this.note() } });
      this.why.reload();
    });
  }
}
