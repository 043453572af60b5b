import type { Proof, SignOffProof } from './prove.js';

/** What the signatures of one cell come to for a rater who is about to sign it. */
export interface Signatures {
  /** How many different people must sign. */
  readonly needed: number;
  readonly signed: SignOffProof['signed'];
  /** Whether this rater is one of them already. */
  readonly byRater: boolean;
  /** How many more people must sign: now, and once this rater has. */
  readonly missing: number;
  readonly missingAfter: number;
}

/** The signatures that a proof asks for and has, as this rater meets them; null where its rule asks for none. Of several rules the first that asks for signatures speaks. */
export function signaturesOf(proof: Proof, raterId: string): Signatures | null {
  switch (proof.kind) {
    case 'signOff': {
      const byRater = proof.signed.some((it) => it.raterId === raterId);
      const missing = Math.max(0, proof.raters - proof.signed.length);
      return { needed: proof.raters, signed: proof.signed, byRater, missing, missingAfter: byRater ? missing : Math.max(0, missing - 1) };
    }
    case 'all':
    case 'any': return proof.of.reduce<Signatures | null>((found, part) => found ?? signaturesOf(part, raterId), null);
    default: return null;
  }
}
