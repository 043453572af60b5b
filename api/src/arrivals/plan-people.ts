import { Injectable } from '@nestjs/common';
import type { Bilingual, ImportProblem, PeopleField } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { readPeopleTable, type Column, type PersonLine } from '@palier/formats';
import { loginKey } from '#people';
import { Database, newId, type Reader } from '#platform';

interface Known { readonly id: string; readonly name: string; readonly loginKey: string | null; readonly login: string | null; readonly mail: string | null; readonly site: string | null; readonly locale: string; readonly timeZone: string; readonly hiredOn: string; readonly left: boolean; readonly team: Bilingual | null; readonly profileIds: string[]; readonly leadsTeams: string[] }

export interface PlannedPerson { readonly line: PersonLine; readonly personId: string; readonly known: boolean; readonly changes: { field: PeopleField; before: string; after: string }[]; /** Set where the profile is to be given. */ readonly profileId: string | null; readonly joins: boolean }
export interface Plan {
  readonly columns: readonly Column[];
  readonly people: readonly PlannedPerson[];
  readonly problems: readonly ImportProblem[];
  readonly newTeams: readonly string[];
  readonly teamIds: ReadonlyMap<string, string>;
  /** Who leads which team because a line says so, where that is new. */
  readonly leads: readonly { readonly teamId: string; readonly personId: string }[];
}

const inFrench = (name: Bilingual): string => name.fr ?? name.en ?? '';
const names = (it: Bilingual): string[] => [it.fr, it.en].flatMap((name) => (name === undefined ? [] : [loginKey(name)]));

/** Holds a table of people against who is here: what each line would change. Writes nothing; a fixed number of queries, whatever the length of the table. */
@Injectable()
export class PlanPeople {
  constructor(private readonly db: Database) {}

  async of(by: Actor, text: string, mapping: Readonly<Record<string, PeopleField | null>>, reader: Reader = this.db): Promise<Plan> {
    const table = readPeopleTable(text, { ...(await this.remembered(reader)), ...mapping });
    const [known, teams, profiles] = [await this.known(table.lines, reader), await this.teams(reader), await this.profiles(reader)];
    const problems: ImportProblem[] = table.problems.map((it) => ({ ...it, params: { ...it.params } }));
    const teamIds = new Map(teams.flatMap((it) => names(it.name).map((name) => [name, it.id] as const)));
    const newTeams = new Map<string, string>();
    for (const { team } of table.lines) if (team !== null && !teamIds.has(loginKey(team))) { newTeams.set(loginKey(team), team); teamIds.set(loginKey(team), newId()); }

    const byKey = new Map(known.flatMap((it) => [it.loginKey, it.mail === null ? null : loginKey(it.mail)].flatMap((key) => (key === null ? [] : [[key, it] as const]))));
    const people: PlannedPerson[] = [];
    for (const line of table.lines) {
      const found = [...new Set([byKey.get(loginKey(line.login)), line.mail === null ? undefined : byKey.get(loginKey(line.mail))].filter((it) => it !== undefined))];
      const before = problems.length;
      const wrong = (code: ImportProblem['code'], params: ImportProblem['params'] = {}): void => { problems.push({ line: line.line, code, params }); };
      if (found.length > 1) wrong('import.two-people', { login: line.login, mail: line.mail ?? '' });
      const here = found[0] ?? null;
      if (here?.left === true) wrong('import.has-left', { name: here.name });
      const profile = line.roleProfile === null ? [] : profiles.filter((it) => names(it.title).includes(loginKey(line.roleProfile ?? '')));
      if (line.roleProfile !== null && profile.length !== 1) wrong(profile.length === 0 ? 'import.profile-unknown' : 'import.profile-ambiguous', { found: line.roleProfile });
      if (line.lead !== null && line.team === null && here?.team == null) wrong('import.lead-without-team', { lead: line.lead });
      const changes = changesOf(line, here, profile[0], profiles);
      if (here?.id === by.personId && changes.some((it) => ['team', 'roleProfile'].includes(it.field))) wrong('import.own-line');
      if (problems.length > before) continue;
      people.push({ line, personId: here?.id ?? newId(), known: here !== null, changes, profileId: changes.some((it) => it.field === 'roleProfile') ? (profile[0]?.id ?? null) : null, joins: here !== null && changes.some((it) => it.field === 'team') });
    }
    const leads = this.leadsOf(by, people, known, teamIds, problems);
    const failing = new Set(problems.map((it) => it.line));
    return { columns: table.columns, people: people.filter((it) => !failing.has(it.line.line)), problems: problems.sort((a, b) => a.line - b.line), newTeams: [...newTeams.values()], teamIds, leads };
  }

