import { describe, expect, it } from '@jest/globals';
import { instantAt } from '@palier/domain';
import { kindSaid } from './kind-said.js';
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
    expect(read(calendar('UID:1\nDTSTART;VALUE=DATE:20270131\nDTEND;VALUE=DATE:20270131\nSUMMARY:Poste'))).toEqual([['onCall', at('2027-01-31'), at('2027-02-01'), 'Poste']]);
    expect(readShifts(calendar('UID:1\nDTSTART;VALUE=DATE:20261207', 'UID:2\nDTSTART:20261205T220000Z\nDTEND:20261205T060000Z'), wanted)).toMatchObject({ shifts: [], problems: [{ line: 9, code: 'shifts.out-of-order' }] });
    // An old mistake of a calendar that is taken every month stands in nobody’s way, nor does an hour over which the clocks leap.
    expect(read(calendar('UID:1\nDTSTART:20191205T220000Z\nDTEND:20191205T060000Z', 'UID:2\nDTSTART:20270328T023000\nDTEND:20270328T030000', 'UID:3\nDTSTART;VALUE=DATE:20270131\nSUMMARY:Poste'))).toEqual([['onCall', at('2027-01-31'), at('2027-02-01'), 'Poste']]);
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

  it('are of the kind that their title says, or else what they are filed under, and of the chosen one where neither says any', () => {
    const day = (at: number, ...more: string[]) => [`UID:${at}`, `DTSTART;VALUE=DATE:202612${10 + at}`, ...more].join('\n');
    expect(read(calendar(day(0, 'SUMMARY:Nuit – Hugo'), day(1, 'SUMMARY:Hugo', 'CATEGORIES:Planning,Congés'), day(2, 'SUMMARY:On-call', 'CATEGORIES:Night'), day(3, 'SUMMARY:Jour', 'CATEGORIES:Nuits'), day(4, 'SUMMARY:Hugo'), day(5))).map(([kind]) => kind))
      .toEqual(['night', 'absence', 'onCall', 'night', 'onCall', 'onCall']);
    // One time of a rule that is called something else is that.
    expect(readShifts(calendar('UID:1\nDTSTART;VALUE=DATE:20261207\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Nuit', 'UID:1\nRECURRENCE-ID;VALUE=DATE:20261214\nDTSTART;VALUE=DATE:20261214\nSUMMARY:Matin', 'UID:2\nRECURRENCE-ID;VALUE=DATE:20261221\nDTSTART;VALUE=DATE:20261222\nSUMMARY:Repos'), wanted))
      .toMatchObject({ shifts: [{ kind: 'night', startsAt: at('2026-12-07') }, { kind: 'night', startsAt: at('2026-12-21') }, { kind: 'absence', startsAt: at('2026-12-22') }], ordinary: 1 });
  });

  it('are no days of ordinary work: those that may be taken are counted, and say that nothing of the chosen kind is there', () => {
    const rota = calendar('UID:1\nDTSTART;VALUE=DATE:20261207\nSUMMARY:Nuit', 'UID:2\nDTSTART;VALUE=DATE:20261208\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Après-midi (Hugo)', 'UID:3\nDTSTART;VALUE=DATE:20191208\nSUMMARY:Jour');
    expect(readShifts(rota, wanted)).toMatchObject({ shifts: [{ kind: 'night' }], ordinary: 3, covered: { entries: ['1', '2', '3'], from: at('2026-12-07'), until: at('2026-12-11'), kinds: ['night', 'onCall'] } });
  });
});

