import { expect, request, test } from '@playwright/test';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { OwnPalier } from './own-palier';
import { Visitor, type Locale } from './visitor';

const text = {
  fr: {
    course: 'La facturation d’Altair', lessons: ['Faire un avoir', 'Envoyer une facture', 'Relancer un client', 'Ouvrir un compte'], team: 'Support N1',
    said: ['Un avoir se fait depuis la facture.', 'La facture part par courriel.', 'La relance part le vendredi.', 'Le compte s’ouvre au siège.'],
    then: ['Un avoir se fait en un clic, depuis la liste des factures.', 'La facture part par le portail.', 'La relance part le lundi.'],
    notes: '## [8.4] - 2026-09-01\n### Added\n- **Avoirs:** un avoir se fait en un clic depuis la liste (CRITICAL)\n- Une recherche par montant\n- Une recherche par client\n- Un rappel le lundi\n### Changed\n- Le bouton Envoyer est en haut\n- Le tableau tient sur un écran\n### Fixed\n- #912 Les accents du courriel\n- #920 Le total du mois\n- #931 La date de la relance\n', added: 'un avoir se fait en un clic depuis la liste (CRITICAL)',
  },
  en: {
    course: 'Billing in Altair', lessons: ['Making a credit note', 'Sending an invoice', 'Reminding a client', 'Opening an account'], team: 'Tier 1 support',
    said: ['A credit note is made from the invoice.', 'The invoice leaves by mail.', 'The reminder leaves on Friday.', 'The account opens at the head office.'],
    then: ['A credit note takes one click, from the list of invoices.', 'The invoice leaves by the portal.', 'The reminder leaves on Monday.'],
    notes: '## [8.4] - 2026-09-01\n### Added\n- **Credit notes:** a credit note takes one click from the list (CRITICAL)\n- A search by amount\n- A search by client\n- A reminder on Mondays\n### Changed\n- The button Send is at the top\n- The table fits one screen\n### Fixed\n- #912 Accents in the mail\n- #920 The total of the month\n- #931 The date of the reminder\n', added: 'a credit note takes one click from the list (CRITICAL)',
  },
} as const;
const minutes = [3, 4, 5, 6] as const;
const newHire = { name: 'Noor Vasseur', login: 'noor', mail: 'noor@nordlys.example', password: 'douze caractères au moins' };

/** A mail server of this machine: what it takes, it keeps. */
class Post {
  readonly letters: ParsedMail[] = [];
  private readonly server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, onData: (stream, _, answer) => { simpleParser(stream).then((it) => { this.letters.push(it); answer(); }, answer); } });
  open(): Promise<number> { return new Promise((resolve) => { const listening = this.server.listen(0, '127.0.0.1', () => { resolve((listening.address() as AddressInfo).port); }); }); }
  close(): Promise<void> { return new Promise((resolve) => { this.server.close(resolve); }); }
  /** Those to this address that name this. */
  about(address: string, words: string): number { return this.letters.filter((it) => [it.to].flat().some((to) => to?.text.includes(address)) && `${it.subject ?? ''} ${it.text ?? ''}`.replace(/\s+/g, ' ').includes(words)).length; }
}

type Ask = <T>(path: string, body?: unknown) => Promise<T>;
/** What the story needs and does not tell, by somebody of the demo. */
async function as(address: string, login: string): Promise<Ask> {
  const api = await request.newContext({ baseURL: address, extraHTTPHeaders: { origin: address } });
  const ask: Ask = async <T>(path: string, body?: unknown) => {
    const answer = await (body === undefined ? api.get(path) : api.post(path, { data: body }));
    expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, '']);
    return answer.json() as Promise<T>;
  };
  await ask('/api/session', { login, password: 'palier-demo-2026' });
  return ask;
}

