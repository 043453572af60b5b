import { campaignStates } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Tier } from './scopes.js';
import { Bilingual, Day, Id, Instant, Kept, Locale, PersonName, text, words } from './vocabulary.js';

/** Whom a campaign is for: the people of these teams, and whoever supports any of these, at any of these tiers where tiers are named; without any, everybody whom the release concerns. */
const audience = { teams: z.array(Id).max(200), scopes: z.array(Id).max(200), tiers: z.array(Tier).max(3) };
/** Why somebody is in it: a team, or what they support. */
export const Because = z.object({ team: Bilingual.nullable(), scope: z.string().nullable(), tier: Tier.nullable() }).meta({ id: 'Because' });
export type Because = z.infer<typeof Because>;
export const CampaignStepLine = z.object({ unitId: Id, courseId: Id, title: z.string(), lang: Locale, minutes: z.number().int() }).meta({ id: 'CampaignStepLine' });
export type CampaignStepLine = z.infer<typeof CampaignStepLine>;
const somebody = { person: PersonName, because: z.array(Because), /** The last release they are up to date with. */ current: z.string().nullable() };
export const CampaignPreview = z.object({
  /** Of all that a launch would do: it holds as long as this does. */ seen: z.string(), asked: z.number().int(), /** They know it already, and are asked nothing. */ knows: z.number().int(), /** It concerns them in nothing. */ unconcerned: z.number().int(),
  minutes: z.number().int(), /** Of whoever has most to learn. */ most: z.number().int(), pace: z.object({ days: z.number().int(), needs: z.number().int(), tight: z.number().int(), minutesADay: z.number().int() }),
  courses: z.array(z.object({ id: Id, title: z.string(), lang: Locale, people: z.number().int(), minutes: z.number().int() })),
  /** The first 100 who are asked, by name. */ people: z.array(z.object({ ...somebody, minutes: z.number().int(), steps: z.array(CampaignStepLine) })), /** The first 100 who know it. */ knowing: z.array(z.object(somebody)),
}).meta({ id: 'CampaignPreview' });
export type CampaignPreview = z.infer<typeof CampaignPreview>;
export const CampaignState = z.enum(campaignStates).meta({ id: 'CampaignState' });
export type CampaignState = z.infer<typeof CampaignState>;
const counts = z.object(Object.fromEntries(campaignStates.map((it) => [it, z.number().int()])) as Record<CampaignState, z.ZodNumber>);
const campaignOf = { id: Id, release: z.object({ id: Id, name: z.string(), product: z.string(), on: Day.nullable() }), dueOn: Day, reason: z.string(), by: z.string(), at: Instant, cancelled: z.boolean(), /** The people one follows in it. */ people: z.number().int(), counts };
export const CampaignLine = z.object(campaignOf).meta({ id: 'CampaignLine' });
export type CampaignLine = z.infer<typeof CampaignLine>;
export const CampaignPerson = z.object({ person: PersonName, state: CampaignState, because: z.array(Because), minutesLeft: z.number().int(), steps: z.array(CampaignStepLine.extend({ assignmentId: Id, done: z.boolean(), failed: z.boolean(), waived: z.boolean(), withdrawn: z.boolean() })), /** Somebody nudged them today. */ nudgedToday: z.boolean(), /** Critical changes of the release that they did not say to have read and understood, as the notes say them now. */ toRead: z.number().int(), /** Those that they did, with how many questions they answered right for it. */ understood: z.array(z.object({ changeId: Id, at: Instant, questions: z.number().int() })) }).meta({ id: 'CampaignPerson' });
export type CampaignPerson = z.infer<typeof CampaignPerson>;
export const Campaign = z.object({
  ...campaignOf, today: Day, /** Its plan may be changed by this reader: whoever launched it or leads everybody in it, and HR. */ mine: z.boolean(),
  /** How many were ready at the end of each day on which that changed, the day of the launch first. */ readiness: z.array(z.object({ on: Day, ready: z.number().int() })),
  /** Critical changes of the release. */ critical: z.number().int(), changes: z.array(z.object({ id: Id, text: z.string() })), /** Questions of its quizzes, the most missed first; of fewer than five people, none. */ heat: z.array(z.object({ questionId: Id, prompt: z.string(), lang: Locale, people: z.number().int(), missed: z.number().int() })),
  lines: z.array(CampaignPerson), /** How many are in the filter asked for. */ total: z.number().int(), next: z.string().nullable(),
}).meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;
/** What a campaign would ask otherwise than it does, since its release says something else. */
export const CampaignChanges = z.object({ seen: z.string(), /** For whom anything would change. */ people: z.number().int(), /** The first 100 of them. */ lines: z.array(z.object({ person: PersonName, gains: z.array(CampaignStepLine), loses: z.array(CampaignStepLine) })) }).meta({ id: 'CampaignChanges' });
export type CampaignChanges = z.infer<typeof CampaignChanges>;

