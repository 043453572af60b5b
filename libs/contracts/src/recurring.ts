import { rhythmBounds, rhythmStates } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

export const OccurrenceState = z.enum(['waiting', 'confirmed', 'refused', 'withdrawn']).meta({ id: 'OccurrenceState' });
/** Something done regularly, and one time of it. */
export const Occurrence = z.object({
  id: Id, person: PersonName, activityId: Id, title: z.string(), competencyId: Id, name: Bilingual, on: Day, /** What was to be seen. */ fact: z.string(), by: z.string(), at: Instant, state: OccurrenceState, /** Confirmed: the last day on which it counts. */ until: Day.nullable(),
  answer: z.object({ by: z.string(), at: Instant, words: z.string().nullable() }).nullable(), /** Whether the reader may confirm or refuse it, and take it back. */ mayAnswer: z.boolean(), mayWithdraw: z.boolean(),
}).meta({ id: 'Occurrence' });
export type Occurrence = z.infer<typeof Occurrence>;
export const RhythmState = z.enum(rhythmStates).meta({ id: 'RhythmState' });
export const RecurringActivity = z.object({
  id: Id, title: z.string(), levels: z.array(Level), times: z.number().int(), days: z.number().int(), by: z.string(), on: Day, /** Nobody notes it any more. */ ended: z.boolean(), mayEnd: z.boolean(),
  /** Where this person stands with it today. */ standing: z.object({ state: RhythmState, counted: z.number().int(), /** Kept: the last day, where it is not done again. */ until: Day.nullable() }),
}).meta({ id: 'RecurringActivity' });
export type RecurringActivity = z.infer<typeof RecurringActivity>;
export const RecurringActivities = z.object({
  person: PersonName, competencyId: Id, name: Bilingual, today: Day, /** Levels whose rule names something done regularly, by the rules of today. */ levels: z.array(z.object({ level: Level, text: Bilingual, asked: z.boolean() })),
  activities: z.array(RecurringActivity), /** The newest first, no more than two hundred. */ occurrences: z.array(Occurrence), mayDefine: z.boolean(), mayNote: z.boolean(),
}).meta({ id: 'RecurringActivities' });
export type RecurringActivities = z.infer<typeof RecurringActivities>;

const { times, days } = rhythmBounds;
export const NewRecurringActivity = z.strictObject({ id: Id, competencyId: Id, levels: z.array(Level).min(1).max(4), title: words(200), times: z.number().int().min(times.least).max(times.most), days: z.number().int().min(days.least).max(days.most) }).meta({ id: 'NewRecurringActivity' });
export type NewRecurringActivity = z.infer<typeof NewRecurringActivity>;
export const NewOccurrence = z.strictObject({ id: Id, activityId: Id, on: Day, fact: words(1000) }).meta({ id: 'NewOccurrence' });
export type NewOccurrence = z.infer<typeof NewOccurrence>;

const OccurrenceParams = z.strictObject({ occurrenceId: Id });
export const listOccurrences = endpoint({ name: 'listOccurrences', verb: 'GET', path: '/api/occurrences', action: 'sign-off.queue', summary: 'Recurring activities that were noted and wait for me to confirm them', returns: z.object({ occurrences: z.array(Occurrence) }) });
export const readRecurring = endpoint({ name: 'readRecurring', verb: 'GET', path: '/api/people/:personId/competencies/:competencyId/recurring', action: 'sign-off.read', summary: 'What can be done regularly to prove a level, where somebody stands with it, and each time they did', params: z.strictObject({ personId: Id, competencyId: Id }), returns: RecurringActivities });
export const defineRecurring = endpoint({ name: 'defineRecurring', verb: 'POST', path: '/api/recurring-activities', action: 'recurring.define', summary: 'Say what is to be done regularly, how often, and which levels it can prove', body: NewRecurringActivity, returns: Kept });
export const endRecurring = endpoint({ name: 'endRecurring', verb: 'POST', path: '/api/recurring-activities/:activityId/end', action: 'recurring.end', summary: 'Let nobody note it any more; what was confirmed counts as long as its window lasts', params: z.strictObject({ activityId: Id }), body: z.strictObject({}), returns: Kept });
export const noteOccurrence = endpoint({ name: 'noteOccurrence', verb: 'POST', path: '/api/people/:personId/occurrences', action: 'recurring.note', summary: 'Note that it was done on a day, with what was to be seen', params: z.strictObject({ personId: Id }), body: NewOccurrence, returns: Kept });
export const reviewOccurrence = endpoint({ name: 'reviewOccurrence', verb: 'POST', path: '/api/occurrences/:occurrenceId/review', action: 'sign-off.confirm', summary: 'Confirm that it was done, or say why not', params: OccurrenceParams, body: z.strictObject({ id: Id, decision: z.enum(['confirmed', 'refused']), /** Needed to refuse. */ words: text(1000) }).meta({ id: 'OccurrenceReview' }), returns: Kept });
export const withdrawOccurrence = endpoint({ name: 'withdrawOccurrence', verb: 'POST', path: '/api/occurrences/:occurrenceId/withdrawal', action: 'recurring.withdraw', summary: 'Take back what I noted, before anybody answered', params: OccurrenceParams, body: z.strictObject({}), returns: Kept });
