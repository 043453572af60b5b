import { Injectable } from '@nestjs/common';
import type { HelpOverview, HelpPlace, HelpRequest, HelpThing, HelpTurn, PersonRef, SharedAnswer, ShownThing } from '@palier/contracts';
import { helpState, present, turnsLeadingTo, unansweredDays, type Actor, type HelpKind, type HelpState, type HelpTurn as TurnKind, type QuestionContent } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { AnswererQueries } from './answerer.queries.js';
import { ThingsQueries, type Published } from './things.queries.js';

/** Most requests that one answer shows; how many there are is said beside them. */
const most = 100;
const waiting = turnsLeadingTo('waiting');

/** Where one request stands, without its words. */
export interface Standing { readonly id: string; readonly personId: string; readonly kind: HelpKind; readonly about: HelpThing['about']; readonly state: HelpState; readonly since: Date; /** Who answers now; null where nobody is left who could. */ readonly answerer: PersonRef | null }
type Light = Omit<Standing, 'state' | 'answerer'> & { readonly newest: TurnKind | null; readonly named: PersonRef; readonly left: boolean; readonly publisherId: string | null };

/** Requests with whom they are addressed to now, the kind of their newest turn, and since when they stand so; $1 are the turns that make one wait. */
const light = `
  select r.id, r.person_id as "personId", r.kind, r.about, n.kind as newest, jsonb_build_object('id', q.id, 'name', q.display_name) as named, coalesce(d.left_on <= palier_today(), false) as left,
    case when e.at is null then r.recorded_at else coalesce((select min(t.recorded_at) from help_turn t where t.request_id = r.id and t.recorded_at > e.at), e.at) end as since,
    coalesce(cv.published_by, qv.published_by, cl.published_by, fv.published_by) as "publisherId"
  from help_request r
  left join lateral (select t.kind from help_turn t where t.request_id = r.id order by t.recorded_at desc limit 1) n on true
  left join lateral (select t.to_id from help_turn t where t.request_id = r.id and t.to_id is not null order by t.recorded_at desc limit 1) h on true
  left join lateral (select max(t.recorded_at) as at from help_turn t where t.request_id = r.id and t.kind <> all($1)) e on true
  join person q on q.id = coalesce(h.to_id, r.addressed_to) left join departure d on d.person_id = q.id
  left join course_version cv on cv.id = r.course_version_id left join question_version qv on qv.id = r.question_version_id left join company_levels cl on cl.id = r.company_levels_id left join framework_version fv on fv.id = r.framework_version_id`;
/** Those of one person as addressed at any time, and those addressed to anybody who left: whose they are now, the rule says. */
const maybeTo = `
  (n.kind is null or n.kind = any($1)) and r.id in (
    select id from help_request where addressed_to = $2 union select request_id from help_turn where to_id = $2
    union select o.id from help_request o join departure x on x.person_id = o.addressed_to where x.left_on <= palier_today() union select o.request_id from help_turn o join departure x on x.person_id = o.to_id where x.left_on <= palier_today())`;

/** Whoever left is stuck no more; what they said is wrong may be wrong still. */
const stillAsked = `(r.kind = 'wrong' or not exists (select from departure x where x.person_id = r.person_id and x.left_on <= palier_today()))`;

/** Requests about one thing, in SQL: `which` finds them by the thing's id ($1), `key` tells its parts apart, `outdated` says whether one was about another version than $2. */
interface Ground { readonly id: string; readonly version: string | null; readonly key: string; readonly which: string; readonly outdated: string }

@Injectable()
export class HelpQueries {
  constructor(private readonly db: Database, private readonly answerers: AnswererQueries, private readonly things: ThingsQueries) {}

  /** What waits for somebody's answer, the oldest first. At most three queries. */
  async waitingFor(personId: string, reader: Reader = this.db): Promise<Standing[]> {
    const rows = await reader.query<Light[]>(`${light} where ${maybeTo} and ${stillAsked} and (q.id = $2 or coalesce(d.left_on <= palier_today(), false)) order by since, r.id limit 5000`, [waiting, personId]);
    return (await this.standings(rows, reader)).filter((it) => it.answerer?.id === personId);
  }

  async toAnswer(actor: Actor): Promise<{ requests: HelpRequest[]; total: number }> {
    const all = await this.waitingFor(actor.personId);
    return { requests: await this.shown(all.slice(0, most), actor), total: all.length };
  }

