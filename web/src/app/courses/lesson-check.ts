import { afterNextRender, Component, computed, ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { mostCheckOptions, plainWords, selfCheckRemarks, type SelfCheck } from '@palier/domain';
import { typed } from './words';

export type CheckWritten = Omit<SelfCheck, 'id'>;
const empty: CheckWritten = { several: false, prompt: '', options: [{ text: '', right: true }, { text: '', right: false }], explanation: '' };

/** A question that a lesson has its reader ask themselves, as its author writes it. */
@Component({
  selector: 'app-lesson-check',
  imports: [MatButton, TranslocoPipe],
  template: `
    <div class="card stack" (keydown.escape)="closed.emit()">
      <label class="field wide">{{ 'lessonEditor.checkPrompt' | transloco }}<input #first name="checkPrompt" maxlength="500" autocomplete="off" [attr.lang]="lang()" [attr.aria-describedby]="'check-hint'" [value]="check().prompt" (input)="say({ prompt: typed($event) })" /></label>
      <p class="quiet" id="check-hint">{{ 'lessonEditor.checkHint' | transloco }}</p>
      <label class="tick"><input type="checkbox" name="checkSeveral" [checked]="check().several" (change)="turn()" /> {{ 'lessonEditor.checkSeveral' | transloco }}</label>
      @for (it of check().options; track $index; let at = $index) {
        <div class="option"><input [type]="check().several ? 'checkbox' : 'radio'" name="checkRight" [checked]="it.right" (change)="right(at, $event)" [attr.aria-label]="'lessonEditor.checkRight' | transloco: { number: at + 1 }" />
          <label class="field wide">{{ 'lessonEditor.checkOption' | transloco: { number: at + 1 } }}<input [name]="'checkOption-' + at" maxlength="300" autocomplete="off" [attr.lang]="lang()" [value]="it.text" (input)="word(at, $event)" /></label>
          @if (check().options.length > 2) { <button matButton type="button" (click)="drop(at)"><span aria-hidden="true">✕</span><span class="sr">{{ 'lessonEditor.checkRemove' | transloco: { number: at + 1 } }}</span></button> }</div>
      }
      @if (check().options.length < most) { <div class="actions"><button matButton type="button" (click)="add()">{{ 'lessonEditor.checkAdd' | transloco }}</button></div> }
      <label class="field wide">{{ 'lessonEditor.checkWhy' | transloco }}<textarea name="checkWhy" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="check().explanation" (input)="say({ explanation: typed($event) })"></textarea></label>
      <div role="alert">@for (code of lacking(); track code) { <p class="error">{{ 'gaps.' + code.replace('.', '_') | transloco: { found: check().prompt } }}</p> }</div>
      <div class="actions"><button matButton="filled" type="button" (click)="put()">{{ (there() ? 'lessonEditor.change' : 'lessonEditor.put') | transloco }}</button><button matButton type="button" (click)="closed.emit()">{{ 'lessonEditor.close' | transloco }}</button></div>
    </div>
  `,
  styles: `.card { margin: 0; } p { margin: 0; } .actions { margin: 0; } .wide { max-width: none; flex: 1; min-width: 0; } .tick { display: flex; gap: 8px; align-items: center; min-height: 32px; } .option { display: flex; gap: 10px; align-items: end; } .option > input { width: 20px; height: 20px; flex: none; margin-bottom: 12px; accent-color: var(--mat-sys-primary); } .option button { flex: none; min-width: 44px; margin-bottom: 2px; }`,
})
export class LessonCheckForm {
  /** The question that is selected in the text. */
  readonly there = input.required<CheckWritten | null>();
  readonly lang = input.required<string>();
  readonly given = output<CheckWritten>();
  readonly closed = output();
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  protected readonly typed = typed;
  protected readonly most = mostCheckOptions;
  protected readonly check = linkedSignal((): CheckWritten => this.there() ?? empty);
  private readonly asked = signal(false);
  /** What is missing, once somebody wanted to go on without it. */
  protected readonly lacking = computed(() => (this.asked() ? selfCheckRemarks(this.check()) : []));

  constructor() { afterNextRender(() => this.first().nativeElement.focus()); }

  protected say(words: Partial<CheckWritten>) { this.check.update((it) => ({ ...it, ...words })); }
  protected word(at: number, event: Event) { const text = typed(event); this.options((all) => all.map((it, index) => (index === at ? { ...it, text } : it))); }
  protected right(at: number, event: Event) {
    const on = event.target instanceof HTMLInputElement && event.target.checked;
    this.options((all) => all.map((it, index) => ({ ...it, right: index === at ? on : this.check().several && it.right })));
  }
  /** Of one right answer, the first of several stays. */
  protected turn() {
    const several = !this.check().several;
    const first = this.check().options.findIndex((it) => it.right);
    this.check.update((it) => ({ ...it, several, options: several ? it.options : it.options.map((one, at) => ({ ...one, right: at === first })) }));
  }
  protected add() { this.options((all) => [...all, { text: '', right: false }]); }
  protected drop(at: number) { this.options((all) => all.filter((_, index) => index !== at)); }

  protected put() {
    this.asked.set(true);
    const it = this.check();
    if (this.lacking().length === 0) this.given.emit({ ...it, prompt: plainWords(it.prompt), options: it.options.map(({ text, right }) => ({ text: plainWords(text), right })), explanation: plainWords(it.explanation) });
  }

  private options(change: (all: CheckWritten['options']) => CheckWritten['options']) { this.check.update((it) => ({ ...it, options: change(it.options) })); }
}
