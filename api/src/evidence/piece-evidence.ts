import { startOfDay, endOfDay, type Level, type PieceKind } from '@palier/domain';
import type { NewEvidence } from './record-evidence.js';

export interface DatedPiece { readonly id: string; readonly kind: PieceKind; readonly competencyId: string; readonly level: Level; readonly validFrom: string | null; readonly validUntil: string | null }

/** What a piece proves: a work sample from when it was accepted; whatever is dated over its own days, so that one renewed early loses none of the older one's. */
export function evidenceOf({ id, kind, competencyId, level, validFrom, validUntil }: DatedPiece, at: Date, zone: string): NewEvidence {
  return {
    cell: { competencyId, level }, source: { kind, pieceId: id }, occurredAt: validFrom === null ? at : new Date(startOfDay(validFrom, zone)),
    ...(validUntil === null ? {} : { validUntil: new Date(endOfDay(validUntil, zone)) }),
  };
}
