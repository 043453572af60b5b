import { Injectable } from '@nestjs/common';
import type { Stopping } from '@palier/contracts';
import { notificationKinds, stopped, usualQuietHours, type NotificationChoice, type NotificationKind, type Stopped } from '@palier/domain';
import { countTry, isRole } from '#identity';
import { Database, Refusal, SecretBox } from '#platform';

/** What the token was sealed for: taken elsewhere, it opens nothing. */
const purpose = 'unsubscribe';
/** So many tokens that are none may be tried from one place within a quarter of an hour. */
const mostUnknown = 100;
const idBytes = 16;

/**
 * The link of a mail that stops such mails, without signing in: sealed words that say whose and what, so that nothing is kept of it and nobody guesses one.
 * It opens that and nothing else, does the same however often, and ends with the key that sealed it.
 */
@Injectable()
export class Unsubscribe {
  constructor(private readonly db: Database, private readonly secrets: SecretBox) {}

  tokenOf(personId: string, what: Stopped): string {
    return this.secrets.seal(Buffer.concat([Buffer.from(personId.replaceAll('-', ''), 'hex'), Buffer.from(what)]), purpose).toString('base64url');
  }

  /** What it would stop. Nothing is changed. */
  async look(token: string, address: string): Promise<Stopping> {
    return { what: (await this.opened(token, address)).what };
  }

  run(token: string, address: string): Promise<Stopping> {
    return this.db.transaction(async (tx) => {
      const { personId, what } = await this.opened(token, address);
      const [person] = await tx.query<unknown[]>('select 1 from person where id = $1 for no key update', [personId]);
      if (person === undefined) throw new Refusal('thing.not-found');
      const [now] = await tx.query<{ choices: Partial<Record<NotificationKind, NotificationChoice>>; roles: string[] }[]>(`
        select coalesce((select c.choices from notification_choice c where c.person_id = $1), '{}') as choices, array(select h.role from held_role h where h.person_id = $1) as roles`, [personId]);
      const choices = stopped(what, now?.choices ?? {}, (now?.roles ?? []).filter(isRole));
      // Whoever never chose keeps the usual quiet hours, which a row of theirs would end.
      if (Object.keys(choices).length > 0) await tx.query(`
        insert into notification_choice (person_id, version, choices, quiet_from, quiet_until, changed_at) values ($1, 1, $2, $3, $4, palier_now())
        on conflict (person_id) do update set version = notification_choice.version + 1, choices = notification_choice.choices || excluded.choices, changed_at = excluded.changed_at`, [personId, JSON.stringify(choices), usualQuietHours.from, usualQuietHours.until]);
      return { what };
    });
  }

  /** @throws where nothing of ours was sealed in it. */
  private async opened(token: string, address: string): Promise<{ personId: string; what: Stopped }> {
    const found = this.secrets.open(Buffer.from(token, 'base64url'), purpose);
    const [id, said] = [found?.subarray(0, idBytes).toString('hex') ?? '', found?.subarray(idBytes).toString() ?? ''];
    const what = said === 'digest' ? said : notificationKinds.find((it) => it === said);
    if (what === undefined) {
      await countTry(this.db, `unsubscribe:address:${address}`, mostUnknown);
      throw new Refusal('unsubscribe.link-over');
    }
    return { personId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), what };
  }
}
