import * as z from 'zod';
import { channels, difficulties, feedbackPolicies, mostTags, questionKinds, fieldLabels, replyActions, tones } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept, Level, Locale, text, words } from './vocabulary.js';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/).meta({ id: 'Sha256', description: 'The SHA-256 of a file’s bytes, in lower-case hex.' });
/** A file as it was kept; pixels where it is a picture. */
export const StoredFile = z.object({ sha256: Sha256, name: z.string(), mediaType: z.string(), bytes: z.number().int(), width: z.number().int().nullable(), height: z.number().int().nullable() }).meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

const once = <T extends z.ZodType>(of: z.ZodArray<T>, key: (it: z.output<T>) => string) => of.refine((all) => new Set(all.map(key)).size === all.length, { error: 'twice' });
export const DraftCell = z.strictObject({ competencyId: Id, level: Level }).nullable();
const DraftOption = z.strictObject({ id: text(100, 1), text: text(500), correct: z.boolean(), explanation: text(1000) });
const part = z.number().int().min(0).max(1000);
export const Shape = z.strictObject({ form: z.enum(['box', 'round']), x: part, y: part, width: part.min(10), height: part.min(10) }).refine((it) => it.x + it.width <= 1000 && it.y + it.height <= 1000, { error: 'outside' }).meta({ id: 'Shape' });
const DraftItem = z.strictObject({ id: text(100, 1), text: text(500) });
export const Channel = z.enum(channels).meta({ id: 'Channel' });
/** What may be said to a customer, as whoever says it sees it. */
export const Said = z.strictObject({ id: text(100, 1), text: text(1000), channel: Channel, tone: z.enum(tones), action: z.enum(replyActions), /** The ticket goes to the next tier by it. */ escalates: z.boolean() }).meta({ id: 'Said' });
export const Situation = z.strictObject({ customer: text(200), product: text(200), channel: Channel, ticket: text(5000) }).meta({ id: 'Situation' });
const Next = z.discriminatedUnion('to', [z.strictObject({ to: z.literal('scene'), sceneId: text(100, 1) }), z.strictObject({ to: z.literal('end'), good: z.boolean() })]).meta({ id: 'Next' });
const DraftReply = Said.extend({ /** Null while its author has not said. */ next: Next.nullable(), consequence: text(1000), credit: z.number().int().min(-100).max(100) });
const DraftScene = z.strictObject({ id: text(100, 1), says: text(2000), replies: z.array(DraftReply).max(5) });
const pixels = z.number().int().min(1).max(100_000);
const said = { prompt: text(2000), explanation: text(1000) };
/** A picture beside what is asked, and what it shows for whoever does not see it. */
export const Illustration = z.strictObject({ file: Sha256, width: pixels, height: pixels, words: text(1000) }).meta({ id: 'Illustration' });
const question = { ...said, illustration: Illustration.optional() };
const options = once(z.array(DraftOption).max(20), (it) => it.id);
/** How a question stands in the bank. Without it, an easy one that no other quiz draws. */
export const Difficulty = z.literal(difficulties).meta({ id: 'Difficulty' });
export const Tag = words(mostTags.length);
export const Filing = z.strictObject({ difficulty: Difficulty, tags: z.array(Tag).max(mostTags.count), /** The activity where its answer is learnt. */ source: Id.nullable(), /** Other quizzes may draw it. */ open: z.boolean() }).meta({ id: 'Filing' });
export const DraftQuestion = z.strictObject({
  id: Id, cell: DraftCell, filing: Filing.optional(), content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('singleChoice'), ...question, options }), z.strictObject({ kind: z.literal('multipleChoice'), ...question, options }),
    z.strictObject({ kind: z.literal('shortText'), ...question, accepted: z.array(text(500)).max(20) }),
    z.strictObject({ kind: z.literal('trueFalse'), ...question, answer: z.boolean().nullable() }),
    z.strictObject({ kind: z.literal('numeric'), ...question, value: text(50), tolerance: z.strictObject({ by: z.enum(['amount', 'percent']), of: text(50) }), units: z.array(text(50)).max(20) }),
    /** In the right order. The ids of all that is put in order or paired say nothing of where it belongs: drawn at random. */
    z.strictObject({ kind: z.literal('ordering'), ...question, items: once(z.array(DraftItem).max(20), (it) => it.id) }),
    z.strictObject({ kind: z.literal('matching'), ...question, pairs: z.array(z.strictObject({ left: DraftItem, right: DraftItem })).max(20), extra: z.array(DraftItem).max(20) }).refine(({ pairs, extra }) => new Set([...pairs.flatMap((it) => [it.left.id, it.right.id]), ...extra.map((it) => it.id)]).size === 2 * pairs.length + extra.length, { error: 'twice' }),
    /** Spots lie on the picture by thousandths of its width and height. Whoever answers sees them all, and is not told which are right. */
    z.strictObject({ kind: z.literal('hotSpot'), ...said, picture: z.strictObject({ file: Sha256.nullable(), width: pixels, height: pixels, words: text(1000) }), options: once(z.array(DraftOption.extend({ shape: Shape })).max(20), (it) => it.id) }),
    /** A conversation that begins with the first scene; where each reply leads, what follows from it and what it is worth stays here until the conversation may be looked back on. */
    z.strictObject({ kind: z.literal('ticketSimulation'), ...question, situation: Situation, scenes: once(z.array(DraftScene).max(20), (it) => it.id).refine((scenes) => { const ids = scenes.flatMap((it) => it.replies.map((reply) => reply.id)); return new Set(ids).size === ids.length; }, { error: 'twice' }) }),
    /** The text names each gap as `[id]`. With others to choose from it is a list, else it is written. */
    z.strictObject({ kind: z.literal('gapFill'), ...question, text: text(5000), gaps: once(z.array(z.strictObject({ id: z.string().regex(/^\w{1,20}$/), accepted: z.array(text(200)).max(20), others: z.array(text(200)).max(20) })).max(20), (it) => it.id) }),
  ]),
}).meta({ id: 'DraftQuestion' });
/** So many questions drawn from the bank by each attempt: of a cell, the quiz’s where it has none of its own, narrowed by kind, tag and difficulty. */
export const DraftDraw = z.strictObject({ id: text(100, 1), cell: DraftCell, count: z.number().int().min(1).max(50), kind: z.enum(questionKinds).nullable(), tag: Tag.nullable(), difficulty: Difficulty.nullable() }).meta({ id: 'DraftDraw' });
/** What one version of a question says in one language, its key included. */
export const QuestionWords = DraftQuestion.shape.content;
/** A draft kept before these were asked says nothing of them. */
const AttemptsAllowed = z.number().int().min(1).max(20).nullable().default(null);
const Feedback = z.enum(feedbackPolicies).default('full');
/** Levels that an activity proves, or prepares for. */
const Cells = once(z.array(z.strictObject({ competencyId: Id, level: Level })).max(10), (it) => `${it.competencyId}/${it.level}`);
/** A draft kept before this was asked says nothing of it. */
const prepares = { cells: Cells.optional() };
const activity = { id: Id, title: text(200), minutes: z.number().int().min(1).max(600) };
const LessonPicture = z.strictObject({ name: text(100, 1), file: Sha256, width: z.number().int().min(1).max(100_000), height: z.number().int().min(1).max(100_000) });
export const DraftActivity = z.discriminatedUnion('kind', [
  z.strictObject({ ...activity, ...prepares, kind: z.literal('lesson'), text: text(100_000), pictures: once(z.array(LessonPicture).max(100), (it) => it.name) }),
  z.strictObject({ ...activity, ...prepares, kind: z.literal('file'), file: Sha256.nullable() }),
  z.strictObject({ ...activity, ...prepares, kind: z.literal('link'), address: text(2000), about: text(1000) }),
  z.strictObject({ ...activity, ...prepares, kind: z.literal('video'), file: Sha256.nullable(), captions: Sha256.nullable(), transcript: text(100_000) }),
  z.strictObject({ ...activity, kind: z.literal('checklist'), items: once(z.array(z.strictObject({ id: Id, text: text(500), required: z.boolean() })).max(50), (it) => it.id), cells: Cells }),
  z.strictObject({ ...activity, ...prepares, kind: z.literal('article'), article: Id.nullable() }),
  z.strictObject({ ...activity, kind: z.literal('quiz'), cell: DraftCell, passMark: z.number().min(0).max(1), limit: z.number().int().min(1).max(600).nullable(), attempts: AttemptsAllowed, feedback: Feedback, questions: once(z.array(DraftQuestion).max(200), (it) => it.id), draws: once(z.array(DraftDraw).max(10), (it) => it.id).optional(), drawn: Id.nullable() }),
]).meta({ id: 'DraftActivity' });
/** A course in the making, in its author’s language. May be anything but whole: what is missing is said before it is published. */
export const CourseDraft = z.strictObject({ locale: Locale, title: text(200), summary: text(1000), activities: once(z.array(DraftActivity).max(100), (it) => it.id) }).meta({ id: 'CourseDraft' });
export type CourseDraft = z.infer<typeof CourseDraft>;
export const DraftFile = z.object({
  id: Id, courseId: Id, /** To be sent back with a change. */ version: z.number().int(), content: CourseDraft, files: z.array(StoredFile.omit({ width: true, height: true })), /** The number of the published version it began from. */ basedOn: z.number().int().nullable(),
  changedBy: z.string(), changedAt: Instant, state: z.enum(['open', 'deleted', 'published']), /** It is published by a second person, who looked it over. */ secondPerson: z.boolean(), /** Published, its version teaches this release: what it changed is learnt again. */ forRelease: z.object({ id: Id, name: z.string() }).nullable(),
  /** Its newest check, unless that was taken back: while it waits nobody changes the draft; what came back says what to mend. */
  check: z.object({ id: Id, state: z.enum(['waiting', 'returned']), by: z.string(), at: Instant, words: z.string(), /** The reader wrote it, and may take the request back. */ mine: z.boolean() }).nullable(),
}).meta({ id: 'DraftFile' });
export type DraftFile = z.infer<typeof DraftFile>;
export const DraftLine = z.object({ id: Id, title: z.string(), lang: Locale, activities: z.number().int(), basedOn: z.number().int().nullable(), changedBy: z.string(), changedAt: Instant, deleted: z.boolean(), /** Of its newest check. */ check: z.enum(['waiting', 'returned']).nullable() }).meta({ id: 'DraftLine' });
export const Drafts = z.object({ drafts: z.array(DraftLine), /** Published courses that one may bring into a new version. */ courses: z.array(z.object({ id: Id, title: z.string(), lang: Locale, version: z.number().int(), draftId: Id.nullable(), /** What a check afterwards found to mend in its newest version. */ toMend: z.object({ by: z.string(), at: Instant, words: z.string() }).nullable() })) }).meta({ id: 'Drafts' });
export type Drafts = z.infer<typeof Drafts>;
export const ChangeClass = z.enum(['cosmetic', 'substantive', 'breaking']).meta({ id: 'ChangeClass' });
export type ChangeClass = z.infer<typeof ChangeClass>;
const seen = z.number().int().optional();

