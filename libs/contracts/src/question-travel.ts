import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant, Locale, text } from './vocabulary.js';

export const QuestionFormat = z.enum(['gift', 'aiken', 'moodle-xml', 'table']).meta({ id: 'QuestionFormat', description: 'A table is CSV, or cells pasted from a spreadsheet.' });
export type QuestionFormat = z.infer<typeof QuestionFormat>;
/** What reading a file of questions can find wrong with a line. The browser has a sentence for each. */
export const travelProblemCodes = [
  'questions.empty', 'questions.too-many', 'questions.too-long', 'questions.format-unknown', 'question.kind-unknown', 'question.no-prompt', 'question.no-answers', 'question.one-option', 'question.no-right', 'question.several-right', 'question.answer-unknown', 'question.option-twice', 'question.text-missing', 'question.too-long',
  'question.too-many-options', 'question.number-unreadable', 'question.several-numbers', 'question.no-truth', 'question.level-unknown', 'question.difficulty-unknown', 'question.gap-not-once', 'question.gap-kind', 'gift.brace-open', 'gift.brace-stray', 'gift.several-gaps', 'gift.no-sign', 'gift.no-arrow', 'xml.malformed', 'xml.doctype', 'xml.too-deep', 'xml.too-many-parts', 'xml.no-quiz',
  'table.malformed', 'table.formula', 'table.more-cells-than-columns', 'table.no-prompt-column',
] as const;
/** What a question loses on the way in, or still lacks once it is in. */
export const travelNoteCodes = ['note.picture', 'note.picture-words', 'note.weights', 'note.feedback', 'note.partly-right', 'note.wildcard', 'note.case', 'note.unit', 'note.description', 'note.garbled', 'note.tags', 'note.no-instruction', 'note.gap-number', 'note.cell'] as const;
/** What a question loses on the way out. */
export const travelLossCodes = ['loss.not-whole', 'loss.kind', 'loss.nowhere', 'loss.gaps', 'loss.picture', 'loss.explanations', 'loss.cell', 'loss.filing', 'loss.tags', 'loss.lines', 'loss.units', 'loss.percent', 'loss.signs'] as const;

const remark = <T extends readonly [string, ...string[]]>(codes: T) => z.object({ line: z.number().int(), code: z.enum(codes), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const said = z.object({ before: z.string(), after: z.string() }).nullable();
export const QuestionsPreview = z.object({
  /** As chosen, else as recognised; null where it looks like none. */
  format: QuestionFormat.nullable(), counts: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int(), problems: z.number().int() }), /** How many questions the quiz would hold. */ total: z.number().int(),
  /** New questions and changed ones, with what would be another; the same ones are only counted. */
  lines: z.array(z.object({ line: z.number().int(), state: z.enum(['new', 'changed']), prompt: z.string(), answers: z.string(), /** What the picture beside it shows, in words; null where there is none. */ picture: z.string().nullable(), changes: z.object({ kind: z.boolean(), prompt: said, picture: said, answers: said, explanation: said, cell: said, filing: said }).nullable() })),
  /** The first 100 of each. */
  problems: z.array(remark(travelProblemCodes)), notes: z.array(remark(travelNoteCodes)),
}).meta({ id: 'QuestionsPreview' });
export type QuestionsPreview = z.infer<typeof QuestionsPreview>;
export const WrittenQuestions = z.object({
  name: z.string(), text: z.string(), /** How many are in it. */ count: z.number().int(),
  /** What does not travel; `question` counts from 1. */
  losses: z.array(z.object({ question: z.number().int(), prompt: z.string(), code: z.enum(travelLossCodes), leftOut: z.boolean() })),
}).meta({ id: 'WrittenQuestions' });
export type WrittenQuestions = z.infer<typeof WrittenQuestions>;
/** Files with pictures are long. */
export const mostOfQuestions = { questions: 200, characters: 10_000_000, bytes: 20_000_000 } as const;

const DraftQuiz = z.strictObject({ draftId: Id, activityId: Id });
const file = { text: text(mostOfQuestions.characters), format: QuestionFormat.nullable() };
const wanted = z.strictObject({ format: QuestionFormat, locale: Locale }).meta({ id: 'QuestionsWanted' });
export const previewQuestions = endpoint({ name: 'previewQuestions', verb: 'POST', path: '/api/course-drafts/:draftId/quizzes/:activityId/question-imports/preview', action: 'course.write', mostBytes: mostOfQuestions.bytes, summary: 'What a file of questions (GIFT, Aiken, Moodle XML, CSV) would add to a quiz of a draft, and what is wrong with it line by line, without keeping anything', params: DraftQuiz, body: z.strictObject(file).meta({ id: 'QuestionsFile' }), returns: QuestionsPreview });
export const importQuestions = endpoint({ name: 'importQuestions', verb: 'POST', path: '/api/course-drafts/:draftId/quizzes/:activityId/question-imports', action: 'course.write', mostBytes: mostOfQuestions.bytes, summary: 'Take the questions of a file into a quiz of a draft, all or, where said so, those without a problem; the same file again adds nothing', params: DraftQuiz, body: z.strictObject({ seen: z.number().int().optional(), ...file, leaveOut: z.boolean() }).meta({ id: 'QuestionsImport' }), returns: z.object({ version: z.number().int(), savedAt: Instant, counts: QuestionsPreview.shape.counts }) });
export const exportQuestions = endpoint({ name: 'exportQuestions', verb: 'POST', path: '/api/course-drafts/:draftId/quizzes/:activityId/question-exports', action: 'question.export', summary: 'The questions of a draft’s quiz as a file, right answers included, and what of them does not travel', params: DraftQuiz, body: wanted, returns: WrittenQuestions });
export const exportPublishedQuestions = endpoint({ name: 'exportPublishedQuestions', verb: 'POST', path: '/api/courses/:courseId/quizzes/:unitId/question-exports', action: 'question.export', summary: 'The same of a published quiz: the questions that it names, and all that it may draw', params: z.strictObject({ courseId: Id, unitId: Id }), body: wanted, returns: WrittenQuestions });
