import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, plusDays } from '../time/day.js';
import { neverReached, stepState, type OrderedStep } from './after.js';
import { hindrance, type PersonalDays } from '../time/due-day.js';
import { dueOn, plannedWeek, weekOf } from './due.js';
import { carers, ownersOf, type Around, type StepOwner } from './owner.js';
import { timeline, timelinePart, timelineParts, type TimelinePart } from './timeline.js';
import { inPlanOrder, planProgress, stepIsLate, type PlannedStep } from './progress.js';

const day = fc.integer({ min: 0, max: 3000 }).map((it) => plusDays('2024-01-01', it));
const runs = { numRuns: 2000 };
/** An independent reader of the calendar: 0 is Sunday. */
const weekday = (it: string): number => new Date(`${it}T12:00:00Z`).getUTCDay();

describe('when a step is due', () => {
  it('counts from the day of hire: before it what must be ready, after it what can wait, never at a weekend', () => {
    // Hired on Monday 7 September 2026.
    expect([-3, -2, -1, 0, 4, 5, 6, 7].map((days) => dueOn({ kind: 'fromHire', days }, '2026-09-07', '2026-08-01'))).toEqual(['2026-09-04', '2026-09-04', '2026-09-04', '2026-09-07', '2026-09-11', '2026-09-14', '2026-09-14', '2026-09-14']);
    // Chosen for a Sunday: by then, so on the Friday before.
    expect(dueOn({ kind: 'on', day: '2026-09-13' }, '2026-09-07', '2026-08-01')).toBe('2026-09-11');
    // Given on Saturday 12 September: what should have been done waits until the Monday.
    expect([dueOn({ kind: 'fromHire', days: 0 }, '2026-09-07', '2026-09-12'), dueOn({ kind: 'on', day: '2026-09-10' }, '2026-09-07', '2026-09-11')]).toEqual(['2026-09-14', '2026-09-11']);
  });

  it('is a working day, at most two days off what was counted, on the side that helps', () => fc.assert(fc.property(day, fc.integer({ min: -60, max: 400 }), (hired, days) => {
    const due = dueOn({ kind: 'fromHire', days }, hired, plusDays(hired, -100));
    expect([1, 2, 3, 4, 5]).toContain(weekday(due));
    const counted = plusDays(hired, days);
    if (days < 0) { expect(due <= counted).toBe(true); expect(due >= plusDays(counted, -2)).toBe(true); }
    else { expect(due >= counted).toBe(true); expect(due <= plusDays(counted, 2)).toBe(true); }
  }), runs));

  it('is never earlier for more days, and moves with the day of hire', () => fc.assert(fc.property(day, fc.integer({ min: -60, max: 60 }), fc.nat(30), fc.nat(8), (hired, days, more, weeks) => {
    const due = (it: number, from = hired): string => dueOn({ kind: 'fromHire', days: it }, from, '2023-01-01');
    expect(due(days) <= due(days + more)).toBe(true);
    expect(due(days, plusDays(hired, 7 * weeks))).toBe(plusDays(due(days), 7 * weeks));
  }), runs));

  it('is never before the day it was asked, and the same where it was asked in time', () => fc.assert(fc.property(day, fc.integer({ min: -60, max: 60 }), fc.integer({ min: -90, max: 90 }), (hired, days, asked) => {
    const askedOn = plusDays(hired, asked);
    const [due, inTime] = [dueOn({ kind: 'fromHire', days }, hired, askedOn), dueOn({ kind: 'fromHire', days }, hired, '2023-01-01')];
    expect(due >= askedOn).toBe(true);
    expect([1, 2, 3, 4, 5]).toContain(weekday(due));
    if (inTime >= askedOn) expect(due).toBe(inTime);
    else expect(due <= plusDays(askedOn, 2)).toBe(true);
  }), runs));

  const personal = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 60 }), away: fc.array(fc.tuple(day, fc.nat(20)), { maxLength: 6 }) }).map(({ holidays, away }): PersonalDays => ({ holidays: new Map(holidays.map((it) => [it, ''])), unavailable: away.map(([from, length]) => ({ kind: 'absence', from, until: plusDays(from, length) })) }));

  it('in working days is counted over this person’s own days off, and never falls on one', () => fc.assert(fc.property(day, fc.integer({ min: -40, max: 60 }), personal, (hired, days, of) => {
    const due = dueOn({ kind: 'workingDays', days }, hired, '2023-01-01', of);
    expect(hindrance(due, of)).toBeNull();
    // Counted by hand: the working days between the hire and the due day.
    let worked = 0;
    for (let at = hired; at !== due; ) { at = plusDays(at, days < 0 ? -1 : 1); if (hindrance(at, of) === null) worked++; if (worked > 200) break; }
    if (days !== 0) expect(worked).toBe(Math.abs(days));
    expect(due <= dueOn({ kind: 'workingDays', days: days + 1 }, hired, '2023-01-01', of)).toBe(true);
  }), { numRuns: 600 }));

  it('in working days is never before the day it was asked, nor on a day off', () => fc.assert(fc.property(day, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -60, max: 60 }), personal, (hired, days, asked, of) => {
    const askedOn = plusDays(hired, asked);
    const due = dueOn({ kind: 'workingDays', days }, hired, askedOn, of);
    expect([due >= askedOn, hindrance(due, of)]).toEqual([true, null]);
  }), { numRuns: 600 }));

  it('however it is said, is never on a day off of this person, nor before the day it was asked; what was chosen is by then, where a day is left', () => fc.assert(fc.property(day, fc.integer({ min: -40, max: 60 }), fc.integer({ min: -60, max: 60 }), fc.constantFrom('fromHire' as const, 'on' as const), personal, (hired, days, asked, kind, of) => {
    const [askedOn, chosen] = [plusDays(hired, asked), plusDays(hired, days)];
    const due = dueOn(kind === 'on' ? { kind, day: chosen } : { kind, days }, hired, askedOn, of);
    expect([due >= askedOn, hindrance(due, of)]).toEqual([true, null]);
    let left = false;
    for (let at = askedOn; at <= chosen; at = plusDays(at, 1)) left ||= hindrance(at, of) === null;
    if (left && (kind === 'on' || days < 0)) expect(due <= chosen).toBe(true);
  }), { numRuns: 600 }));

  it('has the same week before anybody is hired, where they are hired on a Monday', () => fc.assert(fc.property(fc.integer({ min: -30, max: 200 }), fc.constantFrom('fromHire' as const, 'workingDays' as const), (days, kind) => {
    const due = dueOn({ kind, days }, '2026-09-07', '2023-01-01');
    // By the calendar a weekend's steps wait for the Monday of the next week.
    if (kind === 'workingDays' || [1, 2, 3, 4, 5].includes(weekday(plusDays('2026-09-07', days)))) expect(plannedWeek({ kind, days })).toBe(weekOf(due, '2026-09-07'));
  }), runs));

  it('tells the week: seven days each from the hire on, all before it in one', () => fc.assert(fc.property(day, fc.integer({ min: -20, max: 200 }), (hired, days) => {
    expect(weekOf(plusDays(hired, days), hired)).toBe(days < 0 ? 0 : Math.floor(days / 7) + 1);
  }), runs));
});

