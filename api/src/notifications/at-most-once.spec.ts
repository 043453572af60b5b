import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { HirePeople } from '#people';
import { Jobs, newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { Post } from '../../test/post.js';
import { DeliverMails } from './deliver-mails.js';

let house: House;
let post: Post;
let url: string;
beforeAll(async () => {
  post = await Post.open();
  url = `smtp://palier:secret%20of%20the%20post@127.0.0.1:${post.port}?tls=none`;
  house = await openHouse({ demo: true, settings: { PALIER_SMTP_URL: url } });
  await house.goTo(0, '10:00');
  await house.work();
  await house.db.transaction((tx) => house.nest.get(HirePeople).within(tx, null, people));
});
afterAll(async () => { await house?.close(); await post?.close(); });

interface Worker { readonly ended: Promise<void>; kill(signal: 'SIGKILL' | 'SIGTERM'): void; /** Stands still, or goes on, as a machine that sleeps does. */ tell(signal: 'SIGSTOP' | 'SIGCONT'): void }
/** What workers said that ended without being told to. */
const endedThemselves: string[] = [];

/** A worker as people run it, in a process of its own, under a supervisor: one that ends by itself is followed by another, until it is killed. */
function startWorker(): Worker {
  let [told, said] = [false, ''];
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'work'], {
      stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PALIER_HOME: house.config.home, DATABASE_URL: house.config.databaseUrl, DATABASE_OWNER_URL: house.config.ownerUrl, PALIER_SMTP_URL: url },
    });
    child.stderr?.on('data', (data: Buffer) => { said = (said + data.toString()).slice(-2000); });
    return child;
  };
  let child = start();
  const ended = new Promise<void>((resolve) => {
    const follow = (): void => void child.once('close', () => {
      if (told) { resolve(); return; }
      endedThemselves.push(said);
      child = start();
      follow();
    });
    follow();
  });
  return { ended, kill: (signal) => { told = true; child.kill(signal); }, tell: (signal) => { child.kill(signal); } };
}

