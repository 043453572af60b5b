import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, Assignments, DueDays, HolidayPlaces, PersonUnavailability, ShiftsPreview, Todo } from '@palier/contracts';
import { dayOf, daysTouched, endOfDay, instantAt, plusDays, startOfDay } from '@palier/domain';
import fc from 'fast-check';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { WorkdaysQueries } from './workdays.queries.js';

let house: House;
let sophie: Visitor, karim: Visitor, ines: Visitor;
let assignable: Assignable;
/** Wednesday 23 December 2026, in the morning: Christmas is a Friday. */
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.owner.query(`update installation set clock_shift = (timestamp '2026-12-23 09:00' at time zone zone) - clock_timestamp()`);
  [sophie, karim, ines] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines')];
  assignable = (await karim.ask('GET', '/api/assignable')).body as Assignable;
});
afterAll(() => house?.close());

const person = (name: string): string => assignable.people.find((it) => it.name === name)?.id ?? '';
const away = (name: string, it: object, by = karim) => by.ask('POST', `/api/people/${person(name)}/unavailability`, { id: newId(), kind: 'absence', from: '2026-12-28', until: '2026-12-29', ...it });
const of = async (name: string, by = karim) => (await by.ask('GET', `/api/people/${person(name)}/unavailability`)).body as PersonUnavailability;
const assign = async (wish: object) => karim.ask('POST', '/api/assignments', { id: newId(), courseId: assignable.courses.find((it) => /Premiers pas/.test(it.title))?.id, people: [person('Inès Benali')], teams: [], dueOn: null, reason: 'Pour la reprise.', ...wish });

const zones = ['Europe/Paris', 'America/Toronto', 'America/Sao_Paulo', 'Pacific/Auckland', 'Asia/Kolkata', 'Africa/Cairo', 'Australia/Lord_Howe', 'UTC'];
// Within two days of the last Sundays of March and October, the second of March, the first of November, April and October: to the minute.
const near = fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-14', '2027-11-07', '2027-04-04', '2026-09-27', '2026-10-04', '2026-06-15');
const cases = fc.sample(fc.record({ day: near, minutes: fc.integer({ min: -2880, max: 2880 }), length: fc.integer({ min: 1, max: 4000 }), zone: fc.constantFrom(...zones) }), { numRuns: 200, seed: 1150 })
  .map(({ day, minutes, length, zone }) => { const start = Date.parse(day) + minutes * 60_000; return { start, end: start + length * 60_000, zone }; });

