import { Injectable } from '@nestjs/common';
import { asksFor, dayOf, inForce, plusDays, type Actor, type Level, type PieceKind } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { keepText, Refusal, type Tx } from '#platform';
import { ProjectStandings } from './project-standings.js';

export interface PieceWish {
  readonly id: string; readonly kind: PieceKind; readonly competencyId: string; readonly level: Level; readonly title: string; readonly note: string; readonly link?: string | null; readonly file: string | null;
  readonly issuer?: string; readonly certificateId?: string | null | undefined; readonly number?: string; readonly validFrom?: string; readonly validUntil?: string | null;
}

/** How far ahead a certificate may begin: renewed early, it runs from the end of the one before. */
const daysAhead = 366;

/** What is shared by whoever hands a piece in and whoever enters one: the same checks, and the row. */
@Injectable()
export class KeepPiece {
  constructor(private readonly competencies: CompetenciesQueries, private readonly standings: ProjectStandings) {}

  /** Within the caller's transaction, after it took `at` for this person. False where the same piece was kept before. */
  async within(tx: Tx, by: Actor, personId: string, at: Date, wish: PieceWish): Promise<boolean> {
    const [same] = await tx.query<{ same: boolean }[]>('select person_id = $2 and kind = $3 and competency_id = $4 and level = $5 and recorded_by = $6 as same from piece where id = $1', [wish.id, personId, wish.kind, wish.competencyId, wish.level, by.personId]);
    if (same?.same === true) return false;
    if (same !== undefined) throw new Refusal('id.taken');
    const competency = await this.competencies.competency(wish.competencyId, tx);
    if (competency === null) throw new Refusal('thing.not-found');
    if (!competency.statements.some((it) => it.level === wish.level)) throw new Refusal('sign-off.level-has-no-statement');
    const rule = inForce((await this.standings.rulesFor([wish], tx))(wish), at.getTime());
    if (rule === undefined || !asksFor(rule.criterion, wish.kind)) throw new Refusal('piece.not-asked-for');
    if (wish.file === null && (wish.link ?? null) === null) throw new Refusal('piece.needs-a-file-or-link');
    if (wish.validFrom !== undefined && wish.validUntil != null && wish.validUntil < wish.validFrom) throw new Refusal('piece.days-out-of-order');
    if (wish.validFrom !== undefined && wish.validFrom > plusDays(dayOf(at.getTime(), 'UTC'), daysAhead)) throw new Refusal('piece.too-far-ahead');
    if (wish.file !== null && (await tx.query<unknown[]>('select from file_use where sha256 = $1 and person_id = $2', [wish.file, by.personId])).length === 0) throw new Refusal('piece.not-your-file');
    if (wish.certificateId != null && (await tx.query<unknown[]>('select from certificate where id = $1', [wish.certificateId])).length === 0) throw new Refusal('thing.not-found');
    const text = async (words: string | null | undefined): Promise<string | null> => (words == null || words.trim() === '' ? null : keepText(tx, words, at));
    await tx.query(`
      insert into piece (id, person_id, kind, competency_id, level, title_id, note_id, link_id, file_sha256, issuer_id, number_id, valid_from, valid_until, recorded_at, recorded_by, certificate_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [wish.id, personId, wish.kind, wish.competencyId, wish.level, await text(wish.title), await text(wish.note), await text(wish.link), wish.file, await text(wish.issuer), await text(wish.number), wish.validFrom ?? null, wish.validUntil ?? null, at, by.personId, wish.certificateId ?? null]);
    return true;
  }
}
