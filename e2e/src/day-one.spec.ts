import { charter, plan, profiles } from '@palier/demo';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const secondLine = profiles.find((it) => it.key === 'support-adviser')?.relations.internal[0];
if (secondLine === undefined) throw new Error('the demo has lost whom a new hire meets');

/** A step of the plan that the demo gives, in the language of the visit. */
const titled = (key: (typeof plan)[number]['key'], locale: Locale): string => plan.find((it) => it.key === key)?.title[locale] ?? '';

test('Sophie adds to the plan and gives it to Inès, who ticks her part on her phone; her mentor, Karim and Mathis do theirs: by keyboard alone', async ({ page, browser }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const wrong: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  const plans = async (of: Visitor) => { await of.page.goto('/'); await of.press(new RegExp(`${say('onboarding.plans')}$`)); await expect(of.page.locator('h1')).toHaveText(say('onboarding.plans')); };

  await visitor.enter('sophie');
  await visitor.look('home-plans');
  await plans(visitor);
  await expect(page.locator('li.card', { hasText: 'Hugo Petit' })).toContainText(say('onboarding.progress', { done: 8, of: 13 }));
  await expect(page.locator('app-attention-list li.card', { hasText: 'Inès Benali' })).toContainText(say('onboarding.lacksPlan'));
  await visitor.look('plans');
  await visitor.press(`${say('onboarding.change')} ${say('onboarding.everybody')}`);
  await expect(page.locator('input[name=title-0]')).toHaveValue(titled('accounts', locale));
  await visitor.press(`${say('onboarding.remove')} ${titled('second-pair', locale)}`);
  await visitor.press(say('onboarding.addStep'));
  await visitor.write(page.locator('input[name=title-8]'), locale === 'fr' ? 'Photo pour l’annuaire' : 'Picture for the directory');
  await visitor.unfold(`– ${locale === 'fr' ? 'Photo' : 'Picture'}`);
  await visitor.tick(page.locator('input[name=after-8-1]'));
  await expect(page.locator('app-after-picker').last()).toContainText(say('onboarding.afterAll', { steps: 1 }));
  // Only as far as there are keys for it: a letter that is inserted goes to where one wrote last.
  await visitor.pick(page.locator('select[name=due-8]'), say('onboarding.workingDays').slice(0, 10));
  await expect(page.locator('input[name=title-8]')).toHaveValue(locale === 'fr' ? 'Photo pour l’annuaire' : 'Picture for the directory');
  // The charter is an article of theirs: nobody else than the new hire reads it.
  await expect(page.locator('select[name=article-4] option:checked')).toHaveText(charter.title);
  await expect(page.locator('select[name=owner-4]')).toBeDisabled();
  await expect(page.locator('select[name=owner-0] option:checked')).toHaveText(say('onboarding.ownerIt'));
  await visitor.look('plan-template');
  await visitor.press(say('onboarding.publish'));
  await expect(page.getByText(say('onboarding.saved'))).toBeVisible();

  await plans(visitor);
  await visitor.press('Inès Benali');
  await expect(page.getByText(say('onboarding.offered', { steps: 9, relations: 4 }))).toBeVisible();
  await visitor.look('plan-offered');
  await visitor.press(say('onboarding.give'));
  await expect(page.getByText(say('onboarding.progress', { done: 0, of: 13 }))).toBeVisible();
  // By mistake? It is taken back as long as nothing is done, and given anew.
  await visitor.press(say('onboarding.takeBack'));
  await expect(page.getByText(say('onboarding.offered', { steps: 9, relations: 4 }))).toBeVisible();
  await visitor.press(say('onboarding.give'));
  await expect(page.getByText(say('onboarding.progress', { done: 0, of: 13 }))).toBeVisible();
  await visitor.unfold(say('onboarding.nameMentor'));
  await visitor.pick(page.locator('select[name=mentor]'), 'Aminata');
  await visitor.press(new RegExp(`^${say('onboarding.save')}$`));
  await expect(page.getByText(say('onboarding.mentorIs', { name: 'Aminata Diallo' }))).toBeVisible();
  const meeting = page.locator('li', { has: page.locator('app-step-line .what', { hasText: secondLine[locale] }) });
  await expect(meeting).toContainText(say('onboarding.toBeNamedBy', { name: 'Karim Haddad' }));

  // Karim ties the relations to people he knows.
  await visitor.enter('karim');
  await visitor.look('home-plans-lead');
  await plans(visitor);
  await visitor.look('plans-lead');
  await visitor.press('Inès Benali');
  await visitor.pressOn(meeting.locator('summary'));
  await visitor.pick(meeting.locator('select[name=contact]'), 'Nadia');
  await visitor.look('plan-naming');
  await visitor.pressOn(meeting.getByRole('button', { name: say('onboarding.save') }));
  await expect(meeting).toContainText('Nadia Ferrand');

  // Inès, on her phone.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: locale === 'fr' ? 'fr-FR' : 'en-GB' });
  const ines = new Visitor(await phone.newPage(), locale);
  await ines.enter('ines');
  await expect(ines.page.locator('app-journey-home')).toContainText(say('onboarding.progress', { done: 0, of: 13 }));
  await ines.look('home-plan');
  await ines.press(say('onboarding.seeAll'));
  await expect(ines.page.locator('h1')).toHaveText(say('onboarding.yourPlan'));
  const hers = ines.page.locator('li', { has: ines.page.locator('app-step-line .what', { hasText: titled('guide', locale) }) });
  await expect(ines.page.locator('li', { has: ines.page.locator('app-step-line .what', { hasText: secondLine[locale] }) })).toContainText('Nadia Ferrand');
  await expect(ines.page.locator('li', { has: ines.page.locator('app-step-line .what', { hasText: titled('accounts', locale) }) })).toContainText(say('onboarding.byIt', { name: 'Mathis Roche' }));
  // Her first course waits until Mathis has opened the accesses: there is no box to tick yet.
  const course = ines.page.locator('li', { has: ines.page.locator('app-step-line .what', { hasText: titled('first-course', locale) }) });
  await expect(course.locator('.waits')).toHaveText(`${say('onboarding.waits')} ${titled('accounts', locale)} (${say('onboarding.byIt', { name: 'Mathis Roche' })})`);
  await expect(course.locator('input[type=checkbox]')).toHaveCount(0);
  await expect(course).toContainText(say('onboarding.doneByCourse'));
  await ines.tick(hers.locator('input[type=checkbox]'));
  await expect(hers).toContainText('Inès Benali');
  await expect(ines.page.getByText(say('onboarding.progress', { done: 1, of: 13 }))).toBeVisible();
  await ines.look('plan-own');
  await ines.tick(hers.locator('input[type=checkbox]'));
  await expect(ines.page.getByText(say('onboarding.progress', { done: 0, of: 13 }))).toBeVisible();
  // The charter is read where it is written, and confirmed: its step is done by that alone.
  const signs = ines.page.locator('li', { has: ines.page.locator('app-step-line .what', { hasText: titled('charter', locale) }) });
  await expect(signs).toContainText(say('onboarding.doneByReading'));
  await expect(signs.locator('input[type=checkbox]')).toHaveCount(0);
  await ines.press(`${say('onboarding.toArticle')} ${titled('charter', locale)}`);
  await expect(ines.page.locator('h1')).toHaveText(charter.title);
  await ines.press(say('articles.acknowledge'));
  await expect(ines.page.locator('app-article-page [role=status]')).toBeVisible();
  await ines.look('charter');
  await ines.page.goBack();
  await expect(ines.page.locator('h1')).toHaveText(say('onboarding.yourPlan'));
  await expect(ines.page.getByText(say('onboarding.progress', { done: 1, of: 13 }))).toBeVisible();
  await ines.look('plan-charter');
  await phone.close();

  // Mathis opens the accounts, the mentor sees her part and nothing else.
  await visitor.enter('mathis');
  await visitor.press(say('onboarding.seeDuties'));
  await expect(page.locator('app-step-line')).toHaveCount(1);
  await visitor.tick(page.locator('app-step-line input[type=checkbox]'));
  await expect(page.getByText(say('onboarding.noDuties'))).toBeVisible();
  await visitor.look('duties-done');
  await visitor.enter('aminata');
  await expect(page.locator('app-todo-list li.card', { hasText: titled('mentor', locale) })).toContainText('Inès Benali');
  await visitor.look('home-mentor');

  await visitor.enter('sophie');
  await plans(visitor);
  await expect(page.locator('li.card', { hasText: 'Inès Benali' })).toContainText(say('onboarding.progress', { done: 2, of: 13 }));
  await visitor.press(`${say('onboarding.write')} Support N1`.replace('Support N1', locale === 'fr' ? 'Support N1' : 'Tier 1 support'));
  await expect(page.locator('input[name=title-0]')).toHaveValue(say('onboarding.start1'));
  await visitor.look('plan-template-team');

  // Hugo's plan is of the version before: moved to the new one, it keeps all that he has done.
  await plans(visitor);
  const behind = page.locator('app-plan-moves li.card', { hasText: 'Hugo Petit' });
  await expect(behind).toContainText(locale === 'fr' ? 'Photo pour l’annuaire' : 'Picture for the directory');
  await visitor.tick(behind.locator('input[type=checkbox]'));
  await visitor.look('plan-moves');
  await visitor.press(say('onboarding.moveOver', { count: 1 }));
  await expect(page.getByText(say('onboarding.movedOver', { count: 1 }))).toBeVisible();
  await expect(page.locator('li.card', { has: page.locator('app-share-bar'), hasText: 'Hugo Petit' })).toContainText(say('onboarding.progress', { done: 8, of: 14 }));
  // What he learned is proved, and was ticked by nobody.
  await visitor.press('Hugo Petit');
  const learned = page.locator('li', { has: page.locator('app-step-line .what', { hasText: titled('first-course', locale) }) });
  await expect(learned.getByRole('link', { name: say('onboarding.seeProof') })).toBeVisible();
  await expect(learned.locator('input[type=checkbox]')).toHaveCount(0);
  await visitor.look('plan-proof');
  await plans(visitor);
  await visitor.pressOn(page.locator('a[href^="/journeys/template/profile/"]').first());
  await expect(page.locator('input[name=title-0]')).toHaveValue(say('onboarding.start1'));
  // Keys without an accented letter: the last but one.
  await visitor.reach(page.locator('select[name=kind-0]'));
  for (const key of ['End', 'ArrowUp']) await page.keyboard.press(key);
  await expect(page.locator('select[name=cell-0]')).toBeVisible();
  await visitor.look('plan-template-profile');
  expect(wrong).toEqual([]);
});
