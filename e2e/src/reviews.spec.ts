import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Sophie opens a review with Léa from what is known that day; they talk, agree, and both sign', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  const sign = async () => { await visitor.pressOn(page.getByRole('button', { name: say('reviews.sign'), exact: true })); };
  await visitor.enter('sophie');
  await page.goto('/reviews');
  await expect(page.locator('h1')).toHaveText(say('reviews.title'));
  await visitor.look('reviews');
  // Of everybody in the house.
  await visitor.write(page.locator('input[name=search]'), 'Léa Fontaine');
  await visitor.submit();
  await visitor.press('Léa Fontaine');
  await expect(page.locator('h1')).toHaveText(say('reviews.of', { name: 'Léa Fontaine' }));
  await visitor.look('reviews-of-somebody');
  await visitor.press(say('reviews.openIt'));
  await expect(page.locator('h1')).toHaveText(say('reviews.with', { name: 'Léa Fontaine' }));
  const review = page.url();
  // Each confirmed level leads to why, on the day of the review.
  await expect(page.locator('app-self-table .confirmed a').first()).toHaveAttribute('href', /\/skills\/[\w-]+\?asOf=/);
  const theme = page.locator('app-review-theme').first();
  await visitor.write(theme.locator('textarea'), 'Reformule, et garde son calme.');
  await visitor.press(new RegExp(`^${say('reviews.keep')}`));
  await expect(theme.locator('[role=status]')).toBeVisible();
  await visitor.unfold(say('reviews.addAction'));
  await visitor.write(page.locator('input[name=words]').first(), 'Accompagner un appel difficile');
  await visitor.pressOn(page.locator('app-review-actions form button[type=submit]'));
  await expect(page.locator('app-review-actions li')).toContainText('Accompagner un appel difficile');
  await visitor.press(say('reviews.hold'));
  await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
  await visitor.look('review-held');

  await visitor.enter('lea');
  await page.goto(review);
  await expect(theme).toContainText('Reformule, et garde son calme.');
  await visitor.write(theme.locator('textarea'), 'Oui, et je veux plus d’appels longs.');
  await visitor.press(new RegExp(`^${say('reviews.keep')}`));
  await expect(theme.locator('[role=status]')).toBeVisible();
  await sign();
  await expect(page.getByText(say('reviews.signing'))).toBeVisible();
  await visitor.enter('sophie');
  await page.goto(review);
  await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
  await sign();
  await expect(page.getByText(say('reviews.signed'))).toBeVisible();
  await visitor.look('review-signed');

  const paper = await page.getByRole('link', { name: say('reviews.asPage') }).getAttribute('href');
  const pdf = await page.request.get((await page.getByRole('link', { name: say('reviews.pdf') }).getAttribute('href')) ?? '');
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  await page.goto(paper ?? '');
  await expect(page.locator('html')).toHaveAttribute('lang', visitor.locale);
  await expect(page.getByText('Reformule, et garde son calme.')).toBeVisible();
  await visitor.look('review-paper');
});