describe('whose step it is', () => {
  const people = ['ines', 'karim', 'nadia', 'sophie', 'aminata', 'mathis'];
  const some = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 3 });
  const around: fc.Arbitrary<Around> = fc.record({ newHireId: fc.constant('ines'), leads: some, mentorId: fc.option(fc.constantFrom(...people.slice(1))), hr: some, it: some, here: some });
  const owner = fc.oneof(fc.constantFrom<StepOwner>({ kind: 'newHire' }, { kind: 'lead' }, { kind: 'mentor' }, { kind: 'hr' }, { kind: 'it' }), fc.constantFrom(...people).map((personId): StepOwner => ({ kind: 'person', personId })));

  it('is the new hire, the leads of the nearest team, the mentor, HR, IT, or the person named', () => {
    const of: Around = { newHireId: 'ines', leads: ['karim', 'nadia'], mentorId: 'aminata', hr: ['sophie'], it: ['mathis', 'ines'], here: ['mathis'] };
    const kinds: StepOwner[] = [{ kind: 'newHire' }, { kind: 'lead' }, { kind: 'mentor' }, { kind: 'hr' }, { kind: 'it' }, { kind: 'person', personId: 'mathis' }, { kind: 'person', personId: 'gone' }];
    expect(kinds.map((it) => ownersOf(it, of).people)).toEqual([['ines'], ['karim', 'nadia'], ['aminata'], ['sophie'], ['mathis'], ['mathis'], ['karim', 'nadia']]);
    expect(kinds.map((it) => ownersOf(it, of).as)).toEqual([null, null, null, 'hr', 'it', null, null]);
    expect(ownersOf({ kind: 'mentor' }, { ...of, mentorId: null })).toEqual({ people: [], namedBy: 'karim', as: null });
    expect(ownersOf({ kind: 'lead' }, { ...of, leads: [] }).people).toEqual(['sophie']);
    // Nobody runs the installation, or the new hire alone: whoever sees to the plan does it, by no part of theirs.
    for (const nobody of [[], ['ines']]) expect(ownersOf({ kind: 'it' }, { ...of, it: nobody })).toEqual({ people: ['karim', 'nadia'], namedBy: null, as: null });
  });

  it('is never the new hire’s in another’s place, also where the new hire leads or is in HR', () => fc.assert(fc.property(owner, around, (it, of) => {
    const { people: owners, namedBy } = ownersOf(it, of);
    if (it.kind !== 'newHire' && !(it.kind === 'person' && it.personId === 'ines')) expect(owners).not.toContain('ines');
    expect(namedBy).not.toBe('ines');
    expect(carers(of)).not.toContain('ines');
  }), runs));

  it('is somebody’s, or somebody’s to name, as long as a lead or HR is here', () => fc.assert(fc.property(owner, around, (it, of) => {
    if (carers(of).length === 0) return;
    const { people: owners, namedBy } = ownersOf(it, of);
    expect(owners.length > 0).toBe(namedBy === null);
    if (namedBy !== null) expect(carers(of)).toContain(namedBy);
  }), runs));
});