describe('the days on which people work', () => {
  it('are the same as PostgreSQL reckons them, on both sides of every change of the clocks', async () => {
    const theirs = (await house.owner.query(`
      select ("at" at time zone zone)::date::text as from, ((until - interval '1 microsecond') at time zone zone)::date::text as until
      from (select n, to_timestamp((it->>'start')::numeric / 1000) as "at", to_timestamp((it->>'end')::numeric / 1000) as until, it->>'zone' as zone from jsonb_array_elements($1::jsonb) with ordinality as x(it, n)) cases order by n`, [JSON.stringify(cases)])) as { from: string; until: string }[];
    expect(cases.map((it) => daysTouched(it.start, it.end, it.zone))).toEqual(theirs);
    const today = (await house.owner.query(`select n, (to_timestamp((it->>'start')::numeric / 1000) at time zone (it->>'zone'))::date::text as day from jsonb_array_elements($1::jsonb) with ordinality as x(it, n) order by n`, [JSON.stringify(cases)])) as { day: string }[];
    expect(cases.map((it) => dayOf(it.start, it.zone))).toEqual(today.map((it) => it.day));
    // When a day begins and ends there, which says what is late; where clocks leap over midnight or strike it twice, too.
    const days = [...cases.map((it, at) => ({ day: today[at]?.day ?? '', zone: it.zone })), ...['2026-04-24', '2026-04-23', '2026-10-29', '2026-10-30'].map((day) => ({ day, zone: 'Africa/Cairo' })), { day: '2018-11-04', zone: 'America/Sao_Paulo' }];
    const bounds = (await house.owner.query(`
      select (extract(epoch from (it->>'day')::timestamp at time zone (it->>'zone')) * 1000)::float8 as from, (extract(epoch from ((it->>'day')::date + 1)::timestamp at time zone (it->>'zone')) * 1000)::float8 as until
      from jsonb_array_elements($1::jsonb) with ordinality as x(it, n) order by n`, [JSON.stringify(days)])) as { from: number; until: number }[];
    expect(days.map(({ day, zone }) => ({ from: startOfDay(day, zone), until: endOfDay(day, zone) }))).toEqual(bounds);
    expect(days.map(({ day, zone }) => instantAt(day, '00:00', zone))).toEqual(bounds.map((it) => it.from));
  });

  it('are reckoned for many people at once as for each alone', async () => {
    const run = house.owner.createQueryRunner();
    await run.startTransaction();
    try {
      const people = new Map(zones.map((zone) => [zone, newId()]));
      for (const [zone, id] of people) await run.query(`insert into person (id, display_name, locale, time_zone, hired_on) values ($1, $2, 'fr', $2, '2026-01-01')`, [id, zone]);
      for (const it of cases) await run.query(`insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by) values ($1, $2, 'absence', $3, $4, palier_now(), $2)`, [newId(), people.get(it.zone), new Date(it.start), new Date(it.end)]);
      const days = await house.nest.get(WorkdaysQueries).daysOf(new Map([...people.values()].map((id) => [id, '2026-01-01'])), run);
      for (const [zone, id] of people) {
        const told = (days.get(id)?.unavailable ?? []).map(({ from, until }) => `${from} ${until}`).sort();
        expect(told).toEqual(cases.filter((it) => it.zone === zone).map((it) => { const { from, until } = daysTouched(it.start, it.end, zone); return `${from} ${until}`; }).sort());
      }
    } finally { await run.rollbackTransaction(); await run.release(); }
  });

  it('are told by a lead or by HR, never by oneself, and read by the person; each reading by others is kept', async () => {
    expect((await away('Inès Benali', {}, ines)).status).toBe(403);
    const id = newId();
    expect((await away('Inès Benali', { id })).status).toBe(200);
    expect((await away('Inès Benali', { id })).status).toBe(200);
    expect(await away('Inès Benali', { id, until: '2026-12-30' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await away('Inès Benali', { from: '2026-12-30', until: '2026-12-29' })).toMatchObject({ status: 422, body: { code: 'unavailability.days-out-of-order' } });
    expect(await of('Inès Benali', ines)).toMatchObject({ mayChange: false, items: [{ id, kind: 'absence', from: '2026-12-28', until: '2026-12-29', by: 'Karim Haddad' }] });
    expect((await of('Inès Benali')).mayChange).toBe(true);
    expect((await ines.ask('GET', '/api/looks')).text).toContain('look.unavailability');
    expect((await ines.ask('DELETE', `/api/unavailability/${id}`)).status).toBe(403);
    expect((await sophie.ask('DELETE', `/api/unavailability/${id}`)).status).toBe(200);
    expect((await of('Inès Benali')).items).toEqual([]);
  });

  it('come from a calendar or a table: looked at first, taken once, never over what stands there', async () => {
    const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20270201', 'DTEND;VALUE=DATE:20270206', 'RRULE:FREQ=WEEKLY;INTERVAL=4;COUNT=3', 'SUMMARY:Astreinte de Hugo', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
    const send = (door: string, body: object, by = karim) => by.ask('POST', `/api/people/${person('Hugo Petit')}/unavailability/${door}`, { kind: 'onCall', text, ...body });
    expect((await send('preview', {}, ines)).status).toBe(403);
    const seen = (await send('preview', {})).body as ShiftsPreview;
    expect(seen.lines.map((it) => [it.from, it.until, it.title, it.same])).toEqual([['2027-02-01', '2027-02-05', 'Astreinte de Hugo', false], ['2027-03-01', '2027-03-05', 'Astreinte de Hugo', false], ['2027-03-29', '2027-04-02', 'Astreinte de Hugo', false]]);
    expect((await of('Hugo Petit')).items).toEqual([]);
    expect((await send('import', {})).body).toEqual({ added: 3, same: 0, takenOut: 0 });
    expect((await send('import', {})).body).toEqual({ added: 0, same: 3, takenOut: 0 });
    expect(((await send('preview', {})).body as ShiftsPreview).lines.every((it) => it.same)).toBe(true);
    // The clocks go forward on 28 March: its days are still its days.
    expect((await of('Hugo Petit')).items.map((it) => [it.kind, it.from, it.until])).toEqual([['onCall', '2027-02-01', '2027-02-05'], ['onCall', '2027-03-01', '2027-03-05'], ['onCall', '2027-03-29', '2027-04-02']]);
    expect(await send('import', { text: 'Du;Au\n2027-01-05;hier' })).toMatchObject({ status: 422, body: { code: 'import.has-problems' } });
    expect(((await send('preview', { text: 'Du;Au\n2027-01-05;hier' })).body as ShiftsPreview).problems).toEqual([{ line: 2, code: 'shifts.day-unreadable' }]);
    expect(JSON.stringify(await house.owner.query('select * from unavailability'))).not.toContain('Hugo');
  });

  it('that the next calendar or table holds no more are shown, and taken out where that is said: never what somebody noted, and only what is still gone', async () => {
    const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flatMap((it) => ['BEGIN:VEVENT', ...it.split(' '), 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n');
    const day = (uid: string, on: string, ...more: string[]) => [`UID:${uid}`, `DTSTART;VALUE=DATE:${on}`, ...more].join(' ');
    const send = (door: string, text: string, body: object = {}) => karim.ask('POST', `/api/people/${person('Hugo Petit')}/unavailability/${door}`, { kind: 'night', text, ...body });
    const gone = async (text: string) => ((await send('preview', text)).body as ShiftsPreview).gone;
    await away('Hugo Petit', { kind: 'night', from: '2027-05-04', until: '2027-05-04' });
    const first = calendar(day('hugo@a', '20270503'), day('hugo@b', '20270505'), day('hugo@c', '20270507'), day('hugo@d', '20270512'));
    expect((await send('import', first)).body).toEqual({ added: 4, same: 0, takenOut: 0 });
    expect(await gone(first)).toEqual([]);
    // One is swapped to another day, one is cancelled, one is simply not there, and one lies beyond what this one tells of.
    const next = calendar(day('hugo@a', '20270506'), day('hugo@b', '20270505', 'STATUS:CANCELLED'), day('hugo@e', '20270508'), day('hugo@f', '20270503'));
    const seen = await gone(next);
    expect(seen.map((it) => [it.from, it.sure])).toEqual([['2027-05-05', true], ['2027-05-07', false]]);
    expect((await gone(calendar(day('hugo@b', '20270505', 'STATUS:CANCELLED')))).map((it) => [it.from, it.sure])).toEqual([['2027-05-05', true]]);
    const noted = (await of('Hugo Petit')).items.find((it) => it.from === '2027-05-04')?.id ?? '';
    for (const id of [noted, newId()]) expect(await send('import', next, { takeOut: [id] })).toMatchObject({ status: 412, body: { code: 'shifts.changed-meanwhile' } });
    const takeOut = seen.filter((it) => it.sure).map((it) => it.id);
    expect((await send('import', next, { takeOut })).body).toEqual({ added: 2, same: 1, takenOut: 1 });
    // Sent twice, it is done once.
    expect((await send('import', next, { takeOut })).body).toEqual({ added: 0, same: 3, takenOut: 0 });
    expect((await of('Hugo Petit')).items.filter((it) => it.kind === 'night').map((it) => it.from)).toEqual(['2027-05-03', '2027-05-04', '2027-05-06', '2027-05-07', '2027-05-08', '2027-05-12']);
    // A table tells of a time: what an earlier one held there is gone.
    expect((await send('import', 'Du;Au\n2027-06-01;2027-06-01\n2027-06-03;2027-06-03\n2027-06-20;2027-06-20')).body).toMatchObject({ added: 3 });
    expect((await gone('Du;Au\n2027-06-01;2027-06-01\n2027-06-10;2027-06-10')).map((it) => [it.from, it.sure])).toEqual([['2027-06-03', true]]);
    // What was noted as a night and is a day of ordinary work is gone, also where a table holds nothing else.
    const ordinary = 'Du;Type\n2027-06-03;Jour';
    expect((await send('preview', ordinary)).body).toMatchObject({ problems: [], lines: [], ordinary: 1, gone: [{ from: '2027-06-03', sure: true }] });
    expect((await send('import', ordinary, { takeOut: (await gone(ordinary)).map((it) => it.id) })).body).toEqual({ added: 0, same: 0, takenOut: 1 });
    expect((await send('preview', ordinary)).body).toMatchObject({ problems: [], lines: [], ordinary: 1, gone: [] });
    expect((await send('preview', 'Du;Type\n2027-06-03;Formation')).body).toMatchObject({ problems: [{ line: 2, code: 'shifts.kind-unreadable' }], lines: [], gone: [] });
    expect(JSON.stringify(await house.owner.query('select * from unavailability'))).not.toContain('hugo@');
  });

  it('last as long as the clocks say there: a night over the change of the hour is nine hours', async () => {
    const night = newId();
    await away('Inès Benali', { id: night, kind: 'night', from: '2027-10-30', until: '2027-10-31', startTime: '22:00', endTime: '06:00' });
    const [it] = (await of('Inès Benali')).items;
    expect([it?.from, it?.until, (Date.parse(it?.endsAt ?? '') - Date.parse(it?.startsAt ?? '')) / 3_600_000]).toEqual(['2027-10-30', '2027-10-31', 9]);
    await sophie.ask('DELETE', `/api/unavailability/${night}`);
  });

  it('give each person their own due day, with what it passed over; whoever is not away keeps the usual one', async () => {
    await away('Inès Benali', { kind: 'onCall', from: '2026-12-28', until: '2026-12-29' });
    expect((await karim.ask('GET', '/api/due-day?inDays=3')).body).toEqual({ day: '2026-12-29', passed: [{ from: '2026-12-25', until: '2026-12-25', why: 'holiday', name: 'Noël' }] });
    const id = newId();
    expect((await assign({ id, dueIn: 3, people: [person('Inès Benali'), person('Nadia Fournier')].filter(Boolean) })).status).toBe(200);
    const [line] = ((await ines.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment !== null ? [it.assignment] : []));
    expect([line?.dueOn, line?.duePassed]).toEqual(['2026-12-30', [{ from: '2026-12-25', until: '2026-12-25', why: 'holiday', name: 'Noël' }, { from: '2026-12-29', until: '2026-12-29', why: 'onCall', name: '' }]]);
    expect(((await karim.ask('GET', '/api/assignments?search=Inès')).body as Assignments).assignments.map((it) => it.dueOn)).toContain('2026-12-30');
    expect(await assign({ id, dueIn: 4 })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await assign({ dueIn: 3, dueOn: '2027-01-10' })).status).toBe(400);
    expect((await assign({ dueIn: 0 })).status).toBe(400);
  });

  it('are counted from a hire or a release as well, before it or after it, with a preview of each person’s day and why', async () => {
    const courseId = assignable.courses.find((it) => /Bien répondre/.test(it.title))?.id;
    const look = async (wish: object, by = karim) => by.ask('POST', '/api/assignments/due-days', { courseId, people: [person('Inès Benali')], teams: [], ...wish });
    const [{ productId } = { productId: '' }] = (await house.owner.query(`select id as "productId" from support_scope where kind = 'product' and retired_on is null limit 1`)) as { productId: string }[];
    const [releaseId, undated] = [newId(), newId()];
    expect((await sophie.ask('POST', '/api/releases', { id: releaseId, productId, name: '9.9', on: '2027-01-04' })).status).toBe(200);
    expect((await sophie.ask('POST', '/api/releases', { id: undated, productId, name: '9.10', on: null })).status).toBe(200);
    expect([(await look({ dueIn: -2, dueFrom: 'release', releaseId }, ines)).status, (await look({ dueIn: 0, dueFrom: 'assignment' })).status, (await look({ dueIn: 1, dueFrom: 'expiry' })).status, (await look({ dueIn: 1, dueFrom: 'hire', releaseId })).status]).toEqual([403, 400, 400, 400]);
    expect([await look({ dueIn: -2, dueFrom: 'release', releaseId: undated }), await look({ dueIn: -2, dueFrom: 'expiry' }), await look({ dueIn: -2, dueFrom: 'release', releaseId: newId() })]).toMatchObject([{ status: 409, body: { code: 'assignment.release-has-no-day' } }, { status: 409, body: { code: 'assignment.nothing-ends' } }, { status: 404 }]);
    // Monday 4 January; Friday is New Year, Monday 28 and Tuesday 29 December are on call, Friday 25 is Christmas.
    const days = (await look({ dueIn: -3, dueFrom: 'release', releaseId })).body as DueDays;
    expect(days).toMatchObject({ total: 1, earliest: '2026-12-24', latest: '2026-12-24', without: 0, past: 0, lines: [{ person: { name: 'Inès Benali' }, day: '2026-12-24', from: '2027-01-04', past: false }] });
    expect(days.lines[0]?.passed.map((it) => [it.from, it.until, it.why])).toEqual([['2027-01-01', '2027-01-01', 'holiday'], ['2026-12-28', '2026-12-29', 'onCall'], ['2026-12-26', '2026-12-27', 'weekend'], ['2026-12-25', '2026-12-25', 'holiday']]);
    // What is past already is due on the next working day; a hire to come would be counted from.
    const [{ hired } = { hired: '' }] = (await house.owner.query(`select hired_on::text as hired from person where display_name = 'Inès Benali'`)) as { hired: string }[];
    expect((await look({ dueIn: 0, dueFrom: 'hire' })).body).toMatchObject({ past: 1, lines: [{ day: '2026-12-24', from: hired, past: true }] });
    const id = newId();
    const wish = { id, courseId, dueIn: -3, dueFrom: 'release', releaseId };
    for (let twice = 0; twice < 2; twice++) expect((await assign(wish)).body).toMatchObject({ assigned: 1, already: 0 });
    expect(await assign({ ...wish, dueFrom: 'hire', releaseId: null })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    const line = ((await ines.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment?.courseId === courseId ? [it.assignment] : []))[0];
    expect([line?.dueOn, line?.duePassed.map((it) => it.why)]).toEqual(['2026-12-24', ['holiday', 'onCall', 'weekend', 'holiday']]);
    // The release comes later: a day that was promised does not move.
    expect((await sophie.ask('POST', `/api/assignments/${line?.id ?? ''}/waiver`, { id: newId(), reason: 'Le sait.' })).status).toBe(200);
  });

  it('follow the public holidays of the country chosen, or of the site where somebody works', async () => {
    const places = async () => (await sophie.ask('GET', '/api/holiday-places')).body as HolidayPlaces;
    const before = await places();
    expect(before.places[0]).toMatchObject({ site: null, country: 'FR', region: null });
    expect(before.places[0]?.days).toContainEqual({ day: '2027-11-01', name: 'Toussaint' });
    expect(before.places[0]?.days).toHaveLength(11);
    expect(before.countries.find((it) => it.code === 'FR')?.regions).toContainEqual(expect.objectContaining({ code: '57' }));
    const change = (wish: object) => sophie.ask('POST', '/api/holiday-places', { seen: before.version, site: null, country: 'FR', region: '57', ...wish });
    expect((await karim.ask('POST', '/api/holiday-places', {})).status).toBe(403);
    expect(await change({ country: 'XX' })).toMatchObject({ status: 422, body: { code: 'holidays.unknown-place' } });
    expect((await change({})).body).toEqual({ version: before.version + 1 });
    expect(await change({ region: '67' })).toMatchObject({ status: 412, body: { code: 'holidays.changed-meanwhile' } });
    // The second day of Christmas is a holiday in Moselle: a Saturday here, so the count stays; Good Friday is another.
    expect((await places()).places[0]?.days.map((it) => it.day)).toEqual(expect.arrayContaining(['2026-12-26', '2027-03-26']));
    const { version } = await places();
    await house.owner.query(`update person set site = 'Londres' where display_name = 'Inès Benali'`);
    expect((await change({ seen: version, site: 'Londres', country: 'GB', region: null })).status).toBe(200);
    expect((await places()).places.find((it) => it.site === 'Londres')?.days).toContainEqual(expect.objectContaining({ day: '2026-12-28' }));
    const course = assignable.courses.find((it) => /Bien répondre/.test(it.title))?.id;
    await house.owner.query('delete from sign_in_throttle');
    expect((await assign({ courseId: course, dueIn: 2 })).status).toBe(200);
    const lines = ((await ines.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment?.courseId === course ? [it.assignment] : []));
    // In London: Christmas, then its second day, a Saturday, on Monday 28; Tuesday is the last of the on-call days.
    expect(lines[0]?.dueOn).toBe(plusDays('2026-12-29', 1));
    expect(lines[0]?.duePassed.map((it) => it.why)).toEqual(['holiday', 'holiday', 'onCall']);
  });
});
