import { allEndpoints, type Endpoint, type TemplateStep } from '@palier/contracts';
import { plusDays, roles, sealOfLosses, type Actor, type Level, type Role } from '@palier/domain';
import { PublishArticle } from '#articles';
import { AskExtension, AssignCourse } from '#assignments';
import { MakeCalendarFeed } from '#calendar-feed';
import { CarryOver, type LevelTableWish } from '#carried-over';
import { DefineCertificate, RecordCertificate } from '#certificates';
import { MakeDraft, PublishCourse } from '#courses';
import { RecordObservation, RequestSignOff } from '#evidence';
import { AnswerHelp, AskForHelp } from '#help';
import { OpenAccount } from '#identity';
import { StartAttempt, SubmitAttempt, TickItems } from '#learning';
import { Unsubscribe } from '#notifications';
import { ChangeTemplate } from '#onboarding';
import { HirePerson, OpenTeam, RecordDeparture } from '#people';
import { newId, sha256 } from '#platform';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import { AddRelease } from '#releases';
import { OpenReview, TakeReviewTurn } from '#reviews';
import { openingDay, readNotice, Visitor, type House } from './house.js';

/** Whose things a door is asked for: one's own, those of a person one leads, of a person somebody else leads, nobody's, and no id at all. */
export const subjects = ['own', 'own team', 'other team', 'absent', 'malformed'] as const;
export type SubjectKind = (typeof subjects)[number];

/** What belongs to one person, one thing for each door that is about a thing. */
export interface Things { readonly person: string; readonly jobWish: string; /** One of theirs that is open, with a question. */ readonly refresher: string; readonly openAttempt: string; readonly handedIn: string; readonly read: string; readonly toConfirm: string; readonly toRefuse: string; readonly session: string; readonly toWaive: string; readonly toExtend: string; readonly toAnswer: string; readonly toUnask: string; readonly signed: string; /** A work sample that waits, one to review, and evidence that whoever leads them gave. */ readonly piece: string; readonly toReview: string; readonly attested: string; readonly toUnattest: string; readonly toUnsend: string; readonly recurring: string; readonly toEnd: string; readonly noted: string; readonly toTakeBack: string; readonly toRevoke: string; readonly toSuspend: string; readonly article: string; readonly ticked: string; /** A refusal of theirs, and two that they contest. */ readonly refusal: string; readonly opinion: string; readonly toUncontest: string; /** A signature of theirs that was drawn for a second rating. */ readonly drawn: string; readonly asked: string; readonly helpToAnswer: string; readonly helpToHand: string; readonly helpToClose: string; readonly helpAnswer: string; readonly toTick: string; readonly toUntick: string; readonly toName: string; readonly term: string; readonly holding: string; /** The team they are in. */ readonly team: string | null; readonly told: string; /** An absence of theirs. */ readonly away: string; readonly madeCourse: string; readonly check: string; readonly toReturn: string; readonly draft: string; readonly toDelete: string; readonly toRestore: string; /** A draft with a quiz in it. */ readonly quizDraft: string; readonly quizActivity: string; /** The quiz of the course they made. */ readonly madeUnit: string; /** A question they wrote. */ readonly written: string; /** A regrade of it that waits. */ readonly regrade: string; /** A quiz that asks it. */ readonly madeQuiz: string; /** A suspicion of it that was dismissed. */ readonly dismissal: string; /** A review of them that is open. */ readonly review: string; /** One that somebody held, and one with an action. */ readonly heldReview: string; readonly signedReview: string; readonly checkpoint: string; readonly issue: string; readonly actionReview: string; readonly action: string; /** A session they are invited to, and three that they hold: to come, to cancel, under way. */ readonly meeting: string; readonly held: string; readonly heldToCancel: string; readonly heldUnderWay: string }
/** What belongs to nobody in particular. */
export interface Ground { readonly course: string; /** A frozen rule by which it is asked of whoever every lead here leads. */ readonly courseAudience: string; /** Of a sheet, with one line that waits. */ readonly edition: string; /** A profile with a sheet that names a neighbour. */ readonly sheet: string; readonly certificate: string; readonly article: string; readonly articleVersion: string; readonly checklist: string; /** An act of it that nobody was seen doing. */ readonly act: string; readonly courseVersion: string; /** Who published that version. */ readonly publisher: string; /** The team that every lead here leads. */ readonly ledTeam: string; readonly unit: string; readonly quiz: string; readonly competency: string; readonly profile: string; readonly framework: string; readonly file: string; readonly question: string; readonly notice: string; readonly team: string; readonly scope: string; /** A release of it, a change of that, what the change is said to touch, and the course version said to teach the release. */ readonly release: string; readonly change: string; /** A critical change, what it asks, and a question of the bank. */ readonly critical: string; readonly askedOfChange: string; readonly bankQuestion: string; readonly withdrawn: string; readonly touch: string; readonly teaching: string; /** A campaign for somebody whom every lead here leads, and a question that they answered in it. */ readonly campaign: string; /** What was seen to be lost once it is cancelled. */ readonly losses: string; readonly heatQuestion: string; readonly import: string; /** Somebody whom every lead here leads. */ readonly led: string; /** A mail of which nobody knows whether it arrived. */ readonly mail: string; /** The token of somebody’s calendar. */ readonly calendar: string; /** What the link of a mail to somebody holds. */ readonly unsubscription: string; /** Another system, and a message to it. */ readonly webhook: string; readonly webhookToRemove: string; readonly delivery: string; readonly table: LevelTableWish; readonly toExtend: string; readonly toWithdraw: string }

export interface Knock { readonly params?: Readonly<Record<string, string>>; readonly query?: string; readonly body?: unknown; readonly headers?: Record<string, string> }

const password = 'a long enough password';
/** Whoever may export has changed their password by then: the doors of sessions come first. */
const toExport = { locale: 'fr', password: `${password}!` };
const daysFromNow = (days: number): string => plusDays(openingDay, days);

/** No certificate is recorded twice of one day. */
let days = 0;
const anotherDay = (): string => plusDays('2001-01-01', ++days);

const welcome: TemplateStep = { key: newId(), after: null, minutes: null, kind: 'other', title: { fr: 'Accueil' }, owner: { kind: 'lead' }, due: { kind: 'fromHire', days: 0 }, courseId: null, articleId: null, cell: null, link: '' };

