import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be learnt: the question bank, quizzes and courses, all in immutable versions with their translations beside them. */
export class CoursesAndQuizzes1795512600000 implements MigrationInterface {
  readonly name = 'CoursesAndQuizzes1795512600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table question (id uuid primary key);
      call append_only('question', 'published: identity of a question');
      create table question_version (
        id uuid primary key, question_id uuid not null references question, number integer not null check (number > 0), kind text not null check (kind in ('singleChoice', 'multipleChoice', 'shortText')),
        competency_id uuid not null references competency, level smallint not null check (level between 1 and 4), difficulty smallint not null check (difficulty between 1 and 3),
        source_locale text not null, content_sha256 bytea not null, published_at timestamptz not null, published_by uuid references person, unique (question_id, number));
      create index on question_version (competency_id, level);
      call append_only('question_version', 'published: a question as it was at one moment');
      create table question_text (
        question_version_id uuid not null references question_version, locale text not null, revision integer not null check (revision > 0), content jsonb not null,
        primary key (question_version_id, locale, revision));
      call append_only('question_text', 'published: the words of a question in one language, key included');
      create table quiz (id uuid primary key);
      call append_only('quiz', 'published: identity of a quiz');
      create table quiz_version (
        id uuid primary key, quiz_id uuid not null references quiz, number integer not null check (number > 0), title jsonb not null, blueprint jsonb not null,
        questions integer not null check (questions > 0), pass_mark double precision not null check (pass_mark between 0 and 1), minutes integer check (minutes > 0),
        published_at timestamptz not null, published_by uuid references person, unique (quiz_id, number));
      call append_only('quiz_version', 'published: a quiz as it was at one moment');

      create table course (id uuid primary key);
      call append_only('course', 'published: identity of a course');
      create table course_version (
        id uuid primary key, course_id uuid not null references course, number integer not null check (number > 0), change_class text not null check (change_class in ('first', 'cosmetic', 'substantive', 'breaking')),
        reason text not null, source_locale text not null, published_at timestamptz not null, published_by uuid references person, unique (course_id, number));
      call append_only('course_version', 'published: a course as it was at one moment');
      create table course_text (
        course_version_id uuid not null references course_version, locale text not null, revision integer not null check (revision > 0), title text not null, summary text not null,
        primary key (course_version_id, locale, revision));
      call append_only('course_text', 'published: the words of a course in one language');
      create table unit (id uuid primary key, course_id uuid not null references course);
      call append_only('unit', 'published: identity of an activity');
      create table unit_version (
        course_version_id uuid not null references course_version, unit_id uuid not null references unit, position integer not null, kind text not null check (kind in ('lesson', 'file', 'quiz')),
        minutes integer not null check (minutes > 0), quiz_version_id uuid references quiz_version, serves jsonb not null default '[]', primary key (course_version_id, unit_id),
        constraint a_quiz_names_its_version check ((kind = 'quiz') = (quiz_version_id is not null)));
      call append_only('unit_version', 'published: an activity as a course version holds it');
      create table unit_text (
        course_version_id uuid not null, unit_id uuid not null, locale text not null, revision integer not null check (revision > 0), title text not null,
        document jsonb, schema_version integer, file_sha256 text references stored_file, primary key (course_version_id, unit_id, locale, revision),
        foreign key (course_version_id, unit_id) references unit_version);
      call append_only('unit_text', 'published: the words of an activity in one language');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table unit_text, unit_version, unit, course_text, course_version, course, quiz_version, quiz, question_text, question_version, question;`);
  }
}