/** The course as each release left it: Julien knows it as of 8.2, Oliver as of 8.3; 8.4 is written and nobody said yet that it is taught. */
async function writtenCourse(address: string, locale: Locale, productId: string): Promise<string> {
  const its = text[locale];
  const [claire, sophie] = await Promise.all([as(address, 'claire'), as(address, 'sophie')]);
  const lessons = its.lessons.map((title, at) => ({ id: crypto.randomUUID(), kind: 'lesson', title, minutes: minutes[at], text: String(its.said[at] ?? ''), pictures: [] }));
  let courseId = '';
  const publish = async (changed: number | null, reason: string): Promise<string> => {
    const draft = crypto.randomUUID();
    await (courseId === '' ? claire('/api/course-drafts', { id: draft, locale }) : claire(`/api/courses/${courseId}/drafts`, { id: draft }));
    const one = changed === null ? undefined : lessons[changed];
    if (one !== undefined) one.text = its.then[changed ?? 0] ?? '';
    await claire(`/api/course-drafts/${draft}`, { seen: 1, content: { locale, title: its.course, summary: '', activities: lessons } });
    const made = await claire<{ courseId: string; courseVersionId: string }>(`/api/course-drafts/${draft}/publication`, { seen: 2, change: changed === null ? null : { class: 'substantive', reason } });
    courseId = made.courseId;
    return made.courseVersionId;
  };
  const learns = async (login: string): Promise<void> => { const ask = await as(address, login); for (const { id } of lessons) await ask(`/api/courses/${courseId}/units/${id}/completions`, { id: crypto.randomUUID() }); };
  const teaches = async (name: string, on: string, courseVersionId: string, lesson: number): Promise<void> => {
    const id = crypto.randomUUID();
    await claire('/api/releases', { id, productId, name, on });
    await claire(`/api/releases/${id}/versions`, { id: crypto.randomUUID(), courseVersionId, asks: [lessons[lesson]?.id] });
  };
  await publish(null, '');
  await sophie('/api/scopes', { id: productId, kind: 'product', productId: null, name: 'Altair', aliases: [] });
  await sophie(`/api/courses/${courseId}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: productId, tier: null }] });
  await teaches('8.2', '2026-03-02', await publish(1, '8.2'), 1);
  await learns('julien');
  await teaches('8.3', '2026-06-01', await publish(2, '8.3'), 2);
  await learns('oliver');
  await publish(0, '8.4');
  return courseId;
}

for (const locale of ['fr', 'en'] satisfies Locale[]) {
  test(`release 8.4 reaches a new hire, somebody who knows 8.2 and somebody who knows 8.3, each with what they lack; and the new hire’s first ninety days are signed (${locale})`, async ({ browser }) => {
    test.setTimeout(300_000);
    const [palier, post] = [await OwnPalier.start(), new Post()];
    const port = await post.open();
    try {
      await palier.goTo(0, '10:00');
      const its = text[locale];
      const [first, second, third, fourth] = its.lessons;
      const product = crypto.randomUUID();
      await (await as(palier.address, 'mathis'))('/api/mail-server', { seen: 0, host: '127.0.0.1', port, tls: 'none', login: '', sender: 'Palier <palier@nordlys.example>' });
      await writtenCourse(palier.address, locale, product);
      const context = await browser.newContext({ baseURL: palier.address, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      const visitor = new Visitor(page, locale);
      const { say } = visitor;

      // Day 0: Sophie takes Noor on, gives her an onboarding plan, and says what she and two colleagues support.
      await visitor.enter('sophie');
      await page.goto('/people/new');
      await visitor.write(page.locator('input[name=name]'), newHire.name);
      await visitor.write(page.locator('input[name=login]'), newHire.login);
      await visitor.write(page.locator('input[name=mail]'), newHire.mail);
      await visitor.press(new RegExp(`^${say('arrivals.add')}$`));
      await expect(page.locator('h1')).toHaveText(newHire.name);
      await visitor.press(say('arrivals.invite'));
      const link = await page.locator('app-invitation-list code').innerText();
      const sophie = await as(palier.address, 'sophie');
      const idOf = async (name: string): Promise<string> => (await sophie<{ people: { id: string; name: string }[] }>(`/api/register?search=${encodeURIComponent(name)}`)).people.find((it) => it.name === name)?.id ?? '';
      const noor = await idOf(newHire.name);
      const { hiredOn, teamVersion } = await sophie<{ hiredOn: string; teamVersion: number }>(`/api/register/${noor}`);
      const { teams } = await sophie<{ teams: { id: string; name: { fr?: string; en?: string } }[] }>('/api/team-tree');
      await sophie(`/api/register/${noor}/team`, { id: crypto.randomUUID(), seen: teamVersion, teamId: teams.find((it) => it.name[locale] === its.team)?.id, from: hiredOn });
      for (const [id, from] of [[noor, hiredOn], [await idOf('Julien Mercier'), '2026-11-01'], [await idOf('Oliver Grant'), '2026-11-01']] as const) await sophie(`/api/register/${id}/scopes`, { id: crypto.randomUUID(), scope: { scopeId: product, tier: null }, from });
      await page.goto(`/people/${noor}/journey`);
      await visitor.press(say('onboarding.give'));
      await expect(page.locator('app-step-line').first()).toBeVisible();

      // She comes in by her link, and ticks the first thing that is hers.
      await context.clearCookies();
      await page.goto(link);
      await visitor.write(page.locator('input[name=password]'), newHire.password);
      await page.keyboard.press('Enter');
      await expect(page.locator('h1')).toHaveText(say('shell.hello', { name: newHire.name }));
      await page.goto(`/people/${noor}/journey`);
      const step = page.locator('app-step-line input[type=checkbox]').first();
      await visitor.tick(step);
      await expect(step).toBeChecked();
      await visitor.look('start-plan');

      // Karim: nine changes in, what the first touches, what teaches it, and a campaign for whoever it concerns, within sixty interactions.
      await visitor.enter('karim');
      const before = visitor.interactions;
      await visitor.press(say('releases.heading'));
      await expect(page.locator('h1')).toHaveText(say('releases.heading'));
      await visitor.unfold(say('releases.add'));
      await visitor.pick(page.locator('select[name=product]'), 'Altair');
      await visitor.write(page.locator('input[name=release]'), '8.4');
      await page.locator('input[name=day]').fill('2026-09-01');
      await visitor.press(new RegExp(`^${say('releases.add')}$`));
      await expect(page.locator('h1')).toHaveText('Altair 8.4');
      await visitor.write(page.locator('textarea[name=notesText]'), its.notes);
      await visitor.press(say('releases.preview'));
      await expect(page.locator('app-notes-form .lines li')).toHaveCount(9);
      await visitor.press(say('releases.take', { count: 9 }));
      await expect(page.locator('app-release-changes li.card')).toHaveCount(9);
      await visitor.press(`${say('releases.suggest')} ${its.added}`);
      await visitor.press(`${say('releases.touchesIt')} ${first}`);
      await expect(page.locator('app-release-changes .touches a', { hasText: first })).toBeVisible();
      await visitor.press(`${say('releases.teach')} ${its.course}, ${say('releases.version', { version: 4 })}`);
      await expect(page.locator('app-release-readiness')).toContainText(say('releases.readyCount', { ready: 0, concerned: 3 }));
      await visitor.look('start-release');
      await visitor.press(say('campaigns.prepare'));
      await expect(page.locator('h1')).toHaveText(say('campaigns.prepare'));
      await expect(page.locator('app-campaign-preview')).toContainText(say('campaigns.asks', { asked: 3, minutes: 12 + 8 + 3 }));
      await expect(page.locator('app-campaign-preview')).not.toContainText(fourth);
      await visitor.press(say('campaigns.launch', { count: 3 }));
      await expect(page.locator('h1')).toHaveText(say('campaigns.title', { name: 'Altair 8.4' }));
      await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 0, people: 3 }));
      expect(visitor.interactions - before).toBeLessThanOrEqual(60);
      const campaign = new URL(page.url()).pathname;

      // Each is written to once, also when somebody looks twice.
      for (let times = 0; times < 2; times++) await palier.work();
      const told = () => [newHire.mail, 'julien@nordlys.example', 'oliver@nordlys.example'].map((it) => post.about(it, its.course));
      await expect.poll(told).toEqual([1, 1, 1]);

      // Three people, three different lists, and on each exactly what they lack.
      const delta = page.locator('app-currency-page section', { hasText: 'Altair' }).locator('.learn > li > div > strong');
      for (const [login, password, lacks] of [[newHire.login, newHire.password, [first, second, third]], ['julien', undefined, [first, third]], ['oliver', undefined, [first]]] as const) {
        await visitor.enter(login, password);
        await visitor.press(`${say('releases.see')} – Altair`);
        await expect(page.locator('h1')).toHaveText(say('releases.currency'));
        await expect(delta).toHaveText([...lacks]);
        if (login === newHire.login) await visitor.look('start-delta');
      }

      // Oliver, who came last, learns the one lesson that changed for him.
      await visitor.press(`${say('releases.learn')} ${first}`);
      await expect(page.locator('h1')).toHaveText(its.course);
      await visitor.press(say('learning.moveOver', { version: 4 }));
      await expect(page.getByText(say('learning.moved', { version: 4, kept: 3 }))).toBeVisible();
      await visitor.press(first);
      await expect(page.locator('h1')).toHaveText(first);
      await visitor.press(say('learning.markDone'));
      await expect(page.locator('h1')).not.toHaveText(first);

      // Karim watches readiness rise.
      await visitor.enter('karim');
      await page.goto(campaign);
      await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 1, people: 3 }));
      await visitor.look('start-cockpit');
      expect(told()).toEqual([1, 1, 1]);

      // Days go by: after 30, 60 and 90 of them Karim and Noor look at the start together, and both sign.
      const sign = async (): Promise<void> => { await visitor.reach(page.getByRole('button', { name: say('reviews.sign'), exact: true })); await page.keyboard.press('Enter'); };
      const state = page.locator('app-review-page .row strong').first();
      for (const days of [30, 60, 90] as const) {
        await palier.goTo(days, '10:00');
        await visitor.enter('karim');
        await page.goto(`/people/${noor}/reviews`);
        await visitor.press(`${say('reviews.openCheckpoint')} ${say(`reviews.day${days}`)}`);
        await expect(page.locator('h1')).toHaveText(say('reviews.with', { name: newHire.name }));
        await expect(state).toHaveText(say(`reviews.day${days}`));
        const review = new URL(page.url()).pathname;
        await visitor.press(say('reviews.hold'));
        await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
        await sign();
        await expect(page.getByText(say('reviews.signing')).first()).toBeVisible();
        await visitor.enter(newHire.login, newHire.password);
        await page.goto(review);
        await expect(page.getByText(say('reviews.signLead'))).toBeVisible();
        await sign();
        await expect(page.getByText(say('reviews.signed')).first()).toBeVisible();
      }
      await page.goto(`/people/${noor}/reviews`);
      await expect(page.locator('app-checkpoints li')).toHaveCount(3);
      for (const at of [0, 1, 2]) await expect(page.locator('app-checkpoints li').nth(at)).toContainText(say('reviews.signed'));
      await visitor.look('start-signed');
      await context.close();
    } finally {
      await palier.stop();
      await post.close();
    }
  });
}