describe('how far a plan is', () => {
  const step: fc.Arbitrary<PlannedStep> = fc.record({ id: fc.uuid(), position: fc.nat(5), dueOn: fc.integer({ min: 0, max: 20 }).map((it) => plusDays('2026-09-01', it)), done: fc.boolean() });
  const steps = fc.uniqueArray(step, { selector: (it) => it.id, maxLength: 15 });
  const now = fc.integer({ min: Date.UTC(2026, 7, 25), max: Date.UTC(2026, 9, 5) });
  const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Auckland');

  it('has one order, whatever the order of arrival, and ticking moves nothing', () => fc.assert(fc.property(steps, (all) => {
    const ordered = [...all].sort(inPlanOrder);
    expect([...all].reverse().sort(inPlanOrder)).toEqual(ordered);
    expect(all.map((it) => ({ ...it, done: true })).sort(inPlanOrder).map((it) => it.id)).toEqual(ordered.map((it) => it.id));
    for (const [index, it] of ordered.entries()) if (index > 0) expect((ordered[index - 1]?.dueOn ?? '') <= it.dueOn).toBe(true);
  }), { numRuns: 500 }));

  it('is late from the end of the due day where the new hire lives, and never once done', () => fc.assert(fc.property(step, zone, (it, where) => {
    const todo = { ...it, done: false };
    expect([stepIsLate(todo, endOfDay(it.dueOn, where) - 1, where), stepIsLate(todo, endOfDay(it.dueOn, where), where)]).toEqual([false, true]);
    expect(stepIsLate({ ...it, done: true }, endOfDay(it.dueOn, where) + 1, where)).toBe(false);
  }), runs));

  it('counts each step once: what is done, and what comes next in order', () => fc.assert(fc.property(steps, now, zone, (all, at, where) => {
    const { done, of, late, next } = planProgress(all, at, where);
    expect([of, done + next.length]).toEqual([all.length, all.length]);
    expect(late).toBeLessThanOrEqual(next.length);
    expect(next.every((it) => !it.done)).toBe(true);
    expect([...next].sort(inPlanOrder)).toEqual(next);
    expect(next.slice(0, late).every((it) => stepIsLate(it, at, where))).toBe(true);
  }), { numRuns: 500 }));
});

