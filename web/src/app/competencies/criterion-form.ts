import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { changeCriterion, previewCriterion, type CriteriaOfCell, type CriterionEffect } from '@palier/contracts';
import { criterionTemplates, type Criterion, type RulePolicy } from '@palier/domain';
import { Api, newId, SessionStore } from '../platform';
import { DayInWords, Deed } from '../ui';
import { CriterionTree } from './criterion-tree';
import { criterionInWords } from './criterion-words';

/** Another rule for one level: its tree and its sentence side by side, from when, what becomes of proofs from before, and whom it would touch. */
@Component({
  selector: 'app-criterion-form',
  imports: [CriterionTree, DayInWords, MatButton, TranslocoPipe],
  template: `
    <form class="stack" style="margin-top: 12px; grid-template-columns: minmax(0, 1fr)" (submit)="save($event)">
      <label class="field">{{ 'criteria.template' | transloco }}<select name="template" (change)="take($event)"><option value="">{{ 'criteria.templateNone' | transloco }}</option>@for (it of templates(); track it.key) { <option [value]="it.key">{{ words(it.criterion) }}</option> }</select></label>
      <app-criterion-tree [(criterion)]="criterion" />
      <p class="card" style="margin: 0" aria-live="polite"><strong>{{ 'criteria.inWords' | transloco }}</strong> {{ words(criterion()) }}</p>
      <label class="field">{{ 'criteria.from' | transloco }}<input name="criterion-from" type="date" required [min]="session.today()" [value]="from()" (input)="from.set(text($event))" /></label>
      <fieldset><legend><strong>{{ 'criteria.before' | transloco }}</strong></legend>
        @for (it of policies; track it.policy) { <label class="choice"><input type="radio" [name]="'before-' + cell().level" [checked]="before() === it.policy" (change)="before.set(it.policy)" /> <span><strong>{{ it.key | transloco }}</strong><br /><span class="quiet">{{ it.hint | transloco }}</span></span></label> }</fieldset>
      <label class="field">{{ 'competencies.reason' | transloco }}<input name="criterion-reason" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
      <div><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="preview()">{{ 'criteria.preview' | transloco }}</button></div>
      @if (seen(); as it) {
        <div class="card" role="status" style="margin: 0">
          @if (it.effect.gain === 0 && it.effect.lose === 0) { <p style="margin: 0">{{ 'criteria.nobody' | transloco: { asked: it.effect.asked } }}</p> }
          @else { <ul class="plain" style="margin: 0"><li>{{ 'criteria.gain' | transloco: { people: it.effect.gain } }}</li><li>{{ 'criteria.lose' | transloco: { people: it.effect.lose } }}</li><li>{{ 'criteria.levels' | transloco: { up: it.effect.levelUp, down: it.effect.levelDown } }}</li></ul> }
          @if (it.effect.kept > 0) { <p class="quiet" style="margin: 4px 0 0">{{ 'criteria.kept' | transloco: { people: it.effect.kept } }}</p> }
        </div>
      } @else { <p class="quiet" style="margin: 0">{{ 'criteria.previewFirst' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy() || seen() === null">{{ 'criteria.save' | transloco }}</button></div>
    </form>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: flex-start; margin-top: 8px; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 2px 0 0; flex: none; accent-color: var(--held); }`,
})
export class CriterionForm {
  readonly competencyId = input.required<string>();
  readonly cell = input.required<CriteriaOfCell>();
  readonly saved = output();
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly policies = [{ policy: 'keep', key: 'criteria.keep', hint: 'criteria.keepHint' }, { policy: 'reEvaluate', key: 'criteria.reEvaluate', hint: 'criteria.reEvaluateHint' }] as const satisfies readonly { policy: RulePolicy; key: string; hint: string }[];
  protected readonly criterion = linkedSignal<Criterion>(() => this.cell().versions[0]?.criterion ?? { kind: 'signOff', raters: 1 });
  protected readonly from = signal(this.session.today());
  protected readonly before = signal<RulePolicy>('keep');
  protected readonly reason = signal('');
  protected readonly templates = computed(() => criterionTemplates(this.cell().level).map((criterion, index) => ({ key: String(index), criterion })));
  private readonly wish = computed(() => ({ level: this.cell().level, criterion: this.criterion(), from: this.from(), before: this.before() }));
  /** The preview of exactly what is wished now: another wish wants another preview. */
  private readonly shown = signal<{ readonly of: string; readonly effect: CriterionEffect } | null>(null);
  protected readonly seen = computed(() => (this.shown()?.of === JSON.stringify(this.wish()) ? this.shown() : null));

  protected words(it: Criterion) { return criterionInWords(it, this.transloco, this.session.locale()); }
  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected take(event: Event) {
    const found = this.templates().find((it) => it.key === this.text(event));
    if (found !== undefined) this.criterion.set(found.criterion);
  }

  protected preview() {
    return this.deed.run(async () => {
      const body = this.wish();
      this.shown.set({ of: JSON.stringify(body), effect: await this.api.send(previewCriterion, { params: this.params(), body }) });
    });
  }

  protected save(event: Event) {
    event.preventDefault();
    if (this.seen() === null) return;
    return this.deed.run(async () => {
      await this.api.send(changeCriterion, { params: this.params(), body: { id: newId(), seen: this.cell().versions[0]?.number ?? 0, ...this.wish(), reason: this.reason() } });
      this.reason.set('');
      this.saved.emit();
    });
  }

  private params() { return { competencyId: this.competencyId() }; }
}
