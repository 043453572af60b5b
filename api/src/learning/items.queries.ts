import { Injectable } from '@nestjs/common';
import type { Bank, BankLine, Bilingual, Locale, QuestionStatistics, Suspicion as SaidSuspicion, SuspectedQuestions } from '@palier/contracts';
import { commonPrior, isHeard, mayDraw, itemStatistics, openings, optionSuspected, priorOf, reachesEveryone, suspicions, tagKey, type Actor, type Difficulty, type Dismissal, type Draw, type ItemAnswer, type ItemPrior, type Level, type QuestionContent, type QuestionKind, type Response, type Suspicion } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { Database, Refusal, require, type Reader } from '#platform';

interface Version { readonly questionVersionId: string; readonly questionId: string; readonly number: number; readonly publishedAt: Date; readonly writtenBy: string | null; readonly lang: Locale; readonly content: QuestionContent; readonly kind: QuestionKind; readonly competency: Bilingual; readonly level: Level; readonly difficulty: Difficulty; readonly tags: string[]; readonly open: boolean }

/** A dismissal that nobody undid. */
interface Dismissed extends Dismissal { readonly id: string; readonly questionVersionId: string; readonly reason: string; readonly by: string; readonly at: Date }

/** Of fewer people than this only the number is said. */
const leastShown = 5;
/** The last so many people who answered a version: more would say the same, later. */
const mostPeople = 300;
const page = 50;
const suspectedPage = 20;
/** The newest version of each question that this actor may review: $2 says all, $3 whose else. */
const newestOfOwn = 'v.number = (select max(number) from question_version n where n.question_id = v.question_id) and ($2 or w.published_by = $3)';

/** What answers say of the questions they were given to. Names nobody. */
@Injectable()
export class ItemsQueries {
  constructor(private readonly db: Database, private readonly articles: ArticlesQueries) {}

