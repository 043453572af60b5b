import { Injectable } from '@nestjs/common';
import type { ReadVersion } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface ReadingOf { readonly personId: string; readonly articleId: string }

@Injectable()
export class ReadingsQueries {
  constructor(private readonly db: Database) {}

  /** The versions of these articles that are to be read, in their order, with when these people said of each, or of the same in better words, that they read and understood it; by person and article. One query, whatever their number. */
  async of(asked: readonly ReadingOf[], reader: Reader = this.db): Promise<Map<string, ReadVersion[]>> {
    if (asked.length === 0) return new Map();
    const rows = await reader.query<(ReadingOf & { versions: ReadVersion[] })[]>(`
      select a.person_id as "personId", a.article_id as "articleId", jsonb_agg(jsonb_build_object('publishedAt', extract(epoch from v.published_at) * 1000, 'readAt', extract(epoch from k.recorded_at) * 1000) order by v.number) as versions
      from (select distinct x.person_id, x.article_id from unnest($1::uuid[], $2::uuid[]) as x(person_id, article_id)) a
      join (select n.article_id, n.number, n.published_at, lead(n.number) over (partition by n.article_id order by n.number) as next from article_version n where n.article_id = any($2) and n.change_class is distinct from 'cosmetic') v on v.article_id = a.article_id
      left join lateral (select min(k.recorded_at) as recorded_at from article_acknowledgement k join article_version n on n.id = k.article_version_id
        where k.person_id = a.person_id and n.article_id = a.article_id and n.number >= v.number and (v.next is null or n.number < v.next)) k on true group by 1, 2`, [asked.map((it) => it.personId), asked.map((it) => it.articleId)]);
    return new Map(rows.map((it) => [`${it.personId} ${it.articleId}`, it.versions]));
  }

  /** Articles that are written here, and so may be read and understood here, by title. */
  written(reader: Reader = this.db): Promise<{ id: string; title: string }[]> {
    return reader.query<{ id: string; title: string }[]>(`select id, title from article_now where kind = 'written' order by title collate "fr-x-icu", id limit 1000`);
  }
}
