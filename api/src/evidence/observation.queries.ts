import { Injectable } from '@nestjs/common';
import type { Observable, OpinionLink, SignOffLine } from '@palier/contracts';
import { can, dayOf, expectedLevel, levels, nextFirst, openDispute, signaturesOf, standingOf, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { ProjectStandings } from './project-standings.js';
import { mayContest, newestOpinion } from './second-opinion.queries.js';
import { StandingQueries } from './standing.queries.js';

interface RequestRow { id: string; competencyId: string; level: Level; note: string | null; askedAt: Date }
interface LineRow { id: string; decision: 'confirmed' | 'refused'; levels: Level[]; by: string; raterId: string; at: Date; words: string; reference: string | null; requestId: string | null; withdrawnBy: string | null; withdrawnAt: Date | null; withdrawnBecause: string | null; opinion: OpinionLink | null; drawn: boolean }

@Injectable()
export class ObservationQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly facts: ProjectStandings, private readonly looks: RecordLook) {}

  /** What a rater may sign for somebody today, level by level: held or not, and whose signature is missing. What is expected next comes first. */
  async observable(actor: Actor, personId: string): Promise<Observable> {
    require(actor, 'sign-off.observe', personId);
    const name = await this.people.nameOf(personId);
    if (name === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.observe', personId);
    const moment = await this.standings.moment({});
    const holdings = await this.standings.holdings(moment, personId);
    const rows = (await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))])).filter((it) => it.hasLevels);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const { evidence, revocations, disputes } = await this.facts.factsOf(personId);
    const ruleOf = await this.facts.rulesFor(rows.flatMap(({ competencyId }) => levels.map((level) => ({ competencyId, level }))));
    const requests = await this.db.query<RequestRow[]>('select r.id, r.competency_id as "competencyId", r.level, n.words as note, r.recorded_at as "askedAt" from open_sign_off_request r left join fact_text n on n.id = r.note_id where r.person_id = $1', [personId]);

    const items = rows.map((row) => {
      const rule = (level: Level) => ruleOf({ competencyId: row.competencyId, level });
      const standing = standingOf({ competencyId: row.competencyId, criteria: { 1: rule(1), 2: rule(2), 3: rule(3), 4: rule(4) }, evidence, revocations, disputes, at: moment.at.getTime() });
      const { expectation, example } = expectedOf(row.competencyId, holdings, expectations);
      return { row, example, expected: expectedLevel(expectation), held: standing.level, cells: standing.levels.map((it) => ({ ...it, signatures: signaturesOf(it.proof, actor.personId) })) };
    });
    const names = await this.people.namesOf(items.flatMap((it) => it.cells.flatMap((cell) => cell.signatures?.signed.map((sign) => sign.raterId) ?? [])));
    const [newest] = await this.db.query<{ at: Date | null }[]>('select greatest((select max(recorded_at) from sign_off where person_id = $1), (select max(recorded_at) from sign_off_withdrawal where person_id = $1)) as at', [personId]);
    return {
      person: { id: personId, name }, seen: newest?.at?.toISOString() ?? null,
      competencies: nextFirst(items).map(({ row, example, expected, held, cells }) => {
        const request = requests.find((it) => it.competencyId === row.competencyId);
        return {
          competencyId: row.competencyId, name: row.name, held, expected, example,
          request: request === undefined ? null : { id: request.id, level: request.level, note: request.note, askedAt: request.askedAt.toISOString() },
          levels: row.statements.map(({ level, text }) => {
            const cell = cells[level - 1];
            const signatures = cell?.signatures ?? null;
            return {
              level, text, held: cell?.status === 'held', carriedOverUntil: cell?.carriedOverUntil == null ? null : dayOf(cell.carriedOverUntil - 1, moment.zone), disputed: openDispute(disputes, revocations, { competencyId: row.competencyId, level })?.id ?? null,
              signatures: signatures === null ? null : { needed: signatures.needed, signed: signatures.signed.map((it) => names.get(it.raterId) ?? ''), mine: signatures.byRater, missing: signatures.missing, missingAfter: signatures.missingAfter },
            };
          }),
        };
      }),
    };
  }

  /** Every signature about one competency of somebody, the newest first, with what became of it. */
  async signOffs(actor: Actor, personId: string, competencyId: string, asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }): Promise<SignOffLine[]> {
    require(actor, 'sign-off.read', personId);
    const name = await this.people.nameOf(personId);
    const [competency] = await this.competencies.named([competencyId]);
    if (name === null || competency === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.sign-off', personId);
    const moment = await this.standings.moment(asked);
    const rows = await this.db.query<LineRow[]>(`
      select s.id, s.decision, array(select e.level from evidence e where e.sign_off_id = s.id order by 1) as levels, q.display_name as by, s.rater_id as "raterId", s.occurred_at as at, t.words, f.words as reference, s.request_id as "requestId",
        wp.display_name as "withdrawnBy", w.recorded_at as "withdrawnAt", wt.words as "withdrawnBecause", ${newestOpinion} as opinion, exists (select from rating_draw d where d.sign_off_id = s.id) as drawn
      from sign_off s join person q on q.id = s.rater_id join fact_text t on t.id = s.words_id left join observation o on o.id = s.observation_id left join fact_text f on f.id = o.reference_id
      left join sign_off_withdrawal w on w.sign_off_id = s.id and w.recorded_at < $4 left join person wp on wp.id = w.recorded_by left join fact_text wt on wt.id = w.reason_id
      where s.person_id = $1 and s.competency_id = $2 and s.occurred_at <= $3 and s.recorded_at < $4 order by s.occurred_at desc, s.id desc`, [personId, competencyId, moment.at, moment.knownBefore]);
    return rows.map(({ raterId, at, withdrawnBy, withdrawnAt, withdrawnBecause, ...row }) => ({
      ...row, at: at.toISOString(),
      withdrawn: withdrawnAt === null ? null : { by: withdrawnBy ?? '', at: withdrawnAt.toISOString(), reason: withdrawnBecause ?? '' },
      mayContest: mayContest(actor, personId, row.decision === 'refused' || withdrawnAt !== null, row.opinion),
      mayWithdraw: row.decision === 'confirmed' && withdrawnAt === null && raterId === actor.personId && can(actor, 'sign-off.withdraw', { personId }),
    }));
  }
}
