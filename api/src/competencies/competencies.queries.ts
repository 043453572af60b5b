import { Injectable } from '@nestjs/common';
import type { Bilingual, Expectation, Framework, Profile, ProfileLine } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface CompetencyRow {
  readonly frameworkId: string;
  readonly competencyId: string;
  readonly name: Bilingual;
  readonly hasLevels: boolean;
  /** Whose words the levels are; null where there are none. */
  readonly levelsBy: 'sheet' | 'company' | null;
  /** How often the company wrote levels of its own; 0 where it never did. */
  readonly levelsVersion: number;
  readonly statements: readonly { readonly level: Level; readonly text: Bilingual }[];
}

/** An expectation with whose it is; `recordedAt` bounds what was known. */
export interface ExpectationRow { readonly profileId: string; readonly competencyId: string; readonly expectation: Expectation; readonly example: Bilingual }

const expectationSql = `
  case e.kind when 'known' then jsonb_build_object('kind', 'known', 'level', e.level)
              when 'company' then jsonb_build_object('kind', 'company', 'level', e.level, 'by', coalesce(p.display_name, ''), 'on', (e.recorded_at at time zone palier_zone())::date, 'reason', e.reason)
              when 'notApplicable' then jsonb_build_object('kind', 'notApplicable', 'reason', e.reason)
              else jsonb_build_object('kind', 'unspecified') end`;

/** What these profiles expect of the competency on a day, as known before an instant: of each the newest expectation in force. */
const alsoExpected = `,
    coalesce((select jsonb_agg(jsonb_build_object('profileId', x.profile_id, 'competencyId', c.competency_id, 'expectation', x.expectation, 'example', x.example)) from (
      select distinct on (e.profile_id) e.profile_id, e.example, ${expectationSql} as expectation from expectation e left join person p on p.id = e.recorded_by
      where e.profile_id = any($3) and e.competency_id = c.competency_id and e.effective_from <= $4::date and e.recorded_at < $5
      order by e.profile_id, e.effective_from desc, e.recorded_at desc, e.id desc) x), '[]') as expectations` as const;
const competencySql = (also: '' | typeof alsoExpected): string => `
  select v.framework_id as "frameworkId", c.competency_id as "competencyId", c.name, c.has_levels or own.number is not null as "hasLevels", coalesce(own.number, 0) as "levelsVersion",
    case when c.has_levels then 'sheet' when own.number is not null then 'company' end as "levelsBy",
    case when c.has_levels then coalesce((select jsonb_agg(jsonb_build_object('level', s.level, 'text', s.statement) order by s.level) from level_statement s
              where s.framework_version_id = v.id and s.competency_id = c.competency_id), '[]') else coalesce(own.statements, '[]') end as statements${also}
  from (select distinct on (framework_id) id, framework_id from framework_version where framework_id = any($1)
      order by framework_id, $2::timestamptz is null or published_at <= $2 desc, case when $2 is null or published_at <= $2 then number else -number end desc) v
  join framework_version_competency c on c.framework_version_id = v.id
  left join lateral (select l.number, l.statements from company_levels l where l.competency_id = c.competency_id and ($2 is null or l.published_at <= $2) order by l.number desc limit 1) own on true
  order by v.framework_id, c.position`;

@Injectable()
export class CompetenciesQueries {
  constructor(private readonly db: Database) {}

  /** The competencies of frameworks in their newest version, in the order of the document; or, at an instant, in the version that was in force then (before there was any, in the first). */
  competenciesOf(frameworkIds: readonly string[], reader: Reader = this.db, at: Date | null = null): Promise<CompetencyRow[]> {
    return reader.query<CompetencyRow[]>(competencySql(''), [frameworkIds, at]);
  }

  /** The same, each with what these profiles expect of it on a day. One query. */
  competenciesExpected(of: { readonly frameworkIds: readonly string[]; readonly profileIds: readonly string[] }, day: string, knownBefore: Date, at: Date, reader: Reader = this.db): Promise<(CompetencyRow & { readonly expectations: readonly ExpectationRow[] })[]> {
    return reader.query<(CompetencyRow & { readonly expectations: readonly ExpectationRow[] })[]>(competencySql(alsoExpected), [of.frameworkIds, at, of.profileIds, day, knownBefore]);
  }

