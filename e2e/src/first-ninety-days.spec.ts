import { expect, test } from '@playwright/test';
import { framework, laterPlan, plan, type PlanStep, type PlanStepKey } from '@palier/demo';
import { Caller } from './class-of-people';
import { OwnPalier } from './own-palier';
import { Post } from './post';
import { Visitor, type Locale } from './visitor';

const text = {
  fr: { course: 'Vos premiers pas chez Altair', lesson: 'Où tout se trouve', said: 'Tout se trouve dans le menu.', sign: 'Faire signer un premier niveau', team: 'Support N1' },
  en: { course: 'Your first steps at Altair', lesson: 'Where everything is', said: 'Everything is in the menu.', sign: 'Have a first level signed', team: 'Tier 1 support' },
} as const;
const profile = 'Conseiller support (première année)';
const newHire = { name: 'Noor Vasseur', mail: 'noor@nordlys.example', password: 'douze caractères au moins' };
/** What is done by reading an article is the story of the first day. */
const every: readonly PlanStep[] = [...plan, ...laterPlan].filter((it) => it.article === undefined);

/** What the story begins with: mail goes out, and whoever is hired into the profile has the whole plan of the demo, with a short course and a level to be signed. Gives the name of that competency. */
async function prepare(palier: OwnPalier, locale: Locale, port: number): Promise<string> {
  const its = text[locale];
  const [mathis, claire, sophie] = await Promise.all(['mathis', 'claire', 'sophie'].map((it) => Caller.signedIn(palier.address, it))) as [Caller, Caller, Caller];
  await mathis.ask('POST', '/api/mail-server', { seen: 0, host: '127.0.0.1', port, tls: 'none', login: '', sender: 'Palier <palier@nordlys.example>' });
  const draft = crypto.randomUUID();
  await claire.ask('POST', '/api/course-drafts', { id: draft, locale });
  await claire.ask('POST', `/api/course-drafts/${draft}`, { seen: 1, content: { locale, title: its.course, summary: '', activities: [{ id: crypto.randomUUID(), kind: 'lesson', title: its.lesson, minutes: 5, text: its.said, pictures: [] }] } });
  const { courseId } = await claire.ask<{ courseId: string }>('POST', `/api/course-drafts/${draft}/publication`, { seen: 2, change: null });
  const { profiles } = await sophie.ask<{ profiles: { id: string; title: { fr?: string } }[] }>('GET', '/api/profiles');
  const profileId = profiles.find((it) => it.title.fr === profile)?.id ?? '';
  const { people, competencies } = await sophie.ask<{ people: { id: string; name: string }[]; competencies: { id: string; name: { fr?: string; en?: string } }[] }>('GET', `/api/profiles/${profileId}/journey-template`);
  const software = framework.competencies.find((it) => it.key === 'business-software');
  const competencyId = competencies.find((it) => it.name.fr === software?.name.fr)?.id ?? '';
  const keys = Object.fromEntries(every.map((it) => [it.key, crypto.randomUUID()])) as Readonly<Record<PlanStepKey, string>>;
  const steps = every.map((it) => ({
    key: keys[it.key], kind: it.kind, title: it.title, owner: typeof it.owner === 'string' ? { kind: it.owner } : { kind: 'person', personId: people.find(({ name }) => name === 'Mathis Roche')?.id },
    due: { kind: 'fromHire', days: it.days }, courseId: it.course === null ? null : courseId, cell: null, link: '', after: it.after.length === 0 ? null : { rule: 'all', keys: it.after.map((key) => keys[key]) }, minutes: it.minutes,
  }));
  const sign = { key: crypto.randomUUID(), kind: 'sign', title: { [locale]: its.sign }, owner: { kind: 'lead' }, due: { kind: 'workingDays', days: 15 }, courseId: null, cell: { competencyId, level: 1 }, link: '', after: { rule: 'all', keys: [keys['second-pair']] }, minutes: null };
  await sophie.ask('POST', `/api/profiles/${profileId}/journey-template`, { id: crypto.randomUUID(), seen: 0, relationsDays: null, steps: [...steps, sign] });
  return software?.name[locale] ?? '';
}

