import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openHouse, type House } from '../../test/house.js';
import { workerKilledAt } from '../../test/killed-worker.js';
import { Post } from '../../test/post.js';
import { Sweep } from './sweep.js';

const assignments = 3000;
/** As `npm run bench:daily` has them, fewer. */
const fill = (house: House) => promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../bench/many-assignments.mjs'), String(assignments)], { env: { ...process.env, DATABASE_OWNER_URL: house.config.ownerUrl } });
let houses: [House, House];
let smtp: string;
beforeAll(async () => {
  // Nobody listens there: what is to be mailed is put together and waits.
  smtp = `smtp://127.0.0.1:${await Post.freePort()}?tls=none`;
  const open = async (): Promise<House> => {
    const house = await openHouse({ demo: true, settings: { PALIER_SMTP_URL: smtp } });
    await house.goTo(0, '07:30');
    await fill(house);
    await house.work();
    await house.owner.query(`update mail_server set set_up_at = palier_now() - interval '60 days'`);
    return house;
  };
  houses = [await open(), await open()];
}, 120_000);
afterAll(async () => { for (const it of houses ?? []) await it.close(); });

/** Whoever was told of what, in which form, and by what kind of mail; in an order of its own. */
const told = async (house: House): Promise<string[]> => ((await house.owner.query(`
  select concat_ws('|', n.person_id, n.thing_id, n.kind, n.occurrence, n.form, coalesce(m.kind, 'no mail')) as line from notification n left join mail_notification t on t.notification_id = n.id left join mail m on m.id = t.mail_id order by 1`)) as { line: string }[]).map((it) => it.line);

describe('the daily run', () => {
  it('killed at any moment and begun again tells the same as one that nobody killed, each once', async () => {
    const [whole, broken] = houses;
    await whole.nest.get(Sweep).run({ wide: true });
    const first = await told(whole);
    expect(first.length).toBeGreaterThan(1000);

    const draw = seeded(58);
    const progress = [0];
    for (let kills = 0; kills < 3; kills++) {
      const there = new Set(await told(broken));
      const left = first.filter((it) => !there.has(it));
      const [personId, thingId, kind, occurrence] = (left[Math.floor(draw() * left.length)] ?? '').split('|');
      await workerKilledAt(broken, `insert into notification (id, person_id, thing_id, kind, occurrence, about, form, occurred_at, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, '{}', 'app', palier_now(), palier_now())`, [personId, thingId, kind, occurrence], { PALIER_SMTP_URL: smtp });
      progress.push((await told(broken)).length);
    }
    // Each went on where the one before was killed, and none came to the end.
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    expect(progress.at(-1)).toBeGreaterThan(0);
    expect(progress.at(-1)).toBeLessThan(first.length);
    await broken.nest.get(Sweep).run({ wide: true });
    expect(await told(broken)).toEqual(first);

    // What waits for the mail of the day goes out in it.
    for (const it of houses) await it.goTo(0, '10:00');
    await whole.nest.get(Sweep).run({ wide: true });
    const second = await told(whole);
    expect(second.filter((it) => it.endsWith('|digest|digest')).length).toBeGreaterThan(20);
    const digests = (await whole.owner.query(`select person_id as "personId", day::text as day from mail where kind = 'digest' order by person_id`)) as { personId: string; day: string }[];
    const held = digests[Math.floor(digests.length * 0.7)];
    await workerKilledAt(broken, `insert into mail (id, person_id, kind, day, state, created_at, waits_since, due_at) values (gen_random_uuid(), $1, 'digest', $2, 'waiting', palier_now(), palier_now(), palier_now())`, [held?.personId, held?.day], { PALIER_SMTP_URL: smtp });
    await broken.nest.get(Sweep).run({ wide: true });
    expect(await told(broken)).toEqual(second);
    // Neither told twice, nor mailed twice, nor left without the mail that tells of it.
    expect(new Set(second.map((it) => it.split('|').slice(0, 4).join('|'))).size).toBe(second.length);
    expect(await broken.owner.query(`select m.id from mail m where m.kind <> 'test' and m.kind <> 'reset' and not exists (select from mail_notification t where t.mail_id = m.id)`)).toEqual([]);
  }, 240_000);
});

/** The same draws each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => { state = (state + 0x6d2b79f5) | 0; let it = Math.imul(state ^ (state >>> 15), 1 | state); it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it; return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32; };
}
