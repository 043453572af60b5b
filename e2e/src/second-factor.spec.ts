import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'uqr';
import { start, stop } from './launch';
import { Phone } from './phone';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('an administrator sets up a second factor at the first sign-in, shows it at the next, and comes in without the phone by a recovery code', async ({ browser }, { project }) => {
  const locale = localeOf(project.name);
  const folder = mkdtempSync(join(tmpdir(), 'palier-second-factor-'));
  chmodSync(folder, 0o755);
  const run = start(join(folder, 'home'), { PALIER_DEMO: 'off', PORT: '0' });
  try {
    const token = await run.until(/with this token: (\S+)/);
    await run.until(/Palier is ready/);
    const context = await browser.newContext({ baseURL: run.address(), locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
    const page = await context.newPage();
    const visitor = new Visitor(page, locale);
    const { say } = visitor;
    const elsewhere: string[] = [];
    page.on('request', (request) => { if (!request.url().startsWith(run.address()) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url()); });
    const password = 'douze caractères au moins';
    const code = page.locator('input[name=code]');
    const show = async (text: string): Promise<void> => { await visitor.write(code, text); await visitor.submit(); };

    await page.goto('/');
    if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.press(locale === 'fr' ? 'Français' : 'English', 'Space');
    for (const [field, text] of Object.entries({ token, name: 'Mathis Roche', login: 'mathis', password })) await visitor.write(page.locator(`input[name=${field}]`), text);
    await visitor.submit();
    await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
    await expect(page.locator('nav')).toHaveCount(0);
    await visitor.look('enrol');

    // There is no way round it, and it leads to where one wanted to go.
    await page.goto('/people');
    await expect(page.locator('h1')).toHaveText(say('identity.enrol'));
    await visitor.press(say('identity.enrolBegin'));
    const phone = await Phone.before(page);
    const { key } = phone;
    // What the camera reads is drawn here, and says this very key.
    const { data, size } = encode(`otpauth://totp/Palier:mathis?issuer=Palier&secret=${key.replaceAll(' ', '')}&algorithm=SHA1&digits=6&period=30`, { ecc: 'M', border: 4 });
    await expect(page.locator('.key svg')).toHaveAttribute('viewBox', `0 0 ${size} ${size}`);
    await expect(page.locator('.key path')).toHaveAttribute('d', data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''));
    for (const [name, value] of [['autocomplete', 'one-time-code'], ['inputmode', 'numeric']] as const) await expect(code).toHaveAttribute(name, value);
    await visitor.look('enrol-key');
    await show('000000');
    await expect(page.getByRole('alert')).toHaveText(say('problems.second-factor_wrong-code'));
    await show(phone.code());
    await expect(page.locator('app-recovery-code-list li')).toHaveCount(10);
    await visitor.look('recovery-codes');
    const [first = ''] = await page.locator('app-recovery-code-list li').allInnerTexts();
    await visitor.press(say('identity.codesKept'));
    await expect(page.locator('h1')).toHaveText(say('shell.people'));

    await visitor.signIn('mathis', password);
    await expect(page.locator('h1')).toHaveText(say('identity.secondFactor'));
    await visitor.look('second-factor');
    const used = phone.code();
    await show(used);
    await expect(page.locator('nav')).toBeVisible();

    await visitor.signIn('mathis', password);
    await show(used);
    await expect(page.getByRole('alert')).toHaveText(say('problems.second-factor_wrong-code'));
    await show(first.toLowerCase().replaceAll('-', ' '));
    await expect(page.locator('nav')).toBeVisible();
    await visitor.press(say('notifications.settings'));
    await visitor.press(say('identity.securityOpen'));
    await expect(page.locator('input[name=required]')).toBeChecked();
    await expect(page.getByText(say('identity.decidedByDefault'))).toBeVisible();
    await visitor.tick(page.locator('input[name=required]'));
    await visitor.press(say('identity.saveSecurity'));
    await expect(page.getByText(say('identity.decidedByAdmin'))).toBeVisible();
    expect(elsewhere).toEqual([]);
    await context.close();
  } finally {
    await stop(run);
    rmSync(folder, { recursive: true, force: true });
  }
});

test('in the demo a second factor is offered: Hugo sets his up from his account; Mathis lets him in again when the phone is lost', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('hugo');
  await page.goto('/account');
  await visitor.unfold(say('identity.enrol'));
  await visitor.write(page.locator('input[name=enrol-password]'), 'palier-demo-2026');
  await visitor.submit();
  const phone = await Phone.before(page);
  await visitor.write(page.locator('input[name=code]'), phone.code());
  await visitor.submit();
  await expect(page.locator('app-recovery-code-list li')).toHaveCount(10);
  await visitor.press(say('identity.codesKept'));
  await expect(page.locator('app-second-factor-section')).toContainText('10');
  await visitor.look('account-second-factor');
  await visitor.signIn('hugo');
  await expect(page.locator('h1')).toHaveText(say('identity.secondFactor'));

  await visitor.enter('mathis');
  await page.goto('/settings/security');
  await expect(page.locator('input[name=required]')).not.toBeChecked();
  await visitor.look('security');
  await visitor.press(new RegExp(`^${say('identity.reset')} Hugo`));
  await visitor.look('security-reset');
  await visitor.press(say('identity.resetYes'));
  await expect(page.locator('li', { hasText: 'Hugo' })).toHaveCount(0);

  // Another system is told of what happens; its secret is shown once.
  await page.goto('/settings/webhooks');
  await visitor.write(page.locator('input[name=address]'), 'https://hooks.example/palier');
  await visitor.submit();
  await expect(page.locator('app-webhooks-page code')).toContainText('whsec_');
  await visitor.unfold(say('webhooks.log'));
  await expect(page.getByText(say('webhooks.logEmpty'))).toBeVisible();
  await visitor.look('webhooks');
  await visitor.press(`${say('webhooks.remove')} https://hooks.example/palier`);
  await expect(page.getByText(say('webhooks.none'))).toBeVisible();

  await visitor.enter('hugo');
});
