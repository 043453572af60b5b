import { Body, Controller, Res, StreamableFile } from '@nestjs/common';
import { exportMatrix, exportMatrixJson, exportMatrixPdf, exportMatrixSheet, type MatrixExport } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { Serve, Who } from '#platform';
import { ExportMatrix, type MatrixForm } from './export-matrix.js';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8', pdf: exportMatrixPdf.produces, xlsx: exportMatrixSheet.produces } as const satisfies Record<MatrixForm, string>;

/** The matrix as files, each read while it is sent. */
@Controller()
export class MatrixFilesController {
  constructor(private readonly exports: ExportMatrix) {}

  @Serve(exportMatrix)
  exportMatrix(@Who() actor: Actor, @Body({ schema: exportMatrix.body }) wish: MatrixExport, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, 'csv', wish, reply);
  }

  @Serve(exportMatrixSheet)
  exportMatrixSheet(@Who() actor: Actor, @Body({ schema: exportMatrixSheet.body }) wish: MatrixExport, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, 'xlsx', wish, reply);
  }

  @Serve(exportMatrixJson)
  exportMatrixJson(@Who() actor: Actor, @Body({ schema: exportMatrixJson.body }) wish: MatrixExport, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, 'json', wish, reply);
  }

  @Serve(exportMatrixPdf)
  exportMatrixPdf(@Who() actor: Actor, @Body({ schema: exportMatrixPdf.body }) wish: MatrixExport, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(actor, 'pdf', wish, reply);
  }

  private async send(actor: Actor, form: MatrixForm, wish: MatrixExport, reply: FastifyReply): Promise<StreamableFile> {
    const { name, parts } = await this.exports.run(actor, form, wish);
    const type = types[form];
    const disposition = `attachment; filename="${name}"`;
    void reply.header('content-type', type).header('content-disposition', disposition).header('cache-control', 'no-store');
    return new StreamableFile(Readable.from(parts, { objectMode: false }), { type, disposition });
  }
}
