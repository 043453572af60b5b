import { expect, test, type Browser } from '@playwright/test';
import { framework } from '@palier/demo';
import { writeJobSheet } from '@palier/formats';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { palier, start, stop, type Run } from './launch';
import { enrol } from './phone';
import { Visitor, type Locale } from './visitor';

/** The real sheet where it is at hand, else one of ours in the same form, over the same competencies. */
const real = new URL('../../../shared/data/specialiste-support.txt', import.meta.url);
const levels = [1, 2, 3, 4] as const;
const expected: readonly (number | null)[] = [2, 3, 3, 2, 2, null, null, null, null, 3, 1, 3];
const ours = writeJobSheet({
  title: 'Spécialiste support', family: 'Nos métiers', aliases: { fr: [], en: [] }, purpose: 'Aider les clients à travailler.', missions: [{ title: 'Répondre', text: 'On répond, on explique, on vérifie.' }],
  context: [{ title: 'Clients', text: 'Leur nombre change tout.' }], organisation: [{ title: 'Équipe', text: 'Une équipe de quinze.' }], conditions: [{ title: 'Horaires', text: 'De jour.' }, { title: 'Relations', text: '' }], relations: { internal: ['Développeur'], external: ['Client'] },
  competencies: framework.competencies.map((it, index) => ({ name: it.name.fr ?? '', levels: it.levels === null ? [] : levels.map((level) => ({ level, statement: it.levels?.[level].fr ?? '' })), expected: it.levels === null ? null : ((expected[index] ?? 2) as 1 | 2 | 3 | 4), example: 'Elle aide un client au téléphone.' })),
  certifications: [], sectors: ['Services'], mobilityBands: ['Proximité forte'], neighbours: [], disclaimer: 'Ces mobilités sont données à titre indicatif, sans valeur d’obligation.', emptySections: [],
});
const sheet = existsSync(real) ? readFileSync(real, 'utf8') : ours;

const names = ['Amel Kaci', 'Basile Roy', 'Cora Webb', 'Driss Alami', 'Élise Moreau', 'Farid Nasri', 'Gaëlle Le Goff', 'Hana Sato', 'Ivan Petrov', 'Jeanne Colin', 'Kenza Haddou', 'Loïc Perrin', 'Mina Costa', 'Noé Girard', 'Bruno Sy'];
const login = (name: string): string => `${name.split(' ')[0]?.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() ?? ''}@monday.example`;
/** Fifteen people: fourteen support specialists of one team and the person who leads them. */
const people = ['Nom complet\tCourriel\tÉquipe\tResponsable\tProfil de poste\tEmbauche\tLangue', ...names.map((name, index) => [name, login(name), 'Support', name === 'Bruno Sy' ? '' : 'Bruno Sy', index < 7 ? 'Support N1' : 'Support N2', `0${(index % 9) + 1}/03/2025`, name === 'Cora Webb' ? 'en' : 'fr'].join('\t'))].join('\n');

const password = 'douze caractères au moins';

/** Somebody with a browser of their own, on a phone where said so. */
async function visitorIn(browser: Browser, run: Run, locale: Locale, phone = false): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: run.address(), locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris', ...(phone ? { viewport: { width: 360, height: 740 } } : {}) });
  return new Visitor(await context.newPage(), locale);
}

/** Opens an invitation and chooses a password. */
async function join_(visitor: Visitor, link: string): Promise<void> {
  await visitor.page.goto(link);
  await visitor.write(visitor.page.locator('input[name=password]'), password);
  await visitor.page.keyboard.press('Enter');
}

for (const locale of ['fr', 'en'] as const) {
  test(`a team of fifteen starts on Monday, from an empty installation (${locale})`, async ({ browser }) => {
    test.setTimeout(400_000);
    const folder = mkdtempSync(join(tmpdir(), 'palier-monday-'));
    chmodSync(folder, 0o755);
    const home = join(folder, 'first');
    const run = start(home, { PALIER_DEMO: 'off' });
    try {
      const token = await run.until(/with this token: (\S+)/);
      await run.until(/Palier is ready/);

      // The administrator lets HR in.
      const admin = await visitorIn(browser, run, locale);
      const { say } = admin;
      await admin.page.goto('/');
      if ((await admin.page.locator('html').getAttribute('lang')) !== locale) await admin.press(locale === 'fr' ? 'Français' : 'English', 'Space');
      await admin.look('set-up');
      for (const [field, text] of Object.entries({ token, name: 'Mathis Roche', login: 'mathis', password })) await admin.write(admin.page.locator(`input[name=${field}]`), text);
      await admin.page.keyboard.press('Enter');
      await enrol(admin);
      await admin.look('home-admin');
      await admin.press(say('shell.people'));
      await admin.press(say('arrivals.add'));
      await admin.write(admin.page.locator('input[name=name]'), 'Rose Adam');
      await admin.write(admin.page.locator('input[name=login]'), 'rose@monday.example');
      await admin.tick(admin.page.locator('input[name=hr]'));
      await admin.press(say('arrivals.add'));
      await admin.press(say('arrivals.invite'));
      const roseLink = await admin.page.locator('app-invitation-list code').innerText();

      // HR: the sheet, two role profiles, the people, last year's grid.
      const rose = await visitorIn(browser, run, locale);
      const { page } = rose;
      await join_(rose, roseLink);
      await enrol(rose);
      await rose.press(say('shell.profiles'));
      await rose.press(say('competencies.import'));
      await rose.write(page.locator('textarea'), sheet);
      await rose.press(say('competencies.preview'));
      await rose.press(say('competencies.publish'));
      await expect(page.locator('h1')).toHaveText('Spécialiste support');
      const official = page.url();
      for (const title of ['Support N1', 'Support N2']) {
        await page.goto(official);
        await rose.unfold(say('competencies.derive'));
        await rose.write(page.locator('input[name=derive-title]'), title);
        await page.locator('input[name=derive-from]').fill('2025-03-01');
        await rose.write(page.locator('input[name=derive-reason]'), 'Ouverture');
        await rose.press(say('competencies.make'));
        await expect(page.locator('h1')).toHaveText(title);
      }
      await rose.press(say('shell.people'));
      await rose.press(say('arrivals.import'));
      await rose.write(page.locator('textarea[name=table]'), people);
      await rose.press(say('arrivals.preview'));
      await rose.press(new RegExp(`^${say('arrivals.take')}$`));
      await expect(page.getByText(say('arrivals.done'))).toBeVisible();
      await rose.press(say('shell.matrix'));
      await expect(page.locator('tbody tr')).toHaveCount(15);
      console.log(`HR, from sign-in to a filled matrix: ${rose.interactions} interactions`);
      expect(rose.interactions).toBeLessThanOrEqual(60);

      // A backup while people work, brought back into a second folder, shows the same matrix.
      const matrix = await page.locator('table').innerText();
      await palier(home, 'backup', join(folder, 'monday.palier'));
      const second = join(folder, 'second');
      await palier(second, 'restore', join(folder, 'monday.palier'));
      const copy = start(second, { PALIER_DEMO: 'off' });
      try {
        await copy.until(/Palier is ready/);
        const there = await visitorIn(browser, copy, locale);
        // The keys of phones are in no backup: in another home, people set theirs up again.
        await there.signIn('rose@monday.example', password);
        await enrol(there);
        await there.press(say('shell.matrix'));
        await expect(there.page.locator('tbody tr')).toHaveCount(15);
        expect(await there.page.locator('table').innerText()).toBe(matrix);
      } finally {
        await stop(copy);
      }
    } finally {
      await stop(run);
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
