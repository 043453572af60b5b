import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { HeldScope } from './scopes.js';
import { Bilingual, Day, Id, Instant, Kept, Locale, Role, text, words } from './vocabulary.js';

export const PeopleField = z.enum(['name', 'firstName', 'lastName', 'login', 'mail', 'team', 'teamFrom', 'parentTeam', 'lead', 'leadFrom', 'roleProfile', 'profileFrom', 'scopes', 'hiredOn', 'site', 'language', 'timeZone']).meta({ id: 'PeopleField' });
export type PeopleField = z.infer<typeof PeopleField>;
const Mapping = z.record(text(300), PeopleField.nullable());
const Params = z.record(z.string(), z.union([z.string(), z.number()]));
/** What reading and comparing can find wrong with a line. The browser has a sentence for each. */
export const importProblemCodes = [
  'table.empty', 'table.malformed', 'table.too-long', 'table.no-name-column', 'table.no-login-column', 'table.name-missing', 'table.login-missing', 'table.mail-unreadable', 'table.date-unreadable', 'table.date-month-first', 'table.date-ambiguous',
  'table.language-unknown', 'table.time-zone-unknown', 'table.formula', 'table.value-too-long', 'table.twice', 'table.more-cells-than-columns', 'table.garbled', 'table.team-above-itself', 'table.team-missing',
  'import.lead-unknown', 'import.lead-ambiguous', 'import.lead-without-team', 'import.profile-unknown', 'import.profile-ambiguous', 'import.since-without-profile', 'import.since-without-team', 'import.since-without-lead', 'import.since-in-future', 'import.since-before-hire', 'import.since-before-move', 'import.since-ends-already', 'import.two-people', 'import.has-left', 'import.own-line', 'import.same-person', 'import.team-ring', 'import.team-two-places', 'import.scope-unknown', 'import.scope-ambiguous', 'import.scope-retired',
] as const;
export const ImportProblem = z.object({ line: z.number().int(), code: z.enum(importProblemCodes), params: Params }).meta({ id: 'ImportProblem' });
export type ImportProblem = z.infer<typeof ImportProblem>;
export const ImportChange = z.object({ field: PeopleField, before: z.string(), after: z.string() }).meta({ id: 'ImportChange' });
export const ImportLine = z.object({ line: z.number().int(), name: z.string(), login: z.string(), kind: z.enum(['new', 'changed']), changes: z.array(ImportChange) }).meta({ id: 'ImportLine' });
export const ImportCounts = z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int(), problems: z.number().int() }).meta({ id: 'ImportCounts' });
export const PeoplePreview = z.object({
  columns: z.array(z.object({ header: z.string(), field: PeopleField.nullable(), sample: z.string(), /** Its meaning was chosen in an import before. */ remembered: z.boolean() })), counts: ImportCounts, newTeams: z.array(z.string()), /** Teams that come to stand elsewhere. */ movedTeams: z.array(z.object({ team: z.string(), above: z.string() })),
  /** To be sent with the import: it goes on only where it would still do just this. */
  would: z.string(),
  /** The first 300 of each. */
  lines: z.array(ImportLine), problems: z.array(ImportProblem),
}).meta({ id: 'PeoplePreview' });
export type PeoplePreview = z.infer<typeof PeoplePreview>;
/** What an import is at: taking the table apart, then people who come in, those who change, teams and leads, profiles, scopes. */
export const ImportStep = z.enum(['reading', 'people', 'changes', 'teams', 'profiles', 'scopes']).meta({ id: 'ImportStep' });
export type ImportStep = z.infer<typeof ImportStep>;
export const ImportProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), step: ImportStep, done: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('done'), counts: ImportCounts }),
  /** Cut off before its end: nothing of it was kept. */
  z.object({ state: z.literal('stopped') }),
]).meta({ id: 'ImportProgress' });
export type ImportProgress = z.infer<typeof ImportProgress>;
/** A hundred thousand people with all that can be said of each. */
export const mostOfTable = { rows: 100_000, characters: 20_000_000, bytes: 30_000_000 } as const;
const table = { text: text(mostOfTable.characters), mapping: Mapping };

