/** The five roles. A person may hold several; what they may do is the union. */
export const roles = ['learner', 'lead', 'author', 'hr', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who asks: a person, the roles they hold today and the teams they lead today. */
export interface Actor {
  readonly personId: string;
  readonly roles: readonly Role[];
  /** People in the teams that this actor leads today, or stands in for whoever does; in the teams under those as well. */
  readonly leads: readonly string[];
}

/** Whose things are asked for, once that is known. */
export interface Subject {
  readonly personId: string;
}

/**
 * How far an action reaches for one role: `own` the actor's own things, `team` those of the people they lead,
 * `everyone` all of them, `other` everyone but oneself (nobody signs or grants for themselves).
 */
export type Reach = 'own' | 'team' | 'other' | 'everyone';

type Row = Readonly<Partial<Record<Role | 'anonymous', Reach>>>;

/** The one table of who may do what. An action that is not here cannot be served; a role that is not in its row is refused. */
export const policy = {
  'health.read': { anonymous: 'everyone' },
  'session.read': { anonymous: 'everyone' },
  'session.sign-in': { anonymous: 'everyone' },
  'installation.set-up': { anonymous: 'everyone' },
  'invitation.read': { anonymous: 'everyone' },
  'invitation.accept': { anonymous: 'everyone' },
  'password.ask': { anonymous: 'everyone' },
  'calendar.read': { anonymous: 'everyone' },
  'attestation.check': { anonymous: 'everyone' },
  'notification.unsubscribe': { anonymous: 'everyone' },
  'openapi.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone', admin: 'everyone' },
  'session.sign-out': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'preferences.change': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'password.change': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'session.list': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'session.end': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'calendar-feed.manage': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.confirm': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.enrol': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.read': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.renew-codes': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.remove': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'second-factor.reset': { admin: 'other' },
  'security.read': { admin: 'everyone' },
  'security.change': { admin: 'everyone' },
  'viewer.list': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'look.list': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'audit.read': { hr: 'everyone', admin: 'everyone' },
  'audit.export': { hr: 'everyone', admin: 'everyone' },
  'notice.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone', admin: 'everyone' },
  'notice.acknowledge': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'notice.publish': { hr: 'everyone' },
  'invitation.make': { lead: 'team', hr: 'other', admin: 'other' },
  'invitation.make-all': { hr: 'everyone', admin: 'everyone' },
  'person.import': { hr: 'everyone' },
  'person.register': { hr: 'everyone', admin: 'everyone' },
  'person.add': { hr: 'everyone', admin: 'everyone' },
  'person.depart': { hr: 'other', admin: 'other' },
  'person.correct-departure': { hr: 'other', admin: 'other' },
  'person.change-mail': { hr: 'everyone', admin: 'everyone' },
  'role.change': { hr: 'other', admin: 'other' },
  'person.move': { hr: 'other', admin: 'other' },
  'teams.manage': { hr: 'everyone', admin: 'everyone' },
  'teams.appoint': { hr: 'other', admin: 'other' },
  'scope.list': { lead: 'everyone', author: 'everyone', hr: 'everyone', admin: 'everyone' },
  'scope.manage': { hr: 'everyone', admin: 'everyone' },
  'scope.give': { hr: 'other', admin: 'other' },
  'person.list': { hr: 'everyone' },
  'sheet.preview': { hr: 'everyone' },
  'sheet.publish': { hr: 'everyone' },
  'profile.list': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'profile.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'profile.derive': { hr: 'everyone' },
  'profile.change': { hr: 'everyone' },
  'profile.give': { hr: 'other' },
  'framework.list': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'framework.export': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'framework.import': { hr: 'everyone' },
  'neighbour.place': { hr: 'everyone' },
  'job-wish.say': { learner: 'own' },
  'competency.write-levels': { hr: 'everyone' },
  'criterion.read': { hr: 'everyone' },
  'criterion.change': { hr: 'everyone' },
  'course.list': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'course.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'course.write': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'course.publish': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'content.check': { lead: 'other', author: 'everyone', hr: 'everyone' },
  'content.rule': { hr: 'everyone', admin: 'everyone' },
  'question.review': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'question.export': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'question.correct': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'suspicion.dismiss': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'regrade.ask': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'regrade.decide': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'regrade.rule': { hr: 'everyone', admin: 'everyone' },
  'file.keep': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'course.say-scopes': { author: 'everyone', hr: 'everyone' },
  'file.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'search.ask': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'article.read': { learner: 'everyone', lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'article.write': { lead: 'own', author: 'everyone', hr: 'everyone' },
  'article.acknowledge': { learner: 'own' },
  'unit.complete': { learner: 'own' },
  'unit.place': { learner: 'own' },
  'unit.check-self': { learner: 'own' },
  'course.move-over': { learner: 'own' },
  'refresher.take': { learner: 'own' },
  'refresher.choose': { learner: 'own' },
  'attempt.start': { learner: 'own' },
  'attempt.answer': { learner: 'own' },
  'attempt.submit': { learner: 'own' },
  'attempt.grant': { lead: 'team', hr: 'other' },
  'extra-time.read': { learner: 'own', hr: 'everyone' },
  'extra-time.give': { hr: 'other' },
  'attempt.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'standing.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'sign-off.request': { learner: 'own' },
  'sign-off.withdraw-request': { learner: 'own' },
  'sign-off.queue': { lead: 'team' },
  'sign-off.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'sign-off.confirm': { lead: 'team' },
  'sign-off.refuse': { lead: 'team' },
  'sign-off.observe': { lead: 'team' },
  'sign-off.withdraw': { lead: 'team' },
  'second-opinion.ask': { learner: 'own' },
  'second-opinion.withdraw': { learner: 'own' },
  'second-opinion.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'second-opinion.give': { lead: 'team', hr: 'other' },
  'second-rating.give': { lead: 'team', hr: 'other' },
  'second-rating.rule': { hr: 'everyone', admin: 'everyone' },
  'piece.withdraw': { learner: 'own' },
  'piece.keep-file': { learner: 'own', hr: 'own' },
  'attestation.issue': { learner: 'own' },
  'attestation.revoke': { lead: 'team', hr: 'other' },
  'recurring.define': { lead: 'everyone', hr: 'everyone' },
  'recurring.end': { lead: 'own', hr: 'everyone' },
  'recurring.note': { learner: 'own', lead: 'team' },
  'recurring.withdraw': { learner: 'own', lead: 'own' },
  'evidence.enter-external': { hr: 'other' },
  'evidence.revoke': { lead: 'team', hr: 'other' },
  'evidence.suspend': { lead: 'team', hr: 'other' },
  'self-assessment.write': { learner: 'own' },
  'self-assessment.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'carried-over.import': { hr: 'everyone' },
  'carried-over.queue': { learner: 'own', lead: 'team' },
  'carried-over.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'carried-over.confirm': { lead: 'team' },
  'todo.read': { learner: 'own' },
  'assignment.follow': { lead: 'team', hr: 'everyone' },
  'assignment.assign': { lead: 'team', hr: 'everyone' },
  'assignment.end': { lead: 'team', hr: 'everyone' },
  'assignment.take-over': { hr: 'everyone' },
  'assignment.waive': { lead: 'team', hr: 'other' },
  'extension.ask': { learner: 'own' },
  'extension.answer': { lead: 'team', hr: 'other' },
  'unavailability.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'unavailability.change': { lead: 'team', hr: 'other' },
  'holidays.rule': { hr: 'everyone', admin: 'everyone' },
  'help.ask': { learner: 'own', lead: 'own', author: 'own', hr: 'own' },
  'help.read': { learner: 'own', lead: 'own', author: 'own', hr: 'own' },
  'help.answer': { learner: 'own', lead: 'own', author: 'own', hr: 'own' },
  'help.withdraw': { learner: 'own', lead: 'own', author: 'own', hr: 'everyone' },
  'help.oversee': { hr: 'everyone' },
  'notification.read': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'notification.mark': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'notification.bound': { hr: 'everyone', admin: 'everyone' },
  'mail.administer': { admin: 'everyone' },
  'webhook.manage': { admin: 'everyone' },
  'journey.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'journey.follow': { lead: 'team', hr: 'everyone' },
  'journey.give': { lead: 'team', hr: 'other' },
  'journey.take-back': { hr: 'other' },
  'journey.move': { lead: 'team', hr: 'other' },
  'journey.name': { lead: 'team', hr: 'other' },
  'hire-day.say': { lead: 'team', hr: 'other' },
  'journey.tick': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'live-session.read': { learner: 'own', lead: 'team', author: 'own', hr: 'everyone', admin: 'own' },
  'live-session.follow': { lead: 'team', hr: 'everyone' },
  'live-session.plan': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'live-session.change': { learner: 'own', lead: 'own', author: 'own', hr: 'everyone', admin: 'own' },
  'live-session.answer': { learner: 'own', lead: 'own', author: 'own', hr: 'own', admin: 'own' },
  'live-session.attend': { learner: 'own', lead: 'own', author: 'own', hr: 'everyone', admin: 'own' },
  'journey.change': { hr: 'everyone' },
  'journey.change-team': { lead: 'everyone', hr: 'everyone' },
  'colleague.list': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'team.read': { lead: 'team' },
  'release.read': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'release.write': { lead: 'everyone', author: 'everyone', hr: 'everyone' },
  'release.follow': { lead: 'team', hr: 'everyone' },
  'campaign.launch': { lead: 'team', hr: 'everyone' },
  'campaign.change': { lead: 'team', hr: 'everyone' },
  'heat.read': { lead: 'team', hr: 'everyone' },
  'campaign.take-over': { hr: 'everyone' },
  'release.acknowledge': { learner: 'own' },
  'currency.read': { learner: 'own', lead: 'own', hr: 'own' },
  'coverage.read': { lead: 'team', hr: 'everyone' },
  'movement.read': { lead: 'team', hr: 'everyone' },
  'review.follow': { lead: 'team', hr: 'everyone' },
  'review.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'review.write': { learner: 'own', lead: 'team', hr: 'everyone' },
  'review.open': { lead: 'team', hr: 'other' },
  'certificate.follow': { lead: 'team', hr: 'everyone' },
  'certificate.read': { learner: 'own', lead: 'team', hr: 'everyone' },
  'certificate.record': { lead: 'team', hr: 'other' },
  'certificate.define': { hr: 'everyone' },
  'renewal.rule': { hr: 'everyone' },
  'matrix.read': { hr: 'everyone' },
  'matrix.export': { hr: 'everyone' },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof policy;

