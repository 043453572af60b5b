import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, mark } from './mark.js';
import { readNumber, readTolerance } from './number.js';
import { present } from './present.js';
import type { ContentOf, QuestionContent, QuestionKind, Response } from './question.js';
import { rightAnswer } from './right-answer.js';
import { passed, score } from './score.js';
import { earnedBy, everyWay, simulatedTicket, worthByTrying } from './simulated-tickets.js';

const words = { prompt: 'prompt', explanation: 'explanation' };
const number = (value: string, of = '', ...units: string[]): ContentOf<'numeric'> => ({ kind: 'numeric', ...words, value, tolerance: { by: of.endsWith('%') ? 'percent' : 'amount', of: of.replace('%', '') }, units });
const credit = (content: QuestionContent, text: string): number => mark(content, { kind: 'numeric', text }).credit;

describe('a number', () => {
  it('is read with a comma or a point, and spaces of any width between thousands', () => {
    const read = (text: string) => { const it = readNumber(text); return it === null ? null : [String(it.number.digits), it.number.places, it.rest]; };
    expect(['12,5', '12.5', ' 1 200 ', '1\u202f200,50', '-3', '−3', '+3', ',5', '3 h', '12,5%', '1200'].map(read)).toEqual([['125', 1, ''], ['125', 1, ''], ['1200', 0, ''], ['120050', 2, ''], ['-3', 0, ''], ['-3', 0, ''], ['3', 0, ''], ['5', 1, ''], ['3', 0, 'h'], ['125', 1, '%'], ['1200', 0, '']]);
    expect(['', 'trois', '1.234,5', '1,234,5', '1 2345', '12 34', '3 4', ',', '-', '3,'].map(read)).toEqual(Array.from({ length: 10 }, () => null));
  });

  it('may differ by its tolerance, bounds included, to the last digit', () => {
    expect([credit(number('0,3', '0,1'), '0.4'), credit(number('0,3', '0,1'), '0,2'), credit(number('0,3', '0,1'), '0,401'), credit(number('0,3'), '0,30'), credit(number('0,3'), '0,31')]).toEqual([1, 1, 0, 1, 0]);
    expect([credit(number('200', '5%'), '210'), credit(number('200', '5%'), '190'), credit(number('200', '5%'), '210,01'), credit(number('-200', '5%'), '-210'), credit(number('0', '5%'), '0'), credit(number('0', '5%'), '0,01')]).toEqual([1, 1, 0, 1, 1, 0]);
    expect([readTolerance(''), readTolerance('-1'), readTolerance('un'), readTolerance('1 h')]).toEqual([{ digits: 0n, places: 0 }, null, null, null]);
  });

  it('earns half without its unit, nothing with another, and no unit is taken where none is asked for', () => {
    const hours = number('3', '', 'h', 'heures', 'km / h');
    expect(['3 h', '3h', '3 H.', '3 Heures', '3 km/h', '3', '3 jours', '4 h', '3 h 30'].map((it) => credit(hours, it))).toEqual([1, 1, 1, 1, 1, 0.5, 0, 0, 0]);
    expect(credit(number('3'), '3 jours')).toBe(0);
  });
});

/** A question of each kind, the answers that fit it, and its credit computed anew from how it was made, by no function that marks. */
interface Made { readonly content: QuestionContent; readonly order: readonly string[]; readonly response: Response; readonly credit: number }

const text = fc.constantFrom('un', 'deux', 'trois', 'quatre');
const choice = (kind: 'singleChoice' | 'multipleChoice'): fc.Arbitrary<Made> => fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }).chain((ids) => fc.record({ right: fc.subarray(ids, { minLength: 1, maxLength: kind === 'singleChoice' ? 1 : ids.length }), ticked: fc.subarray(ids, kind === 'singleChoice' ? { minLength: 1, maxLength: 1 } : {}), order: fc.shuffledSubarray(ids, { minLength: ids.length }) }).map(({ right, ticked, order }) => {
  let points = 0;
  for (const id of ticked) points += right.includes(id) ? 1 : -1;
  return { content: { kind, ...words, options: ids.map((id) => ({ id, text: id, correct: right.includes(id), explanation: '' })) }, order, response: kind === 'singleChoice' ? { kind, optionId: ticked[0] ?? '' } : { kind, optionIds: ticked }, credit: points <= 0 ? 0 : points / right.length };
}));
const short: fc.Arbitrary<Made> = fc.record({ accepted: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), given: text, loud: fc.boolean() }).map(({ accepted, given, loud }) => ({ content: { kind: 'shortText', ...words, accepted }, order: [], response: { kind: 'shortText', text: loud ? ` ${given.toUpperCase()}. ` : given }, credit: accepted.includes(given) ? 1 : 0 }));
const truth: fc.Arbitrary<Made> = fc.record({ answer: fc.boolean(), value: fc.boolean() }).map(({ answer, value }) => ({ content: { kind: 'trueFalse', ...words, answer }, order: [], response: { kind: 'trueFalse', value }, credit: answer === value ? 1 : 0 }));

