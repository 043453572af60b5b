import { Injectable } from '@nestjs/common';
import { grantable, type Actor, type Role } from '@palier/domain';
import { freeMailAddress, HirePerson, loginKey, mailAddress } from '#people';
import { Database, Refusal } from '#platform';

/** One person comes in with the roles that whoever adds them may give. The same id, login and address again is the same. */
@Injectable()
export class AddPerson {
  constructor(private readonly db: Database, private readonly hires: HirePerson) {}

  run(by: Actor, wish: { readonly id: string; readonly name: string; readonly login: string; readonly mail?: string | undefined; readonly roles: readonly Role[]; readonly locale: 'fr' | 'en' }): Promise<{ id: string }> {
    if (wish.roles.some((role) => !grantable(by).includes(role))) throw new Refusal('role.not-yours-to-give');
    return this.db.transaction(async (tx) => {
      const [same] = await tx.query<{ loginKey: string; mail: string | null }[]>('select login_key as "loginKey", mail from person where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.loginKey === loginKey(wish.login) && same.mail === mailAddress(wish)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [taken] = await tx.query<unknown[]>('select 1 from person where login_key = $1', [loginKey(wish.login)]);
      if (taken !== undefined) throw new Refusal('login.taken');
      const [today] = await tx.query<{ day: string; zone: string }[]>('select palier_today()::text as day, palier_zone() as zone');
      if (today === undefined) throw new Error('the clock gave no answer');
      await this.hires.within(tx, by, { id: wish.id, name: wish.name.trim(), login: wish.login, mail: await freeMailAddress(tx, wish), locale: wish.locale, timeZone: today.zone, hiredOn: today.day, hireDayAssumed: true, roles: [...new Set(wish.roles)], memberOf: null, leads: [] });
      return { id: wish.id };
    });
  }
}