  /** What somebody asked: answers that wait for them first, then what waits, then what is over, the newest first. */
  async mine(actor: Actor): Promise<{ requests: HelpRequest[]; total: number }> {
    const rank: Record<HelpState, number> = { answered: 0, waiting: 1, closed: 2 };
    const all = await this.standings(await this.db.query<Light[]>(`${light} where r.person_id = $2 order by since desc, r.id limit 5000`, [waiting, actor.personId]));
    return { requests: await this.shown(all.sort((a, b) => rank[a.state] - rank[b.state]).slice(0, most), actor), total: all.length };
  }

  async count(actor: Actor): Promise<{ toAnswer: number; answered: number }> {
    const own = await this.db.query<{ newest: TurnKind | null }[]>(`select (select t.kind from help_turn t where t.request_id = r.id order by t.recorded_at desc limit 1) as newest from help_request r where r.person_id = $1`, [actor.personId]);
    return { toAnswer: (await this.waitingFor(actor.personId)).length, answered: own.filter((it) => helpState(it.newest) === 'answered').length };
  }

  /** How many wait, for whom and since when; neither who asked nor what. */
  async overview(): Promise<HelpOverview> {
    const now = await this.db.now();
    const all = await this.standings(await this.db.query<Light[]>(`${light} where (n.kind is null or n.kind = any($1)) and ${stillAsked} order by since, r.id limit 20000`, [waiting]));
    const late = (it: Standing): boolean => now - it.since.getTime() >= unansweredDays * 86_400_000;
    const per = Map.groupBy(all, (it) => it.answerer?.id ?? '');
    return {
      waiting: all.length, unanswered: all.filter(late).length, days: unansweredDays,
      answerers: [...per.values()].flatMap((of) => { const [first] = of; return first === undefined ? [] : [{ person: first.answerer, waiting: of.length, unanswered: of.filter(late).length, oldest: first.since.toISOString() }]; }).slice(0, most),
    };
  }

  /** One exchange: for whoever asked, and for whoever it is addressed to now. */
  async one(actor: Actor, requestId: string): Promise<HelpRequest> {
    const standing = await this.standing(requestId);
    require(actor, 'help.read', standing.personId === actor.personId ? actor.personId : (standing.answerer?.id ?? standing.personId));
    const [request] = await this.shown([standing], actor);
    if (request === undefined) throw new Refusal('thing.not-found');
    return request;
  }

  /** Where one request stands. @throws where there is none. */
  async standing(requestId: string, reader: Reader = this.db): Promise<Standing> {
    const [found] = await this.standings(await reader.query<Light[]>(`${light} where r.id = $2`, [waiting, requestId]), reader);
    if (found === undefined) throw new Refusal('thing.not-found');
    return found;
  }

