import { Injectable } from '@nestjs/common';
import type { QuestionFormat, QuestionsPreview } from '@palier/contracts';
import { illustrationOf, normaliseName, type Cell, type CourseDraft, type DraftActivity, type DraftQuestion, type Illustration } from '@palier/domain';
import { formatOf, planImport, portableLimits, readPortable, tidyPortable, type PlannedQuestion, type PortableNote, type PortableProblem, type PortableQuestion, type PortableRead } from '@palier/formats';
import { v5 } from 'uuid';
import { CompetenciesQueries } from '#competencies';
import { newId, Refusal, type Reader } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { cellNamed, draftContent, filingOf, nameIn, portableOf, type NameOf } from './portable-questions.js';
import { PicturesOfAFile, type ReadyPicture } from './ready-picture.js';

export interface QuestionsFile { readonly text: string; readonly format: QuestionFormat | null }
export type DraftQuiz = Extract<DraftActivity, { kind: 'quiz' }>;
type Problem = Omit<PortableProblem, 'code'> & { readonly code: QuestionsPreview['problems'][number]['code'] };
type Note = Omit<PortableNote, 'code'> & { readonly code: QuestionsPreview['notes'][number]['code'] };
/** A file as it was read, its pictures as they will be kept; of no format, it looked like none. */
export interface ReadQuestions { readonly format: QuestionFormat | null; readonly read: PortableRead; readonly pictures: ReadonlyMap<string, ReadyPicture> }
export interface QuestionsPlan {
  readonly format: QuestionFormat | null; readonly planned: readonly PlannedQuestion[]; readonly problems: readonly Problem[]; readonly notes: readonly Note[]; readonly counts: QuestionsPreview['counts'];
  /** The questions of the quiz once it is carried out. */
  readonly questions: readonly DraftQuestion[];
}

/** Reads a file of questions, and says what it would make of a quiz in the making. Changes nothing. */
@Injectable()
export class PlanQuestions {
  constructor(private readonly competencies: CompetenciesQueries, private readonly quizzes: QuizzesQueries) {}

  /** Reads a file, before anything is asked of the database: to draw pictures anew takes its time. */
  async read(file: QuestionsFile): Promise<ReadQuestions> {
    const format = file.format ?? formatOf(file.text);
    if (format === null) return { format, read: { questions: [], lines: [], problems: [{ line: 1, code: file.text.trim() === '' ? 'questions.empty' : 'questions.format-unknown', params: {} }], notes: [] }, pictures: new Map() };
    if (file.text.length > portableLimits.characters) throw new Refusal('request.too-large');
    const read = readPortable(format, file.text);
    const [readies, pictures, notes, questions]: [PicturesOfAFile, Map<string, ReadyPicture>, PortableNote[], PortableQuestion[]] = [new PicturesOfAFile(), new Map(), [...read.notes], []];
    for (const [at, it] of read.questions.entries()) {
      const ready = it.picture === null ? null : await readies.ready(it.picture.base64);
      if (ready !== null) pictures.set(ready.file, ready);
      // What a picture shows in words stays, where the picture cannot.
      const lost = it.picture !== null && ready === null;
      if (lost) notes.push({ line: read.lines[at] ?? 1, code: 'note.picture', params: { count: 1 } });
      questions.push(lost ? tidyPortable({ ...it, picture: null, content: { ...it.content, prompt: `${it.content.prompt}${it.picture.words === '' ? '' : ` [${it.picture.words}]`}` } }) : { ...it, picture: it.picture === null || ready === null ? null : { words: it.picture.words, base64: '', file: ready.file } });
    }
    return { format, read: { ...read, questions, notes: notes.sort((a, b) => a.line - b.line) }, pictures };
  }

