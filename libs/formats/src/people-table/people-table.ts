import { rowProblemCodes, type ColumnOf, type ProblemOfTable } from '../table/table.js';

/** What a column of a table of people can mean. */
export const peopleFields = ['name', 'firstName', 'lastName', 'login', 'mail', 'team', 'teamFrom', 'parentTeam', 'lead', 'leadFrom', 'roleProfile', 'profileFrom', 'scopes', 'hiredOn', 'site', 'language', 'timeZone'] as const;
export type PeopleField = (typeof peopleFields)[number];

/** One person as the table has them; null where the table says nothing. Days are YYYY-MM-DD. */
export interface PersonLine {
  /** 1-based line of the source. */
  readonly line: number;
  readonly name: string;
  /** What they sign in with: the login, else the mail address. */
  readonly login: string;
  readonly mail: string | null;
  readonly team: string | null;
  /** Since when they are in it. */
  readonly teamFrom: string | null;
  /** The teams above it, the topmost first: from « A > B » in its cell, and from the column of the team above. */
  readonly above: readonly string[];
  /** The person who leads them: name, login or mail. */
  readonly lead: string | null;
  /** Since when that person leads the team. */
  readonly leadFrom: string | null;
  readonly roleProfile: string | null;
  readonly profileFrom: string | null;
  /** What they support, as the cell says it: `readScopes` takes it apart. */
  readonly scopes: string | null;
  readonly hiredOn: string | null;
  readonly site: string | null;
  readonly language: 'fr' | 'en' | null;
  readonly timeZone: string | null;
}

export const tableProblemCodes = [
  ...rowProblemCodes, 'table.no-name-column', 'table.no-login-column', 'table.name-missing', 'table.login-missing', 'table.mail-unreadable', 'table.language-unknown', 'table.time-zone-unknown', 'table.twice', 'table.garbled', 'table.team-above-itself', 'table.team-missing',
] as const;
export type TableProblemCode = (typeof tableProblemCodes)[number];
export type TableProblem = ProblemOfTable<TableProblemCode>;

export type Column = ColumnOf<PeopleField>;
export interface PeopleTable { readonly columns: readonly Column[]; readonly lines: readonly PersonLine[]; readonly problems: readonly TableProblem[] }
