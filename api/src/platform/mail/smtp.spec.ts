import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createServer, type Server } from 'node:net';
import { Post } from '../../../test/post.js';
import { greet, handOver, longestSending, masked, outcomeOf, Postman, wordsOf, type SmtpServer } from './smtp.js';

let post: Post;
beforeAll(async () => { post = await Post.open(); });
afterAll(() => post.close());
beforeEach(() => { post.forget(); });

const server = (change: Partial<SmtpServer> = {}): SmtpServer => ({ host: '127.0.0.1', port: post.port, tls: 'none', login: 'palier', password: 'secret of the post', sender: 'Palier <palier@nordlys.example>', ...change });
const letter = { id: '018f', to: 'ines@nordlys.example', subject: 'Formation à suivre : « Bien répondre »', text: 'Bonjour Inès,\n…', html: '<p>Bonjour Inès,</p>', lang: 'fr' };

describe('handing a letter over', () => {
  it('gives it to the server once, with its words, its language and an identity of its own', async () => {
    expect(await handOver(server(), letter)).toEqual({ kind: 'sent' });
    expect(post.letters.length).toBe(1);
    const read = await simpleParser(post.letters[0]?.raw ?? '');
    expect([read.subject, read.text?.trim(), read.messageId, read.headers.get('content-language'), read.headers.get('auto-submitted')]).toEqual([letter.subject, letter.text, '<018f@palier>', 'fr', 'auto-generated']);
    expect(read.from?.text).toBe('"Palier" <palier@nordlys.example>');
  });

  it('says where such mails are stopped: in one click where nobody listens in', async () => {
    const stops = async (unsubscribe: string): Promise<string[]> => { post.forget(); await handOver(server(), { ...letter, unsubscribe }); return (post.letters[0]?.raw ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').filter((it) => it.startsWith('List-')); };
    const token = 'A'.repeat(90);
    expect(await stops(`https://palier.nordlys.example/api/unsubscriptions?token=${token}`)).toEqual([`List-Unsubscribe: <https://palier.nordlys.example/api/unsubscriptions?token=${token}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']);
    expect((await stops(`http://palier.nordlys.example/api/unsubscriptions?token=${token}`)).length).toBe(1);
  });

  it('refused for this letter for good, is not tried again', async () => {
    post.refuse({ at: 'recipient', code: 550, words: 'No such user: ines@nordlys.example' });
    expect(await handOver(server(), letter)).toEqual({ kind: 'refused', said: '550 No such user: i•••@nordlys.example' });
    post.refuse({ at: 'letter', code: 552, words: 'Too large' });
    expect(await handOver(server(), letter)).toMatchObject({ kind: 'refused' });
    expect(await handOver(server(), { ...letter, to: 'no address\r\nat all' })).toMatchObject({ kind: 'refused' });
  });

  it('refused for now, may be tried later; where the server refuses us as a whole, nothing else is tried either', async () => {
    post.refuse({ at: 'recipient', code: 451, words: 'Come again' });
    expect(await handOver(server(), letter)).toEqual({ kind: 'later', said: '451 Come again', whole: false });
    post.refuse({ at: 'letter', code: 452, words: 'Full' });
    expect(await handOver(server(), letter)).toMatchObject({ kind: 'later', whole: false });
    post.refuse({ at: 'sender', code: 553, words: 'Not your sender' });
    expect(await handOver(server(), letter)).toMatchObject({ kind: 'later', whole: true });
    post.refuse(null);
    const wrong = await handOver(server({ password: 'not the secret' }), letter);
    expect(wrong).toMatchObject({ kind: 'later', whole: true, said: expect.stringMatching(/^535/) as unknown });
    expect(await handOver(server({ port: await Post.freePort() }), letter)).toMatchObject({ kind: 'later', whole: true });
    expect(post.letters.length).toBe(0);
  });

  it('is uncertain where the connection breaks while the letter is being taken, and certain where it breaks before', async () => {
    post.hangUp('before the letter');
    expect(await handOver(server(), letter)).toMatchObject({ kind: 'later' });
    post.hangUp('after the letter');
    expect(await handOver(server(), letter)).toMatchObject({ kind: 'uncertain' });
  });

  it('never speaks without TLS where TLS is asked for', async () => {
    const spoken: string[] = [];
    const plain: Server = createServer((socket) => { socket.write('220 plain\r\n'); socket.on('data', (data) => { spoken.push(String(data)); socket.write('250 plain\r\n'); }).on('error', () => undefined); });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as { port: number };
    expect(await handOver(server({ port, tls: 'startTls' }), letter)).toMatchObject({ kind: 'later', whole: true });
    expect(spoken.join('')).not.toMatch(/AUTH|MAIL FROM/);
    plain.close();
    // The post's certificate is its own: nobody vouches for it.
    expect(await handOver(server({ tls: 'startTls' }), letter)).toMatchObject({ kind: 'later', whole: true, said: expect.stringMatching(/certificate/i) as unknown });
  });

  it('greets without a letter, and repeats the server’s words without the password', async () => {
    expect(await greet(server())).toBeNull();
    expect(await greet(server({ password: 'wrong' }))).toMatch(/^535/);
    expect(wordsOf({ response: '535 5.7.8 secret of the post\r\nis wrong for karim@nordlys.example' }, 'secret of the post')).toBe('535 5.7.8 ••• is wrong for k•••@nordlys.example');
    expect(wordsOf({ response: `${'no '.repeat(98)}karim.haddad@nordlys.example and on it goes` }, '')).toBe('no '.repeat(98).trim());
    expect([masked('ines@nordlys.example'), masked('é@x.example'), masked('')]).toEqual(['i•••@nordlys.example', 'é•••@x.example', '']);
    expect(outcomeOf(new Error('socket hang up'), true, '')).toEqual({ kind: 'uncertain', said: 'socket hang up' });
    expect(longestSending).toBeLessThan(120_000);
  });

  it('again and again goes over one connection; after any trouble, and where the server has had enough of it, over a new one', async () => {
    const postman = new Postman(server());
    const to = (n: number) => ({ ...letter, id: `018f-${n}`, to: `person-${n}@nordlys.example` });
    for (let n = 0; n < 3; n++) expect(await postman.handOver(to(n))).toEqual({ kind: 'sent' });
    expect([post.letters.map((it) => it.to), post.connections]).toEqual([[0, 1, 2].map((n) => to(n).to), 1]);
    post.refuse({ at: 'recipient', code: 550, words: 'No such user' });
    expect(await postman.handOver(to(3))).toMatchObject({ kind: 'refused' });
    post.refuse(null);
    expect([await postman.handOver(to(4)), post.connections]).toEqual([{ kind: 'sent' }, 2]);
    // Cut while nobody speaks, and once more in the middle of an envelope: neither says anything about the letter.
    post.breakOff();
    expect(await postman.handOver(to(5))).toEqual({ kind: 'sent' });
    post.enoughOfThis();
    expect([await postman.handOver(to(6)), post.connections]).toEqual([{ kind: 'sent' }, 4]);
    expect(post.letters.map((it) => it.to)).toEqual([0, 1, 2, 4, 5, 6].map((n) => to(n).to));
    postman.close();
  });

  it('begins once the server takes it, and not a byte of it goes out where that fails', async () => {
    const order: string[] = [];
    post.taken = () => { order.push('taken'); };
    const postman = new Postman(server());
    expect(await postman.handOver(letter, async () => { order.push('begun'); })).toEqual({ kind: 'sent' });
    await expect(postman.handOver(letter, async () => { throw new Error('not ours any more'); })).rejects.toThrow('not ours any more');
    post.refuse({ at: 'recipient', code: 451, words: 'Come again' });
    expect(await postman.handOver(letter, async () => { order.push('begun though refused'); })).toMatchObject({ kind: 'later' });
    postman.close();
    expect(order).toEqual(['begun', 'taken']);
  });
});
