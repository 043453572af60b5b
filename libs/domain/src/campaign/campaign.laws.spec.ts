import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentWith, stepsTo, type Knower, type TaughtUnit } from '../release/delta.js';
import { plusDays, startOfDay } from '../time/day.js';
import { askedAnew, assignmentsOf, learningMinutesADay, paceOf, sealOf, type AskedAlready, type CampaignPlan } from './campaign-plan.js';
import { campaignState, isOpenIn, mayNudge, type StepFacts } from './campaign-state.js';
import { lossesOf, sealOfLosses } from './cancellation.js';
import { planChange, type AskedStep } from './plan-change.js';
import { readinessOver, type Concerned } from './readiness.js';
import { dueOnceMoved, movedWith, personMove, saidOnceMoved, sealOfMove, sealOfOneMove, toldOf, type CampaignMove, type DayAhead } from './release-move.js';

const id = (prefix: string, most: number) => fc.nat(most).map((it) => `${prefix}${it}`);
const unit: fc.Arbitrary<TaughtUnit & { courseId: string; minutes: number }> = fc.record({
  unitId: id('u', 9), courseId: id('c', 2), minutes: fc.integer({ min: 1, max: 40 }),
  changes: fc.array(fc.record({ version: fc.integer({ min: 1, max: 9 }), release: fc.nat(3), class: fc.constantFrom('cosmetic' as const, 'substantive' as const, 'breaking' as const) }), { maxLength: 3 }),
});
const units = fc.uniqueArray(unit, { selector: (it) => it.unitId, maxLength: 8 });
const knower: fc.Arbitrary<Knower> = fc.record({ required: fc.uniqueArray(id('u', 9)).map((it) => new Set(it)), proven: fc.array(fc.tuple(id('u', 9), fc.integer({ min: 1, max: 9 }))).map((it) => new Map(it)) });
const world = fc.record({ units, people: fc.array(knower, { minLength: 1, maxLength: 5 }), release: fc.nat(3), due: fc.nat(40) });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
const planOf = (it: World): CampaignPlan => ({
  dueOn: plusDays('2026-11-29', it.due),
  people: it.people.map((person, at) => ({ personId: `p${at}`, dueOn: plusDays('2026-11-29', it.due), already: [], steps: stepsTo(it.units, person, it.release).map(({ unitId, since }) => { const of = it.units.find((one) => one.unitId === unitId); return { unitId, since, courseId: of?.courseId ?? '', minutes: of?.minutes ?? 0 }; }) })),
});
const runs = { numRuns: 1000 };

describe('what was previewed', () => {
  it('is what is launched: each step of each person on exactly one line, and no other', () => fc.assert(fc.property(world, (it) => {
    const plan = planOf(it);
    const lines = assignmentsOf(plan);
    expect(new Set(lines.map(({ personId, courseId }) => `${personId} ${courseId}`)).size).toBe(lines.length);
    for (const { personId, steps } of plan.people) expect(lines.filter((line) => line.personId === personId).flatMap((line) => line.steps).map((step) => step.unitId).sort()).toEqual(steps.map((step) => step.unitId).sort());
    for (const { courseId, steps } of lines) { expect(steps.length).toBeGreaterThan(0); expect(steps.every((step) => step.courseId === courseId)).toBe(true); }
  }), runs));

  it('leaves whoever does all of it up to date with the release, and no step less does', () => fc.assert(fc.property(world, (it) => {
    for (const [at, { steps }] of planOf(it).people.entries()) {
      const person = it.people[at] ?? { required: new Set<string>(), proven: new Map<string, number>() };
      const after = (done: typeof steps) => ({ ...person, proven: new Map([...person.proven, ...done.map((step) => [step.unitId, step.since] as const)]) });
      expect(currentWith(it.units, after(steps), it.release + 1)).toBe(it.release);
      for (const left of steps) expect(stepsTo(it.units, after(steps.filter((step) => step !== left)), it.release).map((step) => step.unitId)).toEqual([left.unitId]);
    }
  }), runs));

  it('holds whatever the order it is read in, and no longer once anything of it changed', () => fc.assert(fc.property(world, fc.nat(), (it, pick) => {
    const plan = planOf(it);
    expect(sealOf({ ...plan, people: [...plan.people].reverse().map((person) => ({ ...person, steps: [...person.steps].reverse() })) })).toBe(sealOf(plan));
    expect(sealOf({ ...plan, dueOn: plusDays(plan.dueOn, 1) })).not.toBe(sealOf(plan));
    expect(sealOf({ ...plan, people: plan.people.slice(1) })).not.toBe(sealOf(plan));
    const asked = plan.people.flatMap((person, at) => person.steps.map((_, step) => [at, step] as const));
    const [who, which] = asked[pick % Math.max(1, asked.length)] ?? [null, null];
    if (who === null) return;
    // Somebody did something meanwhile, or a newer version teaches it: it is another plan.
    const but = (steps: (of: CampaignPlan['people'][number]['steps']) => CampaignPlan['people'][number]['steps']) => sealOf({ ...plan, people: plan.people.map((person, at) => (at === who ? { ...person, steps: steps(person.steps) } : person)) });
    expect(but((steps) => steps.filter((_, at) => at !== which))).not.toBe(sealOf(plan));
    expect(but((steps) => steps.map((step, at) => (at === which ? { ...step, since: step.since + 1 } : step)))).not.toBe(sealOf(plan));
  }), runs));
});

