import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AuditAction, AuditKind, exportAudit, readAudit, type AuditLine } from '@palier/contracts';
import { auditKinds, readableKinds, type Role } from '@palier/domain';
import { roleWords } from '../arrivals/words';
import { addressOf, Api, SessionStore } from '../platform';
import { Async, DayInWords, PageHeader, When } from '../ui';

const kindWords: Readonly<Record<AuditKind, string>> = { access: 'trust.kindAccess', grants: 'trust.kindGrants', people: 'trust.kindPeople', looks: 'trust.kindLooks', exports: 'trust.kindExports', content: 'trust.kindContent', learning: 'trust.kindLearning', installation: 'trust.kindInstallation', exchanges: 'trust.kindExchanges' };

/** Who did what, for HR and administrators. What is asked for stands in the address. */
@Component({
  selector: 'app-audit-page',
  imports: [Async, DayInWords, MatButton, PageHeader, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'trust.audit' | transloco" [lead]="(session.may('matrix.read') ? 'trust.auditLead' : 'trust.auditLeadAdmin') | transloco" />
    <form role="search" class="no-print" (submit)="find($event)">
      <label class="field">{{ 'trust.auditWhat' | transloco }}
        <select name="what"><option value="">{{ 'trust.auditEverything' | transloco }}</option>
          @for (kind of kinds; track kind) { <optgroup [label]="kindWords[kind] | transloco"><option [value]="kind" [selected]="what() === kind">{{ kindWords[kind] | transloco }}</option>
            @for (action of actions[kind]; track action) { <option [value]="action" [selected]="what() === action">{{ sentenceKey(action) | transloco: { by: '…', of: '…' } }}</option> }</optgroup> }</select></label>
      <label class="field">{{ 'trust.auditWho' | transloco }}<input name="who" type="search" [value]="who() ?? ''" /></label>
      <label class="field">{{ 'trust.auditFrom' | transloco }}<input name="from" type="date" [value]="from() ?? ''" /></label>
      <label class="field">{{ 'trust.auditTo' | transloco }}<input name="to" type="date" [value]="to() ?? ''" /></label>
      <div class="actions"><button matButton="filled" type="submit">{{ 'trust.auditFind' | transloco }}</button><a matButton="outlined" [href]="file()" download>{{ 'reporting.export' | transloco }}</a></div>
    </form>
    <app-async [of]="audit">
      @if (audit.value(); as it) {
        <ul class="list">
          @for (line of lines(); track line.id) {
            <li><time class="quiet" [attr.datetime]="line.at">{{ line.at | when }}</time><div>{{ sentenceKey(line.action) | transloco: { by: line.by?.name ?? 'Palier', of: line.of?.name ?? '' } }}
              @if (line.granted.length > 0) { <span class="quiet">{{ 'trust.auditGranted' | transloco: { roles: roles(line.granted) } }}</span> }
              @if (line.revoked.length > 0) { <span class="quiet">{{ 'trust.auditRevoked' | transloco: { roles: roles(line.revoked) } }}</span> }
              @if (line.people !== null) { <span class="quiet">{{ 'trust.auditPeople' | transloco: { count: line.people } }}</span> }</div></li>
          } @empty { <li class="card">{{ (filtered() ? 'trust.auditNothing' : 'trust.auditEmpty') | transloco }} @if (filtered()) { <button matButton type="button" (click)="reset()">{{ 'trust.auditReset' | transloco }}</button> }</li> }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `
    form { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; margin-bottom: 24px; } .field input, .field select { height: 48px; } .field { flex: 1 1 160px; max-width: 260px; } .actions { margin: 0; }
    li:not(.card) { display: grid; grid-template-columns: 16em 1fr; gap: 4px 16px; padding: 10px 0; border-top: 1px solid var(--line); } time { font-variant-numeric: tabular-nums; } li div span { display: block; } .list { margin-bottom: 16px; }
    @media (max-width: 720px) { li:not(.card) { grid-template-columns: 1fr; } .field { flex-basis: 100%; max-width: none; } }
  `,
})
export class AuditPage {
  readonly what = input<string>();
  readonly who = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly kindWords = kindWords;
  protected readonly actions: Readonly<Record<AuditKind, readonly AuditAction[]>> = auditKinds;
  protected readonly kinds = readableKinds(this.session.person() ?? { roles: [] });
  private readonly asked = computed(() => {
    const [kind, action] = [AuditKind.safeParse(this.what()), AuditAction.safeParse(this.what())];
    const day = (text: string | undefined) => (text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined);
    return { from: day(this.from()), to: day(this.to()), who: this.who() || undefined, kind: kind.data, action: action.data };
  });
  protected readonly filtered = computed(() => Object.values(this.asked()).some((it) => it !== undefined));
  protected readonly file = computed(() => addressOf(exportAudit, {}, { ...this.asked(), locale: this.session.locale() }));
  protected readonly after = linkedSignal<unknown, string | undefined>({ source: this.asked, computation: () => undefined });
  protected readonly audit = this.api.read(readAudit, () => ({ query: { ...this.asked(), after: this.after() } }));
  /** Every line read so far of this question. */
  protected readonly lines = linkedSignal<{ page: readonly AuditLine[]; first: boolean }, readonly AuditLine[]>({
    source: computed(() => ({ page: this.audit.hasValue() ? this.audit.value().lines : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });

  protected sentenceKey(action: AuditAction) { return `audit.${action.replaceAll('.', '_')}`; }
  protected roles(held: readonly Role[]) { return held.map((it) => this.transloco.translate(roleWords[it])).join(', '); }

  protected find(event: Event) {
    event.preventDefault();
    const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
    const said = (name: string) => { const it = form.get(name); return typeof it === 'string' && it.trim() !== '' ? it.trim() : null; };
    void this.router.navigate([], { queryParams: { what: said('what'), who: said('who'), from: said('from'), to: said('to') } });
  }

  protected reset() { void this.router.navigate([], { queryParams: {} }); }
}
