import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Full text in French and English without accents, and close spellings: both come with PostgreSQL and need no superuser. */
export class Search1795909800000 implements MigrationInterface {
  readonly name = 'Search1795909800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists unaccent;
      create extension if not exists pg_trgm;
      create text search configuration palier_fr (copy = pg_catalog.french);
      alter text search configuration palier_fr alter mapping for hword, hword_part, word with unaccent, french_stem;
      create text search configuration palier_en (copy = pg_catalog.english);
      alter text search configuration palier_en alter mapping for hword, hword_part, word with unaccent, english_stem;

      -- What is called the same whatever its accents and capitals.
      create function palier_plain(words text) returns text language sql immutable parallel safe strict return lower(unaccent('unaccent'::regdictionary, words));
      -- What is said, by the words of its language; those of the title weigh more.
      create function palier_words(locale text, title text, body text) returns tsvector language sql immutable parallel safe return
        setweight(to_tsvector(case locale when 'fr' then 'palier_fr'::regconfig else 'palier_en'::regconfig end, coalesce(title, '')), 'A') || setweight(to_tsvector(case locale when 'fr' then 'palier_fr'::regconfig else 'palier_en'::regconfig end, coalesce(body, '')), 'D');
      -- The words of a lesson, as one text.
      create function palier_said(document jsonb) returns text language sql immutable parallel safe return coalesce(jsonb_path_query_array(document, 'strict $.**.text')::text, '');

      create index course_text_words on course_text using gin (palier_words(locale, title, summary));
      create index unit_text_words on unit_text using gin (palier_words(locale, title, palier_said(document) || ' ' || coalesce(about, '') || ' ' || coalesce(transcript, '')));
      create index question_text_words on question_text using gin (palier_words(locale, content->>'prompt', ''));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index question_text_words, unit_text_words, course_text_words;
      drop function palier_said, palier_words, palier_plain;
      drop text search configuration palier_en; drop text search configuration palier_fr;
      drop extension pg_trgm; drop extension unaccent;
    `);
  }
}
