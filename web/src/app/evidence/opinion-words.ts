import type { OpinionState } from '@palier/contracts';

/** What became of a second opinion, in words. */
export const opinionWords: Readonly<Record<OpinionState, string>> = { open: 'opinions.open', held: 'opinions.held', notHeld: 'opinions.notHeld', withdrawn: 'opinions.withdrawn', ended: 'opinions.ended' };
