import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CriteriaOfCompetency, DraftFile, Matrix, Notification, PersonCertificates, Piece, Session, SkillProfile, StoredFile, Todo, WhyThisLevel } from '@palier/contracts';
import type { Criterion, Level } from '@palier/domain';
import { ProjectStandings } from '#evidence';
import { Sweep } from '#notifications';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor, claire: Visitor;
let inesId: string, competencyId: string, today: string;

const document = () => Buffer.from(`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n% ${newId()}\ntrailer\n<<>>\n%%EOF\n`);
const bring = async (who: Visitor, bytes = document()): Promise<StoredFile> => (await who.ask('POST', '/api/piece-files?name=Dipl%C3%B4me%20de%20In%C3%A8s.pdf', bytes, { 'content-type': 'application/octet-stream' })).body as StoredFile;
const idOf = async (visitor: Visitor): Promise<string> => ((await visitor.ask('GET', '/api/session')).body as Session).person?.id ?? '';
const why = async (asOf?: string, who = ines): Promise<WhyThisLevel> => (await who.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/why${asOf === undefined ? '' : `?asOf=${asOf}`}`)).body as WhyThisLevel;
const cell = async (level: Level, asOf?: string) => { const found = (await why(asOf)).levels[level - 1]; if (found === undefined) throw new Error('no such level'); return found; };
const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const sentBack = async () => ((await ines.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'piece');
/** What the worker told, of pieces and of what is done regularly; hearing it twice tells nobody twice. */
const told = async (who: Visitor) => { for (let twice = 0; twice < 2; twice++) await house.nest.get(Sweep).run({ wide: true }); return ((await who.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind.startsWith('piece')); };
/** The same day a year later, or the last of its month. */
const aYearLater = async (of: string | null | undefined): Promise<string> => (await house.owner.query<{ day: string }[]>(`select ($1::date + interval '1 year')::date::text as day`, [of]))[0]?.day ?? '';
const agree = async () => { expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]); };
const ask = async (level: Level, criterion: Criterion) => {
  const seen = ((await sophie.ask('GET', `/api/competencies/${competencyId}/criteria`)).body as CriteriaOfCompetency).cells[level - 1]?.versions[0]?.number;
  expect((await sophie.ask('POST', `/api/competencies/${competencyId}/criteria`, { id: newId(), level, seen, criterion, from: today, before: 'keep', reason: 'Des preuves de dehors.' })).status).toBe(200);
};
const sample = (wish: object = {}) => ({ id: newId(), kind: 'workSample', competencyId, level: 2, title: 'Réponse au ticket 4812', note: 'La reformulation.', link: 'https://wiki.example/4812', file: null, ...wish });
const certificate = (file: string, wish: object = {}) => ({ id: newId(), kind: 'certificate', competencyId, level: 1, title: 'ITIL 4', note: '', issuer: 'PeopleCert', number: 'GR-1', validFrom: day(-300), validUntil: day(30), file, ...wish });

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie, claire] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie'), Visitor.signedIn(house, 'claire')]);
  inesId = await idOf(ines);
  const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
  competencyId = skills.competencies.find((it) => it.name.en === 'Communicating effectively')?.competencyId ?? '';
  today = skills.asOf;
});
afterAll(() => house?.close());

describe('a work sample', () => {
  it('is one way to the second level, waits for a rater, and is sent back with what to do again', async () => {
    const wish = sample();
    expect((await why()).levels[1]?.proof).toMatchObject({ kind: 'any', of: [{ kind: 'signOff' }, { kind: 'workSample', held: false, piece: null }] });
    expect((await ines.ask('POST', '/api/pieces', wish)).body).toEqual({ id: wish.id });
    expect((await ines.ask('POST', '/api/pieces', wish)).body).toEqual({ id: wish.id });
    expect((await ines.ask('POST', '/api/pieces', { ...wish, level: 1 })).body).toMatchObject({ code: 'id.taken' });
    expect(((await karim.ask('GET', '/api/pieces')).body as { pieces: Piece[] }).pieces).toMatchObject([{ id: wish.id, state: 'waiting', title: wish.title, link: wish.link, person: { id: inesId } }]);
    expect((await ines.ask('POST', `/api/pieces/${wish.id}/review`, { id: newId(), decision: 'accepted', words: 'x' })).status).toBe(403);
    expect(await told(karim)).toMatchObject([{ kind: 'pieceAsked', thingId: wish.id, person: { id: inesId } }]);
    const answer = { id: newId(), decision: 'refused', words: 'Montrez aussi la clôture.' };
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, answer)).status).toBe(200);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, answer)).status).toBe(200);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, { ...answer, id: newId(), decision: 'accepted' })).body).toMatchObject({ code: 'piece.answered-already' });
    expect((await ines.ask('GET', `/api/pieces/${wish.id}`)).body).toMatchObject({ state: 'refused', answer: { by: 'Karim Haddad', words: answer.words } });
    expect(await cell(2)).toMatchObject({ held: false, evidence: [] });
    expect(await sentBack()).toMatchObject([{ id: wish.id, title: wish.title, level: 2, by: 'Karim Haddad', words: answer.words }]);
    expect([await told(ines), (await told(karim)).length]).toMatchObject([[{ kind: 'pieceAnswered', thingId: wish.id, decision: 'refused', by: 'Karim Haddad' }], 1]);
  });

  it('proves the cell once it is accepted, and says so with its title and who read it', async () => {
    const wish = sample({ title: 'Réponse au ticket 4813' });
    await ines.ask('POST', '/api/pieces', wish);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, { id: newId(), decision: 'accepted', words: 'Reformule et conclut.' })).status).toBe(200);
    const it = await cell(2);
    expect(await sentBack()).toEqual([]);
    expect(it).toMatchObject({ held: true, endsOn: null, evidence: [{ kind: 'workSample', pieceId: wish.id, state: 'counts', until: null, mayStop: false }] });
    expect(it.proof).toMatchObject({ of: [{ kind: 'signOff' }, { kind: 'workSample', held: true, piece: { pieceId: wish.id, title: wish.title, by: 'Karim Haddad' } }] });
    expect(((await karim.ask('GET', '/api/pieces')).body as { pieces: Piece[] }).pieces).toEqual([]);
    await agree();
  });

  it('is taken back by whoever handed it in, before anybody answered, and waits for nobody then', async () => {
    const wish = sample({ title: 'Réponse au ticket 4814' });
    await ines.ask('POST', '/api/pieces', wish);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/withdrawal`, {})).status).toBe(404);
    for (let twice = 0; twice < 2; twice++) expect((await ines.ask('POST', `/api/pieces/${wish.id}/withdrawal`, {})).body).toEqual({ id: wish.id });
    expect(((await karim.ask('GET', '/api/pieces')).body as { pieces: Piece[] }).pieces).toEqual([]);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, { id: newId(), decision: 'accepted', words: 'x' })).body).toMatchObject({ code: 'piece.taken-back' });
    expect((await ines.ask('GET', `/api/pieces/${wish.id}`)).body).toMatchObject({ state: 'withdrawn', answer: null });
  });

  it('is refused where no rule asks for it, without a document, with one of somebody else, or by an address that is none', async () => {
    const code = async (wish: object) => ((await ines.ask('POST', '/api/pieces', sample(wish))).body as { code: string }).code;
    const theirs = await bring(sophie);
    expect([await code({ level: 1 }), await code({ link: null }), await code({ file: theirs.sha256 }), await code({ link: 'javascript:alert(1)' }), await code({ competencyId: newId() })])
      .toEqual(['piece.not-asked-for', 'piece.needs-a-file-or-link', 'piece.not-your-file', 'request.malformed', 'thing.not-found']);
  });
});

