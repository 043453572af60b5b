import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nextTry, silentDays, type WebhookKind } from '@palier/domain';
import { AssignmentsQueries } from '#assignments';
import { Config, Database, Jobs, newId, SecretBox, type Tx } from '#platform';
import { levelsNow } from './manage-webhooks.js';
import { postMessage, type Posted } from './post-message.js';
import { signed } from './sign-message.js';

interface Waiting { readonly id: string; readonly webhookId: string; readonly kind: WebhookKind; readonly happenedAt: Date; readonly saidOf: Readonly<Record<string, unknown>>; readonly login: string | null; readonly tries: number; readonly address: string; readonly secret: Buffer; readonly earlier: Buffer | null; readonly now: Date }

/** The type of each message, as its receiver reads it. */
const types: Readonly<Record<WebhookKind, string>> = { assigned: 'assignment.assigned', assignmentCompleted: 'assignment.completed', completed: 'course.completed', levelChanged: 'level.changed' };
/** So many messages in one run, so many of them at a time. */
const [most, atOnce] = [500, 8];
/** Facts of a transaction that was slow to commit are looked for so much later. */
const overlap = '10 minutes';
/** So long a message stands in the log. */
const keptDays = 90;

/**
 * Tells other systems what happened: each minute it is read from the facts themselves, written down once for each address, and sent at least once.
 * Messages are claimed before they are sent, so that two workers send two different ones; whoever dies meanwhile leaves its message to the next run.
 */
@Injectable()
export class RunWebhooks implements OnModuleInit {
  constructor(private readonly db: Database, private readonly assignments: AssignmentsQueries, private readonly config: Config, private readonly jobs: Jobs, private readonly secrets: SecretBox) {}

  async onModuleInit(): Promise<void> {
    this.jobs.handle('webhooks', () => this.run());
    if (!this.config.webhooksWithin) return;
    const [test] = await this.db.query<unknown[]>(`select 1 from installation where marked_as = 'test'`);
    if (test === undefined) throw new Error('PALIER_WEBHOOKS_WITHIN is for tests: this database is not marked as one of a test. Take the setting away, and start again.');
  }

  async run(): Promise<void> {
    const [any] = await this.db.query<unknown[]>('select 1 from webhook where removed_at is null limit 1');
    if (any === undefined) return;
    await this.db.query(`delete from webhook_delivery where happened_at < palier_now() - make_interval(days => ${keptDays})`);
    await this.db.transaction((tx) => this.gather(tx));
    let left = most;
    await Promise.all(Array.from({ length: atOnce }, async () => {
      while (left-- > 0 && !this.jobs.stopping) {
        const it = await this.claim();
        if (it === undefined) return;
        await this.send(it);
      }
    }));
  }

  /** One worker at a time; each thing once for each address, however often it is looked at. An address that is off misses nothing: what waits goes out when it is on again. */
  private async gather(tx: Tx): Promise<void> {
    await tx.query('lock table webhook_gathering in share row exclusive mode');
    const [state] = await tx.query<{ since: Date }[]>(`select gathered_at - interval '${overlap}' as since from webhook_gathering`);
    const [first] = state === undefined ? await tx.query<{ since: Date }[]>('select min(made_at) as since from webhook where removed_at is null') : [state];
    const since = first?.since;
    await tx.query('insert into webhook_gathering (gathered_at) values (palier_now()) on conflict (one) do update set gathered_at = excluded.gathered_at');
    const news = [
      ...(await tx.query<News[]>(`select 'assigned' as kind, a.id::text as occurrence, a.recorded_at as at, jsonb_build_object('assignmentId', a.id, 'personId', a.person_id, 'courseId', a.course_id, 'dueOn', a.due_on) as "saidOf" from assignment a where a.recorded_at > $1`, [since])),
      ...(await tx.query<News[]>(`
        select 'completed' as kind, c.person_id || ' ' || c.course_version_id as occurrence, c.at, jsonb_build_object('personId', c.person_id, 'courseId', v.course_id, 'courseVersionId', c.course_version_id) as "saidOf"
        from (select d.person_id, d.course_version_id, max(d.recorded_at) as at, count(distinct d.unit_id) as done from unit_done d
          where (d.person_id, d.course_version_id) in (select x.person_id, x.course_version_id from unit_done x where x.recorded_at > $1) group by 1, 2) c
        join course_version v on v.id = c.course_version_id where c.done = (select count(*) from unit_version u where u.course_version_id = v.id)
          and exists (select from unit_done d where d.person_id = c.person_id and d.course_version_id = v.id and not exists (select from unit_completion k where k.id = d.id and k.kept_from is not null) and not exists (select from checklist_completion_kept k where k.completion_id = d.id and k.course_version_id = v.id))`, [since])),
      ...(since === undefined ? [] : await this.assignments.completed(since, tx)).map(({ id, at, ...it }): News => ({ kind: 'assignmentCompleted', occurrence: id, at, saidOf: { assignmentId: id, ...it } })),
      ...(await this.levels(tx)),
    ];
    const addresses = await tx.query<{ id: string; kinds: WebhookKind[]; madeAt: Date }[]>('select id, kinds, made_at as "madeAt" from webhook where removed_at is null');
    const rows = addresses.flatMap((it) => news.filter((one) => it.kinds.includes(one.kind) && one.at >= it.madeAt).map((one) => ({ ...one, id: newId(), webhookId: it.id })));
    if (rows.length === 0) return;
    await tx.query(`
      insert into webhook_delivery (id, webhook_id, kind, occurrence, happened_at, said_of, state, due_at, changed_at)
      select id, "webhookId", kind, occurrence, at, "saidOf", 'waiting', palier_now(), palier_now() from jsonb_to_recordset($1) as it(id uuid, "webhookId" uuid, kind text, occurrence text, at timestamptz, "saidOf" jsonb) on conflict (webhook_id, kind, occurrence) do nothing`, [JSON.stringify(rows)]);
  }

