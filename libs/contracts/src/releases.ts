import { releaseChangeKinds, releaseLimits, severities } from '@palier/domain';
import * as z from 'zod';
import { ChangeClass } from './courses.js';
import { endpoint } from './endpoint.js';
import { PresentedQuestion, Response } from './learning.js';
import { Bilingual, Day, Id, Instant, Kept, Locale, PersonName, text, words } from './vocabulary.js';

export const ReleaseChangeKind = z.enum(releaseChangeKinds).meta({ id: 'ReleaseChangeKind' });
export const Severity = z.enum(severities).meta({ id: 'Severity' });
/** What notes may be written in; the names of `libs/formats`, which the browser does not load. */
export const NotesFormat = z.enum(['changelog', 'release-json', 'tickets']).meta({ id: 'NotesFormat' });
export type NotesFormat = z.infer<typeof NotesFormat>;
const saidOf = { key: z.string().nullable(), area: z.string(), kind: ReleaseChangeKind, severity: Severity, text: z.string(), links: z.array(z.string()) };
const Said = z.object(saidOf).meta({ id: 'ReleaseChangeSaid' });
export const ReleaseLine = z.object({
  id: Id, product: z.object({ id: Id, name: z.string() }), name: z.string(), /** Null where nobody knows it yet. */ on: Day.nullable(), /** It is out. */ out: z.boolean(),
  changes: z.number().int(), critical: z.number().int(), /** Changes of which nobody said what they touch. */ untouched: z.number().int(), /** Course versions that teach it. */ taught: z.number().int(),
}).meta({ id: 'ReleaseLine' });
export type ReleaseLine = z.infer<typeof ReleaseLine>;
export const TouchedKind = z.enum(['unit', 'question', 'article']).meta({ id: 'TouchedKind' });
const thing = { kind: TouchedKind, id: Id, courseId: Id.nullable(), title: z.string(), lang: Locale, /** The course that an activity is in. */ within: z.string().nullable() };
export const Touched = z.object({ touchId: Id, ...thing, /** The activity by which it is edited: itself, or the quiz that asks it by name; null where there is none. */ editIn: z.object({ courseId: Id, unitId: Id }).nullable(), /** The reader may open its page. */ opens: z.boolean(), /** Of an article: whether the reader may write its next version, and its versions that were written for this change, the newest first. */ article: z.object({ mayEdit: z.boolean(), edited: z.array(z.object({ version: z.number().int(), class: ChangeClass })) }).nullable() }).meta({ id: 'Touched' });
export const Suggested = z.object(thing).meta({ id: 'SuggestedTouch' });
export type Suggested = z.infer<typeof Suggested>;
export type Touched = z.infer<typeof Touched>;
/** A question that is asked before a critical change is confirmed as read and understood. */
export const AskedOfChange = z.object({ linkId: Id, questionId: Id, title: z.string(), lang: Locale, /** The reader may open its page. */ opens: z.boolean() }).meta({ id: 'AskedOfChange' });
export type AskedOfChange = z.infer<typeof AskedOfChange>;
export const ReleaseChangeLine = z.object({ id: Id, ...saidOf, withdrawn: z.boolean(), touches: z.array(Touched), /** What is asked before it is confirmed. */ asks: z.array(AskedOfChange) }).meta({ id: 'ReleaseChangeLine' });
export type ReleaseChangeLine = z.infer<typeof ReleaseChangeLine>;
const ChangedUnit = z.object({ unitId: Id, title: z.string(), lang: Locale, minutes: z.number().int(), /** It is about something that is supported; else it is asked of nobody. */ about: z.boolean() });
const versionOf = { courseId: Id, courseVersionId: Id, title: z.string(), lang: Locale, version: z.number().int(), class: z.enum(['first', 'cosmetic', 'substantive', 'breaking']), reason: z.string(), publishedAt: Instant, /** The reader may open its versions; else its course is there to be read. */ opens: z.boolean() };
export const TaughtVersion = z.object({ id: Id, ...versionOf, units: z.array(ChangedUnit.extend({ asks: z.boolean(), /** Each change that touches it was withdrawn: it asks nobody. */ withdrawn: z.boolean() })) }).meta({ id: 'TaughtVersion' });
export type TaughtVersion = z.infer<typeof TaughtVersion>;
/** A version of a course that a change touches, of which nobody said yet that it teaches a release; with the activities that it changed. */
export const TeachableVersion = z.object({ ...versionOf, units: z.array(ChangedUnit) }).meta({ id: 'TeachableVersion' });
export type TeachableVersion = z.infer<typeof TeachableVersion>;
export const Release = ReleaseLine.extend({ /** Counts what was said of it: a table of notes is taken as it was seen. */ version: z.number().int(), lines: z.array(ReleaseChangeLine), teaching: z.array(TaughtVersion), teachable: z.array(TeachableVersion), /** Courses by which what its changes touch is edited, and whether they are being edited for it. */ courses: z.array(z.object({ id: Id, title: z.string(), lang: Locale, /** The reader may write its next version. */ mayEdit: z.boolean(), /** Its next version is being written for this release. */ edited: z.boolean() })) }).meta({ id: 'Release' });
export type Release = z.infer<typeof Release>;
const NotesLine = z.object({ is: z.enum(['added', 'same', 'amended', 'gone', 'withdrawn']), id: Id.nullable(), before: Said.nullable(), after: Said.nullable(), line: z.number().int().nullable() });
export const NotesPreview = z.object({
  format: NotesFormat, /** The release of the source that was read: the one of this name, else its first. */ name: z.string().nullable(), /** It is called as the release into which it is read, or not at all. */ sameName: z.boolean(), on: Day.nullable(),
  /** The day that the notes say, where the release has another one or none; `moves` where campaigns go along with it: it is said where one sees what moves. */ day: z.object({ before: Day.nullable(), after: Day, moves: z.boolean() }).nullable(), /** Other releases in the source. */ others: z.array(z.string()),
  lines: z.array(NotesLine), problems: z.array(z.object({ line: z.number().int(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })), version: z.number().int(),
}).meta({ id: 'NotesPreview' });
export type NotesPreview = z.infer<typeof NotesPreview>;
const ToLearn = z.object({ unitId: Id, courseId: Id, title: z.string(), lang: Locale, minutes: z.number().int() });
export const CurrencyLine = z.object({ person: PersonName, /** The last release they are up to date with; null where there is none. */ current: z.string().nullable(), toLearn: z.array(ToLearn) }).meta({ id: 'CurrencyLine' });
export const ReleaseReadiness = z.object({ /** Those whom the release, or one before it, concerns. */ concerned: z.number().int(), upToDate: z.number().int(), minutes: z.number().int(), people: z.array(CurrencyLine), next: z.string().nullable() }).meta({ id: 'ReleaseReadiness' });
export type ReleaseReadiness = z.infer<typeof ReleaseReadiness>;
/** How many of the people of each team, and of those under it, whom a release concerns are up to date with it: its own figure, and no level. */
export const TeamCurrency = z.object({ teams: z.array(z.object({ id: Id, name: Bilingual, /** How deep it stands under others of the list, which come before it. */ depth: z.number().int(), concerned: z.number().int(), upToDate: z.number().int() })) }).meta({ id: 'TeamCurrency' });
export type TeamCurrency = z.infer<typeof TeamCurrency>;
export const OwnCurrency = z.object({ products: z.array(z.object({ id: Id, name: z.string(), /** The newest release that is out. */ newest: z.string(), /** Something of what is out was to be learnt; else there is no being up to date with it. */ concerned: z.boolean(), current: z.string().nullable(), /** Critical changes of what is out, those to read first; a change that says something else since is to be read again. */ critical: z.array(z.object({ id: Id, release: z.string(), area: z.string(), text: z.string(), links: z.array(z.string()), sha256: z.string(), acknowledgedAt: Instant.nullable(), /** They read it as it was before. */ readBefore: z.boolean(), /** How many questions come before it is confirmed. */ questions: z.number().int() })), toLearn: z.array(ToLearn.extend({ /** What became of the product there, the critical first. */ changes: z.array(z.object({ release: z.string(), severity: Severity, text: z.string() })) })) })) }).meta({ id: 'OwnCurrency' });
export type OwnCurrency = z.infer<typeof OwnCurrency>;

/** How an answer was marked: nothing of what is right before it is right. */
const Tried = z.object({ verdict: z.enum(['right', 'partly', 'wrong', 'blank']), /** Empty before the answer is right. */ explanation: z.string() });
export const ChangeQuestion = PresentedQuestion.extend({ lang: Locale, /** Of the answer given last; null before there is one. */ tried: Tried.nullable() }).meta({ id: 'ChangeQuestion' });
export type ChangeQuestion = z.infer<typeof ChangeQuestion>;
/** A critical change as one reads it, with the questions that come before one confirms it. */
export const CriticalChange = z.object({ id: Id, product: z.string(), release: z.string(), area: z.string(), text: z.string(), links: z.array(z.string()), sha256: z.string(), acknowledgedAt: Instant.nullable(), readBefore: z.boolean(), questions: z.array(ChangeQuestion) }).meta({ id: 'CriticalChange' });
export type CriticalChange = z.infer<typeof CriticalChange>;

const ReleaseParams = z.strictObject({ releaseId: Id });
const ChangeParams = z.strictObject({ changeId: Id });
const Notes = { text: text(releaseLimits.words, 1), format: NotesFormat.nullable() };
const mostBytes = 2_000_000;
export const listReleases = endpoint({ name: 'listReleases', verb: 'GET', path: '/api/releases', action: 'release.read', summary: 'Releases of the products that are supported, the newest first', returns: z.object({ releases: z.array(ReleaseLine) }) });
export const addRelease = endpoint({ name: 'addRelease', verb: 'POST', path: '/api/releases', action: 'release.write', summary: 'A release of a product', body: z.strictObject({ id: Id, productId: Id, name: words(releaseLimits.name), on: Day.nullable() }).meta({ id: 'NewRelease' }), returns: Kept });
export const readRelease = endpoint({ name: 'readRelease', verb: 'GET', path: '/api/releases/:releaseId', action: 'release.read', summary: 'A release: its changes, what each touches, and the course versions that teach it', params: ReleaseParams, returns: Release });
export const sayReleaseDay = endpoint({ name: 'sayReleaseDay', verb: 'POST', path: '/api/releases/:releaseId/days', action: 'release.write', summary: 'Say on which day it comes out, or that nobody knows', params: ReleaseParams, body: z.strictObject({ id: Id, on: Day.nullable(), /** The day that was read. */ seen: Day.nullable().optional() }).meta({ id: 'ReleaseDay' }), returns: Kept });
export const previewNotes = endpoint({ name: 'previewNotes', verb: 'POST', path: '/api/releases/:releaseId/notes/preview', action: 'release.write', summary: 'What reading these notes would change; nothing is kept', params: ReleaseParams, body: z.strictObject(Notes).meta({ id: 'NotesSeen' }), mostBytes, returns: NotesPreview });
export const importNotes = endpoint({ name: 'importNotes', verb: 'POST', path: '/api/releases/:releaseId/notes', action: 'release.write', summary: 'Take the chosen changes of these notes, all at once, as they were seen', params: ReleaseParams, body: z.strictObject({ ...Notes, seen: z.number().int().optional(), /** Lines of the preview that are new or said otherwise and that are left out, by their place in it. */ leave: z.array(z.number().int().min(0)).max(releaseLimits.changes).default([]), /** Changes that the notes say no more, and that are withdrawn. */ withdraw: z.array(Id).max(releaseLimits.changes), /** Changes that were withdrawn, that the notes say again, and that are brought back. */ bringBack: z.array(Id).max(releaseLimits.changes).default([]), /** Lines of the preview in which only the wording of something critical is another one, by their place in it: whoever confirmed it is not asked again. */ wordingOnly: z.array(z.number().int().min(0)).max(releaseLimits.changes).default([]), /** The day of the notes is taken as that of the release, which had the other one when it was seen. */ day: z.strictObject({ id: Id, before: Day.nullable(), after: Day }).optional() }).meta({ id: 'NotesTaken' }), mostBytes, returns: z.object({ version: z.number().int() }) });
export const withdrawChange = endpoint({ name: 'withdrawChange', verb: 'POST', path: '/api/release-changes/:changeId/withdrawal', action: 'release.write', summary: 'A change is no part of the release any more', params: ChangeParams, body: z.strictObject({}), returns: Kept });
export const bringChangeBack = endpoint({ name: 'bringChangeBack', verb: 'POST', path: '/api/release-changes/:changeId/return', action: 'release.write', summary: 'A change that was withdrawn is part of the release again', params: ChangeParams, body: z.strictObject({}), returns: Kept });
export const suggestTouches = endpoint({ name: 'suggestTouches', verb: 'GET', path: '/api/release-changes/:changeId/suggestions', action: 'release.write', summary: 'Activities, questions and articles that speak of what a change speaks of; a person decides', params: ChangeParams, returns: z.object({ things: z.array(Suggested) }) });
export const touch = endpoint({ name: 'touch', verb: 'POST', path: '/api/release-changes/:changeId/touches', action: 'release.write', summary: 'A change touches an activity, a question or an article', params: ChangeParams, body: z.strictObject({ id: Id, kind: TouchedKind, thingId: Id }).meta({ id: 'Touch' }), returns: Kept });
export const untouch = endpoint({ name: 'untouch', verb: 'POST', path: '/api/release-touches/:touchId/end', action: 'release.write', summary: 'It does not touch it', params: z.strictObject({ touchId: Id }), body: z.strictObject({}), returns: Kept });
export const teachRelease = endpoint({ name: 'teachRelease', verb: 'POST', path: '/api/releases/:releaseId/versions', action: 'release.write', summary: 'Say that a course version teaches a release, and which of its changed activities ask people to learn', params: ReleaseParams, body: z.strictObject({ id: Id, courseVersionId: Id, asks: z.array(Id).max(500) }).meta({ id: 'Teaching' }), returns: Kept });
export const editForRelease = endpoint({ name: 'editForRelease', verb: 'POST', path: '/api/releases/:releaseId/drafts', action: 'course.write', summary: 'Begin the next version of a course for a release, or go on with the one that is open: once published it teaches the release', params: ReleaseParams, body: z.strictObject({ id: Id, courseId: Id }).meta({ id: 'EditForRelease' }), returns: Kept });
export const unteachRelease = endpoint({ name: 'unteachRelease', verb: 'POST', path: '/api/release-versions/:teachingId/end', action: 'release.write', summary: 'That course version does not teach it', params: z.strictObject({ teachingId: Id }), body: z.strictObject({}), returns: Kept });
export const readReadiness = endpoint({ name: 'readReadiness', verb: 'GET', path: '/api/releases/:releaseId/people', action: 'release.follow', summary: 'Who is up to date with a release, and what each of the others has still to learn; fifty at a time', params: ReleaseParams, query: z.strictObject({ after: text(80).optional(), /** Of the people of this team, and of those under it, alone. */ team: Id.optional() }), returns: ReleaseReadiness });
export const readTeamCurrency = endpoint({ name: 'readTeamCurrency', verb: 'GET', path: '/api/releases/:releaseId/teams', action: 'release.follow', summary: 'How many of each team are up to date with a release', params: ReleaseParams, returns: TeamCurrency });
export const readOwnCurrency = endpoint({ name: 'readOwnCurrency', verb: 'GET', path: '/api/currency', action: 'currency.read', summary: 'With which releases of the products one supports one is up to date, and what there is still to learn', returns: OwnCurrency });
export const acknowledgeChange = endpoint({ name: 'acknowledgeChange', verb: 'POST', path: '/api/release-changes/:changeId/acknowledgements', action: 'release.acknowledge', summary: 'Say that one read a change, as the notes say it, and understood it', params: ChangeParams, body: z.strictObject({ id: Id, sha256: text(64, 64) }).meta({ id: 'ChangeAcknowledgement' }), returns: Kept });
export const readCriticalChange = endpoint({ name: 'readCriticalChange', verb: 'GET', path: '/api/release-changes/:changeId', action: 'currency.read', summary: 'A critical change, with the questions that come before one confirms it, without their key', params: ChangeParams, returns: CriticalChange });
export const answerChange = endpoint({ name: 'answerChange', verb: 'POST', path: '/api/release-changes/:changeId/answers', action: 'release.acknowledge', summary: 'Answer a question of a critical change, as often as one likes; the same id again is the same answer', params: ChangeParams, body: z.strictObject({ id: Id, sha256: text(64, 64), questionVersionId: Id, lang: Locale, response: Response }).meta({ id: 'ChangeAnswer' }), returns: Tried.extend({ id: Id }).meta({ id: 'ChangeAnswered' }) });
export const askOfChange = endpoint({ name: 'askOfChange', verb: 'POST', path: '/api/release-changes/:changeId/questions', action: 'release.write', summary: 'A question comes before a critical change is confirmed', params: ChangeParams, body: z.strictObject({ id: Id, questionId: Id }).meta({ id: 'QuestionOfChange' }), returns: Kept });
export const askNoMore = endpoint({ name: 'askNoMore', verb: 'POST', path: '/api/release-change-questions/:linkId/end', action: 'release.write', summary: 'It comes no more before it', params: z.strictObject({ linkId: Id }), body: z.strictObject({}), returns: Kept });
