import { audienceBounds, campaignStates, leavers, type AudienceRule as AudienceTree } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Tier } from './scopes.js';
import { DaysLeft } from './workdays.js';
import { Bilingual, Day, Id, Instant, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

const leaf = [
  z.strictObject({ kind: z.literal('team'), teamId: Id }), z.strictObject({ kind: z.literal('profile'), profileId: Id }), z.strictObject({ kind: z.literal('site'), site: text(200) }), z.strictObject({ kind: z.literal('holds'), competencyId: Id, level: Level }), z.strictObject({ kind: z.literal('lacks'), competencyId: Id, level: Level }),
  z.strictObject({ kind: z.literal('hiredWithin'), days: z.number().int() }), z.strictObject({ kind: z.literal('provenBefore') }), z.strictObject({ kind: z.literal('supports'), scopeId: Id.nullable(), tier: Tier.nullable() }),
] as const;
export const AudienceLeaf = z.discriminatedUnion('kind', leaf).meta({ id: 'AudienceLeaf' });
/** Whom a campaign is for, of those whom its release concerns: a tree of all, any or none of what it holds. What it may not be is said by the rules, in words. */
export const AudienceRule: z.ZodType<AudienceTree> = z.lazy(() => z.discriminatedUnion('kind', [z.strictObject({ kind: z.enum(['all', 'any', 'none']), of: z.array(AudienceRule).max(audienceBounds.parts) }), ...leaf])).meta({ id: 'AudienceRule' });
const audience = { /** Null: everybody whom the release concerns. */ rule: AudienceRule.nullable() };
/** Why somebody is in it: what is so of them, or is not. */
export const Because = z.object({ leaf: AudienceLeaf, holds: z.boolean() }).meta({ id: 'Because' });
export type Because = z.infer<typeof Because>;
/** What the teams, profiles, competencies and things that rules and reasons name are called. */
export const AudienceNames = z.array(z.object({ id: Id, name: Bilingual })).meta({ id: 'AudienceNames' });
export type AudienceNames = z.infer<typeof AudienceNames>;
const Leavers = z.enum(leavers).meta({ id: 'Leavers', description: 'Of whoever is no longer in a live audience: what was asked stays asked, or what is not begun is withdrawn.' });
export const CampaignStepLine = z.object({ unitId: Id, courseId: Id, title: z.string(), lang: Locale, minutes: z.number().int() }).meta({ id: 'CampaignStepLine' });
export type CampaignStepLine = z.infer<typeof CampaignStepLine>;
const somebody = { person: PersonName, because: z.array(Because), /** The last release they are up to date with. */ current: z.string().nullable() };
/** Whether a day is realistic: the working days of whoever has most and fewest of them, those that whoever has most to learn needs, and how many people cannot make it, are away for some of them, or have a shift. */
const pace = z.object({ days: z.number().int(), least: z.number().int(), needs: z.number().int(), tight: z.number().int(), absent: z.number().int(), onCall: z.number().int(), minutesADay: z.number().int() }).meta({ id: 'CampaignPace' });
export const CampaignPreview = z.object({
  /** Of all that a launch would do: it holds as long as this does. */ seen: z.string(), asked: z.number().int(), /** They know it already, and are asked nothing. */ knows: z.number().int(), /** It concerns them in nothing. */ unconcerned: z.number().int(),
  minutes: z.number().int(), /** Of whoever has most to learn. */ most: z.number().int(), pace,
  courses: z.array(z.object({ id: Id, title: z.string(), lang: Locale, people: z.number().int(), minutes: z.number().int() })),
  /** The first 100 who are asked: those who cannot make it, then the others, by name. */ people: z.array(z.object({ ...somebody, minutes: z.number().int(), left: DaysLeft, /** What they have to learn fits into the days that are left to them. */ fits: z.boolean(), steps: z.array(CampaignStepLine) })), /** The first 100 who know it. */ knowing: z.array(z.object(somebody)), names: AudienceNames,
}).meta({ id: 'CampaignPreview' });
export type CampaignPreview = z.infer<typeof CampaignPreview>;
export const CampaignState = z.enum(campaignStates).meta({ id: 'CampaignState' });
export type CampaignState = z.infer<typeof CampaignState>;
const counts = z.object(Object.fromEntries(campaignStates.map((it) => [it, z.number().int()])) as Record<CampaignState, z.ZodNumber>);
const campaignOf = { id: Id, release: z.object({ id: Id, name: z.string(), product: z.string(), on: Day.nullable() }), dueOn: Day, reason: z.string(), by: z.string(), at: Instant, cancelled: z.boolean(), /** The people one follows in it. */ people: z.number().int(), counts };
export const CampaignLine = z.object(campaignOf).meta({ id: 'CampaignLine' });
export type CampaignLine = z.infer<typeof CampaignLine>;
export const CampaignPerson = z.object({
  person: PersonName, state: CampaignState, because: z.array(Because), /** Not any more, where they left a live audience. */ isIn: z.boolean(), minutesLeft: z.number().int(), /** By when all that is open is due, a later day that was granted included, and what is left until then; null where nothing is open. */ dueOn: Day.nullable(), left: DaysLeft.nullable(), fits: z.boolean(),
  /** Later days that they asked for and nobody answered yet. */ waits: z.array(z.object({ requestId: Id, title: z.string(), lang: Locale, wishedOn: Day, reason: z.string() })), /** Why they were exempted, from each thing. */ waivedBecause: z.array(z.string()),
  steps: z.array(CampaignStepLine.extend({ assignmentId: Id, done: z.boolean(), failed: z.boolean(), waived: z.boolean(), withdrawn: z.boolean() })), /** Somebody nudged them today. */ nudgedToday: z.boolean(), /** Critical changes of the release that they did not say to have read and understood, as the notes say them now. */ toRead: z.number().int(), /** Those that they did, with how many questions they answered right for it. */ understood: z.array(z.object({ changeId: Id, at: Instant, questions: z.number().int() })),
}).meta({ id: 'CampaignPerson' });
export type CampaignPerson = z.infer<typeof CampaignPerson>;
export const Campaign = z.object({
  ...campaignOf, today: Day, /** Its plan may be changed by this reader: whoever launched it or leads everybody in it, and HR. */ mine: z.boolean(), /** Of those of whom something is open. */ pace,
  /** How many were ready at the end of each day on which that changed, the day of the launch first. */ readiness: z.array(z.object({ on: Day, ready: z.number().int() })),
  /** Critical changes of the release. */ critical: z.number().int(), changes: z.array(z.object({ id: Id, text: z.string() })), /** Questions of its quizzes, the most missed first; of fewer than five people, none. */ heat: z.array(z.object({ questionId: Id, prompt: z.string(), lang: Locale, people: z.number().int(), missed: z.number().int() })),
  audience: z.object({ ...audience, /** Over: it was live, and takes nobody in any more. */ state: z.enum(['frozen', 'live', 'over']), leavers: Leavers, /** The last day on which it is live. */ until: Day, joined: z.number().int(), left: z.number().int(), /** The newest 50 of the people one follows. */ moves: z.array(z.object({ person: PersonName, kind: z.enum(['joined', 'left']), at: Instant, /** By which day the first of it is due, where joining asked anything. */ dueOn: Day.nullable(), /** How many activities were withdrawn. */ withdrawn: z.number().int(), because: z.array(Because) })) }), names: AudienceNames,
  lines: z.array(CampaignPerson), /** How many are in the filter asked for. */ total: z.number().int(), next: z.string().nullable(),
}).meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;
/** What a campaign would ask otherwise than it does, since its release says something else. */
export const CampaignChanges = z.object({ seen: z.string(), /** For whom anything would change. */ people: z.number().int(), /** The first 100 of them. */ lines: z.array(z.object({ person: PersonName, gains: z.array(CampaignStepLine), loses: z.array(CampaignStepLine) })) }).meta({ id: 'CampaignChanges' });
export type CampaignChanges = z.infer<typeof CampaignChanges>;

const ReleaseParams = z.strictObject({ releaseId: Id });
const CampaignParams = z.strictObject({ campaignId: Id });
export const previewCampaign = endpoint({ name: 'previewCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns/preview', action: 'release.follow', summary: 'What a campaign would ask of whom, and whether its day is realistic; nothing is kept', params: ReleaseParams, body: z.strictObject({ ...audience, dueOn: Day }).meta({ id: 'CampaignWish' }), returns: CampaignPreview });
export const launchCampaign = endpoint({ name: 'launchCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns', action: 'campaign.launch', summary: 'Ask exactly what was previewed of exactly these people', params: ReleaseParams, body: z.strictObject({ id: Id, ...audience, /** Takes in those who come to match, and lets go those who no longer do. */ live: z.boolean(), leavers: Leavers, dueOn: Day, reason: words(500), seen: text(64, 64) }).meta({ id: 'NewCampaign' }), returns: z.object({ id: Id, asked: z.number().int(), knows: z.number().int() }) });
export const listCampaigns = endpoint({ name: 'listCampaigns', verb: 'GET', path: '/api/releases/:releaseId/campaigns', action: 'assignment.follow', summary: 'Campaigns of a release, with where the people one follows are', params: ReleaseParams, returns: z.object({ campaigns: z.array(CampaignLine) }) });
export const readCampaign = endpoint({ name: 'readCampaign', verb: 'GET', path: '/api/campaigns/:campaignId', action: 'assignment.follow', summary: 'Where each person one follows is with a campaign, fifty at a time; how readiness rose, and which questions are missed', params: CampaignParams, query: z.strictObject({ is: CampaignState.optional(), after: text(80).optional() }), returns: Campaign });
export const nudge = endpoint({ name: 'nudge', verb: 'POST', path: '/api/campaigns/:campaignId/nudges', action: 'campaign.change', summary: 'Remind people of what is still open, each at most once a day; without names, all of them', params: CampaignParams, body: z.strictObject({ people: z.array(Id).max(5000) }).meta({ id: 'Nudge' }), returns: z.object({ nudged: z.number().int(), already: z.number().int() }) });
export const moveCampaign = endpoint({ name: 'moveCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/days', action: 'campaign.change', summary: 'All that is open is due on another day; whoever has something open is told once', params: CampaignParams, body: z.strictObject({ id: Id, dueOn: Day }).meta({ id: 'CampaignMove' }), returns: Kept });
export const readCampaignChanges = endpoint({ name: 'readCampaignChanges', verb: 'GET', path: '/api/campaigns/:campaignId/changes', action: 'assignment.follow', summary: 'Who would gain and who would lose what, since the release says something else than at the launch', params: CampaignParams, returns: CampaignChanges });
export const changeCampaign = endpoint({ name: 'changeCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/changes', action: 'campaign.change', summary: 'Ask exactly what was seen to change; whom it concerns is told once', params: CampaignParams, body: z.strictObject({ id: Id, seen: text(64, 64) }).meta({ id: 'CampaignChange' }), returns: Kept });
export const cancelCampaign = endpoint({ name: 'cancelCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/cancellation', action: 'campaign.change', summary: 'Withdraw what is open; what was done stays, and whoever had something open is told once', params: CampaignParams, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'CampaignCancellation' }), returns: Kept });
