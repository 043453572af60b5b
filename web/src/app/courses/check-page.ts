import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { approveCheck, checkVersion, listFrameworks, readCheck, readVersionCheck, returnCheck, type CheckFile } from '@palier/contracts';
import type { WrittenCourse } from '@palier/domain';
import { Api, newId, places } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { DifferenceView } from './difference-view';
import { DraftPreview } from './draft-preview';
import { changeKeys, typed } from './words';

/** A course that somebody else wrote: what it changes, how its learners will read it, and what to say of it. */
@Component({
  selector: 'app-check-page',
  imports: [Async, DifferenceView, DraftPreview, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'checks.one' | transloco: { title: file().value()?.title ?? '' }" />
    <app-async [of]="file()">
      @if (file().value(); as it) {
        <p class="no-print"><a [routerLink]="places.checks"><span aria-hidden="true">← </span>{{ 'checks.all' | transloco }}</a></p>
        <p class="quiet">{{ 'versions.version' | transloco: { number: it.number } }} · {{ (it.id ? 'checks.askedBy' : 'versions.publishedBy') | transloco: { by: it.by, on: (it.at | when) } }}@if (it.change) { · {{ changes[it.change] | transloco }} }</p>
        @if (it.reason) { <p [attr.lang]="it.lang">{{ it.reason }}</p> }
        <h2>{{ 'checks.difference' | transloco }}</h2>
        <app-difference-view [was]="written(it.before ?? nothing)" [is]="written(it.after)" [before]="(it.before ? 'versions.version' : 'versions.absent') | transloco: { number: it.number - 1 }" [after]="'versions.version' | transloco: { number: it.number }" [lang]="it.lang" [files]="names()" [frameworks]="frameworks.value()?.frameworks ?? []" />
        <h2>{{ 'checks.preview' | transloco }}</h2>
        <app-draft-preview [draft]="it.content" [files]="files()" />
        <section class="card no-print"><h2 style="margin-top: 0">{{ 'checks.yours' | transloco }}</h2>
          @if (done(); as key) { <p role="status"><strong>{{ key | transloco }}</strong></p> <p><a matButton="outlined" [routerLink]="places.checks">{{ 'checks.all' | transloco }}</a></p> }
          @else if (it.state !== 'waiting') { <p role="status">{{ 'checks.over' | transloco }}</p> }
          @else if (it.mine) { <p>{{ 'checks.mine' | transloco }}</p> }
          @else {
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="approve(it)">{{ (it.id ? 'checks.approve' : 'checks.right') | transloco }}</button></div>
            <form class="stack" (submit)="giveBack($event, it)"><label class="field">{{ 'checks.toMend' | transloco }}<textarea name="words" rows="3" required maxlength="2000" [value]="words()" (input)="words.set(typed($event))"></textarea></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ (it.id ? 'checks.giveBack' : 'checks.tellAuthor') | transloco }}</button></div></form>
          }
        </section>
      }
    </app-async>
  `,
  styles: `:host { overflow-wrap: anywhere; } form { margin-top: 16px; }`,
})
export class CheckPage {
  /** A draft whose author asked; else a version that was published alone. */
  readonly checkId = input<string>();
  readonly courseId = input<string>();
  readonly number = input<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly changes = changeKeys;
  protected readonly typed = typed;
  /** A first version is all new: so its right answers are read as well. */
  protected readonly nothing: WrittenCourse = { fields: [], activities: [] };
  protected readonly deed = new Deed();
  protected readonly words = signal('');
  protected readonly done = signal<string | null>(null);
  private readonly draft = this.api.read(readCheck, () => { const checkId = this.checkId(); return checkId === undefined ? undefined : { params: { checkId } }; });
  private readonly version = this.api.read(readVersionCheck, () => { const courseId = this.courseId(); return courseId === undefined ? undefined : { params: { courseId, number: Number(this.number()) } }; });
  protected readonly file = computed(() => (this.checkId() === undefined ? this.version : this.draft));
  protected readonly frameworks = this.api.read(listFrameworks);
  protected readonly files = computed(() => { const file = this.file(); return new Map((file.hasValue() ? file.value().files : []).map((it) => [it.sha256, it])); });
  protected readonly names = computed(() => new Map([...this.files()].map(([sha256, it]) => [sha256, it.name])));

  /** What the contract knows as some blocks, the rules know as blocks of a lesson. */
  protected written(it: unknown): WrittenCourse { return it as WrittenCourse; }

  protected approve(it: CheckFile) {
    return this.finish(async () => {
      if (it.id !== null) { await this.api.send(approveCheck, { params: { checkId: it.id }, body: { id: newId(), seen: it.seen } }); return 'checks.approved'; }
      await this.api.send(checkVersion, { params: { courseId: it.courseId, number: it.number }, body: { id: newId(), outcome: 'right', words: '' } });
      return 'checks.checked';
    });
  }

  protected giveBack(event: Event, it: CheckFile) {
    event.preventDefault();
    return this.finish(async () => {
      if (it.id !== null) { await this.api.send(returnCheck, { params: { checkId: it.id }, body: { id: newId(), words: this.words() } }); return 'checks.givenBack'; }
      await this.api.send(checkVersion, { params: { courseId: it.courseId, number: it.number }, body: { id: newId(), outcome: 'toMend', words: this.words() } });
      return 'checks.told';
    });
  }

  private finish(work: () => Promise<string>) { return this.deed.run(async () => { this.done.set(await work()); }); }
}
