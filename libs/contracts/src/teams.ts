import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, PersonName, words } from './vocabulary.js';

/** A name in one language at least, in both where it differs. */
export const TeamName = z.strictObject({ fr: words(200).optional(), en: words(200).optional() }).refine((it) => it.fr !== undefined || it.en !== undefined, { error: 'blank' }).meta({ id: 'TeamName' });
export const TeamLine = z.object({
  id: Id, name: Bilingual, parentId: Id.nullable(), /** To be sent back with a change. */ version: z.number().int(), leads: z.array(PersonName), deputies: z.array(PersonName), /** Its own, without those of the teams under it. */ members: z.number().int(),
}).meta({ id: 'TeamLine' });
export type TeamLine = z.infer<typeof TeamLine>;
export const TeamTree = z.object({ asOf: Day, teams: z.array(TeamLine) }).meta({ id: 'TeamTree' });
export type TeamTree = z.infer<typeof TeamTree>;
/** The last day counts; none means until further notice. */
export const Term = z.object({ id: Id, person: PersonName, kind: z.enum(['lead', 'deputy']), from: Day, lastDay: Day.nullable(), state: z.enum(['past', 'now', 'coming']) }).meta({ id: 'Term' });
export type Term = z.infer<typeof Term>;
export const TeamFile = TeamLine.extend({ asOf: Day, /** Today, by which terms are past, now or coming. */ today: Day, terms: z.array(Term), people: z.array(PersonName).meta({ description: 'The first 500 of `members`.' }) }).meta({ id: 'TeamFile' });
export type TeamFile = z.infer<typeof TeamFile>;

const TeamParams = z.strictObject({ teamId: Id });
/** `seen` is the version of the team that whoever changes it has read. */
const seen = z.number().int().optional();
export const listTeams = endpoint({ name: 'listTeams', verb: 'GET', path: '/api/team-tree', action: 'teams.manage', summary: 'Every team, where it stands and who leads it, at a day', query: z.strictObject({ asOf: Day.optional() }), returns: TeamTree });
export const readTeam = endpoint({ name: 'readTeam', verb: 'GET', path: '/api/team-tree/:teamId', action: 'teams.manage', summary: 'One team: who leads it, has led it and will, and who is in it at a day', params: TeamParams, query: z.strictObject({ asOf: Day.optional() }), returns: TeamFile });
export const openTeam = endpoint({ name: 'openTeam', verb: 'POST', path: '/api/team-tree', action: 'teams.manage', summary: 'Open a team, under another or under none', body: z.strictObject({ id: Id, name: TeamName, parentId: Id.nullable() }).meta({ id: 'NewTeam' }), returns: Kept });
export const renameTeam = endpoint({ name: 'renameTeam', verb: 'POST', path: '/api/team-tree/:teamId/name', action: 'teams.manage', summary: 'Give a team another name', params: TeamParams, body: z.strictObject({ seen, name: TeamName }).meta({ id: 'TeamRenaming' }), returns: z.object({ version: z.number().int() }) });
export const moveTeam = endpoint({ name: 'moveTeam', verb: 'POST', path: '/api/team-tree/:teamId/place', action: 'teams.manage', summary: 'From today on a team stands under another, or under none; earlier days keep where it stood', params: TeamParams, body: z.strictObject({ seen, parentId: Id.nullable() }).meta({ id: 'TeamMove' }), returns: z.object({ version: z.number().int() }) });
export const appointLead = endpoint({ name: 'appointLead', verb: 'POST', path: '/api/team-tree/:teamId/terms', action: 'teams.appoint', summary: 'Somebody leads a team from a day on, or stands in for its lead between two days', params: TeamParams, body: z.strictObject({ id: Id, seen, personId: Id, kind: z.enum(['lead', 'deputy']), from: Day, lastDay: Day.nullable() }).refine((it) => it.kind === 'lead' || it.lastDay !== null, { error: 'a-deputy-has-two-days' }).meta({ id: 'Appointment' }), returns: Kept });
export const endTerm = endpoint({ name: 'endTerm', verb: 'POST', path: '/api/terms/:termId/end', action: 'teams.appoint', summary: 'Say the last day on which somebody leads a team, or stands in', params: z.strictObject({ termId: Id }), body: z.strictObject({ seen, lastDay: Day }).meta({ id: 'TermEnd' }), returns: Kept });
export const movePerson = endpoint({ name: 'movePerson', verb: 'POST', path: '/api/register/:personId/team', action: 'person.move', summary: 'Somebody belongs to another team, or to none, from a day on', params: z.strictObject({ personId: Id }), body: z.strictObject({ id: Id, /** The `teamVersion` of the person. */ seen, teamId: Id.nullable(), from: Day }).meta({ id: 'PersonMove' }), returns: Kept });
