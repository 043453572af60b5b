import { courses } from '@palier/demo';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const course = courses.find((it) => it.key === 'answering-well');
if (course === undefined) throw new Error('the demo has lost its second course');

test('Nadia asks a team to follow a course, Hugo asks for more time, she grants it and exempts another: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  await visitor.enter('nadia');
  await visitor.press(say('shell.assignments'));
  await visitor.press(say('assignments.assign'));
  await visitor.pick(page.locator('select[name=course]'), course.title[locale].slice(0, 6));
  await visitor.tick(page.getByRole('checkbox', { name: /Support N1|Tier 1 support/ }));
  await visitor.write(page.locator('input[name=dueIn]'), '250');
  await expect(page.locator('form app-passed-over').first()).toContainText(/20\d\d/);
  await visitor.look('assign-in-days');
  // Counted from each person's hire instead: who would be late for it comes first, with the day from which it was counted.
  await visitor.pick(page.locator('select[name=dueFrom]'), locale === 'fr' ? 'l' : 'each');
  await expect(page.locator('app-due-days li').first()).toContainText(/20\d\d/);
  await visitor.look('assign-from-hire');
  await visitor.reach(page.locator('input[name=dueOn]'));
  const today = (await page.locator('input[name=dueOn]').getAttribute('min')) ?? '';
  await page.locator('input[name=dueOn]').fill(today);
  await visitor.write(page.locator('input[name=reason]'), 'Avant la version 8.5.');
  await visitor.look('assign');
  await visitor.press(new RegExp(`^${say('assignments.assign')}$`));
  await expect(page.getByRole('status').filter({ hasText: /\d/ })).toBeVisible();
  await visitor.look('assigned');
  await visitor.press(new RegExp(`^${say('shell.assignments')}$`));
  await expect(page.locator('app-assignments-page li.card').first()).toBeVisible();
  await visitor.look('assignments');

  // Hugo is on call: nothing that is counted in working days becomes due then.
  const hugoId = await page.evaluate(async () => { const { people } = (await (await fetch('/api/assignable')).json()) as { people: { id: string; name: string }[] }; return people.find((it) => it.name === 'Hugo Petit')?.id ?? ''; });
  await page.goto(`/people/${hugoId}/unavailability`);
  await visitor.pick(page.locator('select[name=kind]'), say('workdays.onCall').slice(0, 2));
  for (const name of ['from', 'until']) { await visitor.reach(page.locator(`input[name=${name}]`)); await page.locator(`input[name=${name}]`).fill('2099-03-02'); }
  await visitor.press(new RegExp(`^${say('workdays.add')}$`));
  await expect(page.locator('app-unavailability-page li.card')).toContainText('2099');
  await visitor.unfold(say('workdays.import'));
  await visitor.write(page.locator('textarea[name=import-text]'), `Du;Au\n${Number(today.slice(0, 4)) + 1}-02-01;${Number(today.slice(0, 4)) + 1}-02-07`);
  await visitor.press(say('workdays.importLook'));
  await expect(page.getByRole('heading', { name: say('workdays.importFound', { count: 1, fresh: 1 }) })).toBeVisible();
  await visitor.look('unavailability');
  await visitor.press(say('workdays.importTake', { count: 1 }));
  await expect(page.getByText(say('workdays.imported', { added: 1, same: 0 }))).toBeVisible();

  await visitor.enter('hugo');
  const item = page.locator('app-todo-list li.card', { hasText: course.title[locale] });
  await expect(item).toContainText(say('assignments.because', { by: 'Nadia Ferrand', reason: 'Avant la version 8.5.' }));
  await visitor.look('home-todo');
  await visitor.unfold(say('assignments.moreTime'));
  const later = new Date(Date.parse(today) + 5 * 86_400_000).toISOString().slice(0, 10);
  await visitor.reach(page.locator('input[name=wishedOn]'));
  await page.locator('input[name=wishedOn]').fill(later);
  await visitor.write(page.locator('input[name=reason]'), 'De permanence toute la semaine.');
  await visitor.press(say('assignments.ask'));
  await expect(item).toContainText(say('assignments.askedUntil', { day: new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(later)) }));
  await visitor.look('home-asked');

  await visitor.enter('nadia');
  await expect(page.locator('app-todo-list li.card', { hasText: 'Hugo Petit' }).filter({ hasText: 'De permanence toute la semaine.' })).toBeVisible();
  await visitor.look('home-lead-asked');
  await visitor.press(`${say('assignments.answer')} Hugo Petit`);
  const hugo = page.locator('app-assignments-page li.card', { hasText: 'Hugo Petit' });
  await expect(hugo).toContainText('De permanence toute la semaine.');
  await visitor.look('assignments-asked');
  await visitor.press(say('assignments.grant'));
  await expect(hugo).not.toContainText('De permanence toute la semaine.');
  await visitor.pressOn(page.locator('li.card', { hasText: 'Inès Benali' }).locator('summary'));
  await visitor.write(page.locator('li.card', { hasText: 'Inès Benali' }).locator('input[name=reason]'), 'Le sait déjà.');
  await visitor.submit();
  await expect(page.locator('li.card', { hasText: 'Inès Benali' })).toContainText(say('assignments.waivedBecause', { reason: 'Le sait déjà.' }));
});

