import { expect, test, type Browser } from '@playwright/test';
import { framework } from '@palier/demo';
import { writeJobSheet } from '@palier/formats';
import pg from 'pg';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goTo } from '../played-demo.mjs';
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

/** What the team lived with so far: fourteen people, two competencies that have levels, a number each. */
const known = framework.competencies.filter((it) => it.levels !== null).slice(0, 2).map((it) => it.name.fr ?? '');
const grid = [['Nom complet', ...known].join('\t'), ...names.filter((it) => it !== 'Bruno Sy').map((name, index) => [name, 1 + (index % 3), 1 + (index % 2)].join('\t'))].join('\n');
/** Six questions as a lead has them in a mail; the first answer of each is right. */
const questions = Array.from({ length: 6 }, (_, index) => `Question ${index + 1} ?\n* Oui ${index + 1}\n- Non ${index + 1}`).join('\n\n');
/** Friday of the week after, and how far it is from the Monday on which the team starts. */
const friday = { day: '2026-12-11', days: 11 };

async function turnClock(home: string, days: number, time: string): Promise<void> {
  const { owner } = JSON.parse(readFileSync(join(home, 'database-passwords.json'), 'utf8')) as { owner: string };
  const port = readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[3] ?? '';
  const client = new pg.Client({ connectionString: `postgres://palier_owner:${owner}@127.0.0.1:${port}/palier` });
  await client.connect();
  try {
    await goTo(client, days, time);
  } finally {
    await client.end();
  }
}

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
  await visitor.submit();
}

