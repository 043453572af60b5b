import { expect, request, test } from '@playwright/test';
import { OwnPalier } from './own-palier';
import { Post } from './post';
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
const newHire = { name: 'Noor Vasseur', login: 'noor@nordlys.example', password: 'douze caractères au moins' };

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
  test(`release 8.4 reaches a new hire, somebody who knows 8.2 and somebody who knows 8.3, each with what they lack and each letter once (${locale}): by keyboard alone`, async ({ browser }) => {
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

      // Before: Sophie took Noor in with her day of hire and her profile, and said what she and two colleagues support.
      const sophie = await as(palier.address, 'sophie');
      const idOf = async (name: string): Promise<string> => (await sophie<{ people: { id: string; name: string }[] }>(`/api/register?search=${encodeURIComponent(name)}`)).people.find((it) => it.name === name)?.id ?? '';
      const { serverTime } = await sophie<{ serverTime: string }>('/api/session');
      const [hiredOn, weekAgo] = [serverTime.slice(0, 10), new Date(Date.parse(serverTime) - 7 * 86_400_000).toISOString().slice(0, 10)];
      await sophie('/api/people-imports', { id: crypto.randomUUID(), mapping: {}, leaveOut: false, text: `Nom complet\tCourriel\tÉquipe\tProfil de poste\tEmbauche\tLangue\n${newHire.name}\t${newHire.login}\t${its.team}\tConseiller support (première année)\t${hiredOn}\t${locale}` });
      const noor = await idOf(newHire.name);
      for (const [id, from] of [[noor, hiredOn], [await idOf('Julien Mercier'), weekAgo], [await idOf('Oliver Grant'), weekAgo]] as const) await sophie(`/api/register/${id}/scopes`, { id: crypto.randomUUID(), scope: { scopeId: product, tier: null }, from });
      const { invitations } = await sophie<{ invitations: { token: string }[] }>('/api/invitations', { id: crypto.randomUUID() });
      for (const { token } of invitations) expect((await fetch(`${palier.address}/api/invitations/acceptance`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, password: newHire.password }) })).status).toBe(200);

      // Karim: nine changes in, what the first touches, what teaches it, and a campaign for whoever it concerns, within sixty interactions.
      await visitor.enter('karim');
      const before = visitor.interactions;
      await visitor.press(say('releases.heading'));
      await expect(page.locator('h1')).toHaveText(say('releases.heading'));
      await visitor.unfold(say('releases.add'));
      await visitor.pick(page.locator('select[name=product]'), 'Altair');
      await visitor.write(page.locator('input[name=release]'), '8.4');
      await visitor.fill(page.locator('input[name=day]'), '2026-09-01');
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
      await visitor.tick(page.getByRole('radio', { name: say('campaigns.live') }));
      await visitor.press(say('campaigns.launch', { count: 3 }));
      await expect(page.locator('h1')).toHaveText(say('campaigns.title', { name: 'Altair 8.4' }));
      await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 0, people: 3 }));
      console.log(`A lead, from nine changes to a live campaign: ${visitor.interactions - before} interactions`);
      expect(visitor.interactions - before).toBeLessThanOrEqual(60);
      const campaign = new URL(page.url()).pathname;

      // Each is written to once of what they are to learn and once of what is critical, also when somebody looks twice; and nobody else is.
      for (let times = 0; times < 2; times++) await palier.work();
      const once = { assigned: 1, criticalChange: 1 };
      const told = { [newHire.login]: once, julien: once, oliver: once };
      await post.brought(palier, told);

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

      // Aminata comes to support the product, and Julien does no more: the audience follows.
      await sophie(`/api/register/${await idOf('Aminata Diallo')}/scopes`, { id: crypto.randomUUID(), scope: { scopeId: product, tier: null }, from: hiredOn });
      const { scopes } = await sophie<{ scopes: { id: string; scope: { scopeId: string | null } }[] }>(`/api/register/${await idOf('Julien Mercier')}`);
      await sophie(`/api/held-scopes/${scopes.find((it) => it.scope.scopeId === product)?.id ?? ''}/end`, { lastDay: weekAgo });
      await palier.work();

      // Karim watches readiness rise, and sees who joined and who left.
      await visitor.enter('karim');
      await page.goto(campaign);
      await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 1, people: 4 }));
      await visitor.unfold(say('campaigns.moves', { joined: 1, left: 1 }));
      const moves = page.locator('app-campaign-audience .moves li');
      await expect(moves.filter({ hasText: 'Aminata Diallo' })).toContainText('+');
      await expect(moves.filter({ hasText: 'Julien Mercier' })).toContainText('−');
      await visitor.look('start-cockpit');
      // Whoever joined was written to, once; of all others each letter is the one that came before.
      for (let times = 0; times < 2; times++) await palier.work();
      await post.brought(palier, { ...told, aminata: once });
      await context.close();
    } finally {
      await palier.stop();
      await post.close();
    }
  });
}
