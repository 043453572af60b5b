import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Id, Instant, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

export const HelpKind = z.enum(['stuck', 'wrong']).meta({ id: 'HelpKind', description: '“I am stuck here”, or “this is wrong”.' });
export type HelpKind = z.infer<typeof HelpKind>;
export const HelpState = z.enum(['waiting', 'answered', 'closed']).meta({ id: 'HelpState' });
/** The very version of a thing that somebody had before them. */
export const HelpThing = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('unit'), courseVersionId: Id, unitId: Id }),
  z.strictObject({ about: z.literal('question'), attemptId: Id, questionVersionId: Id }),
  z.strictObject({ about: z.literal('level'), competencyId: Id, level: Level, frameworkVersionId: Id, companyLevelsId: Id.nullable() }),
]).meta({ id: 'HelpThing' });
export type HelpThing = z.infer<typeof HelpThing>;
/** The same, as it reads; a question without its key. */
export const ShownThing = z.discriminatedUnion('about', [
  z.object({ about: z.literal('unit'), courseId: Id, unitId: Id, title: z.string(), courseTitle: z.string(), lang: Locale, /** A newer version was published since. */ outdated: z.boolean() }),
  z.object({ about: z.literal('question'), attemptId: Id, prompt: z.string(), options: z.array(z.string()), lang: Locale, /** Still being answered. */ open: z.boolean() }),
  z.object({ about: z.literal('level'), competencyId: Id, level: Level, name: Bilingual, statement: Bilingual }),
]).meta({ id: 'ShownThing' });
export type ShownThing = z.infer<typeof ShownThing>;

export const Answerer = PersonName.extend({ as: z.enum(['lead', 'deputy', 'publisher', 'author', 'hr']) }).meta({ id: 'Answerer' });
export type Answerer = z.infer<typeof Answerer>;
export const HelpTurn = z.object({
  id: Id, kind: z.enum(['answer', 'handover', 'closed', 'again', 'solved']), by: PersonName, to: PersonName.nullable(), at: Instant, words: z.string().nullable(),
  /** The question as everybody reads it above this answer; null where the answer is shown to nobody else. */
  shownAs: z.string().nullable(),
}).meta({ id: 'HelpTurn' });
export type HelpTurn = z.infer<typeof HelpTurn>;
export const HelpRequest = z.object({
  id: Id, kind: HelpKind, state: HelpState, person: PersonName, askedAt: Instant, /** Since when an answer is waited for, or since when it is there. */ since: Instant, words: z.string(), thing: ShownThing,
  /** Who answers now; null where nobody is left who could. */ answerer: PersonName.nullable(), turns: z.array(HelpTurn),
}).meta({ id: 'HelpRequest' });
export type HelpRequest = z.infer<typeof HelpRequest>;
/** An answer that everybody reads; who asked is not said. */
export const SharedAnswer = z.object({ id: Id, question: z.string(), answer: z.string(), by: PersonName, at: Instant, /** Given about an earlier version. */ outdated: z.boolean() }).meta({ id: 'SharedAnswer' });
export type SharedAnswer = z.infer<typeof SharedAnswer>;
/** One thing that may be asked about: who would answer, what I asked, what everybody may read. */
export const HelpPlace = z.object({ thing: HelpThing, stuck: Answerer.nullable(), wrong: Answerer.nullable(), mine: z.array(HelpRequest), shared: z.array(SharedAnswer) }).meta({ id: 'HelpPlace' });
export type HelpPlace = z.infer<typeof HelpPlace>;
const Places = z.object({ places: z.array(HelpPlace) });
/** HR sees how many wait and for whom; neither words nor names of who asked. */
export const HelpOverview = z.object({
  waiting: z.number().int(), unanswered: z.number().int(), days: z.number().int(),
  answerers: z.array(z.object({ person: PersonName.nullable(), waiting: z.number().int(), unanswered: z.number().int(), oldest: Instant })),
}).meta({ id: 'HelpOverview' });
export type HelpOverview = z.infer<typeof HelpOverview>;

