import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { attendLiveSession, type LiveSession, type SessionGuest } from '@palier/contracts';
import { attendances, type Attendance } from '@palier/domain';
import { Api, newId, SessionStore } from '../platform';
import { Deed } from '../ui';
import { attendanceWords } from './words';

/** Who is there: one tap a person, for a thumb. Taps that come quickly after each other wait for their turn; none is lost. */
@Component({
  selector: 'app-attendance',
  imports: [MatButton, TranslocoPipe],
  template: `
    <section class="card"><h2>{{ 'liveSessions.attendance' | transloco }}</h2><p class="quiet">{{ 'liveSessions.attendanceLead' | transloco }}@if (session().step) {&ngsp;{{ 'liveSessions.ticks' | transloco }} }</p>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      @for (guest of others(); track guest.person.id) {
        <fieldset><legend>{{ guest.person.name }}</legend>
          <div class="choices">@for (kind of kinds; track kind) { <label [class.chosen]="said(guest) === kind"><input type="radio" [name]="'attendance-' + guest.person.id" [value]="kind" [checked]="said(guest) === kind" (change)="note([guest], kind)" /><span>{{ words[kind] | transloco }}</span></label> }</div></fieldset>
      }
      @if (others().length > 1) { <button matButton="outlined" type="button" (click)="note(others(), 'present')">{{ 'liveSessions.allPresent' | transloco }}</button> }
    </section>
  `,
  styles: `h2 { margin: 0; } fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 12px 0; } legend { float: left; width: 100%; font-weight: 620; padding: 0 0 8px; overflow-wrap: anywhere; } .choices { clear: both; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(7.2em, 100%), 1fr)); gap: 8px; }
    .choices label { display: flex; gap: 8px; align-items: center; justify-content: center; min-height: 52px; padding: 0 4px; border: 1px solid var(--line); border-radius: 12px; cursor: pointer; } .choices label.chosen { border: 2px solid var(--held); font-weight: 620; } .choices label:focus-within { outline: 3px solid var(--mat-sys-primary); outline-offset: 2px; } .choices input { width: 20px; height: 20px; margin: 0; accent-color: var(--held); flex: none; }`,
})
export class AttendancePart {
  readonly session = input.required<LiveSession>();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly store = inject(SessionStore);
  protected readonly kinds = attendances;
  protected readonly words = attendanceWords;
  protected readonly deed = new Deed();
  /** Nobody notes themselves. */
  protected readonly others = computed(() => this.session().guests.filter((it) => it.person.id !== this.store.person()?.id));
  /** What was tapped and is not yet read back. */
  private readonly tapped = linkedSignal<LiveSession, ReadonlyMap<string, Attendance>>({ source: this.session, computation: (_, before) => before?.value ?? new Map() });
  private readonly waiting = signal<readonly { readonly id: string; readonly personId: string; readonly attendance: Attendance }[]>([]);

  protected said(guest: SessionGuest): Attendance | null { return this.tapped().get(guest.person.id) ?? guest.attendance; }

  /** Sends what was tapped; what is tapped meanwhile is sent after it, and of one person the last tap counts. */
  protected async note(guests: readonly SessionGuest[], attendance: Attendance): Promise<void> {
    const people = guests.map((it) => it.person.id);
    this.tapped.update((now) => new Map([...now, ...people.map((id) => [id, attendance] as const)]));
    this.waiting.update((now) => [...now.filter((it) => !people.includes(it.personId)), ...people.map((personId) => ({ id: newId(), personId, attendance }))]);
    while (this.waiting().length > 0 && !this.deed.busy()) {
      const lines = [...this.waiting()];
      await this.deed.run(async () => {
        await this.api.send(attendLiveSession, { params: { sessionId: this.session().id }, body: { lines } });
        this.waiting.update((now) => now.filter((it) => !lines.some((sent) => sent.id === it.id)));
      });
      if (this.deed.failed() !== null) {
        // What was not kept is shown as it stands.
        this.waiting.set([]);
        this.tapped.set(new Map());
      }
      this.changed.emit();
    }
  }
}
