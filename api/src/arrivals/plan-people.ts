import { Injectable } from '@nestjs/common';
import type { Bilingual, ImportProblem, PeopleField } from '@palier/contracts';
import type { Actor, Scope } from '@palier/domain';
import { readPeopleTable, readScopes, scopeNames, type Column, type PersonLine, type ScopeNames } from '@palier/formats';
import { loginKey } from '#people';
import { Database, newId, sha256, type Reader } from '#platform';
import { earliest, planLeads, type PlannedLead } from './plan-leads.js';
import { PlaceTeams, type PlannedMove, type PlannedTeam } from './place-teams.js';

interface Known { readonly id: string; readonly name: string; readonly loginKey: string | null; readonly login: string | null; readonly mail: string | null; readonly site: string | null; readonly locale: string; readonly timeZone: string; readonly hiredOn: string; readonly hireDayAssumed: boolean; readonly left: boolean; readonly team: { readonly name: Bilingual; readonly from: string; readonly until: string | null } | null; /** The last day on which they came into a team that they left since. */ readonly movedOn: string | null; readonly profiles: { readonly id: string; readonly from: string }[]; readonly leadsTeams: { readonly teamId: string; readonly from: string; readonly until: string | null }[]; readonly scopes: Scope[] }
interface Standing { readonly id: string; readonly name: Bilingual; readonly parentId: string | null; readonly ledBy: string[] }
interface Listed { readonly id: string; readonly name: string; readonly aliases: string[]; readonly retired: boolean; readonly product: { readonly name: string; readonly aliases: string[] } | null }

export interface PlannedPerson { readonly line: PersonLine; readonly personId: string; readonly known: boolean; readonly hiredOn: string; readonly changes: { field: PeopleField; before: string; after: string }[]; /** Set where the profile is to be given. */ readonly profileId: string | null; /** Set where they have the profile, from another day than the line says. */ readonly correctsProfileId: string | null; /** Comes into the team of the line, or is in it from another day than the line says. */ readonly joins: 'new' | 'corrected' | null; /** Set where they are to support exactly this. */ readonly scopes: readonly Scope[] | null }
export interface Plan {
  readonly columns: readonly (Column & { readonly remembered: boolean })[];
  readonly people: readonly PlannedPerson[];
  readonly problems: readonly ImportProblem[];
  readonly newTeams: readonly PlannedTeam[];
  readonly movedTeams: readonly PlannedMove[];
  readonly teamIdOf: (name: string) => string | null;
  /** Who leads which team because a line says so, where that is new, or from an earlier day than on record. */
  readonly leads: readonly PlannedLead[];
}

/** What a plan would do, by its hash: the ids that it made up for newcomers leave no trace in it. */
export function wouldDo(plan: Plan): string {
  const people = plan.people.map(({ line, known, changes }) => [line.line, known, changes.map((it) => [it.field, it.before, it.after])]);
  return sha256(JSON.stringify([people, plan.problems.map((it) => [it.line, it.code]), plan.newTeams.map((it) => it.name), plan.movedTeams.map((it) => [it.name, it.parentName])])).toString('hex');
}

const inFrench = (name: Bilingual): string => name.fr ?? name.en ?? '';
const names = (it: Bilingual): string[] => [it.fr, it.en].flatMap((name) => (name === undefined ? [] : [loginKey(name)]));

/** Holds a table of people against who is here: what each line would change. Writes nothing; a fixed number of queries, whatever the length of the table. */
@Injectable()
export class PlanPeople {
  constructor(private readonly db: Database) {}

