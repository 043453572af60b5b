import type { Campaign, CampaignState } from '@palier/contracts';

export const stateKeys = { ready: 'campaigns.ready', inProgress: 'campaigns.inProgress', notOpened: 'campaigns.notOpened', failed: 'campaigns.failed', waived: 'campaigns.waived', withdrawn: 'campaigns.withdrawn' } as const satisfies Record<CampaignState, string>;
/** A state is told by its shape as well as by its word. */
export const stateShapes = { ready: '✓', inProgress: '◐', notOpened: '○', failed: '▲', waived: '–', withdrawn: '×' } as const satisfies Record<CampaignState, string>;

/** What is critical is read from the day of the release on: nobody is behind with it before. */
export const isOut = ({ release, today }: Pick<Campaign, 'release' | 'today'>): boolean => release.on !== null && release.on <= today;
