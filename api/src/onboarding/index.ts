export * from './change-template.js';
export * from './give-journey.js';
export * from './journey.queries.js';
export * from './name-contact.js';
export * from './name-mentor.js';
export * from './onboarding.module.js';
export * from './start-journeys.js';
export * from './tick-step.js';
