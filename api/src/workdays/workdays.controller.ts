import { Body, Controller, Param, Query } from '@nestjs/common';
import { addUnavailability, changeHolidayPlace, importShifts, previewShifts, readDueDay, readHolidayPlaces, readUnavailability, takeUnavailabilityOut, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AddUnavailability } from './add-unavailability.js';
import { ChangeHolidayPlace } from './change-holiday-place.js';
import { HolidaysQueries } from './holidays.queries.js';
import { ImportShifts } from './import-shifts.js';
import { TakeUnavailabilityOut } from './take-unavailability-out.js';
import { WorkdaysQueries } from './workdays.queries.js';

@Controller()
export class WorkdaysController {
  constructor(private readonly queries: WorkdaysQueries, private readonly holidays: HolidaysQueries, private readonly adds: AddUnavailability, private readonly takesOut: TakeUnavailabilityOut, private readonly imports: ImportShifts, private readonly changes: ChangeHolidayPlace) {}

  @Serve(readUnavailability)
  readUnavailability(@Who() actor: Actor, @Param({ schema: readUnavailability.params }) { personId }: ParamsOf<typeof readUnavailability>) {
    return this.queries.ofPerson(actor, personId);
  }

  @Serve(addUnavailability)
  addUnavailability(@Who() actor: Actor, @Param({ schema: addUnavailability.params }) { personId }: ParamsOf<typeof addUnavailability>, @Body({ schema: addUnavailability.body }) wish: BodyOf<typeof addUnavailability>) {
    return this.adds.run(actor, personId, wish);
  }

  @Serve(previewShifts)
  previewShifts(@Who() actor: Actor, @Param({ schema: previewShifts.params }) { personId }: ParamsOf<typeof previewShifts>, @Body({ schema: previewShifts.body }) source: BodyOf<typeof previewShifts>) {
    return this.imports.preview(actor, personId, source);
  }

  @Serve(importShifts)
  importShifts(@Who() actor: Actor, @Param({ schema: importShifts.params }) { personId }: ParamsOf<typeof importShifts>, @Body({ schema: importShifts.body }) source: BodyOf<typeof importShifts>) {
    return this.imports.run(actor, personId, source);
  }

  @Serve(takeUnavailabilityOut)
  takeUnavailabilityOut(@Who() actor: Actor, @Param({ schema: takeUnavailabilityOut.params }) { unavailabilityId }: ParamsOf<typeof takeUnavailabilityOut>) {
    return this.takesOut.run(actor, unavailabilityId);
  }

  @Serve(readHolidayPlaces)
  readHolidayPlaces(@Who() actor: Actor) {
    return this.holidays.all(actor);
  }

  @Serve(changeHolidayPlace)
  changeHolidayPlace(@Who() actor: Actor, @Body({ schema: changeHolidayPlace.body }) wish: BodyOf<typeof changeHolidayPlace>) {
    return this.changes.run(actor, wish);
  }

  @Serve(readDueDay)
  readDueDay(@Who() actor: Actor, @Query({ schema: readDueDay.query }) { inDays }: QueryOf<typeof readDueDay>) {
    return this.queries.usualDueDay(actor, inDays);
  }
}
