import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, type Tx } from '#platform';
import { HirePeople, type NewPerson } from './hire-people.js';

/** One person comes in. */
@Injectable()
export class HirePerson {
  constructor(private readonly db: Database, private readonly people: HirePeople) {}

  run(by: Actor | null, wish: NewPerson): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  within(tx: Tx, by: Actor | null, wish: NewPerson): Promise<void> {
    return this.people.within(tx, by, [wish]);
  }
}
