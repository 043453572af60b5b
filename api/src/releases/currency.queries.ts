import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale, OwnCurrency, PersonRef, ReleaseReadiness, TeamCurrency } from '@palier/contracts';
import { belongsTo, concerns, currentWith, isConcerned, mayEver, isWithdrawnFrom, nested, reachesEveryone, releaseDelta, roles, stepsTo, type Actor, type ChangeClass, type Knower, type LearningStep, type Modules, type Scope, type TaughtUnit } from '@palier/domain';
import { ActivityScopesQueries } from '#courses';
import { Database, Refusal, type Reader } from '#platform';
import { ScopesQueries } from '#scopes';
import { RecordLook } from '#trust';
import { courseTitle, newest, unitTitle } from './titles.js';

/** An activity that releases changed, as a reader knows it. */
export interface Taught extends TaughtUnit { readonly productId: string; readonly courseId: string; readonly course: string; readonly title: string; readonly lang: Locale; readonly minutes: number }
/** A release as it stands among those of its product, with what there is to learn for it. */
export interface ToLearn {
  readonly release: { readonly id: string; readonly name: string; readonly product: string; readonly on: string | null };
  /** Activities of the product that releases changed, by id. */
  readonly units: ReadonlyMap<string, Taught>;
  /** What somebody has to learn, and with which release they are up to date; null where it concerns them in nothing. */
  of(personId: string): { readonly steps: readonly LearningStep[]; readonly current: string | null } | null;
}
/** Somebody, with what they support. */
interface Supporter extends Knower { supports(productId: string): boolean }
/** A critical change that somebody has still to read, by the words that ask it: wording that was mended since is none; and since when it is asked of them, and where they live. */
export interface CriticalNews { readonly changeId: string; readonly sha256: string; readonly personId: string; readonly zone: string; readonly at: Date }
type Critical = OwnCurrency['products'][number]['critical'][number];
const page = 50;

/** Who is up to date with which release: reckoned anew from what was taught and what was done, and never a level. */
@Injectable()
export class CurrencyQueries {
  constructor(private readonly db: Database, private readonly activities: ActivityScopesQueries, private readonly scopes: ScopesQueries, private readonly looks: RecordLook) {}

  /** The people this actor follows whom a release concerns: those with something to learn first, by name; of a team and those under it where one is named. Six queries and the look, whatever their number. @throws where it is not there, or the team not theirs. */
  async readiness(actor: Actor, releaseId: string, { after, team }: { readonly after?: string | undefined; readonly team?: string | undefined }): Promise<ReleaseReadiness> {
    const everybody = reachesEveryone(actor, 'release.follow');
    const { releases, place, productId } = await this.standing(releaseId);
    const units = (await this.taught(actor)).filter((it) => it.productId === productId);
    const people = (await this.db.query<{ id: string | null; name: string; theirs: boolean }[]>(`
      with asked as materialized (select $3::uuid is null or exists (select from team t where t.id = $3 and ($1 or t.id in (select teams_led_on($4, palier_today())))) as theirs)
      select p.id, p.display_name as name, asked.theirs from asked left join (person p left join departure d on d.person_id = p.id) on asked.theirs and (d.left_on is null or d.left_on > palier_today()) and ($1 or p.id = any($2)) and exists (select from current_scope_holding h where h.person_id = p.id)
        and ($3::uuid is null or p.id in (select m.person_id from teams_under_on($3, palier_today()) u join current_membership m on m.team_id = u and m.kind = 'member')) order by p.display_name collate "fr-x-icu", p.id`, [everybody, actor.leads.filter((it) => it !== actor.personId), team ?? null, actor.personId])).flatMap(({ id, name, theirs }): PersonRef[] => { if (!theirs) throw new Refusal('thing.not-found'); return id === null ? [] : [{ id, name }]; });
    const knowers = await this.knowers(everybody ? null : people.map((it) => it.id), units);
    const lines = people.flatMap((person) => {
      const knower = knowers(person.id);
      return isConcerned(units, knower, place) ? [{ person, current: nameAt(releases, currentWith(units, knower, place + 1)), toLearn: learning(units, knower, place) }] : [];
    });
    const sorted = [...lines.filter((it) => it.toLearn.length > 0), ...lines.filter((it) => it.toLearn.length === 0)];
    const from = after === undefined ? 0 : sorted.findIndex((it) => it.person.id === after) + 1;
    const shown = sorted.slice(from, from + page);
    await (everybody ? this.looks.atEveryone(actor, 'look.currency') : this.looks.atAll(actor, 'look.currency', shown.map((it) => it.person.id)));
    return {
      concerned: lines.length, upToDate: lines.filter((it) => it.toLearn.length === 0).length, minutes: lines.reduce((sum, it) => sum + it.toLearn.reduce((its, unit) => its + unit.minutes, 0), 0),
      people: shown, next: sorted.length > from + page ? (shown.at(-1)?.person.id ?? null) : null,
    };
  }

