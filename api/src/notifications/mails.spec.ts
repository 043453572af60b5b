import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignable, MailLine, MailServer } from '@palier/contracts';
import { simpleParser } from 'mailparser';
import { readFileSync, rmSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { dayOf, escalationAt } from '@palier/domain';
import { backUp } from '#backup';
import { RecordDeparture } from '#people';
import { DiskFileStore, newId } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { Post } from '../../test/post.js';
import { Sweep } from './sweep.js';

let house: House;
let post: Post;
let assignable: Assignable;
let visitors: Record<string, Visitor>;
const secret = 'secret of the post';
const at = async (days: number, time = '10:00') => {
  await house.goTo(days, time);
  visitors = Object.fromEntries(await Promise.all(['karim', 'ines', 'hugo', 'sophie', 'mathis'].map(async (login) => [login, await Visitor.signedIn(house, login)] as const)));
};
const as = (login: string): Visitor => { const found = visitors[login]; if (found === undefined) throw new Error(login); return found; };
const server = (change: object = {}) => ({ host: '127.0.0.1', port: post.port, tls: 'none', login: 'palier', password: secret, sender: 'Palier <palier@nordlys.example>', ...change });
const readServer = async () => (await as('mathis').ask('GET', '/api/mail-server')).body as MailServer;
const setUp = async (change: object = {}) => as('mathis').ask('POST', '/api/mail-server', { ...server(change), seen: (await readServer()).version });
const log = async () => (await as('mathis').ask('GET', '/api/mails')).body as { mails: MailLine[]; uncertain: MailLine[]; uncertainTotal: number; waiting: number; asOf: string };

beforeAll(async () => {
  [house, post] = [await openHouse({ demo: true, settings: { PALIER_ORIGIN: 'http://palier.nordlys.example' } }), await Post.open()];
  await at(0, '09:00');
  assignable = (await as('karim').ask('GET', '/api/assignable')).body as Assignable;
  await house.work();
});
afterAll(async () => { await house?.close(); await post?.close(); });
beforeEach(() => { post.forget(); });

const day = (days: number): string => new Date(Date.parse(assignable.today) + days * 86_400_000).toISOString().slice(0, 10);
const person = (name: string): string => assignable.people.find((it) => it.name === name)?.id ?? '';
const open = new Set<string>();
/** Asks somebody to follow a course of their own, each time another: whoever is asked already is not asked again. */
const ask = async (name: string, dueOn: string | null = null) => {
  const [{ id }] = (await house.owner.query(`insert into course (id) values (gen_random_uuid()) returning id`)) as [{ id: string }];
  await house.owner.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at) values ($1, $1, 1, 'first', '', 'fr', palier_now())`, [id]);
  await house.owner.query(`insert into course_text (course_version_id, locale, revision, title, summary) values ($1, 'fr', 1, $2, '')`, [id, `Cours ${open.size}`]);
  await house.owner.query(`insert into unit (id, course_id) values ($1, $1)`, [id]);
  await house.owner.query(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) values ($1, $1, 1, 'lesson', 5)`, [id]);
  open.add(id);
  expect((await as('karim').ask('POST', '/api/assignments', { id: newId(), courseId: id, people: [person(name)], teams: [], dueOn, reason: 'Pour lundi.' })).status).toBe(200);
  return id;
};
const read = (raw: string) => simpleParser(raw);

