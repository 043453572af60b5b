import { writeJobSheet, type JobSheet } from '@palier/formats';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

test('HR makes a role profile of the company’s own, changes it, and writes levels where the framework has none', async ({ page }, { project }) => {
  const visitor = new Visitor(page, project.name === 'english' ? 'en' : ('fr' satisfies Locale));
  const { say } = visitor;
  await visitor.enter('sophie');
  await visitor.press(say('shell.profiles'));
  await visitor.press(say('competencies.newProfile'));
  await expect(page.locator('h1')).toHaveText(say('competencies.newProfile'));
  await visitor.write(page.locator('input[name=new-title]'), 'Astreinte de nuit');
  await visitor.write(page.locator('input[name=new-reason]'), 'Nouvelle équipe');
  const levels = page.locator('app-expectations-form select');
  await visitor.reach(levels.first());
  await page.keyboard.press('ArrowDown');
  await visitor.look('new-profile');
  await visitor.press(say('competencies.make'));
  await expect(page.locator('h1')).toHaveText('Astreinte de nuit');
  const profile = page.url();

  await visitor.unfold(say('competencies.change'));
  await visitor.write(page.locator('input[name=change-reason]'), 'Clients exigeants');
  await visitor.reach(page.locator('select[name^=change-]').first());
  await page.keyboard.press('ArrowDown');
  await visitor.press(say('whatIf.try'));
  await expect(page.getByRole('alert')).toHaveText(say('problems.profile_trial-not-ahead'));
  await page.locator('input[name=change-from]').fill('2999-03-01');
  await visitor.press(say('whatIf.try'));
  await expect(page.locator('app-what-if-card')).toContainText(say('whatIf.none', { people: 0 }));
  await page.locator('input[name=change-from]').fill(await page.locator('input[name=derive-from]').inputValue());
  await visitor.press(say('competencies.saveChange'));
  await expect(page.getByText(say('competencies.changed'))).toBeVisible();
  await expect(page.getByText('Clients exigeants')).toBeVisible();

  await visitor.unfold(say('competencies.writeLevels'));
  for (const [level, words] of ['Lit', 'Répond', 'Explique', 'Présente'].entries()) await visitor.write(page.locator(`details[open] textarea[name=level-${level + 1}]`).first(), words);
  await visitor.write(page.locator('details[open] input[name=levels-reason]').first(), 'Clients étrangers');
  await visitor.look('profile-own-levels');
  await visitor.press(say('competencies.saveLevels'));
  await expect(page.getByText(say('competencies.levelsSaved'))).toBeVisible();
  await expect(page.getByText('Présente', { exact: true })).toBeVisible();

  await page.locator('select[name=beside]').selectOption({ index: 1 });
  await expect(page.locator('h1')).toHaveText(say('mobility.title'));
  await expect(page.locator('app-beside-page tbody tr').first()).toBeVisible();
  await visitor.look('profiles-beside');
  await page.goto('/gaps');
  await visitor.pressOn(page.locator('app-gaps-page summary').first());
  await expect(page.locator('app-gaps-page details[open] li').first()).toBeVisible();
  await visitor.look('gaps');

  const habilitation = `Habilitation ${project.name}`;
  await page.goto('/certificates');
  await visitor.unfold(say('certificates.define'));
  for (const [name, words] of [['name', habilitation], ['issuer', 'AFNOR'], ['months', '36']] as const) await visitor.write(page.locator(`app-certificates-page input[name=${name}]`), words);
  await visitor.press(say('certificates.define'));
  await expect(page.getByText(say('certificates.defined', { name: habilitation }))).toBeVisible();
  const { people } = (await (await page.request.get('/api/people')).json()) as { people: { id: string; name: string }[] };
  await page.goto(`/people/${people.find((it) => it.name === 'Hugo Petit')?.id ?? ''}/certificates`);
  await visitor.pick(page.locator('select[name=certificateId]'), habilitation);
  await page.locator('input[name=issuedOn]').fill('2020-01-15');
  await visitor.press(say('certificates.record'));
  await expect(page.locator('app-certificate-state').first()).toContainText(say('certificates.expired'));
  await visitor.look('certificates-of-somebody');
  await page.goto('/certificates?is=expired');
  await expect(page.locator('app-certificates-page li').filter({ hasText: habilitation })).toContainText('Hugo Petit');
  await visitor.look('certificates');

  // A course is to be renewed: HR says for how long what it proves holds, and when it is asked again.
  await visitor.unfold(say('certificates.renewalSave'));
  await visitor.write(page.locator('app-renewal-rules input[name=windowDays]'), '15');
  await visitor.write(page.locator('app-renewal-rules input[name=renewalReason]'), 'Habilitation annuelle');
  await visitor.press(say('certificates.renewalSave'));
  await expect(page.getByText(say('certificates.renewalSaved'))).toBeVisible();
  await expect(page.locator('app-renewal-rules li').filter({ hasText: 'Habilitation annuelle' })).toContainText(say('certificates.renewalOf', { months: 12, days: 15 }));
  await visitor.look('renewal-rules');

  await page.goto(profile);
  await visitor.unfold(say('certificates.ask'));
  await visitor.pick(page.locator('app-profile-certificates select[name=certificateId]'), habilitation);
  await visitor.write(page.locator('app-profile-certificates input[name=reason]').last(), 'Interventions de nuit');
  await visitor.press(say('certificates.ask'));
  await expect(page.locator('app-profile-certificates li').filter({ hasText: habilitation })).toContainText('Interventions de nuit');
  await visitor.look('profile-certificates');

  // What proves a level of it: HR asks for a quiz and a signature instead, by keyboard, and sees whom that changes before it does.
  await visitor.pressOn(page.locator('section', { has: page.getByText('Présente', { exact: true }) }).getByRole('link', { name: say('competencies.proofs') }));
  await expect(page.locator('h1')).toHaveText(say('criteria.title'));
  await visitor.unfold(say('criteria.change'));
  await expect(page.locator('app-criterion-tree [data-place]')).toHaveCount(4);
  await visitor.pressOn(page.locator('[data-place="2"] [data-does="up"]'));
  await expect(page.locator('[data-place="1"] [data-does="up"]')).toBeFocused();
  await visitor.pressOn(page.locator('[data-place="2"] [data-does="remove"]'));
  await expect(page.locator('app-criterion-tree [data-place]')).toHaveCount(3);
  await visitor.reach(page.locator('[data-place=""] [data-does="kind"]'));
  await page.keyboard.press('End');
  await expect(page.locator('app-criterion-form')).toContainText(say('criteria.wordsAnd').trim());
  await visitor.write(page.locator('input[name=criterion-reason]'), 'Savoir et faire');
  await visitor.press(say('criteria.preview'));
  await expect(page.getByText(say('criteria.nobody', { asked: 0 }))).toBeVisible();
  await visitor.look('criteria-edited');
  await visitor.press(say('criteria.save'));
  await expect(page.getByText(say('criteria.saved', { level: 1 }))).toBeVisible();
  await visitor.unfold(say('criteria.history'));
  await expect(page.getByText('Savoir et faire')).toBeVisible();
  await visitor.look('criteria');
});

