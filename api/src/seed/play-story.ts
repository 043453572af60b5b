import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JourneyStep } from '@palier/contracts';
import { laterPlan, people, plan, profiles, summerHelp, type PersonKey, type StoryStep } from '@palier/demo';
import { rightAnswer, type Actor, type Response } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { AssessSelf, ConfirmPractice, GiveProfile, ObservationQueries, RecordObservation, RefusePractice, RequestSignOff } from '#evidence';
import { CompleteUnit, type Asked } from '#learning';
import { RecordDeparture } from '#people';
import { AcknowledgeArticle, ArticlesQueries } from '#articles';
import { GiveJourney, JourneyQueries, NameContact, NameMentor, TickStep } from '#onboarding';
import { newId } from '#platform';
import type { DemoClock } from './demo-clock.js';
import { at, type Scene } from './set-the-scene.js';
import { takeQuiz, wrongAnswer } from './take-quiz.js';

/** A step of the story, through the actions that the page uses. `open` keeps what was asked and not answered yet. */
export async function playStep(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, open: Map<string, string>, step: StoryStep): Promise<void> {
  switch (step.kind) {
    case 'givesProfile':
      await nest.get(GiveProfile).run(at(scene.actors, step.by), { id: newId(), personId: at(scene.actors, step.who).personId, profileId: at(scene.profiles, step.profile), from: clock.day(step.day), reason: '' });
      return;
    case 'takesCourse':
      return takeCourse(nest, at(scene.actors, step.who), people.find((it) => it.key === step.who)?.locale ?? 'fr', at(scene.courses, step.course), step.wrong, step.chooses);
    case 'summerHelpTakesCourse':
      for (const [index, { chooses }] of summerHelp.entries()) await takeCourse(nest, scene.summerHelp[index] as Actor, 'fr', at(scene.courses, step.course), 0, chooses);
      return;
    case 'summerHelpLeaves':
      for (const { personId } of scene.summerHelp) await nest.get(RecordDeparture).run(at(scene.actors, step.by), { personId, leftOn: clock.day(step.day) });
      return;
    case 'asksSignOff': {
      const id = newId();
      open.set(`${step.who}/${step.competency}`, id);
      await nest.get(RequestSignOff).run(at(scene.actors, step.who), { id, competencyId: at(scene.competencies, step.competency), level: step.level, note: step.note });
      return;
    }
    case 'confirms':
      await nest.get(ConfirmPractice).run(at(scene.actors, step.rater), at(open, `${step.who}/${step.competency}`), { id: newId(), levels: step.levels, observed: step.observed });
      return;
    case 'givesPlan': {
      const { personId } = at(scene.actors, step.who);
      await nest.get(GiveJourney).run(at(scene.actors, step.by), personId, { id: newId() });
      const { mentorVersion: seen } = await nest.get(JourneyQueries).of(at(scene.actors, step.who), personId);
      await nest.get(NameMentor).run(at(scene.actors, step.by), personId, { id: newId(), seen, mentorId: at(scene.actors, step.mentor).personId, from: clock.day(step.day) });
      return;
    }
    case 'ticks': {
      const [by, asked] = [at(scene.actors, step.by), await stepCalled(nest, scene, step.who, [...plan, ...laterPlan].find((it) => it.key === step.step)?.title.fr)];
      if (asked.article === null) await nest.get(TickStep).run(by, asked.id, { id: newId() });
      else await nest.get(AcknowledgeArticle).run(by, asked.article.id, { id: newId(), versionId: (await nest.get(ArticlesQueries).row(asked.article.id)).versionId });
      return;
    }
    case 'namesContact': {
      const toMeet = await stepCalled(nest, scene, step.who, profiles.find((it) => it.key === 'support-adviser')?.relations.internal[step.relation]?.fr);
      await nest.get(NameContact).run(at(scene.actors, step.by), toMeet.id, { id: newId(), seen: toMeet.contactVersion, personId: at(scene.actors, step.contact).personId, words: '' });
      return;
    }
    case 'refuses':
      await nest.get(RefusePractice).run(at(scene.actors, step.rater), at(open, `${step.who}/${step.competency}`), { id: newId(), reason: step.reason });
      return;
    case 'observes': {
      const [by, { personId }] = [at(scene.actors, step.rater), at(scene.actors, step.who)];
      const { seen } = await nest.get(ObservationQueries).observable(by, personId);
      await nest.get(RecordObservation).run(by, personId, { id: newId(), observed: step.observed, reference: step.reference, seen, competencies: step.competencies.map((it) => ({ competencyId: at(scene.competencies, it.competency), levels: it.levels })) });
      return;
    }
    case 'assessesSelf':
      await nest.get(AssessSelf).run(at(scene.actors, step.who), { id: newId(), competencyId: at(scene.competencies, step.competency), level: step.level, words: step.words });
  }
}

/** The step of somebody’s onboarding plan that is called like this, in French. */
export async function stepCalled(nest: NestFastifyApplication, scene: Scene, who: PersonKey, title: string | undefined): Promise<JourneyStep> {
  const { steps } = await nest.get(JourneyQueries).of(at(scene.actors, who), at(scene.actors, who).personId);
  const found = steps.find((it) => it.title.fr === title);
  if (found === undefined) throw new Error(`the demo names a step that is nowhere: ${String(title)}`);
  return found;
}

async function takeCourse(nest: NestFastifyApplication, who: Actor, locale: 'fr' | 'en', courseId: string, wrong: number, chooses: readonly string[]): Promise<void> {
  const courses = nest.get(CoursesQueries);
  const [course] = await courses.courses(who.personId, courseId);
  if (course === undefined) throw new Error('the demo names a course that is nowhere');
  for (const unit of await courses.units([course.courseVersionId], who.personId)) {
    if (unit.kind !== 'quiz') await nest.get(CompleteUnit).run(who, courseId, unit.unitId, { id: newId() });
    else await takeQuiz(nest, who, locale, { courseId, unitId: unit.unitId }, (asked, index) => (index < wrong ? wrongAnswer(asked) : chosenAnswer(asked, chooses) ?? rightAnswer(asked.content)));
  }
}

/** What they would choose among what is offered; null where that is nothing. */
function chosenAnswer({ content }: Asked, chooses: readonly string[]): Response | null {
  if (content.kind === 'ticketSimulation') {
    const replyIds: string[] = [];
    for (let scene = content.scenes[0]; scene !== undefined;) {
      const reply = scene.replies.find((it) => chooses.includes(it.id));
      if (reply === undefined) break;
      replyIds.push(reply.id);
      const { next } = reply;
      const sceneId = next?.to === 'scene' ? next.sceneId : null;
      scene = content.scenes.find((it) => it.id === sceneId);
    }
    return replyIds.length === 0 ? null : { kind: content.kind, replyIds };
  }
  const optionId = content.kind === 'singleChoice' ? content.options.find((it) => chooses.includes(it.id))?.id : undefined;
  return optionId === undefined ? null : { kind: 'singleChoice', optionId };
}
