import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { nameContact, tickStep, untickStep, type JourneyStep, type LiveSessionLine } from '@palier/contracts';
import { momentInWords } from '../live-sessions/words';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, Lasts, Said, Say, When } from '../ui';
import { ColleaguePicker } from './colleague-picker';
import { byWords, kindWords } from './words';

/** One step of an onboarding plan: what, whom to meet, by when, who does it; a box for whoever may tick it. */
@Component({
  selector: 'app-step-line',
  imports: [ColleaguePicker, Lasts, MatButton, RouterLink, Said, Say, TranslocoPipe, When],
  template: `
    @let it = step();
    <div class="line">
      @if (it.mine && (it.proof === null || it.ticked) && (it.waits === null || it.ticked)) { <input type="checkbox" [name]="'step-' + it.id" [attr.aria-labelledby]="'step-' + it.id" [checked]="it.ticked !== null" [disabled]="deed.busy()" (change)="toggle(it)" /> }
      @else { <span class="mark" aria-hidden="true">{{ it.done ? '●' : it.waits ? '◌' : '○' }}</span> }
      <div>
        <p class="what" [id]="'step-' + it.id"><span class="sr">{{ (it.done ? 'onboarding.done' : 'onboarding.toDo') | transloco }} </span><span class="quiet">{{ kinds[it.kind] | transloco }}</span>&ngsp;<strong [appSaid]="it.title"></strong>@if (it.contact; as contact) { <span> – {{ contact.person?.name ?? contact.words }}</span> }@if (it.minutes; as minutes) {&ngsp;<span class="quiet lasts">· {{ minutes | lasts }}</span> }</p>
        <p class="about">
          @if (withPerson()) { <a [routerLink]="places.journey(it.person.id)">{{ it.person.name }}</a> · }
          @if (it.proof?.since; as since) { {{ (it.proof.before ? 'onboarding.knownSince' : it.article ? 'articles.acknowledged' : it.cell ? 'onboarding.signedOn' : 'onboarding.finishedOn') | transloco: { day: (since | when), when: (since | when) } }} }
          @else if (it.ticked; as ticked) { {{ 'onboarding.doneBy' | transloco: { by: ticked.by.name, at: (ticked.at | when) } }} }
          @else {
            @if (it.late) { <span class="late"><span aria-hidden="true">▲</span> {{ 'onboarding.late' | transloco: { day: (it.dueOn | when) } }}</span> } @else { {{ 'onboarding.due' | transloco: { day: (it.dueOn | when) } }} }
            · @if (it.namedBy; as by) { <span class="unnamed">{{ 'onboarding.toBeNamedBy' | transloco: { name: by.name } }}</span> } @else if (it.mine) { {{ 'onboarding.yours' | transloco }} } @else { {{ byWords[it.ownedAs ?? 'person'] | transloco: { name: it.owner?.name ?? '' } }} }
          }
          @if (it.cell; as cell) { · <span [appSaid]="cell.name"></span>, {{ 'assignments.level' | transloco: { level: cell.level } }} }
          @if (it.course; as course) { · <a [routerLink]="places.course(course.id)">{{ course.title }}</a> }
          @if (it.article; as article) { · @if (session.may('article.read')) { <a [routerLink]="places.article(article.id)">{{ article.title }}</a> } @else { {{ article.title }} } }
          @if (it.link) { · <a [href]="it.link" target="_blank" rel="noopener noreferrer">{{ 'onboarding.open' | transloco }}<span class="sr"> {{ it.title | say }}</span></a> }
        </p>
        @if (it.proof; as proof) {
          @if (it.done && proof.since) { @if (proofAt(it); as to) { <p class="about"><a [routerLink]="to">{{ 'onboarding.seeProof' | transloco }}<span class="sr"> {{ it.title | say }}</span></a></p> } }
          @else if (!it.done) {
            @if (proof.lostAt; as at) { <p class="lost"><span aria-hidden="true">▲</span> {{ (it.article ? 'onboarding.articleNewer' : it.cell ? 'onboarding.signatureLost' : 'onboarding.proofLost') | transloco: { day: (at | when) } }}</p> }
            <p class="about">{{ (it.article ? 'onboarding.doneByReading' : it.cell ? 'onboarding.doneBySignature' : 'onboarding.doneByCourse') | transloco }}@if (!beside()) { @if (proof.progress; as so) {&ngsp;{{ 'learning.done' | transloco: { done: so.done, of: so.of } }}.}
              @if (goOn(it); as to) { <a [routerLink]="to">{{ (it.article ? 'onboarding.toArticle' : it.cell ? 'onboarding.toSignature' : proof.progress?.done === 0 ? 'learning.begin' : 'learning.resume') | transloco }}<span class="sr"> {{ it.title | say }}</span></a> } }</p>
          }
        }
        @if (it.waits; as waits) { <p class="waits">{{ (waits.rule === 'any' && waits.for.length > 1 ? 'onboarding.waitsAny' : 'onboarding.waits') | transloco }} @for (one of waits.for; track one.id; let last = $last) { <q [appSaid]="one.title"></q>@if (one.by; as by) { <span> ({{ (by.id === me() ? 'onboarding.yours' : byWords[one.as ?? 'person']) | transloco: { name: by.name } }})</span> }@if (!last) {, } }</p> }
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        @if (meeting(); as its) { <p class="about"><a [routerLink]="places.liveSession(its.id)">{{ 'liveSessions.seeStep' | transloco: { moment: moment(its) } }}</a></p> }
        @else if (manages() && it.kind === 'meet' && !it.done) { <p class="about no-print"><a [routerLink]="places.planSession" [queryParams]="{ step: it.id }">{{ 'liveSessions.planStep' | transloco }}<span class="sr"> {{ it.title | say }}</span></a></p> }
        @if (manages() && it.kind === 'meet' && !it.done) {
          <details class="no-print"><summary>{{ (it.contact ? 'onboarding.nameAnew' : 'onboarding.nameThem') | transloco }}<span class="sr"> {{ it.title | say }}</span></summary>
            <form class="stack" (submit)="name($event, it)">
              <app-colleague-picker [name]="'contact'" [label]="'onboarding.colleague'" [without]="it.person.id" (chosen)="colleague.set($event)" />
              <label class="field">{{ 'onboarding.outside' | transloco }}<input name="outside" maxlength="200" [disabled]="colleague() !== ''" [value]="outside()" (input)="keep($event)" /></label>
              <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || (colleague() === '' && outside().trim() === '')">{{ 'onboarding.save' | transloco }}</button></div></form></details>
        }
      </div>
    </div>
  `,
  styles: `
    .line { display: grid; grid-template-columns: 24px 1fr; gap: 12px; padding: 10px 0; } .line input[type=checkbox] { width: 22px; height: 22px; margin: 1px 0 0; accent-color: var(--held); } .mark { color: var(--held); text-align: center; }
    .what, .about, .waits { margin: 0; } .waits { font-weight: 560; } q::before { content: '«\\202f'; } q::after { content: '\\202f»'; } q:lang(en)::before { content: '“'; } q:lang(en)::after { content: '”'; } .about { color: var(--quiet); } .lasts { white-space: nowrap; } .late { color: var(--mat-sys-error); font-weight: 620; } .lost { margin: 0; color: var(--to-acquire); font-weight: 620; } .unnamed { color: var(--to-acquire); font-weight: 620; } summary { cursor: pointer; padding: 4px 0; } form { margin: 8px 0; }
  `,
})
export class StepLine {
  readonly step = input.required<JourneyStep>();
  /** Whose plan it is stands beside it, where it does not go without saying. */
  readonly withPerson = input(false);
  /** Whoever follows the new hire names whom they meet. */
  readonly manages = input(false);
  /** How far the course is, and how one goes on, stands beside it. */
  readonly beside = input(false);
  /** The session at which they meet, where one is planned. */
  readonly meeting = input<LiveSessionLine>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly session = inject(SessionStore);
  protected readonly me = computed(() => this.session.person()?.id);
  protected readonly kinds = kindWords;
  protected readonly byWords = byWords;
  protected readonly deed = new Deed();
  protected readonly colleague = signal('');
  protected readonly outside = signal('');
  /** A deed sent twice by a lost answer is one deed: the same wish keeps its id until it is done. */
  private readonly tickId = signal(newId());
  private readonly nameId = linkedSignal(() => { this.colleague(); this.outside(); return newId(); });

