import { expect } from '@playwright/test';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { OwnPalier } from './own-palier';

/** A mail server of this machine: what it takes, it keeps. */
export class Post {
  readonly letters: ParsedMail[] = [];
  private readonly server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, onData: (stream, _, answer) => { simpleParser(stream).then((it) => { this.letters.push(it); answer(); }, answer); } });

  open(): Promise<number> { return new Promise((resolve) => { const listening = this.server.listen(0, '127.0.0.1', () => { resolve((listening.address() as AddressInfo).port); }); }); }
  close(): Promise<void> { return new Promise((resolve) => { this.server.close(resolve); }); }

  /** All letters that came are these, and soon: how often each person was written to about each kind of thing. */
  async brought(palier: OwnPalier, expected: Readonly<Record<string, Readonly<Record<string, number>>>>): Promise<void> {
    await expect(async () => { expect(await this.counted(palier)).toEqual(expected); }).toPass({ timeout: 60_000 });
  }

  /**
   * How often each person was written to about each kind of thing, by the letters that came, all of them. Each is one mail that was sent, to whom it was meant, and came once; none came that was
   * not sent; and nobody was written to twice of the same person, thing, kind and occurrence, whatever the letter.
   */
  private async counted(palier: OwnPalier): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
    const mails = await palier.mails();
    const sent = mails.filter((it) => it.state === 'sent').map((it) => `<${it.id}@palier> ${it.address}`).sort();
    expect(mails.filter((it) => ['uncertain', 'sending'].includes(it.state))).toEqual([]);
    expect(this.letters.map((it) => `${it.messageId ?? ''} ${[it.to].flat().map((to) => to?.text).join()}`).sort()).toEqual(sent);
    const told = mails.filter((it) => it.state === 'sent').flatMap(({ login, kind, about }) => (about.length === 0 ? [{ login, kind, key: '' }] : about.map((it) => ({ login, kind: it.kind, key: `${login} ${it.thing} ${it.kind} ${it.occurrence}` }))));
    const keys = told.map((it) => it.key).filter((it) => it !== '');
    expect(keys.filter((it, at) => keys.indexOf(it) !== at)).toEqual([]);
    const counts: Record<string, Record<string, number>> = {};
    for (const { login, kind } of told) (counts[login] ??= {})[kind] = (counts[login][kind] ?? 0) + 1;
    return counts;
  }
}