/** Doors about a person's things: how to knock for the things of one person. */
export const aboutSomebody: Readonly<Record<string, (of: Things, ground: Ground) => Knock>> = {
  openDraft: (of) => ({ params: { courseId: of.madeCourse }, body: { id: newId() } }),
  listCourseVersions: (of) => ({ params: { courseId: of.madeCourse } }), readCourseVersion: (of) => ({ params: { courseId: of.madeCourse, number: '1' } }),
  editForRelease: (of, ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), courseId: of.madeCourse } }),
  readDraft: (of) => ({ params: { draftId: of.draft } }),
  saveDraft: (of) => ({ params: { draftId: of.draft }, body: { seen: 1, content: { locale: 'fr', title: newId(), summary: '', activities: [] } } }),
  publishDraft: (of) => ({ params: { draftId: of.draft }, body: { seen: 1, change: null } }),
  askCheck: (of) => ({ params: { draftId: of.draft }, body: { id: newId(), change: null } }),
  readCheck: (of) => ({ params: { checkId: of.check } }),
  withdrawCheck: (of) => ({ params: { checkId: of.check }, body: { id: newId() } }),
  approveCheck: (of) => ({ params: { checkId: of.check }, body: { id: newId(), seen: 99 } }),
  returnCheck: (of) => ({ params: { checkId: of.toReturn }, body: { id: newId(), words: 'x' } }),
  readVersionCheck: (of) => ({ params: { courseId: of.madeCourse, number: '1' } }),
  checkVersion: (of) => ({ params: { courseId: of.madeCourse, number: '1' }, body: { id: newId(), outcome: 'right', words: '' } }),
  deleteDraft: (of) => ({ params: { draftId: of.toDelete } }),
  restoreDraft: (of) => ({ params: { draftId: of.toRestore }, body: {} }),
  tryDraws: (of) => ({ params: { draftId: of.quizDraft }, body: { cell: null, draws: [], named: [], seed: null } }),
  previewQuestions: (of) => ({ params: { draftId: of.quizDraft, activityId: of.quizActivity }, body: { text: 'Q ?{T}', format: null } }),
  importQuestions: (of) => ({ params: { draftId: of.quizDraft, activityId: of.quizActivity }, body: { seen: 1, text: 'Q ?{T}', format: 'gift', leaveOut: false } }),
  exportQuestions: (of) => ({ params: { draftId: of.quizDraft, activityId: of.quizActivity }, body: { format: 'gift', locale: 'fr' } }),
  exportPublishedQuestions: (of) => ({ params: { courseId: of.madeCourse, unitId: of.madeUnit }, body: { format: 'table', locale: 'en' } }),
  readQuestion: (of) => ({ params: { questionId: of.written } }),
  correctQuestion: (of) => ({ params: { questionId: of.written }, body: { id: newId(), seen: 1, change: { class: 'substantive', reason: 'x' }, content: { fr: { kind: 'shortText', prompt: 'Q ?', accepted: ['x', newId()], explanation: '' } } } }),
  previewRegrade: (of) => ({ params: { questionId: of.written } }),
  askRegrade: (of) => ({ params: { questionId: of.written }, body: { id: newId(), would: 'x' } }),
  approveRegrade: (of) => ({ params: { regradeId: of.regrade }, body: { id: newId(), would: 'x' } }),
  refuseRegrade: (of) => ({ params: { regradeId: of.regrade }, body: { id: newId(), reason: 'x' } }),
  dismissSuspicion: (of) => ({ params: { questionId: of.written }, body: { id: newId(), questionVersionId: newId(), kind: 'tooEasy', optionId: null, reason: 'x' } }),
  tellSuspicionAgain: (of) => ({ params: { dismissalId: of.dismissal }, body: {} }),
  readQuizStatistics: (of) => ({ params: { quizId: of.madeQuiz } }),
  readQuestionStatistics: (of) => ({ params: { questionId: of.written } }),
  readSkillProfile: (of) => ({ params: { personId: of.person } }),
  readMovement: (of) => ({ params: { personId: of.person } }),
  readShortestWay: (of) => ({ params: { personId: of.person } }),
  readWhyThisLevel: (of, ground) => ({ params: { personId: of.person, competencyId: ground.competency } }),
  readAttempt: (of) => ({ params: { attemptId: of.openAttempt } }),
  readResult: (of) => ({ params: { attemptId: of.handedIn } }),
  grantAttempt: (of) => ({ params: { attemptId: of.handedIn }, body: { id: newId() } }),
  readExtraTime: (of) => ({ params: { personId: of.person } }),
  giveExtraTime: (of) => ({ params: { personId: of.person }, body: { id: newId(), seen: 0, percent: 0 } }),
  saveAnswer: (of, ground) => ({ params: { attemptId: of.openAttempt }, body: { questionVersionId: ground.question, sequence: 1, response: { kind: 'shortText', text: 'x' } } }),
  submitAttempt: (of) => ({ params: { attemptId: of.openAttempt }, body: {} }),
  askNextQuestion: (of) => ({ params: { attemptId: of.openAttempt }, body: { asked: 1 } }),
  readSignOffRequest: (of) => ({ params: { requestId: of.read } }),
  confirmPractice: (of) => ({ params: { requestId: of.toConfirm }, body: { id: newId(), levels: [1], observed: 'Seen on Tuesday.' } }),
  refusePractice: (of) => ({ params: { requestId: of.toRefuse }, body: { id: newId(), reason: 'Once more.' } }),
  withdrawRequest: (of) => ({ params: { requestId: of.toUnask }, body: {} }),
  listPiecesFor: (of, ground) => ({ params: { personId: of.person, competencyId: ground.competency } }),
  readPiece: (of) => ({ params: { pieceId: of.piece } }),
  readRecurring: (of, ground) => ({ params: { personId: of.person, competencyId: ground.competency } }),
  listAttestations: (of) => ({ params: { personId: of.person } }),
  readAttestationPdf: (of) => ({ params: { attestationId: of.attested } }),
  revokeAttestation: (of) => ({ params: { attestationId: of.toUnattest }, body: { id: newId(), reason: 'x' } }),
  withdrawPiece: (of) => ({ params: { pieceId: of.toUnsend }, body: {} }),
  endRecurring: (of) => ({ params: { activityId: of.toEnd }, body: {} }),
  noteOccurrence: (of) => ({ params: { personId: of.person }, body: { id: newId(), activityId: of.recurring, on: anotherDay(), fact: 'x' } }),
  reviewOccurrence: (of) => ({ params: { occurrenceId: of.noted }, body: { id: newId(), decision: 'confirmed', words: '' } }),
  withdrawOccurrence: (of) => ({ params: { occurrenceId: of.toTakeBack }, body: {} }),
  readPieceFile: (of) => ({ params: { pieceId: of.piece } }),
  reviewPiece: (of) => ({ params: { pieceId: of.toReview }, body: { id: newId(), decision: 'accepted', words: 'Right.' } }),
  enterExternal: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), competencyId: ground.competency, level: 4, title: 'x', note: '', issuer: 'x', number: '', validFrom: '2026-01-01', validUntil: null, file: 'f'.repeat(64) } }),
  revokeEvidence: (of) => ({ params: { evidenceId: of.toRevoke }, body: { id: newId(), reason: 'x' } }),
  suspendEvidence: (of) => ({ params: { evidenceId: of.toSuspend }, body: { id: newId(), from: '2026-01-01', until: null, reason: 'x', insteadOf: null } }),
  withdrawSignOff: (of) => ({ params: { signOffId: of.signed }, body: { id: newId(), reason: 'Somebody else did it.' } }),
  contestSignOff: (of) => ({ params: { signOffId: of.refusal }, body: { id: newId(), words: 'x' } }),
  readSecondOpinion: (of) => ({ params: { opinionId: of.opinion } }),
  giveSecondOpinion: (of) => ({ params: { opinionId: of.opinion }, body: { id: newId(), decision: 'notHeld', levels: [], words: 'x' } }),
  giveSecondRating: (of) => ({ params: { drawId: of.drawn }, body: { id: newId(), level: 1, words: 'x' } }),
  withdrawAppeal: (of) => ({ params: { opinionId: of.toUncontest }, body: {} }),
  changeArticle: (of) => ({ params: { articleId: of.article }, body: { title: 'x', address: null, text: 'x', about: [], verifyBy: '2999-01-01' } }),
  verifyArticle: (of) => ({ params: { articleId: of.article }, body: { id: newId(), verifyBy: '2999-01-01' } }),
  handArticleOn: (of) => ({ params: { articleId: of.article }, body: { id: newId(), personId: of.article } }),
  listChecklists: (of) => ({ params: { personId: of.person } }),
  readChecklist: (of, ground) => ({ params: { personId: of.person, unitId: ground.checklist } }),
  tickItems: (of, ground) => ({ params: { personId: of.person, unitId: ground.checklist }, body: { id: newId(), observed: 'Seen on Tuesday.', items: [ground.act] } }),
  withdrawTick: (of) => ({ params: { tickId: of.ticked }, body: { id: newId(), reason: 'Somebody else did it.' } }),
  readObservable: (of) => ({ params: { personId: of.person } }),
  recordObservation: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), observed: 'Seen on Tuesday.', reference: '', seen: null, competencies: [{ competencyId: ground.competency, levels: [1] }] } }),
  listSignOffs: (of, ground) => ({ params: { personId: of.person, competencyId: ground.competency } }),
  readPersonCertificates: (of) => ({ params: { personId: of.person } }),
  recordCertificate: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), certificateId: ground.certificate, issuedOn: anotherDay(), saidUntil: null } }),
  withdrawCertificate: (of) => ({ params: { issueId: of.issue }, body: { id: newId(), reason: 'x' } }),
  listPersonReviews: (of) => ({ params: { personId: of.person } }),
  openReview: (of) => ({ params: { personId: of.person }, body: { id: newId(), kind: 'progression', asOf: null } }),
  recordEarlierReview: (of) => ({ params: { personId: of.person }, body: { id: newId(), kind: 'career', heldOn: '2026-01-05' } }),
  readReview: (of) => ({ params: { reviewId: of.review } }), readReviewPage: (of) => ({ params: { reviewId: of.signedReview } }), readReviewPdf: (of) => ({ params: { reviewId: of.signedReview } }),
  noteInReview: (of) => ({ params: { reviewId: of.review }, body: { id: newId(), theme: 'skills', words: 'x' } }),
  sayReviewLevels: (of, ground) => ({ params: { reviewId: of.checkpoint }, body: { id: newId(), seen: 0, levels: [{ competencyId: ground.competency, level: 2 }] } }),
  agreeAction: (of) => ({ params: { reviewId: of.review }, body: { id: newId(), words: 'x', owner: 'lead', courseId: null, dueOn: null } }),
  dropAction: (of) => ({ params: { reviewId: of.actionReview }, body: { id: newId(), actionId: of.action, words: 'x' } }),
  holdReview: (of) => ({ params: { reviewId: of.review }, body: { id: newId(), heldOn: '2026-01-05' } }),
  closeReview: (of) => ({ params: { reviewId: of.heldReview }, body: { id: newId(), words: 'x' } }),
  signReview: (of) => ({ params: { reviewId: of.heldReview }, body: { id: newId(), seen: 99, decision: 'signed', words: '' } }),
  correctReview: (of) => ({ params: { reviewId: of.heldReview }, body: { id: newId(), words: 'x' } }),
  readSelfAssessments: (of) => ({ params: { personId: of.person } }),
  makeInvitation: (of) => ({ params: { personId: of.person }, body: { id: newId() } }),
  endSession: (of) => ({ params: { sessionId: of.session } }),
  changeRoles: (of) => ({ params: { personId: of.person }, body: { seen: ['learner'], roles: ['learner'] } }),
  changeMail: (of) => ({ params: { personId: of.person }, body: { seen: null, mail: `${of.person}@nordlys.example` } }),
  correctDeparture: (of) => ({ params: { personId: of.person }, body: { seen: 1, leftOn: '2999-01-01', reason: 'x' } }),
  recordDeparture: (of) => ({ params: { personId: of.person }, body: { leftOn: '2999-01-01' } }),
  readPerson: (of) => ({ params: { personId: of.person } }),
  waiveAssignment: (of) => ({ params: { assignmentId: of.toWaive }, body: { id: newId(), reason: 'Knows it.' } }),
  askExtension: (of) => ({ params: { assignmentId: of.toExtend }, body: { id: newId(), wishedOn: '2999-06-01', reason: 'On leave.' } }),
  answerExtension: (of) => ({ params: { requestId: of.toAnswer }, body: { decision: 'granted', words: '' } }),
  readJourney: (of) => ({ params: { personId: of.person } }),
  moveJourney: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), versionId: ground.profile } }),
  previewHireDay: (of) => ({ params: { personId: of.person }, query: '?day=2026-01-05' }),
  sayHireDay: (of) => ({ params: { personId: of.person }, body: { day: '2026-01-05', seen: { day: '2026-01-01', assumed: false } } }),
  takeBackJourney: (of) => ({ params: { personId: of.person }, body: { id: newId() } }),
  giveJourney: (of) => ({ params: { personId: of.person }, body: { id: newId() } }),
  addRelations: (of) => ({ params: { personId: of.person }, body: {} }),
  nameMentor: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), seen: 0, mentorId: ground.publisher, from: '2026-01-01' } }),
  nameContact: (of, ground) => ({ params: { stepId: of.toName }, body: { id: newId(), seen: 0, personId: ground.publisher, words: '' } }),
  tickStep: (of) => ({ params: { stepId: of.toTick }, body: { id: newId() } }),
  untickStep: (of) => ({ params: { stepId: of.toUntick }, body: { id: newId() } }),
  readHelpOnAttempt: (of) => ({ params: { attemptId: of.handedIn } }),
  readHelp: (of) => ({ params: { helpId: of.asked } }),
  askAgain: (of) => ({ params: { helpId: of.asked }, body: { id: newId(), words: 'And now?' } }),
  solveHelp: (of) => ({ params: { helpId: of.asked }, body: { id: newId() } }),
  answerHelp: (of) => ({ params: { helpId: of.helpToAnswer }, body: { id: newId(), words: 'Like this.', shownAs: null } }),
  handHelpOn: (of, ground) => ({ params: { helpId: of.helpToHand }, body: { id: newId(), to: ground.publisher, words: '' } }),
  closeHelp: (of) => ({ params: { helpId: of.helpToClose }, body: { id: newId(), words: '' } }),
  shareAnswer: (of) => ({ params: { answerId: of.helpAnswer }, body: { id: newId(), shownAs: 'How?' } }),
  withdrawAnswer: (of) => ({ params: { answerId: of.helpAnswer }, body: { id: newId() } }),
  giveScope: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), scope: { scopeId: ground.scope, tier: 2 }, from: '2026-02-01' } }),
  endScope: (of) => ({ params: { holdingId: of.holding }, body: { lastDay: '2026-06-01' } }),
  movePerson: (of) => ({ params: { personId: of.person }, body: { id: newId(), seen: 1, teamId: of.team, from: '2026-02-01' } }),
  appointLead: (of, ground) => ({ params: { teamId: ground.team }, body: { id: newId(), personId: of.person, kind: 'lead', from: '2026-02-01', lastDay: null } }),
  readCarriedOver: (of) => ({ params: { personId: of.person } }),
  answerCarriedOver: (of, ground) => ({ params: { personId: of.person }, body: { id: newId(), observed: 'Seen on Tuesday.', competencies: [{ competencyId: ground.competency, level: 3, reason: '' }] } }),
  endTerm: (of) => ({ params: { termId: of.term }, body: { lastDay: '2026-06-01' } }),
  readUnavailability: (of) => ({ params: { personId: of.person } }), addUnavailability: (of) => ({ params: { personId: of.person }, body: { id: newId(), kind: 'absence', from: '2999-01-01', until: '2999-01-02' } }), previewShifts: (of) => ({ params: { personId: of.person }, body: { kind: 'onCall', text: `Du;Au\n${daysFromNow(9)};${daysFromNow(9)}` } }), importShifts: (of) => ({ params: { personId: of.person }, body: { kind: 'onCall', text: `Du;Au\n${daysFromNow(9)};${daysFromNow(9)}` } }), takeUnavailabilityOut: (of) => ({ params: { unavailabilityId: of.away } }),
  listPersonSessions: (of) => ({ params: { personId: of.person } }), readLiveSession: (of) => ({ params: { sessionId: of.meeting } }), answerLiveSession: (of) => ({ params: { sessionId: of.meeting }, body: { id: newId(), coming: true, reason: '' } }),
  moveLiveSession: (of) => ({ params: { sessionId: of.held }, body: { id: newId(), seen: 1, day: '2999-01-02', from: '10:00', until: '11:00', zone: 'Europe/Paris', place: 'x' } }), inviteToSession: (of, ground) => ({ params: { sessionId: of.held }, body: { id: newId(), kind: 'invited', personId: ground.publisher } }),
  cancelLiveSession: (of) => ({ params: { sessionId: of.heldToCancel }, body: { id: newId(), reason: 'x' } }), attendLiveSession: (of, ground) => ({ params: { sessionId: of.heldUnderWay }, body: { lines: [{ id: newId(), personId: ground.publisher, attendance: 'present' }] } }),
  markNotificationRead: (of) => ({ params: { notificationId: of.told }, body: {} }),
  resetSecondFactor: (of) => ({ params: { personId: of.person }, body: {} }),
  answerRefresher: (of) => ({ params: { refresherId: of.refresher }, body: { position: 1, response: null, hesitated: false } }), endRefresher: (of) => ({ params: { refresherId: of.refresher }, body: {} }),
  listJobWishes: (of) => ({ params: { personId: of.person } }), withdrawJobWish: (of) => ({ params: { wishId: of.jobWish }, body: {} }),
  giveProfile: (of, ground) => ({ params: { profileId: ground.profile }, body: { id: newId(), personId: of.person, from: '2026-01-01', reason: '' } }),
};

