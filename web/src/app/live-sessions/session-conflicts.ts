import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewLiveSession, type SessionConflict, type SessionPreview } from '@palier/contracts';
import { Api, SessionStore } from '../platform';
import { Async } from '../ui';
import { conflictWords, timeInWords } from './words';

export interface Tried { readonly sessionId: string | null; readonly day: string; readonly from: string; readonly until: string; readonly zone: string; readonly people: string[] }

/** What stands against a time, reckoned anew with each change. It forbids nothing. */
@Component({
  selector: 'app-session-conflicts',
  imports: [Async, TranslocoPipe],
  template: `
    <section class="card" aria-live="polite" [attr.aria-label]="'liveSessions.conflicts' | transloco"><h2>{{ 'liveSessions.conflicts' | transloco }}</h2>
      <app-async [of]="preview" />
      @if (shown(); as it) { @if (!failed()) {
        <p><strong>{{ time() }}</strong> · {{ 'liveSessions.duration' | transloco: { minutes: it.minutes } }}</p>
        @if (it.conflicts.length > 0) {
          <ul>@for (one of it.conflicts; track $index) { <li><span class="mark" aria-hidden="true">▲</span> <strong>{{ words[one.kind] | transloco: { name: one.person.name } }}</strong>, {{ between(one) }}</li> }</ul>
          <p class="quiet">{{ 'liveSessions.youMayStill' | transloco }}</p>
        } @else { <p>{{ 'liveSessions.noConflict' | transloco }}</p> }
        @if (it.unknown.length > 0) { <p class="quiet">{{ 'liveSessions.unknownOf' | transloco: { names: names(it.unknown) } }}</p> }
        @if (it.alsoOff.length > 0) { <p class="quiet">{{ 'liveSessions.alsoOff' | transloco: { names: names(it.alsoOff) } }}</p> }
      } }
    </section>
  `,
  styles: `h2 { margin: 0 0 8px; font-size: 1.1rem; } p { margin: 4px 0; } ul { margin: 8px 0; padding: 0; list-style: none; } .mark { color: var(--to-acquire); } strong::first-letter { text-transform: uppercase; }`,
})
export class SessionConflicts {
  readonly tried = input.required<Tried | null>();
  private readonly store = inject(SessionStore);
  protected readonly words = conflictWords;
  protected readonly preview = inject(Api).reckon(previewLiveSession, () => { const body = this.tried(); return body === null ? undefined : { body }; });
  protected readonly failed = computed(() => this.preview.error() !== undefined);
  /** The last one that was reckoned, until the next is. */
  protected readonly shown = linkedSignal<SessionPreview | undefined, SessionPreview | undefined>({ source: () => (this.preview.hasValue() ? this.preview.value() : undefined), computation: (it, before) => it ?? before?.value });
  protected readonly time = computed(() => { const [it, tried] = [this.shown(), this.tried()]; return it === undefined || tried === null ? '' : timeInWords({ ...it, zone: tried.zone }, this.store.locale()); });

  protected between(it: SessionConflict) { return timeInWords({ startsAt: it.startsAt, endsAt: it.endsAt, zone: this.tried()?.zone ?? 'UTC' }, this.store.locale()); }
  protected names(people: SessionPreview['unknown']) { return people.map((it) => it.name).join(', '); }
}