/** Each version of a course: how far its change reached, why, and who published it. */
export const CourseVersions = z.object({ courseId: Id, title: z.string(), lang: Locale, versions: z.array(z.object({ number: z.number().int(), /** Null is the first version. */ change: ChangeClass.nullable(), reason: z.string(), publishedAt: Instant, publishedBy: z.string() })) }).meta({ id: 'CourseVersions' });
export type CourseVersions = z.infer<typeof CourseVersions>;
const Field = z.object({ key: z.string(), label: z.enum(fieldLabels), text: z.string(), right: z.boolean().nullable() });
/** A course in the form in which two versions of it are compared, keys of its questions included. Blocks are as lessons hold them. */
export const WrittenCourse = z.object({ fields: z.array(Field), activities: z.array(z.object({ id: Id, kind: z.enum(['lesson', 'file', 'link', 'video', 'checklist', 'article', 'quiz']), fields: z.array(Field), blocks: z.array(z.unknown()), questions: z.array(z.object({ id: Id, fields: z.array(Field) })) })) }).meta({ id: 'WrittenCourse' });
export const CourseVersionFile = z.object({ number: z.number().int(), lang: Locale, written: WrittenCourse, files: z.array(StoredFile.omit({ width: true, height: true })) }).meta({ id: 'CourseVersionFile' });
export type CourseVersionFile = z.infer<typeof CourseVersionFile>;

