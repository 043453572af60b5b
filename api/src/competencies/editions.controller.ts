import { Body, Controller, Param } from '@nestjs/common';
import { decideLines, listEditions, openEdition, readEdition, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Refusal, Serve, Who } from '#platform';
import { DecideLines } from './decide-lines.js';
import { EditionsQueries } from './editions.queries.js';
import { OpenEdition } from './open-edition.js';

/** Newer editions of sheets, decided line by line. */
@Controller()
export class EditionsController {
  constructor(private readonly queries: EditionsQueries, private readonly opens: OpenEdition, private readonly decides: DecideLines) {}

  @Serve(openEdition)
  openEdition(@Who() actor: Actor, @Param({ schema: openEdition.params }) { profileId }: ParamsOf<typeof openEdition>, @Body({ schema: openEdition.body }) wish: BodyOf<typeof openEdition>) {
    return this.opens.run(actor, profileId, wish);
  }

  @Serve(listEditions)
  async listEditions() {
    return { editions: await this.queries.waiting() };
  }

  @Serve(readEdition)
  async readEdition(@Param({ schema: readEdition.params }) { editionId }: ParamsOf<typeof readEdition>) {
    const edition = await this.queries.edition(editionId);
    if (edition === null) throw new Refusal('thing.not-found');
    return edition;
  }

  @Serve(decideLines)
  decideLines(@Who() actor: Actor, @Param({ schema: decideLines.params }) { editionId }: ParamsOf<typeof decideLines>, @Body({ schema: decideLines.body }) wish: BodyOf<typeof decideLines>) {
    return this.decides.run(actor, editionId, wish);
  }
}
