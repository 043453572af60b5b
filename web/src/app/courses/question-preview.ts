import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { offeredOrders, present, walked, type DraftQuestion } from '@palier/domain';
import { QuestionField } from '../learning/question-field';

/** A question as its learner will see it, by the very field in which they answer: one may try it. What is tried is kept nowhere. */
@Component({
  selector: 'app-question-preview',
  imports: [MatButton, QuestionField, TranslocoPipe],
  template: `<fieldset [attr.lang]="lang()"><legend>@if (number(); as at) { {{ at }}.&ngsp;}{{ question().content.prompt || ('drafts.noPrompt' | transloco) }}</legend><app-question-field [question]="shown()" [response]="tried()" (answered)="given.set($event.response)" />@if (shown().conversation?.turns?.length) { <button matButton type="button" (click)="given.set(null)">{{ 'drafts.startOver' | transloco }}</button> }</fieldset>`,
  styles: `fieldset { min-width: 0; } legend { max-width: 100%; overflow-wrap: anywhere; white-space: pre-line; }`,
})
export class QuestionPreview {
  readonly question = input.required<DraftQuestion>();
  readonly lang = input.required<string>();
  /** Its place among others, where there are others. */
  readonly number = input<number | null>(null);
  /** What parts two previews of one question on one page. */
  readonly name = input.required<string>();
  protected readonly given = signal<Response | null>(null);
  /** An answer to another kind of question is none, nor is one that a conversation no longer leads to. */
  protected readonly tried = computed(() => {
    const [it, { content }] = [this.given(), this.question()];
    if (it?.kind !== content.kind) return null;
    return it.kind === 'ticketSimulation' && content.kind === 'ticketSimulation' && walked(content.scenes, it.replyIds) === null ? null : it;
  });
  protected readonly shown = computed((): PresentedQuestion => {
    const { id, content } = this.question();
    const [order = []] = offeredOrders([content], 1);
    return { questionVersionId: `${this.name()}-${id}`, sequence: 0, response: null, ...present(content, order, this.tried()) };
  });
}
