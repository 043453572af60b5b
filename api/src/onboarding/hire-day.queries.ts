import { Injectable } from '@nestjs/common';
import type { HireDayPreview } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { JourneyQueries } from './journey.queries.js';
import { newForDays } from './new-hires.js';
import { TemplateQueries } from './template.queries.js';

@Injectable()
export class HireDayQueries {
  constructor(private readonly db: Database, private readonly journeys: JourneyQueries, private readonly templates: TemplateQueries, private readonly looks: RecordLook) {}

  /** What would follow if this were somebody's day of hire: the steps whose day moves, or the plan that begins. Writes nothing; at most fifteen queries. */
  async preview(actor: Actor, personId: string, day: string): Promise<HireDayPreview> {
    require(actor, 'hire-day.say', personId);
    const [now] = await this.db.query<{ name: string; hiredOn: string; assumed: boolean; given: boolean; before: boolean; fresh: boolean }[]>(`
      select p.display_name as name, p.hired_on::text as "hiredOn", p.hire_day_assumed as assumed, exists (select from current_journey j where j.person_id = p.id) as given, exists (select from journey j where j.person_id = p.id) as before, $2::date > palier_today() - ${newForDays} as fresh from person p where p.id = $1`, [personId, day]);
    if (now === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.journey', personId);
    const steps = now.given ? await this.journeys.duesIfHired(actor, personId, day) : [];
    const offered = !now.before && now.fresh && personId !== actor.personId ? ((await this.templates.offered([personId])).get(personId) ?? null) : null;
    return {
      person: { id: personId, name: now.name }, hiredOn: now.hiredOn, assumed: now.assumed, day, starts: offered?.because === 'profile' ? { of: offered.of, steps: offered.steps } : null,
      moved: steps.filter((it) => it.from !== it.to), stays: steps.filter((it) => it.from === it.to).length,
    };
  }
}
