import { expect, test } from '@playwright/test';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { start, stop } from './launch';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Inès sees by name who sees her results, Karim opens her file, and she sees that: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  const card = (name: string) => page.locator('app-viewers-page li.card', { hasText: name });
  await visitor.enter('ines');
  await visitor.press(say('trust.viewers'));
  await expect(page.locator('h1')).toHaveText(say('trust.viewers'));
  await expect(card('Karim Haddad')).toContainText(say('trust.leads', { team: visitor.locale === 'fr' ? 'Support N1' : 'Tier 1 support' }));
  await expect(card('Karim Haddad')).toContainText(say('trust.seesAttempts'));
  await expect(card('Sophie Laurent')).toContainText(say('trust.seesExport'));
  await expect(card('Mathis Roche')).toContainText(say('trust.noResult'));
  await expect(card('Mathis Roche')).not.toContainText(say('trust.seesLevels'));
  for (const name of ['Julien Mercier', 'Tomasz Nowak']) await expect(card(name)).toHaveCount(0);
  await expect(page.getByText(say('trust.nobodyElse'))).toBeVisible();

  await visitor.enter('karim');
  await visitor.press(say('shell.team'));
  await visitor.press('Inès Benali');
  await expect(page.locator('h1')).toHaveText(say('evidence.skillsOf', { name: 'Inès Benali' }));

  await visitor.enter('ines');
  await visitor.press(say('trust.viewers'));
  await expect(page.getByText(say('trust.lookLevels', { name: 'Karim Haddad' })).first()).toBeVisible();
  await expect(page.getByText(say('trust.lookTeam', { name: 'Karim Haddad' })).first()).toBeVisible();
  await visitor.look('who-sees');
});

test('HR publishes a new notice, and people read it again before their next quiz: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('sophie');
  await visitor.press(say('trust.notice'));
  await expect(page.locator('h1')).toHaveText(say('trust.notice'));
  await expect(page.locator('app-notice-text h3')).toHaveCount(6);
  await visitor.look('notice');
  await visitor.unfold(say('trust.noticeNew'));
  await visitor.write(page.locator(`textarea[name=contact-${visitor.locale}]`), '');
  await visitor.press(say('trust.noticePublish'));
  await expect(page.getByText(say('trust.noticeIncomplete'))).toBeVisible();
  await visitor.write(page.locator(`textarea[name=contact-${visitor.locale}]`), 'donnees@nordlys.example');
  await visitor.look('notice-form');
  await visitor.press(say('trust.noticePublish'));
  await expect(page.locator('app-notice-page > app-async li.card')).toHaveCount(2);
  await expect(page.getByText('donnees@nordlys.example').first()).toBeVisible();

  await visitor.enter('hugo');
  await visitor.press(say('trust.notice'));
  await visitor.press(say('trust.acknowledge'));
  await expect(page.getByRole('button', { name: say('trust.acknowledge') })).toHaveCount(0);
  await visitor.look('notice-read');
});

test('Mathis gives a role; Sophie finds who gave it, in the audit and on the person’s page: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('mathis');
  await visitor.press(say('shell.people'));
  await visitor.write(page.locator('input[name=search]'), 'Oliver');
  await page.keyboard.press('Enter');
  await visitor.press('Oliver Grant');
  await visitor.tick(page.locator('input[name=author]'));
  await visitor.press(say('arrivals.saveRoles'));
  await expect(page.getByText(say('arrivals.saved'))).toBeVisible();
  await visitor.press(say('trust.audit'));
  await expect(page.locator('app-audit-page li').first()).toBeVisible();
  await expect(page.locator('option', { hasText: say('trust.kindLearning') })).toHaveCount(0);
  await visitor.look('audit-admin');

  await visitor.enter('sophie');
  await visitor.press(say('trust.audit'));
  await visitor.reach(page.locator('select[name=what]'));
  await page.locator('select[name=what]').selectOption('grants');
  await visitor.write(page.locator('input[name=who]'), 'grant');
  await visitor.press(say('trust.auditFind'));
  const line = page.locator('app-audit-page li').first();
  await expect(line).toContainText(say('audit.role_change', { by: 'Mathis Roche', of: 'Oliver Grant' }));
  await expect(line).toContainText(say('trust.auditGranted', { roles: say('arrivals.author') }));
  await expect(page).toHaveURL(/what=grants&who=grant/);
  await visitor.look('audit');
  await visitor.write(page.locator('input[name=who]'), 'nobody at all');
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('trust.auditNothing'))).toBeVisible();
  await visitor.press(say('trust.auditReset'));
  await expect(page.locator('app-audit-page li').nth(10)).toBeVisible();

  await visitor.press(say('shell.people'));
  await visitor.write(page.locator('input[name=search]'), 'Oliver');
  await page.keyboard.press('Enter');
  await visitor.press('Oliver Grant');
  await visitor.unfold(say('arrivals.roleHistory'));
  await expect(page.locator('.history li').first()).toContainText('Mathis Roche');
  await visitor.look('person-roles');
});

