import { Injectable } from '@nestjs/common';
import type { Attempt, AttemptResult, Bilingual, Locale, Response as SaidResponse } from '@palier/contracts';
import { answeredParts, attemptsLeft, can, cellKey, debriefOf, followed, keyShown, levelHeld, mark, numberInWords, optionsOf, present, prove, reaches, sameScore, score, type Actor, type Criterion, type FeedbackPolicy, type Level, type PlacementQuestion, type QuestionContent, type Response } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { wordsAgain } from './answer-words.js';

interface Head { id: string; personId: string; personName: string; courseId: string; unitId: string; title: Bilingual; lang: Locale; startedAt: Date; deadline: Date | null; submittedAt: Date | null; score: number | null; passed: boolean | null; passMark: number; attempts: number | null; feedback: FeedbackPolicy; begun: number; granted: number; now: Date; atDeadline: boolean | null; scoreFirst: number | null; passedFirst: boolean | null; /** Of a placement: by which rule, and of how many questions. */ placementRule: string | null; placementOf: number }
interface Corrected { readonly questionVersionId: string; readonly credit: number; readonly verdict: Verdict; readonly at: Date; readonly by: string; readonly reason: string; readonly content: QuestionContent | null }
type Verdict = NonNullable<Asked['verdict']>;
export interface Asked { readonly questionVersionId: string; readonly content: QuestionContent; readonly optionOrder: string[]; readonly competencyId: string; readonly level: Level; readonly name: Bilingual; readonly sequence: number; readonly response: Response | null; readonly credit: number | null; readonly verdict: 'right' | 'partly' | 'wrong' | 'blank' | null }

