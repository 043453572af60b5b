import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Tomasz keeps what he proved in three minutes, is told at once what was right, and has none where he wants none: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('tomasz');
  await expect(page.getByRole('heading', { name: say('refreshers.home') })).toBeVisible();
  await visitor.press(say('refreshers.go'));
  await expect(page.locator('h1')).toHaveText(say('refreshers.title'));
  await expect(page.getByText(say('refreshers.mindFaint')).or(page.getByText(say('refreshers.mindFading'))).first()).toBeVisible();
  await visitor.press(say('refreshers.begin'));

  // The first is answered, and unsure; of all others he no longer knows.
  const field = page.locator('app-question-field input').first();
  await expect(field).toBeVisible();
  if ((await field.getAttribute('type')) === null) await visitor.write(field, '12');
  else await visitor.tick(field);
  await visitor.tick(page.locator('input[name=unsure]'));
  await visitor.look('refresher-question');
  await visitor.press(say('refreshers.answer'));
  const told = page.locator('app-answered-question .verdict');
  await expect(told).toBeVisible();
  await visitor.look('refresher-told');
  // He comes back to it where he was.
  await page.reload();
  await expect(page.locator('app-question-field')).toBeVisible();
  const of = Number(/(\d+)\D*$/.exec(await page.getByText(new RegExp(`^${say('refreshers.progress', { at: 2, of: '\\d+' })}$`)).innerText())?.[1]);
  expect(of).toBeGreaterThan(2);
  for (let at = 2; at <= of; at++) {
    await expect(page.getByText(say('refreshers.progress', { at, of }))).toBeVisible();
    await visitor.press(say('refreshers.dontKnow'));
    await expect(told).toContainText(say('learning.blank'));
    await visitor.press(say(at < of ? 'refreshers.next' : 'refreshers.finish'));
  }
  await expect(page.getByRole('heading', { name: say('refreshers.done') })).toBeVisible();
  await visitor.unfold(say('refreshers.again'));
  await expect(told).toHaveCount(of);
  await visitor.look('refresher-done');

  await visitor.press(say('trust.viewers'));
  await expect(page.getByText(say('trust.refreshers'))).toBeVisible();
  await page.goBack();
  await visitor.press(say('refreshers.change'));
  await visitor.press(say('refreshers.optOut'));
  await expect(page.getByText(say('refreshers.isOut'))).toBeVisible();
  await visitor.press(say('refreshers.see'));
  await expect(page.getByRole('heading', { name: say('refreshers.out') })).toBeVisible();
  await visitor.press(say('refreshers.wantAgain'));
  await visitor.press(say('refreshers.optIn'));
  await expect(page.getByText(say('refreshers.isIn'))).toBeVisible();
});
