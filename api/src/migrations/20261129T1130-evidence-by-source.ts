import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a signature, an attempt, a tick or a piece proved is found by it: without these, whoever signs reads all evidence of everybody. Each row of evidence lies in the index of its own source alone. */
export class EvidenceBySource1795951800000 implements MigrationInterface {
  readonly name = 'EvidenceBySource1795951800000';
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index evidence_sign_off_id_idx on evidence (sign_off_id) where sign_off_id is not null;
      create index evidence_attempt_id_idx on evidence (attempt_id) where attempt_id is not null;
      create index evidence_checklist_completion_id_idx on evidence (checklist_completion_id) where checklist_completion_id is not null;
      create index evidence_piece_id_idx on evidence (piece_id) where piece_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index evidence_piece_id_idx, evidence_checklist_completion_id_idx, evidence_attempt_id_idx, evidence_sign_off_id_idx');
  }
}
