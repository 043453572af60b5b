import { framework } from '@palier/demo';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const named = (key: string, locale: Locale): string => {
  const found = framework.competencies.find((it) => it.key === key);
  if (found === undefined) throw new Error(`the demo has lost ${key}`);
  return found.name[locale];
};

test('Sophie carries a grid over, Aminata sees what is carried over and until when, Karim confirms it on his phone: by keyboard alone', async ({ page, browser }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const long = (day: string): string => new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const [maintenance = '', risks = '', innovation = '', business = '', leading = ''] = ['maintenance', 'risks', 'innovation', 'business-software', 'team-leading'].map((it) => named(it, locale));
  const grid = (extra: string, person: string) => [`${say('levelFields.name')}\t${maintenance}\t${risks}\t${innovation}\t${leading}\t${business}\t${extra}`, 'Aminata Diallo\tN2\t2\t1\t3\t2\tà revoir', `Tomasz Nowak\t\t1/4\t\t\t\t`, `${person}\t3\t\t\t\t\t`].join('\n');

  await visitor.enter('sophie');
  await visitor.press(say('shell.matrix'));
  await visitor.press(say('carriedOver.imports'));
  await expect(page.getByText(say('carriedOver.noImports'))).toBeVisible();
  await visitor.look('carried-none');
  await visitor.press(say('carriedOver.import'));
  await visitor.write(page.locator('textarea[name=table]'), grid('Remarques', 'Personne Inconnue'));
  await visitor.write(page.locator('input[name=statedBy]'), 'Nadia Ferrand');
  await visitor.reach(page.locator('input[name=statedOn]'));
  await page.locator('input[name=statedOn]').fill('2026-03-02');
  await visitor.press(say('carriedOver.preview'));
  await expect(page.getByRole('heading', { name: say('carriedOver.counts', { lines: 5, people: 2, problems: 2 }) })).toBeVisible();
  await expect(page.getByText(say('tables.carry_competency-unknown', { name: 'Remarques' }))).toBeVisible();
  await expect(page.getByText(say('tables.carry_person-unknown', { person: 'Personne Inconnue' }))).toBeVisible();
  await expect(page.locator('app-carry-preview li.person', { hasText: 'Aminata Diallo' })).toContainText(say('carriedOver.isProved'));
  await visitor.look('carried-preview-problems');
  await expect(page.getByRole('button', { name: say('carriedOver.take'), exact: true })).toBeDisabled();
  await visitor.reach(page.locator('details.names').getByLabel('Remarques'));
  await page.locator('details.names').getByLabel('Remarques').selectOption({ label: say('carriedOver.leftOut') });
  await expect(page.getByText(say('tables.carry_competency-unknown', { name: 'Remarques' }))).toHaveCount(0);
  await visitor.write(page.locator('textarea[name=table]'), grid('Remarques', 'Oliver Grant'));
  await visitor.press(say('carriedOver.preview'));
  await expect(page.getByRole('heading', { name: say('carriedOver.counts', { lines: 6, people: 3, problems: 0 }) })).toBeVisible();
  await visitor.look('carried-preview');
  await expect(page.getByRole('button', { name: say('carriedOver.take'), exact: true })).toBeDisabled();
  await visitor.write(page.locator('input[name=source]'), 'Grille 2026 du support');
  const until = await page.locator('input[name=until]').inputValue();
  await visitor.press(new RegExp(`^${say('carriedOver.take')}$`));
  await expect(page.getByRole('status')).toContainText(say('carriedOver.doneUntil', { day: long(until) }));
  await visitor.look('carried-done');
  await visitor.press(new RegExp(`^${say('carriedOver.another')}$`));
  await visitor.write(page.locator('textarea[name=table]'), grid('Remarques', 'Oliver Grant'));
  await visitor.press(say('carriedOver.preview'));
  await expect(page.getByRole('heading', { name: say('carriedOver.counts', { lines: 0, people: 0, problems: 0 }) })).toBeVisible();
  await expect(page.getByText(say('carriedOver.countsBeside', { same: 6, proved: 1, older: 0 }))).toBeVisible();

  await visitor.press(say('shell.matrix'));
  const cell = page.locator('tbody tr', { hasText: 'Aminata Diallo' }).locator('td').nth(2);
  await expect(cell).toContainText(say('carriedOver.mark'));
  await visitor.look('matrix-carried');

  // Aminata reads what is said of her, by which table, and until when.
  await visitor.enter('aminata');
  await expect(page.locator('app-carried-over-notice')).toContainText(say('carriedOver.noticeOwn', { count: 4, day: long(until) }));
  await visitor.look('home-carried');
  await visitor.press(say('shell.skills'));
  const card = page.locator('app-skill-profile-page li.card', { hasText: maintenance });
  await expect(card).toContainText(say('carriedOver.cell', { day: long(until) }));
  await expect(card.locator('app-level-steps')).toContainText(say('ui.levelCarried', { held: 2 }));
  await visitor.look('skills-carried');
  await visitor.pressOn(card.getByRole('link', { name: say('evidence.why') }));
  await expect(page.getByText(say('carriedOver.proofBy', { table: 'Grille 2026 du support', line: 2, by: 'Nadia Ferrand', on: long('2026-03-02'), until: long(until) })).first()).toBeVisible();
  await visitor.look('why-carried');
  await visitor.press(say('carriedOver.seeAll'));
  await expect(page.getByText(say('carriedOver.waitsLead'))).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await visitor.look('carried-own');

  // Karim, on his phone: one ticked as it is, one lowered, one refused with a reason, one left to end.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: locale === 'fr' ? 'fr-FR' : 'en-GB' });
  const his = new Visitor(await phone.newPage(), locale);
  await his.enter('karim');
  await expect(his.page.locator('app-carried-over-notice')).toContainText(say('carriedOver.notice', { count: 6, day: long(until) }));
  await his.look('home-lead-carried');
  await his.press(say('carriedOver.confirmOpen'));
  await expect(his.page.locator('app-carried-over-queue-page li.card')).toHaveCount(3);
  await his.look('carried-queue');
  await his.press('Aminata Diallo');
  const line = (name = '') => his.page.locator('app-carried-over-line-form', { hasText: name });
  await expect(line()).toHaveCount(4);
  await his.look('carried-person');
  await his.tick(line(maintenance).getByRole('checkbox'));
  await his.pressOn(line(leading).locator('summary'));
  await his.tick(line(leading).getByRole('radio', { name: say('carriedOver.onlyLevel', { level: 1 }) }));
  await his.write(line(leading).locator('textarea'), 'Elle n’a pas encore encadré seule.');
  await his.pressOn(line(risks).locator('summary'));
  await his.tick(line(risks).getByRole('radio', { name: say('carriedOver.none') }));
  await his.write(line(risks).locator('textarea'), 'Je ne l’ai jamais vue le faire.');
  await his.press(say('carriedOver.send', { count: 3 }));
  await expect(his.page.getByText(say('carriedOver.needsWords'))).toBeVisible();
  await his.look('carried-person-chosen');
  await his.write(his.page.locator('textarea[name=observed]'), 'A remis deux postes en service et accueilli Hugo.');
  await his.press(say('carriedOver.send', { count: 3 }));
  await expect(his.page.getByText(say('carriedOver.answered', { count: 3 }))).toBeVisible();
  await expect(line()).toHaveCount(1);
  await expect(his.page.locator('li.card', { hasText: leading })).toContainText('Elle n’a pas encore encadré seule.');
  await his.look('carried-answered');
  await his.press(say('shell.team'));
  await expect(his.page.locator('li.card', { hasText: 'Aminata Diallo' })).toContainText(say('carriedOver.memberWaits', { count: 1, day: long(until) }));
  await his.look('team-carried');
  await phone.close();

  // Sophie gives more time, and takes back what was a mistake.
  await visitor.enter('sophie');
  await visitor.press(say('shell.matrix'));
  await visitor.press(say('carriedOver.imports'));
  const table = page.locator('app-carried-over-imports-page li.card', { hasText: 'Grille 2026 du support' });
  await expect(table).toContainText(say('carriedOver.states', { confirmed: 1, waiting: 3, refused: 2, ended: 0 }));
  await visitor.look('carried-imports');
  await visitor.unfold(say('carriedOver.extend'));
  const later = new Date(Date.parse(until) + 30 * 86_400_000).toISOString().slice(0, 10);
  await visitor.reach(table.locator('input[name=until]'));
  await table.locator('input[name=until]').fill(later);
  await visitor.write(table.locator('input[name=reason]'), 'Karim est en congé.');
  await visitor.submit();
  await expect(table).toContainText('Karim est en congé.');
  await expect(table).toContainText(long(later));
  await visitor.unfold(say('carriedOver.withdraw'));
  await visitor.write(table.locator('input[name=withdrawReason]'), 'Ce n’était pas la bonne feuille.');
  await visitor.look('carried-imports-open');
  await visitor.press(say('carriedOver.withdrawYes', { lines: 6 }));
  await expect(table).toContainText(say('carriedOver.isWithdrawn'));
  await visitor.look('carried-withdrawn');

  await visitor.enter('aminata');
  await expect(page.locator('app-carried-over-notice')).toHaveCount(0);
  await visitor.press(say('shell.skills'));
  await expect(page.locator('app-skill-profile-page li.card', { hasText: maintenance }).locator('app-level-steps')).toContainText(say('ui.level', { held: 2 }));
  await expect(page.locator('app-skill-profile-page li.card', { hasText: innovation }).locator('app-level-steps')).toContainText(say('evidence.nothingYet'));
});

test('an Excel grid is read like the same grid pasted', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  await visitor.enter('sophie');
  await page.goto('/carried-over/import');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const words = (...cells: string[]) => cells.map((value) => ({ value, type: String as never }));
  const file = await writeExcelFile([words(visitor.say('levelFields.name'), named('training', visitor.locale)), [{ type: String as never, value: 'Oliver Grant' }, { type: Number as never, value: 3 }]]).toBuffer();
  await page.locator('input[type=file]').setInputFiles({ name: 'grille 2026.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file });
  await expect(page.getByRole('heading', { name: visitor.say('carriedOver.counts', { lines: 1, people: 1, problems: 0 }) })).toBeVisible();
  await expect(page.locator('input[name=source]')).toHaveValue('grille 2026');
  await page.locator('input[type=file]').setInputFiles({ name: 'abîmé.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no zip at all') });
  await expect(page.getByText(visitor.say('arrivals.fileUnreadable', { name: 'abîmé.xlsx' }))).toBeVisible();
});
