import { Injectable } from '@nestjs/common';
import type { CellRenewalRule } from '@palier/contracts';
import { dayOf, deedOf, endingDays, endsOf, expectedLevel, newsDays, plusDays, usualWindow, type Ends, type EvidenceSource, type Level, type ProofDeed, type RenewalWindow } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { Database, type Reader } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { expectedOf } from './expected.js';
import { StandingQueries } from './standing.queries.js';

interface Row { readonly id: string; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly validUntil: Date; readonly zone: string; readonly kinds: EvidenceSource['kind'][]; readonly certificates: string[]; readonly window: RenewalWindow | null; readonly waits: boolean }
/** A level that a profile asks of somebody, whose proof ends by itself and may be renewed by now, or ended lately. */
export interface EndingProof extends Ends { /** Of the evidence that ends. */ readonly id: string; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly does: ProofDeed; /** It was handed in or asked for, and waits for whoever answers. */ readonly waits: boolean; /** Those that the paper is one of. */ readonly certificates: readonly string[] }

/** No window of so many working days, whatever somebody is away, opens earlier than that before its end. */
const horizonDays = 400;
/** What was carried over is asked for when its person is told of it. */
const untilConfirmed: RenewalWindow = { unit: 'days', days: endingDays };
/** Absences so long before an end may move the day on which it is due. */
const lookBack = 60;

@Injectable()
export class EndingsQueries {
  constructor(private readonly db: Database, private readonly standings: StandingQueries, private readonly competencies: CompetenciesQueries, private readonly workdays: WorkdaysQueries) {}

  /** What of everybody or of these people is to be renewed by now. One query where nothing ends, seven otherwise, whatever their number. */
  async open(personIds: readonly string[] | null, reader: Reader = this.db): Promise<EndingProof[]> {
    const rows = await this.rows(personIds, reader);
    const people = [...new Set(rows.map((it) => it.personId))];
    if (people.length === 0) return [];
    const moment = await this.standings.moment({}, reader);
    const holdings = Map.groupBy(await this.standings.holdings(moment, people, reader), (it) => it.personId);
    const expectations = Map.groupBy(await this.competencies.expectationsOf([...new Set([...holdings.values()].flat().map((it) => it.profileId))], moment.day, moment.knownBefore, reader), (it) => it.competencyId);
    const asked = rows.filter((it) => it.level <= (expectedLevel(expectedOf(it.competencyId, holdings.get(it.personId) ?? [], expectations.get(it.competencyId) ?? []).expectation) ?? 0)).map((it) => ({ ...it, until: dayOf(it.validUntil.getTime() - 1, it.zone) }));
    const days = await this.workdays.daysOf(new Map([...Map.groupBy(asked, (it) => it.personId)].map(([id, own]) => [id, plusDays(own.reduce((least, it) => (it.until < least ? it.until : least), moment.day), -lookBack)])), reader);
    return asked.flatMap(({ id, personId, competencyId, level, until, kinds, window, waits, certificates }) => {
      const own = days.get(personId);
      const does = deedOf(kinds);
      const ends = own === undefined ? null : endsOf(until, does === 'confirm' ? untilConfirmed : (window ?? usualWindow), own, own.today);
      return ends === null || ends.state === 'valid' ? [] : [{ id, personId, competencyId, level, does, waits, certificates, ...ends }];
    });
  }

  /** What HR said last of each level of a competency: how long its signatures hold, and how long before an end it is asked for again. One query. */
  rulesOf(competencyId: string): Promise<(CellRenewalRule & { readonly level: Level })[]> {
    return this.db.query<(CellRenewalRule & { level: Level })[]>(`
      select distinct on (r.level) r.level, r.months, jsonb_build_object('unit', r.window_unit, 'days', r.window_days) as "window", w.words as reason, p.display_name as by, (r.recorded_at at time zone palier_zone())::date::text as "on"
      from cell_renewal_rule r join fact_text w on w.id = r.reason_id join person p on p.id = r.recorded_by where r.competency_id = $1 order by r.level, r.recorded_at desc, r.id desc`, [competencyId]);
  }

  /** The last interval of each cell that ends by the end of its evidence: neither by what suspends it, nor taken over by another. */
  private rows(personIds: readonly string[] | null, reader: Reader): Promise<Row[]> {
    return reader.query<Row[]>(`
      with clock as (select palier_now() as now, palier_today() as today, palier_zone() as zone)
      select (array_agg(e.id order by e.id))[1] as id, s.person_id as "personId", s.competency_id as "competencyId", s.level, s.valid_until as "validUntil", clock.zone, array_agg(distinct e.kind) as kinds, coalesce(array_agg(distinct z.certificate_id) filter (where z.certificate_id is not null), '{}') as certificates, w.window,
        exists (select from open_sign_off_request o where o.person_id = s.person_id and o.competency_id = s.competency_id and o.level >= s.level)
          or exists (select from piece i where i.person_id = s.person_id and i.competency_id = s.competency_id and i.level = s.level and i.kind <> 'external' and not exists (select from piece_review v where v.piece_id = i.id) and not exists (select from piece_withdrawal v where v.piece_id = i.id)) as waits
      from clock cross join standing s cross join lateral jsonb_array_elements_text(s.because) b(id) join evidence e on e.id = b.id::uuid and e.valid_until = s.valid_until left join piece z on z.id = e.piece_id left join departure d on d.person_id = s.person_id
      left join lateral (select jsonb_build_object('unit', r.window_unit, 'days', r.window_days) as "window" from cell_renewal_rule r where r.competency_id = s.competency_id and r.level = s.level order by r.recorded_at desc, r.id desc limit 1) w on true
      where s.known_until is null and s.valid_until > clock.now - make_interval(days => $2) and s.valid_until <= clock.now + make_interval(days => $3) and ($1::uuid[] is null or s.person_id = any($1)) and (d.left_on is null or d.left_on > clock.today)
        and not exists (select from standing n where n.person_id = s.person_id and n.competency_id = s.competency_id and n.level = s.level and n.known_until is null and (n.valid_until is null or n.valid_until > s.valid_until))
      group by s.person_id, s.competency_id, s.level, s.valid_until, clock.zone, w.window order by s.valid_until, 2, 3, 4`, [personIds, newsDays, horizonDays]);
  }
}