/** Doors about the actor alone or about nobody: how to knock so that whoever may, gets in. */
export const aboutNobodyElse: Readonly<Record<string, (ground: Ground) => Knock>> = {
  readRefresher: () => ({}), startRefresher: () => ({ body: { id: newId(), locale: 'fr' } }), chooseRefreshers: () => ({ body: { id: newId(), wants: true } }),
  readSession: () => ({}), readHealth: () => ({}), readOpenApi: () => ({}), listPeople: () => ({}), listProfiles: () => ({}), listCourses: () => ({}), listSignOffRequests: () => ({}), listSecondOpinions: () => ({}), listOccurrences: () => ({}), readSecondRatings: () => ({}), readSecondRatingRule: () => ({}), changeSecondRatingRule: () => ({ body: { seen: 0, percent: 0 } }), listPieces: () => ({}), handIn: (ground) => ({ body: { id: newId(), kind: 'workSample', competencyId: ground.competency, level: 2, title: 'x', note: '', link: 'https://wiki.example/x', file: null } }), readTeams: () => ({}), readOnCall: () => ({}), readMatrix: () => ({}), readGroupMovement: () => ({}), readMatrixSummary: () => ({}), readHeatMap: () => ({}), exportMatrix: () => ({ body: toExport }), exportMatrixSheet: () => ({ body: toExport }), exportMatrixPdf: () => ({ body: toExport }), exportMatrixJson: () => ({ body: toExport }),
  signIn: () => ({ body: { login: 'nobody at all', password: 'x' } }),
  setUpInstallation: () => ({ body: { token: 'x', name: 'x', login: 'x', password: 'a long enough password', locale: 'fr' } }),
  readInvitation: () => ({ body: { token: 'x' } }),
  acceptInvitation: () => ({ body: { token: 'x', password: 'a long enough password' } }),
  changePassword: () => ({ body: { current: password, password: `${password}!` } }),
  listSessions: () => ({}),
  readCalendarFeed: () => ({}), makeCalendarFeed: () => ({ body: { id: newId() } }), endCalendarFeed: () => ({}), readCalendar: (ground) => ({ params: { token: ground.calendar } }),
  previewPeople: () => ({ body: { text: 'Nom;Identifiant\nAmel;amel', mapping: {} } }),
  importPeople: () => ({ body: { id: newId(), text: 'Nom;Identifiant\nAmel;amel', mapping: {}, leaveOut: false } }),
  readImport: (ground) => ({ params: { importId: ground.import } }),
  listRegister: () => ({}),
  addPerson: () => { const id = newId(); return { body: { id, name: 'Added', login: id, roles: ['learner'], locale: 'fr' } }; },
  inviteEverybody: () => ({ body: { id: newId() } }),
  listScopes: () => ({}), readCoverage: () => ({}), readGaps: () => ({}),
  listReleases: () => ({}), readOwnCurrency: () => ({}),
  addRelease: (ground) => ({ body: { id: newId(), productId: ground.scope, name: newId(), on: null } }),
  readRelease: (ground) => ({ params: { releaseId: ground.release } }), readReadiness: (ground) => ({ params: { releaseId: ground.release } }), readTeamCurrency: (ground) => ({ params: { releaseId: ground.release } }),
  sayReleaseDay: (ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), on: '2999-01-01', seen: null } }),
  previewNotes: (ground) => ({ params: { releaseId: ground.release }, body: { text: '- x', format: null } }),
  importNotes: (ground) => ({ params: { releaseId: ground.release }, body: { text: '- Un bouton', format: null, withdraw: [] } }),
  withdrawChange: (ground) => ({ params: { changeId: ground.withdrawn }, body: {} }), bringChangeBack: (ground) => ({ params: { changeId: ground.withdrawn }, body: {} }), suggestTouches: (ground) => ({ params: { changeId: ground.change } }),
  touch: (ground) => ({ params: { changeId: ground.change }, body: { id: newId(), kind: 'unit', thingId: ground.unit } }), untouch: (ground) => ({ params: { touchId: ground.touch }, body: {} }),
  teachRelease: (ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), courseVersionId: ground.courseVersion, asks: [] } }), unteachRelease: (ground) => ({ params: { teachingId: ground.teaching }, body: {} }),
  readCriticalChange: (ground) => ({ params: { changeId: ground.critical } }), answerChange: (ground) => ({ params: { changeId: ground.critical }, body: { id: newId(), sha256: 'x'.repeat(64), questionVersionId: ground.question, lang: 'fr', response: { kind: 'trueFalse', value: true } } }),
  askOfChange: (ground) => ({ params: { changeId: ground.critical }, body: { id: newId(), questionId: ground.bankQuestion } }), askNoMore: (ground) => ({ params: { linkId: ground.askedOfChange }, body: {} }),
  acknowledgeChange: (ground) => ({ params: { changeId: ground.critical }, body: { id: newId(), sha256: 'x'.repeat(64) } }),
  previewCampaign: (ground) => ({ params: { releaseId: ground.release }, body: { rule: null, dueOn: '2999-01-01' } }),
  launchCampaign: (ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), rule: null, live: false, leavers: 'stay', dueOn: '2999-01-01', reason: 'x', seen: 'x'.repeat(64) } }),
  listCampaigns: (ground) => ({ params: { releaseId: ground.release } }), readCampaign: (ground) => ({ params: { campaignId: ground.campaign } }), readHeatQuestion: (ground) => ({ params: { campaignId: ground.campaign, questionId: ground.heatQuestion } }), nudge: (ground) => ({ params: { campaignId: ground.campaign }, body: { people: [] } }), readCampaignChanges: (ground) => ({ params: { campaignId: ground.campaign } }),
  moveCampaign: (ground) => ({ params: { campaignId: ground.campaign }, body: { id: newId(), dueOn: anotherDay().replace('2001', '2998'), seen: 'x'.repeat(64) } }), previewCampaignMove: (ground) => ({ params: { campaignId: ground.campaign }, body: { dueOn: '2998-01-01' } }), previewReleaseMove: (ground) => ({ params: { releaseId: ground.release }, body: { on: '2999-01-01' } }), moveRelease: (ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), on: '2999-01-01', seen: 'x'.repeat(64) } }), changeCampaign: (ground) => ({ params: { campaignId: ground.campaign }, body: { id: newId(), seen: 'x'.repeat(64) } }),
  takeCampaignOver: (ground) => ({ params: { campaignId: ground.campaign }, body: { id: newId() } }),
  readPlanChanges: (ground) => ({ params: { releaseId: ground.release } }), changePlans: (ground) => ({ params: { releaseId: ground.release }, body: { id: newId(), seen: 'x'.repeat(64) } }),
  readCancellation: (ground) => ({ params: { campaignId: ground.campaign } }), cancelCampaign: (ground) => ({ params: { campaignId: ground.campaign }, body: { id: newId(), reason: 'x', seen: ground.losses } }),

  addScope: () => { const id = newId(); return { body: { id, kind: 'client', productId: null, name: id, aliases: [] } }; },
  renameScope: (ground) => ({ params: { scopeId: ground.scope }, body: { name: 'Autrement', aliases: [] } }),
  retireScope: (ground) => ({ params: { scopeId: ground.scope }, body: {} }),
  bringScopeBack: (ground) => ({ params: { scopeId: ground.scope }, body: {} }),
  sayScopes: (ground) => ({ params: { courseId: ground.course }, body: { unitId: null, seen: [], scopes: [] } }),
  listTeams: () => ({}),
  readTeam: (ground) => ({ params: { teamId: ground.team } }),
  openTeam: () => ({ body: { id: newId(), name: { fr: newId() }, parentId: null } }),
  renameTeam: (ground) => ({ params: { teamId: ground.team }, body: { name: { fr: 'Autrement' } } }),
  moveTeam: (ground) => ({ params: { teamId: ground.team }, body: { parentId: null } }),
  listWebhooks: () => ({}), addWebhook: () => ({ body: { id: newId(), address: 'https://hooks.example/palier', kinds: ['assigned'] } }), changeWebhook: (ground) => ({ params: { webhookId: ground.webhook }, body: { kinds: ['assigned'], on: true } }), rotateWebhookSecret: (ground) => ({ params: { webhookId: ground.webhook }, body: {} }), removeWebhook: (ground) => ({ params: { webhookId: ground.webhookToRemove } }), listWebhookDeliveries: (ground) => ({ params: { webhookId: ground.webhook } }), sendDeliveryAgain: (ground) => ({ params: { deliveryId: ground.delivery }, body: {} }),
  readHolidayPlaces: () => ({}), changeHolidayPlace: () => ({ body: { seen: 0, site: null, country: 'FR', region: null } }), readDueDay: () => ({ query: '?inDays=5' }),
  readTodo: () => ({}), readAssignable: () => ({}), listAssignments: () => ({}),
  previewDueDays: (ground) => ({ body: { courseId: ground.course, people: [ground.led], teams: [], dueIn: 10, dueFrom: 'hire', releaseId: null } }),
  previewCourseAudience: (ground) => ({ params: { courseId: ground.course }, body: { rule: { kind: 'hiredWithin', days: 3650 }, dueOn: null, dueIn: null, dueFrom: 'assignment', releaseId: null } }),
  launchCourseAudience: (ground) => ({ params: { courseId: ground.course }, body: { id: newId(), rule: { kind: 'hiredWithin', days: 3650 }, dueOn: null, dueIn: null, dueFrom: 'assignment', releaseId: null, live: false, leavers: 'stay', reason: 'x', seen: 'x'.repeat(64) } }),
  listCourseAudiences: () => ({}),
  endCourseAudience: (ground) => ({ params: { audienceId: ground.courseAudience }, body: { id: newId(), leavers: 'stay' } }),
  takeCourseAudienceOver: (ground) => ({ params: { audienceId: ground.courseAudience }, body: { id: newId() } }),
  assignCourse: (ground) => ({ body: { id: newId(), courseId: ground.course, people: [ground.led], teams: [], dueOn: null, reason: 'New release.' } }),
  listJourneys: () => ({}), listDueReviews: () => ({}), listCertificates: () => ({}), listJourneyDuties: () => ({}), listJourneyMoves: () => ({}), listTemplates: () => ({}), readTemplate: () => ({}), listColleagues: () => ({}),
  listLiveSessions: () => ({}), listOffPhones: () => ({}), readSessionPlanning: () => ({}), previewLiveSession: (ground) => ({ body: { sessionId: null, day: '2999-01-01', from: '10:00', until: '11:00', zone: 'Europe/Paris', people: [ground.led] } }),
  planLiveSession: (ground) => ({ body: { id: newId(), title: 'x', day: '2999-01-01', from: '10:00', until: '11:00', zone: 'Europe/Paris', place: '', ledBy: ground.publisher, capacity: null, guests: [ground.led], offPhones: true, courseId: null, stepId: null } }),
  changeTemplate: () => ({ body: { id: newId(), relationsDays: 10, steps: [welcome] } }),
  readProfileTemplate: (ground) => ({ params: { profileId: ground.profile } }), changeProfileTemplate: (ground) => ({ params: { profileId: ground.profile }, body: { id: newId(), seen: 0, relationsDays: null, steps: [welcome] } }),
  readTeamTemplate: (ground) => ({ params: { teamId: ground.ledTeam } }),
  changeTeamTemplate: (ground) => ({ params: { teamId: ground.ledTeam }, body: { id: newId(), seen: 0, relationsDays: null, steps: [welcome] } }),
  readHelpOnUnit: (ground) => ({ params: { courseVersionId: ground.courseVersion, unitId: ground.unit } }),
  readHelpOnLevels: (ground) => ({ params: { competencyId: ground.competency } }),
  askForHelp: (ground) => ({ body: { id: newId(), kind: 'wrong', thing: { about: 'unit', courseVersionId: ground.courseVersion, unitId: ground.unit }, words: 'A word is missing.', to: ground.publisher } }),
  listMyHelp: () => ({}), listHelpToAnswer: () => ({}), countHelp: () => ({}), readHelpOverview: () => ({}), listHelpers: () => ({}),
  confirmSecondFactor: () => ({ body: { code: '000000' } }), readSecondFactor: () => ({}), beginEnrolment: () => ({ body: { password } }), finishEnrolment: () => ({ body: { code: '000000' } }),
  renewRecoveryCodes: () => ({ body: { password } }), removeSecondFactor: () => ({ body: { password } }), readSecurity: () => ({}), changeSecurity: () => ({ body: { seen: false, required: true } }),
  readAudit: () => ({}), exportAudit: () => ({}), readViewers: () => ({}), listLooks: () => ({}), readNotice: () => ({}),
  acknowledgeNotice: (ground) => ({ body: { noticeId: ground.notice } }),
  publishNotice: () => { const said = { recorded: 'x', purpose: 'x', viewers: 'x', kept: 'x', rights: 'x', contact: 'x' }; return { body: { id: newId(), words: { fr: said } } }; },
  assessSelf: (ground) => ({ body: { id: newId(), competencyId: ground.competency, level: 2, words: '' } }),
  readBell: () => ({}), listNotifications: () => ({}), readNotificationPreferences: () => ({}), readNotificationBounds: () => ({}), readMailServer: () => ({}), listMails: () => ({}), removeMailServer: () => ({}),
  markAllNotificationsRead: () => ({ body: { asOf: '2026-01-01T00:00:00.000Z' } }),
  changeNotificationPreferences: () => ({ body: { seen: 0, choices: { late: 'app' }, quiet: null } }),
  changeNotificationBounds: () => ({ body: { seen: 0, weeklyLimit: 5, digestHour: 9, escalationDays: 4 } }),
  readUnsubscription: (ground) => ({ query: `?token=${ground.unsubscription}` }), unsubscribe: (ground) => ({ query: `?token=${ground.unsubscription}` }),
  changeMailServer: () => ({ body: { seen: 0, host: '127.0.0.1', port: 1, tls: 'none', login: '', sender: 'palier@nordlys.example' } }),
  testMailServer: () => ({ body: { to: 'somebody@nordlys.example' } }),
  settleMails: () => ({ body: { decision: 'leave', asOf: '2020-01-01T00:00:00.000Z' } }),
  settleMail: (ground) => ({ params: { mailId: ground.mail }, body: { decision: 'leave' } }),
  askNewPassword: () => ({ body: { login: 'nobody at all' } }),
  changePreferences: () => ({ body: { locale: 'fr', theme: 'dark' } }),
  previewSheet: () => ({ body: { text: 'no sheet' } }),
  publishSheet: () => ({ body: { id: newId(), text: 'no sheet' } }),
  readProfileCertificates: (ground) => ({ params: { profileId: ground.profile } }),
  checkAttestation: () => ({ body: { code: '0000-0000-0000-0000' } }),
  issueAttestation: (ground) => ({ body: { id: newId(), kind: 'level', competencyId: ground.competency, level: 4 } }),
  defineRecurring: (ground) => ({ body: { id: newId(), competencyId: ground.competency, levels: [4], title: 'x', times: 2, days: 30 } }),
  listRenewalRules: () => ({}), changeRenewalRule: (ground) => ({ body: { id: newId(), courseId: ground.course, months: 12, windowDays: 20, reason: 'x' } }),
  makeCertificate: () => { const id = newId(); return { body: { id, name: id, issuer: 'x', months: 12, renewDays: 30 } }; },
  requireCertificate: (ground) => ({ params: { profileId: ground.profile }, body: { id: newId(), certificateId: ground.certificate, required: true, from: '2999-01-01', reason: 'x' } }),
  readProfile: (ground) => ({ params: { profileId: ground.profile } }),
  deriveProfile: (ground) => ({ params: { profileId: ground.profile }, body: { id: newId(), title: 'Other', effectiveFrom: '2026-01-01', reason: 'x', expectations: [] } }),
  makeProfile: (ground) => ({ body: { id: newId(), frameworkId: ground.framework, title: 'Own', effectiveFrom: '2026-01-01', reason: 'x', expectations: [] } }),
  changeExpectations: (ground) => ({ params: { profileId: ground.profile }, body: { effectiveFrom: '2026-01-01', reason: 'x', expectations: [{ competencyId: ground.competency, level: 1 }] } }),
  tryExpectations: (ground) => ({ params: { profileId: ground.profile }, body: { effectiveFrom: '2999-01-01', expectations: [{ competencyId: ground.competency, level: 1 }] } }),
  listFrameworks: () => ({}), exportFramework: (ground) => ({ params: { frameworkId: ground.framework } }), exportFrameworkTable: (ground) => ({ params: { frameworkId: ground.framework } }),
  readMobility: (ground) => ({ params: { profileId: ground.sheet } }), placeNeighbour: (ground) => ({ params: { profileId: ground.sheet }, body: { id: newId(), job: 'Voisin', band: 'Proche', sector: null } }), sayJobWish: () => ({ body: { id: newId(), job: 'Voisin' } }),
  listEditions: () => ({}), openEdition: (ground) => ({ params: { profileId: ground.sheet }, body: { id: newId(), text: 'no sheet' } }), readEdition: (ground) => ({ params: { editionId: ground.edition } }),
  decideLines: (ground) => ({ params: { editionId: ground.edition }, body: { effectiveFrom: '2999-01-01', reason: '', decisions: [{ line: 'purpose', is: 'left', conflict: false }] } }),
  previewFramework: () => ({ body: { text: 'no framework' } }),
  importFramework: () => ({ body: { text: `kind,id,of,level,fr,en,from,whose,reason\nframework,${newId()},,1,Fournil,,,company,\ncompetency,${newId()},,,Cuire,,,,\n` } }),
  changeCellRenewal: (ground) => ({ params: { competencyId: ground.competency }, body: { id: newId(), level: 1, months: 12, window: { unit: 'workingDays', days: 20 }, reason: 'x' } }),
  readCriteria: (ground) => ({ params: { competencyId: ground.competency } }),
  previewCriterion: (ground) => ({ params: { competencyId: ground.competency }, body: { level: 1, criterion: { kind: 'checklist' }, from: daysFromNow(1), before: 'keep' } }),
  changeCriterion: (ground) => ({ params: { competencyId: ground.competency }, body: { id: newId(), level: 1, criterion: { kind: 'checklist' }, from: daysFromNow(1), before: 'keep', reason: 'x' } }),
  writeCompanyLevels: (ground) => ({ params: { competencyId: ground.competency }, body: { id: newId(), locale: 'fr', statements: ['a', 'b', 'c', 'd'], reason: 'x' } }),
  readCourse: (ground) => ({ params: { courseId: ground.course } }),
  readUnit: (ground) => ({ params: { courseId: ground.course, unitId: ground.unit } }),
  readFile: (ground) => ({ params: { sha256: ground.file } }),
  listDrafts: () => ({}),
  listArticles: () => ({}), listArticleGaps: () => ({}),
  readArticle: (ground) => ({ params: { articleId: ground.article } }),
  writeArticle: () => ({ body: { id: newId(), locale: 'fr', title: 'x', address: null, text: 'x', about: [], verifyBy: '2999-01-01' } }),
  acknowledgeArticle: (ground) => ({ params: { articleId: ground.article }, body: { id: newId(), versionId: ground.articleVersion } }),
  search: () => ({ query: '?words=x' }),
  listQuestions: () => ({}), listSuspectedQuestions: () => ({}),
  readRegradeRule: () => ({}), changeRegradeRule: () => ({ body: { seen: false, secondPerson: true } }),
  listChecks: () => ({}), readCheckRule: () => ({}), changeCheckRule: () => ({ body: { seen: false, secondPerson: false } }),
  makeDraft: () => ({ body: { id: newId(), locale: 'fr' } }),
  listTags: () => ({}),
  readQuestions: () => ({ body: { text: 'Q ?\n* a\n- b' } }),
  writeQuestions: () => ({ body: { questions: [] } }),
  keepPieceFile: () => ({ query: '?name=memo.pdf', body: Buffer.from(`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n% ${newId()}\ntrailer\n<<>>\n%%EOF\n`), headers: { 'content-type': 'application/octet-stream' } }),
  keepFile: () => ({ query: '?name=captions.vtt', body: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\n${newId()}`), headers: { 'content-type': 'application/octet-stream' } }),
  checkSelf: (ground) => ({ params: { courseId: ground.course, unitId: ground.unit }, body: { blockId: 'check-band', locale: 'fr', chosen: [0] } }),
  keepPlace: (ground) => ({ params: { courseId: ground.course, unitId: ground.unit }, body: { blockId: 'x' } }), moveOver: (ground) => ({ params: { courseId: ground.course }, body: { to: ground.courseVersion } }),
  completeUnit: (ground) => ({ params: { courseId: ground.course, unitId: ground.unit }, body: { id: newId() } }),
  startAttempt: (ground) => ({ params: { courseId: ground.course, unitId: ground.quiz }, body: { id: newId(), locale: 'fr' } }),
  startPlacement: (ground) => ({ params: { courseId: ground.course, unitId: ground.quiz }, body: { id: newId(), locale: 'fr' } }),
  previewCarryOver: (ground) => ({ body: ground.table }),
  carryOver: (ground) => ({ body: { id: newId(), source: 'A grid', ...ground.table, until: daysFromNow(30), leaveOut: false } }),
  listCarriedOverImports: () => ({}), listWaiting: () => ({}),
  extendCarriedOver: (ground) => ({ params: { importId: ground.toExtend }, body: { id: newId(), until: daysFromNow(60), reason: 'x' } }),
  withdrawCarriedOver: (ground) => ({ params: { importId: ground.toWithdraw }, body: { id: newId(), reason: 'x' } }),
  requestSignOff: (ground) => ({ body: { id: newId(), competencyId: ground.competency, level: 1, note: '' } }),
  signOut: () => ({}),
};

export const addressOf = (endpoint: Endpoint, params: Readonly<Record<string, string>> = {}): string =>
  endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? newId()));

export const endpointNamed = (name: string): Endpoint => {
  const found = allEndpoints.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no endpoint ${name}`);
  return found;
};

