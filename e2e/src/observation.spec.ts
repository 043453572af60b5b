import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const phone = { width: 360, height: 740 };
const named = { software: /Gérer les logiciels métiers|Managing business software/, communication: /Communiquer efficacement|Communicating effectively/, updating: /Actualiser ses connaissances|Keeping up to date/ };
const fact = 'Appel du 14 : a laissé parler le client, reformulé, puis présenté la suite à son comité en cinq minutes.';

test('Léa says what she thinks she holds; Karim notes on his phone what he saw, Nadia completes level 4, he takes one back, and Léa reads all of it', async ({ page, browser, baseURL }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  const line = (at: Visitor, name: RegExp) => at.page.locator('app-observable-line', { hasText: name });
  const unfold = async (at: Visitor, name: RegExp) => { await at.pressOn(line(at, name).locator('summary')); };
  const box = (at: Visitor, name: RegExp, level: number) => line(at, name).locator('input[type=checkbox]').nth(level - 1);

  // Her own track: beside the confirmed level, and nowhere else.
  await visitor.enter('lea');
  await visitor.press(say('shell.skills'));
  await visitor.press(say('selfAssessment.open'));
  const own = (name: RegExp) => page.locator('app-self-assessment-form', { hasText: name });
  await expect(own(named.software)).toBeVisible();
  await visitor.pressOn(own(named.software).locator('summary'));
  await visitor.tick(own(named.software).locator('input[type=radio]').nth(2));
  await visitor.write(own(named.software).locator('textarea'), 'Je règle seule depuis un mois.');
  await visitor.press(new RegExp(`^${say('selfAssessment.save')}`));
  await expect(own(named.software).locator('summary')).toContainText(say('selfAssessment.mark', { level: 3 }));
  await visitor.look('self-assessment');
  await visitor.pressOn(own(named.communication).locator('summary'));
  await visitor.tick(own(named.communication).locator('input[type=radio]').last());
  await visitor.pressOn(own(named.communication).locator('button[type=submit]'));
  const compared = page.locator('app-self-table tr', { hasText: named.communication });
  await expect(compared).toContainText(say('selfAssessment.unknown'));
  await expect(page.locator('app-self-table tr', { hasText: named.software }).locator('td')).toHaveText([/3/, /1/, /2/]);
  await visitor.press(say('shell.skills'));
  const skill = (name: RegExp) => page.locator('app-skill-profile-page li.card', { hasText: name });
  await expect(skill(named.software)).toContainText(say('selfAssessment.mark', { level: 3 }));
  await expect(skill(named.software)).toContainText(say('ui.level', { held: 1 }));
  await visitor.look('skills-with-self');

  // What she asks she can take back, and ask again.
  await visitor.press(say('way.open'));
  const step = page.locator('app-shortest-way-page li.card', { hasText: named.updating });
  await expect(step).toContainText(say('way.week', { from: 1 }));
  await expect(page.getByText(say('way.proven'))).toBeVisible();
  await visitor.look('shortest-way');
  await visitor.pressOn(step.getByRole('button'));
  await visitor.pressOn(step.getByRole('link', { name: say('evidence.seeRequest') }));
  await visitor.press(say('signOffs.withdrawRequest'));
  await expect(page.getByText(say('signOffs.requestWithdrawn'))).toBeVisible();
  await visitor.look('request-withdrawn');
  await visitor.press(say('signOffs.askAgain'));
  await expect(page.getByText(say('signOffs.waitingAnswer'))).toBeVisible();
  const asked = page.url();

  // Karim, on his phone: what he wrote survives a lost network and a reload.
  await page.setViewportSize(phone);
  await visitor.enter('karim');
  await visitor.press(say('shell.team'));
  await visitor.press(new RegExp(`^${say('observation.open')}.*Léa Fontaine`));
  await expect(page.locator('h1')).toHaveText(say('observation.title', { name: 'Léa Fontaine' }));
  await expect(page.locator('app-observable-line')).toHaveCount(8);
  await visitor.look('observe-blank');
  await visitor.press(say('observation.send'));
  await expect(page.getByText(say('observation.lacks'))).toBeVisible();
  await visitor.write(page.locator('textarea[name=observed]'), fact);
  await visitor.write(page.locator('input[name=reference]'), 'TCK-8412');
  await unfold(visitor, named.communication);
  await expect(line(visitor, named.communication)).toContainText(say('observation.missingAfter', { missing: 1 }));
  for (const level of [3, 4]) await visitor.tick(box(visitor, named.communication, level));
  await visitor.look('observe-unfolded');
  await page.context().setOffline(true);
  await visitor.press(say('observation.send'));
  await expect(page.getByText(say('problems.offline'))).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.locator('textarea[name=observed]')).toHaveValue(fact);
  await expect(page.locator('input[name=reference]')).toHaveValue('TCK-8412');
  await expect(line(visitor, named.communication)).toContainText(say('observation.tickedHere', { levels: '3, 4' }));
  await expect(page.getByText(say('observation.draftKept'))).toBeVisible();
  await visitor.write(page.locator('input[name=search]'), visitor.locale === 'fr' ? 'LOGICIELS METIERS' : 'business software');
  await expect(line(visitor, named.software)).toBeVisible();
  await visitor.write(page.locator('input[name=search]'), visitor.locale === 'fr' ? 'gerer les log' : 'managing bus');
  await expect(page.locator('app-observable-line')).toHaveCount(1);
  await expect(line(visitor, named.software)).toContainText(say('observation.asks', { level: 2 }));
  await visitor.tick(box(visitor, named.software, 2));
  await visitor.look('observe-found');
  await expect(page.getByText(say('observation.sum', { levels: 3, competencies: 2 }))).toBeVisible();
  await expect(page.locator('app-self-table, app-self-mark')).toHaveCount(0);

  // Nadia reads the same page at the same time.
  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport: phone, timezoneId: 'Europe/Paris', locale: 'fr-FR' });
  const second = new Visitor(await other.newPage(), visitor.locale);
  await second.enter('nadia');
  await second.page.goto(new URL(page.url()).pathname);
  await second.write(second.page.locator('textarea[name=observed]'), 'A tenu la parole de l’entreprise pendant la panne du 19, devant la presse locale.');
  await unfold(second, named.communication);
  await second.tick(box(second, named.communication, 4));

  await visitor.press(say('observation.send'));
  await expect(page.getByRole('heading', { name: say('observation.sent') })).toBeVisible();
  const result = (name: RegExp) => page.locator('li.result', { hasText: name });
  await expect(result(named.software)).toContainText(say('ui.level', { held: 2 }));
  await expect(result(named.communication)).toContainText(say('ui.level', { held: 3 }));
  await expect(result(named.communication)).toContainText(say('observation.missing', { missing: 1 }));
  await expect(page.locator('app-self-table tr', { hasText: named.software }).locator('td')).toHaveText([/3/, /2/, /2/]);
  await visitor.look('observed');
  await visitor.press(say('observation.another'));
  await expect(page.locator('textarea[name=observed]')).toHaveValue('');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith('palier.observation.')))).toEqual([]);

  await second.press(say('observation.send'));
  await expect(second.page.getByText(say('problems.sign-off_signed-meanwhile', { by: 'Karim Haddad' }))).toBeVisible();
  await expect(line(second, named.communication)).toContainText(say('observation.yoursCompletes'));
  await second.look('observe-meanwhile');
  await second.press(say('observation.send'));
  await expect(second.page.locator('li.result', { hasText: named.communication })).toContainText(say('ui.level', { held: 4 }));
  await other.close();

  // Karim refuses what she asked, with what to redo; and takes back the first observation, for one competency of it.
  await visitor.press(say('shell.more'));
  await visitor.press(say('shell.signOffs'));
  await visitor.pressOn(page.locator('li.card', { hasText: named.updating }).getByRole('link', { name: 'Léa Fontaine' }));
  await visitor.write(page.locator('textarea[name=observed]'), 'Lire la note 8.4 jusqu’au bout, puis la résumer à l’équipe.');
  await expect(page.locator('app-self-beside')).toHaveCount(0);
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByRole('heading', { name: say('signOffs.refused') })).toBeVisible();
  await expect(page.locator('app-self-beside')).toContainText(say('selfAssessment.notYet'));
  await visitor.press('Léa Fontaine');
  await visitor.press(say('selfAssessment.see'));
  await expect(page.locator('app-self-assessment-form')).toHaveCount(0);
  await expect(page.locator('app-self-assessment-page section', { hasText: named.software })).toContainText('Je règle seule depuis un mois.');
  await visitor.look('self-assessment-of-another');
  await visitor.press(new RegExp(say('evidence.skillsOf', { name: 'Léa Fontaine' })));
  await visitor.pressOn(skill(named.communication).getByRole('link'));
  await expect(page.locator('app-sign-off-history li.card')).toHaveCount(3);
  await visitor.unfold(say('signOffs.takeBack'));
  await visitor.write(page.locator('details[open] textarea[name=withdraw]'), 'Le comité a été présenté par Aminata.');
  await visitor.look('sign-off-history');
  await visitor.press(new RegExp(`^${say('signOffs.takeBackNow')}$`));
  await expect(page.getByText(say('ui.level', { held: 2 })).first()).toBeVisible();

  // Léa reads what was signed, refused and taken back, by whom and why, and asks again.
  await page.setViewportSize({ width: 1280, height: 720 });
  await visitor.enter('lea');
  await expect(page.locator('app-todo-list li.card', { hasText: named.updating })).toContainText('Lire la note 8.4 jusqu’au bout');
  await visitor.look('home-sent-back');
  await visitor.press(say('shell.skills'));
  await visitor.pressOn(skill(named.communication).getByRole('link'));
  const gone = page.locator('app-sign-off-history li.gone');
  await expect(gone).toContainText(fact);
  await expect(gone).toContainText('TCK-8412');
  await expect(gone).toContainText('Le comité a été présenté par Aminata.');
  await expect(page.locator('app-sign-off-history li.card', { hasText: 'Nadia Ferrand' })).toContainText(say('signOffs.confirmedLevels', { levels: 4 }));
  await visitor.look('why-taken-back');
  await page.goto(new URL(asked).pathname);
  await expect(page.getByText('Lire la note 8.4 jusqu’au bout')).toBeVisible();
  await visitor.look('refused-to-redo');
  await visitor.write(page.locator('textarea[name=note]'), 'Résumé envoyé à l’équipe ce matin.');
  await visitor.press(say('signOffs.askAgain'));
  await expect(page.getByText(say('signOffs.waitingAnswer'))).toBeVisible();
  await expect(page).not.toHaveURL(asked);

  // She hands in a work sample as well. Karim reads and accepts it, and suspends it for a time; all of it is said beside the level.
  await visitor.press(say('shell.skills'));
  await visitor.pressOn(skill(named.updating).getByRole('link'));
  await visitor.press(say('pieces.open'));
  await visitor.write(page.locator('input[name=piece-title]'), 'Résumé de la note 8.4');
  await visitor.press(say('pieces.send'));
  await expect(page.getByText(say('pieces.needsDocument'))).toBeVisible();
  await visitor.write(page.locator('input[name=piece-link]'), 'https://wiki.nordlys.example/8-4');
  await visitor.press(say('pieces.send'));
  await expect(page.getByText(say('pieces.sent'))).toBeVisible();
  await expect(page.locator('app-piece-lines')).toContainText(say('pieces.stateWaiting'));
  await visitor.look('pieces');
  await visitor.enter('karim');
  await visitor.press(say('shell.signOffs'));
  await visitor.pressOn(page.locator('li.card', { hasText: 'Résumé de la note 8.4' }).getByRole('link'));
  await visitor.write(page.locator('textarea[name=piece-words]'), 'Complet, et relu par l’équipe.');
  await visitor.look('piece-to-review');
  await visitor.press(say('pieces.accept'));
  await expect(page.getByText(say('pieces.seen'))).toBeVisible();
  await visitor.press(say('evidence.why'));
  const proved = page.locator('app-why-this-level-page section.card', { has: page.locator('app-piece-proof a', { hasText: 'Résumé de la note 8.4' }) });
  await visitor.pressOn(proved.locator('app-evidence-lines > details > summary'));
  await visitor.pressOn(proved.locator('app-evidence-lines details details > summary'));
  await visitor.write(proved.locator('textarea[name=stop-reason]'), 'La page a disparu : à vérifier.');
  await visitor.look('evidence-to-suspend');
  await visitor.pressOn(proved.locator('button[type=submit]'));
  const held = page.locator('app-evidence-lines', { hasText: 'La page a disparu' });
  await expect(held).toContainText(say('evidence.suspended'));
  await visitor.look('evidence-suspended');

  // HR lets something done regularly prove a level, and defines it; Karim notes one time that he saw, and confirms it: one of three.
  const place = /people\/([^/]+)\/skills\/([^/?]+)/.exec(page.url());
  const recurring = `/people/${place?.[1] ?? ''}/skills/${place?.[2] ?? ''}/recurring`;
  await visitor.enter('sophie');
  const ruled = await page.evaluate(async ([personId, competencyId]) => {
    const { cells } = (await (await fetch(`/api/competencies/${competencyId}/criteria`)).json()) as { cells: { versions: { number: number; on: string }[] }[] };
    const { asOf } = (await (await fetch(`/api/people/${personId}/skill-profile`)).json()) as { asOf: string };
    const body = { id: crypto.randomUUID(), level: 3, seen: cells[2]?.versions[0]?.number, criterion: { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'recurring' }] }, from: asOf, before: 'keep', reason: 'Chaque mois' };
    return (await fetch(`/api/competencies/${competencyId}/criteria`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
  }, [place?.[1] ?? '', place?.[2] ?? '']);
  expect(ruled).toBe(200);
  // She says for how long a signature on level 2 holds, and how long before its end it is asked for again.
  await page.goto(`/competencies/${place?.[2] ?? ''}/criteria`);
  const ending = page.locator('app-criteria-page section.card').nth(1);
  await visitor.pressOn(ending.locator('app-cell-renewal summary'));
  await visitor.write(ending.locator('input[name=cellMonths]'), '1');
  await visitor.write(ending.locator('input[name=cellDays]'), '60');
  await visitor.write(ending.locator('input[name=cellReason]'), 'Deux versions par an');
  await visitor.look('cell-renewal-form');
  await visitor.press(new RegExp(`^${say('criteria.renewalSave')}$`));
  await expect(ending.locator('app-cell-renewal')).toContainText(say('criteria.renewalMonths', { months: 1 }));
  await expect(ending.locator('app-cell-renewal')).toContainText('Deux versions par an');
  await visitor.look('cell-renewal');
  await page.goto(recurring);
  await visitor.write(page.locator('input[name=recurring-title]'), 'Point mensuel sur les nouveautés');
  await visitor.press(new RegExp(`^${say('recurring.keep')}$`));
  await expect(page.getByText(say('recurring.defined'))).toBeVisible();
  await visitor.enter('karim');
  await page.goto(recurring);
  await visitor.unfold(say('recurring.noteFor', { name: 'Léa Fontaine' }));
  await visitor.write(page.locator('textarea[name=occurrence-fact]'), 'Douze personnes, la note 8.4 expliquée en un quart d’heure.');
  await visitor.look('recurring-to-note');
  await visitor.press(new RegExp(`^${say('recurring.send')}$`));
  await expect(page.getByText(say('recurring.sent'))).toBeVisible();
  await visitor.press(new RegExp(`^${say('recurring.confirm')}`));
  await expect(page.locator('app-occurrence-line')).toContainText(say('recurring.stateConfirmed'));
  await expect(page.getByText(say('recurring.counted', { counted: 1, times: 3 }))).toBeVisible();
  await visitor.look('recurring');

  // He signs the level that ends: it is asked for again by then, of both of them.
  expect(await page.evaluate(async ([personId, competencyId]) => (await fetch(`/api/people/${personId}/observations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), observed: 'La note 8.4 résumée sans aide.', reference: '', seen: '2999-01-01T00:00:00.000Z', competencies: [{ competencyId, levels: [2] }] }) })).status, [place?.[1] ?? '', place?.[2] ?? ''])).toBe(200);
  await page.goto('/');
  const renewal = page.locator('app-todo-renewal', { hasText: named.updating });
  await expect(renewal).toContainText(say('assignments.theirRenewalSignOff'));
  await expect(renewal).toContainText('Léa Fontaine');
  await visitor.look('home-renewal-lead');

  // Léa has a level attested, and whoever holds the paper checks its code without signing in.
  await visitor.enter('lea');
  await expect(renewal).toContainText(say('assignments.renewalSignOff'));
  await visitor.look('home-renewal');
  await visitor.pressOn(renewal.getByRole('button', { name: say('way.ask') }));
  await expect(renewal).toContainText(say('assignments.renewalAsked'));
  await page.goto(`/people/${place?.[1] ?? ''}/skills`);
  await visitor.pressOn(skill(named.communication).getByRole('link'));
  await visitor.press(new RegExp(`^${say('attestations.issue').replace(/[()]/g, '.')}`));
  await expect(page.locator('app-attest a')).toHaveText(say('attestations.open'));
  await page.goto(`/people/${place?.[1] ?? ''}/certificates`);
  const code = await page.locator('app-attestations .code').first().innerText();
  await visitor.look('attestations');
  const anybody = new Visitor(await (await browser.newContext({ locale: localeOf(project.name) === 'fr' ? 'fr-FR' : 'en-GB' })).newPage(), localeOf(project.name));
  await anybody.page.goto(new URL(`/check#${code}`, page.url()).href);
  await expect(anybody.page.locator('input[name=code]')).toHaveValue(code);
  await anybody.press(say('attestations.checkNow'));
  await expect(anybody.page.getByRole('status')).toContainText('Léa Fontaine');
  await expect(anybody.page.getByRole('heading', { name: say('attestations.valid') })).toBeVisible();
  await anybody.look('check');
});
