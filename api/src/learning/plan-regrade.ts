import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale } from '@palier/contracts';
import { cellKey, correctedVersions, followed, liveAt, proveUnder, regrade, type Level, type Marked, type RegradedAttempt } from '@palier/domain';
import { ProjectStandings } from '#evidence';
import { Database, Refusal, sha256, type Reader } from '#platform';
import { QuizzesQueries, type QuestionVersion } from '#quizzes';
import { wordsAgain } from './answer-words.js';

interface MarkRow extends Marked { readonly attemptId: string; readonly personId: string; readonly name: string; readonly title: Bilingual; readonly locale: Locale; readonly passMark: number; readonly questionVersionId: string; readonly competencyId: string; readonly level: Level; readonly words: string | null; readonly erased: boolean; readonly response: { kind: string } | null; readonly concerned: boolean; readonly lang: Locale }
interface EvidenceRow { readonly evidenceId: string; readonly attemptId: string; readonly competencyId: string; readonly level: Level; readonly occurredAt: Date }

export interface PlannedAttempt extends RegradedAttempt {
  readonly attemptId: string; readonly personId: string; readonly name: string; readonly quiz: string;
  /** Evidence to replace, from when it counts, with the score it should have had, and whether its cell is held now and would be then. */
  readonly evidence: readonly { readonly evidenceId: string; readonly competencyId: string; readonly level: Level; readonly occurredAt: Date; readonly before: number; readonly score: number; readonly heldBefore: boolean; readonly held: boolean }[];
}
export interface RegradePlan { readonly corrected: QuestionVersion; readonly author: string; readonly attempts: readonly PlannedAttempt[]; readonly would: string }

export const flips = (it: PlannedAttempt): boolean => it.before.passed !== it.after.passed || it.evidence.some((cell) => cell.held !== cell.heldBefore);
export const changes = (it: PlannedAttempt): boolean => it.marks.some(({ before, after }) => before.credit !== after.credit) || flips(it);

