import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { laterPlan, people, plan, profiles, releaseArticle, releaseCourses, releaseQuestions, releases, type DayByDayKey, type PersonKey, type ReleaseCourse, type ReleaseName, type ReleaseQuestionKey, type SeasonStep } from '@palier/demo';
import { plusDays, rightAnswer, type Actor, type QuestionContent } from '@palier/domain';
import { PublishArticle } from '#articles';
import { AskExtension, WaiveAssignment } from '#assignments';
import { CampaignsQueries, FollowAudience, LaunchCampaign, NudgePeople, PreviewCampaign } from '#campaigns';
import { CoursesQueries, PublishCourse, SayScopes, type NewUnit } from '#courses';
import { CompleteUnit, MoveOver } from '#learning';
import { AnswerLiveSession, PlanLiveSession } from '#live-sessions';
import { TickStep } from '#onboarding';
import { newId } from '#platform';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import { AcknowledgeChange, AddRelease, AnswerChange, AskOfChange, CriticalChangeQueries, ReleasesQueries, TakeNotes, TeachRelease, TouchThing } from '#releases';
import { AgreeAction, OpenReview, TakeReviewTurn } from '#reviews';
import { AddUnavailability } from '#workdays';
import type { DemoClock } from './demo-clock.js';
import { playStep, stepCalled } from './play-story.js';
import { at, planFor, type Scene } from './set-the-scene.js';
import { takeQuiz, wrongAnswer } from './take-quiz.js';

/** What the steps so far made, by its key; and what was asked in them and not answered yet. */
export interface Season {
  readonly open: Map<string, string>;
  readonly questions: Map<ReleaseQuestionKey, string>;
  readonly courses: Map<ReleaseCourse['key'], string>;
  readonly units: Map<DayByDayKey, string>;
  /** Versions of courses, the newest last; and those of the quiz by what it asks. */
  readonly versions: Map<ReleaseCourse['key'], string>;
  readonly quizzes: Map<string, string>;
  readonly releases: Map<ReleaseName, string>;
  /** The changes of the notes, by the number of their ticket. */
  readonly changes: Map<string, string>;
  articleId: string;
  campaignId: string;
}

export const seasonOf = (): Season => ({ open: new Map(), questions: new Map(), courses: new Map(), units: new Map(), versions: new Map(), quizzes: new Map(), releases: new Map(), changes: new Map(), articleId: '', campaignId: '' });