const HelpParams = z.strictObject({ helpId: Id });
const AnswerParams = z.strictObject({ answerId: Id });
const question = words(500);
export const readHelpOnUnit = endpoint({ name: 'readHelpOnUnit', verb: 'GET', path: '/api/help/units/:courseVersionId/:unitId', action: 'help.ask', summary: 'Who answers about an activity, what I asked there, and the answers that everybody reads', params: z.strictObject({ courseVersionId: Id, unitId: Id }), returns: Places });
export const readHelpOnAttempt = endpoint({ name: 'readHelpOnAttempt', verb: 'GET', path: '/api/help/attempts/:attemptId', action: 'help.ask', summary: 'The same for each question of my attempt; shared answers once it is handed in', params: z.strictObject({ attemptId: Id }), returns: Places });
export const readHelpOnLevels = endpoint({ name: 'readHelpOnLevels', verb: 'GET', path: '/api/help/competencies/:competencyId', action: 'help.ask', summary: 'The same for each level of a competency', params: z.strictObject({ competencyId: Id }), returns: Places });
export const askForHelp = endpoint({ name: 'askForHelp', verb: 'POST', path: '/api/help-requests', action: 'help.ask', summary: 'Say that one is stuck or that something is wrong, to the person whose name was shown', body: z.strictObject({ id: Id, kind: HelpKind, thing: HelpThing, words: words(2000), to: Id }).meta({ id: 'NewHelpRequest' }), returns: Kept });
export const listMyHelp = endpoint({ name: 'listMyHelp', verb: 'GET', path: '/api/help-requests', action: 'help.ask', summary: 'What I asked: answered first, then waiting, then over', returns: z.object({ /** The first 100 of `total`. */ requests: z.array(HelpRequest), total: z.number().int() }) });
export const listHelpToAnswer = endpoint({ name: 'listHelpToAnswer', verb: 'GET', path: '/api/help-requests/to-answer', action: 'help.answer', summary: 'What waits for my answer, the oldest first', returns: z.object({ /** The first 100 of `total`. */ requests: z.array(HelpRequest), total: z.number().int() }) });
export const countHelp = endpoint({ name: 'countHelp', verb: 'GET', path: '/api/help-requests/count', action: 'help.read', summary: 'How many wait for my answer, and how many answers wait for me', returns: z.object({ toAnswer: z.number().int(), answered: z.number().int() }) });
export const readHelpOverview = endpoint({ name: 'readHelpOverview', verb: 'GET', path: '/api/help-requests/overview', action: 'help.oversee', summary: 'How many wait, for whom, and since when; no words', returns: HelpOverview });
export const listHelpers = endpoint({ name: 'listHelpers', verb: 'GET', path: '/api/help/people', action: 'help.answer', summary: 'Whom I may hand a request on to', returns: z.object({ /** The first 500. */ people: z.array(PersonName) }) });
export const readHelp = endpoint({ name: 'readHelp', verb: 'GET', path: '/api/help-requests/:helpId', action: 'help.read', summary: 'One exchange, for whoever asked and whoever answers', params: HelpParams, returns: HelpRequest });
export const answerHelp = endpoint({ name: 'answerHelp', verb: 'POST', path: '/api/help-requests/:helpId/answers', action: 'help.answer', summary: 'Answer, and show the answer to everybody where it is useful', params: HelpParams, body: z.strictObject({ id: Id, words: words(4000), shownAs: question.nullable() }).meta({ id: 'HelpAnswer' }), returns: Kept });
export const handHelpOn = endpoint({ name: 'handHelpOn', verb: 'POST', path: '/api/help-requests/:helpId/handovers', action: 'help.answer', summary: 'Hand on to somebody else, by name', params: HelpParams, body: z.strictObject({ id: Id, to: Id, words: text(1000) }).meta({ id: 'HelpHandover' }), returns: Kept });
export const closeHelp = endpoint({ name: 'closeHelp', verb: 'POST', path: '/api/help-requests/:helpId/closing', action: 'help.answer', summary: 'Close without another answer', params: HelpParams, body: z.strictObject({ id: Id, words: text(1000) }).meta({ id: 'HelpClosing' }), returns: Kept });
export const askAgain = endpoint({ name: 'askAgain', verb: 'POST', path: '/api/help-requests/:helpId/questions', action: 'help.ask', summary: 'Ask again, or add a word', params: HelpParams, body: z.strictObject({ id: Id, words: words(2000) }).meta({ id: 'HelpAgain' }), returns: Kept });
export const solveHelp = endpoint({ name: 'solveHelp', verb: 'POST', path: '/api/help-requests/:helpId/solution', action: 'help.ask', summary: 'Say that it is solved', params: HelpParams, body: z.strictObject({ id: Id }).meta({ id: 'HelpSolution' }), returns: Kept });
export const shareAnswer = endpoint({ name: 'shareAnswer', verb: 'POST', path: '/api/help-answers/:answerId/sharing', action: 'help.answer', summary: 'Show an answer of mine to everybody, under a question in my own words', params: AnswerParams, body: z.strictObject({ id: Id, shownAs: question }).meta({ id: 'AnswerSharing' }), returns: Kept });
export const withdrawAnswer = endpoint({ name: 'withdrawAnswer', verb: 'POST', path: '/api/help-answers/:answerId/withdrawal', action: 'help.withdraw', summary: 'Show an answer to nobody else any more', params: AnswerParams, body: z.strictObject({ id: Id }).meta({ id: 'AnswerWithdrawal' }), returns: Kept });
