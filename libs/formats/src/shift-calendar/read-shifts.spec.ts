import { describe, expect, it } from '@jest/globals';
import { instantAt } from '@palier/domain';
import { readShifts, type ShiftsWanted } from './read-shifts.js';

const wanted: ShiftsWanted = { zone: 'Europe/Paris', kind: 'onCall', from: Date.parse('2026-11-01'), until: Date.parse('2028-11-01') };
const at = (day: string, time = '00:00') => instantAt(day, time, 'Europe/Paris');
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flatMap((it) => ['BEGIN:VEVENT', ...it.split('\n'), 'END:VEVENT']), 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string) => readShifts(text, wanted).shifts.map((it) => [it.kind, it.startsAt, it.endsAt, it.title]);

describe('shifts of a calendar', () => {
  it('are whole days where they say no hour, and hours on the clocks they name, or else of where the person is', () => {
    expect(read(calendar(
      'UID:1\nDTSTART;VALUE=DATE:20261228\nDTEND;VALUE=DATE:20270104\nSUMMARY:Astreinte', 'UID:2\nDTSTART:20261201T210000Z\nDTEND:20261202T050000Z\nSUMMARY:UTC',
      'UID:3\nDTSTART;TZID=America/Toronto:20261203T220000\nDTEND;TZID=America/Toronto:20261204T060000\nSUMMARY:Toronto', 'UID:4\nDTSTART:20261205T220000\nDTEND:20261206T060000\nSUMMARY:Ici',
      'UID:5\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261210\nSUMMARY:Annulé'))).toEqual([
      ['onCall', Date.parse('2026-12-01T21:00:00Z'), Date.parse('2026-12-02T05:00:00Z'), 'UTC'], ['onCall', Date.parse('2026-12-04T03:00:00Z'), Date.parse('2026-12-04T11:00:00Z'), 'Toronto'],
      ['onCall', at('2026-12-05', '22:00'), at('2026-12-06', '06:00'), 'Ici'], ['onCall', at('2026-12-28'), at('2027-01-04'), 'Astreinte'],
    ]);
  });

  it('last a whole day where they end on it, and are said to end before they start, by line', () => {
    expect(read(calendar('UID:1\nDTSTART;VALUE=DATE:20270131\nDTEND;VALUE=DATE:20270131\nSUMMARY:Jour'))).toEqual([['onCall', at('2027-01-31'), at('2027-02-01'), 'Jour']]);
    expect(readShifts(calendar('UID:1\nDTSTART;VALUE=DATE:20261207', 'UID:2\nDTSTART:20261205T220000Z\nDTEND:20261205T060000Z'), wanted)).toMatchObject({ shifts: [], problems: [{ line: 9, code: 'shifts.out-of-order' }] });
    // An old mistake of a calendar that is taken every month stands in nobody’s way, nor does an hour over which the clocks leap.
    expect(read(calendar('UID:1\nDTSTART:20191205T220000Z\nDTEND:20191205T060000Z', 'UID:2\nDTSTART:20270328T023000\nDTEND:20270328T030000', 'UID:3\nDTSTART;VALUE=DATE:20270131\nSUMMARY:Jour'))).toEqual([['onCall', at('2027-01-31'), at('2027-02-01'), 'Jour']]);
  });

  it('come as often as their rule says, without those left out, with those moved, and end where one stops looking', () => {
    expect(read(calendar('UID:1\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261208\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20261214\nSUMMARY:Lundi', 'UID:1\nRECURRENCE-ID;VALUE=DATE:20261221\nDTSTART;VALUE=DATE:20261222\nDTEND;VALUE=DATE:20261223\nSUMMARY:Mardi')))
      .toEqual([['onCall', at('2026-12-07'), at('2026-12-08'), 'Lundi'], ['onCall', at('2026-12-22'), at('2026-12-23'), 'Mardi'], ['onCall', at('2026-12-28'), at('2026-12-29'), 'Lundi']]);
    // One time that is cancelled, and one that was moved and whose rule is not here.
    expect(read(calendar('UID:1\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261208\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Lundi', 'UID:1\nRECURRENCE-ID;VALUE=DATE:20261214\nDTSTART;VALUE=DATE:20261214\nDTEND;VALUE=DATE:20261215\nSTATUS:CANCELLED', 'UID:2\nRECURRENCE-ID;VALUE=DATE:20261221\nDTSTART;VALUE=DATE:20261222\nDTEND;VALUE=DATE:20261223\nSUMMARY:Mardi')))
      .toEqual([['onCall', at('2026-12-07'), at('2026-12-08'), 'Lundi'], ['onCall', at('2026-12-22'), at('2026-12-23'), 'Mardi']]);
    // What one rule moves stays as another one says it, at the same hour as well.
    expect(readShifts(calendar('UID:1\nDTSTART;VALUE=DATE:20261207\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:A', 'UID:2\nDTSTART:20261207T080000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:B', 'UID:2\nRECURRENCE-ID;VALUE=DATE:20261214\nDTSTART;VALUE=DATE:20261216\nSUMMARY:C', 'UID:3\nRECURRENCE-ID;VALUE=DATE:20261214\nDTSTART;VALUE=DATE:20261217\nSUMMARY:D'), wanted).shifts.filter((it) => it.entry === '1').map((it) => it.startsAt)).toEqual([at('2026-12-07'), at('2026-12-14')]);
    const forever = readShifts(calendar('UID:1\nDTSTART:20200101T220000\nDTEND:20200102T060000\nRRULE:FREQ=DAILY'), { ...wanted, until: Date.parse('2027-01-01') }).shifts;
    expect([forever.length > 50, forever.length < 70, forever.every((it) => it.endsAt > wanted.from)]).toEqual([true, true, true]);
    expect(readShifts(calendar('UID:1\nDTSTART:20200101T220000\nDTEND:20200101T220100\nRRULE:FREQ=SECONDLY'), wanted).problems).toEqual([{ line: 1, code: 'shifts.too-many' }]);
  });
});

describe('shifts of a table', () => {
  it('are read with their hours, their kinds and what separates them', () => {
    expect(read('Du;Au;Type\n28/12/2026;03/01/2027;Astreinte\n24/12/2026 22:00;25/12/2026 06:00;Nuit\n2026-12-30;;congés\n')).toEqual([
      ['night', at('2026-12-24', '22:00'), at('2026-12-25', '06:00'), ''], ['onCall', at('2026-12-28'), at('2027-01-04'), ''], ['absence', at('2026-12-30'), at('2026-12-31'), ''],
    ]);
  });

  it.each([['', 'shifts.empty'], ['Nom;Valeur\na;b', 'shifts.no-day-columns'], ['Du;Au\nhier;demain', 'shifts.day-unreadable'], ['Du;Au\n2026-12-31;2026-12-30', 'shifts.out-of-order'], ['Du;Au\n2019-01-01;2019-01-02', 'shifts.empty'], ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'shifts.unreadable']])('%j is refused: %s', (text, code) => {
    expect(readShifts(text, wanted)).toMatchObject({ shifts: [], problems: [{ code }] });
  });
});
