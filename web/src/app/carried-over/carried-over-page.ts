import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerCarriedOver, readCarriedOver, type CarriedOver, type CarriedOverLine } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed, PageHeader, Said, When } from '../ui';
import { answersOf, later, type Answer } from './carried-over-answers';
import { CarriedOverLineForm } from './carried-over-line-form';

const states = { confirmed: 'carriedOver.isConfirmed', refused: 'carriedOver.isRefused', ended: 'carriedOver.isEnded', withdrawn: 'carriedOver.isWithdrawn', waiting: 'carriedOver.isWaiting' } as const;
const marks = { confirmed: '●', refused: '○', ended: '–', withdrawn: '–', waiting: '◇' } as const;

/** What was carried over about one person. Their lead confirms it competency by competency, all that is ticked at once; the person reads what became of it. */
@Component({
  selector: 'app-carried-over-page',
  imports: [Async, CarriedOverLineForm, MatButton, PageHeader, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'carriedOver.ofPerson' | transloco: { name: it()?.person?.name ?? '' }" />
    <app-async [of]="carried">
      @if (it(); as it) {
        <p><a [routerLink]="places.skills(it.person.id)">{{ 'evidence.skillsOf' | transloco: { name: it.person.name } }}</a></p>
        @if (kept(); as count) { <section class="card" role="status"><p style="margin: 0"><strong>{{ 'carriedOver.answered' | transloco: { count } }}</strong></p>@if (waiting().length === 0) { <a [routerLink]="places.carriedOverQueue">{{ 'carriedOver.nextPerson' | transloco }}</a> }</section> }
        @if (it.lines.length === 0) { <p class="card">{{ 'carriedOver.nothingHere' | transloco }}</p> }
        @if (waiting().length > 0) {
          <p>{{ (it.mayAnswer ? 'carriedOver.answerLead' : 'carriedOver.waitsLead') | transloco }}</p>
          <form (submit)="answer($event, it)">
            @for (line of waiting(); track line.competencyId) { <app-carried-over-line-form [personId]="it.person.id" [line]="line" [open]="it.mayAnswer && !signedByReader(line)" [answer]="answers()[line.competencyId] ?? later" (answered)="keep(line.competencyId, $event)" /> }
            @if (it.mayAnswer) {
              <section class="card finish">
                <label class="field">{{ 'carriedOver.observed' | transloco }}<textarea name="observed" rows="3" maxlength="2000" [value]="words()" (input)="write($event)"></textarea></label>
                @if (needsWords()) { <p class="error" role="alert">{{ 'carriedOver.needsWords' | transloco }}</p> }
                @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
                <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy() || ready().length === 0">{{ 'carriedOver.send' | transloco: { count: ready().length } }}</button><span class="quiet">{{ 'carriedOver.rest' | transloco: { count: waiting().length - ready().length } }}</span></div>
              </section>
            }
          </form>
        }
        @if (over().length > 0) {
          <h2>{{ 'carriedOver.over' | transloco }}</h2>
          <ul class="list">@for (line of over(); track line.competencyId) {
            <li class="card"><div class="row"><strong [appSaid]="line.name"></strong><span><span aria-hidden="true">{{ marks[line.state] }}</span>&ngsp;{{ states[line.state] | transloco: { level: line.level, day: (line.until | when) } }}</span></div>
              <p class="quiet" style="margin: 4px 0 0">{{ (line.statedBy ? 'carriedOver.saidBy' : 'carriedOver.said') | transloco: { level: line.level, source: line.source, line: line.line, by: line.statedBy ?? '', on: (line.statedOn | when) } }}</p>
              @if (line.answer; as a) { <p style="margin: 4px 0 0">{{ 'carriedOver.answerOf' | transloco: { by: a.by, on: (a.on | when), words: a.words } }}</p> }
              <a [routerLink]="places.why(it.person.id, line.competencyId)">{{ 'evidence.why' | transloco }}</a></li>
          }</ul>
        }
      }
    </app-async>
  `,
  styles: `.finish { margin-top: 16px; }`,
})
export class CarriedOverPage {
  readonly personId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly states = states;
  protected readonly marks = marks;
  protected readonly later = later;
  protected readonly deed = new Deed();
  protected readonly carried = this.api.read(readCarriedOver, () => ({ params: { personId: this.personId() } }));
  protected readonly it = computed(() => (this.carried.hasValue() ? this.carried.value() : undefined));
  protected readonly waiting = computed(() => this.it()?.lines.filter((line) => line.state === 'waiting') ?? []);
  protected readonly over = computed(() => this.it()?.lines.filter((line) => line.state !== 'waiting') ?? []);
  /** What is chosen and not sent yet; another person's page begins anew. */
  protected readonly answers = linkedSignal<string, Readonly<Record<string, Answer>>>({ source: this.personId, computation: () => ({}) });
  protected readonly words = linkedSignal<string, string>({ source: this.personId, computation: () => '' });
  protected readonly kept = linkedSignal<string, number>({ source: this.personId, computation: () => 0 });
  protected readonly needsWords = signal(false);
  protected readonly ready = computed(() => answersOf(this.waiting(), this.answers()));
  private id = newId();

  /** Where a rule asks for two people, the first to sign can only wait for the second. */
  protected signedByReader(line: CarriedOverLine) { return line.levels.filter((it) => it.waits).every((it) => it.signatures?.mine === true); }
  protected keep(competencyId: string, answer: Answer) { this.answers.update((now) => ({ ...now, [competencyId]: answer })); }
  protected write(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }

  protected answer(event: Event, it: CarriedOver) {
    event.preventDefault();
    const competencies = this.ready();
    this.needsWords.set(this.words().trim() === '' && competencies.some((answer) => answer.level > 0));
    if (this.needsWords() || competencies.length === 0) return undefined;
    return this.deed.run(async () => {
      await this.api.send(answerCarriedOver, { params: { personId: it.person.id }, body: { id: this.id, observed: this.words(), competencies } });
      this.id = newId();
      this.kept.set(competencies.length);
      this.answers.set({});
      this.words.set('');
      this.carried.reload();
    });
  }
}
