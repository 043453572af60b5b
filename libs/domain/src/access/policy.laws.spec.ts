import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { can, grantable, isPublic, mayEver, mayReset, policy, reachesEveryone, roles, type Action, type Actor } from './policy.js';

const everyone = ['a', 'b', 'c', 'd'];
const actions = Object.keys(policy) as Action[];
const action = fc.constantFrom(...actions);
const actor: fc.Arbitrary<Actor> = fc.record({ personId: fc.constantFrom(...everyone), roles: fc.subarray([...roles]), leads: fc.subarray(everyone) });
const runs = { numRuns: 3000 };

describe('laws of access', () => {
  it('opens nothing to nobody', () => fc.assert(fc.property(actor, action, fc.constantFrom(...everyone), (who, what, personId) => {
    if (!isPublic(what)) expect(can({ ...who, roles: [] }, what, { personId })).toBe(false);
  }), runs));

  it('never says yes about somebody where it said no at the door', () => fc.assert(fc.property(actor, action, fc.constantFrom(...everyone), (who, what, personId) => {
    if (!mayEver(who, what)) expect(can(who, what, { personId })).toBe(false);
  }), runs));

  it('is the union of the roles, no more and no less', () => fc.assert(fc.property(actor, action, fc.constantFrom(...everyone), (who, what, personId) => {
    const each = who.roles.map((role) => can({ ...who, roles: [role] }, what, { personId }));
    expect(can(who, what, { personId })).toBe(isPublic(what) || each.some(Boolean));
  }), runs));

  it('reaches everyone exactly where it says yes about anybody, oneself or led or not', () => fc.assert(fc.property(actor, action, (who, what) => {
    const about = (personId: string) => can({ ...who, leads: [] }, what, { personId });
    expect(reachesEveryone(who, what)).toBe(isPublic(what) || (who.roles.some((role) => { const row: Partial<Record<string, string>> = policy[what]; return row[role] === 'everyone'; })));
    if (reachesEveryone(who, what)) for (const personId of everyone) expect(about(personId)).toBe(true);
  }), runs));

  it('lets nobody sign, refuse or give a profile for themselves, whatever they lead', () => fc.assert(fc.property(actor, fc.constantFrom<Action>('sign-off.confirm', 'sign-off.refuse', 'sign-off.observe', 'sign-off.withdraw', 'second-opinion.give', 'second-rating.give', 'carried-over.confirm', 'profile.give', 'invitation.make', 'role.change', 'second-factor.reset', 'person.depart', 'person.correct-departure', 'person.move', 'teams.appoint', 'scope.give', 'assignment.waive', 'extension.answer', 'journey.give', 'hire-day.say', 'journey.take-back', 'journey.move', 'journey.name'), (who, what) => {
    expect(can({ ...who, leads: everyone }, what, { personId: who.personId })).toBe(false);
  }), runs));

  it('lets leading a team give nothing without the role of a lead', () => fc.assert(fc.property(actor, action, fc.constantFrom(...everyone), (who, what, personId) => {
    const withoutRole = { ...who, roles: who.roles.filter((it) => it !== 'lead') };
    expect(can(withoutRole, what, { personId })).toBe(can({ ...withoutRole, leads: [] }, what, { personId }));
  }), runs));

  it('gives no way to a role that one could not give: neither by granting nor by opening the account of who holds it', () => fc.assert(fc.property(actor, fc.subarray([...roles]), (who, held) => {
    if (!who.roles.includes('admin')) expect(grantable(who)).not.toContain('admin');
    if (!who.roles.includes('admin')) expect(grantable(who)).not.toContain('hr');
    if (mayReset(who, held)) expect(held.filter((it) => it !== 'learner').every((it) => grantable(who).includes(it))).toBe(true);
    if (held.includes('admin') && !who.roles.includes('admin')) expect(mayReset(who, held)).toBe(false);
  }), runs));

  describe('whose facts reach whom', () => {
    const reachOf = (what: Action, role: string): string => { const row: Partial<Record<string, string>> = policy[what]; return row[role] ?? 'none'; };
    const results = actions.filter((it) => /^(standing|attempt|sign-off|second-opinion|matrix|coverage|team|assignment|extension|todo|observation|self-assessment|carried-over)\./.test(it));
    const aboutPeople = [...results, ...actions.filter((it) => /^(unit|person|teams|role|invitation|session|password|preferences)\./.test(it) && !isPublic(it))];

    it('keeps results from administrators and authors', () => {
      expect(results.length).toBeGreaterThan(15);
      for (const what of results) expect([what, reachOf(what, 'admin'), reachOf(what, 'author')]).toEqual([what, 'none', 'none']);
    });
    it('keeps a learner to their own', () => { for (const what of aboutPeople) expect([what, reachOf(what, 'learner')]).toEqual([what, expect.stringMatching(/^(none|own)$/)]); });
    it('keeps a lead to their team', () => { for (const what of aboutPeople) expect([what, reachOf(what, 'lead')]).toEqual([what, expect.stringMatching(/^(none|own|team)$/)]); });
  });

  it('names what is public, and nothing else is', () => expect(actions.filter(isPublic)).toEqual(['health.read', 'session.read', 'session.sign-in', 'installation.set-up', 'invitation.read', 'invitation.accept', 'password.ask', 'calendar.read', 'attestation.check', 'notification.unsubscribe']));
});
