import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { assignCourse, readAssignable, readDueDay } from '@palier/contracts';
import { tiers as every } from '@palier/domain';
import { CreateCourse } from '../courses/create-course';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';

/** A course, people, a day, a reason. */
@Component({
  selector: 'app-assign-page',
  imports: [Async, CreateCourse, DayInWords, MatButton, PageHeader, PassedOverWords, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'assignments.assign' | transloco" />
    @if (done(); as result) {
      <section class="card" role="status"><p>{{ 'assignments.assigned' | transloco: result }}</p><a matButton="filled" [routerLink]="places.assignments">{{ 'shell.assignments' | transloco }}</a></section>
    } @else {
      <app-async [of]="assignable">
        @if (assignable.value(); as it) {
          <form class="stack" (submit)="assign($event)">
            <label class="field">{{ 'assignments.course' | transloco }}<select name="course" required (change)="course.set(text($event))"><option value=""></option>@for (c of it.courses; track c.id) { <option [value]="c.id" [selected]="course() === c.id">{{ c.title }} ({{ 'learning.minutes' | transloco: { minutes: c.minutes } }})</option> }</select></label>
            @if (session.may('course.write')) { <app-create-course /> }
            <fieldset><legend>{{ 'assignments.teams' | transloco }}</legend>@for (team of it.teams; track team.id) { <label class="tick"><input type="checkbox" [name]="'team-' + team.id" [checked]="teams().includes(team.id)" (change)="toggle(teams, team.id)" /> {{ team.name | say }} ({{ team.members }})</label> } @empty { <p class="quiet">{{ 'reporting.noTeam' | transloco }}</p> }</fieldset>
            @if (it.scopes.length > 0 || it.tiers.length > 0) {
              <fieldset><legend>{{ 'assignments.scopes' | transloco }}</legend>@for (scope of it.scopes; track scope.id) { <label class="tick" [class.under]="scope.productId !== null"><input type="checkbox" [name]="'scope-' + scope.id" [checked]="scopes().includes(scope.id)" (change)="toggle(scopes, scope.id)" /> {{ scope.name }} ({{ scope.people }})</label> }</fieldset>
              @if (it.tiers.length > 0) { <fieldset><legend>{{ 'assignments.tiers' | transloco }}</legend>@for (at of it.tiers; track at.tier) { <label class="tick"><input type="checkbox" [name]="'tier-' + at.tier" [checked]="tiers().includes('' + at.tier)" (change)="toggle(tiers, '' + at.tier)" /> {{ 'scopes.tierAlone' | transloco: { tier: at.tier } }} ({{ at.people }})</label> }</fieldset> }
            }
            <details><summary>{{ 'assignments.people' | transloco: { count: people().length } }}</summary>@if (it.peopleTotal > it.people.length) { <p class="quiet">{{ 'assignments.peopleShown' | transloco: { shown: it.people.length, total: it.peopleTotal } }}</p> }<fieldset><legend class="sr">{{ 'shell.people' | transloco }}</legend>@for (person of it.people; track person.id) { <label class="tick"><input type="checkbox" [name]="'person-' + person.id" [checked]="people().includes(person.id)" (change)="toggle(people, person.id)" /> {{ person.name }}</label> }</fieldset></details>
            <label class="field">{{ 'assignments.dueOn' | transloco }}<input name="dueOn" type="date" [min]="it.today" [value]="dueOn()" (input)="dueOn.set(text($event)); dueIn.set('')" /></label>
            <label class="field">{{ 'workdays.dueIn' | transloco }}<input name="dueIn" type="number" min="1" max="250" [value]="dueIn()" (input)="dueIn.set(text($event)); dueOn.set('')" /></label>
            @if (dueIn() !== '' && due.value(); as then) { <p class="quiet" role="status" style="margin: 0">{{ 'workdays.dueInSaid' | transloco: { day: (then.day | when) } }}&ngsp;<app-passed-over [of]="then.passed" /></p> }
            <label class="field">{{ 'assignments.reason' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="filled" type="submit" [disabled]="deed.busy() || !ready()">{{ 'assignments.assign' | transloco }}</button></div>
          </form>
        }
      </app-async>
    }
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); } .under { margin-left: 28px; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class AssignPage {
  /** The course that one came with. */
  readonly chosen = input<string>(undefined, { alias: 'course' });
  private readonly api = inject(Api);
  private readonly id = newId();
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly assignable = this.api.read(readAssignable);
  protected readonly course = linkedSignal(() => this.chosen() ?? '');
  protected readonly teams = signal<readonly string[]>([]);
  protected readonly scopes = signal<readonly string[]>([]);
  protected readonly tiers = signal<readonly string[]>([]);
  protected readonly people = signal<readonly string[]>([]);
  protected readonly dueOn = signal('');
  /** In so many working days, in the place of a day. */
  protected readonly dueIn = signal('');
  protected readonly due = this.api.read(readDueDay, () => (/^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|250)$/.test(this.dueIn()) ? { query: { inDays: Number(this.dueIn()) } } : undefined));
  protected readonly reason = signal('');
  protected readonly done = signal<{ assigned: number; already: number } | null>(null);
  protected readonly ready = computed(() => this.course() !== '' && this.teams().length + this.scopes().length + this.tiers().length + this.people().length > 0);

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected toggle(of: typeof this.teams, id: string) { of.update((now) => (now.includes(id) ? now.filter((it) => it !== id) : [...now, id])); }

  protected assign(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.done.set(await this.api.send(assignCourse, { body: { id: this.id, courseId: this.course(), people: [...this.people()], teams: [...this.teams()], scopes: [...this.scopes()], tiers: every.filter((it) => this.tiers().includes(String(it))), dueOn: this.dueOn() || null, dueIn: this.dueIn() === '' ? null : Number(this.dueIn()), reason: this.reason() } }));
    });
  }
}
