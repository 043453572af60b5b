import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type HeldLevel } from '../competency/cell.js';
import { belongsTo, tiers, type Modules } from '../scope/scope.js';
import { plusDays } from '../time/day.js';
import { dueBases } from '../time/relative-due.js';
import { addAt, everyPartOf, moveAt, placesIn, removeAt, replaceAt } from '../tree/tree-edit.js';
import { audienceBounds, audienceVerdict, leavesOf, problemOfAudience, truthOf, usualAudience, type AudienceFacts, type AudienceLeaf, type AudienceRule, type Truth } from './audience.js';
import { courseJoinersDue, sealOfCourseAudience } from './course-audience.js';
import { audienceMove, joinersDay, liveUntil } from './live-audience.js';

const today = '2026-11-29';
const modules: Modules = new Map([['m1', 's1'], ['m2', 's1']]);
const id = (prefix: string) => fc.nat(2).map((it) => `${prefix}${it}`);
const scopeId = fc.constantFrom('s0', 's1', 'm1', 'm2');
const leaf: fc.Arbitrary<AudienceLeaf> = fc.oneof(
  fc.record({ kind: fc.constant('team' as const), teamId: id('t') }), fc.record({ kind: fc.constant('profile' as const), profileId: id('p') }), fc.record({ kind: fc.constant('site' as const), site: id('Lyon ') }),
  fc.record({ kind: fc.constantFrom('holds' as const, 'lacks' as const), competencyId: id('c'), level: fc.constantFrom(...levels) }), fc.record({ kind: fc.constant('hiredWithin' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('provenBefore' as const) }), fc.record({ kind: fc.constant('supports' as const), scopeId: fc.oneof(scopeId, fc.constant(null)), tier: fc.constantFrom(...tiers, null) }).filter((it) => it.scopeId !== null || it.tier !== null),
);
const { rule } = fc.letrec<{ rule: AudienceRule; group: AudienceRule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('group')),
  group: fc.record({ kind: fc.constantFrom('all' as const, 'any' as const, 'none' as const), of: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }) }),
}));
const held = fc.array(fc.tuple(id('c'), fc.constantFrom<HeldLevel>(0, 1, 2, 3, 4))).map((it) => new Map(it));
const facts: fc.Arbitrary<AudienceFacts> = fc.record({
  teams: fc.array(id('t')).map((it) => new Set(it)), site: fc.oneof(id('Lyon '), fc.constant(null)), profiles: fc.array(id('p')).map((it) => new Set(it)), hiredOn: fc.integer({ min: -60, max: 10 }).map((it) => plusDays(today, it)), held, provenBefore: fc.boolean(),
  supports: fc.array(fc.record({ scopeId: fc.oneof(scopeId, fc.constant(null)), tier: fc.constantFrom(...tiers, null) }), { maxLength: 3 }),
});
const isSoOf = (of: AudienceFacts) => (it: AudienceLeaf): Truth => truthOf(it, of, { today, modules });
const runs = { numRuns: 3000 };
const key = (it: AudienceLeaf) => JSON.stringify(it);

/** The same, written down once more as plainly as can be. */
function plainly(it: AudienceRule, of: AudienceFacts): boolean {
  switch (it.kind) {
    case 'all': { let every = true; for (const part of it.of) every = every && plainly(part, of); return every; }
    case 'any': { let some = false; for (const part of it.of) some = some || plainly(part, of); return some; }
    case 'none': { let some = false; for (const part of it.of) some = some || plainly(part, of); return !some; }
    case 'team': return [...of.teams].includes(it.teamId);
    case 'profile': return [...(of.profiles ?? [])].includes(it.profileId);
    case 'site': return of.site !== null && of.site === it.site;
    case 'holds': return Number(of.held?.get(it.competencyId) ?? 0) >= it.level;
    case 'lacks': return !(Number(of.held?.get(it.competencyId) ?? 0) >= it.level);
    case 'hiredWithin': { const since = (Date.parse(today) - Date.parse(of.hiredOn ?? '')) / 86_400_000; return since >= 0 && since <= it.days; }
    case 'provenBefore': return of.provenBefore === true;
    case 'supports': return belongsTo(of.supports ?? [], { scopeId: it.scopeId, tier: it.tier }, modules);
  }
}
const matches = (it: AudienceRule, of: AudienceFacts) => audienceVerdict(it, isSoOf(of)).matches;

