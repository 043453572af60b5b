import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { words } from './vocabulary.js';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/).meta({ id: 'Sha256', description: 'The SHA-256 of a file’s bytes, in lower-case hex.' });
/** A file as it was kept; pixels where it is a picture. */
export const StoredFile = z.object({ sha256: Sha256, name: z.string(), mediaType: z.string(), bytes: z.number().int(), width: z.number().int().nullable(), height: z.number().int().nullable() }).meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

export const readFile = endpoint({ name: 'readFile', verb: 'GET', path: '/api/files/:sha256', action: 'file.read', summary: 'A picture, a document, a film or its captions, or a range of its bytes', params: z.strictObject({ sha256: Sha256 }), produces: 'application/octet-stream' });
export const keepFile = endpoint({ name: 'keepFile', verb: 'POST', path: '/api/files', action: 'file.keep', summary: 'Bring in a file for a course: PNG, JPEG, WebP, PDF, MP4, WebM or VTT, told by its content', query: z.strictObject({ name: words(500) }), accepts: 'application/octet-stream', returns: StoredFile });
