import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../time/day.js';
import { askedFor } from './requirement.js';
import { certificateStanding, validUntil, type CertificateTerms, type Issued } from './certificate.js';

const runs = { numRuns: 2000 };
const day = fc.integer({ min: 0, max: 9_000 }).map((it) => plusDays('2010-01-01', it));
const terms: fc.Arbitrary<CertificateTerms> = fc.record({ months: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null, freq: 8 }), renewDays: fc.integer({ min: 0, max: 400 }) });
const issued: fc.Arbitrary<Issued[]> = fc.array(fc.record({ issuedOn: day, saidUntil: fc.constant(null) }), { maxLength: 6 });
const three: CertificateTerms = { months: 36, renewDays: 90 };

describe('a certificate', () => {
  it('holds for its months, may be renewed in its window, and goes on from its own last day', () => {
    const first = { issuedOn: '2023-11-30', saidUntil: null };
    expect(['2023-11-29', '2023-11-30', '2026-08-31', '2026-09-01', '2026-11-30', '2026-12-01'].map((today) => certificateStanding([first], three, today).state)).toEqual(['missing', 'valid', 'valid', 'toRenew', 'toRenew', 'expired']);
    expect(validUntil([first, { issuedOn: '2026-10-15', saidUntil: null }], three)).toBe('2029-11-30');
    // Before its window, or after its end, it holds from the day it was issued.
    expect(validUntil([first, { issuedOn: '2026-01-15', saidUntil: null }], three)).toBe('2029-01-15');
    expect(validUntil([first, { issuedOn: '2027-02-01', saidUntil: null }], three)).toBe('2030-02-01');
    expect(certificateStanding([{ issuedOn: '2020-01-01', saidUntil: null }], { months: null, renewDays: 90 }, '2099-01-01')).toEqual({ state: 'valid', until: null, renewFrom: null });
    expect(certificateStanding([{ issuedOn: '2020-01-01', saidUntil: '2021-06-30' }], three, '2021-06-30').state).toBe('toRenew');
  });

  it('loses no validity by being renewed, whenever that is', () => fc.assert(fc.property(issued, day, terms, (before, issuedOn, it) => {
    const [was, now] = [validUntil(before, it), validUntil([...before, { issuedOn, saidUntil: null }], it)];
    if (was === null) expect(now).toBeNull();
    if (typeof was === 'string' && typeof now === 'string') expect(now >= was).toBe(true);
  }), runs));

  it('loses none by being renewed early within its window: the day of renewal does not matter', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 25 }), fc.nat(25), fc.nat(25), (issuedOn, months, renewDays, one, other) => {
    const it = { months, renewDays };
    const first = { issuedOn, saidUntil: null };
    const until = validUntil([first], it) ?? '';
    const renewed = (early: number): unknown => validUntil([first, { issuedOn: plusDays(until, -Math.min(early, renewDays)), saidUntil: null }], it);
    expect(renewed(one)).toBe(renewed(other));
  }), runs));

  it('depends on no order', () => fc.assert(fc.property(issued, terms, (some, it) => expect(validUntil([...some].reverse(), it)).toBe(validUntil(some, it))), runs));

  it('goes from missing to valid, to its window, to expired, and never back but by what is issued', () => fc.assert(fc.property(day, terms, (issuedOn, it) => {
    const order = ['missing', 'valid', 'toRenew', 'expired'];
    const states = Array.from({ length: 80 }, (_, index) => order.indexOf(certificateStanding([{ issuedOn, saidUntil: null }], it, plusDays(issuedOn, (index - 5) * 30)).state));
    expect(states).toEqual([...states].sort((a, b) => a - b));
  }), { numRuns: 300 }));
});

describe('what a profile asks for', () => {
  const said = fc.array(fc.record({ required: fc.boolean(), from: fc.integer({ min: -5, max: 5 }).map((it) => plusDays('2026-06-15', it)) }), { maxLength: 6 });
  const today = '2026-06-15';
  /** What counts on a day: of those of that day or before, the latest; of one day the last said. */
  const on = (of: { required: boolean; from: string }[], day: string): boolean => { let found: { required: boolean; from: string } | undefined; for (const it of of) if (it.from <= day && (found === undefined || it.from >= found.from)) found = it; return found?.required === true; };

  it('is asked from its day until the day before its end, and not at the end', () => fc.assert(fc.property(said, (of) => {
    const it = askedFor(of, today);
    expect(it !== undefined && it.by.from <= today).toBe(on(of, today));
    if (it === undefined) for (let days = 0; days < 8; days++) expect(on(of, plusDays(today, days))).toBe(false);
    else {
      expect(on(of, it.by.from)).toBe(true);
      if (it.until !== null) expect([on(of, it.until), on(of, plusDays(it.until, -1))]).toEqual([false, true]);
      else expect(on(of, '2099-01-01')).toBe(true);
    }
  }), runs));
});
