import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { importQuestions, mostOfQuestions, previewQuestions, QuestionFormat, type QuestionsPreview } from '@palier/contracts';
import { decodeText } from '../arrivals/decode-text';
import { Api, problemOf } from '../platform';
import { Deed, FileField } from '../ui';
import { DraftDesk } from './draft-desk';
import { QuestionsPreviewPart } from './questions-preview';
import { formatKeys, typed } from './words';

const mostShown = 200_000;

/** Questions of a file, or pasted: what they would change in the quiz, then all of them at once. */
@Component({
  selector: 'app-import-questions',
  imports: [FileField, MatButton, QuestionsPreviewPart, TranslocoPipe],
  template: `
    <form class="stack" (submit)="look($event)">
      <app-file-field [label]="'drafts.travelFile' | transloco" name="questions" accept=".xml,.txt,.gift,.csv,.tsv" (picked)="bring($event)" />
      <label class="field wide">{{ 'drafts.travelPaste' | transloco }}<textarea name="questionsText" rows="5" spellcheck="false" [attr.lang]="lang()" [value]="shown()" (input)="change($event)"></textarea></label>
      <label class="field">{{ 'drafts.travelFormat' | transloco }}<select name="questionsFormat" (change)="choose($event)"><option value="" [selected]="format() === null">{{ 'drafts.travelGuess' | transloco }}</option>@for (it of formats; track it) { <option [value]="it" [selected]="format() === it">{{ keys[it] | transloco }}</option> }</select></label>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'drafts.travelPreview' | transloco }}</button></div>
    </form>
    @if (refused(); as it) { <p class="error" role="alert">{{ it.key | transloco: it.params }}</p> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (done(); as counts) { <p role="status"><strong>{{ 'drafts.travelDone' | transloco: counts }}</strong></p> }
    @if (preview(); as it) {
      <app-questions-preview [of]="it" [lang]="lang()">
        @if (it.total > most) { <p class="error" role="alert">{{ 'problems.draft_quiz-full' | transloco: { count: it.total, most } }}</p> }
        @else if (it.counts.new + it.counts.changed > 0) {
          @if (it.counts.problems > 0) { <label class="tick"><input type="checkbox" name="leaveOut" [checked]="leaveOut()" (change)="leaveOut.set(!leaveOut())" /> {{ 'drafts.travelLeaveOut' | transloco }}</label> }
          <div><button matButton="filled" type="button" [disabled]="deed.busy() || (it.counts.problems > 0 && !leaveOut())" (click)="take()">{{ 'drafts.travelTake' | transloco }}</button></div>
        } @else if (it.counts.problems === 0) { <p><strong>{{ 'drafts.travelNothing' | transloco }}</strong></p> }
      </app-questions-preview>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } textarea { font-family: ui-monospace, monospace; font-size: 0.9375rem; } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); }`,
})
export class ImportQuestionsPart {
  readonly activityId = input.required<string>();
  readonly lang = input.required<string>();
  private readonly api = inject(Api);
  private readonly desk = inject(DraftDesk);
  protected readonly deed = new Deed();
  protected readonly formats = QuestionFormat.options;
  protected readonly keys = formatKeys;
  protected readonly most = mostOfQuestions.questions;
  protected readonly text = signal('');
  /** A browser is slow to lay out a long text, and nobody reads the bytes of pictures in it. */
  protected readonly shown = computed(() => (this.text().length > mostShown ? '' : this.text()));
  protected readonly format = signal<QuestionFormat | null>(null);
  protected readonly refused = signal<{ readonly key: string; readonly params: Readonly<Record<string, string | number>> } | null>(null);
  protected readonly preview = signal<QuestionsPreview | null>(null);
  protected readonly leaveOut = signal(false);
  protected readonly done = signal<QuestionsPreview['counts'] | null>(null);
  private seen = 0;

  protected change(event: Event) { this.have(typed(event)); }
  protected choose(event: Event) {
    this.format.set(QuestionFormat.safeParse(typed(event)).data ?? null);
    this.preview.set(null);
  }

  protected bring(file: File) {
    return this.deed.run(async () => {
      const refuse = (key: string): void => { this.have(''); this.refused.set({ key, params: { name: file.name, megabytes: mostOfQuestions.bytes / 1_000_000 } }); };
      if (file.size > mostOfQuestions.bytes) { refuse('drafts.travelTooLong'); return; }
      const read = decodeText(new Uint8Array(await file.arrayBuffer()));
      if ('problem' in read) { refuse(read.problem === 'no-text' ? 'drafts.travelUnreadable' : 'drafts.travelEncoding'); return; }
      if (read.text.length > mostOfQuestions.characters) { refuse('drafts.travelTooLong'); return; }
      this.have(read.text);
      await this.see();
    });
  }

  protected look(event: Event) {
    event.preventDefault();
    return this.deed.run(() => this.see());
  }

  protected take() {
    return this.deed.run(async () => {
      const wish = { seen: this.seen, text: this.text(), format: this.preview()?.format ?? this.format(), leaveOut: this.leaveOut() };
      try {
        this.done.set((await this.api.send(importQuestions, { params: this.params(), body: wish })).counts);
        this.text.set('');
        this.preview.set(null);
        await this.desk.readAnew();
      } catch (error) {
        const problem = problemOf(error);
        // Somebody changed the draft since: what the file would do to it now is shown under the sentence that says so.
        if (problem !== 'offline' && problem.code === 'edit.changed-meanwhile') { await this.desk.readAnew(); await this.see(); }
        throw error;
      }
    });
  }

  private have(text: string) {
    this.text.set(text);
    this.preview.set(null);
    this.refused.set(null);
    this.done.set(null);
  }

  private async see() {
    const version = await this.desk.settle();
    if (version === null) { this.refused.set({ key: 'drafts.travelUnsaved', params: {} }); return; }
    this.refused.set(null);
    this.done.set(null);
    this.seen = version;
    this.leaveOut.set(false);
    this.preview.set(await this.api.send(previewQuestions, { params: this.params(), body: { text: this.text(), format: this.format() } }));
  }

  private params() { return { draftId: this.desk.draftId(), activityId: this.activityId() }; }
}