  /** The same without a word of them: which have levels. */
  scalesOf(frameworkIds: readonly string[], reader: Reader = this.db): Promise<Pick<CompetencyRow, 'frameworkId' | 'competencyId' | 'hasLevels'>[]> {
    return reader.query<Pick<CompetencyRow, 'frameworkId' | 'competencyId' | 'hasLevels'>[]>(`
      select v.framework_id as "frameworkId", c.competency_id as "competencyId", c.has_levels or exists (select from company_levels l where l.competency_id = c.competency_id) as "hasLevels"
      from (select distinct on (framework_id) id, framework_id from framework_version where framework_id = any($1) order by framework_id, number desc) v
      join framework_version_competency c on c.framework_version_id = v.id order by v.framework_id, c.position`, [frameworkIds]);
  }

  /** One competency in the newest version of its framework, or null. */
  async competency(competencyId: string, reader: Reader = this.db): Promise<CompetencyRow | null> {
    return (await this.named([competencyId], reader))[0] ?? null;
  }

  /** Competencies by their ids, each in the newest version of its framework; what is nowhere is left out. */
  async named(competencyIds: readonly string[], reader: Reader = this.db): Promise<CompetencyRow[]> {
    const frameworks = await reader.query<{ id: string }[]>('select distinct framework_id as id from competency where id = any($1)', [competencyIds]);
    return (await this.competenciesOf(frameworks.map((it) => it.id), reader)).filter((it) => competencyIds.includes(it.competencyId));
  }

  /** What profiles expected on a day, as known before an instant: per competency the newest expectation in force. */
  expectationsOf(profileIds: readonly string[], day: string, knownBefore: Date, reader: Reader = this.db): Promise<ExpectationRow[]> {
    return reader.query<ExpectationRow[]>(`
      select distinct on (e.profile_id, e.competency_id) e.profile_id as "profileId", e.competency_id as "competencyId", e.example, ${expectationSql} as expectation
      from expectation e left join person p on p.id = e.recorded_by
      where e.profile_id = any($1) and e.effective_from <= $2::date and e.recorded_at < $3
      order by e.profile_id, e.competency_id, e.effective_from desc, e.recorded_at desc, e.id desc`, [profileIds, day, knownBefore]);
  }

  /** The same for who counts levels: whose they are and why is left out. */
  async levelsExpectedOf(profileIds: readonly string[], day: string, knownBefore: Date, reader: Reader = this.db): Promise<Pick<ExpectationRow, 'profileId' | 'competencyId' | 'expectation' | 'example'>[]> {
    const rows = await reader.query<{ profileId: string; competencyId: string; kind: Expectation['kind']; level: Level | null }[]>(`
      select distinct on (e.profile_id, e.competency_id) e.profile_id as "profileId", e.competency_id as "competencyId", e.kind, e.level from expectation e
      where e.profile_id = any($1) and e.effective_from <= $2::date and e.recorded_at < $3
      order by e.profile_id, e.competency_id, e.effective_from desc, e.recorded_at desc, e.id desc`, [profileIds, day, knownBefore]);
    return rows.map(({ kind, level, ...it }) => ({ ...it, example: {}, expectation: level !== null ? { kind: 'known', level } : kind === 'notApplicable' ? { kind, reason: '' } : { kind: 'unspecified' } }));
  }

  frameworks(reader: Reader = this.db): Promise<{ id: string; name: Bilingual; kind: 'official' | 'company' }[]> {
    return reader.query(`select id, name, kind from framework order by kind, coalesce(name->>'fr', name->>'en') collate "fr-x-icu", id`);
  }

  /** Every framework with its competencies and what their levels say. */
  async catalogue(): Promise<Framework[]> {
    const frameworks = await this.frameworks();
    const competencies = await this.competenciesOf(frameworks.map((it) => it.id));
    return frameworks.map((framework) => ({
      ...framework, competencies: competencies.filter((it) => it.frameworkId === framework.id).map((it) => ({ id: it.competencyId, name: it.name, hasLevels: it.hasLevels, statements: [...it.statements] })),
    }));
  }

  async profiles(reader: Reader = this.db): Promise<ProfileLine[]> {
    return reader.query<ProfileLine[]>(`
      select p.id, p.title, p.kind, p.organisation, f.name as framework, (p.published_at at time zone palier_zone())::date::text as "publishedOn",
        (select count(*)::int from framework_version_competency c where c.framework_version_id = (select v.id from framework_version v where v.framework_id = p.framework_id order by v.number desc limit 1)) as competencies,
        (select count(*)::int from (select distinct on (e.competency_id) e.level from expectation e where e.profile_id = p.id
          order by e.competency_id, e.effective_from > palier_today(), case when e.effective_from > palier_today() then e.effective_from end, e.effective_from desc, e.recorded_at desc, e.id desc) now where now.level is not null) as expectations,
        (select count(distinct h.person_id)::int from profile_holding h left join profile_holding_end n on n.holding_id = h.id left join departure d on d.person_id = h.person_id
          where h.profile_id = p.id and h.from_on <= palier_today() and (n.until_on is null or n.until_on > palier_today()) and (d.left_on is null or d.left_on > palier_today())) as people
      from profile p join framework f on f.id = p.framework_id order by p.kind desc, coalesce(p.title->>'fr', p.title->>'en') collate "fr-x-icu", p.published_at desc, p.id`);
  }