describe('who is in an audience', () => {
  it('is what a plain reading of the rule says', () => fc.assert(fc.property(rule, facts, (it, of) => { expect(matches(it, of)).toBe(plainly(it, of)); }), runs));

  it('is the same however a rule is turned around', () => fc.assert(fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), facts, (of, who) => {
    const not = (it: AudienceRule): AudienceRule => ({ kind: 'none', of: [it] });
    expect(matches(not({ kind: 'any', of }), who)).toBe(matches({ kind: 'all', of: of.map(not) }, who));
    expect(matches(not({ kind: 'all', of }), who)).toBe(matches({ kind: 'any', of: of.map(not) }, who));
    expect(matches({ kind: 'none', of }, who)).toBe(matches(not({ kind: 'any', of }), who));
    expect(matches(not(not({ kind: 'all', of })), who)).toBe(matches({ kind: 'all', of }, who));
  }), runs));

  it('holds a cell or lacks it, and never both', () => fc.assert(fc.property(id('c'), fc.constantFrom(...levels), facts, (competencyId, level, of) => {
    expect(matches({ kind: 'holds', competencyId, level }, of)).not.toBe(matches({ kind: 'lacks', competencyId, level }, of));
  })));

  it('as the usual choices say: any of the teams, or of the things at any of the tiers', () => fc.assert(fc.property(fc.uniqueArray(id('t')), fc.uniqueArray(scopeId), fc.uniqueArray(fc.constantFrom(...tiers)), facts, (teams, scopes, at, of) => {
    const usual = usualAudience(teams, scopes, at);
    const supports = (scopes.length > 0 || at.length > 0) && (scopes.length === 0 ? [null] : scopes).some((one) => (at.length === 0 ? [null] : at).some((tier) => belongsTo(of.supports ?? [], { scopeId: one, tier }, modules)));
    if (usual === null) expect(teams.length + scopes.length + at.length).toBe(0);
    else { expect(matches(usual, of)).toBe(teams.some((it) => of.teams.has(it)) || supports); expect(problemOfAudience(usual)).toBeNull(); }
  })));
});

describe('why somebody is in it', () => {
  it('suffices: whatever else about them were otherwise, they would be in it, or out of it, as they are', () => fc.assert(fc.property(rule, facts, fc.infiniteStream(fc.boolean()), (it, of, otherwise) => {
    const { matches: is, because } = audienceVerdict(it, isSoOf(of));
    const said = new Map(because.map((one) => [key(one.leaf), one.holds]));
    const invented = new Map<string, boolean>();
    const isSo = (one: AudienceLeaf) => { const at = key(one); if (!invented.has(at)) invented.set(at, said.get(at) ?? otherwise.next().value); return invented.get(at) ?? false; };
    expect(audienceVerdict(it, isSo).matches).toBe(is);
    // Even where nothing but the reasons is known.
    expect(audienceVerdict(it, (one) => said.get(key(one)) ?? null).matches).toBe(is);
  }), runs));

  it('is true of them, said once, and of the rule', () => fc.assert(fc.property(rule, facts, (it, of) => {
    const { because } = audienceVerdict(it, isSoOf(of));
    const leaves = leavesOf(it).map(key);
    expect(because.length).toBeGreaterThan(0);
    expect(new Set(because.map((one) => key(one.leaf))).size).toBe(because.length);
    for (const one of because) { expect(isSoOf(of)(one.leaf)).toBe(one.holds); expect(leaves).toContain(key(one.leaf)); }
  }), runs));
});

describe('what may not be known', () => {
  it('decides nothing: what is said holds whatever the unknown is', () => fc.assert(fc.property(rule, facts, fc.array(fc.constantFrom('profiles' as const, 'hiredOn' as const, 'held' as const, 'provenBefore' as const, 'supports' as const)), (it, of, hidden) => {
    const seen = { ...of, ...Object.fromEntries(hidden.map((one) => [one, null])) } as AudienceFacts;
    const { matches: is } = audienceVerdict(it, isSoOf(seen));
    if (is !== null) expect(plainly(it, of)).toBe(is);
    if (hidden.length === 0) expect(is).not.toBeNull();
  }), runs));

  it('moves nobody in or out, and whoever was moved stays where they are', () => fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.constantFrom(true, false, null), fc.constantFrom(true, false, null), (isIn, mayBeAsked, is, concerned) => {
    const now = { mayBeAsked, matches: is, concerned };
    const move = audienceMove(isIn, now);
    if (is === null && concerned !== false) expect(move).toBeNull();
    if (!mayBeAsked) expect(move).not.toBe('joined');
    if (move !== null) { expect(move === 'joined').toBe(!isIn); expect(audienceMove(move === 'joined', now)).toBeNull(); }
  })));
});

