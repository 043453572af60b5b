import { afterNextRender, Component, ElementRef, inject, Injector, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Framework } from '@palier/contracts';
import { movedIn, type ChecklistItem, type DraftActivity } from '@palier/domain';
import { newId } from '../platform';
import { CellsField } from './cells-field';
import { typed } from './words';

type Checklist = Extract<DraftActivity, { kind: 'checklist' }>;

/** Acts that can be seen, one a line, and the levels that they prove together. */
@Component({
  selector: 'app-checklist-form',
  imports: [CellsField, MatButton, TranslocoPipe],
  template: `
    <p class="quiet">{{ 'drafts.checklistHint' | transloco }}</p>
    <fieldset><legend>{{ 'checklists.acts' | transloco }}</legend>
      @for (it of checklist().items; track it.id; let index = $index) {
        <div class="item"><input class="input" [name]="'act-' + index" maxlength="500" [attr.lang]="lang()" [value]="it.text" (input)="put(it, { text: typed($event) })" (keydown.enter)="add($event)" [attr.aria-label]="'drafts.act' | transloco: { number: index + 1 }" />
          <label class="need"><input type="checkbox" [checked]="it.required" (change)="put(it, { required: !it.required })" /> <span>{{ 'drafts.actRequired' | transloco }}<span class="sr"> {{ 'drafts.act' | transloco: { number: index + 1 } }}</span></span></label>
          <span class="steps"><button matButton type="button" [disabled]="$first" (click)="have(movedIn(checklist().items, it.id, -1))"><span aria-hidden="true">↑</span><span class="sr">{{ 'drafts.itemUp' | transloco: { number: index + 1 } }}</span></button><button matButton type="button" [disabled]="$last" (click)="have(movedIn(checklist().items, it.id, 1))"><span aria-hidden="true">↓</span><span class="sr">{{ 'drafts.itemDown' | transloco: { number: index + 1 } }}</span></button>
            <button matButton type="button" (click)="drop(it)"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropItem' | transloco: { number: index + 1 } }}</span></button></span></div>
      }
      <button matButton="outlined" type="button" [disabled]="checklist().items.length >= 50" (click)="add()">{{ 'drafts.addAct' | transloco }}</button></fieldset>
    <fieldset><legend>{{ 'drafts.checklistProves' | transloco }}</legend>
      <app-cells-field name="proves" [cells]="checklist().cells" [frameworks]="frameworks()" (changed)="changed.emit({ ...checklist(), cells: $event })" />
      <p class="quiet">{{ 'drafts.checklistProvesHint' | transloco }}</p></fieldset>
  `,
  styles: `:host { display: grid; gap: 16px; } fieldset { display: grid; gap: 8px; justify-items: start; } p { margin: 0; } .item { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 8px; align-items: center; width: 100%; padding-bottom: 4px; border-bottom: 1px solid var(--line); } .need { display: flex; gap: 8px; align-items: center; min-height: 44px; } .need input { width: 22px; height: 22px; accent-color: var(--held); } .steps { display: flex; } .steps button { min-width: 44px; padding: 0; } @media (max-width: 640px) { .item { grid-template-columns: minmax(0, 1fr) auto; } .item > .input { grid-column: 1 / -1; } }`,
})
export class ChecklistForm {
  readonly checklist = input.required<Checklist>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly lang = input.required<string>();
  readonly changed = output<DraftActivity>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly movedIn = movedIn;
  protected readonly typed = typed;

  protected have(items: readonly ChecklistItem[]) { this.changed.emit({ ...this.checklist(), items }); }
  protected put(item: ChecklistItem, change: Partial<ChecklistItem>) { this.have(this.checklist().items.map((it) => (it.id === item.id ? { ...it, ...change } : it))); }
  protected drop(item: ChecklistItem) { this.have(this.checklist().items.filter((it) => it.id !== item.id)); }

  /** One more act, ready to be written. */
  protected add(event?: Event) {
    event?.preventDefault();
    if (this.checklist().items.length >= 50) return;
    this.have([...this.checklist().items, { id: newId(), text: '', required: true }]);
    afterNextRender(() => [...this.host.nativeElement.querySelectorAll<HTMLInputElement>('.item > .input')].at(-1)?.focus(), { injector: this.injector });
  }
}
