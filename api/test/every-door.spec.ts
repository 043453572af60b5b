import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints, type Endpoint, type Session } from '@palier/contracts';
import { can, isPublic, mayEver, mayWhile, roles } from '@palier/domain';
import { OpenAccount } from '#identity';
import { HirePerson } from '#people';
import { newId, SecretBox } from '#platform';
import { aboutNobodyElse, aboutSomebody, addressOf, endpointNamed, gather, subjects, type Caller, type Ground, type SubjectKind, type Things } from './doors.js';
import { openHouse, Visitor, type House } from './house.js';

let house: House;
let crowd: Awaited<ReturnType<typeof gather>>;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  crowd = await gather(house);
});
afterAll(() => house?.close());

/** Session, throttle and audit rows are outside "a denied call changes nothing". */
const everyRow = async (where = house): Promise<string> => {
  const tables = (await where.owner.query(`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('session', 'sign_in_throttle', 'audit', 'migration') order by 1`)) as { name: string }[];
  const counts: string[] = [];
  for (const { name } of tables) counts.push(JSON.stringify(await where.owner.query(`select '${name}' as name, count(*), md5(coalesce(string_agg(t::text, '' order by t::text), '')) from "${name}" t`)));
  return counts.join('\n');
};

/** Things of which every id is what is said: made when a door asks for it, since a door asks for two or three of them. */
const everyThing = (id: () => string): Things => new Proxy({} as Things, { get: () => id() });
const absent = (): Things => everyThing(newId);
const malformed = everyThing(() => 'malformed');

interface Question { readonly caller: Caller; readonly endpoint: Endpoint; readonly subject: SubjectKind | 'nobody'; readonly expected: 'in' | 400 | 401 | 403 | 404 }

/** What the policy table says of every caller at every door, for every subject. */
function everyQuestion(): Question[] {
  return allEndpoints.flatMap((endpoint) => [...crowd.callers, crowd.leftBehind].flatMap((caller): Question[] => {
    if (endpoint.name in aboutNobodyElse) return [{ caller, endpoint, subject: 'nobody', expected: mayCome(caller, endpoint) ?? 'in' }];
    return subjects.filter((it) => it !== 'own' || caller.things !== null).map((subject) => ({ caller, endpoint, subject, expected: mayCome(caller, endpoint) ?? ofSubject(caller, endpoint, subject) }));
  }));
}

function mayCome({ who, actor }: Caller, endpoint: Endpoint): 401 | 403 | null {
  if (isPublic(endpoint.action)) return null;
  if (actor === null || who === 'departed') return 401;
  return mayEver(actor, endpoint.action) ? null : 403;
}

function ofSubject({ actor, things }: Caller, endpoint: Endpoint, subject: SubjectKind): 'in' | 400 | 404 {
  if (subject === 'malformed') return 400;
  const personId = { own: things?.person, 'own team': crowd.led.person, 'other team': crowd.notLed.person, absent: undefined }[subject];
  return actor !== null && personId !== undefined && can(actor, endpoint.action, { personId }) ? 'in' : 404;
}

async function ask({ caller, endpoint, subject }: Question): Promise<{ status: number; text: string }> {
  const things = { own: caller.things ?? absent(), 'own team': crowd.led, 'other team': crowd.notLed, absent: absent(), malformed, nobody: absent() }[subject];
  const { params, query = '', body, headers } = (aboutSomebody[endpoint.name] ?? ((_: Things, ground: Ground) => aboutNobodyElse[endpoint.name]?.(ground) ?? {}))(things, crowd.ground);
  return caller.visitor.ask(endpoint.verb, `${addressOf(endpoint, params)}${query}`, body, headers);
}

const title = ({ caller, endpoint, subject }: Question): string => `${caller.who} at ${endpoint.name} for ${subject}`;

const oddAddress = (endpoint: Endpoint, id: string): string => encodeURI(endpoint.path.replace(/:\w+/g, () => id)).replaceAll('%25', '%');