const asking: fc.Arbitrary<AskedAlready[]> = fc.array(fc.record({ campaignId: id('k', 2), assignmentId: id('a', 5), unitId: id('u', 9), since: fc.integer({ min: 1, max: 9 }), dueOn: fc.nat(60).map((it) => plusDays('2026-11-29', it)) }), { maxLength: 12 });

describe('what another campaign asks already', () => {
  it('is asked once: each thing to learn either anew, or by another campaign in that version or a later one, no later', () => fc.assert(fc.property(world, asking, (it, asked) => {
    const { dueOn, people } = planOf(it);
    for (const person of people) {
      const { steps, already } = askedAnew(person.steps, asked, dueOn);
      expect([...steps, ...already].map((step) => step.unitId).sort()).toEqual(person.steps.map((step) => step.unitId).sort());
      for (const one of already) { expect(asked).toContain(one); expect(one.dueOn <= dueOn && person.steps.some((step) => step.unitId === one.unitId && step.since <= one.since)).toBe(true); }
      for (const step of steps) expect(asked.some((one) => one.unitId === step.unitId && one.since >= step.since && one.dueOn <= dueOn)).toBe(false);
    }
  }), runs));

  it('leaves nothing to a second launch of the same by the same day or a later one; by an earlier one all of it is asked anew', () => fc.assert(fc.property(world, asking, fc.integer({ min: -20, max: 20 }), (it, asked, days) => {
    const { dueOn, people } = planOf(it);
    for (const person of people) {
      const first = askedAnew(person.steps, asked, dueOn);
      const then = [...asked, ...first.steps.map((step) => ({ campaignId: 'first', assignmentId: 'first', unitId: step.unitId, since: step.since, dueOn }))];
      const second = askedAnew(person.steps, then, plusDays(dueOn, days));
      if (days >= 0) expect(second.steps).toEqual([]); else expect(second.already.filter((one) => one.campaignId === 'first')).toEqual([]);
    }
  }), runs));

  it('is part of what was previewed', () => fc.assert(fc.property(world, asking, (it, asked) => {
    const plan = planOf(it);
    const people = plan.people.map((person) => ({ ...person, ...askedAnew(person.steps, asked, plan.dueOn) }));
    expect(sealOf({ ...plan, people }) === sealOf(plan)).toBe(people.every((person) => person.already.length === 0));
  }), runs));
});

