import { Injectable } from '@nestjs/common';
import type { CampaignMovePreview } from '@palier/contracts';
import { can, fitsInto, personMove, reachesEveryone, saidOnceMoved, type Actor, type PersonMove } from '@palier/domain';
import { AssignmentsQueries } from '#assignments';
import { Database, type Reader } from '#platform';
import { CurrencyQueries } from '#releases';
import { RecordLook } from '#trust';
import { daysLeftOf, WorkdaysQueries } from '#workdays';
import { CampaignsQueries, isLeft, type Standing } from './campaigns.queries.js';
import { dayOffOf, hasTimeOff, noDays } from './pace.js';

/** A campaign that moves, with whoever has something open in it. */
export interface Moving { readonly id: string; readonly from: string; readonly to: string; readonly open: readonly Standing[] }

export const noLines: Pick<CampaignMovePreview, 'lines' | 'tight' | 'dayOff'> = { tight: 0, dayOff: null, lines: [] };

/** Most people that one campaign of a preview names. */
const most = 100;

/** By when each person is to do what is open, once the days of campaigns move: theirs before and after, and whether the new one is realistic. */
@Injectable()
export class DaysAhead {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly currency: CurrencyQueries, private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  /** The days of everybody of whom something is open, by campaign: each of theirs is their last working day until the one that is said. What a campaign counts on moves where the one moves that asks it. Four queries. */
  async of(moving: readonly Moving[], reader: Reader = this.db): Promise<Map<string, PersonMove[]>> {
    const left = moving.flatMap((move) => move.open.flatMap((it) => it.steps.filter(isLeft).map((step) => ({ move, assignmentId: step.assignmentId, elsewhere: step.elsewhere }))));
    const askedBy = new Map(left.filter((it) => !it.elsewhere).map((it) => [it.assignmentId, it.move]));
    const dues = new Map((await this.assignments.dues([...new Set(left.map((it) => it.assignmentId))], reader)).map((it) => [it.id, it]));
    const said = new Map([...dues.values()].map((it) => [it.id, saidOnceMoved({ ...it, move: askedBy.get(it.id) ?? null })]));
    const asked = [...new Map(moving.flatMap((move) => move.open.flatMap(({ personId, steps }) => steps.filter(isLeft).flatMap(({ assignmentId }) => {
      const day = said.get(assignmentId);
      return typeof day === 'string' ? [[assignmentId, { personId, day }] as const] : [];
    }))))];
    const own = new Map((await this.workdays.daysBy(asked.map(([, it]) => it), reader)).map((it, at) => [asked[at]?.[0] ?? '', it.day]));
    return new Map(moving.map((move) => [move.id, move.open.map((it) => personMove(it.personId, it.steps.filter(isLeft).map(({ assignmentId }) => { const from = dues.get(assignmentId)?.dueOn ?? move.from; return { from, to: own.get(assignmentId) ?? from }; })))]));
  }

  /** The first of those whom this reader follows, whoever cannot make the new day before the others, and how many cannot, and whose day off it is; by campaign. Six queries and the looks, whatever the number of campaigns and people. */
  async lines(by: Actor, releaseId: string, moving: readonly Moving[], days: ReadonlyMap<string, readonly PersonMove[]>): Promise<Map<string, Pick<CampaignMovePreview, 'lines' | 'tight' | 'dayOff'>>> {
    const named = await this.campaigns.named(by, moving.flatMap((it) => it.open), await this.currency.changed(by, releaseId));
    const asked = moving.flatMap((move) => move.open.map((it, at) => {
      const its = days.get(move.id)?.[at];
      return { campaignId: move.id, personId: it.personId, name: it.name, from: its?.from ?? move.from, dueOn: its?.to ?? move.to, minutes: it.steps.filter(isLeft).reduce((sum, step) => sum + named(step.unitId).minutes, 0) };
    }));
    const own = await this.workdays.fromToday([...new Set(asked.map((it) => it.personId))]);
    const left = daysLeftOf(asked, own);
    const all = Map.groupBy(asked.map((it, at) => { const its = left[at] ?? noDays; return { ...it, left: its, fits: fitsInto(it.minutes, its.days) }; }), (it) => it.campaignId);
    const shown = new Map([...all].map(([id, its]) => { const theirs = its.filter((it) => can(by, 'assignment.follow', { personId: it.personId })); return [id, [...theirs.filter((it) => !it.fits), ...theirs.filter((it) => it.fits)].slice(0, most)]; }));
    const listed = [...shown.values()].flat();
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', listed.map((it) => it.personId)));
    await this.looks.atAll(by, 'look.unavailability', listed.filter((it) => hasTimeOff(it.left)).map((it) => it.personId));
    return new Map(moving.map(({ id, to, open }) => [id, { dayOff: dayOffOf(to, open.flatMap((it) => own.get(it.personId) ?? [])), tight: all.get(id)?.filter((it) => !it.fits).length ?? 0, lines: (shown.get(id) ?? []).map(({ personId, name, from, dueOn, minutes, left: its, fits }) => ({ person: { id: personId, name }, from, dueOn, minutes, left: its, fits })) }]));
  }
}