const PlainQuestion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['singleChoice', 'multipleChoice']), ...question, options: z.array(DraftOption.omit({ id: true })).max(20) }), z.strictObject({ kind: z.literal('shortText'), ...question, accepted: z.array(text(500)).max(20) }),
]).meta({ id: 'PlainQuestion' });
export type PlainQuestion = z.infer<typeof PlainQuestion>;
/** What reading pasted questions can find wrong with a line. The browser has a sentence for each. */
export const pastedProblemCodes = [
  'questions.empty', 'questions.too-many', 'question.no-prompt', 'question.no-answers', 'question.one-option', 'question.no-right', 'question.answer-unknown', 'question.answered-twice', 'question.two-kinds',
  'question.stray-text', 'question.option-twice', 'question.text-missing', 'question.too-long', 'question.too-many-options',
] as const;
export const ReadQuestions = z.object({ questions: z.array(PlainQuestion), problems: z.array(z.object({ line: z.number().int(), code: z.enum(pastedProblemCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })) }).meta({ id: 'ReadQuestions' });
export type ReadQuestions = z.infer<typeof ReadQuestions>;

const DraftParams = z.strictObject({ draftId: Id });
export const readFile = endpoint({ name: 'readFile', verb: 'GET', path: '/api/files/:sha256', action: 'file.read', summary: 'A picture, a document, a film or its captions, or a range of its bytes', params: z.strictObject({ sha256: Sha256 }), produces: 'application/octet-stream' });
export const keepFile = endpoint({ name: 'keepFile', verb: 'POST', path: '/api/files', action: 'file.keep', summary: 'Bring in a file for a course: PNG, JPEG, WebP, PDF, MP4, WebM or VTT, told by its content', query: z.strictObject({ name: words(500) }), accepts: 'application/octet-stream', returns: StoredFile });
export const listDrafts = endpoint({ name: 'listDrafts', verb: 'GET', path: '/api/course-drafts', action: 'course.write', summary: 'Courses in the making, and published ones that I may bring into a new version', returns: Drafts });
export const makeDraft = endpoint({ name: 'makeDraft', verb: 'POST', path: '/api/course-drafts', action: 'course.write', summary: 'Begin a course', body: z.strictObject({ id: Id, locale: Locale }).meta({ id: 'NewDraft' }), returns: Kept });
export const openDraft = endpoint({ name: 'openDraft', verb: 'POST', path: '/api/courses/:courseId/drafts', action: 'course.write', summary: 'Begin the next version of a published course, or go on with the one that is open', params: z.strictObject({ courseId: Id }), body: z.strictObject({ id: Id }), returns: Kept });
export const readDraft = endpoint({ name: 'readDraft', verb: 'GET', path: '/api/course-drafts/:draftId', action: 'course.write', summary: 'A course in the making', params: DraftParams, returns: DraftFile });
export const saveDraft = endpoint({ name: 'saveDraft', verb: 'POST', path: '/api/course-drafts/:draftId', action: 'course.write', summary: 'Keep a draft as it is now', params: DraftParams, body: z.strictObject({ seen, content: CourseDraft }).meta({ id: 'DraftChange' }), returns: z.object({ version: z.number().int(), savedAt: Instant }) });
export const deleteDraft = endpoint({ name: 'deleteDraft', verb: 'DELETE', path: '/api/course-drafts/:draftId', action: 'course.write', summary: 'Put a draft away; it can be taken back for thirty days', params: DraftParams, returns: Kept });
export const restoreDraft = endpoint({ name: 'restoreDraft', verb: 'POST', path: '/api/course-drafts/:draftId/restoration', action: 'course.write', summary: 'Take a draft back', params: DraftParams, body: z.strictObject({}), returns: Kept });
export const publishDraft = endpoint({ name: 'publishDraft', verb: 'POST', path: '/api/course-drafts/:draftId/publication', action: 'course.publish', summary: 'Publish a draft as an immutable version of its course', params: DraftParams, body: z.strictObject({ seen, change: z.strictObject({ class: ChangeClass, reason: words(500) }).nullable() }).meta({ id: 'Publication' }), returns: z.object({ courseId: Id, courseVersionId: Id, version: z.number().int() }) });
const CourseParams = z.strictObject({ courseId: Id });
export const listCourseVersions = endpoint({ name: 'listCourseVersions', verb: 'GET', path: '/api/courses/:courseId/versions', action: 'course.write', summary: 'The versions of a course, the newest first', params: CourseParams, returns: CourseVersions });
export const readCourseVersion = endpoint({ name: 'readCourseVersion', verb: 'GET', path: '/api/courses/:courseId/versions/:number', action: 'course.write', summary: 'One version of a course as its author wrote it, to be compared with another', params: z.strictObject({ courseId: Id, number: z.coerce.number().int().min(1).max(1_000_000) }), returns: CourseVersionFile });
export const readQuestions = endpoint({ name: 'readQuestions', verb: 'POST', path: '/api/questions/reading', action: 'course.write', summary: 'Read questions pasted as plain text, without keeping anything', body: z.strictObject({ text: text(300_000) }).meta({ id: 'PastedQuestions' }), returns: ReadQuestions });
/** Each tag of the bank once, as it is mostly written. */
export const Tags = z.object({ tags: z.array(z.object({ tag: z.string(), questions: z.number().int() })) }).meta({ id: 'Tags' });
export type Tags = z.infer<typeof Tags>;
export const listTags = endpoint({ name: 'listTags', verb: 'GET', path: '/api/question-tags', action: 'course.write', summary: 'The tags of the question bank, the most used first', returns: Tags });
export const writeQuestions = endpoint({ name: 'writeQuestions', verb: 'POST', path: '/api/questions/writing', action: 'course.write', summary: 'Questions as plain text, in the form in which they can be pasted', body: z.strictObject({ questions: z.array(PlainQuestion).max(200) }).meta({ id: 'QuestionsToWrite' }), returns: z.object({ text: z.string() }) });