for (const locale of ['fr', 'en'] as const) {
  test(`a team of fifteen starts on Monday, from an empty installation (${locale})`, async ({ browser }) => {
    test.setTimeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), 'palier-monday-'));
    chmodSync(folder, 0o755);
    const home = join(folder, 'first');
    const run = start(home, { PALIER_DEMO: 'off' });
    try {
      const token = await run.until(/with this token: (\S+)/);
      await run.until(/Palier is ready/);
      await turnClock(home, 0, '09:00');

      // The administrator lets HR in.
      const admin = await visitorIn(browser, run, locale);
      const { say } = admin;
      await admin.page.goto('/');
      if ((await admin.page.locator('html').getAttribute('lang')) !== locale) await admin.press(locale === 'fr' ? 'Français' : 'English', 'Space');
      await admin.look('set-up');
      for (const [field, text] of Object.entries({ token, name: 'Mathis Roche', login: 'mathis', password })) await admin.write(admin.page.locator(`input[name=${field}]`), text);
      await admin.submit();
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
        await rose.fill(page.locator('input[name=derive-from]'), '2025-03-01');
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
      await rose.press(say('carriedOver.imports'));
      await rose.press(say('carriedOver.import'));
      await rose.write(page.locator('textarea[name=table]'), grid);
      await rose.write(page.locator('input[name=source]'), 'Grille 2025');
      await rose.press(say('carriedOver.preview'));
      await rose.press(new RegExp(`^${say('carriedOver.take')}$`));
      await rose.press(say('carriedOver.seeMatrix'));
      await expect(page.locator('tbody tr')).toHaveCount(15);
      await expect(page.locator('tbody tr', { hasText: 'Amel Kaci' })).toContainText(say('carriedOver.mark'));
      console.log(`HR, from sign-in to a filled matrix: ${rose.interactions} interactions`);
      expect(rose.interactions).toBeLessThanOrEqual(60);

      const matrix = await page.locator('table').innerText();
      await page.goto('/scopes');
      await expect(page.getByText(say('scopes.empty'))).toBeVisible();
      await rose.look('scopes-empty');
      await rose.press(say('shell.people'));
      await rose.press(say('arrivals.inviteAll'));
      const invited = page.locator('app-invitation-list li');
      await expect(invited).toHaveCount(15);
      const linkOf = (name: string) => invited.filter({ hasText: name }).locator('code').innerText();
      const [brunoLink, amelLink] = [await linkOf('Bruno Sy'), await linkOf('Amel Kaci')];

      // A backup while the lead comes in.
      const backup = palier(home, 'backup', join(folder, 'monday.palier'));
      const bruno = await visitorIn(browser, run, locale);
      await join_(bruno, brunoLink);
      const { recoveryCodes } = await enrol(bruno);
      await expect(bruno.page.locator('app-carried-over-notice')).toBeVisible();
      await backup;

      // The lead confirms three people.
      for (const name of names.slice(0, 3)) {
        await bruno.press(say('shell.home'));
        await bruno.press(say('carriedOver.confirmOpen'));
        await bruno.press(name);
        const lines = bruno.page.locator('app-carried-over-line-form');
        await expect(lines).toHaveCount(2);
        for (const competency of known) await bruno.tick(lines.filter({ hasText: competency }).getByRole('checkbox'));
        await bruno.write(bruno.page.locator('textarea[name=observed]'), 'Vu chaque semaine, sur des dossiers réels.');
        await bruno.press(say('carriedOver.send', { count: 2 }));
        await expect(bruno.page.getByText(say('carriedOver.answered', { count: 2 }))).toBeVisible();
      }

      // A course made in the app: one lesson, six pasted questions; due on a Friday.
      await bruno.press(say('shell.drafts'));
      await bruno.press(say('shell.createCourse'));
      await bruno.write(bruno.page.locator('input[name=courseTitle]'), 'Nos règles du lundi');
      await bruno.press(`+ ${say('drafts.addLesson')}`);
      await bruno.write(bruno.page.locator('app-activity-form input[name=title]'), 'Ce que nous faisons');
      await bruno.compose(bruno.page.getByRole('textbox', { name: say('drafts.text') }), 'Nous **écoutons** avant de répondre.');
      await bruno.press(`+ ${say('drafts.addQuiz')}`);
      await bruno.write(bruno.page.locator('app-activity-form input[name=title]'), 'Vérifiez-vous');
      await bruno.page.locator('select[name=cell]').selectOption({ label: known[0] ?? '' });
      await bruno.write(bruno.page.locator('textarea[name=pasted]'), questions);
      await bruno.press(say('drafts.pasteRead'));
      await bruno.press(say('drafts.pasteAdd', { count: 6 }));
      await bruno.press(say('drafts.check'));
      await bruno.press(say('drafts.publish'));
      await bruno.press(say('drafts.assign'));
      await bruno.unfold(say('assignments.people', { count: 0 }));
      await bruno.tick(bruno.page.getByRole('checkbox', { name: 'Amel Kaci' }));
      await bruno.page.locator('input[name=dueOn]').fill(friday.day);
      await bruno.write(bruno.page.locator('input[name=reason]'), 'Avant votre première permanence.');
      await bruno.press(new RegExp(`^${say('assignments.assign')}$`));
      await expect(bruno.page.getByRole('status').filter({ hasText: say('assignments.assigned', { assigned: 1, already: 0 }) })).toBeVisible();

      // The new hire, on her phone: reminded once, she learns, answers, holds a level, and asks.
      const amel = await visitorIn(browser, run, locale, true);
      await join_(amel, amelLink);
      await amel.settle();
      await turnClock(home, friday.days - 2, '09:00');
      for (let twice = 0; twice < 2; twice++) await palier(home, 'work', '--once');
      await amel.enter(login('Amel Kaci'), password);
      const bell = amel.page.locator('header a[href="/notifications"]');
      await amel.pressOn(bell);
      const told = amel.page.locator('app-notifications-page li.card');
      const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${friday.day}T00:00:00Z`));
      await expect(told.filter({ hasText: say('notifications.dueSoon', { course: 'Nos règles du lundi', day }) })).toHaveCount(1);
      await amel.look('monday-told');
      await amel.press(say('notifications.dueSoon', { course: 'Nos règles du lundi', day }));
      await expect(amel.page.locator('h1')).toHaveText('Nos règles du lundi');
      await amel.press('Ce que nous faisons');
      const stuck = amel.page.locator('app-ask-and-tell');
      await amel.press(new RegExp(`^${say('questions.stuck')}`));
      await amel.write(stuck.locator('textarea'), 'Et au téléphone ?');
      await amel.press(say('questions.send', { name: 'Bruno Sy' }));
      await expect(stuck).toContainText(say('questions.waitingFor', { name: 'Bruno Sy' }));
      await amel.press(say('learning.markDone'));
      await amel.press(say('trust.acknowledgeAndStart'));
      for (let index = 1; index <= 6; index++) await amel.tick(amel.page.getByRole('radio', { name: `Oui ${index}` }));
      await expect(amel.page.getByText(say('learning.saved'))).toBeVisible();
      await amel.press(say('learning.finish'));
      await amel.press(say('learning.handIn'));
      await expect(amel.page.locator('h1')).toHaveText(say('learning.yourResult'));
      await amel.look('monday-result');
      // His phone's clock did not leap; a recovery code lets him in.
      await bruno.signIn(login('Bruno Sy'), password);
      await bruno.write(bruno.page.locator('input[name=code]'), recoveryCodes[0] ?? '');
      await bruno.submit();
      await bruno.settle();
      await bruno.press(new RegExp(`^${say('questions.title')}`));
      await expect(bruno.page.locator('main')).toContainText('Amel Kaci');

      // What was taken meanwhile, brought back into a second folder, shows the same matrix.
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
