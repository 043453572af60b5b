import { can, type Action, type Actor, type Role } from './policy.js';

/** What somebody may see of another person, each with the action that the policy is asked for. Who may is computed from it, never written down twice. */
export const sights = {
  levels: 'standing.read',
  attempts: 'attempt.read',
  extraTime: 'extra-time.read',
  signOffs: 'sign-off.read',
  queue: 'sign-off.queue',
  observe: 'sign-off.observe',
  opinions: 'second-opinion.read',
  self: 'self-assessment.read',
  carriedOver: 'carried-over.read',
  waiting: 'carried-over.queue',
  journey: 'journey.read',
  journeys: 'journey.follow',
  session: 'live-session.read',
  sessions: 'live-session.follow',
  training: 'assignment.follow',
  currency: 'release.follow',
  review: 'review.read',
  reviews: 'review.follow',
  certificate: 'certificate.read',
  certificates: 'certificate.follow',
  team: 'team.read',
  movement: 'movement.read',
  matrix: 'matrix.read',
  export: 'matrix.export',
  unavailability: 'unavailability.read',
  file: 'person.register',
  audit: 'audit.read',
} as const satisfies Record<string, Action>;
export type Sight = keyof typeof sights;
export const everySight = Object.keys(sights) as readonly Sight[];

/** A file says who somebody is, a plan how they arrive, the audit who did what; all else says what they can. */
export const isOfResults = (sight: Sight): boolean => !['file', 'unavailability', 'journey', 'journeys', 'session', 'sessions', 'extraTime', 'audit'].includes(sight);

/** Actions that reach beyond oneself and yet show nothing of a person but a name: what is the same for everyone, deeds, and who did which. */
export const showNobody: readonly Action[] = [
  'openapi.read', 'audit.export', 'second-factor.reset', 'security.read', 'security.change', 'notice.read', 'notice.publish', 'invitation.make', 'invitation.make-all', 'person.import', 'person.add', 'person.depart', 'person.correct-departure', 'person.change-mail', 'person.list', 'person.move', 'role.change', 'teams.manage', 'teams.appoint',
  'sheet.preview', 'sheet.publish', 'profile.list', 'profile.read', 'profile.derive', 'profile.change', 'profile.give', 'framework.list', 'framework.export', 'framework.import', 'neighbour.place', 'competency.write-levels', 'criterion.read', 'criterion.change', 'course.list', 'course.read', 'search.ask', 'article.read', 'article.write', 'file.read', 'file.keep', 'help.oversee', 'help.withdraw',
  'scope.list', 'scope.manage', 'scope.give', 'coverage.read', 'release.read', 'release.write', 'campaign.launch', 'campaign.change', 'campaign.take-over', 'heat.read', 'course.say-scopes', 'notification.bound', 'holidays.rule', 'mail.administer', 'webhook.manage', 'carried-over.import', 'carried-over.confirm',
  'colleague.list', 'live-session.plan', 'live-session.change', 'live-session.attend', 'course.write', 'course.publish', 'content.check', 'content.rule', 'question.review', 'question.export', 'question.correct', 'suspicion.dismiss', 'regrade.ask', 'regrade.decide', 'regrade.rule', 'hire-day.say', 'journey.give', 'journey.take-back', 'journey.move', 'journey.name', 'journey.change', 'journey.change-team',
  'sign-off.confirm', 'sign-off.refuse', 'sign-off.withdraw', 'second-opinion.give', 'second-rating.give', 'second-rating.rule', 'attestation.revoke', 'recurring.define', 'recurring.end', 'recurring.note', 'evidence.enter-external', 'evidence.revoke', 'evidence.suspend', 'assignment.assign', 'assignment.end', 'assignment.take-over', 'assignment.waive', 'extension.answer', 'unavailability.change', 'attempt.grant', 'extra-time.give', 'review.open', 'review.write', 'certificate.record', 'certificate.define', 'renewal.rule',
];

/** Readings of a person's things that are kept, and shown to that person; each with the sight that allows it. `matrix.export` and `audit.export` are readings that leave the house. */
export const looks = {
  'look.levels': 'levels', 'look.proof': 'levels', 'look.attempt': 'attempts', 'look.result': 'attempts', 'look.extra-time': 'extraTime', 'look.sign-off': 'signOffs', 'look.observe': 'observe', 'look.second-opinion': 'opinions', 'look.self': 'self', 'look.carried-over': 'carriedOver', 'look.journey': 'journey', 'look.journeys': 'journeys', 'look.session': 'session', 'look.sessions': 'sessions', 'look.file': 'file', 'look.unavailability': 'unavailability',
  'look.queue': 'queue', 'look.training': 'training', 'look.currency': 'currency', 'look.team': 'team', 'look.movement': 'movement', 'look.review': 'review', 'look.reviews': 'reviews', 'look.certificate': 'certificate', 'look.certificates': 'certificates', 'look.matrix': 'matrix', 'matrix.export': 'export', 'look.waiting': 'waiting', 'look.audit': 'audit', 'audit.export': 'audit',
} as const satisfies Record<string, Sight>;
export type Look = keyof typeof looks;
export const everyLook = Object.keys(looks) as readonly Look[];

export interface Viewing {
  readonly personId: string;
  readonly sees: readonly Sight[];
  /** The roles that let them. */
  readonly by: readonly Role[];
}

const seenBy = (actor: Actor, personId: string): readonly Sight[] => everySight.filter((sight) => can(actor, sights[sight], { personId }));

/** Who of these sees something of this person, and what. Oneself is no viewer of oneself. */
export function viewersOf(personId: string, actors: readonly Actor[]): readonly Viewing[] {
  return actors.filter((it) => it.personId !== personId).map((actor) => ({
    personId: actor.personId, sees: seenBy(actor, personId), by: actor.roles.filter((role) => seenBy({ ...actor, roles: [role] }, personId).length > 0),
  })).filter((it) => it.sees.length > 0);
}