  /** Where the proof is read: one's own course, or the evidence of a level; of somebody else's course, what they have proved. A mentor may read none of it. */
  protected proofAt(it: JourneyStep) {
    if (it.cell !== null) return this.reads(it) ? places.why(it.person.id, it.cell.competencyId) : null;
    if (it.article !== null) return null;
    return it.course !== null && it.person.id === this.me() ? places.course(it.course.id) : this.reads(it) ? places.skills(it.person.id) : null;
  }

  /** Where one goes on with what is missing: the next activity, for the new hire; the level, for them and for whoever signs it. */
  protected goOn(it: JourneyStep) {
    if (it.waits !== null) return null;
    if (it.cell !== null) return this.reads(it) ? places.why(it.person.id, it.cell.competencyId) : null;
    if (it.article !== null) return it.person.id === this.me() ? places.article(it.article.id) : null;
    const next = it.proof?.progress?.next;
    return it.course !== null && next != null && it.person.id === this.me() ? places.unit(it.course.id, next) : null;
  }

  private reads(it: JourneyStep) { return it.person.id === this.me() || (this.session.may('standing.read') && (it.cell !== null || it.proof?.progress !== null)); }

  protected moment({ startsAt, zone }: LiveSessionLine) { return momentInWords(startsAt, zone, this.session.locale()); }

  protected keep(event: Event) { if (event.target instanceof HTMLInputElement) this.outside.set(event.target.value); }

  protected toggle(it: JourneyStep) {
    return this.deed.run(async () => {
      try {
        await this.api.send(it.ticked === null ? tickStep : untickStep, { params: { stepId: it.id }, body: { id: this.tickId() } });
        this.tickId.set(newId());
      } finally { this.changed.emit(); }
    });
  }

  protected name(event: Event, it: JourneyStep) {
    event.preventDefault();
    return this.deed.run(async () => {
      const personId = this.colleague() === '' ? null : this.colleague();
      await this.api.send(nameContact, { params: { stepId: it.id }, body: { id: this.nameId(), seen: it.contactVersion, personId, words: personId === null ? this.outside() : '' } });
      this.nameId.set(newId());
      this.changed.emit();
    });
  }
}
