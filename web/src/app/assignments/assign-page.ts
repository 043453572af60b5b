import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { assignCourse, launchCourseAudience, listReleases, previewCourseAudience, readAssignable, readDueDay, type CourseAudiencePreview } from '@palier/contracts';
import { dueBases, isRelativeDue, joinersWorkingDays, mostDueIn, problemOfAudience, tiers as every, usualAudience, type AudienceRule, type DueBase, type Leavers, type Tier } from '@palier/domain';
import { AfterLaunch } from '../audiences/after-launch';
import { AudienceRuleEditor } from '../audiences/audience-rule';
import { CreateCourse } from '../courses/create-course';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, Say, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';
import { CourseAudiencePreviewPart, type CourseAudienceWish } from './course-audience-preview';
import { DueDaysPreview, type DueWish } from './due-days';
import { baseWords } from './due-words';

/** A course, people or a rule that finds them, a day, a reason. What a rule would ask of whom is reckoned anew with each change, and launched as it is shown. */
@Component({
  selector: 'app-assign-page',
  imports: [AfterLaunch, Async, AudienceRuleEditor, CourseAudiencePreviewPart, CreateCourse, DayInWords, DueDaysPreview, MatButton, PageHeader, PassedOverWords, RouterLink, Say, TranslocoPipe, When],
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
            <fieldset role="radiogroup"><legend>{{ 'courseAudiences.whom' | transloco }}</legend>
              <label class="tick"><input type="radio" name="whom" value="hand" [checked]="rule() === null" (change)="byHand()" /> {{ 'courseAudiences.byHand' | transloco }}</label>
              <label class="tick"><input type="radio" name="whom" value="rule" [checked]="rule() !== null" (change)="byRule()" /> {{ 'courseAudiences.byRule' | transloco }}</label></fieldset>
            @if (rule(); as whole) {
              <section class="card" [attr.aria-label]="'courseAudiences.rule' | transloco"><app-audience-rule [may]="it" [rule]="whole" (ruleChange)="rule.set($event)" askedFor="course" /></section>
              <app-after-launch [(live)]="live" [(leavers)]="leavers" [frozenHint]="'courseAudiences.frozenHint' | transloco" [liveHint]="'courseAudiences.liveHint' | transloco: { days: joinersDays }" />
            } @else {
            <fieldset><legend>{{ 'assignments.teams' | transloco }}</legend>@for (team of it.teams; track team.id) { <label class="tick"><input type="checkbox" [name]="'team-' + team.id" [checked]="teams().includes(team.id)" (change)="toggle(teams, team.id)" /> {{ team.name | say }} ({{ team.members }})</label> } @empty { <p class="quiet">{{ 'reporting.noTeam' | transloco }}</p> }</fieldset>
            @if (it.scopes.length > 0 || it.tiers.length > 0) {
              <fieldset><legend>{{ 'assignments.scopes' | transloco }}</legend>@for (scope of it.scopes; track scope.id) { <label class="tick" [class.under]="scope.productId !== null"><input type="checkbox" [name]="'scope-' + scope.id" [checked]="scopes().includes(scope.id)" (change)="toggle(scopes, scope.id)" /> {{ scope.name }} ({{ scope.people }})</label> }</fieldset>
              @if (it.tiers.length > 0) { <fieldset><legend>{{ 'assignments.tiers' | transloco }}</legend>@for (at of it.tiers; track at.tier) { <label class="tick"><input type="checkbox" [name]="'tier-' + at.tier" [checked]="tiers().includes('' + at.tier)" (change)="toggle(tiers, '' + at.tier)" /> {{ 'scopes.tierAlone' | transloco: { tier: at.tier } }} ({{ at.people }})</label> }</fieldset> }
            }
            <details><summary>{{ 'assignments.people' | transloco: { count: people().length } }}</summary>@if (it.peopleTotal > it.people.length) { <p class="quiet">{{ 'assignments.peopleShown' | transloco: { shown: it.people.length, total: it.peopleTotal } }}</p> }<fieldset><legend class="sr">{{ 'shell.people' | transloco }}</legend>@for (person of it.people; track person.id) { <label class="tick"><input type="checkbox" [name]="'person-' + person.id" [checked]="people().includes(person.id)" (change)="toggle(people, person.id)" /> {{ person.name }}</label> }</fieldset></details>
            }
            <label class="field">{{ 'assignments.dueOn' | transloco }}<input name="dueOn" type="date" [min]="it.today" [value]="dueOn()" (input)="dueOn.set(text($event)); dueIn.set('')" /></label>
            <label class="field">{{ 'workdays.dueIn' | transloco }}<input name="dueIn" type="number" [min]="dueFrom() === 'assignment' ? 1 : -mostDueIn" [max]="dueFrom() === 'expiry' ? -1 : mostDueIn" [value]="dueIn()" (input)="dueIn.set(text($event)); dueOn.set('')" /></label>
            @if (dueIn() !== '') {
              <label class="field">{{ 'assignments.dueFrom' | transloco }}<select name="dueFrom" (change)="countFrom($event)">@for (base of bases; track base) { <option [value]="base" [selected]="dueFrom() === base">{{ baseWords[base] | transloco }}</option> }</select></label>
              @if (dueFrom() !== 'assignment') { <p class="quiet" style="margin: 0">{{ 'assignments.dueBefore' | transloco }}</p> }
              @if (dueFrom() === 'release') { <label class="field">{{ 'assignments.dueRelease' | transloco }}<select name="dueRelease" required (change)="releaseId.set(text($event))"><option value=""></option>@for (release of releases.value()?.releases; track release.id) { <option [value]="release.id" [selected]="releaseId() === release.id">{{ release.product.name }} {{ release.name }}@if (release.on) { – {{ release.on | when }} }</option> }</select></label> }
            }
            @if (dueIn() !== '' && dueFrom() === 'assignment' && due.value(); as then) { <p class="quiet" role="status" style="margin: 0">{{ 'workdays.dueInSaid' | transloco: { day: (then.day | when) } }}&ngsp;<app-passed-over [of]="then.passed" /></p> }
            @if (counted(); as wish) { <app-due-days [wish]="wish" /> }
            <label class="field">{{ 'assignments.reason' | transloco }}<input name="reason" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
            @if (rule() !== null) {
              <section class="card" aria-live="polite" [attr.aria-label]="'courseAudiences.preview' | transloco"><h2>{{ 'courseAudiences.preview' | transloco }}</h2>
                @if (ruled(); as wish) { <app-async [of]="preview" />@if (shown(); as seen) { <app-course-audience-preview [of]="seen" [courseId]="course()" [wish]="wish" (changed)="preview.reload()" /> } } @else { <p class="quiet">{{ 'courseAudiences.first' | transloco }}</p> }</section>
            }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div>@if (rule() === null) { <button matButton="filled" type="submit" [disabled]="deed.busy() || !ready() || (dueIn() !== '' && counted() === null)">{{ 'assignments.assign' | transloco }}</button> }
              @else { <button matButton="filled" type="submit" [disabled]="deed.busy() || !launchable()">{{ 'courseAudiences.launch' | transloco: { count: shown()?.asked ?? 0 } }}</button> }</div>
          </form>
        }
      </app-async>
    }
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } h2 { margin: 0 0 8px; } .under { margin-left: 28px; } summary { cursor: pointer; padding: 8px 0; }`,
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
  protected readonly mostDueIn = mostDueIn;
  protected readonly bases = dueBases;
  protected readonly baseWords = baseWords;
  /** What the working days are counted from. */
  protected readonly dueFrom = signal<DueBase>('assignment');
  protected readonly releaseId = signal('');
  protected readonly releases = this.api.read(listReleases, () => (this.dueFrom() === 'release' ? {} : undefined));
  protected readonly reason = signal('');
  protected readonly done = signal<{ assigned: number; already: number } | null>(null);
  protected readonly ready = computed(() => this.course() !== '' && this.teams().length + this.scopes().length + this.tiers().length + this.people().length > 0);

  /** Whom a rule finds, where they are not chosen by hand. */
  protected readonly rule = signal<AudienceRule | null>(null);
  protected readonly live = signal(false);
  protected readonly leavers = signal<Leavers>('stay');
  protected readonly joinersDays = joinersWorkingDays;
  /** What the rule asks; null as long as something is missing. */
  protected readonly ruled = computed((): CourseAudienceWish | null => {
    const [rule, days, dueFrom] = [this.rule(), this.dueIn() === '' ? null : Number(this.dueIn()), this.dueFrom()];
    if (rule === null || this.course() === '' || problemOfAudience(rule, 'course') !== null) return null;
    if (days === null) return { rule, dueOn: this.dueOn() || null, dueIn: null, dueFrom: 'assignment', releaseId: null };
    if (!isRelativeDue({ base: dueFrom, days }) || (dueFrom === 'release' && this.releaseId() === '')) return null;
    return { rule, dueOn: null, dueIn: days, dueFrom, releaseId: dueFrom === 'release' ? this.releaseId() : null };
  });
  protected readonly preview = this.api.reckon(previewCourseAudience, () => { const body = this.ruled(); return body === null ? undefined : { params: { courseId: this.course() }, body }; });
  /** The last one that was reckoned, until the next is. */
  protected readonly shown = linkedSignal<CourseAudiencePreview | undefined, CourseAudiencePreview | undefined>({ source: () => (this.preview.hasValue() ? this.preview.value() : undefined), computation: (it, before) => it ?? before?.value });
  /** The same wish keeps its id until it is done. */
  private readonly ruleId = linkedSignal(() => { this.ruled(); this.course(); this.live(); this.leavers(); this.reason(); return newId(); });
  /** A live rule may ask nobody yet. */
  protected readonly launchable = computed(() => this.ruled() !== null && this.preview.hasValue() && !this.preview.isLoading() && (this.live() || this.preview.value().asked + this.preview.value().done + this.preview.value().open > 0) && this.reason().trim() !== '');

  protected byHand() { this.rule.set(null); }
  /** What was chosen is where the rule starts. */
  protected byRule() { this.rule.set(usualAudience(this.teams(), this.scopes(), every.filter((it): it is Tier => this.tiers().includes(String(it)))) ?? { kind: 'team', teamId: '' }); }

  /** Whose day is counted and from what; null as long as something is missing. */
  protected readonly counted = computed((): DueWish | null => {
    const [days, dueFrom] = [Number(this.dueIn()), this.dueFrom()];
    if (this.rule() !== null) return null;
    if (this.dueIn() === '' && this.dueOn() !== '' && this.ready()) return { courseId: this.course(), people: [...this.people()], teams: [...this.teams()], scopes: [...this.scopes()], tiers: every.filter((it) => this.tiers().includes(String(it))), dueOn: this.dueOn(), dueIn: null, dueFrom: 'assignment', releaseId: null };
    if (this.dueIn() === '' || !this.ready() || !isRelativeDue({ base: dueFrom, days }) || (dueFrom === 'release' && this.releaseId() === '')) return null;
    return { courseId: this.course(), people: [...this.people()], teams: [...this.teams()], scopes: [...this.scopes()], tiers: every.filter((it) => this.tiers().includes(String(it))), dueOn: null, dueIn: days, dueFrom, releaseId: dueFrom === 'release' ? this.releaseId() : null };
  });

  protected countFrom(event: Event) { this.dueFrom.set(dueBases.find((it) => it === this.text(event)) ?? 'assignment'); }
  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected toggle(of: typeof this.teams, id: string) { of.update((now) => (now.includes(id) ? now.filter((it) => it !== id) : [...now, id])); }

  protected assign(event: Event) {
    event.preventDefault();
    if (this.rule() !== null) return this.launch();
    return this.deed.run(async () => {
      this.done.set(await this.api.send(assignCourse, { body: { id: this.id, courseId: this.course(), people: [...this.people()], teams: [...this.teams()], scopes: [...this.scopes()], tiers: every.filter((it) => this.tiers().includes(String(it))), dueOn: this.dueOn() || null, dueIn: this.dueIn() === '' ? null : Number(this.dueIn()), dueFrom: this.counted()?.dueFrom ?? 'assignment', releaseId: this.counted()?.releaseId ?? null, reason: this.reason() } }));
    });
  }
  private launch() {
    const [wish, seen] = [this.ruled(), this.preview.hasValue() ? this.preview.value().seen : null];
    if (wish === null || seen === null || !this.launchable()) return undefined;
    return this.deed.run(async () => {
      try {
        this.done.set(await this.api.send(launchCourseAudience, { params: { courseId: this.course() }, body: { id: this.ruleId(), ...wish, live: this.live(), leavers: this.leavers(), reason: this.reason(), seen } }));
      } finally {
        // What it would do now, where it is no longer what was shown.
        this.preview.reload();
      }
    });
  }
}
