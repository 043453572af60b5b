import { Injectable } from '@nestjs/common';
import type { Bilingual, Edition, EditionLine } from '@palier/contracts';
import { normaliseName, type Level } from '@palier/domain';
import type { EditionLine as FoundLine, JobSheet } from '@palier/formats';
import { Database, type Reader } from '#platform';
import { CompetenciesQueries, type CompetencyRow } from './competencies.queries.js';

interface Head { readonly id: string; readonly profile: { readonly id: string; readonly title: Bilingual }; readonly importedOn: string; readonly by: string; readonly open: number }
export interface EditionRow extends Head { readonly frameworkId: string; readonly jobSheetId: string; readonly newest: boolean; readonly base: JobSheet; readonly next: JobSheet; readonly lines: readonly FoundLine[]; readonly decisions: readonly (NonNullable<EditionLine['decision']> & { readonly line: string })[] }

/** Kinds of difference that touch what a company may expect of its own. */
const touchesExpectations: readonly string[] = ['expectedChanged', 'levelsTaken', 'competencyRemoved'];
const headSql = `e.id, jsonb_build_object('id', p.id, 'title', p.title) as profile, (e.recorded_at at time zone palier_zone())::date::text as "importedOn", h.display_name as by,
  jsonb_array_length(e.lines) - (select count(distinct d.line)::int from sheet_line_decision d where d.edition_id = e.id) as open`;

@Injectable()
export class EditionsQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  /** The newest edition of each sheet, where something of it waits. */
  waiting(): Promise<Head[]> {
    return this.db.query<Head[]>(`
      select * from (select distinct on (e.profile_id) e.recorded_at, ${headSql} from sheet_edition e join profile p on p.id = e.profile_id join person h on h.id = e.recorded_by order by e.profile_id, e.number desc) it where it.open > 0 order by it.recorded_at, it.id`);
  }

  async row(editionId: string, reader: Reader = this.db): Promise<EditionRow | null> {
    const [row] = await reader.query<EditionRow[]>(`
      select ${headSql}, p.framework_id as "frameworkId", e.job_sheet_id as "jobSheetId", not exists (select from sheet_edition x where x.profile_id = e.profile_id and x.number > e.number) as newest, e.base, s.sheet as next, e.lines,
        coalesce((select jsonb_agg(jsonb_build_object('line', d.line, 'is', d.decision, 'by', w.display_name, 'on', (d.recorded_at at time zone palier_zone())::date, 'from', d.effective_from)) from (select distinct on (line) * from sheet_line_decision x where x.edition_id = e.id order by line, recorded_at desc, id desc) d join person w on w.id = d.recorded_by), '[]') as decisions
      from sheet_edition e join profile p on p.id = e.profile_id join job_sheet s on s.id = e.job_sheet_id join person h on h.id = e.recorded_by where e.id = $1`, [editionId]);
    return row ?? null;
  }

  async edition(editionId: string): Promise<Edition | null> {
    const row = await this.row(editionId);
    if (row === null) return null;
    return { id: row.id, profile: row.profile, importedOn: row.importedOn, by: row.by, open: row.open, newest: row.newest, lines: await this.linesOf(row) };
  }

  /** Every difference with what the company decided of its own about the same thing, as it stands now. */
  async linesOf(row: EditionRow, reader: Reader = this.db): Promise<EditionLine[]> {
    const competencies = await this.competencies.competenciesOf([row.frameworkId], reader);
    const rivals = await reader.query<{ competencyId: string; profileId: string; title: Bilingual; level: Level }[]>(`
      select distinct on (p.id, e.competency_id) e.competency_id as "competencyId", p.id as "profileId", p.title, e.level
      from profile p join expectation e on e.profile_id = p.id where p.framework_id = $1 and p.kind = 'company' and e.kind = 'company'
        and not exists (select from expectation x where x.profile_id = p.id and x.competency_id = e.competency_id and (x.effective_from, x.recorded_at, x.id) > (e.effective_from, e.recorded_at, e.id))
      order by p.id, e.competency_id, e.effective_from desc, e.recorded_at desc`, [row.frameworkId]);
    return row.lines.map((line) => {
      const decision = row.decisions.find((it) => it.line === line.key);
      const competency = competencyOf(competencies, row, line);
      const next = row.next.competencies.find((it) => normaliseName(it.name) === normaliseName(line.competency ?? ''));
      return {
        ...line, expected: line.kind === 'competencyAdded' || line.kind === 'levelsGiven' ? (next?.expected ?? null) : null,
        rivals: competency === null || !touchesExpectations.includes(line.kind) ? [] : rivals.filter((it) => it.competencyId === competency.competencyId).map(({ profileId, title, level }) => ({ profileId, title, level })),
        ownLevels: line.kind === 'levelsGiven' && competency?.levelsBy === 'company',
        decision: decision === undefined ? null : { is: decision.is, by: decision.by, on: decision.on, from: decision.from },
      };
    });
  }
}

/** The competency of the framework that a line speaks of: by the name that it has there now, which a line taken before may have changed. */
export function competencyOf(competencies: readonly CompetencyRow[], row: Pick<EditionRow, 'lines' | 'decisions'>, line: Pick<FoundLine, 'kind' | 'competency'>): CompetencyRow | null {
  if (line.competency === null || line.kind === 'competencyAdded') return null;
  const renamed = row.lines.find((it) => it.kind === 'competencyRenamed' && it.competency === line.competency && row.decisions.some((one) => one.line === it.key && one.is !== 'left'));
  const name = normaliseName(renamed?.after ?? line.competency);
  return competencies.find((it) => normaliseName(it.name.fr ?? it.name.en ?? '') === name) ?? null;
}
