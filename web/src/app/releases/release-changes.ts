import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { bringChangeBack, editForRelease, suggestTouches, touch, untouch, withdrawChange, type Release, type ReleaseChangeLine, type Suggested, type Touched } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed } from '../ui';
import { ChangeQuestions } from './change-questions';
import { classKeys, kindKeys, severityKeys, touchedKeys } from './words';

/** The changes of a release, each with what it touches: suggested by its words, decided by whoever reads them; and edited for the release from there. */
@Component({
  selector: 'app-release-changes',
  imports: [Async, ChangeQuestions, MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <ul class="list">@for (it of release().lines; track it.id) {
      <li class="card" [class.gone]="it.withdrawn">
        <p class="what">@if (it.area) { <strong>{{ it.area }}</strong>&ngsp;– }{{ it.text }}</p>
        <p class="quiet">@if (it.severity === 'critical') { <strong class="warn"><span aria-hidden="true">▲</span> {{ severities[it.severity] | transloco }}</strong> } @else { {{ severities[it.severity] | transloco }} } · {{ kinds[it.kind] | transloco }}@if (it.key) { · {{ it.key }} }@for (link of it.links; track link) { · <a [href]="link" target="_blank" rel="noopener noreferrer">{{ 'releases.link' | transloco }}<span class="sr"> {{ link }}</span></a> }@if (it.withdrawn) { · <strong>{{ 'releases.withdrawn' | transloco }}</strong> }</p>
        @if (it.withdrawn) { <button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="bringBack(it)">{{ 'releases.bringBack' | transloco }}<span class="sr"> {{ it.text }}</span></button> } @else {
          <ul class="touches">@for (thing of it.touches; track thing.touchId) {
            <li><span class="quiet">{{ touched[thing.kind] | transloco }}</span>&ngsp;@if (thing.opens) { <a [routerLink]="placeOf(thing)" [attr.lang]="thing.lang">{{ thing.title }}</a> } @else { <span [attr.lang]="thing.lang">{{ thing.title }}</span> }@if (thing.within) {&ngsp;<span class="quiet" [attr.lang]="thing.lang">{{ thing.within }}</span> }
              @for (one of editedOf(thing); track one.version) { <br /><span class="edited"><span aria-hidden="true">✓</span> {{ 'releases.edited' | transloco: { name: release().name, version: one.version, class: (classes[one.class] | transloco) } }}</span><br /> }
              @for (one of thing.article?.edited ?? []; track one.version) { <br /><span class="edited"><span aria-hidden="true">✓</span> {{ 'releases.articleEdited' | transloco: { name: release().name, version: one.version, class: (classes[one.class] | transloco) } }}</span><br /> }
              @if (thing.article?.mayEdit) { <a class="no-print" matButton [routerLink]="places.article(thing.id)" [queryParams]="{ release: release().id, change: it.id }">{{ 'releases.editFor' | transloco: { name: release().name } }}<span class="sr"> {{ thing.title }}</span></a> }
              @if (editable(thing); as course) { <button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="edit(course.id, course.unitId)">{{ (course.edited ? 'releases.goOnEditing' : 'releases.editFor') | transloco: { name: release().name } }}<span class="sr"> {{ thing.title }}</span></button> }
              <button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="remove(thing.touchId)">{{ 'releases.unlink' | transloco }}<span class="sr"> {{ thing.title }}</span></button></li>
          } @empty { <li class="quiet">{{ 'releases.touchesNothing' | transloco }}</li> }</ul>
          @if (it.severity === 'critical') { <app-change-questions [change]="it" (changed)="changed.emit()" /> }
          <div class="no-print"><button matButton="outlined" type="button" [attr.aria-expanded]="open() === it.id" (click)="open.set(open() === it.id ? null : it.id)">{{ 'releases.suggest' | transloco }}<span class="sr"> {{ it.text }}</span></button>
            <button matButton type="button" [disabled]="deed.busy()" (click)="withdraw(it)">{{ 'releases.withdraw' | transloco }}<span class="sr"> {{ it.text }}</span></button></div>
          @if (open() === it.id) {
            <app-async [of]="suggestions"><ul class="touches suggested">@for (thing of suggestions.value()?.things ?? []; track thing.id) {
              <li><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="add(it, thing)">{{ 'releases.touchesIt' | transloco }}<span class="sr"> {{ thing.title }}</span></button><span><span class="quiet">{{ touched[thing.kind] | transloco }}</span>&ngsp;<span [attr.lang]="thing.lang">{{ thing.title }}</span>@if (thing.within) {&ngsp;<span class="quiet" [attr.lang]="thing.lang">{{ thing.within }}</span> }</span></li>
            } @empty { <li>{{ 'releases.noSuggestion' | transloco }}</li> }</ul></app-async>
          }
        }
      </li>
    } @empty { <li class="card">{{ 'releases.noChange' | transloco }}</li> }</ul>
  `,
  styles: `li p { margin: 2px 0 0; } .what { font-size: 1.05rem; } .warn { color: var(--to-acquire); } .gone .what { text-decoration: line-through; } .touches { list-style: none; padding: 0; margin: 8px 0; display: grid; gap: 4px; } .touches li { overflow-wrap: anywhere; } .edited { color: var(--held); } .suggested li { display: grid; grid-template-columns: auto 1fr; gap: 12px; align-items: center; }`,
})
export class ReleaseChanges {
  readonly release = input.required<Release>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly kinds = kindKeys;
  protected readonly severities = severityKeys;
  protected readonly touched = touchedKeys;
  protected readonly classes = classKeys;
  protected readonly places = places;
  private readonly router = inject(Router);
  private readonly courses = computed(() => new Map(this.release().courses.map((it) => [it.id, it])));
  protected readonly deed = new Deed();
  /** The change whose suggestions are open. */
  protected readonly open = signal<string | null>(null);
  protected readonly suggestions = this.api.read(suggestTouches, () => { const changeId = this.open(); return changeId === null ? undefined : { params: { changeId } }; });

  protected placeOf({ kind, id, courseId }: Suggested) { return kind === 'unit' ? places.unit(courseId ?? '', id) : kind === 'question' ? places.question(id) : places.article(id); }

  /** The versions that teach this release and in which the activity by which it is edited became another one, the newest first. */
  protected editedOf({ editIn }: Touched) { return editIn === null ? [] : this.release().teaching.filter((it) => it.units.some((unit) => unit.unitId === editIn.unitId)); }

  /** Its course, where the reader may write its next version. */
  protected editable({ editIn }: Touched) { const course = editIn === null ? undefined : this.courses().get(editIn.courseId); return course?.mayEdit === true && editIn !== null ? { ...course, unitId: editIn.unitId } : null; }

  protected edit(courseId: string, unitId: string) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(editForRelease, { params: { releaseId: this.release().id }, body: { id: newId(), courseId } });
      await this.router.navigate([places.draft(id)], { queryParams: { part: unitId } });
    });
  }

  protected add(it: ReleaseChangeLine, thing: Suggested) {
    return this.deed.run(async () => {
      await this.api.send(touch, { params: { changeId: it.id }, body: { id: newId(), kind: thing.kind, thingId: thing.id } });
      this.suggestions.reload();
      this.changed.emit();
    });
  }

  protected remove(touchId: string) {
    return this.deed.run(async () => { await this.api.send(untouch, { params: { touchId }, body: {} }); this.changed.emit(); });
  }

  protected bringBack(it: ReleaseChangeLine) {
    return this.deed.run(async () => { await this.api.send(bringChangeBack, { params: { changeId: it.id }, body: {} }); this.changed.emit(); });
  }

  protected withdraw(it: ReleaseChangeLine) {
    return this.deed.run(async () => { await this.api.send(withdrawChange, { params: { changeId: it.id }, body: {} }); this.changed.emit(); });
  }
}
