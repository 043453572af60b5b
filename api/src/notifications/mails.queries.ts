import { Injectable } from '@nestjs/common';
import type { MailLine, MailServer } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Config, Database } from '#platform';
import { MailServers } from './mail-servers.js';

const page = 50;
const columns = 'id, created_at as at, kind, state, reason, address, said, tries';
type Row = Omit<MailLine, 'at'> & { readonly at: Date };
const line = (row: Row): MailLine => ({ ...row, at: row.at.toISOString() });

/** What an administrator sees of mails: never to whom in full, never their words. */
@Injectable()
export class MailsQueries {
  constructor(private readonly db: Database, private readonly config: Config, private readonly servers: MailServers) {}

  async log(after: string | null): Promise<{ mails: MailLine[]; next: string | null; uncertain: MailLine[]; uncertainTotal: number; waiting: number; asOf: string }> {
    const rows = await this.db.query<Row[]>(`
      select ${columns} from mail where $1::uuid is null or (created_at, id) < (select m.created_at, m.id from mail m where m.id = $1) order by created_at desc, id desc limit ${page + 1}`, [after]);
    const uncertain = await this.db.query<(Row & { total: number })[]>(`select ${columns}, count(*) over ()::int as total from mail where state = 'uncertain' order by created_at desc, id desc limit ${page}`);
    const [count] = await this.db.query<{ waiting: number; now: Date }[]>(`select count(*)::int as waiting, palier_now() as now from mail where state = 'waiting'`);
    const mails = rows.slice(0, page);
    return { mails: mails.map(line), next: rows.length > page ? (mails.at(-1)?.id ?? null) : null, uncertain: uncertain.map(({ total: _, ...it }) => line(it)), uncertainTotal: uncertain[0]?.total ?? 0, waiting: count?.waiting ?? 0, asOf: (count?.now ?? new Date()).toISOString() };
  }

  async server(actor: Actor): Promise<MailServer> {
    const row = await this.servers.row();
    const [person] = await this.db.query<{ mail: string | null }[]>('select mail from person where id = $1', [actor.personId]);
    const ground = { origin: this.config.address, originGiven: this.config.origin !== null, ownAddress: person?.mail ?? null };
    if (row === null) return { version: 0, source: 'none', host: '', port: 587, tls: 'startTls', login: '', sender: '', password: 'none', setUpAt: null, failedAt: null, said: '', ...ground };
    const password = this.config.smtp !== null ? (this.config.smtp.password === '' ? 'none' : 'kept') : row.secret === null ? 'none' : this.servers.unseal(row.secret) === null ? 'unreadable' : 'kept';
    const { version, source, host, port, tls, login, sender, said } = row;
    return { version, source, host, port, tls, login, sender, said, password, setUpAt: row.setUpAt.toISOString(), failedAt: row.failedAt?.toISOString() ?? null, ...ground };
  }
}