const freePort = (): Promise<string> => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => resolve(String(port))); });
});

test('an administrator sets up a second factor at the first sign-in, and shows it at the next: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const folder = mkdtempSync(join(tmpdir(), 'palier-second-factor-'));
  chmodSync(folder, 0o755);
  // As it comes: nobody said anything of the second factor.
  const run = start(join(folder, 'home'), { PALIER_DEMO: 'off', PALIER_SECOND_FACTOR: undefined, PORT: await freePort() });
  try {
    const token = await run.until(/with this token: (\S+)/);
    await run.until(/Palier is ready/);
    const password = 'douze caractères au moins';
    await page.goto(run.address());
    if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.press(locale === 'fr' ? 'Français' : 'English', 'Space');
    for (const [field, text] of Object.entries({ token, name: 'Mathis Roche', login: 'mathis', password })) await visitor.write(page.locator(`input[name=${field}]`), text);
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
    await expect(page.locator('nav')).toHaveCount(0);
    await visitor.look('enrol');
    await page.goto(`${run.address()}/people`);
    await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
    await visitor.press(say('identity.enrolBegin'));
    await expect(page.locator('.key path')).toHaveAttribute('d', /h1v1h-1z/);
    await visitor.look('enrol-key');
    const phone = new TOTP({ secret: Secret.fromBase32((await page.locator('.key code').innerText()).replaceAll(' ', '')) });
    await visitor.write(page.locator('input[name=code]'), '000000');
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('problems.second-factor_wrong-code'))).toBeVisible();
    await visitor.write(page.locator('input[name=code]'), phone.generate());
    await page.keyboard.press('Enter');
    await expect(page.locator('app-recovery-code-list li')).toHaveCount(10);
    await visitor.look('recovery-codes');
    const [first = ''] = await page.locator('app-recovery-code-list code').allInnerTexts();
    await visitor.press(say('identity.codesKept'));
    // Where one wanted to go before.
    await expect(page.locator('h1')).toHaveText(say('shell.people'));

    const signIn = async (): Promise<void> => {
      await page.context().clearCookies();
      await page.goto(`${run.address()}/sign-in`);
      await visitor.write(page.locator('input[name=login]'), 'mathis');
      await visitor.write(page.locator('input[name=password]'), password);
      await page.keyboard.press('Enter');
      await expect(page.locator('h1')).toHaveText(say('identity.secondFactor'));
    };
    await signIn();
    await visitor.look('second-factor');
    await visitor.write(page.locator('input[name=code]'), '12');
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('problems.second-factor_wrong-code'))).toBeVisible();
    await visitor.write(page.locator('input[name=code]'), phone.generate({ timestamp: Date.now() + 30_000 }));
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(say('shell.hello', { name: 'Mathis Roche' }));
    await visitor.look('home-admin');

    await signIn();
    await visitor.write(page.locator('input[name=code]'), first.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await expect(page.locator('nav')).toBeVisible();
    await visitor.press(say('identity.security'));
    await expect(page.locator('input[name=required]')).toBeChecked();
    await expect(page.getByText(say('identity.decidedByDefault'))).toBeVisible();
    await visitor.look('security');
    await page.goto(`${run.address()}/account`);
    await expect(page.locator('app-second-factor-section')).toContainText('9');
    await visitor.look('account-second-factor');
  } finally {
    await stop(run);
    rmSync(folder, { recursive: true, force: true });
  }
});
