import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StepAfter } from '@palier/contracts';

/** Another step of the same plan, as it is chosen from. */
export interface OtherStep { readonly key: string; readonly number: number; readonly title: string }

/** What a step comes after: other steps of the plan, all of them or any one. */
@Component({
  selector: 'app-after-picker',
  imports: [TranslocoPipe],
  template: `
    <details><summary>@if (chosen().length === 0) { {{ 'onboarding.afterNothing' | transloco }} } @else { {{ (after()?.rule === 'any' ? 'onboarding.afterAny' : 'onboarding.afterAll') | transloco: { steps: numbers() } }} }<span class="sr"> – {{ title() }}</span></summary>
      @if (chosen().length > 1) { <label class="field">{{ 'onboarding.afterRule' | transloco }}<select [name]="name() + '-rule'" (change)="choose($event)"><option value="all" [selected]="after()?.rule !== 'any'">{{ 'onboarding.allOf' | transloco }}</option><option value="any" [selected]="after()?.rule === 'any'">{{ 'onboarding.anyOf' | transloco }}</option></select></label> }
      <fieldset><legend>{{ 'onboarding.afterWhich' | transloco }}</legend>@for (it of others(); track it.key) { <label class="one"><input type="checkbox" [name]="name() + '-' + it.number" [checked]="has(it.key)" (change)="toggle(it.key)" /> <span>{{ it.number }}. {{ it.title }}</span></label> }</fieldset>
    </details>
  `,
  styles: `summary { cursor: pointer; padding: 8px 0; } details[open] { display: grid; gap: 8px; } .one { display: flex; gap: 12px; align-items: center; min-height: 36px; } .one input { width: 20px; height: 20px; flex: none; accent-color: var(--held); } legend { font-weight: 560; } .field { margin-bottom: 8px; }`,
})
export class AfterPicker {
  readonly name = input.required<string>();
  /** What the step itself is called. */
  readonly title = input.required<string>();
  readonly others = input.required<readonly OtherStep[]>();
  readonly after = input.required<StepAfter | null>();
  readonly changed = output<StepAfter | null>();
  protected readonly chosen = computed(() => this.others().filter((it) => this.has(it.key)));
  protected readonly numbers = computed(() => this.chosen().map((it) => it.number).join(', '));

  protected has(key: string): boolean { return this.after()?.keys.includes(key) === true; }
  protected toggle(key: string) {
    const keys = this.has(key) ? this.after()?.keys.filter((it) => it !== key) ?? [] : [...(this.after()?.keys ?? []), key];
    this.changed.emit(keys.length === 0 ? null : { rule: this.after()?.rule ?? 'all', keys });
  }
  protected choose(event: Event) { const after = this.after(); if (after !== null && event.target instanceof HTMLSelectElement) this.changed.emit({ ...after, rule: event.target.value === 'any' ? 'any' : 'all' }); }
}
