import { expect, test } from '@playwright/test';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Karim refuses what Julien asked; Julien contests it, and Nadia, who had no part in it, settles it', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('karim');
  await visitor.press(say('shell.signOffs'));
  await visitor.reach(page.locator('li.card').getByRole('link', { name: 'Julien Mercier' }));
  await page.keyboard.press('Enter');
  await visitor.write(page.locator('textarea[name=observed]'), 'Le dossier école manque encore.');
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByRole('heading', { name: say('signOffs.refused') })).toBeVisible();
  await expect(page.getByText(say('opinions.contest'), { exact: true })).toHaveCount(0);
  const asked = new URL(page.url()).pathname;

  await page.setViewportSize({ width: 360, height: 740 });
  await visitor.enter('julien');
  await page.goto(asked);
  await visitor.unfold(say('opinions.contest'));
  await visitor.write(page.locator('textarea[name=contest]'), 'Le dossier école est fait : billet 8120, le 12, devant Aminata.');
  await visitor.look('contest');
  await visitor.press(say('opinions.contestNow'));
  await visitor.press(say('opinions.open'));
  await expect(page.getByText(say('opinions.settles', { names: 'Nadia Ferrand' }))).toBeVisible();
  await visitor.look('contested');

  await visitor.enter('nadia');
  await visitor.reach(page.locator('app-opinions-waiting').getByRole('link', { name: 'Julien Mercier' }));
  await visitor.look('opinion-waits');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le dossier école manque encore.')).toBeVisible();
  await visitor.write(page.locator('textarea[name=observed]'), 'A refait le cas devant moi, d’abord sur le dossier école.');
  await visitor.look('opinion-to-give');
  await visitor.press(say('opinions.giveHeld', { level: 2 }));
  await expect(page.getByText(say('opinions.settledHeld', { by: 'Nadia Ferrand' }))).toBeVisible();
  await expect(page.getByText(say('ui.level', { held: 2 }))).toBeVisible();
  await visitor.look('opinion-given');
});