  /** Where these requests stand, or all that were asked or that somebody wrote to since; of nobody who has left. At most three queries. */
  async news(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<Standing[]> {
    const [sql, value] = 'ids' in which ? ['r.id = any($2)', which.ids] as const : ['(r.recorded_at > $2 or exists (select from help_turn t where t.request_id = r.id and t.recorded_at > $2))', which.since] as const;
    return this.standings(await reader.query<Light[]>(`${light} where ${sql} and not exists (select from departure x where x.person_id = r.person_id and x.left_on <= palier_today()) order by r.recorded_at, r.id`, [waiting, value]), reader);
  }

  /** Whom one may hand a request on to: who leads, writes or is in HR, and the people one leads. */
  helpers(actor: Actor, only: string | null = null, reader: Reader = this.db): Promise<PersonRef[]> {
    return reader.query<PersonRef[]>(`
      select p.id, p.display_name as name from person p left join departure d on d.person_id = p.id
      where p.id <> $1 and ($3::uuid is null or p.id = $3) and (d.left_on is null or d.left_on > palier_today())
        and exists (select from held_role h where h.person_id = p.id and (h.role in ('lead', 'author', 'hr') or (h.role = 'learner' and p.id = any($2))))
      order by p.display_name collate "fr-x-icu", p.id limit 500`, [actor.personId, actor.leads, only]);
  }

  async onUnit(actor: Actor, courseVersionId: string, unitId: string): Promise<{ places: HelpPlace[] }> {
    return { places: await this.places(actor, [await this.things.unit(courseVersionId, unitId)], { id: unitId, version: courseVersionId, key: 'r.unit_id::text', which: 'r.unit_id = $1', outdated: 'r.course_version_id <> $2' }) };
  }

  /** While an attempt is open, answers that everybody reads stay away: they might give its key. */
  async onAttempt(actor: Actor, attemptId: string): Promise<{ places: HelpPlace[] }> {
    const sitting = await this.things.attempt(attemptId);
    require(actor, 'help.ask', sitting.personId);
    const places = await this.places(actor, sitting.things, {
      id: attemptId, version: attemptId, key: '(select v.question_id::text from question_version v where v.id = r.question_version_id)',
      which: 'r.question_version_id in (select w.id from attempt_question a join question_version v on v.id = a.question_version_id join question_version w on w.question_id = v.question_id where a.attempt_id = $1)',
      outdated: 'not exists (select from attempt_question a where a.attempt_id = $2 and a.question_version_id = r.question_version_id)',
    });
    return { places: sitting.open ? places.map((it) => ({ ...it, shared: [] })) : places };
  }

  async onLevels(actor: Actor, competencyId: string): Promise<{ places: HelpPlace[] }> {
    const things = await this.things.levels(competencyId);
    const version = things.map(({ thing }) => (thing.about === 'level' ? (thing.companyLevelsId ?? thing.frameworkVersionId) : null))[0] ?? null;
    return { places: await this.places(actor, things, { id: competencyId, version, key: `r.competency_id || '/' || r.level`, which: 'r.competency_id = $1', outdated: 'coalesce(r.company_levels_id, r.framework_version_id) <> $2' }) };
  }

  /** For each thing: who would answer, what the actor asked about any version of it, and what everybody reads. At most nine queries, whatever the number of things. */
  private async places(actor: Actor, things: readonly Published[], on: Ground): Promise<HelpPlace[]> {
    const crowd = await this.answerers.crowd([actor.personId], things.map((it) => it.publisherId));
    const own = await this.db.query<{ id: string; key: string }[]>(`select r.id, ${on.key} as key from help_request r where ${on.which} and r.person_id = $2 order by r.recorded_at desc limit ${most}`, [on.id, actor.personId]);
    const mine = own.length === 0 ? [] : await this.shown(await this.standings(await this.db.query<Light[]>(`${light} where r.id = any($2) order by r.recorded_at, r.id`, [waiting, own.map((it) => it.id)])), actor);
    const shared = await this.db.query<(Omit<SharedAnswer, 'at'> & { at: Date; key: string })[]>(`
      select t.id, q.words as question, a.words as answer, jsonb_build_object('id', p.id, 'name', p.display_name) as by, t.recorded_at as at, ${on.outdated} as outdated, ${on.key} as key
      from help_request r join help_turn t on t.request_id = r.id and t.kind = 'answer' join lateral (select s.words_id from help_sharing s where s.turn_id = t.id order by s.recorded_at desc limit 1) s on true
      join fact_text q on q.id = s.words_id join fact_text a on a.id = t.words_id join person p on p.id = t.recorded_by where ${on.which} order by t.recorded_at desc, t.id limit ${most}`, [on.id, on.version]);
    const keyOf = new Map(own.map((it) => [it.id, it.key]));
    return things.map(({ thing, key, publisherId }) => ({
      thing, stuck: crowd.who('stuck', actor.personId, thing.about, publisherId), wrong: crowd.who('wrong', actor.personId, thing.about, publisherId),
      mine: mine.filter((it) => keyOf.get(it.id) === key), shared: shared.filter((it) => it.key === key).map(({ key: _, at, ...it }) => ({ ...it, at: at.toISOString() })),
    }));
  }

  /** Whose each request is now: whoever it was addressed to, or, since they left, whoever the rule names. */
  private async standings(rows: readonly Light[], reader: Reader = this.db): Promise<Standing[]> {
    const orphans = rows.filter((it) => it.left);
    const crowd = orphans.length === 0 ? null : await this.answerers.crowd([...new Set(orphans.map((it) => it.personId))], orphans.map((it) => it.publisherId), reader);
    return rows.map(({ newest, named, left, publisherId, ...it }) => {
      const next = left ? (crowd?.who(it.kind, it.personId, it.about, publisherId) ?? null) : named;
      return { ...it, state: helpState(newest), answerer: next === null ? null : { id: next.id, name: next.name } };
    });
  }

  /** Requests with their words, their thing in the reader's language, and every turn. Two queries. */
  private async shown(standings: readonly Standing[], reader: Actor): Promise<HelpRequest[]> {
    if (standings.length === 0) return [];
    const ids = standings.map((it) => it.id);
    const rows = await this.db.query<{ id: string; person: PersonRef; askedAt: Date; words: string; thing: ShownThing; content: QuestionContent | null; optionOrder: string[] | null }[]>(`
      select r.id, jsonb_build_object('id', p.id, 'name', p.display_name) as person, r.recorded_at as "askedAt", w.words, qt.content, aq.option_order as "optionOrder",
        case r.about
          when 'unit' then jsonb_build_object('about', r.about, 'courseId', cv.course_id, 'unitId', r.unit_id, 'title', ut.title, 'lang', ut.locale, 'outdated', exists (select from course_version n where n.course_id = cv.course_id and n.number > cv.number),
            'courseTitle', (select t.title from course_text t where t.course_version_id = cv.id and t.locale in (cv.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1))
          when 'question' then jsonb_build_object('about', r.about, 'attemptId', r.attempt_id, 'prompt', '', 'options', '[]'::jsonb, 'lang', aq.locale, 'open', s.attempt_id is null)
          else jsonb_build_object('about', r.about, 'competencyId', r.competency_id, 'level', r.level, 'name', fc.name, 'statement', coalesce(ls.statement, (select x->'text' from jsonb_array_elements(cl.statements) x where (x->>'level')::int = r.level), '{}')) end as thing
      from help_request r join person p on p.id = r.person_id join fact_text w on w.id = r.words_id join person me on me.id = $2
      left join course_version cv on cv.id = r.course_version_id
      left join lateral (select t.title, t.locale from unit_text t where t.course_version_id = r.course_version_id and t.unit_id = r.unit_id and t.locale in (cv.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1) ut on true
      left join attempt_question aq on aq.attempt_id = r.attempt_id and aq.question_version_id = r.question_version_id left join attempt_submission s on s.attempt_id = r.attempt_id
      left join question_text qt on qt.question_version_id = aq.question_version_id and qt.locale = aq.locale and qt.revision = aq.revision
      left join framework_version_competency fc on fc.framework_version_id = r.framework_version_id and fc.competency_id = r.competency_id
      left join company_levels cl on cl.id = r.company_levels_id left join level_statement ls on cl.id is null and ls.framework_version_id = r.framework_version_id and ls.competency_id = r.competency_id and ls.level = r.level
      where r.id = any($1)`, [ids, reader.personId]);
    const turns = await this.db.query<(Omit<HelpTurn, 'at'> & { at: Date; requestId: string })[]>(`
      select t.request_id as "requestId", t.id, t.kind, jsonb_build_object('id', b.id, 'name', b.display_name) as by, case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.display_name) end as to, t.recorded_at as at, w.words, sw.words as "shownAs"
      from help_turn t join person b on b.id = t.recorded_by left join person o on o.id = t.to_id left join fact_text w on w.id = t.words_id
      left join lateral (select s.words_id from help_sharing s where s.turn_id = t.id order by s.recorded_at desc limit 1) s on true left join fact_text sw on sw.id = s.words_id
      where t.request_id = any($1) order by t.recorded_at`, [ids]);
    const found = new Map(rows.map((it) => [it.id, it]));
    const said = Map.groupBy(turns, (it) => it.requestId);
    return standings.flatMap(({ id, kind, state, since, answerer }) => {
      const row = found.get(id);
      if (row === undefined) return [];
      return [{
        id, kind, state, since: since.toISOString(), answerer, person: row.person, askedAt: row.askedAt.toISOString(), words: row.words, thing: withoutKey(row.thing, row.content, row.optionOrder),
        turns: (said.get(id) ?? []).map(({ requestId: _, at, ...it }) => ({ ...it, at: at.toISOString() })),
      }];
    });
  }
}

/** A question as it was asked, its key left out. */
function withoutKey(thing: ShownThing, content: QuestionContent | null, order: readonly string[] | null): ShownThing {
  if (thing.about !== 'question' || content === null) return thing;
  const asked = present(content, order ?? []);
  const passage = asked.conversation?.situation.ticket ?? asked.passage.map((it) => `${it.text}${it.gap === null ? '' : '[…]'}`).join('');
  return { ...thing, prompt: passage === '' ? asked.prompt : `${asked.prompt}\n${passage}`, options: [...asked.lefts, ...asked.options].map((it) => it.text) };
}
