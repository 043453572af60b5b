import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoredFile, Unit } from '@palier/contracts';
import { readLesson, type CourseDraft, type DraftActivity } from '@palier/domain';
import { ArticlePreview } from '../articles/article-preview';
import { UnitBody } from '../learning/unit-body';
import { unitKind } from '../learning/unit-kind';
import { Share } from '../ui';
import { QuestionPreview } from './question-preview';

type Shown = Pick<Unit, 'kind' | 'lang' | 'title' | 'document' | 'file' | 'link' | 'video' | 'checklist'>;

/** The whole course as its learners will read it: the same parts draw it. */
@Component({
  selector: 'app-draft-preview',
  imports: [ArticlePreview, QuestionPreview, Share, TranslocoPipe, UnitBody],
  template: `
    <p class="lead" [attr.lang]="draft().locale">{{ draft().summary }}</p>
    @for (it of draft().activities; track it.id; let index = $index) {
      <section class="card"><h3 [attr.lang]="draft().locale">{{ index + 1 }}. {{ it.title || ('drafts.untitled' | transloco) }}</h3><p class="quiet">{{ kind(it.kind) | transloco }} · {{ 'learning.minutes' | transloco: { minutes: it.minutes } }}</p>
        @if (it.kind === 'quiz') {
          @if (it.drawn) { <p>{{ 'drafts.drawn' | transloco }}</p> } @else { <p>{{ 'learning.quizAbout' | transloco: { questions: it.questions.length + drawnBy(it), passMark: (it.passMark | share) } }}</p> @if (drawnBy(it); as count) { <p class="quiet">{{ 'drafts.drawnAmongThem' | transloco: { count } }}</p> } }
          <ol class="list">@for (q of it.questions; track q.id) { <li><app-question-preview name="course" [number]="$index + 1" [question]="q" [lang]="draft().locale" /></li> }</ol>
        } @else if (it.kind === 'article') { @if (it.article; as id) { <app-article-preview [articleId]="id" /> } }
        @else { <app-unit-body [unit]="shown(it)" /> }
      </section>
    } @empty { <p class="card">{{ 'drafts.noActivity' | transloco }}</p> }
  `,
  styles: `h3 { font-size: 1.1rem; } .lead { white-space: pre-line; } section { overflow-wrap: anywhere; } ol { display: grid; gap: 24px; }`,
})
export class DraftPreview {
  readonly draft = input.required<CourseDraft>();
  readonly files = input.required<ReadonlyMap<string, Pick<StoredFile, 'sha256' | 'name' | 'mediaType' | 'bytes'>>>();
  protected readonly kind = unitKind;
  private readonly bodies = computed(() => new Map(this.draft().activities.map((it) => [it.id, this.body(it)])));

  protected drawnBy(it: Extract<DraftActivity, { kind: 'quiz' }>) { return (it.draws ?? []).reduce((sum, draw) => sum + draw.count, 0); }
  protected shown(it: DraftActivity): Shown { return this.bodies().get(it.id) ?? this.body(it); }

  private body(it: DraftActivity): Shown {
    const base: Shown = { kind: it.kind, lang: this.draft().locale, title: it.title, document: null, file: null, link: null, video: null, checklist: null };
    const file = (sha256: string | null) => (sha256 === null ? null : (this.files().get(sha256) ?? null));
    let made = 0;
    switch (it.kind) {
      case 'lesson': return { ...base, document: readLesson(it.text, it.pictures, { before: null, fresh: () => String(++made) }).document };
      case 'file': return { ...base, file: file(it.file) };
      case 'link': return { ...base, link: it.address === '' ? null : { address: it.address, about: it.about } };
      case 'video': return { ...base, file: file(it.file), video: { captions: it.captions, transcript: it.transcript } };
      case 'article': return base;
      case 'checklist': return { ...base, checklist: { done: false, requestId: null, items: it.items.map((item) => ({ ...item, tick: null, withdrawn: [] })) } };
      case 'quiz': return base;
    }
  }
}
