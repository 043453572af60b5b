import type { RegisterLine } from '@palier/contracts';
import type { Role } from '@palier/domain';

/** The names of the roles on screen. */
export const roleWords: Readonly<Record<Role, string>> = { learner: 'arrivals.learner', lead: 'arrivals.lead', author: 'arrivals.author', hr: 'arrivals.hr', admin: 'arrivals.admin' };
export const accessWords: Readonly<Record<RegisterLine['access'], string>> = { none: 'arrivals.accessNone', invited: 'arrivals.accessInvited', open: 'arrivals.accessOpen', left: 'arrivals.accessLeft' };
