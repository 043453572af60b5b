import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JourneyStep } from '@palier/contracts';
import { people, plan, profiles, story, summerHelp, type PersonKey, type StoryStep } from '@palier/demo';
import { rightAnswer, type Actor, type Response } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { AssessSelf, ConfirmPractice, GiveProfile, ObservationQueries, RecordObservation, RefusePractice, RequestSignOff } from '#evidence';
import { AttemptsQueries, CompleteUnit, SaveAnswer, StartAttempt, SubmitAttempt, type Asked } from '#learning';
import { RecordDeparture } from '#people';
import { GiveJourney, JourneyQueries, NameContact, NameMentor, TickStep } from '#onboarding';
import { Database, newId } from '#platform';
import { AcknowledgeNotice, NoticeQueries } from '#trust';
import type { DemoClock } from './demo-clock.js';
import { at, type Scene } from './set-the-scene.js';

/** Plays the story step by step, each through the action that the page uses. */
export async function playStory(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, say: (line: string) => void): Promise<void> {
  const open = new Map<string, string>();
  for (const [index, step] of story.entries()) {
    await clock.goTo(step.day, step.at);
    await play(nest, clock, scene, open, step);
    if ((index + 1) % 25 === 0) say(`Playing the demo: ${index + 1} of ${story.length} steps`);
  }
}

async function play(nest: NestFastifyApplication, clock: DemoClock, scene: Scene, open: Map<string, string>, step: StoryStep): Promise<void> {
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
    case 'ticks':
      await nest.get(TickStep).run(at(scene.actors, step.by), (await stepCalled(nest, scene, step.who, plan.find((it) => it.key === step.step)?.title.fr)).id, { id: newId() });
      return;
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

async function stepCalled(nest: NestFastifyApplication, scene: Scene, who: PersonKey, title: string | undefined): Promise<JourneyStep> {
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
    else {
      const notice = await nest.get(NoticeQueries).inForce(who.personId);
      if (!notice.acknowledged) await nest.get(AcknowledgeNotice).run(who, notice.id);
      const { id } = await nest.get(StartAttempt).run(who, courseId, unit.unitId, { id: newId(), locale });
      for (const [index, asked] of (await nest.get(AttemptsQueries).asked(id)).entries()) {
        for (const [step, response] of saidIn(index < wrong ? wrongAnswer(asked) : chosenAnswer(asked, chooses) ?? rightAnswer(asked.content)).entries()) await nest.get(SaveAnswer).run(who, id, { questionVersionId: asked.questionVersionId, sequence: step + 1, response }, await nest.get(Database).now());
      }
      await nest.get(SubmitAttempt).run(who, id);
    }
  }
}

/** An answer as it is saved: a conversation reply by reply, for what was said stays said. */
const saidIn = (response: Response): readonly Response[] => (response.kind === 'ticketSimulation' ? response.replyIds.map((_, at) => ({ kind: response.kind, replyIds: response.replyIds.slice(0, at + 1) })) : [response]);

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

function wrongAnswer({ content }: Asked): Response {
  switch (content.kind) {
    case 'singleChoice': case 'hotSpot': return { kind: content.kind, optionId: content.options.find((it) => !it.correct)?.id ?? '' };
    case 'multipleChoice': return { kind: content.kind, optionIds: content.options.filter((it) => !it.correct).slice(0, 1).map((it) => it.id) };
    case 'shortText': case 'numeric': return { kind: content.kind, text: '?' };
    case 'trueFalse': return { kind: content.kind, value: content.answer === false };
    case 'ordering': return { kind: content.kind, itemIds: content.items.map((it) => it.id).reverse() };
    case 'matching': return { kind: content.kind, pairs: [] };
    case 'ticketSimulation': return { kind: content.kind, replyIds: content.scenes[0]?.replies.slice(-1).map((it) => it.id) ?? [] };
    case 'gapFill': return { kind: content.kind, gaps: content.gaps.map(({ id }) => ({ id, text: '?' })) };
  }
}