  async of(by: Actor, text: string, mapping: Readonly<Record<string, PeopleField | null>>, reader: Reader = this.db): Promise<Plan> {
    const remembered = await this.remembered(reader);
    const table = readPeopleTable(text, { ...remembered, ...mapping });
    const today = await this.today(reader);
    const [known, standing, profiles, listed] = [await this.known(table.lines, today, reader), await this.teams(reader), await this.profiles(reader), await this.listed(reader)];
    const problems: ImportProblem[] = table.problems.map((it) => ({ ...it, params: { ...it.params } }));
    const scopes = new ReadLineScopes(listed);
    const profilesBy = new Map<string, { id: string; title: Bilingual }[]>();
    for (const it of profiles) for (const name of names(it.title)) profilesBy.set(name, [...(profilesBy.get(name) ?? []), it]);

    const byKey = new Map(known.flatMap((it) => [it.loginKey, it.mail === null ? null : loginKey(it.mail)].flatMap((key) => (key === null ? [] : [[key, it] as const]))));
    const teams = new PlaceTeams(standing);
    const lineOf = new Map<string, number>();
    const people: PlannedPerson[] = [];
    for (const line of table.lines) {
      const found = [...new Set([byKey.get(loginKey(line.login)), line.mail === null ? undefined : byKey.get(loginKey(line.mail))].filter((it) => it !== undefined))];
      const before = problems.length;
      const wrong = (code: ImportProblem['code'], params: ImportProblem['params'] = {}): void => { problems.push({ line: line.line, code, params }); };
      if (found.length > 1) wrong('import.two-people', { login: line.login, mail: line.mail ?? '' });
      const here = found[0] ?? null;
      const first = here === null ? undefined : lineOf.get(here.id);
      if (here !== null && first !== undefined) wrong('import.same-person', { name: here.name, first });
      if (here?.left === true) wrong('import.has-left', { name: here.name });
      const profile = line.roleProfile === null ? [] : (profilesBy.get(loginKey(line.roleProfile)) ?? []);
      if (line.roleProfile !== null && profile.length !== 1) wrong(profile.length === 0 ? 'import.profile-unknown' : 'import.profile-ambiguous', { found: line.roleProfile });
      if (line.profileFrom !== null && line.roleProfile === null) wrong('import.since-without-profile');
      if (line.teamFrom !== null && line.team === null) wrong('import.since-without-team');
      if (line.leadFrom !== null && line.lead === null) wrong('import.since-without-lead');
      for (const since of [line.teamFrom, line.leadFrom]) if (since !== null && since > today) wrong('import.since-in-future', { found: since });
      const hiredOn = line.hiredOn ?? here?.hiredOn ?? earliest(today, line.teamFrom) ?? today;
      if (line.teamFrom !== null && line.teamFrom < hiredOn) wrong('import.since-before-hire', { name: line.name, found: line.teamFrom, hiredOn });
      if (line.lead !== null && line.team === null && here?.team == null) wrong('import.lead-without-team', { lead: line.lead });
      const said = line.scopes === null ? null : scopes.read(line.scopes, wrong);
      const changes = [...changesOf(line, here, profile[0], profiles), ...(said === null ? [] : scopes.changes(here?.scopes ?? [], said))];
      if (here?.id === by.personId && changes.some((it) => ['team', 'teamFrom', 'roleProfile', 'profileFrom', 'scopes'].includes(it.field))) wrong('import.own-line');
      const changed = (field: PeopleField): boolean => changes.some((it) => it.field === field);
      const joins = here === null || !changed('team') && !changed('teamFrom') ? null : changed('team') ? 'new' : 'corrected';
      if (joins === 'corrected' && here?.team?.until != null) wrong('import.since-ends-already', { name: line.name, day: here.team.until });
      if (joins !== null && here?.movedOn != null && (line.teamFrom ?? today) < here.movedOn) wrong('import.since-before-move', { name: line.name, day: here.movedOn });
      if (problems.length === before) { const placed = teams.take(line); if (placed !== null) wrong(placed.code, placed.params); }
      if (problems.length > before) continue;
      if (here !== null) lineOf.set(here.id, line.line);
      people.push({ line, personId: here?.id ?? newId(), known: here !== null, hiredOn, changes, profileId: changed('roleProfile') ? (profile[0]?.id ?? null) : null, correctsProfileId: changed('profileFrom') && !changed('roleProfile') ? (profile[0]?.id ?? null) : null, joins, scopes: changed('scopes') ? said : null });
    }
    const teamOf = new Map(known.map((it) => [it.id, inFrench(it.team?.name ?? {})]));
    const planned = planLeads({ by, people, known, teamOf: (it) => teams.idOf(it.line.team ?? teamOf.get(it.personId) ?? ''), ledBy: new Map(standing.map((it) => [it.id, it.ledBy.join(', ')])) });
    problems.push(...planned.problems);
    // Whoever led a team since a day was here that day, where nothing says since when.
    const ledFrom = new Map<string, string | null>();
    for (const it of planned.leads) ledFrom.set(it.personId, earliest(ledFrom.get(it.personId) ?? null, it.from));
    const failing = new Set(problems.map((it) => it.line));
    const kept = people.filter((it) => !failing.has(it.line.line)).map((it) => (it.known || it.line.hiredOn !== null ? it : { ...it, hiredOn: earliest(it.hiredOn, ledFrom.get(it.personId) ?? null) ?? it.hiredOn }));
    const { opened, moved } = teams.outcome(kept.map((it) => it.line));
    return {
      columns: table.columns.map((it) => ({ ...it, remembered: Object.hasOwn(remembered, it.header) && !Object.hasOwn(mapping, it.header) })), people: kept, problems: problems.sort((a, b) => a.line - b.line),
      newTeams: opened, movedTeams: moved, teamIdOf: (name) => teams.idOf(name), leads: planned.leads,
    };
  }

