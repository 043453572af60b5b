import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignable, Notification, Webhook, WebhookDelivery } from '@palier/contracts';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '#app';
import { Config, newId } from '#platform';
import { ManageWebhooks, RunWebhooks } from './index.js';
import { openHouse, Visitor, type House } from '../../test/house.js';

interface Received { readonly id: string; readonly signatures: string[]; readonly at: number; readonly body: string; readonly said: { type: string; timestamp: string; data: Record<string, unknown> } }

let house: House;
let mathis: Visitor, karim: Visitor;
let assignable: Assignable;
let receiver: Server;
let address: string;
let received: Received[] = [];
/** Answers that the receiver keeps back, once it is told to. */
let held: (() => void)[] | null = null;
/** What the receiver answers next. */
let answer: { status: number; headers?: Record<string, string> } = { status: 204 };

beforeAll(async () => {
  receiver = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
      received.push({ id: String(request.headers['webhook-id']), signatures: String(request.headers['webhook-signature']).split(' '), at: Number(request.headers['webhook-timestamp']), body, said: JSON.parse(body) as Received['said'] });
      const say = () => { reply.writeHead(answer.status, answer.headers).end(); };
      if (held === null) say(); else held.push(say);
    });
  });
  await new Promise<void>((ready) => { receiver.listen(0, '127.0.0.1', ready); });
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  house = await openHouse({ demo: true, settings: { PALIER_WEBHOOKS_WITHIN: 'on' } });
  await comeIn();
  assignable = (await karim.ask('GET', '/api/assignable')).body as Assignable;
});
afterAll(async () => { await house?.close(); await new Promise<void>((closed) => { receiver.close(() => closed()); receiver.closeAllConnections(); }); });
beforeEach(() => { received = []; answer = { status: 204 }; });

