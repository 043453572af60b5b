import type { Notification, NotificationPreferences } from '@palier/contracts';
import { places } from '../platform';

type Kind = Notification['kind'];

/** What happened, in one sentence. */
export const sentenceOf = (it: Notification): string => {
  if (it.kind === 'assigned') return it.day === null ? 'notifications.assigned' : 'notifications.assignedBy';
  if (it.kind === 'extensionAnswered') return it.decision === 'granted' ? 'notifications.extensionGranted' : 'notifications.extensionRefused';
  if (it.kind === 'regradeDecided') return it.decision === 'granted' ? 'notifications.regradeApproved' : 'notifications.regradeRefused';
  if (it.kind === 'checkDecided') return it.decision === 'granted' ? 'notifications.checkPublished' : 'notifications.checkReturned';
  if (it.kind === 'opinionOpened' && it.person === null) return 'notifications.opinionOpenedOfMine';
  // Whoever was asked something reads by which day; whoever may take a campaign over, that nobody follows it.
  if (it.kind === 'campaignChanged' && it.day === null) return 'notifications.campaignOrphaned';
  if (it.kind === 'reviewDue') return it.person === null ? 'notifications.ownReviewDue' : 'notifications.reviewDue';
  if (it.kind === 'checkpointDue') return it.person === null ? 'notifications.ownCheckpointDue' : 'notifications.checkpointDue';
  if (it.kind === 'pieceAnswered') return it.decision === 'granted' ? 'notifications.pieceAccepted' : 'notifications.pieceRefused';
  if (it.kind === 'occurrenceAnswered') return it.decision === 'granted' ? 'notifications.occurrenceConfirmed' : 'notifications.occurrenceRefused';
  if (it.kind === 'certificateToRenew') return it.person === null ? 'notifications.ownCertificateToRenew' : 'notifications.certificateToRenew';
  if (it.kind === 'certificateExpired') return it.person === null ? 'notifications.ownCertificateExpired' : 'notifications.certificateExpired';
  if (it.kind === 'dueMoved') return it.more === 0 ? 'notifications.dueMoved' : 'notifications.dueMovedMore';
  if (it.kind === 'proofEnds') return (it.person === null ? ownProofEnds : proofEnds)[it.does ?? 'askSignOff'];
  return sentences[it.kind];
};
/** By what is to be done about it: of mine, of somebody I lead. */
const ownProofEnds: Readonly<Record<NonNullable<Notification['does']>, string>> = { handIn: 'notifications.ownProofHandIn', show: 'notifications.ownProofShow', askSignOff: 'notifications.ownProofSignOff', goOn: 'notifications.ownProofGoOn', confirm: 'notifications.ownProofSignOff' };
const proofEnds: Readonly<Record<NonNullable<Notification['does']>, string>> = { handIn: 'notifications.proofHandIn', show: 'notifications.proofShow', askSignOff: 'notifications.proofSignOff', goOn: 'notifications.proofGoOn', confirm: 'notifications.proofSignOff' };
const sentences: Readonly<Record<Exclude<Kind, 'assigned' | 'extensionAnswered' | 'regradeDecided' | 'checkDecided' | 'reviewDue' | 'checkpointDue' | 'pieceAnswered' | 'occurrenceAnswered' | 'certificateToRenew' | 'certificateExpired' | 'proofEnds' | 'dueMoved'>, string>> = {
  sessionInvited: 'notifications.sessionInvited', sessionMoved: 'notifications.sessionMoved', sessionCancelled: 'notifications.sessionCancelled', sessionSoon: 'notifications.sessionSoon',
  nudged: 'notifications.nudged', campaignMoved: 'notifications.campaignMoved', campaignChanged: 'notifications.campaignChanged', campaignCancelled: 'notifications.campaignCancelled', pieceAsked: 'notifications.pieceAsked', occurrenceAsked: 'notifications.occurrenceAsked', ratingAsked: 'notifications.ratingAsked', refresherReady: 'notifications.refresherReady', escalated: 'notifications.escalated', leadTold: 'notifications.leadTold', unledLate: 'notifications.unledLate',
  dueSoon: 'notifications.dueSoon', dueToday: 'notifications.dueToday', late: 'notifications.late', extensionAsked: 'notifications.extensionAsked',
  signOffAsked: 'notifications.signOffAsked', signOffConfirmed: 'notifications.signOffConfirmed', signOffRefused: 'notifications.signOffRefused', signOffWithdrawn: 'notifications.signOffWithdrawn', opinionAsked: 'notifications.opinionAsked', opinionOpened: 'notifications.opinionOpened', opinionGiven: 'notifications.opinionGiven',
  criticalChange: 'notifications.criticalChange', criticalChangeOpen: 'notifications.criticalChangeOpen', regraded: 'notifications.regraded', regradeAsked: 'notifications.regradeAsked', checkAsked: 'notifications.checkAsked', articleChanged: 'notifications.articleChanged', helpAsked: 'notifications.helpAsked', helpAnswered: 'notifications.helpAnswered', journeyGiven: 'notifications.journeyGiven', mentorNamed: 'notifications.mentorNamed', carriedOverEnds: 'notifications.carriedOverEnds', carriedOverWaits: 'notifications.carriedOverWaits', reviewOpened: 'notifications.reviewOpened', reviewToSign: 'notifications.reviewToSign', webhookOff: 'notifications.webhookOff',
};

