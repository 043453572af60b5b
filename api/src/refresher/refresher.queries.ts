import { Injectable } from '@nestjs/common';
import type { AskedAgain, Bilingual, Locale, Refresher, Response as SaidResponse } from '@palier/contracts';
import { chooseRefresher, dayOf, isShort, leaned, leaningOf, memoryOf, plusDays, predictedRecall, present, recollection, refresherMinutes, secondsFor, weekOfRefresher, type Actor, type Answered, type Candidate, type Chosen, type Level, type QuestionContent, type QuestionKind, type Response } from '@palier/domain';
import { reviewed, wordsAgain } from '#learning';
import { asksProof, JourneyQueries } from '#onboarding';
import { Database, Refusal, require, type Reader } from '#platform';
import { QuizzesQueries, type QuestionText } from '#quizzes';

/** Where somebody stands with their refreshers at an instant. */
export interface RefresherStanding { readonly now: Date; readonly zone: string; readonly locale: Locale; /** They want none. */ readonly out: boolean; /** Steps of their onboarding plan are left. */ readonly onboarding: boolean; /** Their newest one, if it is of this week. */ readonly id: string | null; readonly ended: boolean; readonly week: string }
/** What is known of a question that somebody answered once. */
interface Known { readonly personId: string; readonly questionId: string; readonly questionVersionId: string; readonly kind: QuestionKind; readonly competencyId: string; readonly level: Level; readonly state: Candidate['state']; readonly log: readonly Answered[]; readonly changedAt: number | null }
export interface ChosenVersion extends Chosen { readonly questionVersionId: string; readonly locale: string; readonly revision: number; readonly content: QuestionContent }
type Texts = ReadonlyMap<string, QuestionText>;
interface Row { readonly position: number; readonly reason: AskedAgain['reason']; readonly lang: Locale; readonly questionVersionId: string; readonly content: QuestionContent; readonly optionOrder: string[]; readonly competencyId: string; readonly level: Level; readonly name: Bilingual; readonly response: { kind: string } | null; readonly words: string | null; readonly hesitated: boolean | null; readonly credit: number | null; readonly verdict: 'right' | 'partly' | 'wrong' | 'blank' | null }

/** Most people whose memory is replayed at once. Whoever was told nothing comes in turn, the next time. */
const most = 300;

/**
 * Every question that these people ($1) answered, in quizzes and refreshers, with all their answers, as it stands today. A placement that was not passed counts nowhere; an answer that was marked anew counts as it is worth now.
 * It was proved where it was answered right in a quiz whose evidence nobody stopped, and its cell is held today; it is withdrawn where no course asks it any more and no quiz may draw it.
 */