/** Thousandths, written as somebody would: with either mark, and with or without spaces between thousands. */
const written = (thousandths: number, mark: string, space: string): string => {
  const [whole, rest] = [Math.floor(Math.abs(thousandths) / 1000), Math.abs(thousandths) % 1000];
  return `${thousandths < 0 ? '-' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, space)}${rest === 0 ? '' : `${mark}${String(rest).padStart(3, '0')}`}`;
};
const numeric: fc.Arbitrary<Made> = fc.record({ value: fc.integer({ min: -5_000_000, max: 5_000_000 }), by: fc.constantFrom('amount' as const, 'percent' as const), of: fc.integer({ min: 0, max: 20_000 }), step: fc.constantFrom(-2, -1, 0, 1, 2), beside: fc.constantFrom(-1, 0, 1), mark: fc.constantFrom(',', '.'), space: fc.constantFrom('', ' ', '\u00a0', '\u202f'), unit: fc.constantFrom('none', 'right', 'left out', 'another') }).map(({ value, by, of, step, beside, mark: sign, space, unit }) => {
  // Near the bound on either side, and on it. A tolerance of `of` thousandths: of the number itself, or of a hundredth of it.
  const bound = by === 'amount' ? of : (Math.abs(value) * of) / 100_000;
  const given = value + Math.sign(step) * Math.floor(bound) * Math.min(1, Math.abs(step)) + (Math.abs(step) === 2 ? Math.sign(step) : 0) + beside;
  const near = by === 'amount' ? Math.abs(given - value) <= of : Math.abs(given - value) * 100_000 <= Math.abs(value) * of;
  const suffix = { none: '', right: ' Mo', 'left out': '', another: ' Go' }[unit] ?? '';
  return {
    content: { kind: 'numeric', ...words, value: written(value, ',', ''), tolerance: { by, of: written(of, '.', ' ') }, units: unit === 'none' ? [] : ['mo', 'mégaoctets'] }, order: [], response: { kind: 'numeric', text: `${written(given, sign, space)}${suffix}` },
    credit: !near || unit === 'another' ? 0 : unit === 'left out' ? 0.5 : 1,
  };
});

