import { Injectable } from '@nestjs/common';
import type { CampaignPreview } from '@palier/contracts';
import { askedAnew, fitsInto, leavesOf, minutesOf, reachesEveryone, sealOf, type Actor, type CampaignPerson, type CampaignPlan, type DueDay } from '@palier/domain';
import { AssignmentsQueries } from '#assignments';
import { AudienceQueries, tellsLevels, type AudienceWish, type Member } from '#audiences';
import { Database, sha256, type Reader } from '#platform';
import { CurrencyQueries, type ToLearn } from '#releases';
import { RecordLook } from '#trust';
import { daysByOf, daysLeftOf, WorkdaysQueries, type DaysOfPeople } from '#workdays';
import { dayOffOf, hasTimeOff, noDays, paceOfAll } from './pace.js';

export type CampaignWish = AudienceWish & { readonly dueOn: string };
/** What a launch would do, as the facts are now, with whom each line of it is about. */
export interface Planned { readonly plan: CampaignPlan; /** All that there is to learn for each, whoever asks it. */ readonly all: readonly Pick<CampaignPerson, 'personId' | 'steps'>[]; readonly members: ReadonlyMap<string, Member>; readonly unconcerned: number; readonly toLearn: ToLearn; /** The days of whoever has something to learn. */ readonly days: DaysOfPeople; /** When each would have it to do. */ readonly due: ReadonlyMap<string, DueDay>; readonly seal: Buffer }

/** People of one page; how many there are is said beside them. */
const page = 100;
const pageAfter = <T extends { readonly personId: string }>(all: readonly T[], after: string | undefined): readonly T[] => { const from = after === undefined ? 0 : all.findIndex((it) => it.personId === after) + 1; return all.slice(from, from + page); };
const nextOf = (all: readonly { readonly personId: string }[], shown: readonly { readonly personId: string }[]): string | null => { const last = shown.at(-1)?.personId; return last === undefined || last === all.at(-1)?.personId ? null : last; };

/** What a campaign would ask of whom: nothing is kept. */
@Injectable()
export class PreviewCampaign {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly currency: CurrencyQueries, private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  async run(by: Actor, releaseId: string, wish: CampaignWish & { readonly after?: { readonly people?: string | undefined; readonly knowing?: string | undefined } | undefined }): Promise<CampaignPreview> {
    const { plan, members, unconcerned, toLearn, days, due, seal } = await this.plan(by, releaseId, wish, await this.audiences.of(by, { action: 'campaign.launch', releaseId }, wish));
    const somebody = ({ personId }: { readonly personId: string }) => { const it = members.get(personId); return { person: { id: personId, name: it?.name ?? '' }, because: [...(it?.because ?? [])], current: toLearn.of(personId)?.current ?? null }; };
    const [asking, knowing] = [plan.people.filter((it) => it.steps.length > 0), plan.people.filter((it) => it.steps.length === 0 && it.already.length === 0)];
    const leftOf = daysLeftOf(asking, days);
    const asked = asking.map((it, at) => { const [minutes, left] = [minutesOf(it), leftOf[at] ?? noDays]; return { ...it, minutes, left, fits: fitsInto(minutes, left.days) }; });
    const sorted = [...asked.filter((it) => !it.fits), ...asked.filter((it) => it.fits)];
    const [shown, known] = [pageAfter(sorted, wish.after?.people), pageAfter(knowing, wish.after?.knowing)];
    await this.looks.atAll(by, 'look.unavailability', shown.filter((it) => hasTimeOff(it.left)).map((it) => it.personId));
    await (reachesEveryone(by, 'release.follow') ? this.looks.atEveryone(by, 'look.currency') : this.looks.atAll(by, 'look.currency', [...shown, ...known].map((it) => it.personId)));
    if (wish.rule !== null && tellsLevels(leavesOf(wish.rule))) await (reachesEveryone(by, 'standing.read') ? this.looks.atEveryone(by, 'look.levels') : this.looks.atAll(by, 'look.levels', by.leads));
    const courses = new Map<string, { people: Set<string>; minutes: number }>();
    for (const { personId, steps } of asked) for (const it of steps) {
      const of = courses.get(it.courseId) ?? { people: new Set<string>(), minutes: 0 };
      courses.set(it.courseId, { people: of.people.add(personId), minutes: of.minutes + it.minutes });
    }
    const named = (id: string) => [...toLearn.units.values()].find((it) => it.courseId === id);
    return {
      seen: seal.toString('hex'), asked: asked.length, knows: knowing.length, already: await this.already(plan.people), unconcerned, minutes: asked.reduce((sum, it) => sum + it.minutes, 0), most: asked.reduce((top, it) => Math.max(top, it.minutes), 0),
      pace: paceOfAll(asked), dayOff: dayOffOf(wish.dueOn, asking.flatMap((it) => days.get(it.personId) ?? [])),
      courses: [...courses].map(([id, it]) => ({ id, title: named(id)?.course ?? '', lang: named(id)?.lang ?? 'fr', people: it.people.size, minutes: it.minutes })),
      people: shown.map((it) => ({ ...somebody(it), minutes: it.minutes, left: it.left, fits: it.fits, dueOn: it.dueOn, duePassed: [...(due.get(it.personId)?.passed ?? [])], steps: it.steps.map(({ unitId, courseId, minutes: its }) => ({ unitId, courseId, minutes: its, title: toLearn.units.get(unitId)?.title ?? '', lang: toLearn.units.get(unitId)?.lang ?? 'fr' })) })),
      knowing: known.map(somebody), next: { people: nextOf(sorted, shown), knowing: nextOf(knowing, known) }, names: await this.audiences.names([...members.values()].flatMap((it) => it.because)),
    };
  }

