import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

export const StepKind = z.enum(['meet', 'account', 'mentor', 'activity', 'read', 'sign', 'other']).meta({ id: 'StepKind' });
export type StepKind = z.infer<typeof StepKind>;
export const StepOwner = z.discriminatedUnion('kind', [z.strictObject({ kind: z.enum(['newHire', 'lead', 'mentor', 'hr', 'it']) }), z.strictObject({ kind: z.literal('person'), personId: Id })]).meta({ id: 'StepOwner' });
export type StepOwner = z.infer<typeof StepOwner>;
export const StepDue = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('fromHire'), days: z.number().int().min(-90).max(730) }), z.strictObject({ kind: z.literal('workingDays'), days: z.number().int().min(-60).max(260) }), z.strictObject({ kind: z.literal('on'), day: Day })]).meta({ id: 'StepDue', description: 'So many days from the day of hire, 0 being that day, by the calendar or in working days; or a day of its own.' });
export type StepDue = z.infer<typeof StepDue>;
const Title = z.strictObject({ fr: words(300).optional(), en: words(300).optional() }).refine((it) => it.fr !== undefined || it.en !== undefined, { error: 'in-no-language' });

/** What a step comes after, by the keys of other steps of the same template. */
export const StepAfter = z.strictObject({ rule: z.enum(['all', 'any']), keys: z.array(Id).min(1).max(20) }).meta({ id: 'StepAfter', description: 'All of these steps, or any one of them, are done first.' });
export type StepAfter = z.infer<typeof StepAfter>;
/** A level that is signed. */
const StepCell = z.strictObject({ competencyId: Id, level: Level });
/** A step as it stands in a template. */
export const TemplateStep = z.strictObject({ /** Stays the same from version to version. */ key: Id, kind: StepKind, title: Title, owner: StepOwner, due: StepDue, courseId: Id.nullable(), /** Of a step to read or to sign: it is done by the new hire, who reads this article and says that they understood it. */ articleId: Id.nullable().default(null), /** Of a step to sign: it is done by the signature under this level. */ cell: StepCell.nullable(), /** Where to read or to do it: an address of the web. */ link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]), after: StepAfter.nullable(), /** How long it takes, where that is said. */ minutes: z.number().int().min(5).max(2400).nullable() }).refine((it) => it.cell === null || (it.kind === 'sign' && it.courseId === null), { error: 'not-to-sign' }).refine((it) => it.articleId === null || ((it.kind === 'read' || it.kind === 'sign') && it.owner.kind === 'newHire' && it.courseId === null && it.cell === null), { error: 'not-to-read' }).meta({ id: 'TemplateStep' });
export type TemplateStep = z.infer<typeof TemplateStep>;
/** The relations of somebody's job sheet become people to meet, so many days after the hire; null where they do not. */
const RelationsDays = z.number().int().min(0).max(365).nullable();
export const JourneyTemplate = z.object({
  /** The profile or the team whose plan it is; null for everybody's. */ of: z.object({ id: Id, name: Bilingual }).nullable(), /** 0 where there is none yet; to be sent back with a change. */ version: z.number().int(), by: z.string().nullable(), on: Day.nullable(), relationsDays: RelationsDays, steps: z.array(TemplateStep),
  /** Who may be named as the owner of a step, and what may be its activity. */ people: z.array(PersonName), /** There are more of them than these. */ morePeople: z.boolean(), courses: z.array(z.object({ id: Id, title: z.string() })), /** What may be read and understood. */ articles: z.array(z.object({ id: Id, title: z.string() })), /** Whose levels may be signed. */ competencies: z.array(z.object({ id: Id, name: Bilingual })),
}).meta({ id: 'JourneyTemplate' });
export type JourneyTemplate = z.infer<typeof JourneyTemplate>;
export const ChangedTemplate = z.strictObject({ id: Id, seen: z.number().int().optional(), relationsDays: RelationsDays, steps: z.array(TemplateStep).min(1).max(100) }).meta({ id: 'ChangedTemplate' });

