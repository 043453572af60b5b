import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../time/day.js';
import { everyReviewTheme, hasTheme, leadSigner, leadSigners, mayInReview, reviewState, reviewStates, reviewThemes, reviewTurns, type LeadSigner, type ReviewSide, type SaidInReview } from './conversation.js';
import { newsDays } from '../notification/reminder.js';
import { isCheckpoint } from './checkpoint.js';
import { careerDue, dueStateOf, reviewKinds, reviewNews, reviewSoonDays, type HeldReview, type ReviewKind } from './due.js';

const runs = { numRuns: 2000 };
const day = fc.integer({ min: 0, max: 15_000 }).map((it) => plusDays('1990-01-01', it));
const held: fc.Arbitrary<HeldReview[]> = fc.array(fc.record({ kind: fc.constantFrom(...reviewKinds), heldOn: day }), { maxLength: 8 });

describe('when the interview about a career is due', () => {
  it('is within the year after the hire, then every four years, looking back after eight', () => {
    expect(careerDue('2020-03-02', [])).toEqual({ kind: 'career', dueOn: '2021-03-02', because: 'hired' });
    const first: HeldReview = { kind: 'career', heldOn: '2021-02-15' };
    expect(careerDue('2020-03-02', [first])).toEqual({ kind: 'career', dueOn: '2025-02-15', because: 'fourYears' });
    const second: HeldReview = { kind: 'career', heldOn: '2025-02-10' };
    expect(careerDue('2020-03-02', [first, second])).toEqual({ kind: 'careerSummary', dueOn: '2028-03-02', because: 'eightYears' });
    expect(careerDue('2020-03-02', [second, { kind: 'careerSummary', heldOn: '2028-03-01' }, first])).toEqual({ kind: 'career', dueOn: '2032-03-01', because: 'fourYears' });
  });

  it('takes the last day of February for the day that a year lacks', () => {
    expect(careerDue('2024-02-29', []).dueOn).toBe('2025-02-28');
    expect(careerDue('2020-01-01', [{ kind: 'career', heldOn: '2024-02-29' }]).dueOn).toBe('2028-01-01');
  });

  it('never waits longer than four years after the one before, nor a look back longer than eight', () => fc.assert(fc.property(day, held, (hiredOn, reviews) => {
    const due = careerDue(hiredOn, reviews);
    const career = reviews.filter((it) => it.kind === 'career' || it.kind === 'careerSummary').map((it) => it.heldOn).sort();
    const before = career.at(-1);
    if (before === undefined) expect(due.because).toBe('hired');
    else expect(due.dueOn <= plusDays(before, 4 * 365 + 1)).toBe(true);
    const summary = reviews.filter((it) => it.kind === 'careerSummary').map((it) => it.heldOn).sort().at(-1) ?? hiredOn;
    if (before !== undefined) expect(due.dueOn <= plusDays(summary, 8 * 365 + 2)).toBe(true);
    expect(due.kind === 'careerSummary').toBe(due.because === 'eightYears');
  }), runs));

  it('depends on no order, and a conversation about progress or about a start puts nothing off', () => fc.assert(fc.property(day, held, day, fc.constantFrom(...reviewKinds.filter((it) => it !== 'career' && it !== 'careerSummary')), (hiredOn, reviews, heldOn, kind) => {
    expect(careerDue(hiredOn, [...reviews].reverse())).toEqual(careerDue(hiredOn, reviews));
    expect(careerDue(hiredOn, [...reviews, { kind, heldOn }])).toEqual(careerDue(hiredOn, reviews));
  }), runs));

  it('is met by holding what is due on any day until it is: the next one is due later', () => fc.assert(fc.property(day, held, fc.nat(400), (hiredOn, reviews, early) => {
    const due = careerDue(hiredOn, reviews);
    const heldOn = [plusDays(due.dueOn, -early), ...reviews.map((it) => it.heldOn), hiredOn].sort().at(-1) ?? hiredOn;
    fc.pre(heldOn <= due.dueOn);
    expect(careerDue(hiredOn, [...reviews, { kind: due.kind, heldOn }]).dueOn > heldOn).toBe(true);
    if (due.kind === 'careerSummary') expect(careerDue(hiredOn, [...reviews, { kind: due.kind, heldOn }]).because).toBe('fourYears');
  }), runs));

  it('is in time on its day, late the day after, and soon for ninety days before', () => fc.assert(fc.property(day, (due) => {
    expect([1, 0, -reviewSoonDays, -reviewSoonDays - 1].map((days) => dueStateOf(due, plusDays(due, days)))).toEqual(['late', 'soon', 'soon', 'later']);
  }), runs));
});

describe('news of a due day', () => {
  it('come twice, near and past, each on its first day and for a fortnight, and say what is so', () => fc.assert(fc.property(day, (due) => {
    const told = Array.from({ length: 200 }, (_, index) => plusDays(due, index - 120)).map((today) => ({ today, news: reviewNews(due, today) }));
    for (const { today, news } of told) if (news !== null) expect(news).toBe(dueStateOf(due, today));
    for (const [news, first] of [['soon', -reviewSoonDays], ['late', 1]] as const) expect(told.filter((it) => it.news === news).map((it) => it.today)).toEqual(Array.from({ length: newsDays + 1 }, (_, index) => plusDays(due, first + index)));
  }), { numRuns: 200 }));
});

