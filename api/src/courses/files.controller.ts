import { Controller, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { keepFile, readFile, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRange, FileStore, Refusal, Serve, streamOf, Who } from '#platform';
import { CoursesQueries } from './courses.queries.js';
import { KeepFile } from './keep-file.js';

/** Shown in the page; anything else is offered as a download and never interpreted. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'video/mp4', 'video/webm', 'text/vtt']);

@Controller()
export class FilesController {
  constructor(private readonly files: FileStore, private readonly courses: CoursesQueries, private readonly keeps: KeepFile) {}

  @Serve(readFile)
  async readFile(@Param({ schema: readFile.params }) { sha256 }: ParamsOf<typeof readFile>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const [known, size] = [await this.courses.file(sha256), await this.files.size(sha256)];
    if (known === null || size === null) throw new Refusal('thing.not-found');
    const etag = `"${sha256}"`;
    void reply.header('cache-control', 'private, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').header('accept-ranges', 'bytes').header('etag', etag);
    if (request.headers['if-none-match'] === etag) return void reply.status(304);
    const range = (request.headers['if-range'] ?? etag) === etag ? byteRange(request.headers.range, size) : 'all';
    if (range === 'not there') return void reply.status(416).header('content-range', `bytes */${size}`);
    const part = range === 'all' ? { start: 0, end: size - 1 } : range;
    const stream = await this.files.open(sha256, size === 0 ? undefined : part);
    if (stream === null) throw new Refusal('thing.not-found');
    if (range !== 'all') void reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${size}`);
    const disposition = `${shown.has(known.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(known.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
    return new StreamableFile(stream, { type: known.mediaType, disposition, length: part.end - part.start + 1 });
  }

  @Serve(keepFile)
  keepFile(@Who() actor: Actor, @Query({ schema: keepFile.query }) { name }: QueryOf<typeof keepFile>, @Req() request: FastifyRequest) {
    return this.keeps.run(actor, name, streamOf(request));
  }
}
