import { Injectable } from '@nestjs/common';
import type { Bilingual, EditionLine, LineDecision } from '@palier/contracts';
import { defaultCriteria, expectedLevel, levels, normaliseName, type Actor, type Level } from '@palier/domain';
import { takeLines, type JobSheet, type SheetCompetency } from '@palier/formats';
import { audit, Database, newId, Refusal, type Tx } from '#platform';
import { CompetenciesQueries, type CompetencyRow } from './competencies.queries.js';
import { competencyOf, EditionsQueries, type EditionRow } from './editions.queries.js';
import { lockForEdit } from './lock-for-edit.js';
import { sectionsOf } from './sheet-sections.js';

interface Wish { readonly effectiveFrom: string; readonly reason: string; readonly decisions: readonly { readonly line: string; readonly is: LineDecision; readonly conflict: boolean }[] }
interface Step { readonly row: EditionRow; readonly before: JobSheet; readonly after: JobSheet; /** The competency that each name stands for after this step. */ readonly ids: Map<string, string>; readonly competencies: readonly CompetencyRow[] }
/** What changes of an expectation; what is undefined stays. */
interface Changed { readonly kind: 'known' | 'company'; readonly level?: Level | null; readonly example?: Bilingual; readonly reason: string }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lines of an edition are taken or left, all that are named at once. Words hold from now on, in a new version; levels are expected from the day given, never an earlier one; what people proved stays. */
@Injectable()
export class DecideLines {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly editions: EditionsQueries) {}

  run(by: Actor, editionId: string, wish: Wish): Promise<{ id: string; open: number }> {
    return this.db.transaction(async (tx) => {
      const found = await this.editions.row(editionId, tx);
      if (found === null) throw new Refusal('thing.not-found');
      await lockForEdit(tx, found.profile.id);
      const row = (await this.editions.row(editionId, tx)) ?? found;
      if (!row.newest) throw new Refusal('edition.superseded');
      const [today] = await tx.query<{ past: boolean }[]>('select $1::date < palier_today() as past', [wish.effectiveFrom]);
      if (today?.past !== false) throw new Refusal('edition.day-is-past');
      const decided = wished(await this.editions.linesOf(row, tx), wish);
      if (decided.length > 0) await this.apply(tx, by, row, decided, wish);
      const open = new Set([...row.decisions.map((it) => it.line), ...decided.map((it) => it.line.key)]);
      return { id: editionId, open: row.lines.length - open.size };
    });
  }

  private async apply(tx: Tx, by: Actor, row: EditionRow, decided: readonly { readonly line: EditionLine; readonly is: LineDecision }[], { effectiveFrom, reason }: Wish): Promise<void> {
    const takenBefore = new Set(row.decisions.filter((it) => it.is !== 'left').map((it) => it.line));
    const takenNow = new Set([...takenBefore, ...decided.filter((it) => it.is !== 'left').map((it) => it.line.key)]);
    const competencies = await this.competencies.competenciesOf([row.frameworkId], tx);
    const [before, after] = [takeLines(row.base, row.next, takenBefore), takeLines(row.base, row.next, takenNow)];
    const step: Step = { row, before, after, ids: idsOf(row, competencies, takenBefore, takenNow), competencies };
    const wording = (it: JobSheet) => it.competencies.map(({ name, levels: its }) => ({ name, levels: its }));
    if (!same(wording(before), wording(after))) await this.newVersion(tx, by, step);
    await this.expectAnew(tx, by, step, effectiveFrom, reason);
    for (const { line, is } of decided) if (is === 'followed') await this.follow(tx, by, step, line, effectiveFrom, reason);
    if (!same([sectionsOf(before), before.disclaimer], [sectionsOf(after), after.disclaimer])) {
      await tx.query(`
        insert into profile_wording (profile_id, number, edition_id, sections, disclaimer, published_at, published_by)
        values ($1, (select coalesce(max(number), 0) + 1 from profile_wording where profile_id = $1), $2, $3, $4, palier_now(), $5)`, [row.profile.id, row.id, JSON.stringify(sectionsOf(after)), after.disclaimer, by.personId]);
    }
    for (const { line, is } of decided) await tx.query('insert into sheet_line_decision (id, edition_id, line, decision, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [newId(), row.id, line.key, is, effectiveFrom, by.personId]);
    await audit(tx, by.personId, 'sheet.decide', row.profile.id, { taken: decided.filter((it) => it.is !== 'left').length, left: decided.filter((it) => it.is === 'left').length, from: effectiveFrom });
  }

  /** The framework in its next version: each competency keeps its identity under another name, and one that comes back is the one that it was. */
  private async newVersion(tx: Tx, by: Actor, { row, before, after, ids, competencies }: Step): Promise<void> {
    const versionId = newId();
    await tx.query('insert into framework_version (id, framework_id, number, job_sheet_id, published_at, published_by) values ($1, $2, (select max(number) + 1 from framework_version where framework_id = $2), $3, palier_now(), $4)', [versionId, row.frameworkId, row.jobSheetId, by.personId]);
    for (const [position, it] of after.competencies.entries()) {
      const id = ids.get(normaliseName(it.name)) ?? (await this.identity(tx, row.frameworkId, it, new Set(ids.values())));
      ids.set(normaliseName(it.name), id);
      const known = competencies.find((one) => one.competencyId === id);
      const was = known === undefined ? undefined : before.competencies.find((one) => normaliseName(one.name) === normaliseName(known.name.fr ?? known.name.en ?? ''));
      await tx.query('insert into framework_version_competency (framework_version_id, competency_id, position, name, has_levels) values ($1, $2, $3, $4, $5)', [versionId, id, position, JSON.stringify(was?.name === it.name ? known?.name : { fr: it.name }), it.levels.length > 0]);
      if (it.levels.length === 0) continue;
      for (const level of levels) {
        const words = it.levels.find((one) => one.level === level)?.statement ?? '';
        const kept = known?.levelsBy === 'sheet' && was?.levels.find((one) => one.level === level)?.statement === words ? known.statements.find((one) => one.level === level)?.text : undefined;
        await tx.query('insert into level_statement (framework_version_id, competency_id, level, statement) values ($1, $2, $3, $4)', [versionId, id, level, JSON.stringify(kept ?? { fr: words })]);
        await tx.query(`
          insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by) select $1, $2, $3, 1, $4, palier_now(), $5 where not exists (select from criterion_version where competency_id = $2 and level = $3)`,
          [newId(), id, level, JSON.stringify(defaultCriteria[level]), by.personId]);
      }
    }
    await audit(tx, by.personId, 'framework.publish', row.frameworkId, { competencies: after.competencies.length });
  }

  private async identity(tx: Tx, frameworkId: string, it: SheetCompetency, inUse: ReadonlySet<string>): Promise<string> {
    const name = normaliseName(it.name);
    const [there] = await tx.query<{ id: string }[]>('select id from competency where framework_id = $1 and normalised_name = $2', [frameworkId, name]);
    if (there !== undefined && inUse.has(there.id)) throw new Refusal('edition.name-in-use', { name: it.name });
    if (there !== undefined) return there.id;
    const id = newId();
    await tx.query('insert into competency (id, framework_id, normalised_name) values ($1, $2, $3)', [id, frameworkId, name]);
    return id;
  }

  private async expectAnew(tx: Tx, by: Actor, { row, before, after, ids, competencies }: Step, from: string, reason: string): Promise<void> {
    const byId = (it: JobSheet, idOf: (name: string) => string | undefined) => new Map(it.competencies.flatMap((one) => { const id = idOf(normaliseName(one.name)); return id === undefined ? [] : [[id, one] as const]; }));
    const named = new Map(competencies.map((it) => [normaliseName(it.name.fr ?? it.name.en ?? ''), it.competencyId]));
    const [were, are] = [byId(before, (name) => named.get(name)), byId(after, (name) => ids.get(name))];
    const changes = [...new Set([...were.keys(), ...are.keys()])].flatMap((id): [string, Changed][] => {
      const [was, is] = [were.get(id), are.get(id)];
      const level = was?.expected === is?.expected && was !== undefined ? {} : { level: is?.expected ?? null };
      const example = is === undefined || was?.example === is.example ? {} : { example: { fr: is.example } };
      return same({ ...level, ...example }, {}) || (is === undefined && was?.expected === null) ? [] : [[id, { kind: 'known', reason: '', ...level, ...example }]];
    });
    if (changes.length > 0) await this.expect(tx, by, row.profile.id, changes, from, reason);
  }

  /** The company's own profiles expect from that day what the sheet expects. */
  private async follow(tx: Tx, by: Actor, { row, after, ids, competencies }: Step, line: EditionLine, from: string, reason: string): Promise<void> {
    const competencyId = competencyOf(competencies, row, line)?.competencyId;
    if (competencyId === undefined) return;
    const level = after.competencies.find((it) => ids.get(normaliseName(it.name)) === competencyId)?.expected ?? null;
    for (const { profileId } of line.rivals) await this.expect(tx, by, profileId, [[competencyId, { kind: 'company', level, reason }]], from, reason);
  }

  /** From a day on, and on every later day on which something else was to be expected. */
  private async expect(tx: Tx, by: Actor, profileId: string, changes: readonly (readonly [string, Changed])[], from: string, reason: string): Promise<void> {
    await tx.query('insert into profile_revision (profile_id, number, effective_from, reason, recorded_at, recorded_by) values ($1, (select coalesce(max(number), 0) + 1 from profile_revision where profile_id = $1), $2, $3, palier_now(), $4)', [profileId, from, reason, by.personId]);
    const coming = await tx.query<{ competencyId: string; day: string }[]>('select distinct competency_id as "competencyId", effective_from::text as day from expectation where profile_id = $1 and effective_from > $2::date', [profileId, from]);
    for (const [competencyId, it] of changes) {
      for (const day of [from, ...coming.filter((one) => one.competencyId === competencyId).map((one) => one.day)]) {
        const now = (await this.competencies.expectationsOf([profileId], day, new Date(8.64e15), tx)).find((one) => one.competencyId === competencyId);
        const level = it.level === undefined ? expectedLevel(now?.expectation ?? { kind: 'unspecified' }) : it.level;
        await tx.query('insert into expectation (id, profile_id, competency_id, kind, level, reason, example, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, palier_now(), $9)',
          [newId(), profileId, competencyId, level === null ? 'unspecified' : it.kind, level, level === null ? '' : it.reason, JSON.stringify(it.example ?? now?.example ?? {}), day, by.personId]);
      }
    }
  }
}

