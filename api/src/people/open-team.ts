import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, type Tx } from '#platform';

@Injectable()
export class OpenTeam {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: { readonly id: string; readonly name: Bilingual }): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, wish: { readonly id: string; readonly name: Bilingual }): Promise<void> {
    await tx.query('insert into team (id, name) values ($1, $2)', [wish.id, JSON.stringify(wish.name)]);
    await audit(tx, by?.personId ?? null, 'team.open', wish.id);
  }
}
