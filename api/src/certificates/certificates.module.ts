import { Module } from '@nestjs/common';
import { TrustModule } from '#trust';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesQueries } from './certificates.queries.js';
import { DefineCertificate } from './define-certificate.js';
import { RecordCertificate } from './record-certificate.js';

@Module({ imports: [TrustModule], controllers: [CertificatesController], providers: [CertificatesQueries, DefineCertificate, RecordCertificate], exports: [CertificatesQueries, DefineCertificate, RecordCertificate] })
export class CertificatesModule {}