/** Where the proof stands that a step asks for: the course was finished, the level signed, or the article read and understood. */
export const StepProof = z.object({
  /** Since when it is there. */ since: Instant.nullable(), /** It was there before the step was asked. */ before: z.boolean(), /** It was there and is not any more, as evidence was revoked, a signature taken back, or the article published anew before the step was asked. */ lostAt: Instant.nullable(),
  /** Activities of the course; null for whoever may not read them, and for a level. */ progress: z.object({ done: z.number().int(), of: z.number().int(), next: Id.nullable() }).nullable(),
}).meta({ id: 'StepProof' });
export type StepProof = z.infer<typeof StepProof>;
export const JourneyStep = z.object({
  id: Id, person: PersonName, kind: StepKind, title: Bilingual, link: z.string(), course: z.object({ id: Id, title: z.string() }).nullable(), /** What is read and understood. */ article: z.object({ id: Id, title: z.string() }).nullable(), /** The level whose signature it waits for. */ cell: z.object({ competencyId: Id, level: Level, name: Bilingual }).nullable(), dueOn: Day, week: z.number().int(), late: z.boolean(), /** From the job sheet. */ relation: z.enum(['internal', 'external']).nullable(),
  /** Whom to meet: a colleague, or somebody outside in free words; null where nobody is named yet. */ contact: z.object({ person: PersonName.nullable(), words: z.string().nullable() }).nullable(), /** To be sent back with another one. */ contactVersion: z.number().int(),
  /** Who does it: the first of those who may tick it. */ owner: PersonName.nullable(), /** The part by which it is theirs, where several people may play it. */ ownedAs: z.enum(['hr', 'it']).nullable(), /** Who has to name somebody first: a mentor, or whom to meet. */ namedBy: PersonName.nullable(), mine: z.boolean(),
  done: z.boolean(), /** Of a step that names a course, a level or an article: it is done by this, and ticked by nobody. */ proof: StepProof.nullable(), ticked: z.object({ by: PersonName, at: Instant }).nullable(), minutes: z.number().int().nullable(),
  /** What has to be done first, by whom: all of these, or any one; null where it may be done now. */ waits: z.object({ rule: z.enum(['all', 'any']), for: z.array(z.object({ id: Id, title: Bilingual, /** Who does it, or names who does. */ by: PersonName.nullable(), as: z.enum(['hr', 'it']).nullable() })) }).nullable(),
}).meta({ id: 'JourneyStep' });
export type JourneyStep = z.infer<typeof JourneyStep>;
export const Journey = z.object({
  person: PersonName, hiredOn: Day, /** Nobody said it: the day on which they were added stands for it. */ hireDayAssumed: z.boolean(), given: z.object({ by: z.string().nullable(), on: Day }).nullable(), mentor: PersonName.nullable(), /** To be sent back with another mentor. */ mentorVersion: z.number().int(), done: z.number().int(), of: z.number().int(), late: z.number().int(),
  /** In the order of the plan. */ steps: z.array(JourneyStep), /** Relations of the job sheet that are not in the plan: all of them before it is given. */ relations: z.number().int(),
  /** What would be given: null where there is no template, or the plan was given. */ offered: z.object({ because: z.enum(['profile', 'team', 'everybody']), /** What the profile or the team is called. */ of: Bilingual.nullable(), steps: z.number().int() }).nullable(),
  /** Whoever asks may give it, name people, and say what is missing. */ mayManage: z.boolean(),
  /** Given by mistake, and nothing in it is done: whoever asks may take it back. */ mayTakeBack: z.boolean(),
}).meta({ id: 'Journey' });
export type Journey = z.infer<typeof Journey>;
/** What would follow if a day were somebody’s day of hire. */
export const HireDayPreview = z.object({
  person: PersonName, /** As it is now; both to be sent back. */ hiredOn: Day, assumed: z.boolean(), day: Day, /** The plan of their profile that would begin. */ starts: z.object({ of: Bilingual.nullable(), steps: z.number().int() }).nullable(),
  /** Open steps of a running plan that would be due on another day, and how many would stay. */ moved: z.array(z.object({ id: Id, title: Bilingual, from: Day, to: Day })), stays: z.number().int(),
}).meta({ id: 'HireDayPreview' });
export type HireDayPreview = z.infer<typeof HireDayPreview>;
export const JourneyLine = z.object({ person: PersonName, hiredOn: Day, given: z.boolean(), done: z.number().int(), of: z.number().int(), late: z.number().int(), toName: z.number().int(), /** The first three that are not done. */ next: z.array(JourneyStep) }).meta({ id: 'JourneyLine' });
export type JourneyLine = z.infer<typeof JourneyLine>;
export const JourneyAttention = z.object({ person: PersonName, hiredOn: Day, /** What they lack for a start. */ needs: z.array(z.enum(['hireDay', 'lead', 'plan', 'mentor', 'access', 'ownAccess'])), /** Who should do a step and cannot sign in. */ unable: z.array(PersonName) }).meta({ id: 'JourneyAttention' });
export type JourneyAttention = z.infer<typeof JourneyAttention>;