describe('whether a day is realistic', () => {
  const asked = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 300 }), days: fc.nat(20) }), { maxLength: 8 });
  it('counts whoever cannot do it in the days that are left to them, and nobody else', () => fc.assert(fc.property(asked, (all) => {
    const { days, least, needs, tight } = paceOf(all);
    expect(tight).toBe(all.filter((it) => Math.ceil(it.minutes / learningMinutesADay) > it.days).length);
    // Whoever has fewest days makes it with most to learn: so does everybody.
    if (needs <= least) expect(tight).toBe(0);
    if (all.length > 0) { expect(all.some((it) => it.days === days) && all.some((it) => it.days === least)).toBe(true); if (needs > days) expect(tight).toBeGreaterThan(0); }
  }), runs));

  it('never finds it easier for whoever has fewer days or more to learn', () => fc.assert(fc.property(asked, fc.nat(), fc.nat(5), fc.nat(60), (all, at, fewer, more) => {
    const harder = all.map((it, index) => (index === at % Math.max(1, all.length) ? { minutes: it.minutes + more, days: Math.max(0, it.days - fewer) } : it));
    expect(paceOf(harder).tight).toBeGreaterThanOrEqual(paceOf(all).tight);
  }), runs));
});

describe('a release that comes on another day', () => {
  const some = fc.integer({ min: -60, max: 60 }).map((it) => plusDays('2026-11-29', it));
  const people = fc.uniqueArray(fc.record({ personId: id('p', 9), from: some, to: some, moves: fc.boolean() }), { selector: (it) => it.personId });
  const move: fc.Arbitrary<CampaignMove> = fc.record({ id: fc.uuid(), from: some, to: some, people });
  const moves = fc.uniqueArray(move, { selector: (it) => it.id, maxLength: 5 });

  it('takes the days of its campaigns along, each as far from it as before, and back again; none is moved into the past, and none forward that is late', () => fc.assert(fc.property(some, some, some, some, (dueOn, from, to, today) => {
    const moved = movedWith(dueOn, { from, to }, today);
    expect(moved >= today || moved === dueOn).toBe(true);
    // Never earlier where the release is later, nor later where it is sooner, but for what would lie in the past.
    expect(movedWith(dueOn, { from, to: plusDays(to, 1) }, today) >= moved).toBe(true);
    if (to <= from) expect(moved <= dueOn).toBe(true);
    if (to > from) expect(moved > dueOn).toBe(true);
    if (moved > today && moved !== dueOn) expect(movedWith(moved, { from: to, to: from }, '2000-01-01')).toBe(dueOn);
    if (dueOn === from && to >= today) expect(moved).toBe(to);
  }), runs));

  it('leaves a later day to whoever has one, and to nobody else', () => fc.assert(fc.property(some, some, some, (own, from, to) => {
    const day = dueOnceMoved(own, { from, to });
    expect(day >= to).toBe(true);
    if (own <= from) expect(day).toBe(to);
    else expect(day >= own).toBe(true);
    expect([own, to]).toContain(day);
  }), runs));

  it('holds as it was previewed whatever the order, and no longer once anybody finished, came in, or another day was said', () => fc.assert(fc.property(some, some, moves, fc.uniqueArray(fc.record({ id: fc.uuid(), people }), { selector: (it) => it.id, maxLength: 2 }), fc.nat(), (from, to, all, courses, pick) => {
    const seal = sealOfMove({ from, to }, all, courses);
    expect(sealOfMove({ from, to }, [...all].reverse().map((it) => ({ ...it, people: [...it.people].reverse() })), [...courses].reverse())).toBe(seal);
    expect(sealOfMove({ from, to: plusDays(to, 1) }, all, courses)).not.toBe(seal);
    expect(sealOfMove({ from: plusDays(from, 1), to }, all, courses)).not.toBe(seal);
    expect(sealOfMove({ from, to }, all, [...courses, { id: 'course', people: [] }])).not.toBe(seal);
    for (const [index, it] of courses.entries()) expect(sealOfMove({ from, to }, all, courses.map((one, other) => (other === index ? { ...it, people: [...it.people, { personId: 'somebody', from, to, moves: true }] } : one)))).not.toBe(seal);
    const at = pick % Math.max(1, all.length);
    const but = (change: (it: CampaignMove) => CampaignMove) => sealOfMove({ from, to }, all.map((it, index) => (index === at ? change(it) : it)), courses);
    if (all.length === 0) return;
    expect(sealOfMove({ from, to }, all.filter((_, index) => index !== at), courses)).not.toBe(seal);
    expect(but((it) => ({ ...it, to: plusDays(it.to, 1) }))).not.toBe(seal);
    expect(but((it) => ({ ...it, people: [...it.people, { personId: 'somebody', from, to, moves: true }] }))).not.toBe(seal);
    if ((all[at]?.people.length ?? 0) === 0) return;
    expect(but((it) => ({ ...it, people: it.people.slice(1) }))).not.toBe(seal);
    // Somebody was granted a later day meanwhile.
    expect(but((it) => ({ ...it, people: it.people.map((one, index) => (index === 0 ? { ...one, to: plusDays(one.to, 1) } : one)) }))).not.toBe(seal);
    expect(all.map((it) => sealOfOneMove(it)).every((it) => seal.includes(it))).toBe(true);
  }), runs));

  const ahead: fc.Arbitrary<DayAhead> = fc.record({ planned: some, granted: fc.option(some), move: fc.option(fc.record({ from: some, to: some })) });
  it('says no other day of what a campaign asks that stays, and takes no day back that was granted beyond the new one', () => fc.assert(fc.property(ahead, (it) => {
    const said = saidOnceMoved(it);
    const to = it.move === null ? it.planned : dueOnceMoved(it.planned, it.move);
    expect(said === null).toBe(to === it.planned);
    if (said === null || it.move === null) return;
    expect(said >= it.move.to && said >= (it.granted ?? '')).toBe(true);
    expect([to, it.granted]).toContain(said);
  }), runs));

  it('is of somebody the last of their days, before and after; it moves them where any of it moves, though the last stays', () => fc.assert(fc.property(fc.array(fc.record({ from: some, to: some }), { minLength: 1, maxLength: 5 }), (days) => {
    const it = personMove('p', days);
    expect([it.from, it.to]).toEqual([[...days.map((one) => one.from)].sort().at(-1), [...days.map((one) => one.to)].sort().at(-1)]);
    expect(it.moves).toBe(days.some((one) => one.from !== one.to));
  }), runs));

  it('tells each person once, in however many campaigns they are, and nobody else', () => fc.assert(fc.property(moves, (all) => {
    const told = toldOf(all);
    expect(new Set(told).size).toBe(told.length);
    for (const { personId } of all.flatMap((it) => it.people)) expect(told.includes(personId)).toBe(all.some((it) => it.people.some((one) => one.personId === personId && one.moves)));
    expect(told.every((personId) => all.some((it) => it.people.some((one) => one.personId === personId)))).toBe(true);
  }), runs));
});

