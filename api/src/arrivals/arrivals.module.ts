import { Module } from '@nestjs/common';
import { EvidenceModule } from '#evidence';
import { IdentityModule } from '#identity';
import { OnboardingModule } from '#onboarding';
import { PeopleModule } from '#people';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AddPerson } from './add-person.js';
import { ArrivalsController } from './arrivals.controller.js';
import { ImportPeople } from './import-people.js';
import { ImportProgressBook } from './import-progress.js';
import { InviteEverybody } from './invite-everybody.js';
import { PlanPeople } from './plan-people.js';
import { RegisterQueries } from './register.queries.js';

@Module({ imports: [EvidenceModule, IdentityModule, OnboardingModule, PeopleModule, ScopesModule, TrustModule, WorkdaysModule], controllers: [ArrivalsController], providers: [AddPerson, ImportPeople, ImportProgressBook, InviteEverybody, PlanPeople, RegisterQueries] })
export class ArrivalsModule {}
