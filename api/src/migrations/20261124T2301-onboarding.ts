import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a new hire meets, gets, reads and does from the first day on, each step with an owner: templates in versions, plans given, ticks and their corrections. */
export class Onboarding1795561260000 implements MigrationInterface {
  readonly name = 'Onboarding1795561260000';

  async up(db: QueryRunner): Promise<void> {
    const step = `
        kind text not null check (kind in ('meet', 'account', 'mentor', 'activity', 'read', 'other')), title jsonb not null check (title ?| array['fr', 'en']),
        owner_kind text not null check (owner_kind in ('newHire', 'lead', 'mentor', 'hr', 'person')), owner_id uuid references person, due_days integer, due_on date, course_id uuid references course, link text not null default ''`;
    const checks = (name: string) => `
        constraint ${name}_named_owner check ((owner_kind = 'person') = (owner_id is not null)), constraint ${name}_due_in_one_way check (num_nonnulls(due_days, due_on) = 1)`;
    await db.query(`
      create table journey_template (id uuid primary key, team_id uuid unique references team);
      create unique index one_for_everybody on journey_template ((team_id is null)) where team_id is null;
      call append_only('journey_template', 'published: identity of an onboarding plan, of a team or, without one, of everybody');
      create table journey_template_version (
        id uuid primary key, template_id uuid not null references journey_template, number integer not null check (number > 0), relations_days integer check (relations_days >= 0),
        published_at timestamptz not null, published_by uuid references person, unique (template_id, number));
      call append_only('journey_template_version', 'published: an onboarding plan as it is from now on given; relations_days is when the people of a job sheet are met, if they are');
      create table journey_template_step (
        version_id uuid not null references journey_template_version, position integer not null, ${step}, primary key (version_id, position), ${checks('a_template_step')});
      call append_only('journey_template_step', 'published: a step of an onboarding plan');

      create table journey (
        id uuid primary key, person_id uuid not null unique references person, version_id uuid not null references journey_template_version, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('journey', 'fact: a new hire was given an onboarding plan, never by themselves');
      create table journey_step (
        id uuid primary key, journey_id uuid not null references journey, person_id uuid not null references person, position integer not null, ${step},
        relation text check (relation in ('internal', 'external')), profile_id uuid references profile, recorded_at timestamptz not null, ${checks('a_step')},
        constraint a_relation_names_its_profile check ((relation is null) = (profile_id is null) and (relation is null or kind = 'meet')));
      create index on journey_step (person_id); create index on journey_step (owner_id) where owner_id is not null;
      call append_only('journey_step', 'fact: one step is asked for a new hire; those with a relation come from a job sheet');
      create table journey_contact (
        id uuid primary key, step_id uuid not null references journey_step, person_id uuid not null references person, contact_id uuid references person check (contact_id <> person_id), words_id uuid references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id), constraint a_colleague_or_words check (num_nonnulls(contact_id, words_id) = 1));
      create index on journey_contact (step_id);
      call append_only('journey_contact', 'fact: this is whom a new hire meets; the newest counts');
      create table mentorship (
        id uuid primary key, person_id uuid not null references person, mentor_id uuid not null references person check (mentor_id <> person_id), from_on date not null,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on mentorship (person_id); create index on mentorship (mentor_id);
      call append_only('mentorship', 'fact: a person has a mentor from a day on; the one who began last counts');
      create table journey_tick (id uuid primary key, step_id uuid not null references journey_step, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on journey_tick (step_id);
      call append_only('journey_tick', 'fact: whoever owns a step says that it is done');
      create table journey_tick_correction (tick_id uuid primary key references journey_tick, id uuid not null unique, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('journey_tick_correction', 'fact: a step was not done after all');
      create view journey_standing as
        select s.*, t.id as tick_id, t.recorded_by as ticked_by, t.recorded_at as ticked_at, c.contact_id, c.words_id as contact_words_id
        from journey_step s
        left join lateral (select k.id, k.recorded_by, k.recorded_at from journey_tick k left join journey_tick_correction x on x.tick_id = k.id where k.step_id = s.id and x.tick_id is null order by k.recorded_at desc limit 1) t on true
        left join lateral (select n.contact_id, n.words_id from journey_contact n where n.step_id = s.id order by n.recorded_at desc limit 1) c on true;
      comment on view journey_standing is 'view: each step with its tick that holds and whom it names last';
      create view current_mentorship as
        select distinct on (m.person_id) m.person_id, m.mentor_id, m.from_on from mentorship m where m.from_on <= palier_today() order by m.person_id, m.from_on desc, m.recorded_at desc;
      comment on view current_mentorship is 'view: who was named mentor of whom last';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view current_mentorship, journey_standing;
      drop table journey_tick_correction, journey_tick, mentorship, journey_contact, journey_step, journey, journey_template_step, journey_template_version, journey_template;`);
  }
}
