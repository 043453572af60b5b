import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { changeMailServer, listMails, readMailServer, removeMailServer, settleMail, settleMails, testMailServer, type MailLine, type MailServer } from '@palier/contracts';
import { Api } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';

type Tls = MailServer['tls'];
const usualPorts: Readonly<Record<Tls, number>> = { startTls: 587, tls: 465, none: 25 };

/** The server that takes mails: set up, tried, and what became of each mail. */
@Component({
  selector: 'app-mail-page',
  imports: [Async, MatButton, PageHeader, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'notifications.mail' | transloco" />
    <app-async [of]="server">
      @if (server.value(); as it) {
        <p>{{ (it.source === 'none' ? 'notifications.mailNoneLead' : 'notifications.mailOrigin') | transloco: { origin: it.origin } }}@if (it.source !== 'none' && !it.originGiven) { {{ 'notifications.originMissing' | transloco }} }</p>
        @if (it.said !== '') { <p class="error" role="status">{{ 'notifications.lastRefusal' | transloco: { on: (it.failedAt | when), said: it.said } }}</p> }
        @if (it.password === 'unreadable') { <p class="error">{{ 'problems.mail_password-unreadable' | transloco }}</p> }
        @if (it.source === 'environment') { <p class="card">{{ 'notifications.fromEnvironment' | transloco: { host: it.host, port: it.port, sender: it.sender } }}</p> }
        @else {
          <form class="stack" (submit)="save($event, it)">
            <label class="field">{{ 'notifications.host' | transloco }}<input name="host" required maxlength="253" autocomplete="off" autocapitalize="none" [value]="it.host" /></label>
            <label class="field">{{ 'notifications.tls' | transloco }}<select name="tls" (change)="choose($event)">@for (way of ways; track way) { <option [value]="way" [selected]="way === tls()">{{ tlsWords[way] | transloco }}</option> }</select></label>
            <label class="field">{{ 'notifications.port' | transloco }}<input name="port" type="number" min="1" max="65535" required [value]="port()" (input)="keepPort($event)" /></label>
            <label class="field">{{ 'notifications.login' | transloco }}<input name="login" maxlength="300" autocomplete="off" autocapitalize="none" [value]="it.login" /></label>
            <label class="field">{{ (it.password === 'kept' ? 'notifications.passwordKept' : 'notifications.password') | transloco }}<input name="password" type="password" maxlength="1000" autocomplete="new-password" /></label>
            <label class="field">{{ 'notifications.sender' | transloco }}<input name="sender" required maxlength="300" autocomplete="off" [value]="it.sender" /></label>
            <p class="quiet" style="margin: 0">{{ 'notifications.passwordLead' | transloco }}</p>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'notifications.save' | transloco }}</button>
              @if (it.source === 'page') { <button matButton type="button" [disabled]="deed.busy()" (click)="remove()">{{ 'notifications.remove' | transloco }}</button> }
              @if (saved()) { <span role="status">{{ 'notifications.saved' | transloco }}</span> }</div>
          </form>
        }
        @if (it.source !== 'none') {
          <h2>{{ 'notifications.test' | transloco }}</h2>
          <form class="stack" (submit)="test($event)">
            <label class="field">{{ 'notifications.testTo' | transloco }}<input name="to" type="email" required maxlength="300" [value]="it.ownAddress ?? ''" /></label>
            @if (testing.failed(); as key) { <p class="error" role="alert">{{ key | transloco: testing.params() }}</p> }
            @if (tested(); as result) { <p [class.error]="!result.sent" class="card" style="max-width: 560px; margin: 0" role="status">{{ (result.sent ? 'notifications.testSent' : 'notifications.testRefused') | transloco: { said: result.said } }}</p> }
            <div><button matButton="outlined" type="submit" [disabled]="testing.busy()">{{ 'notifications.sendTest' | transloco }}</button></div>
          </form>
        }
      }
    </app-async>
    <app-async [of]="log">
      @if (log.value(); as it) {
        @if (settling.failed(); as key) { <p class="error" role="alert">{{ key | transloco: settling.params() }}</p> }
        @if (it.uncertain.length > 0) {
          <h2>{{ 'notifications.uncertainTitle' | transloco: { count: it.uncertainTotal } }}</h2>
          <p>{{ 'notifications.uncertainLead' | transloco }}@if (it.uncertainTotal > it.uncertain.length) {&ngsp;{{ 'notifications.uncertainShown' | transloco: { shown: it.uncertain.length } }}}</p>
          @if (it.uncertainTotal > 1) {
            @if (sure(); as decision) {
              <div class="card row" role="status"><span>{{ sureWords[decision] | transloco: { count: it.uncertainTotal } }}</span>
                <div class="actions" style="margin: 0"><button matButton="filled" type="button" [disabled]="settling.busy()" (click)="settleAll(decision, it.asOf)">{{ (decision === 'again' ? 'notifications.sendAllAgain' : 'notifications.leaveAll') | transloco: { count: it.uncertainTotal } }}</button><button matButton type="button" (click)="sure.set(null)">{{ 'arrivals.cancel' | transloco }}</button></div></div>
            } @else {
              <div class="actions"><button matButton="outlined" type="button" [disabled]="settling.busy()" (click)="sure.set('again')">{{ 'notifications.sendAllAgain' | transloco: { count: it.uncertainTotal } }}</button><button matButton type="button" [disabled]="settling.busy()" (click)="sure.set('leave')">{{ 'notifications.leaveAll' | transloco: { count: it.uncertainTotal } }}</button></div>
            }
          }
          <ul class="list">@for (mail of it.uncertain; track mail.id) {
            <li class="card row"><div><strong>{{ mail.address }}</strong><p class="quiet" style="margin: 0">{{ kindWords[mail.kind] | transloco }} · {{ mail.at | when }}@if (mail.said !== '') { · {{ mail.said }} }</p></div>
              <div class="actions" style="margin: 0">@if (mail.kind === 'notification' || mail.kind === 'digest') { <button matButton="outlined" type="button" [disabled]="settling.busy()" (click)="settle(mail, 'again')">{{ 'notifications.sendAgain' | transloco }}<span class="sr"> {{ mail.address }}</span></button> }<button matButton type="button" [disabled]="settling.busy()" (click)="settle(mail, 'leave')">{{ 'notifications.leave' | transloco }}<span class="sr"> {{ mail.address }}</span></button></div></li>
          }</ul>
        }
        <h2>{{ 'notifications.log' | transloco }}</h2>
        @if (it.waiting > 0) { <p>{{ 'notifications.waiting' | transloco: { count: it.waiting } }}</p> }
        <ul class="list">
          @for (mail of shown(); track mail.id) {
            <li class="line"><span class="state" [class]="mail.state"><span aria-hidden="true">{{ marks[mail.state] }}</span> {{ stateWords[mail.state] | transloco }}</span><span>{{ mail.address }}</span><span class="quiet">{{ kindWords[mail.kind] | transloco }} · {{ mail.at | when }}</span>
              @if (reason(mail); as key) { <span class="quiet">{{ key | transloco }}</span> } @if (mail.said !== '') { <span class="quiet">{{ mail.said }}</span> }</li>
          } @empty { <li class="card">{{ 'notifications.logEmpty' | transloco }}</li> }
        </ul>
        @if (it.next; as next) { <button matButton="outlined" type="button" (click)="after.set(next)">{{ 'arrivals.more' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `.line { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 10px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } .state { min-width: 190px; font-weight: 560; } .sent { color: var(--held); } .refused, .uncertain { color: var(--mat-sys-error); }`,
})
export class MailPage {
  private readonly api = inject(Api);
  protected readonly ways: readonly Tls[] = ['startTls', 'tls', 'none'];
  protected readonly tlsWords = { startTls: 'notifications.tlsStart', tls: 'notifications.tlsFirst', none: 'notifications.tlsNone' } as const;
  protected readonly kindWords = { notification: 'notifications.mailNotification', digest: 'notifications.mailDigest', reset: 'notifications.mailReset', test: 'notifications.mailTest' } as const;
  protected readonly stateWords = { waiting: 'notifications.stateWaiting', sending: 'notifications.stateSending', sent: 'notifications.stateSent', refused: 'notifications.stateRefused', uncertain: 'notifications.stateUncertain', dropped: 'notifications.stateDropped' } as const;
  protected readonly marks = { waiting: '○', sending: '◐', sent: '●', refused: '▲', uncertain: '◆', dropped: '–' } as const;
  private readonly reasons: Readonly<Record<string, string>> = { left: 'notifications.reasonLeft', 'no-address': 'notifications.reasonNoAddress', over: 'notifications.reasonOver', 'too-old': 'notifications.reasonTooOld', limit: 'notifications.reasonLimit', 'by-hand': 'notifications.reasonByHand' };
  protected readonly deed = new Deed();
  protected readonly testing = new Deed();
  protected readonly settling = new Deed();
  protected readonly sureWords = { again: 'notifications.sendAllAgainSure', leave: 'notifications.leaveAllSure' } as const;
  /** What was asked of all, until it is said again. */
  protected readonly sure = signal<'again' | 'leave' | null>(null);
  protected readonly saved = signal(false);
  protected readonly tested = signal<{ sent: boolean; said: string } | null>(null);
  protected readonly after = signal<string | undefined>(undefined);
  protected readonly server = this.api.read(readMailServer);
  protected readonly log = this.api.read(listMails, () => ({ query: { after: this.after() } }));
  protected readonly tls = linkedSignal<Tls>(() => (this.server.hasValue() ? this.server.value().tls : 'startTls'));
  protected readonly port = linkedSignal<number>(() => (this.server.hasValue() ? this.server.value().port : usualPorts.startTls));
  protected readonly shown = linkedSignal<{ page: readonly MailLine[]; first: boolean }, readonly MailLine[]>({
    source: computed(() => ({ page: this.log.hasValue() ? this.log.value().mails : [], first: this.after() === undefined })),
    computation: ({ page, first }, before) => (first || before === undefined ? page : [...before.value, ...page.filter((it) => !before.value.some((known) => known.id === it.id))]),
  });

  protected reason(mail: MailLine) { return mail.state === 'dropped' ? (this.reasons[mail.reason] ?? null) : null; }

  /** The usual port of a way comes with it, where the port was the usual one of the way before. */
  protected choose(event: Event) {
    const way = this.ways.find((it) => event.target instanceof HTMLSelectElement && event.target.value === it);
    if (way === undefined) return;
    if (this.port() === usualPorts[this.tls()]) this.port.set(usualPorts[way]);
    this.tls.set(way);
  }

  protected keepPort(event: Event) { if (event.target instanceof HTMLInputElement) this.port.set(Number(event.target.value)); }

  protected save(event: Event, it: MailServer) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const said = new FormData(event.target);
    const text = (name: string) => String(said.get(name) ?? '').trim();
    const password = String(said.get('password') ?? '');
    this.saved.set(false);
    return this.deed.run(async () => {
      await this.api.send(changeMailServer, { body: { seen: it.version, host: text('host'), port: this.port(), tls: this.tls(), login: text('login'), sender: text('sender'), ...(password === '' ? {} : { password }) } });
      const field = document.querySelector<HTMLInputElement>('input[name=password]');
      if (field !== null) field.value = '';
      this.saved.set(true);
      this.server.reload();
    });
  }

  protected remove() {
    return this.deed.run(async () => { await this.api.send(removeMailServer, {}); this.server.reload(); });
  }

  protected test(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const to = String(new FormData(event.target).get('to') ?? '').trim();
    this.tested.set(null);
    return this.testing.run(async () => {
      this.tested.set(await this.api.send(testMailServer, { body: { to } }));
      this.server.reload();
      this.readLog();
    });
  }

  protected settle(mail: MailLine, decision: 'again' | 'leave') {
    return this.settling.run(async () => { await this.api.send(settleMail, { params: { mailId: mail.id }, body: { decision } }); this.readLog(); });
  }

  protected settleAll(decision: 'again' | 'leave', asOf: string) {
    return this.settling.run(async () => { await this.api.send(settleMails, { body: { decision, asOf } }); this.sure.set(null); this.readLog(); });
  }

  private readLog() {
    this.after.set(undefined);
    this.log.reload();
  }
}
