import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRange, Refusal, type FileStore } from '#platform';

/** Shown in the page; anything else is offered as a download and never interpreted. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'video/mp4', 'video/webm', 'text/vtt']);

export interface SentFile { readonly sha256: string; readonly size: number; readonly name: string; readonly mediaType: string }

/** Answers with a file, whole or in the range asked for; whoever has it already gets nothing again. */
export async function sendFile(files: FileStore, file: SentFile, request: FastifyRequest, reply: FastifyReply): Promise<StreamableFile | undefined> {
  const etag = `"${file.sha256}"`;
  void reply.header('cache-control', 'private, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').header('accept-ranges', 'bytes').header('etag', etag);
  if (request.headers['if-none-match'] === etag) return void reply.status(304);
  const range = (request.headers['if-range'] ?? etag) === etag ? byteRange(request.headers.range, file.size) : 'all';
  if (range === 'not there') return void reply.status(416).header('content-range', `bytes */${file.size}`);
  const part = range === 'all' ? { start: 0, end: file.size - 1 } : range;
  const stream = await files.open(file.sha256, file.size === 0 ? undefined : part);
  if (stream === null) throw new Refusal('thing.not-found');
  if (range !== 'all') void reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${file.size}`);
  const disposition = `${shown.has(file.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
  return new StreamableFile(stream, { type: file.mediaType, disposition, length: part.end - part.start + 1 });
}