const everyAnswer = `
  with answered as (
    select a.person_id, v.question_id, m.attempt_id || ' ' || m.question_version_id as id, s.recorded_at as at, coalesce(x.credit, m.credit) as credit, false as hesitated, true as in_quiz,
      exists (select from evidence e where e.attempt_id = a.id and e.competency_id = v.competency_id and e.level = v.level and (exists (select from revocation r where r.evidence_id = e.id)
        or exists (select from suspension p where p.evidence_id = e.id and p.from_at <= $2 and (p.until_at is null or p.until_at > $2) and not exists (select from suspension n where n.instead_of_id = p.id)))) as stopped,
      (select max(n.published_at) from course_version c join course_version n on n.course_id = c.course_id and n.number > c.number and n.change_class in ('substantive', 'breaking') where c.id = a.course_version_id) as taught_anew
    from attempt a join attempt_submission s on s.attempt_id = a.id join attempt_mark m on m.attempt_id = a.id join question_version v on v.id = m.question_version_id
      left join lateral (select r.credit from regrade_mark r join regrade_result e on e.regrade_id = r.regrade_id and e.attempt_id = r.attempt_id where r.attempt_id = m.attempt_id and r.question_version_id = m.question_version_id order by e.recorded_at desc limit 1) x on true
    where a.person_id = any($1) and (s.passed or not exists (select from placement p where p.attempt_id = a.id))
    union all
    select f.person_id, v.question_id, q.refresher_id || ' ' || q.position, r.recorded_at, r.credit, r.hesitated, false, false, null
    from refresher f join refresher_question q on q.refresher_id = f.id join refresher_answer r on r.refresher_id = q.refresher_id and r.position = q.position join question_version v on v.id = q.question_version_id where f.person_id = any($1)
  ), asked as materialized (
    select distinct (d->>'questionId')::uuid as id from course_version c join unit_version u on u.course_version_id = c.id join quiz_version w on w.id = u.quiz_version_id cross join lateral jsonb_array_elements(w.blueprint->'draws') d
    where d->>'kind' = 'fixed' and not exists (select from course_version n where n.course_id = c.course_id and n.number > c.number)
  )
  select l.person_id as "personId", l.question_id as "questionId", v.id as "questionVersionId", v.kind, v.competency_id as "competencyId", v.level, l.log,
    (extract(epoch from greatest(l.taught_anew, (select max(n.published_at) from question_version n where n.question_id = l.question_id and n.change_class in ('substantive', 'breaking')))) * 1000)::double precision as "changedAt",
    case when not coalesce(v.open, not q.named_only) and not exists (select from asked where asked.id = q.id) then 'withdrawn'
      when not l.right or not exists (select from standing h where h.person_id = l.person_id and h.competency_id = v.competency_id and h.level = v.level and h.known_until is null and h.valid_from <= $2 and (h.valid_until is null or h.valid_until > $2)) then 'notProved'
      when l.stopped then 'suspended' else 'proved' end as state
  from (select person_id, question_id, jsonb_agg(jsonb_build_object('id', id, 'at', (extract(epoch from at) * 1000)::double precision, 'credit', credit, 'hesitated', hesitated)) as log, max(taught_anew) as taught_anew,
      bool_or(in_quiz and credit >= 1) as right, not bool_or(in_quiz and credit >= 1 and not stopped) as stopped from answered group by person_id, question_id) l
    join question q on q.id = l.question_id join lateral (select * from question_version n where n.question_id = q.id order by n.number desc limit 1) v on true`;

