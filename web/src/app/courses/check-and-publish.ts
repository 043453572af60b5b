import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChangeClass } from '@palier/contracts';
import type { DraftActivity, DraftGap } from '@palier/domain';
import type { Deed } from '../ui';
import { changeHints, changeKeys, typed } from './words';

export interface Change { readonly class: ChangeClass; readonly reason: string }

/** What is still missing, each line leading to its place; and once nothing is, the publication. */
@Component({
  selector: 'app-check-and-publish',
  imports: [MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (gaps().length > 0) {
      <p>{{ 'drafts.missing' | transloco: { count: gaps().length } }}</p>
      <ul class="list">@for (gap of gaps(); track $index) {
        <li class="gap"><span aria-hidden="true">○</span>&ngsp;<a [routerLink]="[]" [queryParams]="{ part: gap.activityId, question: gap.question }">{{ titleOf(gap) || ('drafts.untitled' | transloco) }}@if (gap.question) { – {{ 'drafts.question' | transloco: { number: gap.question } }}}@if (gap.line) { – {{ 'drafts.atLine' | transloco: { line: gap.line } }}}</a><br /><span>{{ 'gaps.' + gap.code.replace('.', '_') | transloco: gap }}</span></li>
      }</ul>
    } @else { <p><span class="whole" aria-hidden="true">✓</span> {{ 'drafts.whole' | transloco }}</p> }
    @if (basedOn(); as version) {
      <fieldset class="stack"><legend>{{ 'drafts.change' | transloco: { version: version + 1 } }}</legend>
        @for (it of classes; track it) { <label class="choice"><input type="radio" name="class" [value]="it" [checked]="kind() === it" (change)="kind.set(it)" /> <span><strong>{{ keys[it] | transloco }}</strong><br /><span class="quiet">{{ hints[it] | transloco }}</span></span></label> }</fieldset>
      <label class="field">{{ 'drafts.reason' | transloco }}<input name="reason" maxlength="500" [value]="reason()" (input)="reason.set(typed($event))" /></label>
    }
    <p class="quiet">{{ 'drafts.publishing' | transloco }}</p>
    @if (deed().failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed().params() }}</p> }
    @if (secondPerson()) { <p>{{ 'drafts.needsCheck' | transloco }}</p> }
    <div class="actions" style="margin: 0">@if (!secondPerson()) { <button matButton="filled" type="button" [disabled]="deed().busy() || !ready()" (click)="published.emit(change())">{{ 'drafts.publish' | transloco }}</button> }
      <button [matButton]="secondPerson() ? 'filled' : 'outlined'" type="button" [disabled]="deed().busy() || !ready()" (click)="asked.emit(change())">{{ 'drafts.askCheck' | transloco }}</button></div>
  `,
  styles: `:host { display: grid; gap: 16px; } p, ul { margin: 0; } .gap { padding: 10px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } .gap > span { color: var(--to-acquire); } .whole { color: var(--held); font-weight: 700; } .choice { display: flex; gap: 12px; align-items: flex-start; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 2px 0 0; flex: none; accent-color: var(--held); }`,
})
export class CheckAndPublish {
  readonly gaps = input.required<readonly DraftGap[]>();
  readonly activities = input.required<readonly DraftActivity[]>();
  readonly title = input.required<string>();
  /** The number of the published version that this one follows. */
  readonly basedOn = input.required<number | null>();
  readonly deed = input.required<Deed>();
  /** A second person publishes it. */
  readonly secondPerson = input.required<boolean>();
  readonly published = output<Change | null>();
  readonly asked = output<Change | null>();
  protected readonly classes = ChangeClass.options;
  protected readonly keys = changeKeys;
  protected readonly hints = changeHints;
  protected readonly typed = typed;
  protected readonly kind = signal<ChangeClass | null>(null);
  protected readonly reason = signal('');
  protected readonly ready = computed(() => this.gaps().length === 0 && (this.basedOn() === null || (this.kind() !== null && this.reason().trim() !== '')));

  protected readonly change = computed((): Change | null => { const kind = this.kind(); return this.basedOn() === null || kind === null ? null : { class: kind, reason: this.reason() }; });

  protected titleOf(gap: DraftGap) { return gap.activityId === null ? this.title() : (this.activities().find((it) => it.id === gap.activityId)?.title ?? ''); }
}
