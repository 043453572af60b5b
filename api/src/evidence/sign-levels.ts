import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { DrawSecondRating } from './draw-second-rating.js';
import { OpenDisagreement } from './open-disagreement.js';
import { RecordEvidence } from './record-evidence.js';
import { SignatureEnds } from './signature-ends.js';

export interface Signature { readonly id?: string; readonly competencyId: string; readonly levels: readonly Level[]; readonly requestId: string | null; readonly observationId: string | null; /** The second opinion that it is. */ readonly opinionId?: string }

/** A rater's signature under one observed fact: a sign-off per competency, a row of evidence per level, and the standings move at once; where another rater refused the same, a third is asked first. */
@Injectable()
export class SignLevels {
  constructor(private readonly evidence: RecordEvidence, private readonly disagreements: OpenDisagreement, private readonly draws: DrawSecondRating, private readonly ends: SignatureEnds) {}

  /** Within the caller's transaction, after it took `at` for this person and asked the policy. */
  async within(tx: Tx, by: Actor, personId: string, at: Date, wordsId: string, signatures: readonly Signature[]): Promise<void> {
    const signed = signatures.map((it) => ({ ...it, id: it.id ?? newId(), levels: [...new Set(it.levels)].sort((a, b) => a - b) }));
    for (const it of signed) {
      await tx.query(`insert into sign_off (id, request_id, observation_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at, opinion_id) values ($1, $2, $3, $4, $5, $6, 'confirmed', $7, $8, $8, $9)`,
        [it.id, it.requestId, it.observationId, personId, it.competencyId, by.personId, wordsId, at, it.opinionId ?? null]);
    }
    await this.draws.within(tx, personId, by.personId, at, signed.filter((it) => it.opinionId === undefined));
    await this.disagreements.within(tx, personId, at, signed.flatMap(({ id, competencyId, levels, opinionId }) => (opinionId === undefined ? levels.map((level) => ({ kind: 'confirmed' as const, signOffId: id, raterId: by.personId, cell: { competencyId, level } })) : [])));
    const proved = signed.flatMap(({ id, competencyId, levels }) => levels.map((level) => ({ cell: { competencyId, level }, source: { kind: 'signOff' as const, signOffId: id, raterId: by.personId }, occurredAt: at })));
    const endOf = await this.ends.within(tx, personId, at, proved.map((it) => it.cell));
    await this.evidence.within(tx, personId, at, proved.map((it) => { const validUntil = endOf(it.cell); return validUntil === undefined ? it : { ...it, validUntil }; }));
  }
}
