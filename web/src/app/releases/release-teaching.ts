import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { teachRelease, unteachRelease, type Release, type TeachableVersion, type TaughtVersion } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed, When } from '../ui';
import { classKeys } from './words';

/** The course versions that teach a release, and those that may: of each, which changed activities ask people to learn again. */
@Component({
  selector: 'app-release-teaching',
  imports: [MatButton, RouterLink, TranslocoPipe, When],
  template: `
    <p class="quiet">{{ 'releases.teachingLead' | transloco }}</p>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    <ul class="list">
      @for (it of release().teaching; track it.id) {
        <li class="card"><h3><a [routerLink]="it.opens ? places.versions(it.courseId) : places.course(it.courseId)" [attr.lang]="it.lang">{{ it.title }}</a>, {{ 'releases.version' | transloco: { version: it.version } }}</h3>
          <ul>@for (unit of it.units; track unit.unitId) { <li><span [attr.lang]="unit.lang">{{ unit.title }}</span> – {{ (!unit.asks || it.class === 'cosmetic' ? 'releases.wording' : unit.withdrawn ? 'releases.askedNoMore' : 'releases.asked') | transloco: { minutes: unit.minutes } }}@if (unit.asks && !unit.withdrawn && !unit.about) { <br /><span class="warn"><span aria-hidden="true">▲</span> {{ 'releases.aboutNothing' | transloco }}</span> }</li> }</ul>
          <button class="no-print" matButton type="button" [disabled]="deed.busy()" (click)="end(it)">{{ 'releases.unteach' | transloco }}<span class="sr"> {{ it.title }}, {{ 'releases.version' | transloco: { version: it.version } }}</span></button></li>
      }
      @for (it of release().teachable; track it.courseVersionId) {
        <li class="card may no-print"><h3><span class="quiet">{{ 'releases.mayTeach' | transloco }}</span>&ngsp;<a [routerLink]="it.opens ? places.versions(it.courseId) : places.course(it.courseId)" [attr.lang]="it.lang">{{ it.title }}</a>, {{ 'releases.version' | transloco: { version: it.version } }}</h3>
          <p class="quiet">{{ classes[it.class] | transloco }} · {{ it.publishedAt | when }}@if (it.reason) { · <span [attr.lang]="it.lang">{{ it.reason }}</span> }</p>
          <fieldset><legend>{{ 'releases.whatAsks' | transloco }}</legend>@for (unit of it.units; track unit.unitId) {
            <label class="tick"><input type="checkbox" [name]="it.courseVersionId + unit.unitId" [checked]="asks(it, unit.unitId)" (change)="toggle(it, unit.unitId)" /><span><span [attr.lang]="unit.lang">{{ unit.title }}</span>&ngsp;<span class="quiet">{{ 'learning.minutes' | transloco: { minutes: unit.minutes } }}</span>@if (!unit.about) { <br /><span class="warn"><span aria-hidden="true">▲</span> {{ 'releases.aboutNothing' | transloco }}</span> }</span></label> }</fieldset>
          <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="teach(it)">{{ 'releases.teach' | transloco }}<span class="sr"> {{ it.title }}, {{ 'releases.version' | transloco: { version: it.version } }}</span></button></li>
      }
      @if (release().teaching.length + release().teachable.length === 0) {
        <li class="card">@if (release().courses.length === 0) { {{ 'releases.linkFirst' | transloco }} } @else { {{ 'releases.editCourses' | transloco }} @for (it of release().courses; track it.id; let last = $last) { <a [routerLink]="it.mayEdit ? places.versions(it.id) : places.course(it.id)" [attr.lang]="it.lang">{{ it.title }}</a>{{ last ? '' : ', ' }} } }</li>
      }
    </ul>
  `,
  styles: `h3 { margin-bottom: 4px; } p { margin: 0 0 8px; } .may { border-style: dashed; } fieldset { border: 0; padding: 0; margin: 8px 0; } legend { padding: 0; font-weight: 560; } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } .warn { color: var(--to-acquire); }`,
})
export class ReleaseTeaching {
  readonly release = input.required<Release>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly classes = classKeys;
  protected readonly deed = new Deed();
  /** Activities that ask nobody, by version: all ask unless somebody says otherwise. */
  private readonly wording = signal<ReadonlyMap<string, readonly string[]>>(new Map());

  protected asks(it: TeachableVersion, unitId: string) { return this.wording().get(it.courseVersionId)?.includes(unitId) !== true; }
  protected toggle(it: TeachableVersion, unitId: string) {
    const now = this.wording().get(it.courseVersionId) ?? [];
    this.wording.update((all) => new Map(all).set(it.courseVersionId, now.includes(unitId) ? now.filter((one) => one !== unitId) : [...now, unitId]));
  }

  protected teach(it: TeachableVersion) {
    return this.deed.run(async () => {
      await this.api.send(teachRelease, { params: { releaseId: this.release().id }, body: { id: newId(), courseVersionId: it.courseVersionId, asks: it.units.map((unit) => unit.unitId).filter((unitId) => this.asks(it, unitId)) } });
      this.changed.emit();
    });
  }

  protected end(it: TaughtVersion) {
    return this.deed.run(async () => { await this.api.send(unteachRelease, { params: { teachingId: it.id }, body: {} }); this.changed.emit(); });
  }
}
