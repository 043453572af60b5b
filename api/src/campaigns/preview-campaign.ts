import { Injectable } from '@nestjs/common';
import type { CampaignPreview } from '@palier/contracts';
import { fitsInto, leavesOf, minutesOf, reachesEveryone, sealOf, type Actor, type CampaignPlan } from '@palier/domain';
import { Database, sha256, type Reader } from '#platform';
import { CurrencyQueries, type ToLearn } from '#releases';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';
import { AudienceQueries, tellsLevels, type AudienceWish, type Member } from './audience.queries.js';
import { hasTimeOff, noDays, paceOfAll } from './pace.js';

export type CampaignWish = AudienceWish & { readonly dueOn: string };
/** What a launch would do, as the facts are now, with whom each line of it is about. */
export interface Planned { readonly plan: CampaignPlan; readonly members: ReadonlyMap<string, Member>; readonly unconcerned: number; readonly toLearn: ToLearn; readonly seal: Buffer }

/** Most people that one preview names; how many there are is said beside them. */
const most = 100;

/** What a campaign would ask of whom: nothing is kept. */
@Injectable()
export class PreviewCampaign {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly currency: CurrencyQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  async run(by: Actor, releaseId: string, wish: CampaignWish): Promise<CampaignPreview> {
    const { plan, members, unconcerned, toLearn, seal } = await this.plan(by, releaseId, wish, await this.audiences.of(by, releaseId, wish));
    const somebody = ({ personId }: { readonly personId: string }) => { const it = members.get(personId); return { person: { id: personId, name: it?.name ?? '' }, because: [...(it?.because ?? [])], current: toLearn.of(personId)?.current ?? null }; };
    const [asking, knowing] = [plan.people.filter((it) => it.steps.length > 0), plan.people.filter((it) => it.steps.length === 0)];
    const days = await this.workdays.daysLeft(new Map(asking.map((it) => [it.personId, wish.dueOn])));
    const asked = asking.map((it) => { const [minutes, left] = [minutesOf(it), days.get(it.personId) ?? noDays]; return { ...it, minutes, left, fits: fitsInto(minutes, left.days) }; });
    const shown = [...asked.filter((it) => !it.fits), ...asked.filter((it) => it.fits)].slice(0, most);
    await this.looks.atAll(by, 'look.unavailability', shown.filter((it) => hasTimeOff(it.left)).map((it) => it.personId));
    await (reachesEveryone(by, 'release.follow') ? this.looks.atEveryone(by, 'look.currency') : this.looks.atAll(by, 'look.currency', [...shown, ...knowing.slice(0, most)].map((it) => it.personId)));
    if (wish.rule !== null && tellsLevels(leavesOf(wish.rule))) await (reachesEveryone(by, 'standing.read') ? this.looks.atEveryone(by, 'look.levels') : this.looks.atAll(by, 'look.levels', by.leads));
    const courses = new Map<string, { people: Set<string>; minutes: number }>();
    for (const { personId, steps } of asked) for (const it of steps) {
      const of = courses.get(it.courseId) ?? { people: new Set<string>(), minutes: 0 };
      courses.set(it.courseId, { people: of.people.add(personId), minutes: of.minutes + it.minutes });
    }
    const named = (id: string) => [...toLearn.units.values()].find((it) => it.courseId === id);
    return {
      seen: seal.toString('hex'), asked: asked.length, knows: knowing.length, unconcerned, minutes: asked.reduce((sum, it) => sum + it.minutes, 0), most: asked.reduce((top, it) => Math.max(top, it.minutes), 0),
      pace: paceOfAll(asked),
      courses: [...courses].map(([id, it]) => ({ id, title: named(id)?.course ?? '', lang: named(id)?.lang ?? 'fr', people: it.people.size, minutes: it.minutes })),
      people: shown.map((it) => ({ ...somebody(it), minutes: it.minutes, left: it.left, fits: it.fits, steps: it.steps.map(({ unitId, courseId, minutes: its }) => ({ unitId, courseId, minutes: its, title: toLearn.units.get(unitId)?.title ?? '', lang: toLearn.units.get(unitId)?.lang ?? 'fr' })) })),
      knowing: knowing.slice(0, most).map(somebody), names: await this.audiences.names([...members.values()].flatMap((it) => it.because), null),
    };
  }

  /** What these people would be asked. Within the caller’s transaction where one is given. */
  async plan(by: Actor, releaseId: string, wish: CampaignWish, audience: readonly Member[], reader: Reader = this.db): Promise<Planned> {
    const toLearn = await this.currency.toLearn(by, releaseId, reachesEveryone(by, 'campaign.launch') ? null : audience.map((it) => it.id), reader);
    const concerned = audience.flatMap((member) => { const it = toLearn.of(member.id); return it === null ? [] : [{ member, steps: it.steps }]; });
    const plan: CampaignPlan = {
      dueOn: wish.dueOn,
      people: concerned.map(({ member, steps }) => ({ personId: member.id, steps: steps.flatMap(({ unitId, since }) => { const unit = toLearn.units.get(unitId); return unit === undefined ? [] : [{ unitId, since, courseId: unit.courseId, minutes: unit.minutes }]; }) })),
    };
    return { plan, toLearn, members: new Map(concerned.map(({ member }) => [member.id, member])), unconcerned: audience.length - concerned.length, seal: sha256(sealOf(plan)) };
  }
}