const facts: fc.Arbitrary<StepFacts> = fc.record({ done: fc.boolean(), waived: fc.boolean(), withdrawn: fc.boolean(), begun: fc.boolean(), failed: fc.boolean() });
const ofSomebody = fc.array(facts, { maxLength: 5 });

describe('where somebody is with a campaign', () => {
  it('is ready where nothing was asked, and where everything was done, whatever else was said of it', () => fc.assert(fc.property(ofSomebody, (steps) => {
    expect(campaignState(steps.map((it) => ({ ...it, done: true })))).toBe('ready');
    if (campaignState(steps) === 'ready') expect(steps.every((it) => it.done || it.withdrawn)).toBe(true);
  }), runs));

  it('never calls cancelled what was waived, nor waived what was cancelled', () => fc.assert(fc.property(ofSomebody, (steps) => {
    const cancelled = campaignState(steps.map((it) => ({ ...it, waived: false, withdrawn: true })));
    expect(cancelled).toBe(steps.length > 0 && steps.every((it) => !it.done) ? 'withdrawn' : 'ready');
    const waived = campaignState(steps.map((it) => ({ ...it, waived: true, withdrawn: false })));
    expect(waived).toBe(steps.some((it) => !it.done) ? 'waived' : 'ready');
  }), runs));

  it('is open exactly where something is left to do', () => fc.assert(fc.property(ofSomebody, (steps) => {
    expect(isOpenIn(campaignState(steps))).toBe(steps.some((it) => !it.done && !it.waived && !it.withdrawn));
  }), runs));

  it('never moves back where somebody does one thing more', () => fc.assert(fc.property(ofSomebody, fc.nat(), (steps, at) => {
    const after = campaignState(steps.map((it, index) => (index === at % Math.max(1, steps.length) ? { ...it, done: true } : it)));
    if (campaignState(steps) === 'ready') expect(after).toBe('ready');
    if (campaignState(steps) === 'inProgress') expect(['inProgress', 'failed', 'ready', 'waived']).toContain(after);
  }), runs));
});