/** A step that a move replaces, adds or drops, by its title. */
const MovedStep = z.object({ title: Bilingual, /** It was done, and is asked anew as something else. */ again: z.boolean() });
export const JourneyMove = z.object({
  person: PersonName, /** Whose plan it is; null for everybody's. */ of: Bilingual.nullable(), from: z.number().int(), to: z.number().int(), /** To be sent back: what was looked at. */ versionId: Id,
  added: z.array(MovedStep), changed: z.array(MovedStep), dropped: z.array(MovedStep), kept: z.number().int(), /** Of those kept, done ones. */ ticks: z.number().int(),
}).meta({ id: 'JourneyMove' });
export type JourneyMove = z.infer<typeof JourneyMove>;

const PersonParams = z.strictObject({ personId: Id });
const StepParams = z.strictObject({ stepId: Id });
const ProfileParams = z.strictObject({ profileId: Id });
const TeamParams = z.strictObject({ teamId: Id });
/** `seen` is the version of the naming that whoever names anew has read. */
const seen = z.number().int().optional();
export const readJourney = endpoint({ name: 'readJourney', verb: 'GET', path: '/api/people/:personId/journey', action: 'journey.read', summary: 'Somebody’s onboarding plan: what is next, who does it, who has to be named', params: PersonParams, returns: Journey });
export const listJourneys = endpoint({ name: 'listJourneys', verb: 'GET', path: '/api/journeys', action: 'journey.follow', summary: 'New hires of those I follow: what each misses, and who has no plan yet', returns: z.object({ /** The first 100 of `total`. */ journeys: z.array(JourneyLine), total: z.number().int(), /** Of all of them: with a step that is late, and without a plan. */ late: z.number().int(), without: z.number().int(), /** Who lacks something for a start; the first 100 of `needing`. */ attention: z.array(JourneyAttention), needing: z.number().int() }) });
export const listJourneyDuties = endpoint({ name: 'listJourneyDuties', verb: 'GET', path: '/api/journey-steps', action: 'journey.tick', summary: 'What I do for new hires and have not done, in order', returns: z.object({ /** The first 100 of `total`. */ steps: z.array(JourneyStep), total: z.number().int() }) });
export const giveJourney = endpoint({ name: 'giveJourney', verb: 'POST', path: '/api/people/:personId/journey', action: 'journey.give', summary: 'Give somebody the plan of their profile, of their team, or of everybody, with the people of their job sheet to meet', params: PersonParams, body: z.strictObject({ id: Id }), returns: Kept });
export const takeBackJourney = endpoint({ name: 'takeBackJourney', verb: 'POST', path: '/api/people/:personId/journey/withdrawal', action: 'journey.take-back', summary: 'Take back a plan that was given by mistake, as long as nothing in it is done', params: PersonParams, body: z.strictObject({ id: Id }), returns: Kept });
export const previewHireDay = endpoint({ name: 'previewHireDay', verb: 'GET', path: '/api/people/:personId/hire-day', action: 'hire-day.say', summary: 'Which dates of a running plan another day of hire would move, or which plan would begin; nothing is kept', params: PersonParams, query: z.strictObject({ day: Day }), returns: HireDayPreview });
export const sayHireDay = endpoint({ name: 'sayHireDay', verb: 'POST', path: '/api/people/:personId/hire-day', action: 'hire-day.say', summary: 'Say since when somebody is here, or will be: a running plan counts from that day', params: PersonParams, body: z.strictObject({ /** What was looked at. */ seen: z.strictObject({ day: Day, assumed: z.boolean() }).optional(), day: Day }).meta({ id: 'HireDayWish' }), returns: Kept });
export const listJourneyMoves = endpoint({ name: 'listJourneyMoves', verb: 'GET', path: '/api/journey-moves', action: 'journey.follow', summary: 'Running plans whose template has a newer version, and what moving each to it would change', returns: z.object({ /** The first 100 of `total`. */ moves: z.array(JourneyMove), total: z.number().int() }) });
export const moveJourney = endpoint({ name: 'moveJourney', verb: 'POST', path: '/api/people/:personId/journey/moves', action: 'journey.move', summary: 'Move somebody’s running plan to the newest version of its template', params: PersonParams, body: z.strictObject({ id: Id, versionId: Id }), returns: Kept });
export const addRelations = endpoint({ name: 'addRelations', verb: 'POST', path: '/api/people/:personId/journey/relations', action: 'journey.give', summary: 'Add the people of the job sheet that the plan does not have', params: PersonParams, body: z.strictObject({}), returns: z.object({ added: z.number().int() }) });
export const nameMentor = endpoint({ name: 'nameMentor', verb: 'POST', path: '/api/people/:personId/mentor', action: 'journey.name', summary: 'Name somebody’s mentor, from a day on', params: PersonParams, body: z.strictObject({ id: Id, seen, mentorId: Id, from: Day }).meta({ id: 'NewMentor' }), returns: Kept });
export const nameContact = endpoint({ name: 'nameContact', verb: 'POST', path: '/api/journey-steps/:stepId/contact', action: 'journey.name', summary: 'Say whom a new hire meets: a colleague, or somebody outside in free words', params: StepParams, body: z.strictObject({ id: Id, seen, personId: Id.nullable(), words: text(200) }).refine((it) => (it.personId === null) !== (it.words.trim() === ''), { error: 'one-of-both' }).meta({ id: 'NewContact' }), returns: Kept });
export const tickStep = endpoint({ name: 'tickStep', verb: 'POST', path: '/api/journey-steps/:stepId/ticks', action: 'journey.tick', summary: 'Say that a step of mine is done; refused as long as it waits for others, and where a proof does it', params: StepParams, body: z.strictObject({ id: Id }), returns: Kept });
export const untickStep = endpoint({ name: 'untickStep', verb: 'POST', path: '/api/journey-steps/:stepId/corrections', action: 'journey.tick', summary: 'Say that a step of mine is not done after all', params: StepParams, body: z.strictObject({ id: Id }), returns: Kept });
export const listTemplates = endpoint({ name: 'listTemplates', verb: 'GET', path: '/api/journey-templates', action: 'journey.follow', summary: 'The plan for everybody, those of the teams that I lead and, for HR, of profiles', returns: z.object({ everybody: z.number().int(), profiles: z.array(z.object({ id: Id, name: Bilingual, steps: z.number().int() })), teams: z.array(z.object({ id: Id, name: Bilingual, /** Steps of its own plan; 0 where it has none. */ steps: z.number().int() })) }) });
export const readTemplate = endpoint({ name: 'readTemplate', verb: 'GET', path: '/api/journey-templates/everybody', action: 'journey.change', summary: 'The onboarding plan of everybody whose profile and team have none of their own', returns: JourneyTemplate });
export const changeTemplate = endpoint({ name: 'changeTemplate', verb: 'POST', path: '/api/journey-templates/everybody', action: 'journey.change', summary: 'Publish another version of it; plans already given stay as they are', body: ChangedTemplate, returns: z.object({ version: z.number().int() }) });
export const readTeamTemplate = endpoint({ name: 'readTeamTemplate', verb: 'GET', path: '/api/teams/:teamId/journey-template', action: 'journey.change-team', summary: 'A team’s own onboarding plan', params: TeamParams, returns: JourneyTemplate });
export const changeTeamTemplate = endpoint({ name: 'changeTeamTemplate', verb: 'POST', path: '/api/teams/:teamId/journey-template', action: 'journey.change-team', summary: 'Publish another version of a team’s own plan', params: TeamParams, body: ChangedTemplate, returns: z.object({ version: z.number().int() }) });
export const readProfileTemplate = endpoint({ name: 'readProfileTemplate', verb: 'GET', path: '/api/profiles/:profileId/journey-template', action: 'journey.change', summary: 'A profile’s own onboarding plan', params: ProfileParams, returns: JourneyTemplate });
export const changeProfileTemplate = endpoint({ name: 'changeProfileTemplate', verb: 'POST', path: '/api/profiles/:profileId/journey-template', action: 'journey.change', summary: 'Publish another version of a profile’s own plan: whoever is hired into the profile has it at once', params: ProfileParams, body: ChangedTemplate, returns: z.object({ version: z.number().int() }) });
export const listColleagues = endpoint({ name: 'listColleagues', verb: 'GET', path: '/api/colleagues', action: 'colleague.list', summary: 'Colleagues by name, for naming a mentor or somebody to meet', query: z.strictObject({ search: text(200).optional() }), returns: z.object({ /** The first 100 of `total`. */ people: z.array(PersonName), total: z.number().int() }) });
