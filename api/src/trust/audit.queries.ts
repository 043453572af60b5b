import { Injectable } from '@nestjs/common';
import type { AuditLine } from '@palier/contracts';
import { auditKinds, readableKinds, type Actor, type AuditAction, type AuditKind, type Role } from '@palier/domain';
import { Database } from '#platform';
import { RecordLook } from './record-look.js';

export interface AuditQuestion { readonly from?: string | undefined; readonly to?: string | undefined; readonly who?: string | undefined; readonly kind?: AuditKind | undefined; readonly action?: AuditAction | undefined }

const page = 50;

@Injectable()
export class AuditQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  /** Fifty lines from a place on, the newest first: of days, of somebody who did it or whom it is about, of a kind or of one deed. Two queries: that somebody read it is kept as well. */
  async lines(actor: Actor, asked: AuditQuestion & { readonly after?: string | undefined }): Promise<{ lines: AuditLine[]; next: string | null }> {
    await this.looks.atEveryone(actor, 'look.audit');
    const rows = await this.newest(actor, asked, page + 1, asked.after ?? null);
    const lines = rows.slice(0, page);
    return { lines, next: rows.length > page ? (lines.at(-1)?.id ?? null) : null };
  }

  /** Nothing of a deed but who, whom and how many: what people learnt, wrote or scored stays where it is. */
  async newest(actor: Actor, asked: AuditQuestion, most: number, after: string | null = null): Promise<AuditLine[]> {
    const kinds = readableKinds(actor).filter((it) => asked.kind === undefined || it === asked.kind);
    const actions = kinds.flatMap((it): readonly AuditAction[] => auditKinds[it]).filter((it) => asked.action === undefined || it === asked.action);
    const who = asked.who === undefined || asked.who.trim() === '' ? null : `%${asked.who.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.db.query<{ id: string; at: Date; action: AuditAction; byId: string | null; by: string | null; ofId: string | null; of: string | null; people: number | null; granted: Role[] | null; revoked: Role[] | null }[]>(`
      select a.id, a.at, a.action, b.id as "byId", b.display_name as by, o.id as "ofId", o.display_name as of,
        case a.action when 'matrix.export' then (a.detail->>'people')::int when 'assignment.assign' then (a.detail->>'assigned')::int when 'person.import' then (a.detail->>'new')::int + (a.detail->>'changed')::int else cardinality(a.about) end as people,
        case a.action when 'person.hire' then a.detail->'roles' else a.detail->'granted' end as granted, a.detail->'revoked' as revoked
      from audit a left join person b on b.id = a.actor_id left join person o on o.id = a.subject_id
      where a.action = any($1) and ($2::date is null or a.at >= $2::date::timestamp at time zone palier_zone()) and ($3::date is null or a.at < ($3::date + 1)::timestamp at time zone palier_zone())
        and ($4::text is null or a.actor_id in (select p.id from person p where p.display_name ilike $4) or a.subject_id in (select p.id from person p where p.display_name ilike $4))
        and ($5::uuid is null or (a.at, a.id) < (select c.at, c.id from audit c where c.id = $5))
      order by a.at desc, a.id desc limit $6`, [actions, asked.from ?? null, asked.to ?? null, who, after, most]);
    return rows.map((it) => ({
      id: it.id, at: it.at.toISOString(), action: it.action, by: it.byId === null ? null : { id: it.byId, name: it.by ?? '' }, of: it.ofId === null ? null : { id: it.ofId, name: it.of ?? '' },
      people: it.people, granted: it.granted ?? [], revoked: it.revoked ?? [],
    }));
  }
}
