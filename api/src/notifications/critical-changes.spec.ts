import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CriticalChange, Notification, Release } from '@palier/contracts';
import { simpleParser } from 'mailparser';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';
import { Post } from '../../test/post.js';
import { Sweep } from './sweep.js';
import { TellPeople } from './tell-people.js';
import { WhoToTell } from './who-to-tell.js';

let house: House;
let post: Post;
let product = { id: '', name: '' };
let today = '';
let visitors: Record<string, Visitor>;
const at = async (days: number, time = '10:00') => {
  await house.goTo(days, time);
  visitors = Object.fromEntries(await Promise.all(['claire', 'karim', 'ines', 'oliver', 'mathis'].map(async (login) => [login, await Visitor.signedIn(house, login)] as const)));
};
const as = (login: string): Visitor => { const found = visitors[login]; if (found === undefined) throw new Error(login); return found; };
const row = async (sql: string, values: unknown[] = []) => ((await house.owner.query(sql, values)) as Record<string, string>[])[0] ?? {};
const person = async (name: string) => (await row('select id from person where display_name = $1', [name]))['id'] ?? '';
const wide = async () => { await house.work(); await house.nest.get(Sweep).run({ wide: true }); };

let made = 0;
/** A release that is out, or comes out on a day, with a critical change; gives that change. */
const announce = async (on: string, words?: string) => {
  const [id, number] = [newId(), ++made];
  expect((await as('claire').ask('POST', '/api/releases', { id, productId: product.id, name: `9.${100 + number}`, on })).status).toBe(200);
  const notes = async (text: string, seen: number) => expect((await as('claire').ask('POST', `/api/releases/${id}/notes`, { text, format: null, seen, withdraw: [] })).status).toBe(200);
  await notes(`### Security\n- **Caisse:** ${words ?? `Le coffre s’ouvre sans le code ${number} (CRITICAL)`}\n### Added\n- Un bouton`, 0);
  const { lines, name } = (await as('claire').ask('GET', `/api/releases/${id}`)).body as Release;
  return { id, name, notes, change: lines.find((it) => it.severity === 'critical')?.id ?? '' };
};
const confirm = async (login: string, change: string) => {
  const { sha256 } = (await as(login).ask('GET', `/api/release-changes/${change}`)).body as CriticalChange;
  expect((await as(login).ask('POST', `/api/release-changes/${change}/acknowledgements`, { id: newId(), sha256 })).status).toBe(200);
};
/** Letters about critical changes, by address. */
const letters = async () => (await Promise.all(post.letters.map(async (it) => ({ ...(await simpleParser(it.raw)), to: it.to })))).filter((it) => /critique|critical/.test(it.subject ?? ''));
const to = async (name: string) => (await letters()).filter((it) => it.to === `${name}@nordlys.example`).map((it) => it.subject ?? '');
const told = async (login: string, change: string) => ((await as(login).ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.thingId === change).map((it) => it.kind);

beforeAll(async () => {
  [house, post] = [await openHouse({ demo: true, settings: { PALIER_ORIGIN: 'http://palier.nordlys.example' } }), await Post.open()];
  await at(0);
  today = (await row('select palier_today()::text as today'))['today'] ?? '';
  const found = await row(`select s.id, s.name from current_scope_holding h join support_scope s on s.id = h.scope_id and s.kind = 'product' join person p on p.id = h.person_id where p.display_name = 'Inès Benali'`);
  product = { id: found['id'] ?? '', name: found['name'] ?? '' };
  await house.db.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select $1, $2, $3, '2020-01-01', palier_now() where not exists (select from current_scope_holding where person_id = $2 and scope_id = $3)`, [newId(), await person('Oliver Grant'), product.id]);
  for (const name of ['Inès Benali', 'Oliver Grant']) await readNotice(house, await person(name));
  expect((await as('mathis').ask('POST', '/api/mail-server', { host: '127.0.0.1', port: post.port, tls: 'none', login: 'palier', password: 'secret of the post', sender: 'Palier <palier@nordlys.example>', seen: 0 })).status).toBe(200);
}, 120_000);
afterAll(async () => { await house?.close(); await post?.close(); });
beforeEach(() => { post.forget(); });

describe('a critical change', () => {
  it('is mailed once to whoever supports the product, in their language, without a word of what it says and without a way to stop such mails', async () => {
    const { change, name } = await announce(today);
    await house.work();
    expect(await to('ines')).toEqual([`À lire et à confirmer, nouveauté critique\u00a0: ${product.name} ${name}, Caisse`]);
    expect(await to('oliver')).toEqual([`To read and confirm, critical change: ${product.name} ${name}, Caisse`]);
    for (const it of await letters()) {
      expect(`${it.subject ?? ''} ${it.text ?? ''} ${String(it.html)}`).not.toMatch(/coffre|code|unsubscribe/);
      expect(it.text).toContain(`http://palier.nordlys.example/changes/${change}`);
    }
    // Whoever confirms nothing is told nothing.
    expect([await to('mathis'), await told('mathis', change), await told('ines', change)]).toEqual([[], [], ['criticalChange']]);
    const supporters = (await house.owner.query(`select distinct person_id from notification where thing_id = $1`, [change]) as unknown[]).length;
    expect((await letters()).length).toBe(supporters);
    await wide();
    await Promise.all([0, 1, 2].map(async () => house.nest.get(TellPeople).run(await house.nest.get(WhoToTell).after('release.write', change))));
    await wide();
    expect((await letters()).length).toBe(supporters);
    // Chosen in the application alone, it comes by mail all the same.
    expect((await as('oliver').ask('POST', '/api/notification-preferences', { seen: 0, choices: { criticalChange: 'app', criticalChangeOpen: 'app' }, quiet: { from: '20:00', until: '07:00' } })).status).toBe(200);
    await confirm('ines', change);
  });

  it('is asked for once more after as many working days of theirs as a lead is told after, and never of whoever confirmed it', async () => {
    const [{ change, name }] = [await announce(today)];
    await wide();
    await confirm('ines', change);
    post.forget();
    await at(1);
    await wide();
    expect(await letters()).toEqual([]);
    await at(8);
    await wide();
    expect((await to('oliver')).filter((it) => it.includes(name))).toEqual([`Still to read and confirm, critical change: ${product.name} ${name}, Caisse`]);
    expect(await told('oliver', change)).toEqual(['criticalChangeOpen', 'criticalChange']);
    expect([await to('ines'), await told('ines', change)]).toEqual([[], ['criticalChange']]);
    const sent = (await letters()).length;
    await at(9);
    await wide();
    expect((await letters()).length).toBe(sent);
  });

  it('is told again where it is said otherwise, and not where it is taken out and brought back', async () => {
    today = (await row('select palier_today()::text as today'))['today'] ?? '';
    const { change, notes } = await announce(today, 'Le coffre s’ouvre le soir (CRITICAL)');
    await wide();
    expect((await to('ines')).length).toBe(1);
    await confirm('ines', change);
    for (const deed of ['withdrawal', 'return']) { expect((await as('claire').ask('POST', `/api/release-changes/${change}/${deed}`, {})).status).toBe(200); await wide(); }
    expect([(await to('ines')).length, (await to('oliver')).length]).toEqual([1, 1]);
    await notes('### Security\n- **Caisse:** Le coffre s’ouvre le matin (CRITICAL)\n### Added\n- Un bouton', 4);
    await wide();
    expect([(await to('ines')).length, (await to('oliver')).length]).toEqual([2, 2]);
  });

  it('is not told before it is out, and no mail goes of what was withdrawn or confirmed while somebody wanted quiet', async () => {
    const later = await announce('2999-01-01');
    await at(9, '21:00');
    today = (await row('select palier_today()::text as today'))['today'] ?? '';
    const [withdrawn, confirmed, stays] = [await announce(today), await announce(today), await announce(today)];
    await wide();
    expect(await letters()).toEqual([]);
    expect([await told('ines', later.change), await told('ines', stays.change)]).toEqual([[], ['criticalChange']]);
    expect((await as('claire').ask('POST', `/api/release-changes/${withdrawn.change}/withdrawal`, {})).status).toBe(200);
    await confirm('ines', confirmed.change);
    await at(10, '09:00');
    await wide();
    const names = (await to('ines')).flatMap((it) => /9\.\d+/.exec(it) ?? []);
    expect([names, (await to('oliver')).length]).toEqual([[stays.name], 2]);
    // The day comes: it is told from then on, by the hour.
    expect((await as('claire').ask('POST', `/api/releases/${later.id}/days`, { id: newId(), on: today, seen: '2999-01-01' })).status).toBe(200);
    await house.work();
    expect(await told('ines', later.change)).toEqual(['criticalChange']);
  });
});
