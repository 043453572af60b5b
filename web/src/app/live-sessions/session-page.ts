import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerLiveSession, cancelLiveSession, inviteToSession, moveLiveSession, readLiveSession, type SessionGuest } from '@palier/contracts';
import { typed } from '../courses/words';
import { ColleaguePicker } from '../onboarding/colleague-picker';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Said, When } from '../ui';
import { AttendancePart } from './attendance';
import { SessionConflicts, type Tried } from './session-conflicts';
import { attendanceWords, isAddress, stateWords, timeInWords, written, zoneInWords } from './words';

/** A session: when, where, who comes; whoever is invited answers, whoever holds it changes it and notes who is there. */
@Component({
  selector: 'app-session-page',
  imports: [AttendancePart, Async, ColleaguePicker, DayInWords, MatButton, PageHeader, RouterLink, Said, SessionConflicts, TranslocoPipe, When],
  template: `
    <app-async [of]="read">
      @if (read.value(); as it) {
        <app-page-header [heading]="it.title" />
        <p class="time"><strong>{{ time() }}</strong>@if (it.elsewhere) {&ngsp;<span class="quiet">({{ 'liveSessions.elsewhere' | transloco: { zone: city(it.zone) } }})</span> } · <span class="state">{{ states[it.state] | transloco }}</span></p>
        @if (it.cancelled; as end) { <p class="error">{{ 'liveSessions.cancelledBy' | transloco: { by: end.by, at: (end.at | when), reason: end.reason } }}</p> }
        <p>@if (web(it.place)) { <a [href]="it.place" target="_blank" rel="noopener noreferrer">{{ it.place }}</a> } @else { {{ it.place || ('liveSessions.noPlace' | transloco) }} }</p>
        <p class="quiet">{{ (it.ledBy.id === own() ? 'liveSessions.youHold' : 'liveSessions.ledBy') | transloco: { name: it.ledBy.name } }} · {{ (it.offPhones ? 'liveSessions.offPhones' : 'liveSessions.onPhones') | transloco }}@if (it.capacity !== null) { · {{ 'liveSessions.places' | transloco: { count: it.capacity } }} }@if (it.course; as course) { · <a [routerLink]="places.course(course.id)">{{ course.title }}</a> }@if (it.step; as step) { · <a [routerLink]="places.journey(step.person.id)"><span [appSaid]="step.title"></span></a> }</p>
        @if (it.mayAnswer) {
          <section class="card" aria-live="polite"><h2>{{ 'liveSessions.willYou' | transloco }}</h2>
            @if (it.mine.coming !== null) { <p><strong>{{ (it.mine.coming ? 'liveSessions.coming' : 'liveSessions.notComing') | transloco }}</strong></p> }
            @if (answering.failed(); as key) { <p class="error" role="alert">{{ key | transloco: answering.params() }}</p> }
            <div class="actions">@if (it.mine.coming !== true) { <button matButton="filled" type="button" [disabled]="answering.busy()" (click)="answer(true)">{{ 'liveSessions.iCome' | transloco }}</button> }@if (it.mine.coming !== false && !declining()) { <button matButton="outlined" type="button" [disabled]="answering.busy()" (click)="declining.set(true)">{{ 'liveSessions.iDoNot' | transloco }}</button> }</div>
            @if (declining() && it.mine.coming !== false) { <form class="stack" (submit)="decline($event)"><label class="field">{{ 'liveSessions.reason' | transloco }}<input name="reason" maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /><span class="quiet">{{ 'liveSessions.reasonHint' | transloco }}</span></label><div><button matButton="outlined" type="submit" [disabled]="answering.busy()">{{ 'liveSessions.answerNo' | transloco }}</button></div></form> }
          </section>
        }
        @if (it.mine.attendance; as mine) { <section class="card"><strong>{{ attendances[mine] | transloco }}</strong></section> }
        @if (it.mayAttend) { <app-attendance [session]="it" (changed)="refresh()" /> }
        <h2>{{ 'liveSessions.guests' | transloco }} <span class="quiet">({{ 'liveSessions.counts' | transloco: { coming: it.coming, invited: it.invited } }})</span></h2>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (guest of it.guests; track guest.person.id) {
            <li class="card row"><div><strong>{{ guest.person.name }}</strong><br /><span class="quiet">{{ (guest.coming === null ? 'liveSessions.guestUnanswered' : guest.coming ? 'liveSessions.guestComing' : 'liveSessions.guestNot') | transloco }}@if (guest.reason) { – {{ guest.reason }} }</span>@if (guest.attendance; as was) {&ngsp;· <strong>{{ attendances[was] | transloco }}</strong> }</div>
              @if (it.mayChange && guest.person.id !== it.step?.person?.id) { <button matButton type="button" class="no-print" [disabled]="deed.busy()" (click)="takeOff(guest)">{{ 'liveSessions.takeOff' | transloco }}<span class="sr"> {{ guest.person.name }}</span></button> }</li>
          }
        </ul>
        @if (it.mayChange) {
          <details class="card no-print"><summary>{{ 'liveSessions.invite' | transloco }}</summary><form class="stack" (submit)="invite($event)"><app-colleague-picker [name]="'guest'" [label]="'liveSessions.others'" [without]="it.ledBy.id" (chosen)="guest.set($event)" /><div><button matButton="outlined" type="submit" [disabled]="deed.busy() || guest() === ''">{{ 'liveSessions.sendInvite' | transloco }}</button></div></form></details>
          @if (it.state === 'planned') {
            <details class="card no-print" (toggle)="opened($event)"><summary>{{ 'liveSessions.move' | transloco }}</summary><p class="quiet">{{ 'liveSessions.moveLead' | transloco }}</p>
              <form class="stack" (submit)="move($event)">
                <div class="times"><label class="field">{{ 'liveSessions.day' | transloco }}<input name="day" type="date" required [value]="day()" (input)="day.set(typed($event))" /></label><label class="field">{{ 'liveSessions.from' | transloco }}<input name="from" type="time" required [value]="from()" (input)="from.set(typed($event))" /></label><label class="field">{{ 'liveSessions.until' | transloco }}<input name="until" type="time" required [value]="until()" (input)="until.set(typed($event))" /></label></div>
                @if (it.elsewhere) { <p class="quiet" style="margin: 0">{{ 'liveSessions.elsewhere' | transloco: { zone: city(it.writtenIn) } }}</p> }
                <label class="field">{{ 'liveSessions.place' | transloco }}<input name="place" maxlength="500" [value]="place()" (input)="place.set(typed($event))" /></label>
                @if (plans) { <app-session-conflicts [tried]="tried()" /> }
                <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'liveSessions.saveMove' | transloco }}</button></div></form></details>
          }
          <details class="card no-print"><summary>{{ 'liveSessions.cancel' | transloco }}</summary><form class="stack" (submit)="cancel($event)"><label class="field">{{ 'liveSessions.cancelReason' | transloco }}<input name="why" required maxlength="500" [value]="why()" (input)="why.set(typed($event))" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy() || why().trim() === ''">{{ 'liveSessions.cancelSend' | transloco }}</button></div></form></details>
        }
        <p class="no-print"><a [routerLink]="places.liveSessions">{{ 'liveSessions.all' | transloco }}</a></p>
      }
    </app-async>
  `,
  styles: `.time { font-size: 1.1rem; margin: 0 0 8px; } .time strong { display: inline-block; } .time strong::first-letter { text-transform: uppercase; } p { overflow-wrap: anywhere; } .card h2 { margin: 0 0 8px; } summary { cursor: pointer; font-weight: 560; min-height: 28px; } .times { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }`,
})
export class SessionPage {
  readonly sessionId = input.required<string>();
  private readonly api = inject(Api);
  private readonly store = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly states = stateWords;
  protected readonly attendances = attendanceWords;
  protected readonly web = isAddress;
  protected readonly city = zoneInWords;
  protected readonly deed = new Deed();
  protected readonly answering = new Deed();
  protected readonly plans = this.store.may('live-session.plan');
  protected readonly own = computed(() => this.store.person()?.id);
  protected readonly read = this.api.read(readLiveSession, () => ({ params: { sessionId: this.sessionId() } }));
  private readonly it = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly time = computed(() => { const it = this.it(); return it === null ? '' : timeInWords(it, this.store.locale()); });
  protected readonly declining = signal(false);
  protected readonly reason = signal('');
  protected readonly guest = signal('');
  protected readonly why = signal('');
  protected readonly moving = signal(false);
  /** Another version brings its own time; the same one read again leaves what is being written. */
  private readonly version = computed(() => this.it(), { equal: (a, b) => a?.id === b?.id && a?.version === b?.version });
  private readonly now = computed(() => { const it = this.version(); return it === null ? { day: '', from: '', until: '' } : written(it); });
  protected readonly day = linkedSignal(() => this.now().day);
  protected readonly from = linkedSignal(() => this.now().from);
  protected readonly until = linkedSignal(() => this.now().until);
  protected readonly place = linkedSignal(() => this.version()?.place ?? '');
  protected readonly tried = computed((): Tried | null => { const it = this.it(); return it === null || !this.moving() || this.day() === '' || this.from() === '' || this.until() === '' ? null : { sessionId: it.id, day: this.day(), from: this.from(), until: this.until(), zone: it.writtenIn, people: [...it.guests.map((one) => one.person.id), it.ledBy.id] }; });
  /** A deed sent twice by a lost answer is one deed: the same wish keeps its id until it is done. */
  private readonly moveId = linkedSignal(() => { this.tried(); this.place(); return newId(); });
  private readonly cancelId = linkedSignal(() => { this.why(); return newId(); });
  private readonly guestId = linkedSignal(() => { this.guest(); return newId(); });

