import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const course = {
  fr: {
    title: 'Astreinte : les trois gestes', tag: 'Astreinte', quiz: 'Vérifiez-vous', stated: 'Un incident majeur se signale par téléphone.', counted: 'En combien de minutes rappelle-t-on ?',
    lessons: [['Prévenir', '## Qui\n\nLe **cadre d’astreinte**, par téléphone.'], ['Noter', '## Où\n\n- dans le ticket\n- avec l’heure'], ['Rappeler', '> Au plus tard trente minutes après.']],
    pasted: 'Qui prévenir d’abord ?\n* Le cadre d’astreinte\n- Le client\n\nOù noter l’heure ?\n* Dans le ticket\n- Dans un courriel\n\nQue dire au client ?\n* Quand on le rappelle\n- Qui est fautif\n\nQue contient la note ?\n[x] L’heure\n[x] Le geste fait\n[ ] Un avis\n\nQui peut clore ?\n[x] L’auteur du ticket\n[x] Le cadre\n[ ] Le client\n\nComment s’appelle le cahier de nuit ?\n= main courante',
  },
  en: {
    title: 'On call: the three things to do', tag: 'On call', quiz: 'Check yourself', stated: 'A major incident is reported by telephone.', counted: 'Within how many minutes does one call back?',
    lessons: [['Tell', '## Whom\n\nThe **manager on call**, by telephone.'], ['Write down', '## Where\n\n- in the ticket\n- with the time'], ['Call back', '> Thirty minutes later at most.']],
    pasted: 'Whom to tell first?\n* The manager on call\n- The customer\n\nWhere does the time go?\n* Into the ticket\n- Into a mail\n\nWhat does the customer hear?\n* When we call back\n- Whose fault it is\n\nWhat is in the note?\n[x] The time\n[x] What was done\n[ ] An opinion\n\nWho may close it?\n[x] The author of the ticket\n[x] The manager\n[ ] The customer\n\nWhat is the night’s book called?\n= log book',
  },
} as const;

test('an author makes a course of three lessons and eight questions of five kinds, and publishes it, in few steps: by keyboard alone', async ({ page }, { project }) => {
  const claire = new Visitor(page, localeOf(project.name));
  const { say, locale } = claire;
  const its = course[locale];
  const items = page.locator('app-quiz-form ol.list > li');
  const form = items.locator('details[open] app-question-form').last();
  const choose = async (name: string, value: string) => { claire.interactions++; await page.locator('app-draft-page').locator(`select[name=${name}]`).last().selectOption(value); };
  const add = async (kind: string, title: string) => {
    await claire.press(`+ ${say(kind)}`);
    await expect(page.locator('#part')).toBeFocused();
    await claire.write(page.locator('app-activity-form input[name=title]'), title);
  };
  const ask = async (kind: string, prompt: string) => {
    const before = await items.count();
    await claire.press(say('drafts.addQuestion'));
    await expect(items).toHaveCount(before + 1);
    await choose('kind', kind);
    await claire.write(form.locator('textarea[name=prompt]'), prompt);
  };
  await claire.enter('claire');
  const before = claire.interactions;
  await claire.press(say('shell.drafts'));
  await claire.press(say('shell.createCourse'));
  await claire.write(page.locator('input[name=courseTitle]'), its.title);
  for (const [title, text] of its.lessons) {
    await add('drafts.addLesson', title);
    await claire.compose(page.getByRole('textbox', { name: say('drafts.text') }), text);
  }
  await add('drafts.addQuiz', its.quiz);
  claire.interactions++;
  await page.locator('select[name=cell]').selectOption({ index: 1 });
  await claire.write(page.locator('textarea[name=pasted]'), its.pasted);
  await claire.press(say('drafts.pasteRead'));
  await claire.press(say('drafts.pasteAdd', { count: 6 }));
  await expect(items).toHaveCount(6);
  await ask('trueFalse', its.stated);
  await claire.tick(form.locator('input[name^=truth]').first());
  await ask('numeric', its.counted);
  await claire.write(form.locator('input[name=value]'), '30');
  await claire.pressOn(form.locator('app-filing-field summary'));
  await choose('difficulty', '2');
  await claire.write(form.locator('input[name=tag]'), its.tag);
  await claire.submit();
  await expect(form.locator('app-filing-field li')).toContainText(its.tag);
  await claire.look('question-filed');
  await claire.pressOn(page.locator('app-quiz-form summary', { hasText: say('drafts.draws', { count: 0 }) }));
  await claire.press(say('drafts.addDraw'));
  const many = page.locator('app-draws-form input[name=count]');
  await expect(page.locator('app-draws-form [role=status]')).toBeVisible();
  await claire.write(many, '50');
  await page.keyboard.press('Tab');
  await expect(page.locator('app-draws-form .error')).toBeVisible();
  await claire.press(say('drafts.example'));
  await expect(page.getByText(say('drafts.noExample'))).toBeVisible();
  await claire.look('draws-too-few');
  await claire.write(many, '2');
  await page.keyboard.press('Tab');
  await expect(page.locator('app-draws-form .error')).toHaveCount(0);
  await claire.press(say('drafts.example'));
  await expect(page.getByText(say('drafts.exampleIs'))).toBeVisible();
  await claire.look('draws');
  await claire.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await claire.press(say('drafts.publish'));
  await expect(page.getByRole('heading', { name: say('drafts.isPublished') })).toBeVisible();
  const steps = claire.interactions - before;
  console.log(`An author, from the first page to a published course: ${steps} interactions`);
  expect(steps).toBeLessThanOrEqual(120);

  await claire.enter('julien');
  await page.goto('/courses');
  await claire.press(its.title);
  await expect(page.locator('app-course-page ol.list > li')).toHaveCount(4);
});
