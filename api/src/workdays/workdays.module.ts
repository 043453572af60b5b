import { Module } from '@nestjs/common';
import { TrustModule } from '#trust';
import { AddUnavailability } from './add-unavailability.js';
import { ChangeHolidayPlace } from './change-holiday-place.js';
import { DaysOffTold } from './days-off-told.js';
import { HolidaysQueries } from './holidays.queries.js';
import { ImportShifts } from './import-shifts.js';
import { TakeUnavailabilityOut } from './take-unavailability-out.js';
import { WorkdaysController } from './workdays.controller.js';
import { WorkdaysQueries } from './workdays.queries.js';

@Module({ imports: [TrustModule], controllers: [WorkdaysController], providers: [AddUnavailability, ChangeHolidayPlace, DaysOffTold, HolidaysQueries, ImportShifts, TakeUnavailabilityOut, WorkdaysQueries], exports: [AddUnavailability, DaysOffTold, WorkdaysQueries] })
export class WorkdaysModule {}
