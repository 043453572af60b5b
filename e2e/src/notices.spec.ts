import { expect, test } from '@playwright/test';
import { courses } from '@palier/demo';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Caller } from './class-of-people';
import { OwnPalier } from './own-palier';
import { Visitor, type Locale } from './visitor';

const course = courses.find((it) => it.key === 'answering-well');
if (course === undefined) throw new Error('the demo has lost its second course');

/** A mail server of this machine: what it takes, it keeps. */
class Post {
  readonly letters: ParsedMail[] = [];
  /** Breaks off once it has a letter, before it says so. */
  hangsUp = false;
  private readonly server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, _, answer) => { simpleParser(stream).then((it) => { this.letters.push(it); if (this.hangsUp) this.breakOff(); else answer(); }, answer); },
  });
  open(): Promise<number> { return new Promise((resolve) => { const listening = this.server.listen(0, '127.0.0.1', () => { resolve((listening.address() as AddressInfo).port); }); }); }
  close(): Promise<void> { return new Promise((resolve) => { this.server.close(resolve); }); }
  private breakOff(): void { for (const it of this.server.connections as Set<{ _socket: { destroy(): void } }>) it._socket.destroy(); }
  to(address: string): ParsedMail[] { return this.letters.filter((it) => [it.to].flat().some((to) => to?.text.includes(address))); }
}

/** Three hundred more people: while HR scrolls, a row is drawn wherever one looks, what was read stays, and everybody is reached. */
async function scrollsThroughMany({ page }: Visitor, address: string): Promise<void> {
  const sophie = await Caller.signedIn(address, 'sophie');
  const lines = Array.from({ length: 300 }, (_, at) => `Moisson ${String(at + 1).padStart(3, '0')}\tmoisson${at + 1}@champs.example\tConseiller support (première année)\t01/03/2025`);
  await sophie.ask('POST', '/api/people-imports', { id: crypto.randomUUID(), text: ['Nom complet\tCourriel\tProfil de poste\tEmbauche', ...lines].join('\n'), mapping: {}, leaveOut: false });
  await new Visitor(page, 'fr').enter('sophie');
  await page.goto('/matrix');
  const scroll = page.locator('app-matrix-page .scroll');
  await expect(scroll.locator('tbody tr').first()).toBeVisible();
  await scroll.scrollIntoViewIfNeeded();
  const seen = await scroll.evaluate(async (within) => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const [names, table] = [new Set<string>(), within.querySelector('table')];
    let empty = 0;
    // To its end, or for a minute of frames.
    for (let steps = 0; steps < 1800 && within.isConnected; steps++) {
      const { left, top, height } = within.getBoundingClientRect();
      for (const share of [0.3, 0.6, 0.9]) if (document.elementFromPoint(left + 40, top + height * share)?.closest('tr:not(.space)') == null) empty++;
      for (const it of within.querySelectorAll('tbody th a')) names.add(it.textContent ?? '');
      if (table?.getAttribute('aria-rowcount') !== '-1' && within.scrollTop + within.clientHeight >= within.scrollHeight - 2) break;
      within.scrollTop += 600;
      await drawn();
    }
    return { empty, people: [...names].filter((it) => it.startsWith('Moisson')).length, stays: within.isConnected };
  });
  expect(seen).toEqual({ empty: 0, people: 300, stays: true });
}

