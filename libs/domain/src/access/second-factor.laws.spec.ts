import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublic, policy, roles, type Action } from './policy.js';
import { acceptableSteps, awaitedBy, codeMeant, isOneTimeCode, mayWhile, needsSecondFactor, secondFactorMode, stepOf, type Awaits, type SecondFactorMode } from './second-factor.js';

const actions = Object.keys(policy) as Action[];
const session = fc.record({ roles: fc.subarray([...roles]), mode: fc.constantFrom<SecondFactorMode>('off', 'offered', 'required'), enrolled: fc.boolean(), confirmed: fc.boolean() });
const at = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });

describe('laws of the second factor', () => {
  it('asks nothing of a confirmed session, and nothing of anybody where it is off', () => fc.assert(fc.property(session, (it) => {
    if (it.confirmed || it.mode === 'off') expect(awaitedBy(it)).toBeNull();
  })));

  it('lets nobody who enrolled in by a password alone, whatever their roles', () => fc.assert(fc.property(session, (it) => {
    if (it.enrolled && !it.confirmed && it.mode !== 'off') expect(awaitedBy(it)).toBe('code');
  })));

  it('makes leads, HR and administrators enrol where it is required, and nobody else', () => fc.assert(fc.property(session, (it) => {
    if (it.enrolled || it.confirmed) return;
    expect(awaitedBy(it)).toBe(it.mode === 'required' && it.roles.some((role) => ['lead', 'hr', 'admin'].includes(role)) ? 'enrolment' : null);
    expect(needsSecondFactor(it)).toBe(awaitedBy({ ...it, mode: 'required' }) !== null);
  })));

  it('asks each of the three roles alone, and neither learners nor authors', () => {
    const asked = roles.filter((role) => awaitedBy({ roles: [role], mode: 'required', enrolled: false, confirmed: false }) === 'enrolment');
    expect([...asked].sort()).toEqual(['admin', 'hr', 'lead']);
  });

  it('never asks less for one role more', () => fc.assert(fc.property(session, fc.constantFrom(...roles), (it, role) => {
    if (awaitedBy(it) !== null) expect(awaitedBy({ ...it, roles: [...it.roles, role] })).toBe(awaitedBy(it));
  })));

  it('opens two doors to a half-open session: the one that it stands before, and the way out', () => {
    const open = (awaits: Awaits) => actions.filter((it) => !isPublic(it) && mayWhile(awaits, it)).sort();
    expect(open('code')).toEqual(['second-factor.confirm', 'session.sign-out']);
    expect(open('enrolment')).toEqual(['second-factor.enrol', 'session.sign-out']);
  });

  it('is required unless it was said otherwise: at start first, then by an administrator, and not in a demo', () => {
    expect([secondFactorMode(null, null, false), secondFactorMode(null, null, true)]).toEqual(['required', 'offered']);
    expect([secondFactorMode(null, false, false), secondFactorMode(null, true, true)]).toEqual(['offered', 'required']);
    for (const said of [null, true, false]) for (const demo of [true, false]) expect([secondFactorMode('on', said, demo), secondFactorMode('off', said, demo)]).toEqual(['required', 'off']);
  });

  it('takes the code of now, of the step before and of the step after, each once and in order', () => fc.assert(fc.property(at, fc.integer({ min: -3, max: 3 }), (now, used) => {
    const last = stepOf(now) + used;
    const steps = acceptableSteps(now, last);
    for (const step of steps) expect([step > last, Math.abs(step - stepOf(now)) <= 1]).toEqual([true, true]);
    expect(acceptableSteps(now, -1)).toEqual([stepOf(now) - 1, stepOf(now), stepOf(now) + 1]);
    for (const step of steps) expect(acceptableSteps(now, step)).not.toContain(step);
  })));

  it('reads a code as it was meant', () => fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9]{1,16}$/), (code) => {
    const spaced = (code.match(/.{1,4}/g) ?? []).join('-');
    expect([codeMeant(spaced), codeMeant(` ${code.toLowerCase()} `), codeMeant(codeMeant(spaced))]).toEqual([code, code, code]);
    expect(isOneTimeCode(code)).toBe(code.length === 6 && !/[A-Z]/.test(code));
  })));
});
