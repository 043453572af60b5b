import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askForHelp, withdrawAnswer, type HelpKind, type HelpPlace, type SharedAnswer } from '@palier/contracts';
import { can } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, When } from '../ui';
import { Exchange } from './exchange';
import { HelpChip } from './help-chip';
import { HelpCount } from './help-count';

/** “I am stuck” and “this is wrong”, in place: to whom it goes is said before it is sent, and the answer stays here. No form of its own: it may stand inside one. */
@Component({
  selector: 'app-ask-and-tell',
  imports: [Exchange, HelpChip, MatButton, RouterLink, TranslocoPipe, When],
  host: { '[attr.lang]': 'session.locale()' },
  template: `
    <div class="no-print choose">
      @for (kind of kinds; track kind) { <button matButton type="button" [attr.aria-expanded]="open() === kind" (click)="toggle(kind)">{{ (kind === 'stuck' ? 'questions.stuck' : 'questions.wrong') | transloco }}@if (label()) { <span class="sr"> – {{ label() }}</span> }</button> }
    </div>
    @if (open(); as kind) {
      <section class="card no-print" [attr.aria-label]="(kind === 'stuck' ? 'questions.stuck' : 'questions.wrong') | transloco">
        @if (answerer(); as who) {
          <p><strong>{{ 'questions.willAnswer' | transloco: { name: who.name } }}</strong><br /><span class="quiet">{{ role[who.as] | transloco }}</span></p>
          <label class="field">{{ (kind === 'stuck' ? 'questions.whatStops' : 'questions.whatIsWrong') | transloco }}<textarea #words rows="3" maxlength="2000" [value]="said()" (input)="keep($event)"></textarea></label>
          <p class="quiet after">{{ 'questions.between' | transloco }}</p>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy() || said().trim() === ''" (click)="send(kind, who.id)">{{ 'questions.send' | transloco: { name: who.name } }}</button><button matButton type="button" (click)="open.set(null)">{{ 'questions.cancel' | transloco }}</button></div>
        } @else { <p>{{ 'questions.nobody' | transloco }}</p><button matButton type="button" (click)="open.set(null)">{{ 'questions.cancel' | transloco }}</button> }
      </section>
    }
    @if (sentTo(); as name) { <p class="card" role="status">{{ 'questions.sent' | transloco: { name } }} <a [routerLink]="places.help">{{ 'questions.mine' | transloco }}</a></p> }
    @for (it of place().mine; track it.id) {
      <details class="card" [open]="it.state === 'answered'"><summary><strong>{{ (it.kind === 'stuck' ? 'questions.youWereStuck' : 'questions.youSaidWrong') | transloco }}</strong> <app-help-chip [of]="it" /></summary>
        <app-exchange [of]="it" /><a [routerLink]="places.exchange(it.id)">{{ 'questions.open' | transloco }}</a></details>
    }
    @for (it of shared(); track it.id; let first = $first) {
      @if (first) { <p class="heading">{{ 'questions.forEverybody' | transloco }}</p> }
      <details class="card"><summary><strong>{{ it.question }}</strong></summary><p class="words">{{ it.answer }}</p><p class="quiet">{{ it.by.name }}, {{ it.at | when }}@if (it.outdated) { · {{ 'questions.outdated' | transloco }} }</p>
        @if (mayWithdraw(it)) { <button matButton type="button" [disabled]="deed.busy()" (click)="withdraw(it)">{{ 'questions.withdraw' | transloco }}</button> }</details>
    }
  `,
  styles: `
    :host { display: block; margin-top: 12px; } .choose { display: flex; flex-wrap: wrap; gap: 0 8px; margin-left: -12px; } .card { margin-top: 8px; } .words { white-space: pre-wrap; overflow-wrap: anywhere; } .after { margin: 8px 0 0; } .heading { margin: 16px 0 0; font-weight: 620; }
    summary { cursor: pointer; } summary strong { margin-right: 8px; } details[open] > summary { margin-bottom: 12px; }
  `,
})
export class AskAndTell {
  readonly place = input.required<HelpPlace>();
  /** What it is about, for whoever hears the page: needed where a page has several. */
  readonly label = input('');
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly count = inject(HelpCount);
  private readonly injector = inject(Injector);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kinds: readonly HelpKind[] = ['stuck', 'wrong'];
  protected readonly role = { lead: 'questions.asLead', deputy: 'questions.asDeputy', publisher: 'questions.asPublisher', author: 'questions.asAuthor', hr: 'questions.asHr' } as const;
  protected readonly deed = new Deed();
  protected readonly open = signal<HelpKind | null>(null);
  protected readonly said = signal('');
  protected readonly sentTo = signal('');
  protected readonly answerer = computed(() => { const kind = this.open(); return kind === null ? null : this.place()[kind]; });
  /** Answers to the reader are in their own exchanges above already. */
  protected readonly shared = computed(() => this.place().shared.filter((it) => !this.place().mine.some(({ turns }) => turns.some((turn) => turn.id === it.id))));
  private readonly words = viewChild<ElementRef<HTMLElement>>('words');
  /** Made anew for each request that is sent: sending the same one twice sends it once. */
  private id = newId();

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.said.set(event.target.value); }

  protected toggle(kind: HelpKind) {
    this.deed.failed.set(null);
    this.sentTo.set('');
    this.open.set(this.open() === kind ? null : kind);
    afterNextRender(() => this.words()?.nativeElement.focus(), { injector: this.injector });
  }

  protected send(kind: HelpKind, to: string) {
    return this.deed.run(async () => {
      await this.api.send(askForHelp, { body: { id: this.id, kind, thing: this.place().thing, words: this.said(), to } });
      this.sentTo.set(this.answerer()?.name ?? '');
      this.id = newId();
      this.said.set('');
      this.open.set(null);
      this.count.refresh();
      this.changed.emit();
    });
  }

  protected mayWithdraw(it: SharedAnswer) { const person = this.session.person(); return person !== null && can({ personId: person.id, roles: person.roles, leads: [] }, 'help.withdraw', { personId: it.by.id }); }

  protected withdraw(it: SharedAnswer) {
    return this.deed.run(async () => {
      await this.api.send(withdrawAnswer, { params: { answerId: it.id }, body: { id: newId() } });
      this.changed.emit();
    });
  }
}
