import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Coverage, GapState } from './evidence.js';
import { AsOf, Bilingual, Day, HeldLevel, Id, Level, Locale } from './vocabulary.js';

export const TeamMember = z.object({ personId: Id, name: z.string(), profile: Bilingual.nullable(), hiredOn: Day, coverage: Coverage, openRequests: z.number().int() }).meta({ id: 'TeamMember' });
export const TeamProgress = z.object({ teams: z.array(z.object({ id: Id, name: Bilingual, coverage: Coverage, members: z.array(TeamMember) })), asOf: Day, zone: z.string() }).meta({ id: 'TeamProgress' });
export type TeamProgress = z.infer<typeof TeamProgress>;
export const MatrixCell = z.object({ competencyId: Id, state: GapState.or(z.literal('noProfile')), held: HeldLevel.nullable(), expected: Level.nullable() }).meta({ id: 'MatrixCell' });
export const Matrix = z.object({
  asOf: Day, knownOn: Day.nullable(), zone: z.string(), framework: z.object({ id: Id, name: Bilingual }), frameworks: z.array(z.object({ id: Id, name: Bilingual })),
  competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean() })),
  people: z.array(z.object({ personId: Id, name: z.string(), team: Bilingual.nullable(), coverage: Coverage, cells: z.array(MatrixCell) })), coverage: Coverage,
}).meta({ id: 'Matrix' });
export type Matrix = z.infer<typeof Matrix>;
const MatrixQuery = AsOf.extend({ frameworkId: Id.optional() });
export const readTeams = endpoint({ name: 'readTeams', verb: 'GET', path: '/api/teams', action: 'team.read', summary: 'The teams I lead: expected cells held of expected cells', returns: TeamProgress });
export const readMatrix = endpoint({ name: 'readMatrix', verb: 'GET', path: '/api/matrix', action: 'matrix.read', summary: 'People by competencies, at a day', query: MatrixQuery, returns: Matrix });
export const exportMatrix = endpoint({ name: 'exportMatrix', verb: 'GET', path: '/api/matrix.csv', action: 'matrix.export', summary: 'The same matrix as CSV', query: MatrixQuery.extend({ locale: Locale.optional() }), produces: 'text/csv' });
