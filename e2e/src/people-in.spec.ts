import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Mathis lets HR in, HR takes a team in from a spreadsheet, a new hire opens her link: by keyboard alone', async ({ page, browser }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const wrong: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });

  await visitor.enter('mathis');
  await visitor.look('home-admin-demo');
  await visitor.press(say('shell.people'));
  await expect(page.locator('h1')).toHaveText(say('shell.people'));
  await visitor.look('register');
  await visitor.press(say('arrivals.add'));
  await visitor.write(page.locator('input[name=name]'), 'Rose Adam');
  await visitor.write(page.locator('input[name=login]'), 'rose@nordlys.example');
  await visitor.tick(page.locator('input[name=hr]'));
  await visitor.look('add-person');
  await visitor.press(say('arrivals.add'));
  await expect(page.locator('h1')).toHaveText('Rose Adam');
  await visitor.press(say('arrivals.invite'));
  const link = await page.locator('app-invitation-list code').innerText();
  await visitor.look('person');

  // Rose, with the language of whoever added her.
  await visitor.leave();
  await page.goto(link);
  await expect(page.getByText('Rose Adam')).toBeVisible();
  if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.press(locale === 'fr' ? 'Français' : 'English', 'Space');
  await visitor.look('join');
  await visitor.write(page.locator('input[name=password]'), 'douze caractères au moins');
  await visitor.submit();
  await expect(page.locator('h1')).toHaveText(say('shell.hello', { name: 'Rose Adam' }));
  if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.speak(locale);
  await page.goto(link);
  await expect(page.getByText(say('problems.invitation_not-valid'))).toBeVisible();
  await visitor.look('join-used');

  await page.goto('/');
  await visitor.press(say('shell.people'));
  await visitor.press(say('arrivals.import'));
  const table = ['Nom complet\tCourriel\tÉquipe\tResponsable\tProfil de poste\tEmbauche\tÉquipe depuis\tResponsable depuis', 'Amel Kaci\tamel@nordlys.example\tSupport Lyon\tBruno Sy\tConseiller support (première année)\t01/09/2026\t\t14/09/2026', 'Bruno Sy\tbruno@nordlys.example\tSupport Lyon\t\t\t03/02/2020', 'Cora Webb\tcora@nordlys.example\tSupport Lyon\tBruno Sy\tAstronaute\t05/10/2026'];
  await visitor.write(page.locator('textarea[name=table]'), table.join('\n'));
  await visitor.press(say('arrivals.preview'));
  await expect(page.getByText(say('arrivals.counts', { new: 2, changed: 0, same: 0, problems: 1 }))).toBeVisible();
  await expect(page.getByText(say('tables.import_profile-unknown', { found: 'Astronaute' }))).toBeVisible();
  await visitor.look('import-people');
  await expect(page.getByRole('button', { name: say('arrivals.take'), exact: true })).toBeDisabled();
  await visitor.write(page.locator('textarea[name=table]'), table.join('\n').replace('Astronaute', 'Spécialiste support confirmé'));
  await visitor.press(say('arrivals.preview'));
  await expect(page.getByText(say('arrivals.counts', { new: 3, changed: 0, same: 0, problems: 0 }))).toBeVisible();
  await visitor.press(new RegExp(`^${say('arrivals.take')}$`));
  await expect(page.getByText(say('arrivals.done'))).toBeVisible();
  await visitor.look('imported');
  await visitor.press(say('arrivals.another'));
  await visitor.write(page.locator('textarea[name=table]'), table.join('\n').replace('Astronaute', 'Spécialiste support confirmé'));
  await visitor.press(say('arrivals.preview'));
  await expect(page.getByText(say('arrivals.nothingNew'))).toBeVisible();

  await visitor.press(say('shell.people'));
  await visitor.press(say('arrivals.inviteAll'));
  await expect(page.getByRole('heading', { name: say('arrivals.linksTitle', { count: 3 }) })).toBeVisible();
  await visitor.look('invitations');
  const amel = await page.locator('app-invitation-list li', { hasText: 'Amel Kaci' }).locator('code').innerText();

  // Amel, on her phone.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: locale === 'fr' ? 'fr-FR' : 'en-GB' });
  const hers = new Visitor(await phone.newPage(), locale);
  await hers.page.goto(amel);
  await hers.write(hers.page.locator('input[name=password]'), 'un mot de passe à moi');
  await hers.submit();
  await expect(hers.page.locator('nav')).toBeVisible();
  if ((await hers.page.locator('html').getAttribute('lang')) !== locale) await hers.speak(locale);
  await hers.press(say('shell.skills'));
  await expect(hers.page.locator('app-skill-profile-page li.card')).toHaveCount(12);
  await hers.page.goto('/account');
  await expect(hers.page.getByText(say('identity.thisOne'), { exact: true })).toBeVisible();
  await hers.press(say('identity.calendarMake'));
  await expect(hers.page.locator('app-calendar-feed-section code')).toContainText('/palier.ics');
  await expect(hers.page.getByText(say('identity.calendarUnread'))).toBeVisible();
  await hers.look('account');

  await visitor.write(page.locator('input[name=search]'), 'Amel');
  await visitor.submit();
  await expect(page.locator('app-register-page li.card')).toHaveCount(1);
  await visitor.press('Amel Kaci');
  await expect(page.getByText('Bruno Sy')).toBeVisible();
  // Who led whom on an earlier day, from the first table that came in.
  const asOf = page.locator('input[type=date]:visible').first();
  const today = await asOf.inputValue();
  const ledOn = async (day: string, leads: RegExp) => { await visitor.reach(asOf); await asOf.fill(day); await asOf.press('Enter'); await expect(page.getByText(leads)).toBeVisible(); };
  await ledOn('2026-09-13', new RegExp(say('arrivals.ledByNobody', { day: '' }).split(', ')[1] ?? ''));
  await ledOn('2026-09-14', /14.*Bruno Sy|Bruno Sy.*14/);
  await visitor.write(page.locator('input[name=leftOn]'), '');
  await visitor.reach(page.locator('input[name=leftOn]'));
  await page.locator('input[name=leftOn]').fill(today);
  await visitor.press(say('arrivals.depart'));
  await visitor.press(say('arrivals.departYes'));
  await expect(page.getByText(say('arrivals.accessLeft')).first()).toBeVisible();
  await expect(page.getByText(say('arrivals.departed'))).toBeVisible();
  await visitor.look('person-left');
  await hers.page.goto('/');
  await expect(hers.page.locator('h1')).toHaveText(say('identity.signIn'));

  // A slip: taken back at once; then recorded again, and corrected later, with the reason. Mail to her goes elsewhere meanwhile.
  await visitor.press(say('arrivals.departUndo'));
  await expect(page.getByText(say('arrivals.departBack'))).toBeVisible();
  await visitor.unfold(say('arrivals.changeMail'));
  await visitor.write(page.locator('input[name=mail]'), 'amel.kaci@nordlys.example');
  await visitor.press(say('arrivals.saveMail'));
  await expect(page.getByText(say('arrivals.mailSaved'))).toBeVisible();
  await expect(page.locator('app-person-page p').first()).toContainText('amel.kaci@nordlys.example');
  await visitor.look('person-mail');
  await visitor.reach(page.locator('input[name=leftOn]'));
  await page.locator('input[name=leftOn]').fill(today);
  await visitor.press(say('arrivals.depart'));
  await visitor.press(say('arrivals.departYes'));
  await expect(page.getByText(say('arrivals.departed'))).toBeVisible();
  await page.reload();
  await visitor.unfold(say('arrivals.departCorrect'));
  await visitor.tick(page.locator('input[value=stays]'));
  await visitor.write(page.locator('textarea[name=reason]'), 'Homonyme : Amel Kacem est partie.');
  await visitor.look('departure-corrected');
  await visitor.press(say('arrivals.departSave'));
  await expect(page.getByText(say('arrivals.departBack'))).toBeVisible();
  await visitor.unfold(say('arrivals.departHistory'));
  await expect(page.locator('app-departure li')).toHaveCount(4);
  await visitor.look('departure-history');
  await phone.close();
  expect(wrong.filter((it) => !it.includes('404'))).toEqual([]);
});

