import { Injectable } from '@nestjs/common';
import type { Locale, QuestionFormat, WrittenQuestions } from '@palier/contracts';
import { mayDraw, reachesEveryone, type Actor, type DraftQuestion } from '@palier/domain';
import { portableLimits, writePortable, type PortableQuestion } from '@palier/formats';
import { CompetenciesQueries } from '#competencies';
import { buffer } from 'node:stream/consumers';
import { audit, Database, FileStore, Refusal, require, type Tx } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { CoursesQueries } from './courses.queries.js';
import { DraftsQueries } from './drafts.queries.js';
import { quizOf } from './plan-questions.js';
import { nameIn, portableOf } from './portable-questions.js';

const endings = { gift: 'gift.txt', aiken: 'aiken.txt', 'moodle-xml': 'xml', table: 'csv' } as const satisfies Record<QuestionFormat, string>;
interface Wanted { readonly format: QuestionFormat; readonly locale: Locale }

/** The questions of a quiz leave the house with their right answers: for those who write it, and that they did stands in the audit. */
@Injectable()
export class ExportQuestions {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly courses: CoursesQueries, private readonly quizzes: QuizzesQueries, private readonly competencies: CompetenciesQueries, private readonly files: FileStore) {}

  ofDraft(by: Actor, draftId: string, activityId: string, wanted: Wanted): Promise<WrittenQuestions> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.row(draftId, tx);
      require(by, 'question.export', row.madeBy);
      const quiz = quizOf(row.content, activityId);
      const questions = quiz.drawn === null ? quiz.questions : await this.ofVersion(tx, by, quiz.drawn, row.content.locale);
      return this.written(tx, by, { thing: draftId, title: quiz.title, questions, locale: row.content.locale }, wanted);
    });
  }

  ofCourse(by: Actor, courseId: string, unitId: string, wanted: Wanted): Promise<WrittenQuestions> {
    return this.db.transaction(async (tx) => {
      const course = await this.courses.published(courseId, tx);
      if (course === null) throw new Refusal('thing.not-found');
      require(by, 'question.export', course.madeBy ?? '');
      const unit = course.units.find((it) => it.unitId === unitId);
      if (unit?.quizVersionId == null) throw new Refusal('thing.not-found');
      return this.written(tx, by, { thing: courseId, title: unit.words[course.sourceLocale]?.title ?? '', questions: await this.ofVersion(tx, by, unit.quizVersionId, course.sourceLocale), locale: course.sourceLocale }, wanted);
    });
  }

  /** What a published quiz asks: the questions that it names, and all those that it may draw and that this actor may see with their answers. */
  private async ofVersion(tx: Tx, by: Actor, quizVersionId: string, locale: Locale): Promise<DraftQuestion[]> {
    const version = await this.quizzes.version(quizVersionId, tx);
    if (version === null) throw new Refusal('thing.not-found');
    const named = new Set(version.blueprint.draws.flatMap((it) => (it.kind === 'fixed' ? [it.questionId] : [])));
    const bank = (await this.quizzes.bank(version.blueprint, tx)).filter((it) => named.has(it.questionId) || ((it.writtenBy === by.personId || reachesEveryone(by, 'question.export')) && version.blueprint.draws.some((draw) => draw.kind === 'cell' && mayDraw(draw, it))));
    const texts = new Map((await this.quizzes.texts(bank.map((it) => it.questionVersionId), locale, tx)).map((it) => [it.questionVersionId, it]));
    const filed = new Map((await this.quizzes.filings(bank.map((it) => it.questionVersionId), tx)).map((it) => [it.questionVersionId, it.filing]));
    const order = version.blueprint.draws.flatMap((it) => (it.kind === 'fixed' ? [it.questionId] : []));
    const place = (id: string): number => { const at = order.indexOf(id); return at === -1 ? order.length : at; };
    return bank.flatMap((it) => { const text = texts.get(it.questionVersionId); return text === undefined ? [] : [{ id: it.questionId, cell: { competencyId: text.competencyId, level: text.level }, content: text.content, filing: filed.get(it.questionVersionId) }]; })
      .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  }

  private async written(tx: Tx, by: Actor, quiz: { readonly thing: string; readonly title: string; readonly questions: readonly DraftQuestion[]; readonly locale: Locale }, { format, locale }: Wanted): Promise<WrittenQuestions> {
    const named = new Map((await this.competencies.named([...new Set(quiz.questions.flatMap((it) => (it.cell === null ? [] : [it.cell.competencyId])))], tx)).map((it) => [it.competencyId, it.name]));
    const portable = quiz.questions.map((it) => portableOf(it, (id) => nameIn(named.get(id), quiz.locale)));
    const known = portable.flatMap((it, at) => (it === null ? [] : [{ it, number: at + 1 }]));
    const { text, losses } = writePortable(format, format === 'moodle-xml' ? await this.withPictures(known.map(({ it }) => it)) : known.map(({ it }) => it), locale);
    const said = [...losses.map((it) => ({ ...it, question: known[it.question - 1]?.number ?? it.question })), ...portable.flatMap((it, at) => (it === null ? [{ question: at + 1, code: 'loss.nowhere' as const, leftOut: true }] : []))].sort((a, b) => a.question - b.question);
    const count = quiz.questions.length - new Set(said.filter((it) => it.leftOut).map((it) => it.question)).size;
    await audit(tx, by.personId, 'question.export', quiz.thing, { format, questions: count });
    return { name: `${fileName(quiz.title)}.${endings[format]}`, text, count, losses: said.map((it) => ({ ...it, prompt: quiz.questions[it.question - 1]?.content.prompt ?? '' })) };
  }

  /** Questions with the bytes of their pictures, as far as a file that comes in again may be long; those behind lose theirs, and that is said. */
  private async withPictures(questions: readonly PortableQuestion[]): Promise<PortableQuestion[]> {
    let left = portableLimits.characters - portableLimits.words;
    const all: PortableQuestion[] = [];
    for (const it of questions) {
      const size = it.picture === null ? null : await this.files.size(it.picture.file);
      const fits = size !== null && (left -= Math.ceil(size / 3) * 4) >= 0;
      const source = it.picture === null || !fits ? null : await this.files.open(it.picture.file);
      all.push(it.picture === null || source === null ? it : { ...it, picture: { ...it.picture, base64: (await buffer(source)).toString('base64') } });
    }
    return all;
  }
}

/** A title as the name of a file, whatever it holds. */
const fileName = (title: string): string => title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'quiz';