/** Plays one step, through the action that the page uses. */
export async function playSeasonStep(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, season: Season, step: SeasonStep): Promise<void> {
  const actor = (key: PersonKey): Actor => at(scene.actors, key);
  switch (step.kind) {
    case 'changesPlan': return planFor(nest, actor(step.by), scene, { seen: 1, steps: [...plan, ...laterPlan] });
    case 'meets': {
      const { relations } = at(new Map(profiles.map((it) => [it.key, it])), 'support-adviser');
      await nest.get(TickStep).run(actor(step.who), (await stepCalled(nest, scene, step.who, relations[step.relation.of][step.relation.at]?.fr)).id, { id: newId() });
      return;
    }
    case 'publishes': return publish(nest, scene, season, at(coursesByKey, step.course), step.as);
    case 'releases': return bringOut(nest, clock, scene, season, step.release);
    case 'teaches': {
      const { since, units } = at(coursesByKey, step.course);
      const changed = units.filter((it) => since === step.release || (it.kind === 'quiz' ? it.asks : it.says).some(({ from }) => from === step.release));
      await nest.get(TeachRelease).run(actor('claire'), at(season.releases, step.release), { id: newId(), courseVersionId: at(season.versions, step.course), asks: changed.map((it) => at(season.units, it.key)) });
      return touchWhatIsThere(nest, scene, season, step.release);
    }
    case 'writesArticle':
      season.articleId = newId();
      await nest.get(PublishArticle).first(actor('claire'), { id: season.articleId, locale: 'fr', ...releaseArticle, address: null, about: [{ competencyId: at(scene.competencies, 'business-software'), level: 2 }], verifyBy: clock.day(180) });
      return;
    case 'learns': return learn(nest, scene, season, step);
    case 'launches': {
      const releaseId = at(season.releases, step.release);
      const wish = { rule: { kind: 'supports', scopeId: at(scene.scopes, 'gestion'), tier: null }, dueOn: clock.workday(step.inDays) } as const;
      const { seen } = await nest.get(PreviewCampaign).run(actor(step.by), releaseId, wish);
      season.campaignId = (await nest.get(LaunchCampaign).run(actor(step.by), releaseId, { ...wish, id: newId(), live: true, leavers: 'stay', reason: step.reason, seen })).id;
      return;
    }
    case 'followsAudience': return nest.get(FollowAudience).run();
    case 'waives':
      for (const assignmentId of await asked(nest, season, actor(step.who))) await nest.get(WaiveAssignment).run(actor(step.by), assignmentId, { id: newId(), reason: step.reason });
      return;
    case 'nudges':
      await nest.get(NudgePeople).run(actor(step.by), season.campaignId, { people: [] });
      return;
    case 'asksForLater':
      for (const assignmentId of await asked(nest, season, actor(step.who))) await nest.get(AskExtension).run(actor(step.who), assignmentId, { id: newId(), wishedOn: clock.workday(step.inDays), reason: step.reason });
      return;
    case 'understands': return understand(nest, season, actor(step.who), step);
    case 'isAway': {
      const from = clock.workday(step.inDays);
      await nest.get(AddUnavailability).run(actor(step.by), actor(step.who).personId, { id: newId(), kind: step.is, from, until: plusDays(from, step.days - 1) });
      return;
    }
    case 'holdsCheckpoint': return holdCheckpoint(nest, clock, scene, actor(step.by), actor(step.who), step);
    case 'plansSession': {
      const title = [...plan, ...laterPlan].find((it) => it.key === step.about)?.title.fr;
      const [guest] = step.guests;
      const { id } = await nest.get(PlanLiveSession).run(actor(step.by), {
        id: newId(), title: step.title, place: step.place, day: clock.workday(step.inDays), from: step.from, until: step.until, zone: 'Europe/Paris', ledBy: actor(step.by).personId, capacity: null, guests: step.guests.map((it) => actor(it).personId), offPhones: true,
        courseId: title === undefined ? at(season.courses, step.about as ReleaseCourse['key']) : null, stepId: title === undefined || guest === undefined ? null : (await stepCalled(nest, scene, guest, title)).id,
      });
      for (const who of step.coming) await nest.get(AnswerLiveSession).run(actor(who), id, { id: newId(), coming: true, reason: '' });
      return;
    }
    default: return playStep(nest, clock, scene, season.open, step);
  }
}

const coursesByKey = new Map(releaseCourses.map((it) => [it.key, it]));
const order: readonly (ReleaseName | null)[] = [null, ...releases.map((it) => it.name)];
/** What holds as of a release: of what each of them made of it, the newest. */
const asOf = <T extends { readonly from: ReleaseName | null }>(said: readonly T[], release: ReleaseName): T => {
  const found = said.filter(({ from }) => order.indexOf(from) <= order.indexOf(release)).at(-1);
  if (found === undefined) throw new Error('the demo has an activity that says nothing yet');
  return found;
};

