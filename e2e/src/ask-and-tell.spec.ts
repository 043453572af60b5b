import { courses } from '@palier/demo';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const course = courses.find((it) => it.key === 'first-steps');
if (course === undefined) throw new Error('the demo has lost its first course');
const [lesson] = course.units;

test('Inès is stuck on her phone, Karim answers for everybody, Hugo reads it; Hugo asks within a quiz, Karim hands on, Claire answers: by keyboard alone', async ({ page, browser }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const wrong: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  const stuck = new RegExp(`^${say('questions.stuck')}`);
  const untrue = new RegExp(`^${say('questions.wrong')}`);
  const here = page.locator('app-ask-and-tell');
  const openUnit = async (of: Visitor, title: string) => {
    await of.press(say('shell.courses'));
    await expect(of.page.locator('h1')).toHaveText(say('shell.courses'));
    await of.press(course.title[locale]);
    await expect(of.page.locator('h1')).toHaveText(course.title[locale]);
    await of.press(title);
    await expect(of.page.locator('h1')).toHaveText(title);
  };
  const openLesson = (of: Visitor) => openUnit(of, lesson?.title[locale] ?? '');

  // Inès, on her phone.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: locale === 'fr' ? 'fr-FR' : 'en-GB' });
  const ines = new Visitor(await phone.newPage(), locale);
  const hers = ines.page.locator('app-ask-and-tell');
  await ines.enter('ines');
  await openLesson(ines);
  await ines.press(stuck);
  await expect(hers).toContainText(say('questions.willAnswer', { name: 'Karim Haddad' }));
  await expect(hers.locator('textarea')).toBeFocused();
  await ines.write(hers.locator('textarea'), 'La recherche par nom ne donne rien.');
  await ines.look('ask-open');
  await ines.press(say('questions.send', { name: 'Karim Haddad' }));
  await expect(ines.page.getByText(say('questions.sent', { name: 'Karim Haddad' }))).toBeVisible();
  await expect(hers).toContainText(say('questions.waitingFor', { name: 'Karim Haddad' }));
  await ines.press(untrue);
  await expect(hers).toContainText(say('questions.willAnswer', { name: 'Claire Dumont' }));
  await ines.press(say('questions.cancel'));
  await ines.press(say('shell.skills'));
  await ines.press(say('evidence.why'));
  await expect(ines.page.locator('h1')).toHaveText(say('evidence.why'));
  const level = ines.page.locator('section', { has: ines.page.getByRole('heading', { name: new RegExp(`^${say('evidence.levelHeading', { level: 2 })}`) }) });
  await ines.pressOn(level.getByRole('button', { name: untrue }));
  await expect(level).toContainText(say('questions.willAnswer', { name: 'Sophie Laurent' }));
  await ines.write(level.locator('textarea'), 'Cet énoncé ne vaut plus depuis la 8.4.');
  await ines.look('why-telling');
  await ines.press(say('questions.send', { name: 'Sophie Laurent' }));
  await expect(level).toContainText(say('questions.waitingFor', { name: 'Sophie Laurent' }));
  await ines.press(new RegExp(`^${say('questions.title')}`));
  await ines.press(say('questions.youWereStuck'));
  await expect(ines.page.locator('app-exchange')).toContainText('La recherche par nom ne donne rien.');
  await ines.look('exchange-waiting');

  await visitor.enter('karim');
  await visitor.look('home-questions');
  await visitor.press(new RegExp(`^${say('questions.title')}`));
  await expect(page.getByRole('heading', { name: say('questions.toAnswer', { count: 1 }) })).toBeVisible();
  await visitor.look('questions-to-answer');
  await visitor.press(say('questions.isStuck', { name: 'Inès Benali' }));
  await visitor.write(page.locator('textarea[name=answer]'), 'Tapez les trois premières lettres, sans accent.');
  await visitor.tick(page.locator('input[name=useful]'));
  await visitor.write(page.locator('input[name=shownAs]'), 'Comment chercher un nom ?');
  await visitor.look('exchange-answering');
  await visitor.press(new RegExp(`^${say('questions.answer')}$`));
  await expect(page.getByText(say('questions.shownAs', { question: 'Comment chercher un nom ?' }))).toBeVisible();
  await visitor.look('exchange-answered');

  await ines.page.goto('/');
  await expect(ines.page.getByText(say('questions.homeAnswered', { count: 1 }))).toBeVisible();
  await ines.look('home-answered');
  await openLesson(ines);
  await expect(hers).toContainText('Tapez les trois premières lettres, sans accent.');
  await ines.look('lesson-answered');
  await ines.press(say('questions.open'));
  await ines.press(say('questions.solve'));
  await expect(ines.page.getByText(say('questions.solvedBy', { by: 'Inès Benali' }))).toBeVisible();
  await phone.close();

  // Hugo reads what everybody reads, and asks within his quiz.
  await visitor.enter('hugo');
  await openLesson(visitor);
  await expect(here).not.toContainText('Inès');
  await visitor.unfold('Comment chercher un nom ?');
  await expect(here.getByText('Tapez les trois premières lettres, sans accent.')).toBeVisible();
  await visitor.look('lesson-shared');
  await openUnit(visitor, course.units.at(-1)?.title[locale] ?? '');
  await visitor.press(say('learning.startQuiz'));
  const question = page.locator('form fieldset').first();
  await visitor.pressOn(question.getByRole('button', { name: stuck }));
  await visitor.write(question.locator('textarea'), 'Je ne comprends pas la question.');
  await visitor.look('quiz-asking');
  await visitor.press(say('questions.send', { name: 'Karim Haddad' }));
  await expect(question).toContainText(say('questions.waitingFor', { name: 'Karim Haddad' }));

  await visitor.enter('karim');
  await visitor.press(new RegExp(`^${say('questions.title')}`));
  await visitor.press(say('questions.isStuck', { name: 'Hugo Petit' }));
  await expect(page.getByText(say('questions.stillAnswering'))).toBeVisible();
  await visitor.unfold(say('questions.handOn'));
  await visitor.pick(page.locator('select[name=to]'), 'Claire');
  await visitor.write(page.locator('input[name=handWords]'), 'Votre chapitre.');
  await visitor.look('exchange-handing-on');
  await visitor.press(new RegExp(`^${say('questions.handOn')}$`));
  await expect(page.getByText(say('questions.nothingToAnswer'))).toBeVisible();

  await visitor.enter('claire');
  await visitor.press(new RegExp(`^${say('questions.title')}`));
  await visitor.press(say('questions.isStuck', { name: 'Hugo Petit' }));
  await expect(page.getByText(say('questions.handedTo', { by: 'Karim Haddad', to: 'Claire Dumont' }))).toBeVisible();
  await visitor.write(page.locator('textarea[name=answer]'), 'Relisez la règle du mois entamé.');
  await visitor.press(new RegExp(`^${say('questions.answer')}$`));
  await expect(page.locator('app-exchange')).toContainText(say('questions.answered', { by: 'Claire Dumont' }));

  await visitor.enter('hugo');
  await visitor.press(new RegExp(`^${say('questions.title')}`));
  await visitor.look('questions-mine');
  await visitor.press(say('questions.youWereStuck'));
  await visitor.write(page.locator('textarea[name=again]'), 'Merci, et pour février ?');
  await visitor.press(new RegExp(`^${say('questions.sendAgain')}$`));
  await expect(page.locator('app-help-chip')).toContainText(say('questions.waitingFor', { name: 'Claire Dumont' }));
  await openUnit(visitor, course.units.at(-1)?.title[locale] ?? '');
  await visitor.press(say('learning.resumeQuiz'));
  await visitor.press(say('learning.finish'));
  await visitor.press(say('learning.handIn'));
  await expect(page.locator('h1')).toHaveText(say('learning.yourResult'));
  const marked = page.locator('li.card').last();
  await visitor.pressOn(marked.getByRole('button', { name: untrue }));
  await expect(marked).toContainText(say('questions.willAnswer', { name: 'Claire Dumont' }));
  await visitor.write(marked.locator('textarea'), 'La bonne réponse a changé avec la 8.4.');
  await visitor.look('result-telling');
  await visitor.press(say('questions.send', { name: 'Claire Dumont' }));
  await expect(marked).toContainText(say('questions.waitingFor', { name: 'Claire Dumont' }));

  await visitor.enter('sophie');
  await visitor.press(new RegExp(`^${say('questions.title')}`));
  await expect(page.getByText(say('questions.overview', { waiting: 3, unanswered: 0, days: 3 }))).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Hugo');
  await visitor.look('questions-overview');
  expect(wrong).toEqual([]);
});