test('an Excel file is read like the same table pasted', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  await visitor.enter('sophie');
  await page.goto('/people/import');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const head = ['Nom complet', 'Courriel', 'Embauche'].map((value) => ({ value, type: String as never }));
  const file = await writeExcelFile([head, [{ type: String as never, value: 'Zoé Blanc' }, { type: String as never, value: 'zoe@nordlys.example' }, { type: Date as never, value: new Date('2026-03-04T00:00:00Z'), format: 'dd/mm/yyyy' }]]).toBuffer();
  await page.locator('input[type=file]').setInputFiles({ name: 'équipe.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file });
  await expect(page.getByText(visitor.say('arrivals.counts', { new: 1, changed: 0, same: 0, problems: 0 }))).toBeVisible();
  await expect(page.locator('li.change', { hasText: 'Zoé Blanc' })).toContainText('2026');
  await page.locator('input[type=file]').setInputFiles({ name: 'abîmé.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no zip at all') });
  await expect(page.getByText(visitor.say('arrivals.fileUnreadable', { name: 'abîmé.xlsx' }))).toBeVisible();
});

test('a large Excel file is read while the page goes on answering, and its reading can be stopped', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  await visitor.enter('sophie');
  await page.goto('/people/import');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const cells = (words: readonly string[]) => words.map((value) => ({ value, type: String as never }));
  const rows = Array.from({ length: 40_000 }, (_, index) => cells([`Personne ${index}`, `p${index}@large.example`, 'Lyon', 'fr']));
  const large = { name: 'grande.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await writeExcelFile([cells(['Nom complet', 'Courriel', 'Site', 'Langue']), ...rows]).toBuffer() };
  // The longest time for which the page drew nothing.
  await page.evaluate(() => { let last = performance.now(); const turn = () => { const now = performance.now(); document.body.dataset['still'] = String(Math.max(Number(document.body.dataset['still'] ?? 0), now - last)); last = now; requestAnimationFrame(turn); }; requestAnimationFrame(turn); });
  await page.locator('input[type=file]').setInputFiles(large);
  await expect(page.getByText(say('arrivals.readingFile', { name: 'grande.xlsx' }))).toBeVisible();
  // How far it is grows under one's eyes; it is stopped in that very moment: on a fast machine it would be over before a pointer gets there.
  await page.waitForFunction((stop) => {
    const button = [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === stop);
    if (button === undefined || (document.querySelector('progress')?.value ?? 0) <= 5) return false;
    button.click();
    return true;
  }, say('arrivals.stopReading'), { polling: 'raf' });
  await expect(page.getByText(say('arrivals.fileStopped', { name: 'grande.xlsx' }))).toBeVisible();
  await visitor.look('import-stopped');
  await page.evaluate(() => { document.body.dataset['still'] = '0'; });
  const from = Date.now();
  await page.locator('input[type=file]').setInputFiles(large);
  await expect(page.getByText(say('arrivals.readingFile', { name: 'grande.xlsx' }))).toBeVisible();
  await expect(page.getByText(say('arrivals.readingFile', { name: 'grande.xlsx' }))).toHaveCount(0, { timeout: 60_000 });
  // On a machine that has much else to do all of it takes longer.
  expect(Number(await page.locator('body').getAttribute('data-still'))).toBeLessThan(Math.max(1_500, (Date.now() - from) / 4));
  await expect(page.getByText(say('arrivals.counts', { new: 40_000, changed: 0, same: 0, problems: 0 }))).toBeVisible({ timeout: 60_000 });
});

