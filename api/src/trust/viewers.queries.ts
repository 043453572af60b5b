import { Injectable } from '@nestjs/common';
import type { Viewer, Viewers } from '@palier/contracts';
import { isOfResults, viewersOf, type Actor } from '@palier/domain';
import { ActorsQueries } from '#identity';
import { PeopleQueries } from '#people';
import { OtherViewers } from './other-viewers.js';

@Injectable()
export class ViewersQueries {
  constructor(private readonly actors: ActorsQueries, private readonly people: PeopleQueries, private readonly besides: OtherViewers) {}

  /** Who sees something of this person today, as the policy answers for each of them, those who see results first; and who will lead them from a later day on. Two queries, and one for each way that is no role. */
  async of({ personId }: Actor): Promise<Viewers> {
    const others = await this.actors.holding(['lead', 'author', 'hr', 'admin']);
    const { today, leaders } = await this.people.leadersOf(personId);
    const besides = await this.besides.of(personId);
    const viewers: Viewer[] = viewersOf(personId, others).map(({ personId: id, sees, by }) => {
      const other = others.find((it) => it.personId === id);
      return { id, name: other?.name ?? '', access: other?.access ?? false, sees: [...sees], by: [...by], as: [], leading: leaders.filter((it) => it.personId === id && it.from <= today && by.includes('lead')).map(({ personId: _, name: __, ...leading }) => leading) };
    });
    for (const { personId: id, name, access, sees, as } of besides) {
      const named = viewers.find((it) => it.id === id);
      if (named === undefined) viewers.push({ id, name, access, sees: [sees], by: [], leading: [], as: [as] });
      else Object.assign(named, { as: [as], sees: [...new Set([...named.sees, sees])] });
    }
    const results = (it: Viewer): number => it.sees.filter(isOfResults).length;
    return {
      asOf: today, viewers: viewers.sort((a, b) => b.leading.length - a.leading.length || results(b) - results(a) || a.name.localeCompare(b.name, 'fr')),
      coming: leaders.filter((it) => it.from > today).map(({ personId: id, name, ...leading }) => ({ id, name, leading })),
    };
  }
}
