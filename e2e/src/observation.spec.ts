import { expect, test } from '@playwright/test';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const phone = { width: 360, height: 740 };
const named = { software: /Gérer les logiciels métiers|Managing business software/, communication: /Communiquer efficacement|Communicating effectively/, updating: /Actualiser ses connaissances|Keeping up to date/ };
const fact = 'Appel du 14 : a laissé parler le client, reformulé, puis présenté la suite à son comité en cinq minutes.';

test('Léa says what she thinks she holds; Karim notes on his phone what he saw, Nadia completes level 4, he takes one back, and Léa reads all of it', async ({ page, browser, baseURL }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  const line = (at: Visitor, name: RegExp) => at.page.locator('app-observable-line', { hasText: name });
  const unfold = async (at: Visitor, name: RegExp) => { await at.reach(line(at, name).locator('summary')); await at.page.keyboard.press('Enter'); };
  const box = (at: Visitor, name: RegExp, level: number) => line(at, name).locator('input[type=checkbox]').nth(level - 1);

  // Her own track: beside the confirmed level, and nowhere else.
  await visitor.enter('lea');
  await visitor.press(say('shell.skills'));
  await visitor.press(say('selfAssessment.open'));
  const own = (name: RegExp) => page.locator('app-self-assessment-form', { hasText: name });
  await expect(own(named.software)).toBeVisible();
  await visitor.reach(own(named.software).locator('summary'));
  await page.keyboard.press('Enter');
  await visitor.tick(own(named.software).locator('input[type=radio]').nth(2));
  await visitor.write(own(named.software).locator('textarea'), 'Je règle seule depuis un mois.');
  await visitor.press(new RegExp(`^${say('selfAssessment.save')}`));
  await expect(own(named.software).locator('summary')).toContainText(say('selfAssessment.mark', { level: 3 }));
  await visitor.look('self-assessment');
  await visitor.reach(own(named.communication).locator('summary'));
  await page.keyboard.press('Enter');
  await visitor.tick(own(named.communication).locator('input[type=radio]').last());
  await visitor.reach(own(named.communication).locator('button[type=submit]'));
  await page.keyboard.press('Enter');
  const compared = page.locator('app-self-table tr', { hasText: named.communication });
  await expect(compared).toContainText(say('selfAssessment.unknown'));
  await expect(page.locator('app-self-table tr', { hasText: named.software }).locator('td')).toHaveText([/3/, /1/, /2/]);
  await visitor.press(say('shell.skills'));
  const skill = (name: RegExp) => page.locator('app-skill-profile-page li.card', { hasText: name });
  await expect(skill(named.software)).toContainText(say('selfAssessment.mark', { level: 3 }));
  await expect(skill(named.software)).toContainText(say('ui.level', { held: 1 }));
  await visitor.look('skills-with-self');

  // What she asks she can take back, and ask again.
  await visitor.press(say('way.open'));
  const step = page.locator('app-shortest-way-page li.card', { hasText: named.updating });
  await expect(step).toContainText(say('way.week', { from: 1 }));
  await expect(page.getByText(say('way.proven'))).toBeVisible();
  await visitor.look('shortest-way');
  await visitor.reach(step.getByRole('button'));
  await page.keyboard.press('Enter');
  await visitor.reach(step.getByRole('link', { name: say('evidence.seeRequest') }));
  await page.keyboard.press('Enter');
  await visitor.press(say('signOffs.withdrawRequest'));
  await expect(page.getByText(say('signOffs.requestWithdrawn'))).toBeVisible();
  await visitor.look('request-withdrawn');
  await visitor.press(say('signOffs.askAgain'));
  await expect(page.getByText(say('signOffs.waitingAnswer'))).toBeVisible();
  const asked = page.url();

  // Karim, on his phone: what he wrote survives a lost network and a reload.
  await page.setViewportSize(phone);
  await visitor.enter('karim');
  await visitor.press(say('shell.team'));
  await visitor.press(new RegExp(`^${say('observation.open')}.*Léa Fontaine`));
  await expect(page.locator('h1')).toHaveText(say('observation.title', { name: 'Léa Fontaine' }));
  await expect(page.locator('app-observable-line')).toHaveCount(8);
  await visitor.look('observe-blank');
  await visitor.press(say('observation.send'));
  await expect(page.getByText(say('observation.lacks'))).toBeVisible();
  await visitor.write(page.locator('textarea[name=observed]'), fact);
  await visitor.write(page.locator('input[name=reference]'), 'TCK-8412');
  await unfold(visitor, named.communication);
  await expect(line(visitor, named.communication)).toContainText(say('observation.missingAfter', { missing: 1 }));
  for (const level of [3, 4]) await visitor.tick(box(visitor, named.communication, level));
  await visitor.look('observe-unfolded');
  await page.context().setOffline(true);
  await visitor.press(say('observation.send'));
  await expect(page.getByText(say('problems.offline'))).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.locator('textarea[name=observed]')).toHaveValue(fact);
  await expect(page.locator('input[name=reference]')).toHaveValue('TCK-8412');
  await expect(line(visitor, named.communication)).toContainText(say('observation.tickedHere', { levels: '3, 4' }));
  await expect(page.getByText(say('observation.draftKept'))).toBeVisible();
  await visitor.write(page.locator('input[name=search]'), visitor.locale === 'fr' ? 'LOGICIELS METIERS' : 'business software');
  await expect(line(visitor, named.software)).toBeVisible();
  await visitor.write(page.locator('input[name=search]'), visitor.locale === 'fr' ? 'gerer les log' : 'managing bus');
  await expect(page.locator('app-observable-line')).toHaveCount(1);
  await expect(line(visitor, named.software)).toContainText(say('observation.asks', { level: 2 }));
  await visitor.tick(box(visitor, named.software, 2));
  await visitor.look('observe-found');
  await expect(page.getByText(say('observation.sum', { levels: 3, competencies: 2 }))).toBeVisible();
  await expect(page.locator('app-self-table, app-self-mark')).toHaveCount(0);

  // Nadia reads the same page at the same time.
  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport: phone, timezoneId: 'Europe/Paris', locale: 'fr-FR' });
  const second = new Visitor(await other.newPage(), visitor.locale);
  await second.enter('nadia');
  await second.page.goto(new URL(page.url()).pathname);
  await second.write(second.page.locator('textarea[name=observed]'), 'A tenu la parole de l’entreprise pendant la panne du 19, devant la presse locale.');
  await unfold(second, named.communication);
  await second.tick(box(second, named.communication, 4));

  await visitor.press(say('observation.send'));
  await expect(page.getByRole('heading', { name: say('observation.sent') })).toBeVisible();
  const result = (name: RegExp) => page.locator('li.result', { hasText: name });
  await expect(result(named.software)).toContainText(say('ui.level', { held: 2 }));
  await expect(result(named.communication)).toContainText(say('ui.level', { held: 3 }));
  await expect(result(named.communication)).toContainText(say('observation.missing', { missing: 1 }));
  await expect(page.locator('app-self-table tr', { hasText: named.software }).locator('td')).toHaveText([/3/, /2/, /2/]);
  await visitor.look('observed');
  await visitor.press(say('observation.another'));
  await expect(page.locator('textarea[name=observed]')).toHaveValue('');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith('palier.observation.')))).toEqual([]);

  await second.press(say('observation.send'));
  await expect(second.page.getByText(say('problems.sign-off_signed-meanwhile', { by: 'Karim Haddad' }))).toBeVisible();
  await expect(line(second, named.communication)).toContainText(say('observation.yoursCompletes'));
  await second.look('observe-meanwhile');
  await second.press(say('observation.send'));
  await expect(second.page.locator('li.result', { hasText: named.communication })).toContainText(say('ui.level', { held: 4 }));
  await other.close();

  // Karim refuses what she asked, with what to redo; and takes back the first observation, for one competency of it.
  await visitor.press(say('shell.more'));
  await visitor.press(say('shell.signOffs'));
  await visitor.reach(page.locator('li.card', { hasText: named.updating }).getByRole('link', { name: 'Léa Fontaine' }));
  await page.keyboard.press('Enter');
  await visitor.write(page.locator('textarea[name=observed]'), 'Lire la note 8.4 jusqu’au bout, puis la résumer à l’équipe.');
  await expect(page.locator('app-self-beside')).toHaveCount(0);
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByRole('heading', { name: say('signOffs.refused') })).toBeVisible();
  await expect(page.locator('app-self-beside')).toContainText(say('selfAssessment.notYet'));
  await visitor.press('Léa Fontaine');
  await visitor.press(say('selfAssessment.see'));
  await expect(page.locator('app-self-assessment-form')).toHaveCount(0);
  await expect(page.locator('app-self-assessment-page section', { hasText: named.software })).toContainText('Je règle seule depuis un mois.');
  await visitor.look('self-assessment-of-another');
  await visitor.press(new RegExp(say('evidence.skillsOf', { name: 'Léa Fontaine' })));
  await visitor.reach(skill(named.communication).getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page.locator('app-sign-off-history li.card')).toHaveCount(3);
  await visitor.unfold(say('signOffs.takeBack'));
  await visitor.write(page.locator('details[open] textarea[name=withdraw]'), 'Le comité a été présenté par Aminata.');
  await visitor.look('sign-off-history');
  await visitor.press(new RegExp(`^${say('signOffs.takeBackNow')}$`));
  await expect(page.getByText(say('ui.level', { held: 2 })).first()).toBeVisible();

  // Léa reads what was signed, refused and taken back, by whom and why, and asks again.
  await page.setViewportSize({ width: 1280, height: 720 });
  await visitor.enter('lea');
  await expect(page.locator('app-todo-list li.card', { hasText: named.updating })).toContainText('Lire la note 8.4 jusqu’au bout');
  await visitor.look('home-sent-back');
  await visitor.press(say('shell.skills'));
  await visitor.reach(skill(named.communication).getByRole('link'));
  await page.keyboard.press('Enter');
  const gone = page.locator('app-sign-off-history li.gone');
  await expect(gone).toContainText(fact);
  await expect(gone).toContainText('TCK-8412');
  await expect(gone).toContainText('Le comité a été présenté par Aminata.');
  await expect(page.locator('app-sign-off-history li.card', { hasText: 'Nadia Ferrand' })).toContainText(say('signOffs.confirmedLevels', { levels: 4 }));
  await visitor.look('why-taken-back');
  await page.goto(new URL(asked).pathname);
  await expect(page.getByText('Lire la note 8.4 jusqu’au bout')).toBeVisible();
  await visitor.look('refused-to-redo');
  await visitor.write(page.locator('textarea[name=note]'), 'Résumé envoyé à l’équipe ce matin.');
  await visitor.press(say('signOffs.askAgain'));
  await expect(page.getByText(say('signOffs.waitingAnswer'))).toBeVisible();
  await expect(page).not.toHaveURL(asked);
});
