import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Article, ArticleGap, ArticleLine, Bank, Notification, QuestionFile, SearchHits, Session, Todo, Unit } from '@palier/contracts';
import { changedSince } from '@palier/domain';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublic, newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { readSource } from './read-source.js';

let house: House;
let claire: Visitor, karim: Visitor, ines: Visitor;
let server: Server, host: string;
/** What the wiki answers, by path. */
const pages = new Map<string, { status?: number; type?: string; body?: string; headers?: Record<string, string> }>();
let asked: { path: string; etag: string | undefined }[] = [];
const day = '2999-01-01';

const article = async (id: string, as = claire): Promise<Article> => (await as.ask('GET', `/api/articles/${id}`)).body as Article;
const list = async (as = claire): Promise<ArticleLine[]> => ((await as.ask('GET', '/api/articles')).body as { articles: ArticleLine[] }).articles;
const write = async (wish: object, as = claire): Promise<string> => { const id = newId(); expect((await as.ask('POST', '/api/articles', { id, locale: 'fr', title: 'Relancer un client', address: null, text: null, about: [], verifyBy: day, ...wish })).status).toBe(200); return id; };
const told = async (as: Visitor): Promise<Notification[]> => ((await as.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'articleChanged');
/** A minute goes by, and the worker does what waits. */
const minute = async () => { await house.owner.query(`update installation set clock_shift = clock_shift + interval '1 minute'`); await house.work(); };
const html = (words: string, body = `<main>${words}</main>`) => ({ type: 'text/html; charset=utf-8', body: `<!doctype html><title>Wiki</title><style>p{}</style>${body}<script>var t = ${Math.random()};</script>` });
const publish = async (activities: object[]): Promise<string> => {
  const id = newId();
  await claire.ask('POST', '/api/course-drafts', { id, locale: 'fr' });
  await claire.ask('POST', `/api/course-drafts/${id}`, { seen: 1, content: { locale: 'fr', title: 'Relances', summary: '', activities } });
  const answer = await claire.ask('POST', `/api/course-drafts/${id}/publication`, { seen: 2, change: null });
  expect(answer.status).toBe(200);
  return (answer.body as { courseId: string }).courseId;
};

beforeAll(async () => {
  server = createServer((request, reply) => {
    const page = pages.get(request.url ?? '');
    asked.push({ path: request.url ?? '', etag: request.headers['if-none-match'] });
    if (page?.headers?.['etag'] !== undefined && page.headers['etag'] === request.headers['if-none-match']) { reply.writeHead(304).end(); return; }
    reply.writeHead(page?.status ?? (page === undefined ? 404 : 200), { 'content-type': page?.type ?? 'text/plain', ...page?.headers }).end(page?.body ?? '');
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  house = await openHouse({ demo: true, settings: { PALIER_ARTICLE_HOSTS: host } });
  [claire, karim, ines] = await Promise.all(['claire', 'karim', 'ines'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor];
});
afterAll(async () => { server?.close(); await house?.close(); });

describe('an article that is written elsewhere', () => {
  it('is followed: a change of its words, and of nothing else, makes what depends on it stale and tells its owner, once', async () => {
    pages.set('/relance', html('<p>Attendre <b>quinze</b> jours.</p>'));
    const id = await write({ address: `http://${host}/relance` });
    await house.work();
    expect(await article(id)).toMatchObject({ kind: 'linked', owner: { name: 'Claire Dumont' }, changedAt: null, failure: null, late: false });
    expect((await article(id)).checkedAt).not.toBeNull();
    const questionId = newId();
    const courseId = await publish([
      { id: newId(), kind: 'article', title: 'Lire la procédure', minutes: 5, article: id },
      { id: newId(), kind: 'quiz', title: 'Et vous ?', minutes: 5, cell: { competencyId: (await row('select competency_id as id from level_statement limit 1')).id, level: 1 }, passMark: 1, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [{ id: questionId, cell: null, content: { kind: 'trueFalse', prompt: 'On attend quinze jours ?', explanation: '', answer: true } }] },
    ]);
    expect(await article(id)).toMatchObject({ usedIn: [{ courseId, title: 'Lire la procédure', courseTitle: 'Relances' }], desk: { questions: [{ id: questionId, prompt: 'On attend quinze jours ?' }] } });

    // Another layout of the same words.
    pages.set('/relance', html('', '<div class="new"><h1></h1><p>Attendre\n <em>quinze</em>   jours.</p></div>'));
    await minute();
    expect([(await article(id)).changedAt, await told(claire)]).toEqual([null, []]);
    pages.set('/relance', html('<p>Attendre huit jours.</p>'));
    await minute();
    const changed = await article(id, ines);
    expect(changed.changedAt).not.toBeNull();
    expect(changed.desk).toBeNull();
    expect(await told(claire)).toMatchObject([{ thingId: id, article: { id, title: 'Relancer un client' } }]);
    expect((await list())[0]).toMatchObject({ id, used: 1 });
    const unit = (await article(id)).usedIn[0]?.unitId ?? '';
    expect(((await ines.ask('GET', `/api/courses/${courseId}/units/${unit}`)).body as Unit).article).toMatchObject({ id, changedAt: changed.changedAt, address: `http://${host}/relance` });
    // Its author meets it where the question stands: in the bank and on the question.
    const marks = async () => [((await claire.ask('GET', '/api/questions')).body as Bank).questions.filter((it) => it.changedArticles.length > 0).map((it) => it.questionId), ((await claire.ask('GET', `/api/questions/${questionId}`)).body as QuestionFile).changedArticles];
    expect(await marks()).toEqual([[questionId], [{ articleId: id, title: 'Relancer un client', lang: 'fr', changedAt: changed.changedAt }]]);
    expect(((await claire.ask('GET', '/api/todo')).body as Todo).items).toMatchObject([{ kind: 'article', id, changedAt: changed.changedAt }]);
    pages.set('/relance', html('<p>Attendre neuf jours.</p>'));
    await minute();
    expect(await told(claire)).toHaveLength(1);

    // Still right, says its owner of what it says now; nobody else may.
    expect((await karim.ask('POST', `/api/articles/${id}/verifications`, { id: newId(), verifyBy: day })).status).toBe(404);
    expect((await ines.ask('POST', `/api/articles/${id}/verifications`, { id: newId(), verifyBy: day })).status).toBe(403);
    expect(await claire.ask('POST', `/api/articles/${id}/verifications`, { id: newId(), verifyBy: '2026-01-01' })).toMatchObject({ status: 422, body: { code: 'article.day-is-past' } });
    const wish = { id: newId(), verifyBy: '2027-06-30' };
    for (let twice = 0; twice < 2; twice++) expect((await claire.ask('POST', `/api/articles/${id}/verifications`, wish)).status).toBe(200);
    await minute();
    expect(await article(id)).toMatchObject({ changedAt: null, verifyBy: '2027-06-30' });
    expect(await marks()).toEqual([[], []]);
    pages.set('/relance', html('<p>Attendre dix jours.</p>'));
    await minute();
    expect(await told(claire)).toHaveLength(2);
  });

  it('is not read in vain, and says why it cannot be read; what cannot be read has not changed', async () => {
    pages.set('/etag', { ...html('Un.'), headers: { etag: '"1"' } });
    const id = await write({ title: 'Étiquette', address: `http://${host}/etag` });
    await house.work();
    asked = [];
    await minute();
    expect(asked.find((it) => it.path === '/etag')?.etag).toBe('"1"');
    pages.delete('/etag');
    await minute();
    expect(await article(id)).toMatchObject({ failure: 'not-there', changedAt: null });
    pages.set('/etag', html('Un.'));
    await minute();
    await minute();
    expect(await article(id)).toMatchObject({ failure: null, changedAt: null });
    const rows = await house.owner.query('select count(*)::int as n from article_reading where article_id = $1', [id]);
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('is looked after by its owner: past its day it is theirs to do, and may be handed on', async () => {
    const id = await write({ title: 'Astreinte', text: 'Rappelez sous trente minutes.', verifyBy: (await row(`select palier_today()::text as id`)).id }, karim);
    expect(((await karim.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'article')).toEqual([]);
    await house.owner.query(`update installation set clock_shift = clock_shift + interval '1 day'`);
    [claire, karim, ines] = await Promise.all(['claire', 'karim', 'ines'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor];
    expect(((await karim.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'article')).toMatchObject([{ id, late: true, title: 'Astreinte' }]);
    const idOf = async (as: Visitor) => ((await as.ask('GET', '/api/session')).body as Session).person?.id;
    expect(await karim.ask('POST', `/api/articles/${id}/owners`, { id: newId(), personId: await idOf(ines) })).toMatchObject({ status: 422, body: { code: 'article.not-them' } });
    expect((await karim.ask('POST', `/api/articles/${id}/owners`, { id: newId(), personId: await idOf(claire) })).status).toBe(200);
    expect(((await karim.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'article')).toEqual([]);
    expect((await article(id)).owner.name).toBe('Claire Dumont');
    expect((await karim.ask('POST', `/api/articles/${id}/verifications`, { id: newId(), verifyBy: day })).status).toBe(404);
  });
});

describe('an article that is written here', () => {
  it('is read and understood version by version, found by its words, and done as an activity by saying so', async () => {
    const id = await write({ title: 'Clore un dossier', text: '## Avant\n\n- Vérifier la **réponse** archivée' });
    const one = await article(id, ines);
    expect(one).toMatchObject({ kind: 'written', version: 1, address: null, acknowledgedAt: null, document: { content: [{ type: 'heading' }, { type: 'bulletList' }] } });
    expect(((await ines.ask('GET', '/api/search?words=archivee')).body as SearchHits).hits).toMatchObject([{ kind: 'article', id }]);
    const unitId = newId();
    const courseId = await publish([{ id: unitId, kind: 'article', title: 'Clore', minutes: 5, article: id }]);
    const done = () => ines.ask('POST', `/api/courses/${courseId}/units/${unitId}/completions`, { id: newId() });
    expect(await done()).toMatchObject({ status: 409, body: { code: 'article.not-acknowledged' } });
    const read = (versionId: string) => ines.ask('POST', `/api/articles/${id}/acknowledgements`, { id: newId(), versionId });
    const first = (await read(one.versionId)).body;
    expect((await read(one.versionId)).body).toEqual(first);
    expect((await done()).status).toBe(200);
    expect((await article(id)).desk?.acknowledgements).toBe(1);

    const change = (wish: object, as = claire) => as.ask('POST', `/api/articles/${id}/versions`, { seen: 1, title: 'Clore un dossier', address: null, text: 'Vérifier, puis clore.', about: [], verifyBy: day, ...wish });
    expect((await change({}, karim)).status).toBe(404);
    expect(await change({ seen: undefined })).toMatchObject({ status: 428 });
    expect(await change({ text: ' \n ' })).toMatchObject({ status: 400 });
    expect(await change({ text: null, address: 'https://x.example' })).toMatchObject({ status: 422, body: { code: 'article.other-kind' } });
    expect(await change({})).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await change({})).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile' } });
    expect(await article(id, ines)).toMatchObject({ version: 2, acknowledgedAt: null, acknowledgedBefore: true });
    expect(await read(one.versionId)).toMatchObject({ status: 412, body: { code: 'article.newer-version' } });
    const [hashed] = (await house.owner.query(`select bool_and(k.sha256 = v.sha256) as same, count(*)::int as n from article_acknowledgement k join article_version v on v.id = k.article_version_id where v.article_id = $1`, [id])) as unknown[];
    expect(hashed).toEqual({ same: true, n: 1 });
  });

  it('is missed where a level is expected of somebody and no article is about it', async () => {
    const gaps = async (): Promise<ArticleGap[]> => ((await claire.ask('GET', '/api/article-gaps')).body as { gaps: ArticleGap[] }).gaps;
    const before = await gaps();
    const [first] = before;
    if (first === undefined) throw new Error('nothing is expected of anybody');
    expect(first.people).toBeGreaterThan(0);
    expect(Object.values(first.statement).join('')).not.toBe('');
    await write({ text: 'Voici comment.', about: [{ competencyId: first.competencyId, level: first.level }] });
    expect(await gaps()).toEqual(before.filter((it) => it.competencyId !== first.competencyId || it.level !== first.level));
    expect((await ines.ask('GET', '/api/article-gaps')).status).toBe(403);
  });
});

describe('reading a source', () => {
  const bounds = { allowed: [] as string[], milliseconds: 2000, bytes: 10_000 };
  const failure = async (address: string, more: object = {}) => { const found = await readSource(address, null, { ...bounds, ...more }); return found.kind === 'failed' ? found.failure : found.kind; };

  it('reaches no address within, whatever its form, but those that the installation names', async () => {
    for (const within of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', '::ffff:10.0.0.1', '::10.0.0.1', '::a00:1', '::102:304', '64:ff9b::a00:1', '2002:a00:1::', 'localhost']) expect([within, isPublic(within)]).toEqual([within, false]);
    for (const without of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']) expect([without, isPublic(without)]).toEqual([without, true]);
    pages.set('/a', html('Oui.'));
    const port = host.split(':')[1] ?? '';
    asked = [];
    for (const name of [host, `localhost:${port}`, `2130706433:${port}`, `0x7f.1:${port}`, `127.1:${port}`, `[::ffff:127.0.0.1]:${port}`, `[::1]:${port}`]) expect([name, await failure(`http://${name}/a`)]).toEqual([name, 'not-allowed']);
    expect(asked).toEqual([]);
    expect(await failure(`http://${host}/a`, { allowed: [host] })).toBe('read');
    expect(await failure('file:///etc/passwd', { allowed: [''] })).toBe('not-allowed');
  });

  it('looks again after each redirect, and gives up on what goes round, is too large, too slow or packed', async () => {
    const port = host.split(':')[1] ?? '';
    const allowed = [host];
    pages.set('/to-within', { status: 302, headers: { location: `http://localhost:${port}/a` } });
    pages.set('/round', { status: 302, headers: { location: '/round' } });
    pages.set('/there', { status: 301, headers: { location: '/a' } });
    pages.set('/large', { body: 'x'.repeat(20_000) });
    pages.set('/packed', { body: 'x', headers: { 'content-encoding': 'gzip' } });
    pages.set('/broken', { status: 503 });
    asked = [];
    expect(await failure(`http://${host}/to-within`, { allowed })).toBe('not-allowed');
    expect(asked.map((it) => it.path)).toEqual(['/to-within']);
    for (const [path, what] of [['/round', 'too-many-redirects'], ['/there', 'read'], ['/large', 'too-large'], ['/packed', 'no-text'], ['/broken', 'server-failed'], ['/nowhere', 'not-there']] as const) expect([path, await failure(`http://${host}${path}`, { allowed })]).toEqual([path, what]);
    const slow = createServer((_, reply) => { reply.writeHead(200).write('x'); });
    await new Promise<void>((done) => { slow.listen(0, '127.0.0.1', done); });
    const other = `127.0.0.1:${(slow.address() as AddressInfo).port}`;
    expect(await failure(`http://${other}/`, { allowed: [other], milliseconds: 200 })).toBe('too-slow');
    slow.closeAllConnections();
    slow.close();
    expect(await failure(`http://${other}/`, { allowed: [other] })).toBe('unreachable');
  });

  it('has changed in the database when it has by the rule', async () => {
    const { id: owner } = await row(`select id from person where display_name = 'Claire Dumont'`);
    let seed = 7;
    const roll = (of: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % of; };
    for (let turn = 0; turn < 30; turn++) {
      const id = newId();
      await house.owner.query(`insert into article (id, kind) values ($1, 'linked')`, [id]);
      await house.owner.query(`insert into article_version (id, article_id, number, locale, title, address, sha256, published_at, published_by) values ($1, $2, 1, 'fr', 'x', 'x', 'x', palier_now(), $3)`, [newId(), id, owner]);
      await house.owner.query(`insert into article_owner (id, article_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $3)`, [newId(), id, owner]);
      const verified = { sha256: roll(2) === 0 ? null : '61', at: roll(4) * 1000 };
      await house.owner.query(`insert into article_verification (id, article_id, sha256, verify_by, recorded_at, recorded_by) values ($1, $2, decode($3, 'hex'), '2999-01-01', to_timestamp($4), $5)`, [newId(), id, verified.sha256, verified.at / 1000, owner]);
      const found = Array.from({ length: roll(6) }, (_, index) => ({ sha256: [null, '61', '62'][roll(3)] ?? null, at: index * 1000 }));
      for (const it of found) await house.owner.query(`insert into article_reading (id, article_id, address, sha256, failure, recorded_at) values ($1, $2, 'x', decode($3, 'hex'), $4, to_timestamp($5))`, [newId(), id, it.sha256, it.sha256 === null ? 'unreachable' : null, it.at / 1000]);
      const [now] = (await house.owner.query('select changed_at as at from article_now where id = $1', [id])) as { at: Date | null }[];
      expect([verified, found, now?.at?.getTime() ?? null]).toEqual([verified, found, changedSince(verified, found)]);
    }
  });
});

async function row(sql: string): Promise<{ id: string }> {
  const [found] = (await house.owner.query(sql)) as { id: string }[];
  return found ?? { id: '' };
}
