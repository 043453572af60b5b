import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tidyQuestion, type PlainQuestion } from './question-text.js';
import { readQuestions } from './read-questions.js';
import { writeQuestions } from './write-questions.js';

const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), fc.array(fc.constantFrom('*', '+ ', '- ', '-', '[x]', '[ ] ', '=', '#', ' # ', ' #', '\\', '\\#', 'A. ', 'b) ', '\u0338', 'RE\u0301PONSE : A', '1. ', 'ANSWER: A', 'Réponse : b', '---', ' ', '\t', '\u00a0', '\u2028', 'é', 'mot'), { minLength: 1, maxLength: 5 }).map((it) => it.join('')));
const line = words.filter((it) => tidyQuestion({ kind: 'shortText', prompt: '', accepted: [it], explanation: '' }).kind === 'shortText' && it.replace(/[\t-\r ]/g, '') !== '');
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((it) => it.join('\n'));
const maybe = fc.option(paragraph, { nil: '' });
const option = fc.record({ text: line, correct: fc.boolean(), explanation: fc.option(line, { nil: '' }) });
const options = fc.uniqueArray(option, { minLength: 2, maxLength: 5, selector: (it) => it.text.replace(/[\t-\r ]+/g, ' ').replace(/^ | $/g, '') });
const question: fc.Arbitrary<PlainQuestion> = fc.oneof(
  fc.record({ kind: fc.constant('shortText' as const), prompt: paragraph, accepted: fc.array(line, { minLength: 1, maxLength: 4 }), explanation: maybe }),
  fc.tuple(options, fc.nat(), paragraph, maybe).map(([all, right, prompt, explanation]) => ({ kind: 'singleChoice' as const, prompt, explanation, options: all.map((it, at) => ({ ...it, correct: at === right % all.length })) })),
  fc.tuple(options, paragraph, maybe).map(([all, prompt, explanation]) => ({ kind: 'multipleChoice' as const, prompt, explanation, options: all.map((it, at) => ({ ...it, correct: it.correct || at === 0 })) })),
);
const codes = (text: string) => readQuestions(text).problems.map((it) => [it.line, it.code]);
const choice = (text: string) => readQuestions(text).questions.map((it) => [it.kind, it.prompt, it.kind === 'shortText' ? it.accepted : it.options.map((o) => (o.correct ? `+${o.text}` : o.text))]);

