import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignments, Attempt, CampaignLine, CampaignPreview, HeatQuestion, Notification, ReleaseMove, Todo } from '@palier/contracts';
import { hindrance, plusDays, type Unavailable, type AudienceRule } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { readNotice, Visitor } from '../../test/house.js';
import { house, karim, sophie, ines, julien, oliver, holidays, today, product, quizVersion, knowing82, knowing83, course, other, lessons, note, release, row, person, hr, lesson, did, preview, launch, cockpit, states, asks, told, statementsOf, daysUntil, comeIn, openOrion, cancelIt, workdayBy } from '../../test/orion.js';
import { FollowAudience } from './follow-audience.js';
import { Sweep } from '../notifications/sweep.js';
import { WhoToTell } from '../notifications/who-to-tell.js';

beforeAll(openOrion);
afterAll(() => house?.close());

const campaign = newId();

describe('a campaign', () => {
  it('asks a new hire, who knows 8.2 and who knows 8.3 each for another delta, and nothing of who knows it all', async () => {
    const seen = await preview();
    expect(asks(seen)).toEqual({ 'Inès Benali': ['Leçon 0', 'Leçon 1', 'Leçon 2', 'Relances'], 'Julien Mercier': ['Leçon 1', 'Leçon 2', 'Relances'], 'Oliver Grant': ['Leçon 2', 'Relances'] });
    expect(seen).toMatchObject({ asked: 3, knows: 1, minutes: 90, most: 40, knowing: [{ person: { name: 'Hugo Petit' }, current: '8.4' }], pace: { days: daysUntil(plusDays(today, 14)).days, least: daysUntil(plusDays(today, 14)).days, needs: 3, tight: 0, absent: 0, onCall: 0, minutesADay: 15 } });
    expect(seen.courses.map((it) => [it.title, it.people, it.minutes])).toEqual([['Facturer', 3, 60], ['Relancer', 3, 30]]);
    expect(seen.people.map((it) => it.current)).toEqual([null, '8.2', '8.3']);
    // Some of them, each with why; and a day that is too near.
    const some = await preview(karim, plusDays(today, 1), { kind: 'supports', scopeId: product, tier: 1 });
    expect(some.people[0]?.because).toEqual([{ leaf: { kind: 'supports', scopeId: product, tier: 1 }, holds: true }]);
    expect(some.names).toEqual([{ id: product, name: { fr: 'Orion' } }]);
    expect((await preview(karim, today)).pace).toMatchObject({ days: 0, tight: 3 });
    // A named day stays what it is; that it is a Sunday, and what Friday before it is, is said.
    const sunday = Array.from({ length: 7 }, (_, at) => plusDays(today, 20 + at)).find((day) => new Date(day).getUTCDay() === 0) ?? '';
    const workday = Array.from({ length: 10 }, (_, at) => plusDays(sunday, -1 - at)).find((day) => hindrance(day, { holidays, unavailable: [] }) === null) ?? '';
    expect((await preview(karim, sunday)).dayOff).toEqual({ weekend: true, holidays: [], absent: 0, off: 3, of: 3, before: workday });
    expect((await preview(karim, workday)).dayOff).toBeNull();
    expect((await karim.ask('POST', `/api/releases/${release.newest}/campaigns/preview`, { rule: { kind: 'supports', scopeId: newId(), tier: null }, dueOn: today })).status).toBe(404);
    expect((await ines.ask('POST', `/api/releases/${release.newest}/campaigns/preview`, { rule: null, dueOn: today })).status).toBe(403);
  });

  it('says how many working days each has, who is away or has a shift for how long, and who cannot make it', async () => {
    const free = Array.from({ length: 10 }, (_, at) => plusDays(today, 10 + at)).find((day) => day <= plusDays(today, 13) && hindrance(day, { holidays, unavailable: [] }) === null) ?? '';
    const [first, second] = [plusDays(today, 1), plusDays(today, 13)];
    const say = async (name: string, it: Unavailable): Promise<string> => { const id = newId(); expect((await karim.ask('POST', `/api/people/${await person(name)}/unavailability`, { id, ...it })).status).toBe(200); return id; };
    const [away, called]: [Unavailable, Unavailable] = [{ kind: 'absence', from: first, until: second }, { kind: 'onCall', from: first, until: plusDays(today, 7) }];
    const said = [await say('Oliver Grant', away), await say('Julien Mercier', called)];
    const seen = await preview();
    expect(seen.pace).toMatchObject({ least: daysUntil(plusDays(today, 14), [away]).days, tight: 1, absent: 1, onCall: 1 });
    // Whoever cannot make it comes first.
    expect(seen.people.map((it) => [it.person.name, it.fits, it.left])).toEqual([['Oliver Grant', false, daysUntil(plusDays(today, 14), [away])], ['Inès Benali', true, daysUntil(plusDays(today, 14))], ['Julien Mercier', true, daysUntil(plusDays(today, 14), [called])]]);
    expect((await preview(karim, free)).dayOff).toMatchObject({ weekend: false, holidays: [], absent: 1, off: 1, of: 3 });
    const later = await preview(karim, plusDays(today, 200));
    expect(later.people.map((it) => [it.person.name, it.left.days])).toEqual([['Inès Benali', daysUntil(plusDays(today, 200)).days], ['Julien Mercier', daysUntil(plusDays(today, 200)).days], ['Oliver Grant', daysUntil(plusDays(today, 200), [away]).days]]);
    // Who is away is nobody’s business without their knowing it: it is kept as a look, at those two alone.
    const [kept] = (await house.owner.query(`select about from audit where action = 'look.unavailability' and actor_id = $1`, [await person('Karim Haddad')])) as { about: string[] }[];
    expect(kept?.about).toEqual([await person('Oliver Grant'), await person('Julien Mercier')].sort());
    for (const id of said) expect((await karim.ask('DELETE', `/api/unavailability/${id}`)).status).toBe(200);
  });

  it('is not launched once anything is no longer as it was previewed', async () => {
    const { seen } = await preview();
    const before = await row('select count(*)::text as n from assignment');
    await did('Julien Mercier', knowing83, lessons[1] ?? '');
    expect(await launch(karim, campaign, seen)).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    expect(await row('select count(*)::text as n from assignment')).toEqual(before);
    const now = await preview();
    expect(asks(now)['Julien Mercier']).toEqual(['Leçon 2', 'Relances']);
    expect(await launch(karim, campaign, now.seen, plusDays(today, -1))).toMatchObject({ status: 422, body: { code: 'assignment.day-is-past' } });
  });

  it('asks exactly what was previewed, once however often it is sent, and tells each person once', async () => {
    const seen = await preview();
    for (let times = 0; times < 2; times++) expect((await launch(karim, campaign, seen.seen)).body).toEqual({ id: campaign, asked: 3, knows: 1 });
    expect(await launch(karim, campaign, seen.seen, plusDays(today, 15))).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    const asked = (await house.owner.query(`select p.display_name as name, array_agg(s.unit_id::text order by s.unit_id) as units from assignment_batch b join assignment a on a.batch_id = b.id join assignment_unit s on s.assignment_id = a.id join person p on p.id = a.person_id where b.campaign_id = $1 group by 1 order by 1`, [campaign])) as { name: string; units: string[] }[];
    expect(asked).toEqual(seen.people.map((it) => ({ name: it.person.name, units: it.steps.map((step) => step.unitId).sort() })));
    await house.work();
    await house.work();
    for (const one of [ines, julien, oliver]) expect((await told(one, 'assigned')).filter((it) => it.by === 'Karim Haddad' && it.day === plusDays(today, 14))).toHaveLength(1);
    // Who did an older version of the whole course has exactly the rest on the list.
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [await person('Julien Mercier'), knowing82]);
    const { items } = (await julien.ask('GET', '/api/todo')).body as Todo;
    expect(items.flatMap((it) => (it.kind === 'course' && [course, other].includes(it.course.id) ? [[it.course.title, it.dueOn, it.assignment?.done, it.assignment?.of, it.assignment?.state]] : []))).toEqual(expect.arrayContaining([['Facturer', plusDays(today, 14), 0, 1, 'notOpened'], ['Relancer', plusDays(today, 14), 0, 1, 'notOpened']]));
    // He finished the courses, in an older version of the one: what is left is what is asked, and where it is.
    expect(items.flatMap((it) => (it.kind === 'course' && [course, other].includes(it.course.id) ? [[it.course.title, it.course.done === it.course.of, it.asked]] : []))).toEqual(expect.arrayContaining([['Facturer', true, { minutesLeft: 10, next: null, newer: true }], ['Relancer', false, { minutesLeft: 10, next: { unitId: note, title: 'Relances' }, newer: false }]]));
    const listed = (await karim.ask('GET', '/api/assignments?search=Julien')).body as Assignments;
    expect(listed.assignments.filter((it) => it.courseId === course).map((it) => [it.done, it.of, it.state])).toEqual([[0, 1, 'notOpened']]);
    expect(listed.counts.notOpened).toBe(2);
  });
});

