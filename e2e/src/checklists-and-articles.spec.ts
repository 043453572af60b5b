import { expect, test } from '@playwright/test';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const acts = ['Salue et se présente', 'Reformule la demande'] as const;

test('Claire writes acts to observe, Aminata asks to be observed, Karim ticks on his phone what he saw', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;

  await visitor.enter('claire');
  await visitor.press(say('shell.drafts'));
  await visitor.press(say('shell.createCourse'));
  await expect(page.locator('input[name=courseTitle]')).toBeVisible();
  await visitor.write(page.locator('input[name=courseTitle]'), `Au téléphone ${visitor.locale}`);
  await visitor.press(`+ ${say('drafts.addChecklist')}`);
  await expect(page.locator('#part')).toBeFocused();
  await visitor.write(page.locator('input[name=title]'), 'Un appel difficile');
  await visitor.write(page.locator('input[name=act-0]'), acts[0]);
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name=act-1]')).toBeFocused();
  await page.keyboard.insertText(acts[1]);
  await page.locator('select[name=proves-0]').selectOption({ index: 2 });
  await expect(page.locator('select[name=proves-1]')).toBeVisible();
  await visitor.look('draft-checklist');
  await visitor.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await visitor.press(say('drafts.publish'));
  await visitor.press(say('drafts.openCourse'));
  await expect(page.locator('h1')).toHaveText(`Au téléphone ${visitor.locale}`);
  const course = new URL(page.url()).pathname;

  // What she learns from: which acts, who saw them; and asking for somebody to come and see.
  await visitor.enter('aminata');
  await page.goto(course);
  await visitor.press('Un appel difficile');
  await expect(page.locator('app-checklist-items li')).toHaveCount(2);
  await visitor.write(page.locator('textarea[name=note]'), 'Demain à dix heures ?');
  await visitor.press(say('checklists.ask'));
  await expect(page.getByText(say('checklists.asked'))).toBeVisible();
  await visitor.look('unit-checklist');
  const unit = new URL(page.url()).pathname;

  await visitor.enter('karim');
  await visitor.press(say('shell.signOffs'));
  await visitor.press(/^Aminata/);
  await visitor.press(say('checklists.open'));
  const box = (act: string) => page.locator('label.tick', { hasText: act }).locator('input');
  await visitor.tick(box(acts[0]));
  await visitor.press(say('checklists.send'));
  await expect(page.getByText(say('checklists.lacks'))).toBeVisible();
  await visitor.write(page.locator('textarea[name=observed]'), 'Appel de 10 h : a dit son nom avant tout.');
  await visitor.look('checklist-observed');
  await visitor.press(say('checklists.send'));
  await expect(page.getByText(say('checklists.progress', { ticked: 1, required: 2 }))).toBeVisible();
  await visitor.tick(box(acts[1]));
  await visitor.write(page.locator('textarea[name=observed]'), 'A répété la demande avec ses mots.');
  await visitor.press(say('checklists.send'));
  await expect(page.getByText(say('checklists.done', { ticked: 2, required: 2 }))).toBeVisible();
  await visitor.press(new RegExp(`^${say('checklists.takeBack')}.*${acts[1]}`));
  await visitor.write(page.locator('textarea[name=withdraw]'), 'C’était Hugo.');
  await visitor.press(say('checklists.untick'));
  await expect(page.getByText(say('checklists.progress', { ticked: 1, required: 2 }))).toBeVisible();
  await visitor.tick(box(acts[1]));
  await visitor.write(page.locator('textarea[name=observed]'), 'Appel de 11 h : a reformulé deux fois.');
  await visitor.press(say('checklists.send'));
  await expect(page.getByText(say('checklists.done', { ticked: 2, required: 2 }))).toBeVisible();
  await visitor.look('checklist-done');

  await visitor.enter('aminata');
  await page.goto(unit);
  await expect(page.locator('app-checklist-items li', { hasText: acts[1] })).toContainText('Appel de 11 h : a reformulé deux fois.');
  await expect(page.locator('app-checklist-items li', { hasText: acts[1] })).toContainText('C’était Hugo.');
  await expect(page.getByText(say('learning.unitDone')).first()).toBeVisible();
});
