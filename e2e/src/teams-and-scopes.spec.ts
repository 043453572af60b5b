import type { Page } from '@playwright/test';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const later = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Somebody of this story's own, added as the page adds them: other stories have theirs. */
async function add(page: Page, name: string): Promise<void> {
  const id = await page.evaluate(() => { const random = crypto.randomUUID(); return `01890000-0000-7${random.slice(15)}`; });
  const answer = await page.request.post('/api/register', { data: { id, name, login: `${name.split(' ')[0]?.toLowerCase() ?? ''}@teams.example`, roles: ['learner'], locale: 'fr' } });
  expect(answer.ok()).toBe(true);
}

test('HR opens teams under one another, appoints leads and a deputy, moves somebody, and reads who led whom: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  /** Two teams at the top of the page: Assistance, and Nuit under it. */
  const open = async (name: string, under: string | null) => {
    await visitor.unfold(say('teams.open'));
    await visitor.write(page.locator('input[name=name-fr]'), name);
    if (under !== null) { await visitor.pick(page.locator('select[name=parent]'), under); }
    await visitor.press(say('teams.open'));
    await expect(page.locator('h1')).toHaveText(name);
  };
  const pick = async (field: string, name: string) => {
    await visitor.write(page.locator(`input[name=${field}-search]`), name);
    await visitor.tick(page.locator('app-person-picker').getByRole('radio', { name }));
  };
  await visitor.enter('sophie');
  for (const name of ['Maya Roy', 'Paul Gil', 'Zia Tan']) await add(page, name);

  await visitor.press(say('shell.people'));
  await visitor.press(say('teams.title'));
  await expect(page.locator('app-teams-page li').first()).toBeVisible();
  await open('Assistance', null);
  await expect(page.getByText(say('teams.noLead'))).toBeVisible();
  await visitor.look('team-empty');
  await visitor.unfold(say('teams.appoint'));
  await pick('lead', 'Maya Roy');
  await visitor.press(say('teams.appoint'));
  await expect(page.locator('app-term-list li', { hasText: 'Maya Roy' })).toContainText(say('teams.asLead'));

  await visitor.press(say('teams.title'));
  await open('Nuit', 'Assistance');
  await expect(page.locator('nav.path')).toContainText('Assistance');
  await visitor.unfold(say('teams.appoint'));
  await pick('lead', 'Paul Gil');
  await visitor.reach(page.locator('select[name=kind]'));
  await page.keyboard.press('ArrowDown');
  const today = await page.locator('input[name=term-from]').inputValue();
  await visitor.reach(page.locator('input[name=term-lastDay]'));
  await page.locator('input[name=term-lastDay]').fill(later(today, 3));
  await visitor.look('team-appoint');
  await visitor.press(say('teams.appoint'));
  await expect(page.locator('app-term-list li', { hasText: 'Paul Gil' })).toContainText(say('teams.asDeputy'));
  await visitor.unfold(say('teams.bring'));
  await pick('member', 'Maya Roy');
  await visitor.write(page.locator('input[name=member-search]'), 'Zia');
  await expect(page.getByRole('button', { name: say('teams.bring'), exact: true })).toBeDisabled();
  await pick('member', 'Zia Tan');
  await visitor.press(say('teams.bring'));
  await expect(page.locator('ul.people')).toContainText('Zia Tan');
  await visitor.look('team');

  await visitor.press('Zia Tan');
  await expect(page.locator('h1')).toHaveText('Zia Tan');
  await expect(page.getByText('Maya Roy, Paul Gil')).toBeVisible();
  await page.goto(`${page.url()}?asOf=${later(today, -1)}`);
  await expect(page.locator('app-person-page')).not.toContainText('Maya Roy');
  await visitor.unfold(say('teams.choose'));
  await visitor.look('person-teams');

  await page.goto('/teams');
  await expect(page.locator('li', { hasText: 'Assistance' }).getByText('Nuit')).toBeVisible();
  await visitor.look('teams');
  await visitor.press('Assistance');
  await visitor.unfold(say('teams.move'));
  await expect(page.locator('select[name=parent] option', { hasText: 'Nuit' })).toHaveCount(0);
  await visitor.unfold(say('teams.endTerm'));
  await visitor.reach(page.locator('input[name=lastDay]'));
  await page.locator('input[name=lastDay]').fill(later(today, -1));
  await visitor.press(say('teams.endTerm'));
  await expect(page.getByText(say('teams.noLead'))).toBeVisible();
});

