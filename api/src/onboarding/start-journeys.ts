import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { ProfilesGiven } from '#evidence';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { GiveJourney } from './give-journey.js';
import { newForDays } from './new-hires.js';
import { TemplateQueries } from './template.queries.js';

/** Whoever is hired into a profile with an onboarding plan of its own has it from that moment on, in the same transaction. Old hands, whoever has a plan, and whoever has no day of hire do not; nor do those who would give it to themselves. */
@Injectable()
export class StartJourneys {
  constructor(private readonly templates: TemplateQueries, private readonly gives: GiveJourney, given: ProfilesGiven) {
    given.say((tx, by, personIds) => this.within(tx, by, personIds));
  }

  async within(tx: Tx, by: Actor, personIds: readonly string[]): Promise<void> {
    const offered = [...(await this.templates.offered(personIds, tx))].filter(([, it]) => it.because === 'profile');
    if (offered.length === 0) return;
    const fresh = new Set((await tx.query<{ id: string }[]>(`
      select p.id from person p left join departure d on d.person_id = p.id
      where p.id = any($1) and p.id <> $2 and not p.hire_day_assumed and p.hired_on > palier_today() - ${newForDays} and (d.left_on is null or d.left_on > palier_today()) and not exists (select from journey j where j.person_id = p.id)`,
      [offered.map(([id]) => id), by.personId])).map((it) => it.id));
    const at = await takeRecordedAtOfAll(tx, [...fresh].sort());
    await this.gives.within(tx, by, offered.flatMap(([personId, it]) => { const now = at.get(personId); return now === undefined ? [] : [{ id: newId(), personId, at: now, offered: it }]; }));
  }
}
