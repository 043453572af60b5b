import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { planLiveSession, readSessionPlanning, type PersonRef } from '@palier/contracts';
import { plusDays } from '@palier/domain';
import { typed } from '../courses/words';
import { ColleaguePicker } from '../onboarding/colleague-picker';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader } from '../ui';
import { SessionConflicts, type Tried } from './session-conflicts';
import { zoneInWords } from './words';

/** A session in the making: what stands against its time is reckoned anew with each change, and stops nobody. */
@Component({
  selector: 'app-plan-session-page',
  imports: [Async, ColleaguePicker, DayInWords, MatButton, PageHeader, RouterLink, SessionConflicts, TranslocoPipe],
  template: `
    <app-page-header [heading]="'liveSessions.plan' | transloco" />
    <app-async [of]="planning">
      @if (planning.value(); as may) {
        <form class="stack" (submit)="plan($event)">
          @if (may.step; as step) { <p style="margin: 0">{{ 'liveSessions.ofStep' | transloco: { name: step.person.name } }} · <a [routerLink]="places.journey(step.person.id)">{{ session.say(step.title) }}</a></p> }
          <label class="field">{{ 'liveSessions.what' | transloco }}<input name="title" required maxlength="200" [value]="title()" (input)="title.set(typed($event))" /></label>
          <div class="times">
            <label class="field">{{ 'liveSessions.day' | transloco }}<input name="day" type="date" required [min]="may.today" [value]="day()" (input)="day.set(typed($event))" /></label>
            <label class="field">{{ 'liveSessions.from' | transloco }}<input name="from" type="time" required [value]="from()" (input)="from.set(typed($event))" /></label>
            <label class="field">{{ 'liveSessions.until' | transloco }}<input name="until" type="time" required [value]="until()" (input)="until.set(typed($event))" /></label>
            @if (may.zones.length > 1) { <label class="field">{{ 'liveSessions.zone' | transloco }}<select name="zone" (change)="zone.set(typed($event))">@for (it of may.zones; track it) { <option [value]="it" [selected]="it === zone()">{{ city(it) }}</option> }</select></label> }
          </div>
          <label class="field">{{ 'liveSessions.place' | transloco }}<input name="place" maxlength="500" [value]="place()" (input)="place.set(typed($event))" /></label>
          <fieldset><legend>{{ 'liveSessions.guestsOf' | transloco }} <span class="quiet">({{ 'liveSessions.chosen' | transloco: { count: guests().length } }})</span></legend>
            @for (person of listed(); track person.id) { <label class="tick"><input type="checkbox" [name]="'guest-' + person.id" [checked]="guests().includes(person.id)" [disabled]="person.id === may.step?.person?.id" (change)="toggle(person)" /> {{ person.name }}</label> }
            <app-colleague-picker [name]="'other'" [label]="'liveSessions.others'" [without]="ledBy()" (named)="add($event)" /></fieldset>
          <p style="margin: 0">{{ 'liveSessions.holder' | transloco }}&ngsp;– <strong>{{ holder() }}</strong></p>
          <details><summary>{{ 'liveSessions.others2' | transloco }}</summary><app-colleague-picker [name]="'holder'" [label]="'liveSessions.holder'" (named)="hold($event)" /></details>
          <label class="tick"><input type="checkbox" name="offPhones" [checked]="offPhones()" (change)="offPhones.set(!offPhones())" /> {{ 'liveSessions.bookOff' | transloco }}</label>
          @if (may.step === null) { <label class="field">{{ 'liveSessions.about' | transloco }}<select name="course" (change)="courseId.set(typed($event))"><option value="">{{ 'liveSessions.noCourse' | transloco }}</option>@for (it of may.courses; track it.id) { <option [value]="it.id" [selected]="it.id === courseId()">{{ it.title }}</option> }</select></label> }
          <label class="field">{{ 'liveSessions.capacity' | transloco }}<input name="capacity" type="number" min="1" max="1000" [value]="capacity()" (input)="capacity.set(typed($event))" /><span class="quiet">{{ 'liveSessions.capacityHint' | transloco }}</span></label>
          <app-session-conflicts [tried]="tried()" />
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div><button matButton="filled" type="submit" [disabled]="deed.busy() || !ready()">{{ 'liveSessions.create' | transloco }}</button></div>
        </form>
      }
    </app-async>
  `,
  styles: `.times { display: grid; gap: 12px; align-items: start; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } summary { cursor: pointer; padding: 8px 0; } fieldset { display: grid; gap: 4px; }`,
})
export class PlanSessionPage {
  /** The step of an onboarding plan that the session is for. */
  readonly step = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly city = zoneInWords;
  protected readonly deed = new Deed();
  protected readonly planning = this.api.read(readSessionPlanning, () => ({ query: { stepId: this.step() } }));
  private readonly may = computed(() => (this.planning.hasValue() ? this.planning.value() : null));
  private readonly own = computed((): PersonRef => ({ id: this.session.person()?.id ?? '', name: this.session.person()?.name ?? '' }));
  private readonly ofStep = computed(() => this.may()?.step ?? null);
  protected readonly title = linkedSignal(() => { const step = this.ofStep(); return step === null ? '' : this.session.say(step.title); });
  protected readonly day = linkedSignal(() => { const it = this.may(); return it === null ? '' : plusDays(it.today, 1); });
  protected readonly from = signal('10:00');
  protected readonly until = signal('11:00');
  protected readonly zone = linkedSignal(() => this.may()?.zone ?? 'Europe/Paris');
  protected readonly place = signal('');
  /** Whom the new hire is to meet holds it, where they are named; else whoever plans. */
  private readonly holds = linkedSignal<PersonRef>(() => this.ofStep()?.contact ?? this.own());
  protected readonly ledBy = computed(() => this.holds().id);
  protected readonly holder = computed(() => this.holds().name);
  protected readonly guests = linkedSignal<readonly string[]>(() => { const step = this.ofStep(); return step === null ? [] : [step.person.id]; });
  private readonly added = signal<readonly PersonRef[]>([]);
  /** Whom a tick may invite: the new hire first, then one's team, then whoever was looked for. */
  protected readonly listed = computed(() => {
    const [step, seen] = [this.ofStep(), new Map<string, PersonRef>()];
    for (const it of [...(step === null ? [] : [step.person]), ...(this.may()?.team ?? []), ...this.added()]) if (it.id !== this.ledBy()) seen.set(it.id, it);
    return [...seen.values()];
  });
  protected readonly offPhones = signal(true);
  protected readonly courseId = signal('');
  protected readonly capacity = signal('');
  protected readonly tried = computed((): Tried | null => (this.day() === '' || this.from() === '' || this.until() === '' ? null : { sessionId: null, day: this.day(), from: this.from(), until: this.until(), zone: this.zone(), people: [...this.guests(), this.ledBy()] }));
  private readonly wish = computed(() => ({ title: this.title(), day: this.day(), from: this.from(), until: this.until(), zone: this.zone(), place: this.place(), ledBy: this.ledBy(), capacity: this.capacity() === '' ? null : Number(this.capacity()), guests: [...this.guests()], offPhones: this.offPhones(), courseId: this.courseId() === '' ? null : this.courseId(), stepId: this.step() ?? null }));
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.wish(); return newId(); });
  protected readonly ready = computed(() => this.title().trim() !== '' && this.tried() !== null && this.guests().length > 0);

  protected toggle({ id }: PersonRef) { this.guests.update((now) => (now.includes(id) ? now.filter((it) => it !== id) : [...now, id])); }
  protected add(person: PersonRef) { this.added.update((now) => [...now, person]); this.guests.update((now) => (now.includes(person.id) ? now : [...now, person.id])); }
  protected hold(person: PersonRef) { this.holds.set(person); this.guests.update((now) => now.filter((it) => it !== person.id)); }

  protected plan(event: Event) {
    event.preventDefault();
    if (!this.ready()) return undefined;
    return this.deed.run(async () => {
      const { id } = await this.api.send(planLiveSession, { body: { id: this.id(), ...this.wish() } });
      await this.router.navigateByUrl(places.liveSession(id));
    });
  }
}