describe('the cockpit', () => {
  it('says where everybody is, and how readiness rises', async () => {
    expect(await states(karim, campaign)).toEqual({ 'Hugo Petit': 'ready', 'Inès Benali': 'notOpened', 'Julien Mercier': 'notOpened', 'Oliver Grant': 'notOpened' });
    const [newest, newestNote] = [(await row('select id from course_version where course_id = $1 order by number desc limit 1', [course]))['id'] ?? '', (await row('select id from course_version where course_id = $1 order by number desc limit 1', [other]))['id'] ?? ''];
    await did('Oliver Grant', newest, lessons[2] ?? '');
    expect(await states(karim, campaign)).toMatchObject({ 'Oliver Grant': 'inProgress' });
    await did('Oliver Grant', newestNote, note);
    const seen = await cockpit(karim, campaign);
    expect(seen).toMatchObject({ people: 4, mine: true, counts: { ready: 2, notOpened: 2 }, release: { name: '8.4' }, readiness: [{ ready: 2 }] });
    expect(seen.lines.find((it) => it.person.name === 'Julien Mercier')).toMatchObject({ minutesLeft: 20, nudgedToday: false, toRead: 0, dueOn: plusDays(today, 14), left: daysUntil(plusDays(today, 14)), fits: true, waits: [], waivedBecause: [] });
    expect(seen.pace).toMatchObject({ needs: 3, tight: 0, absent: 0, days: daysUntil(plusDays(today, 14)).days });
    expect((await cockpit(karim, campaign, '?is=ready')).lines.map((it) => it.person.name)).toEqual(['Hugo Petit', 'Oliver Grant']);
    const { campaigns } = (await sophie.ask('GET', `/api/releases/${release.newest}/campaigns`)).body as { campaigns: CampaignLine[] };
    expect(campaigns).toMatchObject([{ id: campaign, people: 4, counts: { ready: 2 }, by: 'Karim Haddad', cancelled: false }]);
    // Whoever is exempted is no more asked, and not ready.
    const step = seen.lines.find((it) => it.person.name === 'Julien Mercier')?.steps ?? [];
    for (const assignmentId of new Set(step.map((it) => it.assignmentId))) expect((await karim.ask('POST', `/api/assignments/${assignmentId}/waiver`, { id: newId(), reason: 'Congé.' })).status).toBe(200);
    expect((await cockpit(karim, campaign, '?is=waived')).lines).toMatchObject([{ person: { name: 'Julien Mercier' }, dueOn: null, left: null, minutesLeft: 0, waivedBecause: ['Congé.'] }]);
    expect((await ines.ask('GET', `/api/campaigns/${campaign}`)).status).toBe(403);
    expect((await karim.ask('GET', `/api/campaigns/${newId()}`)).status).toBe(404);
  });

  it('nudges whoever has something open, at most once a day', async () => {
    const go = async (people: string[] = []) => (await karim.ask('POST', `/api/campaigns/${campaign}/nudges`, { people })).body;
    expect(await go()).toEqual({ nudged: 1, already: 0 });
    expect(await go()).toEqual({ nudged: 0, already: 1 });
    expect(await go([await person('Inès Benali')])).toEqual({ nudged: 0, already: 1 });
    await house.work();
    expect(await told(ines, 'nudged')).toMatchObject([{ by: 'Karim Haddad', day: plusDays(today, 14), thingId: campaign }]);
    expect(await told(julien, 'nudged')).toEqual([]);
    expect((await cockpit(karim, campaign, '?is=notOpened')).lines[0]?.nudgedToday).toBe(true);
    expect((await karim.ask('POST', `/api/campaigns/${campaign}/nudges`, { people: [newId()] })).status).toBe(404);
    await house.goTo(1, '09:00');
    await comeIn();
    expect(await go()).toEqual({ nudged: 1, already: 0 });
    await house.work();
    expect(await told(ines, 'nudged')).toHaveLength(2);
  });
});

