import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, Level, text } from './vocabulary.js';

export const LineDecision = z.enum(['taken', 'followed', 'left']).meta({ id: 'LineDecision', description: 'The sheet’s new words are taken; taken, and the company’s own profiles follow; or left as they are held.' });
export type LineDecision = z.infer<typeof LineDecision>;
export const EditionLine = z.object({
  key: z.string(), kind: z.enum(['competencyAdded', 'competencyRemoved', 'competencyRenamed', 'levelsGiven', 'levelsTaken', 'statementChanged', 'expectedChanged', 'exampleChanged', 'textAdded', 'textRemoved', 'textChanged']),
  competency: z.string().nullable(), part: z.string().nullable(), title: z.string().nullable(), level: Level.nullable(), before: z.string().nullable(), after: z.string().nullable(),
  /** What the edition expects of a competency that is new, or gets its levels. */ expected: Level.nullable(),
  /** What the company decided of its own about the same thing: while nobody has decided, that is a conflict. */ rivals: z.array(z.object({ profileId: Id, title: Bilingual, level: Level })), /** The company wrote levels of its own where the edition now brings some. */ ownLevels: z.boolean(),
  decision: z.object({ is: LineDecision, by: z.string(), on: Day, from: Day }).nullable(),
}).meta({ id: 'EditionLine' });
export type EditionLine = z.infer<typeof EditionLine>;
const EditionHead = { id: Id, profile: z.object({ id: Id, title: Bilingual }), importedOn: Day, by: z.string(), /** Lines that nobody decided yet. */ open: z.number().int() };
export const Edition = z.object({ ...EditionHead, /** False where a newer one was read since: nothing of this one can be decided any more. */ newest: z.boolean(), lines: z.array(EditionLine) }).meta({ id: 'Edition' });
export type Edition = z.infer<typeof Edition>;
export const Editions = z.object({ editions: z.array(z.object(EditionHead)) }).meta({ id: 'Editions' });

const params = z.strictObject({ editionId: Id });
export const openEdition = endpoint({ name: 'openEdition', verb: 'POST', path: '/api/profiles/:profileId/editions', action: 'sheet.publish', summary: 'Read a newer edition of a sheet against the one held, line by line; nothing is changed', params: z.strictObject({ profileId: Id }), body: z.strictObject({ id: Id, text: text(1_000_000) }).meta({ id: 'NewEdition' }), returns: z.object({ /** Null where it says nothing new. */ editionId: Id.nullable(), lines: z.number().int() }) });
export const listEditions = endpoint({ name: 'listEditions', verb: 'GET', path: '/api/editions', action: 'sheet.preview', summary: 'Editions of sheets of which something waits for a decision', returns: Editions });
export const readEdition = endpoint({ name: 'readEdition', verb: 'GET', path: '/api/editions/:editionId', action: 'sheet.preview', summary: 'The differences of an edition, what the company decided of its own about each, and what became of it', params, returns: Edition });
export const decideLines = endpoint({
  name: 'decideLines', verb: 'POST', path: '/api/editions/:editionId/decisions', action: 'sheet.publish', summary: 'Take or leave lines of an edition, from a day on; all at once or none', params,
  body: z.strictObject({ effectiveFrom: Day, /** Why, where the company’s own profiles follow. */ reason: text(500), decisions: z.array(z.strictObject({ line: z.string().max(25_000), is: LineDecision, /** Whether the line was seen as a conflict. */ conflict: z.boolean() })).min(1).max(1000) }).meta({ id: 'DecidedLines' }), returns: Kept.extend({ open: z.number().int() }),
});
