import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acknowledgeArticle, changeArticle, handArticleOn, readArticle, readRelease, verifyArticle, type Article } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Said, When } from '../ui';
import { ArticleBody } from './article-body';
import { ArticleForm, inSixMonths, type ArticleWish } from './article-form';

/** One article: to be read and understood; for whoever looks after it, to be verified, changed and handed on. */
@Component({
  selector: 'app-article-page',
  imports: [ArticleBody, ArticleForm, Async, DayInWords, MatButton, PageHeader, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="article.value()?.title ?? ''" [lang]="article.value()?.lang ?? null" />
    <app-async [of]="article">
      @if (article.value(); as it) {
        <p class="quiet"><a [routerLink]="places.articles">{{ 'articles.heading' | transloco }}</a></p>
        @if (it.desk && forRelease(); as for) {
          <p class="card">@if (for.change; as change) { {{ (published() ? 'articles.editedFor' : 'articles.editFor') | transloco: { name: for.name } }} <span class="quiet">{{ change.text }}</span>&ngsp; } <a [routerLink]="places.release(for.id)">{{ 'drafts.backToRelease' | transloco: { name: for.name } }}</a></p>
          @if (!published() && for.change; as change) { <section class="card"><app-article-form [article]="it" [deed]="deed" [because]="because(change.text)" (sent)="publish(it, $event)" /></section> }
        }
        <app-article-body [article]="it" />
        @if (it.failure; as failure) { <p class="quiet">{{ 'sources.' + failure | transloco }}</p> }
        @if (it.kind === 'written' && session.may('article.acknowledge')) {
          @if (it.acknowledgedAt; as at) { <p role="status"><span aria-hidden="true">✓</span> {{ 'articles.acknowledged' | transloco: { when: (at | when) } }}</p> }
          @else {
            @if (it.acknowledgedBefore) { <p class="card">{{ 'articles.readAgain' | transloco }}@if (it.readAgainFor; as why) {&ngsp;<span [attr.lang]="it.lang">{{ why }}</span> }</p> }
            @if (reading.failed(); as key) { <p class="error" role="alert">{{ key | transloco: reading.params() }}</p> }
            <p><button matButton="filled" type="button" [disabled]="reading.busy()" (click)="acknowledge(it)">{{ 'articles.acknowledge' | transloco }}</button></p>
          }
        }
        @if (it.about.length > 0) { <p class="quiet">{{ 'articles.about' | transloco }}&ngsp;– @for (cell of it.about; track $index) { <span [appSaid]="cell.name"></span> {{ cell.level }}{{ $last ? '' : ' · ' }} }</p> }
        @if (it.usedIn.length > 0) {
          <h2>{{ 'articles.usedIn' | transloco }}</h2>
          <ul class="plain">@for (use of it.usedIn; track use.unitId) { <li><a [routerLink]="places.unit(use.courseId, use.unitId)">{{ use.title }}</a>&ngsp;<span class="quiet">{{ use.courseTitle }}</span>@if (it.changedAt) { <strong class="warn"> {{ 'articles.stale' | transloco }}</strong> }</li> }</ul>
        }
        @if (it.desk; as desk) {
          @if (desk.questions.length > 0) {
            <h2>{{ 'articles.questions' | transloco }}</h2>
            <ul class="plain">@for (question of desk.questions; track question.id) { <li><a [routerLink]="places.question(question.id)">{{ question.prompt }}</a>@if (it.changedAt) { <strong class="warn"> {{ 'articles.stale' | transloco }}</strong> }</li> }</ul>
          }
          <section class="card"><h2 style="margin-top: 0">{{ 'articles.desk' | transloco }}</h2>
            <p class="quiet">{{ 'articles.publishedBy' | transloco: { name: it.publishedBy, when: (it.publishedAt | when) } }}@if (it.kind === 'written') { {{ 'articles.readBy' | transloco: { count: desk.acknowledgements } }} } @if (it.checkedAt; as at) { {{ 'articles.checked' | transloco: { when: (at | when) } }} }</p>
            <form class="stack" (submit)="verify($event)"><label class="field">{{ 'articles.verifyBy' | transloco }}<input name="until" type="date" [value]="until()" (input)="until.set(typed($event))" /></label>
              @if (verifying.failed(); as key) { <p class="error" role="alert">{{ key | transloco: verifying.params() }}</p> }
              <div><button matButton="outlined" type="submit" [disabled]="verifying.busy() || until() === ''">{{ 'articles.stillRight' | transloco }}</button></div></form>
            <label class="field">{{ 'articles.ownerIs' | transloco }}<select name="owner" (change)="hand($event)">@for (person of desk.owners; track person.id) { <option [value]="person.id" [selected]="person.id === it.owner.id">{{ person.name }}</option> }</select></label>
            @if (handing.failed(); as key) { <p class="error" role="alert">{{ key | transloco: handing.params() }}</p> }
            @if (changing() && !editsFor()) { <app-article-form [article]="it" [deed]="deed" (sent)="publish(it, $event)" /> } @else if (!editsFor()) { <div><button matButton type="button" (click)="changing.set(true)">{{ 'articles.change' | transloco }}</button></div> }
          </section>
        }
      }
    </app-async>
  `,
  styles: `.warn { color: var(--to-acquire); } li { padding: 4px 0; overflow-wrap: anywhere; } section { display: grid; gap: 16px; } section p { margin: 0; }`,
})
export class ArticlePage {
  readonly articleId = input.required<string>();
  /** The release, and its change, for which the next version is written. */
  readonly release = input<string>();
  readonly change = input<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly reading = new Deed();
  protected readonly verifying = new Deed();
  protected readonly handing = new Deed();
  protected readonly article = this.api.read(readArticle, () => ({ params: { articleId: this.articleId() } }));
  protected readonly changing = signal(false);
  private readonly product = this.api.read(readRelease, () => { const releaseId = this.release(); return releaseId === undefined || !this.session.may('article.write') ? undefined : { params: { releaseId } }; });
  /** What it is written for, with the change where that stands and touches this article. */
  protected readonly forRelease = computed(() => {
    const it = this.product.hasValue() ? this.product.value() : undefined;
    return it === undefined ? null : { id: it.id, name: `${it.product.name} ${it.name}`, change: it.lines.find((line) => line.id === this.change() && !line.withdrawn && line.touches.some((thing) => thing.id === this.articleId())) };
  });
  /** Its version for the release is out. */
  protected readonly published = linkedSignal(() => { this.articleId(); this.release(); return false; });
  protected readonly editsFor = computed(() => !this.published() && this.forRelease()?.change !== undefined);
  protected readonly until = linkedSignal(() => { this.articleId(); return inSixMonths(); });

  protected acknowledge(it: Article) {
    return this.reading.run(async () => {
      await this.api.send(acknowledgeArticle, { params: { articleId: it.id }, body: { id: newId(), versionId: it.versionId } });
      this.article.reload();
    });
  }

  protected verify(event: Event) {
    event.preventDefault();
    return this.verifying.run(async () => {
      await this.api.send(verifyArticle, { params: { articleId: this.articleId() }, body: { id: newId(), verifyBy: this.until() } });
      this.article.reload();
    });
  }

  protected hand(event: Event) {
    const personId = typed(event);
    return this.handing.run(async () => {
      await this.api.send(handArticleOn, { params: { articleId: this.articleId() }, body: { id: newId(), personId } });
      this.article.reload();
    });
  }

  /** As long as a reason may be. */
  protected because(text: string) { return text.slice(0, 500); }

  protected publish(it: Article, wish: ArticleWish) {
    const [releaseId, changeId] = [this.release(), this.change()];
    return this.deed.run(async () => {
      await this.api.send(changeArticle, { params: { articleId: it.id }, body: { seen: it.version, ...wish, ...(this.editsFor() && releaseId !== undefined && changeId !== undefined ? { release: { releaseId, changeId } } : {}) } });
      if (this.editsFor()) this.published.set(true);
      this.changing.set(false);
      this.article.reload();
    });
  }
}
