import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Framework, StoredFile } from '@palier/contracts';
import { feedbackPolicies, movedIn, unfiled, type DraftActivity, type DraftDraw, type DraftQuestion } from '@palier/domain';
import { CellField } from './cell-field';
import { DragList } from './drag-list';
import { emptyQuestion } from './draft-question';
import { DrawsForm } from './draws-form';
import { ExportQuestionsPart } from './export-questions';
import { ImportQuestionsPart } from './import-questions';
import { PasteQuestions } from './paste-questions';
import { QuestionForm } from './question-form';
import { typed } from './words';

type Quiz = Extract<DraftActivity, { kind: 'quiz' }>;

/** What a quiz proves, from when it is passed, and its questions: typed one by one, or pasted. */
@Component({
  selector: 'app-quiz-form',
  imports: [CellField, DragList, DrawsForm, MatButton, ExportQuestionsPart, ImportQuestionsPart, PasteQuestions, QuestionForm, TranslocoPipe],
  template: `
    @let it = quiz();
    @if (it.drawn !== null) { <p class="card">{{ 'drafts.drawn' | transloco }}</p> }
    @else {
      <app-cell-field [cell]="it.cell" [frameworks]="frameworks()" [label]="'drafts.cell' | transloco" [none]="'drafts.chooseCell' | transloco" (changed)="changed.emit(withCell($event))" />
      <div class="two">
        <label class="field">{{ 'drafts.passMark' | transloco }}<input name="passMark" type="number" min="0" max="100" step="5" [value]="percent(it.passMark)" (change)="pass($event)" /></label>
        <label class="field">{{ 'drafts.limit' | transloco }}<input name="limit" type="number" min="1" max="600" [value]="it.limit ?? ''" (change)="limit($event)" /></label>
        <label class="field">{{ 'drafts.attempts' | transloco }}<input name="attempts" type="number" min="1" max="20" [value]="it.attempts ?? ''" (change)="attempts($event)" /></label>
        <label class="field">{{ 'drafts.feedback' | transloco }}<select name="feedback" (change)="feedback($event)">@for (policy of policies; track policy) { <option [value]="policy" [selected]="policy === it.feedback">{{ policyWords[policy] | transloco }}</option> }</select></label>
      </div>
      <h3>{{ 'drafts.questions' | transloco: { count: it.questions.length } }}</h3>
      @if (it.questions.length >= most) { <p class="quiet">{{ 'drafts.full' | transloco: { most } }}</p> }
      @if (cut() > 0) { <p class="error" role="alert">{{ 'drafts.cut' | transloco: { count: cut(), most } }}</p> }
      @if (removed(); as gone) { <p class="card row" role="status"><span>{{ 'drafts.questionRemoved' | transloco }}</span><button matButton type="button" (click)="undo(gone)">{{ 'drafts.undo' | transloco }}</button></p> }
      <ol class="list" appDragList (dragged)="drag($event)">
        @for (question of it.questions; track question.id; let index = $index) {
          <li [attr.data-drag]="question.id"><details class="card fold" [attr.open]="opened() === question.id || asked() === index + 1 ? '' : null"><summary><i class="drag-grip" draggable="true" aria-hidden="true" [attr.title]="'drafts.drag' | transloco" (click)="$event.preventDefault()">⠿</i><span><strong>{{ index + 1 }}. {{ question.content.prompt || ('drafts.noPrompt' | transloco) }}</strong></span></summary>
            <div class="inside"><app-question-form [question]="question" [frameworks]="frameworks()" [lang]="lang()" [fileName]="fileName()" (changed)="put($event)" (brought)="brought.emit($event)" />
              <div class="actions"><button matButton type="button" [disabled]="$first" (click)="move(question.id, -1)">{{ 'drafts.up' | transloco }}<span class="sr"> {{ index + 1 }}</span></button><button matButton type="button" [disabled]="$last" (click)="move(question.id, 1)">{{ 'drafts.down' | transloco }}<span class="sr"> {{ index + 1 }}</span></button><button matButton type="button" (click)="remove(question, index)">{{ 'drafts.removeQuestion' | transloco }}<span class="sr"> {{ index + 1 }}</span></button></div></div></details></li>
        } @empty { <li class="card quiet">{{ 'drafts.noQuestion' | transloco }}</li> }
      </ol>
      <div><button matButton="outlined" type="button" [disabled]="it.questions.length >= most" (click)="add()">{{ 'drafts.addQuestion' | transloco }}</button>@if (closed() > 0) { <button matButton type="button" (click)="openAll()">{{ 'drafts.openAll' | transloco: { count: closed() } }}</button> }</div>
      <details class="card fold" [attr.open]="it.draws?.length ? '' : null"><summary><span><strong>{{ 'drafts.draws' | transloco: { count: it.draws?.length ?? 0 } }}</strong></span></summary><div class="inside"><app-draws-form [quiz]="it" [frameworks]="frameworks()" (changed)="changed.emit(withDraws($event))" /></div></details>
      <section class="card"><app-paste-questions [lang]="lang()" [shelfKey]="'palier.pasted.' + it.id" (added)="have(it.questions.concat($event))" /></section>
    }
    <details class="card fold"><summary><span><strong>{{ 'drafts.travel' | transloco }}</strong></span></summary>
      <div class="inside travel"><p class="quiet">{{ 'drafts.travelLead' | transloco }}</p>@if (it.drawn === null) { <app-import-questions [activityId]="it.id" [lang]="lang()" /> }<app-export-questions [activityId]="it.id" [lang]="lang()"><h4>{{ 'drafts.travelOut' | transloco }}</h4></app-export-questions></div></details>
  `,
  styles: `:host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; } p, h3, h4, ol, section { margin: 0; } .two > label { min-width: 0; } .two > label:has(select) { grid-column: 1 / -1; max-width: 320px; } .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr)); gap: 12px; align-items: end; max-width: 720px; } .inside { padding: 8px 16px 16px; } .travel { display: grid; gap: 24px; } summary { overflow-wrap: anywhere; }`,
})
export class QuizForm {
  readonly quiz = input.required<Quiz>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly lang = input.required<string>();
  /** The number of the question that one came for. */
  readonly asked = input<number | null>(null);
  /** The name of a file that the draft knows. */
  readonly fileName = input.required<(sha256: string) => string | null>();
  readonly changed = output<Quiz>();
  readonly brought = output<StoredFile>();
  protected readonly opened = signal<string | null>(null);
  protected readonly removed = signal<{ question: DraftQuestion; index: number } | null>(null);