for (const locale of ['fr', 'en'] satisfies Locale[]) {
  test(`mail is set up, a new hire is told and reminded once, and finds her way back in (${locale}): by keyboard alone`, async ({ browser }) => {
    const [palier, post] = [await OwnPalier.start(), new Post()];
    const port = await post.open();
    try {
      await palier.goTo(0, '10:00');
      const context = await browser.newContext({ baseURL: palier.address, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      const visitor = new Visitor(page, locale);
      const { say } = visitor;

      // Before there is mail, everything works and says so.
      await page.goto('/sign-in');
      if ((await page.locator('html').getAttribute('lang')) !== locale) await visitor.press(locale === 'fr' ? 'Français' : 'English', 'Space');
      await visitor.press(say('identity.forgotten'));
      await expect(page.getByText(say('identity.forgottenAskSomebody'))).toBeVisible();
      await visitor.look('forgotten-without-mail');

      await visitor.enter('mathis');
      await visitor.press(say('notifications.settings'));
      await expect(page.getByText(say('notifications.mailNone'))).toBeVisible();
      await visitor.look('settings');
      await visitor.press(say('notifications.mailOpen'));
      await visitor.look('mail-none');
      await visitor.write(page.locator('input[name=host]'), '127.0.0.1');
      await visitor.reach(page.locator('select[name=tls]'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await visitor.write(page.locator('input[name=port]'), String(port));
      await visitor.write(page.locator('input[name=sender]'), 'Palier <palier@nordlys.example>');
      await visitor.press(new RegExp(`^${say('notifications.save')}$`));
      await expect(page.getByText(say('notifications.saved'))).toBeVisible();
      await visitor.press(say('notifications.sendTest'));
      await expect(page.getByText(say('notifications.testSent'))).toBeVisible();
      expect(post.to('mathis@nordlys.example').length).toBe(1);
      await visitor.look('mail');

      // Karim assigns; Inès has a bell, and a mail in her language.
      await visitor.enter('karim');
      await visitor.press(say('shell.assignments'));
      await visitor.press(say('assignments.assign'));
      await visitor.pick(page.locator('select[name=course]'), course.title[locale].slice(0, 6));
      await visitor.unfold(say('assignments.people', { count: 0 }));
      await visitor.tick(page.getByRole('checkbox', { name: 'Inès Benali' }));
      const today = (await page.locator('input[name=dueOn]').getAttribute('min')) ?? '';
      await visitor.reach(page.locator('input[name=dueOn]'));
      await page.locator('input[name=dueOn]').fill(new Date(Date.parse(today) + 3 * 86_400_000).toISOString().slice(0, 10));
      await visitor.write(page.locator('input[name=reason]'), 'Avant votre première permanence.');
      await visitor.press(new RegExp(`^${say('assignments.assign')}$`));
      await expect(page.getByRole('status').filter({ hasText: /\d/ })).toBeVisible();
      await palier.work();
      await expect.poll(() => post.to('ines@nordlys.example').length).toBe(1);
      expect(post.to('ines@nordlys.example')[0]?.subject).toMatch(/^Formation à suivre pour le .*Bien répondre/);

      await visitor.enter('ines');
      const bell = page.locator('header a[href="/notifications"]');
      await expect(bell).toContainText(say('notifications.unread', { count: 1 }));
      await visitor.pressOn(bell);
      await expect(page.locator('app-notifications-page li.card')).toHaveCount(1);
      await expect(page.locator('app-notifications-page li.card')).toContainText('Karim Haddad');
      await visitor.look('notifications');
      await visitor.pressOn(page.locator('app-notifications-page li.card a'));
      await expect(page.locator('h1')).toHaveText(course.title[locale]);
      await expect(bell).not.toContainText(say('notifications.unread', { count: 1 }));

      await page.goto('/account');
      await expect(page.locator('app-notification-preferences select').first()).toBeVisible();
      await visitor.look('account-notifications');
      await visitor.reach(page.locator('select[name=dueToday]'));
      await page.keyboard.press('ArrowDown');
      await visitor.press(new RegExp(`^${say('notifications.save')}$`));
      await expect(page.getByText(say('notifications.saved'))).toBeVisible();

      // Time goes by: she is reminded once, also when somebody looks twice.
      await palier.goTo(1, '10:00');
      await palier.work();
      await palier.work();
      await expect.poll(() => post.to('ines@nordlys.example').length).toBe(2);
      expect(post.to('ines@nordlys.example')[1]?.subject).toMatch(locale === 'fr' ? /^Dans deux jours/ : /^Due in two days/);
      await visitor.enter('ines');
      await page.goto('/notifications');
      await expect(page.locator('app-notifications-page li.card.new')).toHaveCount(1);
      await visitor.press(say('notifications.readAll'));
      await expect(page.locator('app-notifications-page li.card.new')).toHaveCount(0);

      // The link of a reminder stops such mails, without signing in; what is required is sent in any case.
      const stop = /unsubscribe#([\w-]+)/;
      expect(post.to('ines@nordlys.example')[0]?.text).not.toMatch(stop);
      await visitor.leave();
      await page.goto(`/unsubscribe#${stop.exec(post.to('ines@nordlys.example')[1]?.text ?? '')?.[1] ?? ''}`);
      await expect(page.getByText(say('notifications.stopKind', { kind: say('notifications.kindDueSoon') }))).toBeVisible();
      await visitor.look('unsubscribe');
      await visitor.press(say('notifications.stopNow'));
      await expect(page.getByText(say('notifications.stopDone'))).toBeVisible();
      await visitor.enter('ines');
      await page.goto('/account');
      await expect(page.locator('select[name=dueSoon]')).toHaveValue('app');
      await expect(page.locator('select[name=late] option')).toHaveCount(3);

      // A forgotten password, by mail.
      await visitor.leave();
      await page.goto('/sign-in');
      await visitor.press(say('identity.forgotten'));
      await visitor.write(page.locator('input[name=login]'), 'ines');
      await visitor.look('forgotten');
      await visitor.submit();
      await expect(page.getByText(say('identity.forgottenAsked'))).toBeVisible();
      await palier.work();
      await expect.poll(() => post.to('ines@nordlys.example').length).toBe(3);
      const link = /http:\S+\/join#\S+/.exec(post.to('ines@nordlys.example')[2]?.text ?? '')?.[0] ?? '';
      await page.goto(link);
      await expect(page.locator('h1')).toHaveText(say('identity.newPasswordTitle'));
      await visitor.write(page.locator('input[name=password]'), 'un mot de passe tout neuf');
      await visitor.submit();
      await expect(page.locator('h1')).toHaveText(say('shell.hello', { name: 'Inès Benali' }));

      // HR bounds how much is written; the log tells the administrator, without a name.
      await visitor.enter('sophie');
      await page.goto('/settings');
      await visitor.write(page.locator('input[name=weeklyLimit]'), '4');
      await visitor.press(new RegExp(`^${say('notifications.save')}$`));
      await expect(page.getByText(say('notifications.saved'))).toBeVisible();
      await visitor.enter('mathis');
      await page.goto('/settings/mail');
      await expect(page.locator('app-mail-page li.line')).toHaveCount(4);
      await expect(page.locator('app-mail-page')).not.toContainText('Benali');
      await visitor.look('mail-log');
      // Mails of which nobody knows whether they arrived are settled together.
      post.hangsUp = true;
      for (const sent of [1, 2]) {
        await visitor.press(say('notifications.sendTest'));
        await expect(page.locator('app-mail-page li.line')).toHaveCount(4 + sent);
      }
      post.hangsUp = false;
      await visitor.press(say('notifications.leaveAll', { count: 2 }));
      await expect(page.getByText(say('notifications.leaveAllSure', { count: 2 }))).toBeVisible();
      await visitor.look('mails-uncertain');
      await visitor.press(say('notifications.leaveAll', { count: 2 }));
      await expect(page.getByText(say('notifications.uncertainLead'))).toHaveCount(0);
      if (locale === 'fr') await scrollsThroughMany(visitor, palier.address);

      // Karim plans a session with her for tomorrow; she says on her phone that she comes, and he notes that she is there.
      await visitor.enter('karim');
      await page.goto('/live-sessions');
      await visitor.press(say('liveSessions.plan'));
      await visitor.write(page.locator('input[name=title]'), 'Écoute à deux');
      await visitor.tick(page.getByRole('checkbox', { name: 'Inès Benali' }));
      await visitor.write(page.locator('input[name=place]'), 'https://visio.nordlys.example/ecoute');
      await expect(page.locator('app-session-conflicts')).toContainText(say('liveSessions.noConflict'));
      await visitor.look('session-planning');
      await visitor.press(say('liveSessions.create'));
      await expect(page.locator('h1')).toHaveText('Écoute à deux');
      const meeting = page.url();
      await visitor.look('session-planned');
      await palier.work();
      await page.setViewportSize({ width: 360, height: 740 });
      await visitor.enter('ines', 'un mot de passe tout neuf');
      await expect(page.locator('app-session-home')).toContainText('Écoute à deux');
      await visitor.press('Écoute à deux');
      await visitor.press(say('liveSessions.iCome'));
      await expect(page.getByText(say('liveSessions.coming'), { exact: true })).toBeVisible();
      await visitor.look('session-answered');
      await palier.goTo(2, '10:05');
      await visitor.enter('karim');
      await page.goto(meeting);
      await visitor.tick(page.locator('app-attendance input[type=radio]').first());
      await expect(page.locator('app-session-page ul.list li')).toContainText(say('liveSessions.present'));
      await visitor.look('session-attendance');
      await page.goto('/live-sessions');
      await expect(page.locator('app-off-phones')).toContainText('Inès Benali');
      await visitor.look('sessions');
      await context.close();
    } finally {
      await palier.stop();
      await post.close();
    }
  });
}