  /** How many of each team that this actor follows are up to date, each person once in every team they are under. Six queries and the look, whatever their number. @throws where it is not there. */
  async teams(actor: Actor, releaseId: string): Promise<TeamCurrency['teams']> {
    const everybody = reachesEveryone(actor, 'release.follow');
    const theirs = actor.leads.filter((it) => it !== actor.personId);
    const { of } = await this.toLearn(actor, releaseId, everybody ? null : theirs);
    const teams = await this.db.query<{ id: string; name: Bilingual; parentId: string | null; people: string[] }[]>(`
      with ours as materialized (select t.id, t.name, t.parent_id from team t where $1 or t.id in (select teams_led_on($2, palier_today()))), members as materialized (select team_id, person_id from current_membership where kind = 'member' and ($1 or person_id = any($3)))
      select o.id, o.name, o.parent_id as "parentId", array_agg(distinct m.person_id) as people from ours o cross join lateral teams_under_on(o.id, palier_today()) u join members m on m.team_id = u group by o.id, o.name, o.parent_id order by coalesce(o.name->>'fr', o.name->>'en') collate "fr-x-icu", o.id`, [everybody, actor.personId, theirs]);
    await (everybody ? this.looks.atEveryone(actor, 'look.currency') : this.looks.atAll(actor, 'look.currency', theirs));
    return nested(teams.map(({ people, ...it }) => { const concerned = people.flatMap((id) => of(id) ?? []); return { ...it, concerned: concerned.length, upToDate: concerned.filter((one) => one.steps.length === 0).length }; }).filter((it) => it.concerned > 0)).map(({ parentId: _, ...it }) => it);
  }

  /** What somebody has to learn of the releases that are out, of the products they support, and what of them is to be read. Eight queries. */
  async own(actor: Actor): Promise<OwnCurrency> {
    const products = await this.theirs(actor);
    const changes = await this.db.query<{ unitId: string; release: string; severity: 'critical' | 'major' | 'minor'; text: string }[]>(`
      select t.unit_id as "unitId", r.name as release, c.severity, c.text from release_touch t left join release_touch_end e on e.touch_id = t.id join release_change_now c on c.id = t.change_id join release_now r on r.id = c.release_id
      where e.touch_id is null and not c.withdrawn and r.on_day <= palier_today() and t.unit_id = any($1) order by array_position(array['critical', 'major', 'minor'], c.severity), r.place desc, c.position`, [products.flatMap((it) => it.toLearn.map((unit) => unit.unitId))]);
    const critical = await this.critical(actor.personId, products.map((it) => it.id));
    const shown = products.map((it) => ({ ...it, critical: critical.flatMap(({ productId, ...change }) => (productId === it.id ? [change] : [])), toLearn: it.toLearn.map((unit) => ({ ...unit, changes: changes.filter((change) => change.unitId === unit.unitId).map(({ unitId: _, ...change }) => change) })) }));
    return { products: shown.filter((it) => it.concerned || it.critical.length > 0) };
  }

  /** Critical changes that somebody has still to read and confirm, by product. One query where there are none, eight else. */
  async toRead(actor: Actor): Promise<(Critical & { readonly product: string })[]> {
    if (!mayEver(actor, 'release.acknowledge')) return [];
    const [any] = await this.db.query<unknown[]>(`select 1 from release_change_now c join release_now r on r.id = c.release_id where ${isOutAndCritical} and not exists (select from change_confirmed k where k.change_id = c.id and k.person_id = $1) limit 1`, [actor.personId]);
    if (any === undefined) return [];
    const products = await this.theirs(actor);
    const critical = await this.critical(actor.personId, products.map((it) => it.id));
    return products.flatMap((it) => critical.flatMap(({ productId, ...change }) => (productId === it.id && change.acknowledgedAt === null ? [{ ...change, product: it.name }] : [])));
  }

  /** Whether somebody is to read a critical change: it is out, stands, and is of a product that they support, or of which a release asks something of them. Three queries, six more where they do not support it. */
  async reads(actor: Actor, changeId: string, reader: Reader = this.db): Promise<boolean> {
    const [change] = await reader.query<{ productId: string }[]>(`select r.product_id as "productId" from release_change_now c join release_now r on r.id = c.release_id where c.id = $1 and ${isOutAndCritical}`, [changeId]);
    if (change === undefined) return false;
    const held = (await this.scopes.heldBy([actor.personId], reader)).get(actor.personId) ?? [];
    return supports(change.productId, held, await this.scopes.modules(reader)) || (await this.theirs(actor, reader)).some((it) => it.id === change.productId);
  }