/** Somebody at the door: the roles they hold, whom they lead, and a browser. */
export interface Caller { readonly who: string; readonly actor: Actor | null; readonly visitor: Visitor; readonly things: Things | null }

const pairs: [string, readonly Role[]][] = roles.flatMap((one, index) => roles.slice(index + 1).map((two): [string, readonly Role[]] => [`${one}+${two}`, [one, two]]));

/** A newer edition of a sheet, with one line that waits. */
export async function openEdition(house: House, id: string, by: string): Promise<void> {
  const sheet = { title: 'x', family: '', aliases: { fr: [], en: [] }, purpose: 'a', missions: [], context: [], organisation: [], conditions: [], relations: { internal: [], external: [] }, competencies: [], certifications: [], sectors: [], mobilityBands: ['Proche'], neighbours: ['Voisin'], disclaimer: '', emptySections: [] };
  const line = { key: 'purpose', kind: 'textChanged', competency: null, part: 'purpose', title: null, level: null, before: 'a', after: 'b' };
  await house.db.query(`
    with s as (insert into job_sheet (id, raw, sha256, sheet, problems, recorded_at, recorded_by) values ($1::uuid, '', ($1::uuid)::text, $3, '[]', palier_now(), $2) returning id)
    insert into sheet_edition (id, profile_id, number, job_sheet_id, base, lines, recorded_at, recorded_by) select $1::uuid, p.id, (select coalesce(max(number), 0) + 1 from sheet_edition x where x.profile_id = p.id), s.id, $4, $5, palier_now(), $2 from s, (select id from profile order by id limit 1) p`, [id, by, JSON.stringify({ ...sheet, purpose: 'b' }), JSON.stringify(sheet), JSON.stringify([line])]);
}

