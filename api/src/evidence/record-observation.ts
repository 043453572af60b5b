import { Injectable } from '@nestjs/common';
import { cellKey, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { SignLevels } from './sign-levels.js';

export interface NewObservation {
  readonly id: string;
  readonly observed: string;
  /** A ticket number or the like; blank where there is none. */
  readonly reference: string;
  /** The newest signature about this person that the rater knew of. */
  readonly seen: string | null;
  readonly competencies: readonly { readonly competencyId: string; readonly levels: readonly Level[] }[];
}

/** A rater writes down one observed fact and confirms what it shows, asked or not: several levels of several competencies, in one transaction. Open requests about them are answered by it. */
@Injectable()
export class RecordObservation {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly signs: SignLevels, private readonly jobs: Jobs) {}

  run(by: Actor, personId: string, wish: NewObservation): Promise<{ id: string }> {
    require(by, 'sign-off.observe', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      if (await this.keptBefore(tx, by, personId, wish)) return { id: wish.id };
      const ids = wish.competencies.map((it) => it.competencyId);
      const found = await this.competencies.named(ids, tx);
      if (found.length < ids.length) throw new Refusal('thing.not-found');
      if (found.some((it) => !it.hasLevels)) throw new Refusal('sign-off.level-has-no-statement');
      await refuseUnseen(tx, personId, ids, wish.seen);

      await this.within(tx, by, personId, at, wish);
      await audit(tx, by.personId, 'sign-off.observe', personId, { observationId: wish.id, competencies: wish.competencies });
      await this.jobs.announce(tx, 'sign-off.observe', wish.id);
      return { id: wish.id };
    });
  }

  /** Writes the observation, its signatures and what they answer. Within the caller's transaction, after it took `at` for this person and asked the policy. */
  async within(tx: Tx, by: Actor, personId: string, at: Date, it: Omit<NewObservation, 'seen'>): Promise<void> {
    const requests = await tx.query<{ id: string; competencyId: string }[]>('select id, competency_id as "competencyId" from open_sign_off_request where person_id = $1 and competency_id = any($2)', [personId, it.competencies.map((one) => one.competencyId)]);
    const wordsId = await keepText(tx, it.observed, at);
    const referenceId = it.reference.trim() === '' ? null : await keepText(tx, it.reference, at);
    await tx.query('insert into observation (id, person_id, rater_id, words_id, reference_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [it.id, personId, by.personId, wordsId, referenceId, at]);
    await this.signs.within(tx, by, personId, at, wordsId, it.competencies.map((one) => ({ ...one, requestId: requests.find((request) => request.competencyId === one.competencyId)?.id ?? null, observationId: it.id })));
  }

  /** The same observation sent again, after an answer that got lost. @throws where the id means another one. */
  private async keptBefore(tx: Tx, by: Actor, personId: string, wish: NewObservation): Promise<boolean> {
    const [same] = await tx.query<{ personId: string; raterId: string; words: Buffer; reference: Buffer | null; cells: string[] }[]>(`
      select o.person_id as "personId", o.rater_id as "raterId", w.sha256 as words, r.sha256 as reference, array(select e.competency_id || '/' || e.level from evidence e join sign_off s on s.id = e.sign_off_id where s.observation_id = o.id) as cells
      from observation o join fact_text w on w.id = o.words_id left join fact_text r on r.id = o.reference_id where o.id = $1`, [wish.id]);
    if (same === undefined) return false;
    const cells = [...new Set(wish.competencies.flatMap(({ competencyId, levels }) => levels.map((level) => cellKey({ competencyId, level }))))];
    const said = (words: Buffer | null): string => words?.toString('hex') ?? '';
    const wished = (words: string): string => (words.trim() === '' ? '' : sha256(words).toString('hex'));
    if (same.personId === personId && same.raterId === by.personId && said(same.words) === wished(wish.observed) && said(same.reference) === wished(wish.reference) && [...same.cells].sort().join() === cells.sort().join()) return true;
    throw new Refusal('id.taken');
  }
}

/** Two raters at one time: what somebody signed or took back since the page was read is looked at first. */
async function refuseUnseen(tx: Tx, personId: string, competencyIds: readonly string[], seen: string | null): Promise<void> {
  const [newer] = await tx.query<{ by: string }[]>(`
    select p.display_name as by from (
      select s.rater_id as by, s.recorded_at as at from sign_off s where s.person_id = $1 and s.competency_id = any($2)
      union all select w.recorded_by, w.recorded_at from sign_off_withdrawal w join sign_off s on s.id = w.sign_off_id where s.person_id = $1 and s.competency_id = any($2)) it
    join person p on p.id = it.by where it.at > coalesce($3::timestamptz, '-infinity') order by it.at desc limit 1`, [personId, competencyIds, seen]);
  if (newer !== undefined) throw new Refusal('sign-off.signed-meanwhile', { by: newer.by });
}
