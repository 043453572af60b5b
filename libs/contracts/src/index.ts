import type { Endpoint } from './endpoint.js';
import * as arrivals from './arrivals.js';
import * as assignments from './assignments.js';
import * as carriedOver from './carried-over.js';
import * as competencies from './competencies.js';
import * as courses from './courses.js';
import * as evidence from './evidence.js';
import * as help from './help.js';
import * as items from './items.js';
import * as journey from './journey.js';
import * as learning from './learning.js';
import * as notifications from './notifications.js';
import * as observation from './observation.js';
import * as reporting from './reporting.js';
import * as selfAssessment from './self-assessment.js';
import * as scopes from './scopes.js';
import * as secondFactor from './second-factor.js';
import * as session from './session.js';
import * as trust from './trust.js';
import * as teams from './teams.js';

export * from './arrivals.js';
export * from './assignments.js';
export * from './carried-over.js';
export * from './competencies.js';
export * from './courses.js';
export * from './endpoint.js';
export * from './evidence.js';
export * from './help.js';
export * from './items.js';
export * from './journey.js';
export * from './learning.js';
export * from './notifications.js';
export * from './observation.js';
export * from './problem.js';
export * from './reporting.js';
export * from './self-assessment.js';
export * from './scopes.js';
export * from './second-factor.js';
export * from './session.js';
export * from './trust.js';
export * from './teams.js';
export * from './vocabulary.js';

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'verb' in value && 'path' in value && 'action' in value;

/** Every door there is. */
export const allEndpoints: readonly Endpoint[] = [session, arrivals, teams, scopes, competencies, courses, learning, items, assignments, help, journey, evidence, notifications, observation, selfAssessment, carriedOver, reporting, secondFactor, trust].flatMap((module) => Object.values(module).filter(isEndpoint));
