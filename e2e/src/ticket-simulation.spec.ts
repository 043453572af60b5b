import type { Page } from '@playwright/test';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
interface Line { readonly text: string; readonly next: string; readonly after: string; readonly credit: number; readonly action?: string; readonly escalates?: true }
interface Spoken { readonly says: string; readonly replies: readonly [Line, Line] }
const told = {
  fr: {
    title: 'Un ticket du lundi', quiz: 'Conduire la conversation', prompt: 'Menez cette conversation jusqu’au bout.', customer: 'Mme Lopez', product: 'Planning 8.4', ticket: 'Plus aucune convocation ne part depuis ce matin.',
    scenes: [
      { says: 'Alors, c’est réparé ?', replies: [{ text: 'Quel message voyez-vous à l’envoi ?', next: 'new', after: 'Elle lit le message : la cause est à moitié trouvée.', credit: 3, action: 'ask' }, { text: 'Je transmets votre ticket.', next: 'bad', after: 'Il revient trois jours plus tard, sans rien de plus.', credit: -2, action: 'wait', escalates: true }] },
      { says: 'Il est écrit « modèle verrouillé ».', replies: [{ text: 'Déverrouillez le modèle : je reste en ligne.', next: 'good', after: 'Les convocations partent.', credit: 5, action: 'workAround' }, { text: 'C’est une erreur connue.', next: 'bad', after: 'Elle rappelle le lendemain.', credit: 0 }] },
    ] as readonly [Spoken, Spoken],
  },
  en: {
    title: 'A Monday ticket', quiz: 'Leading the conversation', prompt: 'Lead this conversation to its end.', customer: 'Ms Lopez', product: 'Planning 8.4', ticket: 'No invitation has gone out since this morning.',
    scenes: [
      { says: 'So, is it mended?', replies: [{ text: 'Which message do you see when you send one?', next: 'new', after: 'She reads the message: half of the cause is found.', credit: 3, action: 'ask' }, { text: 'I pass your ticket on.', next: 'bad', after: 'It comes back three days later, with nothing added.', credit: -2, action: 'wait', escalates: true }] },
      { says: 'It says “template locked”.', replies: [{ text: 'Unlock the template: I stay on the line.', next: 'good', after: 'The invitations go out.', credit: 5, action: 'workAround' }, { text: 'That is a known error.', next: 'bad', after: 'She calls again the next day.', credit: 0 }] },
    ] as readonly [Spoken, Spoken],
  },
};

