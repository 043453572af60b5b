import { Injectable } from '@nestjs/common';
import { freeMailAddress, HirePerson } from '#people';
import { audit, Database, newId, Refusal } from '#platform';
import { OpenAccount } from './open-account.js';
import { hashOf, newToken } from './session-cookie.js';
import { openSession } from './sign-in.js';

export interface FirstAdminWish { readonly token: string; readonly name: string; readonly login: string; readonly mail?: string | undefined; readonly password: string; readonly locale: 'fr' | 'en' }

/** The first administrator of an empty installation, by a token that only whoever started it has seen. */
@Injectable()
export class SetUpInstallation {
  constructor(private readonly db: Database, private readonly hire: HirePerson, private readonly accounts: OpenAccount) {}

  /** A fresh token where nobody is here yet, null otherwise. An earlier token stops working. */
  async offerToken(): Promise<string | null> {
    if (!(await this.needed())) return null;
    const token = newToken();
    await this.db.query('insert into set_up_token (token_hash) values ($1) on conflict (one) do update set token_hash = excluded.token_hash where set_up_token.used_at is null', [hashOf(token)]);
    return token;
  }

  async needed(): Promise<boolean> {
    const [row] = await this.db.query<{ empty: boolean }[]>('select not exists (select from account) as empty');
    return row?.empty ?? false;
  }

  /** Gives the token of the administrator's session. */
  run(wish: FirstAdminWish, device: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [kept] = await tx.query<{ hash: Buffer; used: boolean }[]>('select token_hash as hash, used_at is not null as used from set_up_token for update');
      const [here] = await tx.query<{ any: boolean }[]>('select exists (select from account) as any');
      if (here?.any !== false || kept?.used === true) throw new Refusal('installation.already-set-up');
      if (kept === undefined || !kept.hash.equals(hashOf(wish.token.trim()))) throw new Refusal('installation.wrong-token');

      const personId = newId();
      const [today] = await tx.query<{ day: string; zone: string }[]>('select palier_today()::text as day, palier_zone() as zone');
      if (today === undefined) throw new Error('the clock gave no answer');
      await this.hire.within(tx, null, { id: personId, name: wish.name.trim(), mail: await freeMailAddress(tx, wish), locale: wish.locale, timeZone: today.zone, hiredOn: today.day, roles: ['admin'], memberOf: null, leads: [] });
      await this.accounts.within(tx, null, { personId, login: wish.login, password: wish.password });
      await tx.query('update set_up_token set used_at = palier_now()');
      await audit(tx, personId, 'installation.set-up', personId);
      return openSession(tx, personId, device);
    });
  }
}
