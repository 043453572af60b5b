import { expect, test } from '@playwright/test';
import { Visitor, type Locale } from './visitor';

test('HR makes a role profile of the company’s own, changes it, and writes levels where the framework has none', async ({ page }, { project }) => {
  const visitor = new Visitor(page, project.name === 'english' ? 'en' : ('fr' satisfies Locale));
  const { say } = visitor;
  await visitor.enter('sophie');
  await visitor.press(say('shell.profiles'));
  await visitor.press(say('competencies.newProfile'));
  await expect(page.locator('h1')).toHaveText(say('competencies.newProfile'));
  await visitor.write(page.locator('input[name=new-title]'), 'Astreinte de nuit');
  await visitor.write(page.locator('input[name=new-reason]'), 'Nouvelle équipe');
  const levels = page.locator('app-expectations-form select');
  await visitor.reach(levels.first());
  await page.keyboard.press('ArrowDown');
  await visitor.look('new-profile');
  await visitor.press(say('competencies.make'));
  await expect(page.locator('h1')).toHaveText('Astreinte de nuit');

  await visitor.unfold(say('competencies.change'));
  await visitor.write(page.locator('input[name=change-reason]'), 'Clients exigeants');
  await visitor.reach(page.locator('select[name^=change-]').first());
  await page.keyboard.press('ArrowDown');
  await visitor.press(say('competencies.saveChange'));
  await expect(page.getByText(say('competencies.changed'))).toBeVisible();
  await expect(page.getByText('Clients exigeants')).toBeVisible();

  await visitor.unfold(say('competencies.writeLevels'));
  for (const [level, words] of ['Lit', 'Répond', 'Explique', 'Présente'].entries()) await visitor.write(page.locator(`details[open] textarea[name=level-${level + 1}]`).first(), words);
  await visitor.write(page.locator('details[open] input[name=levels-reason]').first(), 'Clients étrangers');
  await visitor.look('profile-own-levels');
  await visitor.press(say('competencies.saveLevels'));
  await expect(page.getByText(say('competencies.levelsSaved'))).toBeVisible();
  await expect(page.getByText('Présente', { exact: true })).toBeVisible();
});
