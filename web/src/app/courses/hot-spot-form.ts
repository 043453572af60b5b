import { Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFile, type StoredFile } from '@palier/contracts';
import type { ContentOf, Shape, Spot } from '@palier/domain';
import { addressOf } from '../platform';
import { emptySpot } from './draft-question';
import { UploadField } from './upload-field';
import { typed } from './words';

const measures = ['x', 'y', 'width', 'height'] as const;
const measureKeys = { x: 'drafts.spotX', y: 'drafts.spotY', width: 'drafts.spotWidth', height: 'drafts.spotHeight' } as const;

/** A picture, what it shows in words, and its spots: drawn on it with the pointer, or given by their measures. */
@Component({
  selector: 'app-hot-spot-form',
  imports: [MatButton, TranslocoPipe, UploadField],
  template: `
    @let picture = content().picture;
    <app-upload-field kind="picture" [label]="'drafts.spotPicture' | transloco" [there]="fileName()" (brought)="bring($event)" />
    <label class="field wide">{{ 'drafts.spotWords' | transloco }}<textarea name="spotWords" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="picture.words" (input)="changed.emit(with({ picture: { file: picture.file, width: picture.width, height: picture.height, words: typed($event) } }))"></textarea></label>
    @if (picture.file; as file) {
      <p class="quiet">{{ 'drafts.spotHow' | transloco }}</p>
      <div #frame class="frame" (pointerdown)="begin($event)" (pointermove)="draw($event)" (pointerup)="end()" (pointercancel)="drawn.set(null)"><img [src]="address(file)" alt="" [width]="picture.width" [height]="picture.height" draggable="false" />
        @for (it of content().options; track it.id) { <span class="spot" aria-hidden="true" [class.round]="it.shape.form === 'round'" [class.right]="it.correct" [style.left.%]="it.shape.x / 10" [style.top.%]="it.shape.y / 10" [style.width.%]="it.shape.width / 10" [style.height.%]="it.shape.height / 10"><b>{{ $index + 1 }}</b></span> }
        @if (drawn(); as it) { <span class="spot" aria-hidden="true" [style.left.%]="it.x / 10" [style.top.%]="it.y / 10" [style.width.%]="it.width / 10" [style.height.%]="it.height / 10"></span> }</div>
    }
    <fieldset><legend>{{ 'drafts.spots' | transloco }}</legend>
      @for (it of content().options; track it.id; let index = $index) {
        <div class="row"><label class="choice"><input type="checkbox" [name]="'right-' + it.id" [checked]="it.correct" (change)="spot(it.id, { correct: !it.correct })" [attr.aria-label]="'drafts.spotRight' | transloco: { number: index + 1 }" /> {{ index + 1 }}.</label>
          <input class="input name" [name]="'spot-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.text" (input)="spot(it.id, { text: typed($event) })" [attr.aria-label]="'drafts.spotName' | transloco: { number: index + 1 }" />
          <select class="input form" [name]="'form-' + index" (change)="shape(it, { form: typed($event) === 'round' ? 'round' : 'box' })" [attr.aria-label]="'drafts.spotForm' | transloco: { number: index + 1 }"><option value="box" [selected]="it.shape.form === 'box'">{{ 'drafts.spotBox' | transloco }}</option><option value="round" [selected]="it.shape.form === 'round'">{{ 'drafts.spotRound' | transloco }}</option></select>
          <span class="measures">@for (measureOf of measures; track measureOf) { <label>{{ keys[measureOf] | transloco }}<input class="input" type="number" min="0" max="100" [name]="measureOf + '-' + index" [value]="it.shape[measureOf] / 10" (change)="measure(it, measureOf, $event)" /></label> }</span>
          <button matButton type="button" (click)="have(without(it.id))"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropSpot' | transloco: { number: index + 1 } }}</span></button></div>
      }
      <button matButton type="button" [disabled]="content().options.length >= 20" (click)="add(middle)">{{ 'drafts.addSpot' | transloco }}</button></fieldset>
  `,
  styles: `
    :host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } fieldset { display: grid; gap: 12px; justify-items: start; } .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; justify-content: start; width: 100%; padding-bottom: 12px; border-bottom: 1px solid var(--line); } .row button { min-width: 44px; }
    .choice { display: flex; gap: 8px; align-items: center; min-height: 44px; } .choice input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); } .name { flex: 1 1 180px; width: auto; min-width: 0; } .form { width: auto; } .measures { display: flex; flex-wrap: wrap; gap: 8px; } .measures label { display: grid; font-size: 0.8125rem; } .measures input { width: 84px; }
    .frame { position: relative; justify-self: start; max-width: 100%; line-height: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; cursor: crosshair; touch-action: pan-y; } img { max-width: 100%; height: auto; user-select: none; }
    .spot { position: absolute; border: 2px solid #14655f; box-shadow: 0 0 0 1px #fff, inset 0 0 0 1px #fff; border-radius: 4px; pointer-events: none; } .round { border-radius: 50%; } .right { background: rgb(20 101 95 / 22%); } b { position: absolute; top: 0; left: 0; min-width: 22px; padding: 0 5px; font-size: 0.8125rem; line-height: 22px; text-align: center; border-radius: 11px; color: #fff; background: #14655f; }
  `,
})
export class HotSpotForm {
  readonly content = input.required<ContentOf<'hotSpot'>>();
  readonly lang = input.required<string>();
  readonly fileName = input.required<string | null>();
  readonly changed = output<ContentOf<'hotSpot'>>();
  readonly brought = output<StoredFile>();
  private readonly frame = viewChild<ElementRef<HTMLElement>>('frame');
  protected readonly measures = measures;
  protected readonly keys = measureKeys;
  protected readonly typed = typed;
  protected readonly middle: Shape = { form: 'box', x: 400, y: 400, width: 200, height: 200 };
  /** What is being drawn with the pointer. */
  protected readonly drawn = signal<Shape | null>(null);
  private from = { x: 0, y: 0 };

  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }
  protected with(part: Partial<ContentOf<'hotSpot'>>): ContentOf<'hotSpot'> { return { ...this.content(), ...part }; }
  protected have(options: readonly Spot[]) { this.changed.emit(this.with({ options })); }
  protected without(id: string) { return this.content().options.filter((it) => it.id !== id); }
  protected spot(id: string, part: Partial<Spot>) { this.have(this.content().options.map((it) => (it.id === id ? { ...it, ...part } : it))); }
  protected shape(it: Spot, part: Partial<Shape>) { this.spot(it.id, { shape: within({ ...it.shape, ...part }) }); }
  protected add(shape: Shape) { this.have([...this.content().options, { ...emptySpot(), shape }]); }
  protected measure(it: Spot, of: (typeof measures)[number], event: Event) { this.shape(it, { [of]: Math.round((Number(typed(event)) || 0) * 10) }); }

  protected bring(file: StoredFile) {
    this.brought.emit(file);
    this.changed.emit(this.with({ picture: { file: file.sha256, width: file.width ?? 1, height: file.height ?? 1, words: this.content().picture.words } }));
  }

  protected begin(event: PointerEvent) {
    if (this.content().options.length >= 20) return;
    this.frame()?.nativeElement.setPointerCapture(event.pointerId);
    this.from = this.at(event);
    this.drawn.set(null);
  }

  protected draw(event: PointerEvent) {
    if (event.buttons === 0 || this.frame()?.nativeElement.hasPointerCapture(event.pointerId) !== true) return;
    const to = this.at(event);
    this.drawn.set({ form: 'box', x: Math.min(this.from.x, to.x), y: Math.min(this.from.y, to.y), width: Math.abs(to.x - this.from.x), height: Math.abs(to.y - this.from.y) });
  }

  /** A press without a drag draws nothing. */
  protected end() {
    const it = this.drawn();
    this.drawn.set(null);
    if (it !== null && it.width >= 10 && it.height >= 10) this.add(within(it));
  }

  private at(event: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.frame()?.nativeElement.getBoundingClientRect() ?? new DOMRect();
    const thousandths = (of: number, all: number) => Math.min(1000, Math.max(0, Math.round((1000 * of) / Math.max(1, all))));
    return { x: thousandths(event.clientX - left, width), y: thousandths(event.clientY - top, height) };
  }
}

/** A shape that lies on the picture. */
function within({ form, x, y, width, height }: Shape): Shape {
  const [left, top] = [Math.min(990, Math.max(0, x)), Math.min(990, Math.max(0, y))];
  return { form, x: left, y: top, width: Math.min(1000 - left, Math.max(10, width)), height: Math.min(1000 - top, Math.max(10, height)) };
}
