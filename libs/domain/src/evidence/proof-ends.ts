import type { EvidenceSource } from './evidence.js';

/** What somebody does so that a level goes on being proved: hand in the new paper, show it to whoever enters it, ask for a signature, go on with what is done regularly; or have confirmed what was carried over. */
export const proofDeeds = ['handIn', 'show', 'askSignOff', 'goOn', 'confirm'] as const;
export type ProofDeed = (typeof proofDeeds)[number];

const deeds: Readonly<Record<EvidenceSource['kind'], ProofDeed>> = { workSample: 'handIn', certificate: 'handIn', external: 'show', recurring: 'goOn', carriedOver: 'confirm', signOff: 'askSignOff', checklist: 'askSignOff', quiz: 'askSignOff' };

/** What to do about a level whose proof ends: of several that end on one day, what takes longest comes first. */
export function deedOf(kinds: readonly EvidenceSource['kind'][]): ProofDeed {
  const asked = kinds.map((it) => deeds[it]);
  return proofDeeds.find((it) => asked.includes(it)) ?? 'askSignOff';
}
