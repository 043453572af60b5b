import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyQuestion } from './any-question.js';
import { planImport, type HeldQuestion, type PlannedQuestion } from './plan-import.js';
import { faultOf, questionFormats, tidyPortable, type PortableQuestion } from './portable-question.js';
import { readPortable, writePortable } from './question-formats.js';

const idOf = (key: string): string => `id of ${key}`;
const whole = fc.array(anyQuestion, { maxLength: 5 }).map((all) => all.map(tidyPortable).filter((it) => faultOf(it) === null));
/** What is there once a plan is carried out. */
const after = (held: readonly HeldQuestion[], plan: readonly PlannedQuestion[]): HeldQuestion[] => [
  ...held.map((it) => { const change = plan.find((each) => each.kind === 'changed' && each.id === it.id); return change?.kind === 'changed' ? { id: it.id, question: change.question } : it; }), ...plan.flatMap((it) => (it.kind === 'new' ? [{ id: it.id, question: { ...it.question, source: it.id } }] : [])),
];
const kinds = (plan: readonly PlannedQuestion[]) => plan.map((it) => it.kind);
const choice = (prompt: string, ...options: string[]): PortableQuestion => ({ source: '', cell: null, difficulty: null, tags: [], picture: null, content: { kind: 'singleChoice', prompt, explanation: '', options: options.map((text, at) => ({ text, correct: at === 0, explanation: '' })) } });

describe('taking questions of a file in', () => {
  it.each(questionFormats)('twice from %s adds and changes nothing the second time', (format) => fc.assert(fc.property(whole, whole, (there, given) => {
    const held = there.map((question, at) => ({ id: `held ${at}`, question }));
    const found = readPortable(format, writePortable(format, given, 'fr').text);
    const once = after(held, planImport(held, found, format, idOf));
    expect(new Set(once.map((it) => it.id)).size).toBe(once.length);
    expect(kinds(planImport(once, found, format, idOf)).filter((it) => it !== 'same')).toEqual([]);
  }), { numRuns: 150 }));

  it.each(questionFormats)('that were written as %s from here changes nothing, whatever the format could not say', (format) => fc.assert(fc.property(whole, (there) => {
    const held = there.map((question, at) => ({ id: `held ${at}`, question: { ...question, source: `held ${at}` } }));
    const plan = planImport(held, readPortable(format, writePortable(format, held.map((it) => it.question), 'fr').text), format, idOf);
    expect(kinds(plan).filter((it) => it !== 'same')).toEqual([]);
  }), { numRuns: 150 }));

  it('knows a question again by what it is called, by its words, or by all it says; two of the same words are two questions', () => {
    const held = [{ id: 'a', question: { ...choice('Q ?', 'oui', 'non'), source: 'a' } }, { id: 'b', question: choice('R ?', 'x', 'y') }];
    const plan = (...questions: PortableQuestion[]) => kinds(planImport(held, { questions, lines: questions.map((_, at) => at + 1) }, 'gift', idOf));
    expect(plan({ ...choice('Q, autrement ?', 'oui', 'non'), source: 'a' }, choice('R ?', 'x', 'z'), choice('S ?', '1', '2'))).toEqual(['changed', 'changed', 'new']);
    expect(plan(choice('R ?', 'x', 'z'), choice('R ?', 'x', 'w'))).toEqual(['new', 'new']);
    expect(plan(choice('S ?', '1', '2'), choice('S ?', '1', '2'))).toEqual(['new', 'same']);
    expect(plan({ ...choice('S ?', '1', '2'), source: 'twice' }, { ...choice('T ?', '1', '2'), source: 'twice' })).toEqual(['new', 'new']);
  });

  it('knows two questions of the same words apart by their answers, where the format says neither ids nor explanations', () => {
    const held = ['x', 'y'].map((option) => { const it = choice('Laquelle ?', option, 'z'); return { id: option, question: { ...it, content: { ...it.content, explanation: 'Voir.' } } }; });
    expect(kinds(planImport(held, readPortable('aiken', writePortable('aiken', held.map((it) => it.question), 'fr').text), 'aiken', idOf))).toEqual(['same', 'same']);
  });

  it('keeps what the format cannot say', () => {
    const question: PortableQuestion = { source: 'n', cell: { competency: 'Communiquer', level: 2 }, difficulty: 3, tags: ['Aide [F1]', 'heures'], picture: null, content: { kind: 'numeric', prompt: 'Combien ?', explanation: 'Voir.', value: '12,50', tolerance: { by: 'percent', of: '2' }, units: ['h', 'heures'] } };
    const [change] = planImport([{ id: 'n', question }], { questions: [{ source: 'n', cell: null, difficulty: null, tags: ['heures'], picture: null, content: { kind: 'numeric', prompt: 'Combien d’heures ?', explanation: 'Voir.', value: '12.50', tolerance: { by: 'amount', of: '0.25' }, units: [] } }], lines: [3] }, 'gift', idOf);
    expect(change).toEqual({ kind: 'changed', line: 3, id: 'n', before: question, question: { ...question, content: { ...question.content, prompt: 'Combien d’heures ?' } } });
  });
});
