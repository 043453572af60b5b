import { Injectable } from '@nestjs/common';
import type { ShownInvitation } from '@palier/contracts';
import { mayReset, type Actor, type Role } from '@palier/domain';
import { MakeInvitation } from '#identity';
import { Database, newId } from '#platform';

/** A link for everyone who is here, has a login and no access yet: five hundred at a time, those without a link first. Asked again of the same people, it makes new links, and the older ones stop working. */
@Injectable()
export class InviteEverybody {
  constructor(private readonly db: Database, private readonly invites: MakeInvitation) {}

  run(by: Actor): Promise<ShownInvitation[]> {
    return this.db.transaction(async (tx) => {
      const people = await tx.query<{ id: string; name: string; login: string; roles: Role[] }[]>(`
        select p.id, p.display_name as name, p.login, array(select h.role from held_role h where h.person_id = p.id) as roles from person p left join departure d on d.person_id = p.id
        where p.login is not null and p.id <> $1 and (d.left_on is null or d.left_on > palier_today()) and not exists (select from account a where a.person_id = p.id)
        order by exists (select from invitation i where i.person_id = p.id and i.used_at is null and i.withdrawn_at is null and i.expires_at > palier_now()), p.display_name collate "fr-x-icu", p.id limit 500`, [by.personId]);
      const made: ShownInvitation[] = [];
      for (const person of people.filter((it) => mayReset(by, it.roles))) {
        const { token, expiresAt } = await this.invites.within(tx, by, person.id, newId());
        if (token !== null) made.push({ personId: person.id, name: person.name, login: person.login, token, expiresAt });
      }
      return made;
    });
  }
}
