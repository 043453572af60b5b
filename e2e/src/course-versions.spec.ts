import { expect, test } from '@playwright/test';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const text = {
  fr: { title: 'Relancer un client', lesson: 'Quand relancer', before: '## La règle\n\nOn relance le client au bout de **deux** jours.\n\n- par courriel\n- une seule fois', after: '## La règle\n\nOn relance le client au bout de **trois** jours ouvrés.\n\n- par courriel\n- par téléphone\n\n> Jamais le week-end.', quiz: 'Vérifiez-vous', prompt: 'Quand relance-t-on ?', options: ['Au bout de deux jours', 'Jamais'], option: 'Au bout de trois jours ouvrés', reason: 'La règle a changé.' },
  en: { title: 'Chasing a customer', lesson: 'When to chase', before: '## The rule\n\nWe chase the customer after **two** days.\n\n- by mail\n- once only', after: '## The rule\n\nWe chase the customer after **three** working days.\n\n- by mail\n- by telephone\n\n> Never at the weekend.', quiz: 'Check yourself', prompt: 'When do we chase?', options: ['After two days', 'Never'], option: 'After three working days', reason: 'The rule changed.' },
} as const;

test('a course changes: two versions side by side', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const its = text[locale];
  /** What the story needs and does not tell, by whoever is signed in. */
  const ask = <T>(path: string, body?: unknown) => page.evaluate(async ([to, sent]) => (await fetch(to, sent === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })).json() as Promise<unknown>, [path, body === undefined ? undefined : JSON.stringify(body)] as const) as Promise<T>;
  const [lessonId, quizId, questionId, draftId] = Array.from({ length: 4 }, () => crypto.randomUUID());
  await visitor.enter('claire');
  const { frameworks } = await ask<{ frameworks: { competencies: { id: string; hasLevels: boolean }[] }[] }>('/api/frameworks');
  const competencyId = frameworks.flatMap((it) => it.competencies).find((it) => it.hasLevels)?.id;
  const content = (lesson: string, option: string, questionTitle: string) => ({ locale, title: its.title, summary: '', activities: [
    { id: lessonId, kind: 'lesson', title: its.lesson, minutes: 3, text: lesson, pictures: [] },
    { id: quizId, kind: 'quiz', title: its.quiz, minutes: 2, cell: { competencyId, level: 1 }, passMark: 1, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [{ id: questionId, cell: null, content: { kind: 'singleChoice', prompt: questionTitle, explanation: '', options: [{ id: '1', text: option, correct: true, explanation: '' }, { id: '2', text: its.options[1], correct: false, explanation: '' }] } }] },
  ] });
  const publish = async (id: string, what: unknown, change: unknown) => { await ask(`/api/course-drafts/${id}`, { seen: 1, content: what }); return ask<{ courseId: string; version: number }>(`/api/course-drafts/${id}/publication`, { seen: 2, change }); };
  await ask('/api/course-drafts', { id: draftId, locale });
  const { courseId } = await publish(draftId ?? '', content(its.before, its.options[0], its.prompt), null);
  const { id: next } = await ask<{ id: string }>(`/api/courses/${courseId}/drafts`, { id: crypto.randomUUID() });
  expect((await publish(next, content(its.after, its.option, its.prompt), { class: 'substantive', reason: its.reason })).version).toBe(2);

  await visitor.press(say('shell.drafts'));
  await visitor.press(`${say('drafts.versions')} ${its.title}`);
  await expect(page.getByText(its.reason)).toBeVisible();
  await expect(page.locator('app-difference-view ins').first()).toContainText(locale === 'fr' ? 'trois' : 'three');
  await expect(page.locator('app-difference-view del').first()).toContainText(locale === 'fr' ? 'deux' : 'two');
  await expect(page.getByText(locale === 'fr' ? 'La règle' : 'The rule', { exact: true })).toBeHidden();
  await visitor.look('versions');
  await visitor.tick(page.locator('input[name=onlyChanges]'));
  await expect(page.getByText(locale === 'fr' ? 'La règle' : 'The rule', { exact: true })).toBeVisible();
  await visitor.look('versions-whole');
  await page.locator('select[name=from]').selectOption('2');
  await expect(page.getByText(say('versions.same'))).toBeVisible();
});
