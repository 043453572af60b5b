import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentLine, Certificates, DueReviews, GroupMovement, JourneyLine, Matrix, OffPhones, ReleaseReadiness, SignOffRequest, TeamProgress, Viewers, Waiting } from '@palier/contracts';
import { everySight, plusDays, roles, type Role, type Sight } from '@palier/domain';
import fc from 'fast-check';
import { AssignCourse } from '#assignments';
import { CarryOver } from '#carried-over';
import { DefineCertificate, RecordCertificate } from '#certificates';
import { RequestSignOff } from '#evidence';
import { OpenAccount } from '#identity';
import { StartAttempt, SubmitAttempt } from '#learning';
import { PlanLiveSession } from '#live-sessions';
import { HirePerson, OpenTeam, RecordDeparture } from '#people';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope } from '#scopes';
import { openHouse, openingDay, readNotice, Visitor, type House } from '../../test/house.js';

let house: House;
beforeAll(async () => { house = await openHouse({ demo: true }); });
afterAll(() => house?.close());

const password = 'a long enough password';
const day = (days: number): string => plusDays(openingDay, days);
const one = async <T>(sql: string, parameters: unknown[] = []): Promise<T> => ((await house.owner.query(sql, parameters)) as T[])[0] as T;

/** A person of a generated company: their roles, the team they belong to, the teams they lead or stand in for and over which days, and whether they have left. */
interface Made { readonly held: Role[]; readonly memberOf: number; readonly leads: { readonly team: number; readonly kind: 'lead' | 'deputy'; readonly from: number; readonly until: number | null }[]; readonly left: boolean }
const teams = 4;
const company: fc.Arbitrary<{ people: Made[]; parents: (number | null)[] }> = fc.record({
  people: fc.array(fc.record({
    held: fc.subarray([...roles]), memberOf: fc.nat(teams - 1), left: fc.nat(4).map((it) => it === 0),
    leads: fc.array(fc.record({ team: fc.nat(teams - 1), kind: fc.constantFrom('lead' as const, 'deputy' as const), from: fc.constantFrom(-30, -1, 0, 5), until: fc.constantFrom(null, null, 0, 3, 20) }), { maxLength: 2 }),
  }), { minLength: 9, maxLength: 9 }),
  // A team stands under one made before it: no cycles.
  parents: fc.tuple(...Array.from({ length: teams }, (_, index) => (index === 0 ? fc.constant(null) : fc.option(fc.nat(index - 1), { nil: null })))),
});

interface Settled { readonly id: string; readonly visitor: Visitor }