describe('a certificate', () => {
  it('comes with its document, which only whoever may read the piece can open, and whose name says nothing', async () => {
    await ask(1, { kind: 'any', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 1 }, { kind: 'certificate' }, { kind: 'external' }] });
    const file = await bring(ines);
    expect(file.name).toBe('piece.pdf');
    expect((await ines.ask('POST', '/api/piece-files?name=film.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nx'), { 'content-type': 'application/octet-stream' })).body).toMatchObject({ code: 'piece.not-a-document' });
    const wish = certificate(file.sha256);
    expect((await ines.ask('POST', '/api/pieces', { ...wish, validUntil: day(-301) })).body).toMatchObject({ code: 'piece.days-out-of-order' });
    expect((await ines.ask('POST', '/api/pieces', { ...wish, validFrom: day(500), validUntil: null })).body).toMatchObject({ code: 'piece.too-far-ahead' });
    expect((await ines.ask('POST', '/api/pieces', wish)).status).toBe(200);
    expect((await ines.ask('GET', `/api/files/${file.sha256}`)).status).toBe(404);
    const [own, leads, other] = await Promise.all([ines, karim, claire].map((who) => who.ask('GET', `/api/pieces/${wish.id}/file`)));
    expect([own?.status, own?.headers['content-type'], own?.headers['cache-control'], leads?.status, other?.status]).toEqual([200, 'application/pdf', 'private, no-store', 200, 404]);
    // The same bytes for a course are everyone's from then on.
    const shared = document();
    const brought = await bring(ines, shared);
    await karim.ask('POST', '/api/files?name=memo.pdf', shared, { 'content-type': 'application/octet-stream' });
    expect((await ines.ask('GET', `/api/files/${brought.sha256}`)).status).toBe(200);
    expect((await karim.ask('POST', `/api/pieces/${wish.id}/review`, { id: newId(), decision: 'accepted', words: 'Vu l’original.' })).status).toBe(200);
    expect(await cell(1)).toMatchObject({ held: true, endsOn: day(30), evidence: [{ kind: 'certificate', until: day(30), state: 'counts' }] });
    expect([(await cell(1, day(30))).held, (await cell(1, day(31))).held]).toEqual([true, false]);
    await agree();
  });

  it('is found among what ends within ninety days, until it is renewed: renewed early, it loses nothing', async () => {
    const expiring = async () => ((await sophie.ask('GET', '/api/matrix?only=expiring')).body as Matrix).people;
    const column = ((await sophie.ask('GET', '/api/matrix')).body as Matrix).competencies.findIndex((it) => it.id === competencyId);
    expect((await expiring()).find((it) => it.personId === inesId)?.cells[column]).toMatchObject({ held: 2, endsOn: day(30) });
    const renewed = certificate((await bring(ines)).sha256, { validFrom: day(20), validUntil: day(385) });
    await ines.ask('POST', '/api/pieces', renewed);
    await karim.ask('POST', `/api/pieces/${renewed.id}/review`, { id: newId(), decision: 'accepted', words: 'Vu l’original.' });
    expect(await cell(1)).toMatchObject({ held: true, endsOn: day(385), evidence: [{ state: 'ahead' }, { state: 'counts' }] });
    for (const at of [19, 20, 30, 31, 385, 386]) expect([at, (await cell(1, day(at))).held]).toEqual([at, at < 386]);
    expect((await expiring()).map((it) => it.personId)).not.toContain(inesId);
    await agree();
  });
});

