import type { Role } from '../access/policy.js';

/** What somebody can be told of. */
export const notificationKinds = ['assigned', 'dueSoon', 'dueToday', 'late', 'extensionAnswered', 'signOffConfirmed', 'signOffRefused', 'signOffWithdrawn', 'extensionAsked', 'signOffAsked'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How somebody wants to be told: in the application only, also by a mail of its own, or also in the mail of the day. */
export const notificationChoices = ['app', 'mail', 'digest'] as const;
export type NotificationChoice = (typeof notificationChoices)[number];

/** Whom each kind concerns, and how they are told until they choose: at once what has a day, in the mail of the day what can wait. */
const kinds: Readonly<Record<NotificationKind, { readonly role: Role; readonly unlessChosen: NotificationChoice }>> = {
  assigned: { role: 'learner', unlessChosen: 'mail' }, dueSoon: { role: 'learner', unlessChosen: 'mail' }, dueToday: { role: 'learner', unlessChosen: 'app' }, late: { role: 'learner', unlessChosen: 'mail' },
  extensionAnswered: { role: 'learner', unlessChosen: 'mail' }, signOffConfirmed: { role: 'learner', unlessChosen: 'digest' }, signOffRefused: { role: 'learner', unlessChosen: 'digest' }, signOffWithdrawn: { role: 'learner', unlessChosen: 'digest' },
  extensionAsked: { role: 'lead', unlessChosen: 'mail' }, signOffAsked: { role: 'lead', unlessChosen: 'digest' },
};

export const choiceOf = (chosen: Readonly<Partial<Record<NotificationKind, NotificationChoice>>>, kind: NotificationKind): NotificationChoice => chosen[kind] ?? kinds[kind].unlessChosen;

/** The kinds that somebody with these roles may meet. Who answers requests for a later day may be HR as well. */
export const kindsFor = (roles: readonly Role[]): readonly NotificationKind[] => notificationKinds.filter((kind) => roles.includes(kinds[kind].role) || (kind === 'extensionAsked' && roles.includes('hr')));
