import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CampaignPreview } from '@palier/contracts';
import { SessionStore } from '../platform';
import { When } from '../ui';

/** Whose day off a day is, and a better one before it, which may be taken where there is somebody to take it. */
@Component({
  selector: 'app-day-off',
  imports: [MatButton, TranslocoPipe, When],
  template: `
    @let off = of();
    <strong class="warn"><span aria-hidden="true">▲ </span>{{ (off.weekend ? 'campaigns.isWeekday' : off.holidays.length > 0 ? 'campaigns.isHoliday' : 'campaigns.isAway') | transloco: { day: weekday(day()), name: off.holidays[0]?.name ?? '', off: off.off, of: off.of } }}</strong>
    @if (offered() && off.before; as better) { <button class="no-print" matButton="outlined" type="button" (click)="choose.emit(better)">{{ 'campaigns.takeDay' | transloco: { weekday: weekday(better), day: (better | when) } }}</button> }
  `,
  styles: `:host { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; } .warn { color: var(--to-acquire); }`,
})
export class DayOffWords {
  readonly of = input.required<NonNullable<CampaignPreview['dayOff']>>();
  readonly day = input.required<string>();
  /** A better day may be taken here. */
  readonly offered = input(true);
  readonly choose = output<string>();
  private readonly session = inject(SessionStore);

  protected weekday(day: string) { return new Intl.DateTimeFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)); }
}
