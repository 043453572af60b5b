import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';

@Injectable()
export class OpenTeam {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: { readonly id: string; readonly name: Bilingual }): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('insert into team (id, name) values ($1, $2)', [wish.id, JSON.stringify(wish.name)]);
      await audit(tx, by?.personId ?? null, 'team.open', wish.id);
    });
  }
}
