import { Module } from '@nestjs/common';
import { TrustModule } from '#trust';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesQueries } from './certificates.queries.js';
import { DefineCertificate } from './define-certificate.js';
import { RecordCertificate } from './record-certificate.js';
import { RequireCertificate } from './require-certificate.js';
import { WithdrawCertificate } from './withdraw-certificate.js';

@Module({ imports: [TrustModule], controllers: [CertificatesController], providers: [CertificatesQueries, DefineCertificate, RecordCertificate, RequireCertificate, WithdrawCertificate], exports: [CertificatesQueries, DefineCertificate, RecordCertificate, RequireCertificate] })
export class CertificatesModule {}