test('HR takes a framework out and in, and decides about a newer edition of a sheet line by line; jobs beside it are placed and wished for', async ({ page, browser }, { project }) => {
  const visitor = new Visitor(page, project.name === 'english' ? 'en' : ('fr' satisfies Locale));
  const { say } = visitor;
  await visitor.enter('sophie');
  await visitor.press(say('shell.profiles'));
  await visitor.press(say('frameworkFiles.title'));
  await expect(page.locator('h1')).toHaveText(say('frameworkFiles.title'));
  const text = await (await page.request.get((await page.getByRole('link', { name: say('frameworkFiles.asTable') }).first().getAttribute('href')) ?? '')).text();
  await page.locator('input[type=file]').setInputFiles({ name: 'framework.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText(say('frameworkFiles.same'))).toBeVisible();
  const [framework, competency] = [crypto.randomUUID(), crypto.randomUUID()];
  const other = ['kind,id,of,level,fr,en,from,whose,reason', `framework,${framework},,1,Zone de vente ${project.name},,2026-01-01,company,`, `competency,${competency},${framework},,Accueillir,,,,`, ...['Saluer', 'Écouter', 'Conseiller', 'Former'].map((words, at) => `level,,${competency},${at + 1},${words},,,sheet,`)].join('\n');
  await page.locator('textarea[name=frameworkText]').fill(other.replace(',1,Saluer', ',7,Saluer'));
  await visitor.press(say('frameworkFiles.preview'));
  await expect(page.getByText(say('frameworkFiles.toMend', { count: 2 }))).toBeVisible();
  await page.locator('textarea[name=frameworkText]').fill(other);
  await visitor.press(say('frameworkFiles.preview'));
  await expect(page.getByRole('button', { name: say('frameworkFiles.take'), exact: true })).toBeVisible();
  await visitor.look('frameworks');
  await visitor.press(say('frameworkFiles.take'));
  await expect(page.getByText(say('frameworkFiles.taken', { count: 1 }))).toBeVisible();

  const level = (statement: string, at: number) => ({ level: ([1, 2, 3, 4] as const)[at] ?? 1, statement });
  const baker: JobSheet = {
    title: `Boulanger ${project.name}`, family: 'Métiers du fournil', aliases: { fr: [], en: [] }, purpose: 'Faire chaque nuit un pain régulier.', missions: [{ title: 'Conduire la nuit', text: 'On prépare, on façonne, on cuit.' }], context: [{ title: 'Saison', text: 'La pâte change.' }], organisation: [{ title: 'Taille', text: 'À dix.' }],
    conditions: [{ title: 'Horaires', text: 'De nuit.' }], relations: { internal: ['Vendeuse'], external: ['Meunier'] }, certifications: [], sectors: ['Bouche'], mobilityBands: ['Proximité forte'], neighbours: ['Pâtissier'], disclaimer: 'Ces mobilités sont données à titre indicatif, rien de plus.', emptySections: [],
    competencies: [{ name: 'Pétrir', levels: ['Suivre une recette', 'Corriger l’eau', 'Composer une pâte', 'Former au pétrin'].map(level), expected: 3, example: 'Il ajuste une pâte d’orage.' }, { name: 'Cuire', levels: ['Enfourner', 'Régler', 'Lire la croûte', 'Former au four'].map(level), expected: 2, example: 'Elle cuit par temps humide.' }],
  };
  const newer: JobSheet = { ...baker, purpose: 'Faire chaque nuit un pain régulier et bon.', neighbours: ['Pâtissier', 'Traiteur'], competencies: baker.competencies.map((it, at) => (at === 0 ? { ...it, name: 'Pétrir la pâte', expected: 2 as const } : { ...it, levels: it.levels.map((one) => (one.level === 2 ? { level: 2 as const, statement: 'Régler la buée' } : one)) })) };
  const profile = await page.evaluate(async ([sheet, id, own]) => {
    const post = async (path: string, body: object) => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json() as Promise<{ profileId: string }>;
    const { profileId } = await post('/api/sheets', { id, text: sheet });
    const it = (await (await fetch(`/api/profiles/${profileId}`)).json()) as { profileCompetencies: { competencyId: string }[] };
    await post(`/api/profiles/${profileId}/role-profiles`, { id: own, title: 'Boulanger débutant', effectiveFrom: '2026-01-01', reason: 'Première année.', expectations: [{ competencyId: it.profileCompetencies[0]?.competencyId, level: 1 }] });
    return profileId;
  }, [writeJobSheet(baker), crypto.randomUUID(), crypto.randomUUID()] as const);
  await page.goto('/sheets/import');
  await visitor.write(page.locator('textarea[name=sheet]'), writeJobSheet(newer));
  await visitor.press(say('competencies.preview'));
  await visitor.press(say('editions.compare', { title: baker.title }));
  await expect(page.locator('h1')).toHaveText(say('editions.title'));
  await expect(page.locator('app-edition-line')).toHaveCount(5);
  await expect(page.locator('app-edition-line').first()).toContainText(say('editions.rival', { title: 'Boulanger débutant', level: 1 }));
  await visitor.press(say('editions.all'));
  await visitor.look('edition');
  await visitor.press(say('editions.decide', { count: 4 }));
  await expect(page.getByText(say('editions.decided', { count: 4 }))).toBeVisible();
  await expect(page.locator('app-edition-line').first()).toContainText(say('editions.conflict'));
  await page.goto('/profiles');
  await expect(page.getByRole('heading', { name: say('editions.waiting') })).toBeVisible();
  await page.locator('section.card', { hasText: say('editions.waiting') }).getByRole('link', { name: baker.title }).click();
  await visitor.tick(page.locator('app-edition-line').first().locator('input[value=followed]'));
  await visitor.press(say('editions.decide', { count: 1 }));
  await expect(page.getByText(say('editions.decided', { count: 1 }))).toBeVisible();
  await page.goto(`/profiles/${profile}`);
  await expect(page.getByRole('heading', { name: 'Pétrir la pâte' })).toBeVisible();
  await expect(page.getByText('Régler la buée')).toBeVisible();

  await expect(page.locator('app-place-neighbour-form')).toHaveCount(2);
  const placing = page.locator('app-place-neighbour-form').first();
  await visitor.reach(placing.locator('select[name=band]'));
  await page.keyboard.press('ArrowDown');
  await expect(placing.locator('button')).toBeEnabled();
  await visitor.pressOn(placing.locator('button'));
  await expect(page.getByRole('heading', { name: 'Proximité forte' })).toBeVisible();
  await visitor.look('profile-neighbours');
  const ines = new Visitor(await (await browser.newContext({ locale: project.name === 'english' ? 'en-GB' : 'fr-FR' })).newPage(), project.name === 'english' ? 'en' : 'fr');
  await ines.enter('ines');
  await ines.page.goto(`/profiles/${profile}`);
  await ines.press(say('mobility.wish'));
  await expect(ines.page.getByRole('button', { name: say('mobility.wishEnds') })).toBeVisible();
  const { people } = (await (await page.request.get('/api/people')).json()) as { people: { id: string; name: string }[] };
  await page.goto(`/people/${people.find((it) => it.name === 'Inès Benali')?.id ?? ''}/skills`);
  await expect(page.getByText(say('mobility.wishes'))).toContainText('Pâtissier');
  await ines.press(say('mobility.wishEnds'));
  await expect(ines.page.getByRole('button', { name: say('mobility.wishEnds') })).toHaveCount(0);
});

test('two people at one role profile do not overwrite each other: the second reads who changed it, and keeps what was typed', async ({ page, browser }, { project }) => {
  const locale: Locale = project.name === 'english' ? 'en' : 'fr';
  const visitor = new Visitor(page, locale);
  const { say } = visitor;
  const away = async (who: string) => { const it = new Visitor(await (await browser.newContext({ locale: locale === 'fr' ? 'fr-FR' : 'en-GB' })).newPage(), locale); await it.enter(who); return it; };
  // For the time of this story, the lead is HR as well.
  const admin = await away('mathis');
  const give = (to: readonly string[]) => admin.page.evaluate(async (roles) => {
    const { people } = (await (await fetch('/api/register?search=Karim')).json()) as { people: { id: string; roles: string[] }[] };
    const [{ id = '', roles: seen = [] } = {}] = people;
    return (await fetch(`/api/register/${id}/roles`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ seen, roles }) })).status;
  }, to);
  expect(await give(['learner', 'lead', 'hr'])).toBe(200);
  try {
    await visitor.enter('sophie');
    await visitor.press(say('shell.profiles'));
    await visitor.press(say('competencies.newProfile'));
    await visitor.write(page.locator('input[name=new-title]'), 'Relais du samedi');
    await visitor.write(page.locator('input[name=new-reason]'), 'Nouvelle équipe');
    await visitor.reach(page.locator('app-expectations-form select').first());
    await page.keyboard.press('ArrowDown');
    await visitor.press(say('competencies.make'));
    await expect(page.locator('h1')).toHaveText('Relais du samedi');
    const change = async (who: Visitor, why: string) => {
      await who.unfold(say('competencies.change'));
      await who.write(who.page.locator('input[name=change-reason]'), why);
      await who.reach(who.page.locator('select[name^=change-]').first());
      await who.page.keyboard.press('ArrowDown');
    };
    await change(visitor, 'Le samedi, seul au téléphone');

    const karim = await away('karim');
    await karim.page.goto(page.url());
    await change(karim, 'Vu avec l’équipe');
    await karim.press(say('competencies.saveChange'));
    await expect(karim.page.getByText(say('competencies.changed'))).toBeVisible();

    await visitor.press(say('competencies.saveChange'));
    await expect(page.getByRole('alert')).toContainText('Karim Haddad');
    await expect(page.getByRole('alert')).not.toContainText(/\d{4}-\d\d-\d\d/);
    await expect(page.locator('input[name=change-reason]')).toHaveValue('Le samedi, seul au téléphone');
    await visitor.look('profile-overtaken');
    await page.reload();
    await expect(page.getByText('Vu avec l’équipe')).toBeVisible();
    await change(visitor, 'Le samedi, seul au téléphone');
    await visitor.press(say('competencies.saveChange'));
    await expect(page.getByText(say('competencies.changed'))).toBeVisible();
  } finally {
    expect(await give(['learner', 'lead'])).toBe(200);
  }
});
