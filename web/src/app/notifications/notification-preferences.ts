import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeNotificationPreferences, readNotificationPreferences, type NotificationPreferences as Preferences } from '@palier/contracts';
import { choicesFor, isMandatory, notificationChoices, usualQuietHours, type NotificationChoice, type NotificationKind } from '@palier/domain';
import { Api } from '../platform';
import { Async, Deed } from '../ui';
import { choiceWords, kindWords } from './words';

/** How one wants to be told of each thing, and the hours in which one wants no mail. */
@Component({
  selector: 'app-notification-preferences',
  imports: [Async, MatButton, TranslocoPipe],
  template: `
    <h2 id="notifications">{{ 'notifications.title' | transloco }}</h2>
    <app-async [of]="preferences">
      @if (preferences.value(); as it) {
        <p>{{ mailWords[it.mail] | transloco: { address: it.address ?? '' } }} @if (it.mail === 'ready') { {{ 'notifications.bounds' | transloco: { limit: it.weeklyLimit, hour: it.digestHour } }} }</p>
        <form (submit)="save($event, it)">
          @for (line of it.choices; track line.kind) {
            <label class="line"><span>{{ kind[line.kind] | transloco }}@if (mandatory(line.kind)) {&ngsp;<span class="quiet">({{ 'notifications.always' | transloco }})</span> }</span>
              <select [name]="line.kind" (change)="choose(line.kind, $event)">@for (choice of choices(line.kind); track choice) { <option [value]="choice" [selected]="choice === chosen()[line.kind]">{{ choiceWords[choice] | transloco }}</option> }</select></label>
          }
          <fieldset><legend>{{ 'notifications.quiet' | transloco }}</legend>
            <label class="tick"><input type="checkbox" name="quiet" [checked]="quiet() !== null" (change)="toggle()" /> {{ 'notifications.quietOn' | transloco: { zone: it.timeZone } }}</label>
            @if (quiet(); as hours) {
              <div class="actions" style="margin: 0"><label>{{ 'notifications.quietFrom' | transloco }} <input class="input" type="time" name="from" required [value]="hours.from" (input)="keep('from', $event)" /></label><label>{{ 'notifications.quietUntil' | transloco }} <input class="input" type="time" name="until" required [value]="hours.until" (input)="keep('until', $event)" /></label></div>
              <p class="quiet">{{ 'notifications.quietNight' | transloco }}</p>
            }</fieldset>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'notifications.save' | transloco }}</button>@if (saved()) { <span role="status">{{ 'notifications.saved' | transloco }}</span> }</div>
        </form>
      }
    </app-async>
  `,
  styles: `
    .line { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; max-width: 720px; min-width: 0; padding: 6px 0; border-bottom: 1px solid var(--line); }
    select, .input { font: inherit; color: inherit; background: var(--mat-sys-surface); border: 1px solid var(--mat-sys-outline); border-radius: 8px; padding: 8px 10px; min-height: 44px; width: auto; max-width: 100%; }
    fieldset { margin-top: 20px; } .tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); } p.quiet { margin: 8px 0 0; }
  `,
})
export class NotificationPreferences {
  private readonly api = inject(Api);
  protected readonly kind = kindWords;
  protected readonly choices = choicesFor;
  protected readonly mandatory = isMandatory;
  protected readonly choiceWords = choiceWords;
  protected readonly mailWords = { ready: 'notifications.mailReady', 'not-set-up': 'notifications.mailNotSetUp', 'no-address': 'notifications.mailNoAddress' } as const;
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  protected readonly preferences = this.api.read(readNotificationPreferences);
  protected readonly chosen = linkedSignal<Partial<Record<NotificationKind, NotificationChoice>>>(() => (this.preferences.hasValue() ? Object.fromEntries(this.preferences.value().choices.map((it) => [it.kind, it.choice])) : {}));
  protected readonly quiet = linkedSignal<Preferences['quiet']>(() => (this.preferences.hasValue() ? this.preferences.value().quiet : null));

  protected choose(kind: NotificationKind, event: Event) {
    const choice = notificationChoices.find((it) => event.target instanceof HTMLSelectElement && event.target.value === it);
    if (choice !== undefined) this.chosen.update((now) => ({ ...now, [kind]: choice }));
    this.saved.set(false);
  }

  protected toggle() { this.quiet.update((now) => (now === null ? { ...usualQuietHours } : null)); this.saved.set(false); }
  protected keep(end: 'from' | 'until', event: Event) {
    if (event.target instanceof HTMLInputElement && event.target.value !== '') { const { value } = event.target; this.quiet.update((now) => (now === null ? null : { ...now, [end]: value })); }
    this.saved.set(false);
  }

  protected save(event: Event, it: Preferences) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(changeNotificationPreferences, { body: { seen: it.version, choices: this.chosen(), quiet: this.quiet() } });
      this.preferences.reload();
      this.saved.set(true);
    });
  }
}
