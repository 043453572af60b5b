import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, plusDays } from '../time/day.js';
import { assignmentStatus, stuckDays, type AssignmentFacts } from './status.js';

const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Auckland');
const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
const dueOn = fc.option(fc.integer({ min: -30, max: 400 }).map((it) => plusDays('2026-01-01', it)));
const facts: fc.Arbitrary<AssignmentFacts> = fc.record({ dueOn, waived: fc.boolean(), opened: fc.boolean(), of: fc.integer({ min: 0, max: 6 }), done: fc.nat(6), movedAt: fc.option(fc.integer({ min: Date.UTC(2025, 6, 1), max: Date.UTC(2026, 11, 1) })) })
  .map((it) => ({ ...it, done: Math.min(it.done, it.of), movedAt: it.opened ? (it.movedAt ?? Date.UTC(2026, 0, 1)) : null }));
const runs = { numRuns: 2000 };

describe('laws of what is asked of somebody', () => {
  it('never calls late or stuck what is done or waived, nor late what has no due day', () => fc.assert(fc.property(facts, now, zone, (it, at, where) => {
    const status = assignmentStatus(it, at, where);
    if (status.state === 'done' || status.state === 'waived' || it.dueOn === null) expect(status.late).toBe(false);
    if (status.stuck) expect(status.state).toBe('inProgress');
  }), runs));

  it('is in time until the last millisecond of the due day where the person lives, and late from then on', () => fc.assert(fc.property(facts, zone, (it, where) => {
    if (it.dueOn === null || it.waived || (it.of > 0 && it.done >= it.of)) return;
    expect(assignmentStatus(it, endOfDay(it.dueOn, where) - 1, where).late).toBe(false);
    expect(assignmentStatus(it, endOfDay(it.dueOn, where), where).late).toBe(true);
  }), runs));

  it('is never made late by a later due day, nor undone by doing more', () => fc.assert(fc.property(facts, now, zone, fc.nat(60), (it, at, where, days) => {
    if (it.dueOn === null) return;
    if (!assignmentStatus(it, at, where).late) expect(assignmentStatus({ ...it, dueOn: plusDays(it.dueOn, days) }, at, where).late).toBe(false);
    if (assignmentStatus(it, at, where).state === 'done') expect(assignmentStatus({ ...it, done: it.of }, at, where).state).toBe('done');
  }), runs));

  it('calls stuck what was begun and not touched for seven whole days', () => {
    const begun = { dueOn: null, waived: false, opened: true, done: 1, of: 3, movedAt: 0 };
    expect([stuckDays * 86_400_000 - 1, stuckDays * 86_400_000].map((at) => assignmentStatus(begun, at, 'UTC').stuck)).toEqual([false, true]);
    expect(assignmentStatus({ ...begun, of: 0, done: 0 }, 1, 'UTC').state).toBe('inProgress');
  });
});