describe('a rule that can be asked', () => {
  it('is bounded in depth and in size, and says which of its bounds it breaks', () => fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 260 }), leaf, (deep, wide, it) => {
    const nested = Array.from({ length: deep - 1 }).reduce<AudienceRule>((inner) => ({ kind: 'all', of: [inner] }), it);
    expect(problemOfAudience(nested)).toBe(deep > audienceBounds.depth ? 'tooDeep' : null);
    expect(problemOfAudience({ kind: 'any', of: Array.from({ length: wide }, () => it) })).toBe(wide + 1 > audienceBounds.parts ? 'tooMany' : null);
  })));

  it('says that nothing was chosen yet, that a group is empty, and that days are none', () => {
    expect(problemOfAudience({ kind: 'all', of: [] })).toBe('emptyGroup');
    expect([problemOfAudience({ kind: 'team', teamId: '' }), problemOfAudience({ kind: 'supports', scopeId: null, tier: null }), problemOfAudience({ kind: 'site', site: '' })]).toEqual(['nothingChosen', 'nothingChosen', 'nothingChosen']);
    for (const days of [0, 1.5, 4000, Number.NaN]) expect(problemOfAudience({ kind: 'hiredWithin', days })).toBe('daysOutOfRange');
  });

  it('stays one under an editor’s hands: what is taken out of it is gone, and “none of” never turns into its contrary', () => fc.assert(fc.property(rule, fc.nat(), leaf, facts, (it, pick, fresh, of) => {
    const places = placesIn(it);
    const { place = [], part = it } = places[pick % places.length] ?? {};
    expect(everyPartOf(addAt(it, place, fresh)).length).toBe(places.length + ('of' in part ? 1 : 2));
    expect(replaceAt(it, place, part)).toEqual(it);
    expect(everyPartOf(moveAt(it, place, 1)).length).toBe(places.length);
    if (place.length === 1 && 'of' in it && it.of.length > 1) expect(matches(removeAt(it, place), of)).toBe(matches({ ...it, of: it.of.filter((_, at) => at !== place[0]) }, of));
  }), runs));
});

describe('a live audience', () => {
  it('gives whoever joins the day of the campaign or a later one, for a bounded time', () => fc.assert(fc.property(fc.integer({ min: -100, max: 100 }), fc.nat(60), (due, soon) => {
    const [dueOn, soonest] = [plusDays(today, due), plusDays(today, soon)];
    const day = joinersDay(dueOn, soonest);
    expect(day >= dueOn && day >= soonest && [dueOn, soonest].includes(day)).toBe(true);
    expect(liveUntil(dueOn) > dueOn).toBe(true);
  })));
});

describe('an audience of a course', () => {
  const from = fc.constantFrom(...dueBases);
  it('never gives whoever joins a sooner day than their working days, but for what is counted from their joining; and no day where there is none', () => fc.assert(fc.property(fc.option(fc.integer({ min: -100, max: 100 })), fc.option(fc.integer({ min: -30, max: 30 })), from, fc.option(fc.integer({ min: -100, max: 100 })), fc.nat(60), (on, dueIn, dueFrom, counted, soon) => {
    const said = { dueOn: on === null || dueIn !== null ? null : plusDays(today, on), dueIn, dueFrom, releaseId: null };
    const [soonest, own] = [plusDays(today, soon), counted === null ? null : plusDays(today, counted)];
    const day = courseJoinersDue(said, { day: own }, soonest);
    const meant = own ?? said.dueOn;
    if (meant === null) expect(day).toBeNull();
    else if (dueIn !== null && dueFrom === 'assignment') expect(day).toBe(own);
    else expect((day ?? '') >= soonest && (day ?? '') >= meant && [soonest, meant].includes(day ?? '')).toBe(true);
  })));

  it('is sealed the same whatever the order of people, and otherwise whatever is otherwise of one of them', () => fc.assert(fc.property(fc.uniqueArray(fc.record({ personId: fc.uuid(), state: fc.constantFrom('asked' as const, 'done' as const, 'open' as const), day: fc.constantFrom(today, plusDays(today, 1), null) }), { minLength: 1, selector: (it) => it.personId }), fc.nat(), fc.constantFrom('state' as const, 'day' as const, 'gone' as const), (people, pick, what) => {
    const seal = sealOfCourseAudience(people);
    expect(sealOfCourseAudience([...people].reverse())).toBe(seal);
    const at = pick % people.length;
    const other = people.flatMap((it, index) => (index !== at ? [it] : what === 'gone' ? [] : what === 'state' ? [{ ...it, state: it.state === 'done' ? 'open' as const : 'done' as const }] : [{ ...it, day: it.day === null ? today : null }]));
    expect(sealOfCourseAudience(other)).not.toBe(seal);
  })));

  it('asks nothing of what a release changes: a course has none', () => fc.assert(fc.property(rule, (it) => {
    expect(problemOfAudience(it, 'course')).toBe(leavesOf(it).some((one) => one.kind === 'provenBefore') ? 'noRelease' : problemOfAudience(it));
  })));
});