export const RegisterLine = z.object({
  id: Id, name: z.string(), login: z.string().nullable(), team: Bilingual.nullable(), /** To be sent back with a move. */ teamVersion: z.number().int(), roles: z.array(Role), profiles: z.array(Bilingual), hiredOn: Day, leftOn: Day.nullable(), access: z.enum(['none', 'invited', 'open', 'left']),
}).meta({ id: 'RegisterLine' });
export type RegisterLine = z.infer<typeof RegisterLine>;
export const Register = z.object({ people: z.array(RegisterLine), /** Ask again after this one for more. */ next: Id.nullable(), total: z.number().int(), withoutAccess: z.number().int() }).meta({ id: 'Register' });
export type Register = z.infer<typeof Register>;
const Membership = z.object({ teamId: Id, team: Bilingual, kind: z.enum(['member', 'lead', 'deputy']), from: Day, until: Day.nullable() });
export const PersonFile = RegisterLine.extend({
  mail: z.string().nullable(), site: z.string().nullable(), locale: Locale, timeZone: z.string(), memberships: z.array(Membership),
  /** What was said about their departure, the newest first, with who said so and why it was corrected; a day of null took it back. */
  departures: z.array(z.object({ number: z.number().int(), leftOn: Day.nullable(), reason: z.string().nullable(), at: Instant, by: z.string().nullable() })),
  /** Which role was given and taken back, when and by whom; by nobody where Palier itself did it. The newest first. */
  roleHistory: z.array(z.object({ role: Role, since: Instant, by: z.string().nullable(), until: Instant.nullable(), untilBy: z.string().nullable() })),
  /** Who led their team on the day asked for. */
  ledBy: z.array(z.string()), asOf: Day, /** What they support, have supported and will. */ scopes: z.array(HeldScope),
}).meta({ id: 'PersonFile' });
export type PersonFile = z.infer<typeof PersonFile>;
export const NewPerson = z.strictObject({ id: Id, name: words(200), login: words(200), /** Where mail goes; without one, the login where it is an address. */ mail: text(200).optional(), roles: z.array(Role).min(1).max(5), locale: Locale }).meta({ id: 'NewPerson' });
export const ShownInvitation = z.object({ personId: Id, name: z.string(), login: z.string(), token: z.string(), expiresAt: Instant }).meta({ id: 'ShownInvitation' });
export type ShownInvitation = z.infer<typeof ShownInvitation>;

const PersonParams = z.strictObject({ personId: Id });
export const previewPeople = endpoint({ name: 'previewPeople', verb: 'POST', path: '/api/people-imports/preview', action: 'person.import', mostBytes: mostOfTable.bytes, summary: 'What a table of people would change, line by line, without keeping anything', body: z.strictObject(table).meta({ id: 'PeopleTable' }), returns: PeoplePreview });
export const importPeople = endpoint({ name: 'importPeople', verb: 'POST', path: '/api/people-imports', action: 'person.import', mostBytes: mostOfTable.bytes, summary: 'Take a table of people in, whole or, where said so, without the lines that have a problem', body: z.strictObject({ id: Id, ...table, leaveOut: z.boolean(), /** What the preview said it would do; left out, it does whatever it would do now. */ would: text(100).optional() }).meta({ id: 'PeopleImport' }), returns: z.object({ id: Id, counts: ImportCounts }) });
export const readImport = endpoint({ name: 'readImport', verb: 'GET', path: '/api/people-imports/:importId', action: 'person.import', summary: 'How far an import is, or what it did', params: z.strictObject({ importId: Id }), returns: ImportProgress });
export const listRegister = endpoint({ name: 'listRegister', verb: 'GET', path: '/api/register', action: 'person.register', summary: 'Everyone who was ever here, by name, fifty at a time', query: z.strictObject({ search: text(200).optional(), after: Id.optional() }), returns: Register });
export const readPerson = endpoint({ name: 'readPerson', verb: 'GET', path: '/api/register/:personId', action: 'person.register', summary: 'One person: teams over time, roles, and who led them on a day', params: PersonParams, query: z.strictObject({ asOf: Day.optional() }), returns: PersonFile });
export const addPerson = endpoint({ name: 'addPerson', verb: 'POST', path: '/api/register', action: 'person.add', summary: 'Add one person with their roles', body: NewPerson, returns: Kept });
export const changeRoles = endpoint({ name: 'changeRoles', verb: 'POST', path: '/api/register/:personId/roles', action: 'role.change', summary: 'Say which roles this person holds from now on', params: PersonParams, body: z.strictObject({ /** The roles as they were on the screen: somebody else may have changed them meanwhile. */ seen: z.array(Role).max(5), roles: z.array(Role).max(5) }).meta({ id: 'Roles' }), returns: Kept });
export const changeMail = endpoint({ name: 'changeMail', verb: 'POST', path: '/api/register/:personId/mail', action: 'person.change-mail', summary: 'Where mail to somebody goes from now on; nobody else has it, whatever its case', params: PersonParams, body: z.strictObject({ /** The address on the screen: somebody else may have changed it meanwhile. */ seen: text(200).nullable().optional(), /** Empty: their login where it is an address, else none. */ mail: text(200) }).meta({ id: 'NewMail' }), returns: Kept });
export const recordDeparture = endpoint({ name: 'recordDeparture', verb: 'POST', path: '/api/register/:personId/departure', action: 'person.depart', summary: 'Somebody leaves: sign-ins close from that day on, facts stay', params: PersonParams, body: z.strictObject({ leftOn: Day }).meta({ id: 'Departure' }), returns: Kept });
export const correctDeparture = endpoint({ name: 'correctDeparture', verb: 'POST', path: '/api/register/:personId/departure/correction', action: 'person.correct-departure', summary: 'A departure was recorded by mistake, or for the wrong day, and why; what it ended goes on, sign-ins stay closed', params: PersonParams, body: z.strictObject({ /** The number of what is on the screen: somebody else may have corrected it meanwhile. */ seen: z.number().int().optional(), /** Null: they stay after all. */ leftOn: Day.nullable(), reason: words(1000) }).meta({ id: 'DepartureCorrection' }), returns: Kept });
export const inviteEverybody = endpoint({ name: 'inviteEverybody', verb: 'POST', path: '/api/invitations', action: 'invitation.make-all', summary: 'A link, shown once, for everyone who has no access yet', body: z.strictObject({ id: Id }), returns: z.object({ invitations: z.array(ShownInvitation) }) });
