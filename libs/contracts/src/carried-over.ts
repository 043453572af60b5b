import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Signatures } from './observation.js';
import { Bilingual, Day, Expectation, HeldLevel, Id, Kept, Level, PersonName, text, words } from './vocabulary.js';

export const LevelField = z.enum(['name', 'firstName', 'lastName', 'login', 'mail', 'competency', 'level', 'date', 'rater', 'levels']).meta({ id: 'LevelField' });
export type LevelField = z.infer<typeof LevelField>;
/** What reading a table of levels and comparing it can find wrong. The browser has a sentence for each. */
export const carryProblemCodes = [
  'table.empty', 'table.malformed', 'table.too-long', 'table.formula', 'table.value-too-long', 'table.more-cells-than-columns', 'table.date-unreadable', 'table.date-month-first', 'table.date-ambiguous',
  'table.no-person-column', 'table.no-competency-column', 'table.no-level-column', 'table.person-missing', 'table.competency-missing', 'table.level-unreadable',
  'carry.person-unknown', 'carry.person-ambiguous', 'carry.has-left', 'carry.own-line', 'carry.competency-unknown', 'carry.competency-without-levels', 'carry.day-in-future', 'carry.two-levels', 'carry.lower-than-before',
] as const;
export const CarryProblem = z.object({ line: z.number().int(), code: z.enum(carryProblemCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) }).meta({ id: 'CarryProblem' });
export type CarryProblem = z.infer<typeof CarryProblem>;

/** `lines` would be carried over, as `levels` cells of `people`; the others stay as they are. */
export const CarryCounts = z.object({ people: z.number().int(), lines: z.number().int(), levels: z.number().int(), same: z.number().int(), older: z.number().int(), proved: z.number().int(), problems: z.number().int() }).meta({ id: 'CarryCounts' });
export type CarryCounts = z.infer<typeof CarryCounts>;
const CarriedLine = z.object({ line: z.number().int(), competencyId: Id, name: Bilingual, level: Level, statedOn: Day, statedBy: z.string().nullable(), verdict: z.enum(['new', 'same', 'older', 'proved']) });
export const CarryPreview = z.object({
  form: z.enum(['long', 'grid']), columns: z.array(z.object({ header: z.string(), field: LevelField.nullable(), sample: z.string() })),
  /** The names of competencies that the table uses, and which one each means; null is left out, absent from the framework is a problem. */
  names: z.array(z.object({ name: z.string(), competencyId: Id.nullable(), known: z.boolean() })), competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean() })),
  counts: CarryCounts, /** The first 300 of each. */ people: z.array(z.object({ person: PersonName, lines: z.array(CarriedLine) })), problems: z.array(CarryProblem),
}).meta({ id: 'CarryPreview' });
export type CarryPreview = z.infer<typeof CarryPreview>;
const table = {
  frameworkId: Id, text: text(5_000_000), columns: z.record(text(300), LevelField.nullable()), names: z.record(text(300), Id.nullable()),
  /** When and by whom, where the table does not say. */
  statedOn: Day, statedBy: text(200),
};

export const CarriedOverImport = z.object({
  id: Id, source: z.string(), framework: Bilingual, by: z.string(), on: Day, until: Day, people: z.number().int(), lines: z.number().int(),
  /** Lines that wait for an answer, were answered, or ended without one. */
  waiting: z.number().int(), confirmed: z.number().int(), refused: z.number().int(), ended: z.number().int(),
  extensions: z.array(z.object({ until: Day, by: z.string(), on: Day, reason: z.string() })), withdrawn: z.object({ by: z.string(), on: Day, reason: z.string() }).nullable(),
}).meta({ id: 'CarriedOverImport' });
export type CarriedOverImport = z.infer<typeof CarriedOverImport>;