@Injectable()
export class AttemptsQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  /** The questions of an attempt in order, each with the answer that counts. What is asked for stands in a subquery: a new attempt lies beyond what PostgreSQL knows of ids, and it would plan anew each time, in hope of finding less. */
  async asked(attemptId: string, reader: Reader = this.db): Promise<Asked[]> {
    const rows = await reader.query<(Omit<Asked, 'response'> & { response: { kind: string } | null; words: string | null })[]>(`
      select q.question_version_id as "questionVersionId", t.content, q.option_order as "optionOrder", v.competency_id as "competencyId", v.level,
        (select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = v.competency_id order by fv.number desc limit 1) as name,
        coalesce(a.sequence, 0) as sequence, a.response, f.words, m.credit, m.verdict
      from attempt_question q join question_version v on v.id = q.question_version_id
      join question_text t on t.question_version_id = q.question_version_id and t.locale = q.locale and t.revision = q.revision
      left join lateral (select * from attempt_answer a where a.attempt_id = q.attempt_id and a.question_version_id = q.question_version_id order by sequence desc limit 1) a on true
      left join fact_text f on f.id = a.text_id left join attempt_mark m on m.attempt_id = q.attempt_id and m.question_version_id = q.question_version_id
      where q.attempt_id = (select $1::uuid) order by q.position`, [attemptId]);
    return rows.map(({ words, ...row }) => ({ ...row, response: row.response === null ? null : wordsAgain(row.response, words) }));
  }

  /** All that a placement may ask, with what was known of it at its start. */
  placementQuestions(attemptId: string, reader: Reader): Promise<PlacementQuestion[]> {
    return reader.query<PlacementQuestion[]>('select question_version_id as id, facility, discrimination from placement_question where attempt_id = $1 order by 1', [attemptId]);
  }

  /** An attempt as it is being answered, without its key. */
  async attempt(actor: Actor, attemptId: string): Promise<Attempt> {
    const head = await this.head(actor, attemptId);
    await this.looks.at(actor, 'look.attempt', head.personId);
    const asked = await this.asked(attemptId);
    return {
      ...summary(head), deadline: maySeeTime(actor, head.personId) ? (head.deadline?.toISOString() ?? null) : null, now: head.now.toISOString(), submittedAt: head.submittedAt?.toISOString() ?? null, placement: placementOf(head),
      questions: asked.map((it) => ({ questionVersionId: it.questionVersionId, ...present(it.content, it.optionOrder, it.response), sequence: it.sequence, response: it.response as SaidResponse | null })),
    };
  }

  /** A submitted attempt with its marks, explanations, and what it proved. */
  async result(actor: Actor, attemptId: string): Promise<AttemptResult> {
    const head = await this.head(actor, attemptId);
    if (head.submittedAt === null || head.score === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.result', head.personId);
    const corrected = await this.corrections(attemptId);
    const asked = (await this.asked(attemptId)).map((it) => afterwards(it, corrected.get(it.questionVersionId)));
    const cells = score(asked.map((it) => ({ cell: it, credit: it.credit ?? 0 }))).byCell;
    const names = new Map(asked.map((it) => [it.competencyId, it.name]));
    const rules = await this.rulesOfAttempt(attemptId);
    const left = attemptsLeft(head.attempts, head.granted, head.begun);
    const placement = placementOf(head);
    // Who is not placed takes the quiz itself, which asks the same.
    const shown = actor.personId !== head.personId || (placement === null ? keyShown(head.feedback, { passed: head.passed ?? false, left }) : head.passed === true);
    return {
      ...summary(head), submittedAt: head.submittedAt.toISOString(), score: head.score, passMark: head.passMark, passed: head.passed ?? false, atDeadline: head.atDeadline ?? false, keyShown: shown, left, placement, first: firstOf(head, [...corrected.values()]),
      cells: cells.map(({ cell, score: earned, questions }) => {
        const atLeast = markOf(rules.get(cellKey(cell)));
        return { competencyId: cell.competencyId, name: names.get(cell.competencyId) ?? {}, level: cell.level, score: earned, questions, atLeast, proved: atLeast !== null && reaches(earned, atLeast) };
      }),
      standings: await this.standingsNow(head.personId, [...names]),
      questions: asked.map((it) => ({ ...(shown ? reviewed(it) : withoutKey(reviewed(it))), corrected: it.first })),
    };
  }

  private async head(actor: Actor, attemptId: string): Promise<Head> {
    const [head] = await this.db.query<Head[]>(`
      select a.id, a.person_id as "personId", p.display_name as "personName", c.course_id as "courseId", a.unit_id as "unitId", q.title, a.locale as lang, a.recorded_at as "startedAt", a.deadline,
        s.recorded_at as "submittedAt", s.score, s.passed, s.score_first as "scoreFirst", s.passed_first as "passedFirst", q.pass_mark as "passMark", q.attempts, q.feedback, palier_now() as now, s.at_deadline as "atDeadline",
        (select count(*)::int from attempt x where x.person_id = a.person_id and x.quiz_version_id = a.quiz_version_id and not exists (select from placement p where p.attempt_id = x.id)) as begun, l.rule as "placementRule", (select count(*)::int from placement_question x where x.attempt_id = a.id) as "placementOf", (select count(*)::int from attempt_grant x where x.person_id = a.person_id and x.quiz_version_id = a.quiz_version_id) as granted
      from attempt a join person p on p.id = a.person_id join course_version c on c.id = a.course_version_id join quiz_version q on q.id = a.quiz_version_id left join attempt_result s on s.attempt_id = a.id left join placement l on l.attempt_id = a.id
      where a.id = $1`, [attemptId]);
    if (head === undefined) throw new Refusal('thing.not-found');
    require(actor, 'attempt.read', head.personId);
    return head;
  }

  /** The newest correction of each mark, with the question as it was corrected, in the language of the attempt. */
  private async corrections(attemptId: string): Promise<Map<string, Corrected>> {
    const rows = await this.db.query<Corrected[]>(`
      select distinct on (m.question_version_id) m.question_version_id as "questionVersionId", m.credit, m.verdict, d.recorded_at as at, p.display_name as by, t.words as reason,
        (select x.content from question_text x where x.question_version_id = r.corrected_version_id order by (x.locale = q.locale) desc, x.revision desc limit 1) as content
      from regrade_mark m join regrade_result e on e.regrade_id = m.regrade_id and e.attempt_id = m.attempt_id join regrade r on r.id = m.regrade_id join regrade_decision d on d.regrade_id = r.id join person p on p.id = d.recorded_by
      join fact_text t on t.id = r.reason_id join attempt_question q on q.attempt_id = m.attempt_id and q.question_version_id = m.question_version_id
      where m.attempt_id = $1 order by m.question_version_id, e.recorded_at desc`, [attemptId]);
    return new Map(rows.map((it) => [it.questionVersionId, it]));
  }

  private async rulesOfAttempt(attemptId: string): Promise<Map<string, Criterion>> {
    const rows = await this.db.query<{ competencyId: string; level: Level; tree: Criterion }[]>(`
      select distinct on (c.competency_id, c.level) c.competency_id as "competencyId", c.level, c.tree from criterion_version c
      where (c.competency_id, c.level) in (select v.competency_id, v.level from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = (select $1::uuid))
        and (c.applies_from is null or c.applies_from <= (select recorded_at from attempt_submission where attempt_id = $1))
      order by c.competency_id, c.level, c.number desc`, [attemptId]);
    return new Map(rows.map((it) => [cellKey(it), it.tree]));
  }

  private async standingsNow(personId: string, competencies: readonly (readonly [string, Bilingual])[]): Promise<AttemptResult['standings']> {
    const rows = await this.db.query<{ competencyId: string; levels: Level[] }[]>(`
      select competency_id as "competencyId", array_agg(level) as levels from standing
      where person_id = $1 and competency_id = any($2) and known_until is null and valid_from <= palier_now() and (valid_until is null or valid_until > palier_now()) group by 1`, [personId, competencies.map(([id]) => id)]);
    return competencies.map(([competencyId, name]) => {
      const levels = new Set(rows.find((it) => it.competencyId === competencyId)?.levels ?? []);
      return { competencyId, name, level: levelHeld((level) => (levels.has(level) ? [String(level)] : null)).level };
    });
  }
}

