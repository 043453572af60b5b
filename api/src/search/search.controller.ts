import { Controller, Query } from '@nestjs/common';
import { search, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { SearchQueries } from './search.queries.js';

@Controller()
export class SearchController {
  constructor(private readonly searches: SearchQueries) {}

  @Serve(search)
  search(@Who() actor: Actor, @Query({ schema: search.query }) { words }: QueryOf<typeof search>) {
    return this.searches.find(actor, words);
  }
}