describe('every door', () => {
  it('is described, served and documented, all three the same', async () => {
    const live = house.routes.all().filter((it) => it.what === 'endpoint').map((it) => `${it.method} ${it.path}`).sort();
    expect(live).toEqual(allEndpoints.map((it) => `${it.verb} ${it.path}`).sort());
    for (const head of house.routes.all().filter((it) => it.what === 'automatic HEAD')) expect(live).toContain(`GET ${head.path}`);
    expect(house.routes.all().filter((it) => it.what === 'static').map((it) => `${it.method} ${it.path}`).sort()).toEqual(['GET /*', 'HEAD /*']);
    const documented = (await (crowd.callers.find((it) => it.who === 'hr')?.visitor as Visitor).ask('GET', '/api/openapi.json')).body as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(documented.openapi).toBe('3.1.0');
    expect(Object.entries(documented.paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)).sort()).toEqual(live);
    expect(new Set(allEndpoints.map((it) => it.name)).size).toBe(allEndpoints.length);
  });

  it('knows how to knock at each of them', () => {
    expect([...Object.keys(aboutSomebody), ...Object.keys(aboutNobodyElse)].sort()).toEqual(allEndpoints.map((it) => it.name).sort());
  });

  // Thousands of knocks, one after the other: they take a while on a slow machine.
  it('denies as the policy table says, whoever asks for whomever, and a denied call changes no row', async () => {
    const denied = everyQuestion().filter((it) => it.expected !== 'in');
    expect(denied.length).toBeGreaterThan(800);
    const before = await everyRow();
    const answers = new Map<string, string>();
    for (const question of denied) {
      const { status, text } = await ask(question);
      expect([title(question), status]).toEqual([title(question), question.expected]);
      if (status === 404) answers.set(question.endpoint.name, answers.get(question.endpoint.name) ?? text);
      if (status === 404) expect([title(question), text]).toEqual([title(question), answers.get(question.endpoint.name)]);
    }
    expect(await everyRow()).toBe(before);
  }, 600_000);

  it('denies HEAD, which the router adds by itself, in the same way', async () => {
    for (const endpoint of allEndpoints.filter((it) => it.verb === 'GET' && !isPublic(it.action))) {
      for (const caller of [...crowd.callers, crowd.leftBehind]) {
        const expected = mayCome(caller, endpoint);
        if (expected !== null) expect([caller.who, endpoint.name, (await caller.visitor.ask('HEAD', addressOf(endpoint))).status]).toEqual([caller.who, endpoint.name, expected]);
      }
    }
  }, 600_000);

  it('says 404 for what is nowhere and 400 for what is no id, to whoever may come in', async () => {
    for (const [name, knock] of Object.entries(aboutNobodyElse)) {
      const { params, body } = knock(crowd.ground);
      for (const key of Object.keys(params ?? {})) {
        const endpoint = endpointNamed(name);
        for (const caller of crowd.callers.filter((it) => mayCome(it, endpoint) === null)) {
          const other = key === 'sha256' ? 'a'.repeat(64) : newId();
          expect([caller.who, name, key, (await caller.visitor.ask(endpoint.verb, addressOf(endpoint, { ...params, [key]: other }), body)).status]).toEqual([caller.who, name, key, 404]);
          expect([caller.who, name, key, (await caller.visitor.ask(endpoint.verb, addressOf(endpoint, { ...params, [key]: 'malformed' }), body)).status]).toEqual([caller.who, name, key, 400]);
        }
      }
    }
  }, 600_000);

  it('takes changes from our own pages only', async () => {
    const body = { login: 'ines', password: 'palier-demo-2026' };
    const visitor = new Visitor(house);
    expect((await visitor.ask('POST', '/api/session', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await visitor.ask('POST', '/api/session', body, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await visitor.ask('POST', '/api/session', 'login=ines', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await visitor.ask('POST', '/api/session', body, { 'content-type': 'application/json; charset=latin1' })).status).toBe(415);
  });

  describe('bears the odd-input corpus: no 5xx, no hang', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const corpus: (string | Buffer)[] = ['', 'null', '[]', '{', '"x"', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"id":"a","id":"b"}', '{"id":"\\u0000"}', '{"id":"\\ud800","text":"\\ud800","login":"\\ud800","password":"\\ud800"}', deep, JSON.stringify({ id: 'x'.repeat(1_000_000), text: 'y'.repeat(1_000_000) }), '{"sequence":1e400,"level":99999999999999999999}', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])];
    let before = '';
    let sophie: Visitor, ines: Visitor, karim: Visitor;
    beforeAll(async () => {
      [sophie, ines, karim] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'ines'), await Visitor.signedIn(house, 'karim')];
      before = await everyRow();
    });

    it.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('at %s', async (_, endpoint) => {
      for (const id of ['malformed', '%00', '%zz', '..%2f', "'; drop table person", '\u202e', newId()]) {
        for (const visitor of [sophie, ines, karim]) {
          const status = (await visitor.ask(endpoint.verb === 'DELETE' ? 'GET' : endpoint.verb, oddAddress(endpoint, id), endpoint.body === undefined ? undefined : {})).status;
          expect([id, status < 500]).toEqual([id, true]);
        }
      }
      if (endpoint.verb !== 'POST') return;
      for (const body of corpus) {
        const { status } = await ines.ask('POST', oddAddress(endpoint, newId()), body);
        const { status: asHr } = await sophie.ask('POST', oddAddress(endpoint, newId()), body);
        expect([String(body).slice(0, 30), status < 500 && asHr < 500, status !== 200 && asHr !== 200]).toEqual([String(body).slice(0, 30), true, true]);
      }
    });

    it('in a query, and nothing was changed by any of it', async () => {
      for (const query of ['asOf=yesterday', 'asOf=2026-02-30', 'asOf=99999-01-01', 'knownOn=%00', 'frameworkId=x', 'other=1', 'asOf=2026-01-01&asOf=2026-01-02']) expect([query, (await sophie.ask('GET', `/api/matrix?${query}`)).status]).toEqual([query, 400]);
      expect(await everyRow()).toBe(before);
    });
  });

  it('lets in whoever the policy table lets in', async () => {
    const opened = new Set<string>();
    const allowed = everyQuestion().filter((it) => it.expected === 'in' && !isPublic(it.endpoint.action));
    // Signing out ends what the others need: asked last. A mail server is tried once it is there, and then taken away.
    const order = ['testMailServer', 'removeMailServer', 'signOut'];
    allowed.sort((a, b) => order.indexOf(a.endpoint.name) - order.indexOf(b.endpoint.name));
    for (const question of allowed) {
      const { status } = await ask(question);
      // Where one signed before, the next one is told so: that is no denial.
      expect([title(question), [200, 409, 412, 422, 428].includes(status) ? 'in' : status]).toEqual([title(question), 'in']);
      opened.add(`${question.endpoint.name} ${question.subject} ${status}`);
    }
    /** Doors where this knock gets in and is then told why not: a text that is no sheet, a question of another quiz, one that too few answered, a campaign that somebody follows, plans that are otherwise than previewed, a quiz that is open already, an edit of what was not read, a signature of somebody else, a plan that was given before, a regrade that was not previewed, what a course was about before, a suspicion that nothing tells, a departure that nobody recorded, a draft that lacks something, what proves a level that no rule lets it prove, a check that somebody else asked for, was of another version, or is done; a review closed when it was held, held before it was opened, signed unread, or corrected before it is over, a level of what nobody is expected to hold; a campaign that was cancelled. */
    const toldWhyNot: Readonly<Record<string, number>> = { issueAttestation: 409, acknowledgeChange: 412, answerChange: 412, changeCampaign: 409, moveCampaign: 409, previewCampaignMove: 409, readCancellation: 409, launchCampaign: 412, launchCourseAudience: 412, changePlans: 412, moveRelease: 412, readHeatQuestion: 422, takeCampaignOver: 409, takeCourseAudienceOver: 409, defineRecurring: 409, openEdition: 422, closeReview: 409, holdReview: 422, signReview: 412, sayReviewLevels: 422, correctReview: 409, askCheck: 428, withdrawCheck: 422, approveCheck: 412, checkVersion: 409, askRegrade: 412, approveRegrade: 412, dismissSuspicion: 422, confirmSecondFactor: 422, correctDeparture: 409, beginEnrolment: 422, enterExternal: 422, finishEnrolment: 409, renewRecoveryCodes: 422, removeSecondFactor: 422, changeSecurity: 409, publishDraft: 422, publishSheet: 422, saveAnswer: 422, startAttempt: 409, startPlacement: 409, startRefresher: 409, askNextQuestion: 409, changeExpectations: 428, changeTemplate: 428, giveJourney: 409, moveJourney: 409, publishNotice: 428, writeCompanyLevels: 422, withdrawSignOff: 409, withdrawTick: 409, changeArticle: 428, handArticleOn: 422, changeCriterion: 428, importNotes: 428, renameScope: 428, retireScope: 428, bringScopeBack: 428, renameTeam: 428, moveTeam: 428, appointLead: 428, endTerm: 428, sayScopes: 412 };
    // All that are missing at once, each with what it answered instead.
    const missing = allowed.map(({ endpoint, subject }) => ({ knock: `${endpoint.name} ${subject}`, due: toldWhyNot[endpoint.name] ?? 200 })).filter(({ knock, due }) => !opened.has(`${knock} ${due}`));
    expect([...new Set(missing.map(({ knock, due }) => `${knock} ${due}, but ${[...opened].filter((it) => it.startsWith(`${knock} `)).map((it) => it.slice(knock.length + 1)).join()}`))]).toEqual([]);
  }, 600_000);
});