  /** The questions of this actor, the newest first, each with where it is asked and how it is answered. Five queries, whatever their number, and one more where there are more than a page. */
  async bank(actor: Actor, asked: { readonly search?: string | undefined; readonly tag?: string | undefined; readonly difficulty?: Difficulty | undefined; readonly competencyId?: string | undefined; readonly level?: Level | undefined; readonly after?: string | undefined }): Promise<Bank> {
    const like = asked.search === undefined || asked.search.trim() === '' ? null : `%${asked.search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const which = `${newestOfOwn}
        and ($4::text is null or exists (select from question_text x where x.question_version_id = v.id and palier_plain(x.content->>'prompt') like palier_plain($4))) and ($5::uuid is null or v.question_id < $5)
        and ($6::text is null or v.tag_keys @> array[$6]) and ($7::int is null or v.difficulty = $7) and ($8::uuid is null or v.competency_id = $8) and ($9::int is null or v.level = $9)`;
    const values = [reachesEveryone(actor, 'question.review'), actor.personId, like, asked.after ?? null, asked.tag === undefined ? null : tagKey(asked.tag), asked.difficulty ?? null, asked.competencyId ?? null, asked.level ?? null];
    const found = await this.versions(actor, which, values, `v.question_id desc limit ${page + 1}`);
    const versions = found.slice(0, page);
    const [answers, dismissed] = [await this.answers(versions), await this.dismissed(versions)];
    const places = await this.places(actor, versions.map((it) => it.questionId));
    const changed = await this.articles.changedUnder(versions.map((it) => it.questionId));
    return {
      questions: versions.map((it) => {
        const given = answers.get(it.questionVersionId) ?? [];
        const { people, facility } = describe(it.content, given, commonPrior);
        return { ...line(it), kind: it.kind, number: it.number, difficulty: it.difficulty, tags: it.tags, open: it.open, people, facility, suspicions: heard(it, given, dismissed).map(said), askedIn: places.get(it.questionId) ?? [], changedArticles: changed.get(it.questionId) ?? [] };
      }),
      next: found.length > page ? (versions.at(-1)?.questionId ?? null) : null, left: found.length > page ? (await this.count(actor, which, values)) - page : 0,
    };
  }

  /** The questions of this actor whose newest version is suspected, the clearest first; where the one to go on after is suspected no more, from the first. */
  async suspected(actor: Actor, after?: string): Promise<SuspectedQuestions> {
    const versions = await this.versions(actor, newestOfOwn, [reachesEveryone(actor, 'question.review'), actor.personId]);
    const [answers, dismissed] = [await this.answers(versions), await this.dismissed(versions)];
    const questions = versions.map((it) => {
      const given = answers.get(it.questionVersionId) ?? [];
      return { ...line(it), questionVersionId: it.questionVersionId, people: given.length, suspicions: heard(it, given, dismissed).map(said) };
    });
    const clearest = (it: (typeof questions)[number]) => it.suspicions[0]?.factor ?? 0;
    const told = questions.filter((it) => it.suspicions.length > 0).sort((a, b) => clearest(b) - clearest(a));
    const from = told.findIndex((it) => it.questionId === after) + 1;
    const shown = told.slice(from, from + suspectedPage);
    return { total: told.length, questions: shown, next: from + suspectedPage < told.length ? (shown.at(-1)?.questionId ?? null) : null };
  }

  /** One question, each of its versions drawn towards what the questions asked along with it say. */
  async statistics(actor: Actor, questionId: string): Promise<QuestionStatistics> {
    const versions = await this.versions(actor, 'v.question_id = $2', [questionId]);
    const [newest] = versions;
    if (newest === undefined) throw new Refusal('thing.not-found');
    require(actor, 'question.review', newest.writtenBy ?? '');
    const [answers, dismissed] = [await this.answers(versions), await this.dismissed(versions)];
    const prior = await this.prior(versions);
    return { ...line(newest), versions: versions.map((it) => ({ questionVersionId: it.questionVersionId, number: it.number, publishedAt: it.publishedAt.toISOString(), ...told(it, answers.get(it.questionVersionId) ?? [], prior, dismissed.get(it.questionVersionId) ?? []) })) };
  }

  /** What answers say of these versions, drawn towards questions as they commonly are. */
  async known(questionVersionIds: readonly string[], reader: Reader): Promise<Map<string, { readonly facility: number | null; readonly discrimination: number | null }>> {
    const given = await this.answers(questionVersionIds.map((questionVersionId) => ({ questionVersionId })), reader);
    return new Map([...given].map(([id, answers]) => { const { facility, discrimination } = itemStatistics(answers, []); return [id, { facility: facility?.shrunk ?? null, discrimination: discrimination?.shrunk ?? null }]; }));
  }

  /** A question in its newest version, and how many of these attempts chose what. Whether it may be read is for whoever asks to say. Two queries. */
  async chosen(actor: Actor, questionId: string, attemptIds: readonly string[]): Promise<{ lang: Locale; writtenBy: string | null; content: QuestionContent; options: { optionId: string; text: string; correct: boolean; people: number }[] } | null> {
    const [newest] = await this.versions(actor, 'v.question_id = $2', [questionId]);
    if (newest === undefined) return null;
    const rows = await this.db.query<{ response: Response | null }[]>('select distinct on (r.attempt_id) r.response from attempt_answer r join question_version v on v.id = r.question_version_id where r.attempt_id = any($1) and v.question_id = $2 order by r.attempt_id, r.sequence desc', [attemptIds, questionId]);
    const chosen = rows.flatMap((it) => [...new Set(chosenIn(it.response))]);
    return { lang: newest.lang, writtenBy: newest.writtenBy, content: newest.content, options: countedIn(newest.content).map(({ id, text, correct }) => ({ optionId: id, text, correct, people: chosen.filter((it) => it === id).length })) };
  }

  async authorOf(questionId: string, reader: Reader): Promise<string | null> {
    const [row] = await reader.query<{ id: string }[]>('select published_by as id from question_version where question_id = $1 and number = 1', [questionId]);
    return row?.id ?? null;
  }

  /** What is suspected of one version of a question, and by how many answers; nothing of a version of another question. */
  async heardOf(actor: Actor, questionId: string, questionVersionId: string, reader: Reader): Promise<{ people: number; heard: Suspicion[] }> {
    const [version] = await this.versions(actor, 'v.question_id = $2 and v.id = $3', [questionId, questionVersionId], undefined, reader);
    if (version === undefined) return { people: 0, heard: [] };
    const given = (await this.answers([version], reader)).get(questionVersionId) ?? [];
    return { people: given.length, heard: heard(version, given, await this.dismissed([version], reader)) };
  }

  /** Versions of questions, the newest of each first, in the actor's language, else the source. Whoever wrote a question's first version is its author. */
  private versions(actor: Actor, which: string, values: readonly unknown[], order = 'v.question_id, v.number desc', reader: Reader = this.db): Promise<Version[]> {
    return reader.query<Version[]>(`
      select v.id as "questionVersionId", v.question_id as "questionId", v.number, v.published_at as "publishedAt", w.published_by as "writtenBy", t.locale as lang, t.content, v.kind, n.name as competency, v.level, v.difficulty, v.tags, coalesce(v.open, not q.named_only) as open
      from question_version v join question q on q.id = v.question_id join question_version w on w.question_id = v.question_id and w.number = 1
      join lateral (select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = v.competency_id order by fv.number desc limit 1) n on true
      join lateral (select t.locale, t.content from question_text t join person p on p.id = $1 where t.question_version_id = v.id and t.locale in (p.locale, v.source_locale) order by (t.locale = p.locale) desc, t.revision desc limit 1) t on true
      where ${which} order by ${order}`, [actor.personId, ...values]);
  }

  /** How many versions of questions these are. */
  private async count(actor: Actor, which: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(`select count(*)::int as count from question_version v join question_version w on w.question_id = v.question_id and w.number = 1 where $1::uuid is not null and ${which}`, [actor.personId, ...values]);
    return row?.count ?? 0;
  }

  /** The quizzes of the newest version of each course that name these questions, or may draw them. */
  private async places(actor: Actor, questionIds: readonly string[]): Promise<Map<string, BankLine['askedIn']>> {
    const rows = await this.db.query<(BankLine['askedIn'][number] & { questionId: string; draws: readonly Draw[]; asked: Pick<Version, 'kind' | 'level' | 'difficulty' | 'tags' | 'open'> & { competencyId: string } })[]>(`
      select v.question_id as "questionId", z.quiz_id as "quizId", z.title as quiz, c.course_id as "courseId", t.title as course, t.locale as "courseLang", $3 or f.published_by = $1 as mine,
        z.blueprint->'draws' as draws, jsonb_build_object('competencyId', v.competency_id, 'level', v.level, 'kind', v.kind, 'difficulty', v.difficulty, 'tags', v.tags, 'open', coalesce(v.open, not q.named_only)) as asked
      from (select distinct on (question_id) question_id, competency_id, level, kind, open, difficulty, tags from question_version where question_id = any($2) order by question_id, number desc) v join question q on q.id = v.question_id
      cross join (select distinct on (course_id) * from course_version order by course_id, number desc) c join unit_version u on u.course_version_id = c.id join quiz_version z on z.id = u.quiz_version_id join quiz_version f on f.quiz_id = z.quiz_id and f.number = 1
      join lateral (select t.title, t.locale from course_text t join person p on p.id = $1 where t.course_version_id = c.id and t.locale in (p.locale, c.source_locale) order by (t.locale = p.locale) desc, t.revision desc limit 1) t on true
      where exists (select from jsonb_array_elements(z.blueprint->'draws') d where d->>'questionId' = v.question_id::text
        or (d->>'kind' = 'cell' and coalesce(v.open, not q.named_only) and d->>'competencyId' = v.competency_id::text and (d->>'level')::int = v.level and coalesce(d->>'questionKind', v.kind) = v.kind))
      order by t.title collate "fr-x-icu", u.position`, [actor.personId, questionIds, reachesEveryone(actor, 'question.review')]);
    // What a draw is narrowed to is said by the rule itself.
    const asks = ({ questionId, draws, asked }: (typeof rows)[number]) => draws.some((it) => (it.kind === 'fixed' ? it.questionId === questionId : mayDraw(it, { ...asked, questionId, namedOnly: !asked.open })));
    return new Map([...Map.groupBy(rows.filter(asks), (it) => it.questionId)].map(([id, all]) => [id, all.map(({ questionId: _, draws: __, asked: ___, ...it }) => it)]));
  }

  /** What people gave to these versions: of each person the first attempt handed in. A placement, which asks each person other questions, says nothing here. */
  private async answers(versions: readonly Pick<Version, 'questionVersionId'>[], reader: Reader = this.db): Promise<Map<string, ItemAnswer[]>> {
    const rows = await reader.query<{ questionVersionId: string; credit: number; rest: number; response: Response | null; at: Date }[]>(`
      with marked as (
        select attempt_id, question_version_id, credit, sum(credit) over attempt - credit as others, count(*) over attempt - 1 as of from attempt_mark
        where attempt_id in (select attempt_id from attempt_question where question_version_id = any($1)) window attempt as (partition by attempt_id)
      ), first as (
        select distinct on (a.person_id, m.question_version_id) m.*, s.recorded_at
        from marked m join attempt a on a.id = m.attempt_id join attempt_submission s on s.attempt_id = a.id
        where m.question_version_id = any($1) and m.of > 0 and not exists (select from placement p where p.attempt_id = a.id) order by a.person_id, m.question_version_id, s.recorded_at
      ), latest as (select *, row_number() over (partition by question_version_id order by recorded_at desc, attempt_id) as place from first)
      select l.question_version_id as "questionVersionId", l.credit, l.others / l.of as rest, r.response, l.recorded_at as at
      from latest l left join lateral (select response from attempt_answer r where r.attempt_id = l.attempt_id and r.question_version_id = l.question_version_id order by sequence desc limit 1) r on true
      where l.place <= $2`, [versions.map((it) => it.questionVersionId), mostPeople]);
    const given = new Map<string, ItemAnswer[]>();
    for (const { questionVersionId, credit, rest, response, at } of rows) given.set(questionVersionId, [...(given.get(questionVersionId) ?? []), { credit, rest, chosen: chosenIn(response), seconds: null, at: at.getTime() }]);
    return given;
  }

  /** What was dismissed of each of these versions, the newest first. */
  private async dismissed(versions: readonly Version[], reader: Reader = this.db): Promise<Map<string, Dismissed[]>> {
    const rows = await reader.query<Dismissed[]>(`
      select d.id, d.question_version_id as "questionVersionId", d.kind, d.option_id as "optionId", d.factor, t.words as reason, p.display_name as by, d.recorded_at as at
      from suspicion_dismissal d join fact_text t on t.id = d.reason_id join person p on p.id = d.recorded_by left join suspicion_dismissal_undoing u on u.dismissal_id = d.id
      where d.question_version_id = any($1) and u.dismissal_id is null order by d.recorded_at desc, d.id`, [versions.map((it) => it.questionVersionId)]);
    return Map.groupBy(rows, (it) => it.questionVersionId);
  }

  /** What the questions asked in the same quizzes say of questions like these, by how many were right. */
  private async prior(versions: readonly Version[]): Promise<ItemPrior> {
    const rows = await this.db.query<{ people: number; observed: number }[]>(`
      select count(*)::integer as people, avg(m.credit) as observed from attempt_mark m join attempt a on a.id = m.attempt_id
      where a.quiz_version_id in (select s.quiz_version_id from attempt s join attempt_question q on q.attempt_id = s.id where q.question_version_id = any($1))
        and not exists (select from placement p where p.attempt_id = a.id)
      group by m.question_version_id having count(*) >= $2`, [versions.map((it) => it.questionVersionId), leastShown]);
    const sisters = priorOf(rows.map(({ people, observed }) => ({ people, facility: { observed, shrunk: observed, low: observed, high: observed }, discrimination: null, options: [], seconds: null })));
    return { facility: sisters.facility, discrimination: commonPrior.discrimination };
  }
}

const line = ({ questionId, lang, content, competency, level }: Version) => ({ questionId, lang, prompt: content.prompt, competency, level });
const optionsOf = (content: QuestionContent) => ('options' in content ? content.options.map(({ id, correct, text }) => ({ id, correct, text })) : []);
/** What is counted by who chose it: options, and of a conversation what was said first. */
const countedIn = (content: QuestionContent) => (content.kind === 'ticketSimulation' ? openings(content) : optionsOf(content));
const chosenIn = (response: Response | null): readonly string[] => (response?.kind === 'ticketSimulation' ? response.replyIds.slice(0, 1) : response?.kind === 'singleChoice' || response?.kind === 'hotSpot' ? [response.optionId] : response?.kind === 'multipleChoice' ? response.optionIds : []);
const said = (it: Suspicion): SaidSuspicion => (it.kind === 'leaked' ? { ...it, since: new Date(it.since).toISOString() } : it);

const heard = (it: Version, given: readonly ItemAnswer[], dismissed: ReadonlyMap<string, readonly Dismissal[]>): Suspicion[] => suspicions(given, optionsOf(it.content)).filter((one) => isHeard(one, dismissed.get(it.questionVersionId) ?? []));

/** All that is suspected, dismissed or not, and what was dismissed. */
function told(it: Version, given: readonly ItemAnswer[], prior: ItemPrior, dismissed: readonly Dismissed[]) {
  const described = describe(it.content, given, prior);
  const isTold = (of: Dismissed) => described.suspicions.some((one) => one.kind === of.kind && optionSuspected(one) === of.optionId && isHeard(one, [of]));
  return { ...described, dismissals: dismissed.map((of) => ({ id: of.id, kind: of.kind, optionId: of.optionId, reason: of.reason, by: of.by, at: of.at.toISOString(), silences: !isTold(of) })) };
}

function describe(content: QuestionContent, answers: readonly ItemAnswer[], prior: ItemPrior) {
  const { people, facility, discrimination, options } = itemStatistics(answers, countedIn(content), prior);
  if (people < leastShown) return { people, facility: null, discrimination: null, options: [], suspicions: [] };
  const texts = new Map(countedIn(content).map((it) => [it.id, it.text]));
  return { people, facility, discrimination, options: options.map((it) => ({ ...it, text: texts.get(it.optionId) ?? '' })), suspicions: suspicions(answers, optionsOf(content)).map(said) };
}
