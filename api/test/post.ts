import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface Taken { readonly to: string; readonly raw: string }
type Refusal = { readonly at: 'sender' | 'recipient' | 'letter'; readonly code: number; readonly words: string };

/** A real mail server of this machine, that can be told to refuse, and to break off where it hurts. */
export class Post {
  /** What was taken, in order: its sender may or may not have heard so. */
  readonly letters: Taken[] = [];
  /** Called with each letter that is taken, before whoever sent it hears so. */
  taken: (letter: Taken) => void = () => undefined;
  private refusal: Refusal | null = null;
  private hangsUp: 'before the letter' | 'after the letter' | null = null;
  private hasEnough = false;
  /** How many were opened since it was last told to forget. */
  connections = 0;

  private constructor(private readonly server: SMTPServer, readonly port: number) {}

  static async open(): Promise<Post> {
    const holder: { post?: Post } = {};
    const its = (): Post => { if (holder.post === undefined) throw new Error('the post is not open yet'); return holder.post; };
    const server = new SMTPServer({
      authOptional: true, allowInsecureAuth: true, size: 1_000_000, logger: false,
      onAuth: ({ username, password }, _, answer) => { if (username === 'palier' && password === 'secret of the post') answer(null, { user: 'palier' }); else answer(Object.assign(new Error('Who is that?'), { responseCode: 535 })); },
      onConnect: (_, answer) => { its().connections++; answer(); },
      onMailFrom: (_, __, answer) => { answer(its().says('sender')); },
      onRcptTo: (_, __, answer) => { answer(its().says('recipient')); },
      onData: (stream, session, answer) => { its().take(stream, session, answer); },
    });
    server.on('error', () => undefined);
    const { port } = await new Promise<AddressInfo>((resolve) => { const listening = server.listen(0, '127.0.0.1', () => { resolve(listening.address() as AddressInfo); }); });
    holder.post = new Post(server, port);
    return holder.post;
  }

  static async freePort(): Promise<number> {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }

  refuse(refusal: Refusal | null): void { this.refusal = refusal; this.hangsUp = null; }
  hangUp(when: 'before the letter' | 'after the letter' | null): void { this.hangsUp = when; this.refusal = null; }
  /** Ends the connection on which the next letter comes, as servers do that take only so many on one. */
  enoughOfThis(): void { this.hasEnough = true; }
  forget(): void { this.letters.length = this.connections = 0; this.refusal = this.hangsUp = null; this.taken = () => undefined; }
  to(address: string): Taken[] { return this.letters.filter((it) => it.to === address); }
  close(): Promise<void> { return new Promise((resolve) => { this.server.close(resolve); }); }

  private says(at: Refusal['at']): Error | null {
    if (at === 'sender' && this.hasEnough) { this.hasEnough = false; this.breakOff(); }
    if (at === 'recipient' && this.hangsUp === 'before the letter') this.breakOff();
    return this.refusal?.at === at ? Object.assign(new Error(this.refusal.words), { responseCode: this.refusal.code }) : null;
  }

  private take(stream: NodeJS.ReadableStream, session: SMTPServerSession, answer: (error?: Error | null) => void): void {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const refused = this.says('letter');
      if (refused === null) {
        const letter = { to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(parts).toString('utf8') };
        this.letters.push(letter);
        this.taken(letter);
        if (this.hangsUp === 'after the letter') { this.breakOff(); return; }
      }
      answer(refused);
    });
  }

  /** Cuts every connection. */
  breakOff(): void {
    for (const connection of this.server.connections as Set<{ _socket: { destroy(): void } }>) connection._socket.destroy();
  }
}
