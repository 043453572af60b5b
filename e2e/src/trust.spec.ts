import { expect, test } from './story';
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
  await visitor.submit();
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
  await visitor.submit();
  await expect(page.getByText(say('trust.auditNothing'))).toBeVisible();
  await visitor.press(say('trust.auditReset'));
  await expect(page.locator('app-audit-page li').nth(10)).toBeVisible();

  await visitor.press(say('shell.people'));
  await visitor.write(page.locator('input[name=search]'), 'Oliver');
  await visitor.submit();
  await visitor.press('Oliver Grant');
  await visitor.unfold(say('arrivals.roleHistory'));
  await expect(page.locator('.history li').first()).toContainText('Mathis Roche');
  await visitor.look('person-roles');
});
