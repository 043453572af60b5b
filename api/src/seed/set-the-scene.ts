import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { about, charter, courses, demoPassword, framework, mailDomain, mediaFolder, memos, people, pictures, plan, profiles, questions, relationsDays, scopes, summerHelp, supports, teams, type CompetencyKey, type CourseKey, type PersonKey, type PlanStep, type PlanStepKey, type ProfileKey, type ScopeKey, type Unit, type UnitKey } from '@palier/demo';
import { expectedLevel, type Actor, type Cell, type LessonDocument } from '@palier/domain';
import { createReadStream } from 'node:fs';
import { PublishArticle } from '#articles';
import { PublishFramework, PublishProfile } from '#competencies';
import { KeepFile, PublishCourse, SayScopes, type NewUnit } from '#courses';
import { OpenAccount } from '#identity';
import { HirePerson, OpenTeam } from '#people';
import { newId } from '#platform';
import { ChangeTemplate } from '#onboarding';
import { AddScope, GiveScope } from '#scopes';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import type { DemoClock } from './demo-clock.js';

export interface Scene {
  readonly actors: ReadonlyMap<PersonKey, Actor>;
  readonly competencies: ReadonlyMap<CompetencyKey, string>;
  readonly profiles: ReadonlyMap<ProfileKey, string>;
  readonly courses: ReadonlyMap<CourseKey, string>;
  readonly scopes: ReadonlyMap<ScopeKey, string>;
  /** Steps of the onboarding plan by the identity that they keep from one version of it to the next. */
  readonly planSteps: Map<PlanStepKey, string>;
  /** What new hires read and say that they understood. */
  readonly charterId: string;
  /** Who helped out over the summer, in the order of the demo. */
  readonly summerHelp: readonly Actor[];
}