describe('a half-open session', () => {
  it('reaches the door that it stands before and the way out, and none of all the others', async () => {
    const closed = await openHouse({ demo: false, settings: { PALIER_SECOND_FACTOR: 'on' } });
    try {
      closed.nest.get(SecretBox).seal(Buffer.alloc(1), 'so that there is a key');
      const keyId = closed.nest.get(SecretBox).keyId();
      for (const awaits of ['enrolment', 'code'] as const) {
        for (const held of [['lead'], ['hr'], ['admin'], [...roles]] as const) {
          const [personId, login] = [newId(), newId()];
          await closed.nest.get(HirePerson).run(null, { id: personId, name: login, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: held, memberOf: null, leads: [] });
          await closed.nest.get(OpenAccount).run(null, { personId, login, password: 'a long enough password' });
          if (awaits === 'code') await closed.owner.query(`insert into second_factor (person_id, sealed, key_id, since, last_step) values ($1, '\\x00', $2, palier_now(), 0)`, [personId, keyId]);
          const visitor = await Visitor.signedIn(closed, login, 'a long enough password');
          expect(((await visitor.ask('GET', '/api/session')).body as Session).awaits).toBe(awaits);
          const before = await everyRow(closed);
          for (const endpoint of allEndpoints.filter((it) => !isPublic(it.action) && !mayWhile(awaits, it.action))) {
            const answer = await visitor.ask(endpoint.verb, addressOf(endpoint), endpoint.body === undefined ? undefined : {});
            expect([awaits, held, endpoint.name, answer.status, (answer.body as { code: string }).code]).toEqual([awaits, held, endpoint.name, 401, 'second-factor.needed']);
            if (endpoint.verb === 'GET') expect([endpoint.name, (await visitor.ask('HEAD', addressOf(endpoint))).status]).toEqual([endpoint.name, 401]);
          }
          expect(await everyRow(closed)).toBe(before);
          const open = allEndpoints.filter((it) => !isPublic(it.action) && mayWhile(awaits, it.action)).map((it) => it.name);
          expect(open.sort()).toEqual(awaits === 'code' ? ['confirmSecondFactor', 'signOut'] : ['beginEnrolment', 'finishEnrolment', 'signOut']);
          expect((await visitor.ask('DELETE', '/api/session')).status).toBe(200);
          expect(((await visitor.ask('GET', '/api/session')).body as Session).awaits).toBeNull();
        }
      }
    } finally {
      await closed.close();
    }
  }, 600_000);
});