  async of(reader: Reader, locale: CourseDraft['locale'], quiz: DraftQuiz, { format, read, pictures }: ReadQuestions): Promise<QuestionsPlan> {
    if (format === null) return { format, planned: [], problems: read.problems, notes: [], counts: { new: 0, changed: 0, same: 0, problems: read.problems.length }, questions: quiz.questions };
    const names = await this.names(reader, locale, quiz, read.questions);
    const held = quiz.questions.flatMap((it) => { const question = portableOf(it, names.nameOf); return question === null ? [] : [{ id: it.id, question }]; });
    const notes: Note[] = [...read.notes];
    // Where nobody here knows the competency, the question tests what its quiz does; the same name otherwise written is the same.
    const questions = read.questions.map((it, at) => {
      const cell = it.cell === null ? null : names.cellOf(it.cell);
      if (it.cell !== null && cell === null) notes.push({ line: read.lines[at] ?? 1, code: 'note.cell', params: { competency: it.cell.competency } });
      return { ...it, cell: cell === null || it.cell === null ? null : { competency: names.nameOf(cell.competencyId) ?? it.cell.competency, level: it.cell.level } };
    });
    const planned = planImport(held, { questions, lines: read.lines }, format, (key) => v5(key, quiz.id));
    const counts = { new: 0, changed: 0, same: 0, problems: read.problems.length };
    for (const it of planned) counts[it.kind]++;
    return { format, planned, problems: read.problems, notes: notes.sort((a, b) => a.line - b.line), counts, questions: await this.carriedOut(reader, quiz, planned, names.cellOf, pictures) };
  }

  /** Changed ones in their place, new ones behind. An id that the bank gave to a question no longer in this quiz is not given again. */
  private async carriedOut(reader: Reader, quiz: DraftQuiz, planned: readonly PlannedQuestion[], cellOf: (said: NonNullable<PortableQuestion['cell']>) => Cell | null, pictures: ReadQuestions['pictures']): Promise<DraftQuestion[]> {
    const changed = new Map(planned.flatMap((it) => (it.kind === 'changed' ? [[it.id, it.question] as const] : [])));
    const fresh = planned.filter((it) => it.kind === 'new');
    const taken = new Set([...(fresh.length === 0 ? [] : await this.quizzes.known(fresh.map((it) => it.id), reader)), ...quiz.questions.map((it) => it.id)]);
    const cell = (it: PortableQuestion): Cell | null => (it.cell === null ? null : cellOf(it.cell));
    const known = new Map<string, Pick<Illustration, 'width' | 'height'>>([...quiz.questions.flatMap((it) => { const beside = illustrationOf(it.content); return beside === null ? [] : [[beside.file, beside] as const]; }), ...pictures]);
    const beside = ({ picture }: PortableQuestion): Illustration | null => { const size = known.get(picture?.file ?? ''); return picture === null || size === undefined ? null : { file: picture.file, width: size.width, height: size.height, words: picture.words }; };
    return [
      ...quiz.questions.map((it) => { const now = changed.get(it.id); return now === undefined ? it : { ...it, cell: cell(now), filing: filingOf(now, it.filing), content: draftContent(now.content, beside(now), it.content) }; }),
      ...fresh.map((it) => ({ id: taken.has(it.id) ? newId() : it.id, cell: cell(it.question), filing: filingOf(it.question, undefined), content: draftContent(it.question.content, beside(it.question)) })),
    ];
  }

  /** What competencies are called, and which is meant by a name. */
  private async names(reader: Reader, locale: CourseDraft['locale'], quiz: DraftQuiz, found: readonly PortableQuestion[]): Promise<{ readonly nameOf: NameOf; cellOf(said: NonNullable<PortableQuestion['cell']>): Cell | null }> {
    if (found.every((it) => it.cell === null) && quiz.questions.every((it) => it.cell === null)) return { nameOf: () => null, cellOf: () => null };
    const all = await this.competencies.competenciesOf((await this.competencies.frameworks(reader)).map((it) => it.id), reader);
    const byId = new Map(all.map((it) => [it.competencyId, it]));
    const byName = new Map<string, (typeof all)[number][]>();
    for (const it of all) for (const key of new Set([it.name.fr, it.name.en].flatMap((name) => (name === undefined ? [] : [normaliseName(name)])))) byName.set(key, [...(byName.get(key) ?? []), it]);
    const frameworkId = byId.get(quiz.cell?.competencyId ?? quiz.questions.find((it) => it.cell !== null)?.cell?.competencyId ?? '')?.frameworkId ?? null;
    return { nameOf: (id) => nameIn(byId.get(id)?.name, locale), cellOf: (said) => cellNamed(said, byName.get(normaliseName(said.competency)) ?? [], frameworkId) };
  }
}

/** The quiz of a draft that questions go into or come from. */
export function quizOf(draft: CourseDraft, activityId: string): DraftQuiz {
  const quiz = draft.activities.find((it) => it.id === activityId);
  if (quiz?.kind !== 'quiz') throw new Refusal('thing.not-found');
  return quiz;
}