test('Karim writes a conversation with a customer; Julien leads it on two screens and through a lost network, and looks back on it: by keyboard alone', async ({ page, context }, { project }) => {
  const karim = new Visitor(page, localeOf(project.name));
  const { say, locale } = karim;
  const its = told[locale];
  const [first, second] = its.scenes;
  const form = page.locator('app-question-form');
  const field = (name: string) => form.locator(`[name="${name}"]`);
  await karim.enter('karim');
  await karim.press(say('shell.drafts'));
  await karim.press(say('shell.createCourse'));
  await karim.write(page.locator('input[name=courseTitle]'), its.title);
  await karim.press(`+ ${say('drafts.addQuiz')}`);
  await expect(page.locator('#part')).toBeFocused();
  await karim.write(page.locator('app-activity-form input[name=title]'), its.quiz);
  await page.locator('select[name=cell]').first().selectOption({ index: 1 });
  await karim.press(say('drafts.addQuestion'));
  await field('kind').selectOption('ticketSimulation');
  await karim.write(field('prompt'), its.prompt);
  await karim.write(field('customer'), its.customer);
  await karim.write(field('product'), its.product);
  await field('channel').selectOption('phone');
  await karim.write(field('ticket'), its.ticket);
  for (const [at, scene] of its.scenes.entries()) {
    await karim.write(field(`says-${at}`), scene.says);
    for (const [index, line] of scene.replies.entries()) {
      await karim.write(field(`reply-${at}-${index}`), line.text);
      await field(`channel-${at}-${index}`).selectOption('phone');
      if (line.action !== undefined) await field(`action-${at}-${index}`).selectOption(line.action);
      await field(`next-${at}-${index}`).selectOption(line.next);
      if (line.escalates === true) await karim.tick(field(`escalates-${at}-${index}`));
      await karim.write(field(`consequence-${at}-${index}`), line.after);
      await karim.write(field(`credit-${at}-${index}`), String(line.credit));
    }
  }
  // Nothing leads back to where one was.
  await expect(field('next-1-0').locator('option', { hasText: say('drafts.inCircles', { number: 1 }) })).toBeDisabled();
  // Tried beside, as its learner will lead it.
  const leads = async (by: Visitor, text: string) => { await by.tick(by.page.getByRole('radio', { name: text })); await by.press(say('learning.sayIt')); };
  await leads(karim, first.replies[0].text);
  await expect(page.locator('app-simulation-field').getByText(second.says)).toBeVisible();
  await expect(page.getByText(say('drafts.bestWay', { scenes: '1.1 → 2.1', credit: 8 }))).toBeVisible();
  await karim.look('draft-simulation');
  await karim.press(say('drafts.startOver'));
  await expect(page.locator('app-simulation-field').getByText(second.says)).toBeHidden();
  await karim.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await karim.press(say('drafts.publish'));
  await expect(page.getByRole('heading', { name: say('drafts.isPublished') })).toBeVisible();

  const julien = new Visitor(page, locale);
  await julien.enter('julien');
  await page.goto('/courses');
  await julien.press(its.title);
  await julien.press(its.quiz);
  const heard: string[] = [];
  const listen = (to: Page) => to.on('response', (it) => { if (it.url().includes('/api/attempts/')) void it.text().then((text) => heard.push(text), () => undefined); });
  listen(page);
  await julien.press(new RegExp(`^(${say('learning.startQuiz')}|${say('trust.acknowledgeAndStart')})$`));
  await expect(page.getByText(say('learning.unsaid'))).toBeVisible();
  await julien.look('simulation-begins');
  await context.setOffline(true);
  await leads(julien, first.replies[0].text);
  await expect(page.getByText(say('learning.onItsWay'))).toBeVisible();
  await expect(page.getByText(second.says)).toBeHidden();
  expect(heard.join()).not.toContain(second.says);
  await context.setOffline(false);
  await expect(page.getByText(second.says)).toBeVisible();
  await expect(page.locator('app-conversation-lines li[tabindex]')).toBeFocused();

  // Another screen stands where this one stands, and goes on for both.
  const other = new Visitor(await context.newPage(), locale);
  listen(other.page);
  await other.page.goto(page.url());
  await expect(other.page.getByText(second.says)).toBeVisible();
  await leads(other, second.replies[1].text);
  await expect(other.page.getByText(say('learning.conversationOver'))).toBeVisible();
  await expect(page.getByText(say('learning.conversationOver'))).toBeVisible();
  await expect(page.locator('app-conversation-lines li.own')).toHaveCount(2);
  await other.page.close();
  for (const { replies } of its.scenes) for (const { after } of replies) expect(heard.join()).not.toContain(after);
  await julien.press(say('learning.finish'));
  await julien.press(say('learning.handIn'));
  await expect(page.locator('.after', { hasText: first.replies[0].after })).toBeVisible();
  await expect(page.getByText(say('learning.pointsOf', { earned: 3, most: 8 }))).toBeVisible();
  await julien.unfold(say('learning.bestWay', { most: 8 }));
  await expect(page.getByText(second.replies[0].after)).toBeVisible();
  await julien.look('simulation-result');

  await karim.enter('karim');
  await karim.press(say('shell.bank'));
  await karim.press(its.prompt);
  await karim.unfold(say('bank.correct'));
  await expect(page.locator('app-correction-words app-simulation-form')).toBeVisible();
  await karim.look('bank-simulation');
});
