import { Injectable } from '@nestjs/common';
import { bothSecretsHours, type Actor, type WebhookKind } from '@palier/domain';
import { audit, Config, Database, Jobs, mayBeAsked, Refusal, SecretBox, type Tx } from '#platform';
import { newSecret } from './sign-message.js';

export interface WebhookWish { readonly id: string; readonly address: string; readonly kinds: readonly WebhookKind[] }
interface Row extends WebhookWish { readonly removed: boolean; readonly off: boolean; readonly secret: Buffer }

/** Addresses of other systems: made, changed, given a new secret, taken away. A secret is sealed before it is kept, and said once. */
@Injectable()
export class ManageWebhooks {
  constructor(private readonly db: Database, private readonly config: Config, private readonly secrets: SecretBox, private readonly jobs: Jobs) {}

  async add(by: Actor, { id, address, kinds }: WebhookWish): Promise<{ id: string; secret: string | null }> {
    const url = URL.parse(address);
    if (url === null || !mayBeAsked(url, this.config.webhooksWithin)) throw new Refusal('webhook.address-not-allowed');
    const secret = newSecret();
    const sealed = this.secrets.seal(Buffer.from(secret), id);
    return this.db.transaction(async (tx) => {
      const [same] = await tx.query<{ address: string; by: string }[]>('select address, made_by as by from webhook where id = $1', [id]);
      if (same !== undefined) {
        if (same.address !== address || same.by !== by.personId) throw new Refusal('id.taken');
        return { id, secret: null };
      }
      // Levels are told from now on: those held today are known already. The first address begins, or one after a time with none.
      await tx.query('lock table webhook in share row exclusive mode');
      const [any] = await tx.query<unknown[]>(`select 1 from webhook where removed_at is null and 'levelChanged' = any(kinds)`);
      if (any === undefined) await this.takeLevels(tx);
      await tx.query('insert into webhook (id, address, kinds, secret, made_at, made_by) values ($1, $2, $3, $4, palier_now(), $5)', [id, address, [...new Set(kinds)], sealed, by.personId]);
      await audit(tx, by.personId, 'webhook.manage', null, { did: 'add', webhookId: id, host: url.host, kinds });
      return { id, secret };
    });
  }

  change(by: Actor, id: string, { kinds, on }: { readonly kinds: readonly WebhookKind[]; readonly on: boolean }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('lock table webhook in share row exclusive mode');
      await this.take(tx, id);
      const [levels] = await tx.query<unknown[]>(`select 1 from webhook where removed_at is null and 'levelChanged' = any(kinds)`);
      if (levels === undefined && kinds.includes('levelChanged')) await this.takeLevels(tx);
      await tx.query(`
        update webhook set kinds = $2, off_at = case when $3 then null else coalesce(off_at, palier_now()) end, off_because = case when $3 then null else coalesce(off_because, 'by-hand') end, failing_since = case when $3 and off_at is not null then null else failing_since end where id = $1`, [id, [...new Set(kinds)], on]);
      if (on) await tx.query(`update webhook_delivery set due_at = palier_now() where webhook_id = $1 and state = 'waiting'`, [id]);
      await audit(tx, by.personId, 'webhook.manage', null, { did: on ? 'change' : 'switch-off', webhookId: id, kinds });
      return { id };
    });
  }

  async rotate(by: Actor, id: string): Promise<{ id: string; secret: string }> {
    const secret = newSecret();
    const sealed = this.secrets.seal(Buffer.from(secret), id);
    return this.db.transaction(async (tx) => {
      await this.take(tx, id);
      await tx.query('update webhook set earlier_secret = secret, earlier_until = palier_now() + make_interval(hours => $3), secret = $2 where id = $1', [id, sealed, bothSecretsHours]);
      await audit(tx, by.personId, 'webhook.manage', null, { did: 'rotate', webhookId: id });
      return { id, secret };
    });
  }

  /** Removed twice, it is removed once. */
  remove(by: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [gone] = await tx.query<unknown[]>('select 1 from webhook where id = $1 and removed_at is not null', [id]);
      if (gone !== undefined) return { id };
      await this.take(tx, id);
      await tx.query(`update webhook set removed_at = palier_now(), secret = '', earlier_secret = null, earlier_until = null where id = $1`, [id]);
      await tx.query('delete from webhook_delivery where webhook_id = $1', [id]);
      await audit(tx, by.personId, 'webhook.manage', null, { did: 'remove', webhookId: id });
      return { id };
    });
  }

  /** The same message, with the same id, at once: whoever has it already knows it by that. */
  async sendAgain(by: Actor, deliveryId: string): Promise<{ id: string }> {
    await this.db.transaction(async (tx) => {
      const [it] = await tx.query<{ webhookId: string; off: boolean }[]>('select d.webhook_id as "webhookId", w.off_at is not null as off from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = $1 and w.removed_at is null for update of d', [deliveryId]);
      if (it === undefined) throw new Refusal('thing.not-found');
      if (it.off) throw new Refusal('webhook.is-off');
      await tx.query(`update webhook_delivery set state = 'waiting', tries = 0, due_at = palier_now(), changed_at = palier_now() where id = $1`, [deliveryId]);
      await audit(tx, by.personId, 'webhook.manage', null, { did: 'send-again', webhookId: it.webhookId, deliveryId });
    });
    await this.jobs.wake('webhooks');
    return { id: deliveryId };
  }

  private async take(tx: Tx, id: string): Promise<Row> {
    const [row] = await tx.query<Row[]>('select id, address, kinds, secret, removed_at is not null as removed, off_at is not null as off from webhook where id = $1 for update', [id]);
    if (row === undefined || row.removed) throw new Refusal('thing.not-found');
    return row;
  }

  private async takeLevels(tx: Tx): Promise<void> {
    await tx.query('delete from webhook_level');
    await tx.query(`insert into webhook_level (person_id, competency_id, level) ${levelsNow}`);
  }
}

/** The level that each person holds now in each competency: that of the highest cell without a gap below it. */
export const levelsNow = `
  select person_id, competency_id, max(level)::smallint as level
  from (select person_id, competency_id, level, row_number() over (partition by person_id, competency_id order by level) as place
    from (select distinct person_id, competency_id, level from standing where known_until is null and valid_from <= palier_now() and (valid_until is null or valid_until > palier_now())) cells) placed
  where level = place group by person_id, competency_id`;