  /** One profile with all it says; expectations those in force on a day (today by default), or the first to come. */
  async profile(profileId: string, day: string | null = null, reader: Reader = this.db): Promise<(Profile & { frameworkId: string }) | null> {
    const [row] = await reader.query<{ id: string; title: Bilingual; kind: 'official' | 'company'; organisation: Bilingual | null; frameworkId: string; framework: Bilingual; sections: Profile['sections']; disclaimer: string | null; basedOn: Profile['basedOn']; publishedOn: string; people: number; day: string }[]>(`
      select p.id, p.title, p.kind, p.organisation, p.framework_id as "frameworkId", f.name as framework, s.sections, s.disclaimer, (p.published_at at time zone palier_zone())::date::text as "publishedOn",
        case when b.id is not null then jsonb_build_object('id', b.id, 'title', b.title) end as "basedOn",
        greatest(coalesce($2::date, palier_today()), (select min(effective_from) from expectation e where e.profile_id = p.id))::text as day,
        (select count(distinct h.person_id)::int from profile_holding h left join profile_holding_end n on n.holding_id = h.id left join departure d on d.person_id = h.person_id
          where h.profile_id = p.id and h.from_on <= palier_today() and (n.until_on is null or n.until_on > palier_today()) and (d.left_on is null or d.left_on > palier_today())) as people
      from profile p join profile_said s on s.profile_id = p.id join framework f on f.id = p.framework_id left join profile b on b.id = p.based_on where p.id = $1`, [profileId, day]);
    if (row === undefined) return null;
    const competencies = await this.competenciesOf([row.frameworkId], reader);
    const expectations = new Map((await this.expectationsOf([profileId], row.day, new Date(8.64e15), reader)).map((it) => [it.competencyId, it]));
    const coming = await this.comingTo(profileId, row.day, reader);
    const levels = [...expectations.values()].flatMap(({ expectation }) => ('level' in expectation ? [expectation.level] : []));
    return {
      id: row.id, title: row.title, kind: row.kind, organisation: row.organisation, frameworkId: row.frameworkId, framework: row.framework, sections: row.sections, disclaimer: row.disclaimer, basedOn: row.basedOn, revisions: await this.revisionsOf(profileId, reader),
      publishedOn: row.publishedOn, people: row.people, competencies: competencies.length, expectations: levels.length, expectationSum: levels.reduce<number>((sum, it) => sum + it, 0),
      profileCompetencies: competencies.map((it) => ({
        competencyId: it.competencyId, name: it.name, hasLevels: it.hasLevels, levelsBy: it.levelsBy, levelsVersion: it.levelsVersion, coming: coming.filter((next) => next.competencyId === it.competencyId).map(({ from, expectation }) => ({ from, expectation })),
        expectation: expectations.get(it.competencyId)?.expectation ?? { kind: 'unspecified' }, example: expectations.get(it.competencyId)?.example ?? {}, statements: [...it.statements],
      })),
    };
  }

  /** What a profile will expect after a day, the nearest first. */
  private comingTo(profileId: string, day: string, reader: Reader): Promise<{ competencyId: string; from: string; expectation: Expectation }[]> {
    return reader.query(`
      select distinct on (e.competency_id, e.effective_from) e.competency_id as "competencyId", e.effective_from::text as "from", ${expectationSql} as expectation
      from expectation e left join person p on p.id = e.recorded_by where e.profile_id = $1 and e.effective_from > $2::date order by e.competency_id, e.effective_from, e.recorded_at desc, e.id desc`, [profileId, day]);
  }

  /** Who changed what a profile expects, when and why; the newest first. */
  revisionsOf(profileId: string, reader: Reader = this.db): Promise<Profile['revisions']> {
    return reader.query(`
      select r.number, r.effective_from::text as "from", r.reason, p.display_name as by, (r.recorded_at at time zone palier_zone())::date::text as "on"
      from profile_revision r left join person p on p.id = r.recorded_by where r.profile_id = $1 order by r.number desc`, [profileId]);
  }
}
