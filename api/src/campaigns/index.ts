export * from './campaigns.module.js';
export * from './campaigns.queries.js';
export * from './follow-audience.js';
export * from './launch-campaign.js';
export * from './nudge-people.js';
export * from './preview-campaign.js';
