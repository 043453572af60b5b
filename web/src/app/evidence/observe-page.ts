import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readObservable, recordObservation, type Observable } from '@palier/contracts';
import { normaliseName, type Level } from '@palier/domain';
import { ChecklistLinks } from '../learning/checklist-links';
import { Api, newId, places, ProblemError, SessionStore } from '../platform';
import { Async, carriedIn, Deed, LevelSteps, PageHeader, Said, Say } from '../ui';
import { ObservableLine } from './observable-line';
import { isBlank, ObservationDraft, type Draft } from './observation-draft';
import { SelfBeside } from './self-beside';
import { SignaturesNote } from './signatures-note';

type Line = Observable['competencies'][number];

/** Made for a phone: one observed fact, the levels it shows, one sending. What the person says of themselves is shown once one has signed, never before. */
@Component({
  selector: 'app-observe-page',
  imports: [Async, ChecklistLinks, LevelSteps, MatButton, ObservableLine, PageHeader, RouterLink, Said, Say, SelfBeside, SignaturesNote, TranslocoPipe],
  template: `
    <app-page-header [heading]="'observation.title' | transloco: { name: observable.value()?.person?.name ?? '' }" />
    @if (sent(); as done) {
      <app-async [of]="observable">
        <section class="card" role="status"><h2 style="margin-top: 0">{{ 'observation.sent' | transloco }}</h2>
          <ul class="list">@for (line of signed(done); track line.competencyId) {
            <li class="result"><strong [appSaid]="line.name"></strong><app-level-steps [held]="line.held" [expected]="line.expected" [carried]="carried(line)" /><a [routerLink]="places.why(personId(), line.competencyId)">{{ 'evidence.why' | transloco }}<span class="sr"> {{ line.name | say }}</span></a>
              @for (level of line.levels; track level.level) { @if (done[line.competencyId]?.includes(level.level)) {
                @if (!level.held || level.carriedOverUntil) { <p>{{ 'evidence.levelHeading' | transloco: { level: level.level } }} – <app-signatures-note [of]="level.signatures" [before]="false" /></p> }
                @else if (level.level > line.held) { <p>{{ 'evidence.levelHeading' | transloco: { level: level.level } }} – {{ 'evidence.kept' | transloco }}</p> }
              } }</li>
          }</ul></section>
        <app-self-beside [personId]="personId()" [competencyIds]="ids(done)" />
        <div class="actions"><a matButton="filled" [routerLink]="places.skills(personId())">{{ 'observation.seeSkills' | transloco }}</a><button matButton="outlined" type="button" (click)="sent.set(null)">{{ 'observation.another' | transloco }}</button></div>
      </app-async>
    } @else {
      <app-checklist-links [personId]="personId()" />
      <form class="stack" (submit)="send($event)">
        <label class="field">{{ 'observation.observed' | transloco }}<span class="quiet hint">{{ 'observation.observedHint' | transloco }}</span><textarea name="observed" rows="4" maxlength="2000" [value]="draft().observed" (input)="edit({ observed: text($event) })"></textarea></label>
        <label class="field">{{ 'observation.reference' | transloco }}<input name="reference" maxlength="100" autocomplete="off" [value]="draft().reference" (input)="edit({ reference: text($event) })" /></label>
        @if (!blank()) { <p class="row kept"><span class="quiet">{{ 'observation.draftKept' | transloco }}</span><button matButton type="button" (click)="discard()">{{ 'observation.discard' | transloco }}</button></p> }
        <app-async [of]="observable">
          @if (observable.value(); as it) {
            @if (it.competencies.length === 0) { <p class="card">{{ 'observation.nothing' | transloco }} <a [routerLink]="places.skills(personId())">{{ 'observation.seeSkills' | transloco }}</a></p> }
            @else {
              <label class="field">{{ 'observation.search' | transloco }}<input name="search" type="search" autocomplete="off" [value]="sought()" (input)="sought.set(text($event))" (keydown.enter)="$event.preventDefault()" /></label>
              @for (part of parts(); track part.heading) {
                <h2>{{ part.heading | transloco }}</h2>
                @for (line of part.lines; track line.competencyId) { <app-observable-line [personId]="personId()" [line]="line" [ticked]="ticked(line)" [unfolded]="alone()" (tick)="toggle(line, $event)" /> }
              } @empty { <p class="card">{{ 'observation.noMatch' | transloco }} <button matButton type="button" (click)="sought.set('')">{{ 'observation.all' | transloco }}</button></p> }
            }
          }
        </app-async>
        <div role="status" class="sum">@if (count().levels > 0) { <strong>{{ 'observation.sum' | transloco: count() }}</strong> }</div>
        @if (lacks()) { <p class="error" role="alert">{{ 'observation.lacks' | transloco }}</p> }
        @if (arrived()) { <p class="error" role="alert">{{ 'observation.arrived' | transloco }}</p> }
        @else if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'observation.send' | transloco }}</button></div>
      </form>
    }
  `,
  styles: `h2 { margin: 16px 0 8px; } .hint { font-weight: 400; } .kept { margin: -8px 0 0; max-width: 560px; } .sum:empty { display: none; } .result { display: grid; gap: 4px; padding: 8px 0; border-top: 1px solid var(--line); } .result p { margin: 0; }`,
})
export class ObservePage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly observable = this.api.read(readObservable, () => ({ params: { personId: this.personId() } }));
  private readonly shelf = computed(() => new ObservationDraft(this.session.person()?.id ?? '', this.personId(), localStorage, newId));
  protected readonly draft = linkedSignal<Draft>(() => this.shelf().read());
  protected readonly blank = computed(() => isBlank(this.draft()));
  protected readonly sought = signal('');
  protected readonly lacks = signal(false);
  /** The sending before this one had arrived although nobody said so, and something was changed since. */
  protected readonly arrived = signal(false);
  protected readonly sent = signal<Draft['ticked'] | null>(null);

  private readonly shown = computed(() => {
    const sought = normaliseName(this.sought());
    return this.lines().filter((it) => normaliseName(this.session.say(it.name)).includes(sought));
  });
  protected readonly alone = computed(() => this.sought() !== '' && this.shown().length === 1);
  protected readonly parts = computed(() => {
    const next = (it: Line) => it.expected !== null && it.held < it.expected;
    return [{ heading: 'observation.next', lines: this.shown().filter(next) }, { heading: 'observation.others', lines: this.shown().filter((it) => !next(it)) }].filter((it) => it.lines.length > 0);
  });
  protected readonly count = computed(() => {
    const ticked = Object.values(this.draft().ticked).filter((it) => it.length > 0);
    return { levels: ticked.reduce((sum, it) => sum + it.length, 0), competencies: ticked.length };
  });

  private lines(): readonly Line[] { return this.observable.hasValue() ? this.observable.value().competencies : []; }
  protected signed(done: Draft['ticked']): readonly Line[] { return this.lines().filter((it) => it.competencyId in done); }
  protected carried(line: Line) { return carriedIn(line.levels); }
  protected ids(done: Draft['ticked']): readonly string[] { return Object.keys(done); }
  protected ticked(line: Line): readonly Level[] { return this.draft().ticked[line.competencyId] ?? []; }
  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target.value : ''; }

  protected edit(change: Partial<Draft>) {
    this.draft.update((now) => ({ ...now, ...change }));
    this.shelf().keep(this.draft());
    this.lacks.set(false);
  }

  protected toggle(line: Line, level: Level) {
    const now = this.ticked(line);
    this.edit({ ticked: { ...this.draft().ticked, [line.competencyId]: now.includes(level) ? now.filter((it) => it !== level) : [...now, level] } });
  }

  protected discard() {
    this.shelf().clear();
    this.draft.set(this.shelf().read());
  }

  protected send(event: Event) {
    event.preventDefault();
    const { id, observed, reference, ticked } = this.draft();
    const signed = Object.fromEntries(Object.entries(ticked).filter(([, levels]) => levels.length > 0));
    this.arrived.set(false);
    this.lacks.set(observed.trim() === '' || Object.keys(signed).length === 0);
    if (this.lacks() || !this.observable.hasValue()) return undefined;
    const { seen } = this.observable.value();
    return this.deed.run(async () => {
      try {
        await this.api.send(recordObservation, { params: { personId: this.personId() }, body: { id, observed, reference, seen, competencies: Object.entries(signed).map(([competencyId, levels]) => ({ competencyId, levels })) } });
      } catch (error) {
        // What stands in the way is on the page the next time it is read; the words stay.
        if (error instanceof ProblemError) this.observable.reload();
        if (error instanceof ProblemError && error.problem.code === 'id.taken') { this.edit({ id: newId() }); this.arrived.set(true); }
        throw error;
      }
      this.discard();
      this.sent.set(signed);
      this.observable.reload();
    });
  }
}
