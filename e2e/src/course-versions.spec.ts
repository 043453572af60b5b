import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const text = {
  fr: { title: 'Relancer un client', lesson: 'Quand relancer', before: '## La règle\n\nOn relance le client au bout de **deux** jours.\n\n- par courriel\n- une seule fois', after: '## La règle\n\nOn relance le client au bout de **trois** jours ouvrés.\n\n- par courriel\n- par téléphone\n\n> Jamais le week-end.', quiz: 'Vérifiez-vous', prompt: 'Quand relance-t-on ?', options: ['Au bout de deux jours', 'Jamais'], option: 'Au bout de trois jours ouvrés', reason: 'La règle a changé.', mend: 'Dites aussi pour le téléphone.' },
  en: { title: 'Chasing a customer', lesson: 'When to chase', before: '## The rule\n\nWe chase the customer after **two** days.\n\n- by mail\n- once only', after: '## The rule\n\nWe chase the customer after **three** working days.\n\n- by mail\n- by telephone\n\n> Never at the weekend.', quiz: 'Check yourself', prompt: 'When do we chase?', options: ['After two days', 'Never'], option: 'After three working days', reason: 'The rule changed.', mend: 'Say so for the telephone as well.' },
} as const;

test('a course changes: a second person reads what differs and publishes, and who is inside moves over by choice', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const its = text[locale];
  /** What the story needs and does not tell, by whoever is signed in. */
  const ask = <T>(path: string, body?: unknown) => page.evaluate(async ([to, sent]) => (await fetch(to, sent === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })).json() as Promise<unknown>, [path, body === undefined ? undefined : JSON.stringify(body)] as const) as Promise<T>;
  const [lessonId, quizId, questionId, draftId, linkId] = Array.from({ length: 5 }, () => crypto.randomUUID());
  await visitor.enter('claire');
  const { frameworks } = await ask<{ frameworks: { competencies: { id: string; hasLevels: boolean }[] }[] }>('/api/frameworks');
  const competencyId = frameworks.flatMap((it) => it.competencies).find((it) => it.hasLevels)?.id;
  const content = (lesson: string, option: string, questionTitle: string) => ({ locale, title: its.title, summary: '', activities: [
    { id: lessonId, kind: 'lesson', title: its.lesson, minutes: 3, text: lesson, pictures: [] },
    { id: linkId, kind: 'link', title: 'Nordlys', minutes: 1, address: 'https://nordlys.example', about: 'Nordlys' },
    { id: quizId, kind: 'quiz', title: its.quiz, minutes: 2, cell: { competencyId, level: 1 }, passMark: 1, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [{ id: questionId, cell: null, content: { kind: 'singleChoice', prompt: questionTitle, explanation: '', options: [{ id: '1', text: option, correct: true, explanation: '' }, { id: '2', text: its.options[1], correct: false, explanation: '' }] } }] },
  ] });
  const publish = async (id: string, what: unknown, change: unknown) => { await ask(`/api/course-drafts/${id}`, { seen: 1, content: what }); return ask<{ courseId: string; version: number }>(`/api/course-drafts/${id}/publication`, { seen: 2, change }); };
  await ask('/api/course-drafts', { id: draftId, locale });
  const { courseId } = await publish(draftId ?? '', content(its.before, its.options[0], its.prompt), null);
  // Somebody begins the first version, and reads on in its middle.
  await visitor.enter('julien');
  await ask(`/api/courses/${courseId}/units/${linkId}/completions`, { id: crypto.randomUUID() });
  await page.goto(`/courses/${courseId}/units/${lessonId}`);
  await expect(page.getByText(say('learning.markDone'))).toBeVisible();
  await page.setViewportSize({ width: 400, height: 300 });
  const kept = page.waitForResponse((it) => it.url().endsWith('/place') && it.ok());
  await page.locator('[data-block]').last().scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 100);
  await kept;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.reload();
  await expect(page.getByText(say('learning.youWereAt', { words: '' }).trim())).toBeVisible();
  await visitor.look('lesson-place');
  await visitor.press(say('learning.goThere'));
  await expect(page.locator('[data-block]:focus')).toHaveCount(1);
  await visitor.press(say('learning.markDone'));
  await expect(page).toHaveURL(new RegExp(`${linkId}$`));

  // From now on a second person checks: Claire asks, Karim sends back, then publishes.
  await visitor.enter('sophie');
  await visitor.press(say('notifications.settings'));
  await visitor.tick(page.locator('input[name=contentCheck]'));
  await visitor.press(say('notifications.saveCheckRule'));
  await expect(page.getByText(say('notifications.saved'))).toBeVisible();
  await visitor.look('settings-checks');
  await visitor.enter('claire');
  const { id: next } = await ask<{ id: string }>(`/api/courses/${courseId}/drafts`, { id: crypto.randomUUID() });
  await ask(`/api/course-drafts/${next}`, { seen: 1, content: content(its.after, its.option, its.prompt) });
  const request = async () => {
    await page.goto(`/course-drafts/${next}?part=check`);
    await expect(page.getByText(say('drafts.needsCheck'))).toBeVisible();
    await visitor.tick(page.locator('input[name=class][value=substantive]'));
    await visitor.write(page.locator('input[name=reason]'), its.reason);
    await visitor.press(say('drafts.askCheck'));
    await expect(page.getByRole('heading', { name: say('drafts.inCheck') })).toBeVisible();
  };
  await request();
  await visitor.look('draft-in-check');
  await visitor.enter('karim');
  await visitor.press(`${say('assignments.check')} ${its.title}`);
  await expect(page.locator('app-difference-view ins').first()).toBeVisible();
  await visitor.look('check');
  await visitor.write(page.locator('textarea[name=words]'), its.mend);
  await visitor.press(say('checks.giveBack'));
  await expect(page.getByText(say('checks.givenBack'))).toBeVisible();
  await visitor.enter('claire');
  await expect(page.locator('app-todo-list', { hasText: its.mend })).toBeVisible();
  await visitor.press(`${say('assignments.mend')} ${its.title}`);
  await expect(page.getByText(its.mend)).toBeVisible();
  await request();
  await visitor.enter('karim');
  await page.goto('/content-checks');
  await expect(page.getByRole('link', { name: its.title }).first()).toBeVisible();
  await visitor.look('checks');
  await visitor.press(its.title);
  await visitor.press(say('checks.approve'));
  await expect(page.getByText(say('checks.approved'))).toBeVisible();
  await page.goto(`/courses/${courseId}/versions/1/check`);
  await expect(page.locator('app-difference-view ins', { hasText: its.options[0] }).first()).toBeVisible();
  await expect(page.locator('app-draft-preview')).toBeVisible();
  await visitor.look('version-check');
  await visitor.enter('sophie');
  await ask('/api/content-check-rule', { seen: true, secondPerson: false });

  // Inside the first version one is offered the second, and keeps what did not change.
  await visitor.enter('julien');
  await page.goto(`/courses/${courseId}`);
  await expect(page.getByText(its.reason)).toBeVisible();
  await visitor.look('newer-version');
  await visitor.press(say('learning.moveOver', { version: 2 }));
  await expect(page.getByText(say('learning.moved', { version: 2, kept: 1 }))).toBeVisible();

  await visitor.enter('claire');
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