/** What marking answers anew by the newest version of their question would change. Writes nothing; a fixed number of queries, whatever the number of people. */
@Injectable()
export class PlanRegrade {
  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries, private readonly standings: ProjectStandings) {}

  of(questionId: string, reader: Reader = this.db): Promise<RegradePlan> {
    return this.plan(questionId, null, reader);
  }

  /** The same of one attempt alone, by a version that need not be the newest. */
  ofAttempt(attemptId: string, questionId: string, correctedVersionId: string, reader: Reader): Promise<RegradePlan> {
    return this.plan(questionId, { attemptId, correctedVersionId }, reader);
  }

  private async plan(questionId: string, only: { readonly attemptId: string; readonly correctedVersionId: string } | null, reader: Reader): Promise<RegradePlan> {
    const versions = await this.quizzes.versionsOf(questionId, reader);
    const [corrected, first] = [only === null ? versions[0] : versions.find((it) => it.questionVersionId === only.correctedVersionId), versions.at(-1)];
    if (corrected === undefined || first === undefined) throw new Refusal('thing.not-found');
    const numbers = correctedVersions(versions, corrected.number);
    const rows = await this.marks(versions.filter((it) => numbers.includes(it.number)).map((it) => it.questionVersionId), questionId, only?.attemptId ?? null, reader);
    const sittings = [...Map.groupBy(rows, (it) => it.attemptId).values()].map((marks) => {
      const head = marks[0] as MarkRow;
      const anew = (it: MarkRow) => {
        const content = corrected.content[it.lang] ?? corrected.content[corrected.sourceLocale];
        if (!it.concerned || it.erased || content === undefined) return null;
        const given = it.response === null ? null : wordsAgain(it.response, it.words);
        const asked = versions.find((version) => version.questionVersionId === it.questionVersionId)?.content[it.lang];
        return { content, response: given === null || asked === undefined ? given : followed(given, asked, content) };
      };
      return { head, ...regrade(marks.map((it) => ({ questionVersionId: it.questionVersionId, cell: { competencyId: it.competencyId, level: it.level }, credit: it.credit, verdict: it.verdict, anew: anew(it) })), head.passMark) };
    }).filter((it) => it.marks.length > 0);
    const evidence = await this.evidence(sittings.filter((it) => it.moved.length > 0).map((it) => it.head.attemptId), reader);
    const replaced = sittings.flatMap(({ head, moved }) => moved.flatMap(({ cell, before, after }) => {
      const found = evidence.find((it) => it.attemptId === head.attemptId && cellKey(it) === cellKey(cell));
      return found === undefined ? [] : [{ ...found, personId: head.personId, before, score: after }];
    }));
    const held = await this.held(replaced, reader);
    const attempts = sittings.map(({ head, ...it }): PlannedAttempt => ({
      ...it, attemptId: head.attemptId, personId: head.personId, name: head.name, quiz: head.title[head.locale] ?? head.title.fr ?? head.title.en ?? '',
      evidence: replaced.flatMap((one) => (one.attemptId !== head.attemptId ? [] : [{ evidenceId: one.evidenceId, competencyId: one.competencyId, level: one.level, occurredAt: one.occurredAt, before: one.before, score: one.score, ...held(one) }])),
    }));
    const would = sha256(JSON.stringify([corrected.questionVersionId, attempts.map((it) => [it.attemptId, it.marks.map(({ before, after }) => [before.credit, after.credit]), it.before.passed, it.after.passed, it.evidence.map((cell) => [cell.evidenceId, cell.score, cell.heldBefore, cell.held])])])).toString('hex');
    return { corrected, author: first.publishedById ?? '', attempts, would };
  }

  /** Every mark of each attempt handed in that has an answer marked by one of these versions, in the order of the attempt. A placement that was not passed proved nothing, and nothing of it is marked anew. */
  private marks(versionIds: readonly string[], questionId: string, attemptId: string | null, reader: Reader): Promise<MarkRow[]> {
    return reader.query<MarkRow[]>(`
      with concerned as (select m.attempt_id, m.question_version_id from mark_now m join question_version v on v.id = m.question_version_id where v.question_id = $2 and m.by_version_id = any($1) and ($3::uuid is null or m.attempt_id = $3)
        and not exists (select from placement p join attempt_submission s on s.attempt_id = p.attempt_id where p.attempt_id = m.attempt_id and not s.passed))
      select m.attempt_id as "attemptId", a.person_id as "personId", p.display_name as name, z.title, a.locale, z.pass_mark as "passMark", m.question_version_id as "questionVersionId", v.competency_id as "competencyId", v.level,
        m.credit, m.verdict, q.locale as lang, c.attempt_id is not null as concerned, r.response, f.words, coalesce(f.words = '' and f.sha256 <> sha256(''), false) as erased
      from attempt_question q join mark_now m on m.attempt_id = q.attempt_id and m.question_version_id = q.question_version_id join question_version v on v.id = q.question_version_id
      join attempt a on a.id = q.attempt_id join person p on p.id = a.person_id join quiz_version z on z.id = a.quiz_version_id join attempt_submission s on s.attempt_id = a.id
      left join concerned c on c.attempt_id = q.attempt_id and c.question_version_id = q.question_version_id
      left join lateral (select * from attempt_answer r where r.attempt_id = q.attempt_id and r.question_version_id = q.question_version_id and c.attempt_id is not null order by sequence desc limit 1) r on true left join fact_text f on f.id = r.text_id
      where q.attempt_id in (select attempt_id from concerned) order by q.attempt_id, q.position`, [versionIds, questionId, attemptId]);
  }

  private evidence(attemptIds: readonly string[], reader: Reader): Promise<EvidenceRow[]> {
    return reader.query<EvidenceRow[]>(`
      select e.id as "evidenceId", e.attempt_id as "attemptId", e.competency_id as "competencyId", e.level, e.occurred_at as "occurredAt" from evidence e left join revocation r on r.evidence_id = e.id where e.attempt_id = any($1) and r.id is null`, [attemptIds]);
  }

  /** Whether a cell is held now, and would be once all of this evidence is replaced. */
  private async held(replaced: readonly (EvidenceRow & { readonly personId: string; readonly score: number })[], reader: Reader): Promise<(it: EvidenceRow & { readonly personId: string }) => { heldBefore: boolean; held: boolean }> {
    const facts = await this.standings.factsOfAll([...new Set(replaced.map((it) => it.personId))], [...new Set(replaced.map((it) => it.competencyId))], null, reader);
    const ruleOf = await this.standings.rulesFor(replaced, reader);
    const scoreOf = new Map(replaced.map((it) => [it.evidenceId, it.score]));
    const now = await this.db.now(reader);
    return ({ personId, competencyId, level }) => {
      const { evidence, revocations, disputes } = facts.get(personId) ?? { evidence: [], revocations: [], disputes: [] };
      const live = liveAt(evidence, revocations, disputes, now).filter((it) => it.cell.competencyId === competencyId && it.cell.level === level);
      const rule = ruleOf({ competencyId, level });
      const anew = live.map((it) => { const score = scoreOf.get(it.id); return score === undefined || it.source.kind !== 'quiz' ? it : { ...it, source: { ...it.source, score } }; });
      return { heldBefore: proveUnder(rule, live, now).proof.held, held: proveUnder(rule, anew, now).proof.held };
    };
  }
}