const dayIn = (most: number) => fc.nat(most).map((it) => plusDays('2026-11-29', it));
const concerned: fc.Arbitrary<Concerned> = fc.record({ from: dayIn(10), steps: fc.array(fc.tuple(dayIn(10), fc.option(dayIn(20)), fc.option(dayIn(20)), fc.option(dayIn(20))).map(([askedOn, ...of]) => { const [doneOn = null, waivedOn = null, withdrawnOn = null] = of.map((it) => (it === null || it < askedOn ? null : it)); return { askedOn, doneOn, waivedOn, withdrawnOn }; }), { maxLength: 4 }) });

describe('how readiness rose', () => {
  const at = (line: readonly { on: string; ready: number }[], day: string): number => line.findLast((it) => it.on <= day)?.ready ?? 0;
  it('says of each day who was ready at its end, of those whom it concerned by then', () => fc.assert(fc.property(fc.array(concerned, { maxLength: 6 }), (people) => {
    const line = readinessOver(people, '2026-11-29');
    for (let n = 0; n <= 21; n++) {
      const day = plusDays('2026-11-29', n);
      const by = (on: string | null) => on !== null && on <= day;
      expect(at(line, day)).toBe(people.filter((it) => it.from <= day && campaignState(it.steps.filter((step) => step.askedOn <= day).map((step) => ({ done: by(step.doneOn), waived: by(step.waivedOn), withdrawn: by(step.withdrawnOn), begun: false, failed: false }))) === 'ready').length);
    }
  }), runs));

  it('begins with the launch and names each day on which it changed once; somebody who comes later changes nothing of the days before', () => fc.assert(fc.property(fc.array(concerned, { maxLength: 5 }), concerned, (people, later) => {
    const line = readinessOver(people, '2026-11-29');
    expect(line[0]?.on).toBe('2026-11-29');
    for (const [index, it] of line.entries()) if (index > 0) { expect(it.on > (line[index - 1]?.on ?? '')).toBe(true); expect(it.ready).not.toBe(line[index - 1]?.ready); }
    const more = readinessOver([...people, later], '2026-11-29');
    for (let day = '2026-11-29'; day < later.from; day = plusDays(day, 1)) expect(at(more, day)).toBe(at(line, day));
  }), runs));
});

describe('a nudge', () => {
  it('comes at most once within somebody’s day, and only about what is open', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 * 86_400_000 }), { maxLength: 12 }), fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Auckland'), ofSomebody, (clicks, zone, steps) => {
    const state = campaignState(steps);
    const begin = startOfDay('2026-10-23', zone);
    const told: number[] = [];
    for (const click of [...clicks].sort((a, b) => a - b)) if (mayNudge(state, told.at(-1) ?? null, begin + click, zone)) told.push(begin + click);
    const days = told.map((at) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at));
    expect(new Set(days).size).toBe(days.length);
    if (!isOpenIn(state)) expect(told).toEqual([]);
    else expect(new Set(days).size).toBe(new Set(clicks.map((it) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(begin + it))).size);
  }), runs));
});

