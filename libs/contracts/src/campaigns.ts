import { campaignStates } from '@palier/domain';
import * as z from 'zod';
import { AudienceNames, AudienceRule, Because, Leavers } from './audiences.js';
import { QuestionWords } from './courses.js';
import { endpoint } from './endpoint.js';
import { DaysLeft, PassedOver } from './workdays.js';
import { Day, Id, Instant, Kept, Locale, PersonName, text, words } from './vocabulary.js';

const audience = { /** Null: everybody whom the release concerns. */ rule: AudienceRule.nullable() };
export const CampaignStepLine = z.object({ unitId: Id, courseId: Id, title: z.string(), lang: Locale, minutes: z.number().int() }).meta({ id: 'CampaignStepLine' });
export type CampaignStepLine = z.infer<typeof CampaignStepLine>;
const somebody = { person: PersonName, because: z.array(Because), /** The last release they are up to date with. */ current: z.string().nullable() };
/** Whether a day is realistic: the working days of whoever has most and fewest of them, those that whoever has most to learn needs, and how many people cannot make it, are away for some of them, or have a shift. */
const pace = z.object({ days: z.number().int(), least: z.number().int(), needs: z.number().int(), tight: z.number().int(), absent: z.number().int(), onCall: z.number().int(), minutesADay: z.number().int() }).meta({ id: 'CampaignPace' });
export const CampaignPreview = z.object({
  /** Of all that a launch would do: it holds as long as this does. */ seen: z.string(), asked: z.number().int(), /** They know it already, and are asked nothing. */ knows: z.number().int(), /** Of how many people another campaign asks some of it already, no later: that is not asked twice. `only`: of them, those who are asked nothing besides. */ already: z.object({ people: z.number().int(), only: z.number().int(), by: z.array(z.object({ id: Id, by: z.string(), at: Instant, people: z.number().int() })) }), /** It concerns them in nothing. */ unconcerned: z.number().int(),
  minutes: z.number().int(), /** Of whoever has most to learn. */ most: z.number().int(), pace,
  /** Whose day off the day is, of those who are asked; and a better one before it. Null where it is nobody’s. */ dayOff: z.object({ weekend: z.boolean(), holidays: z.array(z.object({ name: z.string(), people: z.number().int() })), absent: z.number().int(), off: z.number().int(), of: z.number().int(), before: Day.nullable() }).nullable(),
  courses: z.array(z.object({ id: Id, title: z.string(), lang: Locale, people: z.number().int(), minutes: z.number().int() })),
  /** A hundred of those who are asked: those who cannot make it, then the others, by name. */ people: z.array(z.object({ ...somebody, minutes: z.number().int(), left: DaysLeft, /** What they have to learn fits into the days that are left to them. */ fits: z.boolean(), /** Their last working day until the day that was chosen, and what was passed over for it. */ dueOn: Day, duePassed: z.array(PassedOver), steps: z.array(CampaignStepLine) })), /** A hundred of those who know it. */ knowing: z.array(z.object(somebody)), /** Ask again after these for more of either. */ next: z.object({ people: Id.nullable(), knowing: Id.nullable() }), names: AudienceNames,
}).meta({ id: 'CampaignPreview' });
export type CampaignPreview = z.infer<typeof CampaignPreview>;
export const CampaignState = z.enum(campaignStates).meta({ id: 'CampaignState' });
export type CampaignState = z.infer<typeof CampaignState>;
const counts = z.object(Object.fromEntries(campaignStates.map((it) => [it, z.number().int()])) as Record<CampaignState, z.ZodNumber>);
const campaignOf = { id: Id, release: z.object({ id: Id, name: z.string(), product: z.string(), on: Day.nullable() }), dueOn: Day, reason: z.string(), by: z.string(), at: Instant, cancelled: z.boolean(), /** It is live, and whoever it is followed in the name of may launch nothing any more: nobody joins, nobody leaves. */ orphaned: z.boolean(), /** The people one follows in it. */ people: z.number().int(), counts };
export const CampaignLine = z.object(campaignOf).meta({ id: 'CampaignLine' });
export type CampaignLine = z.infer<typeof CampaignLine>;
export const CampaignPerson = z.object({
  person: PersonName, state: CampaignState, because: z.array(Because), /** Not any more, where they left a live audience. */ isIn: z.boolean(), minutesLeft: z.number().int(), /** By when all that is open is due, a later day that was granted included, and what is left until then; null where nothing is open. */ dueOn: Day.nullable(), left: DaysLeft.nullable(), fits: z.boolean(),
  /** Later days that they asked for and nobody answered yet. */ waits: z.array(z.object({ requestId: Id, title: z.string(), lang: Locale, wishedOn: Day, reason: z.string() })), /** Why they were exempted, from each thing. */ waivedBecause: z.array(z.string()),
  steps: z.array(CampaignStepLine.extend({ assignmentId: Id, done: z.boolean(), failed: z.boolean(), waived: z.boolean(), withdrawn: z.boolean(), /** The changes of the release that were withdrawn, where it is asked no more for that. */ withdrawnWith: z.array(z.string()), /** Whose campaign asks it, where this one only counts on it. */ askedBy: z.string().nullable() })), /** Somebody nudged them today. */ nudgedToday: z.boolean(), /** Critical changes of the release that they did not say to have read and understood, as the notes say them now. */ toRead: z.number().int(), /** Those that they did, with how many questions they answered right for it. */ understood: z.array(z.object({ changeId: Id, at: Instant, questions: z.number().int() })),
}).meta({ id: 'CampaignPerson' });
export type CampaignPerson = z.infer<typeof CampaignPerson>;
export const Campaign = z.object({
  ...campaignOf, today: Day, /** Its plan may be changed by this reader: whoever launched it or leads everybody in it, and HR. */ mine: z.boolean(), /** Of those of whom something is open. */ pace,
  /** How many were ready at the end of each day on which that changed, the day of the launch first. */ readiness: z.array(z.object({ on: Day, ready: z.number().int() })),
  /** Critical changes of the release. */ critical: z.number().int(), changes: z.array(z.object({ id: Id, text: z.string() })), /** Questions of its quizzes, the most missed first; of fewer than five people, none. */ heat: z.array(z.object({ questionId: Id, prompt: z.string(), lang: Locale, people: z.number().int(), missed: z.number().int() })),
  audience: z.object({ ...audience, /** Over: it was live, and takes nobody in any more. */ state: z.enum(['frozen', 'live', 'over']), leavers: Leavers, /** In whose name it is followed. */ followedBy: z.string(), /** The last day on which it is live. */ until: Day, joined: z.number().int(), left: z.number().int(), /** The newest 50 of the people one follows. */ moves: z.array(z.object({ person: PersonName, kind: z.enum(['joined', 'left']), at: Instant, /** By which day the first of it is due, where joining asked anything. */ dueOn: Day.nullable(), /** How many activities were withdrawn. */ withdrawn: z.number().int(), because: z.array(Because) })) }), names: AudienceNames,
  lines: z.array(CampaignPerson), /** How many are in the filter asked for. */ total: z.number().int(), next: z.string().nullable(),
}).meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;
const differences = z.array(z.object({
  person: PersonName, gains: z.array(CampaignStepLine), /** By when they are to do what they gain. */ dueOn: Day.nullable(),
  loses: z.array(CampaignStepLine.extend({ /** Changes of the release that were withdrawn, where nothing else of it touches the activity. */ withdrawn: z.array(z.string()) })),
}));
/** What a campaign would ask otherwise than it does, since its release says something else. */
export const CampaignChanges = z.object({ seen: z.string(), /** For whom anything would change. */ people: z.number().int(), /** The first 100 of them. */ lines: differences }).meta({ id: 'CampaignChanges' });
export type CampaignChanges = z.infer<typeof CampaignChanges>;
/** The same of all campaigns of a release that are this reader’s to change, and of which anything would. */
export const PlanChanges = z.object({ seen: z.string(), /** Told once each, in however many of the campaigns they are. */ people: z.number().int(), campaigns: z.array(z.object({ id: Id, at: Instant, by: z.string(), people: z.number().int(), /** The first 100 of them. */ lines: differences })) }).meta({ id: 'PlanChanges' });
export type PlanChanges = z.infer<typeof PlanChanges>;
/** What another day of a campaign does to those of whom something is open in it. */
const moved = {
  from: Day, /** Of whom something is open. */ people: z.number().int(), /** Of them, those who cannot make the new day. */ tight: z.number().int(), /** Whose day off the new day is, of them; and a better one before it. Null where it is nobody’s. */ dayOff: CampaignPreview.shape.dayOff,
  /** The first 100: those who cannot make it, then the others, by name; each with the day by which all that is open is due before and after: a later one that was theirs stays. */ lines: z.array(z.object({ person: PersonName, from: Day, dueOn: Day, minutes: z.number().int(), left: DaysLeft, fits: z.boolean() })),
};
/** What another day of one campaign would do. */
export const CampaignMovePreview = z.object({ seen: z.string(), to: Day, /** Told once each: those of whom any day is another one. */ told: z.number().int(), ...moved }).meta({ id: 'CampaignMovePreview' });
export type CampaignMovePreview = z.infer<typeof CampaignMovePreview>;
/** Courses that are due so many working days from the day of a release, each as it was asked: what another day of that does to everybody of whom it is open. */
export const CoursesMove = z.array(z.object({
  id: Id, course: z.object({ id: Id, title: z.string() }), by: z.string(), at: Instant, /** Before the release where they are below 0. */ days: z.number().int(), people: z.number().int(), /** Of them, those whose new day would be past: the next working day, or the day they have. */ past: z.number().int(),
  /** The first 100 that the reader follows: those whose day would be past, then the others. */ lines: z.array(z.object({ person: PersonName, from: Day.nullable(), dueOn: Day, passed: z.array(PassedOver), past: z.boolean() })),
}));
export type CoursesMove = z.infer<typeof CoursesMove>;
/** What a release that comes on another day would do to its campaigns of which something is open, and to those that are live; and to the courses that count from it. */
export const ReleaseMove = z.object({
  seen: z.string(), /** Told once each, in however many of the campaigns and courses they are. */ people: z.number().int(), courses: CoursesMove,
  campaigns: z.array(z.object({
    id: Id, at: Instant, by: z.string(), /** Null where it is not this reader’s to move: it stays. */ to: Day.nullable(), /** Whoever joins it later has the new day, or ten working days. */ live: z.boolean(), ...moved,
  })),
}).meta({ id: 'ReleaseMove' });
export type ReleaseMove = z.infer<typeof ReleaseMove>;