/** Everybody who can stand at a door: nobody, each role, each pair of roles, who has left; and the two people asked about. All lead the team of the first. */
export async function gather(house: House): Promise<{ readonly callers: readonly Caller[]; readonly ground: Ground; readonly led: Things; readonly notLed: Things; readonly leftBehind: Caller }> {
  const one = async <T>(sql: string): Promise<T> => ((await house.owner.query(sql)) as T[])[0] as T;
  const { course, courseVersion, publisher, unit, quiz } = await one<{ course: string; courseVersion: string; publisher: string; unit: string; quiz: string }>(`
    select v.course_id as course, v.id as "courseVersion", v.published_by as publisher, (select unit_id from unit_version u where u.course_version_id = v.id and u.kind = 'lesson' and exists (select from unit_text t where t.course_version_id = v.id and t.unit_id = u.unit_id and t.document @> '{"content":[{"type":"selfCheck","attrs":{"id":"check-band"}}]}') limit 1) as unit, q.unit_id as quiz
    from course_version v join unit_version q on q.course_version_id = v.id and q.kind = 'quiz' limit 1`);
  const competencies = ((await house.owner.query('select distinct competency_id as id from level_statement order by 1')) as { id: string }[]).map((it) => it.id);
  const { sha256: file } = await one<{ sha256: string }>('select sha256 from stored_file limit 1');
  const [team, elsewhere, apart, scope, imported] = [newId(), newId(), newId(), newId(), newId()];
  await house.db.query(`insert into people_import (id, sha256, columns, counts, recorded_at) values ($1, '', '{}', '{"new":0,"changed":0,"same":0,"problems":0}', palier_now())`, [imported]);
  await house.db.query(`insert into support_scope (id, kind, name, changed_at) values ($1, 'product', 'Palier', palier_now())`, [scope]);
  const [release, change, touch, teaching, withdrawn, campaign, critical, askedOfChange] = [newId(), newId(), newId(), newId(), newId(), newId(), newId(), newId()];
  const { id: bankQuestion } = await one<{ id: string }>(`select question_id as id from question_version where kind = 'singleChoice' limit 1`);
  await house.nest.get(OpenTeam).run(null, { id: team, name: { fr: 'À nous' } });
  await house.nest.get(OpenTeam).run(null, { id: elsewhere, name: { fr: 'Ailleurs' } });
  await house.nest.get(OpenTeam).run(null, { id: apart, name: { fr: 'À part' } });
  const hire = async (name: string, held: readonly Role[], memberOf: string | null, leads: readonly string[]): Promise<string> => {
    const id = newId();
    await house.nest.get(HirePerson).run(null, { id, name, login: `login of ${name}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: held, memberOf, leads });
    return id;
  };
  const boss = await hire('Boss', ['hr'], null, []);
  await house.nest.get(ChangeTemplate).run({ personId: boss, roles: ['hr'], leads: [] }, { teamId: elsewhere }, { id: newId(), seen: 0, relationsDays: 10, steps: [welcome] });
  await house.nest.get(AddRelease).run({ personId: boss, roles: ['hr'], leads: [] }, { id: release, productId: scope, name: '8.4', on: null });
  // What is critical is read once it is out, by whoever supports its product: everybody here does.
  const [supported, out] = [newId(), newId()];
  await house.db.query(`insert into support_scope (id, kind, name, changed_at) values ($1, 'product', 'Palier Pro', palier_now())`, [supported]);
  await house.nest.get(AddRelease).run({ personId: boss, roles: ['hr'], leads: [] }, { id: out, productId: supported, name: '8.3', on: '2020-01-01' });
  for (const [id, of, text, severity] of [[change, release, 'Dossier', 'minor'], [withdrawn, release, 'Facture', 'minor'], [critical, out, 'Sécurité', 'critical']]) {
    await house.db.query('insert into release_change (id, release_id) values ($1, $2)', [id, of]);
    await house.db.query(`insert into release_change_version (change_id, number, position, area, kind, severity, text, links, sha256, recorded_at, recorded_by) values ($1, 1, 1, '', 'added', $4, $2, '[]', '', palier_now(), $3)`, [id, text, boss, severity]);
  }
  await house.db.query('insert into release_change_question (id, change_id, question_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [askedOfChange, critical, bankQuestion, boss]);
  await house.db.query('insert into release_touch (id, change_id, unit_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [touch, change, unit, boss]);
  const edition = newId();
  await openEdition(house, edition, boss);
  const sheet = newId();
  await house.db.query(`insert into profile (id, framework_id, kind, title, job_sheet_id, published_at) select $1, framework_id, 'official', '{"fr":"x"}', $2, palier_now() from profile order by id limit 1`, [sheet, edition]);
  const [checklist, act, unseen] = [newId(), newId(), newId()];
  await house.nest.get(PublishCourse).run({ personId: boss, roles: ['hr'], leads: [] }, { id: newId(), sourceLocale: 'fr', words: { fr: { title: 'Vu', summary: '' } }, units: [{ id: checklist, kind: 'checklist', minutes: 5, serves: [], words: { fr: { title: 'Vu', items: [{ id: act, text: 'Salue', required: true }, { id: unseen, text: 'Conclut', required: false }] } } }] });
  await house.db.query('insert into release_teaching (id, release_id, course_version_id, recorded_at, recorded_by) select $1, $2, u.course_version_id, palier_now(), $4 from unit_version u where u.unit_id = $3', [teaching, release, checklist, boss]);
  await house.db.query('insert into release_teaching_unit (teaching_id, unit_id, asks) values ($1, $2, true)', [teaching, checklist]);
  await house.db.query('insert into activity_scope (id, course_id, scope_id, recorded_at) select $1, course_id, $2, palier_now() from unit where id = $3', [newId(), scope, checklist]);
  /** Three assignments of one person: to waive, to ask more time for, and one with a request that waits. */
  const askedOf = async (person: string): Promise<Pick<Things, 'toWaive' | 'toExtend' | 'toAnswer'>> => {
    const hr: Actor = { personId: boss, roles: ['hr'], leads: [] };
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) {
      const batch = newId();
      const other = ((await house.owner.query('select id from course order by id')) as { id: string }[]).map((it) => it.id);
      if (index === 2) await house.db.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) select $1, batch_id, person_id, course_id, due_on, recorded_at + interval '1 ms' from assignment where id = $2`, [batch, ids[1]]);
      else await house.nest.get(AssignCourse).run(hr, { id: batch, courseId: other[index] ?? '', people: [person], teams: [], dueOn: '2999-01-01', reason: 'x' });
      ids.push(index === 2 ? batch : (((await house.owner.query('select id from assignment where batch_id = $1 and person_id = $2', [batch, person])) as { id: string }[])[0]?.id ?? ''));
    }
    const request = newId();
    await house.nest.get(AskExtension).run({ personId: person, roles: ['learner'], leads: [] }, ids[2] ?? '', { id: request, wishedOn: '2999-02-01', reason: 'x' });
    return { toWaive: ids[0] ?? '', toExtend: ids[1] ?? '', toAnswer: request };
  };
  /** Something asked by one person, something addressed to them for each thing an answerer does, and an answer of theirs. */
  const helpOf = async (person: string): Promise<Pick<Things, 'asked' | 'helpToAnswer' | 'helpToHand' | 'helpToClose' | 'helpAnswer'>> => {
    const askedBy = async (asker: string): Promise<string> => (await house.nest.get(AskForHelp).run({ personId: asker, roles: ['learner'], leads: [] }, { id: newId(), kind: 'wrong', thing: { about: 'unit', courseVersionId: courseVersion, unitId: unit }, words: 'x', to: publisher })).id;
    const addressed: string[] = [];
    for (let index = 0; index < 4; index++) {
      const id = await askedBy(boss);
      await house.db.query(`insert into help_turn (id, request_id, person_id, kind, to_id, recorded_at, recorded_by) select $1, id, person_id, 'handover', $3, recorded_at + interval '1 ms', addressed_to from help_request where id = $2`, [newId(), id, person]);
      addressed.push(id);
    }
    const helpAnswer = newId();
    await house.nest.get(AnswerHelp).run({ personId: person, roles: ['learner'], leads: [] }, addressed[3] ?? '', { id: helpAnswer, words: 'x', shownAs: null });
    return { asked: await askedBy(person), helpToAnswer: addressed[0] ?? '', helpToHand: addressed[1] ?? '', helpToClose: addressed[2] ?? '', helpAnswer };
  };
  /** The plan of one person with somebody to meet, and of another new hire two steps that this person owns, one of them ticked. */
  const reviewsOf = async (person: string): Promise<Pick<Things, 'review' | 'heldReview' | 'signedReview' | 'checkpoint' | 'actionReview' | 'action'>> => {
    const [review, heldReview, signedReview, checkpoint, actionReview, action] = [newId(), newId(), newId(), newId(), newId(), newId()];
    const hr: Actor = { personId: boss, roles: ['hr'], leads: [] };
    for (const [id, kind] of [[review, 'career'], [heldReview, 'careerSummary'], [signedReview, 'progression'], [checkpoint, 'day30'], [actionReview, 'careerSummary']] as const) {
      await house.nest.get(OpenReview).run(hr, person, { id, kind, asOf: null });
      if (id === heldReview || id === signedReview) await house.nest.get(TakeReviewTurn).run(hr, id, { id: newId(), kind: 'held', heldOn: (await one<{ day: string }>('select palier_today()::text as day')).day });
    }
    for (const [seen, by] of [{ personId: person, roles: ['learner'], leads: [] } satisfies Actor, hr].entries()) await house.nest.get(TakeReviewTurn).run(by, signedReview, { id: newId(), kind: 'signed', seen: seen + 1 });
    await house.nest.get(TakeReviewTurn).run(hr, actionReview, { id: action, kind: 'action', owner: 'lead', words: 'x' });
    return { review, heldReview, signedReview, checkpoint, actionReview, action };
  };
  const stepsOf = async (person: string): Promise<Pick<Things, 'toTick' | 'toUntick' | 'toName'>> => {
    const [fresh, toTick, toUntick, toName] = [await hire(`New beside ${person}`, ['learner'], elsewhere, []), newId(), newId(), newId()];
    for (const [of, steps] of [[person, [{ id: toName, owner: null }]], [fresh, [{ id: toTick, owner: person }, { id: toUntick, owner: person }]]] as const) {
      const journey = newId();
      await house.db.query('insert into journey (id, person_id, version_id, recorded_at, recorded_by) select $1, $2, v.id, palier_now(), $3 from journey_template_version v order by v.id limit 1', [journey, of, boss]);
      for (const [position, it] of steps.entries()) await house.db.query(`insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, owner_id, due_days, recorded_at) values ($1, $2, $3, $4, 'meet', '{"fr":"x"}', $5, $6, 0, palier_now())`, [it.id, journey, of, position, it.owner === null ? 'newHire' : 'person', it.owner]);
    }
    // Whoever cannot sign in owns no step: it would fall to whoever sees to the plan.
    await house.db.query(`insert into account (person_id, password_hash) values ($1, '') on conflict do nothing`, [person]);
    await house.db.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [newId(), toUntick, fresh, person]);
    return { toTick, toUntick, toName };
  };
  const thingsOf = async (person: string, own: string | null = null): Promise<Things> => {
    const self: Actor = { personId: person, roles: ['learner'], leads: [] };
    const asked: string[] = [];
    for (const [index, competencyId] of competencies.slice(1, 5).entries()) {
      asked.push((await house.nest.get(RequestSignOff).run(self, { id: newId(), competencyId, level: (index % 2 + 1) as Level, note: '' })).id);
    }
    const observation = await house.nest.get(RecordObservation).run({ personId: boss, roles: ['lead'], leads: [person] }, person, { id: newId(), observed: 'Seen on Monday.', reference: '', seen: null, competencies: [{ competencyId: competencies[5] ?? '', levels: [1, 2] }] });
    const signed = ((await house.owner.query('select id from sign_off where observation_id = $1', [observation.id])) as { id: string }[])[0]?.id ?? '';
    const [toRevoke = '', toSuspend = ''] = ((await house.owner.query('select id from evidence where sign_off_id = $1 order by level', [signed])) as { id: string }[]).map((it) => it.id);
    const [piece, toReview, toUnsend, titled] = [newId(), newId(), newId(), newId()];
    await house.db.query(`insert into fact_text (id, words, sha256) values ($1, 'x', sha256('x'))`, [titled]);
    for (const id of [piece, toReview, toUnsend]) await house.db.query(`insert into piece (id, person_id, kind, competency_id, level, title_id, file_sha256, recorded_at, recorded_by) values ($1, $2, 'workSample', $3, 2, $4, $5, palier_now(), $2)`, [id, person, competencies[6] ?? '', titled, file]);
    const [attested, toUnattest] = [newId(), newId()];
    for (const [index, id] of [attested, toUnattest].entries()) await house.db.query('insert into attestation (id, person_id, code, competency_id, level, on_day, recorded_at) values ($1, $2, substr($1::uuid::text, 18, 19), $3, $4, palier_today(), palier_now())', [id, person, competencies[6] ?? '', index + 1]);
    const [recurring, toEnd, noted, toTakeBack] = [newId(), newId(), newId(), newId()];
    for (const id of [recurring, toEnd]) await house.db.query(`insert into recurring_activity (id, competency_id, levels, title, times, days, recorded_at, recorded_by) values ($1, $2, '{2}', 'x', 2, 30, palier_now(), $3)`, [id, competencies[6] ?? '', person]);
    for (const [index, id] of [noted, toTakeBack].entries()) await house.db.query('insert into activity_occurrence (id, activity_id, person_id, on_day, words_id, recorded_at, recorded_by) values ($1, $2, $3, palier_today() - $5::int, $4, palier_now(), $3)', [id, recurring, person, titled, index]);
    await house.nest.get(TickItems).run({ personId: boss, roles: ['lead'], leads: [person] }, person, checklist, { id: newId(), observed: 'Seen on Monday.', items: [act] });
    const ticked = ((await house.owner.query('select id from checklist_tick where person_id = $1', [person])) as { id: string }[])[0]?.id ?? '';
    const article = newId();
    await house.nest.get(PublishArticle).first({ personId: person, roles: ['lead'], leads: [] }, { id: article, locale: 'fr', title: 'Procédure', address: null, text: 'x', about: [], verifyBy: '2999-01-01' });
    const session = newId();
    await house.db.query(`insert into session (id, token_hash, person_id, created_at, seen_at, expires_at) values ($1, $2, $3, palier_now(), palier_now(), palier_now() + interval '1 hour')`, [session, Buffer.from(session), person]);
    await readNotice(house, person);
    const { id: handedIn } = await house.nest.get(StartAttempt).run(self, course, quiz, { id: newId(), locale: 'fr' });
    await house.nest.get(SubmitAttempt).run(self, handedIn);
    const { id: openAttempt } = await house.nest.get(StartAttempt).run(self, course, quiz, { id: newId(), locale: 'fr' });
    const [told, away] = [newId(), newId()];
    await house.db.query(`insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by) values ($1, $2, 'absence', '2999-01-01', '2999-01-02', palier_now(), $3)`, [away, person, boss]);
    await house.db.query(`insert into notification (id, person_id, kind, thing_id, occurrence, about, form, occurred_at, recorded_at) values ($1, $2, 'late', $1, '', '{}', 'app', palier_now(), palier_now())`, [told, person]);
    const [term, holding] = [newId(), newId()];
    await house.db.query('insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, palier_today(), palier_now())', [holding, person, scope]);
    await house.db.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) values ($1, $2, $3, 'lead', '2999-01-01', palier_now())`, [term, person, apart]);
    const [madeCourse, madeUnit, quizActivity, written] = [newId(), newId(), newId(), newId()];
    await house.nest.get(WriteQuestion).run(self, { id: written, cell: { competencyId: competencies[0] ?? '', level: 1 }, difficulty: 1, sourceLocale: 'fr', namedOnly: true, content: { fr: { kind: 'shortText', prompt: 'Q ?', accepted: ['x'], explanation: '' } } });
    await house.nest.get(PublishCourse).run(self, { id: madeCourse, sourceLocale: 'fr', words: { fr: { title: 'Made', summary: '' } }, units: [{ id: madeUnit, kind: 'quiz', minutes: 5, serves: [], quizVersionId: await house.nest.get(PublishQuiz).run(self, { id: newId(), title: { fr: 'Made' }, blueprint: { draws: [{ kind: 'fixed', questionId: written }] }, passMark: 1, minutes: null }), words: { fr: { title: 'Made' } } }] });
    const drafts: string[] = [];
    for (let index = 0; index < 6; index++) drafts.push((await house.nest.get(MakeDraft).run(self, { id: newId(), locale: 'fr' })).id);
    await house.db.query('update course_draft set deleted_at = palier_now() where id = $1', [drafts[2]]);
    await house.db.query(`update course_draft set content = jsonb_build_object('locale', 'fr', 'title', '', 'summary', '', 'activities', jsonb_build_array(jsonb_build_object('id', $2::text, 'kind', 'quiz', 'title', 'Quiz', 'minutes', 5, 'cell', null, 'passMark', 1, 'limit', null, 'questions', '[]'::jsonb, 'drawn', null))) where id = $1`, [drafts[3], quizActivity]);
    const [check, toReturn] = [newId(), newId()];
    for (const [id, draft] of [[check, drafts[4]], [toReturn, drafts[5]]]) await house.db.query(`insert into content_check (id, draft_id, course_id, draft_version, content_sha256, writers, recorded_at, recorded_by) select $1, id, course_id, version, '', array[$3::uuid], palier_now(), $3 from course_draft where id = $2`, [id, draft, boss]);
    await house.db.query(`insert into version_check (course_version_id, id, published_by, writers, outcome, recorded_at, recorded_by) select id, $2, published_by, array[published_by], 'right', palier_now(), $3 from course_version where course_id = $1`, [madeCourse, newId(), boss]);
    const [regrade, reason] = [newId(), newId()];
    await house.db.query(`insert into fact_text (id, words, sha256) values ($1, 'x', sha256('x'))`, [reason]);
    await house.db.query(`insert into regrade (id, question_id, corrected_version_id, would, reason_id, recorded_at, recorded_by) select $1, question_id, id, 'x', $3, palier_now(), $4 from question_version where question_id = $2`, [regrade, written, reason, boss]);
    const [refusal, opinion, toUncontest] = [newId(), newId(), newId()];
    for (const contested of [null, opinion, toUncontest]) {
      const [request, signOff] = [newId(), contested === null ? refusal : newId()];
      await house.db.query('insert into sign_off_request (id, person_id, competency_id, level, recorded_at) values ($1, $2, $3, 1, palier_now())', [request, person, competencies[6]]);
      await house.db.query(`insert into sign_off (id, request_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at) values ($1, $2, $3, $4, $5, 'refused', $6, palier_now(), palier_now())`, [signOff, request, person, competencies[6], boss, reason]);
      if (contested !== null) await house.db.query(`insert into second_opinion (id, kind, person_id, competency_id, level, sign_off_id, raters, words_id, recorded_at) values ($1, 'appeal', $2, $3, 1, $4, array[$5::uuid], $6, palier_now())`, [contested, person, competencies[6], signOff, boss, reason]);
    }
    const drawn = newId();
    await house.db.query(`insert into rating_draw (id, sign_off_id, person_id, rater_id, level, percent, seed, recorded_at) values ($1, $2, $3, $4, 1, 100, $1, palier_now())`, [drawn, signed, person, boss]);
    const [dismissal, madeQuiz] = [newId(), newId()];
    await house.nest.get(PublishQuiz).run(self, { id: madeQuiz, title: { fr: 'Q' }, passMark: 0.5, minutes: null, blueprint: { draws: [{ kind: 'fixed', questionId: written }] } });
    await house.db.query(`insert into suspicion_dismissal (id, question_version_id, kind, factor, people, reason_id, recorded_at, recorded_by) select $1, id, 'tooEasy', 1, 20, $3, palier_now(), $4 from question_version where question_id = $2`, [dismissal, written, reason, boss]);
    const issue = newId();
    await house.nest.get(RecordCertificate).run({ personId: boss, roles: ['hr'], leads: [] }, person, { id: issue, certificateId: certificate, issuedOn: anotherDay(), saidUntil: null });
    const jobWish = newId();
    await house.db.query(`insert into job_wish (id, person_id, job, recorded_at) values ($1, $2, 'Voisin', palier_now())`, [jobWish, person]);
    const [meeting, held, heldToCancel, heldUnderWay] = [newId(), newId(), newId(), newId()];
    for (const [id, by, guest, day] of [[meeting, publisher, person, '2999-01-01'], [held, person, boss, '2999-01-01'], [heldToCancel, person, boss, '2999-01-01'], [heldUnderWay, person, publisher, '2026-01-01']]) {
      await house.db.query('insert into live_session (id, title_id, led_by, off_phones, recorded_at, recorded_by) values ($1, $2, $3, true, palier_now(), $4)', [id, titled, by, boss]);
      await house.db.query(`insert into live_session_time (id, session_id, number, starts_at, ends_at, zone, place_id, recorded_at, recorded_by) values ($1, $2, 1, $3::date, $3::date + interval '1 hour', 'UTC', $4, palier_now(), $5)`, [newId(), id, day, titled, boss]);
      await house.db.query(`insert into live_session_invitation (id, session_id, person_id, kind, recorded_at, recorded_by) values ($1, $2, $3, 'invited', palier_now(), $4)`, [newId(), id, guest, boss]);
    }
    const refresher = newId();
    await house.db.query(`insert into refresher (id, person_id, week, recorded_at) values ($1, $2, '2026-01-05', palier_now())`, [refresher, person]);
    await house.db.query(`insert into refresher_question (refresher_id, position, question_version_id, locale, revision, option_order, reason, recall, seconds) select $1, 1, question_version_id, locale, revision, '[]', 'fading', 0.5, 20 from question_text order by question_version_id, locale, revision limit 1`, [refresher]);
    return { person, meeting, held, heldToCancel, heldUnderWay, refresher, jobWish, away, refusal, opinion, toUncontest, drawn, issue, check, toReturn, regrade, dismissal, madeQuiz, madeCourse, madeUnit, quizActivity, quizDraft: drafts[3] ?? '', draft: drafts[0] ?? '', toDelete: drafts[1] ?? '', toRestore: drafts[2] ?? '', written, told, term, holding, team: own, openAttempt, handedIn, read: asked[0] ?? '', toConfirm: asked[1] ?? '', toRefuse: asked[2] ?? '', toUnask: asked[3] ?? '', signed, piece, toReview, attested, toUnattest, toUnsend, recurring, toEnd, noted, toTakeBack, toRevoke, toSuspend, article, ticked, session, ...(await askedOf(person)), ...(await helpOf(person)), ...(await stepsOf(person)), ...(await reviewsOf(person)) };
  };

  const certificate = newId();
  await house.nest.get(DefineCertificate).run({ personId: boss, roles: ['hr'], leads: [] }, { id: certificate, name: 'Habilitation', issuer: 'x', months: 36, renewDays: 90 });
  const ledId = await hire('Led', ['learner'], team, []);
  const led = await thingsOf(ledId, team);
  await house.db.query(`insert into campaign (id, release_id, due_on, audience, reason_id, seal, recorded_at, recorded_by) select $1, $2, '2999-01-01', '{}', (select id from fact_text limit 1), '', palier_now(), $3`, [campaign, release, boss]);
  await house.db.query(`insert into campaign_person (campaign_id, person_id, because) values ($1, $2, '[]')`, [campaign, ledId]);
  const courseAudience = newId();
  await house.db.query(`insert into course_audience (id, course_id, rule, live, leavers, due_from, reason_id, seal, recorded_at, recorded_by) select $1, $2, '{"kind":"site","site":"x"}', false, 'stay', 'assignment', (select id from fact_text limit 1), '', palier_now(), $3`, [courseAudience, course, boss]);
  await house.db.query(`insert into course_audience_move (course_audience_id, person_id, kind, because, withdrawn, launched, recorded_at) values ($1, $2, 'joined', '[]', false, true, palier_now())`, [courseAudience, ledId]);
  const [asking, askedLed] = [newId(), newId()];
  await house.db.query(`insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, campaign_id) values ($1, $2, '2999-01-01', (select id from fact_text limit 1), 1, 0, palier_now(), $3, $4)`, [asking, course, boss, campaign]);
  await house.db.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) values ($1, $2, $3, $4, '2999-01-01', palier_now())`, [askedLed, asking, ledId, course]);
  await house.db.query('insert into assignment_unit (assignment_id, unit_id, since) values ($1, $2, 1)', [askedLed, quiz]);
  const notLed = await thingsOf(await hire('Not led', ['learner'], elsewhere, []), elsewhere);
  const caller = async (who: string, held: readonly Role[]): Promise<Caller> => {
    const id = await hire(who, held, null, [team]);
    await house.nest.get(OpenAccount).run(null, { personId: id, login: `door ${who}`, password });
    return { who, actor: { personId: id, roles: held, leads: [ledId] }, visitor: await Visitor.signedIn(house, `door ${who}`, password), things: await thingsOf(id) };
  };
  const mail = newId();
  await house.db.query(`insert into mail (id, person_id, kind, state, created_at, waits_since, due_at) values ($1, $2, 'notification', 'uncertain', palier_now(), palier_now(), palier_now())`, [mail, boss]);
  const [webhook, webhookToRemove, delivery] = [newId(), newId(), newId()];
  await house.db.query(`insert into webhook (id, address, kinds, secret, made_at, made_by) select it, 'https://hooks.example/palier', '{assigned}', '', palier_now(), $2 from unnest($1::uuid[]) it`, [[webhook, webhookToRemove], boss]);
  await house.db.query(`insert into webhook_delivery (id, webhook_id, kind, occurrence, happened_at, said_of, state, due_at, changed_at) values ($1, $2, 'assigned', 'x', palier_now(), '{}', 'failed', palier_now(), palier_now())`, [delivery, webhook]);
  const callers: Caller[] = [{ who: 'anonymous', actor: null, visitor: new Visitor(house), things: null }];
  for (const [who, held] of [...roles.map((role): [string, readonly Role[]] => [role, [role]]), ...pairs]) callers.push(await caller(who, held));
  const leftBehind = await caller('departed', [...roles]);
  for (const it of callers) if (it.actor !== null) await house.db.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, palier_today(), palier_now())`, [newId(), it.actor.personId, supported]);
  await house.nest.get(RecordDeparture).run(null, { personId: leftBehind.actor?.personId ?? '', leftOn: '2026-01-02' });
  const { name: competencyName, id: framework } = await one<{ name: string; id: string }>(`select c.name->>'fr' as name, v.framework_id as id from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = '${competencies[0] ?? ''}'`);
  const table = (...people: string[]): LevelTableWish => ({ frameworkId: framework, text: [`Nom\t${competencyName}`, ...people.map((it) => `${it}\t3`)].join('\n'), columns: {}, names: {}, statedOn: '2026-01-05', statedBy: '' });
  for (const name of ['Spoken of', 'Mistaken', 'Carried']) await hire(name, ['learner'], elsewhere, []);
  const carry = async (wish: LevelTableWish): Promise<string> => (await house.nest.get(CarryOver).run({ personId: boss, roles: ['hr'], leads: [] }, { id: newId(), source: 'A grid', ...wish, until: daysFromNow(30), leaveOut: false })).id;
  await carry(table('Led', 'Not led', ...callers.filter((it) => it.actor !== null).map((it) => it.who)));
  return {
    callers, leftBehind, led, notLed,
    ground: {
      course, courseAudience, certificate, edition, sheet, article: led.article, articleVersion: (await one<{ id: string }>(`select id from article_version where article_id = '${led.article}'`)).id, checklist, act: unseen, courseVersion, publisher, ledTeam: team, unit, quiz, competency: competencies[0] ?? '', profile: (await one<{ id: string }>('select id from profile limit 1')).id, framework: (await one<{ id: string }>('select id from framework limit 1')).id,
      heatQuestion: (await one<{ id: string }>(`select v.question_id as id from attempt_mark m join question_version v on v.id = m.question_version_id where m.attempt_id = '${led.handedIn}' limit 1`)).id,
      file, question: newId(), notice: (await one<{ id: string }>('select id from information_notice')).id, led: ledId, team: apart, scope, release, change, critical, askedOfChange, bankQuestion, withdrawn, touch, teaching, campaign, losses: sha256(sealOfLosses([{ person: { personId: ledId }, loses: [{ assignmentId: askedLed, unitId: quiz }] }])).toString('hex'), import: imported, mail, webhook, webhookToRemove, delivery, unsubscription: house.nest.get(Unsubscribe).tokenOf(ledId, 'digest'), calendar: (await house.nest.get(MakeCalendarFeed).run({ personId: boss, roles: ['hr'], leads: [] }, { id: newId() })).token ?? '',
      table: table('login of Carried'), toExtend: await carry(table('login of Spoken of')), toWithdraw: await carry(table('login of Mistaken')),
    },
  };
}