describe('what HR enters from outside', () => {
  it('counts at once over its days, with its document, for others alone', async () => {
    const { sha256 } = await bring(sophie);
    const wish = { id: newId(), competencyId, level: 1, title: 'Évaluation chez un autre employeur', note: '', issuer: 'Atelier Delmas', number: '', validFrom: day(-100), validUntil: null, file: sha256 };
    expect((await karim.ask('POST', `/api/people/${inesId}/pieces`, wish)).status).toBe(403);
    expect((await sophie.ask('POST', `/api/people/${await idOf(sophie)}/pieces`, wish)).status).toBe(404);
    expect((await sophie.ask('POST', `/api/people/${inesId}/pieces`, { ...wish, level: 3 })).body).toMatchObject({ code: 'piece.not-asked-for' });
    expect((await sophie.ask('POST', `/api/people/${inesId}/pieces`, wish)).status).toBe(200);
    expect((await ines.ask('GET', `/api/pieces/${wish.id}`)).body).toMatchObject({ kind: 'external', state: 'entered', by: 'Sophie Laurent' });
    expect(await cell(1)).toMatchObject({ held: true, endsOn: null });
    expect((await cell(1, day(-101))).held).toBe(false);
    await agree();
  });
});

describe('evidence that is held back', () => {
  const line = async (kind: string) => { const found = (await why(undefined, sophie)).levels.flatMap((it) => it.evidence).find((it) => it.kind === kind); if (found === undefined) throw new Error(kind); return found; };
  const suspend = (evidenceId: string, wish: object, by = sophie) => by.ask('POST', `/api/evidence/${evidenceId}/suspension`, { id: newId(), from: today, until: null, reason: 'Signalé comme faux.', insteadOf: null, ...wish });

  it('is suspended by HR or by who accepted it, over days, without changing a row; and counts again after', async () => {
    const it = await line('workSample');
    expect((await suspend(it.id, {}, ines)).status).toBe(403);
    expect((await suspend((await line('external')).id, {}, karim)).body).toMatchObject({ code: 'evidence.only-its-rater' });
    expect((await suspend(it.id, { until: day(-1) }, karim)).body).toMatchObject({ code: 'suspension.days-out-of-order' });
    const open = { id: newId() };
    expect((await suspend(it.id, open, karim)).status).toBe(200);
    expect((await suspend(it.id, open, karim)).status).toBe(200);
    expect((await suspend(it.id, {})).body).toMatchObject({ code: 'suspension.overlaps' });
    expect(await cell(2)).toMatchObject({ held: false, evidence: [{ state: 'suspended', stops: [{ kind: 'suspension', from: today, until: null, by: 'Karim Haddad', reason: 'Signalé comme faux.', lifted: false }] }] });
    expect((await suspend(it.id, { insteadOf: newId() })).body).toMatchObject({ code: 'suspension.not-the-newest' });
    expect((await suspend(it.id, { until: day(3), insteadOf: open.id, reason: 'Vérifié : juste.' })).status).toBe(200);
    expect([(await cell(2)).held, (await cell(2, day(3))).held, (await cell(2, day(4))).held]).toEqual([false, false, true]);
    expect((await cell(2)).evidence[0]?.stops.map((stop) => [stop.until, stop.lifted])).toEqual([[day(3), false], [null, true]]);
    await agree();
  });

  it('is revoked for a reason that its person reads: it never counted', async () => {
    const it = await line('external');
    const wish = { id: newId(), reason: 'Le document n’est pas le sien.' };
    expect((await sophie.ask('POST', `/api/evidence/${it.id}/revocation`, wish)).status).toBe(200);
    expect((await sophie.ask('POST', `/api/evidence/${it.id}/revocation`, wish)).status).toBe(200);
    expect((await sophie.ask('POST', `/api/evidence/${it.id}/revocation`, { ...wish, id: newId() })).body).toMatchObject({ code: 'evidence.revoked-already' });
    expect((await suspend(it.id, {})).body).toMatchObject({ code: 'evidence.revoked-already' });
    expect((await cell(1)).evidence.find((one) => one.id === it.id)).toMatchObject({ state: 'revoked', stops: [{ kind: 'revocation', by: 'Sophie Laurent', reason: wish.reason }] });
    expect(await cell(1)).toMatchObject({ held: true, endsOn: day(385) });
    await agree();
  });
});

