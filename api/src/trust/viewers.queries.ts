import { Injectable } from '@nestjs/common';
import type { Viewers } from '@palier/contracts';
import { isOfResults, viewersOf, type Actor } from '@palier/domain';
import { ActorsQueries } from '#identity';
import { PeopleQueries } from '#people';

@Injectable()
export class ViewersQueries {
  constructor(private readonly actors: ActorsQueries, private readonly people: PeopleQueries) {}

  /** Who sees something of this person today, as the policy answers for each of them, those who see results first; and who will lead them from a later day on. Two queries. */
  async of({ personId }: Actor): Promise<Viewers> {
    const others = await this.actors.holding(['lead', 'author', 'hr', 'admin']);
    const { today, leaders } = await this.people.leadersOf(personId);
    const viewers = viewersOf(personId, others).map(({ personId: id, sees, by }) => {
      const other = others.find((it) => it.personId === id);
      return { id, name: other?.name ?? '', access: other?.access ?? false, sees: [...sees], by: [...by], leading: leaders.filter((it) => it.personId === id && it.from <= today && by.includes('lead')).map(({ personId: _, name: __, ...leading }) => leading) };
    });
    const results = (it: { readonly sees: Viewers['viewers'][number]['sees'] }): number => it.sees.filter(isOfResults).length;
    return {
      asOf: today, viewers: viewers.sort((a, b) => b.leading.length - a.leading.length || results(b) - results(a) || a.name.localeCompare(b.name, 'fr')),
      coming: leaders.filter((it) => it.from > today).map(({ personId: id, name, ...leading }) => ({ id, name, leading })),
    };
  }
}
