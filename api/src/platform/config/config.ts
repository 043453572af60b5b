import * as z from 'zod';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { SmtpServer } from '../mail/smtp.js';
import { readKey } from '../secrets/secret-box.js';
import type { S3Place } from '../storage/s3-file-store.js';

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PALIER_ORIGIN: z.url().optional(),
  PALIER_TRUSTED_PROXIES: z.string().default(''),
  PALIER_HOME: z.string().optional(),
  PALIER_DEMO: z.enum(['on', 'short', 'off']).optional(),
  PALIER_SECOND_FACTOR: z.enum(['on', 'off']).optional(),
  PALIER_SECRET_KEY: z.string().optional(),
  PALIER_EMBEDDED: z.enum(['0', '1']).default('0'),
  PALIER_WEB: z.string().optional(),
  PALIER_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  PALIER_WORKER: z.enum(['on', 'off']).default('on'),
  PALIER_S3_URL: z.url({ protocol: /^https?$/ }).refine((it) => new URL(it).pathname.length > 1, 'names no bucket: https://KEY:SECRET@host/bucket?region=…').optional(),
  PALIER_FILES_MB: z.coerce.number().int().min(1).default(20_000),
  PALIER_ARTICLE_HOSTS: z.string().default(''),
  PALIER_WEBHOOKS_WITHIN: z.enum(['on', 'off']).default('off'),
  PALIER_POOL: z.coerce.number().int().min(1).max(100).default(10),
  PALIER_POOL_WAIT: z.coerce.number().int().min(1).default(5_000),
});

/** The environment, read and checked once at start. */
export class Config {
  private constructor(private readonly env: z.infer<typeof Environment>) {}

  /** Reads the environment. @throws an Error that names each wrong setting. */
  static from(env: NodeJS.ProcessEnv): Config {
    const read = Environment.safeParse(env);
    if (!read.success) throw new Error(`Settings: ${read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
    return new Config(read.data);
  }

  /** Where the application works, with the rights of the running role. */
  get databaseUrl(): string { return this.env.DATABASE_URL; }
  /** Who migrates. The same as the running role unless said otherwise. */
  get ownerUrl(): string { return this.env.DATABASE_OWNER_URL ?? this.env.DATABASE_URL; }
  get host(): string { return this.env.HOST; }
  get port(): number { return this.env.PORT; }
  /** The address that browsers use, where a proxy stands before the application. */
  get origin(): string | null { return this.env.PALIER_ORIGIN?.replace(/\/$/, '') ?? null; }
  /** Where links lead that are read outside a browser. */
  get address(): string { return this.origin ?? `http://${this.host}:${this.port}`; }
  /** The server that takes mails, where the environment names it: `smtp://` speaks TLS by STARTTLS (`?tls=none`: not at all), `smtps://` from the first byte; `from` is who writes. */
  get smtp(): SmtpServer | null {
    if (this.env.PALIER_SMTP_URL === undefined) return null;
    const url = new URL(this.env.PALIER_SMTP_URL);
    const tls = url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('tls') === 'none' ? 'none' : 'startTls';
    return {
      host: url.hostname, port: url.port === '' ? (tls === 'tls' ? 465 : 587) : Number(url.port), tls, login: decodeURIComponent(url.username), password: decodeURIComponent(url.password),
      sender: url.searchParams.get('from') ?? `Palier <palier@${url.hostname}>`,
    };
  }
  get trustedProxies(): readonly string[] { return this.env.PALIER_TRUSTED_PROXIES.split(',').map((it) => it.trim()).filter(Boolean); }
  /** Cookies take the `__Host-` form where the browser speaks TLS. */
  get secure(): boolean { return this.origin?.startsWith('https:') ?? false; }
  get home(): string { return resolve(this.env.PALIER_HOME ?? `${homedir()}/.palier`); }
  /** Only into an embedded database, or where it is asked for in so many words. */
  get demoWanted(): boolean { return this.env.PALIER_DEMO === 'on' || this.env.PALIER_DEMO === 'short' || (this.env.PALIER_DEMO !== 'off' && this.env.PALIER_EMBEDDED === '1'); }
  /** The demo without what a release brings: the story that tests go on from. */
  get shortDemo(): boolean { return this.env.PALIER_DEMO === 'short'; }
  /** Whether the process that answers also does the work that waits; `palier work` does it elsewhere. */
  get works(): boolean { return this.env.PALIER_WORKER === 'on'; }
  /** What whoever starts the server says of the second factor; nobody inside can say otherwise then. */
  get secondFactor(): 'on' | 'off' | null { return this.env.PALIER_SECOND_FACTOR ?? null; }
  /** The key that seals secrets, where it is not to lie in the home. */
  get secretKey(): Buffer | null { return this.env.PALIER_SECRET_KEY === undefined ? null : readKey(this.env.PALIER_SECRET_KEY); }
  get webRoot(): string { return this.env.PALIER_WEB ?? resolve(import.meta.dirname, '../../../../web/dist'); }
  /** How many megabytes of files authors may bring in, all together. */
  get mostFileMegabytes(): number { return this.env.PALIER_FILES_MB; }
  /** The store of files that several instances share, where the environment names one: `https://KEY:SECRET@host/bucket?region=…`, with what comes before each name behind the bucket. */
  get s3(): S3Place | null {
    if (this.env.PALIER_S3_URL === undefined) return null;
    const url = new URL(this.env.PALIER_S3_URL);
    const [bucket = '', ...prefix] = url.pathname.slice(1).split('/').map(decodeURIComponent).filter((it) => it !== '');
    const key = url.username === '' ? null : { id: decodeURIComponent(url.username), secret: decodeURIComponent(url.password) };
    return { endpoint: url.origin, region: url.searchParams.get('region') ?? 'us-east-1', bucket, prefix: prefix.map((it) => `${it}/`).join(''), key };
  }
  /** Hosts, with a port or without, that articles may come from though their addresses are not public. */
  get articleHosts(): readonly string[] { return this.env.PALIER_ARTICLE_HOSTS.split(',').map((it) => it.trim().toLowerCase()).filter(Boolean); }
  /** For tests alone: webhooks may reach this machine and its neighbours. Refused on any database that is not marked as one of a test. */
  get webhooksWithin(): boolean { return this.env.PALIER_WEBHOOKS_WITHIN === 'on'; }
  get poolSize(): number { return this.env.PALIER_POOL; }
  /** How long a request waits for a connection of the pool, in milliseconds, before it is told to come again. */
  get poolWait(): number { return this.env.PALIER_POOL_WAIT; }
}