/** A version of a course, as a release makes it. */
async function publish(nest: NestFastifyApplication, scene: Scene, season: Season, course: ReleaseCourse, release: ReleaseName): Promise<void> {
  const author = at(scene.actors, 'claire');
  const first = !season.courses.has(course.key);
  if (season.questions.size === 0) {
    for (const { key, difficulty, content } of releaseQuestions) {
      season.questions.set(key, newId());
      await nest.get(WriteQuestion).run(author, { id: at(season.questions, key), cell: { competencyId: at(scene.competencies, 'keeping-up'), level: 1 }, difficulty, sourceLocale: 'fr', namedOnly: true, content });
    }
  }
  if (first) season.courses.set(course.key, newId());
  const units: NewUnit[] = [];
  for (const unit of course.units) {
    if (!season.units.has(unit.key)) season.units.set(unit.key, newId());
    const base = { id: at(season.units, unit.key), minutes: unit.minutes, serves: [{ competencyId: at(scene.competencies, 'keeping-up'), level: 1 as const }] };
    if (unit.kind === 'lesson') {
      const { body } = asOf(unit.says, release);
      units.push({ ...base, kind: 'lesson', words: { fr: { title: unit.title.fr, document: body.fr }, en: { title: unit.title.en, document: body.en } } });
      continue;
    }
    const { questions } = asOf(unit.asks, release);
    const known = season.quizzes.get(questions.join());
    const quizVersionId = known ?? await nest.get(PublishQuiz).run(author, { id: at(season.units, unit.key), title: unit.title, passMark: unit.passMark, minutes: null, blueprint: { draws: questions.map((it) => ({ kind: 'fixed', questionId: at(season.questions, it) })) } });
    season.quizzes.set(questions.join(), quizVersionId);
    units.push({ ...base, kind: 'quiz', quizVersionId, words: { fr: { title: unit.title.fr }, en: { title: unit.title.en } } });
  }
  const courseId = at(season.courses, course.key);
  season.versions.set(course.key, await nest.get(PublishCourse).run(author, {
    id: courseId, sourceLocale: 'fr', units, words: { fr: { title: course.title.fr, summary: course.summary.fr }, en: { title: course.title.en, summary: course.summary.en } }, ...(first ? {} : { change: { class: 'substantive', reason: `Nordlys Gestion ${release}` } }),
  }));
  if (!first) return;
  for (const { unitId, scope } of [{ unitId: null, scope: 'gestion' as const }, ...course.units.flatMap((it) => (it.scope === null ? [] : [{ unitId: at(season.units, it.key), scope: it.scope }]))]) {
    await nest.get(SayScopes).run(author, courseId, { unitId, seen: [], scopes: [{ scopeId: at(scene.scopes, scope), tier: null }] });
  }
}

