import { Caller } from './class-of-people';
import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');

test('Aminata contests a refusal, two raters disagree about her, and a signature is rated twice: Nadia and Sophie settle what is theirs', async ({ page, baseURL }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say } = visitor;
  // What was asked, refused, confirmed and drawn before the story: Karim refuses a level that Nadia confirms all the same, and a signature of Karim's is drawn. The other refusal is on screen.
  const [aminata, karim, nadia, sophie] = await Promise.all(['aminata', 'karim', 'nadia', 'sophie'].map((it) => Caller.signedIn(baseURL ?? '', it))) as [Caller, Caller, Caller, Caller];
  const id = (await aminata.ask<{ person: { id: string } }>('GET', '/api/session')).person.id;
  const { competencies } = await aminata.ask<{ competencies: { competencyId: string; hasLevels: boolean; held: number }[] }>('GET', `/api/people/${id}/skill-profile`);
  const [contested, disputed, drawn] = competencies.filter((it) => it.hasLevels && it.held < 3).map((it) => ({ competencyId: it.competencyId, level: it.held + 1 }));
  const refused: string[] = [];
  for (const [it, reason] of [[contested, 'Le dossier école manque encore.'], [disputed, 'Pas sans aide.']] as const) {
    const request = crypto.randomUUID();
    await aminata.ask('POST', '/api/sign-off-requests', { id: request, ...it, note: '' });
    if (it === disputed) await karim.ask('POST', `/api/sign-off-requests/${request}/refusal`, { id: crypto.randomUUID(), reason });
    refused.push(request);
  }
  await sophie.ask('POST', '/api/second-rating-rule', { seen: 0, percent: 100 });
  const observes = (by: Caller, it: typeof drawn, observed: string) => by.ask('POST', `/api/people/${id}/observations`, { id: crypto.randomUUID(), observed, reference: '', seen: '2999-01-01T00:00:00.000Z', competencies: [{ competencyId: it?.competencyId, levels: [it?.level] }] });
  await observes(karim, drawn, 'A rappelé le client avant midi.');
  await sophie.ask('POST', '/api/second-rating-rule', { seen: 100, percent: 0 });
  await observes(nadia, disputed, 'L’a fait seule jeudi, devant moi.');

  await visitor.enter('karim');
  await page.goto(`/sign-offs/${refused[0]}`);
  await visitor.write(page.locator('textarea[name=observed]'), 'Le dossier école manque encore.');
  await visitor.press(say('signOffs.refuse'));
  await expect(page.getByRole('heading', { name: say('signOffs.refused') })).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await visitor.enter('aminata');
  await page.goto(`/sign-offs/${refused[0]}`);
  await visitor.unfold(say('opinions.contest'));
  await visitor.write(page.locator('textarea[name=contest]'), 'Le dossier école est fait : billet 8120, le 12, devant Léa.');
  await visitor.look('contest');
  await visitor.press(say('opinions.contestNow'));
  await visitor.press(say('opinions.open'));
  await expect(page.getByText(say('opinions.settles', { names: 'Nadia Ferrand' }).replace(/\.$/, ''))).toBeVisible();
  await page.goto(`/people/${id}/skills/${disputed?.competencyId}`);
  const note = page.locator('app-dispute-note');
  await expect(note).toContainText(say('opinions.theyDisagree', { confirmedBy: 'Nadia Ferrand', refusedBy: 'Karim Haddad' }));
  await expect(note).toContainText(say('opinions.staysMissing'));
  await visitor.look('why-they-disagree');
  await visitor.press(say('opinions.see'));
  // Other stories may have hired more people of HR, who may settle it as well.
  await expect(page.getByText(say('opinions.settles', { names: 'Sophie Laurent' }).replace(/\.$/, ''))).toBeVisible();
  await visitor.look('they-disagree');

  await visitor.enter('nadia');
  await visitor.reach(page.locator('app-opinions-waiting').getByRole('link', { name: 'Aminata Diallo' }));
  await expect(page.locator('app-ratings-waiting')).toContainText(say('ratings.waiting', { count: 1 }));
  await visitor.look('opinion-waits');
  await visitor.pressOn(page.locator('app-opinions-waiting').getByRole('link', { name: 'Aminata Diallo' }));
  await expect(page.getByText('Le dossier école manque encore.')).toBeVisible();
  await visitor.write(page.locator('textarea[name=observed]'), 'A refait le cas devant moi, d’abord sur le dossier école.');
  await visitor.look('opinion-to-give');
  await visitor.press(say('opinions.giveHeld', { level: contested?.level ?? 0 }));
  await expect(page.getByText(say('opinions.settledHeld', { by: 'Nadia Ferrand' }))).toBeVisible();
  await page.goto('/second-ratings');
  await expect(page.getByText('A rappelé le client avant midi.')).toHaveCount(0);
  await visitor.tick(page.locator(`input[name=level][value="${drawn?.level}"]`));
  await visitor.write(page.locator('textarea[name=observed]'), 'Rappelle toujours le jour même.');
  await visitor.look('second-rating');
  await visitor.press(new RegExp(`^${say('ratings.give')}`));
  await expect(page.getByText(say('ratings.given'))).toBeVisible();
  await expect(page.getByText(say('ratings.tooFew', { pairs: 1, missing: 9 }))).toBeVisible();

  await visitor.enter('sophie');
  await visitor.pressOn(page.locator('app-opinions-waiting').getByRole('link', { name: 'Aminata Diallo' }));
  await visitor.write(page.locator('textarea[name=observed]'), 'Avec de l’aide les deux fois : à refaire seule.');
  await visitor.press(say('opinions.giveNot'));
  await expect(page.getByText(say('opinions.settledNot', { by: 'Sophie Laurent' }))).toBeVisible();
  await visitor.look('disagreement-settled');
  await page.goto('/second-ratings');
  await expect(page.getByText(say('ratings.tooFew', { pairs: 1, missing: 49 }))).toBeVisible();
  await visitor.look('agreement');
  await page.goto('/settings');
  await expect(page.locator('app-second-rating-rule-form input')).toHaveValue('0');

  expect((await sophie.ask<{ opinions: unknown[] }>('GET', '/api/second-opinions')).opinions).toEqual([]);
  expect((await aminata.ask<{ aboutMe: unknown[] }>('GET', '/api/second-ratings')).aboutMe).toMatchObject([{ level: drawn?.level, second: { level: drawn?.level, by: 'Nadia Ferrand' } }]);
});
