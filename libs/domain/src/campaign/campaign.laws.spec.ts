import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentWith, stepsTo, type Knower, type TaughtUnit } from '../release/delta.js';
import { plusDays, startOfDay } from '../time/day.js';
import { assignmentsOf, learningMinutesADay, paceOf, sealOf, type CampaignPlan } from './campaign-plan.js';
import { campaignState, isOpenIn, mayNudge, type StepFacts } from './campaign-state.js';
import { planChange, type AskedStep } from './plan-change.js';

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
  people: it.people.map((person, at) => ({ personId: `p${at}`, steps: stepsTo(it.units, person, it.release).map(({ unitId, since }) => { const of = it.units.find((one) => one.unitId === unitId); return { unitId, since, courseId: of?.courseId ?? '', minutes: of?.minutes ?? 0 }; }) })),
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

  it('changes nothing for whom the release says what it said', () => fc.assert(fc.property(toLearn, (now) => {
    expect(planChange(now.map((it) => ({ ...it, done: false, waived: false, withdrawn: false })), now)).toEqual({ gains: [], loses: [] });
  }), runs));
});
