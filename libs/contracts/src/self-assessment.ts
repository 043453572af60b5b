import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { AsOf, Bilingual, CarriedOverUntil, Day, Expectation, HeldLevel, Id, Instant, Kept, Level, PersonName, text } from './vocabulary.js';

/** What somebody says of themselves; it stands beside the confirmed level and proves nothing. */
export const SelfAssessment = z.object({ /** Null: they do not know. 0: none of the levels yet. */ level: HeldLevel.nullable(), words: z.string().nullable(), at: Instant }).meta({ id: 'SelfAssessment' });
export type SelfAssessment = z.infer<typeof SelfAssessment>;
export const SelfAssessmentLine = z.object({
  competencyId: Id, name: Bilingual, expectation: Expectation, held: HeldLevel, carriedOverUntil: CarriedOverUntil, statements: z.array(z.object({ level: Level, text: Bilingual })), /** The newest first. */ said: z.array(SelfAssessment),
}).meta({ id: 'SelfAssessmentLine' });
export type SelfAssessmentLine = z.infer<typeof SelfAssessmentLine>;
export const SelfAssessments = z.object({ person: PersonName, asOf: Day, zone: z.string(), competencies: z.array(SelfAssessmentLine) }).meta({ id: 'SelfAssessments' });
export type SelfAssessments = z.infer<typeof SelfAssessments>;

export const readSelfAssessments = endpoint({ name: 'readSelfAssessments', verb: 'GET', path: '/api/people/:personId/self-assessments', action: 'self-assessment.read', summary: 'What somebody says of each competency with levels, beside what is confirmed, at a day', params: z.strictObject({ personId: Id }), query: AsOf, returns: SelfAssessments });
export const assessSelf = endpoint({ name: 'assessSelf', verb: 'POST', path: '/api/self-assessments', action: 'self-assessment.write', summary: 'Say which level of a competency one thinks one holds; it never counts as evidence', body: z.strictObject({ id: Id, competencyId: Id, level: HeldLevel.nullable(), words: text(1000) }).meta({ id: 'NewSelfAssessment' }), returns: Kept });
