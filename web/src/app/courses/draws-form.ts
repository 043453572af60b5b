import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { tryDraws, type Framework, type TriedDraws } from '@palier/contracts';
import { difficulties, questionKinds, tagKey, type DraftActivity, type DraftDraw } from '@palier/domain';
import { QuestionField } from '../learning/question-field';
import { Api, newId } from '../platform';
import { Deed } from '../ui';
import { CellField } from './cell-field';
import { DraftDesk } from './draft-desk';
import { KnownTags } from './known-tags';
import { difficultyKeys, questionKindKeys, typed } from './words';

type Quiz = Extract<DraftActivity, { kind: 'quiz' }>;

/** What each attempt draws from the bank: how many questions of which cell, kind, difficulty and tag; how many there are, and an example. */
@Component({
  selector: 'app-draws-form',
  imports: [CellField, MatButton, QuestionField, TranslocoPipe],
  template: `
    <p class="quiet">{{ 'drafts.drawsHint' | transloco }}</p>
    @for (it of draws(); track it.id; let index = $index) {
      <fieldset class="card"><legend>{{ 'drafts.drawNumber' | transloco: { number: index + 1 } }}</legend>
        <div class="fields">
          <label class="field">{{ 'drafts.drawCount' | transloco }}<input name="count" type="number" min="1" max="50" [value]="it.count" (change)="count(it, $event)" /></label>
          <label class="field">{{ 'drafts.kind' | transloco }}<select name="drawKind" (change)="ask(it, $event)"><option value="" [selected]="it.kind === null">{{ 'drafts.anyKind' | transloco }}</option>@for (kind of kinds; track kind) { <option [value]="kind" [selected]="it.kind === kind">{{ kindKeys[kind] | transloco }}</option> }</select></label>
          <label class="field">{{ 'drafts.difficulty' | transloco }}<select name="drawDifficulty" (change)="grade(it, $event)"><option value="" [selected]="it.difficulty === null">{{ 'bank.any' | transloco }}</option>@for (one of difficulties; track one) { <option [value]="one" [selected]="it.difficulty === one">{{ difficultyKeys[one] | transloco }}</option> }</select></label>
          <label class="field">{{ 'bank.filterTag' | transloco }}<select name="drawTag" (change)="put(it, { tag: typed($event) || null })"><option value="" [selected]="it.tag === null">{{ 'bank.any' | transloco }}</option>@for (one of tagsFor(it); track one) { <option [value]="one" [selected]="isTag(it, one)">{{ one }}</option> }</select></label>
        </div>
        <app-cell-field [name]="'draw-' + it.id" [cell]="it.cell" [frameworks]="frameworks()" [label]="'bank.filterCell' | transloco" [none]="'drafts.asQuiz' | transloco" (changed)="put(it, { cell: $event })" />
        @if (supplyOf(it.id); as supply) {
          <p role="status">{{ 'drafts.drawMatching' | transloco: { count: supply.matching } }} @if (supply.missing > 0) { <strong class="error">{{ 'drafts.drawLacking' | transloco: { count: supply.missing } }}</strong> }</p>
        }
        <div><button matButton type="button" (click)="drop(it)">{{ 'drafts.dropDraw' | transloco: { number: index + 1 } }}</button></div></fieldset>
    }
    <div class="actions"><button matButton="outlined" type="button" [disabled]="draws().length >= 10" (click)="add()">{{ 'drafts.addDraw' | transloco }}</button>
      @if (draws().length > 0) { <button matButton type="button" [disabled]="deed.busy()" (click)="show()">{{ (example() ? 'drafts.anotherExample' : 'drafts.example') | transloco }}</button> }</div>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (example(); as it) {
      @if (it.questions; as questions) {
        <section class="card"><h4>{{ 'drafts.exampleIs' | transloco }}</h4><ol>@for (one of questions; track one.question.questionVersionId) { <li><fieldset [attr.lang]="one.lang"><legend>{{ one.question.prompt }}</legend><app-question-field [question]="one.question" [response]="null" /></fieldset></li> }</ol></section>
      } @else { <p class="card" role="status">{{ 'drafts.noExample' | transloco }}</p> }
    }
  `,
  styles: `:host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; } p, h4, fieldset { margin: 0; } fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; min-width: 0; } .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr)); gap: 12px; align-items: end; } .error { margin-left: 0.25em; } ol { display: grid; gap: 20px; padding-left: 24px; } legend { overflow-wrap: anywhere; white-space: pre-line; }`,
})
export class DrawsForm {
  readonly quiz = input.required<Quiz>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly changed = output<readonly DraftDraw[]>();
  private readonly api = inject(Api);
  private readonly desk = inject(DraftDesk);
  private readonly known = inject(KnownTags);
  protected readonly deed = new Deed();
  protected readonly typed = typed;
  protected readonly kinds = questionKinds;
  protected readonly kindKeys = questionKindKeys;
  protected readonly difficulties = difficulties;
  protected readonly difficultyKeys = difficultyKeys;
  protected readonly draws = computed(() => this.quiz().draws ?? []);
  private readonly tried = signal<{ of: string; questions: TriedDraws['example'] } | null>(null);
  private readonly wish = computed(() => { const { cell, questions } = this.quiz(); return { cell, draws: [...this.draws()], named: questions.map((it) => it.id) }; });
  /** Of these very draws: what was drawn for others says nothing here. */
  protected readonly example = computed(() => { const it = this.tried(); return it?.of === JSON.stringify(this.wish()) ? it : null; });

  protected supplyOf(drawId: string) { return this.desk.supply().get(`${this.quiz().id}/${drawId}`) ?? null; }
  protected isTag(it: DraftDraw, tag: string) { return it.tag !== null && tagKey(it.tag) === tagKey(tag); }
  protected tagsFor(it: DraftDraw) { const known = this.known.tags(); return it.tag === null || known.some((tag) => this.isTag(it, tag)) ? known : [it.tag, ...known]; }

  protected put(draw: DraftDraw, change: Partial<DraftDraw>) { this.changed.emit(this.draws().map((it) => (it.id === draw.id ? { ...it, ...change } : it))); }
  protected count(it: DraftDraw, event: Event) { this.put(it, { count: Math.min(50, Math.max(1, Math.round(Number(typed(event)) || 1))) }); }
  protected ask(it: DraftDraw, event: Event) { this.put(it, { kind: questionKinds.find((kind) => kind === typed(event)) ?? null }); }
  protected grade(it: DraftDraw, event: Event) { this.put(it, { difficulty: difficulties.find((one) => String(one) === typed(event)) ?? null }); }
  protected drop(draw: DraftDraw) { this.changed.emit(this.draws().filter((it) => it.id !== draw.id)); }
  protected add() { this.changed.emit([...this.draws(), { id: newId(), cell: null, count: 1, kind: null, tag: null, difficulty: null }]); }

  protected show() {
    return this.deed.run(async () => {
      const wish = this.wish();
      const { example } = await this.api.send(tryDraws, { params: { draftId: this.desk.draftId() }, body: { ...wish, seed: Math.floor(Math.random() * 2 ** 31) } });
      this.tried.set({ of: JSON.stringify(wish), questions: example });
    });
  }
}
