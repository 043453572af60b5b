import { Body, Controller, Param, Query } from '@nestjs/common';
import { listCertificates, makeCertificate, readPersonCertificates, readProfileCertificates, recordCertificate, requireCertificate, withdrawCertificate, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CertificatesQueries } from './certificates.queries.js';
import { DefineCertificate } from './define-certificate.js';
import { RecordCertificate } from './record-certificate.js';
import { RequireCertificate } from './require-certificate.js';
import { WithdrawCertificate } from './withdraw-certificate.js';

@Controller()
export class CertificatesController {
  constructor(private readonly queries: CertificatesQueries, private readonly defines: DefineCertificate, private readonly requires: RequireCertificate, private readonly records: RecordCertificate, private readonly withdraws: WithdrawCertificate) {}

  @Serve(listCertificates)
  listCertificates(@Who() actor: Actor, @Query({ schema: listCertificates.query }) asked: QueryOf<typeof listCertificates>) {
    return this.queries.followed(actor, asked);
  }

  @Serve(readPersonCertificates)
  readPersonCertificates(@Who() actor: Actor, @Param({ schema: readPersonCertificates.params }) { personId }: ParamsOf<typeof readPersonCertificates>) {
    return this.queries.ofPerson(actor, personId);
  }

  @Serve(readProfileCertificates)
  readProfileCertificates(@Param({ schema: readProfileCertificates.params }) { profileId }: ParamsOf<typeof readProfileCertificates>) {
    return this.queries.ofProfile(profileId);
  }

  @Serve(makeCertificate)
  makeCertificate(@Who() actor: Actor, @Body({ schema: makeCertificate.body }) wish: BodyOf<typeof makeCertificate>) {
    return this.defines.run(actor, wish);
  }

  @Serve(requireCertificate)
  requireCertificate(@Who() actor: Actor, @Param({ schema: requireCertificate.params }) { profileId }: ParamsOf<typeof requireCertificate>, @Body({ schema: requireCertificate.body }) wish: BodyOf<typeof requireCertificate>) {
    return this.requires.run(actor, profileId, wish);
  }

  @Serve(recordCertificate)
  recordCertificate(@Who() actor: Actor, @Param({ schema: recordCertificate.params }) { personId }: ParamsOf<typeof recordCertificate>, @Body({ schema: recordCertificate.body }) wish: BodyOf<typeof recordCertificate>) {
    return this.records.run(actor, personId, wish);
  }

  @Serve(withdrawCertificate)
  withdrawCertificate(@Who() actor: Actor, @Param({ schema: withdrawCertificate.params }) { issueId }: ParamsOf<typeof withdrawCertificate>, @Body({ schema: withdrawCertificate.body }) wish: BodyOf<typeof withdrawCertificate>) {
    return this.withdraws.run(actor, issueId, wish);
  }
}