/** A release with its notes, as the table of tickets that its authors export. */
async function bringOut(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, season: Season, name: ReleaseName): Promise<void> {
  const author = at(scene.actors, 'claire');
  const { onDay, changes } = at(new Map(releases.map((it) => [it.name, it])), name);
  const id = newId();
  season.releases.set(name, id);
  await nest.get(AddRelease).run(author, { id, productId: at(scene.scopes, 'gestion'), name, on: clock.day(onDay) });
  const table = [['key', 'component', 'type', 'priority', 'summary'], ...changes.map((it) => [it.key, it.area, it.kind, it.severity, it.text])];
  await nest.get(TakeNotes).run(author, id, { text: table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'), format: 'tickets', seen: 0, withdraw: [] });
  for (const it of (await nest.get(ReleasesQueries).one(author, id)).lines) if (it.key !== null) season.changes.set(it.key, it.id);
}

/** What its changes touch, and what is asked before a critical one is confirmed. */
async function touchWhatIsThere(nest: NestFastifyApplication, scene: Scene, season: Season, name: ReleaseName): Promise<void> {
  const author = at(scene.actors, 'claire');
  for (const { key, touches, asks } of releases.find((it) => it.name === name)?.changes ?? []) {
    const changeId = at(season.changes, key);
    for (const it of touches) {
      const thing = it === 'article' ? { kind: 'article', thingId: season.articleId } as const : isQuestion(it) ? { kind: 'question', thingId: at(season.questions, it) } as const : { kind: 'unit', thingId: at(season.units, it) } as const;
      await nest.get(TouchThing).run(author, changeId, { id: newId(), ...thing });
    }
    if (asks !== null) await nest.get(AskOfChange).run(author, changeId, { id: newId(), questionId: at(season.questions, asks) });
  }
}

const isQuestion = (key: DayByDayKey | ReleaseQuestionKey): key is ReleaseQuestionKey => releaseQuestions.some((it) => it.key === key);

/** Somebody goes on in the newest version of the course, and does these activities of it. */
async function learn(nest: NestFastifyApplication, scene: Scene, season: Season, step: Extract<SeasonStep, { kind: 'learns' }>): Promise<void> {
  const [who, courseId, newest] = [at(scene.actors, step.who), at(season.courses, 'day-by-day'), at(season.versions, 'day-by-day')];
  const [course] = await nest.get(CoursesQueries).courses(who.personId, courseId);
  if (course?.courseVersionId !== newest) await nest.get(MoveOver).run(who, courseId, { to: newest });
  const missed = step.misses.map((it) => contentOf(it).fr.prompt);
  for (const key of step.units) {
    const unitId = at(season.units, key);
    if (key !== 'day-by-day-quiz') { await nest.get(CompleteUnit).run(who, courseId, unitId, { id: newId() }); continue; }
    const locale = people.find((it) => it.key === step.who)?.locale ?? 'fr';
    await takeQuiz(nest, who, locale, { courseId, unitId }, (it) => (missed.includes(promptInFrench(it.content)) ? wrongAnswer(it) : rightAnswer(it.content)));
  }
}

const contentOf = (key: ReleaseQuestionKey) => at(new Map(releaseQuestions.map((it) => [it.key, it.content])), key);
const promptInFrench = ({ prompt }: Pick<QuestionContent, 'prompt'>): string => releaseQuestions.find(({ content }) => content.fr.prompt === prompt || content.en.prompt === prompt)?.content.fr.prompt ?? '';

/** What is asked of somebody in the campaign, and is open. */
async function asked(nest: NestFastifyApplication, season: Season, { personId }: Actor): Promise<string[]> {
  const standing = await nest.get(CampaignsQueries).standing([season.campaignId], [personId]);
  return [...new Set(standing.flatMap((it) => it.steps.map((step) => step.assignmentId)))];
}

/** Somebody reads the critical change of a release, answers what it asks, and says that they understood it. */
async function understand(nest: NestFastifyApplication, season: Season, who: Actor, { release, stumbles }: Extract<SeasonStep, { kind: 'understands' }>): Promise<void> {
  for (const { key } of releases.find((it) => it.name === release)?.changes.filter((it) => it.severity === 'critical') ?? []) {
    const changeId = at(season.changes, key);
    const { sha256, questions } = await nest.get(CriticalChangeQueries).one(who, changeId);
    for (const { questionVersionId, prompt, lang } of questions) {
      const content = releaseQuestions.find((it) => it.content[lang].prompt === prompt)?.content[lang];
      if (content === undefined) continue;
      for (const response of [...(stumbles ? [wrongAnswer({ content })] : []), rightAnswer(content)]) await nest.get(AnswerChange).run(who, changeId, { id: newId(), sha256, questionVersionId, lang, response });
    }
    await nest.get(AcknowledgeChange).run(who, changeId, { id: newId(), sha256 });
  }
}

/** The first checkpoint, from its opening to both signatures. */
async function holdCheckpoint(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, lead: Actor, who: Actor, { day, theirs, lead: said, sees, agreed }: Extract<SeasonStep, { kind: 'holdsCheckpoint' }>): Promise<void> {
  const { id } = await nest.get(OpenReview).run(lead, who.personId, { id: newId(), kind: 'day30', asOf: null });
  const turns = nest.get(TakeReviewTurn);
  for (const [by, theme, words] of [[who, 'settling', theirs[0]], [who, 'achieved', theirs[1]], [lead, 'settling', said[0]], [lead, 'comingUp', said[1]]] as const) await turns.run(by, id, { id: newId(), kind: 'note', theme, words });
  await turns.run(lead, id, { id: newId(), kind: 'levels', levels: sees.map(([key, level]) => ({ competencyId: at(scene.competencies, key), level })) });
  await nest.get(AgreeAction).run(lead, id, { id: newId(), words: agreed, owner: 'lead', courseId: null, dueOn: null });
  await turns.run(lead, id, { id: newId(), kind: 'held', heldOn: clock.day(day) });
  for (const by of [lead, who]) await turns.run(by, id, { id: newId(), kind: 'signed', words: '' });
}
