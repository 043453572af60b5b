import type { ImportProblem, PeopleField } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { PersonLine } from '@palier/formats';
import { loginKey } from '#people';

/** Whoever a table may name as a lead without a line of their own. */
export interface MayLead { readonly id: string; readonly name: string; readonly login: string | null; readonly mail: string | null; readonly hiredOn: string; readonly left: boolean; readonly leadsTeams: readonly { readonly teamId: string; readonly from: string; readonly until: string | null }[] }
/** Somebody of the table; the lead of their line is added to what changes. */
export interface LineOfLead { readonly line: PersonLine; readonly personId: string; readonly known: boolean; readonly hiredOn: string; readonly changes: { field: PeopleField; before: string; after: string }[] }
/** Who comes to lead a team; `from` is null where no line says since when. `corrects`: they lead it already, from a later day on record. */
export interface PlannedLead { readonly teamId: string; readonly personId: string; readonly from: string | null; readonly corrects: boolean }
interface Wish { readonly person: LineOfLead; readonly leadId: string; readonly teamId: string; readonly record: MayLead['leadsTeams'][number] | undefined }

interface Around {
  readonly by: Actor;
  readonly people: readonly LineOfLead[];
  readonly known: readonly MayLead[];
  /** The team that the lead of this line is to lead. */
  readonly teamOf: (person: LineOfLead) => string | null;
  readonly ledBy: ReadonlyMap<string, string>;
}

/** Who the leads of the lines are: by login, by address, or by a name that only one person has, in the table or here already. Of the days that lines give one lead of one team, the earliest counts: the others came in later. A lead who is new to the team, or led it from an earlier day on, is a difference of everyone whose line says so. */
export function planLeads({ by, people, known, teamOf, ledBy }: Around): { readonly leads: readonly PlannedLead[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const failing = new Set<number>();
  const wrong = ({ line }: PersonLine, code: ImportProblem['code'], params: ImportProblem['params'] = {}): void => { problems.push({ line, code, params }); failing.add(line); };
  const named = new Map([...known.map((it) => [it.id, it] as const), ...people.map((it) => [it.personId, { name: it.line.name, hiredOn: it.hiredOn }] as const)]);
  const withoutHireDate = new Set(people.filter((it) => !it.known && it.line.hiredOn === null).map((it) => it.personId));

  const wishes = wishesOf(people, known, teamOf, wrong);
  for (let before = -1; before < problems.length;) {
    before = problems.length;
    // Whoever comes in by a line that is left out cannot lead.
    const absent = new Set(people.filter((it) => !it.known && failing.has(it.line.line)).map((it) => it.personId));
    for (const { person: { line }, leadId, record } of wishes.filter((it) => !failing.has(it.person.line.line))) {
      const { name = '', hiredOn = '' } = named.get(leadId) ?? {};
      const earlier = record !== undefined && line.leadFrom !== null && line.leadFrom < record.from;
      if (absent.has(leadId)) wrong(line, 'import.lead-unknown', { lead: line.lead ?? '' });
      else if (leadId === by.personId && (record === undefined || earlier)) wrong(line, 'import.own-line');
      else if (line.leadFrom !== null && line.leadFrom < hiredOn && !withoutHireDate.has(leadId)) wrong(line, 'import.since-before-hire', { name, found: line.leadFrom, hiredOn });
      else if (earlier && record.until !== null) wrong(line, 'import.since-ends-already', { name, day: record.until });
    }
  }

  const leads = new Map<string, PlannedLead & { readonly wishes: readonly Wish[] }>();
  for (const it of wishes) {
    if (failing.has(it.person.line.line) || (it.record !== undefined && (it.person.line.leadFrom ?? it.record.from) >= it.record.from)) continue;
    const key = `${it.teamId}/${it.leadId}`;
    const before = leads.get(key);
    leads.set(key, { teamId: it.teamId, personId: it.leadId, from: earliest(before?.from ?? null, it.person.line.leadFrom), corrects: it.record !== undefined, wishes: [...(before?.wishes ?? []), it] });
  }
  for (const { teamId, personId, from, wishes: those } of leads.values()) {
    for (const { person: { line, changes }, record } of those) {
      const before = ledBy.get(teamId) ?? '';
      if (record === undefined) changes.push({ field: 'lead', before, after: [before, named.get(personId)?.name ?? ''].filter((it) => it !== '').join(', ') });
      if (line.leadFrom !== null && from !== null) changes.push({ field: 'leadFrom', before: record?.from ?? '', after: from });
    }
  }
  return { leads: [...leads.values()].map(({ teamId, personId, from, corrects }) => ({ teamId, personId, from, corrects })), problems };
}

/** The earlier of two days, or the one there is. */
export const earliest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

function wishesOf(people: readonly LineOfLead[], known: readonly MayLead[], teamOf: Around['teamOf'], wrong: (line: PersonLine, code: ImportProblem['code'], params: ImportProblem['params']) => void): Wish[] {
  const candidates = new Map<string, Set<string>>();
  const offer = (key: string | null, id: string): void => { if (key !== null && key !== '') candidates.set(loginKey(key), (candidates.get(loginKey(key)) ?? new Set()).add(id)); };
  for (const it of known) if (!it.left) for (const key of [it.login, it.mail, it.name]) offer(key, it.id);
  for (const it of people) for (const key of [it.line.login, it.line.mail, it.line.name]) offer(key, it.personId);
  const records = new Map<string, Wish['record']>();
  for (const { id, leadsTeams } of known) for (const it of leadsTeams) if (it.from < (records.get(`${it.teamId}/${id}`)?.from ?? '9999')) records.set(`${it.teamId}/${id}`, it);
  return people.flatMap((person) => {
    const { line } = person;
    if (line.lead === null) return [];
    const [leadId, ...others] = candidates.get(loginKey(line.lead)) ?? [];
    const teamId = teamOf(person);
    if (leadId !== undefined && teamId !== null && others.length === 0) return [{ person, leadId, teamId, record: records.get(`${teamId}/${leadId}`) }];
    wrong(line, leadId === undefined || teamId === null ? 'import.lead-unknown' : 'import.lead-ambiguous', { lead: line.lead });
    return [];
  });
}
