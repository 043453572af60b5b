export * from './hire-person.js';
export * from './login-key.js';
export * from './open-team.js';
export * from './people.module.js';
export * from './people.queries.js';
export * from './record-departure.js';
