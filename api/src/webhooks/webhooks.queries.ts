import { Injectable } from '@nestjs/common';
import type { Webhook, WebhookDelivery } from '@palier/contracts';
import { Database, Refusal, type Reader } from '#platform';

/** An address that was switched off by itself. */
export interface SwitchedOff { readonly id: string; readonly at: Date }

/** Most messages that one answer shows. */
const most = 100;

@Injectable()
export class WebhooksQueries {
  constructor(private readonly db: Database) {}

  async all(): Promise<{ webhooks: Webhook[] }> {
    const rows = await this.db.query<(Omit<Webhook, 'since' | 'failingSince' | 'off'> & { since: Date; failingSince: Date | null; offAt: Date | null; because: 'by-hand' | 'silent' | 'gone' | null })[]>(`
      select w.id, w.address, w.kinds, w.made_at as since, p.display_name as by, w.failing_since as "failingSince", w.off_at as "offAt", w.off_because as because, (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting
      from webhook w join person p on p.id = w.made_by where w.removed_at is null order by w.made_at, w.id`);
    return { webhooks: rows.map(({ since, failingSince, offAt, because, ...it }) => ({ ...it, since: since.toISOString(), failingSince: failingSince?.toISOString() ?? null, off: offAt === null || because === null ? null : { at: offAt.toISOString(), because } })) };
  }

  async deliveries(webhookId: string): Promise<{ deliveries: WebhookDelivery[] }> {
    const [known] = await this.db.query<unknown[]>('select 1 from webhook where id = $1 and removed_at is null', [webhookId]);
    if (known === undefined) throw new Refusal('thing.not-found');
    const rows = await this.db.query<(Omit<WebhookDelivery, 'at' | 'changesAt'> & { at: Date; changesAt: Date })[]>(`
      select id, kind, state, tries, happened_at as at, case when state = 'waiting' then due_at else changed_at end as "changesAt", status, said from webhook_delivery where webhook_id = $1 order by happened_at desc, id desc limit ${most}`, [webhookId]);
    return { deliveries: rows.map((it) => ({ ...it, at: it.at.toISOString(), changesAt: it.changesAt.toISOString() })) };
  }

  /** Addresses that were switched off because nothing arrived, or because their receiver is gone: some, or those of late. */
  switchedOff(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<SwitchedOff[]> {
    const [sql, value] = 'ids' in which ? ['id = any($1)', which.ids] as const : ['off_at > $1', which.since] as const;
    return reader.query<SwitchedOff[]>(`select id, off_at as at from webhook where removed_at is null and off_because in ('silent', 'gone') and ${sql} order by id`, [value]);
  }
}
