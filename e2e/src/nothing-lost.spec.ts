import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { start, stop, type Run } from './launch';
import { Visitor, type Locale } from './visitor';

let home = '';
test.beforeEach(() => { const folder = mkdtempSync(join(tmpdir(), 'palier-lost-')); chmodSync(folder, 0o755); home = join(folder, 'données'); });
test.afterEach(() => { rmSync(join(home, '..'), { recursive: true, force: true }); });

/** Everything of this Palier at once, as a power cut would: launcher, application, database. */
async function cut(run: Run): Promise<void> {
  const postmaster = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const app = spawnSync('pgrep', ['-P', String(run.child.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);
  run.child.kill('SIGKILL');
  for (const pid of app) if (pid > 0) process.kill(pid, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await run.ended;
}

const title = { fr: 'Astreinte de nuit', en: 'Night shift' };
const prompts = { fr: ['Qui prévenir d’abord ?', 'Où noter l’heure ?', 'Quand rappeler ?', 'Que joindre ?'], en: ['Whom to tell first?', 'Where does the time go?', 'When to call back?', 'What to attach?'] };
const right = { fr: 'Juste', en: 'Right' };
const other = { fr: 'Autre', en: 'Other' };

/** Karim writes a quiz of four questions in twenty minutes and two attempts; its key shows once it is passed. */
async function write(karim: Visitor): Promise<void> {
  const { page, say, locale } = karim;
  await karim.enter('karim');
  await karim.press(say('shell.drafts'));
  await karim.press(say('shell.createCourse'));
  await karim.write(page.locator('input[name=courseTitle]'), title[locale]);
  await karim.press(`+ ${say('drafts.addQuiz')}`);
  await karim.write(page.locator('app-activity-form input[name=title]'), 'Quiz');
  await page.locator('select[name=cell]').selectOption({ index: 1 });
  await karim.write(page.locator('input[name=limit]'), '20');
  await karim.write(page.locator('input[name=attempts]'), '2');
  await page.locator('select[name=feedback]').selectOption('oncePassed');
  await karim.write(page.locator('textarea[name=pasted]'), prompts[locale].map((it) => `${it}\n* ${right[locale]}\n- ${other[locale]}`).join('\n\n'));
  await karim.press(say('drafts.pasteRead'));
  await karim.press(say('drafts.pasteAdd', { count: 4 }));
  await expect(page.locator('app-quiz-form ol.list > li')).toHaveCount(4);
  await karim.look('draft-quiz-rules');
  await expect(page.getByRole('status').filter({ hasText: say('drafts.saved', { time: '' }).trim() })).toBeVisible();
  await karim.press(say('drafts.check'));
  await karim.press(say('drafts.publish'));
  await expect(page.getByRole('heading', { name: say('drafts.isPublished') })).toBeVisible();
}

for (const locale of ['fr', 'en'] as const satisfies readonly Locale[]) {
  test(`a learner loses the network, the tab and the server in mid-quiz, and no answer (${locale}): by keyboard alone`, async ({ browser }) => {
    const port = await freePort();
    let run = start(home, { PORT: port, PALIER_DEMO: 'short' });
    await run.until(/Palier is ready/);
    const address = run.address();
    const context = await browser.newContext({ baseURL: address, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
    const page = await context.newPage();
    const { say } = new Visitor(page, locale);
    const choose = (on: Page, index: number, text: string) => new Visitor(on, locale).tick(on.locator('form fieldset', { hasText: prompts[locale][index] ?? '' }).getByRole('radio', { name: text }));
    const chosen = (on: Page, index: number, text: string) => on.locator('form fieldset', { hasText: prompts[locale][index] ?? '' }).getByRole('radio', { name: text });
    const saved = (on: Page) => expect(on.getByText(say('learning.saved'))).toBeVisible();
    await write(new Visitor(page, locale));

    const ines = new Visitor(page, locale);
    await ines.enter('ines');
    await page.goto('/courses');
    await ines.press(title[locale]);
    await ines.press('Quiz');
    await expect(page.getByText(say('learning.quizLimit', { minutes: 20 }))).toBeVisible();
    await expect(page.getByText(say('learning.attemptsLeft', { left: 2 }))).toBeVisible();
    await ines.look('quiz-rules');
    await ines.press(say('trust.acknowledgeAndStart'));
    await expect(page.getByRole('timer')).toBeVisible();
    await choose(page, 0, other[locale]);
    await saved(page);
    await ines.look('quiz-timed');
    const attempt = page.url();

    // The network goes, then the tab.
    await context.setOffline(true);
    await choose(page, 1, right[locale]);
    await expect(page.getByText(say('learning.offline', { count: 1 }))).toBeVisible();
    await page.close();
    await context.setOffline(false);
    const tab = await context.newPage();
    await tab.goto(attempt);
    await expect(chosen(tab, 0, other[locale])).toBeChecked();
    await expect(chosen(tab, 1, right[locale])).toBeChecked();
    await saved(tab);

    // The server goes, all of it, and comes back.
    await cut(run);
    await choose(tab, 2, right[locale]);
    await expect(tab.getByText(say('learning.offline', { count: 1 }))).toBeVisible();
    run = start(home, { PORT: port, PALIER_DEMO: 'short' });
    await run.until(/Palier is ready/);
    expect(run.address()).toBe(address);
    await saved(tab);

    // A second tab answers; the first one follows.
    const second = await context.newPage();
    await second.goto(attempt);
    await expect(chosen(second, 2, right[locale])).toBeChecked();
    await choose(second, 3, other[locale]);
    await expect(chosen(tab, 3, other[locale])).toBeChecked();
    await expect(tab.getByText(say('learning.answeredElsewhere'))).toBeVisible();
    await choose(tab, 3, right[locale]);
    await expect(chosen(second, 3, right[locale])).toBeChecked();
    await saved(tab);
    const kept = (await (await tab.request.get(attempt.replace('/attempts/', '/api/attempts/'))).json()) as { questions: { response: { optionId?: string } | null }[] };
    expect(kept.questions.filter((it) => it.response?.optionId !== undefined)).toHaveLength(4);

    // Handed in in one tab, it is in the other; three of four is not enough, and the key stays away.
    const here = new Visitor(tab, locale);
    await here.press(say('learning.finish'));
    await here.press(say('learning.handIn'));
    await expect(tab.getByText(say('learning.keyLater'))).toBeVisible();
    await expect(second).toHaveURL(/\/result$/);
    await expect(tab.locator('.options strong', { hasText: say('learning.rightOption') })).toHaveCount(0);
    await here.look('result-without-key');
    await second.close();
    await here.press(say('learning.backToCourse'));
    await here.press('Quiz');
    await expect(tab.getByText(say('learning.attemptsLeft', { left: 1 }))).toBeVisible();
    await here.press(say('learning.startQuiz'));
    await expect(tab.getByRole('timer')).toBeVisible();
    for (let index = 0; index < 4; index++) await choose(tab, index, right[locale]);
    await saved(tab);
    await here.press(say('learning.finish'));
    await here.press(say('learning.handIn'));
    await expect(tab.locator('.options strong', { hasText: say('learning.rightOption') })).toHaveCount(4);

    // HR gives more time; why is nobody's business.
    const sophie = new Visitor(tab, locale);
    await sophie.enter('sophie');
    await sophie.press(say('shell.people'));
    await sophie.press('Inès Benali');
    await sophie.unfold(say('learning.extraChange'));
    await sophie.write(tab.locator('input[name=percent]'), '33');
    await sophie.press(say('learning.extraSave'));
    await expect(tab.getByText(say('learning.extraGiven', { percent: 33, day: '', by: '' }).split(',')[0] ?? '-')).toBeVisible();
    await sophie.look('extra-time');
    expect(await stop(run)).toBe(0);
  });
}
