import { expect } from '@jest/globals';
import type { Campaign, CampaignChanges, CampaignMovePreview, CampaignPreview, HolidayPlaces, Notification } from '@palier/contracts';
import { hindrance, plusDays, type Actor, type Unavailable, type AudienceRule, type Leavers } from '@palier/domain';
import { PublishCourse, type NewUnit } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { openHouse, Visitor, type House } from './house.js';

/**
 * Orion, a product with releases 8.2 to 8.4 and two courses, is supported by a new hire, somebody who knows 8.2, somebody who knows 8.3, and somebody who knows it all: where stories about campaigns begin.
 * One house for each test file; whoever is in it comes in anew once the clock moved (`comeIn`).
 */

export let house: House;
export let karim: Visitor, sophie: Visitor, ines: Visitor, julien: Visitor, oliver: Visitor;
export let holidays = new Map<string, string>();
export let today = '', product = '', quizVersion = '', knowing82 = '', knowing83 = '';
export const [course, other] = [newId(), newId()];
export const lessons = Array.from({ length: 3 }, () => newId());
export const [note, quiz] = [newId(), newId()];
export const release = { old: newId(), middle: newId(), newest: newId() };

export const row = async (sql: string, values: unknown[] = []): Promise<Record<string, string>> => ((await house.owner.query(sql, values)) as Record<string, string>[])[0] ?? {};
export const person = async (name: string): Promise<string> => (await row('select id from person where display_name = $1', [name]))['id'] ?? '';
export const hr = async (): Promise<Actor> => ({ personId: await person('Sophie Laurent'), roles: ['hr'], leads: [] });
export const lesson = (id: string, title: string, text: string): NewUnit => ({ id, kind: 'lesson', minutes: 10, serves: [], words: { fr: { title, document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text }] }] } } } });
/** A course of one lesson. */
export const publishOne = async (id: string, unit: string, title: string): Promise<string> => house.nest.get(PublishCourse).run(await hr(), { id, sourceLocale: 'fr', words: { fr: { title, summary: '' } }, units: [lesson(unit, title, title)] });
export const publish = async (says: readonly string[], change?: string): Promise<string> => house.nest.get(PublishCourse).run(await hr(), {
  id: course, sourceLocale: 'fr', words: { fr: { title: 'Facturer', summary: '' } }, ...(change === undefined ? {} : { change: { class: 'substantive', reason: change } }), units: says.map((text, at) => lesson(lessons[at] ?? '', `Leçon ${at}`, text)),
});
export const publishOther = async (text: string, change?: string): Promise<string> => house.nest.get(PublishCourse).run(await hr(), {
  id: other, sourceLocale: 'fr', words: { fr: { title: 'Relancer', summary: '' } }, ...(change === undefined ? {} : { change: { class: 'substantive', reason: change } }),
  units: [lesson(note, 'Relances', text), { id: quiz, kind: 'quiz', quizVersionId: quizVersion, minutes: 5, serves: [], words: { fr: { title: 'Quiz' } } }],
});
export const did = async (name: string, version: string, ...units: string[]): Promise<void> => { for (const unit of units) await house.db.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, palier_now())', [newId(), await person(name), version, unit]); };
export const preview = async (by = karim, dueOn = plusDays(today, 14), rule: AudienceRule | null = null): Promise<CampaignPreview> => { const { status, body } = await by.ask('POST', `/api/releases/${release.newest}/campaigns/preview`, { rule, dueOn }); expect([status, body]).toEqual([200, body]); return body as CampaignPreview; };
export const launch = (by: Visitor, id: string, seen: string, dueOn = plusDays(today, 14), rule: AudienceRule | null = null, how: { live?: boolean; leavers?: Leavers } = {}) => by.ask('POST', `/api/releases/${release.newest}/campaigns`, { id, rule, live: false, leavers: 'stay', dueOn, reason: 'La 8.4 sort lundi.', seen, ...how });
export const cockpit = async (by: Visitor, id: string, query = ''): Promise<Campaign> => (await by.ask('GET', `/api/campaigns/${id}${query}`)).body as Campaign;
export const states = async (by: Visitor, id: string) => Object.fromEntries((await cockpit(by, id)).lines.map((it) => [it.person.name, it.state]));
export const asks = (it: CampaignPreview) => Object.fromEntries(it.people.map((one) => [one.person.name, one.steps.map((step) => step.title)]));
export const told = async (by: Visitor, kind: Notification['kind']) => ((await by.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === kind);

/** What a question costs, in statements. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const [source, asked] = [house.db.source, [] as string[]];
  const { logger } = source;
  const none = (): void => undefined;
  Object.assign(source, { logger: { logQuery: (sql: string) => { asked.push(sql); }, logQueryError: none, logQuerySlow: none, logSchemaBuild: none, logMigration: none, log: none } });
  try { await work(); } finally { Object.assign(source, { logger }); }
  return asked.length;
};

/** Counted day by day, over the public holidays that HR reads. */
export const daysUntil = (dueOn: string, unavailable: Unavailable[] = []) => {
  const why: (string | null)[] = [];
  for (let at = plusDays(today, 1); at <= dueOn; at = plusDays(at, 1)) why.push(hindrance(at, { holidays, unavailable }));
  const count = (...of: (string | null)[]) => why.filter((it) => of.includes(it)).length;
  return { days: count(null, 'onCall', 'night'), absent: count('absence'), onCall: count('onCall'), night: count('night') };
};

/** The last day until this one on which somebody works who is away then. */
export const workdayBy = (day: string, unavailable: Unavailable[] = []): string => { let at = day; while (at > today && hindrance(at, { holidays, unavailable }) !== null) at = plusDays(at, -1); return at; };

export const comeIn = async () => { [karim, sophie, ines, julien, oliver] = await Promise.all(['karim', 'sophie', 'ines', 'julien', 'oliver'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor, Visitor]; };

/** Opens the house at noon, when it is the same day wherever these people live; the test file closes it. */
export async function openAtNoon(): Promise<void> {
  house = await openHouse({ demo: true });
  await house.goTo(0, '12:00');
  await house.work();
  await comeIn();
  today = (await row('select palier_today()::text as day'))['day'] ?? '';
}

/** Opens the house with Orion in it; the test file closes it. */
export async function openOrion(): Promise<void> {
  await openAtNoon();
  holidays = new Map(((await sophie.ask('GET', '/api/holiday-places')).body as HolidayPlaces).places[0]?.days.map((it) => [it.day, it.name]));
  quizVersion = (await row('select id from quiz_version order by id limit 1'))['id'] ?? '';
  product = newId();
  await house.nest.get(AddScope).run(await hr(), { id: product, kind: 'product', productId: null, name: 'Orion', aliases: [] });
  for (const name of ['Inès Benali', 'Julien Mercier', 'Oliver Grant', 'Hugo Petit']) await house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: product, tier: 1 }, from: '2026-01-02' });
  await publish(['a', 'b', 'c']);
  expect((await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
  const [v2, v3] = [await publish(['a2', 'b', 'c'], '8.2'), await publish(['a2', 'b3', 'c'], '8.3')];
  [knowing82, knowing83] = [v2, v3];
  const v4 = await publish(['a2', 'b3', 'c4'], '8.4');
  const note1 = await publishOther('a');
  expect((await sophie.ask('POST', `/api/courses/${other}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
  const note2 = await publishOther('b', '8.4');
  for (const [at, name] of [[release.old, '8.2'], [release.middle, '8.3'], [release.newest, '8.4']] as const) await house.nest.get(AddRelease).run(await hr(), { id: at, productId: product, name, on: `2020-0${name.slice(-1)}-01` });
  for (const [at, version, units] of [[release.old, v2, [lessons[0]]], [release.middle, v3, [lessons[1]]], [release.newest, v4, [lessons[2]]], [release.newest, note2, [note]]] as const) await house.nest.get(TeachRelease).run(await hr(), at, { id: newId(), courseVersionId: version, asks: units.flatMap((it) => (it === undefined ? [] : [it])) });
  await did('Julien Mercier', knowing82, ...lessons);
  await did('Oliver Grant', knowing83, ...lessons);
  await did('Oliver Grant', note1, note);
  await did('Hugo Petit', v4, ...lessons);
  await did('Hugo Petit', note2, note);
}

/** Another day for one campaign, as it is previewed now. */
export async function moveIt(by: Visitor, id: string, dueOn: string, changeId = newId()) {
  const { seen } = (await by.ask('POST', `/api/campaigns/${id}/days/preview`, { dueOn })).body as CampaignMovePreview;
  return by.ask('POST', `/api/campaigns/${id}/days`, { id: changeId, dueOn, seen });
}

/** Nothing of it any more, as it is previewed now. */
export async function cancelIt(by: Visitor, id: string, changeId = newId()) {
  const { seen } = (await by.ask('GET', `/api/campaigns/${id}/cancellation`)).body as CampaignChanges;
  return by.ask('POST', `/api/campaigns/${id}/cancellation`, { id: changeId, reason: 'x', seen });
}