const one = async <T>(sql: string, parameters: unknown[] = []): Promise<T> => ((await house.owner.query(sql, parameters)) as T[])[0] as T;
/** The clock goes on. */
const later = async (seconds: number): Promise<void> => { await house.owner.query('update installation set clock_shift = clock_shift + make_interval(secs => $1)', [seconds]); };
const crowd = 300;
const addressOf = (n: number): string => `person-${n}@nordlys.example`;
const people = Array.from({ length: crowd }, (_, n) => ({ id: newId(), name: `Person ${n}`, mail: addressOf(n), locale: 'fr' as const, timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner' as const], memberOf: null, leads: [] }));

describe('a mail about one thing', () => {
  it('reaches each of 300 people at most once, although the event is delivered three times and workers are killed at the worst moment', async () => {
    const sophie = await Visitor.signedIn(house, 'sophie');
    const { id: courseId } = await one<{ id: string }>('select id from course limit 1');
    const batch = newId();
    expect((await sophie.ask('POST', '/api/assignments', { id: batch, courseId, people: people.map((it) => it.id), teams: [], dueOn: null, reason: 'Pour tout le monde.' })).body).toMatchObject({ assigned: crowd });
    for (let twice = 0; twice < 2; twice++) await house.db.transaction((tx) => house.nest.get(Jobs).announce(tx, 'assignment.assign', batch));

    // After the server took the 20th, the 110th, the next… letter, and before its worker can know: all workers are killed.
    const kills = [20, 110, 111, 240];
    let workers = [startWorker(), startWorker()];
    const dead: Promise<void>[] = [];
    let killed = 0;
    post.taken = () => {
      if (post.letters.length !== kills[killed]) return;
      killed++;
      for (const it of workers) { it.kill('SIGKILL'); dead.push(it.ended); }
      // What they had claimed is anybody's again after a minute.
      dead.push(later(61));
      workers = [startWorker(), startWorker()];
    };
    // Some of the last may be lost to a kill: whatever is left, the queue runs dry.
    const left = (): Promise<{ notifications: number; waiting: number }> => one(`select (select count(*)::int from notification where kind = 'assigned' and occurred_at > palier_now() - interval '1 hour' and form = 'mail') as notifications, (select count(*)::int from mail where state = 'waiting') as waiting`);
    for (let now = await left(); killed < kills.length || now.notifications < crowd || now.waiting > 0; now = await left()) {
      if (endedThemselves.length > 20) throw new Error(`workers end by themselves; the last said: ${endedThemselves.at(-1) ?? ''}`);
      // Asked ten times a second, so that the workers have the machine.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const it of workers) it.kill('SIGTERM');
    await Promise.all([...dead, ...workers.map((it) => it.ended)]);

    // Whoever died had begun a few: they are given up, and nobody sends them again. What they had only claimed was sent by others.
    await house.goTo(0, '11:00');
    await house.work();
    const states = Object.fromEntries(((await house.owner.query(`select state, count(*)::int as n from mail where kind = 'notification' group by 1`)) as { state: string; n: number }[]).map((it) => [it.state, it.n]));
    const perAddress = new Map<string, number>();
    for (const { to } of post.letters) perAddress.set(to, (perAddress.get(to) ?? 0) + 1);
    expect([...perAddress.values()].filter((it) => it > 1)).toEqual([]);
    expect(Object.keys(states).sort()).toEqual(['sent', 'uncertain']);
    expect((states['sent'] ?? 0) + (states['uncertain'] ?? 0)).toBe(crowd);
    // Each kill leaves at least the letter that was being taken, and no more than one for each connection of each worker; so may the two that are asked to stop at the end, on a busy machine.
    expect(states['uncertain']).toBeGreaterThanOrEqual(kills.length);
    expect(states['uncertain']).toBeLessThanOrEqual(2 * 2 * (kills.length + 1));
    expect(post.letters.length).toBeGreaterThanOrEqual(states['sent'] ?? 0);
    const mathis = await Visitor.signedIn(house, 'mathis');
    expect((await mathis.ask('GET', '/api/mails')).body).toMatchObject({ uncertainTotal: states['uncertain'] });
    expect((await one<{ n: number }>(`select count(*)::int as n from notification where thing_id in (select id from assignment where batch_id = $1)`, [batch])).n).toBe(crowd);
  }, 240_000);

  it('is not sent twice either when connections to the database break while it is being taken', async () => {
    post.forget();
    const before = await one<{ n: number }>('select count(*)::int as n from mail');
    const sophie = await Visitor.signedIn(house, 'sophie');
    const courses = (await house.owner.query('select id from course order by id')) as { id: string }[];
    const { id: first } = await one<{ id: string }>(`select course_id as id from assignment where person_id = (select id from person where mail = $1)`, [addressOf(0)]);
    const other = courses.find((it) => it.id !== first)?.id ?? '';
    const some = people.slice(0, 30).map((it) => it.id);
    expect((await sophie.ask('POST', '/api/assignments', { id: newId(), courseId: other, people: some, teams: [], dueOn: null, reason: 'x' })).body).toMatchObject({ assigned: 30 });
    post.taken = () => { if (post.letters.length % 7 === 0) void house.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'palier'`); };
    // A round that loses its connection fails; the next one goes on.
    for (let rounds = 0; rounds < 40; rounds++) await house.work().catch(() => undefined);
    post.taken = () => undefined;
    await house.goTo(0, '12:00');
    await house.nest.get(DeliverMails).run();
    expect(new Set(post.letters.map((it) => it.to)).size).toBe(post.letters.length);
    const after = (await house.owner.query(`select state, count(*)::int as n from mail where created_at > palier_now() - interval '70 minutes' group by 1`)) as { state: string; n: number }[];
    expect(after.reduce((sum, it) => sum + it.n, 0)).toBe(30);
    expect((await one<{ n: number }>('select count(*)::int as n from mail')).n).toBe(before.n + 30);
    expect(post.letters.length).toBeGreaterThanOrEqual(after.find((it) => it.state === 'sent')?.n ?? 0);
    expect(after.map((it) => it.state).filter((it) => it !== 'sent' && it !== 'uncertain')).toEqual([]);
  }, 120_000);

  it('that somebody claimed and did not come to is sent by another, and not by them when they wake up', async () => {
    post.forget();
    const sophie = await Visitor.signedIn(house, 'sophie');
    const some = people.slice(-30).map((it) => it.id);
    const { id: other } = await one<{ id: string }>('select id from course c where not exists (select from assignment a where a.course_id = c.id and a.person_id = any($1)) order by id limit 1', [some]);
    const batch = newId();
    expect((await sophie.ask('POST', '/api/assignments', { id: batch, courseId: other, people: some, teams: [], dueOn: null, reason: 'x' })).body).toMatchObject({ assigned: 30 });
    const states = async () => Object.fromEntries(((await house.owner.query(`select m.state, count(*)::int as n from mail m join mail_notification t on t.mail_id = m.id join notification n on n.id = t.notification_id where n.thing_id in (select id from assignment where batch_id = $1) group by 1`, [batch])) as { state: string; n: number }[]).map((it) => [it.state, it.n]));
    const sleeper = startWorker();
    try {
      await new Promise<void>((resolve) => { post.taken = () => { if (post.letters.length === 5) { sleeper.tell('SIGSTOP'); resolve(); } }; });
      post.taken = () => undefined;
      await later(61);
      await house.nest.get(DeliverMails).run();
      // All but what it was handing over on its two connections.
      expect(post.letters.length).toBeGreaterThanOrEqual(28);
      expect((await states())['waiting']).toBeUndefined();
      sleeper.tell('SIGCONT');
      for (let now = await states(); (now['sending'] ?? 0) > 0 && post.letters.length <= some.length; now = await states()) await new Promise((resolve) => setTimeout(resolve, 100));
      sleeper.kill('SIGTERM');
      await sleeper.ended;
    } finally {
      sleeper.kill('SIGKILL');
    }
    // It learns what became of the letters it was handing over, and hands over none of the others.
    expect(await states()).toEqual({ sent: 30 });
    expect([post.letters.length, new Set(post.letters.map((it) => it.to)).size]).toEqual([30, 30]);
  }, 60_000);
});