  /** What columns with these headers were said to mean in the imports before; the newest counts. */
  private async remembered(reader: Reader): Promise<Record<string, PeopleField | null>> {
    const rows = await reader.query<{ header: string; field: PeopleField | null }[]>(`
      select distinct on (it.key) it.key as header, it.value #>> '{}' as field from people_import i cross join lateral jsonb_each(i.columns) it order by it.key, i.recorded_at desc, i.id desc`);
    return Object.fromEntries(rows.map((it) => [it.header, it.field]));
  }

  private known(lines: readonly PersonLine[], today: string, reader: Reader): Promise<Known[]> {
    const keys = [...new Set(lines.flatMap((it) => [it.login, it.mail, it.lead, it.name].flatMap((key) => (key === null ? [] : [loginKey(key)]))))];
    return reader.query<Known[]>(`
      select p.id, p.display_name as name, p.login, p.login_key as "loginKey", p.mail, p.site, p.locale, p.time_zone as "timeZone", p.hired_on::text as "hiredOn", p.hire_day_assumed as "hireDayAssumed", coalesce(d.left_on <= palier_today(), false) as left,
        (select jsonb_build_object('name', t.name, 'from', m.from_on, 'until', m.until_on) from membership_on($2) m join team t on t.id = m.team_id where m.person_id = p.id and m.kind = 'member' order by m.from_on desc limit 1) as team,
        (select max(m.from_on)::text from team_membership m join team_membership_end e on e.membership_id = m.id where m.person_id = p.id and m.kind = 'member' and e.until_on > m.from_on and (e.until_on <= $2 or m.from_on > $2)) as "movedOn",
        coalesce((select jsonb_agg(jsonb_build_object('teamId', m.team_id, 'from', m.from_on, 'until', m.until_on)) from membership_on($2) m where m.person_id = p.id and m.kind = 'lead'), '[]') as "leadsTeams",
        coalesce((select jsonb_agg(jsonb_build_object('id', h.profile_id, 'from', h.from_on) order by h.from_on, h.id) from profile_holding h left join profile_holding_end e on e.holding_id = h.id where h.person_id = p.id and e.holding_id is null), '[]') as profiles,
        coalesce((select jsonb_agg(jsonb_build_object('scopeId', h.scope_id, 'tier', h.tier) order by h.recorded_at, h.id) from scope_holding h left join scope_holding_end e on e.holding_id = h.id where h.person_id = p.id and e.holding_id is null), '[]') as scopes
      from person p left join departure d on d.person_id = p.id
      where p.login_key = any($1) or lower(p.mail) = any($1) or lower(p.display_name) = any($1)`, [keys, today]);
  }

  private async today(reader: Reader): Promise<string> {
    const [now] = await reader.query<{ day: string }[]>('select palier_today()::text as day');
    if (now === undefined) throw new Error('the clock gave no answer');
    return now.day;
  }

