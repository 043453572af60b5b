import { Component, computed, input, output } from '@angular/core';
import type { PresentedQuestion, Response } from '@palier/contracts';
import type { Given } from './given';
import { SpotPicture } from './spot-picture';

/** A spot of a picture, chosen where it lies or from the list of all spots: both give the same answer. */
@Component({
  selector: 'app-hot-spot-field',
  imports: [SpotPicture],
  template: `
    @if (question().picture; as picture) { <app-spot-picture [picture]="picture" [chosen]="place()" (picked)="choose($event)" /> }
    @for (option of question().options; track option.id; let index = $index) { <label><input type="radio" [name]="question().questionVersionId" [checked]="place() === index" (change)="choose(index)" /> <span>{{ index + 1 }}. {{ option.text }}</span></label> }
  `,
  styles: `:host { display: block; } label { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; cursor: pointer; } input { width: 22px; height: 22px; flex: none; margin: 1px 0 0; accent-color: var(--held); } span { overflow-wrap: anywhere; }`,
})
export class HotSpotField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  protected readonly place = computed(() => { const it = this.response(); const at = it?.kind === 'hotSpot' ? this.question().options.findIndex((option) => option.id === it.optionId) : -1; return at === -1 ? null : at; });

  protected choose(place: number) {
    const option = this.question().options[place];
    if (option !== undefined) this.answered.emit({ response: { kind: 'hotSpot', optionId: option.id }, wait: 0 });
  }
}