@Injectable()
export class RefresherQueries {
  /** Who had nothing to keep when they were looked at on a day: what fades fades by the day, so they are not looked at again until the next. Forgotten with this process, they are looked at once more. */
  private readonly nothing = new Set<string>();
  private nothingOn = '';

  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries, private readonly journeys: JourneyQueries) {}

  /** One's own refresher of this week; for nobody else. */
  async of(actor: Actor): Promise<Refresher> {
    require(actor, 'refresher.take', actor.personId);
    const standing = await this.standing(actor.personId);
    const known = await this.known([actor.personId], standing.now);
    const chosen = standing.id === null && !standing.out && !standing.onboarding ? await this.choose(known, standing.now, standing.locale) : [];
    const asked = standing.id === null ? [] : await this.asked(standing.id);
    const seconds = standing.id === null ? chosen.map((it) => it.seconds) : asked.map((it) => it.seconds);
    const state = standing.out ? 'out' : standing.id !== null ? (standing.ended ? 'done' : 'open') : standing.onboarding ? 'onboarding' : chosen.length > 0 ? 'ready' : 'nothing';
    return {
      state, id: standing.id, week: standing.week, nextOn: plusDays(standing.week, 7), questions: seconds.length, minutes: Math.ceil(seconds.reduce((sum, it) => sum + it, 0) / 60),
      asked: standing.out ? [] : asked.map(({ seconds: _, ...it }) => it), keeps: await this.keeps(known, standing.now),
    };
  }

  async standing(personId: string, reader: Reader = this.db): Promise<RefresherStanding> {
    const [row] = await reader.query<Omit<RefresherStanding, 'week' | 'onboarding'>[]>(`
      select palier_now() as now, p.time_zone as zone, p.locale, coalesce((select not c.wants from refresher_choice c where c.person_id = p.id order by c.recorded_at desc limit 1), false) as out,
        f.id, exists (select from refresher_end e where e.refresher_id = f.id) as ended
      from person p left join refresher f on f.person_id = p.id and f.week = date_trunc('week', palier_now() at time zone p.time_zone)::date where p.id = $1`, [personId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    const onboarding = (await this.journeys.unfinished([personId], reader)).has(personId);
    return { ...row, onboarding, week: weekOfRefresher(row.now.getTime(), row.zone) };
  }

  known(personIds: readonly string[], now: Date, reader: Reader = this.db): Promise<Known[]> {
    return reader.query<Known[]>(everyAnswer, [personIds, now]);
  }

  /** What one person would be asked now, in their words. One query, none where nothing may be asked. */
  async choose(known: readonly Known[], now: Date, locale: Locale, reader: Reader = this.db): Promise<ChosenVersion[]> {
    return chosenOf(known, now, await this.textsOf(known, locale, reader));
  }

  /** The words of whatever may be asked of what people know. One query, none where nothing may be asked. */
  private async textsOf(known: readonly Known[], locale: Locale, reader: Reader): Promise<Texts> {
    const ids = [...new Set(known.filter(mayBeAsked).map((it) => it.questionVersionId))];
    return ids.length === 0 ? new Map() : new Map((await this.quizzes.texts(ids, locale, reader)).map((it) => [it.questionVersionId, it]));
  }

  /** Whom to tell that three minutes are worth it this week: who wants refreshers, is through with their onboarding plan, here and not away, has not begun this week's, and has something to keep. On working days, and never of a week that is over. */
  async dueNews(which: { readonly of: readonly string[] } | { readonly butThose: readonly string[] }, reader: Reader = this.db): Promise<{ personId: string; week: string; at: Date }[]> {
    if ('butThose' in which) await this.newDay(reader);
    const perhaps = await reader.query<{ personId: string; zone: string; locale: Locale; now: Date }[]>(`
      select p.id as "personId", p.time_zone as zone, p.locale, t.now from person p cross join (select palier_now() as now) t
      where ($1::uuid[] is null or p.id = any($1)) and ($2::uuid[] is null or p.id <> all($2)) and exists (select from attempt a where a.person_id = p.id) and extract(isodow from t.now at time zone p.time_zone) <= 5
        and exists (select from held_role r where r.person_id = p.id and r.role = 'learner')
        and not exists (select from departure d where d.person_id = p.id and d.left_on <= palier_today())
        and coalesce((select c.wants from refresher_choice c where c.person_id = p.id order by c.recorded_at desc limit 1), true)
        and not exists (select from journey_standing s where s.person_id = p.id and s.tick_id is null and not ${asksProof('s')})
        and not exists (select from current_unavailability u where u.person_id = p.id and u.kind = 'absence' and u.starts_at <= t.now and u.ends_at > t.now)
        and not exists (select from refresher f where f.person_id = p.id and f.week = date_trunc('week', t.now at time zone p.time_zone)::date)
      order by md5(p.id::text || t.now::text) limit ${most}`, ['of' in which ? which.of : null, 'of' in which ? null : [...which.butThose, ...this.nothing]]);
    // What asks for a proof is done by it, and stands in no list of ticks.
    const unfinished = perhaps.length === 0 ? new Set<string>() : await this.journeys.unfinished(perhaps.map((it) => it.personId), reader);
    const people = perhaps.filter((it) => !unfinished.has(it.personId));
    const [{ now } = { now: new Date(0) }] = people;
    const known = people.length === 0 ? new Map<string, Known[]>() : Map.groupBy(await this.known(people.map((it) => it.personId), now, reader), (it) => it.personId);
    const due: { personId: string; week: string; at: Date }[] = [];
    for (const [locale, some] of Map.groupBy(people, (it) => it.locale)) {
      const texts = await this.textsOf(some.flatMap((it) => known.get(it.personId) ?? []), locale, reader);
      for (const it of some) {
        if (chosenOf(known.get(it.personId) ?? [], now, texts).length > 0) due.push({ personId: it.personId, week: weekOfRefresher(now.getTime(), it.zone), at: now });
        else if ('butThose' in which) this.nothing.add(it.personId);
      }
    }
    return due;
  }

  private async newDay(reader: Reader): Promise<void> {
    const today = dayOf(await this.db.now(reader), 'UTC');
    if (this.nothingOn === today) return;
    this.nothingOn = today;
    this.nothing.clear();
  }

  /** One question of a refresher with its key, as it is marked. */
  async question(refresherId: string, position: number, reader: Reader): Promise<(Row & { seconds: number; sha256: Buffer | null }) | null> {
    const [row] = await this.rows(refresherId, position, reader);
    return row ?? null;
  }

  /** What a refresher asks, in order; what was answered with what was right, and nothing of the key before. */
  private async asked(refresherId: string): Promise<(AskedAgain & { seconds: number })[]> {
    return (await this.rows(refresherId, null, this.db)).map((it) => ({ position: it.position, reason: it.reason, lang: it.lang, seconds: it.seconds, hesitated: it.hesitated ?? false, ...shown(it) }));
  }

  private rows(refresherId: string, position: number | null, reader: Reader): Promise<(Row & { seconds: number; sha256: Buffer | null })[]> {
    return reader.query(`
      select q.position, q.reason, q.seconds, q.locale as lang, q.question_version_id as "questionVersionId", t.content, q.option_order as "optionOrder", v.competency_id as "competencyId", v.level, ${nameOf('v.competency_id')} as name,
        r.response, w.words, r.hesitated, r.credit, r.verdict, r.response_sha256 as sha256
      from refresher_question q join question_version v on v.id = q.question_version_id join question_text t on t.question_version_id = q.question_version_id and t.locale = q.locale and t.revision = q.revision
        left join refresher_answer r on r.refresher_id = q.refresher_id and r.position = q.position left join fact_text w on w.id = r.text_id
      where q.refresher_id = $1 and ($2::int is null or q.position = $2) order by q.position`, [refresherId, position]);
  }

  /** Level by level, what somebody holds and how well it is still in mind. One query, none where there is nothing. */
  private async keeps(known: readonly Known[], now: Date): Promise<Refresher['keeps']> {
    const cells = [...Map.groupBy(known.filter((it) => it.state === 'proved'), (it) => `${it.competencyId}/${it.level}`).values()];
    if (cells.length === 0) return [];
    const leaning = leaningOf(known.map((it) => it.log));
    const names = new Map((await this.db.query<{ id: string; name: Bilingual }[]>(`select id, ${nameOf('c.id')} as name from competency c where id = any($1)`, [cells.flatMap((it) => it[0]?.competencyId ?? [])])).map((it) => [it.id, it.name]));
    return cells.flatMap((questions) => {
      const [first] = questions;
      const recalls = questions.flatMap((it) => { const memory = memoryOf(it.log); return memory === null ? [] : [leaned(predictedRecall(memory, now.getTime()), leaning)]; });
      return first === undefined ? [] : [{ competencyId: first.competencyId, name: names.get(first.competencyId) ?? {}, level: first.level, questions: questions.length, recollection: recollection(recalls.reduce((sum, it) => sum + it, 0) / recalls.length), recall: Math.min(...recalls) }];
    }).sort((a, b) => a.recall - b.recall || (`${a.competencyId}${a.level}` < `${b.competencyId}${b.level}` ? -1 : 1)).map(({ recall: _, ...it }) => it);
  }
}

const mayBeAsked = (it: Known): boolean => it.state === 'proved' && isShort(it.kind);

/** What one person would be asked now of what they know, in these words. */
function chosenOf(known: readonly Known[], now: Date, texts: Texts): ChosenVersion[] {
  const versions = new Map(known.filter(mayBeAsked).map((it) => [it.questionId, texts.get(it.questionVersionId)]));
  if (versions.size === 0) return [];
  // What cannot be asked still tells how its person recalls; it fits into no minutes.
  const candidates = known.map((it): Candidate => { const content = versions.get(it.questionId)?.content; return { ...it, seconds: (content === undefined ? null : secondsFor(content)) ?? Infinity }; });
  return chooseRefresher(candidates, now.getTime(), refresherMinutes).flatMap((it) => {
    const text = versions.get(it.questionId);
    return text === undefined ? [] : [{ ...it, questionVersionId: text.questionVersionId, locale: text.locale, revision: text.revision, content: text.content }];
  });
}

/** SQL: a competency as its newest framework calls it. */
const nameOf = (id: string): string => `(select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = ${id} order by fv.number desc limit 1)`;

/** A question as it was answered, with its key; until then without. */
export function shown(it: Row): Pick<AskedAgain, 'question' | 'feedback'> {
  const response: Response | null = it.response === null ? null : wordsAgain(it.response, it.words);
  const question = { questionVersionId: it.questionVersionId, ...present(it.content, it.optionOrder, response), sequence: it.position, response: response as SaidResponse | null };
  if (it.credit === null || it.verdict === null) return { question, feedback: null };
  return { question, feedback: { ...reviewed({ questionVersionId: it.questionVersionId, content: it.content, optionOrder: it.optionOrder, competencyId: it.competencyId, level: it.level, name: it.name, sequence: it.position, response, credit: it.credit, verdict: it.verdict }), corrected: null } };
}
