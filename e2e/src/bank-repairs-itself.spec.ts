import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRefunds, askRefunds, beginRefunds, Caller, newcomers, refundsIn, teachAtLength, teachRefunds } from './class-of-people';
import { OwnPalier } from './own-palier';
import { Visitor, type Locale } from './visitor';

/** How many of the five other questions each person of the class knows, in turn. */
const knows = (person: number): number => person % 6;
/** So many right answers decide a placement of ten questions that nobody answered before. */
const enough = 5;

for (const locale of ['fr', 'en'] satisfies Locale[]) {
  test(`a question whose key is wrong is found, corrected and regraded by two people, and whoever answered reads it (${locale}): by keyboard alone`, async ({ browser }) => {
    let rules = locale === 'fr' ? 'Le formulaire R1 ouvre tout remboursement.' : 'Form R1 opens every refund.';
    const wiki = createServer((_, reply) => { reply.writeHead(200, { 'content-type': 'text/plain' }).end(rules); });
    await new Promise<void>((done) => { wiki.listen(0, '127.0.0.1', done); });
    const source = `127.0.0.1:${(wiki.address() as AddressInfo).port}`;
    const palier = await OwnPalier.start({ PALIER_ARTICLE_HOSTS: source });
    try {
      const said = refundsIn(locale);
      const taught = await teachRefunds(palier.address, locale, `http://${source}/rules`);
      const people = await newcomers(palier.address, locale, 19);
      for (const [index, person] of people.slice(0, 17).entries()) await answerRefunds(person, taught, locale, knows(index));
      // Two began before anything was corrected, and hand in later.
      const [late, latest] = [await beginRefunds(people[17] as Caller, taught, locale), await beginRefunds(people[18] as Caller, taught, locale)];
      const julien = await Caller.signedIn(palier.address, 'julien');
      const attempt = await answerRefunds(julien, taught, locale, 4);

      const context = await browser.newContext({ baseURL: palier.address, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      const visitor = new Visitor(page, locale);
      const { say } = visitor;

      // HR wants two people for each correction of scores.
      await visitor.enter('sophie');
      await visitor.press(say('notifications.settings'));
      await visitor.tick(page.locator('input[name=secondPerson]'));
      await visitor.press(say('notifications.saveRule'));
      await expect(page.locator('app-regrade-rule-form').getByText(say('notifications.saved'))).toBeVisible();
      await visitor.look('settings-with-regrades');

      // Nadia wrote no question: the bank says so.
      await visitor.enter('nadia');
      await visitor.press(say('shell.bank'));
      await expect(page.getByText(say('bank.none'))).toBeVisible();
      await visitor.look('bank-empty');

      // Karim sees which of his questions the answers put in doubt, searches, and opens it.
      await visitor.enter('karim');
      await visitor.press(say('shell.bank'));
      await expect(page.locator('#to-check > li')).toContainText([said.cell]);
      await expect(page.locator('#to-check > li').first()).toContainText(say('bank.misKeyed'));
      await expect(page.locator('#questions > li')).toHaveCount(9);
      await visitor.look('bank');
      await visitor.press(said.quiz);
      await expect(page.locator('h1')).toHaveText(said.quiz);
      await expect(page.getByText(say('bank.takenBy', { people: 18 }))).toBeVisible();
      await expect(page.locator('app-score-histogram rect')).toHaveCount(10);
      await visitor.press(say('drafts.travelWrite'));
      await expect(page.getByText(say('drafts.travelCount', { count: 6 }))).toBeVisible();
      await expect(page.getByRole('link', { name: /\.xml$/ })).toBeVisible();
      await visitor.look('quiz-scores');
      await visitor.press(say('bank.back'));
      await visitor.write(page.locator('input[name=search]'), said.others[0]);
      await visitor.submit();
      await expect(page.locator('#questions > li')).toHaveCount(1);
      await visitor.look('bank-found');
      visitor.interactions++;
      await page.locator('select[name=filterDifficulty]').selectOption('3');
      await expect(page.getByText(say('bank.nothingFound'))).toBeVisible();
      await visitor.look('bank-narrowed');
      visitor.interactions++;
      await page.locator('select[name=filterDifficulty]').selectOption('');
      await expect(page.locator('#questions > li')).toHaveCount(1);
      await visitor.write(page.locator('input[name=search]'), 'zzz');
      await visitor.submit();
      await expect(page.getByText(say('bank.nothingFound'))).toBeVisible();
      await visitor.press(say('bank.everything'));
      await visitor.press(said.cell);
      await expect(page.locator('h1')).toHaveText(said.cell);
      await expect(page.locator('app-suspicion-note')).toContainText(said.options[0]);
      await visitor.look('question-suspected');

      // Each kind of question has its own form of correction.
      for (const [index, id] of taught.kinds.entries()) {
        await page.goto(`/questions/${id}`);
        await visitor.unfold(say('bank.correct'));
        await visitor.look(`question-kind-${index}`);
      }
      await visitor.press(say('bank.back'));
      await visitor.press(said.cell);

      // A suspicion can be put away with a reason, and taken up again.
      await visitor.unfold(say('bank.dismiss'));
      await visitor.write(page.locator('input[name=why]'), locale === 'fr' ? 'Je vérifie.' : 'I am checking.');
      await visitor.press(say('bank.dismissIt'));
      await expect(page.locator('app-suspicion-note')).toContainText('Karim Haddad');
      await visitor.look('question-dismissed');
      await visitor.press(say('bank.back'));
      await expect(page.locator('#to-check')).not.toContainText(said.cell);
      await visitor.press(said.cell);
      await visitor.press(say('bank.tellAgain'));
      await expect(page.getByText(say('bank.dismiss'))).toBeVisible();

      // He ticks the right form and says why; nothing moves by that alone.
      await visitor.unfold(say('bank.correct'));
      await visitor.tick(page.getByRole('radio', { name: say('drafts.isRight', { number: 1 }) }));
      await visitor.tick(page.locator('input[name=change][value=substantive]'));
      await visitor.write(page.locator('input[name=reason]'), locale === 'fr' ? 'Le formulaire R2 ouvre tout remboursement depuis janvier.' : 'Form R2 opens every refund since January.');
      await visitor.look('question-correcting');
      await visitor.press(say('bank.correctIt'));
      await expect(page.getByText(say('bank.corrected', { number: 2 }))).toBeVisible();
      await expect(page.locator('.beside > section')).toHaveCount(2);
      await visitor.press(say('bank.preview'));
      await expect(page.getByText(say('bank.wouldMark', { attempts: 18 }))).toBeVisible();
      await expect(page.locator('app-regrade-panel').getByRole('link', { name: 'Julien Mercier' })).toBeVisible();
      await visitor.look('regrade-preview');

      // Somebody hands in meanwhile: what he read is no longer what would happen.
      await late(2);
      await visitor.press(say('bank.askRegrade'));
      await expect(page.getByText(say('problems.regrade_would-differ'))).toBeVisible();
      await visitor.press(say('bank.previewAgain'));
      await expect(page.getByText(say('bank.wouldMark', { attempts: 19 }))).toBeVisible();
      await visitor.press(say('bank.askRegrade'));
      await expect(page.getByText(say('bank.asked'))).toBeVisible();
      await visitor.press(say('bank.preview'));
      await expect(page.getByText(say('bank.waitsForAnother'))).toBeVisible();
      await visitor.look('regrade-waits');

      // Claire is told, reads the same preview, and approves.
      await palier.work();
      await visitor.enter('claire');
      await visitor.press(say('notifications.title'));
      await visitor.look('notification-of-a-regrade');
      await visitor.press(say('notifications.regradeAsked', { by: 'Karim Haddad' }));
      await visitor.press(say('bank.preview'));
      await expect(page.getByText(say('bank.waitsForYou', { by: 'Karim Haddad' }))).toBeVisible();
      await visitor.look('regrade-to-approve');
      await visitor.press(say('bank.approve'));
      await expect(page.getByText(say('bank.applied'))).toBeVisible();
      await expect(page.getByText(say('bank.stateApplied'), { exact: true })).toBeVisible();
      await visitor.look('question-regraded');

      // A question in two languages has its right answer said once; of a quiz that draws its questions, no common measure is claimed.
      await visitor.press(say('bank.back'));
      const oldest = page.locator('#questions > li').last();
      await visitor.pressOn(oldest.locator('a').first());
      await visitor.unfold(say('bank.correct'));
      await expect(page.getByRole('group', { name: say('bank.inFrench') })).toBeVisible();
      await expect(page.getByRole('group', { name: say('bank.inEnglish') })).toBeVisible();
      await visitor.look('question-in-two-languages');
      await visitor.press(say('bank.back'));
      await visitor.pressOn(oldest.locator('p a'));
      await expect(page.getByText(say('bank.verdictDrawn'))).toBeVisible();
      await visitor.look('quiz-drawn');

      // Julien passes by it: his result says what it was first, by whom it was corrected and why; so does the proof of his level.
      const handedIn = await latest(4);
      // The rules are written anew elsewhere: the questions about them say so, in the bank and each by itself.
      rules = rules.replace('R1', 'R2');
      await palier.minute();
      expect(await (people[18] as Caller).ask<unknown>('GET', `/api/attempts/${handedIn}/result`)).toMatchObject({ passed: true, first: { passed: false, by: 'Claire Dumont' } });
      await palier.work();
      await visitor.enter('karim');
      await visitor.press(say('shell.bank'));
      await expect(page.locator('#questions > li').filter({ hasText: said.cell })).toContainText(`${say('bank.stale')} ${said.rules}`);
      await visitor.look('bank-stale');
      await visitor.press(said.cell);
      await expect(page.getByText(say('bank.staleHint'))).toBeVisible();
      await visitor.look('question-stale');
      await visitor.enter('julien');
      await visitor.press(say('notifications.title'));
      await visitor.press(say('notifications.regraded', { by: 'Claire Dumont', course: said.course }));
      await expect(page).toHaveURL(new RegExp(`/attempts/${attempt}/result$`));
      await expect(page.getByRole('status').filter({ hasText: '83' })).toContainText('Claire Dumont');
      await visitor.look('result-regraded');
      await page.goto(`/people/${await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { person: { id: string } }).person.id)}/skills/${taught.competencyId}`);
      await expect(page.getByText('Claire Dumont').first()).toBeVisible();
      await visitor.look('proof-regraded');

      // Nadia leads whoever has to take it again: she opens the question that they miss most, though Karim wrote it.
      const campaign = await askRefunds(palier.address, taught, locale === 'fr' ? 'Support N2' : 'Tier 2 support');
      await visitor.enter('nadia');
      await page.goto(campaign);
      await visitor.press(said.others[4]);
      await expect(page.locator('h1')).toHaveText(said.others[4]);
      await expect(page.locator('app-heat-question-page table')).toContainText(say('learning.rightOption'));
      await visitor.look('heat-question');
      // She leaves: nobody follows her live audience any more, until Sophie takes it over.
      const sophie = await Caller.signedIn(palier.address, 'sophie');
      const { people: [her] } = await sophie.ask<{ people: { id: string }[] }>('GET', '/api/register?search=Nadia');
      await sophie.ask('POST', `/api/register/${her?.id ?? ''}/departure`, { leftOn: '2026-11-29' });
      await visitor.enter('sophie');
      await page.goto(campaign);
      await expect(page.locator('app-campaign-audience .warn')).toBeVisible();
      await visitor.look('campaign-orphaned');
      await visitor.press(say('campaigns.takeOver'));
      await expect(page.locator('app-campaign-audience')).toContainText(say('campaigns.followedBy', { by: 'Sophie Laurent' }));
      await visitor.enter('julien');

      // What he knows already he need not learn: five answers of ten decide it, and the proof says so.
      const long = await teachAtLength(palier.address, locale);
      await page.goto(`/courses/${long.courseId}/units/${long.unitId}`);
      await expect(page.getByText(say('learning.placementOffer'))).toBeVisible();
      await visitor.look('placement-offered');
      await visitor.press(say('learning.startPlacement'));
      for (let asked = 1; asked <= enough; asked++) {
        await expect(page.getByText(say('learning.placementAt', { asked, of: 10 }))).toBeVisible();
        if (asked === 2) { await expect(page.locator('legend')).toBeFocused(); await visitor.look('placement'); }
        await visitor.tick(page.getByRole('radio', { name: 'A' }));
        await visitor.press(say('learning.nextQuestion'));
      }
      await expect(page.getByText(say('learning.placed', { asked: enough, of: 10 }))).toBeVisible();
      await visitor.look('placement-result');
      await page.goto(`/people/${await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { person: { id: string } }).person.id)}/skills/${long.competencyId}`);
      await expect(page.getByText(say('evidence.byPlacement', { asked: enough, of: 10, rule: 'placement-1' }))).toBeVisible();
    } finally {
      wiki.close();
      await palier.stop();
    }
  });
}
