import { Injectable } from '@nestjs/common';
import type { QuestionsPreview } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { PlannedQuestion, PortableContent, PortableQuestion } from '@palier/formats';
import { Database, Refusal, require } from '#platform';
import { DraftsQueries } from './drafts.queries.js';
import { PlanQuestions, quizOf, type QuestionsFile } from './plan-questions.js';

/** The page shows so many problems; the first ones are mended first. */
const shown = 100;

/** What a file of questions would make of a quiz: what is new, what says something else than here, and what is wrong with it, line by line. */
@Injectable()
export class PreviewQuestions {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly plans: PlanQuestions) {}

  async of(by: Actor, draftId: string, activityId: string, file: QuestionsFile): Promise<QuestionsPreview> {
    const row = await this.drafts.row(draftId, this.db);
    require(by, 'course.write', row.madeBy);
    const quiz = quizOf(row.content, activityId);
    if (quiz.drawn !== null) throw new Refusal('draft.quiz-drawn');
    const { format, counts, planned, problems, notes, questions } = await this.plans.of(this.db, row.content.locale, quiz, await this.plans.read(file));
    return { format, counts, total: questions.length, lines: planned.flatMap((it) => (it.kind === 'same' ? [] : [lineOf(it)])), problems: problems.slice(0, shown), notes: notes.slice(0, shown) };
  }
}

function lineOf(it: Exclude<PlannedQuestion, { kind: 'same' }>): QuestionsPreview['lines'][number] {
  const { content, picture } = it.question;
  return { line: it.line, state: it.kind, prompt: content.prompt, answers: answersOf(content), picture: picture?.words ?? null, changes: it.kind === 'new' ? null : changesOf(it.before, it.question) };
}

function changesOf(before: PortableQuestion, after: PortableQuestion): QuestionsPreview['lines'][number]['changes'] {
  const said = (of: (it: PortableQuestion) => string) => (of(before) === of(after) ? null : { before: of(before), after: of(after) });
  return { kind: before.content.kind !== after.content.kind, prompt: said((it) => it.content.prompt), picture: said(({ picture }) => (picture === null ? '' : `${picture.words} (${picture.file.slice(0, 8)})`.trim())), answers: said((it) => answersOf(it.content)), explanation: said((it) => it.content.explanation), cell: said((it) => (it.cell === null ? '' : `${it.cell.competency} (${it.cell.level})`)), filing: said(({ difficulty, tags }) => [...(difficulty === null ? [] : [`${difficulty}/3`]), ...tags].join(' · ')) };
}

/** The answers of a question on one line, with the signs of any language. */
function answersOf(it: PortableContent): string {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return it.options.map(({ text, correct, explanation }) => `${correct ? '✓' : '–'} ${text}${explanation === '' ? '' : ` (${explanation})`}`).join(' · ');
    case 'shortText': return `= ${it.accepted.join(', ')}`;
    case 'ordering': return it.items.map((text, at) => `${at + 1}. ${text}`).join(' · ');
    case 'matching': return [...it.pairs.map(({ left, right }) => `${left} → ${right}`), ...it.extra.map((text) => `– ${text}`)].join(' · ');
    case 'gapFill': return it.pieces.map((piece, at) => `${piece}${it.gaps[at] === undefined ? '' : `[${[it.gaps[at].accepted.join(', '), ...it.gaps[at].others].join(' | ')}]`}`).join('').replaceAll('\n', ' ');
    case 'trueFalse': return it.answer === true ? '✓' : '✗';
    case 'numeric': return `= ${it.value}${it.units.length === 0 ? '' : `\u00a0${it.units.join(', ')}`}${it.tolerance.of === '' ? '' : ` (±\u00a0${it.tolerance.of}${it.tolerance.by === 'percent' ? '\u00a0%' : ''})`}`;
  }
}