const Waits = { count: z.number().int(), /** The first day on which one ends. */ until: Day };
export const Waiting = z.object({ own: z.object(Waits).nullable(), people: z.array(z.object({ person: PersonName, ...Waits })) }).meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof Waiting>;
/** One competency that a table spoke of: still waiting, or what became of it. */
export const CarriedOverLine = z.object({
  competencyId: Id, name: Bilingual, level: Level, source: z.string(), line: z.number().int(), statedBy: z.string().nullable(), statedOn: Day,
  state: z.enum(['waiting', 'confirmed', 'refused', 'ended', 'withdrawn']), /** The last day on which it counts unconfirmed. */ until: Day, held: HeldLevel, expectation: Expectation,
  /** Each level that the line stands for: whether it waits, and whose signature is missing; signatures are null where its rule asks for none. */
  levels: z.array(z.object({ level: Level, text: Bilingual, waits: z.boolean(), signatures: Signatures.nullable() })),
  answer: z.object({ by: z.string(), on: Day, words: z.string() }).nullable(),
}).meta({ id: 'CarriedOverLine' });
export type CarriedOverLine = z.infer<typeof CarriedOverLine>;
export const CarriedOver = z.object({ person: PersonName, lines: z.array(CarriedOverLine), mayAnswer: z.boolean() }).meta({ id: 'CarriedOver' });
export type CarriedOver = z.infer<typeof CarriedOver>;
const once = (items: readonly { readonly competencyId: string }[]) => new Set(items.map((it) => it.competencyId)).size === items.length;
export const CarriedOverAnswer = z.strictObject({
  id: Id, observed: text(2000),
  /** Confirmed up to a level (0: nothing of it); with a reason, what lies above stops counting at once, without one it ends on its day. */
  competencies: z.array(z.strictObject({ competencyId: Id, level: HeldLevel, reason: text(1000) })).min(1).max(100).refine(once, { error: 'twice' }),
}).meta({ id: 'CarriedOverAnswer' });

const ImportParams = z.strictObject({ importId: Id });
const PersonParams = z.strictObject({ personId: Id });
export const previewCarryOver = endpoint({ name: 'previewCarryOver', verb: 'POST', path: '/api/carried-over-imports/preview', action: 'carried-over.import', summary: 'What a table of levels would carry over, person by person, without keeping anything', body: z.strictObject(table).meta({ id: 'LevelTable' }), returns: CarryPreview });
export const carryOver = endpoint({ name: 'carryOver', verb: 'POST', path: '/api/carried-over-imports', action: 'carried-over.import', summary: 'Carry a table of levels over until a day, whole or, where said so, without what has a problem', body: z.strictObject({ id: Id, source: words(200), ...table, until: Day, leaveOut: z.boolean() }).meta({ id: 'CarryOver' }), returns: z.object({ id: Id, counts: CarryCounts }) });
export const listCarriedOverImports = endpoint({ name: 'listCarriedOverImports', verb: 'GET', path: '/api/carried-over-imports', action: 'carried-over.import', summary: 'Tables that were carried over, and what became of them', returns: z.object({ imports: z.array(CarriedOverImport), today: Day, usual: Day, most: Day }) });
export const extendCarriedOver = endpoint({ name: 'extendCarriedOver', verb: 'POST', path: '/api/carried-over-imports/:importId/extension', action: 'carried-over.import', summary: 'Give more time to confirm what a table carried over, with a reason', params: ImportParams, body: z.strictObject({ id: Id, until: Day, reason: words(1000) }).meta({ id: 'CarriedOverExtension' }), returns: Kept });
export const withdrawCarriedOver = endpoint({ name: 'withdrawCarriedOver', verb: 'POST', path: '/api/carried-over-imports/:importId/withdrawal', action: 'carried-over.import', summary: 'Take back a table that was carried over by mistake: its levels never counted', params: ImportParams, body: z.strictObject({ id: Id, reason: words(1000) }).meta({ id: 'CarriedOverWithdrawal' }), returns: Kept });
export const listWaiting = endpoint({ name: 'listWaiting', verb: 'GET', path: '/api/carried-over', action: 'carried-over.queue', summary: 'How many of my own levels are carried over and wait, and whose wait for my answer', returns: Waiting });
export const readCarriedOver = endpoint({ name: 'readCarriedOver', verb: 'GET', path: '/api/people/:personId/carried-over', action: 'carried-over.read', summary: 'What was carried over about somebody, and what became of it', params: PersonParams, returns: CarriedOver });
export const answerCarriedOver = endpoint({ name: 'answerCarriedOver', verb: 'POST', path: '/api/people/:personId/carried-over/answer', action: 'carried-over.confirm', summary: 'Confirm what was carried over about somebody with one observed fact, lower it, or say why not', params: PersonParams, body: CarriedOverAnswer, returns: Kept });