  /**
   * Who has still to read which critical change: of these changes or releases, or of what is asked since an instant; of these people, or of everybody who may confirm. It is asked from the moment that it is out, is said as it is, and stands.
   * One query where nothing is asked, nine else.
   */
  async criticalNews(which: { readonly ids?: readonly string[]; readonly since?: Date; readonly personIds?: readonly string[] }, reader: Reader = this.db): Promise<CriticalNews[]> {
    const changes = await reader.query<{ id: string; productId: string; sha256: string; at: Date }[]>(`
      select * from (
        select c.id, r.product_id as "productId", encode(v.sha256, 'hex') as sha256, greatest(v.recorded_at, r.on_day::timestamp at time zone palier_zone(), (select max(d.recorded_at) from release_day d where d.release_id = r.id),
          (select max(e.recorded_at) from release_change_withdrawal w join release_change_withdrawal_end e on e.withdrawal_id = w.id where w.change_id = c.id)) as at
        from release_change_now c join release_now r on r.id = c.release_id
        join lateral (select n.sha256, n.recorded_at from release_change_version n where n.change_id = c.id and not exists (select from release_change_wording w where w.change_id = n.change_id and w.number = n.number) order by n.number desc limit 1) v on true
        where ${isOutAndCritical} and ($1::uuid[] is null or c.id = any($1) or c.release_id = any($1))) x
      where $2::timestamptz is null or x.at >= $2 order by x.id`, [which.ids ?? null, which.since ?? null]);
    if (changes.length === 0) return [];
    const people = await reader.query<{ id: string; zone: string; read: string[] }[]>(`
      with confirmed as materialized (select k.person_id, array_agg(k.change_id) as ids from change_confirmed k where k.change_id = any($2) group by 1)
      select p.id, p.time_zone as zone, coalesce(k.ids, '{}') as read from person p left join confirmed k on k.person_id = p.id left join departure d on d.person_id = p.id where (d.left_on is null or d.left_on > palier_today()) and exists (select from held_role h where h.person_id = p.id and h.role = any($3)) and ($1::uuid[] is null or p.id = any($1)) order by p.id`,
      [which.personIds ?? null, changes.map((it) => it.id), roles.filter((role) => mayEver({ roles: [role] }, 'release.acknowledge'))]);
    const [first] = people;
    if (first === undefined) return [];
    const concerned = await this.concernedBy(first.id, people.map((it) => it.id), [...new Set(changes.map((it) => it.productId))], reader);
    return people.flatMap(({ id: personId, zone, read }) => changes.filter((it) => !read.includes(it.id) && concerned(personId, it.productId)).map(({ id, sha256, at }) => ({ changeId: id, sha256, personId, zone, at })));
  }

  /** Of which release and part of a product these changes are, by id. One query. */
  async changeNames(ids: readonly string[], reader: Reader = this.db): Promise<Map<string, { product: string; release: string; area: string }>> {
    const rows = await reader.query<{ id: string; product: string; release: string; area: string }[]>('select c.id, s.name as product, r.name as release, c.area from release_change_now c join release_now r on r.id = c.release_id join support_scope s on s.id = r.product_id where c.id = any($1)', [ids]);
    return new Map(rows.map(({ id, ...it }) => [id, it]));
  }

  /** Whether the releases of a product are the matter of one of these people, as `theirs` says it of one. Six queries. */
  private async concernedBy(readerId: string, personIds: readonly string[], productIds: readonly string[], reader: Reader): Promise<(personId: string, productId: string) => boolean> {
    const out = new Map((await reader.query<{ productId: string; place: number }[]>('select r.product_id as "productId", max(r.place)::int as place from release_now r where r.on_day <= palier_today() and r.product_id = any($1) group by 1', [productIds])).map((it) => [it.productId, it.place]));
    const units = (await this.taught({ personId: readerId }, reader)).filter((it) => productIds.includes(it.productId));
    const knowers = await this.knowers(personIds, units, reader);
    return (personId, productId) => { const knower = knowers(personId); return knower.supports(productId) || isConcerned(units.filter((it) => it.productId === productId), knower, out.get(productId) ?? -1); };
  }

