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

/** Hands one letter over, on a connection of its own. */
export async function handOver(server: SmtpServer, letter: Letter): Promise<Outcome> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = await new MailComposer({
    from: server.sender, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html, messageId: `<${letter.id}@palier>`,
    headers: { 'Content-Language': letter.lang, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...(letter.unsubscribe === undefined ? {} : unsubscribing(letter.unsubscribe)) }, disableFileAccess: true, disableUrlAccess: true,
  }).compile().build();
  // Read only once the server has said that it takes the letter: whatever fails before is surely not sent.
  let begun = false;
  const body = Readable.from((function* () { begun = true; yield message; })());
  try {
    await speak(server, (connection) => new Promise<void>((resolve, reject) => { connection.send({ from: addressIn(server.sender), to: [letter.to] }, body, (error) => { if (error) reject(error); else resolve(); }); }));
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error, begun, server.password);
  }
}

/** RFC 2369 and RFC 8058: one click is promised only where nobody listens in. */
const unsubscribing = (address: string): Record<string, string> => ({ 'List-Unsubscribe': `<${address}>`, ...(address.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) });

/** Reaches the server and signs in, without a letter. Null where all is well, else its words. */
export async function greet(server: SmtpServer): Promise<string | null> {
  return speak(server, async () => null).catch((error: unknown) => wordsOf(error, server.password));
}

/** A connection, signed in where there is a login, that ends with the work. */
async function speak<T>(server: SmtpServer, work: (connection: SMTPConnection) => Promise<T>): Promise<T> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({ host: server.host, port: server.port, secure: server.tls === 'tls', requireTLS: server.tls === 'startTls', ignoreTLS: server.tls === 'none', ...patience });
  const given = setTimeout(() => { connection.emit('error', new Error('timed out')); }, longestSending);
  try {
    return await new Promise<T>((resolve, reject) => {
      connection.once('error', reject);
      connection.once('end', () => { reject(new Error('connection closed')); });
      const go = (): void => { work(connection).then(resolve, reject); };
      connection.connect((error) => {
        if (error) reject(error);
        else if (server.login === '') go();
        else connection.login({ user: server.login, pass: server.password }, (refused) => { if (refused) reject(refused); else go(); });
      });
    });
  } finally {
    clearTimeout(given);
    // A late complaint of a connection that is no longer of interest.
    connection.on('error', () => undefined);
    connection.close();
  }
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
