import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles and procedures: written here, or elsewhere with a fingerprint of what their source says; who owns them, and until when somebody said that they are right. */
export class Articles1795917660000 implements MigrationInterface {
  readonly name = 'Articles1795917660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table article (id uuid primary key, kind text not null check (kind in ('linked', 'written')));
      call append_only('article', 'published: identity of an article');
      create table article_version (
        id uuid primary key, article_id uuid not null references article, number integer not null check (number > 0), locale text not null check (locale in ('fr', 'en')), title text not null, address text,
        text text, document jsonb, schema_version integer, sha256 bytea not null, about jsonb not null default '[]', published_at timestamptz not null, published_by uuid not null references person,
        unique (article_id, number), constraint a_link_or_a_text check (num_nonnulls(address, document) = 1 and (document is null) = (text is null)));
      call append_only('article_version', 'published: an article as it was at one moment; its hash is of what it says, or of where it says it');
      create index article_version_words on article_version using gin (palier_words(locale, title, palier_said(document)));
      create table article_owner (id uuid primary key, article_id uuid not null references article, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on article_owner (article_id, recorded_at);
      call append_only('article_owner', 'fact: who looks after an article, from then on');
      create table article_reading (id uuid primary key, article_id uuid not null references article, address text not null, sha256 bytea, failure text, recorded_at timestamptz not null, constraint read_or_not check (num_nonnulls(sha256, failure) = 1));
      create index on article_reading (article_id, recorded_at);
      call append_only('article_reading', 'fact: what the source of an article said, where that is something else than before');
      create table article_verification (id uuid primary key, article_id uuid not null references article, sha256 bytea, verify_by date not null, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on article_verification (article_id, recorded_at);
      call append_only('article_verification', 'fact: somebody said that an article is right, until a day');
      create table article_acknowledgement (id uuid primary key, person_id uuid not null references person, article_version_id uuid not null references article_version, sha256 bytea not null, recorded_at timestamptz not null, unique (person_id, article_version_id));
      call append_only('article_acknowledgement', 'fact: a person read a version of an article and understood it');
      create table article_watch (article_id uuid primary key references article, due_at timestamptz not null, checked_at timestamptz, etag text, failures integer not null default 0);
      create index on article_watch (due_at);
      comment on table article_watch is 'state: when the source of an article is read next';

      create view article_now as
        select a.id, a.kind, v.id as version_id, v.number, v.locale, v.title, v.address, v.text, v.document, v.sha256, v.about, v.published_at, v.published_by, o.person_id as owner_id, f.recorded_at as verified_at, f.verify_by, c.changed_at, r.failure
        from article a
        join lateral (select * from article_version v where v.article_id = a.id order by v.number desc limit 1) v on true
        join lateral (select * from article_owner o where o.article_id = a.id order by o.recorded_at desc, o.id desc limit 1) o on true
        join lateral (select * from article_verification f where f.article_id = a.id order by f.recorded_at desc, f.id desc limit 1) f on true
        left join lateral (select r.failure from article_reading r where r.article_id = a.id and r.address = v.address order by r.recorded_at desc, r.id desc limit 1) r on true
        left join lateral (
          select min(r.recorded_at) as changed_at from article_reading r, lateral (select coalesce(f.sha256, (select b.sha256 from article_reading b where b.article_id = a.id and b.address = v.address and b.sha256 is not null and b.recorded_at >= f.recorded_at order by b.recorded_at, b.id limit 1)) as sha256) right_
          where r.article_id = a.id and r.address = v.address and r.sha256 <> right_.sha256 and r.recorded_at >= f.recorded_at
            and not exists (select from article_reading l where l.article_id = a.id and l.address = v.address and l.sha256 = right_.sha256 and l.recorded_at > r.recorded_at)) c on true;
      comment on view article_now is 'view: each article in its newest version, who looks after it, until when it was said to be right, and since when its source says otherwise';

      alter table unit_version add column article_id uuid references article;
      alter table unit_version drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'link', 'video', 'checklist', 'article', 'quiz')), add constraint an_article_is_named check ((kind = 'article') = (article_id is not null));
      create index on unit_version (article_id) where article_id is not null;
      create view article_unit as
        select u.article_id, v.course_id, u.unit_id, u.course_version_id from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v join unit_version u on u.course_version_id = v.id and u.article_id is not null;
      comment on view article_unit is 'view: the activities that hold an article, in the newest version of each course';
      create view article_question as
        select distinct n.article_id, (d->>'questionId')::uuid as question_id from article_unit n join unit_version u on u.course_version_id = n.course_version_id join quiz_version q on q.id = u.quiz_version_id cross join lateral jsonb_array_elements(q.blueprint->'draws') d where d->>'kind' = 'fixed';
      comment on view article_question is 'view: the questions asked by name in the courses that hold an article';
    `);
  }

  /** What is published stays: where there are articles, going down is refused rather than losing them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from article) then raise exception 'articles were published: going down would lose them'; end if; end $$;
      drop view article_question; drop view article_unit; drop view article_now;
      alter table unit_version drop constraint an_article_is_named, drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'link', 'video', 'checklist', 'quiz')), drop column article_id;
      drop table article_watch, article_acknowledgement, article_verification, article_reading, article_owner, article_version, article;
    `);
  }
}