test('Nadia asks whoever matches a rule for a course, each is told why, and she ends the rule: by keyboard alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const first = courses.find((it) => it.key === 'upset-client');
  const [title, tier1] = [first?.title[locale] ?? '', locale === 'fr' ? 'Support N1' : 'Tier 1 support'];
  /** A space that does not break counts as one in a name. */
  const starts = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s')}`);
  const preview = page.getByRole('region', { name: say('courseAudiences.preview') });
  const line = (number: string) => page.getByRole('group', { name: say('criteria.part', { number }), exact: true });
  await visitor.enter('nadia');
  await visitor.press(say('shell.assignments'));
  await visitor.press(say('assignments.assign'));
  await expect(page.getByRole('heading', { level: 1, name: say('assignments.assign') })).toBeVisible();
  await visitor.pick(page.locator('select[name=course]'), title.slice(0, 11));
  await visitor.tick(page.getByRole('radio', { name: say('courseAudiences.byRule') }));
  await expect(preview).toContainText(say('courseAudiences.first'));
  await visitor.pick(line('1').locator('[data-does=value]'), tier1);
  await visitor.press(`${say('criteria.wrap')} ${say('criteria.part', { number: '1' })}`);
  await visitor.press(`${say('criteria.add')} ${say('criteria.part', { number: '1' })}`);
  await expect(line('1.2').locator('[data-does=kind]')).toBeFocused();
  await visitor.pick(line('1.2').locator('[data-does=kind]'), say('campaigns.kindLacks'));
  await visitor.pick(line('1.2').locator('[data-does=value]'), 'Commun');
  await visitor.pick(line('1.2').locator('.amount select'), '4');
  const competency = (await line('1.2').locator('[data-does=value] option:checked').textContent())?.trim() ?? '';
  const because = `${say('audiences.inTeam', { name: tier1 })} · ${say('audiences.lacksLevel', { name: competency, level: 4 })}`;
  await visitor.tick(page.getByRole('radio', { name: starts(say('campaigns.live')) }));
  await visitor.tick(page.getByRole('radio', { name: starts(say('campaigns.leaversWithdraw')) }));
  await visitor.write(page.locator('input[name=dueIn]'), '20');
  await visitor.write(page.locator('input[name=reason]'), 'Pour toute l’équipe.');
  const asked = preview.locator('li', { hasText: 'Inès Benali' });
  await expect(asked).toContainText(because);
  await expect(asked).toContainText(/20\d\d/);
  await visitor.look('assign-by-rule');
  await visitor.press(starts(say('courseAudiences.launch', { count: 'X' }).split('X')[0] ?? ''));
  await expect(page.locator('section[role=status]')).toContainText(/\d/);
  await visitor.press(new RegExp(`^${say('shell.assignments')}$`));
  await expect(page.getByRole('heading', { level: 1, name: say('shell.assignments') })).toBeVisible();
  await visitor.unfold(say('courseAudiences.heading'));
  const rule = page.locator('app-course-audience', { hasText: title }).first();
  await expect(rule).toContainText(say('courseAudiences.live'));
  await visitor.look('assignments-by-rule');

  await visitor.enter('ines');
  const item = page.locator('app-todo-list li.card', { hasText: title });
  await expect(item).toContainText(say('assignments.because', { by: 'Nadia Ferrand', reason: 'Pour toute l’équipe.' }));
  await expect(item).toContainText(`${say('audiences.why')} ${because}`);
  await visitor.look('home-asked-by-rule');

  await visitor.enter('nadia');
  await visitor.press(say('shell.assignments'));
  await expect(page.getByRole('heading', { level: 1, name: say('shell.assignments') })).toBeVisible();
  await visitor.unfold(say('courseAudiences.heading'));
  await visitor.pressOn(rule.locator('summary', { hasText: say('courseAudiences.end') }));
  await visitor.tick(rule.getByRole('radio', { name: say('courseAudiences.endWithdraw') }));
  await visitor.press(new RegExp(`^${say('courseAudiences.end')}$`));
  await expect(rule).toContainText(say('courseAudiences.ended'));
  await visitor.look('assignments-rule-ended');
});