const item = (id: string, words = id) => ({ id, text: words });
/** Swaps of neighbours until the order is right, counted while sorting: each undoes one wrong pair. */
const swapsToSort = (places: readonly number[]): number => {
  const left = [...places];
  let swaps = 0;
  for (let at = 1; at < left.length; at++) for (let to = at; to > 0 && (left[to - 1] as number) > (left[to] as number); to--, swaps++) [left[to - 1], left[to]] = [left[to] as number, left[to - 1] as number];
  return swaps;
};
const ordering: fc.Arbitrary<Made> = fc.uniqueArray(fc.uuid(), { minLength: 3, maxLength: 8 }).chain((ids) => fc.record({ given: fc.oneof(fc.shuffledSubarray(ids, { minLength: ids.length }), fc.constant(ids), fc.nat({ max: ids.length - 2 }).map((at) => [...ids.slice(0, at), ids[at + 1] as string, ids[at] as string, ...ids.slice(at + 2)])), order: fc.shuffledSubarray(ids, { minLength: ids.length }) }).map(({ given, order }) => {
  const pairs = (ids.length * (ids.length - 1)) / 2;
  return { content: { kind: 'ordering', ...words, items: ids.map((id) => item(id)) }, order, response: { kind: 'ordering', itemIds: given }, credit: Math.max(0, 1 - (2 * swapsToSort(given.map((id) => ids.indexOf(id)))) / pairs) };
}));
/** Some right halves say the same: whichever of them is chosen, it is the same answer. */
const matching: fc.Arbitrary<Made> = fc.record({ rights: fc.array(text, { minLength: 2, maxLength: 5 }), extra: fc.uniqueArray(fc.constantFrom('cinq', 'six'), { maxLength: 2 }), seed: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), left: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), sure: fc.boolean() }).chain(({ rights, extra, seed, left, sure }) => {
  const all = [...rights, ...extra];
  const given = rights.flatMap((_, at) => (left[at] === true && !sure ? [] : [{ leftId: `l${at}`, at: sure ? at : (seed[at] as number) % all.length, of: at }]));
  let right = 0;
  for (const it of given) if (all[it.at] === rights[it.of]) right++;
  const content: QuestionContent = { kind: 'matching', ...words, pairs: rights.map((it, at) => ({ left: item(`l${at}`), right: item(`r${at}`, it) })), extra: extra.map((it, at) => item(`r${rights.length + at}`, it)) };
  return fc.shuffledSubarray(all.map((_, at) => `r${at}`), { minLength: all.length }).map((order) => ({ content, order, response: { kind: 'matching' as const, pairs: given.map(({ leftId, at }) => ({ leftId, rightId: `r${at}` })) }, credit: right / rights.length }));
});
const gapFill: fc.Arbitrary<Made> = fc.array(fc.record({ accepted: fc.uniqueArray(text, { minLength: 1, maxLength: 2 }), list: fc.boolean(), given: fc.option(text), loud: fc.boolean() }), { minLength: 1, maxLength: 5 }).map((gaps) => ({
  content: { kind: 'gapFill', ...words, text: gaps.map((_, at) => `avant [${at}] après`).join(' [x] '), gaps: gaps.map(({ accepted, list }, at) => ({ id: String(at), accepted, others: list ? ['ailleurs', 'jamais'] : [] })) }, order: [],
  response: { kind: 'gapFill', gaps: gaps.flatMap(({ given, loud }, at) => (given === null ? [] : [{ id: String(at), text: loud ? ` « ${given.toUpperCase()} » ` : given }])) },
  credit: gaps.reduce((sum, it) => sum + (it.given !== null && it.accepted.includes(it.given) ? 1 : 0), 0) / gaps.length,
}));

const hotSpot: fc.Arbitrary<Made> = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 6 }).chain((ids) => fc.record({ right: fc.subarray(ids, { minLength: 1 }), chosen: fc.constantFrom(...ids), places: fc.array(fc.nat({ max: 900 }), { minLength: 12, maxLength: 12 }) }).map(({ right, chosen, places }) => ({
  content: { kind: 'hotSpot' as const, ...words, picture: { file: 'a', width: 640, height: 480, words: 'picture' }, options: ids.map((id, at) => ({ id, text: id, correct: right.includes(id), explanation: '', shape: { form: 'box' as const, x: places[at] as number, y: places[at + 6] as number, width: 100, height: 100 } })) },
  order: [], response: { kind: 'hotSpot' as const, optionId: chosen }, credit: right.includes(chosen) ? 1 : 0,
})));

const ticketSimulation: fc.Arbitrary<Made> = fc.nat().map((seed) => simulatedTicket(3, seed)).chain((content) => {
  const every = everyWay(content);
  const most = Math.max(...every.map(earnedBy(content)));
  const replies = content.scenes.flatMap((it) => it.replies.map(({ id }) => id));
  return fc.record({ way: fc.oneof(fc.constantFrom(...every), fc.constantFrom(...every.filter((it) => earnedBy(content)(it) === most))), part: fc.constantFrom(1, 1, 1, 0.5), order: fc.shuffledSubarray(replies, { minLength: replies.length }) }).map(({ way, part, order }) => {
    const replyIds = way.slice(0, Math.ceil(way.length * part));
    return { content, order, response: { kind: 'ticketSimulation' as const, replyIds }, credit: worthByTrying(content, replyIds, every) };
  });
});

const made: Record<QuestionKind, fc.Arbitrary<Made>> = { singleChoice: choice('singleChoice'), multipleChoice: choice('multipleChoice'), shortText: short, trueFalse: truth, numeric, ordering, matching, gapFill, hotSpot, ticketSimulation };
const any = fc.oneof(...Object.values(made));
const blankAnswers: readonly Response[] = [{ kind: 'multipleChoice', optionIds: [] }, { kind: 'shortText', text: ' . ' }, { kind: 'numeric', text: ' ' }, { kind: 'ordering', itemIds: [] }, { kind: 'matching', pairs: [] }, { kind: 'gapFill', gaps: [] }, { kind: 'gapFill', gaps: [{ id: '0', text: ' . ' }] }, { kind: 'ticketSimulation', replyIds: [] }];

