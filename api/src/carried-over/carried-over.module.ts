import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { EvidenceModule } from '#evidence';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { AnswerCarriedOver } from './answer-carried-over.js';
import { CarriedOverController } from './carried-over.controller.js';
import { CarriedOverQueries } from './carried-over.queries.js';
import { CarryOver } from './carry-over.js';
import { ExtendCarriedOver } from './extend-carried-over.js';
import { PersonCarriedOverQueries } from './person-carried-over.queries.js';
import { PlanCarryOver } from './plan-carry-over.js';
import { WithdrawCarriedOver } from './withdraw-carried-over.js';

@Module({ imports: [CompetenciesModule, EvidenceModule, PeopleModule, TrustModule], controllers: [CarriedOverController], providers: [AnswerCarriedOver, CarriedOverQueries, CarryOver, ExtendCarriedOver, PersonCarriedOverQueries, PlanCarryOver, WithdrawCarriedOver], exports: [AnswerCarriedOver, CarriedOverQueries, CarryOver] })
export class CarriedOverModule {}
