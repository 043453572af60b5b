import { readFileSync } from 'node:fs';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const title = { fr: 'Questions venues d’ailleurs', en: 'Questions from elsewhere' };
const asked = { fr: ['Quelle touche ouvre l’aide ?', 'Le bandeau orange dit : base de formation.', 'Combien d’heures ?'], en: ['Which key opens the help?', 'The orange banner says: training database.', 'How many hours?'] };
const screen = readFileSync(new URL('../../libs/demo/media/rule-message.en.png', import.meta.url)).toString('base64');
/** Three questions as Moodle has them, one with a picture that nobody described and one that is no picture here, and one of a kind that is not here. */
const moodle = (locale: Locale, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="multichoice"><name><text>Q1</text></name><questiontext format="html"><text><![CDATA[<p>${asked[locale][0]}</p><p><img src="@@PLUGINFILE@@/a.png" alt=""><img src="@@PLUGINFILE@@/b.svg" alt=""></p>]]></text><file name="a.png" path="/" encoding="base64">${screen}</file><file name="b.svg" path="/" encoding="base64">PHN2Zz4=</file></questiontext><single>true</single><answer fraction="100"><text>F1</text></answer><answer fraction="0"><text>F2${more}</text></answer></question>
<question type="truefalse"><name><text>Q2</text></name><questiontext format="html"><text>${asked[locale][1]}</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
<question type="numerical"><name><text>Q3</text></name><questiontext format="html"><text>${asked[locale][2]}</text></questiontext><answer fraction="100"><text>12.5</text><tolerance>0.5</tolerance></answer></question>
<question type="essay"><name><text>Q4</text></name><questiontext format="html"><text>?</text></questiontext></question>
</quiz>`;
const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

test('Karim brings questions from Moodle into a quiz, once and for all, and takes them out again: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const items = page.locator('app-quiz-form > ol.list > li');
  const counts = (it: Record<'new' | 'changed' | 'same' | 'problems', number>) => page.getByText(say('drafts.travelCounts', it));
  await visitor.enter('karim');
  await visitor.press(say('shell.drafts'));
  await visitor.press(say('shell.createCourse'));
  await visitor.write(page.locator('input[name=courseTitle]'), title[locale]);
  await visitor.press(`+ ${say('drafts.addQuiz')}`);
  await visitor.write(page.locator('app-activity-form input[name=title]'), title[locale]);
  await page.locator('select[name=cell]').selectOption({ index: 1 });
  await visitor.unfold(say('drafts.travel'));
  await visitor.look('questions-travel');

  // What is no text at all says so; what is broken says where.
  await page.locator('input[name=questions]').setInputFiles(file('image.xml', '\u0000\u0001'));
  await expect(page.getByText(say('drafts.travelUnreadable', { name: 'image.xml' }))).toBeVisible();
  await page.locator('input[name=questions]').setInputFiles(file('moodle.xml', '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<quiz>&x;</quiz>'));
  await expect(page.getByText(say('travel.xml_doctype'))).toBeVisible();

  await page.locator('input[name=questions]').setInputFiles(file('moodle.xml', moodle(locale)));
  await expect(counts({ new: 3, changed: 0, same: 0, problems: 1 })).toBeVisible();
  await expect(page.getByText(say('travel.question_kind-unknown', { kind: 'essay' }))).toBeVisible();
  await expect(page.getByText(say('travel.note_picture', { count: 1 }))).toBeVisible();
  await expect(page.getByText(say('travel.note_picture-words'))).toBeVisible();
  await expect(page.getByText(say('drafts.travelPictureBare'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('drafts.travelTake') })).toBeDisabled();
  await visitor.look('questions-travel-preview');
  await visitor.tick(page.locator('input[name=leaveOut]'));
  await visitor.press(say('drafts.travelTake'));
  await expect(page.getByText(say('drafts.travelDone', { new: 3, changed: 0, same: 0 }))).toBeVisible();
  await expect(items).toHaveCount(3);
  // The picture is there, and waits for its words.
  await visitor.unfold(asked[locale][0] ?? '');
  await visitor.write(items.first().locator('textarea[name=illustrationWords]'), locale === 'fr' ? 'Un message du programme' : 'A message of the program');
  await expect(items.first().locator('app-question-preview').getByRole('img', { name: locale === 'fr' ? 'Un message du programme' : 'A message of the program' })).toBeVisible();
  await visitor.look('questions-travel-picture');

  // The same file adds nothing; a changed one shows what is another.
  await page.locator('input[name=questions]').setInputFiles(file('moodle.xml', moodle(locale).replace(/<question type="essay">.*\n/, '')));
  await expect(page.getByText(say('drafts.travelNothing'))).toBeVisible();
  await page.locator('input[name=questions]').setInputFiles(file('moodle.xml', moodle(locale, ' + Maj').replace(/<question type="essay">.*\n/, '')));
  await expect(counts({ new: 0, changed: 1, same: 2, problems: 0 })).toBeVisible();
  await expect(page.locator('app-questions-preview dl')).toContainText('F2 + Maj');
  await visitor.look('questions-travel-changed');
  await visitor.press(say('drafts.travelTake'));
  await expect(page.getByText(say('drafts.travelDone', { new: 0, changed: 1, same: 2 }))).toBeVisible();
  await expect(items).toHaveCount(3);

  // Pasted as GIFT, with the format left to be recognised.
  await visitor.write(page.locator('textarea[name=questionsText]'), locale === 'fr' ? 'Qui contacter ?{=Karim =le responsable}' : 'Whom to call?{=Karim =the lead}');
  await visitor.press(say('drafts.travelPreview'));
  await expect(page.getByText(say('drafts.travelIsIn', { format: say('drafts.travelGift') }))).toBeVisible();
  await visitor.press(say('drafts.travelTake'));
  await expect(items).toHaveCount(4);

  // Out again: what Aiken cannot say is said, and what is saved as a table comes back as the same.
  await page.locator('select[name=exportFormat]').selectOption('aiken');
  await visitor.press(say('drafts.travelWrite'));
  await expect(page.getByText(say('drafts.travelCount', { count: 1 }))).toBeVisible();
  await expect(page.locator('app-export-questions').getByText(say('travel.loss_kind')).first()).toBeVisible();
  await visitor.look('questions-travel-export');
  await page.locator('select[name=exportFormat]').selectOption('table');
  await visitor.press(say('drafts.travelWrite'));
  const [download] = await Promise.all([page.waitForEvent('download'), visitor.press(/\.csv$/)]);
  const table = readFileSync(await download.path(), 'utf8');
  expect(table).toContain(asked[locale][2]);
  await page.locator('input[name=questions]').setInputFiles(file('table.csv', table));
  await expect(counts({ new: 0, changed: 0, same: 4, problems: 0 })).toBeVisible();
  await expect(page.getByText(say('drafts.travelNothing'))).toBeVisible();
});
