import { Injectable } from '@nestjs/common';
import { grantable, roles, type Actor, type Role } from '@palier/domain';
import { audit, Database, newId, Refusal, require, takeRecordedAt } from '#platform';

const same = (a: readonly Role[], b: readonly Role[]): boolean => [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

/** From now on a person holds these roles: what is new is granted, what is missing is taken back, each as a fact. Roles that one may not give, one may not take; what somebody else changed meanwhile is not overwritten. */
@Injectable()
export class ChangeRoles {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, seen: readonly Role[], wished: readonly Role[]): Promise<{ id: string }> {
    require(by, 'role.change', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const held = await tx.query<{ id: string; role: Role }[]>('select g.id, g.role from role_grant g left join role_revocation r on r.role_grant_id = g.id where g.person_id = $1 and r.role_grant_id is null', [personId]);
      const now = held.map((it) => it.role);
      if (same(now, wished)) return { id: personId };
      if (!same(now, seen)) throw new Refusal('role.changed-meanwhile', { roles: roles.filter((role) => now.includes(role)).join(', ') });
      const granted = [...new Set(wished)].filter((role) => !held.some((it) => it.role === role));
      const revoked = held.filter((it) => !wished.includes(it.role));
      if ([...granted, ...revoked.map((it) => it.role)].some((role) => !grantable(by).includes(role))) throw new Refusal('role.not-yours-to-give');
      for (const role of granted) await tx.query('insert into role_grant (id, person_id, role, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [newId(), personId, role, at, by.personId]);
      for (const it of revoked) await tx.query('insert into role_revocation (role_grant_id, recorded_at, recorded_by) values ($1, $2, $3)', [it.id, at, by.personId]);
      if (granted.length + revoked.length > 0) await audit(tx, by.personId, 'role.change', personId, { granted, revoked: revoked.map((it) => it.role) });
      return { id: personId };
    });
  }
}
