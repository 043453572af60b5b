import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Coverage, GapState } from './evidence.js';
import { ScopeKind, Tier } from './scopes.js';
import { AsOf, Bilingual, CarriedOverUntil, Day, HeldLevel, Id, Level, Locale, text } from './vocabulary.js';

export const TeamMember = z.object({ personId: Id, name: z.string(), profile: Bilingual.nullable(), hiredOn: Day, coverage: Coverage, openRequests: z.number().int(), /** Competencies that rest on what was carried over, and the first day on which one ends. */ carriedOver: z.object({ count: z.number().int(), until: Day }).nullable() }).meta({ id: 'TeamMember' });
export const TeamProgress = z.object({ teams: z.array(z.object({ id: Id, name: Bilingual, coverage: Coverage, members: z.array(TeamMember) })), asOf: Day, zone: z.string() }).meta({ id: 'TeamProgress' });
export type TeamProgress = z.infer<typeof TeamProgress>;
export const MatrixCell = z.object({ competencyId: Id, state: GapState.or(z.literal('noProfile')), held: HeldLevel.nullable(), expected: Level.nullable(), carriedOverUntil: CarriedOverUntil, /** The first last day of a level that is held and ends by itself. */ endsOn: Day.nullable() }).meta({ id: 'MatrixCell' });
export const Matrix = z.object({
  asOf: Day, knownOn: Day.nullable(), zone: z.string(), framework: z.object({ id: Id, name: Bilingual }), frameworks: z.array(z.object({ id: Id, name: Bilingual })),
  competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean() })),
  people: z.array(z.object({ personId: Id, name: z.string(), team: Bilingual.nullable(), coverage: Coverage, cells: z.array(MatrixCell) })), /** After whom the next page begins; null at the end. */ next: Id.nullable(), /** Of the people on this page. */ coverage: Coverage,
}).meta({ id: 'Matrix' });
export type Matrix = z.infer<typeof Matrix>;
/** People counted once per line, at the highest tier they hold in it; null where nobody said their tier. `finished` is null where there is no activity to finish. */
export const ScopeCoverage = z.object({
  asOf: Day, people: z.number().int(), /** Of them, how many support nothing on record. */ without: z.number().int(),
  lines: z.array(z.object({ id: Id, kind: ScopeKind, name: z.string(), product: z.string().nullable(), people: z.number().int(), tiers: z.array(z.object({ tier: Tier.nullable(), people: z.number().int(), activities: z.number().int(), finished: z.number().int().nullable() })) })),
}).meta({ id: 'ScopeCoverage' });
export type ScopeCoverage = z.infer<typeof ScopeCoverage>;
const Choice = z.object({ id: Id, name: Bilingual });
export const MatrixSummary = z.object({
  people: z.number().int(), coverage: Coverage,
  /** Team by team, and competency by competency, how many expected levels are held of how many; of nobody where nothing is expected. */
  teams: z.array(z.object({ id: Id.nullable(), name: Bilingual.nullable(), people: z.number().int(), coverage: Coverage, cells: z.array(z.object({ competencyId: Id, held: z.number().int(), expected: z.number().int() })) })),
  teamChoices: z.array(Choice), sites: z.array(z.string()), profiles: z.array(Choice),
}).meta({ id: 'MatrixSummary' });
export type MatrixSummary = z.infer<typeof MatrixSummary>;
/** Whom a matrix shows: a team with those under it, a site, who came in a time, a profile; only those with a gap, or of whom a level ends within ninety days. */
const MatrixQuery = AsOf.extend({ frameworkId: Id.optional(), teamId: Id.optional(), site: text(200).optional(), hiredFrom: Day.optional(), hiredTo: Day.optional(), profileId: Id.optional(), only: z.enum(['gaps', 'expiring']).optional() });
export const readTeams = endpoint({ name: 'readTeams', verb: 'GET', path: '/api/teams', action: 'team.read', summary: 'The teams I lead: expected cells held of expected cells', returns: TeamProgress });
export const readCoverage = endpoint({ name: 'readCoverage', verb: 'GET', path: '/api/scope-coverage', action: 'coverage.read', summary: 'Who supports what, at which tier, and how many of them finished what there is to learn for it', returns: ScopeCoverage });
export const readMatrix = endpoint({ name: 'readMatrix', verb: 'GET', path: '/api/matrix', action: 'matrix.read', summary: 'A page of people by competencies, at a day', query: MatrixQuery.extend({ after: Id.optional() }), returns: Matrix });
export const readMatrixSummary = endpoint({ name: 'readMatrixSummary', verb: 'GET', path: '/api/matrix/summary', action: 'matrix.read', summary: 'How many people that is, their coverage, and what is held of what is expected, team by team', query: MatrixQuery, returns: MatrixSummary });
export const exportMatrix = endpoint({ name: 'exportMatrix', verb: 'GET', path: '/api/matrix.csv', action: 'matrix.export', summary: 'The same matrix as CSV', query: MatrixQuery.extend({ locale: Locale.optional() }), produces: 'text/csv' });