const step = fc.record({ unitId: id('u', 4), since: fc.integer({ min: 1, max: 3 }) });
const toLearn = fc.uniqueArray(step, { selector: (it) => it.unitId, maxLength: 5 });
const askedSteps: fc.Arbitrary<AskedStep[]> = fc.uniqueArray(fc.record({ unitId: id('u', 4), since: fc.integer({ min: 1, max: 3 }), done: fc.boolean(), waived: fc.boolean(), withdrawn: fc.boolean() }), { selector: (it) => `${it.unitId} ${it.since}`, maxLength: 6 });
const open = (it: AskedStep): boolean => !it.done && !it.waived && !it.withdrawn;
/** What is asked once the change is taken in. */
const after = (asked: readonly AskedStep[], now: readonly { unitId: string; since: number }[]): AskedStep[] => {
  const { gains, loses } = planChange(asked, now);
  return [...asked.map((it) => (loses.includes(it) ? { ...it, withdrawn: true } : it)), ...gains.map((it) => ({ ...it, done: false, waived: false, withdrawn: false }))];
};

describe('a plan that changes', () => {
  it('asks afterwards what there is to learn now, but for what was exempted, and nothing else', () => fc.assert(fc.property(askedSteps, toLearn, (asked, now) => {
    const left = after(asked, now).filter(open);
    for (const it of now) expect(left.some((one) => one.unitId === it.unitId && one.since >= it.since) || asked.some((one) => one.waived && one.unitId === it.unitId && one.since >= it.since)).toBe(true);
    for (const one of left) expect(now.some((it) => it.unitId === one.unitId && it.since <= one.since)).toBe(true);
  }), runs));

  it('is taken in once: a second time there is nothing to gain or lose; what was done, exempted or withdrawn stays so', () => fc.assert(fc.property(askedSteps, toLearn, (asked, now) => {
    const then = after(asked, now);
    expect(planChange(then, now)).toEqual({ gains: [], loses: [] });
    for (const [at, it] of asked.entries()) if (!open(it)) expect(then[at]).toEqual(it);
  }), runs));

  it('never takes back what another campaign asks', () => fc.assert(fc.property(askedSteps, toLearn, (asked, now) => {
    expect(planChange(asked.map((it) => ({ ...it, elsewhere: true })), now)).toEqual({ gains: planChange(asked, now).gains, loses: [] });
  }), runs));

  it('changes nothing for whom the release says what it said', () => fc.assert(fc.property(toLearn, (now) => {
    expect(planChange(now.map((it) => ({ ...it, done: false, waived: false, withdrawn: false })), now)).toEqual({ gains: [], loses: [] });
  }), runs));
});

describe('a campaign that is cancelled', () => {
  const askedIn = fc.array(fc.record({ assignmentId: id('a', 3), unitId: id('u', 4), since: fc.constant(1), done: fc.boolean(), waived: fc.boolean(), withdrawn: fc.boolean(), elsewhere: fc.boolean() }), { maxLength: 5 });
  const everybody = fc.array(askedIn, { maxLength: 5 }).map((all) => all.map((steps, at) => ({ personId: `p${at}`, steps })));

  it('takes back from each what is open and no other campaign asks, and tells nobody else', () => fc.assert(fc.property(everybody, (people) => {
    const losses = lossesOf(people);
    for (const person of people) {
      const its = losses.find((it) => it.person === person)?.loses ?? [];
      expect(its).toEqual(person.steps.filter((it) => open(it) && !it.elsewhere));
      expect(losses.some((it) => it.person === person)).toBe(its.length > 0);
      // Once it is done, nothing is open but what others ask.
      expect(person.steps.filter((it) => open(it) && !its.includes(it)).every((it) => it.elsewhere)).toBe(true);
    }
  }), runs));

  it('holds as it was previewed whatever the order, and no longer once anybody did any of it', () => fc.assert(fc.property(everybody, fc.nat(), (people, pick) => {
    const losses = lossesOf(people);
    expect(sealOfLosses([...losses].reverse().map((it) => ({ ...it, loses: [...it.loses].reverse() })))).toBe(sealOfLosses(losses));
    const all = losses.flatMap((it) => it.loses.map((step) => step));
    const done = all[pick % Math.max(1, all.length)];
    if (done === undefined) return;
    expect(sealOfLosses(lossesOf(people.map((it) => ({ ...it, steps: it.steps.map((step) => (step === done ? { ...step, done: true } : step)) }))))).not.toBe(sealOfLosses(losses));
  }), runs));
});
