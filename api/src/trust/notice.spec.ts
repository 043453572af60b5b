import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noticeParts, type Course, type Notice } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
});
afterAll(() => house?.close());

const text = (said: string) => Object.fromEntries(noticeParts.map((part) => [part, said]));
const notice = async (by: Visitor, query = '') => (await by.ask('GET', `/api/notice${query}`)).body as Notice;
const publish = (id: string, seen: number | undefined, words: object, by = sophie) => by.ask('POST', '/api/notices', { id, seen, words });
const acknowledge = (by: Visitor, noticeId: string) => by.ask('POST', '/api/notice/acknowledgement', { noticeId });
/** Starts the first quiz of the first course. */
async function startQuiz(by: Visitor): Promise<{ status: number; body: unknown }> {
  const { courses } = (await by.ask('GET', '/api/courses')).body as { courses: { id: string }[] };
  const course = (await by.ask('GET', `/api/courses/${courses[0]?.id}`)).body as Course;
  return by.ask('POST', `/api/courses/${course.id}/units/${course.units.find((it) => it.kind === 'quiz')?.id}/attempts`, { id: newId(), locale: 'fr' });
}

describe('the information notice', () => {
  it('is there from the first day, in both languages, with all its parts', async () => {
    const { number, publishedBy, acknowledgedAt, words } = await notice(ines);
    expect({ number, publishedBy, acknowledgedAt }).toEqual({ number: 1, publishedBy: null, acknowledgedAt: null });
    for (const language of ['fr', 'en'] as const) for (const part of noticeParts) expect([language, part, (words[language]?.[part] ?? '').length > 60]).toEqual([language, part, true]);
    expect(JSON.stringify(words.fr)).not.toMatch(/[^\s\u00a0\u202f][;!?]|[ ][;:!?»]|«[ ]|'|\.\.\./);
  });

  it('comes before the first quiz, once: no attempt is kept before it was read', async () => {
    expect(await startQuiz(ines)).toMatchObject({ status: 409, body: { code: 'notice.not-acknowledged' } });
    expect(await house.owner.query(`select 1 from attempt a join person p on p.id = a.person_id where p.login = 'ines'`)).toEqual([]);
    const { id } = await notice(ines);
    for (let twice = 0; twice < 2; twice++) expect((await acknowledge(ines, id)).status).toBe(200);
    expect((await notice(ines)).acknowledgedAt).not.toBeNull();
    expect((await startQuiz(ines)).status).toBe(200);
    expect(await house.owner.query(`select 1 from notice_acknowledgement n join person p on p.id = n.person_id where p.login = 'ines'`)).toHaveLength(1);
  });

  it('was read in the demo by everyone who took a quiz, before they did', async () => {
    const early = await house.owner.query(`select 1 from attempt a where not exists (select from notice_acknowledgement n where n.person_id = a.person_id and n.recorded_at < a.recorded_at)`);
    expect(early).toEqual([]);
  });

  it('is published anew by HR alone, from the version they saw, and is then frozen', async () => {
    const id = newId();
    const words = { fr: text('Nos mots à nous.') };
    expect((await publish(id, 1, words, karim)).status).toBe(403);
    expect(await publish(id, undefined, words)).toMatchObject({ status: 428, body: { code: 'edit.version-missing' } });
    expect((await publish(id, 1, {})).status).toBe(400);
    expect((await publish(id, 1, { fr: { ...text('x'), contact: ' ' } })).status).toBe(400);
    for (let twice = 0; twice < 2; twice++) expect((await publish(id, 1, words)).status).toBe(200);
    expect(await publish(id, 1, { fr: text('Autre chose.') })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await publish(newId(), 1, words)).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Sophie Laurent' } } });
    expect(await notice(sophie)).toMatchObject({ id, number: 2, publishedBy: 'Sophie Laurent', words });
    await expect(house.owner.query(`update information_notice set words = '{"fr": {}}'`)).rejects.toThrow(/append-only/);
    const [kept] = (await house.owner.query(`select detail::text as detail from audit where action = 'notice.publish'`)) as [{ detail: string }];
    expect(kept.detail).not.toContain('Nos mots');
  });

  it('is read again before the next quiz after that; the earlier version stays readable, and is no longer to acknowledge', async () => {
    const old = await notice(ines, '?number=1');
    expect(old).toMatchObject({ number: 1, acknowledgedAt: expect.any(String) as unknown });
    expect(await acknowledge(ines, old.id)).toMatchObject({ status: 409, body: { code: 'notice.replaced' } });
    expect((await acknowledge(ines, newId())).status).toBe(404);
    expect((await notice(ines)).acknowledgedAt).toBeNull();
    expect(await startQuiz(karim)).toMatchObject({ status: 409, body: { code: 'notice.not-acknowledged' } });
    await acknowledge(karim, (await notice(karim)).id);
    expect((await startQuiz(karim)).status).toBe(200);
    expect((await ines.ask('GET', '/api/notice?number=9')).status).toBe(404);
  });

  it('tells HR how many have read each version, and nobody else', async () => {
    const counts = async (by: Visitor) => (await notice(by)).versions.map((it) => [it.number, it.acknowledgedBy]);
    expect((await counts(sophie))[0]).toEqual([2, 1]);
    expect(await counts(ines)).toEqual([[2, null], [1, null]]);
  });
});
