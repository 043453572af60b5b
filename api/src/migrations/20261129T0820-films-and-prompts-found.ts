import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search reads what pictures, films and questions to oneself show in a lesson, and what captions say; never what may be chosen, nor why. */
export class FilmsAndPromptsFound1795940400000 implements MigrationInterface {
  readonly name = 'FilmsAndPromptsFound1795940400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index article_version_words, unit_text_words;
      -- What captions say; of other files, and of captions that came in before, nothing.
      alter table stored_file add words text;
      alter table unit_text add heard text not null default '';
      -- What blocks without words of their own show everybody: of a question to oneself its prompt alone.
      create function palier_shown(document jsonb) returns jsonb language sql immutable parallel safe return
        jsonb_path_query_array(document, 'lax $.content[*].attrs.alt') || jsonb_path_query_array(document, 'lax $.content[*].attrs.caption') || jsonb_path_query_array(document, 'lax $.content[*].attrs.title')
        || jsonb_path_query_array(document, 'lax $.content[*].attrs.transcript') || jsonb_path_query_array(document, 'lax $.content[*].attrs.prompt');
      create or replace function palier_said(document jsonb) returns text language sql immutable parallel safe return coalesce((jsonb_path_query_array(document, 'strict $.content[*] ? (exists (@.content)).content.**.text') || palier_shown(document))::text, '');
      create index unit_text_words on unit_text using gin (palier_words(locale, title, palier_said(document) || ' ' || coalesce(about, '') || ' ' || coalesce(transcript, '') || ' ' || heard));
      create index article_version_words on article_version using gin (palier_words(locale, title, palier_said(document)));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index article_version_words, unit_text_words;
      create or replace function palier_said(document jsonb) returns text language sql immutable parallel safe return coalesce(jsonb_path_query_array(document, 'strict $.**.text')::text, '');
      drop function palier_shown;
      alter table unit_text drop heard; alter table stored_file drop words;
      create index unit_text_words on unit_text using gin (palier_words(locale, title, palier_said(document) || ' ' || coalesce(about, '') || ' ' || coalesce(transcript, '')));
      create index article_version_words on article_version using gin (palier_words(locale, title, palier_said(document)));
    `);
  }
}
