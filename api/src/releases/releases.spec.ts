import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CriticalChange, NotesPreview, OwnCurrency, Release, ReleaseLine, ReleaseReadiness, TeamCurrency } from '@palier/contracts';
import { rightAnswer, type Actor, type QuestionContent } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
let claire: Visitor, karim: Visitor, ines: Visitor, sophie: Visitor;
let product = '';
const units = Array.from({ length: 4 }, () => newId());
const course = newId();
const versions: string[] = [];

const row = async (sql: string, values: unknown[] = []): Promise<Record<string, string>> => ((await house.owner.query(sql, values)) as Record<string, string>[])[0] ?? {};
const person = async (name: string): Promise<string> => (await row('select id from person where display_name = $1', [name]))['id'] ?? '';
/** A version of the course in which some of its four lessons say something else than before. */
async function publish(says: readonly string[], change?: { class: 'cosmetic' | 'substantive' | 'breaking'; reason: string }): Promise<string> {
  const author: Actor = { personId: await person('Claire Dumont'), roles: ['author'], leads: [] };
  const id = await house.nest.get(PublishCourse).run(author, {
    id: course, sourceLocale: 'fr', words: { fr: { title: 'Facturer', summary: '' } }, ...(change === undefined ? {} : { change }),
    units: says.map((text, at) => ({ id: units[at] ?? '', kind: 'lesson', minutes: 5 + at, serves: [], words: { fr: { title: `Leçon ${at}`, document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: `b${at}` }, content: [{ type: 'text', text }] }] } } } })),
  });
  versions.push(id);
  return id;
}
const add = async (name: string, on: string | null): Promise<string> => { const id = newId(); expect((await claire.ask('POST', '/api/releases', { id, productId: product, name, on })).status).toBe(200); return id; };
const teach = (releaseId: string, courseVersionId: string, asks: readonly string[], id = newId()) => claire.ask('POST', `/api/releases/${releaseId}/versions`, { id, courseVersionId, asks });
const release = async (id: string): Promise<Release> => (await claire.ask('GET', `/api/releases/${id}`)).body as Release;
const preview = async (id: string, text: string): Promise<NotesPreview> => (await claire.ask('POST', `/api/releases/${id}/notes/preview`, { text, format: null })).body as NotesPreview;
const take = (id: string, text: string, seen: number, withdraw: readonly string[] = []) => claire.ask('POST', `/api/releases/${id}/notes`, { text, format: null, seen, withdraw });
const own = async (as: Visitor): Promise<OwnCurrency['products']> => ((await as.ask('GET', '/api/currency')).body as OwnCurrency).products;
const did = async (name: string, version: number, ...which: number[]): Promise<void> => { for (const at of which) await house.db.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, palier_now())', [newId(), await person(name), versions[version - 1], units[at]]); };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [claire, karim, ines, sophie] = await Promise.all(['claire', 'karim', 'ines', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor];
  product = (await row(`select h.scope_id as id from current_scope_holding h join support_scope s on s.id = h.scope_id and s.kind = 'product' join person p on p.id = h.person_id where p.display_name = 'Inès Benali'`))['id'] ?? '';
  await publish(['a', 'b', 'c', 'd']);
  const said = await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] });
  expect(said.status).toBe(200);
});
afterAll(() => house?.close());