/** A question that many of those one follows in a campaign miss, each by their first attempt since it was taught. */
export const HeatQuestion = z.object({
  questionId: Id, campaignId: Id, release: z.object({ name: z.string(), product: z.string() }), lang: Locale, prompt: z.string(), people: z.number().int(), missed: z.number().int(),
  /** With its key; null for whoever has yet to answer it themselves. */ content: QuestionWords.nullable(), /** How many chose what, where it is chosen; nothing where the key is kept back. */ options: z.array(z.object({ optionId: z.string(), text: z.string(), correct: z.boolean(), people: z.number().int() })),
  /** Its reader may correct it. */ mine: z.boolean(),
}).meta({ id: 'HeatQuestion' });
export type HeatQuestion = z.infer<typeof HeatQuestion>;

const ReleaseParams = z.strictObject({ releaseId: Id });
const CampaignParams = z.strictObject({ campaignId: Id });
export const previewCampaign = endpoint({ name: 'previewCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns/preview', action: 'release.follow', summary: 'What a campaign would ask of whom, and whether its day is realistic; nothing is kept', params: ReleaseParams, body: z.strictObject({ ...audience, dueOn: Day, /** More of those who are asked, or of those who know it. */ after: z.strictObject({ people: Id.optional(), knowing: Id.optional() }).optional() }).meta({ id: 'CampaignWish' }), returns: CampaignPreview });
export const launchCampaign = endpoint({ name: 'launchCampaign', verb: 'POST', path: '/api/releases/:releaseId/campaigns', action: 'campaign.launch', summary: 'Ask exactly what was previewed of exactly these people', params: ReleaseParams, body: z.strictObject({ id: Id, ...audience, /** Takes in those who come to match, and lets go those who no longer do. */ live: z.boolean(), leavers: Leavers, dueOn: Day, reason: words(500), seen: text(64, 64) }).meta({ id: 'NewCampaign' }), returns: z.object({ id: Id, asked: z.number().int(), knows: z.number().int() }) });
export const listCampaigns = endpoint({ name: 'listCampaigns', verb: 'GET', path: '/api/releases/:releaseId/campaigns', action: 'assignment.follow', summary: 'Campaigns of a release, with where the people one follows are', params: ReleaseParams, returns: z.object({ campaigns: z.array(CampaignLine) }) });
export const readCampaign = endpoint({ name: 'readCampaign', verb: 'GET', path: '/api/campaigns/:campaignId', action: 'assignment.follow', summary: 'Where each person one follows is with a campaign, fifty at a time; how readiness rose, and which questions are missed', params: CampaignParams, query: z.strictObject({ is: CampaignState.optional(), after: text(80).optional() }), returns: Campaign });
export const readHeatQuestion = endpoint({ name: 'readHeatQuestion', verb: 'GET', path: '/api/campaigns/:campaignId/questions/:questionId', action: 'heat.read', summary: 'A question that at least five of those one follows in a campaign answered: what it asks, what is right, and what they chose', params: z.strictObject({ campaignId: Id, questionId: Id }), returns: HeatQuestion });
export const nudge = endpoint({ name: 'nudge', verb: 'POST', path: '/api/campaigns/:campaignId/nudges', action: 'campaign.change', summary: 'Remind people of what is still open, each at most once a day; without names, all of them', params: CampaignParams, body: z.strictObject({ people: z.array(Id).max(5000) }).meta({ id: 'Nudge' }), returns: z.object({ nudged: z.number().int(), already: z.number().int() }) });
export const previewCampaignMove = endpoint({ name: 'previewCampaignMove', verb: 'POST', path: '/api/campaigns/:campaignId/days/preview', action: 'assignment.follow', summary: 'Whose day another day of a campaign would move, from which to which, who keeps a later one and who cannot make it; nothing is kept', params: CampaignParams, body: z.strictObject({ dueOn: Day }).meta({ id: 'CampaignMoveWish' }), returns: CampaignMovePreview });
export const moveCampaign = endpoint({ name: 'moveCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/days', action: 'campaign.change', summary: 'All that is open is due on another day, as it was previewed; whose day moves is told once', params: CampaignParams, body: z.strictObject({ id: Id, dueOn: Day, seen: text(64, 64) }).meta({ id: 'CampaignMove' }), returns: Kept });
export const previewReleaseMove = endpoint({ name: 'previewReleaseMove', verb: 'POST', path: '/api/releases/:releaseId/move/preview', action: 'assignment.follow', summary: 'Which campaigns, and courses that count from it, would move with their release, from which day to which, and who cannot make the new one; nothing is kept', params: ReleaseParams, body: z.strictObject({ on: Day }).meta({ id: 'ReleaseMoveWish' }), returns: ReleaseMove });
export const moveRelease = endpoint({ name: 'moveRelease', verb: 'POST', path: '/api/releases/:releaseId/move', action: 'campaign.change', summary: 'A release comes on another day, and its campaigns and the courses that count from it move as far, as it was previewed; whose day moves is told once', params: ReleaseParams, body: z.strictObject({ id: Id, on: Day, seen: text(64, 64) }).meta({ id: 'ReleaseMoved' }), returns: Kept });
export const readCampaignChanges = endpoint({ name: 'readCampaignChanges', verb: 'GET', path: '/api/campaigns/:campaignId/changes', action: 'assignment.follow', summary: 'Who would gain and who would lose what, since the release says something else than at the launch', params: CampaignParams, returns: CampaignChanges });
export const changeCampaign = endpoint({ name: 'changeCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/changes', action: 'campaign.change', summary: 'Ask exactly what was seen to change; whom it concerns is told once', params: CampaignParams, body: z.strictObject({ id: Id, seen: text(64, 64) }).meta({ id: 'CampaignChange' }), returns: Kept });
export const takeCampaignOver = endpoint({ name: 'takeCampaignOver', verb: 'POST', path: '/api/campaigns/:campaignId/takeover', action: 'campaign.take-over', summary: 'Follow a live audience in one’s own name, where whoever it was followed in the name of may launch nothing any more', params: CampaignParams, body: z.strictObject({ id: Id }).meta({ id: 'CampaignTakeover' }), returns: Kept });
export const readPlanChanges = endpoint({ name: 'readPlanChanges', verb: 'GET', path: '/api/releases/:releaseId/plan-changes', action: 'assignment.follow', summary: 'Who would gain and who would lose what in which campaign, since the release says something else than at their launches', params: ReleaseParams, returns: PlanChanges });
export const changePlans = endpoint({ name: 'changePlans', verb: 'POST', path: '/api/releases/:releaseId/plan-changes', action: 'campaign.change', summary: 'Ask in all these campaigns exactly what was seen to change; whom it concerns is told once', params: ReleaseParams, body: z.strictObject({ id: Id, seen: text(64, 64) }).meta({ id: 'PlansChanged' }), returns: Kept });
export const readCancellation = endpoint({ name: 'readCancellation', verb: 'GET', path: '/api/campaigns/:campaignId/cancellation', action: 'assignment.follow', summary: 'Who would lose what, were a campaign cancelled', params: CampaignParams, returns: CampaignChanges });
export const cancelCampaign = endpoint({ name: 'cancelCampaign', verb: 'POST', path: '/api/campaigns/:campaignId/cancellation', action: 'campaign.change', summary: 'Withdraw exactly what was seen to be open; what was done stays, and whoever loses something is told once', params: CampaignParams, body: z.strictObject({ id: Id, reason: words(500), seen: text(64, 64) }).meta({ id: 'CampaignCancellation' }), returns: Kept });
