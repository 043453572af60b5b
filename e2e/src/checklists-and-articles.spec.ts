import { expect, test } from './story';
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
  await visitor.submit();
  await expect(page.locator('input[name=act-1]')).toBeFocused();
  await page.keyboard.insertText(acts[1]);
  await page.locator('select[name=proves-0]').selectOption({ index: 2 });
  await expect(page.locator('select[name=proves-1]')).toBeVisible();
  await visitor.look('draft-checklist');
  await visitor.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await visitor.press(say('drafts.publish'));
  await visitor.press(say('drafts.openCourse'));
  await expect(page).toHaveURL(/\/courses\//);
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

test('Claire writes a procedure and sees which subjects lack one; Aminata reads and understands it in a course; a new version is read again', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  const title = `Clore un dossier ${visitor.locale}`;

  await visitor.enter('claire');
  await visitor.press(say('articles.heading'));
  await expect(page.getByRole('heading', { name: say('articles.lacking', { count: '' }).split('(')[0] ?? '' })).toBeVisible();
  await visitor.look('articles');
  await visitor.press(say('articles.new'));
  await visitor.tick(page.locator('input[name=kind][value=written]'));
  await visitor.write(page.locator('input[name=title]'), title);
  await visitor.press(say('articles.publish'));
  await expect(page.getByText(say('articles.lacks'))).toBeVisible();
  await visitor.write(page.locator('textarea[name=text]'), '## Avant de clore\n\n- Relire la demande\n- Archiver la **réponse**');
  await visitor.look('article-new');
  await visitor.press(say('articles.publish'));
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.locator('app-article-body')).toContainText('Archiver la réponse');
  await visitor.look('article');
  const article = new URL(page.url()).pathname;

  await visitor.press(say('shell.drafts'));
  await visitor.press(say('shell.createCourse'));
  await expect(page.locator('input[name=courseTitle]')).toBeVisible();
  await visitor.write(page.locator('input[name=courseTitle]'), `Clôtures ${visitor.locale}`);
  await visitor.press(`+ ${say('drafts.addArticle')}`);
  await expect(page.locator('#part')).toBeFocused();
  await page.locator('select[name=article]').selectOption({ label: title });
  await expect(page.locator('app-article-preview')).toContainText('Archiver la réponse');
  await visitor.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await visitor.press(say('drafts.publish'));
  await visitor.press(say('drafts.openCourse'));
  await expect(page).toHaveURL(/\/courses\//);
  await expect(page.locator('h1')).toHaveText(`Clôtures ${visitor.locale}`);
  const course = new URL(page.url()).pathname;

  await visitor.enter('aminata');
  await page.goto(course);
  await visitor.press(title);
  await expect(page.locator('app-article-body')).toContainText('Archiver la réponse');
  await visitor.look('unit-article');
  await visitor.press(say('articles.acknowledge'));
  await expect(page.locator('h1')).toHaveText(`Clôtures ${visitor.locale}`);
  await expect(page.getByText(say('learning.unitDone')).first()).toBeVisible();

  await visitor.enter('claire');
  await page.goto(article);
  await visitor.press(say('articles.change'));
  await visitor.write(page.locator('textarea[name=text]'), 'Relire, archiver, puis prévenir le client.');
  await visitor.press(say('articles.publishNext'));
  await expect(page.getByText(say('articles.lacksOfNext'))).toBeVisible();
  await visitor.tick(page.locator('input[name=class][value=substantive]'));
  await visitor.write(page.locator('input[name=reason]'), 'Prévenir le client');
  await visitor.look('article-next');
  await visitor.press(say('articles.publishNext'));
  await expect(page.locator('app-article-body')).toContainText('prévenir le client');
  await visitor.enter('aminata');
  await page.goto(article);
  await expect(page.getByText(say('articles.readAgain'))).toBeVisible();
  await visitor.press(say('articles.acknowledge'));
  await expect(page.getByText(say('articles.acknowledged', { when: '' }).trim())).toBeVisible();
});