const comeIn = async () => { [mathis, karim] = [await Visitor.signedIn(house, 'mathis'), await Visitor.signedIn(house, 'karim')]; };
const add = async (kinds: string[], to = address) => { const id = newId(); const { status, body } = await mathis.ask('POST', '/api/webhooks', { id, address: to, kinds }); return { id, status, body, secret: (body as { secret: string }).secret }; };
const all = async () => ((await mathis.ask('GET', '/api/webhooks')).body as { webhooks: Webhook[] }).webhooks;
const log = async (id: string) => ((await mathis.ask('GET', `/api/webhooks/${id}/deliveries`)).body as { deliveries: WebhookDelivery[] }).deliveries;
const minutes = async (by: number) => { await house.owner.query(`update installation set clock_shift = clock_shift + make_interval(mins => $1)`, [by]); await house.work(); };
let courses = 0;
/** Asks Inès to follow another course of one lesson. */
const ask = async (): Promise<string> => {
  const [{ id }] = (await house.owner.query(`insert into course (id) values (gen_random_uuid()) returning id`)) as [{ id: string }];
  await house.owner.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at) values ($1, $1, 1, 'first', '', 'fr', palier_now())`, [id]);
  await house.owner.query(`insert into course_text (course_version_id, locale, revision, title, summary) values ($1, 'fr', 1, $2, '')`, [id, `Cours ${++courses}`]);
  await house.owner.query(`insert into unit (id, course_id) values ($1, $1)`, [id]);
  await house.owner.query(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) values ($1, $1, 1, 'lesson', 5)`, [id]);
  await house.owner.query(`insert into unit_text (course_version_id, unit_id, locale, revision, title, document, schema_version) values ($1, $1, 'fr', 1, 'Leçon', '{"type":"doc","content":[]}', 1)`, [id]);
  expect((await karim.ask('POST', '/api/assignments', { id: newId(), courseId: id, people: [assignable.people.find((it) => it.name === 'Inès Benali')?.id], teams: [], dueOn: null, reason: 'Raison secrète.' })).status).toBe(200);
  return id;
};
/** The receiver’s own reckoning, from the bytes that came and the secret that was shown. */
const verify = (it: Received, secret: string): boolean => {
  const mine = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${it.id}.${it.at}.${it.body}`).digest();
  return it.signatures.some((one) => { const [version, theirs = ''] = one.split(','); const bytes = Buffer.from(theirs, 'base64'); return version === 'v1' && bytes.length === mine.length && timingSafeEqual(bytes, mine); });
};

describe('messages to other systems', () => {
  it('are signed as Standard Webhooks has it, said once, and hold ids and a login alone', async () => {
    const { id, secret } = await add(['assigned']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await mathis.ask('POST', '/api/webhooks', { id, address, kinds: ['assigned'] })).body).toEqual({ id, secret: null });
    const course = await ask();
    await house.work();
    await house.work();
    expect(received.map((it) => [it.said.type, it.said.data['courseId'], it.said.data['login']])).toEqual([['assignment.assigned', course, 'ines']]);
    const [only] = received;
    expect([only !== undefined && verify(only, secret), only !== undefined && verify({ ...only, body: only.body.replace('ines', 'karim') }, secret), only !== undefined && verify(only, `whsec_${Buffer.alloc(32).toString('base64')}`)]).toEqual([true, false, false]);
    expect(only?.body).not.toMatch(/secrète|Inès|Benali|Karim/);
    const [{ now }] = (await house.owner.query('select extract(epoch from palier_now())::float as now')) as [{ now: number }];
    expect(Math.abs((only?.at ?? 0) - now)).toBeLessThan(60);
    expect(await log(id)).toMatchObject([{ id: only?.id, kind: 'assigned', state: 'sent', tries: 1, status: 204, said: '' }]);
    const kept = JSON.stringify([await house.owner.query(`select *, encode(secret, 'escape') as escaped from webhook`), await house.owner.query('select * from webhook_delivery'), await house.owner.query(`select * from audit where action = 'webhook.manage'`)]);
    expect(kept).not.toContain(secret.slice(6, 30));
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('tell of a finished course and of a level that changed, each once', async () => {
    const { id } = await add(['completed', 'levelChanged']);
    const course = await ask();
    const ines = await Visitor.signedIn(house, 'ines');
    expect((await ines.ask('POST', `/api/courses/${course}/units/${course}/completions`, { id: newId() })).status).toBe(200);
    await house.owner.query(`insert into standing (person_id, competency_id, level, valid_from, known_from, because, rule_version) select p.id, c.id, 1, palier_now() - interval '1 second', palier_now() - interval '1 second', '["x"]', 1 from person p, (select id from competency limit 1) c where p.display_name = 'Inès Benali'`);
    await house.work();
    await minutes(1);
    expect(received.map((it) => it.said.type).sort()).toEqual(['course.completed', 'level.changed']);
    expect(received.find((it) => it.said.type === 'level.changed')?.said.data).toMatchObject({ login: 'ines', from: 0, to: 1 });
    expect(received.find((it) => it.said.type === 'course.completed')?.said.data).toMatchObject({ login: 'ines', courseId: course });
    received = [];
    await house.owner.query(`delete from standing s using person p where p.id = s.person_id and p.display_name = 'Inès Benali' and s.because = '["x"]'`);
    await minutes(1);
    expect(received.map((it) => it.said.data)).toMatchObject([{ from: 1, to: 0 }]);
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('say what was asked and is done by the id it was asked with; of what was only kept from an older version, and of a course that is not finished, nothing', async () => {
    const { id } = await add(['assigned', 'assignmentCompleted', 'completed']);
    const course = await ask();
    const ines = await Visitor.signedIn(house, 'ines');
    expect((await ines.ask('POST', `/api/courses/${course}/units/${course}/completions`, { id: newId() })).status).toBe(200);
    await house.work();
    const said = () => received.map((it) => [it.said.type, it.said.data['courseId']]).sort();
    expect(said()).toEqual([['assignment.assigned', course], ['assignment.completed', course], ['course.completed', course]]);
    const idOf = (type: string) => received.find((it) => it.said.type === type)?.said.data['assignmentId'];
    expect(idOf('assignment.completed')).toBe(idOf('assignment.assigned'));
    expect(idOf('assignment.assigned')).toEqual(expect.any(String));
    // A new version changes the wording alone: going on in it completes nothing.
    received = [];
    const [{ version }] = (await house.owner.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at) values (gen_random_uuid(), $1, 2, 'cosmetic', '', 'fr', palier_now()) returning id as version`, [course])) as [{ version: string }];
    await house.owner.query(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) select $2, unit_id, position, kind, minutes from unit_version where course_version_id = $1`, [course, version]);
    await house.owner.query(`insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at, kept_from) select gen_random_uuid(), person_id, $2, unit_id, palier_now(), id from unit_completion where course_version_id = $1`, [course, version]);
    await minutes(1);
    expect(received).toEqual([]);
    // One of two activities is asked, and done: that is what is said.
    const [part, other] = [await ask(), newId()];
    await house.owner.query(`insert into unit (id, course_id) values ($1, $2)`, [other, part]);
    await house.owner.query(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) values ($1, $2, 2, 'lesson', 5)`, [part, other]);
    await house.owner.query(`insert into assignment_unit (assignment_id, unit_id, since) select id, $1, 1 from assignment where course_id = $1`, [part]);
    await comeIn();
    expect((await (await Visitor.signedIn(house, 'ines')).ask('POST', `/api/courses/${part}/units/${part}/completions`, { id: newId() })).status).toBe(200);
    for (let times = 0; times < 2; times++) await minutes(2);
    expect(said()).toEqual([['assignment.assigned', part], ['assignment.completed', part]]);
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('are claimed one by one as they go out: what a slow receiver keeps waiting is nobody’s, is not tried, and goes out once by whoever is free', async () => {
    const { id } = await add(['assigned']);
    await house.owner.query(`insert into webhook_delivery (id, webhook_id, kind, occurrence, happened_at, said_of, state, due_at, changed_at) select gen_random_uuid(), $1, 'assigned', n::text, palier_now(), '{}', 'waiting', palier_now(), palier_now() from generate_series(1, 20) n`, [id]);
    const arrived = async (count: number): Promise<void> => { while (received.length < count) await new Promise((soon) => setImmediate(soon)); };
    const tried = async () => (await log(id)).filter((it) => it.tries > 0).length;
    held = [];
    const one = house.nest.get(RunWebhooks).run();
    await arrived(8);
    expect(await tried()).toBe(8);
    const another = house.nest.get(RunWebhooks).run();
    await arrived(16);
    expect(await tried()).toBe(16);
    const kept = held;
    held = null;
    for (const say of kept) say();
    await Promise.all([one, another]);
    expect([received.length, new Set(received.map((it) => it.id)).size]).toEqual([20, 20]);
    expect((await log(id)).every((it) => it.state === 'sent' && it.tries === 1)).toBe(true);
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('are tried again ever later, follow no redirect, and go out again by hand with the same id', async () => {
    const { id } = await add(['assigned']);
    answer = { status: 302, headers: { location: `${address}/elsewhere` } };
    await ask();
    await house.work();
    expect([received.length, await log(id)]).toMatchObject([1, [{ state: 'waiting', tries: 1, status: 302 }]]);
    await house.work();
    expect(received).toHaveLength(1);
    answer = { status: 500 };
    await minutes(2);
    expect(await log(id)).toMatchObject([{ state: 'waiting', tries: 2, status: 500 }]);
    answer = { status: 200 };
    await minutes(6);
    expect(await log(id)).toMatchObject([{ state: 'sent', tries: 3, status: 200 }]);
    expect(new Set(received.map((it) => it.id)).size).toBe(1);
    const [it] = await log(id);
    expect((await mathis.ask('POST', `/api/webhook-deliveries/${it?.id}/sending`, {})).status).toBe(200);
    await house.work();
    expect([received.length, new Set(received.map((one) => one.id)).size, new Set(received.map((one) => one.body)).size]).toEqual([4, 1, 1]);
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('are signed by both secrets for a day after a new one, by the new one alone later', async () => {
    const { id, secret } = await add(['assigned']);
    const { secret: next } = (await mathis.ask('POST', `/api/webhooks/${id}/secret`, {})).body as { secret: string };
    expect(next).not.toBe(secret);
    await ask();
    await house.work();
    expect(received.map((it) => [verify(it, secret), verify(it, next)])).toEqual([[true, true]]);
    received = [];
    await minutes(25 * 60);
    await comeIn();
    await ask();
    await house.work();
    expect(received.map((it) => [verify(it, secret), verify(it, next)])).toEqual([[false, true]]);
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('stop after five days in which nothing arrives, or at once where the receiver is gone; the administrators are told', async () => {
    const { id } = await add(['assigned']);
    answer = { status: 503 };
    await ask();
    await house.work();
    expect((await all())[0]).toMatchObject({ failingSince: expect.any(String), off: null });
    await minutes(6 * 24 * 60);
    await comeIn();
    expect((await all())[0]?.off).toMatchObject({ because: 'silent' });
    await house.work();
    const told = ((await mathis.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'webhookOff');
    expect(told).toHaveLength(1);
    const before = received.length;
    await ask();
    await minutes(1);
    expect(received).toHaveLength(before);
    answer = { status: 204 };
    expect((await mathis.ask('POST', `/api/webhooks/${id}`, { kinds: ['assigned'], on: true })).status).toBe(200);
    await house.work();
    expect([(await all())[0]?.off, received.length > before]).toEqual([null, true]);
    answer = { status: 410 };
    await ask();
    await house.work();
    expect((await all())[0]?.off).toMatchObject({ because: 'gone' });
    await mathis.ask('DELETE', `/api/webhooks/${id}`);
  });

  it('reach nothing within, neither by number nor by name, and the switch for tests opens only a database of tests', async () => {
    const guarded = await openHouse({ demo: false });
    try {
      const [{ person }] = (await guarded.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on, theme) select gen_random_uuid(), 'Admin', 'fr', 'Europe/Paris', '2020-01-01', 'system' returning id as person`)) as [{ person: string }];
      const by = { personId: person, roles: ['admin' as const], leads: [] };
      for (const within of [address, 'http://10.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/latest', 'http://2130706433/', 'https://a:b@hooks.example/', 'ftp://hooks.example/']) await expect(guarded.nest.get(ManageWebhooks).add(by, { id: newId(), address: within, kinds: ['assigned'] })).rejects.toMatchObject({ code: 'webhook.address-not-allowed' });
      // A name is looked at as the connection is made: this one leads to this very machine.
      const id = newId();
      await guarded.nest.get(ManageWebhooks).add(by, { id, address: address.replace('127.0.0.1', 'localhost'), kinds: ['assigned'] });
      await guarded.owner.query(`insert into webhook_delivery (id, webhook_id, kind, occurrence, happened_at, said_of, state, due_at, changed_at) values ($1, $1, 'assigned', 'x', palier_now(), '{}', 'waiting', palier_now(), palier_now())`, [id]);
      await guarded.nest.get(RunWebhooks).run();
      expect([received, await guarded.owner.query('select state, said, status from webhook_delivery')]).toEqual([[], [{ state: 'waiting', said: 'not-allowed', status: null }]]);
      await guarded.owner.query('update installation set marked_as = null, clock_shift = default');
      await expect(createApp(Config.from({ DATABASE_URL: guarded.config.databaseUrl, PALIER_WEBHOOKS_WITHIN: 'on', PALIER_WEB: '/nowhere', PALIER_HOME: guarded.config.home }), guarded.db)).rejects.toThrow(/PALIER_WEBHOOKS_WITHIN/);
    } finally {
      await guarded.close();
    }
  });
});