describe('question heat', () => {
  it('counts how many missed each question in their first attempt since it was taught, and tells nothing of fewer than five', async () => {
    const [asked, controls, eighty5] = [newId(), newId(), newId()];
    // Six of those whom Karim leads.
    const people = (await house.owner.query(`select distinct p.id, p.display_name as name from current_membership l cross join lateral teams_under_on(l.team_id, palier_today()) u join current_membership m on m.team_id = u and m.kind = 'member' join person p on p.id = m.person_id where l.kind = 'lead' and l.person_id = $1 and p.id <> $1 order by 2 limit 6`, [await person('Karim Haddad')])) as { id: string; name: string }[];
    expect(people).toHaveLength(6);
    const version = await house.nest.get(PublishCourse).run(await hr(), { id: controls, sourceLocale: 'fr', words: { fr: { title: 'Contrôler', summary: '' } }, units: [{ id: asked, kind: 'quiz', quizVersionId: quizVersion, minutes: 5, serves: [], words: { fr: { title: 'Contrôle' } } }] });
    const apart = newId();
    await house.nest.get(AddScope).run(await hr(), { id: apart, kind: 'product', productId: null, name: 'Lyra', aliases: [] });
    for (const { id } of people) await house.nest.get(GiveScope).run(await hr(), id, { id: newId(), scope: { scopeId: apart, tier: 1 }, from: '2026-01-02' });
    expect((await sophie.ask('POST', `/api/courses/${controls}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: apart, tier: null }] })).status).toBe(200);
    await house.nest.get(AddRelease).run(await hr(), { id: eighty5, productId: apart, name: '1.0', on: null });
    await house.nest.get(TeachRelease).run(await hr(), eighty5, { id: newId(), courseVersionId: version, asks: [asked] });
    const wish = { rule: null, dueOn: plusDays(today, 14) };
    const seen = (await karim.ask('POST', `/api/releases/${eighty5}/campaigns/preview`, wish)).body as CampaignPreview;
    expect(seen.asked).toBe(6);
    const launched = newId();
    expect((await karim.ask('POST', `/api/releases/${eighty5}/campaigns`, { id: launched, ...wish, live: false, leavers: 'stay', reason: 'x', seen: seen.seen })).status).toBe(200);
    const open = (by: Visitor, question = '') => by.ask('GET', `/api/campaigns/${launched}/questions/${question}`);
    const heat = async () => (await cockpit(karim, launched)).heat.map((it) => [it.questionId, it.missed, it.people]);
    /** What each person missed in each attempt, as they answered. */
    const missed = new Map<string, number>();
    /** One that everybody is asked, and every second other question of the first attempt: whoever comes later is asked them in another order, or others. */
    const always = (await house.owner.query<{ id: string }[]>(`select d->>'questionId' as id from quiz_version v, jsonb_array_elements(v.blueprint->'draws') d where v.id = $1 and d->>'kind' = 'fixed'`, [quizVersion])).map((it) => it.id);
    const hard = new Set<string>(always.slice(0, 1));
    const attempt = async (visitor: Visitor, right: (question: string) => boolean, counts: boolean, first = false) => {
      const id = newId();
      expect((await visitor.ask('POST', `/api/courses/${controls}/units/${asked}/attempts`, { id, locale: 'fr' })).status).toBe(200);
      for (const [at, { questionVersionId }] of ((await visitor.ask('GET', `/api/attempts/${id}`)).body as Attempt).questions.entries()) {
        const { content, question } = (await house.owner.query(`select t.content, v.question_id as question from question_version v join question_text t on t.question_version_id = v.id and t.locale = 'fr' where v.id = $1`, [questionVersionId]) as [{ question: string; content: { kind: string; accepted?: string[]; options?: { id: string; correct: boolean }[] } }])[0];
        const options = content.options?.filter((it) => it.correct).map((it) => it.id) ?? [];
        const response = content.kind === 'shortText' ? { kind: 'shortText', text: content.accepted?.[0] } : content.kind === 'singleChoice' ? { kind: 'singleChoice', optionId: options[0] } : { kind: 'multipleChoice', optionIds: options };
        if (first && at % 2 === 1 && !always.includes(question)) hard.add(question);
        if (right(question)) expect((await visitor.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId, sequence: 1, response })).status).toBe(200);
        else if (counts) missed.set(question, (missed.get(question) ?? 0) + 1);
      }
      expect((await visitor.ask('POST', `/api/attempts/${id}/submission`, {})).status).toBe(200);
      return id;
    };
    for (const [who, { id }] of people.entries()) {
      const visitor = new Visitor(house);
      await visitor.comeInAs(id);
      await readNotice(house, id);
      // A placement asks until it is decided, and says nothing of a single question.
      if (who === 2) await house.owner.query(`insert into placement (attempt_id, rule, mark, recorded_at) values ($1, 'x', 0.8, palier_now())`, [await attempt(visitor, () => false, false)]);
      await attempt(visitor, (question) => !hard.has(question) || who % 3 === 0, true, who === 0);
      // A second attempt says nothing of what they knew.
      if (who === 1) await attempt(visitor, () => true, false);
      if (who === 3) { expect(await heat()).toEqual([]); expect(await open(karim, [...hard][0])).toMatchObject({ status: 422, body: { code: 'campaign.too-few-answers' } }); }
    }
    const told = await heat();
    expect(new Map(told.map(([question, count]) => [question, count]))).toEqual(new Map(told.map(([question]) => [question, missed.get(question as string) ?? 0])));
    expect(told.find(([question]) => question === always[0])).toEqual([always[0], 4, 6]);
    for (const [, , count] of told) expect([5, 6]).toContain(count);
    expect(told.map(([, count]) => count)).toEqual(told.map(([, count]) => count as number).sort((a, b) => b - a));
    // He opens it: what is right, and what they chose, though somebody else wrote it. No learner does; nor he where nobody of his answered it.
    const [[worst, count, of] = []] = told as [string, number, number][];
    const seenOf = async (by: Visitor) => (await open(by, worst)).body as HeatQuestion;
    const opened = await seenOf(karim);
    expect(opened).toMatchObject({ questionId: worst, people: of, missed: count, mine: false, release: { product: 'Lyra', name: '1.0' } });
    expect(opened.content?.prompt).toBe(opened.prompt);
    if (opened.content?.kind === 'singleChoice') expect(opened.options.find((it) => it.correct)?.people).toBe((of ?? 0) - (count ?? 0));
    expect([(await open(ines, worst)).status, (await open(karim, newId())).status, (await karim.ask('GET', `/api/campaigns/${campaign}/questions/${worst}`)).status, (await karim.ask('GET', `/api/questions/${worst}`)).status]).toEqual([403, 404, 404, 404]);
    // Once he is to answer it himself, he reads how often it is missed, and no more; whoever may correct it reads it all the same.
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [await person('Karim Haddad'), version]);
    expect(await seenOf(karim)).toMatchObject({ people: of, missed: count, content: null, options: [] });
    expect(JSON.stringify(await seenOf(karim))).not.toContain('correct');
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now()) on conflict do nothing', [await person('Sophie Laurent'), version]);
    expect(await seenOf(sophie)).toMatchObject({ mine: true, content: { prompt: opened.prompt } });
  });
});

describe('reminders of campaigns', () => {
  it('are one for each day, however many courses and campaigns ask them, done or not; and the lead is told once', async () => {
    const [deneb, deneb2, launched, again] = [newId(), newId(), newId(), newId()];
    const asked = [newId(), newId(), newId()].map((id) => ({ id, unit: newId() }));
    await comeIn();
    await house.nest.get(AddScope).run(await hr(), { id: deneb, kind: 'product', productId: null, name: 'Deneb', aliases: [] });
    for (const name of ['Inès Benali', 'Julien Mercier']) await house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: deneb, tier: null }, from: '2026-01-02' });
    await house.nest.get(AddRelease).run(await hr(), { id: deneb2, productId: deneb, name: '2', on: '2020-01-01' });
    const versions: string[] = [];
    for (const { id, unit } of asked) {
      versions.push(await house.nest.get(PublishCourse).run(await hr(), { id, sourceLocale: 'fr', words: { fr: { title: `Deneb ${versions.length}`, summary: '' } }, units: [lesson(unit, 'Deneb', 'a')] }));
      expect((await sophie.ask('POST', `/api/courses/${id}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: deneb, tier: null }] })).status).toBe(200);
      await house.nest.get(TeachRelease).run(await hr(), deneb2, { id: newId(), courseVersionId: versions.at(-1) ?? '', asks: [unit] });
    }
    // On a day on which everybody works, so that it is the same for all.
    const due = workdayBy(plusDays(today, 6));
    const until = (Date.parse(due) - Date.parse(today)) / 86_400_000;
    const wish = { rule: null, dueOn: due };
    const { seen, people } = (await karim.ask('POST', `/api/releases/${deneb2}/campaigns/preview`, wish)).body as CampaignPreview;
    expect(people.map((it) => [it.person.name, it.steps.length])).toEqual([['Inès Benali', 3], ['Julien Mercier', 3]]);
    const before = (await sophie.ask('POST', `/api/releases/${deneb2}/campaigns/preview`, wish)).body as CampaignPreview;
    const start = async (by: Visitor, id: string, sealed: string) => { const { status, body } = await by.ask('POST', `/api/releases/${deneb2}/campaigns`, { ...wish, id, live: false, leavers: 'stay', reason: 'x', seen: sealed }); return [status, (body as { code?: string }).code ?? body]; };
    expect(await start(karim, launched, seen)).toEqual([200, { id: launched, asked: 2, knows: 0 }]);
    // HR asks it of everybody: of these two it is asked already, and the day is no sooner. That is said, sealed, and not asked twice.
    expect(await start(sophie, again, before.seen)).toEqual([412, 'campaign.changed-meanwhile']);
    await house.nest.get(GiveScope).run(await hr(), await person('Oliver Grant'), { id: newId(), scope: { scopeId: deneb, tier: null }, from: '2026-01-02' });
    const now = (await sophie.ask('POST', `/api/releases/${deneb2}/campaigns/preview`, wish)).body as CampaignPreview;
    expect(now).toMatchObject({ asked: 1, knows: 0, already: { people: 2, only: 2, by: [{ id: launched, by: 'Karim Haddad', people: 2 }] } });
    expect(((await sophie.ask('POST', `/api/releases/${deneb2}/campaigns/preview`, { ...wish, dueOn: plusDays(due, -1) })).body as CampaignPreview)).toMatchObject({ asked: 3, already: { people: 0, only: 0, by: [] } });
    for (let times = 0; times < 2; times++) expect(await start(sophie, again, now.seen)).toEqual([200, { id: again, asked: 1, knows: 0 }]);
    expect(await row('select count(*)::text as n from assignment a join assignment_batch b on b.id = a.batch_id where b.campaign_id = any($1)', [[launched, again]])).toEqual({ n: '9' });
    expect(await states(sophie, again)).toEqual({ 'Inès Benali': 'notOpened', 'Julien Mercier': 'notOpened', 'Oliver Grant': 'notOpened' });
    expect((await sophie.ask('GET', `/api/campaigns/${again}/changes`)).body).toMatchObject({ people: 0 });
    const of = async (by: Visitor, kind: Notification['kind']) => (await told(by, kind)).filter((it) => asked.some(({ id }) => id === it.course?.id));
    const look = async (days: number) => { await house.goTo(days, '12:00'); for (let times = 0; times < 2; times++) { await house.work(); await house.nest.get(Sweep).run({ wide: true }); } await comeIn(); };
    await look(until - 2);
    expect([(await of(ines, 'assigned')).length, (await of(ines, 'dueSoon')).length, (await of(julien, 'dueSoon')).length]).toEqual([1, 1, 1]);
    // Whoever does the one that the reminder named is not reminded of the others that day.
    const at = asked.findIndex(({ id }) => id === people[0]?.steps[0]?.courseId);
    for (const [index, { unit }] of asked.entries()) if (index !== (at + 1) % 3) await did('Inès Benali', versions[index] ?? '', unit);
    await look(until - 2);
    expect((await of(ines, 'dueSoon')).length).toBe(1);
    await look(until);
    await look(until + 1);
    expect([(await of(ines, 'dueToday')).length, (await of(julien, 'dueToday')).length, (await of(ines, 'late')).length, (await of(julien, 'late')).length]).toEqual([1, 1, 1, 1]);
    await look(13);
    expect((await of(karim, 'escalated')).map((it) => it.person?.name).sort()).toEqual(['Inès Benali', 'Julien Mercier', 'Oliver Grant']);
    expect([(await of(ines, 'leadTold')).length, (await of(julien, 'leadTold')).length]).toEqual([1, 1]);
    // What Julien does counts for both; HR takes its own campaign back, and not what Karim asks.
    await did('Julien Mercier', versions[0] ?? '', asked[0]?.unit ?? '');
    for (const id of [launched, again]) expect(await states(sophie, id)).toMatchObject({ 'Julien Mercier': 'inProgress' });
    expect((await cancelIt(sophie, again)).status).toBe(200);
    expect([(await states(sophie, again))['Oliver Grant'], (await states(sophie, launched))['Julien Mercier']]).toEqual(['withdrawn', 'inProgress']);
    // What is mailed late is still asked: another course of it is open, though the first is done.
    const first = await row('select a.id from assignment a join assignment_batch b on b.id = a.batch_id where b.campaign_id = $1 and a.person_id = $2 order by a.id limit 1', [launched, await person('Inès Benali')]);
    expect((await house.nest.get(WhoToTell).still([{ kind: 'late', thingId: first['id'] ?? '', personId: await person('Inès Benali') }])).filter((it) => it.kind === 'late' && it.thingId === first['id'])).toHaveLength(1);
  });
});

