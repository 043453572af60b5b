import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { revokeEvidence, suspendEvidence, type EvidenceLine } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { DayInWords, Deed, When } from '../ui';

/** All evidence of one level, whatever became of it; HR and whoever gave it may suspend or revoke it, and say why. */
@Component({
  selector: 'app-evidence-lines',
  imports: [DayInWords, MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <details [open]="open()" (toggle)="unfold($event)"><summary>{{ 'evidence.all' | transloco: { count: lines().length } }}<span class="sr"> {{ 'evidence.levelHeading' | transloco: { level: level() } }}</span></summary>
      <ul class="list">
        @for (it of lines(); track it.id) {
          <li><p class="said"><strong><span aria-hidden="true">{{ shapes[it.state] }}</span> {{ kinds[it.kind] | transloco }}</strong> @if (it.pieceId) { <a [routerLink]="places.piece(it.pieceId)">{{ it.title }}</a> } @else if (it.attemptId) { <a [routerLink]="places.result(it.attemptId)">{{ it.title }}</a> } @else if (it.title) { <span>{{ it.title }}</span> } <span class="quiet">@if (it.by) { {{ it.by }}, }{{ it.on | when }}</span>&ngsp;<em>{{ states[it.state] | transloco }}</em>@if (it.until && it.state === 'counts') { <span>{{ 'evidence.endsOn' | transloco: { day: (it.until | when) } }}</span> }</p>
            @for (stop of it.stops; track stop.id) { <p [class.quiet]="stop.lifted"><strong>{{ (stop.kind === 'revocation' ? 'evidence.revokedBy' : stop.until ? 'evidence.suspendedBetween' : 'evidence.suspendedFrom') | transloco: { by: stop.by, when: (stop.at | when), from: (stop.from | when), until: (stop.until | when) } }}</strong> {{ stop.reason }} @if (stop.lifted) { {{ 'evidence.saidAnew' | transloco }} }</p> }
            @if (it.mayStop) {
              <details class="no-print"><summary>{{ (toLift(it) ? 'evidence.lift' : 'evidence.stop') | transloco }}<span class="sr"> {{ kinds[it.kind] | transloco }} {{ it.on | when }}</span></summary>
                <form class="stack" (submit)="stop($event, it)">
                  @if (toLift(it)) { <label class="field">{{ 'evidence.liftLast' | transloco }}<input name="stop-until" type="date" required [min]="toLift(it)?.from ?? ''" [value]="session.today()" /></label> }
                  @else {
                    <fieldset><legend>{{ 'evidence.stopKind' | transloco }}</legend>
                      <label class="choice"><input type="radio" [name]="'stop-kind-' + it.id" [checked]="!revokes()" (change)="revokes.set(false)" /> <span>{{ 'evidence.stopSuspend' | transloco }}</span></label>
                      <label class="choice"><input type="radio" [name]="'stop-kind-' + it.id" [checked]="revokes()" (change)="revokes.set(true)" /> <span>{{ 'evidence.stopRevoke' | transloco }}</span></label></fieldset>
                    @if (!revokes()) { <label class="field">{{ 'evidence.stopFrom' | transloco }}<input name="stop-from" type="date" required [value]="session.today()" /></label><label class="field">{{ 'evidence.stopUntil' | transloco }}<input name="stop-until" type="date" /></label> }
                  }
                  <label class="field">{{ 'evidence.stopWhy' | transloco }}<textarea name="stop-reason" rows="2" required maxlength="1000"></textarea></label>
                  @if (deed.failed(); as key) { @if (about() === it.id) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> } }
                  <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'evidence.stopNow' | transloco }}</button></div></form></details>
            }</li>
        }
      </ul></details>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } li { padding: 6px 0; border-top: 1px solid var(--line); } li p { margin: 0 0 4px; overflow-wrap: anywhere; } .said { display: flex; flex-wrap: wrap; gap: 4px 12px; } .choice { display: flex; gap: 12px; align-items: center; padding: 6px 0; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 0; flex: none; accent-color: var(--held); }`,
})
export class EvidenceLines {
  readonly level = input.required<number>();
  readonly lines = input.required<readonly EvidenceLine[]>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly open = signal(false);
  protected readonly about = signal('');
  protected readonly revokes = signal(false);
  protected readonly shapes = { counts: '✓', ahead: '…', expired: '○', suspended: '‖', disputed: '≠', revoked: '↩' } as const;
  protected readonly states = { counts: 'evidence.counts', ahead: 'evidence.ahead', expired: 'evidence.expired', suspended: 'evidence.suspended', disputed: 'evidence.disputed', revoked: 'evidence.revoked' } as const;
  protected readonly kinds = { quiz: 'evidence.byQuiz', signOff: 'evidence.bySignOff', checklist: 'evidence.byChecklist', carriedOver: 'evidence.byCarriedOver', workSample: 'evidence.byWorkSample', certificate: 'evidence.byCertificate', external: 'evidence.byExternal', recurring: 'evidence.byRecurring' } as const;

  /** The suspension that has no end yet. */
  protected toLift(it: EvidenceLine) { return it.stops.find((stop) => stop.kind === 'suspension' && !stop.lifted && stop.until === null); }
  protected unfold(event: Event) { if (event.target instanceof HTMLDetailsElement && event.target === event.currentTarget) this.open.set(event.target.open); }

  protected stop(event: Event, it: EvidenceLine) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    const text = (name: string) => { const value = said.get(name); return typeof value === 'string' ? value : ''; };
    const [open, reason] = [this.toLift(it), text('stop-reason')];
    this.about.set(it.id);
    return this.deed.run(async () => {
      const params = { evidenceId: it.id };
      if (open === undefined && this.revokes()) await this.api.send(revokeEvidence, { params, body: { id: newId(), reason } });
      else await this.api.send(suspendEvidence, { params, body: { id: newId(), from: open?.from ?? text('stop-from'), until: text('stop-until') || null, reason, insteadOf: open?.id ?? null } });
      this.revokes.set(false);
      this.changed.emit();
    });
  }
}
