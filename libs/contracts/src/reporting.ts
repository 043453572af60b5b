import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Coverage, GapState } from './evidence.js';
import { ScopeKind, Tier } from './scopes.js';
import { AsOf, Bilingual, CarriedOverUntil, Day, HeldLevel, Id, Level, Locale, text } from './vocabulary.js';

export const TeamMember = z.object({ personId: Id, name: z.string(), profile: Bilingual.nullable(), hiredOn: Day, coverage: Coverage, openRequests: z.number().int(), /** Competencies that rest on what was carried over, and the first day on which one ends. */ carriedOver: z.object({ count: z.number().int(), until: Day }).nullable() }).meta({ id: 'TeamMember' });
export const TeamProgress = z.object({ teams: z.array(z.object({ id: Id, name: Bilingual, coverage: Coverage, members: z.array(TeamMember) })), asOf: Day, zone: z.string() }).meta({ id: 'TeamProgress' });
export type TeamProgress = z.infer<typeof TeamProgress>;
export const MatrixCell = z.object({ state: GapState.or(z.literal('noProfile')), held: HeldLevel.nullable(), expected: Level.nullable(), carriedOverUntil: CarriedOverUntil, /** The first last day of a level that is held and ends by itself. */ endsOn: Day.nullable() }).meta({ id: 'MatrixCell' });
/** One level of the competency that is asked for level by level. `counts`: no level below it is missing. */
export const MatrixLevel = z.object({ level: Level, held: z.boolean(), counts: z.boolean(), carriedOverUntil: CarriedOverUntil, endsOn: Day.nullable() }).meta({ id: 'MatrixLevel' });
export const Matrix = z.object({
  asOf: Day, knownOn: Day.nullable(), zone: z.string(), framework: z.object({ id: Id, name: Bilingual }), frameworks: z.array(z.object({ id: Id, name: Bilingual })),
  competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean() })),
  people: z.array(z.object({ personId: Id, name: z.string(), team: Bilingual.nullable(), coverage: Coverage, /** One for each of the competencies, in their order. */ cells: z.array(MatrixCell), /** The four levels of the competency that is unfolded; left out where none is. */ levels: z.array(MatrixLevel).optional() })), /** After whom the next page begins; null at the end. */ next: Id.nullable(), /** Of the people on this page. */ coverage: Coverage,
}).meta({ id: 'Matrix' });
export type Matrix = z.infer<typeof Matrix>;
/** People counted once per line, at the highest tier they hold in it; null where nobody said their tier. `finished` is null where there is no activity to finish. */
export const ScopeCoverage = z.object({
  asOf: Day, people: z.number().int(), /** Of them, how many support nothing on record. */ without: z.number().int(),
  lines: z.array(z.object({ id: Id, kind: ScopeKind, name: z.string(), product: z.string().nullable(), people: z.number().int(), tiers: z.array(z.object({ tier: Tier.nullable(), people: z.number().int(), activities: z.number().int(), finished: z.number().int().nullable() })) })),
}).meta({ id: 'ScopeCoverage' });
export type ScopeCoverage = z.infer<typeof ScopeCoverage>;
const OnCallPerson = z.object({ personId: Id, name: z.string(), tier: Tier.nullable(), /** Expected levels that are not held. */ missing: z.number().int(), /** The last day of the first expected level that ends by itself. */ until: Day.nullable(), /** The last day of an absence that touches the next twenty-four hours. */ awayUntil: Day.nullable() });
/** Who of one's people could be on call: those who support a thing and hold all that is expected of them. */
export const OnCallTonight = z.object({
  asOf: Day, zone: z.string(),
  /** What hangs on nobody or on one person first. */
  lines: z.array(z.object({ id: Id, kind: ScopeKind, name: z.string(), product: z.string().nullable(), strain: z.enum(['nobody', 'oneAway', 'enough']), ready: z.array(OnCallPerson), /** They hold all that is expected, and are absent within the next twenty-four hours. */ away: z.array(OnCallPerson), notYet: z.array(OnCallPerson), /** Nothing is expected of them, or nobody said their tier. */ unknown: z.array(OnCallPerson) })),
}).meta({ id: 'OnCallTonight' });
export type OnCallTonight = z.infer<typeof OnCallTonight>;
const Choice = z.object({ id: Id, name: Bilingual });
export const MatrixSummary = z.object({ people: z.number().int(), coverage: Coverage, teamChoices: z.array(Choice), sites: z.array(z.string()), profiles: z.array(Choice) }).meta({ id: 'MatrixSummary' });
export type MatrixSummary = z.infer<typeof MatrixSummary>;
export const HeatMap = z.object({
  asOf: Day, knownOn: Day.nullable(), zone: z.string(), framework: Choice, competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean() })), people: z.number().int(), coverage: Coverage,
  /** Each team right under the one asked for, or under none, with those under it; last who is in that one itself, or in none. The first five hundred. */
  rows: z.array(z.object({ id: Id.nullable(), name: Bilingual.nullable(), /** Teams right under it. */ under: z.number().int(), people: z.number().int(), coverage: Coverage, /** Expected levels that are held, of how many; nothing where nothing is expected. */ cells: z.array(z.object({ competencyId: Id, held: z.number().int(), expected: z.number().int() })) })), inAll: z.number().int(),
}).meta({ id: 'HeatMap' });
export type HeatMap = z.infer<typeof HeatMap>;
/** Whom a matrix shows: a team with those under it, a site, who came in a time, a profile; only those with a gap, or of whom a level ends within ninety days. */
const MatrixQuery = AsOf.extend({ frameworkId: Id.optional(), teamId: Id.optional(), site: text(200).optional(), hiredFrom: Day.optional(), hiredTo: Day.optional(), profileId: Id.optional(), only: z.enum(['gaps', 'expiring']).optional() });
export const readTeams = endpoint({ name: 'readTeams', verb: 'GET', path: '/api/teams', action: 'team.read', summary: 'The teams I lead: expected cells held of expected cells', returns: TeamProgress });
export const readOnCall = endpoint({ name: 'readOnCall', verb: 'GET', path: '/api/on-call', action: 'team.read', summary: 'Who of the people I lead could be on call for each product, module and client, at a tier or above it; what hangs on one person first', query: z.strictObject({ tier: z.coerce.number().pipe(Tier).optional() }), returns: OnCallTonight });
export const readCoverage = endpoint({ name: 'readCoverage', verb: 'GET', path: '/api/scope-coverage', action: 'coverage.read', summary: 'Who supports what, at which tier, and how many of them finished what there is to learn for it', returns: ScopeCoverage });
export const readMatrix = endpoint({ name: 'readMatrix', verb: 'GET', path: '/api/matrix', action: 'matrix.read', summary: 'A page of people by competencies, at a day; one competency level by level, where it is unfolded', query: MatrixQuery.extend({ after: Id.optional(), unfold: Id.optional() }), returns: Matrix });
export const readMatrixSummary = endpoint({ name: 'readMatrixSummary', verb: 'GET', path: '/api/matrix/summary', action: 'matrix.read', summary: 'How many people that is, their coverage, and what there is to narrow it by', query: MatrixQuery, returns: MatrixSummary });
export const readHeatMap = endpoint({ name: 'readHeatMap', verb: 'GET', path: '/api/matrix/teams', action: 'matrix.read', summary: 'What is held of what is expected, competency by competency, team by team', query: MatrixQuery, returns: HeatMap });
/** What leaves the house as a file is asked for with one's password once more. */
export const MatrixExport = MatrixQuery.extend({ locale: Locale, password: text(1000, 1) }).meta({ id: 'MatrixExport' });
export type MatrixExport = z.infer<typeof MatrixExport>;
const file = { verb: 'POST', action: 'matrix.export', body: MatrixExport } as const;
export const exportMatrix = endpoint({ ...file, name: 'exportMatrix', path: '/api/matrix.csv', summary: 'The whole matrix as CSV: whom it shows and how to read it stand at the end', produces: 'text/csv' });
export const exportMatrixSheet = endpoint({ ...file, name: 'exportMatrixSheet', path: '/api/matrix.xlsx', summary: 'The same as a workbook: a sheet of levels, a sheet that says how to read it', produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
export const exportMatrixPdf = endpoint({ ...file, name: 'exportMatrixPdf', path: '/api/matrix.pdf', summary: 'The same on paper, for two hundred people at most', produces: 'application/pdf' });
export const exportMatrixJson = endpoint({ ...file, name: 'exportMatrixJson', path: '/api/matrix.json', summary: 'The same for a program', produces: 'application/json' });