  /** Questions that had no place any more. */
  protected readonly cut = signal(0);
  protected readonly most = 200;
  /** Questions that no other quiz may draw. */
  protected readonly closed = computed(() => this.quiz().questions.filter((it) => it.filing?.open !== true).length);
  protected readonly policies = feedbackPolicies;
  protected readonly policyWords = { full: 'drafts.feedbackFull', oncePassed: 'drafts.feedbackOncePassed' } as const;

  protected percent(share: number) { return Math.round(share * 100); }
  protected withCell(cell: Quiz['cell']): Quiz { return { ...this.quiz(), cell }; }
  protected withDraws(draws: readonly DraftDraw[]): Quiz { return { ...this.quiz(), draws }; }
  protected pass(event: Event) { const share = Math.min(100, Math.max(0, Math.round(Number(typed(event)) || 0))) / 100; this.changed.emit({ ...this.quiz(), passMark: share }); }
  protected limit(event: Event) { const minutes = Math.min(600, Math.round(Number(typed(event)))); this.changed.emit({ ...this.quiz(), limit: minutes >= 1 ? minutes : null }); }
  protected attempts(event: Event) { const often = Math.min(20, Math.round(Number(typed(event)))); this.changed.emit({ ...this.quiz(), attempts: often >= 1 ? often : null }); }
  protected feedback(event: Event) { const said = typed(event); this.changed.emit({ ...this.quiz(), feedback: feedbackPolicies.find((it) => it === said) ?? 'full' }); }
  protected have(questions: readonly DraftQuestion[]) { this.cut.set(Math.max(0, questions.length - this.most)); this.changed.emit({ ...this.quiz(), questions: questions.slice(0, this.most) }); }
  protected openAll() { this.have(this.quiz().questions.map((it) => ({ ...it, filing: { ...(it.filing ?? unfiled), open: true } }))); }
  protected put(question: DraftQuestion) { this.have(this.quiz().questions.map((it) => (it.id === question.id ? question : it))); }
  protected drag({ id, by }: { id: string; by: number }) { this.have(movedIn(this.quiz().questions, id, by)); }
  protected move(id: string, by: -1 | 1) { this.opened.set(id); this.have(movedIn(this.quiz().questions, id, by)); }

  protected add() {
    const question = emptyQuestion();
    this.opened.set(question.id);
    this.have([...this.quiz().questions, question]);
  }

  protected remove(question: DraftQuestion, index: number) {
    this.removed.set({ question, index });
    this.have(this.quiz().questions.filter((it) => it.id !== question.id));
  }

  protected undo({ question, index }: { question: DraftQuestion; index: number }) {
    this.removed.set(null);
    this.have([...this.quiz().questions.slice(0, index), question, ...this.quiz().questions.slice(index)]);
  }
}
