import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { keepFile, readFile, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore, Refusal, Serve, streamOf, Who } from '#platform';
import { CoursesQueries } from './courses.queries.js';
import { KeepFile } from './keep-file.js';
import { sendFile } from './send-file.js';

@Controller()
export class FilesController {
  constructor(private readonly files: FileStore, private readonly courses: CoursesQueries, private readonly keeps: KeepFile) {}

  @Serve(readFile)
  async readFile(@Param({ schema: readFile.params }) { sha256 }: ParamsOf<typeof readFile>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const [known, size] = [await this.courses.file(sha256), await this.files.size(sha256)];
    if (known === null || size === null) throw new Refusal('thing.not-found');
    return sendFile(this.files, { sha256, size, ...known }, request, reply);
  }

  @Serve(keepFile)
  keepFile(@Who() actor: Actor, @Query({ schema: keepFile.query }) { name }: QueryOf<typeof keepFile>, @Req() request: FastifyRequest) {
    return this.keeps.run(actor, name, streamOf(request));
  }
}