describe('content that changed in substance', () => {
  it('marks the cell it proved to be refreshed, says why, and lowers nothing; a cosmetic change marks nothing', async () => {
    const [proved] = await house.owner.query<{ personId: string; of: string; level: Level; courseId: string }[]>(`
      select e.person_id as "personId", e.competency_id as of, e.level, v.course_id as "courseId" from evidence e join standing s on s.person_id = e.person_id and s.competency_id = e.competency_id and s.level = e.level and s.known_until is null and s.because ? e.id::text
      join attempt a on a.id = e.attempt_id join course_version v on v.id = a.course_version_id limit 1`);
    if (proved === undefined) throw new Error('nobody proved anything by a quiz');
    const found = async () => {
      const it = ((await sophie.ask('GET', `/api/people/${proved.personId}/competencies/${proved.of}/why`)).body as WhyThisLevel).levels[proved.level - 1];
      const mark = ((await sophie.ask('GET', `/api/people/${proved.personId}/skill-profile`)).body as SkillProfile).competencies.find((one) => one.competencyId === proved.of)?.cells[proved.level - 1]?.toRefresh;
      return { held: it?.held, refresh: it?.refresh, mark };
    };
    const publish = async (change: { class: string; reason: string }) => {
      const draftId = newId();
      expect((await claire.ask('POST', `/api/courses/${proved.courseId}/drafts`, { id: draftId })).status).toBe(200);
      const { version, content } = (await claire.ask('GET', `/api/course-drafts/${draftId}`)).body as DraftFile;
      expect((await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: version, content: { ...content, summary: `${content.summary} ${change.reason}`, activities: content.activities.map((one, index) => (index === 0 && change.class !== 'cosmetic' ? { ...one, title: `${one.title} (8.5)` } : one)) } })).status).toBe(200);
      const { version: kept } = (await claire.ask('GET', `/api/course-drafts/${draftId}`)).body as DraftFile;
      const published = await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: kept, change });
      expect([published.status, published.body]).toMatchObject([200, {}]);
    };
    expect(await found()).toEqual({ held: true, refresh: [], mark: false });
    await publish({ class: 'cosmetic', reason: 'Mieux dit.' });
    expect(await found()).toEqual({ held: true, refresh: [], mark: false });
    await publish({ class: 'substantive', reason: 'La 8.5 est sortie.' });
    const marked = await found();
    expect(marked).toMatchObject({ held: true, refresh: [{ courseId: proved.courseId, version: 3, on: today, reason: 'La 8.5 est sortie.', activities: [{ title: expect.any(String), change: 'changed' }] }], mark: true });
    await agree();
  });
});

