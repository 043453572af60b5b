import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { changeProfileTemplate, changeTeamTemplate, changeTemplate, readProfileTemplate, readTeamTemplate, readTemplate, StepKind, type PersonRef, type StepOwner, type TemplateStep } from '@palier/contracts';
import { plannedWeek } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, Lasts, PageHeader, When } from '../ui';
import { AfterPicker, type OtherStep } from './after-picker';
import { ColleaguePicker } from './colleague-picker';
import { kindWords } from './words';

const owners = { newHire: 'onboarding.ownerNewHire', lead: 'onboarding.ownerLead', mentor: 'onboarding.ownerMentor', hr: 'onboarding.ownerHr', it: 'onboarding.ownerIt' } as const;
const dueWords = { fromHire: 'onboarding.calendarDays', workingDays: 'onboarding.workingDays', on: 'onboarding.onDay' } as const;
type Start = readonly [kind: TemplateStep['kind'], words: string, owner: keyof typeof owners, days: number];
/** Where nothing was written yet, one begins with these. */
const start: readonly Start[] = [
  ['account', 'onboarding.start1', 'it', -1], ['meet', 'onboarding.start2', 'lead', 0], ['mentor', 'onboarding.start3', 'mentor', 0], ['read', 'onboarding.start4', 'newHire', 1],
  ['activity', 'onboarding.start5', 'newHire', 2], ['mentor', 'onboarding.start6', 'mentor', 5], ['other', 'onboarding.start7', 'lead', 7], ['other', 'onboarding.start8', 'hr', 30],
];

