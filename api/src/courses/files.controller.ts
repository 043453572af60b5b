import { Controller, Param, Res, StreamableFile } from '@nestjs/common';
import { readFile, type ParamsOf } from '@palier/contracts';
import type { FastifyReply } from 'fastify';
import { FileStore, Refusal, Serve } from '#platform';
import { CoursesQueries } from './courses.queries.js';

/** Shown in the page; anything else is offered as a download and never interpreted. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']);

@Controller()
export class FilesController {
  constructor(private readonly files: FileStore, private readonly courses: CoursesQueries) {}

  @Serve(readFile)
  async readFile(@Param({ schema: readFile.params }) { sha256 }: ParamsOf<typeof readFile>, @Res({ passthrough: true }) reply: FastifyReply) {
    const [known, stored] = [await this.courses.file(sha256), await this.files.open(sha256)];
    if (known === null || stored === null) throw new Refusal('thing.not-found');
    void reply.header('cache-control', 'private, max-age=31536000, immutable').header('x-content-type-options', 'nosniff');
    const disposition = `${shown.has(known.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(known.name)}`;
    return new StreamableFile(stored.stream, { type: known.mediaType, disposition, length: stored.bytes });
  }
}
