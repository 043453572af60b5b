import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Readable } from 'node:stream';

/** How to reach a mail server: TLS from the first byte, or by STARTTLS and never without, or none (a relay on this machine). */
export interface SmtpServer { readonly host: string; readonly port: number; readonly tls: 'tls' | 'startTls' | 'none'; readonly login: string; readonly password: string; readonly sender: string }
export interface Letter { /** The same for the same mail, so that a second copy is recognised by whoever reads. */ readonly id: string; readonly to: string; readonly subject: string; readonly text: string; readonly html: string; readonly lang: string; /** Where one click of a mail program stops such mails, where they may be stopped. */ readonly unsubscribe?: string }

/**
 * What became of a letter. `refused`: this one, for good. `later`: surely not taken; the same may work another time, and `whole` says that no letter can go now.
 * `uncertain`: the connection broke while it was being taken, so it may have arrived.
 */
export type Outcome = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly said: string } | { readonly kind: 'later'; readonly said: string; readonly whole: boolean } | { readonly kind: 'uncertain'; readonly said: string };

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 };
/** No sending lasts longer; whoever claims a mail is given up only well after that. */
export const longestSending = 60_000;

/** Letters that one connection carries: many a server has enough of it at some point. */
const mostOnOne = 100;

/** Hands one letter over, on a connection of its own. */
export async function handOver(server: SmtpServer, letter: Letter): Promise<Outcome> {
  const postman = new Postman(server);
  try {
    return await postman.handOver(letter);
  } finally {
    postman.close();
  }
}

/** Hands over one letter after the other, on a connection that is kept as long as all goes well: to reach a server and sign in takes many times as long as a letter. */
export class Postman {
  private connection: SMTPConnection | null = null;
  private carried = 0;

  constructor(private readonly server: SmtpServer) {}

  /** `begin` runs once the server has said that it takes the letter, before its first byte goes out: whatever fails before is surely not sent. @throws what `begin` throws; nothing was sent then. */
  async handOver(letter: Letter, begin: () => Promise<void> = async () => undefined): Promise<Outcome> {
    const message = await composed(this.server, letter);
    let begun = false;
    const once = (): Promise<void> => { begun = true; return begin(); };
    for (;;) {
      const carriedBefore = this.carried;
      const outcome = await this.attempt(letter.to, message, once);
      if (outcome.kind === 'sent') {
        this.carried++;
        if (this.carried === mostOnOne) this.close();
        return outcome;
      }
      // Whatever went wrong, the next letter starts on a connection of its own.
      this.close();
      // A server that has had enough of a connection says nothing about the letter.
      if (begun || carriedBefore === 0 || outcome.kind !== 'later' || !outcome.whole) return outcome;
    }
  }

  /** Reaches the server and signs in, without a letter. Null where all is well, else its words. */
  async greet(): Promise<string | null> {
    return this.within(async () => undefined).then(() => null, (error: unknown) => wordsOf(error, this.server.password)).finally(() => { this.close(); });
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
    this.carried = 0;
  }

  private async attempt(to: string, message: Buffer, begin: () => Promise<void>): Promise<Outcome> {
    const it: { state: 'before' | 'begun' | 'over'; ours?: { readonly error: unknown } } = { state: 'before' };
    const body = Readable.from((async function* () {
      try { await begin(); } catch (error) { it.ours = { error }; throw error; }
      // Given up while it was being begun: not a byte of it goes out.
      if (it.state === 'over') throw new Error('given up');
      it.state = 'begun';
      yield message;
    })());
    try {
      await this.within((connection) => new Promise<void>((resolve, reject) => { connection.send({ from: addressIn(this.server.sender), to: [to] }, body, (error) => { if (error) reject(error); else resolve(); }); }));
      return { kind: 'sent' };
    } catch (error) {
      const begun = it.state === 'begun';
      it.state = 'over';
      this.close();
      if (it.ours !== undefined) throw it.ours.error;
      return outcomeOf(error, begun, this.server.password);
    }
  }

