import { Injectable } from '@nestjs/common';
import { mayReset, type Actor, type Role } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';
import { freeMailAddress } from './mail-address.js';

/**
 * Mail to somebody goes elsewhere from now on. A link for a forgotten password goes there as well: whoever may not open somebody's account may not
 * move their mail, their own aside. What somebody else changed meanwhile is not overwritten; the audit keeps that it changed, never the address.
 */
@Injectable()
export class ChangeMail {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly seen?: string | null | undefined; readonly mail: string }): Promise<{ id: string }> {
    require(by, 'person.change-mail', personId);
    return this.db.transaction(async (tx) => {
      await takeRecordedAt(tx, personId);
      const [now] = await tx.query<{ login: string | null; mail: string | null; roles: Role[] }[]>('select login, mail, array(select h.role from held_role h where h.person_id = p.id) as roles from person p where id = $1', [personId]);
      if (now === undefined) throw new Refusal('thing.not-found');
      if (personId !== by.personId && !mayReset(by, now.roles)) throw new Refusal('role.not-yours-to-give');
      const mail = await freeMailAddress(tx, { login: now.login ?? '', mail: wish.mail }, personId);
      if (mail === now.mail) return { id: personId };
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== now.mail) throw new Refusal('mail.changed-meanwhile', { mail: now.mail ?? '' });
      await tx.query('update person set mail = $2 where id = $1', [personId, mail]);
      await audit(tx, by.personId, 'person.change-mail', personId, {});
      return { id: personId };
    });
  }
}
