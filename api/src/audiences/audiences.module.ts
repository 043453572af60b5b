import { Module } from '@nestjs/common';
import { EvidenceModule } from '#evidence';
import { ReleasesModule } from '#releases';
import { ScopesModule } from '#scopes';
import { AudienceQueries } from './audience.queries.js';

@Module({ imports: [EvidenceModule, ReleasesModule, ScopesModule], providers: [AudienceQueries], exports: [AudienceQueries] })
export class AudiencesModule {}