/** What every key stands for; @throws where a key of the demo names nothing. */
export function at<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo names ${String(key)}, which is nowhere`);
  return value;
}

/** People, framework, profiles, questions and courses, made by the actions that make them for everyone. */
export async function setTheScene(nest: NestFastifyApplication, clock: DemoClock): Promise<Scene> {
  await clock.goTo(-56, '08:00');
  const actors = await hireEveryone(nest, clock);
  const competencies = new Map(framework.competencies.map((it) => [it.key, newId()] as const));
  const frameworkId = newId();
  const hr = at(actors, 'sophie');
  await nest.get(PublishFramework).run(hr, {
    id: frameworkId, name: framework.name, kind: 'company', jobSheetId: null,
    competencies: framework.competencies.map((it) => ({ id: at(competencies, it.key), name: it.name, statements: it.levels })),
  });

  const profileIds = new Map(profiles.map((it) => [it.key, newId()] as const));
  await clock.goTo(-55, '09:30');
  for (const it of profiles) {
    await nest.get(PublishProfile).run(at(actors, it.by), {
      id: at(profileIds, it.key), frameworkId, kind: 'company', title: it.title, disclaimer: null, basedOn: null, jobSheetId: null, effectiveFrom: clock.day(it.onDay),
      sections: [{ key: 'purpose', items: [{ title: null, text: it.purpose }] }, { key: 'missions', items: it.missions.map((mission) => ({ title: null, text: mission })) },
        ...([['relationsInternal', it.relations.internal], ['relationsExternal', it.relations.external]] as const).map(([key, whom]) => ({ key, items: whom.map((text) => ({ title: null, text })) }))],
      expectations: framework.competencies.map(({ key }) => {
        const expectation = it.expectations[key];
        return { competencyId: at(competencies, key), kind: expectation.kind, level: expectation.kind === 'company' ? expectedLevel({ ...expectation, by: '', on: '', reason: '' }) : null, reason: 'reason' in expectation ? expectation.reason.fr : '', example: {} };
      }),
    });
  }
  const unitIds = new Map<UnitKey, string>();
  const courseIds = await publishCourses(nest, at(actors, 'claire'), competencies, unitIds);
  const scopeIds = await sayWhoSupportsWhat(nest, clock, actors, courseIds, unitIds);
  const scene = { actors, competencies, profiles: profileIds, courses: courseIds, scopes: scopeIds, planSteps: new Map<PlanStepKey, string>(), charterId: newId(), summerHelp: await hireSummerHelp(nest, clock) };
  await nest.get(PublishArticle).first(hr, { id: scene.charterId, locale: 'fr', ...charter, address: null, about: [], verifyBy: clock.day(300) });
  await planFor(nest, hr, scene, { seen: 0, steps: plan });
  return scene;
}

/** The onboarding plan of everybody, from now on with these steps. */
export async function planFor(nest: NestFastifyApplication, by: Actor, { actors, courses: courseIds, planSteps, charterId }: Scene, wish: { readonly seen: number; readonly steps: readonly PlanStep[] }): Promise<void> {
  for (const { key } of wish.steps) if (!planSteps.has(key)) planSteps.set(key, newId());
  await nest.get(ChangeTemplate).run(by, null, {
    id: newId(), seen: wish.seen, relationsDays,
    steps: wish.steps.map(({ key, kind, title, owner, days, course, article, after, minutes }) => ({
      key: at(planSteps, key), after: after.length === 0 ? null : { rule: 'all', keys: after.map((it) => at(planSteps, it)) }, minutes, kind, title, owner: typeof owner === 'string' ? { kind: owner } : { kind: 'person', personId: at(actors, owner.person).personId }, due: { kind: 'fromHire', days }, courseId: course === null ? null : at(courseIds, course), articleId: article === undefined ? null : charterId, cell: null, link: '',
    })),
  });
}

async function hireEveryone(nest: NestFastifyApplication, clock: DemoClock): Promise<Map<PersonKey, Actor>> {
  const teamIds = new Map(teams.map((it) => [it.key, newId()] as const));
  const ids = new Map(people.map((it) => [it.key, newId()] as const));
  for (const it of teams) await nest.get(OpenTeam).run(null, { id: at(teamIds, it.key), name: it.name });
  for (const it of people) {
    await nest.get(HirePerson).run(null, {
      id: at(ids, it.key), name: it.displayName, mail: `${it.login}@${mailDomain}`, locale: it.locale, timeZone: it.timeZone, hiredOn: clock.day(it.hiredOn), roles: it.roles,
      memberOf: it.team === null ? null : at(teamIds, it.team), leads: [...it.leads, ...it.alsoRates].map((team) => at(teamIds, team)),
    });
    await nest.get(OpenAccount).run(null, { personId: at(ids, it.key), login: it.login, password: demoPassword });
  }
  return new Map(people.map((it) => [it.key, {
    personId: at(ids, it.key), roles: it.roles,
    leads: people.filter((member) => member.team !== null && [...it.leads, ...it.alsoRates].includes(member.team)).map((member) => at(ids, member.key)),
  }]));
}

async function hireSummerHelp(nest: NestFastifyApplication, clock: DemoClock): Promise<Actor[]> {
  return Promise.all(summerHelp.map(async ({ displayName }) => {
    const id = newId();
    await nest.get(HirePerson).run(null, { id, name: displayName, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: clock.day(-55), roles: ['learner'], memberOf: null, leads: [] });
    return { personId: id, roles: ['learner' as const], leads: [] };
  }));
}

/** What is supported, by whom and at which tier, and which courses are about it. */
async function sayWhoSupportsWhat(nest: NestFastifyApplication, clock: DemoClock, actors: ReadonlyMap<PersonKey, Actor>, courseIds: ReadonlyMap<CourseKey, string>, unitIds: ReadonlyMap<UnitKey, string>): Promise<Map<ScopeKey, string>> {
  const ids = new Map(scopes.map((it) => [it.key, newId()] as const));
  for (const { key, kind, product, name, aliases } of scopes) await nest.get(AddScope).run(at(actors, 'sophie'), { id: at(ids, key), kind, productId: product === null ? null : at(ids, product), name, aliases });
  for (const { who, scope, tier } of supports) {
    const from = clock.day(Math.max(-56, people.find((it) => it.key === who)?.hiredOn ?? -56));
    await nest.get(GiveScope).run(at(actors, 'sophie'), at(actors, who).personId, { id: newId(), scope: { scopeId: at(ids, scope), tier }, from });
  }
  for (const { course, unit, scope, tier } of about) await nest.get(SayScopes).run(at(actors, 'claire'), at(courseIds, course), { unitId: unit === null ? null : at(unitIds, unit), seen: [], scopes: [{ scopeId: at(ids, scope), tier }] });
  return ids;
}

async function publishCourses(nest: NestFastifyApplication, author: Actor, competencies: ReadonlyMap<CompetencyKey, string>, unitIds: Map<UnitKey, string>): Promise<Map<CourseKey, string>> {
  const hashes = new Map<string, string>();
  for (const it of [...Object.values(pictures), ...Object.values(memos)]) {
    for (const name of [it.files.fr, it.files.en]) hashes.set(name, (await nest.get(KeepFile).run(author, name, createReadStream(new URL(name, mediaFolder)))).sha256);
  }
  const questionIds = new Map(questions.map((it) => [it.key, newId()] as const));
  for (const it of questions) {
    await nest.get(WriteQuestion).run(author, { id: at(questionIds, it.key), cell: { competencyId: at(competencies, it.cell.competency), level: it.cell.level }, difficulty: it.difficulty, sourceLocale: 'fr', namedOnly: it.namedOnly ?? false, content: it.content });
  }
  const ids = new Map(courses.map((it) => [it.key, newId()] as const));
  for (const course of courses) {
    const units: NewUnit[] = [];
    for (const unit of course.units) {
      const made = await unitOf(nest, author, unit, { competencies, hashes, questionIds });
      unitIds.set(unit.key, made.id);
      units.push(made);
    }
    await nest.get(PublishCourse).run(author, {
      id: at(ids, course.key), sourceLocale: 'fr', units,
      words: { fr: { title: course.title.fr, summary: course.summary.fr }, en: { title: course.title.en, summary: course.summary.en } },
    });
  }
  return ids;
}

interface Names { readonly competencies: ReadonlyMap<CompetencyKey, string>; readonly hashes: ReadonlyMap<string, string>; readonly questionIds: ReadonlyMap<string, string> }

async function unitOf(nest: NestFastifyApplication, author: Actor, unit: Unit, names: Names): Promise<NewUnit> {
  const serves: Cell[] = unit.cells.map((it) => ({ competencyId: at(names.competencies, it.competency), level: it.level }));
  const base = { id: newId(), minutes: unit.minutes, serves };
  switch (unit.kind) {
    case 'lesson': return { ...base, kind: 'lesson', words: { fr: { title: unit.title.fr, document: withFiles(unit.body.fr, names.hashes) }, en: { title: unit.title.en, document: withFiles(unit.body.en, names.hashes) } } };
    case 'file': return { ...base, kind: 'file', words: { fr: { title: unit.title.fr, file: at(names.hashes, unit.file.files.fr) }, en: { title: unit.title.en, file: at(names.hashes, unit.file.files.en) } } };
    case 'quiz': {
      const quizVersionId = await nest.get(PublishQuiz).run(author, {
        id: newId(), title: unit.title, passMark: unit.passMark, minutes: null,
        blueprint: { draws: unit.blueprint.draws.map((it) => it.kind === 'fixed' ? { kind: 'fixed', questionId: at(names.questionIds, it.question) } : { ...it, competencyId: at(names.competencies, it.competency) }) },
      });
      return { ...base, kind: 'quiz', quizVersionId, words: { fr: { title: unit.title.fr }, en: { title: unit.title.en } } };
    }
  }
}

/** The pictures of a lesson by the hash of their bytes. */
const withFiles = (document: LessonDocument, hashes: ReadonlyMap<string, string>): LessonDocument => ({
  ...document, content: document.content.map((block) => (block.type === 'image' ? { ...block, attrs: { ...block.attrs, file: at(hashes, block.attrs.file.replace('media:', '')) } } : block)),
});