describe('marking a question of any kind', () => {
  it('agrees with an independent recomputation, between 0 and 1, and says so in its verdict', () => {
    const seen = new Map<string, number>();
    fc.assert(fc.property(any, ({ content, response, credit: expected }) => {
      const marked = mark(content, response);
      expect(marked.credit).toBeCloseTo(expected, 12);
      expect(marked.credit).toBeGreaterThanOrEqual(0);
      expect(marked.credit).toBeLessThanOrEqual(1);
      if (!isBlank(response)) expect(marked.verdict).toBe(expected === 1 ? 'right' : expected > 0 ? 'partly' : 'wrong');
      seen.set(`${content.kind} ${marked.verdict}`, (seen.get(`${content.kind} ${marked.verdict}`) ?? 0) + 1);
    }), { numRuns: 10_000 });
    // The generator is worth its runs: every kind was answered rightly and wrongly, often.
    for (const kind of Object.keys(made)) for (const verdict of ['right', 'wrong']) expect([kind, verdict, (seen.get(`${kind} ${verdict}`) ?? 0) > 50]).toEqual([kind, verdict, true]);
  });

  it('gives the answer of the key itself 1, and a blank one 0', () => {
    fc.assert(fc.property(any, ({ content }) => {
      expect(mark(content, rightAnswer(content))).toEqual({ credit: 1, verdict: 'right' });
      for (const response of [null, ...blankAnswers.filter((it) => it.kind === content.kind)]) expect(mark(content, response)).toEqual({ credit: 0, verdict: 'blank' });
    }), { numRuns: 2000 });
  });

  it('refuses an answer of another kind', () => fc.assert(fc.property(any, any, (one, other) => {
    fc.pre(one.content.kind !== other.content.kind);
    expect(() => mark(one.content, other.response)).toThrow(RangeError);
  })));
});

describe('a whole attempt', () => {
  const attempt = fc.array(fc.record({ made: any, of: fc.nat(2), blank: fc.boolean() }), { minLength: 1, maxLength: 6 });
  it('is worth what an independent recomputation of its answers says, in all and level by level, and passes by nothing else', () => {
    const seen = { passed: 0, failed: 0 };
    fc.assert(fc.property(attempt, fc.constantFrom(0.25, 0.5, 0.8, 1), (questions, passMark) => {
      const marks = questions.map(({ made: { content, response }, of, blank }) => ({ cell: { competencyId: `c${of}`, level: 1 as const }, credit: mark(content, blank ? null : response).credit }));
      const worth = questions.map(({ made: { credit }, of, blank }) => ({ of, worth: blank ? 0 : credit }));
      const share = (some: readonly { readonly worth: number }[]): number => some.reduce((sum, it) => sum + it.worth / some.length, 0);
      const { total, byCell } = score(marks);
      expect(total).toBeCloseTo(share(worth), 12);
      expect([...byCell].sort((a, b) => (a.cell.competencyId < b.cell.competencyId ? -1 : 1)).map((it) => [it.cell.competencyId, it.questions])).toEqual([0, 1, 2].flatMap((of) => { const own = worth.filter((it) => it.of === of); return own.length === 0 ? [] : [[`c${of}`, own.length]]; }));
      for (const it of byCell) expect(it.score).toBeCloseTo(share(worth.filter(({ of }) => `c${of}` === it.cell.competencyId)), 12);
      expect(passed(total, passMark)).toBe(share(worth) >= passMark - 1e-9);
      seen[passed(total, passMark) ? 'passed' : 'failed']++;
    }), { numRuns: 10_000 });
    expect(Math.min(seen.passed, seen.failed)).toBeGreaterThan(500);
  });
});

