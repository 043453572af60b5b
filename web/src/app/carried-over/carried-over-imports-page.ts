import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { extendCarriedOver, listCarriedOverImports, withdrawCarriedOver, type CarriedOverImport } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, ShareBar, When } from '../ui';

/** The tables that HR carried over, what became of their lines, and more time or a withdrawal where one is needed. */
@Component({
  selector: 'app-carried-over-imports-page',
  imports: [Async, DayInWords, MatButton, PageHeader, RouterLink, Say, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'carriedOver.imports' | transloco" [lead]="'carriedOver.importsLead' | transloco" />
    <p class="no-print"><a matButton="filled" [routerLink]="places.carryOver">{{ 'carriedOver.import' | transloco }}</a></p>
    <app-async [of]="list">
      @if (list.value(); as all) {
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <ul class="list">
          @for (it of all.imports; track it.id) {
            <li class="card">
              <div class="row"><h2 style="margin: 0">{{ it.source }}</h2>@if (it.withdrawn) { <strong class="quiet"><span aria-hidden="true">–</span> {{ 'carriedOver.isWithdrawn' | transloco }}</strong> } @else { <span>{{ (it.waiting > 0 ? 'carriedOver.until' : 'carriedOver.wasUntil') | transloco }} <strong>{{ it.until | when }}</strong></span> }</div>
              <p class="quiet" style="margin: 4px 0 8px">{{ it.framework | say }} · {{ 'carriedOver.takenBy' | transloco: { by: it.by, on: (it.on | when) } }} · {{ 'carriedOver.linesOf' | transloco: { lines: it.lines, people: it.people } }}</p>
              @if (it.withdrawn; as w) { <p style="margin: 0">{{ 'carriedOver.withdrawnBy' | transloco: { by: w.by, on: (w.on | when), reason: w.reason } }}</p> }
              @else {
                <p style="margin: 0"><strong>{{ 'carriedOver.states' | transloco: it }}</strong></p><app-share-bar [done]="it.confirmed" [of]="it.lines" />
                @for (e of it.extensions; track $index) { <p class="quiet" style="margin: 4px 0 0">{{ 'carriedOver.extendedBy' | transloco: { by: e.by, on: (e.on | when), until: (e.until | when), reason: e.reason } }}</p> }
                <div class="asides no-print">
                  <details><summary>{{ 'carriedOver.extend' | transloco }}<span class="sr"> {{ it.source }}</span></summary>
                    <form class="stack" (submit)="extend($event, it)"><label class="field">{{ 'carriedOver.newUntil' | transloco }}<input name="until" type="date" required [min]="it.until" [max]="all.most" /></label>
                      <label class="field">{{ 'competencies.reason' | transloco }}<input name="reason" required maxlength="1000" /></label><div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'carriedOver.extend' | transloco }}</button></div></form></details>
                  <details><summary>{{ 'carriedOver.withdraw' | transloco }}<span class="sr"> {{ it.source }}</span></summary>
                    <form class="stack" (submit)="withdraw($event, it)"><p style="margin: 0">{{ 'carriedOver.withdrawLead' | transloco }}</p>
                      <label class="field">{{ 'competencies.reason' | transloco }}<input name="withdrawReason" required maxlength="1000" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'carriedOver.withdrawYes' | transloco: { lines: it.lines } }}</button></div></form></details>
                </div>
              }
            </li>
          } @empty { <li class="card">{{ 'carriedOver.noImports' | transloco }}</li> }
        </ul>
      }
    </app-async>
  `,
  styles: `.asides { display: grid; gap: 0 24px; margin-top: 8px; } summary { cursor: pointer; padding: 8px 0; min-height: 40px; } details form { padding: 4px 0 12px; }`,
})
export class CarriedOverImportsPage {
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly list = this.api.read(listCarriedOverImports);
  /** A deed sent twice by a lost answer is one deed; another one, on another table or once it is done, is another. */
  private readonly ids = new Map<string, string>();

  protected extend(event: Event, it: CarriedOverImport) {
    return this.send(event, `extend ${it.id}`, async (id, form) => { await this.api.send(extendCarriedOver, { params: { importId: it.id }, body: { id, until: String(form.get('until') ?? ''), reason: String(form.get('reason') ?? '') } }); });
  }

  protected withdraw(event: Event, it: CarriedOverImport) {
    return this.send(event, `withdraw ${it.id}`, async (id, form) => { await this.api.send(withdrawCarriedOver, { params: { importId: it.id }, body: { id, reason: String(form.get('withdrawReason') ?? '') } }); });
  }

  private send(event: Event, which: string, deed: (id: string, form: FormData) => Promise<void>) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const form = new FormData(event.target);
    const id = this.ids.get(which) ?? newId();
    this.ids.set(which, id);
    return this.deed.run(async () => {
      await deed(id, form);
      this.ids.delete(which);
      this.list.reload();
    });
  }
}
