import { Body, Controller, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { exportFramework, exportFrameworkTable, importFramework, previewFramework, type BodyOf, type Locale, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { Serve, Who } from '#platform';
import { ExportFramework } from './export-framework.js';
import { ImportFramework } from './import-framework.js';

const types = { case: 'application/json; charset=utf-8', table: 'text/csv; charset=utf-8' } as const;

/** Frameworks as files, in and out. */
@Controller()
export class FrameworksController {
  constructor(private readonly exports: ExportFramework, private readonly imports: ImportFramework) {}

  @Serve(exportFramework)
  exportFramework(@Who() actor: Actor, @Param({ schema: exportFramework.params }) { frameworkId }: ParamsOf<typeof exportFramework>, @Query({ schema: exportFramework.query }) { locale }: QueryOf<typeof exportFramework>, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, frameworkId, 'case', locale ?? 'fr', reply);
  }

  @Serve(exportFrameworkTable)
  exportFrameworkTable(@Who() actor: Actor, @Param({ schema: exportFrameworkTable.params }) { frameworkId }: ParamsOf<typeof exportFrameworkTable>, @Query({ schema: exportFrameworkTable.query }) { locale }: QueryOf<typeof exportFrameworkTable>, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, frameworkId, 'table', locale ?? 'fr', reply);
  }

  @Serve(previewFramework)
  previewFramework(@Body({ schema: previewFramework.body }) { text }: BodyOf<typeof previewFramework>) {
    return this.imports.preview(text);
  }

  @Serve(importFramework)
  importFramework(@Who() actor: Actor, @Body({ schema: importFramework.body }) { text }: BodyOf<typeof importFramework>) {
    return this.imports.run(actor, text);
  }

  private async send(actor: Actor, frameworkId: string, form: 'case' | 'table', locale: Locale, reply: FastifyReply): Promise<StreamableFile> {
    const { name, parts } = await this.exports.run(actor, frameworkId, form, locale);
    const [type, disposition] = [types[form], `attachment; filename="${name}"`];
    void reply.header('content-type', type).header('content-disposition', disposition).header('cache-control', 'no-store');
    return new StreamableFile(Readable.from(parts, { objectMode: false }), { type, disposition });
  }
}