  /** The products whose releases are somebody's matter: those they support, and those of which something was to be learnt by them. Who is up to date is said of the latter alone. Six queries. */
  private async theirs(actor: Actor, reader: Reader = this.db) {
    const releases = await reader.query<{ id: string; name: string; productId: string; product: string; out: boolean }[]>('select r.id, r.name, r.product_id as "productId", s.name as product, coalesce(r.on_day <= palier_today(), false) as out from release_now r join support_scope s on s.id = r.product_id order by s.name collate "fr-x-icu", s.id, r.place');
    const units = await this.taught(actor, reader);
    const knower = (await this.knowers([actor.personId], units, reader))(actor.personId);
    return [...new Set(releases.map((it) => it.productId))].flatMap((productId) => {
      const its = releases.filter((it) => it.productId === productId);
      const place = its.findLastIndex((it) => it.out);
      const latest = its[place];
      if (latest === undefined) return [];
      const taught = units.filter((it) => it.productId === productId);
      const concerned = isConcerned(taught, knower, place);
      return concerned || knower.supports(productId) ? [{ id: productId, name: latest.product, newest: latest.name, concerned, current: concerned ? nameAt(its, currentWith(taught, knower, place + 1)) : null, toLearn: learning(taught, knower, place) }] : [];
    });
  }

  /** The critical changes of what is out of these products, those that this person has to read first. One query. */
  private async critical(personId: string, productIds: readonly string[]): Promise<(Critical & { readonly productId: string })[]> {
    const rows = await this.db.query<(Omit<Critical, 'acknowledgedAt'> & { productId: string; acknowledgedAt: Date | null })[]>(`
      select c.id, r.product_id as "productId", r.name as release, c.area, c.text, c.links, encode(v.sha256, 'hex') as sha256, k.recorded_at as "acknowledgedAt", k.id is null and exists (select from change_acknowledgement b where b.change_id = c.id and b.person_id = $2) as "readBefore", (select count(*)::int from release_change_asks q where q.change_id = c.id) as questions
      from release_change_now c join release_now r on r.id = c.release_id join release_change_version v on v.change_id = c.id and v.number = c.number left join change_confirmed k on k.change_id = c.id and k.person_id = $2
      where ${isOutAndCritical} and r.product_id = any($1) order by k.recorded_at is not null, r.place desc, c.position limit 100`, [productIds, personId]);
    return rows.map(({ acknowledgedAt, ...it }) => ({ ...it, acknowledgedAt: acknowledgedAt?.toISOString() ?? null }));
  }

  /** What each of these people has to learn of a release and of those before it; everybody where they are null. Five queries. @throws where it is not there. */
  async toLearn(actor: Actor, releaseId: string, personIds: readonly string[] | null, reader: Reader = this.db): Promise<ToLearn> {
    const { releases, place, productId } = await this.standing(releaseId, reader);
    const release = releases[place];
    if (release === undefined) throw new Refusal('thing.not-found');
    const units = (await this.taught(actor, reader)).filter((it) => it.productId === productId);
    const knowers = await this.knowers(personIds, units, reader);
    return {
      release: { id: releaseId, name: release.name, product: release.product, on: release.on }, units: new Map(units.map((it) => [it.unitId, it])),
      of: (personId) => { const knower = knowers(personId); return isConcerned(units, knower, place) ? { steps: stepsTo(units, knower, place), current: nameAt(releases, currentWith(units, knower, place + 1)) } : null; },
    };
  }

  /** Activities of its product that releases changed, as this reader calls them. Two queries. @throws where it is not there. */
  async changed(actor: Actor, releaseId: string): Promise<ReadonlyMap<string, Taught>> {
    const { productId } = await this.standing(releaseId);
    return new Map((await this.taught(actor)).flatMap((it) => (it.productId === productId ? [[it.unitId, it] as const] : [])));
  }

