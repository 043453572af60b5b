import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { ConversationLines } from './conversation-lines';
import type { Given } from './given';
import { ReplyManner } from './reply-manner';

/** A conversation with a customer: a reply is chosen, then said; the customer goes on once it is kept. What was said stays said. */
@Component({
  selector: 'app-simulation-field',
  imports: [ConversationLines, MatButton, ReplyManner, TranslocoPipe],
  template: `
    @if (question().conversation; as it) {
      <app-conversation-lines [conversation]="it" [live]="true" />
      @if (underway(); as reply) { <p class="own">{{ reply.text }}</p><p class="quiet" role="status">{{ 'learning.onItsWay' | transloco }}</p> }
      @else if (it.now) {
        @if (it.turns.length === 0) { <p class="quiet">{{ 'learning.unsaid' | transloco }}</p> }
        <fieldset><legend>{{ 'learning.whatDoYouSay' | transloco }}</legend>
          @for (reply of it.now.replies; track reply.id) { <label><input type="radio" [name]="question().questionVersionId + '-' + it.turns.length" [checked]="chosen() === reply.id" (change)="chosen.set(reply.id)" /> <span>{{ reply.text }}<app-reply-manner [of]="reply" /></span></label> }</fieldset>
        <button matButton="outlined" type="button" [disabled]="chosen() === null" (click)="sayIt()">{{ 'learning.sayIt' | transloco }}</button>
      } @else { <p role="status"><strong>{{ 'learning.conversationOver' | transloco }}</strong></p> }
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; justify-items: start; } app-conversation-lines { width: 100%; } p { margin: 0; } .own { justify-self: end; max-width: min(60ch, 92%); padding: 8px 12px; border: 1px dashed var(--line); border-radius: 12px; overflow-wrap: anywhere; white-space: pre-line; }
    label { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; cursor: pointer; overflow-wrap: anywhere; } input { width: 22px; height: 22px; flex: none; margin: 1px 0 0; accent-color: var(--held); } span { min-width: 0; white-space: pre-line; } legend { font-size: 1rem; }
  `,
})
export class SimulationField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  /** How far the conversation is known to have gone. */
  private readonly turns = computed(() => this.question().conversation?.turns ?? []);
  protected readonly chosen = linkedSignal<number, string | null>({ source: () => this.turns().length, computation: () => null });
  /** What was said here, or on another screen, and is not kept yet. */
  protected readonly underway = computed(() => {
    const it = this.response();
    const id = it?.kind === 'ticketSimulation' ? it.replyIds[this.turns().length] : undefined;
    return id === undefined ? null : (this.question().conversation?.now?.replies.find((reply) => reply.id === id) ?? null);
  });
  private spoken = -1;

  constructor() {
    // Where the one who spoke reads on: the customer’s next line.
    effect(() => {
      const turns = this.turns().length;
      if (this.spoken === -1 || turns <= this.spoken) return;
      this.spoken = -1;
      untracked(() => afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('li[tabindex]')?.focus(), { injector: this.injector }));
    });
  }

  protected sayIt() {
    const id = this.chosen();
    if (id === null) return;
    // Pressed twice before the page was drawn again, it is said once.
    this.chosen.set(null);
    this.spoken = this.turns().length;
    this.answered.emit({ response: { kind: 'ticketSimulation', replyIds: [...this.turns().map((it) => it.reply.id), id] }, wait: 0 });
  }
}