  /** What levels are now and were told otherwise last: by proof, by expiry, by a withdrawal, whatever made it. */
  private async levels(tx: Tx): Promise<News[]> {
    const [asked] = await tx.query<unknown[]>(`select 1 from webhook where removed_at is null and 'levelChanged' = any(kinds) limit 1`);
    if (asked === undefined) return [];
    const changed = await tx.query<{ personId: string; competencyId: string; from: number; to: number; at: Date }[]>(`
      with current_level as materialized (${levelsNow})
      select coalesce(n.person_id, t.person_id) as "personId", coalesce(n.competency_id, t.competency_id) as "competencyId", coalesce(t.level, 0) as from, coalesce(n.level, 0) as to, palier_now() as at
      from current_level n full join webhook_level t on t.person_id = n.person_id and t.competency_id = n.competency_id where n.level is distinct from t.level`);
    if (changed.length === 0) return [];
    await tx.query(`delete from webhook_level t using jsonb_to_recordset($1) as it("personId" uuid, "competencyId" uuid) where t.person_id = it."personId" and t.competency_id = it."competencyId"`, [JSON.stringify(changed)]);
    await tx.query(`insert into webhook_level (person_id, competency_id, level) select "personId", "competencyId", "to" from jsonb_to_recordset($1) as it("personId" uuid, "competencyId" uuid, "to" smallint) where "to" > 0`, [JSON.stringify(changed)]);
    return changed.map(({ at, ...it }): News => ({ kind: 'levelChanged', occurrence: `${it.personId} ${it.competencyId} ${at.toISOString()}`, at, saidOf: it }));
  }

  /** One message, right before it goes out: sending it takes a quarter of a minute at most, and what is not being sent is nobody’s, and was not tried. */
  private async claim(): Promise<Waiting | undefined> {
    const [claimed] = await this.db.query<Waiting[]>(`
      with due as (select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state = 'waiting' and d.due_at <= palier_now() and w.off_at is null and w.removed_at is null order by d.due_at, d.happened_at limit 1 for update of d skip locked),
        claimed as (update webhook_delivery d set tries = d.tries + 1, due_at = palier_now() + interval '2 minutes' from due where d.id = due.id returning d.*)
      select c.id, c.webhook_id as "webhookId", c.kind, c.happened_at as "happenedAt", c.said_of as "saidOf", p.login, c.tries, w.address, w.secret, case when w.earlier_until > palier_now() then w.earlier_secret end as earlier, palier_now() as now
      from claimed c join webhook w on w.id = c.webhook_id left join person p on p.id = (c.said_of->>'personId')::uuid`);
    return claimed;
  }

  private async send(it: Waiting): Promise<void> {
    const secrets = [it.secret, it.earlier].flatMap((sealed) => (sealed === null ? [] : (this.secrets.open(sealed, it.webhookId)?.toString() ?? [])));
    const body = JSON.stringify({ type: types[it.kind], timestamp: it.happenedAt.toISOString(), data: { ...it.saidOf, login: it.login } });
    const posted: Posted | { readonly failure: 'secret-unreadable' } = secrets.length === 0 ? { failure: 'secret-unreadable' } : await postMessage(it.address, body, signed(it.id, it.now.getTime(), body, secrets), this.config.webhooksWithin);
    await this.db.transaction((tx) => this.note(tx, it, posted));
  }

  private async note(tx: Tx, it: Waiting, posted: Posted | { readonly failure: string }): Promise<void> {
    const [status, said] = 'status' in posted ? [posted.status, ''] : [null, posted.failure];
    const arrived = status !== null && status >= 200 && status < 300;
    const pause = arrived ? null : nextTry(it.tries);
    await tx.query(`
      update webhook_delivery set state = case when $2 then 'sent' when $3::int is null then 'failed' else 'waiting' end, status = $4, said = $5, changed_at = palier_now(), due_at = palier_now() + make_interval(mins => coalesce($3, 0)) where id = $1`, [it.id, arrived, pause, status, said]);
    if (arrived) { await tx.query('update webhook set failing_since = null where id = $1 and failing_since is not null', [it.webhookId]); return; }
    const [off] = await tx.query<unknown[]>(`
      with now_off as (update webhook set failing_since = coalesce(failing_since, palier_now()), off_at = case when $2 or failing_since < palier_now() - make_interval(days => $3) then palier_now() end, off_because = case when $2 then 'gone' when failing_since < palier_now() - make_interval(days => $3) then 'silent' end
        where id = $1 and off_at is null returning off_at) select 1 from now_off where off_at is not null`, [it.webhookId, status === 410, silentDays]);
    if (off !== undefined) await this.jobs.announce(tx, 'webhook.manage', it.webhookId);
  }
}

interface News { readonly kind: WebhookKind; readonly occurrence: string; readonly at: Date; readonly saidOf: Readonly<Record<string, unknown>> }
