import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles } from '../access/policy.js';
import { dayOf, endOfDay, plusDays, startOfDay } from '../time/day.js';
import type { PersonalDays } from '../time/due-day.js';
import { digestAt, digestDay, weeklyDay } from './digest.js';
import { escalates, escalationAt, mostEscalationDays } from './escalation.js';
import { choiceOf, choicesFor, isMandatory, kindsFor, notificationChoices, notificationKinds, stopped } from './kind.js';
import { isQuiet, usualQuietHours, whenToWrite, type QuietHours } from './quiet-hours.js';
import { reminderAt, remindersOf, type Due } from './reminder.js';
import { mayWrite, type MailForm } from './weekly-limit.js';

const hour = 3_600_000;
const day = 24 * hour;
const zone = fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo', 'Australia/Lord_Howe');
const time = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((it) => `${String(Math.floor(it / 4)).padStart(2, '0')}:${String((it % 4) * 15).padStart(2, '0')}`);
const quiet: fc.Arbitrary<QuietHours> = fc.record({ from: time, until: time }).filter((it) => it.from !== it.until);
/** Any minute of some years, and often one of the hours around a change of the clocks. */
const changes = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6), Date.UTC(2026, 8, 26, 14), Date.UTC(2026, 3, 4, 14), Date.UTC(2026, 3, 4, 15), Date.UTC(2026, 9, 3, 15, 30)];
const instant = fc.oneof(fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) }), fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * hour, max: 36 * hour })).map(([change, away]) => change + away)).map((it) => it - (it % 60_000));
const runs = { numRuns: 2000 };
/** An independent reader of the wall: the platform's own. */
const wall = (at: number, timeZone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

describe('laws of quiet hours', () => {
  it('are what the wall says where the person lives', () => fc.assert(fc.property(instant, zone, quiet, (at, where, hours) => {
    const time = wall(at, where);
    expect(isQuiet(at, where, hours)).toBe(hours.from < hours.until ? time >= hours.from && time < hours.until : time >= hours.from || time < hours.until);
  }), runs));

  it('let write at the first minute, now or later, at which it is not quiet', () => fc.assert(fc.property(instant, zone, quiet, (at, where, hours) => {
    const when = whenToWrite(at, where, hours);
    expect(when).toBeGreaterThanOrEqual(at);
    expect(isQuiet(when, where, hours)).toBe(false);
    expect(whenToWrite(when, where, hours)).toBe(when);
    for (let minute = at; minute < when; minute += 15 * 60_000) expect([new Date(minute).toISOString(), isQuiet(minute, where, hours)]).toEqual([new Date(minute).toISOString(), true]);
  }), { numRuns: 400 }));

  it('hold nothing back where somebody wants none', () => fc.assert(fc.property(instant, zone, (at, where) => expect(whenToWrite(at, where, null)).toBe(at))));

  it('end with the hour that is left out in spring, and last through the one that comes twice in autumn', () => {
    const untilHalfPastTwo = { from: '22:00', until: '02:30' };
    expect(new Date(whenToWrite(Date.UTC(2026, 2, 29, 0, 0), 'Europe/Paris', untilHalfPastTwo)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(new Date(whenToWrite(Date.UTC(2026, 9, 25, 1, 15), 'Europe/Paris', untilHalfPastTwo)).toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });

  it('keep usual nights, and let who works at night sleep by day', () => {
    expect(new Date(whenToWrite(Date.UTC(2026, 10, 24, 21), 'Europe/Paris', usualQuietHours)).toISOString()).toBe('2026-11-25T06:00:00.000Z');
    expect(new Date(whenToWrite(Date.UTC(2026, 10, 24, 9), 'Europe/Paris', { from: '08:00', until: '16:00' })).toISOString()).toBe('2026-11-24T15:00:00.000Z');
  });
});

describe('laws of the weekly limit', () => {
  it('lets nobody get more than so many mails in any seven days, nor so many single ones that none is left for the mail of the day', () => {
    const wish = fc.record({ after: fc.integer({ min: 1, max: 40 }), form: fc.constantFrom<MailForm>('single', 'digest') });
    fc.assert(fc.property(fc.array(wish, { maxLength: 120 }), fc.integer({ min: 0, max: 6 }), (wishes, limit) => {
      const written: { at: number; form: MailForm }[] = [];
      let now = 0;
      for (const it of wishes) {
        now += it.after * hour;
        if (mayWrite(it.form, written.map((mail) => mail.at), now, limit)) written.push({ at: now, form: it.form });
      }
      for (const { at } of written) {
        const within = written.filter((it) => it.at > at - 7 * day && it.at <= at);
        expect(within.length).toBeLessThanOrEqual(limit);
        if (limit > 0) expect(within.filter((it) => it.form === 'single').length).toBeLessThanOrEqual(limit - 1);
      }
    }), { numRuns: 500 });
  });

  it('forgets a mail after seven days to the millisecond', () => expect([7 * day - 1, 7 * day].map((now) => mayWrite('digest', [0], now, 1))).toEqual([false, true]));
  it('writes nothing where HR says none', () => expect([mayWrite('single', [], 0, 0), mayWrite('digest', [], 0, 0)]).toEqual([false, false]));
});

describe('laws of the mail of the day', () => {
  it('is of the newest day that is due, never of a day to come, and never in quiet hours', () => fc.assert(fc.property(instant, fc.integer({ min: 0, max: 23 }), zone, fc.option(quiet), (now, at, where, hours) => {
    const of = digestDay(now, at, where, hours);
    expect(digestAt(of, at, where, hours)).toBeLessThanOrEqual(now);
    expect(digestAt(plusDays(of, 1), at, where, hours)).toBeGreaterThan(now);
    expect(of <= dayOf(now, where)).toBe(true);
    if (hours !== null) expect(isQuiet(digestAt(of, at, where, hours), where, hours)).toBe(false);
  }), { numRuns: 400 }));
});

describe('laws of the mail of the week', () => {
  it('goes with the mail of a Monday, or the next one after it', () => fc.assert(fc.property(fc.integer({ min: 0, max: 4000 }).map((it) => plusDays('2026-01-01', it)), (it) => {
    const monday = weeklyDay(it);
    expect(new Date(monday).getUTCDay()).toBe(1);
    expect(monday <= it && plusDays(monday, 6) >= it).toBe(true);
    expect(weeklyDay(monday)).toBe(monday);
  })));
});

describe('laws of what whoever leads is told', () => {
  const someDay = fc.integer({ min: 0, max: 700 }).map((it) => plusDays('2026-01-01', it));
  const days: fc.Arbitrary<PersonalDays> = fc.record({ holidays: fc.uniqueArray(someDay, { maxLength: 40 }), away: fc.array(fc.tuple(someDay, fc.nat(30)), { maxLength: 8 }) }).map(({ holidays, away }) => ({ holidays: new Map(holidays.map((it) => [it, it])), unavailable: away.map(([from, length]) => ({ kind: 'absence' as const, from, until: plusDays(from, length) })) }));
  const after = fc.integer({ min: 1, max: mostEscalationDays });

  it('comes only when something is late, later the more days HR gives and the longer somebody is away, and never where HR says so', () => fc.assert(fc.property(someDay, zone, after, days, someDay, fc.nat(20), (dueOn, where, count, of, from, length) => {
    const at = escalationAt({ dueOn, zone: where }, count, of) ?? 0;
    expect(at).toBeGreaterThan(endOfDay(dueOn, where));
    expect(escalationAt({ dueOn, zone: where }, count + 1, of)).toBeGreaterThan(at);
    expect(escalationAt({ dueOn, zone: where }, count, { ...of, unavailable: [...of.unavailable, { kind: 'absence', from, until: plusDays(from, length) }] })).toBeGreaterThanOrEqual(at);
    expect(escalationAt({ dueOn, zone: where }, 0, of)).toBeNull();
    // Told from that moment on, for a fortnight; and not where the day was given only later.
    const due = { dueOn, zone: where, askedAt: Date.UTC(2025, 0, 1) };
    expect([at - 1, at, at + 14 * day, at + 14 * day + 1].map((now) => escalates(due, count, of, now) !== null)).toEqual([false, true, true, false]);
    expect(escalates({ ...due, askedAt: at }, count, of, at + hour)).toBeNull();
  }), { numRuns: 300 }));

  it('is after three working days: due on a Thursday before a holiday, told when Wednesday is over', () => {
    const of = { holidays: new Map([['2026-12-25', 'Noël']]), unavailable: [] };
    expect(escalationAt({ dueOn: '2026-12-24', zone: 'UTC' }, 3, of)).toBe(Date.UTC(2026, 11, 31));
    // Two days away are two days later.
    expect(escalationAt({ dueOn: '2026-12-24', zone: 'UTC' }, 3, { ...of, unavailable: [{ kind: 'absence', from: '2026-12-28', until: '2026-12-29' }] })).toBe(Date.UTC(2027, 0, 2));
  });
});

describe('laws of reminders', () => {
  const due: fc.Arbitrary<Due> = fc.record({ dueOn: fc.integer({ min: 0, max: 700 }).map((it) => plusDays('2026-01-01', it)), askedAt: instant, zone });

  it('come before, on and after the due day where the person lives, and only after it was asked', () => fc.assert(fc.property(due, (it) => {
    for (const reminder of remindersOf(it)) {
      expect(reminder.at).toBeGreaterThan(it.askedAt);
      expect(reminder.at).toBe({ dueSoon: startOfDay(plusDays(it.dueOn, -2), it.zone), dueToday: startOfDay(it.dueOn, it.zone), late: endOfDay(it.dueOn, it.zone) }[reminder.kind]);
    }
  }), runs));

  it('say late exactly when the day is over, and are at most one of each kind as time goes by', () => fc.assert(fc.property(due, (it) => {
    const said: string[] = [];
    for (let now = startOfDay(plusDays(it.dueOn, -4), it.zone); now < endOfDay(plusDays(it.dueOn, 20), it.zone); now += 11 * hour) {
      const reminder = reminderAt(it, now);
      if (reminder === null) continue;
      expect(reminder.at).toBeLessThanOrEqual(now);
      expect(reminder.kind === 'late').toBe(now >= endOfDay(it.dueOn, it.zone));
      if (said.at(-1) !== reminder.kind) said.push(reminder.kind);
    }
    expect(said).toEqual(['dueSoon', 'dueToday', 'late'].filter((kind) => said.includes(kind)));
  }), { numRuns: 60 }));

  it('tell no news of a fortnight ago', () => {
    const it = { dueOn: '2026-11-20', askedAt: Date.UTC(2026, 10, 1), zone: 'Europe/Paris' };
    expect([0, 14 * day, 14 * day + 1].map((later) => reminderAt(it, endOfDay(it.dueOn, it.zone) + later)?.kind)).toEqual(['late', 'late', undefined]);
  });
});

describe('kinds of notifications', () => {
  it('concern somebody each, and each has a way to be told', () => {
    expect([...kindsFor(roles)].sort()).toEqual([...notificationKinds].sort());
    expect(kindsFor(['admin'])).toEqual(['sessionInvited', 'sessionMoved', 'sessionCancelled', 'sessionSoon', 'webhookOff']);
    for (const kind of notificationKinds) for (const choice of notificationChoices) expect(choiceOf({ [kind]: choice }, kind)).toBe(choice === 'app' && isMandatory(kind) ? choiceOf({}, kind) : choice);
    expect(notificationKinds.filter((kind) => !choicesFor(kind).includes(choiceOf({}, kind)))).toEqual([]);
  });

  it('end by a link where they may, and nothing else ends with them', () => {
    const chosen = fc.dictionary(fc.constantFrom(...notificationKinds), fc.constantFrom(...notificationChoices));
    fc.assert(fc.property(chosen, fc.constantFrom(...notificationKinds, 'digest' as const), fc.subarray([...roles]), (before, what, held) => {
      const after = { ...before, ...stopped(what, before, held) };
      for (const kind of notificationKinds) {
        const [was, is] = [choiceOf(before, kind), choiceOf(after, kind)];
        const meant = what === 'digest' ? kindsFor(held).includes(kind) && (was === 'digest' || was === 'weekly') : kind === what;
        expect([kind, is]).toEqual([kind, meant && !isMandatory(kind) ? 'app' : was]);
      }
      expect(stopped(what, after, held)).toEqual(what === 'digest' || isMandatory(what) ? {} : { [what]: 'app' });
    }), { numRuns: 500 });
  });
});
