import { Injectable } from '@nestjs/common';
import { mayReset, type Actor, type Role } from '@palier/domain';
import { audit, Database, newId, Refusal, require, type Tx } from '#platform';
import { hashOf, newToken } from './session-cookie.js';

export interface Invitation { readonly id: string; /** Shown once: null where this id was answered before. */ readonly token: string | null; readonly purpose: 'join' | 'reset'; readonly expiresAt: string }

/** How long a link waits for its person. */
const joinDays = 14;
const resetHours = 24;
/** A link that travels by mail lives shorter than one that a lead hands over. */
export const mailedResetHours = 2;

/** A link with which a person chooses a password: to come in for the first time, or because the old one is forgotten. A newer one replaces the older. */
@Injectable()
export class MakeInvitation {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly id: string }): Promise<Invitation> {
    require(by, 'invitation.make', personId);
    return this.db.transaction((tx) => this.within(tx, by, personId, wish.id));
  }

  /** @throws where the person holds a role that `by` could not give: a link to their account would be a way to it. */
  async within(tx: Tx, by: Actor, personId: string, id: string): Promise<Invitation> {
    const [person] = await tx.query<{ login: string | null; roles: Role[]; hasAccount: boolean; left: boolean }[]>(`
      select p.login, array(select h.role from held_role h where h.person_id = p.id) as roles, exists (select from account a where a.person_id = p.id) as "hasAccount", coalesce(d.left_on <= palier_today(), false) as left
      from person p left join departure d on d.person_id = p.id where p.id = $1 for update of p`, [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    if (!mayReset(by, person.roles)) throw new Refusal('role.not-yours-to-give');
    if (person.left) throw new Refusal('invitation.has-left');
    if (person.login === null) throw new Refusal('invitation.needs-a-login');
    const [same] = await tx.query<{ personId: string; purpose: 'join' | 'reset'; expiresAt: Date }[]>('select person_id as "personId", purpose, expires_at as "expiresAt" from invitation where id = $1', [id]);
    if (same !== undefined) {
      if (same.personId !== personId) throw new Refusal('id.taken');
      return { id, token: null, purpose: same.purpose, expiresAt: same.expiresAt.toISOString() };
    }
    const purpose = person.hasAccount ? 'reset' : 'join';
    const { token, expiresAt } = await this.make(tx, { id, personId, purpose, madeBy: by.personId, hours: purpose === 'join' ? joinDays * 24 : resetHours });
    await audit(tx, by.personId, 'invitation.make', personId, { purpose });
    return { id, token, purpose, expiresAt: expiresAt.toISOString() };
  }

  /** For whoever asked for a new password by mail: the token goes to their own address and nowhere else. */
  async forForgotten(tx: Tx, personId: string): Promise<string> {
    const { token } = await this.make(tx, { id: newId(), personId, purpose: 'reset', madeBy: null, hours: mailedResetHours });
    await audit(tx, null, 'invitation.make', personId, { purpose: 'reset', by: 'mail' });
    return token;
  }

  private async make(tx: Tx, it: { readonly id: string; readonly personId: string; readonly purpose: 'join' | 'reset'; readonly madeBy: string | null; readonly hours: number }): Promise<{ token: string; expiresAt: Date }> {
    const token = newToken();
    // Anybody may ask for a link by mail: that takes nothing back that a lead has made.
    await tx.query('update invitation set withdrawn_at = palier_now() where person_id = $1 and used_at is null and withdrawn_at is null and ($2::uuid is not null or made_by is null)', [it.personId, it.madeBy]);
    const [row] = await tx.query<{ expiresAt: Date }[]>(`
      insert into invitation (id, person_id, purpose, token_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, palier_now(), palier_now() + make_interval(hours => $6)) returning expires_at as "expiresAt"`,
      [it.id, it.personId, it.purpose, hashOf(token), it.madeBy, it.hours]);
    if (row === undefined) throw new Error('the invitation was not kept');
    return { token, expiresAt: row.expiresAt };
  }
}