describe('what a step comes after', () => {
  type Step = OrderedStep & { readonly done: boolean };
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const after = fc.option(fc.record({ rule: fc.constantFrom('all' as const, 'any' as const), keys: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }) }), { nil: null });
  const some: fc.Arbitrary<Step[]> = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 7 }).chain((keys) => fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), after, done: fc.boolean() }))));
  const known = (steps: readonly Step[]) => new Map(steps.map((it) => [it.key ?? '', it]));
  /** The same said another way, over the steps that are there. */
  const opens = (it: Step, steps: readonly Step[]): boolean => {
    const before = steps.filter((one) => it.after?.keys.includes(one.key ?? ''));
    return it.after === null || before.length === 0 || (it.after.rule === 'all' ? before.every((one) => one.done) : before.some((one) => one.done));
  };

  it('tells which are open, and for what the others wait', () => {
    const step = (key: string, done: boolean, rule: 'all' | 'any', ...keys: string[]): Step => ({ key, done, after: keys.length === 0 ? null : { rule, keys } });
    const [a, b, both, one] = [step('a', true, 'all'), step('b', false, 'all'), step('c', false, 'all', 'a', 'b'), step('d', false, 'any', 'a', 'b')];
    const steps = known([a, b, both, one]);
    expect([a, b, both, one].map((it) => stepState(it, steps))).toEqual([{ kind: 'done' }, { kind: 'open' }, { kind: 'waiting', rule: 'all', for: [b] }, { kind: 'open' }]);
    expect(stepState({ ...both, done: true }, steps)).toEqual({ kind: 'done' });
    expect(stepState(step('x', false, 'any', 'gone'), steps)).toEqual({ kind: 'open' });
  });

  it('is one of three states, the same as counted by hand, whatever the order in which steps are asked', () => fc.assert(fc.property(some, (steps) => {
    for (const it of steps) {
      const state = stepState(it, known([...steps].reverse()));
      expect(state.kind).toBe(it.done ? 'done' : opens(it, steps) ? 'open' : 'waiting');
      if (state.kind === 'waiting') { expect(state.for.length).toBeGreaterThan(0); expect(state.for.every((one) => !one.done && it.after?.keys.includes(one.key ?? '') === true)).toBe(true); }
    }
  }), runs));

  it('never closes what is done or open because more is done; doing what it waits for opens it', () => fc.assert(fc.property(some, fc.constantFrom(...names), (steps, done) => {
    const later = steps.map((it) => (it.key === done ? { ...it, done: true } : it));
    for (const [index, it] of steps.entries()) {
      const [before, now] = [stepState(it, known(steps)), stepState(later[index] ?? it, known(later))];
      if (before.kind !== 'waiting') expect(now.kind).not.toBe('waiting');
      if (before.kind !== 'waiting') continue;
      const awaited = new Set(before.for);
      const all = steps.map((one) => (awaited.has(one) ? { ...one, done: true } : one));
      expect(stepState(all[index] ?? it, known(all)).kind).not.toBe('waiting');
    }
    // Whatever is undone of the others, what is done stays done.
    for (const it of steps.filter((one) => one.done)) expect(stepState(it, known(steps.map((one) => (one === it ? one : { ...one, done: false }))))).toEqual({ kind: 'done' });
  }), runs));

  it('can be done to the end exactly where no step is never reached', () => fc.assert(fc.property(some, (written) => {
    const steps = written.map((it) => ({ ...it, done: false, after: it.after === null ? null : { ...it.after, keys: it.after.keys.filter((key) => written.some((one) => one.key === key)) } }));
    const stuck = neverReached(steps);
    // By brute force: whoever is open does their step, until nobody can.
    let all: Step[] = steps;
    for (let turn = 0; turn <= steps.length; turn++) all = all.map((it) => (stepState(it, known(all)).kind === 'open' ? { ...it, done: true } : it));
    expect(stuck.map((it) => it.key)).toEqual(all.filter((it) => !it.done).map((it) => it.key));
  }), runs));
});