async function settle({ people, parents }: { people: Made[]; parents: (number | null)[] }): Promise<Settled[]> {
  const ids = parents.map(() => newId());
  for (const [index, id] of ids.entries()) {
    await house.nest.get(OpenTeam).run(null, { id, name: { fr: `Équipe ${id}` }, parentId: ids[parents[index] ?? -1] ?? null });
  }
  const settled: Settled[] = [];
  for (const it of people) {
    const id = newId();
    await house.nest.get(HirePerson).run(null, { id, name: `Someone ${id}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: day(-60), roles: it.held, memberOf: ids[it.memberOf] ?? null, leads: [] });
    await house.nest.get(OpenAccount).run(null, { personId: id, login: id, password });
    for (const led of it.leads) {
      const membership = newId();
      await house.db.query('insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) values ($1, $2, $3, $4, $5, palier_now())', [membership, id, ids[led.team], led.kind, day(led.from)]);
      if (led.until !== null && led.until >= led.from) await house.db.query('insert into team_membership_end (membership_id, until_on, recorded_at) values ($1, $2, palier_now())', [membership, day(led.until)]);
    }
    settled.push({ id, visitor: await Visitor.signedIn(house, id, password) });
  }
  for (const [index, it] of people.entries()) if (it.left) await house.nest.get(RecordDeparture).run(null, { personId: settled[index]?.id ?? '', leftOn: day(-1) });
  return settled;
}

let known: string | null = null;
/** A release of a product that a course is about and teaches; the same for everybody. */
async function taughtRelease(course: string): Promise<string> {
  if (known !== null) return known;
  const { boss, version, unit } = await one<{ boss: string; version: string; unit: string }>(`select (select id from person where login = 'sophie') as boss, v.id as version, u.unit_id as unit from course_version v join unit_version u on u.course_version_id = v.id where v.course_id = $1 limit 1`, [course]);
  const hr = { personId: boss, roles: ['hr' as const], leads: [] };
  const [product, id] = [newId(), newId()];
  await house.nest.get(AddScope).run(hr, { id: product, kind: 'product', productId: null, name: 'Orion', aliases: [] });
  await house.db.query('insert into activity_scope (id, course_id, scope_id, recorded_at) values ($1, $2, $3, palier_now())', [newId(), course, product]);
  await house.nest.get(AddRelease).run(hr, { id, productId: product, name: '8.4', on: null });
  await house.nest.get(TeachRelease).run(hr, id, { id: newId(), courseVersionId: version, asks: [unit] });
  known = id;
  return id;
}

/** The doors behind each sight. Where a list lets in whoever leads anybody, it shows this person or it does not. */
async function doorsOf(personId: string): Promise<Record<Sight, (by: Visitor) => Promise<boolean>>> {
  const self = { personId, roles: ['learner' as const], leads: [] };
  const { course, quiz } = await one<{ course: string; quiz: string }>(`select v.course_id as course, u.unit_id as quiz from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' limit 1`);
  const { competency } = await one<{ competency: string }>('select competency_id as competency from level_statement limit 1');
  const { boss } = await one<{ boss: string }>(`select id as boss from person where login = 'sophie'`);
  await readNotice(house, personId);
  const { id: attempt } = await house.nest.get(StartAttempt).run(self, course, quiz, { id: newId(), locale: 'fr' });
  await house.nest.get(SubmitAttempt).run(self, attempt);
  const { id: request } = await house.nest.get(RequestSignOff).run(self, { id: newId(), competencyId: competency, level: 1, note: '' });
  await house.nest.get(AssignCourse).run({ personId: boss, roles: ['hr'], leads: [] }, { id: newId(), courseId: course, people: [personId], teams: [], dueOn: null, reason: 'x' });

  const { framework, skill, today, until } = await one<{ framework: string; skill: string; today: string; until: string }>(`select f.id as framework, (select c.name->>'fr' from framework_version_competency c where c.has_levels order by 1 limit 1) as skill, palier_today()::text as today, (palier_today() + 30)::text as until from framework f limit 1`);
  await house.nest.get(CarryOver).run({ personId: boss, roles: ['hr'], leads: [] }, { id: newId(), source: 'Grille', frameworkId: framework, text: `Nom\t${skill}\nSomeone ${personId}\t4`, columns: {}, names: {}, statedOn: today, statedBy: '', until, leaveOut: false });

  const release = await taughtRelease(course);
  await house.db.query('insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select $1, $2, product_id, palier_today(), palier_now() from product_release where id = $3', [newId(), personId, release]);

  const [refused, refusal, opinion] = [newId(), newId(), newId()];
  await house.owner.query('insert into sign_off_request (id, person_id, competency_id, level, recorded_at) values ($1, $2, $3, 1, palier_now())', [refused, personId, competency]);
  await house.owner.query(`insert into sign_off (id, request_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at) select $1, $2, $3, $4, $5, 'refused', (select id from fact_text limit 1), palier_now(), palier_now()`, [refusal, refused, personId, competency, boss]);
  await house.owner.query(`insert into second_opinion (id, kind, person_id, competency_id, level, sign_off_id, raters, words_id, recorded_at) select $1, 'appeal', $2, $3, 1, $4, array[$5::uuid], (select id from fact_text limit 1), palier_now()`, [opinion, personId, competency, refusal, boss]);
  const certificate = newId();
  await house.nest.get(DefineCertificate).run({ personId: boss, roles: ['hr'], leads: [] }, { id: certificate, name: `Habilitation ${certificate}`, issuer: 'AFNOR', months: 36, renewDays: 90 });
  await house.nest.get(RecordCertificate).run({ personId: boss, roles: ['hr'], leads: [] }, personId, { id: newId(), certificateId: certificate, issuedOn: today, saidUntil: null });

  const session = newId();
  await house.nest.get(PlanLiveSession).run({ personId: boss, roles: ['hr'], leads: [] }, { id: session, title: 'Accueil', day: plusDays(today, 2), from: '10:00', until: '11:00', zone: 'Europe/Paris', place: '', ledBy: boss, capacity: null, guests: [personId], offPhones: true, courseId: null, stepId: null });

  const opens = async (by: Visitor, ...addresses: string[]): Promise<boolean> => {
    const statuses = await Promise.all(addresses.map(async (it) => (await by.ask('GET', it)).status));
    expect([statuses, new Set(statuses).size === 1, [200, 401, 403, 404].includes(statuses[0] ?? 0)]).toEqual([statuses, true, true]);
    return statuses[0] === 200;
  };
  const shows = async <T>(by: Visitor, address: string, has: (answer: T) => boolean): Promise<boolean> => {
    const { status, body } = await by.ask('GET', address);
    return status === 200 && has(body as T);
  };
  return {
    levels: (by) => opens(by, `/api/people/${personId}/skill-profile`, `/api/people/${personId}/competencies/${competency}/why`),
    attempts: (by) => opens(by, `/api/attempts/${attempt}`, `/api/attempts/${attempt}/result`),
    extraTime: (by) => opens(by, `/api/people/${personId}/extra-time`),
    signOffs: (by) => opens(by, `/api/sign-off-requests/${request}`, `/api/people/${personId}/competencies/${competency}/sign-offs`),
    observe: (by) => opens(by, `/api/people/${personId}/observable`),
    opinions: (by) => opens(by, `/api/second-opinions/${opinion}`),
    review: (by) => opens(by, `/api/people/${personId}/reviews`),
    unavailability: (by) => opens(by, `/api/people/${personId}/unavailability`),
    certificate: (by) => opens(by, `/api/people/${personId}/certificates`),
    certificates: (by) => shows<Certificates>(by, '/api/certificates', (it) => it.lines.some((one) => one.person.id === personId)),
    reviews: (by) => shows<DueReviews>(by, '/api/reviews', (it) => it.people.some((one) => one.person.id === personId)),
    session: (by) => opens(by, `/api/people/${personId}/live-sessions`, `/api/live-sessions/${session}`),
    sessions: (by) => shows<{ off: OffPhones[] }>(by, '/api/off-phones', (it) => it.off.some((one) => one.person.id === personId)),
    self: (by) => opens(by, `/api/people/${personId}/self-assessments`),
    carriedOver: (by) => opens(by, `/api/people/${personId}/carried-over`),
    waiting: (by) => shows<Waiting>(by, '/api/carried-over', (it) => it.people.some((one) => one.person.id === personId)),
    audit: (by) => opens(by, '/api/audit'),
    journey: (by) => opens(by, `/api/people/${personId}/journey`),
    journeys: (by) => shows<{ journeys: JourneyLine[] }>(by, '/api/journeys', (it) => it.journeys.some((one) => one.person.id === personId)),
    file: (by) => opens(by, `/api/register/${personId}`),
    queue: (by) => shows<{ requests: SignOffRequest[] }>(by, '/api/sign-off-requests', (it) => it.requests.some((one) => one.person.id === personId)),
    training: (by) => shows<{ assignments: AssignmentLine[] }>(by, '/api/assignments', (it) => it.assignments.some((one) => one.person.id === personId)),
    currency: (by) => shows<ReleaseReadiness>(by, `/api/releases/${release}/people`, (it) => it.people.some((one) => one.person.id === personId)),
    team: (by) => shows<TeamProgress>(by, '/api/teams', (it) => it.teams.some((team) => team.members.some((member) => member.personId === personId))),
    movement: (by) => shows<GroupMovement>(by, '/api/movement', (it) => it.lines.some((one) => one.personId === personId)),
    matrix: (by) => shows<Matrix>(by, '/api/matrix', (it) => it.people.some((one) => one.personId === personId)),
    export: async (by) => (await by.ask('POST', '/api/matrix.csv', { locale: 'fr', password })).text.includes(`Someone ${personId}`),
  };
}

describe('who sees my results', () => {
  it('names, in any company, exactly those whom the live doors let in, with exactly what they open', async () => {
    const listed = new Set<string>();
    for (const made of fc.sample(company, { numRuns: 6, seed: 20261124 })) {
      const settled = await settle(made);
      const subject = settled.find((_, index) => made.people[index]?.left === false && (made.people[index]?.held.length ?? 0) > 0);
      if (subject === undefined) continue;
      const { profile } = await one<{ profile: string }>('select id as profile from profile limit 1');
      await house.owner.query(`insert into profile_holding (id, person_id, profile_id, from_on, recorded_at) values ($1, $2, $3, '2026-01-01', palier_now())`, [newId(), subject.id, profile]);
      const doors = await doorsOf(subject.id);
      const { viewers } = (await subject.visitor.ask('GET', '/api/viewers')).body as Viewers;
      for (const other of settled.filter((it) => it !== subject)) {
        const named = viewers.find((it) => it.id === other.id)?.sees ?? [];
        for (const sight of everySight) {
          expect([sight, other.id, await doors[sight](other.visitor)]).toEqual([sight, other.id, named.includes(sight)]);
          if (named.includes(sight)) listed.add(sight);
        }
      }
      expect(viewers.map((it) => it.id)).not.toContain(subject.id);
    }
    // Companies in which nobody sees anything would prove little.
    expect([...listed].sort()).toEqual([...everySight].sort());
  }, 300_000);

  it('says to Inès in which quality each of them sees her, and who comes', async () => {
    const ines = await Visitor.signedIn(house, 'ines');
    const { id: tier1 } = await one<{ id: string }>(`select id from team where name->>'fr' = 'Support N1'`);
    const { id: claire } = await one<{ id: string }>(`select id from person where login = 'claire'`);
    const membership = newId();
    await house.db.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) values ($1, $2, $3, 'deputy', $4, palier_now())`, [membership, claire, tier1, day(10)]);
    await house.db.query('insert into team_membership_end (membership_id, until_on, recorded_at) values ($1, $2, palier_now())', [membership, day(20)]);
    const { viewers, coming } = (await ines.ask('GET', '/api/viewers')).body as Viewers;
    const of = (name: string) => viewers.find((it) => it.name === name);
    expect(of('Karim Haddad')).toMatchObject({ by: ['lead'], access: true, leading: [{ team: { fr: 'Support N1' }, kind: 'lead', until: null }], sees: expect.arrayContaining(['levels', 'attempts', 'signOffs', 'team']) as unknown });
    expect(of('Sophie Laurent')).toMatchObject({ by: ['hr'], leading: [], sees: expect.arrayContaining(['levels', 'matrix', 'export', 'file']) as unknown });
    expect(of('Mathis Roche')?.sees).toEqual(['file', 'audit']);
    for (const name of ['Inès Benali', 'Julien Mercier', 'Claire Dumont']) expect([name, of(name)]).toEqual([name, undefined]);
    expect(coming).toEqual([{ id: claire, name: 'Claire Dumont', leading: { team: { fr: 'Support N1', en: 'Tier 1 support' }, kind: 'deputy', from: day(10), until: day(20) } }]);
  });

  it('names the mentor, who reads the plan by no role, and nothing else', async () => {
    const [hugo, julien] = [await Visitor.signedIn(house, 'hugo'), await Visitor.signedIn(house, 'julien')];
    const { id } = await one<{ id: string }>(`select id from person where login = 'hugo'`);
    const { viewers } = (await hugo.ask('GET', '/api/viewers')).body as Viewers;
    expect(viewers.find((it) => it.name === 'Julien Mercier')).toMatchObject({ by: [], as: ['mentor'], sees: ['journey'], leading: [], access: true });
    expect([(await julien.ask('GET', `/api/people/${id}/journey`)).status, (await julien.ask('GET', `/api/people/${id}/skill-profile`)).status]).toEqual([200, 404]);
  });

  it('is one’s own to ask', async () => {
    expect((await new Visitor(house).ask('GET', '/api/viewers')).status).toBe(401);
  });
});