describe('questions as text', () => {
  it('read back as they were written, whatever signs their words hold', () => fc.assert(fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), (questions) => {
    expect(readQuestions(writeQuestions(questions))).toEqual({ questions: questions.map(tidyQuestion), problems: [] });
  }), { numRuns: 600 }));

  it('never throw, and give either questions or problems, each with a line that is there', () => fc.assert(fc.property(fc.array(fc.oneof(words, fc.constantFrom('\n', '\n\n', '\n  ')), { maxLength: 20 }).map((it) => it.join('')), (text) => {
    const { questions, problems } = readQuestions(text);
    expect(questions.length > 0).toBe(problems.length === 0);
    for (const it of problems) { expect(it.line).toBeGreaterThan(0); expect(it.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length); }
  }), { numRuns: 600 }));

  it('are read in the form that people type', () => {
    expect(readQuestions('\uFEFFQue dit le bandeau orange ?\n* Environnement de formation # C’est une copie.\n- Production\n- Rien\n# Bleu : production.\n\nQuelles touches ?\n[x] F1\n[ ] F2\n[x] F3\n\nQui contacter ?\n= le responsable\n= Karim\n')).toEqual({
      problems: [], questions: [
        { kind: 'singleChoice', prompt: 'Que dit le bandeau orange ?', explanation: 'Bleu : production.', options: [{ text: 'Environnement de formation', correct: true, explanation: 'C’est une copie.' }, { text: 'Production', correct: false, explanation: '' }, { text: 'Rien', correct: false, explanation: '' }] },
        { kind: 'multipleChoice', prompt: 'Quelles touches ?', explanation: '', options: [{ text: 'F1', correct: true, explanation: '' }, { text: 'F2', correct: false, explanation: '' }, { text: 'F3', correct: true, explanation: '' }] },
        { kind: 'shortText', prompt: 'Qui contacter ?', explanation: '', accepted: ['le responsable', 'Karim'] },
      ],
    });
  });

  it('are read as Aiken, with letters and an answer, in English and in French, also starred', () => {
    const expected = [['singleChoice', 'Laquelle ?', ['Une', '+Deux']]];
    for (const text of ['Laquelle ?\nA. Une\nB. Deux\nANSWER: B', '3) Laquelle ?\r\n\r\na) Une\r\n\r\nb) Deux\r\n\r\nRéponse : b', 'Laquelle ?\nA) Une\n*B) Deux', 'Laquelle ?\n- Une\n+ Deux', '1. Laquelle ?\n\n- [ ] Une\n- [x] Deux'.replace('[ ] ', '').replace('- [x]', '*')]) expect([text, choice(text)]).toEqual([text, expected]);
    expect(choice('Lesquelles ?\nA. Une\nB. Deux\nC. Trois\nANSWER: A, C')).toEqual([['multipleChoice', 'Lesquelles ?', ['+Une', 'Deux', '+Trois']]]);
    expect(choice('M. Martin appelle.\nQue répondre ?\n* M. Roche s’en occupe\n- Rien\n  du tout\n\nA. Martin a-t-il raison ?\n* Oui\n- Non')).toEqual([
      ['singleChoice', 'M. Martin appelle.\nQue répondre ?', ['+M. Roche s’en occupe', 'Rien du tout']], ['singleChoice', 'A. Martin a-t-il raison ?', ['+Oui', 'Non']],
    ]);
  });

  it('say what is wrong, line by line, and give nothing then', () => {
    expect(codes('')).toEqual([[1, 'questions.empty']]);
    expect(codes('* Oui\n- Non')).toEqual([[1, 'question.no-prompt']]);
    expect(codes('Seule ?\n\nAutre ?\n* a\n- b')).toEqual([[1, 'question.no-answers']]);
    expect(codes('Q ?\n* a')).toEqual([[1, 'question.one-option']]);
    expect(codes('Q ?\n- a\n- b')).toEqual([[1, 'question.no-right']]);
    expect(codes('Q ?\nA. a\nB. b\nANSWER: D')).toEqual([[4, 'question.answer-unknown']]);
    expect(codes('Q ?\nA. a\n*B. b\nANSWER: B')).toEqual([[4, 'question.answered-twice']]);
    expect(codes('Q ?\n* a\n- b\n= c')).toEqual([[4, 'question.two-kinds']]);
    expect(codes('Q ?\n* a\n- b\nR ?\n* c\n- d')).toEqual([[4, 'question.stray-text']]);
    expect(codes('Q ?\n* a\n- a')).toEqual([[3, 'question.option-twice']]);
    expect(codes('Q ?\n* a\n-\n- b')).toEqual([[3, 'question.text-missing']]);
    expect(codes(`Q ?\n* a\n- ${'b'.repeat(501)}`)).toEqual([[3, 'question.too-long']]);
    expect(codes(`${'Q'.repeat(2_001)} ?\n* a\n- b`)).toEqual([[1, 'question.too-long']]);
    expect(codes(`Q ?\n* a\n${Array.from({ length: 20 }, (_, at) => `- ${at}`).join('\n')}`)).toEqual([[1, 'question.too-many-options']]);
    expect(codes('Q ?\n* a\n- b\n\n'.repeat(201))).toEqual([[801, 'questions.too-many']]);
    expect(readQuestions('Q ?\n* a\n- b\n\nR ?\n- c').questions).toEqual([]);
  });

  it('take as long as they are', () => {
    for (const sign of ['* ', 'Q\n', '- # ', '\\', 'A. ', '[x]', '= a\n', '# \n', 'Q ?\n* a\n- b\n\n']) {
      const from = process.cpuUsage();
      readQuestions(sign.repeat(Math.ceil(100_000 / sign.length)));
      expect([sign, process.cpuUsage(from).user < 4_000_000]).toEqual([sign, true]);
    }
  }, 60_000);
});