  /** Who a line's lead is: by login, by address, or by a name that only one person has, in the table or here already. */
  private leadsOf(by: Actor, people: readonly PlannedPerson[], known: readonly Known[], teamIds: ReadonlyMap<string, string>, problems: ImportProblem[]): Plan['leads'] {
    const candidates = new Map<string, Set<string>>();
    const offer = (key: string | null, id: string): void => { if (key !== null && key !== '') candidates.set(loginKey(key), (candidates.get(loginKey(key)) ?? new Set()).add(id)); };
    for (const it of known) if (!it.left) for (const key of [it.login, it.mail, it.name]) offer(key, it.id);
    for (const it of people) for (const key of [it.line.login, it.line.mail, it.line.name]) offer(key, it.personId);
    const leadsAlready = new Set(known.flatMap((it) => it.leadsTeams.map((team) => `${team}/${it.id}`)));
    const found = new Map<string, { teamId: string; personId: string }>();
    for (const { line, personId } of people) {
      if (line.lead === null) continue;
      const ids = [...(candidates.get(loginKey(line.lead)) ?? [])];
      const [lead] = ids;
      const team = line.team ?? inFrench(known.find((it) => it.id === personId)?.team ?? {});
      const teamId = teamIds.get(loginKey(team));
      if (lead === undefined || teamId === undefined) problems.push({ line: line.line, code: 'import.lead-unknown', params: { lead: line.lead } });
      else if (ids.length > 1) problems.push({ line: line.line, code: 'import.lead-ambiguous', params: { lead: line.lead } });
      else if (leadsAlready.has(`${teamId}/${lead}`)) continue;
      else if (lead === by.personId) problems.push({ line: line.line, code: 'import.own-line', params: {} });
      else found.set(`${teamId}/${lead}`, { teamId, personId: lead });
    }
    return [...found.values()];
  }

  /** What columns with these headers meant in the imports before; the newest counts. */
  private async remembered(reader: Reader): Promise<Record<string, PeopleField | null>> {
    const rows = await reader.query<{ columns: Record<string, PeopleField | null> }[]>('select columns from people_import order by recorded_at desc, id desc limit 10');
    return Object.assign({}, ...rows.map((it) => it.columns).reverse()) as Record<string, PeopleField | null>;
  }

  private known(lines: readonly PersonLine[], reader: Reader): Promise<Known[]> {
    const keys = [...new Set(lines.flatMap((it) => [it.login, it.mail, it.lead, it.name].flatMap((key) => (key === null ? [] : [loginKey(key)]))))];
    return reader.query<Known[]>(`
      select p.id, p.display_name as name, p.login, p.login_key as "loginKey", p.mail, p.site, p.locale, p.time_zone as "timeZone", p.hired_on::text as "hiredOn", coalesce(d.left_on <= palier_today(), false) as left,
        (select t.name from current_membership m join team t on t.id = m.team_id where m.person_id = p.id and m.kind = 'member' order by m.from_on desc limit 1) as team,
        array(select m.team_id from current_membership m where m.person_id = p.id and m.kind = 'lead') as "leadsTeams",
        array(select h.profile_id from profile_holding h left join profile_holding_end e on e.holding_id = h.id where h.person_id = p.id and e.holding_id is null) as "profileIds"
      from person p left join departure d on d.person_id = p.id
      where p.login_key = any($1) or lower(p.mail) = any($1) or lower(p.display_name) = any($1)`, [keys]);
  }

  private teams(reader: Reader): Promise<{ id: string; name: Bilingual }[]> {
    return reader.query('select id, name from team');
  }

  private profiles(reader: Reader): Promise<{ id: string; title: Bilingual }[]> {
    return reader.query('select id, title from profile');
  }
}

/** What a line would change in somebody who is here; all it says, in somebody new. What it does not say changes nothing. */
function changesOf(line: PersonLine, here: Known | null, profile: { readonly id: string; readonly title: Bilingual } | undefined, profiles: readonly { readonly id: string; readonly title: Bilingual }[]): PlannedPerson['changes'] {
  const held = (here?.profileIds ?? []).map((id) => inFrench(profiles.find((it) => it.id === id)?.title ?? {})).join(', ');
  const compared: [PeopleField, string | null, string, boolean?][] = [
    ['name', line.name, here?.name ?? ''], ['login', line.login, here?.login ?? '', loginKey(line.login) === here?.loginKey], ['mail', line.mail, here?.mail ?? '', loginKey(line.mail ?? '') === loginKey(here?.mail ?? '')],
    ['team', line.team, inFrench(here?.team ?? {}), names(here?.team ?? {}).includes(loginKey(line.team ?? ''))], ['roleProfile', line.roleProfile, held, profile !== undefined && (here?.profileIds ?? []).includes(profile.id)],
    ['hiredOn', line.hiredOn, here?.hiredOn ?? ''], ['site', line.site, here?.site ?? ''], ['language', line.language, here?.locale ?? ''], ['timeZone', line.timeZone, here?.timeZone ?? ''],
  ];
  return compared.flatMap(([field, after, before, same]) => (after === null || after === before || same === true ? [] : [{ field, before, after }]));
}
