import { Injectable } from '@nestjs/common';
import type { Locale, QuestionFile, RegradePreview } from '@palier/contracts';
import { can, mayEver, type Actor } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { CompetenciesQueries } from '#competencies';
import { Database, Refusal, require, type Reader } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { RecordLook } from '#trust';
import { changes, flips, PlanRegrade } from './plan-regrade.js';

export interface KeptRegrade { readonly id: string; readonly questionId: string; readonly correctedVersionId: string; readonly would: string; readonly askedBy: string; /** Who wrote the question. */ readonly author: string; readonly decision: 'applied' | 'refused' | null; readonly decisionId: string | null; readonly attempts: number }
/** A regrade that waits for a second person. */
export interface WaitingRegrade { readonly id: string; readonly questionId: string; readonly author: string | null; readonly askedBy: string; readonly at: Date }
/** What a second person decided of a regrade, for whoever asked for it. */
export interface DecidedRegrade { readonly id: string; readonly questionId: string; readonly askedBy: string; readonly decision: 'applied' | 'refused'; readonly byId: string; readonly at: Date }
/** A regrade that waits for this reader. */
export interface RegradeToDecide { readonly id: string; readonly questionId: string; readonly prompt: string; readonly lang: Locale; readonly by: string; readonly at: Date }
/** Somebody whose result flipped: whether they passed, or a cell they hold. */
export interface RegradeNews { readonly personId: string; readonly attemptId: string; readonly regradeId: string; readonly courseId: string; readonly byId: string; readonly at: Date }

