import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { newId, sha256 } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { Post } from '../../test/post.js';
import { Listen } from './listen.js';

let house: House;
let post: Post;
beforeAll(async () => {
  post = await Post.open();
  house = await openHouse({ demo: true, settings: { PALIER_SMTP_URL: `smtp://palier:secret%20of%20the%20post@127.0.0.1:${post.port}?tls=none&from=${encodeURIComponent('Palier <palier@nordlys.example>')}` } });
  await house.goTo(0, '10:00');
  await house.work();
});
afterAll(async () => { await house?.close(); await post?.close(); });
beforeEach(async () => { post.forget(); await house.owner.query('delete from sign_in_throttle'); });

const ask = (login: string, remoteAddress = '203.0.113.9') => house.fastify.inject({ method: 'POST', url: '/api/password-requests', remoteAddress, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ login }) });
const tokenIn = async (index = 0) => /\/join#(\S+)/.exec((await simpleParser(post.letters[index]?.raw ?? '')).text ?? '')?.[1] ?? '';
const accept = (token: string, password = 'douze caractères au moins') => new Visitor(house).ask('POST', '/api/invitations/acceptance', { token, password });

describe('a forgotten password', () => {
  it('is mended by a link that comes by mail, works once, and ends after two hours', async () => {
    expect((await new Visitor(house).ask('GET', '/api/session')).body).toMatchObject({ mail: true });
    expect((await ask(' INES ')).statusCode).toBe(200);
    await house.work();
    expect(post.letters.map((it) => it.to)).toEqual(['ines@nordlys.example']);
    const token = await tokenIn();
    expect((await accept(token)).status).toBe(200);
    expect((await accept(token)).status).toBe(404);
    await Visitor.signedIn(house, 'ines', 'douze caractères au moins');
    await ask('karim');
    await house.work();
    await house.goTo(0, '12:01');
    expect((await accept(await tokenIn(1))).status).toBe(404);
  });

  it('answers the same whoever asks, and looks nowhere before it has answered', async () => {
    const statements: Record<string, string[]> = {};
    let asked: string[] = [];
    const listen = { logQuery: (sql: string) => { asked.push(sql); }, logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined };
    await ask('warm up');
    Object.assign(house.db.source, { logger: listen });
    const answers = [];
    for (const login of ['sophie', 'nobody at all']) {
      asked = [];
      const { statusCode, body } = await ask(login);
      answers.push([statusCode, body]);
      statements[login] = asked;
    }
    expect(answers[0]).toEqual(answers[1]);
    // The very same statements, none of which looks at people or accounts: there is nothing to measure.
    expect(statements['sophie']).toEqual(statements['nobody at all']);
    expect(statements['sophie']?.join('\n')).not.toMatch(/from (person|account)/);
    await house.work();
    expect(post.letters.map((it) => it.to)).toEqual(['sophie@nordlys.example']);
    expect(JSON.stringify(await house.owner.query(`select data from pgboss.job where data->>'what' = 'password.ask'`))).not.toMatch(/sophie|nobody/);
  });

  it('is asked for three times in a quarter of an hour, for a known account as for an unknown one, and twenty from one address', async () => {
    for (const login of ['hugo', 'nobody']) {
      for (let tries = 0; tries < 3; tries++) expect((await ask(login)).statusCode).toBe(200);
      const refused = await ask(login);
      expect([refused.statusCode, (JSON.parse(refused.body) as { code: string }).code]).toEqual([429, 'session.too-many-tries']);
    }
    for (let n = 0; n < 30; n++) await ask(`account ${n}`, '203.0.113.10');
    expect([(await ask('another', '203.0.113.10')).statusCode, (await ask('another', '203.0.113.11')).statusCode]).toEqual([429, 200]);
    await house.work();
  });

  it('is one mail where the request is heard three times', async () => {
    const id = newId();
    for (let n = 0; n < 3; n++) await house.nest.get(Listen).hear({ id, what: 'password.ask', thing: sha256('lea').toString('hex') });
    await house.work();
    expect(post.letters.length).toBe(1);
  });

  it('brings nothing to who has left, and takes no link back that a lead has made', async () => {
    const [{ id }] = (await house.owner.query(`select id from person where display_name = 'Julien Mercier'`)) as [{ id: string }];
    const karim = await Visitor.signedIn(house, 'karim');
    const { token } = (await karim.ask('POST', `/api/people/${id}/invitations`, { id: newId() })).body as { token: string };
    await ask('julien');
    await house.work();
    expect(post.letters.length).toBe(1);
    expect((await accept(token)).status).toBe(200);
    // Whoever came in by one link needs no other.
    expect((await accept(await tokenIn())).status).toBe(404);
    const sophie = await Visitor.signedIn(house, 'sophie');
    const [{ day }] = (await house.owner.query('select palier_today()::text as day')) as [{ day: string }];
    expect((await sophie.ask('POST', `/api/register/${id}/departure`, { leftOn: day })).status).toBe(200);
    await ask('julien');
    await house.work();
    expect(post.letters.length).toBe(1);
  });

  it('is known to come from the environment: the page shows it and changes nothing', async () => {
    const mathis = await Visitor.signedIn(house, 'mathis');
    const kept = await mathis.ask('GET', '/api/mail-server');
    expect(kept.body).toMatchObject({ source: 'environment', host: '127.0.0.1', port: post.port, tls: 'none', login: 'palier', password: 'kept', sender: 'Palier <palier@nordlys.example>' });
    expect(kept.text).not.toContain('secret of the post');
    expect(await mathis.ask('POST', '/api/mail-server', { seen: 1, host: 'x', port: 25, tls: 'none', login: '', sender: 'a@b.example' })).toMatchObject({ status: 409, body: { code: 'mail.from-environment' } });
    expect(JSON.stringify(await house.owner.query('select * from mail_server'))).not.toContain('secret of the post');
  });
});