test('HR lists what is supported, an author says what a course is about, HR asks everybody in a scope and reads the coverage: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const course = locale === 'fr' ? 'Bien répondre à un client' : 'Answering a client well';
  const addScope = async (name: string, kind: string, product: string | null, aliases = '') => {
    await visitor.unfold(say('scopes.add'));
    await visitor.pick(page.locator('select[name=new-kind]'), kind);
    if (product !== null) { await visitor.pick(page.locator('select[name=new-product]'), product); }
    await visitor.write(page.locator('input[name=new-name]'), name);
    if (aliases !== '') await visitor.write(page.locator('input[name=new-aliases]'), aliases);
    await visitor.press(say('scopes.add'));
    await expect(page.locator('app-scopes-page li', { hasText: name })).toBeVisible();
  };
  /** A thing, and a tier where one is said, in the choice of this name. */
  const choose = async (field: string, thing: string, tier: string | null) => {
    await visitor.pick(page.locator(`select[name="${field}-scope"]`), thing);
    if (tier === null) return;
    await visitor.pick(page.locator(`select[name="${field}-tier"]`), tier);
  };
  await visitor.enter('sophie');
  for (const name of ['Ada Bay', 'Ian Cole']) await add(page, name);
  await page.goto('/scopes');
  await expect(page.locator('app-scopes-page li', { hasText: 'Nordlys Gestion' })).toBeVisible();
  await addScope('Vega', say('scopes.product'), null, 'Vega Suite; VS');
  await addScope('Factures', say('scopes.module'), 'Vega');
  await addScope('Mairie de Dole', say('scopes.client'), null);
  await visitor.look('scopes');

  for (const [name, thing, tier] of [['Ada Bay', 'Vega', say('scopes.tierAlone', { tier: 2 })], ['Ian Cole', 'Vega › Factures', say('scopes.tierAlone', { tier: 1 })]] as const) {
    await page.goto('/people');
    await visitor.write(page.locator('input[name=search]'), name);
    await visitor.submit();
    await expect(page.locator('app-register-page li.card')).toHaveCount(1);
    await visitor.press(name);
    await visitor.unfold(say('scopes.give'));
    await choose('held', thing, tier);
    await visitor.press(new RegExp(`^${say('scopes.give')}$`));
    await expect(page.locator('app-held-scopes li', { hasText: thing })).toBeVisible();
  }
  await visitor.look('person-scopes');

  await page.goto('/courses');
  await visitor.press(course);
  await expect(page.locator('h1')).toHaveText(course);
  await visitor.unfold(say('scopes.say'));
  await choose('course', 'Vega', null);
  await visitor.press(new RegExp(`^${say('scopes.addAbout')}$`));
  await expect(page.getByText(say('scopes.about'))).toBeVisible();
  await visitor.look('course-scopes');
  await page.goto('/courses');
  await visitor.pick(page.locator('select[name=scope]'), 'Vega');
  await expect(page).toHaveURL(/scope=/);
  await expect(page.locator('app-courses-page li.card')).toHaveCount(1);
  await visitor.look('courses-scope');

  await page.goto('/assignments/new');
  await visitor.pick(page.locator('select[name=course]'), course.slice(0, 6));
  await visitor.tick(page.getByRole('checkbox', { name: /^Factures/ }));
  await visitor.write(page.locator('input[name=reason]'), 'Nouveau module.');
  await visitor.look('assign-scope');
  await visitor.press(new RegExp(`^${say('assignments.assign')}$`));
  await expect(page.getByText(say('assignments.assigned', { assigned: 2, already: 0 }))).toBeVisible();

  await page.goto('/coverage');
  await expect(page.locator('li.card', { hasText: 'Vega' }).first()).toContainText(say('scopes.finished', { finished: 0, people: 1, activities: 3 }));
  await expect(page.locator('li.card', { hasText: 'Mairie de Dole' })).toContainText(say('scopes.nobody'));
  await visitor.look('coverage');
  await page.goto('/scopes');
  await visitor.press(`${say('scopes.retire')} Mairie de Dole`);
  await expect(page.getByRole('button', { name: `${say('scopes.bringBack')} Mairie de Dole` })).toBeVisible();

  // Who leads reads who could be on call tonight.
  await visitor.enter('karim');
  await page.goto('/on-call');
  await expect(page.getByRole('heading', { name: say('onCall.title') })).toBeVisible();
  await expect(page.locator('app-on-call-page li.card').first()).toContainText(say('onCall.nobody'));
  await visitor.look('on-call');
});
