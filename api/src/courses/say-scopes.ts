import { Injectable } from '@nestjs/common';
import type { Actor, Scope } from '@palier/domain';
import { audit, Database, newId, Refusal, type Tx } from '#platform';

const keyOf = (it: Scope): string => `${it.scopeId ?? ''}/${it.tier ?? ''}`;
const same = (a: readonly Scope[], b: readonly Scope[]): boolean => [...new Set(a.map(keyOf))].sort().join() === [...new Set(b.map(keyOf))].sort().join();

/** What a course, or one activity of it, is about from now on. It is said about the identity of the activity, beside its published versions: nobody has anything to do again. What somebody else said meanwhile is not overwritten. */
@Injectable()
export class SayScopes {
  constructor(private readonly db: Database) {}

  run(by: Actor, courseId: string, wish: { readonly unitId: string | null; readonly seen: readonly Scope[]; readonly scopes: readonly Scope[] }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [courseId]);
      const [there] = await tx.query<unknown[]>('select 1 from course c where c.id = $1 and ($2::uuid is null or exists (select from unit u where u.id = $2 and u.course_id = c.id))', [courseId, wish.unitId]);
      if (there === undefined) throw new Refusal('thing.not-found');
      const now = await tx.query<(Scope & { id: string })[]>('select id, scope_id as "scopeId", tier from current_activity_scope where course_id = $1 and unit_id is not distinct from $2', [courseId, wish.unitId]);
      if (same(now, wish.scopes)) return { id: wish.unitId ?? courseId };
      if (!same(now, wish.seen)) throw new Refusal('edit.changed-meanwhile', await this.lastSaid(tx, courseId, wish.unitId));
      const added = [...new Map(wish.scopes.map((it) => [keyOf(it), it])).values()].filter((it) => !now.some((held) => keyOf(held) === keyOf(it)));
      const ended = now.filter((it) => !wish.scopes.some((wished) => keyOf(wished) === keyOf(it)));
      const listed = await tx.query<{ id: string; retired: boolean; name: string }[]>('select id, retired_on is not null as retired, name from support_scope where id = any($1)', [added.flatMap((it) => it.scopeId ?? [])]);
      if (added.some((it) => it.scopeId !== null && !listed.some((scope) => scope.id === it.scopeId))) throw new Refusal('thing.not-found');
      const retired = listed.find((it) => it.retired);
      if (retired !== undefined) throw new Refusal('scope.is-retired', { name: retired.name });
      for (const it of ended) await tx.query('insert into activity_scope_end (activity_scope_id, recorded_at, recorded_by) values ($1, palier_now(), $2)', [it.id, by.personId]);
      for (const it of added) await tx.query('insert into activity_scope (id, course_id, unit_id, scope_id, tier, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [newId(), courseId, wish.unitId, it.scopeId, it.tier, by.personId]);
      await audit(tx, by.personId, 'course.say-scopes', courseId, { unitId: wish.unitId, added: added.map(keyOf), ended: ended.map(keyOf) });
      return { id: wish.unitId ?? courseId };
    });
  }

  /** Who said something of it last, or took it back, and on which day. */
  private async lastSaid(tx: Tx, courseId: string, unitId: string | null): Promise<{ by: string; on: string }> {
    const [row] = await tx.query<{ by: string; on: string }[]>(`
      select coalesce(p.display_name, '') as by, (it.recorded_at at time zone palier_zone())::date::text as "on"
      from activity_scope s left join activity_scope_end e on e.activity_scope_id = s.id cross join lateral (values (s.recorded_at, s.recorded_by), (e.recorded_at, e.recorded_by)) it (recorded_at, recorded_by) left join person p on p.id = it.recorded_by
      where s.course_id = $1 and s.unit_id is not distinct from $2 and it.recorded_at is not null order by it.recorded_at desc limit 1`, [courseId, unitId]);
    return row ?? { by: '', on: '' };
  }
}
