import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { writeCalendar, type CalendarDay } from './write-calendar.js';

const day = fc.integer({ min: 0, max: 40_000 }).map((it) => new Date(Date.UTC(1970, 0, 1) + it * 86_400_000).toISOString().slice(0, 10));
const title = fc.string({ unit: 'grapheme', maxLength: 120 }).filter((it) => !/[\u0000-\u001f\u007f]/.test(it));
const days = fc.uniqueArray(fc.record({ id: fc.uuid(), day, title, address: fc.webUrl() }), { selector: (it) => it.id, maxLength: 12 });
const write = (of: readonly CalendarDay[]) => writeCalendar({ name: 'Palier', lang: 'fr', zone: 'Europe/Paris', since: new Date('2026-11-29T10:00:00.123Z'), days: of });
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));

describe('laws of a calendar', () => {
  it('is read back by another’s reader as it was said: each thing once, on its whole day, in its words', () => fc.assert(fc.property(days, (of) => {
    const back = read(write(of));
    expect(back.map((it) => [it.uid, it.startDate.toString(), it.startDate.isDate, it.summary, it.component.getFirstPropertyValue('url')])).toEqual(of.map((it) => [`${it.id}@palier`, it.day, true, it.title, it.address]));
  }), { numRuns: 500 }));

  it('has no line of more than 75 octets, none that is torn within a sign, and ends each as the standard wants', () => fc.assert(fc.property(days, (of) => {
    const text = write(of);
    expect(text.endsWith('\r\n')).toBe(true);
    for (const line of text.slice(0, -2).split('\r\n')) expect([line, Buffer.byteLength(line) <= 75, line.isWellFormed(), /[\r\n]/.test(line)]).toEqual([line, true, true, false]);
  })));

  it('has times at which somebody is busy, to the second, and where; the days before them are the same bytes', () => fc.assert(fc.property(days, fc.array(fc.record({ id: fc.uuid(), from: fc.integer({ min: 0, max: 3_000_000_000 }), long: fc.integer({ min: 1, max: 43_200 }), title, place: title, address: fc.webUrl() }), { maxLength: 5 }), (of, sessions) => {
    const times = sessions.map(({ from, long, ...it }) => ({ ...it, startsAt: new Date(from * 1000), endsAt: new Date((from + long) * 1000) }));
    const calendar = { name: 'Palier', lang: 'fr' as const, zone: 'Europe/Paris', since: new Date('2026-11-29T10:00:00.123Z'), days: of };
    const text = writeCalendar({ ...calendar, times });
    expect(text.startsWith(write(of).replace(/END:VCALENDAR\r\n$/, ''))).toBe(true);
    expect(writeCalendar({ ...calendar, times })).toBe(text);
    expect(read(text).slice(of.length).map((it) => [it.startDate.toJSDate().getTime(), it.endDate.toJSDate().getTime(), it.startDate.isDate, it.summary, it.location ?? '', it.component.getFirstPropertyValue('transp')])).toEqual(times.map((it) => [it.startsAt.getTime(), it.endsAt.getTime(), false, it.title, it.place, null]));
  }), { numRuns: 300 }));

  it('says line breaks, and leaves no way to begin a line of one’s own', () => {
    const [only, ...more] = read(write([{ id: 'a', day: '2026-12-01', title: 'Un\r\nBEGIN:VEVENT\nSUMMARY:deux\u0000; \\n, trois', address: 'https://palier.example/' }]));
    expect([only?.summary, more]).toEqual(['Un\nBEGIN:VEVENT\nSUMMARY:deux ; \\n, trois', []]);
  });
});