const ReleaseParams = z.strictObject({ releaseId: Id });
const CampaignParams = z.strictObject({ campaignId: Id });
export const previewCampaign = endpoint({ name: 'previewCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns/preview', action: 'release.follow', summary: 'What a campaign would ask of whom, and whether its day is realistic; nothing is kept', params: ReleaseParams, body: z.strictObject({ ...audience, dueOn: Day }).meta({ id: 'CampaignWish' }), returns: CampaignPreview });
export const launchCampaign = endpoint({ name: 'launchCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns', action: 'campaign.launch', summary: 'Ask exactly what was previewed of exactly these people', params: ReleaseParams, body: z.strictObject({ id: Id, ...audience, dueOn: Day, reason: words(500), seen: text(64, 64) }).meta({ id: 'NewCampaign' }), returns: z.object({ id: Id, asked: z.number().int(), knows: z.number().int() }) });
export const listCampaigns = endpoint({ name: 'listCampaigns', verb: 'GET', path: '/api/releases/:releaseId/campaigns', action: 'assignment.follow', summary: 'Campaigns of a release, with where the people one follows are', params: ReleaseParams, returns: z.object({ campaigns: z.array(CampaignLine) }) });
export const readCampaign = endpoint({ name: 'readCampaign', verb: 'GET', path: '/api/campaigns/:campaignId', action: 'assignment.follow', summary: 'Where each person one follows is with a campaign, fifty at a time; how readiness rose, and which questions are missed', params: CampaignParams, query: z.strictObject({ is: CampaignState.optional(), after: text(80).optional() }), returns: Campaign });
export const nudge = endpoint({ name: 'nudge', verb: 'POST', path: '/api/campaigns/:campaignId/nudges', action: 'campaign.change', summary: 'Remind people of what is still open, each at most once a day; without names, all of them', params: CampaignParams, body: z.strictObject({ people: z.array(Id).max(5000) }).meta({ id: 'Nudge' }), returns: z.object({ nudged: z.number().int(), already: z.number().int() }) });
export const moveCampaign = endpoint({ name: 'moveCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/days', action: 'campaign.change', summary: 'All that is open is due on another day; whoever has something open is told once', params: CampaignParams, body: z.strictObject({ id: Id, dueOn: Day }).meta({ id: 'CampaignMove' }), returns: Kept });
export const readCampaignChanges = endpoint({ name: 'readCampaignChanges', verb: 'GET', path: '/api/campaigns/:campaignId/changes', action: 'assignment.follow', summary: 'Who would gain and who would lose what, since the release says something else than at the launch', params: CampaignParams, returns: CampaignChanges });
export const changeCampaign = endpoint({ name: 'changeCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/changes', action: 'campaign.change', summary: 'Ask exactly what was seen to change; whom it concerns is told once', params: CampaignParams, body: z.strictObject({ id: Id, seen: text(64, 64) }).meta({ id: 'CampaignChange' }), returns: Kept });
export const cancelCampaign = endpoint({ name: 'cancelCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/cancellation', action: 'campaign.change', summary: 'Withdraw what is open; what was done stays, and whoever had something open is told once', params: CampaignParams, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'CampaignCancellation' }), returns: Kept });
