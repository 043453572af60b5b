import { Injectable } from '@nestjs/common';
import { wordsOf, type FileWords, type PortableFramework, type PortableProfile } from '@palier/formats';
import type { Bilingual } from '@palier/contracts';
import { Database, type Reader } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';

const said = (it: Bilingual): FileWords => wordsOf(it.fr ?? '', it.en ?? '');

/** Frameworks as they travel: nothing of who, and nothing of today, so that the same framework is always the same file. */
@Injectable()
export class FrameworkFileQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  /** A framework in its newest version, or null. */
  async framework(frameworkId: string, reader: Reader = this.db): Promise<PortableFramework | null> {
    const [head] = await reader.query<{ name: Bilingual; kind: PortableFramework['kind']; number: number; publishedOn: string }[]>(`
      select f.name, f.kind, v.number, (v.published_at at time zone palier_zone())::date::text as "publishedOn" from framework f join framework_version v on v.framework_id = f.id where f.id = $1 order by v.number desc limit 1`, [frameworkId]);
    if (head === undefined) return null;
    const competencies = await this.competencies.competenciesOf([frameworkId], reader);
    const order = new Map(competencies.map((it, at) => [it.competencyId, at]));
    const profiles = await reader.query<(Omit<PortableProfile, 'title'> & { readonly title: Bilingual })[]>(`
      select p.id, p.title, p.kind, coalesce(p.disclaimer, '') as disclaimer, coalesce((
        select jsonb_agg(jsonb_build_object('competencyId', e.competency_id, 'kind', e.kind, 'level', e.level, 'from', e.effective_from, 'reason', e.reason, 'example', e.example) order by e.effective_from)
        from (select distinct on (competency_id, effective_from) * from expectation where profile_id = p.id order by competency_id, effective_from, recorded_at desc, id desc) e), '[]') as expectations
      from profile p where p.framework_id = $1 order by p.id`, [frameworkId]);
    return {
      id: frameworkId, name: said(head.name), kind: head.kind, number: head.number, publishedOn: head.publishedOn,
      competencies: competencies.map((it) => ({ id: it.competencyId, name: said(it.name), levels: it.levelsBy === null ? null : { whose: it.levelsBy, statements: it.statements.map(({ text }) => said(text)) } })),
      profiles: profiles.map((it) => ({
        ...it, title: said(it.title),
        // What is expected of a competency that the framework has no more stays behind.
        expectations: it.expectations.filter((one) => order.has(one.competencyId)).sort((a, b) => (order.get(a.competencyId) ?? 0) - (order.get(b.competencyId) ?? 0) || (a.from < b.from ? -1 : 1))
          .map(({ competencyId, kind, level, from, reason, example }) => ({ competencyId, kind, level, from, reason, example: said(example) })),
      })),
    };
  }
}