/** True where nobody needs to be signed in. */
export function isPublic(action: Action): boolean {
  return 'anonymous' in policy[action];
}

function reachOf(action: Action, role: Role): Reach | undefined {
  const row: Row = policy[action];
  return row[role];
}

/** May these roles ever do this? The first question of every door: its "no" is a 403. */
export function mayEver(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  return isPublic(action) || actor.roles.some((role) => reachOf(action, role) !== undefined);
}

/** May this actor do this to this person's things? The second question: its "no" looks exactly like absence (404). */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  if (isPublic(action)) return true;
  const own = subject.personId === actor.personId;
  return actor.roles.some((role) => {
    switch (reachOf(action, role)) {
      case 'own': return own;
      case 'team': return !own && actor.leads.includes(subject.personId);
      case 'other': return !own;
      case 'everyone': return true;
      case undefined: return false;
    }
  });
}

/** Does this action reach everyone for this actor, so that a list of it needs no bounds? */
export function reachesEveryone(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  return isPublic(action) || actor.roles.some((role) => reachOf(action, role) === 'everyone');
}

/** The roles that somebody may give or take, never their own: HR those of training, an administrator all. */
export function grantable(actor: Pick<Actor, 'roles'>): readonly Role[] {
  return actor.roles.includes('admin') ? roles : actor.roles.includes('hr') ? ['learner', 'lead', 'author'] : [];
}

/** May this actor open or reset the account of somebody with these roles? Never where the account would give more than the actor may give. */
export function mayReset(actor: Pick<Actor, 'roles'>, held: readonly Role[]): boolean {
  return held.every((role) => role === 'learner' || grantable(actor).includes(role));
}
