import { fileURLToPath } from 'node:url';
import { expect, test } from './story';
import { paste, Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const media = (name: string) => fileURLToPath(new URL(`../../libs/demo/media/${name}`, import.meta.url));
const title = { fr: 'Version 8.5 : le bandeau orange', en: 'Version 8.5: the orange banner' };
const asked = (locale: Locale) => (locale === 'fr'
  ? ['Que dit le bandeau orange ?', 'Quelle touche ouvre l’aide ?', 'Qui contacter ?', 'Que saisir en premier ?', 'Le bandeau bleu ?', 'Une copie sert à…']
  : ['What does the orange banner say?', 'Which key opens the help?', 'Whom to call?', 'What comes first?', 'The blue banner?', 'A copy is for…']);
const stated = { fr: 'Rien de ce qu’on saisit sous le bandeau orange ne part chez le client.', en: 'Nothing typed under the orange banner leaves for the customer.' };
const counted = { fr: 'Combien de tickets arrivent un jour de rentrée ?', en: 'How many tickets come in on the first day of term?' };
const countedOn = { fr: 'Une courbe qui monte d’un coup, le jour de la rentrée', en: 'A curve that goes up at once, on the first day of term' };
const ordered = { fr: { prompt: 'Dans quel ordre traiter un ticket ?', items: ['Lire le ticket', 'Qualifier la demande', 'Répondre au client'] }, en: { prompt: 'In which order is a ticket handled?', items: ['Read the ticket', 'Qualify the request', 'Answer the customer'] } };
const matched = { fr: { prompt: 'Que dit chaque bandeau ?', pairs: [['Bandeau orange', 'Base de formation'], ['Bandeau bleu', 'Production']], extra: 'Maintenance' }, en: { prompt: 'What does each banner say?', pairs: [['Orange banner', 'Training database'], ['Blue banner', 'Production']], extra: 'Maintenance' } };
const gapped = { fr: { prompt: 'Complétez la règle.', text: 'La copie se fait chaque soir vers la base bleue du client.', others: 'orange\nverte', right: 'soir', answer: 'bleue', wrong: 'verte' }, en: { prompt: 'Complete the rule.', text: 'The copy is made every evening in the blue database.', others: 'orange\ngreen', right: 'evening', answer: 'blue', wrong: 'green' } };
const spotted = { fr: { prompt: 'Où lit-on dans quelle base on est ?', words: 'Une fiche client : un bandeau en haut, un formulaire dessous', spots: ['Le bandeau', 'Le formulaire'] }, en: { prompt: 'Where does one read which database this is?', words: 'A client file: a banner on top, a form below', spots: ['The banner', 'The form'] } };
/** Six questions as they stand in a mail; `mark` stands before the right answer of the second. */
const pasted = (locale: Locale, mark: '*' | '-') => asked(locale).map((prompt, at) => `${prompt}\n${at === 1 ? mark : '*'} Oui ${at}\n- Non ${at}`).join('\n\n');

const lesson = { fr: 'Reconnaître le bandeau', en: 'Recognising the banner' };
const oneself = { fr: { prompt: 'Vous voulez essayer. Sous quel bandeau ?', options: ['Le bleu', 'L’orange'], why: 'Orange : la base de formation.' }, en: { prompt: 'You want to try. Under which banner?', options: ['The blue one', 'The orange one'], why: 'Orange: the training database.' } } as const;
const filmed = { fr: { title: 'Le bandeau en treize secondes', said: 'On compte jusqu’à treize.' }, en: { title: 'The banner in thirteen seconds', said: 'Somebody counts up to thirteen.' } } as const;

/** As a word processor copies it. */
const fromElsewhere = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color: red}</style></head><body><!--StartFragment--><p class="MsoNormal" style="color:red" onclick="window.ran=1">Lu <b>ici</b>, <a href="https://nordlys.example/8-5">là</a> et <a href="javascript:window.ran=1">nulle part</a>.<img src="file:///C:/Users/image001.png" onerror="window.ran=1"><script>window.ran=1</script></p><p class="MsoListParagraph" style="margin-left:36pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span>Un</p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.<span>&nbsp;</span></span>Deux</p><table><tr><th><p class="MsoNormal">Nom</p></th><th>Effet</th></tr><tr><td><p>un</p><p>deux</p></td><td style="color:red"><b>B</b></td></tr><tr><td colspan="2">large</td></tr></table><p>Fin</p><!--EndFragment--></body></html>';

