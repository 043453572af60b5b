import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Expectation, Id, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

export const SheetProblem = z.object({ line: z.number().int(), code: z.string(), severity: z.enum(['error', 'warning', 'note']), text: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).meta({ id: 'SheetProblem' });
export type SheetProblem = z.infer<typeof SheetProblem>;
export const SheetCompetency = z.object({ name: z.string(), expected: Level.nullable(), example: z.string(), statements: z.array(z.object({ level: Level, statement: z.string() })) }).meta({ id: 'SheetCompetency' });
export const SheetPreview = z.object({
  readable: z.boolean(), title: z.string().nullable(), family: z.string().nullable(),
  counts: z.record(z.string(), z.number()), problems: z.array(SheetProblem), competencies: z.array(SheetCompetency),
  /** What publishing would change in the framework chosen; 0 where the same sheet was published before. */
  changes: z.number().int(), samePublished: z.object({ profileId: Id, title: z.string() }).nullable(),
  /** Sheets of the same job that are held, and in how many lines each differs: this may be their newer edition. */
  held: z.array(z.object({ profileId: Id, title: Bilingual, publishedOn: Day, lines: z.number().int() })),
}).meta({ id: 'SheetPreview' });
export type SheetPreview = z.infer<typeof SheetPreview>;
export const SheetText = z.strictObject({ text: text(1_000_000) }).meta({ id: 'SheetText' });
export const NewSheet = z.strictObject({ id: Id, text: text(1_000_000) }).meta({ id: 'NewSheet' });

export const ProfileLine = z.object({ id: Id, title: Bilingual, kind: z.enum(['official', 'company']), framework: Bilingual, /** What tells two of one title apart. */ publishedOn: Day, /** The kind of organisation that it is for, in words of the sheet it was made from. */ organisation: Bilingual.nullable(), competencies: z.number().int(), expectations: z.number().int(), people: z.number().int() }).meta({ id: 'ProfileLine' });
export type ProfileLine = z.infer<typeof ProfileLine>;
export const ProfileCompetency = z.object({
  competencyId: Id, name: Bilingual, hasLevels: z.boolean(), /** Whose words the levels are. */ levelsBy: z.enum(['sheet', 'company']).nullable(), /** To be sent back when the company's levels are written anew. */ levelsVersion: z.number().int(),
  expectation: Expectation, /** What it will be, and from which day. */ coming: z.array(z.object({ from: Day, expectation: Expectation })), example: Bilingual,
  statements: z.array(z.object({ level: Level, text: Bilingual })),
}).meta({ id: 'ProfileCompetency' });
export const Profile = ProfileLine.extend({
  basedOn: z.object({ id: Id, title: Bilingual }).nullable(), publishedOn: Day, expectationSum: z.number().int(),
  sections: z.array(z.object({ key: z.string(), items: z.array(z.object({ title: Bilingual.nullable(), text: Bilingual })) })),
  profileCompetencies: z.array(ProfileCompetency), disclaimer: z.string().nullable(),
  /** Who changed what it expects, the newest first; its number is to be sent back with a change. */
  revisions: z.array(z.object({ number: z.number().int(), from: Day, reason: z.string(), by: z.string().nullable(), on: Day })),
}).meta({ id: 'Profile' });
export type Profile = z.infer<typeof Profile>;
const WishedExpectations = z.array(z.strictObject({ competencyId: Id, level: Level.nullable() })).max(100);
export const DerivedProfile = z.strictObject({ id: Id, title: words(200), /** One of the kinds of organisation that the sheet tells apart, by its place there from 0; null: whichever. */ organisation: z.number().int().min(0).max(100).nullable().default(null), effectiveFrom: Day, reason: words(500), expectations: WishedExpectations }).meta({ id: 'DerivedProfile' });
export const NewRoleProfile = z.strictObject({ id: Id, frameworkId: Id, title: words(200), effectiveFrom: Day, reason: words(500), expectations: WishedExpectations }).meta({ id: 'NewRoleProfile' });
/** `seen` is the number of the newest revision that whoever changes it has read. */
export const ChangedExpectations = z.strictObject({ seen: z.number().int().optional(), effectiveFrom: Day, reason: words(500), expectations: WishedExpectations.min(1) }).meta({ id: 'ChangedExpectations' });
/** Four levels, from 1 to 4, in one language; `seen` is the version read before, 0 where there was none. */
export const CompanyLevels = z.strictObject({ id: Id, seen: z.number().int().optional(), locale: Locale, statements: z.array(words(1000)).length(4), reason: words(500) }).meta({ id: 'CompanyLevels' });
export const Framework = z.object({ id: Id, name: Bilingual, kind: z.enum(['official', 'company']), competencies: z.array(z.object({ id: Id, name: Bilingual, hasLevels: z.boolean(), statements: z.array(z.object({ level: Level, text: Bilingual })) })) }).meta({ id: 'Framework' });
export type Framework = z.infer<typeof Framework>;
export const GivenProfile = z.strictObject({ id: Id, personId: Id, from: Day, reason: text(500) }).meta({ id: 'GivenProfile' });

const ProfileParams = z.strictObject({ profileId: Id });
export const previewSheet = endpoint({ name: 'previewSheet', verb: 'POST', path: '/api/sheets/preview', action: 'sheet.preview', summary: 'Read a job-profile sheet without keeping anything', body: SheetText, returns: SheetPreview });
export const publishSheet = endpoint({ name: 'publishSheet', verb: 'POST', path: '/api/sheets', action: 'sheet.publish', summary: 'Publish a sheet as an official profile with its own framework', body: NewSheet, returns: z.object({ profileId: Id, changes: z.number().int() }) });
export const listProfiles = endpoint({ name: 'listProfiles', verb: 'GET', path: '/api/profiles', action: 'profile.list', summary: 'Job sheets and role profiles', returns: z.object({ profiles: z.array(ProfileLine) }) });
export const readProfile = endpoint({ name: 'readProfile', verb: 'GET', path: '/api/profiles/:profileId', action: 'profile.read', summary: 'One profile with its competencies and expectations', params: ProfileParams, returns: Profile });
export const deriveProfile = endpoint({ name: 'deriveProfile', verb: 'POST', path: '/api/profiles/:profileId/role-profiles', action: 'profile.derive', summary: 'Make a role profile from this one with other expected levels', params: ProfileParams, body: DerivedProfile, returns: Kept });
export const makeProfile = endpoint({ name: 'makeProfile', verb: 'POST', path: '/api/profiles', action: 'profile.derive', summary: 'Make a role profile of one’s own over the competencies of a framework', body: NewRoleProfile, returns: Kept });
export const changeExpectations = endpoint({ name: 'changeExpectations', verb: 'POST', path: '/api/profiles/:profileId/expectations', action: 'profile.change', summary: 'Expect other levels from a day on', params: ProfileParams, body: ChangedExpectations, returns: z.object({ revision: z.number().int() }) });
export const listFrameworks = endpoint({ name: 'listFrameworks', verb: 'GET', path: '/api/frameworks', action: 'framework.list', summary: 'Frameworks with their competencies', returns: z.object({ frameworks: z.array(Framework) }) });
export const writeCompanyLevels = endpoint({ name: 'writeCompanyLevels', verb: 'POST', path: '/api/competencies/:competencyId/company-levels', action: 'competency.write-levels', summary: 'Give four levels of the company’s own to a competency that its sheet leaves without', params: z.strictObject({ competencyId: Id }), body: CompanyLevels, returns: Kept });
export const giveProfile = endpoint({ name: 'giveProfile', verb: 'POST', path: '/api/profiles/:profileId/holders', action: 'profile.give', summary: 'Give this profile to a person from a day on', params: ProfileParams, body: GivenProfile, returns: Kept });
export const listPeople = endpoint({ name: 'listPeople', verb: 'GET', path: '/api/people', action: 'person.list', summary: 'Everyone, for choosing a person', returns: z.object({ people: z.array(PersonName.extend({ team: Bilingual.nullable() })) }) });