/** What is decided that was not before. @throws where a line is unknown, was taken already, or is a conflict that was not seen as one (or is none any more). */
function wished(lines: readonly EditionLine[], { decisions }: Wish): { readonly line: EditionLine; readonly is: LineDecision }[] {
  return [...new Map(decisions.map((it) => [it.line, it])).values()].flatMap(({ line: key, is, conflict }) => {
    const line = lines.find((it) => it.key === key);
    if (line === undefined) throw new Refusal('thing.not-found');
    if (line.decision?.is === is) return [];
    if (line.decision !== null && line.decision.is !== 'left') throw new Refusal('edition.taken-already', { by: line.decision.by, on: line.decision.on });
    if (conflict !== (line.rivals.length > 0 || line.ownLevels)) throw new Refusal('edition.conflict-meanwhile');
    return [{ line, is: is === 'followed' && line.rivals.length === 0 ? 'taken' : is }];
  });
}

/** Which competency of the framework each name will stand for; those of which nothing is known yet are missing. */
function idsOf(row: EditionRow, competencies: readonly CompetencyRow[], takenBefore: ReadonlySet<string>, takenNow: ReadonlySet<string>): Map<string, string> {
  const named = new Map(competencies.map((it) => [normaliseName(it.name.fr ?? it.name.en ?? ''), it.competencyId]));
  const nameOf = (it: SheetCompetency, taken: ReadonlySet<string>): string => { const line = row.lines.find((one) => one.kind === 'competencyRenamed' && one.competency === it.name); return normaliseName(line !== undefined && taken.has(line.key) ? (line.after ?? it.name) : it.name); };
  const added = row.lines.filter((it) => it.kind === 'competencyAdded' && takenBefore.has(it.key)).map((it) => normaliseName(it.competency ?? ''));
  const gone = new Set(row.lines.filter((it) => it.kind === 'competencyRemoved' && takenNow.has(it.key)).map((it) => it.competency));
  return new Map([
    ...row.base.competencies.filter((it) => !gone.has(it.name)).map((it) => [nameOf(it, takenNow), named.get(nameOf(it, takenBefore))] as const), ...added.map((name) => [name, named.get(name)] as const),
  ].flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}