test('Karim makes a course with a lesson, a document, a link and six pasted questions, publishes and assigns it; Julien answers: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const saved = async () => { await expect(page.getByRole('status').filter({ hasText: say('drafts.saved', { time: '' }).trim() })).toBeVisible(); };
  const outline = page.locator('app-draft-outline');
  const back = async () => { if (await page.locator('a.back').isVisible()) await visitor.press(say('drafts.back')); };
  const add = async (kind: string, name: string) => { await visitor.press(`+ ${say(kind)}`); await expect(page.locator('#part')).toBeFocused(); await visitor.write(page.locator('app-activity-form input[name=title]'), name); };
  await visitor.enter('karim');
  await visitor.press(say('shell.drafts'));
  await expect(page.getByText(say('drafts.none'))).toBeVisible();
  await visitor.press(say('shell.assignments'));
  await expect(page.getByText(say('assignments.none'))).toBeVisible();
  await expect(page.locator('app-assignments-page form')).toHaveCount(0);
  await visitor.look('assignments-none');
  await visitor.press(say('assignments.assign'));
  await visitor.press(say('shell.createCourse'));

  await visitor.write(page.locator('input[name=courseTitle]'), title[locale]);
  await add('drafts.addLesson', lesson[locale]);
  const editor = page.getByRole('textbox', { name: say('drafts.text') });
  await visitor.compose(editor, locale === 'fr' ? '## Ce qui change\n\nLe bandeau **orange** dit : base de formation.\n\n- rien n’y part chez le client\n- tout s’y efface le soir\n\n> Bleu : c’est la production.' : '## What changes\n\nThe **orange** banner says: training database.\n\n- nothing leaves for the customer\n- everything is wiped at night\n\n> Blue: this is production.');
  // From a word processor come words, marks and lists; neither its styles, nor pictures on its disk, nor what could run.
  await expect(page.locator('app-lesson-text .callout')).toBeVisible();
  await paste(editor, fromElsewhere);
  await expect(page.getByText(say('lessonEditor.picturesLeft', { count: 1 }))).toBeVisible();
  await expect(page.locator('app-lesson-text ol li')).toHaveText(['Un', 'Deux']);
  await expect(page.locator('app-lesson-text :is(th, td)')).toHaveText(['Nom', 'Effet', 'un deux', 'B', 'large', '']);
  await expect(page.locator('app-lesson-text a')).toHaveAttribute('href', 'https://nordlys.example/8-5');
  await expect(editor.locator('img, script, [style], [class^=Mso], [onclick]')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('app-lesson-text ol')).toHaveCount(0);
  // A table, from cell to cell; a column more, and not.
  await page.keyboard.press('Enter');
  await visitor.useTool('table');
  for (const [at, words] of (locale === 'fr' ? ['Bandeau', 'Base', 'orange', 'formation'] : ['Banner', 'Database', 'orange', 'training']).entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(words);
  }
  await expect(page.locator('app-lesson-text th')).toHaveCount(2);
  await visitor.useTool('addColumn');
  await expect(page.locator('app-lesson-text th')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('app-lesson-text th')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(page.locator('app-lesson-text tr')).toHaveCount(3);
  await page.keyboard.press('Alt+Shift+Backspace');
  await expect(page.locator('app-lesson-text td')).toHaveText(locale === 'fr' ? ['orange', 'formation'] : ['orange', 'training']);
  await visitor.useTool('picture');
  await expect(page.locator('input[name=pictureWords]')).toBeFocused();
  await page.locator('input[name=picture]').setInputFiles(media(`client-file.${locale}.png`));
  await expect(page.getByText(say('lessonEditor.pictureLacks'))).toBeVisible();
  await expect(editor.locator('img')).toHaveCount(0);
  await visitor.look('draft-picture');
  await visitor.write(page.locator('input[name=pictureWords]'), locale === 'fr' ? 'La fiche client sous son bandeau' : 'The client file under its banner');
  await visitor.press(`${say('drafts.insert')} client-file.${locale}.png`);
  await expect(page.locator('app-lesson-text img')).toBeVisible();
  await expect(page.locator('app-lesson-text strong')).toHaveText('orange');
  // The same as text, for whoever prefers it, and back.
  await visitor.press(say('lessonEditor.asText'));
  await expect(page.locator('textarea[name=text]')).toHaveValue(/^## .+\n\n.+ \*\*orange\*\* .+\n\n- .+\n- .+\n\n> .+\n\n\| .+ \|\n\| --- \| --- \|\n\| .+ \|\n\n!\[.+\]\(client-file\.(fr|en)\.png\)$/);
  await visitor.press(say('lessonEditor.asSeen'));
  await expect(editor.locator('img')).toBeVisible();
  // A question to oneself, and a film that says in words what it shows.
  await visitor.reach(editor);
  await page.keyboard.press('ControlOrMeta+End');
  await visitor.useTool('selfCheck');
  await expect(page.locator('input[name=checkPrompt]')).toBeFocused();
  await visitor.press(say('lessonEditor.put'));
  await expect(page.getByText(say('gaps.lesson_check-without-words'))).toBeVisible();
  await visitor.write(page.locator('input[name=checkPrompt]'), oneself[locale].prompt);
  for (const [at, text] of oneself[locale].options.entries()) await visitor.write(page.locator(`input[name=checkOption-${at}]`), text);
  await visitor.tick(page.getByRole('radio', { name: say('lessonEditor.checkRight', { number: 2 }) }));
  await visitor.write(page.locator('textarea[name=checkWhy]'), oneself[locale].why);
  await visitor.look('draft-self-check');
  await visitor.press(say('lessonEditor.put'));
  await expect(page.locator('app-lesson-text app-self-check')).toContainText(oneself[locale].prompt);
  await expect(page.locator('input[name=checkPrompt]')).toHaveCount(0);
  // It stands where the keyboard was: at the end, behind the picture.
  await expect(editor.locator('figure + .atom')).toHaveCount(1);
  await visitor.useTool('video');
  await visitor.write(page.locator('input[name=filmTitle]'), filmed[locale].title);
  await page.locator('input[name=video]').setInputFiles(fileURLToPath(new URL('thirteen-seconds.webm', import.meta.url)));
  await expect(page.getByText(say('drafts.fileThere', { name: 'thirteen-seconds.webm' }))).toBeVisible();
  await visitor.press(say('lessonEditor.put'));
  await expect(page.getByText(say('lessonEditor.filmLacks'))).toBeVisible();
  await page.locator('input[name=captions]').nth(locale === 'fr' ? 0 : 1).setInputFiles({ name: 'film.vtt', mimeType: 'text/vtt', buffer: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:13.000\n${filmed[locale].said}\n`) });
  await expect(page.getByText(say('drafts.fileThere', { name: 'film.vtt' }))).toBeVisible();
  await visitor.write(page.locator('textarea[name=filmTranscript]'), filmed[locale].said);
  await visitor.look('draft-film');
  await visitor.press(say('lessonEditor.put'));
  await expect(page.locator('app-lesson-text video')).toBeVisible();
  await saved();
  await visitor.look('draft-lesson');

  await add('drafts.addFile', locale === 'fr' ? 'Mémo des règles' : 'Rules in short');
  await page.locator('input[name=document]').setInputFiles(media(`entry-rules.${locale}.pdf`));
  await expect(page.getByText(say('drafts.fileThere', { name: `entry-rules.${locale}.pdf` }))).toBeVisible();
  await add('drafts.addLink', locale === 'fr' ? 'L’aide en ligne' : 'The online help');
  await visitor.write(page.locator('input[name=address]'), 'https://nordlys.example/8-5');

  await add('drafts.addQuiz', locale === 'fr' ? 'Six questions' : 'Six questions');
  await page.locator('select[name=cell]').selectOption({ index: 1 });
  await visitor.write(page.locator('textarea[name=pasted]'), pasted(locale, '-'));
  await visitor.press(say('drafts.pasteRead'));
  await expect(page.getByText(say('pasted.question_no-right'))).toBeVisible();
  await visitor.write(page.locator('textarea[name=pasted]'), pasted(locale, '*'));
  await visitor.press(say('drafts.pasteRead'));
  await visitor.press(say('drafts.pasteAdd', { count: 6 }));
  await expect(page.locator('app-quiz-form ol.list > li')).toHaveCount(6);
  // Two fields changed before the page is drawn again: neither change is lost.
  const kept = page.waitForRequest((it) => it.url().includes('/api/course-drafts/') && (it.postData() ?? '').includes('"attempts":3'));
  await page.locator('app-quiz-form').evaluate((form) => {
    for (const [name, value] of [['passMark', '75'], ['attempts', '3']] as const) {
      const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (field === null) continue;
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  expect((await kept).postData()).toContain('"passMark":0.75');
  // One question of each other kind, by the same form.
  const items = page.locator('app-quiz-form ol.list > li');
  const form = items.locator('details[open] app-question-form');
  const addQuestion = async (kind: string, prompt: string) => {
    const before = await items.count();
    await visitor.press(say('drafts.addQuestion'));
    await expect(items).toHaveCount(before + 1);
    await expect(items.last().locator('details.fold')).toHaveAttribute('open');
    await form.last().locator('select[name=kind]').selectOption(kind);
    await visitor.write(form.last().locator('textarea[name=prompt]'), prompt);
  };
  await addQuestion('trueFalse', stated[locale]);
  await visitor.tick(form.last().getByRole('group', { name: say('drafts.truth') }).getByRole('radio', { name: say('learning.true') }));
  await visitor.look('draft-true-false');
  await addQuestion('numeric', counted[locale]);
  await visitor.write(form.last().locator('input[name=value]'), '1 200');
  await visitor.write(form.last().locator('input[name=tolerance]'), '5');
  await form.last().locator('select[name=toleranceBy]').selectOption('percent');
  await visitor.write(form.last().locator('textarea[name=units]'), locale === 'fr' ? 'tickets\ntickets par jour' : 'tickets\ntickets a day');
  // A picture beside what it asks, and what it shows.
  await visitor.pressOn(form.last().locator('app-illustration-form summary'));
  await form.last().locator('app-illustration-form input[type=file]').setInputFiles(media(`rule-message.${locale}.png`));
  await expect(form.last().locator('app-illustration-form img')).toBeVisible();
  await visitor.write(form.last().locator('textarea[name=illustrationWords]'), countedOn[locale]);
  await expect(form.last().locator('app-question-preview').getByRole('img', { name: countedOn[locale] })).toBeVisible();
  await visitor.look('draft-numeric');
  await addQuestion('ordering', ordered[locale].prompt);
  for (const [at, text] of ordered[locale].items.entries()) await visitor.write(form.last().locator(`input[name=item-${at}]`), text);
  // Tried as the learner will see it: with the mouse on top of the keys.
  const tried = form.last().locator('app-ordering-field');
  const wasFirst = await tried.locator('li .text').first().innerText();
  await tried.scrollIntoViewIfNeeded();
  const [from, to] = [await tried.locator('.grip').first().boundingBox(), await tried.locator('.grip').last().boundingBox()];
  await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 12);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 12, { steps: 6 });
  await page.mouse.up();
  await expect(tried.locator('li .text').last()).toHaveText(wasFirst);
  await visitor.look('draft-ordering');
  await addQuestion('matching', matched[locale].prompt);
  for (const [at, [left = '', right = '']] of matched[locale].pairs.entries()) { await visitor.write(form.last().locator(`input[name=left-${at}]`), left); await visitor.write(form.last().locator(`input[name=right-${at}]`), right); }
  await visitor.press(say('drafts.addExtra'));
  await visitor.write(form.last().locator('input[name=extra-0]'), matched[locale].extra);
  await visitor.look('draft-matching');
  await addQuestion('gapFill', gapped[locale].prompt);
  await visitor.write(form.last().locator('textarea[name=passage]'), gapped[locale].text);
  // Two words become gaps; the second is chosen from a list.
  for (const word of [gapped[locale].right, gapped[locale].answer]) {
    await visitor.reach(form.last().locator('textarea[name=passage]'));
    await form.last().locator('textarea[name=passage]').evaluate((area: HTMLTextAreaElement, it) => { const at = area.value.indexOf(it); area.setSelectionRange(at, at + it.length + 1); }, word);
    await visitor.press(say('drafts.makeGap'));
  }
  await expect(form.last().locator('textarea[name=gap-1]')).toHaveValue(gapped[locale].right);
  await visitor.write(form.last().locator('textarea[name=others-2]'), gapped[locale].others);
  await visitor.look('draft-gap-fill');
  await addQuestion('hotSpot', spotted[locale].prompt);
  await form.last().locator('input[name=picture]').setInputFiles(media(`client-file.${locale}.png`));
  await visitor.write(form.last().locator('textarea[name=spotWords]'), spotted[locale].words);
  // One spot is drawn with the mouse, the other given by its measures.
  const picture = form.last().locator('app-hot-spot-form .frame');
  await expect(picture.locator('img')).toBeVisible();
  await picture.scrollIntoViewIfNeeded();
  const frame = (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(frame.x + 10, frame.y + 5);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width - 10, frame.y + frame.height * 0.15, { steps: 4 });
  await page.mouse.up();
  await expect(form.last().locator('input[name=spot-0]')).toBeVisible();
  await visitor.press(say('drafts.addSpot'));
  await visitor.write(form.last().locator('input[name=y-1]'), '30');
  for (const [at, name] of spotted[locale].spots.entries()) await visitor.write(form.last().locator(`input[name=spot-${at}]`), name);
  await visitor.tick(form.last().getByRole('checkbox', { name: say('drafts.spotRight', { number: 1 }) }));
  await form.last().locator('app-spot-picture .spot').last().click();
  await expect(form.last().getByRole('radio', { name: `2. ${spotted[locale].spots[1]}` })).toBeChecked();
  await visitor.look('draft-hot-spot');
  // What is typed while nobody answers is kept, said so, and sent when somebody does.
  await page.route('**/api/course-drafts/*', (route) => route.abort());
  await visitor.write(page.locator('app-activity-form input[name=title]'), locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself');
  await expect(page.getByText(say('drafts.offline'))).toBeVisible();
  await page.unroute('**/api/course-drafts/*');
  await saved();
  await visitor.unfold(`1. ${asked(locale)[0] ?? ''}`);
  await visitor.look('draft-quiz');

  // The quiz goes before the link, with the keys of the outline; then the check leads to what is missing.
  await back();
  await visitor.reach(outline.getByRole('link', { name: locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself' }));
  await page.keyboard.press('Control+ArrowUp');
  await expect(outline.locator('ol > li').nth(2)).toContainText(locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself');
  // With a mouse it is dragged by its grip: to the top, and back to its place.
  const parts = outline.locator('ol > li');
  await parts.nth(2).locator('.drag-grip').dragTo(parts.first(), { targetPosition: { x: 40, y: 3 } });
  await expect(parts.first()).toContainText(locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself');
  await parts.first().locator('.drag-grip').dragTo(parts.nth(3), { targetPosition: { x: 40, y: 3 } });
  await expect(parts.nth(2)).toContainText(locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself');
  await visitor.press(say('drafts.check'));
  await expect(page.getByRole('button', { name: say('drafts.publish') })).toBeDisabled();
  await expect(page.getByText(say('gaps.link_no-words'))).toBeVisible();
  await visitor.look('draft-check');
  await visitor.pressOn(page.locator('app-check-and-publish li a'));
  await visitor.write(page.locator('textarea[name=about]'), locale === 'fr' ? 'Les nouveautés, écran par écran.' : 'What is new, screen by screen.');
  await visitor.press(say('drafts.preview'));
  await expect(page.locator('app-draft-preview > section')).toHaveCount(4);
  await visitor.look('draft-preview');
  await visitor.press(say('drafts.check'));
  await expect(page.getByText(say('drafts.whole'))).toBeVisible();
  await visitor.press(say('drafts.publish'));
  await expect(page.getByRole('heading', { name: say('drafts.isPublished') })).toBeVisible();
  await visitor.look('draft-published');

  await visitor.press(say('drafts.assign'));
  await expect(page.locator('select[name=course] option:checked')).toContainText(title[locale]);
  await visitor.unfold(say('assignments.people', { count: 0 }));
  await visitor.tick(page.getByRole('checkbox', { name: 'Julien Mercier' }));
  await page.locator('input[name=dueOn]').fill((await page.locator('input[name=dueOn]').getAttribute('min')) ?? '');
  await visitor.write(page.locator('input[name=reason]'), 'Version 8.5');
  await visitor.press(new RegExp(`^${say('assignments.assign')}$`));
  await expect(page.getByRole('status').filter({ hasText: say('assignments.assigned', { assigned: 1, already: 0 }) })).toBeVisible();

  await visitor.enter('julien');
  await expect(page.locator('app-todo-list li.card', { hasText: title[locale] })).toBeVisible();
  await page.goto('/courses');
  await visitor.press(title[locale]);
  await expect(page.locator('h1')).toHaveText(title[locale]);
  await visitor.press(lesson[locale]);
  // What one asks oneself is corrected at once, and again; nothing in the page says what is right before.
  const oneselfAsked = page.locator('app-self-check');
  await visitor.tick(oneselfAsked.getByRole('radio', { name: oneself[locale].options[0] }));
  await visitor.press(say('learning.selfCheckAnswer'));
  await expect(oneselfAsked.getByRole('status')).toContainText(say('learning.selfCheckWrong'));
  await visitor.tick(oneselfAsked.getByRole('radio', { name: oneself[locale].options[1] }));
  await expect(oneselfAsked.getByRole('status')).toBeEmpty();
  await visitor.press(say('learning.selfCheckAnswer'));
  await expect(oneselfAsked.getByRole('status')).toContainText(oneself[locale].why);
  await expect(page.getByText(say('learning.unitToDo'))).toBeVisible();
  // The film goes five seconds by an arrow, shows and hides its captions by a letter: while it has the focus.
  const film = page.locator('app-lesson-text video');
  const state = () => film.evaluate((it: HTMLVideoElement) => [Math.round(it.currentTime), it.textTracks[0]?.mode]);
  await expect.poll(() => film.evaluate((it: HTMLVideoElement) => it.readyState)).toBeGreaterThan(0);
  await film.focus();
  await expect(film).toBeFocused();
  await expect.poll(state).toEqual([0, 'showing']);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'c']) await page.keyboard.press(key);
  await expect.poll(state).toEqual([5, 'hidden']);
  await page.keyboard.press('c');
  await expect.poll(state).toEqual([5, 'showing']);
  await page.keyboard.press('Space');
  await expect.poll(() => film.evaluate((it: HTMLVideoElement) => it.paused)).toBe(false);
  await page.keyboard.press('Space');
  await expect.poll(() => film.evaluate((it: HTMLVideoElement) => it.paused)).toBe(true);
  await page.goto('/courses');
  await visitor.press(title[locale]);
  await visitor.press(locale === 'fr' ? 'Vérifiez-vous' : 'Check yourself');
  await visitor.press(new RegExp(`^(${say('learning.startQuiz')}|${say('trust.acknowledgeAndStart')})$`));
  for (let at = 0; at < 6; at++) await visitor.tick(page.getByRole('radio', { name: `Oui ${at}` }));
  const question = (prompt: string) => page.locator('form fieldset', { hasText: prompt });
  await visitor.tick(question(stated[locale]).getByRole('radio', { name: say('learning.true') }));
  await expect(question(counted[locale]).getByRole('img', { name: countedOn[locale] })).toBeVisible();
  await visitor.write(question(counted[locale]).getByRole('textbox'), locale === 'fr' ? 'beaucoup' : 'many');
  await expect(page.getByText(say('learning.noNumber'))).toBeVisible();
  await visitor.write(question(counted[locale]).getByRole('textbox'), '1 150,5 tickets');
  await expect(page.getByText(say('learning.numberRead'))).toBeVisible();
  const order = question(ordered[locale].prompt);
  // Pressed faster than the page is drawn, nothing is lost: from the first place to the last.
  const first = await order.locator('li .text').first().innerText();
  await order.getByRole('button', { name: say('learning.moveDown', { text: first }) }).evaluate((it: HTMLButtonElement) => { it.click(); it.click(); });
  await expect(order.locator('li .text').last()).toHaveText(first);
  for (const [place, text] of ordered[locale].items.entries()) {
    const up = order.getByRole('button', { name: say('learning.moveUp', { text }) });
    const at = async () => (await order.locator('li .text').allInnerTexts()).indexOf(text);
    if ((await at()) === place) continue;
    await visitor.reach(up);
    for (let now = await at(); now > place; now--) await page.keyboard.press(place === 0 ? 'Alt+ArrowUp' : 'Enter');
    await expect(order.getByRole('status')).toHaveText(say('learning.nowAt', { text, place: place + 1, of: 3 }));
    await expect(up).toBeFocused();
  }
  // Both halves at once, as somebody quick does: the page is not drawn in between.
  await question(matched[locale].prompt).locator('app-matching-field').evaluate((field, pairs) => {
    for (const label of field.querySelectorAll('label')) {
      const [select, right] = [label.querySelector('select'), pairs.find(([left = '']) => label.textContent?.includes(left))?.[1]];
      if (select === null) continue;
      select.value = [...select.options].find((it) => it.text === right)?.value ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, matched[locale].pairs);
  await visitor.write(question(gapped[locale].prompt).getByLabel(say('learning.gap', { number: 1, of: 2 })), ` ${gapped[locale].right.toUpperCase()}. `);
  await question(gapped[locale].prompt).getByLabel(say('learning.gap', { number: 2, of: 2 })).selectOption(gapped[locale].wrong);
  await visitor.tick(question(spotted[locale].prompt).getByRole('radio', { name: `1. ${spotted[locale].spots[0]}` }));
  await visitor.look('quiz-of-every-kind');
  await expect(page.getByText(say('learning.saved'))).toBeVisible();
  await visitor.press(say('learning.finish'));
  await visitor.press(say('learning.handIn'));
  await expect(page.getByRole('status').filter({ hasText: '96' })).toBeVisible();
  await expect(page.getByText(say('learning.partRight', { words: gapped[locale].answer }))).toBeVisible();
  await expect(page.getByRole('img', { name: countedOn[locale] })).toBeVisible();
  await visitor.look('result-of-every-kind');

  // In the bank, each of them is read with its key, and corrected by the form in which it was written.
  await visitor.enter('karim');
  for (const [kind, prompt] of [['matching', matched[locale].prompt], ['gap-fill', gapped[locale].prompt], ['hot-spot', spotted[locale].prompt], ['ordering', ordered[locale].prompt]] as const) {
    await visitor.press(say('shell.bank'));
    await visitor.press(prompt);
    await visitor.unfold(say('bank.correct'));
    await expect(page.locator('app-correction-words')).toBeVisible();
    await visitor.look(`bank-${kind}`);
  }
  await visitor.press(say('drafts.itemDown', { number: 1 }));
  await visitor.tick(page.locator('input[name=change][value=cosmetic]'));
  await visitor.write(page.locator('input[name=reason]'), 'Version 8.5');
  await visitor.press(say('bank.correctIt'));
  await expect(page.getByRole('alert')).toBeVisible();
  await visitor.tick(page.locator('input[name=change][value=substantive]'));
  await visitor.press(say('bank.correctIt'));
  await expect(page.getByText(say('bank.corrected', { number: 2 }))).toBeVisible();
  await expect(page.locator('.beside > section').last().locator('ol > li')).toHaveText([1, 0, 2].map((at) => ordered[locale].items[at] ?? ''));
});

test('two authors of one course do not overwrite each other, and what was put away comes back', async ({ browser }, { project }) => {
  const locale = localeOf(project.name);
  const [claire, sophie] = [new Visitor(await browser.newPage(), locale), new Visitor(await browser.newPage(), locale)];
  const { say } = claire;
  await claire.enter('claire');
  await claire.press(say('shell.drafts'));
  await claire.press(say('shell.createCourse'));
  await claire.write(claire.page.locator('input[name=courseTitle]'), 'Un');
  await expect(claire.page.getByText(new RegExp(say('drafts.saved', { time: '\\d\\d:\\d\\d' })))).toBeVisible();
  await sophie.enter('sophie');
  await sophie.page.goto(claire.page.url());
  await sophie.write(sophie.page.locator('input[name=courseTitle]'), 'Deux');
  await expect(sophie.page.locator('h1')).toHaveText('Deux');
  await expect(sophie.page.getByText(new RegExp(say('drafts.saved', { time: '\\d\\d:\\d\\d' })))).toBeVisible();
  await claire.write(claire.page.locator('input[name=courseTitle]'), 'Trois');
  await expect(claire.page.getByRole('alert')).toContainText('Sophie Laurent');
  await claire.look('draft-overtaken');
  await claire.press(say('drafts.takeTheirs', { by: 'Sophie Laurent' }));
  await expect(claire.page.locator('input[name=courseTitle]')).toHaveValue('Deux');
  await claire.press(say('drafts.all'));
  await expect(claire.page.getByRole('link', { name: 'Deux' })).toBeVisible();
  await claire.look('drafts');
  await claire.press(`${say('drafts.delete')} Deux`);
  await claire.press(say('drafts.undo'));
  await claire.press('Deux');
  await claire.press(say('drafts.delete'));
  await claire.press(say('drafts.restore'));
  await expect(claire.page.locator('input[name=courseTitle]')).toHaveValue('Deux');
  await claire.press(say('drafts.delete'));
  await expect(claire.page.getByText(say('drafts.isDeleted'))).toBeVisible();
  await Promise.all([claire.page.close(), sophie.page.close()]);
});
