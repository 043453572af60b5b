import { courses, questions } from '@palier/demo';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const firstSteps = courses.find((it) => it.key === 'first-steps');
if (firstSteps === undefined) throw new Error('the demo has lost its first course');
const sheet = new URL('../../../shared/data/specialiste-support.txt', import.meta.url);

async function answerEverythingRight(visitor: Visitor): Promise<void> {
  const { page, locale } = visitor;
  const fieldsets = page.locator('form fieldset');
  await expect(fieldsets).toHaveCount(6);
  const plain = (text: string): string => text.replace(/\s+/gu, ' ');
  for (let index = 0; index < 6; index++) {
    const fieldset = fieldsets.nth(index);
    const legend = plain(await fieldset.locator('legend').innerText()).replace(/^\d+\.\s*/, '');
    const content = questions.map((it) => it.content[locale]).find((it) => plain(it.prompt) === legend);
    if (content === undefined) throw new Error(`no such question: ${legend}`);
    if (content.kind === 'shortText') await visitor.write(fieldset.locator('input'), content.accepted[0] ?? '');
    else if ('options' in content) for (const option of content.options.filter((it) => it.correct)) await visitor.tick(fieldset.locator('label', { hasText: option.text }).locator('input'));
  }
}

test('Inès proves her first level, Karim confirms the second, Sophie sees both days: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const share = (of: number): string => new Intl.NumberFormat(locale, { style: 'percent' }).format(of);
  const foreign: string[] = [];
  page.on('request', (request) => { if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url()); });
  const wrong: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });

  await page.goto('/sign-in');
  if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.press(locale === 'fr' ? 'Français' : 'English', 'Space');
  await visitor.look('sign-in');
  await visitor.signIn('ines');
  await visitor.settle();
  await visitor.look('home-learner');
  await visitor.press(say('shell.skills'));
  await expect(page.locator('app-skill-profile-page li.card')).toHaveCount(12);
  await expect(page.getByText(say('evidence.noScale'))).toHaveCount(4);
  await visitor.look('skills');

  await visitor.press(say('shell.courses'));
  await visitor.look('courses');
  await visitor.press(firstSteps.title[locale]);
  await visitor.look('course');
  await visitor.press(say('learning.begin'));
  for (const unit of firstSteps.units.filter((it) => it.kind !== 'quiz')) {
    await expect(page.locator('h1')).toHaveText(unit.title[locale]);
    if (unit.key === 'finding-your-way') { await expect(page.locator('figure img').first()).toBeVisible(); await visitor.look('lesson'); }
    if (unit.kind === 'file') await visitor.look('file');
    await visitor.press(say('learning.markDone'));
  }
  await expect(page.locator('h1')).toHaveText(firstSteps.units.at(-1)?.title[locale] ?? '');
  await expect(page.getByRole('heading', { name: say('trust.notice') })).toBeVisible();
  await visitor.look('quiz-unit');
  await visitor.press(say('trust.acknowledgeAndStart'));
  await answerEverythingRight(visitor);
  await expect(page.getByText(say('learning.saved'))).toBeVisible();
  await page.reload();
  await expect(page.locator('form fieldset')).toHaveCount(6);
  await expect.poll(() => page.locator('form fieldset input:checked').count()).toBeGreaterThan(2);
  await visitor.look('quiz');
  await visitor.press(say('learning.finish'));
  await visitor.press(say('learning.handIn'));
  await expect(page.getByText(say('learning.passed', { score: share(1), passMark: share(0.8) }))).toBeVisible();
  await visitor.look('result');
  await visitor.press(say('evidence.why'));
  await expect(page.getByText(say('ui.level', { held: 1 })).first()).toBeVisible();
  await visitor.look('why');
  await visitor.write(page.locator('textarea'), 'Dossier école refait deux fois.');
  await visitor.press(say('evidence.ask'));
  await expect(page.getByText(say('evidence.asked'))).toBeVisible();
  await visitor.press(say('evidence.seeRequest'));
  await expect(page.getByText(say('signOffs.waitingAnswer'))).toBeVisible();
  await visitor.look('own-request');

  await visitor.enter('karim');
  await visitor.look('home-lead');
  await visitor.press(say('shell.team'));
  await expect(page.locator('app-team-page li', { hasText: 'Inès Benali' })).toContainText(say('reporting.cells', { cellsHeld: 1, cellsExpected: 8 }));
  await visitor.look('team');
  await visitor.press(say('shell.signOffs'));
  await visitor.look('sign-offs');
  await visitor.press('Julien Mercier');
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByText(say('signOffs.needsWords'))).toBeVisible();
  await visitor.write(page.locator('textarea'), 'Refaire le cas en formation d’abord.');
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByRole('heading', { name: say('signOffs.refused') })).toBeVisible();
  await visitor.look('refused');
  await visitor.press(say('shell.signOffs'));
  await visitor.press('Inès Benali');
  await visitor.look('sign-off');
  await visitor.write(page.locator('textarea'), 'A réglé les relances devant moi, en formation puis en production.');
  await visitor.press(say('signOffs.confirm'));
  await expect(page.getByRole('heading', { name: say('signOffs.confirmed') })).toBeVisible();
  await visitor.press('Inès Benali');
  await expect(page.getByText(say('ui.level', { held: 2 })).first()).toBeVisible();
  await visitor.look('skills-of-another');

  await visitor.enter('sophie');
  await visitor.look('home-hr');
  await visitor.press(say('shell.matrix'));
  const row = page.locator('tbody tr', { hasText: 'Inès Benali' });
  await expect(row.locator('td').first()).toContainText('2/2');
  await visitor.look('matrix');
  await visitor.press(say('reporting.yesterday'));
  await expect(row.locator('td').first()).toContainText('0/2');
  // The slider goes on from there by its keys: back to today, a day back, some weeks back, and to today again.
  const slider = page.locator('app-date-slider input');
  await visitor.reach(slider);
  await page.keyboard.press('End');
  await expect(row.locator('td').first()).toContainText('2/2');
  await page.keyboard.press('ArrowLeft');
  await expect(row.locator('td').first()).toContainText('0/2');
  // A tenth of the way back to the first arrival: how many days that is depends on who came in meanwhile.
  await page.keyboard.press('PageDown');
  await expect(page.locator('tbody tr', { hasText: 'Karim Haddad' }).first()).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(slider).toBeFocused();
  await visitor.reach(slider);
  await page.keyboard.press('End');
  await expect(row.locator('td').first()).toContainText('2/2');
  // A competency is unfolded into its levels from its name, above the first row.
  const folded = page.locator('[data-at="-1/0"]');
  await visitor.reach(page.locator('[data-at="0/0"]'));
  await page.keyboard.press('ArrowUp');
  await expect(folded).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(folded).toHaveAttribute('aria-expanded', 'true');
  await expect(row.locator('td').nth(2)).toContainText(say('evidence.held'));
  await expect(row.locator('td').nth(3)).toContainText(say('evidence.beyond'));
  await visitor.look('matrix-unfolded');
  // The same read out as a plain table: no grid, every cell with its word and its link.
  await visitor.press(say('reporting.asTable'));
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(row.locator('td').nth(2)).toHaveText(new RegExp(say('evidence.held')));
  await expect(row.locator('td a').first()).toHaveAttribute('href', /\/skills\/[\w-]+$/);
  await visitor.look('matrix-table');
  await visitor.press(say('reporting.asGrid'));
  // Tab comes in where one was before.
  await visitor.reach(folded);
  await page.keyboard.press('Enter');
  await expect(folded).toHaveAttribute('aria-expanded', 'false');
  await expect(row.locator('td').nth(2)).not.toContainText(say('evidence.held'));
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-at="0/0"]')).toBeFocused();
  await visitor.unfold(say('reporting.exportAs'));
  await visitor.pick(page.locator('select[name=form]'), say('reporting.asCsv'));
  await visitor.write(page.locator('input[name=password]'), 'not this one');
  await visitor.press(say('reporting.exportWrite'));
  await expect(page.getByRole('alert')).toHaveText(say('problems.password_wrong'));
  await visitor.write(page.locator('input[name=password]'), 'palier-demo-2026');
  await visitor.look('matrix-export');
  const [file] = await Promise.all([page.waitForEvent('download'), visitor.press(say('reporting.exportWrite'))]);
  expect(file.suggestedFilename()).toMatch(/^palier-\d{4}-\d\d-\d\d\.csv$/);
  const csv = readFileSync(await file.path(), 'utf8');
  expect(csv.split('\r\n').find((it) => it.includes('Inès Benali'))).toMatch(locale === 'fr' ? /;2;2;/ : /,2,2,/);
  await expect(page.locator('input[name=password]')).toHaveValue('');
  await visitor.pick(page.locator('select[name=form]'), say('reporting.asPdf'));
  await visitor.write(page.locator('input[name=password]'), 'palier-demo-2026');
  const [paper] = await Promise.all([page.waitForEvent('download'), visitor.press(say('reporting.exportWrite'))]);
  expect(paper.suggestedFilename()).toMatch(/^palier-\d{4}-\d\d-\d\d\.pdf$/);
  expect(readFileSync(await paper.path()).subarray(0, 5).toString()).toBe('%PDF-');
  await visitor.reach(page.locator('[data-at="0/0"]'));
  const place = await row.locator('td').first().getAttribute('data-at');
  for (let down = 0; down < Number(place?.split('/')[0]); down++) await page.keyboard.press('ArrowDown');
  await expect(row.locator('td').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/A réglé les relances devant moi/).first()).toBeVisible();
  await visitor.look('why-of-another');
  // The proof leads to its signature; on the day before there was none, nor was any on record.
  await visitor.press(say('evidence.seeSignature'));
  await expect(page.locator('app-sign-off-history li').first()).toBeFocused();
  await visitor.reach(slider);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/A réglé les relances devant moi/)).toHaveCount(0);
  await expect(page.locator('app-level-steps').first()).toContainText(say('evidence.nothingYet'));
  await page.keyboard.press('End');
  await expect(page.getByText(/A réglé les relances devant moi/).first()).toBeVisible();
  const yesterday = new Date(Date.parse(await page.locator('input[name=as-of]').inputValue()) - 86_400_000).toISOString().slice(0, 10);
  await visitor.unfold(say('reporting.advanced'));
  await visitor.reach(page.locator('input[name=known-on]'));
  await page.locator('input[name=known-on]').fill(yesterday);
  await expect(page.getByText(/A réglé les relances devant moi/)).toHaveCount(0);
  // The days go along: to the person, and back to the proof.
  await visitor.press('Inès Benali');
  await expect(page.locator('h1')).toHaveText(say('evidence.skillsOf', { name: 'Inès Benali' }));
  await expect(page.locator('input[name=known-on]')).toHaveValue(yesterday);
  await expect(page.locator('app-level-steps').first()).toContainText(say('evidence.nothingYet'));
  await page.goBack();
  await visitor.rest();
  await page.goBack();
  await visitor.rest();
  await expect(page.getByText(/A réglé les relances devant moi/).first()).toBeVisible();
  // A name in the grid is reached from its row, and opens its person.
  await visitor.press(say('shell.matrix'));
  await visitor.reach(page.locator('[data-at="0/0"]'));
  for (let down = 0; down < Number(place?.split('/')[0]); down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(row.getByRole('link', { name: 'Inès Benali' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(say('evidence.skillsOf', { name: 'Inès Benali' }));

  // What moved since, for everybody and for Inès: each cause leads to its proof.
  await visitor.press(say('shell.matrix'));
  await expect(row.locator('td').first()).toContainText('2/2');
  await visitor.press(say('heatMap.open'));
  await expect(page.getByRole('heading', { name: say('heatMap.title') })).toBeVisible();
  await expect(page.locator('app-heat-map-page tbody tr').first()).toContainText(/support/i);
  await visitor.look('heat-map');
  await visitor.press(say('shell.matrix'));
  await expect(row.locator('td').first()).toContainText('2/2');
  await visitor.press(say('movement.open'));
  await expect(page.getByRole('heading', { name: say('movement.title') })).toBeVisible();
  await expect(page.locator('app-movement-sum')).toBeVisible();
  await visitor.look('movement-group');
  await visitor.press('Inès Benali');
  await expect(page.getByRole('heading', { name: say('movement.of', { name: 'Inès Benali' }) })).toBeVisible();
  await expect(page.getByText('Karim Haddad').first()).toBeVisible();
  await visitor.look('movement');
  // The same as lines: each point says what it is as soon as it is reached.
  await visitor.press(say('progression.open'));
  await expect(page.getByRole('heading', { name: say('progression.of', { name: 'Inès Benali' }) })).toBeVisible();
  const point = page.locator('app-progression-line .point').first();
  await visitor.reach(point);
  await expect(page.locator('app-progression-line .said strong').first()).toBeVisible();
  await visitor.look('progression');

  await visitor.press(say('shell.profiles'));
  await visitor.look('profiles');
  await visitor.press(say('competencies.import'));
  await visitor.write(page.locator('textarea'), 'Une recette de gâteau.');
  await visitor.press(say('competencies.preview'));
  await expect(page.getByText(say('competencies.unreadable'))).toBeVisible();
  await expect(page.getByText(say('sheet.not-a-job-sheet'))).toBeVisible();
  await visitor.look('import-refused');
  if (existsSync(sheet)) {
    await visitor.write(page.locator('textarea'), readFileSync(sheet, 'utf8'));
    await visitor.press(say('competencies.preview'));
    await expect(page.getByText(say('competencies.understood', { competencies: 12, expectations: 8, sum: 19, unspecified: 4 }))).toBeVisible();
    await visitor.look('import');
    await visitor.press(say('competencies.publish'));
    await expect(page.locator('h1')).toHaveText('Spécialiste support');
    await visitor.look('profile');
    await visitor.unfold(say('competencies.derive'));
    await visitor.write(page.locator('input[name=derive-title]'), 'Support N2 confirmé');
    await visitor.write(page.locator('input[name=derive-reason]'), 'Équipe en place');
    const raised = page.locator('label.field', { hasText: 'Communiquer efficacement' }).locator('select');
    await visitor.reach(raised);
    await page.keyboard.press('ArrowDown');
    await expect(raised).toHaveValue('4');
    await visitor.press(say('competencies.make'));
    await expect(page.locator('h1')).toHaveText('Support N2 confirmé');
    await expect(page.locator('section', { hasText: 'Communiquer efficacement' }).first()).toContainText(say('competencies.expected', { level: 4 }));
    await visitor.unfold(say('competencies.give'));
    await visitor.pick(page.locator('select[name=person]'), 'Hugo');
    await visitor.press(say('competencies.give'));
    await expect(page.getByText(say('competencies.given'))).toBeVisible();
    await visitor.look('profile-given');
    await visitor.press(say('shell.profiles'));
    await visitor.press(say('competencies.import'));
    await visitor.write(page.locator('textarea'), readFileSync(sheet, 'utf8'));
    await visitor.press(say('competencies.preview'));
    await expect(page.getByText(say('competencies.same'))).toBeVisible();
  }
  expect(foreign).toEqual([]);
  // The password that was not right, and nothing else.
  expect(wrong).toEqual([expect.stringContaining('422')]);
});

test('a file in another encoding is refused in words, one in UTF-8 is read', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  await visitor.enter('sophie');
  await page.goto('/sheets/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'fiche.txt', mimeType: 'text/plain', buffer: Buffer.from('Métier', 'latin1') });
  await expect(page.getByText(visitor.say('competencies.notUtf8', { name: 'fiche.txt' }))).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'fiche.txt', mimeType: 'text/plain', buffer: Buffer.from('Une recette', 'utf8') });
  await expect(page.getByText(visitor.say('competencies.unreadable'))).toBeVisible();
});

