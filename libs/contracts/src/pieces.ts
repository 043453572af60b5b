import { pieceKinds } from '@palier/domain';
import * as z from 'zod';
import { Sha256, StoredFile } from './courses.js';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

/** A page to read a work sample on: nothing but the web. */
const Link = text(500).refine((it) => /^https?:\/\/[^\s]+$/.test(it), { error: 'not-an-address' });
export const PieceKind = z.enum(pieceKinds).meta({ id: 'PieceKind' });
/** `entered` by HR; the others wait for a rater, or were answered by one. */
export const PieceState = z.enum(['waiting', 'accepted', 'refused', 'withdrawn', 'entered']).meta({ id: 'PieceState' });
export const Piece = z.object({
  id: Id, kind: PieceKind, person: PersonName, competencyId: Id, name: Bilingual, level: Level, statement: Bilingual, title: z.string(), note: z.string().nullable(), link: z.string().nullable(), /** Its kind, where there is a file; read at `/api/pieces/:pieceId/file`. */ file: z.object({ mediaType: z.string(), bytes: z.number().int() }).nullable(),
  /** Of a certificate: the one that roles ask for, where it is one. */ certificate: z.object({ id: Id, name: z.string() }).nullable(), issuer: z.string().nullable(), number: z.string().nullable(), validFrom: Day.nullable(), /** The last day. */ validUntil: Day.nullable(), by: z.string(), at: Instant, state: PieceState,
  answer: z.object({ by: z.string(), at: Instant, /** What was seen, or what to do again. */ words: z.string() }).nullable(),
}).meta({ id: 'Piece' });
export type Piece = z.infer<typeof Piece>;
/** Which levels of a competency a piece can prove, by the rules of today. */
export const PieceChoices = z.object({ person: PersonName, competencyId: Id, name: Bilingual, levels: z.array(z.object({ level: Level, text: Bilingual, kinds: z.array(PieceKind) })) }).meta({ id: 'PieceChoices' });
export type PieceChoices = z.infer<typeof PieceChoices>;

const certified = { issuer: words(200), number: text(100), validFrom: Day, /** The last day; null where it does not end. */ validUntil: Day.nullable() };
const piece = { id: Id, competencyId: Id, level: Level, title: words(200), note: text(1000) };
export const NewPiece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workSample'), ...piece, link: Link.nullable(), file: Sha256.nullable() }),
  z.strictObject({ kind: z.literal('certificate'), ...piece, ...certified, /** Which of those that roles ask for it is, where it is one. */ certificateId: Id.nullable().optional(), file: Sha256 }),
]).meta({ id: 'NewPiece' });
export type NewPiece = z.infer<typeof NewPiece>;
export const NewExternal = z.strictObject({ ...piece, ...certified, file: Sha256 }).meta({ id: 'NewExternal' });
export type NewExternal = z.infer<typeof NewExternal>;

const PieceParams = z.strictObject({ pieceId: Id });
const PlaceParams = z.strictObject({ personId: Id, competencyId: Id });
export const listPieces = endpoint({ name: 'listPieces', verb: 'GET', path: '/api/pieces', action: 'sign-off.queue', summary: 'Work samples and certificates that wait for me to look at them', returns: z.object({ pieces: z.array(Piece) }) });
export const listPiecesFor = endpoint({ name: 'listPiecesFor', verb: 'GET', path: '/api/people/:personId/competencies/:competencyId/pieces', action: 'sign-off.read', summary: 'What somebody handed in for a competency, what HR entered, and what became of it; and what could be', params: PlaceParams, returns: PieceChoices.extend({ pieces: z.array(Piece) }) });
export const readPiece = endpoint({ name: 'readPiece', verb: 'GET', path: '/api/pieces/:pieceId', action: 'sign-off.read', summary: 'One piece and its answer', params: PieceParams, returns: Piece });
export const readPieceFile = endpoint({ name: 'readPieceFile', verb: 'GET', path: '/api/pieces/:pieceId/file', action: 'sign-off.read', summary: 'The file of a piece', params: PieceParams, produces: 'application/octet-stream' });
export const keepPieceFile = endpoint({ name: 'keepPieceFile', verb: 'POST', path: '/api/piece-files', action: 'piece.keep-file', summary: 'Bring in a file for a piece: PNG, JPEG, WebP or PDF, told by its content', query: z.strictObject({ name: words(500) }), accepts: 'application/octet-stream', returns: StoredFile });
export const handIn = endpoint({ name: 'handIn', verb: 'POST', path: '/api/pieces', action: 'sign-off.request', summary: 'Hand in a work sample or a certificate for a level, to be looked at', body: NewPiece, returns: Kept });
export const withdrawPiece = endpoint({ name: 'withdrawPiece', verb: 'POST', path: '/api/pieces/:pieceId/withdrawal', action: 'piece.withdraw', summary: 'Take back what I handed in, before anybody answered', params: PieceParams, body: z.strictObject({}), returns: Kept });
export const enterExternal = endpoint({ name: 'enterExternal', verb: 'POST', path: '/api/people/:personId/pieces', action: 'evidence.enter-external', summary: 'Enter what proves a level from outside the house, with its document', params: z.strictObject({ personId: Id }), body: NewExternal, returns: Kept });
export const reviewPiece = endpoint({ name: 'reviewPiece', verb: 'POST', path: '/api/pieces/:pieceId/review', action: 'sign-off.confirm', summary: 'Accept a piece, or say what to do again', params: PieceParams, body: z.strictObject({ id: Id, decision: z.enum(['accepted', 'refused']), words: words(2000) }).meta({ id: 'PieceReview' }), returns: Kept });

const EvidenceParams = z.strictObject({ evidenceId: Id });
export const revokeEvidence = endpoint({ name: 'revokeEvidence', verb: 'POST', path: '/api/evidence/:evidenceId/revocation', action: 'evidence.revoke', summary: 'Say that evidence never counted, and why', params: EvidenceParams, body: z.strictObject({ id: Id, reason: words(1000) }).meta({ id: 'NewRevocation' }), returns: Kept });
export const suspendEvidence = endpoint({ name: 'suspendEvidence', verb: 'POST', path: '/api/evidence/:evidenceId/suspension', action: 'evidence.suspend', summary: 'Let evidence not count from a day on, until another or until it is lifted; lift it by saying it anew with its last day', params: EvidenceParams, body: z.strictObject({ id: Id, from: Day, /** The last day. */ until: Day.nullable(), reason: words(1000), /** The suspension that this one says anew. */ insteadOf: Id.nullable() }).meta({ id: 'NewSuspension' }), returns: Kept });
