import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale, QuestionStatistics, Suspicion as SaidSuspicion, SuspectedQuestions } from '@palier/contracts';
import { commonPrior, itemStatistics, priorOf, reachesEveryone, suspicions, type Actor, type ItemAnswer, type ItemPrior, type Level, type QuestionContent, type Response, type Suspicion } from '@palier/domain';
import { Database, Refusal, require } from '#platform';

interface Version { readonly questionVersionId: string; readonly questionId: string; readonly number: number; readonly publishedAt: Date; readonly writtenBy: string | null; readonly lang: Locale; readonly content: QuestionContent; readonly competency: Bilingual; readonly level: Level }

/** Of fewer people than this only the number is said. */
const leastShown = 5;
/** The last so many people who answered a version: more would say the same, later. */
const mostPeople = 300;

/** What answers say of the questions they were given to. Names nobody. */
@Injectable()
export class ItemsQueries {
  constructor(private readonly db: Database) {}

  /** The questions of this actor whose newest version is suspected, the clearest first. */
  async suspected(actor: Actor): Promise<SuspectedQuestions> {
    const versions = await this.versions(actor, `v.number = (select max(number) from question_version n where n.question_id = v.question_id) and ($2 or w.published_by = $3)`, [reachesEveryone(actor, 'question.review'), actor.personId]);
    const answers = await this.answers(versions);
    const questions = versions.map((it) => {
      const given = answers.get(it.questionVersionId) ?? [];
      return { ...asked(it), questionVersionId: it.questionVersionId, people: given.length, suspicions: suspicions(given, optionsOf(it.content)).map(said) };
    });
    const clearest = (it: (typeof questions)[number]) => it.suspicions[0]?.factor ?? 0;
    return { questions: questions.filter((it) => it.suspicions.length > 0).sort((a, b) => clearest(b) - clearest(a)) };
  }

  /** One question, each of its versions drawn towards what the questions asked along with it say. */
  async statistics(actor: Actor, questionId: string): Promise<QuestionStatistics> {
    const versions = await this.versions(actor, 'v.question_id = $2', [questionId]);
    const [newest] = versions;
    if (newest === undefined) throw new Refusal('thing.not-found');
    require(actor, 'question.review', newest.writtenBy ?? '');
    const answers = await this.answers(versions);
    const prior = await this.prior(versions);
    return { ...asked(newest), versions: versions.map((it) => ({ questionVersionId: it.questionVersionId, number: it.number, publishedAt: it.publishedAt.toISOString(), ...describe(it.content, answers.get(it.questionVersionId) ?? [], prior) })) };
  }

  /** Versions of questions, the newest of each first, in the actor's language, else the source. Whoever wrote a question's first version is its author. */
  private versions(actor: Actor, which: string, values: readonly unknown[]): Promise<Version[]> {
    return this.db.query<Version[]>(`
      select v.id as "questionVersionId", v.question_id as "questionId", v.number, v.published_at as "publishedAt", w.published_by as "writtenBy", t.locale as lang, t.content, n.name as competency, v.level
      from question_version v join question_version w on w.question_id = v.question_id and w.number = 1
      join lateral (select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = v.competency_id order by fv.number desc limit 1) n on true
      join lateral (select t.locale, t.content from question_text t join person p on p.id = $1 where t.question_version_id = v.id and t.locale in (p.locale, v.source_locale) order by (t.locale = p.locale) desc, t.revision desc limit 1) t on true
      where ${which} order by v.question_id, v.number desc`, [actor.personId, ...values]);
  }

  /** What people gave to these versions: of each person the first attempt handed in. */
  private async answers(versions: readonly Version[]): Promise<Map<string, ItemAnswer[]>> {
    const rows = await this.db.query<{ questionVersionId: string; credit: number; rest: number; response: Response | null; at: Date }[]>(`
      with marked as (
        select attempt_id, question_version_id, credit, sum(credit) over attempt - credit as others, count(*) over attempt - 1 as of from attempt_mark
        where attempt_id in (select attempt_id from attempt_question where question_version_id = any($1)) window attempt as (partition by attempt_id)
      ), first as (
        select distinct on (a.person_id, m.question_version_id) m.*, s.recorded_at
        from marked m join attempt a on a.id = m.attempt_id join attempt_submission s on s.attempt_id = a.id
        where m.question_version_id = any($1) and m.of > 0 order by a.person_id, m.question_version_id, s.recorded_at
      ), latest as (select *, row_number() over (partition by question_version_id order by recorded_at desc, attempt_id) as place from first)
      select l.question_version_id as "questionVersionId", l.credit, l.others / l.of as rest, r.response, l.recorded_at as at
      from latest l left join lateral (select response from attempt_answer r where r.attempt_id = l.attempt_id and r.question_version_id = l.question_version_id order by sequence desc limit 1) r on true
      where l.place <= $2`, [versions.map((it) => it.questionVersionId), mostPeople]);
    const given = new Map<string, ItemAnswer[]>();
    for (const { questionVersionId, credit, rest, response, at } of rows) given.set(questionVersionId, [...(given.get(questionVersionId) ?? []), { credit, rest, chosen: chosenIn(response), seconds: null, at: at.getTime() }]);
    return given;
  }

  /** What the questions asked in the same quizzes say of questions like these, by how many were right. */
  private async prior(versions: readonly Version[]): Promise<ItemPrior> {
    const rows = await this.db.query<{ people: number; observed: number }[]>(`
      select count(*)::integer as people, avg(m.credit) as observed from attempt_mark m join attempt a on a.id = m.attempt_id
      where a.quiz_version_id in (select s.quiz_version_id from attempt s join attempt_question q on q.attempt_id = s.id where q.question_version_id = any($1))
      group by m.question_version_id having count(*) >= $2`, [versions.map((it) => it.questionVersionId), leastShown]);
    const sisters = priorOf(rows.map(({ people, observed }) => ({ people, facility: { observed, shrunk: observed, low: observed, high: observed }, discrimination: null, options: [], seconds: null })));
    return { facility: sisters.facility, discrimination: commonPrior.discrimination };
  }
}

const asked = ({ questionId, lang, content, competency, level }: Version) => ({ questionId, lang, prompt: content.prompt, competency, level });
const optionsOf = (content: QuestionContent) => ('options' in content ? content.options.map(({ id, correct, text }) => ({ id, correct, text })) : []);
const chosenIn = (response: Response | null): readonly string[] => (response?.kind === 'singleChoice' ? [response.optionId] : response?.kind === 'multipleChoice' ? response.optionIds : []);
const said = (it: Suspicion): SaidSuspicion => (it.kind === 'leaked' ? { ...it, since: new Date(it.since).toISOString() } : it);

function describe(content: QuestionContent, answers: readonly ItemAnswer[], prior: ItemPrior) {
  const { people, facility, discrimination, options } = itemStatistics(answers, optionsOf(content), prior);
  if (people < leastShown) return { people, facility: null, discrimination: null, options: [], suspicions: [] };
  const texts = new Map(optionsOf(content).map((it) => [it.id, it.text]));
  return { people, facility, discrimination, options: options.map((it) => ({ ...it, text: texts.get(it.optionId) ?? '' })), suspicions: suspicions(answers, optionsOf(content)).map(said) };
}
