import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { questions } from '@palier/demo';

const pictures = process.env['PALIER_PICTURES'];

/** axe in both themes, and no sideways scrolling on a phone. */
async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('mat-progress-bar')).toHaveCount(0);
  for (const theme of ['light', 'dark']) {
    await page.evaluate((it) => { document.documentElement.dataset['theme'] = it; }, theme);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((it) => `${name} ${theme}: ${it.id} ${it.nodes[0]?.html ?? ''}`)).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${theme}.png`, fullPage: true });
  }
  await page.evaluate(() => { document.documentElement.dataset['theme'] = 'light'; });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 360 px`).toBeLessThanOrEqual(360);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-phone.png`, fullPage: true });
  if (size !== null) await page.setViewportSize(size);
}

async function enter(page: Page, login: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('palier-demo-2026');
  await page.keyboard.press('Enter');
  await expect(page.locator('nav')).toBeVisible();
}

/** Finds the control by the keyboard alone, then presses it. */
async function press(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  const target = page.getByRole(key === 'Enter' ? 'link' : 'button', { name }).or(page.getByRole('button', { name })).first();
  await expect(target).toBeVisible();
  await target.focus();
  await page.keyboard.press(key);
}

async function answerEverythingRight(page: Page, locale: 'fr' | 'en'): Promise<void> {
  const fieldsets = page.locator('form fieldset');
  await expect(fieldsets).toHaveCount(6);
  for (let index = 0; index < 6; index++) {
    const fieldset = fieldsets.nth(index);
    const legend = (await fieldset.locator('legend').innerText()).replace(/^\d+\.\s*/, '');
    const content = questions.map((it) => it.content[locale]).find((it) => it.prompt.replace(/\s+/gu, ' ') === legend.replace(/\s+/gu, ' '));
    if (content === undefined) throw new Error(`no such question: ${legend}`);
    if (content.kind === 'shortText') await fieldset.locator('input').fill(content.accepted[0] ?? '');
    else {
      for (const option of content.options.filter((it) => it.correct)) {
        const box = fieldset.locator('label', { hasText: option.text }).locator('input');
        await box.focus();
        await page.keyboard.press('Space');
      }
    }
  }
}

test('Inès proves her first level, Karim confirms the second, Sophie sees both days', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => { if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url()); });
  const wrong: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });

  await page.goto('/sign-in');
  await look(page, 'sign-in');
  await enter(page, 'ines');
  await look(page, 'home-learner');
  await press(page, /Mes compétences/);
  await expect(page.locator('app-skill-profile-page li.card')).toHaveCount(12);
  await expect(page.getByText('Sans niveaux')).toHaveCount(4);
  await look(page, 'skills');

  await press(page, /Mes formations/);
  await look(page, 'courses');
  await press(page, /Premiers pas avec le logiciel métier/);
  await look(page, 'course');
  await press(page, /Commencer/);
  for (const title of ['Se repérer dans Nordlys Gestion', 'Les règles de saisie', 'Lire un message et répondre', 'Mémo des règles de saisie']) {
    await expect(page.locator('h1')).toHaveText(title);
    if (title.startsWith('Se rep')) { await expect(page.locator('figure img').first()).toBeVisible(); await look(page, 'lesson'); }
    if (title.startsWith('Mémo')) await look(page, 'file');
    await press(page, /J’ai terminé/);
  }
  await expect(page.locator('h1')).toHaveText('Six questions sur le logiciel');
  await press(page, /Démarrer le quiz/);
  await answerEverythingRight(page, 'fr');
  await expect(page.getByText('Toutes vos réponses sont enregistrées.')).toBeVisible();
  await page.reload();
  await expect(page.locator('form fieldset')).toHaveCount(6);
  await expect.poll(() => page.locator('form fieldset input:checked').count()).toBeGreaterThan(2);
  await look(page, 'quiz');
  await press(page, /^Terminer$/);
  await press(page, /^Remettre$/);
  await expect(page.getByText(/Réussi/)).toBeVisible();
  await look(page, 'result');
  await press(page, /Pourquoi ce niveau/);
  await expect(page.getByText(/Niveau 1 validé/).first()).toBeVisible();
  await look(page, 'why');
  await page.locator('textarea').fill('Dossier école refait deux fois.');
  await press(page, /Demander la validation/);
  await expect(page.getByText(/Demande envoyée/)).toBeVisible();

  await enter(page, 'karim');
  await press(page, /Mon équipe/);
  await look(page, 'team');
  await press(page, /À valider/);
  await look(page, 'sign-offs');
  await press(page, /Inès Benali/);
  await look(page, 'sign-off');
  await page.locator('textarea').fill('A réglé les relances devant moi, en formation puis en production.');
  await press(page, /^Confirmer$/);
  await expect(page.getByRole('heading', { name: 'Validé' })).toBeVisible();

  await enter(page, 'sophie');
  await press(page, /^Matrice$/);
  const row = page.locator('tbody tr', { hasText: 'Inès Benali' });
  await expect(row.locator('td').first()).toContainText('2/2');
  await look(page, 'matrix');
  await press(page, /^Hier$/);
  await expect(row.locator('td').first()).toContainText('0/2');
  await press(page, /Aujourd’hui/);
  await expect(row.locator('td').first()).toContainText('2/2');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Exporter en CSV/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/^palier-\d{4}-\d\d-\d\d\.csv$/);
  await page.locator('[data-at="0/0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-at="1/0"]')).toBeFocused();
  await row.locator('td').first().click();
  await expect(page.getByText(/A réglé les relances devant moi/)).toBeVisible();

  await press(page, /Profils et fiches/);
  await look(page, 'profiles');
  await press(page, /Importer une fiche métier/);
  await page.locator('textarea').fill('Une recette de gâteau.');
  await press(page, /Voir ce qui est compris/);
  await expect(page.getByText(/Cette fiche ne peut pas être importée/)).toBeVisible();
  const sheet = new URL('../../../shared/data/specialiste-support.txt', import.meta.url);
  if (existsSync(sheet)) {
    await page.locator('textarea').fill(readFileSync(sheet, 'utf8'));
    await press(page, /Voir ce qui est compris/);
    await expect(page.getByText(/somme 19/)).toBeVisible();
    await look(page, 'import');
    await press(page, /Publier la fiche/);
    await expect(page.locator('h1')).toHaveText('Spécialiste support');
    await look(page, 'profile');
    await page.getByText('Créer un profil de poste').click();
    await page.locator('input[name=title]').fill('Support N2 confirmé');
    await page.locator('input[name=reason]').fill('Équipe en place');
    await press(page, /Créer le profil/);
    await expect(page.locator('h1')).toHaveText('Support N2 confirmé');
    await page.getByText('Attribuer à une personne').first().click();
    await page.locator('select[name=person]').selectOption({ label: 'Hugo Petit' });
    await page.locator('form', { has: page.locator('select[name=person]') }).getByRole('button').click();
    await expect(page.getByText('Profil attribué.')).toBeVisible();
  }
  expect(foreign).toEqual([]);
  expect(wrong).toEqual([]);
});

test('Oliver reads the same in English, and the choice is remembered', async ({ page }) => {
  await enter(page, 'oliver');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await press(page, /My courses/);
  await press(page, /First steps with the business software/);
  await press(page, /Six questions on the software/);
  await press(page, /Start the quiz/);
  await answerEverythingRight(page, 'en');
  await expect(page.getByText('All your answers are saved.')).toBeVisible();
  await press(page, /^Finish$/);
  await press(page, /^Hand in$/);
  await expect(page.getByText(/Passed/)).toBeVisible();
  await press(page, /Why this level/);
  await expect(page.getByText(/Level 1 confirmed/).first()).toBeVisible();
  await look(page, 'why-en');
  await press(page, /Français/, 'Space');
  await expect(page.locator('h1')).toHaveText(/Pourquoi ce niveau/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});
