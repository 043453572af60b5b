import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { exportPublishedQuestions, exportQuestions, mostOfQuestions, QuestionFormat, type WrittenQuestions } from '@palier/contracts';
import { Api, SessionStore } from '../platform';
import { Deed } from '../ui';
import { DraftDesk } from './draft-desk';
import { formatKeys, typed } from './words';

/** The questions of a quiz as a file: what its format does not say is said before it is saved. */
@Component({
  selector: 'app-export-questions',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form class="stack" (submit)="write($event)">
      <ng-content />
      <p class="quiet">{{ 'drafts.travelOutHint' | transloco }}</p>
      <label class="field">{{ 'drafts.travelFormat' | transloco }}<select name="exportFormat" (change)="choose($event)">@for (it of formats; track it) { <option [value]="it" [selected]="format() === it">{{ keys[it] | transloco }}</option> }</select></label>
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'drafts.travelWrite' | transloco }}</button></div>
    </form>
    @if (unsaved()) { <p class="error" role="alert">{{ 'drafts.travelUnsaved' | transloco }}</p> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (written(); as it) {
      <section class="found"><p role="status"><strong>{{ 'drafts.travelCount' | transloco: { count: it.count } }}</strong></p>
        @if (it.losses.length > 0) { <p>{{ 'drafts.travelLosses' | transloco: { count: it.losses.length } }}</p><ul>@for (loss of it.losses; track $index) { <li>{{ loss.question }}. <span [attr.lang]="lang()">{{ loss.prompt || '∅' }}</span> – @if (loss.leftOut) { <strong>{{ 'drafts.travelLeftOut' | transloco }}</strong>, }{{ 'travel.' + loss.code.replace('.', '_') | transloco }}</li> }</ul> }
        @if (it.count > most) { <p>{{ 'drafts.travelMany' | transloco: { most } }}</p> }
        @if (it.count > 0) { <div><a matButton="filled" [href]="address()" [download]="it.name">{{ 'drafts.travelSave' | transloco: { name: it.name } }}</a></div> }</section>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .found { display: grid; gap: 8px; overflow-wrap: anywhere; } ul { margin: 0; padding-left: 24px; }`,
})
export class ExportQuestionsPart {
  readonly activityId = input.required<string>();
  /** The course that asks them, where they are published. */
  readonly courseId = input<string | null>(null);
  readonly lang = input.required<string>();
  private readonly api = inject(Api);
  private readonly desk = inject(DraftDesk, { optional: true });
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  /** So many a file may bring back in. */
  protected readonly most = mostOfQuestions.questions;
  protected readonly formats = QuestionFormat.options;
  protected readonly keys = formatKeys;
  protected readonly format = signal<QuestionFormat>('moodle-xml');
  protected readonly unsaved = signal(false);
  protected readonly written = signal<WrittenQuestions | null>(null);
  private made: string | null = null;
  protected readonly address = computed(() => {
    const it = this.written();
    this.forget();
    this.made = it === null ? null : URL.createObjectURL(new Blob([it.text], { type: 'application/octet-stream' }));
    return this.made ?? '';
  });

  constructor() { inject(DestroyRef).onDestroy(() => this.forget()); }

  protected choose(event: Event) {
    this.format.set(QuestionFormat.safeParse(typed(event)).data ?? 'moodle-xml');
    this.written.set(null);
  }

  protected write(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.written.set(null);
      const [courseId, desk] = [this.courseId(), this.desk];
      const body = { format: this.format(), locale: this.session.locale() === 'en' ? 'en' : 'fr' } as const;
      if (courseId !== null) { this.written.set(await this.api.send(exportPublishedQuestions, { params: { courseId, unitId: this.activityId() }, body })); return; }
      this.unsaved.set(desk === null || (await desk.settle()) === null);
      if (desk === null || this.unsaved()) return;
      this.written.set(await this.api.send(exportQuestions, { params: { draftId: desk.draftId(), activityId: this.activityId() }, body }));
    });
  }

  private forget() {
    if (this.made !== null) URL.revokeObjectURL(this.made);
    this.made = null;
  }
}