  private teams(reader: Reader): Promise<Standing[]> {
    return reader.query(`select t.id, t.name, t.parent_id as "parentId", array(select p.display_name from current_membership m join person p on p.id = m.person_id where m.team_id = t.id and m.kind = 'lead' order by 1) as "ledBy" from team t`);
  }

  private profiles(reader: Reader): Promise<{ id: string; title: Bilingual }[]> {
    return reader.query('select id, title from profile');
  }

  private listed(reader: Reader): Promise<Listed[]> {
    return reader.query(`select s.id, s.name, s.aliases, s.retired_on is not null as retired, case when p.id is not null then jsonb_build_object('name', p.name, 'aliases', p.aliases) end as product from support_scope s left join support_scope p on p.id = s.product_id`);
  }
}

/** What the cells of a table say of support scopes, held against the list. */
class ReadLineScopes {
  private readonly names: ScopeNames;
  private readonly byId: ReadonlyMap<string, Listed>;

  constructor(listed: readonly Listed[]) {
    this.names = scopeNames(listed.map((it) => ({ id: it.id, names: [it.name, ...it.aliases], product: it.product === null ? [] : [it.product.name, ...it.product.aliases] })));
    this.byId = new Map(listed.map((it) => [it.id, it]));
  }

  read(cell: string, wrong: (code: ImportProblem['code'], params: ImportProblem['params']) => void): readonly Scope[] {
    const { scopes, unknown, ambiguous } = readScopes(cell, this.names);
    if (unknown.length > 0) wrong('import.scope-unknown', { found: unknown.join('; ') });
    if (ambiguous.length > 0) wrong('import.scope-ambiguous', { found: ambiguous.join('; ') });
    const retired = scopes.flatMap((it) => { const listed = this.byId.get(it.scopeId ?? ''); return listed?.retired === true ? [listed.name] : []; });
    if (retired.length > 0) wrong('import.scope-retired', { found: retired.join('; ') });
    return scopes;
  }

  changes(before: readonly Scope[], after: readonly Scope[]): PlannedPerson['changes'] {
    const say = (all: readonly Scope[]): string => all.map((it) => this.say(it)).sort().join('; ');
    return say(before) === say(after) ? [] : [{ field: 'scopes', before: say(before), after: say(after) }];
  }

  private say({ scopeId, tier }: Scope): string {
    const listed = this.byId.get(scopeId ?? '');
    return [listed?.product?.name, listed?.name].filter((it) => it !== undefined).join(' > ') + (tier === null ? '' : `${listed === undefined ? '' : ' '}N${tier}`);
  }
}

/** What a line would change in somebody who is here; all it says, in somebody new. What it does not say changes nothing. */
function changesOf(line: PersonLine, here: Known | null, profile: { readonly id: string; readonly title: Bilingual } | undefined, profiles: readonly { readonly id: string; readonly title: Bilingual }[]): PlannedPerson['changes'] {
  const held = here?.profiles ?? [];
  const same = held.find((it) => it.id === profile?.id);
  const inTeam = names(here?.team?.name ?? {}).includes(loginKey(line.team ?? ''));
  const titles = held.map((it) => inFrench(profiles.find((one) => one.id === it.id)?.title ?? {})).join(', ');
  const compared: [PeopleField, string | null, string, boolean?][] = [
    ['name', line.name, here?.name ?? ''], ['login', line.login, here?.login ?? '', loginKey(line.login) === here?.loginKey], ['mail', line.mail, here?.mail ?? '', loginKey(line.mail ?? '') === loginKey(here?.mail ?? '')],
    ['team', line.team, inFrench(here?.team?.name ?? {}), inTeam], ['teamFrom', line.teamFrom, inTeam ? (here?.team?.from ?? '') : ''], ['roleProfile', line.roleProfile, titles, same !== undefined], ['profileFrom', line.profileFrom, same?.from ?? ''],
    ['hiredOn', line.hiredOn, here?.hireDayAssumed === false ? here.hiredOn : ''], ['site', line.site, here?.site ?? ''], ['language', line.language, here?.locale ?? ''], ['timeZone', line.timeZone, here?.timeZone ?? ''],
  ];
  return compared.flatMap(([field, after, before, known]) => (after === null || after === before || known === true ? [] : [{ field, before, after }]));
}
