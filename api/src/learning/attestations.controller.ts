import { Body, Controller, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { checkAttestation, issueAttestation, listAttestations, readAttestationPdf, revokeAttestation, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config, paperPdf, Serve, Who } from '#platform';
import { attestationPaper } from './attestation-paper.js';
import { AttestationsQueries } from './attestations.queries.js';
import { IssueAttestation } from './issue-attestation.js';
import { RevokeAttestation } from './revoke-attestation.js';

@Controller()
export class AttestationsController {
  constructor(private readonly queries: AttestationsQueries, private readonly issues: IssueAttestation, private readonly revokes: RevokeAttestation, private readonly config: Config) {}

  @Serve(listAttestations)
  listAttestations(@Who() actor: Actor, @Param({ schema: listAttestations.params }) { personId }: ParamsOf<typeof listAttestations>) {
    return this.queries.of(actor, personId);
  }

  @Serve(issueAttestation)
  issueAttestation(@Who() actor: Actor, @Body({ schema: issueAttestation.body }) wish: BodyOf<typeof issueAttestation>) {
    return this.issues.run(actor, wish);
  }

  @Serve(readAttestationPdf)
  async readAttestationPdf(@Who() actor: Actor, @Param({ schema: readAttestationPdf.params }) { attestationId }: ParamsOf<typeof readAttestationPdf>, @Query({ schema: readAttestationPdf.query }) { locale }: QueryOf<typeof readAttestationPdf>, @Res({ passthrough: true }) reply: FastifyReply) {
    const attested = await this.queries.paper(actor, attestationId);
    const pdf = await paperPdf(attestationPaper(attested, locale ?? 'fr', this.config.address));
    const disposition = `inline; filename="palier-${attested.on}.pdf"`;
    void reply.header('content-type', 'application/pdf').header('content-disposition', disposition);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
  }

  @Serve(revokeAttestation)
  revokeAttestation(@Who() actor: Actor, @Param({ schema: revokeAttestation.params }) { attestationId }: ParamsOf<typeof revokeAttestation>, @Body({ schema: revokeAttestation.body }) wish: BodyOf<typeof revokeAttestation>) {
    return this.revokes.run(actor, attestationId, wish);
  }

  @Serve(checkAttestation)
  checkAttestation(@Body({ schema: checkAttestation.body }) { code }: BodyOf<typeof checkAttestation>, @Req() request: FastifyRequest) {
    return this.queries.check(code, request.ip);
  }
}
