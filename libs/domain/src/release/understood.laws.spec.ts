import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { understoodBy, type ChangeAnswer } from './understood.js';

const version = fc.integer({ min: 0, max: 4 }).map((it) => `v${it}`);
const words = fc.constantFrom('before', 'now');
const answers = fc.array(fc.record({ questionVersionId: version, sha256: words, credit: fc.constantFrom(0, 0.5, 0.99, 1) }), { maxLength: 15 }).map((all) => all.map((it, at): ChangeAnswer => ({ ...it, id: `a${at}` })));
const asked = fc.uniqueArray(version, { maxLength: 4 });

describe('a change that was understood', () => {
  it('is one of which each question was answered wholly right, about the words of now: told as another way of reckoning tells it', () => fc.assert(fc.property(asked, answers, (questions, given) => {
    const right = new Set<string>();
    for (const it of given) if (it.credit === 1 && it.sha256 === 'now') right.add(it.questionVersionId);
    const found = understoodBy(questions, 'now', given);
    expect(found !== null).toBe(questions.every((it) => right.has(it)));
    for (const [at, id] of (found ?? []).entries()) expect(given.find((it) => it.id === id)).toMatchObject({ questionVersionId: questions[at], sha256: 'now', credit: 1 });
  }), { numRuns: 2000 }));

  it('stays so, by the same answers, whatever is answered after it, and whatever is not asked any more', () => fc.assert(fc.property(asked, answers, answers, fc.nat(3), (questions, given, later, gone) => {
    const found = understoodBy(questions, 'now', given);
    if (found === null) return;
    expect(understoodBy(questions, 'now', [...given, ...later.map((it) => ({ ...it, id: `later ${it.id}` }))])).toEqual(found);
    expect(understoodBy(questions.filter((_, at) => at !== gone), 'now', given)).not.toBeNull();
  }), { numRuns: 1000 }));

  it('is not, once it says something else, or asks another version, before that is answered', () => fc.assert(fc.property(asked, answers, (questions, given) => {
    fc.pre(questions.length > 0);
    const old = given.map((it) => ({ ...it, sha256: 'before' }));
    expect(understoodBy(questions, 'now', old)).toBeNull();
    expect(understoodBy([...questions, 'v9'], 'now', given)).toBeNull();
    // Where nothing is asked, reading is enough.
    expect(understoodBy([], 'now', given)).toEqual([]);
  }), { numRuns: 500 }));
});