  /** Works on the connection, opened where there is none, until it fails or takes too long. */
  private async within(work: (connection: SMTPConnection) => Promise<void>): Promise<void> {
    let broken: (error: Error) => void = () => undefined;
    const breaks = new Promise<never>((_, reject) => { broken = reject; });
    breaks.catch(() => undefined);
    const given = setTimeout(() => { broken(new Error('timed out')); }, longestSending);
    const ended = (): void => { broken(new Error('connection closed')); };
    const listen = (it: SMTPConnection): void => { it.on('error', broken); it.on('end', ended); };
    let connection = this.connection;
    if (connection?.destroyed === true) { this.close(); connection = null; }
    try {
      if (connection === null) {
        connection = this.connection = await unopened(this.server);
        listen(connection);
        await Promise.race([breaks, signedIn(connection, this.server)]);
      } else listen(connection);
      await Promise.race([breaks, work(connection)]);
    } finally {
      clearTimeout(given);
      connection?.off('error', broken);
      connection?.off('end', ended);
    }
  }
}

async function composed(server: SmtpServer, letter: Letter): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  return new MailComposer({
    from: server.sender, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html, messageId: `<${letter.id}@palier>`,
    headers: { 'Content-Language': letter.lang, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...(letter.unsubscribe === undefined ? {} : unsubscribing(letter.unsubscribe)) }, disableFileAccess: true, disableUrlAccess: true,
  }).compile().build();
}

/** RFC 2369 and RFC 8058: one click is promised only where nobody listens in. */
const unsubscribing = (address: string): Record<string, string> => ({ 'List-Unsubscribe': `<${address}>`, ...(address.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) });

/** Reaches the server and signs in, without a letter. Null where all is well, else its words. */
export async function greet(server: SmtpServer): Promise<string | null> {
  return new Postman(server).greet();
}

async function unopened(server: SmtpServer): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({ host: server.host, port: server.port, secure: server.tls === 'tls', requireTLS: server.tls === 'startTls', ignoreTLS: server.tls === 'none', ...patience });
  // A late complaint of a connection that is no longer of interest.
  connection.on('error', () => undefined);
  return connection;
}

/** Reaches the server, and signs in where there is a login. */
function signedIn(connection: SMTPConnection, server: SmtpServer): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.connect((error) => {
      if (error) reject(error);
      else if (server.login === '') resolve();
      else connection.login({ user: server.login, pass: server.password }, (refused) => { if (refused) reject(refused); else resolve(); });
    });
  });
}

/** The bare address in `Palier <palier@company.example>`. */
export const addressIn = (sender: string): string => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();

/** What a failure means: an answer of the server is certain, and so is whatever came before the letter. */
export function outcomeOf(error: unknown, begun: boolean, password: string): Outcome {
  const { responseCode, command, code } = error as { responseCode?: unknown; command?: unknown; code?: unknown };
  const said = wordsOf(error, password);
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', said };
  if (typeof responseCode === 'number') {
    const aboutThisOne = command === 'RCPT TO' || command === 'DATA';
    return responseCode >= 500 && aboutThisOne ? { kind: 'refused', said } : { kind: 'later', said, whole: !aboutThisOne };
  }
  return begun ? { kind: 'uncertain', said } : { kind: 'later', said, whole: true };
}

/** The server's own words, on one line, without an address or the password. */
export function wordsOf(error: unknown, password: string): string {
  const { response, message, code } = error as { response?: unknown; message?: unknown; code?: unknown };
  const whole = String(response ?? message ?? code ?? error);
  const told = password === '' ? whole : whole.replaceAll(password, '•••');
  // Cut first, between two words: a server that talks without end keeps no pattern busy, and no half of an address stays unseen.
  const words = told.length <= 300 ? told : told.slice(0, told.slice(0, 301).search(/\s\S*$/));
  return words.replaceAll(/[^\s<>@"]+@[^\s<>@"]+/g, masked).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 300);
}

/** Enough to recognise an address, not to write to it. */
export const masked = (address: string): string => address.replace(/^(.).*?(@.*)?$/u, (_, first: string, domain: string | undefined) => `${first}•••${domain ?? ''}`);
