import type { Role } from '../access/policy.js';

/** What somebody can be told of. */
export const notificationKinds = ['assigned', 'dueSoon', 'dueToday', 'late', 'extensionAnswered', 'signOffConfirmed', 'signOffRefused', 'signOffWithdrawn', 'opinionGiven', 'regraded', 'helpAnswered', 'journeyGiven', 'carriedOverEnds', 'extensionAsked', 'signOffAsked', 'opinionAsked', 'opinionOpened', 'carriedOverWaits', 'helpAsked', 'regradeAsked', 'regradeDecided', 'checkAsked', 'checkDecided', 'articleChanged', 'mentorNamed', 'reviewOpened', 'reviewToSign', 'reviewDue', 'checkpointDue', 'sessionInvited', 'sessionMoved', 'sessionCancelled', 'sessionSoon', 'nudged', 'campaignMoved', 'campaignChanged', 'campaignCancelled', 'webhookOff', 'pieceAsked', 'pieceAnswered', 'occurrenceAsked', 'occurrenceAnswered', 'certificateToRenew', 'certificateExpired', 'proofEnds', 'ratingAsked', 'refresherReady', 'escalated', 'leadTold', 'unledLate', 'dueMoved', 'criticalChange', 'criticalChangeOpen'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How somebody wants to be told: in the application only, also by a mail of its own, also in the mail of the day, or in that of the first day of the week. */
export const notificationChoices = ['app', 'mail', 'digest', 'weekly'] as const;
export type NotificationChoice = (typeof notificationChoices)[number];

const learner = ['learner'] as const;
/** Who leads; HR where nobody does. */
const leading = ['lead', 'hr'] as const;
/** A colleague may be anybody who holds a role but the administration, which sees nothing of what people learn. */
const colleague = ['learner', 'lead', 'author', 'hr'] as const;
/** Anybody may be invited somewhere. */
const everybody = [...colleague, 'admin'] as const;

/** Whom each kind concerns, and how they are told until they choose: at once what has a day or a person who waits, in the mail of the day what can wait. */
const kinds: Readonly<Record<NotificationKind, { readonly roles: readonly Role[]; readonly unlessChosen: NotificationChoice }>> = {
  assigned: { roles: learner, unlessChosen: 'mail' }, dueSoon: { roles: learner, unlessChosen: 'mail' }, dueToday: { roles: learner, unlessChosen: 'app' }, late: { roles: learner, unlessChosen: 'mail' },
  extensionAnswered: { roles: learner, unlessChosen: 'mail' }, signOffConfirmed: { roles: learner, unlessChosen: 'digest' }, signOffRefused: { roles: learner, unlessChosen: 'digest' }, signOffWithdrawn: { roles: learner, unlessChosen: 'digest' },
  regraded: { roles: learner, unlessChosen: 'mail' }, journeyGiven: { roles: learner, unlessChosen: 'mail' }, carriedOverEnds: { roles: learner, unlessChosen: 'digest' }, helpAnswered: { roles: colleague, unlessChosen: 'mail' },
  extensionAsked: { roles: leading, unlessChosen: 'mail' }, opinionGiven: { roles: [...learner, ...leading], unlessChosen: 'mail' }, opinionAsked: { roles: leading, unlessChosen: 'mail' }, opinionOpened: { roles: [...learner, ...leading], unlessChosen: 'mail' }, signOffAsked: { roles: ['lead'], unlessChosen: 'digest' }, carriedOverWaits: { roles: leading, unlessChosen: 'mail' }, helpAsked: { roles: colleague, unlessChosen: 'mail' }, regradeAsked: { roles: ['lead', 'author', 'hr'], unlessChosen: 'mail' }, regradeDecided: { roles: ['lead', 'author', 'hr'], unlessChosen: 'mail' }, checkAsked: { roles: ['lead', 'author', 'hr'], unlessChosen: 'mail' }, checkDecided: { roles: ['lead', 'author', 'hr'], unlessChosen: 'mail' }, articleChanged: { roles: ['lead', 'author', 'hr'], unlessChosen: 'mail' }, mentorNamed: { roles: colleague, unlessChosen: 'mail' },
  reviewOpened: { roles: learner, unlessChosen: 'mail' }, reviewToSign: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'mail' }, reviewDue: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'digest' }, checkpointDue: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'app' },
  sessionInvited: { roles: everybody, unlessChosen: 'mail' }, sessionMoved: { roles: everybody, unlessChosen: 'mail' }, sessionCancelled: { roles: everybody, unlessChosen: 'mail' }, sessionSoon: { roles: everybody, unlessChosen: 'mail' },
  nudged: { roles: learner, unlessChosen: 'mail' }, campaignMoved: { roles: learner, unlessChosen: 'mail' }, /* also, that nobody follows a live audience any more: whoever may take it over */ campaignChanged: { roles: [...learner, 'hr'], unlessChosen: 'mail' }, campaignCancelled: { roles: learner, unlessChosen: 'digest' }, webhookOff: { roles: ['admin'], unlessChosen: 'mail' },
  pieceAsked: { roles: ['lead'], unlessChosen: 'digest' }, pieceAnswered: { roles: learner, unlessChosen: 'digest' }, occurrenceAsked: { roles: ['lead'], unlessChosen: 'digest' }, occurrenceAnswered: { roles: learner, unlessChosen: 'digest' },
  certificateToRenew: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'digest' }, certificateExpired: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'mail' }, proofEnds: { roles: ['learner', 'lead', 'hr'], unlessChosen: 'digest' }, ratingAsked: { roles: leading, unlessChosen: 'mail' }, refresherReady: { roles: learner, unlessChosen: 'app' },
  escalated: { roles: ['lead'], unlessChosen: 'digest' }, leadTold: { roles: learner, unlessChosen: 'app' }, unledLate: { roles: ['hr'], unlessChosen: 'mail' }, dueMoved: { roles: learner, unlessChosen: 'mail' },
  criticalChange: { roles: learner, unlessChosen: 'mail' }, criticalChangeOpen: { roles: learner, unlessChosen: 'mail' },
};

/** What is asked of somebody reaches them by mail in any case: they choose whether at once or together, and cannot have it no more. */
const mandatory: readonly NotificationKind[] = ['assigned', 'late', 'certificateExpired', 'criticalChange', 'criticalChangeOpen'];
export const isMandatory = (kind: NotificationKind): boolean => mandatory.includes(kind);

export const choicesFor = (kind: NotificationKind): readonly NotificationChoice[] => (isMandatory(kind) ? notificationChoices.filter((it) => it !== 'app') : notificationChoices);
export function choiceOf(chosen: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>, kind: NotificationKind): NotificationChoice {
  const choice = chosen[kind];
  return choice !== undefined && choicesFor(kind).includes(choice) ? choice : kinds[kind].unlessChosen;
}

/** What somebody stops by a link of a mail: one kind, or whatever they get together. */
export type Stopped = NotificationKind | 'digest';
/** What they choose from then on; what is mandatory goes on. */
export function stopped(what: Stopped, chosen: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>, roles: readonly Role[]): Partial<Record<NotificationKind, NotificationChoice>> {
  const ended = what === 'digest' ? kindsFor(roles).filter((kind) => ['digest', 'weekly'].includes(choiceOf(chosen, kind))) : [what];
  return Object.fromEntries(ended.filter((kind) => !isMandatory(kind)).map((kind) => [kind, 'app']));
}

/** The kinds that somebody with these roles may meet. */
export const kindsFor = (roles: readonly Role[]): readonly NotificationKind[] => notificationKinds.filter((kind) => kinds[kind].roles.some((role) => roles.includes(role)));
