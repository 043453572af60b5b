import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReleaseMove } from '@palier/contracts';
import { isOpenIn, liveUntil, movedWith, sealOfMove, toldOf, type Actor, type CampaignMove } from '@palier/domain';
import { ChangeUnits, GoWithRelease, type CourseAhead } from '#assignments';
import { Database, Refusal, sha256, takeRecordedAtOfAll, type Reader } from '#platform';
import { DayFollowers, SayReleaseDay } from '#releases';
import { CampaignsQueries, type Standing } from './campaigns.queries.js';
import { DaysAhead, noLines } from './days-ahead.js';
import { KeepChange } from './keep-change.js';
import { changeable } from './take-campaign.js';

interface Launched { readonly by: string; readonly at: Date; readonly from: string; readonly live: boolean; readonly open: readonly Standing[] }
interface Day { readonly from: string | null; /** It is the day still. */ readonly holds: boolean; readonly until: Date | null; readonly today: string }
/** What another day of a release does: the campaigns that move with it, those that stay because they are not this actor’s to move, and the courses that count from it, whoever asked them. */
interface Plan { readonly moves: readonly (CampaignMove & Launched)[]; readonly stay: readonly (Launched & { readonly id: string })[]; readonly courses: readonly CourseAhead[]; readonly seal: string }

/** A release comes on another day: its campaigns move as far, those that are this actor’s to move, and the courses that count from it, all of it or nothing; and whose day moves is told once, in however many of them they are. */
@Injectable()
export class MoveRelease implements OnModuleInit {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly days: DaysAhead, private readonly releases: SayReleaseDay, private readonly changes: ChangeUnits, private readonly counted: GoWithRelease, private readonly keeps: KeepChange, private readonly followers: DayFollowers) {}

  onModuleInit(): void {
    this.followers.follow({ any: async (reader, releaseId) => (await this.running(releaseId, await this.day(releaseId, reader), reader)).length > 0 });
  }

  /** At most twenty-nine queries and the looks, whatever the number of campaigns, courses and people. */
  async preview(by: Actor, releaseId: string, { on }: { readonly on: string }): Promise<ReleaseMove> {
    const { moves, stay, courses, seal } = await this.plan(by, releaseId, on);
    const lines = await this.days.lines(by, releaseId, moves, new Map(moves.map((it) => [it.id, it.people])));
    return {
      seen: seal, people: toldOf([...moves, ...courses]).filter((it) => it !== by.personId).length, courses: await this.counted.preview(by, courses),
      campaigns: [
        ...moves.map(({ id, by: launchedBy, at, from, to, live, people }) => ({ id, by: launchedBy, at: at.toISOString(), from, to, live, people: people.length, ...(lines.get(id) ?? noLines) })),
        ...stay.map(({ id, by: launchedBy, at, from, live }) => ({ id, by: launchedBy, at: at.toISOString(), from, to: null, live, people: 0, ...noLines })),
      ],
    };
  }

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly on: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      // What a release teaches, when it comes and what its campaigns ask is said one after the other.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [releaseId]);
      const [made] = await tx.query<{ same: boolean }[]>('select release_id = $2 and on_day = $3 and recorded_by = $4 as same from release_day where id = $1', [wish.id, releaseId, wish.on, by.personId]);
      if (made !== undefined) { if (made.same) return { id: wish.id }; throw new Refusal('id.taken'); }
      const ahead = await this.plan(by, releaseId, wish.on, tx);
      await takeRecordedAtOfAll(tx, [...new Set([...ahead.moves, ...ahead.courses].flatMap((it) => it.people.map((one) => one.personId)))]);
      // Reckoned again under the locks: what somebody just finished is not moved, and what they were just granted stays.
      const { moves, seal } = await this.plan(by, releaseId, wish.on, tx);
      if (seal !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      if (!(await this.releases.within(tx, by, releaseId, wish))) throw new Refusal('campaign.same-day');
      await this.changes.move(tx, by, moves.map((it) => ({ ...it, campaignId: it.id })));
      await this.keeps.together(tx, by, { id: wish.id, kind: 'moved' }, moves.map((it) => ({ campaignId: it.id, dueOn: it.to, people: toldOf([it]) })));
      return { id: wish.id };
    });
  }

  /** Where a release never had a day there is nothing that its campaigns lay so far from: they stay. One of which nothing is open moves as long as it is live: whoever joins it is asked by its day. Within the caller’s transaction where one is given. */
  private async plan(by: Actor, releaseId: string, on: string, reader: Reader = this.db): Promise<Plan> {
    const day = await this.day(releaseId, reader);
    const { from, today } = day;
    const running = from === on ? [] : await this.running(releaseId, day, reader);
    const mine = await changeable(reader, by, running);
    const moving = running.filter((it) => mine.has(it.id)).map((it) => ({ ...it, to: movedWith(it.from, { from: from ?? on, to: on }, today) })).filter((it) => it.from !== it.to);
    const days = await this.days.of(moving, reader);
    const moves = moving.map((it) => ({ ...it, people: days.get(it.id) ?? [] }));
    const courses = from === on && day.holds ? [] : await this.counted.ahead(releaseId, on, reader);
    return { moves, stay: running.filter((it) => !mine.has(it.id)), courses, seal: sha256(sealOfMove({ from, to: on }, moves, courses)).toString('hex') };
  }

  /** The day of a release; where it has none any more, the last one, and since when. @throws where it is not there. */
  private async day(releaseId: string, reader: Reader): Promise<Day> {
    const [day] = await reader.query<Day[]>(`
      select d.on_day::text as "from", r.on_day is not null as holds, d.until, palier_today()::text as today from release_now r
      left join lateral (select x.on_day, (select min(n.recorded_at) from release_day n where n.release_id = r.id and (n.recorded_at, n.id) > (x.recorded_at, x.id)) as until from release_day x where x.release_id = r.id and x.on_day is not null order by x.recorded_at desc, x.id desc limit 1) d on true where r.id = $1`, [releaseId]);
    if (day === undefined) throw new Refusal('thing.not-found');
    return day;
  }

  /** Campaigns that lie so far from the day of their release, or from the one that it had at their launch: those of which something is open, and those that are live. */
  private async running(releaseId: string, { from, until, today }: Day, reader: Reader): Promise<(Launched & { readonly id: string; readonly byId: string })[]> {
    if (from === null) return [];
    return (await this.campaigns.running(releaseId, reader)).map(({ id, by, byId, at, dueOn, live, standing }) => ({ id, by, byId, at, from: dueOn, live: live && liveUntil(dueOn) >= today, open: standing.filter((one) => isOpenIn(one.state)) })).filter((it) => (it.open.length > 0 || it.live) && (until === null || it.at < until));
  }
}
