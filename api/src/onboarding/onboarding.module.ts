import { Module } from '@nestjs/common';
import { CoursesModule } from '#courses';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { AddRelations } from './add-relations.js';
import { ChangeTemplate } from './change-template.js';
import { GiveJourney } from './give-journey.js';
import { JourneyQueries } from './journey.queries.js';
import { NameContact } from './name-contact.js';
import { NameMentor } from './name-mentor.js';
import { OnboardingController } from './onboarding.controller.js';
import { TemplateQueries } from './template.queries.js';
import { TickStep } from './tick-step.js';
import { UntickStep } from './untick-step.js';

@Module({
  imports: [CoursesModule, PeopleModule, TrustModule],
  controllers: [OnboardingController],
  providers: [AddRelations, ChangeTemplate, GiveJourney, JourneyQueries, NameContact, NameMentor, TemplateQueries, TickStep, UntickStep],
  exports: [ChangeTemplate, GiveJourney, JourneyQueries, NameContact, NameMentor, TickStep],
})
export class OnboardingModule {}
