import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { can, isPublic, policy, roles, type Action, type Actor } from './policy.js';
import { everySight, isOfResults, looks, showNobody, sights, viewersOf } from './sights.js';

const everyone = ['a', 'b', 'c', 'd', 'e'];
const actor = (personId: string): fc.Arbitrary<Actor> => fc.record({ personId: fc.constant(personId), roles: fc.subarray([...roles]), leads: fc.subarray(everyone) });
const house: fc.Arbitrary<Actor[]> = fc.tuple(...everyone.map(actor));
const whom = fc.constantFrom(...everyone);
const runs = { numRuns: 2000 };
const sightActions: readonly Action[] = Object.values(sights);

describe('laws of who sees a person', () => {
  it('names whoever the policy lets see something, with exactly that, and nobody else', () => fc.assert(fc.property(house, whom, (actors, personId) => {
    const viewers = viewersOf(personId, actors);
    for (const it of actors.filter((other) => other.personId !== personId)) {
      const named = viewers.find((viewer) => viewer.personId === it.personId);
      expect(everySight.filter((sight) => can(it, sights[sight], { personId }))).toEqual(named?.sees ?? []);
    }
    expect(viewers.map((it) => it.personId)).not.toContain(personId);
  }), runs));

  it('gives a role for each viewer, and the roles given let them see all that they see', () => fc.assert(fc.property(house, whom, (actors, personId) => {
    for (const viewer of viewersOf(personId, actors)) {
      const it = actors.find((other) => other.personId === viewer.personId);
      expect(viewer.by.length).toBeGreaterThan(0);
      expect(it === undefined ? [] : viewersOf(personId, [{ ...it, roles: viewer.by }])[0]?.sees).toEqual(viewer.sees);
    }
  }), runs));

  it('shows no result to administrators, authors or learners who are nothing else', () => fc.assert(fc.property(house, whom, fc.subarray(['admin', 'author', 'learner'] as const), (actors, personId, held) => {
    for (const viewer of viewersOf(personId, actors.map((it) => ({ ...it, roles: held })))) expect(viewer.sees.filter(isOfResults)).toEqual([]);
  }), runs));

  it('shows nothing to a lead of others', () => fc.assert(fc.property(house, whom, (actors, personId) => {
    expect(viewersOf(personId, actors.map((it) => ({ ...it, roles: ['lead'], leads: it.leads.filter((led) => led !== personId) })))).toEqual([]);
  }), runs));

  it('knows of every action that reaches beyond oneself whether it shows a person: say so in sights.ts', () => {
    const beyond = (Object.keys(policy) as Action[]).filter((action) => !isPublic(action) && Object.values(policy[action]).some((reach) => reach !== 'own'));
    for (const action of beyond) expect([action, sightActions.includes(action), showNobody.includes(action)]).toEqual([action, !showNobody.includes(action), !sightActions.includes(action)]);
    expect([...showNobody, ...sightActions].filter((it) => !beyond.includes(it))).toEqual([]);
  });

  it('keeps a reading of everything that can be seen', () => expect(new Set(Object.values(looks))).toEqual(new Set(everySight)));
});
