import { Injectable } from '@nestjs/common';
import type { Invited } from '@palier/contracts';
import { audit, Database, Refusal, type Reader } from '#platform';
import { hashPassword } from './password.js';
import { hashOf } from './session-cookie.js';
import { openSession } from './sign-in.js';

interface Found { readonly id: string; readonly personId: string; readonly name: string; readonly login: string; readonly purpose: 'join' | 'reset'; readonly expiresAt: Date }

/** A link is good once, until its end, for somebody who is still here. Every other one gets the same answer. */
@Injectable()
export class AcceptInvitation {
  constructor(private readonly db: Database) {}

  async look(token: string): Promise<Invited> {
    const { name, login, purpose, expiresAt } = await this.find(this.db, token, '');
    return { name, login, purpose, expiresAt: expiresAt.toISOString() };
  }

  /** Gives the token of the session that opens. Whoever was signed in with the old password is signed out. */
  async run(wish: { readonly token: string; readonly password: string }, device: string): Promise<string> {
    const hash = await hashPassword(wish.password);
    return this.db.transaction(async (tx) => {
      const found = await this.find(tx, wish.token, 'for update of i');
      await tx.query('insert into account (person_id, password_hash) values ($1, $2) on conflict (person_id) do update set password_hash = excluded.password_hash', [found.personId, hash]);
      await tx.query('update invitation set used_at = palier_now() where id = $1', [found.id]);
      await tx.query('update invitation set withdrawn_at = palier_now() where person_id = $1 and used_at is null and withdrawn_at is null', [found.personId]);
      await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null', [found.personId]);
      await audit(tx, found.personId, 'invitation.accept', found.personId, { purpose: found.purpose });
      return openSession(tx, found.personId, device);
    });
  }

  private async find(reader: Reader, token: string, lock: '' | 'for update of i'): Promise<Found> {
    const [found] = await reader.query<Found[]>(`
      select i.id, i.person_id as "personId", p.display_name as name, p.login, i.purpose, i.expires_at as "expiresAt"
      from invitation i join person p on p.id = i.person_id left join departure d on d.person_id = p.id
      where i.token_hash = $1 and i.used_at is null and i.withdrawn_at is null and i.expires_at > palier_now() and p.login is not null
        and (d.left_on is null or d.left_on > palier_today()) ${lock}`, [hashOf(token.trim())]);
    if (found === undefined) throw new Refusal('invitation.not-valid');
    return found;
  }
}
