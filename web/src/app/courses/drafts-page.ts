import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { deleteDraft, listDrafts, openDraft, restoreDraft } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { CreateCourse } from './create-course';

/** Courses in the making, and those that one may bring into a next version. */
@Component({
  selector: 'app-drafts-page',
  imports: [Async, CreateCourse, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'drafts.heading' | transloco" [lead]="'drafts.lead' | transloco" />
    <div class="actions"><app-create-course look="filled" />@if (session.may('content.check')) { <a matButton="outlined" [routerLink]="places.checks">{{ 'drafts.checks' | transloco }}</a> }</div>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (putAway(); as gone) { <p class="card row" role="status"><span>{{ 'drafts.deleted' | transloco: { title: gone.title || ('drafts.untitled' | transloco) } }}</span><button matButton type="button" (click)="restore(gone.id)">{{ 'drafts.undo' | transloco }}</button></p> }
    <app-async [of]="drafts">
      @if (drafts.value(); as it) {
        <h2>{{ 'drafts.inTheMaking' | transloco }}</h2>
        <ul class="list">
          @for (draft of open(); track draft.id) {
            <li class="card row"><div><a [routerLink]="places.draft(draft.id)"><strong [attr.lang]="draft.lang">{{ draft.title || ('drafts.untitled' | transloco) }}</strong></a>
              <p class="quiet">@if (draft.basedOn) { {{ 'drafts.nextVersion' | transloco: { version: draft.basedOn + 1 } }} · } {{ 'drafts.activities' | transloco: { count: draft.activities } }} · {{ 'drafts.changed' | transloco: { by: draft.changedBy, on: (draft.changedAt | when) } }}</p>@if (draft.check) { <p><strong>{{ (draft.check === 'waiting' ? 'drafts.inCheck' : 'drafts.cameBack') | transloco }}</strong></p> }</div>
              <button matButton type="button" [disabled]="deed.busy()" (click)="remove(draft)">{{ 'drafts.delete' | transloco }}<span class="sr"> {{ draft.title || ('drafts.untitled' | transloco) }}</span></button></li>
          } @empty { <li class="card">{{ 'drafts.none' | transloco }}</li> }
        </ul>
        @if (deleted().length > 0) {
          <details><summary>{{ 'drafts.deletedCount' | transloco: { count: deleted().length } }}</summary>
            <ul class="list">@for (draft of deleted(); track draft.id) { <li class="card row"><span [attr.lang]="draft.lang">{{ draft.title || ('drafts.untitled' | transloco) }}</span><button matButton type="button" [disabled]="deed.busy()" (click)="restore(draft.id)">{{ 'drafts.restore' | transloco }}<span class="sr"> {{ draft.title }}</span></button></li> }</ul></details>
        }
        <h2>{{ 'drafts.published' | transloco }}</h2>
        <ul class="list">
          @for (course of it.courses; track course.id) {
            <li class="card row"><div><a [routerLink]="places.course(course.id)"><strong [attr.lang]="course.lang">{{ course.title }}</strong></a><p class="quiet">{{ 'drafts.version' | transloco: { version: course.version } }}</p>@if (course.toMend; as mend) { <p><strong>{{ 'drafts.foundToMend' | transloco: { by: mend.by } }}</strong> {{ mend.words }}</p> }</div>
              <a matButton [routerLink]="places.versions(course.id)">{{ 'drafts.versions' | transloco }}<span class="sr"> {{ course.title }}</span></a>
              @if (course.draftId; as draftId) { <a matButton [routerLink]="places.draft(draftId)">{{ 'drafts.goOn' | transloco }}<span class="sr"> {{ course.title }}</span></a> }
              @else { <button matButton type="button" [disabled]="deed.busy()" (click)="begin(course.id)">{{ 'drafts.begin' | transloco }}<span class="sr"> {{ course.title }}</span></button> }</li>
          } @empty { <li class="card">{{ 'drafts.nonePublished' | transloco }}</li> }
        </ul>
      }
    </app-async>
  `,
  styles: `li p { margin: 0; } li > div { flex: 1 1 260px; min-width: 0; overflow-wrap: anywhere; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class DraftsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly drafts = this.api.read(listDrafts);
  protected readonly putAway = signal<{ id: string; title: string } | null>(null);
  private readonly all = computed(() => (this.drafts.hasValue() ? this.drafts.value().drafts : []));
  protected readonly open = computed(() => this.all().filter((it) => !it.deleted));
  protected readonly deleted = computed(() => this.all().filter((it) => it.deleted && it.id !== this.putAway()?.id));

  protected remove({ id, title }: { id: string; title: string }) {
    return this.deed.run(async () => {
      await this.api.send(deleteDraft, { params: { draftId: id } });
      this.putAway.set({ id, title });
      this.drafts.reload();
    });
  }

  protected restore(id: string) {
    return this.deed.run(async () => {
      await this.api.send(restoreDraft, { params: { draftId: id }, body: {} });
      this.putAway.set(null);
      this.drafts.reload();
    });
  }

  protected begin(courseId: string) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(openDraft, { params: { courseId }, body: { id: newId() } });
      await this.router.navigateByUrl(places.draft(id));
    });
  }
}