test('what columns mean is chosen once and remembered, an import is followed to its end, and a file in an unknown encoding is refused in words', async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const visitor = new Visitor(page, locale);
  const { say } = visitor;
  await visitor.enter('sophie');
  await page.goto('/people/import');
  const picked = (name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await picked('dos.csv', Buffer.from([...Buffer.from('Qui est-ce;Matricule\nIn'), 0x8a, ...Buffer.from('s;ines.dos')]));
  await expect(page.getByText(say('arrivals.fileEncoding', { name: 'dos.csv' }))).toBeVisible();
  // As Excel saves a CSV in Western Europe: windows-1252, days as it counts them.
  const western = (who: string, login: string) => Buffer.from(`Qui est-ce ${locale};Matricule ${locale};Embauche\r\n${who};${login}.${locale};46351\r\n`, 'latin1');
  await picked('équipe.csv', western('Zoé Ænima', 'zoe'));
  await expect(page.getByText(say('tables.table_no-name-column'))).toBeVisible();
  const meaning = (header: string) => page.locator('.columns label', { hasText: `${header} ${locale}` }).locator('select');
  // The second is chosen before the preview with the first is there: both count.
  let preview: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => { preview = resolve; });
  await page.route('**/api/people-imports/preview', async (route) => { await shown; await route.continue(); });
  for (const [header, field] of [['Qui est-ce', 'name'], ['Matricule', 'login']] as const) {
    await visitor.reach(meaning(header));
    await meaning(header).selectOption(field);
  }
  preview();
  await expect(page.locator('li.change', { hasText: 'Zoé Ænima' })).toContainText('2026');
  await visitor.look('import-columns');

  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/api/people-imports', async (route) => { await held; await route.continue(); });
  await visitor.press(new RegExp(`^${say('arrivals.take')}$`));
  await expect(page.getByText(say('arrivals.underWay'))).toBeVisible();
  await visitor.look('import-under-way');
  const underWay = page.url();
  release();
  await expect(page.getByText(say('arrivals.done'))).toBeVisible();
  await page.unroute('**/api/people-imports');
  await page.goto(underWay);
  await expect(page.getByText(say('arrivals.counts', { new: 1, changed: 0, same: 0, problems: 0 }))).toBeVisible();
  await page.goto(underWay.replace(/[0-9a-f]{12}$/, '000000000000'));
  await expect(page.getByText(say('arrivals.unknown'))).toBeVisible();

  await picked('équipe.csv', western('Zoé Aenima', 'zoe'));
  await expect(page.getByText(say('arrivals.remembered'))).toHaveCount(2);
  await expect(page.locator('li.change', { hasText: 'Zoé Aenima' })).toContainText('Zoé Ænima → Zoé Aenima');
  await visitor.look('import-differences');
});
