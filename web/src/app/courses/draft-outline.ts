import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CourseDraft, DraftGap } from '@palier/domain';
import { unitKind } from '../learning/unit-kind';
import { DragList } from './drag-list';
import { addKeys, type ActivityKind } from './words';

/** The course at a glance: its activities in their order, what is added, and the way to checking. */
@Component({
  selector: 'app-draft-outline',
  imports: [DragList, MatButton, RouterLink, TranslocoPipe],
  template: `
    <a class="line" [class.here]="!part()" [attr.aria-current]="part() ? null : 'true'" [routerLink]="[]">{{ 'drafts.course' | transloco }}<span class="quiet">{{ 'drafts.courseIs' | transloco }}</span></a>
    <ol class="list" appDragList (dragged)="move.emit($event)">
      @for (it of draft().activities; track it.id; let index = $index) {
        <li [attr.data-drag]="it.id">@if (draft().activities.length > 1) { <i class="drag-grip" draggable="true" aria-hidden="true" [attr.title]="'drafts.drag' | transloco">⠿</i> }<a class="line" draggable="false" [class.here]="part() === it.id" [attr.aria-current]="part() === it.id ? 'true' : null" [routerLink]="[]" [queryParams]="{ part: it.id }" [attr.aria-keyshortcuts]="'Control+ArrowUp Control+ArrowDown'" (keydown.control.arrowup)="shift($event, it.id, -1)" (keydown.control.arrowdown)="shift($event, it.id, 1)"><span [attr.lang]="it.title ? draft().locale : null">{{ index + 1 }}. {{ it.title || ('drafts.untitled' | transloco) }}</span><span class="quiet">{{ kind(it.kind) | transloco }} · {{ 'learning.minutes' | transloco: { minutes: it.minutes } }}@if (missing().get(it.id); as count) { · <span class="lacks">{{ 'drafts.toComplete' | transloco: { count } }}</span> }</span></a>
          <button class="step" type="button" [disabled]="$first" (click)="move.emit({ id: it.id, by: -1 })"><span aria-hidden="true">↑</span><span class="sr">{{ 'drafts.up' | transloco }} {{ it.title }}</span></button><button class="step" type="button" [disabled]="$last" (click)="move.emit({ id: it.id, by: 1 })"><span aria-hidden="true">↓</span><span class="sr">{{ 'drafts.down' | transloco }} {{ it.title }}</span></button></li>
      } @empty { <li class="quiet none">{{ 'drafts.noActivity' | transloco }}</li> }
    </ol>
    <div class="add" role="group" [attr.aria-label]="'drafts.add' | transloco">@for (it of kinds; track it) { <button matButton="outlined" type="button" [disabled]="draft().activities.length >= 100" (click)="add.emit(it)">+ {{ keys[it] | transloco }}</button> }</div>
    <a class="line" [class.here]="part() === 'preview'" [attr.aria-current]="part() === 'preview' ? 'true' : null" [routerLink]="[]" [queryParams]="{ part: 'preview' }">{{ 'drafts.preview' | transloco }}</a>
    <a class="line" [class.here]="part() === 'check'" [attr.aria-current]="part() === 'check' ? 'true' : null" [routerLink]="[]" [queryParams]="{ part: 'check' }">{{ 'drafts.check' | transloco }}<span class="quiet">@if (gaps().length > 0) { <span class="lacks">{{ 'drafts.toComplete' | transloco: { count: gaps().length } }}</span> } @else { {{ 'drafts.ready' | transloco }} }</span></a>
  `,
  styles: `
    :host { display: grid; gap: 4px; align-content: start; } li { display: flex; align-items: center; } li > .line { flex: 1; min-width: 0; } li > .step { width: 36px; flex: none; } li.none { display: block; padding: 8px 12px; }
    .line { display: grid; gap: 0; padding: 8px 12px; border-radius: 8px; border-left: 3px solid transparent; color: inherit; text-decoration: none; font-weight: 560; min-height: 44px; align-content: center; overflow-wrap: anywhere; } .line .quiet { font-weight: 400; font-size: 0.875rem; } .line:hover { background: var(--mat-sys-surface-container); } .here { background: var(--mat-sys-surface-container); border-left-color: var(--held); } .lacks { color: var(--to-acquire); }
    .step { font: inherit; color: var(--quiet); background: none; border: 0; border-radius: 8px; min-height: 44px; cursor: pointer; } .step:hover:not(:disabled) { background: var(--mat-sys-surface-container); } .step:disabled { opacity: 0.35; cursor: default; } .step:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: -2px; }
    .add { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 0 12px; margin-bottom: 8px; border-bottom: 1px solid var(--line); }
  `,
})
export class DraftOutline {
  readonly draft = input.required<CourseDraft>();
  readonly gaps = input.required<readonly DraftGap[]>();
  readonly part = input<string>();
  readonly add = output<ActivityKind>();
  readonly move = output<{ id: string; by: number }>();
  protected readonly kind = unitKind;
  protected readonly keys = addKeys;
  protected readonly kinds = Object.keys(addKeys) as ActivityKind[];
  protected readonly missing = computed(() => { const counts = new Map<string, number>(); for (const { activityId } of this.gaps()) if (activityId !== null) counts.set(activityId, (counts.get(activityId) ?? 0) + 1); return counts; });

  protected shift(event: Event, id: string, by: -1 | 1) {
    event.preventDefault();
    this.move.emit({ id, by });
  }
}
