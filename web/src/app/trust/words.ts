import type { Look, Sight } from '@palier/domain';

/** What somebody sees of me, and what they looked at, in words. */
export const sightWords: Readonly<Record<Sight, string>> = {
  levels: 'trust.seesLevels', attempts: 'trust.seesAttempts', extraTime: 'trust.seesExtraTime', signOffs: 'trust.seesSignOffs', queue: 'trust.seesQueue', observe: 'trust.seesObserve', opinions: 'trust.seesOpinions', self: 'trust.seesSelf', carriedOver: 'trust.seesCarriedOver', journey: 'trust.seesJourney', journeys: 'trust.seesJourneys', training: 'trust.seesTraining', currency: 'trust.seesCurrency', team: 'trust.seesTeam', movement: 'trust.seesMovement', review: 'trust.seesReview', reviews: 'trust.seesReviews', certificate: 'trust.seesCertificate', certificates: 'trust.seesCertificates', matrix: 'trust.seesMatrix', export: 'trust.seesExport', file: 'trust.seesFile', waiting: 'trust.seesWaiting', audit: 'trust.seesAudit',
};
export const lookWords: Readonly<Record<Look, string>> = {
  'look.levels': 'trust.lookLevels', 'look.proof': 'trust.lookProof', 'look.attempt': 'trust.lookAttempt', 'look.result': 'trust.lookResult', 'look.extra-time': 'trust.lookExtraTime', 'look.sign-off': 'trust.lookSignOff', 'look.observe': 'trust.lookObserve', 'look.second-opinion': 'trust.lookOpinion', 'look.self': 'trust.lookSelf', 'look.review': 'trust.lookReview', 'look.reviews': 'trust.lookReviews', 'look.certificate': 'trust.lookCertificate', 'look.certificates': 'trust.lookCertificates', 'look.carried-over': 'trust.lookCarriedOver', 'look.journey': 'trust.lookJourney', 'look.journeys': 'trust.lookJourneys', 'look.file': 'trust.lookFile',
  'look.queue': 'trust.lookQueue', 'look.training': 'trust.lookTraining', 'look.currency': 'trust.lookCurrency', 'look.team': 'trust.lookTeam', 'look.movement': 'trust.lookMovement', 'look.matrix': 'trust.lookMatrix', 'matrix.export': 'trust.lookExport', 'look.waiting': 'trust.lookWaiting', 'look.audit': 'trust.lookAudit', 'audit.export': 'trust.lookAuditExport',
};
