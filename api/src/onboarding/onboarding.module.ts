import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { LearningModule } from '#learning';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AddRelations } from './add-relations.js';
import { ChangeTemplate } from './change-template.js';
import { GiveJourney } from './give-journey.js';
import { HireDayTold } from './hire-day-told.js';
import { HireDayQueries } from './hire-day.queries.js';
import { JourneyQueries } from './journey.queries.js';
import { MoveJourney } from './move-journey.js';
import { MoveQueries } from './move.queries.js';
import { NameContact } from './name-contact.js';
import { NameMentor } from './name-mentor.js';
import { OnboardingController } from './onboarding.controller.js';
import { SayHireDay } from './say-hire-day.js';
import { StartJourneys } from './start-journeys.js';
import { StepProofs } from './step-proofs.js';
import { TakeBackJourney } from './take-back-journey.js';
import { TemplateQueries } from './template.queries.js';
import { TickStep } from './tick-step.js';
import { UntickStep } from './untick-step.js';

@Module({
  imports: [ArticlesModule, CoursesModule, EvidenceModule, LearningModule, PeopleModule, TrustModule, WorkdaysModule],
  controllers: [OnboardingController],
  providers: [AddRelations, ChangeTemplate, GiveJourney, HireDayQueries, HireDayTold, JourneyQueries, MoveJourney, MoveQueries, NameContact, NameMentor, SayHireDay, StartJourneys, StepProofs, TakeBackJourney, TemplateQueries, TickStep, UntickStep],
  exports: [ChangeTemplate, GiveJourney, HireDayTold, JourneyQueries, NameContact, NameMentor, StartJourneys, TickStep],
})
export class OnboardingModule {}