@Injectable()
export class RegradesQueries {
  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries, private readonly competencies: CompetenciesQueries, private readonly plans: PlanRegrade, private readonly looks: RecordLook, private readonly articles: ArticlesQueries) {}

  async authorOf(questionId: string, reader: Reader = this.db): Promise<string | null> {
    const [row] = await reader.query<{ id: string }[]>('select published_by as id from question_version where question_id = $1 and number = 1', [questionId]);
    return row?.id ?? null;
  }

  async byId(regradeId: string, reader: Reader = this.db): Promise<KeptRegrade | null> {
    const [row] = await reader.query<KeptRegrade[]>(`
      select r.id, r.question_id as "questionId", r.corrected_version_id as "correctedVersionId", r.would, r.recorded_by as "askedBy", w.published_by as author, d.decision, d.id as "decisionId", (select count(*)::int from regrade_result e where e.regrade_id = r.id) as attempts
      from regrade r join question_version w on w.question_id = r.question_id and w.number = 1 left join regrade_decision d on d.regrade_id = r.id where r.id = $1`, [regradeId]);
    return row ?? null;
  }

  async waitingOn(correctedVersionId: string, reader: Reader = this.db): Promise<string | null> {
    const [row] = await reader.query<{ id: string }[]>('select r.id from regrade r left join regrade_decision d on d.regrade_id = r.id where r.corrected_version_id = $1 and d.id is null', [correctedVersionId]);
    return row?.id ?? null;
  }

  async rule(reader: Reader = this.db): Promise<{ secondPerson: boolean; changedAt: string | null; changedBy: string | null }> {
    const [row] = await reader.query<{ secondPerson: boolean; at: Date; by: string | null }[]>('select s.second_person as "secondPerson", s.changed_at as at, p.display_name as by from regrade_setting s left join person p on p.id = s.changed_by');
    return row === undefined ? { secondPerson: false, changedAt: null, changedBy: null } : { secondPerson: row.secondPerson, changedAt: row.at.toISOString(), changedBy: row.by };
  }

  /** A question with its key, for those who may write it. */
  async file(actor: Actor, questionId: string): Promise<QuestionFile> {
    const versions = await this.quizzes.versionsOf(questionId);
    const [newest, first] = [versions[0], versions.at(-1)];
    if (newest === undefined || first === undefined) throw new Refusal('thing.not-found');
    require(actor, 'question.review', first.publishedById ?? '');
    const [named] = await this.competencies.named([newest.competencyId]);
    const rows = await this.db.query<(Omit<QuestionFile['regrades'][number], 'askedAt' | 'decidedAt' | 'mine' | 'state'> & { at: Date; decidedAt: Date | null; byId: string; decision: 'applied' | 'refused' | null })[]>(`
      select r.id, v.number as version, t.words as reason, p.display_name as "askedBy", r.recorded_at as at, r.recorded_by as "byId", d.decision, q.display_name as "decidedBy", d.recorded_at as "decidedAt", w.words,
        (select count(*)::int from regrade_result e where e.regrade_id = r.id) as attempts, (select count(*)::int from regrade_result e where e.regrade_id = r.id and ${flipped}) as flips
      from regrade r join question_version v on v.id = r.corrected_version_id join person p on p.id = r.recorded_by join fact_text t on t.id = r.reason_id
      left join regrade_decision d on d.regrade_id = r.id left join person q on q.id = d.recorded_by left join fact_text w on w.id = d.words_id where r.question_id = $1 order by r.recorded_at desc, r.id desc`, [questionId]);
    return {
      questionId, competencyId: newest.competencyId, competency: named?.name ?? {}, level: newest.level, writtenBy: first.publishedBy,
      versions: versions.map(({ questionVersionId, number, change, reason, publishedAt, publishedBy, sourceLocale, content, filing, source }) => ({ questionVersionId, number, change, reason, publishedAt: publishedAt.toISOString(), publishedBy, sourceLocale, content: content as QuestionFile['versions'][number]['content'], filing: { ...filing, tags: [...filing.tags] }, source })),
      regrades: rows.map(({ at, decidedAt, byId, decision, ...it }) => ({ ...it, askedAt: at.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, mine: byId === actor.personId, state: decision ?? (it.version === newest.number ? 'waiting' : 'overtaken') })),
      changedArticles: (await this.articles.changedUnder([questionId])).get(questionId) ?? [],
    };
  }

  /** What a regrade would change. Names come by the right to read an attempt, and that they were read is kept. */
  async preview(actor: Actor, questionId: string): Promise<RegradePreview> {
    const author = await this.authorOf(questionId);
    if (author === null) throw new Refusal('thing.not-found');
    require(actor, 'regrade.ask', author);
    const { attempts, corrected, would } = await this.plans.of(questionId);
    const flipping = attempts.filter(flips);
    const shown = flipping.filter((it) => can(actor, 'attempt.read', { personId: it.personId }));
    await this.looks.atAll(actor, 'look.result', shown.map((it) => it.personId));
    const names = new Map((await this.competencies.named([corrected.competencyId])).map((it) => [it.competencyId, it.name]));
    const cells = flipping.flatMap((it) => it.evidence.filter((cell) => cell.held !== cell.heldBefore));
    const count = (of: (it: (typeof attempts)[number]) => boolean): number => attempts.filter(of).length;
    return {
      questionId, version: corrected.number, would, unnamed: flipping.length - shown.length, secondPerson: (await this.rule()).secondPerson, speaksOfYou: attempts.some((it) => it.personId === actor.personId && changes(it)), waiting: await this.waitingOn(corrected.questionVersionId),
      counts: {
        attempts: attempts.length, raised: count((it) => it.after.score > it.before.score), lowered: count((it) => it.after.score < it.before.score), pass: count((it) => !it.before.passed && it.after.passed), fail: count((it) => it.before.passed && !it.after.passed),
        cellsGained: cells.filter((it) => it.held).length, cellsLost: cells.filter((it) => !it.held).length,
      },
      flips: shown.map((it) => ({
        person: { id: it.personId, name: it.name }, attemptId: it.attemptId, quiz: it.quiz, before: it.before.score, after: it.after.score, passedBefore: it.before.passed, passedAfter: it.after.passed,
        cells: it.evidence.filter((cell) => cell.held !== cell.heldBefore).map(({ competencyId, level, held }) => ({ competencyId, name: names.get(competencyId) ?? {}, level, held })),
      })),
    };
  }

  /** Regrades that wait for a second person: these, or of these questions, or asked for since an instant. What the question overtook waits no more. */
  waiting(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<WaitingRegrade[]> {
    return reader.query<WaitingRegrade[]>(`
      select r.id, r.question_id as "questionId", w.published_by as author, r.recorded_by as "askedBy", r.recorded_at as at
      from regrade r join question_version w on w.question_id = r.question_id and w.number = 1 join question_version c on c.id = r.corrected_version_id left join regrade_decision d on d.regrade_id = r.id
      where ($1::uuid[] is null or r.id = any($1) or r.question_id = any($1)) and ($2::timestamptz is null or r.recorded_at >= $2)
        and d.regrade_id is null and not exists (select from question_version n where n.question_id = r.question_id and n.number > c.number)`, ['ids' in which ? which.ids : null, 'since' in which ? which.since : null]);
  }

  /** What another person decided: of these regrades, or since an instant. */
  decided(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<DecidedRegrade[]> {
    return reader.query<DecidedRegrade[]>(`
      select r.id, r.question_id as "questionId", r.recorded_by as "askedBy", d.decision, d.recorded_by as "byId", d.recorded_at as at from regrade r join regrade_decision d on d.regrade_id = r.id
      where d.recorded_by <> r.recorded_by and ($1::uuid[] is null or r.id = any($1) or r.question_id = any($1)) and ($2::timestamptz is null or d.recorded_at >= $2)`, ['ids' in which ? which.ids : null, 'since' in which ? which.since : null]);
  }

  /** Regrades that this actor may approve: never their own. */
  async toDecide(actor: Actor): Promise<RegradeToDecide[]> {
    if (!mayEver(actor, 'regrade.decide')) return [];
    const rows = await this.db.query<(RegradeToDecide & { author: string | null })[]>(`
      select r.id, r.question_id as "questionId", w.published_by as author, p.display_name as by, r.recorded_at as at, coalesce(t.content->>'prompt', '') as prompt, c.source_locale as lang
      from regrade r join question_version w on w.question_id = r.question_id and w.number = 1 join question_version c on c.id = r.corrected_version_id join person p on p.id = r.recorded_by left join regrade_decision d on d.regrade_id = r.id
      join lateral (select content from question_text t where t.question_version_id = c.id and t.locale = c.source_locale order by t.revision desc limit 1) t on true
      where d.regrade_id is null and r.recorded_by <> $1 and not exists (select from question_version n where n.question_id = r.question_id and n.number > c.number)`, [actor.personId]);
    return rows.flatMap(({ author, ...it }) => (can(actor, 'regrade.decide', { personId: author ?? '' }) ? [it] : []));
  }

  /** Whose results flipped: by these regrades or of these attempts, or since an instant. Whoever handed in later read it on their result at once. */
  news(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<RegradeNews[]> {
    return reader.query<RegradeNews[]>(`
      select e.person_id as "personId", e.attempt_id as "attemptId", e.regrade_id as "regradeId", c.course_id as "courseId", d.recorded_by as "byId", e.recorded_at as at
      from regrade_result e join regrade_decision d on d.regrade_id = e.regrade_id join attempt_submission s on s.attempt_id = e.attempt_id and s.recorded_at < d.recorded_at join attempt a on a.id = e.attempt_id join course_version c on c.id = a.course_version_id
      where ($1::uuid[] is null or e.regrade_id = any($1) or e.attempt_id = any($1)) and ($2::timestamptz is null or e.recorded_at >= $2) and ${flipped}`, ['ids' in which ? which.ids : null, 'since' in which ? which.since : null]);
  }
}

/** Of a result `e`: somebody passes, or no longer does; somebody holds a cell, or no longer does. */
const flipped = `(e.passed <> e.passed_before or exists (select from jsonb_array_elements(e.cells) it where it->'held' <> it->'heldBefore'))`;