  /** Whoever of these people, or of everybody where they are null, once did something that a release changed, as it was before. One query. */
  async provenBefore(releaseId: string, personIds: readonly string[] | null, reader: Reader = this.db): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ id: string }[]>(`
      select distinct d.person_id as id from release_taught x join unit_done d on d.unit_id = x.unit_id join course_version v on v.id = d.course_version_id
      where x.release_id = $1 and x.change_class <> 'cosmetic' and v.number < x.number and ($2::uuid[] is null or d.person_id = any($2))`, [releaseId, personIds]);
    return new Set(rows.map((it) => it.id));
  }

  /** Of these activities, those that nothing of a release touches any more, each with the changes that were withdrawn. One query. */
  async withdrawn(releaseId: string, unitIds: readonly string[], reader: Reader = this.db): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly text: string }[]>> {
    const rows = await reader.query<{ unitId: string; id: string; text: string; withdrawn: boolean }[]>(`
      select x.unit_id as "unitId", c.id, c.text, c.withdrawn from release_touch x join release_change_now c on c.id = x.change_id left join release_touch_end e on e.touch_id = x.id
      where c.release_id = $1 and x.unit_id = any($2) and e.touch_id is null order by c.position, c.id`, [releaseId, unitIds]);
    return new Map([...Map.groupBy(rows, (it) => it.unitId)].filter(([, touching]) => isWithdrawnFrom(touching)));
  }

  /** A release among those of its product, from the oldest on. One query. @throws where it is not there. */
  private async standing(releaseId: string, reader: Reader = this.db): Promise<{ releases: { id: string; name: string; product: string; on: string | null }[]; place: number; productId: string }> {
    const releases = await reader.query<{ id: string; name: string; product: string; on: string | null; productId: string }[]>('select r.id, r.name, s.name as product, r.on_day::text as "on", r.product_id as "productId" from release_now r join release_now asked on asked.product_id = r.product_id join support_scope s on s.id = r.product_id where asked.id = $1 order by r.place', [releaseId]);
    const place = releases.findIndex((it) => it.id === releaseId);
    const productId = releases[place]?.productId;
    if (productId === undefined) throw new Refusal('thing.not-found');
    return { releases, place, productId };
  }

  /** Activities that releases changed and that their courses still hold: with each change, and as this reader calls them. One query. */
  private taught(actor: Pick<Actor, 'personId'>, reader: Reader = this.db): Promise<Taught[]> {
    return reader.query<(Omit<Taught, 'changes'> & { changes: { version: number; release: number; class: ChangeClass }[] })[]>(`
      with shown as (${newest})
      select x.unit_id as "unitId", r.product_id as "productId", v.course_id as "courseId", w.title as course, n.title, n.locale as lang, u.minutes, jsonb_agg(jsonb_build_object('version', x.number, 'release', r.place, 'class', x.change_class) order by x.number) as changes
      from release_taught x join release_now r on r.id = x.release_id join shown v on v.course_id = x.course_id join unit_version u on u.course_version_id = v.id and u.unit_id = x.unit_id join person me on me.id = $1
      join ${unitTitle} n on true join ${courseTitle} w on true
      group by 1, 2, 3, 4, 5, 6, 7, v.id, u.position order by v.course_id, u.position`, [actor.personId]);
  }

  /** What each of these people, or everybody where they are null, is required to know, and what they did. Four queries. */
  private async knowers(personIds: readonly string[] | null, units: readonly Taught[], reader: Reader = this.db): Promise<(personId: string) => Supporter> {
    const about = new Map((await this.activities.activities(reader)).map((it) => [it.unitId, it.about]));
    const modules: Modules = await this.scopes.modules(reader);
    const held = await this.scopes.heldBy(personIds, reader);
    const proven = new Map<string, Map<string, number>>();
    const rows = await reader.query<{ personId: string; unitId: string; version: number }[]>(`
      select d.person_id as "personId", d.unit_id as "unitId", max(v.number)::int as version from unit_done d join course_version v on v.id = d.course_version_id where d.unit_id = any($1) and ($2::uuid[] is null or d.person_id = any($2)) group by 1, 2`, [[...new Set(units.map((it) => it.unitId))], personIds]);
    for (const it of rows) proven.set(it.personId, (proven.get(it.personId) ?? new Map<string, number>()).set(it.unitId, it.version));
    return (personId) => { const own: readonly Scope[] = held.get(personId) ?? []; return { required: new Set(units.filter((it) => concerns(about.get(it.unitId) ?? [], own, modules)).map((it) => it.unitId)), proven: proven.get(personId) ?? new Map(), supports: (productId) => supports(productId, own, modules) }; };
  }
}

/** What is asked of everybody who supports the product: `c` of the release `r`, once that is out. */
const isOutAndCritical = `c.severity = 'critical' and not c.withdrawn and r.on_day <= palier_today()`;
/** Whoever supports a module has to do with its product. */
const supports = (productId: string, held: readonly Scope[], modules: Modules): boolean => belongsTo(held, { scopeId: productId, tier: null }, modules);
const nameAt = (releases: readonly { readonly name: string }[], place: number | null): string | null => (place === null ? null : (releases[place]?.name ?? null));
function learning(units: readonly Taught[], knower: Knower, place: number) {
  const ids = releaseDelta(units, knower, place);
  return units.filter((it) => ids.includes(it.unitId)).map(({ unitId, courseId, title, lang, minutes }) => ({ unitId, courseId, title, lang, minutes }));
}
