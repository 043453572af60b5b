import { Controller, Query } from '@nestjs/common';
import { listColleagues, listPeople, type QueryOf } from '@palier/contracts';
import { Database, Serve } from '#platform';
import { PeopleQueries } from './people.queries.js';

@Controller()
export class PeopleController {
  constructor(private readonly db: Database, private readonly people: PeopleQueries) {}

  @Serve(listPeople)
  async listPeople() {
    const [row] = await this.db.query<{ today: string }[]>('select palier_today()::text as today');
    return { people: row === undefined ? [] : await this.people.presentOn(row.today) };
  }

  @Serve(listColleagues)
  listColleagues(@Query({ schema: listColleagues.query }) { search }: QueryOf<typeof listColleagues>) {
    return this.people.colleagues(search ?? '');
  }
}
