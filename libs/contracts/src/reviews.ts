import * as z from 'zod';
import { checkpointKinds, checkpointStates, everyReviewTheme, leadSigners, reviewKinds, reviewStates } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Coverage, GapState } from './evidence.js';
import { Bilingual, Day, HeldLevel, Id, Instant, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

export const ReviewKind = z.enum(reviewKinds).meta({ id: 'ReviewKind', description: 'About progress; the interview about a career that the law asks for; the one of these that looks back on eight years; about a start, after 30, 60 and 90 days.' });
export const CareerKind = z.enum(['career', 'careerSummary']).meta({ id: 'CareerKind' });
export const CheckpointKind = z.enum(checkpointKinds).meta({ id: 'CheckpointKind' });
export const ReviewState = z.enum(reviewStates).meta({ id: 'ReviewState' });
export const ReviewTheme = z.enum(everyReviewTheme).meta({ id: 'ReviewTheme' });
export const ReviewSide = z.enum(['person', 'lead']).meta({ id: 'ReviewSide' });

export const ReviewLine = z.object({ competencyId: Id, name: Bilingual, state: GapState, expected: Level.nullable(), held: HeldLevel, /** Held on the day from which on training is counted. */ before: HeldLevel, /** Null: they said that they do not know. Absent: they said nothing. */ said: HeldLevel.nullable().optional(), saidAt: Instant.optional(), /** The last day of a level that is carried over and not confirmed yet; absent where there is none, and in snapshots that did not say it. */ carriedOverUntil: Day.optional() }).meta({ id: 'ReviewLine' });
export type ReviewLine = z.infer<typeof ReviewLine>;
/** What was known when a review was opened; it never changes afterwards. */
export const ReviewSnapshot = z.object({
  asOf: Day, zone: z.string(), /** The day from which on training and levels gained are counted: that of the review before, for a look back that of the look back before; or of the hire. */ since: Day, hiredOn: Day, profiles: z.array(z.object({ title: Bilingual, from: Day, until: Day.nullable() })), coverage: Coverage, competencies: z.array(ReviewLine),
  training: z.array(z.object({ courseId: Id, title: Bilingual, done: z.number().int(), of: z.number().int(), lastOn: Day })), reviews: z.array(z.object({ kind: ReviewKind, heldOn: Day })),
}).meta({ id: 'ReviewSnapshot' });
export type ReviewSnapshot = z.infer<typeof ReviewSnapshot>;

const Said = z.object({ id: Id, side: ReviewSide, by: PersonName, at: Instant, words: z.string() });
export const ReviewNote = Said.extend({ theme: ReviewTheme }).meta({ id: 'ReviewNote' });
export const ReviewAction = z.object({ id: Id, by: PersonName, at: Instant, words: z.string(), owner: PersonName, dueOn: Day.nullable(), /** The course that was assigned with it. */ course: z.object({ id: Id, title: Bilingual }).nullable() }).meta({ id: 'ReviewAction' });
export type ReviewAction = z.infer<typeof ReviewAction>;
/** Which level of a competency whoever leads them sees at a checkpoint; null: not seen yet. It proves nothing, and no level moves by it. */
export const ReviewLevel = z.object({ competencyId: Id, level: HeldLevel.nullable(), by: PersonName, at: Instant }).meta({ id: 'ReviewLevel' });
export type ReviewLevel = z.infer<typeof ReviewLevel>;
export const ReviewSignature = Said.extend({ decision: z.enum(['signed', 'refused']) }).meta({ id: 'ReviewSignature' });
export const Review = z.object({
  id: Id, person: PersonName, today: Day, kind: ReviewKind, state: ReviewState, openedBy: PersonName, openedAt: Instant, /** When something was last said or done in it. */ changedAt: Instant, heldOn: Day.nullable(), heldBy: PersonName.nullable(), /** Who signs, or has signed, on the lead's side: whoever held it, or somebody in their place, as they are gone or hold no review of this person any more. */ leadSigner: z.enum(leadSigners), /** A hash over the snapshot: the same paper carries the same one. */ fingerprint: z.string(), snapshot: ReviewSnapshot,
  /** The newest of each side about each theme. */ notes: z.array(ReviewNote), /** The newest of each competency; at a checkpoint alone. */ levels: z.array(ReviewLevel), actions: z.array(ReviewAction), signatures: z.array(ReviewSignature), corrections: z.array(Said), /** What was said and done so far, in number: a signature says what it saw. */ seen: z.number().int(), may: z.array(z.enum(['note', 'levels', 'action', 'dropped', 'held', 'closed', 'signed', 'refused', 'correction'])), side: ReviewSide.nullable(),
}).meta({ id: 'Review' });
export type Review = z.infer<typeof Review>;
export const ReviewInList = z.object({ id: Id, kind: ReviewKind, state: ReviewState, asOf: Day, heldOn: Day.nullable() }).meta({ id: 'ReviewInList' });
/** A point at which a new hire and whoever leads them look at the start. */
export const Checkpoint = z.object({ kind: CheckpointKind, dueOn: Day, state: z.enum(checkpointStates), heldOn: Day.nullable(), /** The review: the one that both signed, else the newest that was held, else the one under way. */ review: z.object({ id: Id, state: ReviewState }).nullable() }).meta({ id: 'Checkpoint' });
export type Checkpoint = z.infer<typeof Checkpoint>;
export const PersonReviews = z.object({ person: PersonName, today: Day, hiredOn: Day, due: z.object({ kind: CareerKind, dueOn: Day, because: z.enum(['hired', 'fourYears', 'eightYears']) }), /** While they start, and afterwards those that were held. */ checkpoints: z.array(Checkpoint), /** The last of them is signed by both, or is asked no more: until then no certificate is given of an onboarding plan. */ startSigned: z.boolean(), reviews: z.array(ReviewInList), /** Held elsewhere, before they were held here. */ earlier: z.array(z.object({ kind: CareerKind, heldOn: Day })), mayOpen: z.boolean() }).meta({ id: 'PersonReviews' });
export type PersonReviews = z.infer<typeof PersonReviews>;

const DueFilter = z.enum(['late', 'soon', 'later']).meta({ id: 'ReviewDueFilter' });
export type ReviewDueFilter = z.infer<typeof DueFilter>;
export const DueReview = z.object({ person: PersonName, team: Bilingual.nullable(), kind: CareerKind, dueOn: Day, state: DueFilter, because: z.enum(['hired', 'fourYears', 'eightYears']), lastHeldOn: Day.nullable(), /** The review that is under way. */ underWay: z.object({ id: Id, kind: ReviewKind, state: ReviewState }).nullable() }).meta({ id: 'DueReview' });
/** A start that waits to be looked at. */
export const DueCheckpoint = z.object({ person: PersonName, team: Bilingual.nullable(), kind: CheckpointKind, dueOn: Day, state: z.enum(['late', 'soon']), underWay: z.object({ id: Id, state: ReviewState }).nullable() }).meta({ id: 'DueCheckpoint' });
export const DueReviews = z.object({ today: Day, /** Of whoever is starting, the next one each, those due first first; the first 100. */ checkpoints: z.array(DueCheckpoint), /** A hundred of `total` at a time, those due first first. */ people: z.array(DueReview), total: z.number().int(), /** Ask again after this person for more. */ next: Id.nullable(), counts: z.object({ late: z.number().int(), soon: z.number().int(), later: z.number().int() }), /** Teams to narrow it to. */ teams: z.array(z.object({ id: Id, name: Bilingual })) }).meta({ id: 'DueReviews' });
export type DueReviews = z.infer<typeof DueReviews>;

const OfPerson = z.strictObject({ personId: Id });
const OfReview = z.strictObject({ reviewId: Id });
export const listDueReviews = endpoint({ name: 'listDueReviews', verb: 'GET', path: '/api/reviews', action: 'review.follow', summary: 'When the interview about the career of each person I follow is due, those due first first', query: z.strictObject({ search: text(100).optional(), is: DueFilter.optional(), kind: CareerKind.optional(), /** With the teams under it. */ teamId: Id.optional(), after: Id.optional() }), returns: DueReviews });
export const listPersonReviews = endpoint({ name: 'listPersonReviews', verb: 'GET', path: '/api/people/:personId/reviews', action: 'review.read', summary: 'The reviews of a person, and when the next is due', params: OfPerson, returns: PersonReviews });
export const openReview = endpoint({ name: 'openReview', verb: 'POST', path: '/api/people/:personId/reviews', action: 'review.open', summary: 'Open a review: what is known on a day is kept with it and does not change any more', params: OfPerson, body: z.strictObject({ id: Id, kind: ReviewKind, asOf: Day.nullable() }).meta({ id: 'NewReview' }), returns: Kept });
export const recordEarlierReview = endpoint({ name: 'recordEarlierReview', verb: 'POST', path: '/api/people/:personId/earlier-reviews', action: 'review.open', summary: 'Say that an interview about a career was held elsewhere, so that the next is due from there', params: OfPerson, body: z.strictObject({ id: Id, kind: CareerKind, heldOn: Day }).meta({ id: 'EarlierReview' }), returns: Kept });
export const readReview = endpoint({ name: 'readReview', verb: 'GET', path: '/api/reviews/:reviewId', action: 'review.read', summary: 'A review: what was known, and what each of the two said', params: OfReview, returns: Review });
const InLanguage = z.strictObject({ locale: Locale.optional() });
export const readReviewPage = endpoint({ name: 'readReviewPage', verb: 'GET', path: '/api/reviews/:reviewId/paper.html', action: 'review.read', summary: 'A review that both signed, as one page to read or print', params: OfReview, query: InLanguage, produces: 'text/html' });
export const readReviewPdf = endpoint({ name: 'readReviewPdf', verb: 'GET', path: '/api/reviews/:reviewId/paper.pdf', action: 'review.read', summary: 'The same as a PDF that a screen reader can walk', params: OfReview, query: InLanguage, produces: 'application/pdf' });
export const noteInReview = endpoint({ name: 'noteInReview', verb: 'POST', path: '/api/reviews/:reviewId/notes', action: 'review.write', summary: 'Say something about a theme, for oneself; nothing takes it back', params: OfReview, body: z.strictObject({ id: Id, theme: ReviewTheme, words: text(4000) }).meta({ id: 'NewReviewNote' }), returns: Kept });
export const sayReviewLevels = endpoint({ name: 'sayReviewLevels', verb: 'POST', path: '/api/reviews/:reviewId/levels', action: 'review.open', summary: 'At a checkpoint, say which level one sees of competencies that have an expected level: it stands beside what they say of themselves, and proves nothing', params: OfReview, body: z.strictObject({ id: Id, /** What was said and done in it when one read it. */ seen: z.number().int().min(0), levels: z.array(z.strictObject({ competencyId: Id, /** Null: not seen yet. */ level: HeldLevel.nullable() })).min(1).max(500) }).meta({ id: 'NewReviewLevels' }), returns: Kept });
export const agreeAction = endpoint({ name: 'agreeAction', verb: 'POST', path: '/api/reviews/:reviewId/actions', action: 'review.open', summary: 'Write down an action that was agreed; with a course and a day, that course is assigned', params: OfReview, body: z.strictObject({ id: Id, words: words(1000), owner: ReviewSide, courseId: Id.nullable(), dueOn: Day.nullable() }).meta({ id: 'NewReviewAction' }), returns: Kept });
export const dropAction = endpoint({ name: 'dropAction', verb: 'POST', path: '/api/reviews/:reviewId/dropped-actions', action: 'review.open', summary: 'Take an action out again and say why, before anybody signs; its course is not asked any more', params: OfReview, body: z.strictObject({ id: Id, actionId: Id, words: words(500) }).meta({ id: 'DroppedAction' }), returns: Kept });
export const holdReview = endpoint({ name: 'holdReview', verb: 'POST', path: '/api/reviews/:reviewId/holding', action: 'review.open', summary: 'Say that the two have talked, and on which day', params: OfReview, body: z.strictObject({ id: Id, heldOn: Day }).meta({ id: 'ReviewHeld' }), returns: Kept });
export const closeReview = endpoint({ name: 'closeReview', verb: 'POST', path: '/api/reviews/:reviewId/closing', action: 'review.open', summary: 'Close a review that will not be held', params: OfReview, body: z.strictObject({ id: Id, words: words(1000) }).meta({ id: 'ReviewClosed' }), returns: Kept });
export const signReview = endpoint({ name: 'signReview', verb: 'POST', path: '/api/reviews/:reviewId/signatures', action: 'review.write', summary: 'Sign what one saw, or say why not; for oneself alone', params: OfReview, body: z.strictObject({ id: Id, seen: z.number().int().min(0), decision: z.enum(['signed', 'refused']), words: text(1000) }).meta({ id: 'NewReviewSignature' }), returns: Kept });
export const correctReview = endpoint({ name: 'correctReview', verb: 'POST', path: '/api/reviews/:reviewId/corrections', action: 'review.write', summary: 'Add a correction to a review that is over', params: OfReview, body: z.strictObject({ id: Id, words: words(4000) }).meta({ id: 'ReviewCorrection' }), returns: Kept });
