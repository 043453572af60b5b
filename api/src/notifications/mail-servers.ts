import { Injectable } from '@nestjs/common';
import { Config, Database, SecretBox, type Reader, type SmtpServer } from '#platform';

export interface SetUpServer { readonly server: SmtpServer; /** Nothing that happened before this is ever mailed: neither when mail is new, nor in a copy restored from a backup. */ readonly setUpAt: Date }
export interface ServerRow { readonly version: number; readonly source: 'page' | 'environment'; readonly host: string; readonly port: number; readonly tls: SmtpServer['tls']; readonly login: string; readonly secret: Buffer | null; readonly sender: string; readonly setUpAt: Date; readonly failedAt: Date | null; readonly said: string }

/** The one server that takes mails: from `PALIER_SMTP_URL` where that is given, else as the administrator set it up. */
@Injectable()
export class MailServers {
  constructor(private readonly db: Database, private readonly config: Config, private readonly secrets: SecretBox) {}

  /** Null where no mail can be sent. */
  async current(reader: Reader = this.db): Promise<SetUpServer | null> {
    const row = await this.row(reader);
    if (row === null) return null;
    if (this.config.smtp !== null) return { server: this.config.smtp, setUpAt: row.setUpAt };
    const password = row.secret === null ? '' : this.unseal(row.secret);
    return password === null ? null : { server: { ...row, password }, setUpAt: row.setUpAt };
  }

  /** The password of the server, sealed; it stands nowhere else. */
  seal(password: string): Buffer {
    return this.secrets.seal(Buffer.from(password), '');
  }

  /** Null where the key that sealed it is not here. */
  unseal(secret: Buffer): string | null {
    return this.secrets.open(secret, '')?.toString() ?? null;
  }

  /** As it is kept. What the environment says is noted here the first time it is met, without its password. */
  async row(reader: Reader = this.db): Promise<ServerRow | null> {
    const [row] = await reader.query<ServerRow[]>('select version, source, host, port, tls, login, secret, sender, set_up_at as "setUpAt", failed_at as "failedAt", said from mail_server');
    const given = this.config.smtp;
    if (given === null) return row === undefined || row.source === 'environment' ? null : row;
    if (row?.source === 'environment' && row.host === given.host && row.port === given.port && row.tls === given.tls && row.login === given.login && row.sender === given.sender) return row;
    await reader.query(`
      insert into mail_server (version, source, host, port, tls, login, sender, set_up_at, changed_at) values (1, 'environment', $1, $2, $3, $4, $5, palier_now(), palier_now())
      on conflict (one) do update set version = mail_server.version + 1, source = excluded.source, host = excluded.host, port = excluded.port, tls = excluded.tls, login = excluded.login, secret = null, sender = excluded.sender, changed_at = excluded.changed_at, failed_at = null, said = ''`,
      [given.host, given.port, given.tls, given.login, given.sender]);
    return this.row(reader);
  }

  /** Remembers the words with which the server last refused all letters, or that it took one since. */
  async note(said: string | null): Promise<void> {
    if (said === null) await this.db.query(`update mail_server set failed_at = null, said = '' where failed_at is not null`);
    else await this.db.query('update mail_server set failed_at = palier_now(), said = $1', [said]);
  }
}