describe('a certificate that roles ask for', () => {
  it('is held once a piece that names it is accepted; renewed early it loses nothing, revoked it was never had', async () => {
    const asked = newId();
    expect((await sophie.ask('POST', '/api/certificates', { id: asked, name: 'ITIL 4', issuer: 'PeopleCert', months: 12, renewDays: 90 })).status).toBe(200);
    const line = async () => ((await ines.ask('GET', `/api/people/${inesId}/certificates`)).body as PersonCertificates).lines.find((it) => it.certificate.id === asked);
    const bringIn = async (wish: object) => { const it = certificate((await bring(ines)).sha256, { certificateId: asked, ...wish }); expect((await ines.ask('POST', '/api/pieces', it)).status).toBe(200); return it.id; };
    const accept = (id: string) => karim.ask('POST', `/api/pieces/${id}/review`, { id: newId(), decision: 'accepted', words: 'Vu l’original.' });
    expect((await ines.ask('POST', '/api/pieces', certificate((await bring(ines)).sha256, { certificateId: newId() }))).status).toBe(404);
    const first = await bringIn({ validFrom: day(-340), validUntil: null });
    expect(await line()).toBeUndefined();
    await accept(first);
    const before = await line();
    expect(before).toMatchObject({ state: 'toRenew', issues: [{ id: first, pieceId: first, issuedOn: day(-340), by: 'Karim Haddad' }] });
    expect((await ines.ask('GET', `/api/pieces/${first}`)).body).toMatchObject({ certificate: { id: asked, name: 'ITIL 4' } });
    for (let twice = 0; twice < 2; twice++) await house.nest.get(Sweep).run({ wide: true });
    expect(((await ines.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind.startsWith('certificate'))).toMatchObject([{ kind: 'certificateToRenew', day: before?.until, certificate: { title: 'ITIL 4' } }]);
    const second = await bringIn({ validFrom: day(-1), validUntil: null });
    await accept(second);
    expect(await line()).toMatchObject({ state: 'valid', until: await aYearLater(before?.until) });
    const [proof] = await house.owner.query<{ id: string }[]>('select id from evidence where piece_id = $1', [second]);
    expect((await sophie.ask('POST', `/api/evidence/${proof?.id}/revocation`, { id: newId(), reason: 'Un autre nom y figure.' })).status).toBe(200);
    expect(await line()).toMatchObject({ state: 'toRenew', until: before?.until, issues: [{ id: first }] });
    await agree();
  });
});
