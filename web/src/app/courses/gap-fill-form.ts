import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContentOf, TextGap } from '@palier/domain';
import { typed } from './words';

/** A text, its gaps, and what may stand in each of them. */
@Component({
  selector: 'app-gap-fill-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <label class="field wide">{{ 'drafts.passage' | transloco }}<textarea #text name="passage" rows="4" maxlength="5000" [attr.lang]="lang()" [value]="content().text" (input)="changed.emit({ kind: 'gapFill', prompt: content().prompt, explanation: content().explanation, gaps: content().gaps, text: typed($event) })"></textarea></label>
    @if (!fixed()) { <p class="quiet">{{ 'drafts.gapHelp' | transloco }}</p><div><button matButton="outlined" type="button" [disabled]="content().gaps.length >= 20" (click)="make()">{{ 'drafts.makeGap' | transloco }}</button></div> }
    @for (gap of content().gaps; track gap.id) {
      <fieldset class="gap"><legend>{{ 'drafts.gapNumber' | transloco: { id: gap.id } }}</legend>
        <div class="two"><label class="field">{{ 'drafts.accepted' | transloco }}<textarea [name]="'gap-' + gap.id" rows="2" [attr.lang]="lang()" [value]="gap.accepted.join('\n')" (input)="have(gap.id, { accepted: lines($event) })"></textarea></label>
          @if (!fixed() || gap.others.length > 0) { <label class="field">{{ 'drafts.gapOthers' | transloco }}<textarea [name]="'others-' + gap.id" rows="2" [attr.lang]="lang()" [value]="gap.others.join('\n')" (input)="have(gap.id, { others: lines($event) })"></textarea></label> }</div>
        @if (!fixed()) { <button matButton type="button" (click)="drop(gap)">{{ 'drafts.dropGap' | transloco: { id: gap.id } }}</button> }</fieldset>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } .gap { border-left: 3px solid var(--line); padding-left: 12px; } .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 12px; align-items: end; }`,
})
export class GapFillForm {
  readonly content = input.required<ContentOf<'gapFill'>>();
  readonly lang = input.required<string>();
  /** The gaps stay, as in a correction. */
  readonly fixed = input(false);
  readonly changed = output<ContentOf<'gapFill'>>();
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly typed = typed;

  protected lines(event: Event): readonly string[] { const text = typed(event); return text === '' ? [] : text.split('\n').slice(0, 20).map((line) => line.slice(0, 200)); }
  protected have(id: string, part: Partial<TextGap>) { this.changed.emit({ ...this.content(), gaps: this.content().gaps.map((it) => (it.id === id ? { ...it, ...part } : it)) }); }

  /** Where the author last stood; the words they had chosen there are what is accepted. */
  protected make() {
    const { text, gaps } = this.content();
    const { selectionStart, selectionEnd } = this.area().nativeElement;
    const id = String(Math.max(0, ...gaps.map((it) => Number(it.id) || 0)) + 1);
    const selected = text.slice(selectionStart, selectionEnd);
    const chosen = selected.trim();
    // The spaces beside a word that was selected along with them stay beside its gap.
    const [before, after] = [selected.length - selected.trimStart().length, chosen === '' ? 0 : selected.length - selected.trimEnd().length];
    this.changed.emit({ ...this.content(), text: `${text.slice(0, selectionStart + before)}[${id}]${text.slice(selectionEnd - after)}`, gaps: [...gaps, { id, accepted: chosen === '' ? [] : [chosen.slice(0, 200)], others: [] }] });
  }

  /** The words come back where the gap was. */
  protected drop(gap: TextGap) {
    this.changed.emit({ ...this.content(), text: this.content().text.replaceAll(`[${gap.id}]`, () => gap.accepted[0] ?? ''), gaps: this.content().gaps.filter((it) => it !== gap) });
  }
}