describe('the notes of a release', () => {
  it('are taken as they were seen, known again, and withdrawn where somebody says so', async () => {
    const id = await add('7.0', '2020-01-01');
    const notes = '## [7.0] - 2020-01-01\n### Added\n- **Factures:** un avoir se fait en un clic (CRITICAL)\n- Un filtre par client\n### Fixed\n- #12 Les accents de l’export\n';
    const seen = await preview(id, notes);
    expect(seen).toMatchObject({ format: 'changelog', name: '7.0', problems: [], version: 0, lines: [{ is: 'added', after: { area: 'Factures', kind: 'added', severity: 'critical' }, line: 3 }, { is: 'added' }, { is: 'added', after: { key: '#12', kind: 'fixed' } }] });
    expect((await release(id)).lines).toEqual([]);
    expect((await claire.ask('POST', `/api/releases/${id}/notes`, { text: notes, format: null, withdraw: [] })).status).toBe(428);
    expect((await take(id, notes, 0)).body).toEqual({ version: 3 });
    // Sent again, as where the answer was lost, it changes nothing.
    expect((await take(id, notes, 0)).body).toEqual({ version: 3 });
    const [first, second, third] = (await release(id)).lines;
    const changed = '### Added\n- **Factures:** un avoir se fait en deux clics (CRITICAL)\n- Une recherche par montant\n### Fixed\n- #12 Les accents et les espaces de l’export\n';
    expect((await preview(id, changed)).lines.map((it) => [it.is, it.id])).toEqual([['amended', first?.id], ['added', null], ['amended', third?.id], ['gone', second?.id]]);
    expect((await take(id, changed, 0)).status).toBe(412);
    expect((await take(id, changed, 3, [second?.id ?? ''])).body).toEqual({ version: 7 });
    expect((await release(id)).lines.map((it) => [it.text, it.withdrawn])).toEqual([['un avoir se fait en deux clics (CRITICAL)', false], ['Une recherche par montant', false], ['#12 Les accents et les espaces de l’export', false], ['Un filtre par client', true]]);
    expect((await take(id, '{ "tag_name": ', 7)).status).toBe(422);
    expect((await release(id)).version).toBe(7);
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/release-changes/${second?.id ?? ''}/return`, {})).status).toBe(200);
    expect((await release(id)).version).toBe(8);
    expect((await release(id)).lines.map((it) => it.withdrawn)).toEqual([false, false, false, false]);
  });

  it('belong to one release of a product and name', async () => {
    const id = newId();
    await add('7.1', null);
    expect((await claire.ask('POST', '/api/releases', { id, productId: product, name: ' 7.1 ', on: null })).body).toMatchObject({ code: 'release.name-taken' });
    expect((await claire.ask('POST', '/api/releases', { id, productId: id, name: '7.2', on: null })).status).toBe(404);
    const { releases } = (await karim.ask('GET', '/api/releases')).body as { releases: ReleaseLine[] };
    expect(releases.filter((it) => it.product.id === product).map((it) => [it.name, it.on, it.out])).toEqual([['7.1', null, false], ['7.0', '2020-01-01', true]]);
    expect((await ines.ask('GET', '/api/releases')).status).toBe(403);
  });
});

describe('what a change touches', () => {
  it('is suggested by its words and decided by somebody, and points at the versions that may teach it', async () => {
    const id = await add('7.3', '2020-03-01');
    await publish(['a', 'b', 'c', 'Le gabarit des bordereaux change'], { class: 'substantive', reason: '7.3' });
    await take(id, '- Le gabarit des bordereaux se choisit seul', 0);
    const [change] = (await release(id)).lines;
    const { things } = (await claire.ask('GET', `/api/release-changes/${change?.id ?? ''}/suggestions`)).body as { things: { id: string }[] };
    expect(things[0]?.id).toBe(units[3]);
    expect((await release(id)).teachable).toEqual([]);
    const touch = newId();
    for (let times = 0; times < 2; times++) expect((await claire.ask('POST', `/api/release-changes/${change?.id ?? ''}/touches`, { id: touch, kind: 'unit', thingId: units[3] })).body).toEqual({ id: touch });
    const seen = await release(id);
    expect(seen).toMatchObject({ untouched: 0, lines: [{ touches: [{ touchId: touch, kind: 'unit', courseId: course, title: 'Leçon 3', within: 'Facturer' }] }], courses: [{ id: course }], teaching: [] });
    expect(seen.teachable.map((it) => [it.version, it.class, it.units.map((unit) => [unit.unitId, unit.about])])).toEqual([[2, 'substantive', [[units[3], true]]], [1, 'first', units.map((it) => [it, true])]]);
    expect(((await claire.ask('GET', `/api/release-changes/${change?.id ?? ''}/suggestions`)).body as { things: { id: string }[] }).things.map((it) => it.id)).not.toContain(units[3]);
    expect((await claire.ask('POST', `/api/release-touches/${touch}/end`, {})).status).toBe(200);
    expect((await release(id)).untouched).toBe(1);
  });
});

describe('who is up to date with a release', () => {
  it('is who did since each release what it changed: nothing more is asked, and nothing less', async () => {
    const [old, middle, newest, later] = [await add('8.2', '2020-05-01'), await add('8.3', '2020-06-01'), await add('8.4', '2020-07-01'), await add('8.5', '2999-01-01')];
    const v3 = await publish(['a', 'b2', 'c', 'd'], { class: 'substantive', reason: '8.2' });
    await did('Julien Mercier', 3, 0, 1, 2, 3);
    const v4 = await publish(['a', 'b2', 'c3', 'd3'], { class: 'substantive', reason: '8.3' });
    await did('Oliver Grant', 4, 0, 1, 2, 3);
    const v5 = await publish(['a4', 'b2', 'c4', 'd3'], { class: 'breaking', reason: '8.4' });
    await publish(['a5', 'b5', 'c5', 'd5'], { class: 'cosmetic', reason: 'typos' });
    const v7 = await publish(['a5', 'b5', 'c5', 'd6'], { class: 'substantive', reason: '8.5' });
    // Of version 4, the fourth lesson was reworded alone.
    for (const [at, version, asks] of [[old, v3, [units[1]]], [middle, v4, [units[2]]], [newest, v5, [units[0], units[2]]], [later, v7, [units[3]]]] as const) expect((await teach(at, version, asks.filter((it) => it !== undefined))).status).toBe(200);
    expect((await teach(old, v5, [])).body).toMatchObject({ code: 'release.taught-elsewhere' });
    expect((await teach(old, versions[5] ?? '', [newId()])).status).toBe(404);
    const learns = async (name: string, releaseId: string): Promise<string[] | undefined> => ((await sophie.ask('GET', `/api/releases/${releaseId}/people`)).body as ReleaseReadiness).people.find((it) => it.person.name === name)?.toLearn.map((it) => it.title);
    // A new hire, who did none of it; somebody who knows 8.2; somebody who knows 8.3.
    expect(await learns('Inès Benali', newest)).toEqual(['Leçon 0', 'Leçon 1', 'Leçon 2']);
    expect(await learns('Julien Mercier', newest)).toEqual(['Leçon 0', 'Leçon 2']);
    expect(await learns('Oliver Grant', newest)).toEqual(['Leçon 0', 'Leçon 2']);
    expect(await learns('Julien Mercier', middle)).toEqual(['Leçon 2']);
    expect(await learns('Oliver Grant', middle)).toEqual([]);
    expect(await learns('Julien Mercier', old)).toEqual([]);
    // Whoever supports nothing of it is not asked.
    expect(await learns('Léa Fontaine', newest)).toBeUndefined();
    const seen = (await karim.ask('GET', `/api/releases/${newest}/people`)).body as ReleaseReadiness;
    expect(seen.people.find((it) => it.person.name === 'Julien Mercier')).toMatchObject({ current: '8.2' });
    expect(seen.people.every((it) => it.person.name !== 'Karim Haddad')).toBe(true);
    // What is not out yet is asked of nobody by itself.
    expect(await own(ines)).toMatchObject([{ id: product, newest: '8.4', current: '7.3', toLearn: [{ unitId: units[0] }, { unitId: units[1] }, { unitId: units[2] }] }]);
    await did('Inès Benali', 7, 0, 1, 2);
    expect(await own(ines)).toMatchObject([{ newest: '8.4', current: '8.4', toLearn: [] }]);
    expect(await learns('Inès Benali', later)).toEqual(['Leçon 3']);
    // Put forward, the later one is out; brought to nobody knows when, it is last again.
    expect((await claire.ask('POST', `/api/releases/${later}/days`, { id: newId(), on: '2020-08-01' })).status).toBe(200);
    expect(await own(ines)).toMatchObject([{ newest: '8.5', current: '8.4', toLearn: [{ unitId: units[3], minutes: 8 }] }]);
    const { teaching } = await release(later);
    expect((await claire.ask('POST', `/api/release-versions/${teaching[0]?.id ?? ''}/end`, {})).status).toBe(200);
    expect(await own(ines)).toMatchObject([{ newest: '8.5', current: '8.5', toLearn: [] }]);
    expect((await ines.ask('GET', `/api/releases/${newest}/people`)).status).toBe(403);
  });

  it('is counted for each team and those under it, each person once, and shown for one of them; a lead counts their own alone', async () => {
    const [support, id] = [newId(), (((await sophie.ask('GET', '/api/releases')).body as { releases: ReleaseLine[] }).releases.find((it) => it.name === '8.3'))?.id ?? ''];
    expect((await sophie.ask('POST', '/api/team-tree', { id: support, name: { fr: 'Tout le support', en: 'All of support' }, parentId: null })).status).toBe(200);
    const placed = (await house.owner.query(`select t.id, t.version, t.name->>'fr' as name from team t where t.id <> $1 and exists (select from current_membership m where m.team_id = t.id)`, [support])) as { id: string; version: number; name: string }[];
    for (const it of placed) expect((await sophie.ask('POST', `/api/team-tree/${it.id}/place`, { seen: it.version, parentId: support })).status).toBe(200);
    // Somebody who belongs to both is one of the team above them.
    await house.db.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select $1, $2, t.id, 'member', palier_today(), palier_now() from team t where not exists (select from current_membership m where m.team_id = t.id and m.person_id = $2) and t.id <> $3 limit 1`, [newId(), await person('Oliver Grant'), support]);
    const people = async (team?: string, by = sophie) => (await by.ask('GET', `/api/releases/${id}/people${team === undefined ? '' : `?team=${team}`}`)).body as ReleaseReadiness;
    const members = (await house.owner.query(`select team_id as team, array_agg(person_id) as people from current_membership where kind = 'member' group by 1`)) as { team: string; people: string[] }[];
    const all = (await people()).people;
    const { teams } = (await sophie.ask('GET', `/api/releases/${id}/teams`)).body as TeamCurrency;
    const under = (team: string) => new Set(members.filter((it) => team === support || it.team === team).flatMap((it) => it.people));
    expect(teams.map((it) => [it.id, it.depth])).toEqual([[support, 0], ...teams.slice(1).map((it) => [it.id, 1])]);
    for (const it of teams) {
      const lines = all.filter((one) => under(it.id).has(one.person.id));
      expect([it.concerned, it.upToDate]).toEqual([lines.length, lines.filter((one) => one.toLearn.length === 0).length]);
      expect((await people(it.id)).people.map((one) => one.person.id)).toEqual(lines.map((one) => one.person.id));
    }
    expect(teams[0]).toMatchObject({ upToDate: expect.any(Number), concerned: all.length });
    expect(teams.some((it) => it.upToDate > 0 && it.upToDate < it.concerned)).toBe(true);
    const theirs = ((await karim.ask('GET', `/api/releases/${id}/teams`)).body as TeamCurrency).teams;
    const led = new Set(((await house.owner.query('select teams_led_on($1, palier_today()) as id', [await person('Karim Haddad')])) as { id: string }[]).map((it) => it.id));
    expect(theirs.map((it) => [it.id, it.depth])).toEqual(teams.flatMap((it) => (led.has(it.id) ? [[it.id, 0]] : [])));
    expect(theirs.length).toBeGreaterThan(0);
    expect((await people(theirs[0]?.id, karim)).people.length).toBe(theirs[0]?.concerned);
    expect((await karim.ask('GET', `/api/releases/${id}/people?team=${support}`)).status).toBe(404);
    expect((await sophie.ask('GET', `/api/releases/${id}/people?team=${newId()}`)).status).toBe(404);
    expect([(await ines.ask('GET', `/api/releases/${id}/teams`)).status, (await sophie.ask('GET', `/api/releases/${newId()}/teams`)).status]).toEqual([403, 404]);
  });

  it('comes in pages of fifty, nobody missing and nobody twice', async () => {
    const id = await add('8.6', '2020-09-01');
    await teach(id, await publish(['a6', 'b5', 'c5', 'd6'], { class: 'substantive', reason: '8.6' }), [units[0] ?? '']);
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) select gen_random_uuid(), 'Renfort ' || n, 'fr', 'Europe/Paris', '2026-01-01' from generate_series(1, 60) n`);
    await house.owner.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select gen_random_uuid(), id, $1, '2026-01-01', palier_now() from person where display_name like 'Renfort %'`, [product]);
    const all: string[] = [];
    let concerned = 0;
    for (let after: string | null = ''; after !== null;) {
      const page = (await sophie.ask('GET', `/api/releases/${id}/people${after === '' ? '' : `?after=${after}`}`)).body as ReleaseReadiness;
      expect(page.people.length).toBeLessThanOrEqual(50);
      all.push(...page.people.map((it) => it.person.id));
      [after, concerned] = [page.next, page.concerned];
    }
    expect(concerned).toBeGreaterThan(60);
    expect([all.length, new Set(all).size]).toEqual([concerned, concerned]);
  });

  it('has read and understood what is critical, as it is said now: said otherwise, it is asked again', async () => {
    const id = await add('8.7', '2020-10-01');
    await take(id, '- Le paiement part deux fois (CRITICAL)\n- Un bouton', 0);
    const toRead = async () => (await own(ines)).flatMap((it) => it.critical.filter((one) => one.release === '8.7'));
    const [seen] = await toRead();
    expect(await toRead()).toMatchObject([{ text: 'Le paiement part deux fois (CRITICAL)', acknowledgedAt: null, readBefore: false }]);
    const say = (sha256: string | undefined) => ines.ask('POST', `/api/release-changes/${seen?.id ?? ''}/acknowledgements`, { id: newId(), sha256 });
    const first = await say(seen?.sha256);
    expect(await say(seen?.sha256)).toMatchObject({ status: 200, body: first.body });
    expect((await toRead()).map((it) => it.acknowledgedAt === null)).toEqual([false]);
    await take(id, '- Le paiement part deux fois le lundi (CRITICAL)\n- Un bouton', 2);
    expect(await toRead()).toMatchObject([{ id: seen?.id, acknowledgedAt: null, readBefore: true }]);
    expect(await say(seen?.sha256)).toMatchObject({ status: 412, body: { code: 'change.says-otherwise' } });
    expect(await say((await toRead())[0]?.sha256)).toMatchObject({ status: 200 });
    expect(await row('select count(*)::text as n from change_acknowledgement where change_id = $1', [seen?.id])).toEqual({ n: '2' });
  });

  it('is confirmed once its questions are answered right, as often as it takes, by those answers for good', async () => {
    const id = await add('8.8', '2020-11-01');
    await take(id, '- Le mot de passe expire (CRITICAL)\n- Un bouton', 0);
    const [critical, minor] = (await release(id)).lines.map((it) => it.id);
    const bank = (await house.owner.query(`select distinct on (v.kind) v.question_id as id, v.id as version, v.kind, t.content from question_version v join question_text t on t.question_version_id = v.id and t.locale = 'fr' where v.kind in ('singleChoice', 'shortText', 'ticketSimulation', 'multipleChoice') order by v.kind, v.id`)) as { id: string; version: string; kind: string; content: QuestionContent }[];
    const one = (kind: string) => bank.find((it) => it.kind === kind) ?? bank[0];
    const [choice, short] = [one('singleChoice'), one('shortText')];
    const ask = (questionId: string | undefined, changeId = critical, link = newId()) => claire.ask('POST', `/api/release-changes/${changeId ?? ''}/questions`, { id: link, questionId });
    const link = await ask(choice?.id);
    expect((await ask(choice?.id)).body).toEqual(link.body);
    expect(await ask(short?.id)).toMatchObject({ status: 200 });
    expect(await ask(choice?.id, minor)).toMatchObject({ status: 422, body: { code: 'change.not-critical' } });
    expect(await ask(one('ticketSimulation')?.id)).toMatchObject({ status: 422, body: { code: 'change.no-conversation' } });
    expect((await ask(newId())).status).toBe(404);
    expect((await release(id)).lines.map((it) => it.asks.map((asked) => asked.questionId))).toEqual([[choice?.id, short?.id], []]);

    const page = async () => (await ines.ask('GET', `/api/release-changes/${critical ?? ''}`)).body as CriticalChange;
    const { sha256 } = await page();
    const say = (hash = sha256) => ines.ask('POST', `/api/release-changes/${critical ?? ''}/acknowledgements`, { id: newId(), sha256: hash });
    const answer = (question: { version: string } | undefined, response: unknown, { as = newId(), hash = sha256, by = ines } = {}) => by.ask('POST', `/api/release-changes/${critical ?? ''}/answers`, { id: as, sha256: hash, questionVersionId: question?.version, lang: 'fr', response });
    expect((await own(ines)).flatMap((it) => it.critical).find((it) => it.id === critical)).toMatchObject({ questions: 2, acknowledgedAt: null });
    expect((await ines.ask('GET', `/api/release-changes/${minor ?? ''}`)).status).toBe(404);
    const wrong = { kind: 'singleChoice', optionId: choice?.content.kind === 'singleChoice' ? choice.content.options.find((it) => !it.correct)?.id : '' };
    const right = (it: { content: QuestionContent } | undefined) => (it === undefined ? null : rightAnswer(it.content));
    // Nobody is marked before they were told what is kept of it.
    expect(await answer(choice, wrong)).toMatchObject({ status: 409, body: { code: 'notice.not-acknowledged' } });
    await readNotice(house, await person('Inès Benali'));
    expect(await say()).toMatchObject({ status: 409, body: { code: 'change.questions-open' } });
    const first = newId();
    for (let times = 0; times < 2; times++) expect(await answer(choice, wrong, { as: first })).toMatchObject({ status: 200, body: { id: first, verdict: 'wrong', explanation: '' } });
    expect(await answer(choice, right(choice), { as: first })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await answer(choice, { kind: 'singleChoice', optionId: 'x' })).toMatchObject({ status: 422 });
    expect(await answer(choice, right(choice), { hash: 'x'.repeat(64) })).toMatchObject({ status: 412, body: { code: 'change.says-otherwise' } });
    expect(await answer(one('multipleChoice'), right(one('multipleChoice')))).toMatchObject({ status: 412, body: { code: 'change.asks-another' } });
    expect((await page()).questions).toMatchObject([{ tried: { verdict: 'wrong', explanation: '' }, response: wrong, sequence: 1 }, { tried: null, response: null, sequence: 0 }]);
    expect(await answer(choice, right(choice))).toMatchObject({ body: { verdict: 'right', explanation: choice?.content.explanation } });
    // A right answer stays, whatever is tried after it; and the answers of others are theirs.
    await answer(choice, wrong);
    expect((await page()).questions[0]).toMatchObject({ tried: { verdict: 'right' } });
    await readNotice(house, await person('Julien Mercier'));
    expect(await answer(short, right(short), { by: await Visitor.signedIn(house, 'julien') })).toMatchObject({ body: { verdict: 'right' } });
    expect(await say()).toMatchObject({ status: 409 });
    expect(await answer(short, right(short))).toMatchObject({ body: { verdict: 'right' } });
    const confirmed = await say();
    expect(confirmed.status).toBe(200);
    const kept = () => house.owner.query('select a.question_version_id as version, encode(a.sha256, \'hex\') as sha256, a.credit from change_acknowledgement_answer k join change_answer a on a.id = k.answer_id where k.acknowledgement_id = $1 order by a.question_version_id', [(confirmed.body as { id: string }).id]);
    const byThese = [choice, short].map((it) => ({ version: it?.version ?? '', sha256, credit: 1 })).sort((a, b) => (a.version < b.version ? -1 : 1));
    expect(await kept()).toEqual(byThese);
    // What was written is kept where it can be blanked, not in the fact.
    expect(await row('select count(*)::text as n from change_answer where response ? \'text\' or (text_id is null and response->>\'kind\' = \'shortText\')')).toEqual({ n: '0' });

    // A question that is changed, or asked in addition, later: who confirmed stays confirmed, by the version that they answered.
    const corrected = await claire.ask('POST', `/api/questions/${choice?.id ?? ''}/versions`, { id: newId(), seen: 1, change: { class: 'cosmetic', reason: 'x' }, content: { fr: { ...choice?.content, prompt: `${choice?.content.prompt ?? ''} !` }, ...(await row(`select content as en from question_text where question_version_id = $1 and locale = 'en'`, [choice?.version])) } });
    expect([corrected.status, corrected.text]).toEqual([200, corrected.text]);
    await ask(one('multipleChoice')?.id);
    expect(await say()).toMatchObject({ status: 200, body: confirmed.body });
    expect((await own(ines)).flatMap((it) => it.critical).find((it) => it.id === critical)?.acknowledgedAt).not.toBeNull();
    expect(await kept()).toEqual(byThese);
    // Said otherwise, it is read again, and what it asks now is answered about what it says now.
    expect((await claire.ask('POST', `/api/release-change-questions/${(link.body as { id: string }).id}/end`, {})).status).toBe(200);
    await take(id, '- Le mot de passe expire le lundi (CRITICAL)\n- Un bouton', 2);
    const now = await page();
    expect(now).toMatchObject({ readBefore: true, acknowledgedAt: null, questions: [{ questionVersionId: short?.version, tried: null }, { questionVersionId: one('multipleChoice')?.version, tried: null }] });
    for (const it of [short, one('multipleChoice')]) { expect(await say(now.sha256)).toMatchObject({ status: 409 }); await answer(it, right(it), { hash: now.sha256 }); }
    expect(await say(now.sha256)).toMatchObject({ status: 200 });
  });
});