/** The onboarding plan of a profile, of a team, or of everybody: its steps, each with an owner and a day. */
@Component({
  selector: 'app-template-page',
  imports: [AfterPicker, Async, ColleaguePicker, DayInWords, Lasts, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="(teamId() || profileId() ? 'onboarding.templateOf' : 'onboarding.templateForAll') | transloco: { team: session.say(template().value()?.of?.name) }" [lead]="(profileId() ? 'onboarding.templateLeadOfProfile' : 'onboarding.templateLead') | transloco" />
    <app-async [of]="template()">
      @if (template().value(); as it) {
        @if (it.version > 0) { <p class="quiet">{{ 'onboarding.version' | transloco: { version: it.version, by: it.by ?? '', on: (it.on | when) } }}</p> }
        @if (it.morePeople) { <section class="card"><p class="quiet" style="margin-top: 0">{{ 'onboarding.morePeople' | transloco: { count: it.people.length } }}</p><app-colleague-picker [name]="'another'" [label]="'onboarding.anotherOwner'" (named)="offer($event)" /></section> }
        <form (submit)="save($event)">
          <label class="tick"><input type="checkbox" name="relations" [checked]="relations() !== null" (change)="relations.set(relations() === null ? 10 : null)" /> <span>{{ 'onboarding.withRelations' | transloco }}</span></label>
          @if (relations() !== null) { <label class="field days">{{ 'onboarding.relationsDays' | transloco }}<input name="relationsDays" type="number" min="0" max="365" required [value]="relations()" (input)="relations.set(number($event))" /></label> }
          <ol class="list" style="margin-top: 16px">
            @for (step of steps(); track step.key; let index = $index) {
              <li class="card"><fieldset><legend>{{ 'onboarding.step' | transloco: { number: index + 1 } }}</legend>
                <label class="field wide">{{ 'onboarding.title' | transloco }}<input [name]="'title-' + index" required maxlength="300" [value]="title(step.of)" (input)="say(index, $event)" /></label>
                <div class="grid">
                  <label class="field">{{ 'onboarding.kind' | transloco }}<select [name]="'kind-' + index" (change)="change(index, { kind: kind($event), articleId: null })">@for (k of every; track k) { <option [value]="k" [selected]="k === step.of.kind">{{ kinds[k] | transloco }}</option> }</select></label>
                  <label class="field">{{ 'onboarding.owner' | transloco }}<select [name]="'owner-' + index" [disabled]="step.of.articleId !== null" (change)="change(index, { owner: owner($event) })">@for (o of roles; track o) { <option [value]="o" [selected]="o === step.of.owner.kind">{{ owners[o] | transloco }}</option> } @for (p of people(); track p.id) { <option [value]="p.id" [selected]="step.of.owner.kind === 'person' && step.of.owner.personId === p.id">{{ p.name }}</option> }</select></label>
                  <label class="field">{{ 'onboarding.when' | transloco }}<select [name]="'due-' + index" (change)="turn(index, $event)">@for (k of counts; track k) { <option [value]="k" [selected]="k === step.of.due.kind">{{ due[k] | transloco }}</option> }</select></label>
                  @if (step.of.due.kind === 'on') { <label class="field">{{ 'onboarding.onDay' | transloco }}<input [name]="'day-' + index" type="date" required [value]="step.of.due.day" (input)="change(index, { due: { kind: 'on', day: text($event) } })" /></label> }
                  @else { <label class="field">{{ 'onboarding.days' | transloco }}<input [name]="'days-' + index" type="number" [min]="step.of.due.kind === 'fromHire' ? -90 : -60" [max]="step.of.due.kind === 'fromHire' ? 730 : 260" required [value]="step.of.due.days" (input)="count(index, number($event))" /></label> }
                  <label class="field">{{ 'onboarding.minutes' | transloco }}<input [name]="'minutes-' + index" type="number" min="5" max="2400" step="5" [value]="step.of.minutes" (input)="change(index, { minutes: text($event) === '' ? null : number($event) })" /></label>
                  @if (step.of.kind === 'activity') { <label class="field">{{ 'assignments.course' | transloco }}<select [name]="'course-' + index" (change)="change(index, { courseId: text($event) || null })"><option value=""></option>@for (c of it.courses; track c.id) { <option [value]="c.id" [selected]="c.id === step.of.courseId">{{ c.title }}</option> }</select></label> }
                  @if (step.of.kind === 'sign' && step.of.articleId === null) {
                    <label class="field">{{ 'onboarding.signedLevel' | transloco }}<select [name]="'cell-' + index" (change)="signs(index, text($event), 1)"><option value="">{{ 'onboarding.noLevel' | transloco }}</option>@for (c of it.competencies; track c.id) { <option [value]="c.id" [selected]="c.id === step.of.cell?.competencyId">{{ session.say(c.name) }}</option> }</select></label>
                    @if (step.of.cell; as cell) { <label class="field">{{ 'onboarding.level' | transloco }}<select [name]="'level-' + index" (change)="signs(index, cell.competencyId, number($event))">@for (n of levels; track n) { <option [value]="n" [selected]="n === cell.level">{{ n }}</option> }</select></label> }
                  }
                  @if (step.of.kind === 'read' || (step.of.kind === 'sign' && step.of.cell === null)) { <label class="field">{{ 'onboarding.readArticle' | transloco }}<select [name]="'article-' + index" (change)="reads(index, text($event))"><option value="">{{ 'onboarding.noLevel' | transloco }}</option>@for (a of it.articles; track a.id) { <option [value]="a.id" [selected]="a.id === step.of.articleId">{{ a.title }}</option> }</select></label> }
                  @if (step.of.kind === 'read' || step.of.kind === 'account' || step.of.kind === 'sign') { <label class="field">{{ 'onboarding.link' | transloco }}<input [name]="'link-' + index" type="url" maxlength="500" [value]="step.of.link" (input)="change(index, { link: text($event) })" /></label> }
                </div>
                @if (steps().length > 1) { <app-after-picker [name]="'after-' + index" [title]="title(step.of)" [others]="others(step.of.key)" [after]="step.of.after" (changed)="change(index, { after: $event })" /> }
                <div class="actions" style="margin-top: 8px"><button matButton type="button" (click)="remove(index)">{{ 'onboarding.remove' | transloco }}<span class="sr"> {{ title(step.of) }}</span></button></div>
              </fieldset></li>
            } @empty { <li class="card">{{ 'onboarding.noStep' | transloco }}</li> }
          </ol>
          @if (perWeek().length > 0) { <p class="quiet">{{ 'onboarding.timeNeeded' | transloco }} @for (it of perWeek(); track it.week; let last = $last) { <span>{{ (it.week === 0 ? 'onboarding.before' : 'onboarding.week') | transloco: { week: it.week } }}&ngsp;– {{ it.minutes | lasts }}</span>@if (!last) {, } }</p> }
          <button matButton="outlined" type="button" [disabled]="steps().length >= 100" (click)="add()">{{ 'onboarding.addStep' | transloco }}</button>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy() || steps().length === 0">{{ 'onboarding.publish' | transloco }}</button>@if (saved()) { <span role="status">{{ 'onboarding.saved' | transloco }} <a [routerLink]="places.journeys">{{ 'onboarding.plans' | transloco }}</a></span> }</div>
        </form>
      }
    </app-async>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } .days { max-width: 320px; } .wide { max-width: none; } .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 12px; margin-top: 12px; align-items: end; }`,
})
export class TemplatePage {
  readonly teamId = input<string>();
  readonly profileId = input<string>();
  private readonly api = inject(Api);
  private readonly words = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kinds = kindWords;
  /** Found by name beyond those whom the lists begin with. */
  protected readonly offered = signal<readonly PersonRef[]>([]);
  protected readonly people = computed(() => { const known = this.template().hasValue() ? this.template().value()?.people ?? [] : []; return [...known, ...this.offered().filter((it) => !known.some((one) => one.id === it.id))]; });
  protected readonly owners = owners;
  protected readonly every = StepKind.options;
  protected readonly roles = Object.keys(owners) as (keyof typeof owners)[];
  protected readonly due = dueWords;
  protected readonly counts = ['fromHire', 'workingDays', 'on'] as const;
  /** How long the steps of each week take together, as far as they say so; those on a day of their own belong to none. */
  protected readonly perWeek = computed(() => [...Map.groupBy(this.steps().filter(({ of }) => of.minutes !== null), ({ of }) => plannedWeek(of.due))].flatMap(([week, all]) => (week === null ? [] : [{ week, minutes: all.reduce((sum, { of }) => sum + (of.minutes ?? 0), 0) }])).sort((a, b) => a.week - b.week));
  protected readonly deed = new Deed();
  protected readonly saved = signal(false);
  private readonly forAll = this.api.read(readTemplate, () => (this.teamId() === undefined && this.profileId() === undefined ? {} : undefined));
  private readonly ofTeam = this.api.read(readTeamTemplate, () => { const teamId = this.teamId(); return teamId === undefined ? undefined : { params: { teamId } }; });
  private readonly ofProfile = this.api.read(readProfileTemplate, () => { const profileId = this.profileId(); return profileId === undefined ? undefined : { params: { profileId } }; });
  protected readonly template = computed(() => (this.teamId() !== undefined ? this.ofTeam : this.profileId() !== undefined ? this.ofProfile : this.forAll));
  private readonly read = computed(() => (this.template().hasValue() ? this.template().value() : undefined));
  protected readonly relations = linkedSignal(() => this.read()?.relationsDays ?? null);
  protected readonly steps = linkedSignal<{ key: string; of: TemplateStep }[]>(() => {
    const it = this.read();
    return it === undefined ? [] : (it.version > 0 ? it.steps : start.map((first) => this.begin(first))).map((of) => ({ key: newId(), of }));
  });

  /** Sent twice by a lost answer, the same plan keeps its id; changed, it gets another. */
  private readonly id = linkedSignal(() => { this.steps(); this.relations(); return newId(); });

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected readonly levels = [1, 2, 3, 4] as const;
  /** The level whose signature does a step; none where no competency is chosen. */
  protected signs(index: number, competencyId: string, level: number) { const chosen = this.levels.find((it) => it === level); this.change(index, { cell: competencyId === '' || chosen === undefined ? null : { competencyId, level: chosen } }); }
  /** The article that does a step once its new hire has read and understood it: nobody else does that for them. */
  protected reads(index: number, articleId: string) { this.change(index, articleId === '' ? { articleId: null } : { articleId, owner: { kind: 'newHire' }, courseId: null, cell: null }); }
  protected number(event: Event) { return Math.round(Number(this.text(event))); }
  protected kind(event: Event) { return StepKind.parse(this.text(event)); }
  protected owner(event: Event): StepOwner { const value = this.text(event); return this.roles.find((it) => it === value) === undefined ? { kind: 'person', personId: value } : { kind: value as keyof typeof owners }; }
  /** The words in the reader's language, else in the one they exist in; writing changes those of the reader's. */
  protected title(it: TemplateStep) { return it.title[this.session.locale()] ?? it.title.fr ?? it.title.en ?? ''; }
  protected say(index: number, event: Event) { const title = this.text(event); this.steps.update((all) => all.map((it, at) => (at === index ? { ...it, of: { ...it.of, title: { ...it.of.title, [this.session.locale()]: title } } } : it))); }
  protected change(index: number, to: Partial<TemplateStep>) { this.saved.set(false); this.steps.update((all) => all.map((it, at) => (at === index ? { ...it, of: { ...it.of, ...to } } : it))); }
  protected turn(index: number, event: Event) { const kind = this.counts.find((it) => it === this.text(event)); const due = this.steps()[index]?.of.due; if (kind !== undefined) this.change(index, { due: kind === 'on' ? { kind, day: this.session.today() } : { kind, days: due !== undefined && due.kind !== 'on' ? due.days : 0 } }); }
  protected count(index: number, days: number) { const due = this.steps()[index]?.of.due; if (due !== undefined && due.kind !== 'on') this.change(index, { due: { ...due, days } }); }
  /** The others, by the number under which they stand. */
  protected others(key: string): OtherStep[] { return this.steps().map(({ of }, at) => ({ key: of.key, number: at + 1, title: this.title(of) })).filter((it) => it.key !== key); }
  /** Nothing comes after what is no longer there. */
  protected remove(index: number) {
    const gone = this.steps()[index]?.of.key;
    this.steps.update((all) => all.filter((_, at) => at !== index).map((it) => { const keys = it.of.after?.keys.filter((key) => key !== gone) ?? []; return { ...it, of: { ...it.of, after: it.of.after === null || keys.length === 0 ? null : { ...it.of.after, keys } } }; }));
  }
  protected offer(person: PersonRef) { this.offered.update((all) => (all.some((it) => it.id === person.id) ? all : [...all, person])); }
  protected add() { this.steps.update((all) => [...all, { key: newId(), of: { key: newId(), after: null, minutes: null, kind: 'other', title: { [this.session.locale()]: '' }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 0 }, courseId: null, articleId: null, cell: null, link: '' } }]); }

  protected save(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      this.saved.set(false);
      const body = { id: this.id(), seen: this.read()?.version ?? 0, relationsDays: this.relations(), steps: this.steps().map(({ of }) => ({ ...of, courseId: of.kind === 'activity' ? of.courseId : null, articleId: of.kind === 'read' || of.kind === 'sign' ? of.articleId : null, cell: of.kind === 'sign' ? of.cell : null })) };
      const [teamId, profileId] = [this.teamId(), this.profileId()];
      await (teamId !== undefined ? this.api.send(changeTeamTemplate, { params: { teamId }, body }) : profileId !== undefined ? this.api.send(changeProfileTemplate, { params: { profileId }, body }) : this.api.send(changeTemplate, { body }));
      this.id.set(newId());
      this.template().reload();
      this.saved.set(true);
    });
  }

  private begin([kind, words, owner, days]: Start): TemplateStep {
    return { key: newId(), after: null, minutes: null, kind, title: { [this.session.locale()]: this.words.translate(words) }, owner: { kind: owner }, due: { kind: 'fromHire', days }, courseId: null, articleId: null, cell: null, link: '' };
  }
}
