export * from './count-try.js';
export * from './actors.queries.js';
export * from './identity.module.js';
export * from './make-invitation.js';
export * from './open-account.js';
export * from './second-factor.queries.js';
export * from './set-up-installation.js';
export * from './sign-in.js';