/** What each kind is called where one chooses. */
export const kindWords: Readonly<Record<Kind, string>> = {
  sessionInvited: 'notifications.kindSessionInvited', sessionMoved: 'notifications.kindSessionMoved', sessionCancelled: 'notifications.kindSessionCancelled', sessionSoon: 'notifications.kindSessionSoon',
  pieceAsked: 'notifications.kindPieceAsked', pieceAnswered: 'notifications.kindPieceAnswered', occurrenceAsked: 'notifications.kindOccurrenceAsked', occurrenceAnswered: 'notifications.kindOccurrenceAnswered', certificateToRenew: 'notifications.kindCertificateToRenew', certificateExpired: 'notifications.kindCertificateExpired', proofEnds: 'notifications.kindProofEnds', ratingAsked: 'notifications.kindRatingAsked', refresherReady: 'notifications.kindRefresherReady', escalated: 'notifications.kindEscalated', leadTold: 'notifications.kindLeadTold', unledLate: 'notifications.kindUnledLate', dueMoved: 'notifications.kindDueMoved',
  assigned: 'notifications.kindAssigned', dueSoon: 'notifications.kindDueSoon', dueToday: 'notifications.kindDueToday', late: 'notifications.kindLate', extensionAnswered: 'notifications.kindExtensionAnswered', extensionAsked: 'notifications.kindExtensionAsked',
  signOffAsked: 'notifications.kindSignOffAsked', signOffConfirmed: 'notifications.kindSignOffConfirmed', signOffRefused: 'notifications.kindSignOffRefused', signOffWithdrawn: 'notifications.kindSignOffWithdrawn', opinionAsked: 'notifications.kindOpinionAsked', opinionOpened: 'notifications.kindOpinionOpened', opinionGiven: 'notifications.kindOpinionGiven',
  criticalChange: 'notifications.kindCriticalChange', criticalChangeOpen: 'notifications.kindCriticalChangeOpen', regraded: 'notifications.kindRegraded', regradeAsked: 'notifications.kindRegradeAsked', regradeDecided: 'notifications.kindRegradeDecided', checkAsked: 'notifications.kindCheckAsked', checkDecided: 'notifications.kindCheckDecided', articleChanged: 'notifications.kindArticleChanged', helpAsked: 'notifications.kindHelpAsked', helpAnswered: 'notifications.kindHelpAnswered', journeyGiven: 'notifications.kindJourneyGiven', mentorNamed: 'notifications.kindMentorNamed', carriedOverEnds: 'notifications.kindCarriedOverEnds', carriedOverWaits: 'notifications.kindCarriedOverWaits', reviewOpened: 'notifications.kindReviewOpened', reviewToSign: 'notifications.kindReviewToSign', reviewDue: 'notifications.kindReviewDue', checkpointDue: 'notifications.kindCheckpointDue', nudged: 'notifications.kindNudged', campaignMoved: 'notifications.kindCampaignMoved', campaignChanged: 'notifications.kindCampaignChanged', campaignCancelled: 'notifications.kindCampaignCancelled', webhookOff: 'notifications.kindWebhookOff',
};
export const choiceWords: Readonly<Record<NotificationPreferences['choices'][number]['choice'], string>> = { app: 'notifications.inApp', mail: 'notifications.byMail', digest: 'notifications.inDigest', weekly: 'notifications.inWeekly' };

