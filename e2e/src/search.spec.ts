import { courses, questions } from '@palier/demo';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Inès finds a lesson while she types, also with an error; Claire finds her questions: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const course = courses.find((it) => it.key === 'first-steps');
  const title = course?.title[locale] ?? '';
  const hits = page.locator('app-search-page li.card');
  const field = page.locator('input[name=words]');
  await visitor.enter('ines');
  await visitor.press(say('searching.title'));
  await expect(field).toBeFocused();
  await visitor.look('search-empty');
  await visitor.write(field, title.slice(0, 6));
  await expect(hits.filter({ hasText: say('searching.course') }).first()).toContainText(title);
  await visitor.look('search');
  const [longest = ''] = title.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length);
  await visitor.write(field, `${longest.slice(0, 2)}${longest[3] ?? ''}${longest[2] ?? ''}${longest.slice(4)}`);
  await expect(page.getByRole('status').filter({ hasText: say('searching.nearly', { count: '' }).trim() })).toBeVisible();
  await visitor.look('search-nearly');
  await visitor.write(field, 'zzqx');
  await expect(page.getByText(say('searching.nothing'))).toBeVisible();
  await visitor.write(field, title);
  await visitor.press(title);
  await expect(page.locator('h1')).toHaveText(title);
  // Back, what was looked for is there still.
  await page.goBack();
  await expect(field).toHaveValue(title);

  await visitor.enter('claire');
  await visitor.press(say('searching.title'));
  await visitor.write(field, questions[0]?.content[locale].prompt ?? '');
  await expect(hits.filter({ hasText: say('searching.question') }).first()).toBeVisible();
  await visitor.look('search-author');
});