for (const locale of ['fr', 'en'] satisfies Locale[]) {
  test(`a new hire goes from day 0 to a signed 90-day checkpoint: the plan begins by itself, each step is done by whose it is, and the certificate can be checked (${locale}): by keyboard alone`, async ({ browser }) => {
    test.setTimeout(600_000);
    const [palier, post] = [await OwnPalier.start(), new Post()];
    const port = await post.open();
    try {
      await palier.goTo(0, '10:00');
      const its = text[locale];
      const competency = await prepare(palier, locale, port);
      const context = await browser.newContext({ baseURL: palier.address, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      const visitor = new Visitor(page, locale);
      const { say } = visitor;
      const of = every.length + 1;
      const progress = (done: number) => expect(page.getByText(say('onboarding.progress', { done, of })).first()).toBeVisible();
      const title = (key: PlanStepKey): string => every.find((it) => it.key === key)?.title[locale] ?? '';
      const step = (words: string) => page.locator('app-journey-page app-step-line', { has: page.locator('.what', { hasText: words }) });
      /** The steps of the part in which this one is. */
      const partWith = (key: PlanStepKey) => page.locator('app-journey-page ul.list', { has: page.locator('.what', { hasText: title(key) }) }).locator('.what');
      let journey = '';
      /** Whose step it is goes to her plan and ticks it there: so many are done then. */
      const does = async (login: string, key: PlanStepKey, done: number, password?: string): Promise<void> => {
        await visitor.enter(login, password);
        await page.goto(journey);
        await visitor.tick(step(title(key)).locator('input[type=checkbox]'));
        await progress(done);
        await expect(step(title(key)).locator('input[type=checkbox]')).toBeChecked();
      };
      const noor = (key: PlanStepKey, done: number) => does(newHire.mail, key, done, newHire.password);

      // Day 0: Sophie takes Noor in with her profile, from a table that says nothing of the day of hire: nothing begins, and that is not passed over in silence.
      await visitor.enter('sophie');
      await page.goto('/people/import');
      await visitor.write(page.locator('textarea[name=table]'), `Nom complet\tCourriel\tÉquipe\tProfil de poste\n${newHire.name}\t${newHire.mail}\t${its.team}\t${profile}`);
      await visitor.press(say('arrivals.preview'));
      await expect(page.getByText(say('arrivals.counts', { new: 1, changed: 0, same: 0, problems: 0 }))).toBeVisible();
      await visitor.press(new RegExp(`^${say('arrivals.take')}$`));
      await expect(page.getByText(say('arrivals.done'))).toBeVisible();
      await page.goto('/journeys');
      const missing = page.locator('app-attention-list li.card', { hasText: newHire.name });
      await expect(missing).toContainText(say('onboarding.mendHireDay'));
      const sophie = await Caller.signedIn(palier.address, 'sophie');
      const { people: [hers] } = await sophie.ask<{ people: { id: string }[] }>('GET', `/api/register?search=${encodeURIComponent(newHire.name)}`);
      const { hiredOn } = await sophie.ask<{ hiredOn: string }>('GET', `/api/register/${hers?.id ?? ''}`);
      journey = `/people/${hers?.id ?? ''}/journey`;
      // What the day would begin is seen before it is said; then the plan of her profile is hers, and nobody gave it to her.
      await visitor.unfold(`– ${newHire.name}`);
      await visitor.fill(missing.locator('input[name=hireDay]'), hiredOn);
      await expect(missing.locator('app-hire-day')).toContainText(say('onboarding.hireDayStarts', { of: profile, steps: of }).split(profile).at(-1) ?? '-');
      await visitor.look('start-hire-day');
      await visitor.press(say('onboarding.saveHireDay'));
      await expect(missing.locator('app-hire-day')).toHaveCount(0);
      await visitor.pressOn(missing.getByRole('link', { name: say('onboarding.nameMentor') }));
      await progress(0);
      await expect(page.getByRole('button', { name: say('onboarding.give') })).toHaveCount(0);
      await visitor.unfold(say('onboarding.nameMentor'));
      await visitor.pick(page.locator('select[name=mentor]'), 'Aminata');
      await visitor.press(new RegExp(`^${say('onboarding.save')}$`));
      await expect(page.getByText(say('onboarding.mentorIs', { name: 'Aminata Diallo' }))).toBeVisible();
      await page.goto(`/people/${hers?.id ?? ''}`);
      await visitor.press(say('arrivals.invite'));
      const link = await page.locator('app-invitation-list code').innerText();

      // She comes in by her link and reads; her course waits for the accesses.
      await visitor.leave();
      await page.goto(link);
      await visitor.write(page.locator('input[name=password]'), newHire.password);
      await visitor.submit();
      await visitor.settle();
      await page.goto(journey);
      await visitor.tick(step(title('guide')).locator('input[type=checkbox]'));
      await progress(1);
      await expect(step(title('first-course')).locator('.waits')).toContainText('Mathis Roche');
      await expect(step(title('first-course')).locator('input[type=checkbox]')).toHaveCount(0);
      await expect(partWith('on-call').first()).toContainText(title('go-live'));
      await visitor.look('start-plan');

      // Mathis opens them, Karim has breakfast with her, Aminata listens with her.
      await visitor.enter('mathis');
      await visitor.press(say('onboarding.seeDuties'));
      await visitor.tick(page.locator('app-step-line', { hasText: newHire.name }).locator('input[type=checkbox]'));
      await expect(page.locator('app-step-line', { hasText: newHire.name })).toHaveCount(0);
      await does('karim', 'welcome', 3);
      await does('aminata', 'mentor', 4);
      await visitor.tick(step(title('second-pair')).locator('input[type=checkbox]'));
      await progress(5);

      // What she learns does its step, and she ticks nothing.
      await visitor.enter(newHire.mail, newHire.password);
      await page.goto(journey);
      await visitor.pressOn(step(title('first-course')).getByRole('link', { name: say('learning.begin') }));
      await expect(page.locator('h1')).toHaveText(its.lesson);
      await visitor.press(say('learning.markDone'));
      await page.goto(journey);
      await progress(6);
      await expect(step(title('first-course')).getByRole('link', { name: say('onboarding.seeProof') })).toBeVisible();

      // A week later Karim looks back with her, and signs the level that he saw: it does its step.
      await palier.goTo(7, '10:00');
      await palier.work();
      await does('karim', 'first-week', 7);
      await page.goto(`/people/${hers?.id ?? ''}/observe`);
      await visitor.write(page.locator('textarea[name=observed]'), 'A traité trois dossiers seule, mercredi matin.');
      const line = page.locator('app-observable-line', { hasText: competency });
      await visitor.pressOn(line.locator('summary'));
      await visitor.tick(line.locator('input[type=checkbox]').first());
      await visitor.press(say('observation.send'));
      await expect(page.getByRole('heading', { name: say('observation.sent') })).toBeVisible();
      await page.goto(journey);
      await progress(8);
      await expect(step(its.sign).getByRole('link', { name: say('onboarding.seeProof') })).toBeVisible();
      // What is his comes first in its part, though it is due last.
      await expect(partWith('on-call').first()).toContainText(title('on-call'));
      await visitor.look('start-plan-lead');

      // What she thinks she holds, she says before they talk: more than Karim saw.
      await visitor.enter(newHire.mail, newHire.password);
      await page.goto(`/people/${hers?.id ?? ''}/self-assessment`);
      const own = page.locator('app-self-assessment-form', { hasText: competency });
      await visitor.pressOn(own.locator('summary'));
      await visitor.tick(own.locator('input[type=radio]').nth(2));
      await visitor.pressOn(own.locator('button[type=submit]'));
      await expect(own.locator('summary')).toContainText(say('selfAssessment.mark', { level: 3 }));

      // Days go by. After 30, 60 and 90 of them Karim and Noor look at the start together, and both sign; in between, whose step it is does it.
      const state = page.locator('app-review-page .row strong').first();
      const sign = () => visitor.pressOn(page.getByRole('button', { name: say('reviews.sign'), exact: true }));
      const compared = (at: number) => page.locator('app-sides-table tbody tr').nth(at);
      /** Karim says what he sees before he compares; where he sees otherwise comes first, and says so in words. */
      const seesLevels = async (): Promise<void> => {
        await expect(page.locator('app-sides-table')).toBeHidden();
        await visitor.look('start-levels');
        await visitor.pick(page.locator('app-lead-levels label', { hasText: competency }).locator('select'), say('reviews.levelOne', { level: 1 }));
        await visitor.pick(page.locator('app-lead-levels label').last().locator('select'), say('reviews.levelNotSeen'));
        await visitor.press(say('reviews.keepLevels'));
        await expect(page.getByText(say('reviews.levelsKept'))).toBeVisible();
        await differFirst();
      };
      const differFirst = async (): Promise<void> => {
        await expect(compared(0)).toContainText(competency);
        await expect(compared(0)).toContainText(say('reviews.leadSeesLess', { by: 2 }));
        await expect(compared(1)).not.toContainText(say('reviews.leadSeesLess', { by: 2 }));
      };
      const checkpoint = async (days: 30 | 60 | 90): Promise<void> => {
        await palier.goTo(days, '10:00');
        await visitor.enter('karim');
        await page.goto(`/people/${hers?.id ?? ''}/reviews`);
        await visitor.press(`${say('reviews.openCheckpoint')} ${say(`reviews.day${days}`)}`);
        await expect(page.locator('h1')).toHaveText(say('reviews.with', { name: newHire.name }));
        await expect(state).toHaveText(say(`reviews.day${days}`));
        const review = new URL(page.url()).pathname;
        await palier.work();
        if (days === 90) await seesLevels();
        await visitor.press(say('reviews.hold'));
        await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
        if (days === 90) await visitor.look('start-checkpoint');
        await sign();
        await expect(page.getByText(say('reviews.signing')).first()).toBeVisible();
        await palier.work();
        await visitor.enter(newHire.mail, newHire.password);
        await page.goto(review);
        await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
        if (days === 90) await differFirst();
        await sign();
        await expect(page.getByText(say('reviews.signed')).first()).toBeVisible();
      };
      await checkpoint(30);
      await does('sophie', 'first-month', 9);
      await palier.goTo(45, '10:00');
      await does('aminata', 'listen-again', 10);
      await checkpoint(60);
      // Karim and she follow a go-live together: a session of that hour, which he plans from her plan. That she was there does her step, and nobody ticks it.
      await palier.goTo(61, '10:00');
      await visitor.enter('karim');
      await page.goto(journey);
      await visitor.pressOn(step(title('go-live')).getByRole('link', { name: say('liveSessions.planStep') }));
      await expect(page.locator('input[name=title]')).toHaveValue(title('go-live'));
      const today = (await page.locator('input[name=day]').getAttribute('min')) ?? '';
      await visitor.fill(page.locator('input[name=day]'), today);
      await visitor.fill(page.locator('input[name=from]'), '11:00');
      await visitor.fill(page.locator('input[name=until]'), '13:00');
      await visitor.press(say('liveSessions.create'));
      await expect(page.locator('app-session-page')).toContainText(newHire.name);
      const session = new URL(page.url()).pathname;
      await palier.goTo(61, '11:05');
      await page.goto(session);
      await visitor.tick(page.locator('app-attendance fieldset', { hasText: newHire.name }).locator('input[type=radio]').first());
      await expect(page.locator('app-session-page ul.list li', { hasText: newHire.name })).toContainText(say('liveSessions.present'));
      await visitor.enter(newHire.mail, newHire.password);
      await page.goto(journey);
      await progress(11);
      await palier.goTo(75, '10:00');
      await noor('own-note', 12);
      await palier.goTo(85, '10:00');
      await does('karim', 'on-call', of);
      await checkpoint(90);
      await page.goto(`/people/${hers?.id ?? ''}/reviews`);
      await expect(page.locator('app-checkpoints li')).toHaveCount(3);
      for (const at of [0, 1, 2]) await expect(page.locator('app-checkpoints li').nth(at)).toContainText(say('reviews.signed'));
      await visitor.look('start-signed');

      // All is done and proved: she has it attested, and whoever holds the paper checks its code without signing in.
      await page.goto(journey);
      await progress(of);
      await expect(page.getByText(say('onboarding.allDone'))).toBeVisible();
      await visitor.press(say('attestations.issue'));
      const paper = (await page.locator('app-attest a').getAttribute('href')) ?? '';
      await visitor.look('start-all-done');
      const pdf = await page.request.get(paper);
      expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      await page.goto(`/people/${hers?.id ?? ''}/certificates`);
      const code = await page.locator('app-attestations .code').first().innerText();
      await visitor.leave();
      await page.goto(`/check#${code}`);
      await expect(page.locator('input[name=code]')).toHaveValue(code);
      await visitor.press(say('attestations.checkNow'));
      await expect(page.getByRole('status')).toContainText(newHire.name);
      await expect(page.getByRole('heading', { name: say('attestations.valid') })).toBeVisible();

      // The letters of three months, all of them: her plan, her mentor, and each checkpoint opened and to be signed. Nobody else was written to.
      for (let times = 0; times < 2; times++) await palier.work();
      await post.brought(palier, { [newHire.mail]: { journeyGiven: 1, reviewOpened: 3, reviewToSign: 3, sessionInvited: 1 }, aminata: { mentorNamed: 1 } });
      await context.close();
    } finally {
      await palier.stop();
      await post.close();
    }
  });
}
