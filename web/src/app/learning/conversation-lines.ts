import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Debrief, PresentedQuestion } from '@palier/contracts';
import { ReplyManner } from './reply-manner';
import { channelKeys, signed } from './simulation-words';

/** A ticket, and what was said about it so far, line by line; looked back on, each reply with what followed from it. */
@Component({
  selector: 'app-conversation-lines',
  imports: [ReplyManner, TranslocoPipe],
  template: `
    @let it = conversation();
    <section class="ticket"><p><strong>{{ it.situation.customer }}</strong>@if (it.situation.product) { · {{ it.situation.product }} } · {{ keys[it.situation.channel] | transloco }}</p><p class="words">{{ it.situation.ticket }}</p></section>
    <ol [attr.aria-live]="live() ? 'polite' : null">
      @for (turn of it.turns; track $index) {
        <li class="customer"><strong class="who">{{ it.situation.customer }}</strong><p class="words">{{ turn.says }}</p></li>
        <li class="own"><strong class="who">{{ 'learning.you' | transloco }}</strong><p class="words">{{ turn.reply.text }}</p><app-reply-manner [of]="turn.reply" />
          @if (debrief()?.steps?.[$index]; as told) { <p class="after">{{ told.consequence }} <strong>({{ sign(told.credit) }})</strong></p> }</li>
      }
      @if (it.now; as now) { <li class="customer" tabindex="-1"><strong class="who">{{ it.situation.customer }}</strong><p class="words">{{ now.says }}</p></li> }
    </ol>
  `,
  styles: `
    :host { display: block; overflow-wrap: anywhere; } p { margin: 0; } .words { white-space: pre-line; } .ticket { border-left: 3px solid var(--kept); padding: 4px 0 4px 12px; margin-bottom: 16px; display: grid; gap: 4px; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; } li { max-width: min(60ch, 92%); padding: 8px 12px; border: 1px solid var(--line); border-radius: 12px; justify-self: start; outline-offset: 2px; } .own { justify-self: end; background: var(--mat-sys-surface-container); } .who { font-size: 0.875rem; } .after { border-top: 1px solid var(--line); margin-top: 6px; padding-top: 6px; }
  `,
})
export class ConversationLines {
  readonly conversation = input.required<NonNullable<PresentedQuestion['conversation']>>();
  readonly debrief = input<Debrief | null>(null);
  /** New lines are read out as they come. */
  readonly live = input(false);
  protected readonly keys = channelKeys;
  protected readonly sign = signed;
}
