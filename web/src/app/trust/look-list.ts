import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { listLooks, type LookLine } from '@palier/contracts';
import { Api, SessionStore } from '../platform';
import { Async, When } from '../ui';
import { lookWords } from './words';

/** Who looked at my things, day by day. */
@Component({
  selector: 'app-look-list',
  imports: [Async, MatButton, TranslocoPipe, When],
  template: `
    <app-async [of]="looks">
      @for (day of days(); track day.day) {
        <section class="card"><h3>{{ day.day | when }}</h3><ul class="list">@for (it of day.looks; track it.id) { <li><time [attr.datetime]="it.at">{{ time(it) }}</time><span>{{ words[it.look] | transloco: { name: it.by.name } }}</span></li> }</ul></section>
      } @empty { <p class="card">{{ 'trust.noLook' | transloco }}</p> }
      @if (looks.value()?.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
    </app-async>
  `,
  styles: `h3 { font-weight: 560; color: var(--quiet); } li { display: flex; gap: 16px; padding: 6px 0; border-top: 1px solid var(--line); } time { color: var(--quiet); font-variant-numeric: tabular-nums; min-width: 3.2em; } li:last-child { padding-bottom: 0; }`,
})
export class LookList {
  private readonly session = inject(SessionStore);
  protected readonly words = lookWords;
  protected readonly after = signal<string | undefined>(undefined);
  protected readonly looks = inject(Api).read(listLooks, () => ({ query: { after: this.after() } }));
  private readonly read = linkedSignal<{ page: readonly LookLine[]; first: boolean }, readonly LookLine[]>({
    source: computed(() => ({ page: this.looks.hasValue() ? this.looks.value().looks : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });
  protected readonly days = computed(() => {
    const days: { day: string; looks: LookLine[] }[] = [];
    for (const it of this.read()) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: this.session.zone() }).format(new Date(it.at));
      if (days.at(-1)?.day === day) days.at(-1)?.looks.push(it);
      else days.push({ day, looks: [it] });
    }
    return days;
  });

  protected time(it: LookLine) { return new Intl.DateTimeFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { timeStyle: 'short', timeZone: this.session.zone() }).format(new Date(it.at)); }
}