describe('the credit of an order', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => item(id));
  const of = (given: string) => mark({ kind: 'ordering', ...words, items }, { kind: 'ordering', itemIds: [...given] }).credit;
  it('counts the pairs in order, less those that are not', () => expect(['abcd', 'abdc', 'bacd', 'badc', 'bcda', 'dabc', 'cdab', 'dcba'].map(of).map((it) => Math.round(it * 12))).toEqual([12, 8, 8, 4, 0, 0, 0, 0]));
  it('is little for an order given by chance, and the same seen from either side', () => {
    const orders = items.flatMap((a) => items.flatMap((b) => items.flatMap((c) => items.flatMap((d) => (new Set([a, b, c, d]).size === 4 ? [[a.id, b.id, c.id, d.id].join('')] : [])))));
    expect([orders.length, orders.reduce((sum, it) => sum + of(it), 0) / orders.length < 0.25]).toEqual([24, true]);
  });
});

describe('what a learner sees', () => {
  it('is each right half once, and a list in an order that says nothing', () => {
    const pairs = [['L1', 'Nord'], ['L2', 'Sud'], ['L3', 'Nord']].map(([left, right], at) => ({ left: item(`l${at}`, left), right: item(`r${at}`, right) }));
    const shown = present({ kind: 'matching', ...words, pairs, extra: [item('r3', 'Est')] }, ['r2', 'r3', 'l0', 'r1', 'r0', 'l1', 'l2']);
    expect([shown.lefts.map((it) => it.text), shown.options]).toEqual([['L1', 'L2', 'L3'], [item('r2', 'Nord'), item('r3', 'Est'), item('r1', 'Sud')]]);
    expect(present({ kind: 'gapFill', ...words, text: 'De [2] à [1] [3].', gaps: [{ id: '1', accepted: ['Été', '10'], others: ['9', 'eau', 'Zoé'] }, { id: '2', accepted: ['là'], others: [' '] }] }, []).passage)
      .toEqual([{ text: 'De ', gap: { id: '2', choices: [] } }, { text: ' à ', gap: { id: '1', choices: ['9', '10', 'eau', 'Été', 'Zoé'] } }, { text: ' [3].', gap: null }]);
  });


  it('is the picture beside a question of any kind, and what it shows in words; that of a spot is asked on, and stands beside nothing', () => fc.assert(fc.property(any, ({ content, order }) => {
    const illustration = { file: 'f', width: 20, height: 10, words: 'Un écran' };
    const shown = present({ ...content, illustration } as QuestionContent, order);
    expect(shown).toEqual({ ...present(content, order), illustration: content.kind === 'hotSpot' ? null : illustration });
  })));

  it('is the same whatever the key says', () => fc.assert(fc.property(any, ({ content, order }) => {
    const shown = present(content, order);
    expect(present(withAnotherKey(content), order)).toEqual(shown);
    expect(Object.keys(shown).filter((it) => !['kind', 'prompt', 'illustration', 'options', 'lefts', 'passage', 'picture', 'conversation', 'unit'].includes(it))).toEqual([]);
  }), { numRuns: 2000 }));
});

/** The same question, of which something else is right. */
function withAnotherKey(content: QuestionContent): QuestionContent {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return { ...content, explanation: 'another', options: content.options.map((it) => ({ ...it, correct: !it.correct, explanation: 'another' })) };
    case 'hotSpot': return { ...content, explanation: 'another', options: [...content.options].reverse().map((it) => ({ ...it, correct: !it.correct, explanation: 'another' })) };
    case 'shortText': return { ...content, explanation: 'another', accepted: ['another', 'and another'] };
    case 'trueFalse': return { ...content, explanation: 'another', answer: !(content.answer ?? false) };
    case 'numeric': return { ...content, explanation: 'another', value: '42', tolerance: { by: 'percent', of: '7' }, units: content.units.map(() => 'another') };
    case 'ordering': return { ...content, explanation: 'another', items: [...content.items].reverse() };
    case 'matching': { const rights = content.pairs.map((it) => it.right).reverse(); return { ...content, explanation: 'another', pairs: content.pairs.map(({ left }, at) => ({ left, right: rights[at] ?? left })) }; }
    case 'ticketSimulation': return { ...content, explanation: 'another', scenes: content.scenes.map((scene, at) => ({ ...scene, says: at === 0 ? scene.says : 'another', replies: scene.replies.map((it) => ({ ...it, next: { to: 'end', good: true }, consequence: 'another', credit: -it.credit })) })) };
    case 'gapFill': return { ...content, explanation: 'another', gaps: content.gaps.map(({ id, accepted, others }) => (others.length === 0 ? { id, accepted: ['another'], others } : { id, accepted: others, others: accepted })) };
  }
}
