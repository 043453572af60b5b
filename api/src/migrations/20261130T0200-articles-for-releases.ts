import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each version of an article changed, from which on it is read again, and for which change of a release it was written. */
export class ArticlesForReleases1796004000000 implements MigrationInterface {
  readonly name = 'ArticlesForReleases1796004000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table article_version add column change_class text check (change_class in ('cosmetic', 'substantive', 'breaking')), add column reason text, add constraint a_class_has_a_reason check ((change_class is null) = (reason is null));
      create or replace view article_now as
        select ${columns}, q.number as asks_from, q.change_class as asks_class, q.reason as asks_reason
        from ${tables}
        join lateral (select n.number, n.change_class, n.reason from article_version n where n.article_id = a.id and n.change_class is distinct from 'cosmetic' order by n.number desc limit 1) q on true;
      comment on view article_now is 'view: each article in its newest version, who looks after it, until when it was said to be right, since when its source says otherwise, and the version from which on it is read again';
      create table release_article (
        article_version_id uuid primary key references article_version, release_id uuid not null references product_release, change_id uuid not null references release_change, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on release_article (release_id);
      call append_only('release_article', 'fact: a version of an article was written for a change of a release');
    `);
  }

  /** Facts stay: where somebody said how much an article changed, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from article_version where change_class is not null) or exists (select from release_article) then raise exception 'it was said how much articles changed: going down would lose it'; end if; end $$;
      drop table release_article;
      drop view article_now;
      alter table article_version drop constraint a_class_has_a_reason, drop column change_class, drop column reason;
      create view article_now as select ${columns} from ${tables};
      comment on view article_now is 'view: each article in its newest version, who looks after it, until when it was said to be right, and since when its source says otherwise';
    `);
  }
}

const columns = 'a.id, a.kind, v.id as version_id, v.number, v.locale, v.title, v.address, v.text, v.document, v.sha256, v.about, v.published_at, v.published_by, o.person_id as owner_id, f.recorded_at as verified_at, f.verify_by, c.changed_at, r.failure';
const tables = `article a
  join lateral (select * from article_version v where v.article_id = a.id order by v.number desc limit 1) v on true
  join lateral (select * from article_owner o where o.article_id = a.id order by o.recorded_at desc, o.id desc limit 1) o on true
  join lateral (select * from article_verification f where f.article_id = a.id order by f.recorded_at desc, f.id desc limit 1) f on true
  left join lateral (select r.failure from article_reading r where r.article_id = a.id and r.address = v.address order by r.recorded_at desc, r.id desc limit 1) r on true
  left join lateral (
    select min(r.recorded_at) as changed_at from article_reading r, lateral (select coalesce(f.sha256, (select b.sha256 from article_reading b where b.article_id = a.id and b.address = v.address and b.sha256 is not null and b.recorded_at >= f.recorded_at order by b.recorded_at, b.id limit 1)) as sha256) right_
    where r.article_id = a.id and r.address = v.address and r.sha256 <> right_.sha256 and r.recorded_at >= f.recorded_at
      and not exists (select from article_reading l where l.article_id = a.id and l.address = v.address and l.sha256 = right_.sha256 and l.recorded_at > r.recorded_at)) c on true`;