/** Where something can be done about it. */
export function placeOf(it: Notification, readerId: string): string {
  switch (it.kind) {
    case 'assigned': case 'dueSoon': case 'dueToday': case 'late': case 'extensionAnswered': case 'leadTold': case 'nudged': case 'campaignMoved': case 'dueMoved': case 'campaignCancelled': return it.course === null ? places.home : places.course(it.course.id);
    case 'campaignChanged': return it.day === null ? places.campaign(it.thingId) : it.course === null ? places.home : places.course(it.course.id);
    case 'escalated': case 'unledLate': case 'extensionAsked': return places.assignments;
    case 'regraded': return places.result(it.thingId);
    case 'regradeAsked': case 'regradeDecided': return places.question(it.thingId);
    case 'checkAsked': return places.check(it.thingId);
    case 'checkDecided': return it.decision === 'granted' && it.course !== null ? places.course(it.course.id) : places.draft(it.thingId);
    case 'criticalChange': case 'criticalChangeOpen': return places.change(it.thingId);
    case 'articleChanged': return places.article(it.thingId);
    case 'helpAsked': case 'helpAnswered': return places.exchange(it.thingId);
    case 'journeyGiven': case 'mentorNamed': return places.journey(it.person?.id ?? readerId);
    case 'reviewOpened': case 'reviewToSign': return places.review(it.thingId);
    case 'sessionInvited': case 'sessionMoved': case 'sessionCancelled': case 'sessionSoon': return places.liveSession(it.thingId);
    case 'webhookOff': return places.webhooks;
    case 'reviewDue': case 'checkpointDue': return places.reviewsOf(it.person?.id ?? readerId);
    case 'carriedOverEnds': case 'carriedOverWaits': return places.carriedOver(it.person?.id ?? readerId);
    case 'pieceAsked': case 'pieceAnswered': return places.piece(it.thingId);
    case 'occurrenceAsked': case 'occurrenceAnswered': return it.competency === null ? places.home : places.recurring(it.person?.id ?? readerId, it.competency.id);
    case 'certificateToRenew': case 'certificateExpired': return places.certificatesOf(it.person?.id ?? readerId);
    case 'proofEnds': return it.competency === null ? places.home : (it.does === 'handIn' || it.does === 'show' ? places.pieces : it.does === 'goOn' ? places.recurring : places.why)(it.person?.id ?? readerId, it.competency.id);
    case 'ratingAsked': return places.secondRatings;
    case 'refresherReady': return places.refresher;
    case 'opinionAsked': case 'opinionOpened': case 'opinionGiven': return places.opinion(it.thingId);
    case 'signOffAsked': case 'signOffConfirmed': case 'signOffRefused': case 'signOffWithdrawn': return it.requestId !== null ? places.signOff(it.requestId) : it.competency !== null ? places.why(readerId, it.competency.id) : places.skills(readerId);
  }
}