  /** What changed while the page was being read is read once more after that. */
  private readonly stale = signal(false);

  constructor() {
    effect(() => { if (this.stale() && !this.read.isLoading()) { this.stale.set(false); this.read.reload(); } });
  }

  protected opened({ target }: Event) { if (target instanceof HTMLDetailsElement) this.moving.set(target.open); }
  protected refresh() { this.stale.set(true); }

  protected answer(coming: boolean, reason = '') {
    return this.answering.run(async () => {
      await this.api.send(answerLiveSession, { params: { sessionId: this.sessionId() }, body: { id: newId(), coming, reason } });
      this.declining.set(false);
      this.refresh();
    });
  }
  protected decline(event: Event) { event.preventDefault(); return this.answer(false, this.reason()); }

  protected takeOff({ person }: SessionGuest) { return this.does(() => this.api.send(inviteToSession, { params: { sessionId: this.sessionId() }, body: { id: newId(), kind: 'takenOff', personId: person.id } })); }
  protected invite(event: Event) {
    event.preventDefault();
    return this.does(() => this.api.send(inviteToSession, { params: { sessionId: this.sessionId() }, body: { id: this.guestId(), kind: 'invited', personId: this.guest() } }));
  }
  protected move(event: Event) {
    event.preventDefault();
    const it = this.it();
    if (it === null) return undefined;
    return this.does(() => this.api.send(moveLiveSession, { params: { sessionId: it.id }, body: { id: this.moveId(), seen: it.version, day: this.day(), from: this.from(), until: this.until(), zone: it.writtenIn, place: this.place() } }));
  }
  protected cancel(event: Event) {
    event.preventDefault();
    return this.does(() => this.api.send(cancelLiveSession, { params: { sessionId: this.sessionId() }, body: { id: this.cancelId(), reason: this.why() } }));
  }

  private does(send: () => Promise<unknown>) {
    return this.deed.run(async () => { await send(); this.refresh(); });
  }
}
