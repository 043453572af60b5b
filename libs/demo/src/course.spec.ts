import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { optionsOf } from '@palier/domain';
import { courses, framework, languages, mediaFolder, memos, people, pictures, questions } from './index.js';
import type { BankQuestion, Blueprint, Draw } from './index.js';

const units = courses.flatMap((course) => course.units);
const ofCell = (draw: Draw & { kind: 'cell' }): BankQuestion[] =>
  questions.filter(({ cell, content, namedOnly }) =>
    cell.competency === draw.competency && cell.level === draw.level && namedOnly !== true && (draw.questionKind === undefined || content.fr.kind === draw.questionKind));

describe('the courses', () => {
  it('name things once, and only what exists', () => {
    expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
    for (const { competency, level } of [...units.flatMap(({ cells }) => cells), ...questions.map(({ cell }) => cell)])
      expect(framework.competencies.find(({ key }) => key === competency)?.levels?.[level]).toBeDefined();
    for (const { author } of courses) expect(people.find(({ key }) => key === author)?.roles).toContain('author');
  });

  it('give a lesson the same blocks in both languages, each with its own id', () => {
    for (const unit of units) {
      if (unit.kind !== 'lesson') continue;
      const [french, english] = languages.map((language) => unit.body[language].content.map(({ type, attrs }) => `${type} ${attrs.id}`));
      expect(english).toEqual(french);
      expect(new Set(unit.body.fr.content.map(({ attrs }) => attrs.id)).size).toBe(french?.length);
    }
  });

  it('show pictures that exist, in the language of the lesson, with their words and size', () => {
    const images = units.flatMap((unit) => (unit.kind === 'lesson' ? languages.flatMap((language) => unit.body[language].content.flatMap((block) => (block.type === 'image' ? [{ language, ...block.attrs }] : []))) : []));
    expect(images).toHaveLength(4);
    for (const { language, file, alt, width, height } of images) {
      expect(alt.length).toBeGreaterThan(40);
      expect(file).toMatch(new RegExp(`^media:[a-z-]+\\.${language}\\.png$`));
      const bytes = readFileSync(new URL(file.slice('media:'.length), mediaFolder));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
      expect(bytes.length).toBeLessThan(60_000);
    }
    for (const { alt } of Object.values(pictures)) expect(alt.fr).not.toBe(alt.en);
  });

  it('join a memo that opens as a PDF with its structure', () => {
    for (const memo of Object.values(memos))
      for (const language of languages) {
        const text = readFileSync(new URL(memo.files[language], mediaFolder), 'latin1');
        expect(text).toMatch(/^%PDF-/);
        expect(text).toMatch(/\/StructTreeRoot/);
      }
  });
});

describe('the bank', () => {
  it('has a right answer and words of explanation for every question and choice', () => {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    for (const { key, content } of questions)
      for (const language of languages) {
        const question = content[language];
        expect(question.explanation).not.toBe('');
        if (question.kind === 'shortText') {
          expect({ key, accepted: question.accepted.length > 0 }).toEqual({ key, accepted: true });
          continue;
        }
        if (question.kind === 'ticketSimulation') {
          for (const reply of question.scenes.flatMap((it) => it.replies)) expect({ key, reply: reply.id, follows: reply.consequence !== '' && reply.next !== null }).toEqual({ key, reply: reply.id, follows: true });
          continue;
        }
        const options = optionsOf(question);
        const right = options.filter(({ correct }) => correct).length;
        expect({ key, right: question.kind === 'singleChoice' ? right === 1 : right >= 1 && right < options.length }).toEqual({ key, right: true });
        expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
        for (const option of options) expect({ key, option: option.id, why: option.explanation !== '' }).toEqual({ key, option: option.id, why: true });
      }
  });

  it('asks the same in both languages: kind, choices and right ones', () => {
    for (const { content } of questions) {
      const [french, english] = languages.map((language) => {
        const question = content[language];
        return { kind: question.kind, options: optionsOf(question).map(({ id, correct }) => ({ id, correct })) };
      });
      expect(english).toEqual(french);
    }
  });
});

/** True where every line of the blueprint can be filled without a question coming twice, however the others fall. */
function satisfied({ draws }: Blueprint): boolean {
  const fixed = draws.flatMap((draw) => (draw.kind === 'fixed' ? [draw.question] : []));
  const drawn = draws.filter((draw) => draw.kind === 'cell');
  const total = drawn.reduce((sum, { count }) => sum + count, 0);
  return new Set(fixed).size === fixed.length
    && fixed.every((key) => questions.some((question) => question.key === key))
    && drawn.every((draw) => ofCell(draw).filter(({ key }) => !fixed.includes(key)).length >= (draw.questionKind === undefined ? total : draw.count));
}

describe('the quizzes', () => {
  it('are filled by the bank', () => {
    const quizzes = units.filter((unit) => unit.kind === 'quiz');
    expect(quizzes.map(({ blueprint }) => satisfied(blueprint))).toEqual([true, true, true]);
    expect(satisfied({ draws: [{ kind: 'cell', competency: 'communication', level: 1, count: 6 }] })).toBe(false);
  });

  it('ask a new hire six questions on one cell, of all three kinds in every attempt', () => {
    const quiz = units.find(({ key }) => key === 'first-steps-quiz');
    if (quiz?.kind !== 'quiz') throw new Error('no quiz');
    const certain = quiz.blueprint.draws.map((draw) => (draw.kind === 'fixed' ? questions.find(({ key }) => key === draw.question)?.content.fr.kind : draw.questionKind));
    expect(new Set(certain)).toEqual(new Set(['shortText', 'multipleChoice', 'singleChoice', undefined]));
    expect(quiz.blueprint.draws.reduce((sum, draw) => sum + (draw.kind === 'fixed' ? 1 : draw.count), 0)).toBe(6);
    for (const draw of quiz.blueprint.draws)
      if (draw.kind === 'fixed') expect(questions.find(({ key }) => key === draw.question)?.cell).toEqual({ competency: 'business-software', level: 1 });
  });
});
