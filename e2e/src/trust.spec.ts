import { expect, test } from '@playwright/test';
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
