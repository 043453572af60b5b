import { afterNextRender, ChangeDetectorRef, Component, computed, DestroyRef, effect, forwardRef, inject, Injector, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { askCheck, deleteDraft, listArticles, listFrameworks, publishDraft, readDraft, restoreDraft, saveDraft, tryDraws, withdrawCheck, type DraftFile, type StoredFile } from '@palier/contracts';
import { draftGaps, filesOfQuestion, kindOfFile, moved, type CourseDraft, type DraftActivity } from '@palier/domain';
import { Api, newId, places, problemOf, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { unitKind } from '../learning/unit-kind';
import { ActivityForm } from './activity-form';
import { CheckAndPublish, type Change } from './check-and-publish';
import { DraftDesk } from './draft-desk';
import { DraftKeeper, type Outcome } from './draft-keeper';
import { DraftOutline } from './draft-outline';
import { DraftPreview } from './draft-preview';
import { KnownTags } from './known-tags';
import { typed, type ActivityKind } from './words';

/** A course being written: its outline, one part of it at a time, and what is kept of it. */
@Component({
  selector: 'app-draft-page',
  providers: [KnownTags, { provide: DraftDesk, useExisting: forwardRef(() => DraftPage) }],
  imports: [ActivityForm, Async, CheckAndPublish, DraftOutline, DraftPreview, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="content()?.title || ('drafts.untitled' | transloco)" />
    <app-async [of]="file">
      @switch (state()) {
        @case ('published') {
          <section class="card" role="status"><h2 style="margin-top: 0">{{ 'drafts.isPublished' | transloco }}</h2><p>{{ 'drafts.isPublishedLead' | transloco }}</p>
            @if (file.value()?.forRelease; as release) { <p><a [routerLink]="places.release(release.id)">{{ 'drafts.backToRelease' | transloco: { name: release.name } }}</a></p> }
            <div class="actions">@if (session.may('assignment.assign')) { <a matButton="filled" [routerLink]="places.assign" [queryParams]="{ course: courseId() }">{{ 'drafts.assign' | transloco }}</a> }<a matButton="outlined" [routerLink]="places.course(courseId())">{{ 'drafts.openCourse' | transloco }}</a><a matButton [routerLink]="places.drafts">{{ 'drafts.all' | transloco }}</a></div></section>
        }
        @case ('deleted') {
          <section class="card" role="status"><p>{{ 'drafts.isDeleted' | transloco }}</p>
            <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="restore()">{{ 'drafts.restore' | transloco }}</button><a matButton [routerLink]="places.drafts">{{ 'drafts.all' | transloco }}</a></div></section>
        }
        @case ('waiting') {
          <section class="card" role="status"><h2 style="margin-top: 0">{{ 'drafts.inCheck' | transloco }}</h2><p>{{ 'drafts.inCheckLead' | transloco: { by: file.value()?.check?.by ?? '', on: (file.value()?.check?.at | when) } }}</p>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions">@if (file.value()?.check; as check) {@if (check.mine) { <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="withdraw(check.id)">{{ 'drafts.withdrawCheck' | transloco }}</button> } @else { <a matButton="filled" [routerLink]="places.check(check.id)">{{ 'drafts.openCheck' | transloco }}</a> }}<a matButton [routerLink]="places.drafts">{{ 'drafts.all' | transloco }}</a></div></section>
          @if (content(); as draft) { <app-draft-preview [draft]="draft" [files]="files()" /> }
        }
        @default {
          @if (content(); as draft) {
            @if (file.value()?.check; as check) { <section class="card" role="status"><p><strong>{{ 'drafts.sentBack' | transloco: { by: check.by, on: (check.at | when) } }}</strong></p><p class="words">{{ check.words }}</p></section> }
            @if (file.value()?.forRelease; as release) { <p class="card">{{ 'drafts.forRelease' | transloco: { name: release.name } }} <a [routerLink]="places.release(release.id)">{{ 'drafts.backToRelease' | transloco: { name: release.name } }}</a></p> }
            <div class="row top"><p role="status" [class.error]="keeping() === 'unanswered' || keeping() === 'refused'">{{ keepingKey() | transloco: { time: time(), why: (refusal() | transloco) } }}</p>
              <span>@if (keeping() === 'unanswered' || keeping() === 'refused') { <button matButton type="button" (click)="flush()">{{ 'ui.retry' | transloco }}</button> }<a matButton [routerLink]="places.drafts">{{ 'drafts.all' | transloco }}</a><button matButton type="button" [disabled]="deed.busy()" (click)="remove()">{{ 'drafts.delete' | transloco }}</button></span></div>
            @if (overtaken(); as by) {
              <section class="card" role="alert"><p><strong>{{ 'drafts.overtaken' | transloco: { by: by.by, on: (by.on | when) } }}</strong> {{ 'drafts.overtakenLead' | transloco }}</p>
                <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="takeTheirs()">{{ 'drafts.takeTheirs' | transloco: { by: by.by } }}</button><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="keepMine()">{{ 'drafts.keepMine' | transloco }}</button></div></section>
            }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="desk" [class.within]="part()">
              <nav class="outline" [attr.aria-label]="'drafts.outline' | transloco">
                @if (removed(); as gone) { <p class="card row" role="status"><span>{{ 'drafts.activityRemoved' | transloco: { title: gone.activity.title || ('drafts.untitled' | transloco) } }}</span><button matButton type="button" (click)="undo(gone)">{{ 'drafts.undo' | transloco }}</button></p> }
                <app-draft-outline [draft]="draft" [gaps]="gaps()" [part]="part()" (add)="add($event)" (move)="put(moved(draft, $event.id, $event.by))" />
              </nav>
              <section class="part" aria-labelledby="part">
                <a class="back" [routerLink]="[]">← {{ 'drafts.back' | transloco }}</a>
                <h2 id="part" tabindex="-1">{{ heading() | transloco }}</h2>
                @switch (part()) {
                  @case ('check') { <app-check-and-publish [gaps]="gaps()" [activities]="draft.activities" [title]="draft.title" [basedOn]="file.value()?.basedOn ?? null" [secondPerson]="file.value()?.secondPerson ?? false" [deed]="publishing" (published)="publish($event)" (asked)="ask($event)" /> }
                  @case ('preview') { <app-draft-preview [draft]="draft" [files]="files()" /> }
                  @default {
                    @if (activity(); as it) {
                      @for (one of [it]; track one.id) { <app-activity-form [activity]="one" [frameworks]="frameworks.value()?.frameworks ?? []" [articles]="articles.value()?.articles ?? []" [lang]="draft.locale" [question]="questionNumber()" [fileName]="fileName" (changed)="change($event)" (brought)="know($event)" /> }
                      <div class="actions"><button matButton type="button" (click)="drop(it)">{{ 'drafts.dropActivity' | transloco }}</button></div>
                    } @else {
                      <div class="stack">
                        <label class="field">{{ 'drafts.title' | transloco }}<input name="courseTitle" maxlength="200" autocomplete="off" [attr.lang]="draft.locale" [value]="draft.title" (input)="put({ title: typed($event) })" /></label>
                        <label class="field">{{ 'drafts.summary' | transloco }}<textarea name="summary" rows="4" maxlength="1000" [attr.lang]="draft.locale" [value]="draft.summary" (input)="put({ summary: typed($event) })"></textarea></label>
                        @if (!file.value()?.basedOn) { <label class="field">{{ 'drafts.locale' | transloco }}<select name="locale" (change)="put({ locale: typed($event) === 'en' ? 'en' : 'fr' })"><option value="fr" lang="fr" [selected]="draft.locale === 'fr'">Français</option><option value="en" lang="en" [selected]="draft.locale === 'en'">English</option></select></label> }
                      </div>
                    }
                  }
                }
              </section>
            </div>
          }
        }
      }
    </app-async>
  `,
  styles: `
    .top { min-height: 40px; margin-bottom: 12px; } .top p { margin: 0; color: var(--quiet); font-size: 0.9375rem; } .top p.error { color: var(--mat-sys-error); }
    .words { white-space: pre-line; overflow-wrap: anywhere; }
    .desk { display: grid; grid-template-columns: minmax(260px, 320px) minmax(0, 1fr); gap: 32px; align-items: start; } .outline { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; padding-right: 4px; } .part h2 { margin-top: 8px; outline: none; } .back { display: none; }
    @media (max-width: 860px) { .desk { grid-template-columns: minmax(0, 1fr); gap: 16px; } .outline { position: static; max-height: none; order: 2; } .within .outline { display: none; } .within .back { display: inline-block; padding: 8px 0; } }
  `,
})
export class DraftPage implements DraftDesk {
  readonly draftId = input.required<string>();
  /** The part that is open: an activity, the preview, the check; else the course itself. */
  readonly part = input<string>();
  readonly question = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly moved = moved;
  readonly sources = computed(() => (this.content()?.activities ?? []).filter((it) => it.kind !== 'quiz'));
  protected readonly deed = new Deed();
  protected readonly publishing = new Deed();
  protected readonly file = this.api.read(readDraft, () => ({ params: { draftId: this.draftId() } }));
  protected readonly frameworks = this.api.read(listFrameworks);
  protected readonly articles = this.api.read(listArticles);
  private readonly read = computed(() => (this.file.hasValue() ? this.file.value() : null));
  /** Counts what happens to the keeper, so that the page says it. */
  private readonly beat = signal(0);
  /** One for each draft, however often it is read again: what is being written stays. */
  private readonly keeper = linkedSignal<DraftFile | null, { id: string; keeper: DraftKeeper } | null>({
    source: this.read,
    computation: (it, before) => (it === null ? (before?.value ?? null) : before?.value?.id === it.id ? before.value : { id: it.id, keeper: new DraftKeeper(`palier.draft.${this.session.person()?.id ?? ''}.${it.id}`, localStorage, (seen, content) => this.send(it.id, seen, content), it) }),
  });
  private readonly at = computed(() => { this.beat(); const it = this.keeper()?.keeper; return it === undefined ? null : { content: it.content, state: it.state, savedAt: it.savedAt, overtaken: it.overtaken }; }, { equal: () => false });
  protected readonly content = computed(() => this.at()?.content ?? null);
  protected readonly keeping = computed(() => this.at()?.state ?? 'kept');
  protected readonly overtaken = computed(() => this.at()?.overtaken ?? null);
  protected readonly keepingKey = computed(() => ({ kept: 'drafts.saved', waiting: 'drafts.saving', sending: 'drafts.saving', overtaken: 'drafts.keptHere', refused: 'drafts.refused', unanswered: 'drafts.offline' })[this.keeping()]);
  protected readonly time = computed(() => new Intl.DateTimeFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { timeStyle: 'short', timeZone: this.session.zone() }).format(new Date(this.at()?.savedAt ?? Date.now())));
  protected readonly refusal = signal('problems.server_failed');
  protected readonly state = linkedSignal((): 'open' | 'deleted' | 'published' | 'waiting' => { const it = this.read(); return it?.state === 'open' && it.check?.state === 'waiting' ? 'waiting' : (it?.state ?? 'open'); });
  protected readonly courseId = computed(() => this.read()?.courseId ?? '');
  private readonly brought = signal<ReadonlyMap<string, StoredFile>>(new Map());
  protected readonly files = computed(() => new Map([...(this.read()?.files ?? []).map((it) => [it.sha256, it] as const), ...this.brought()]));
  protected readonly fileName = (sha256: string) => this.files().get(sha256)?.name ?? null;
  readonly supply = signal<ReadonlyMap<string, { readonly matching: number; readonly missing: number }>>(new Map());
  private readonly drawn = computed(() => (this.content()?.activities ?? []).flatMap((it) => (it.kind === 'quiz' && it.draws?.length ? [{ id: it.id, wish: { cell: it.cell, draws: [...it.draws], named: it.questions.map((question) => question.id), seed: null } }] : [])), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  private asking = 0;
  protected readonly gaps = computed(() => {
    const supply = this.supply();
    const [draft, files] = [this.content(), this.files()];
    const levelled = new Set((this.frameworks.hasValue() ? this.frameworks.value().frameworks : []).flatMap((it) => it.competencies).filter((it) => it.hasLevels).map((it) => it.id));
    const articles = new Set((this.articles.hasValue() ? this.articles.value().articles : []).map((it) => it.id));
    return draft === null ? [] : draftGaps(draft, { kindOfFile: (sha256) => kindOfFile(files.get(sha256)?.mediaType ?? ''), hasLevels: (competencyId) => levelled.has(competencyId), isArticle: (id) => articles.has(id), lacking: (activityId, drawId) => supply.get(`${activityId}/${drawId}`)?.missing ?? 0 });
  });
  protected readonly activity = computed(() => this.content()?.activities.find((it) => it.id === this.part()) ?? null);
  protected readonly questionNumber = computed(() => { const number = Number(this.question()); return number >= 1 ? number : null; });
  protected readonly heading = computed(() => { const it = this.activity(); return it !== null ? unitKind(it.kind) : this.part() === 'check' ? 'drafts.check' : this.part() === 'preview' ? 'drafts.preview' : 'drafts.course'; });
  protected readonly removed = signal<{ activity: DraftActivity; index: number } | null>(null);
  private readonly view = inject(ChangeDetectorRef);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const online = () => void this.flush();
    addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => { removeEventListener('online', online); clearTimeout(this.timer); void this.keeper()?.keeper.flush(); });
    // What lay on the shelf from an earlier visit is sent at once.
    effect(() => { if (this.keeper()?.keeper.waits) untracked(() => void this.flush()); });
    effect(() => { const quizzes = this.drawn(); untracked(() => void this.askForSupply(quizzes)); });
    // Whoever goes to another part reads on from its heading.
    let first = true;
    effect(() => {
      this.part();
      if (first) { first = false; return; }
      afterNextRender(() => document.getElementById('part')?.focus({ preventScroll: innerWidth > 860 }), { injector: this.injector });
    });
  }

  protected put(change: Partial<CourseDraft>) {
    const keeper = this.keeper()?.keeper;
    if (keeper === undefined) return;
    keeper.change({ ...keeper.content, ...change });
    this.beat.update((it) => it + 1);
    this.later(800);
  }

  /** A form writes anew the whole of what it was given: it is given the new one before anything else is typed. */
  protected change(activity: DraftActivity) {
    this.put({ activities: (this.content()?.activities ?? []).map((it) => (it.id === activity.id ? activity : it)) });
    this.view.detectChanges();
  }

  protected know(file: StoredFile) { this.brought.update((all) => new Map(all).set(file.sha256, file)); }

  protected add(kind: ActivityKind) {
    const activity = begun(kind);
    this.put({ activities: [...(this.content()?.activities ?? []), activity] });
    return this.router.navigate([], { queryParams: { part: activity.id } });
  }

  protected drop(activity: DraftActivity) {
    const all = this.content()?.activities ?? [];
    this.removed.set({ activity, index: all.findIndex((it) => it.id === activity.id) });
    this.put({ activities: all.filter((it) => it.id !== activity.id) });
    return this.router.navigate([]);
  }

  protected undo({ activity, index }: { activity: DraftActivity; index: number }) {
    const all = this.content()?.activities ?? [];
    this.removed.set(null);
    this.put({ activities: [...all.slice(0, index), activity, ...all.slice(index)] });
    return this.router.navigate([], { queryParams: { part: activity.id } });
  }

  /** Sends what waits; where nobody answers, again and again until somebody does. */
  protected async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    const keeper = this.keeper()?.keeper;
    if (keeper === undefined) return false;
    const sending = keeper.flush();
    this.beat.update((it) => it + 1);
    const done = await sending;
    this.beat.update((it) => it + 1);
    if (keeper.state === 'unanswered') this.later(4000);
    else if (done) await this.learnFiles();
    return done;
  }

  protected takeTheirs() { return this.deed.run(() => this.readAnew()); }

  async settle(): Promise<number | null> { return (await this.flush()) ? (this.keeper()?.keeper.version ?? null) : null; }

  async readAnew(): Promise<void> {
    const theirs = await this.api.send(readDraft, { params: { draftId: this.draftId() } });
    this.file.set(theirs);
    this.keeper()?.keeper.takeTheirs(theirs);
    this.beat.update((it) => it + 1);
  }

  protected keepMine() {
    return this.deed.run(async () => {
      this.keeper()?.keeper.keepMine(await this.api.send(readDraft, { params: { draftId: this.draftId() } }));
      await this.flush();
    });
  }

  protected remove() {
    return this.deed.run(async () => {
      await this.flush();
      await this.api.send(deleteDraft, { params: { draftId: this.draftId() } });
      this.state.set('deleted');
    });
  }

  protected restore() {
    return this.deed.run(async () => {
      await this.api.send(restoreDraft, { params: { draftId: this.draftId() }, body: {} });
      this.state.set('open');
    });
  }

  protected publish(change: Change | null) {
    return this.publishing.run(async () => {
      const keeper = this.keeper()?.keeper;
      if (keeper === undefined || !(await this.flush())) return;
      await this.api.send(publishDraft, { params: { draftId: this.draftId() }, body: { seen: keeper.version, change } });
      this.state.set('published');
    });
  }

  protected ask(change: Change | null) {
    return this.publishing.run(async () => {
      const keeper = this.keeper()?.keeper;
      if (keeper === undefined || !(await this.flush())) return;
      await this.api.send(askCheck, { params: { draftId: this.draftId() }, body: { id: newId(), seen: keeper.version, change } });
      await this.readAnew();
    });
  }

  protected withdraw(checkId: string) {
    return this.deed.run(async () => {
      await this.api.send(withdrawCheck, { params: { checkId }, body: { id: newId() } });
      await this.readAnew();
    });
  }

  private later(wait: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  /** What the bank has for the draws as they are now: an answer about earlier ones, which comes late, is dropped. */
  private async askForSupply(quizzes: ReturnType<typeof this.drawn>) {
    const mine = ++this.asking;
    const answers = await Promise.all(quizzes.map(async ({ id, wish }) => (await this.api.send(tryDraws, { params: { draftId: this.draftId() }, body: wish })).draws.map((it) => [`${id}/${it.id}`, it] as const))).catch(() => null);
    if (answers !== null && mine === this.asking) this.supply.set(new Map(answers.flat()));
  }

  /** Files brought in before the page was opened anew are known to the server alone. */
  private async learnFiles() {
    const named = (this.content()?.activities ?? []).flatMap((it) => (it.kind === 'lesson' ? it.pictures.map((picture) => picture.file) : it.kind === 'file' ? [it.file] : it.kind === 'video' ? [it.file, it.captions] : it.kind === 'quiz' ? it.questions.flatMap(({ content }) => filesOfQuestion(content)) : []));
    if (named.some((it) => it !== null && !this.files().has(it))) this.file.reload();
  }

  private async send(draftId: string, seen: number, content: CourseDraft): Promise<Outcome> {
    try {
      return { kind: 'kept', ...(await this.api.send(saveDraft, { params: { draftId }, body: { seen, content: content as DraftFile['content'] } })) };
    } catch (error) {
      const problem = problemOf(error);
      if (problem === 'offline' || problem.status >= 500 || problem.status === 429) return { kind: 'unanswered' };
      if (problem.code === 'edit.changed-meanwhile') return { kind: 'changed', by: String(problem.params?.['by'] ?? ''), on: String(problem.params?.['on'] ?? '') };
      this.refusal.set(`problems.${problem.code.replaceAll('.', '_')}`);
      return { kind: 'refused' };
    }
  }
}

/** An activity of a kind, with nothing in it yet. */
function begun(kind: ActivityKind): DraftActivity {
  const base = { id: newId(), title: '', minutes: 5 };
  switch (kind) {
    case 'lesson': return { ...base, kind, text: '', pictures: [] };
    case 'file': return { ...base, kind, file: null };
    case 'link': return { ...base, kind, address: '', about: '' };
    case 'video': return { ...base, kind, file: null, captions: null, transcript: '' };
    case 'article': return { ...base, kind, article: null };
    case 'checklist': return { ...base, minutes: 20, kind, items: [{ id: newId(), text: '', required: true }], cells: [] };
    case 'quiz': return { ...base, kind, cell: null, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [], drawn: null };
  }
}