describe('a campaign over five thousand people', () => {
  it('is previewed within a second, and launched within three', async () => {
    // Another day of its release: no more statements among five thousand than among three.
    const seeMove = async () => (await sophie.ask('POST', `/api/releases/${release.newest}/move/preview`, { on: '2020-04-15' })).body as ReleaseMove;
    await comeIn();
    await seeMove();
    const amongThree = await statementsOf(seeMove);
    await house.owner.query(`insert into person (id, display_name, locale, time_zone, hired_on) select gen_random_uuid(), 'Renfort ' || n, 'fr', 'Europe/Paris', '2026-01-01' from generate_series(1, 5000) n`);
    await house.owner.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select gen_random_uuid(), id, $1, '2026-01-01', palier_now() from person where display_name like 'Renfort %'`, [product]);
    await house.owner.query('analyze');
    await comeIn();
    await preview(sophie);
    const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => { const from = performance.now(); const it = await work(); return [performance.now() - from, it]; };
    /** What is only looked at is looked at three times: another program that takes the processor for a moment is not what is measured. */
    const atBest = async <T>(look: () => Promise<T>): Promise<[number, T]> => { const all = [await timed(look), await timed(look), await timed(look)] as const; return [Math.min(...all.map(([ms]) => ms)), all[2][1]]; };
    const [previewed, { seen, asked }] = await atBest(() => preview(sophie));
    expect(asked).toBeGreaterThanOrEqual(5000);
    const { competency = '', team = '' } = await row(`select (select competency_id from standing limit 1) as competency, (select id from team order by name limit 1) as team`);
    const rule: AudienceRule = { kind: 'all', of: [{ kind: 'none', of: [{ kind: 'team', teamId: team }, { kind: 'holds', competencyId: competency, level: 4 }] }, { kind: 'any', of: [{ kind: 'hiredWithin', days: 3000 }, { kind: 'provenBefore' }, { kind: 'site', site: 'Lyon' }] }, { kind: 'supports', scopeId: product, tier: null }] };
    const [byRule, { asked: matching }] = await atBest(() => preview(sophie, plusDays(today, 14), rule));
    expect(matching).toBeGreaterThanOrEqual(5000);
    // Everybody can be seen, a hundred at a time, each with why.
    const [{ people: firstPage, next }, { people: secondPage }] = await (async () => { const one = await preview(sophie); return [one, (await sophie.ask('POST', `/api/releases/${release.newest}/campaigns/preview`, { rule: null, dueOn: plusDays(today, 14), after: { people: one.next.people ?? '' } })).body as CampaignPreview] as const; })();
    expect([firstPage.length, secondPage.length, next.people, new Set([...firstPage, ...secondPage].map((it) => it.person.id)).size]).toEqual([100, 100, firstPage.at(-1)?.person.id, 200]);
    const [launched, { status }] = await timed(() => launch(sophie, newId(), seen, plusDays(today, 14), null, { live: true, leavers: 'withdraw' }));
    expect(status).toBe(200);
    const [followed] = await timed(() => house.nest.get(FollowAudience).run());
    await seeMove();
    const [lookedAhead, move] = await atBest(seeMove);
    expect(await statementsOf(seeMove)).toBeLessThanOrEqual(amongThree);
    expect(move.people).toBeGreaterThanOrEqual(5000);
    const [moved, answer] = await timed(() => sophie.ask('POST', `/api/releases/${release.newest}/move`, { id: newId(), on: '2020-04-15', seen: move.seen }));
    expect(answer.status).toBe(200);
    // Four times what is promised, for machines that do other things meanwhile; the bench says the figures of a quiet one.
    expect(previewed).toBeLessThan(4000);
    expect(byRule).toBeLessThan(4000);
    expect(launched).toBeLessThan(12_000);
    expect(lookedAhead).toBeLessThan(12_000);
    expect(moved).toBeLessThan(24_000);
    expect(followed).toBeLessThan(24_000);
  }, 180_000);
});