describe('a plan as it is looked at on a day', () => {
  const step = fc.record({ dueOn: day, late: fc.boolean(), done: fc.boolean() });

  it('has today, this week until Sunday, and the checkpoints after the hire', () => {
    // Looked at on Wednesday 9 September 2026, hired that Monday.
    const part = (dueOn: string, more: object = {}) => timelinePart({ dueOn, late: false, done: false, ...more }, '2026-09-09', '2026-09-07');
    expect(['2026-09-09', '2026-09-10', '2026-09-13', '2026-09-14', '2026-10-07', '2026-10-08', '2026-11-06', '2026-12-06', '2026-12-07'].map((it) => part(it))).toEqual(['today', 'week', 'week', 'day30', 'day30', 'day60', 'day60', 'day90', 'later']);
    expect([part('2026-09-08', { late: true }), part('2026-09-08', { late: true, done: true })]).toEqual(['late', 'done']);
  });

  it('keeps the order of the due days, and only moves towards today as days go by', () => fc.assert(fc.property(fc.tuple(step, step), day, day, fc.nat(40), ([one, other], today, hired, later) => {
    const rank = (it: typeof one, at = today): number => timelineParts.indexOf(timelinePart({ ...it, late: false, done: false }, at, hired));
    const [first, second] = one.dueOn <= other.dueOn ? [one, other] : [other, one];
    expect(rank(first)).toBeLessThanOrEqual(rank(second));
    expect(rank(one, plusDays(today, later))).toBeLessThanOrEqual(rank(one));
    expect(weekday(one.dueOn) === 0 || timelinePart({ dueOn: one.dueOn, late: false, done: false }, one.dueOn, hired) === 'today').toBe(true);
  }), runs));

  const shown = fc.uniqueArray(fc.record({ id: fc.uuid(), mine: fc.boolean(), minutes: fc.option(fc.nat(90), { nil: null }), part: fc.constantFrom(...timelineParts) }), { selector: (it) => it.id, maxLength: 20 });

  it('shows a lead or a mentor their own steps first in each part, the new hire the plan as it is, and says until when a part is', () => {
    const step = (id: string, part: TimelinePart, mine: boolean, minutes: number | null = null) => ({ id, part, mine, minutes });
    const steps = [step('a', 'done', false, 30), step('b', 'late', false, 10), step('c', 'late', true, 5), step('d', 'today', false), step('e', 'week', true), step('f', 'day30', false), step('g', 'day60', false), step('h', 'day60', true), step('i', 'later', true)];
    const read = (reads: 'own' | 'others') => timeline(steps, '2026-09-07', reads, (it) => it.part).map((it) => [it.name, it.until, it.steps.map(({ id }) => id).join(''), it.minutes]);
    const rest = [['later', undefined, 'i', 0], ['done', undefined, 'a', 0]];
    expect(read('others')).toEqual([['late', undefined, 'cb', 15], ['today', undefined, 'd', 0], ['week', undefined, 'e', 0], ['day30', '2026-10-07', 'f', 0], ['day60', '2026-11-06', 'hg', 0], ...rest]);
    expect(read('own')).toEqual([['late', undefined, 'bc', 15], ['today', undefined, 'd', 0], ['week', undefined, 'e', 0], ['day30', '2026-10-07', 'f', 0], ['day60', '2026-11-06', 'gh', 0], ...rest]);
  });

  it('shows each step once, in the part where it stands, parts in their order and none of them empty; whose a step is moves it within its part alone', () => fc.assert(fc.property(shown, day, (steps, hired) => {
    for (const reads of ['own', 'others'] as const) {
      const parts = timeline(steps, hired, reads, (it) => it.part);
      expect(parts.map((it) => it.name)).toEqual(timelineParts.filter((name) => steps.some((it) => it.part === name)));
      for (const { name, steps: here } of parts) {
        const there = steps.filter((it) => it.part === name);
        expect([...here].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...there].sort((a, b) => (a.id < b.id ? -1 : 1)));
        if (reads === 'own') { expect(here).toEqual(there); continue; }
        for (const mine of [true, false]) expect(here.filter((it) => it.mine === mine)).toEqual(there.filter((it) => it.mine === mine));
        expect(here.findLastIndex((it) => it.mine)).toBe(there.filter((it) => it.mine).length - 1);
      }
    }
  }), runs));
});