describe('shifts of a table', () => {
  it('are read with their hours, their kinds and what separates them', () => {
    expect(read('Du;Au;Type\n28/12/2026;03/01/2027;Astreinte\n24/12/2026 22:00;25/12/2026 06:00;Nuit\n2026-12-30;;congés\n')).toEqual([
      ['night', at('2026-12-24', '22:00'), at('2026-12-25', '06:00'), ''], ['onCall', at('2026-12-28'), at('2027-01-04'), ''], ['absence', at('2026-12-30'), at('2026-12-31'), ''],
    ]);
  });

  it('are of the kind that a cell says among other words, of the chosen one where it says none; a day of ordinary work is left out and counted', () => {
    const table = 'Du;Type;Libellé\n2026-12-01;Équipe de nuit;\n2026-12-02;Jour;\n2026-12-03;MATIN;\n2026-12-04;;Hugo\n2026-12-05;–;Congé\n2026-12-06;;Poste de jour\n2026-12-07;Astreinte N2;Jour\n2026-12-07;Day shift;\n2019-12-07;Day shift;\n';
    expect(readShifts(table, { ...wanted, kind: 'night' })).toMatchObject({ problems: [], ordinary: 4, shifts: [{ kind: 'night', startsAt: at('2026-12-01') }, { kind: 'night', title: 'Hugo' }, { kind: 'absence', title: 'Congé' }, { kind: 'onCall' }] });
    // A table of nothing else tells that what was noted as nights is none.
    expect(readShifts('Du;Type\n2026-12-02;Jour', { ...wanted, kind: 'night' })).toEqual({ shifts: [], ordinary: 1, problems: [], covered: { entries: [], from: at('2026-12-02'), until: at('2026-12-03'), kinds: ['night'] } });
  });

  it('are refused by line where their kind is not understood, and not guessed', () => {
    expect(readShifts('Du;Type\n2026-12-01;Nuit\n2026-12-02;Formation\n2026-12-03;\n2026-12-04;N', wanted)).toEqual({ shifts: [], ordinary: 0, problems: [{ line: 3, code: 'shifts.kind-unreadable' }, { line: 5, code: 'shifts.kind-unreadable' }], covered: null });
  });

  it.each([['', 'shifts.empty'], ['Nom;Valeur\na;b', 'shifts.no-day-columns'], ['Du;Au\nhier;demain', 'shifts.day-unreadable'], ['Du;Au\n2026-12-31;2026-12-30', 'shifts.out-of-order'], ['Du;Au\n2019-01-01;2019-01-02', 'shifts.empty'], ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'shifts.unreadable']])('%j is refused: %s', (text, code) => {
    expect(readShifts(text, wanted)).toMatchObject({ shifts: [], problems: [{ code }] });
  });
});

describe('the kind of a shift', () => {
  it.each<[kind: string | null, ...words: string[]]>([
    ['ordinary', 'Jour', 'Journée', 'matin', 'MATINÉE', 'Après-midi', 'apres midi', 'Day', 'Days', 'Early', 'Late', 'Morning', 'late shift', 'Afternoon shift', 'Jour 08:00-16:00', 'Jour – Hugo', 'Hugo (day)', 'Jour Hugo', 'Matin Hugo', 'Poste du soir', 'Vacation de jour', 'Journée de travail', 'Working day', 'Télétravail'],
    ['absence', 'Congé', 'Congés payés', 'Day off', 'Off', 'Jour férié', 'Jour de repos', 'Journée RTT', 'Out of office', 'Sick leave', 'Repos après nuit', 'Non-working day', 'Morning off'],
    ['onCall', 'Astreinte de jour', 'Astreinte de nuit', 'Permanence du matin', 'On-call (day)', 'Night on call', 'Oncall', 'Stand-by'],
    ['night', 'Nuit', 'Nuits', 'Poste de nuit', 'Vacation de nuit', 'Late night shift', 'Jour/Nuit', 'Nuit (repos le lendemain)', 'Nuit avant repos'],
    [null, '', '–', 'Formation', 'Bonjour', 'Mise à jour', 'Jour de l’an', 'Jour de Noël', 'Christmas Day', 'Boxing day', 'Fortnight', 'Kick-off', 'Marie Dupont', 'Journée de formation', 'Latest news', '夜'],
  ])('is %s where words say so', (kind, ...words) => {
    expect(words.filter((it) => kindSaid(it) !== kind)).toEqual([]);
  });
});
