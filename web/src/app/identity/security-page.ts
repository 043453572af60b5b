import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeSecurity, readSecurity, resetSecondFactor, type Security } from '@palier/contracts';
import { roleWords } from '../arrivals/words';
import { Api, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';

const decided = { start: 'identity.decidedAtStart', administrator: 'identity.decidedByAdmin', default: 'identity.decidedByDefault' } as const;

/** Whether those who see much need a second factor, who has one, and a way back in for whoever lost their phone. */
@Component({
  selector: 'app-security-page',
  imports: [Async, MatButton, PageHeader, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'identity.security' | transloco" [lead]="'identity.securityLead' | transloco" />
    <app-async [of]="security">
      @if (security.value(); as it) {
        <form class="card stack" (submit)="save($event, it)">
          <label class="tick"><input name="required" type="checkbox" [disabled]="it.decidedBy === 'start'" [checked]="required()" (change)="required.set(!required())" /> {{ 'identity.require' | transloco }}</label>
          <p class="quiet" style="margin: 0">{{ decided[it.decidedBy] | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          @if (it.decidedBy !== 'start') { <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'identity.saveSecurity' | transloco }}</button>@if (saved()) { <span role="status">{{ 'arrivals.saved' | transloco }}</span> }</div> }
        </form>
        <h2>{{ 'identity.whoHasOne' | transloco }}</h2>
        @if (resetting.failed(); as key) { <p class="error" role="alert">{{ key | transloco: resetting.params() }}</p> }
        <ul class="list">
          @for (person of it.people; track person.id) {
            <li class="card row"><div><strong>{{ person.name }}</strong><p class="quiet" style="margin: 0">@for (role of person.roles; track role) { {{ words[role] | transloco }}{{ $last ? '' : ', ' }} }</p></div>
              <div class="row"><span class="quiet">{{ (person.since ? 'identity.hasOneSince' : 'identity.hasNone') | transloco: { since: (person.since | when) } }}</span>
                @if (person.since && person.id !== session.person()?.id) {
                  @if (sure() !== person.id) { <button matButton="outlined" type="button" (click)="sure.set(person.id)">{{ 'identity.reset' | transloco }}<span class="sr"> {{ person.name }}</span></button> }
                }</div>
              @if (sure() === person.id) { <div class="row sure" role="status"><span>{{ 'identity.resetSure' | transloco: { name: person.name } }}</span><div><button matButton="filled" type="button" [disabled]="resetting.busy()" (click)="reset(person.id)">{{ 'identity.resetYes' | transloco }}</button> <button matButton type="button" (click)="sure.set(null)">{{ 'arrivals.cancel' | transloco }}</button></div></div> }</li>
          }
        </ul>
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } .sure { flex-basis: 100%; border-top: 1px solid var(--line); padding-top: 12px; }`,
})
export class SecurityPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly words = roleWords;
  protected readonly decided = decided;
  protected readonly deed = new Deed();
  protected readonly resetting = new Deed();
  protected readonly saved = signal(false);
  protected readonly sure = signal<string | null>(null);
  protected readonly security = this.api.read(readSecurity);
  protected readonly required = linkedSignal(() => (this.security.hasValue() ? this.security.value().required : false));

  protected save(event: Event, it: Security) {
    event.preventDefault();
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeSecurity, { body: { seen: it.required, required: this.required() } });
      // Whoever asks for a second factor is asked for theirs at once.
      await this.session.load();
      if (this.session.person() === null) { await this.router.navigate([places.secondFactor], { queryParams: { back: places.security } }); return; }
      this.security.reload();
      this.saved.set(true);
    });
  }

  protected reset(personId: string) {
    return this.resetting.run(async () => {
      await this.api.send(resetSecondFactor, { params: { personId }, body: {} });
      this.sure.set(null);
      this.security.reload();
    });
  }
}