describe('mail', () => {
  it('is sent to nobody before it is set up; then everything stands in the application', async () => {
    await ask('Inès Benali');
    await house.work();
    expect([await log(), (await as('ines').ask('GET', '/api/notifications/unread')).body]).toMatchObject([{ mails: [], next: null, uncertain: [], uncertainTotal: 0, waiting: 0 }, { unread: 1 }]);
    expect((await new Visitor(house).ask('GET', '/api/session')).body).toMatchObject({ mail: false });
    expect(await as('mathis').ask('POST', '/api/mail-server/test', { to: 'mathis@nordlys.example' })).toMatchObject({ status: 409, body: { code: 'mail.not-set-up' } });
  });

  it('is set up by an administrator and nobody else; the password never comes back, is in no log, no audit and no backup', async () => {
    for (const login of ['karim', 'sophie', 'ines']) expect((await as(login).ask('POST', '/api/mail-server', { ...server(), seen: 0 })).status).toBe(403);
    expect((await as('mathis').ask('POST', '/api/mail-server', server())).status).toBe(428);
    expect((await setUp()).body).toEqual({ version: 1 });
    expect(await as('mathis').ask('POST', '/api/mail-server', { ...server(), seen: 0 })).toMatchObject({ status: 412, body: { params: { by: 'Mathis Roche', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown } } });
    const kept = await as('mathis').ask('GET', '/api/mail-server');
    expect(kept.body).toMatchObject({ source: 'page', host: '127.0.0.1', password: 'kept', origin: 'http://palier.nordlys.example', originGiven: true, ownAddress: 'mathis@nordlys.example' });
    expect(kept.text).not.toContain(secret);
    const everywhere = JSON.stringify([await house.owner.query('select * from audit'), await house.owner.query(`select encode(secret, 'escape') from mail_server`), await house.owner.query('select * from pgboss.job')]);
    expect(everywhere).not.toContain(secret);
    const file = `${house.config.home}/backup-of-mails`;
    await backUp(house.owner, new DiskFileStore(`${house.config.home}/files`), file);
    const backedUp = gunzipSync(readFileSync(file)).toString('utf8');
    expect([backedUp.includes('"table":"mail_server"'), backedUp.includes('"table":"mail"') || backedUp.includes('"table":"notification"'), backedUp.includes(secret)]).toEqual([false, true, false]);
    rmSync(file);
  });

  it('keeps its password where the page leaves it blank, but gives it to no other host', async () => {
    const { password: _, ...silent } = server();
    expect((await as('mathis').ask('POST', '/api/mail-server', { ...silent, sender: 'Formation <formation@nordlys.example>', seen: 1 })).body).toEqual({ version: 2 });
    expect((await readServer()).password).toBe('kept');
    expect((await as('mathis').ask('POST', '/api/mail-server', { ...silent, host: 'localhost', seen: 2 })).body).toEqual({ version: 3 });
    expect((await readServer()).password).toBe('none');
    expect((await setUp()).body).toEqual({ version: 4 });
  });

  it('is tried at once, with the server’s own words where it refuses', async () => {
    expect((await as('mathis').ask('POST', '/api/mail-server/test', { to: 'mathis@nordlys.example' })).body).toEqual({ sent: true, said: '' });
    expect((await read(post.letters[0]?.raw ?? '')).subject).toBe('Essai d’envoi');
    post.refuse({ at: 'recipient', code: 550, words: 'No such user' });
    expect((await as('mathis').ask('POST', '/api/mail-server/test', { to: 'nobody@nordlys.example' })).body).toEqual({ sent: false, said: '550 No such user' });
    post.refuse(null);
    await setUp({ password: 'not the secret' });
    const refused = (await as('mathis').ask('POST', '/api/mail-server/test', { to: 'mathis@nordlys.example' })).body as { sent: boolean; said: string };
    expect([refused.sent, refused.said.startsWith('535'), refused.said.includes('not the secret')]).toEqual([false, true, false]);
    expect(await readServer()).toMatchObject({ said: refused.said, failedAt: expect.any(String) as unknown });
    await setUp();
    expect((await readServer()).said).toBe('');
    expect((await log()).mails.map((it) => [it.kind, it.state, it.address])).toEqual([['test', 'refused', 'm•••@nordlys.example'], ['test', 'refused', 'n•••@nordlys.example'], ['test', 'sent', 'm•••@nordlys.example']]);
  });

  it('tells of what happens from then on, in the language of whoever reads, with a link that leads there', async () => {
    await at(0, '10:00');
    const course = await ask('Inès Benali', day(400));
    await ask('Oliver Grant');
    await house.work();
    expect(post.letters.map((it) => it.to).sort()).toEqual(['ines@nordlys.example', 'oliver@nordlys.example']);
    const french = await read(post.to('ines@nordlys.example')[0]?.raw ?? '');
    const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day(400)));
    expect(french.subject).toBe(`Formation à suivre pour le ${long}\u00a0: «\u202fCours 1\u202f», demandée par Karim Haddad`);
    expect(french.text).toContain(`http://palier.nordlys.example/courses/${course}`);
    expect(french.text).toContain('Bonjour Inès Benali,');
    expect(String(french.html)).toMatch(/^<!doctype html><html lang="fr">(?!.*(<img|<script|https?:\/\/(?!palier\.nordlys\.example)))/);
    expect((await read(post.to('oliver@nordlys.example')[0]?.raw ?? '')).subject).toBe('Required training: “Cours 2”, asked by Karim Haddad');
    await house.work();
    expect(post.letters.length).toBe(2);
    expect(JSON.stringify(await log())).not.toMatch(/Cours|ines@|Haddad/);
  });

  it('waits while somebody wants quiet, and goes when they wake: by the wall where they live, and by night for who works at night', async () => {
    await as('hugo').ask('POST', '/api/notification-preferences', { seen: 0, choices: {}, quiet: { from: '08:00', until: '16:00' } });
    await at(0, '21:00');
    await ask('Inès Benali');
    await ask('Hugo Petit');
    await house.work();
    expect(post.letters.map((it) => it.to)).toEqual(['hugo@nordlys.example']);
    await at(1, '06:59');
    await house.work();
    expect(post.to('ines@nordlys.example')).toEqual([]);
    await at(1, '07:00');
    await house.work();
    expect(post.to('ines@nordlys.example').length).toBe(1);
  });

  it('is dropped where it would come too late: read already, exempted, left', async () => {
    await at(1, '22:00');
    await ask('Inès Benali');
    await house.work();
    await as('ines').ask('POST', '/api/notifications/reading', { asOf: '2999-01-01T00:00:00.000Z' });
    const exempted = await ask('Inès Benali');
    await ask('Oliver Grant');
    await house.work();
    const { assignments } = (await as('karim').ask('GET', '/api/assignments')).body as { assignments: { id: string; courseId: string }[] };
    expect((await as('karim').ask('POST', `/api/assignments/${assignments.find((it) => it.courseId === exempted)?.id ?? ''}/waiver`, { id: newId(), reason: 'Le sait.' })).status).toBe(200);
    await house.nest.get(RecordDeparture).run(null, { personId: person('Oliver Grant'), leftOn: day(2) });
    await at(2, '10:00');
    await house.work();
    expect(post.letters).toEqual([]);
    expect((await log()).mails.filter((it) => it.state === 'dropped').map((it) => it.reason).sort()).toEqual(['left', 'over', 'over']);
  });

  it('comes together once a day for who wants it so, without what was read meanwhile', async () => {
    await at(10, '09:00');
    await as('ines').ask('POST', '/api/notification-preferences', { seen: 0, choices: { assigned: 'digest' }, quiet: { from: '20:00', until: '07:00' } });
    await ask('Inès Benali'); await ask('Inès Benali'); await ask('Inès Benali');
    await house.work();
    expect(post.letters).toEqual([]);
    const { notifications } = (await as('ines').ask('GET', '/api/notifications')).body as { notifications: { id: string; read: boolean }[] };
    await as('ines').ask('POST', `/api/notifications/${notifications.find((it) => !it.read)?.id ?? ''}/reading`, {});
    await at(11, '07:59');
    await house.work();
    expect(post.letters).toEqual([]);
    await at(11, '08:00');
    for (let again = 0; again < 3; again++) await house.work();
    expect(post.letters.length).toBe(1);
    const letter = await read(post.letters[0]?.raw ?? '');
    expect([letter.subject, letter.text?.match(/Formation à suivre/g)?.length]).toEqual(['Votre récapitulatif\u00a0: 2 nouvelles', 2]);
    await at(12, '09:00');
    await house.work();
    expect(post.letters.length).toBe(1);
  });

  it('never exceeds what HR allows a week: beyond, what happens goes together, and the rest stands in the application', async () => {
    // Others are told of their interviews meanwhile.
    const letters = () => post.to('hugo@nordlys.example');
    await as('sophie').ask('POST', '/api/notification-bounds', { seen: 0, weeklyLimit: 3, digestHour: 8, escalationDays: 3 });
    await at(30, '09:00');
    await as('hugo').ask('POST', '/api/notification-preferences', { seen: 1, choices: {}, quiet: null });
    for (let n = 0; n < 5; n++) await ask('Hugo Petit');
    await house.work();
    expect(letters().length).toBe(2);
    for (const days of [31, 32, 33, 34, 35, 36]) { await at(days, '09:00'); await ask('Hugo Petit'); await house.work(); }
    expect(letters().length).toBe(3);
    const third = await read(letters()[2]?.raw ?? '');
    expect(third.subject).toBe('Votre récapitulatif\u00a0: 3 nouvelles');
    await at(37, '09:05');
    await house.work();
    // The two of a week ago no longer count: what waited meanwhile goes together.
    expect((await read(letters()[3]?.raw ?? '')).subject).toBe('Votre récapitulatif\u00a0: 6 nouvelles');
    expect(((await as('hugo').ask('GET', '/api/notifications')).body as { unread: number }).unread).toBeGreaterThanOrEqual(11);
  });

  it('refused for now is tried again later, refused for good is not; a server that is away stops the round', async () => {
    await as('sophie').ask('POST', '/api/notification-bounds', { seen: 1, weeklyLimit: 50, digestHour: 8, escalationDays: 3 });
    await at(50, '09:00');
    post.refuse({ at: 'recipient', code: 451, words: 'Come again' });
    await ask('Hugo Petit');
    await house.work();
    expect((await log()).mails[0]).toMatchObject({ state: 'waiting', said: '451 Come again', tries: 1 });
    post.refuse(null);
    await house.work();
    expect(post.letters).toEqual([]);
    await at(50, '09:02');
    await house.work();
    expect(post.letters.length).toBe(1);
    post.refuse({ at: 'recipient', code: 550, words: 'No such user hugo@nordlys.example' });
    await ask('Hugo Petit');
    await house.work();
    expect((await log()).mails[0]).toMatchObject({ state: 'refused', said: '550 No such user h•••@nordlys.example' });
    post.refuse({ at: 'sender', code: 553, words: 'Not your sender' });
    await ask('Hugo Petit'); await ask('Hugo Petit');
    await house.work();
    expect((await log()).mails.slice(0, 2).map((it) => [it.state, it.tries]).sort()).toEqual([['waiting', 0], ['waiting', 1]]);
    expect((await readServer()).said).toBe('553 Not your sender');
    post.refuse(null);
    await at(50, '09:10');
    await house.work();
    expect([(await log()).waiting, (await readServer()).said]).toEqual([0, '']);
  });

  it('that may have arrived is never sent again by itself; an administrator decides', async () => {
    await at(51, '09:00');
    post.hangUp('after the letter');
    await ask('Hugo Petit'); await ask('Hugo Petit');
    await house.work();
    post.hangUp(null);
    await at(51, '12:00');
    await house.work();
    const { uncertain } = await log();
    expect([uncertain.length, post.letters.length]).toEqual([2, 2]);
    const settle = (id: string | undefined, decision: string) => as('mathis').ask('POST', `/api/mails/${id ?? ''}/settlement`, { decision });
    expect((await as('sophie').ask('POST', `/api/mails/${uncertain[0]?.id ?? ''}/settlement`, { decision: 'again' })).status).toBe(403);
    for (let twice = 0; twice < 2; twice++) expect((await settle(uncertain[0]?.id, 'leave')).status).toBe(200);
    expect(await settle(uncertain[0]?.id, 'again')).toMatchObject({ status: 409, body: { code: 'mail.settled-already' } });
    for (let twice = 0; twice < 2; twice++) expect((await settle(uncertain[1]?.id, 'again')).status).toBe(200);
    await house.work();
    expect([(await log()).uncertain.length, post.letters.length]).toEqual([0, 3]);
    const ids = await Promise.all(post.letters.map(async (it) => (await read(it.raw)).messageId));
    expect(new Set(ids).size).toBe(2);

    // All of them in one go, but none that nobody had seen yet.
    post.forget();
    await at(52, '09:00');
    post.hangUp('after the letter');
    for (let n = 0; n < 3; n++) await ask('Hugo Petit');
    await house.work();
    const seen = await log();
    expect([seen.uncertain.length, seen.uncertainTotal]).toEqual([3, 3]);
    await at(52, '10:00');
    await ask('Hugo Petit');
    await house.work();
    post.hangUp(null);
    const settleAll = (decision: string, asOf: string) => as('mathis').ask('POST', '/api/mails/settlement', { decision, asOf });
    expect((await as('sophie').ask('POST', '/api/mails/settlement', { decision: 'again', asOf: seen.asOf })).status).toBe(403);
    expect((await settleAll('again', seen.asOf)).body).toEqual({ settled: 3 });
    expect((await settleAll('again', seen.asOf)).body).toEqual({ settled: 0 });
    await house.work();
    expect([post.letters.length, (await log()).uncertainTotal]).toEqual([7, 1]);
    expect((await settleAll('leave', (await log()).asOf)).body).toEqual({ settled: 1 });
    await house.work();
    expect([post.letters.length, (await log()).uncertainTotal, (await log()).mails[0]?.reason]).toEqual([7, 0, 'by-hand']);
  });

  it('of what happened before a server was set up, or long ago, is never sent: neither when mail is new nor in a restored copy', async () => {
    await at(60, '22:00');
    expect((await as('hugo').ask('POST', '/api/notification-preferences', { seen: 2, choices: {}, quiet: { from: '20:00', until: '07:00' } })).status).toBe(200);
    await ask('Hugo Petit', day(70));
    await house.work();
    expect((await log()).waiting).toBe(1);
    await as('mathis').ask('DELETE', '/api/mail-server');
    await house.work();
    await at(61, '09:00');
    expect((await setUp()).status).toBe(200);
    await house.work();
    expect(post.letters).toEqual([]);
    expect((await log()).mails[0]).toMatchObject({ kind: 'notification', state: 'dropped', reason: 'too-old' });
  });

  it('of what has to be said outlives a server that is down for days: it goes once with the mail of the day, and news of nothing else', async () => {
    await at(63, '09:00');
    const down = () => { post.refuse({ at: 'sender', code: 421, words: 'Down' }); };
    down();
    const titles = [`Cours ${open.size}`, `Cours ${open.size + 1}`];
    await ask('Hugo Petit', day(400)); const late = await ask('Hugo Petit', day(66));
    await house.work();
    // Two days before its day a reminder waits as well.
    await at(64, '12:00');
    await house.work();
    expect([post.to('hugo@nordlys.example').length, (await log()).waiting >= 3]).toEqual([0, true]);
    await at(68, '12:00');
    post.refuse(null);
    for (let times = 0; times < 2; times++) await house.work();
    const words = async () => (await Promise.all(post.to('hugo@nordlys.example').map(async (it) => (await read(it.raw)).text ?? ''))).join('\n');
    const count = (of: string, title: string) => of.split('\n').filter((line) => line.includes(title) && line.includes('Formation à suivre')).length;
    const first = await words();
    expect(titles.map((it) => count(first, it))).toEqual([1, 1]);
    const [asked] = (await house.owner.query('select id from assignment where course_id = $1', [late])) as { id: string }[];
    expect((await as('karim').ask('POST', `/api/assignments/${asked?.id ?? ''}/waiver`, { id: newId(), reason: 'Le sait.' })).status).toBe(200);
    await at(69, '12:00');
    await house.work();
    const all = await words();
    expect(titles.map((it) => count(all, it))).toEqual([1, 1]);
    expect(all.split('\n').filter((line) => line.includes('Dans deux jours') && titles.some((it) => line.includes(it)))).toEqual([]);
  });

  it('of a kind that is not mandatory is stopped in one click, by a program of the mail provider as well; looking changes nothing', async () => {
    const anybody = new Visitor(house);
    const linkOf = (raw: string): string | undefined => /^List-Unsubscribe: <http:\/\/palier\.nordlys\.example([^>]+)>/m.exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1];
    const choices = async () => ((await as('hugo').ask('GET', '/api/notification-preferences')).body as { version: number; choices: { kind: string; choice: string }[]; quiet: unknown });
    await at(77, '09:00');
    await ask('Hugo Petit', day(80));
    await house.work();
    const [required] = post.to('hugo@nordlys.example');
    expect([linkOf(required?.raw ?? ''), (await read(required?.raw ?? '')).text?.includes('dans tous les cas')]).toEqual([undefined, true]);
    await at(78, '09:00');
    await house.work();
    const subjects = await Promise.all(post.to('hugo@nordlys.example').map(async (it) => (await read(it.raw)).subject ?? ''));
    const reminder = post.to('hugo@nordlys.example')[subjects.findIndex((it) => it.startsWith('Dans deux jours'))]?.raw ?? '';
    const link = linkOf(reminder) ?? '';
    const token = link.split('token=')[1] ?? '';
    // One click is promised only over TLS; the mail itself leads to the page that asks.
    expect([link.startsWith('/api/unsubscriptions?token='), reminder.includes('List-Unsubscribe-Post'), (await read(reminder)).text?.includes(`http://palier.nordlys.example/unsubscribe#${token}`)]).toEqual([true, false, true]);

    const before = await choices();
    expect((await anybody.ask('GET', link)).body).toEqual({ what: 'dueSoon' });
    const led = await anybody.ask('GET', link, undefined, { accept: 'text/html,application/xhtml+xml' });
    expect([led.status, led.headers['location'], led.headers['referrer-policy']]).toEqual([303, `/unsubscribe#${token}`, 'no-referrer']);
    expect(await choices()).toEqual(before);

    const click = (at: string, headers: Record<string, string> = {}) => anybody.ask('POST', at, 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded', ...headers });
    expect((await click(link, { origin: 'https://elsewhere.example' })).status).toBe(403);
    const spoilt = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await click(`/api/unsubscriptions?token=${spoilt}`)).toMatchObject({ status: 404, body: { code: 'unsubscribe.link-over' } });
    expect(await choices()).toEqual(before);
    await ask('Hugo Petit', day(81));
    await house.work();
    for (let twice = 0; twice < 2; twice++) expect(await click(link)).toMatchObject({ status: 200, body: { what: 'dueSoon' } });
    const after = await choices();
    expect(after.choices.filter(({ kind, choice }) => before.choices.some((it) => it.kind === kind && it.choice !== choice))).toEqual([{ kind: 'dueSoon', choice: 'app' }]);
    expect(after.quiet).toEqual(before.quiet);
    // From then on it stands in the application alone.
    post.forget();
    await at(79, '09:00');
    await house.work();
    expect(post.to('hugo@nordlys.example').filter((it) => it.raw.includes('deux jours'))).toEqual([]);
    expect(((await as('hugo').ask('GET', '/api/notifications')).body as { notifications: { kind: string; day: string }[] }).notifications.filter((it) => it.kind === 'dueSoon').map((it) => it.day)).toContain(day(81));
    // What is asked of somebody is never stopped, whatever they say.
    expect((await as('hugo').ask('POST', '/api/notification-preferences', { seen: after.version, choices: { late: 'app' }, quiet: null })).status).toBe(200);
    expect((await choices()).choices.find((it) => it.kind === 'late')?.choice).toBe('mail');
  });

  it('of the week goes with the mail of a Monday', async () => {
    const monday = [90, 91, 92, 93, 94, 95, 96].find((it) => new Date(day(it)).getUTCDay() === 1) ?? 0;
    const required = () => Promise.all(post.to('ines@nordlys.example').map(async (it) => read(it.raw))).then((all) => all.filter((it) => it.text?.includes('Formation à suivre')));
    await at(monday - 3, '09:00');
    await as('ines').ask('POST', '/api/notification-preferences', { seen: 1, choices: { assigned: 'weekly' }, quiet: { from: '20:00', until: '07:00' } });
    await ask('Inès Benali');
    await house.work();
    for (const [days, time] of [[monday - 2, '09:00'], [monday - 1, '09:00'], [monday, '07:59']] as const) { await at(days, time); await house.work(); }
    expect(await required()).toEqual([]);
    await at(monday, '08:00');
    for (let again = 0; again < 2; again++) await house.work();
    expect((await required()).map((it) => it.subject)).toEqual(['Votre semaine\u00a0: une nouvelle']);
    await at(monday + 7, '09:00');
    await house.work();
    expect((await required()).length).toBe(1);
  });

  it('tells whoever leads somebody what stays late for three working days of theirs: in one line, once; and they know that it was said', async () => {
    await at(120, '09:00');
    await ask('Hugo Petit', day(121));
    await at(124, '09:00');
    const days = (await house.nest.get(WorkdaysQueries).daysOf(new Map([[person('Hugo Petit'), day(121)]]))).get(person('Hugo Petit'));
    const when = days === undefined ? null : escalationAt({ dueOn: day(121), zone: 'Europe/Paris' }, 3, days);
    const on = (Date.parse(dayOf(when ?? 0, 'Europe/Paris')) - Date.parse(assignable.today)) / 86_400_000;
    const told = async (login: string, kind: string) => ((await as(login).ask('GET', '/api/notifications')).body as { notifications: { kind: string; person: { name: string } | null; by: string | null; day: string }[] }).notifications.filter((it) => it.kind === kind && it.day === day(121)).map((it) => it.person?.name ?? it.by);
    const sweep = () => house.nest.get(Sweep).run({ wide: true });
    const bound = (seen: number, escalationDays: number) => as('sophie').ask('POST', '/api/notification-bounds', { seen, weeklyLimit: 50, digestHour: 8, escalationDays });
    await at(on - 1, '23:58');
    await sweep();
    expect([await told('karim', 'escalated'), await told('hugo', 'leadTold')]).toEqual([[], []]);
    // Nobody is told where HR says so.
    expect((await bound(2, 0)).status).toBe(200);
    await at(on, '00:01');
    await sweep();
    expect(await told('karim', 'escalated')).toEqual([]);
    expect((await bound(3, 3)).status).toBe(200);
    for (let again = 0; again < 3; again++) await sweep();
    expect([await told('karim', 'escalated'), await told('hugo', 'leadTold')]).toEqual([['Hugo Petit'], ['Karim Haddad']]);
    await at(on, '08:01');
    await sweep();
    const digests = await Promise.all(post.to('karim@nordlys.example').map((it) => read(it.raw)));
    expect(digests.flatMap((it) => it.text?.match(/Hugo Petit est en retard depuis/g) ?? []).length).toBe(1);
    expect(post.to('hugo@nordlys.example').filter((it) => it.raw.includes('signal'))).toEqual([]);
  });
});
