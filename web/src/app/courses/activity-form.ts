import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleLine, Framework, StoredFile } from '@palier/contracts';
import type { DraftActivity } from '@palier/domain';
import { ArticleField } from './article-field';
import { CellsField } from './cells-field';
import { ChecklistForm } from './checklist-form';
import { LessonForm } from './lesson-form';
import { QuizForm } from './quiz-form';
import { UploadField } from './upload-field';
import { typed } from './words';

/** One activity: its title, its minutes, and what its kind asks for. */
@Component({
  selector: 'app-activity-form',
  imports: [ArticleField, CellsField, ChecklistForm, LessonForm, QuizForm, TranslocoPipe, UploadField],
  template: `
    @let it = activity();
    <div class="head"><label class="field">{{ 'drafts.activityTitle' | transloco }}<input name="title" maxlength="200" autocomplete="off" [attr.lang]="lang()" [value]="it.title" (input)="say({ title: typed($event) })" /></label>
      <label class="field">{{ 'drafts.minutes' | transloco }}<input name="minutes" type="number" min="1" max="600" [value]="it.minutes" (change)="last($event)" /></label></div>
    @switch (it.kind) {
      @case ('lesson') { <app-lesson-form [lesson]="it" [lang]="lang()" (changed)="changed.emit($event)" (brought)="brought.emit($event)" /> }
      @case ('file') { <app-upload-field kind="document" [label]="'drafts.document' | transloco" [there]="named(it.file)" (brought)="take($event, { file: $event.sha256 })" /> }
      @case ('link') {
        <label class="field">{{ 'drafts.address' | transloco }}<input name="address" type="url" maxlength="2000" autocomplete="off" placeholder="https://" [value]="it.address" (input)="say({ address: typed($event) })" /></label>
        <label class="field">{{ 'drafts.about' | transloco }}<textarea name="about" rows="3" maxlength="1000" [attr.lang]="lang()" [value]="it.about" (input)="say({ about: typed($event) })"></textarea></label>
      }
      @case ('video') {
        <app-upload-field kind="video" [label]="'drafts.film' | transloco" [there]="named(it.file)" (brought)="take($event, { file: $event.sha256 })" />
        <app-upload-field kind="captions" [label]="'drafts.captions' | transloco" [there]="named(it.captions)" (brought)="take($event, { captions: $event.sha256 })" />
        <label class="field wide">{{ 'drafts.transcript' | transloco }}<textarea name="transcript" rows="6" maxlength="100000" [attr.lang]="lang()" [value]="it.transcript" (input)="say({ transcript: typed($event) })"></textarea></label>
      }
      @case ('article') { <app-article-field [activity]="it" [articles]="articles()" (changed)="changed.emit($event)" /> }
      @case ('checklist') { <app-checklist-form [checklist]="it" [frameworks]="frameworks()" [lang]="lang()" (changed)="changed.emit($event)" /> }
      @case ('quiz') { <app-quiz-form [quiz]="it" [frameworks]="frameworks()" [lang]="lang()" [asked]="question()" [fileName]="fileName()" (changed)="changed.emit($event)" (brought)="brought.emit($event)" /> }
    }
    @if (it.kind !== 'checklist' && it.kind !== 'quiz') {
      <details [open]="(it.cells ?? []).length > 0"><summary>{{ 'drafts.prepares' | transloco }}</summary>
        <app-cells-field name="prepares" [cells]="it.cells ?? []" [frameworks]="frameworks()" (changed)="changed.emit({ ...it, cells: $event })" /><p class="quiet" style="margin: 8px 0 0">{{ 'drafts.preparesHint' | transloco }}</p></details>
    }
  `,
  styles: `:host { display: grid; gap: 16px; } .head { display: grid; grid-template-columns: minmax(0, 1fr) 110px; gap: 12px; align-items: end; } .head .field { max-width: none; } .wide { max-width: none; } @media (max-width: 480px) { .head { grid-template-columns: minmax(0, 1fr); } }`,
})
export class ActivityForm {
  readonly activity = input.required<DraftActivity>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly articles = input.required<readonly ArticleLine[]>();
  readonly lang = input.required<string>();
  readonly question = input<number | null>(null);
  /** The name of a file that the draft knows. */
  readonly fileName = input.required<(sha256: string) => string | null>();
  readonly changed = output<DraftActivity>();
  readonly brought = output<StoredFile>();
  protected readonly typed = typed;

  protected named(sha256: string | null) { return sha256 === null ? null : this.fileName()(sha256); }
  protected say(words: Partial<Record<'title' | 'address' | 'about' | 'transcript', string>>) { this.changed.emit({ ...this.activity(), ...words }); }
  protected last(event: Event) { this.changed.emit({ ...this.activity(), minutes: Math.min(600, Math.max(1, Math.round(Number(typed(event)) || 1))) }); }
  protected take(file: StoredFile, as: { file?: string; captions?: string }) {
    this.brought.emit(file);
    this.changed.emit({ ...this.activity(), ...as });
  }
}
