import { Injectable } from '@nestjs/common';
import type { TemplateStep } from '@palier/contracts';
import { neverReached, type Actor } from '@palier/domain';
import { isDeepStrictEqual } from 'node:util';
import { audit, Database, newId, Refusal } from '#platform';
import { idsOf, TemplateQueries, type TemplateOf } from './template.queries.js';

export interface TemplateWish { readonly id: string; readonly seen?: number | undefined; readonly relationsDays: number | null; readonly steps: readonly TemplateStep[] }

/** From now on new hires of a profile, of a team, or of everybody else, are given another plan; those given before stay as they are. What somebody else changed meanwhile is not overwritten. */
@Injectable()
export class ChangeTemplate {
  constructor(private readonly db: Database, private readonly templates: TemplateQueries) {}

  run(by: Actor, of: TemplateOf, wish: TemplateWish): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      await this.templates.owner(by, of, tx);
      const [teamId, profileId] = idsOf(of);
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`journey-template ${teamId ?? profileId ?? ''}`]);
      const [same] = await tx.query<{ teamId: string | null; profileId: string | null; number: number; relationsDays: number | null; by: string }[]>('select t.team_id as "teamId", t.profile_id as "profileId", v.number, v.relations_days as "relationsDays", v.published_by as by from journey_template_version v join journey_template t on t.id = v.template_id where v.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.teamId === teamId && same.profileId === profileId && same.by === by.personId && same.relationsDays === wish.relationsDays && isDeepStrictEqual(await this.templates.steps(wish.id, tx), wish.steps)) return { version: same.number };
        throw new Refusal('id.taken');
      }
      const now = await this.templates.newest(of, tx);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== (now?.number ?? 0)) throw new Refusal('edit.changed-meanwhile', { by: now?.by ?? '', on: now?.on ?? '' });
      sound(wish.steps);
      const named = [...new Set(wish.steps.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.personId] : [])))];
      const courses = [...new Set(wish.steps.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])))];
      const articles = [...new Set(wish.steps.flatMap(({ articleId }) => (articleId === null ? [] : [articleId])))];
      const cells = wish.steps.flatMap(({ cell }) => cell ?? []);
      const [found] = await tx.query<{ people: number; courses: number; articles: number; levels: number }[]>(`
        select (select count(*)::int from person p left join departure d on d.person_id = p.id where p.id = any($1) and (d.left_on is null or d.left_on > palier_today())) as people, (select count(*)::int from course c where c.id = any($2)) as courses, (select count(*)::int from article a where a.id = any($5) and a.kind = 'written') as articles,
          (select count(*)::int from unnest($3::uuid[], $4::int[]) as w(competency_id, level) where exists (select from level_statement l where l.competency_id = w.competency_id and l.level = w.level) or exists (select from company_levels l where l.competency_id = w.competency_id)) as levels`, [named, courses, cells.map((it) => it.competencyId), cells.map((it) => it.level), articles]);
      if (found?.people !== named.length) throw new Refusal('journey.not-them');
      if (found.courses !== courses.length || found.articles !== articles.length || found.levels !== cells.length) throw new Refusal('thing.not-found');

      const templateId = now?.templateId ?? newId();
      const version = (now?.number ?? 0) + 1;
      if (now === null) await tx.query('insert into journey_template (id, team_id, profile_id) values ($1, $2, $3)', [templateId, teamId, profileId]);
      await tx.query('insert into journey_template_version (id, template_id, number, relations_days, published_at, published_by) values ($1, $2, $3, $4, palier_now(), $5)', [wish.id, templateId, version, wish.relationsDays, by.personId]);
      await tx.query(`
        insert into journey_template_step (version_id, position, kind, title, owner_kind, owner_id, due_days, due_working_days, due_on, course_id, article_id, competency_id, level, link, key, after_rule, after_keys, minutes)
        select $1, position, kind, title, owner->>'kind', (owner->>'personId')::uuid, case due->>'kind' when 'fromHire' then (due->>'days')::int end, case due->>'kind' when 'workingDays' then (due->>'days')::int end, (due->>'day')::date, "courseId", "articleId", (cell->>'competencyId')::uuid, (cell->>'level')::int, link, key, after->>'rule', case when after->>'rule' is not null then array(select jsonb_array_elements_text(after->'keys')::uuid) end, minutes
        from jsonb_to_recordset($2) as it(position int, kind text, title jsonb, owner jsonb, due jsonb, "courseId" uuid, "articleId" uuid, cell jsonb, link text, key uuid, after jsonb, minutes int)`,
        [wish.id, JSON.stringify(wish.steps.map((it, position) => ({ ...it, position })))]);
      await audit(tx, by.personId, 'journey.change-template', teamId ?? profileId, { version, steps: wish.steps.length });
      return { version };
    });
  }
}

/** @throws where a step comes after one that is not there, or where some wait for each other for ever: their numbers, as they are written, are said. */
function sound(steps: readonly TemplateStep[]): void {
  const keys = new Set(steps.map((it) => it.key));
  const numbers = (some: readonly TemplateStep[]): { steps: string } => ({ steps: some.map((it) => steps.indexOf(it) + 1).join(', ') });
  const lost = steps.filter((it, index) => steps.findIndex((one) => one.key === it.key) !== index || it.after?.keys.some((key) => !keys.has(key)) === true);
  if (lost.length > 0) throw new Refusal('journey.no-such-step', numbers(lost));
  const stuck = neverReached(steps);
  if (stuck.length > 0) throw new Refusal('journey.never-reached', numbers(stuck));
}