describe('a review', () => {
  const people = ['ines', 'karim', 'sophie'] as const;
  const sideOf = (by: string): ReviewSide => (by === 'ines' ? 'person' : 'lead');
  /** Any of the three tries anything, as often as they like; what may not be is refused. */
  const storyOf = (of: ReviewKind, signer: LeadSigner = 'holder') => fc.array(fc.record({ by: fc.constantFrom(...people), kind: fc.constantFrom(...reviewTurns) }), { maxLength: 40 }).map((tries) => tries.reduce<SaidInReview[]>((turns, { by, kind }) => (mayInReview(by, sideOf(by), turns, of, signer).includes(kind) ? [...turns, { by, kind, side: sideOf(by) }] : turns), []));
  const anyKind = fc.constantFrom(...reviewKinds);
  const told = anyKind.chain((kind) => fc.record({ kind: fc.constant(kind), turns: storyOf(kind) }));
  const story = told.map((it) => it.turns);
  /** The same where whoever held it may be gone. */
  const toldBy = fc.record({ kind: anyKind, signer: fc.constantFrom(...leadSigners) }).chain((it) => fc.record({ kind: fc.constant(it.kind), signer: fc.constant(it.signer), turns: storyOf(it.kind, it.signer) }));
  const signs = (it: string): boolean => it === 'signed' || it === 'refused';

  it('is opened, prepared, held, signed by one, then by both', () => {
    const turns: SaidInReview[] = [];
    const states = [reviewState(turns)];
    for (const [by, kind] of [['ines', 'note'], ['karim', 'action'], ['karim', 'held'], ['ines', 'signed'], ['karim', 'signed']] as const) {
      expect([by, kind, mayInReview(by, sideOf(by), turns, 'career', 'holder').includes(kind)]).toEqual([by, kind, true]);
      turns.push({ by, kind, side: sideOf(by) });
      states.push(reviewState(turns));
    }
    expect(states).toEqual(['open', 'prepared', 'prepared', 'held', 'signing', 'signed']);
    expect(mayInReview('sophie', 'lead', turns, 'career', 'holder')).toEqual(['correction']);
  });

  it('is signed on the lead’s side by whoever held it, and by nobody for another', () => fc.assert(fc.property(story, (turns) => {
    const ends = turns.filter((it) => it.kind === 'signed' || it.kind === 'refused');
    expect(new Set(ends.map((it) => it.side)).size).toBe(ends.length);
    expect(new Set(ends.map((it) => it.by)).size).toBe(ends.length);
    for (const it of ends) expect(it.side === 'person' ? it.by : turns.findLast((one) => one.kind === 'held')?.by).toBe(it.by);
  }), runs));

  it('is signed in the place of whoever held it where they are gone, by anybody else on the lead’s side, and nothing else of it changes', () => fc.assert(fc.property(toldBy, fc.constantFrom(...people), ({ kind, turns }, by) => {
    const [there, gone] = leadSigners.map((signer) => mayInReview(by, sideOf(by), turns, kind, signer)) as [readonly string[], readonly string[]];
    expect(gone.filter((it) => !signs(it))).toEqual(there.filter((it) => !signs(it)));
    const holder = turns.findLast((it) => it.kind === 'held')?.by;
    const awaited = ['held', 'signing'].includes(reviewState(turns)) && !turns.some((it) => signs(it.kind) && it.side === sideOf(by));
    expect([there.some(signs), gone.some(signs)]).toEqual(sideOf(by) === 'person' ? [awaited, awaited] : [awaited && by === holder, awaited && by !== holder]);
  }), runs));

  it('says whether who signs on the lead’s side is who held it: by the signature once there is one, else by whether they are there', () => fc.assert(fc.property(toldBy, fc.func(fc.boolean()), ({ turns }, mayHold) => {
    const holder = turns.findLast((it) => it.kind === 'held')?.by;
    const signature = turns.find((it) => signs(it.kind) && it.side === 'lead');
    expect(leadSigner(turns, mayHold) === 'standIn').toBe(holder !== undefined && (signature === undefined ? !mayHold(holder) : signature.by !== holder));
  }), runs));

  it('takes neither words nor actions under a signature', () => fc.assert(fc.property(story, (turns) => {
    const first = turns.findIndex((it) => it.kind === 'signed' || it.kind === 'refused');
    if (first >= 0) for (const it of turns.slice(first)) expect(['signed', 'refused', 'correction']).toContain(it.kind);
  }), runs));

  it('has levels said at a checkpoint alone, on the lead’s side, by whoever holds it once it is held, and until the first signature', () => fc.assert(fc.property(told, fc.constantFrom(...people), ({ kind, turns }, by) => {
    const over = ['signing', 'signed', 'refused', 'closed'].includes(reviewState(turns));
    const holder = turns.findLast((it) => it.kind === 'held')?.by;
    expect(mayInReview(by, sideOf(by), turns, kind, 'holder').includes('levels')).toBe(isCheckpoint(kind) && by !== 'ines' && !over && (holder === undefined || holder === by));
    if (!isCheckpoint(kind)) expect(turns.map((it) => it.kind)).not.toContain('levels');
  }), runs));

  it('goes one way only', () => fc.assert(fc.property(toldBy, ({ turns }) => {
    const stages = turns.map((_, index) => reviewStates.indexOf(reviewState(turns.slice(0, index + 1))));
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
  }), runs));

  it('always leaves something to do for each of the two, until they signed', () => fc.assert(fc.property(told, ({ kind, turns }) => {
    for (const by of people) if (mayInReview(by, sideOf(by), turns, kind, 'holder').length === 0) expect(['signing', 'closed']).toContain(reviewState(turns));
  }), runs));

  it('has its themes by its kind, and the summary all of the other’s', () => {
    for (const kind of reviewKinds) expect(everyReviewTheme.filter((it) => hasTheme(kind, it)).sort()).toEqual([...reviewThemes[kind]].sort());
    for (const theme of reviewThemes.career) expect(hasTheme('careerSummary', theme)).toBe(true);
  });
});
