import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { readQuestions, type PlainQuestion, type ReadQuestions } from '@palier/contracts';
import type { DraftQuestion } from '@palier/domain';
import { Api } from '../platform';
import { Deed } from '../ui';
import { draftQuestion } from './draft-question';
import { typed } from './words';

/** Many questions at once, as they stand in a mail or a document: read first, then added. */
@Component({
  selector: 'app-paste-questions',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form class="stack" (submit)="look($event)">
      <label class="field wide">{{ 'drafts.paste' | transloco }}<textarea name="pasted" rows="8" maxlength="300000" spellcheck="false" [attr.lang]="lang()" [value]="text()" [placeholder]="'drafts.pasteExample' | transloco" (input)="change($event)"></textarea></label>
      <p class="quiet">{{ 'drafts.pasteHelp' | transloco }}</p>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'drafts.pasteRead' | transloco }}</button></div>
    </form>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (read(); as it) {
      <section class="found" role="status">
        @if (it.problems.length > 0) { <p class="error">{{ 'drafts.pasteProblems' | transloco: { count: it.problems.length } }}</p><ul>@for (p of it.problems; track $index) { <li>{{ 'drafts.atLine' | transloco: { line: p.line } }} {{ 'pasted.' + p.code.replace('.', '_') | transloco: p.params }}</li> }</ul> }
        @else {
          <ol [attr.lang]="lang()">@for (q of it.questions; track $index) {
            <li><strong>{{ q.prompt }}</strong><br />@if (q.kind === 'shortText') { <span class="quiet">= {{ q.accepted.join(', ') }}</span> } @else { @for (option of q.options; track $index) { <span [class.right]="option.correct">{{ option.correct ? '✓' : '–' }} {{ option.text }}</span>{{ $last ? '' : ' · ' }} } }</li>
          }</ol>
          <button matButton="filled" type="button" (click)="add(it.questions)">{{ 'drafts.pasteAdd' | transloco: { count: it.questions.length } }}</button>
        }
      </section>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } textarea { font-family: ui-monospace, monospace; font-size: 0.9375rem; } .found ol, .found ul { padding-left: 24px; margin: 0 0 12px; display: grid; gap: 8px; } .found { overflow-wrap: anywhere; } .right { color: var(--held); font-weight: 560; }`,
})
export class PasteQuestions {
  readonly lang = input.required<string>();
  /** Where the text lies until it is added: it stays through reloads. */
  readonly shelfKey = input.required<string>();
  readonly added = output<readonly DraftQuestion[]>();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly text = linkedSignal(() => sessionStorage.getItem(this.shelfKey()) ?? '');
  protected readonly read = signal<ReadQuestions | null>(null);

  protected change(event: Event) {
    this.text.set(typed(event));
    sessionStorage.setItem(this.shelfKey(), this.text());
    this.read.set(null);
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => { this.read.set(await this.api.send(readQuestions, { body: { text: this.text() } })); });
  }

  protected add(questions: readonly PlainQuestion[]) {
    this.added.emit(questions.map(draftQuestion));
    this.read.set(null);
    this.text.set('');
    sessionStorage.removeItem(this.shelfKey());
  }
}