  /** How many are asked something of it by another campaign already, and by which. One query where anybody is. */
  private async already(people: CampaignPlan['people']): Promise<CampaignPreview['already']> {
    const theirs = people.filter((it) => it.already.length > 0);
    const by = Map.groupBy(theirs.flatMap(({ personId, already }) => already.map((it) => ({ ...it, personId }))), (it) => it.campaignId);
    const named = theirs.length === 0 ? [] : await this.db.query<{ id: string; by: string; on: Date }[]>('select c.id, p.display_name as by, c.recorded_at as on from campaign c join person p on p.id = c.recorded_by where c.id = any($1) order by c.recorded_at, c.id', [[...by.keys()]]);
    return { people: theirs.length, only: theirs.filter((it) => it.steps.length === 0).length, by: named.map(({ id, by: who, on }) => ({ id, by: who, at: on.toISOString(), people: new Set(by.get(id)?.map((it) => it.personId)).size })) };
  }

  /** What these people would be asked. Within the caller’s transaction where one is given. */
  async plan(by: Actor, releaseId: string, wish: CampaignWish, audience: readonly Member[], reader: Reader = this.db): Promise<Planned> {
    const toLearn = await this.currency.toLearn(by, releaseId, reachesEveryone(by, 'campaign.launch') ? null : audience.map((it) => it.id), reader);
    const concerned = audience.flatMap((member) => { const it = toLearn.of(member.id); return it === null ? [] : [{ member, steps: it.steps }]; });
    const all = concerned.map(({ member, steps }) => ({ personId: member.id, steps: steps.flatMap(({ unitId, since }) => { const unit = toLearn.units.get(unitId); return unit === undefined ? [] : [{ unitId, since, courseId: unit.courseId, minutes: unit.minutes }]; }) }));
    const learning = all.flatMap((it) => (it.steps.length > 0 ? [it.personId] : []));
    const elsewhere = await this.assignments.askedByCampaigns(learning, reader);
    // Of each, their last working day until the day that was chosen.
    const days = await this.workdays.fromToday(learning, reader);
    const due = new Map(daysByOf(learning.map((personId) => ({ personId, day: wish.dueOn })), days).map((it, at) => [learning[at] ?? '', it]));
    const dayOf = (personId: string): string => due.get(personId)?.day ?? wish.dueOn;
    const plan: CampaignPlan = { dueOn: wish.dueOn, people: all.map(({ personId, steps }) => ({ personId, dueOn: dayOf(personId), ...askedAnew(steps, elsewhere.get(personId) ?? [], dayOf(personId)) })) };
    return { plan, all, toLearn, days, due, members: new Map(concerned.map(({ member }) => [member.id, member])), unconcerned: audience.length - concerned.length, seal: sha256(sealOf(plan)) };
  }
}
