import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { asLeft, whileTyping, type Given } from './given';

type Item = PresentedQuestion['options'][number];

/** Things put in order: with the buttons of each, with Alt or Ctrl and the arrows, or dragged by their grip. Where something went is said aloud. */
@Component({
  selector: 'app-ordering-field',
  imports: [TranslocoPipe],
  template: `
    <p class="quiet">{{ 'learning.orderHow' | transloco }}</p>
    <ol (pointermove)="drag($event)" (pointerup)="drop()" (pointercancel)="drop()">
      @for (it of order(); track it.id; let place = $index) {
        <li [class.dragged]="dragged() === it.id" (keydown)="steer($event, it.id)">
          <span class="grip" aria-hidden="true" (pointerdown)="grip($event, it.id)">⠿</span><span class="place">{{ place + 1 }}.</span><span class="text">{{ it.text }}</span>
          <button type="button" [attr.data-step]="it.id + '-1'" [attr.aria-disabled]="$first" aria-keyshortcuts="Alt+ArrowUp Control+ArrowUp" (click)="move(it.id, -1, -1)"><span aria-hidden="true">↑</span><span class="sr">{{ 'learning.moveUp' | transloco: { text: it.text } }}</span></button>
          <button type="button" [attr.data-step]="it.id + '1'" [attr.aria-disabled]="$last" aria-keyshortcuts="Alt+ArrowDown Control+ArrowDown" (click)="move(it.id, 1, 1)"><span aria-hidden="true">↓</span><span class="sr">{{ 'learning.moveDown' | transloco: { text: it.text } }}</span></button>
        </li>
      }
    </ol>
    <p class="sr" role="status">{{ said() }}</p>
  `,
  styles: `
    :host { display: block; } p { margin: 0 0 8px; } ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; }
    li { display: grid; grid-template-columns: 28px 1.8em minmax(0, 1fr) 44px 44px; align-items: center; border: 1px solid var(--line); border-radius: 8px; background: var(--mat-sys-surface); } .dragged { border-color: var(--held); box-shadow: 0 2px 8px rgb(0 0 0 / 25%); }
    .grip { align-self: stretch; display: grid; place-items: center; color: var(--quiet); cursor: grab; touch-action: none; user-select: none; } .place { font-variant-numeric: tabular-nums; color: var(--quiet); } .text { padding: 10px 0; overflow-wrap: anywhere; }
    button { font: inherit; color: inherit; background: none; border: 0; border-radius: 8px; min-height: 44px; cursor: pointer; } button:hover { background: var(--mat-sys-surface-container); } button[aria-disabled='true'] { color: var(--quiet); opacity: 0.45; cursor: default; } button:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: -3px; }
  `,
})
export class OrderingField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  private readonly now = asLeft(this.response);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly words = inject(TranslocoService);
  protected readonly said = signal('');
  protected readonly dragged = signal<string | null>(null);
  /** Where things lie while one of them is dragged. */
  private readonly underway = signal<readonly Item[] | null>(null);
  protected readonly order = computed((): readonly Item[] => this.underway() ?? this.answeredOrder() ?? this.question().options);
  private readonly answeredOrder = computed(() => {
    const [it, options] = [this.now(), this.question().options];
    if (it?.kind !== 'ordering') return null;
    const order = it.itemIds.flatMap((id) => options.filter((option) => option.id === id));
    return order.length === options.length ? order : null;
  });

  /** Moves by a step and keeps the focus on the button that was used, wherever it is now. */
  protected move(id: string, by: -1 | 1, button: -1 | 1) {
    const order = placed(this.order(), id, this.order().findIndex((it) => it.id === id) + by);
    if (order !== this.order()) this.give(order, whileTyping);
    this.say(order, id);
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(`[data-step='${CSS.escape(`${id}${button}`)}']`)?.focus(), { injector: this.injector });
  }

  protected steer(event: KeyboardEvent, id: string) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null || !(event.altKey || event.ctrlKey)) return;
    event.preventDefault();
    const used = event.target instanceof HTMLElement && event.target.dataset['step'] === `${id}1` ? 1 : -1;
    this.move(id, by, used);
  }

  protected grip(event: PointerEvent, id: string) {
    // The list holds the pointer: the thing itself is moved about, and would lose it.
    if (event.target instanceof Element) event.target.closest('ol')?.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.dragged.set(id);
    this.underway.set(this.order());
  }

  protected drag(event: PointerEvent) {
    const id = this.dragged();
    if (id === null) return;
    const over = [...this.host.nativeElement.querySelectorAll('li')].findIndex((it) => event.clientY < it.getBoundingClientRect().bottom);
    this.underway.set(placed(this.order(), id, over === -1 ? this.order().length - 1 : over));
  }

  protected drop() {
    const [id, order] = [this.dragged(), this.underway()];
    this.dragged.set(null);
    this.underway.set(null);
    if (id === null || order === null || order.every((it, at) => it === this.order()[at])) return;
    this.give(order, 0);
    this.say(order, id);
  }

  private give(order: readonly Item[], wait: number) {
    const response: Response = { kind: 'ordering', itemIds: order.map((it) => it.id) };
    this.now.set(response);
    this.answered.emit({ response, wait });
  }
  private say(order: readonly Item[], id: string) {
    const at = order.findIndex((it) => it.id === id);
    this.said.set(this.words.translate('learning.nowAt', { text: order[at]?.text ?? '', place: at + 1, of: order.length }));
  }
}

/** A thing at another place of its list; the same list where it stands there, or where there is no such place. */
function placed(all: readonly Item[], id: string, place: number): readonly Item[] {
  const from = all.findIndex((it) => it.id === id);
  const it = all[from];
  if (it === undefined || from === place || place < 0 || place >= all.length) return all;
  const rest = all.filter((other) => other !== it);
  return [...rest.slice(0, place), it, ...rest.slice(place)];
}
