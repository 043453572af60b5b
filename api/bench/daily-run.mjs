// Runs the daily run once in a process of its own, over the built application, and says as JSON what it cost: seconds, memory, statements and the transaction that lasted longest; and which statements took most.
import 'reflect-metadata';
import pg from 'pg';

const spent = new Map();
let [statements, longest] = [0, 0];
const begun = new WeakMap();
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function measured(...asked) {
  const text = typeof asked[0] === 'string' ? asked[0] : (asked[0]?.text ?? '');
  const from = performance.now();
  const given = query.apply(this, asked);
  if (text.includes('pgboss') || typeof given?.then !== 'function') return given;
  statements++;
  const words = text.replace(/\s+/g, ' ').trim();
  if (/^start transaction/i.test(words)) begun.set(this, from);
  const done = () => {
    const it = spent.get(words) ?? { times: 0, ms: 0 };
    spent.set(words, { times: it.times + 1, ms: it.ms + performance.now() - from });
    if (/^(commit|rollback)/i.test(words) && begun.has(this)) { const ms = performance.now() - begun.get(this); longest = Math.max(longest, ms); }
  };
  given.then(done, done);
  return given;
};

const { createApp } = await import('#app');
const { Sweep } = await import('#notifications');
const { Config, Database } = await import('#platform');
const config = Config.from(process.env);
const db = await Database.open(config.databaseUrl, 2);
const { nest } = await createApp(config, db);
const [{ n: before }] = await db.query('select count(*)::int as n from notification');
const ready = process.memoryUsage().rss;
statements = 0;
spent.clear();
longest = 0;
const from = performance.now();
await nest.get(Sweep).run({ wide: true });
const seconds = (performance.now() - from) / 1000;
const [{ told, mails }] = await db.query('select (select count(*)::int from notification) as told, (select count(*)::int from mail) as mails');
const most = [...spent].sort((a, b) => b[1].ms - a[1].ms).slice(0, 12).map(([sql, { times, ms }]) => ({ seconds: Number((ms / 1000).toFixed(2)), times, sql: sql.slice(0, 110) }));
process.stdout.write(`${JSON.stringify({ seconds, told: told - before, mails, statements, longest, grown: (process.resourceUsage().maxRSS * 1024 - ready) / 1e6, peak: process.resourceUsage().maxRSS / 1024, most })}\n`);
await nest.close();
await db.close();