test('the language is switched at run time, content and all, and remembered; an address that leads nowhere says so', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const other: Locale = visitor.locale === 'fr' ? 'en' : 'fr';
  await visitor.enter('oliver');
  await visitor.press(visitor.say('shell.courses'));
  await expect(page.getByRole('link', { name: firstSteps.title[visitor.locale], exact: true })).toBeVisible();
  await visitor.speak(other);
  await expect(page.getByRole('link', { name: firstSteps.title[other], exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.getByRole('link', { name: firstSteps.title[other], exact: true })).toBeVisible();
  await page.goto('/nowhere/at/all');
  await expect(page.locator('h1')).toHaveText(new Visitor(page, other).say('shell.nowhere'));
  await visitor.look('nowhere');
  // So does what is not there, and what one may not read, also on pages that name in their heading what they show.
  for (const [address, key] of [['/courses/01890000-0000-7000-8000-000000000001', 'problems.thing_not-found'], ['/journeys/template', 'problems.access_forbidden']] as const) {
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText(new Visitor(page, other).say(key));
    await expect(page.locator('mat-progress-bar')).toHaveCount(0);
  }
});

test('a wrong password and a lost network are said, and what was written stays', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  await page.goto('/sign-in');
  if ((await page.locator('html').getAttribute('lang')) !== visitor.locale) await visitor.press(visitor.locale === 'fr' ? 'Français' : 'English', 'Space');
  await visitor.write(page.locator('input[name=login]'), 'ines');
  await visitor.write(page.locator('input[name=password]'), 'not the password');
  await visitor.submit();
  await expect(page.getByText(visitor.say('problems.session_wrong-credentials'))).toBeVisible();
  await visitor.look('sign-in-refused');
  await page.route('**/api/session', (route) => route.abort());
  await visitor.press(visitor.say('identity.enter'));
  await expect(page.getByText(visitor.say('problems.offline'))).toBeVisible();
  await expect(page.locator('input[name=login]')).toHaveValue('ines');
});
