import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditLine, PersonFile } from '@palier/contracts';
import { auditKinds, everyAuditAction, readableKinds } from '@palier/domain';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { auditCsv } from './audit-csv.js';

let house: House;
let sophie: Visitor, mathis: Visitor, karim: Visitor;
let hugo: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, mathis, karim] = await Promise.all([Visitor.signedIn(house, 'sophie'), Visitor.signedIn(house, 'mathis'), Visitor.signedIn(house, 'karim')]);
  hugo = ((await house.owner.query(`select id from person where login = 'hugo'`)) as [{ id: string }])[0].id;
});
afterAll(() => house?.close());

const read = async (by: Visitor, query = ''): Promise<{ lines: AuditLine[]; next: string | null }> => (await by.ask('GET', `/api/audit?${query}`)).body as { lines: AuditLine[]; next: string | null };
async function all(by: Visitor, query = ''): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  let after: string | null = null;
  do {
    const part: { lines: AuditLine[]; next: string | null } = await read(by, `${query}${after === null ? '' : `&after=${after}`}`);
    lines.push(...part.lines);
    after = part.next;
  } while (after !== null);
  return lines;
}

describe('the audit', () => {
  it('says who gave which role to whom and when, also on that person’s page, with whoever took it back', async () => {
    expect((await mathis.ask('POST', `/api/register/${hugo}/roles`, { seen: ['learner'], roles: ['learner', 'author'] })).status).toBe(200);
    expect((await sophie.ask('POST', `/api/register/${hugo}/roles`, { seen: ['learner', 'author'], roles: ['learner'] })).status).toBe(200);
    const [taken, given] = (await read(sophie, 'kind=grants')).lines;
    expect(given).toMatchObject({ action: 'role.change', by: { name: 'Mathis Roche' }, of: { name: 'Hugo Petit' }, granted: ['author'], revoked: [] });
    expect(taken).toMatchObject({ by: { name: 'Sophie Laurent' }, granted: [], revoked: ['author'] });
    const { roleHistory } = (await mathis.ask('GET', `/api/register/${hugo}`)).body as PersonFile;
    expect(roleHistory).toEqual([
      { role: 'author', since: expect.any(String) as unknown, by: 'Mathis Roche', until: expect.any(String) as unknown, untilBy: 'Sophie Laurent' },
      { role: 'learner', since: expect.any(String) as unknown, by: null, until: null, untilBy: null },
    ]);
  });

  it('is for HR and administrators; these read nothing of what people learnt', async () => {
    expect((await karim.ask('GET', '/api/audit')).status).toBe(403);
    const learning: readonly string[] = auditKinds.learning;
    const [toHr, toAdmin] = [await all(sophie), await all(mathis)];
    expect(toHr.filter((it) => learning.includes(it.action)).length).toBeGreaterThan(50);
    expect(toAdmin.filter((it) => learning.includes(it.action))).toEqual([]);
    expect(toAdmin.length).toBeGreaterThan(50);
    expect((await read(mathis, 'kind=learning')).lines).toEqual([]);
    expect((await read(mathis, 'action=attempt.submit')).lines).toEqual([]);
    const admins = await mathis.ask('GET', '/api/audit.csv?kind=learning');
    expect(admins.text.trim().split('\r\n')).toHaveLength(1);
    // Nothing of a deed's detail crosses the door but what the contract names.
    expect(Object.keys(toHr[0] ?? {}).sort()).toEqual(['action', 'at', 'by', 'granted', 'id', 'of', 'people', 'revoked']);
  });

  it('reads every deed there is, whatever its detail holds, and shows none of that', async () => {
    const figures: Readonly<Record<string, object>> = { 'matrix.export': { people: 2 }, 'assignment.assign': { assigned: 3 }, 'person.import': { new: 1, changed: 3 } };
    for (const action of everyAuditAction) {
      await house.owner.query(`insert into audit (id, actor_id, action, subject_id, at, detail) values (gen_random_uuid(), $1, $2, $1, palier_now() - interval '1 year', $3)`, [hugo, action, JSON.stringify({ changed: ['x'], competencies: [{ level: 4 }], ...figures[action] })]);
    }
    const readable = readableKinds({ roles: ['hr'] }).flatMap((it): readonly string[] => auditKinds[it]);
    const lines = (await all(sophie, 'who=petit')).slice(-readable.length);
    expect(lines.map((it) => it.action).sort()).toEqual([...readable].sort());
    // Who asked for help is kept, and read by nobody here.
    for (const action of auditKinds.exchanges) expect([action, (await read(sophie, `action=${action}`)).lines]).toEqual([action, []]);
    expect(lines.flatMap((it) => (it.people === null ? [] : [[it.action, it.people]])).sort()).toEqual([['assignment.assign', 3], ['matrix.export', 2], ['person.import', 4]]);
    expect(JSON.stringify(lines)).not.toMatch(/level"|"x"/);
  });

  it('comes in pages, each line once, the newest first', async () => {
    const lines = await all(sophie);
    const [{ n }] = (await house.owner.query('select count(*)::int as n from audit where action = any($1)', [readableKinds({ roles: ['hr'] }).flatMap((it): readonly string[] => auditKinds[it])])) as [{ n: number }];
    expect([lines.length, new Set(lines.map((it) => it.id)).size]).toEqual([n, n]);
    expect(lines.map((it) => it.at)).toEqual([...lines].map((it) => it.at).sort().reverse());
  });

  it('is read of some days, of somebody, of one deed', async () => {
    const everything = await all(sophie);
    const day = (it: AuditLine): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(it.at));
    const some = day(everything.find((it) => it.action === 'sign-off.confirm') ?? (everything[0] as AuditLine));
    expect(await all(sophie, `from=${some}&to=${some}`)).toEqual(everything.filter((it) => day(it) === some));
    expect(await all(sophie, `to=${some}`)).toEqual(everything.filter((it) => day(it) <= some));
    const ofKarim = await all(sophie, 'who=haddad');
    expect(ofKarim).toEqual(everything.filter((it) => it.by?.name === 'Karim Haddad' || it.of?.name === 'Karim Haddad'));
    expect(ofKarim.length).toBeGreaterThan(10);
    expect(await all(sophie, 'action=sign-off.refuse&who=karim')).toEqual(ofKarim.filter((it) => it.action === 'sign-off.refuse'));
    expect(await all(sophie, 'who=%25')).toEqual([]);
  });

  it('leaves as a table that starts no formula, and says that it left', async () => {
    const { text, headers } = await sophie.ask('GET', '/api/audit.csv?kind=grants&locale=en');
    expect(headers['content-disposition']).toMatch(/palier-audit-\d{4}-\d\d-\d\d\.csv/);
    const [head, ...rows] = text.trim().split('\r\n');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(head).toBe('Date and time,Who,Subject,Deed,About,People concerned,Roles given,Roles taken back,Code of the deed');
    expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,Sophie Laurent,Roles,Sophie Laurent changed the roles of Hugo Petit\.,Hugo Petit,,,author,role\.change$/);
    expect((await read(sophie, 'kind=exports')).lines[0]).toMatchObject({ action: 'audit.export', by: { name: 'Sophie Laurent' } });
    fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋'), fc.string(), (sign, rest) => {
      const csv = auditCsv([{ id: newId(), at: '2026-03-01T10:00:00Z', action: 'session.sign-in', by: { id: newId(), name: 'x' }, of: { id: newId(), name: `${sign}${rest}` }, people: null, granted: [], revoked: [] }], 'Europe/Paris', 'fr');
      const before = 'x a ouvert une connexion.;';
      expect(csv.slice(csv.indexOf(before) + before.length)).toMatch(/^"?'/);
    }));
  });

  it('knows every deed that any room keeps', () => {
    const sources = (folder: string): string => readdirSync(folder, { withFileTypes: true }).map((it) => (it.isDirectory() ? sources(join(folder, it.name)) : it.name.endsWith('.ts') && !it.name.endsWith('.spec.ts') ? readFileSync(join(folder, it.name), 'utf8') : '')).join('\n');
    const all = sources(join(import.meta.dirname, '..'));
    // Those written set by set stand in SQL, where no type reads them.
    const written = [...all.matchAll(/insert into audit [^`]*?select [^`]*?'([a-z-]+\.[a-z-]+)'/g)].map((it) => it[1]);
    expect(written.length).toBe([...all.matchAll(/insert into audit [^`]*?\bselect\b(?! id, \$2, \$3,)/g)].length);
    expect(written.length).toBeGreaterThan(2);
    for (const it of written) expect(everyAuditAction).toContain(it);
  });
});