/** A question as it stands once its answer was marked anew, with what it was worth first. */
function afterwards(it: Asked, corrected: Corrected | undefined): Asked & { readonly first: AttemptResult['questions'][number]['corrected'] } {
  if (corrected === undefined) return { ...it, first: null };
  const first = { at: corrected.at.toISOString(), by: corrected.by, reason: corrected.reason, credit: it.credit ?? 0, verdict: it.verdict ?? 'blank' };
  const content = corrected.content ?? it.content;
  return { ...it, content, response: it.response === null ? null : followed(it.response, it.content, content), credit: corrected.credit, verdict: corrected.verdict, first };
}

/** What the whole attempt was worth first, where that changed, by the newest correction. */
function firstOf(head: Head, corrected: readonly Corrected[]): AttemptResult['first'] {
  const newest = [...corrected].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (newest === undefined || head.scoreFirst === null || (sameScore(head.scoreFirst, head.score ?? 0) && head.passedFirst === head.passed)) return null;
  return { score: head.scoreFirst, passed: head.passedFirst ?? false, at: newest.at.toISOString(), by: newest.by, reason: newest.reason };
}

const placementOf = (head: Head) => (head.placementRule === null ? null : { of: head.placementOf, rule: head.placementRule });

const summary = (head: Head) => ({
  id: head.id, person: { id: head.personId, name: head.personName }, courseId: head.courseId, unitId: head.unitId, title: head.title[head.lang] ?? head.title.fr ?? head.title.en ?? '', lang: head.lang, startedAt: head.startedAt.toISOString(),
});

/** The score that a quiz alone needs by this rule, or null where a quiz alone proves nothing. */
export function markOf(criterion: Criterion | undefined): number | null {
  if (criterion === undefined) return null;
  const full = prove(criterion, [{ id: '', cell: { competencyId: '', level: 1 }, source: { kind: 'quiz', attemptId: '', score: 1 }, occurredAt: 0, recordedAt: 0, validUntil: null }]);
  const mark = (node: Criterion): number | null => (node.kind === 'quiz' ? node.atLeast : 'of' in node ? (node.of.map(mark).find((it) => it !== null) ?? null) : null);
  return full.held ? mark(criterion) : null;
}

/** How long somebody may take says who has more time: theirs to know, and HR's. */
const maySeeTime = (actor: Actor, personId: string): boolean => can(actor, 'extra-time.read', { personId });

/** What whoever answered may know before the right answers are shown: how each answer was marked. */
const withoutKey = (it: Omit<AttemptResult['questions'][number], 'corrected'>): typeof it => ({ ...it, explanation: '', accepted: [], truth: null, debrief: null, parts: it.parts.map((part) => ({ ...part, right: [], isRight: null })), options: it.options.map((option) => ({ ...option, correct: null, explanation: '' })) });

/** An answer with what was right: never before it was given. */
export function reviewed(it: Asked): Omit<AttemptResult['questions'][number], 'corrected'> {
  const { content, response } = it;
  const { options, ...shown } = present(content, it.optionOrder, response);
  const marked = mark(content, response);
  const ticked = new Set(response?.kind === 'singleChoice' || response?.kind === 'hotSpot' ? [response.optionId] : response?.kind === 'multipleChoice' ? response.optionIds : []);
  const key = new Map(optionsOf(content).map((option) => [option.id, option]));
  return {
    questionVersionId: it.questionVersionId, ...shown, sequence: it.sequence, response: response as SaidResponse | null, competency: it.name, level: it.level, credit: it.credit ?? marked.credit, verdict: it.verdict ?? marked.verdict,
    explanation: content.explanation, accepted: content.kind === 'shortText' ? [...content.accepted] : content.kind === 'numeric' ? [numberInWords(content)] : [],
    truth: content.kind === 'trueFalse' ? content.answer : null, debrief: content.kind === 'ticketSimulation' ? debriefOf(content, response?.kind === 'ticketSimulation' ? response.replyIds : []) : null, parts: answeredParts(content, response).map((part) => ({ ...part, right: [...part.right] })),
    options: options.map(({ id, text }) => ({ id, text, correct: key.get(id)?.correct ?? false, ticked: ticked.has(id), explanation: key.get(id)?.explanation ?? '' })),
  };
}
