import { ProjectStandings } from '#evidence';
import { MailServers } from '#notifications';
import { SecondFactorQueries } from '#identity';
import { greet, hashOf, migrationNames, reasonsNotToStart, SecretBox, type Config, type Database, type FileStore } from '#platform';
import { statSync } from 'node:fs';

export interface Finding { readonly well: boolean; readonly says: string }

/** Looks at an installation and says in words what is well and what is not, with what mends it. Changes nothing. */
export async function* examine(db: Database, files: FileStore, config: Config): AsyncGenerator<Finding> {
  const version = await db.query<{ version: string }[]>(`select current_setting('server_version') as version`).then((rows) => rows[0]?.version ?? '', () => null);
  if (version === null) {
    yield { well: false, says: 'The database does not answer. See that it runs and that DATABASE_URL leads there.' };
    return;
  }
  yield { well: true, says: `PostgreSQL ${version} answers.` };
  const done = await db.query<{ name: string }[]>('select name from migration order by id').catch(() => []);
  const missing = migrationNames().filter((it) => !done.some((row) => row.name === it));
  const unknown = done.filter((it) => !migrationNames().includes(it.name));
  yield missing.length === 0 ? { well: true, says: `All ${done.length} changes of the schema are here.` } : { well: false, says: `${missing.length} changes of the schema are missing: npm run -s palier -- migrate` };
  if (unknown.length > 0) yield { well: false, says: `A newer version of Palier has changed this database (${unknown[0]?.name ?? ''}): start that version.` };
  if (missing.length > 0) return;
  const reasons = await reasonsNotToStart(db);
  yield* reasons.map((says) => ({ well: false, says }));
  if (reasons.length === 0) yield { well: true, says: 'The running role can append facts and change none; what is acknowledged is on disk.' };

  let broken = 0;
  const stored = await db.query<{ sha256: string; name: string }[]>('select sha256, name from stored_file order by 1');
  for (const { sha256: hash, name } of stored) {
    const bytes = await files.open(hash);
    const found = bytes === null ? 'is missing' : await hashOf(bytes).then((it) => (it === hash ? null : 'is damaged'), (error: unknown) => `cannot be read (${error instanceof Error ? error.message : String(error)})`);
    if (found === null) continue;
    broken++;
    yield { well: false, says: `The file ${name} ${found}: restore an earlier backup into another PALIER_HOME and copy files/${hash.slice(0, 2)}/${hash} from there into ${config.home}.` };
  }
  if (broken === 0) yield { well: true, says: `All ${stored.length} files are what their names say.` };
  const secrets = new SecretBox(config.home, config.secretKey);
  yield* examineSecrets(db, config, secrets);
  yield await sayOfSecondFactor(db, config, secrets);
  const differing = await new ProjectStandings(db).rebuild('check', () => undefined);
  yield differing.length === 0 ? { well: true, says: 'Every standing follows from its facts.' } : { well: false, says: `The standings of ${differing.length} people do not follow from their facts: npm run -s palier -- rebuild-standings` };
  yield* examineWork(db);
  yield* examineMail(db, config, secrets);
  const [waiting] = await db.query<{ people: number }[]>('select count(*)::int as people from person p left join account a on a.person_id = p.id left join departure d on d.person_id = p.id where a.person_id is null and (d.left_on is null or d.left_on > palier_today())');
  if ((waiting?.people ?? 0) > 0) yield { well: true, says: `${waiting?.people ?? 0} people have no access yet: People, "Prepare their invitation links".` };
}

/** Is what happened heard, and what falls due looked at? */
async function* examineWork(db: Database): AsyncGenerator<Finding> {
  const [work] = await db.query<{ stuck: number; failed: number; workers: number }[]>(`
    select count(*) filter (where name = 'events' and state in ('created', 'retry') and start_after < now() - interval '10 minutes')::int as stuck, count(*) filter (where name = 'events' and state = 'failed')::int as failed,
      (select count(*)::int from pgboss.instance where stopped_on is null and heartbeat_on > now() - interval '2 minutes') as workers from pgboss.job`);
  if (work === undefined) return;
  if (work.stuck > 0) yield { well: false, says: `${work.stuck} things that happened wait to be told, ${work.workers === 0 ? 'and nobody works: start Palier, or where PALIER_WORKER is off' : 'although somebody works: look for errors in its output, or add another with'} npm run -s palier -- work` };
  if (work.failed > 0) yield { well: false, says: `${work.failed} things that happened could not be told; people are told of them within the hour where a worker runs. The output of the worker says why.` };
  if (work.stuck + work.failed === 0) yield { well: true, says: work.workers === 0 ? 'Nothing waits to be told; nobody works now.' : `Nothing waits to be told; ${work.workers} ${work.workers === 1 ? 'worker looks' : 'workers look'} at what falls due.` };
}

/** Does the mail server take what is sent, and does what was sent arrive? */
async function* examineMail(db: Database, config: Config, secrets: SecretBox): AsyncGenerator<Finding> {
  const servers = new MailServers(db, config, secrets);
  const row = await servers.row();
  if (row === null) {
    yield { well: true, says: 'No mail is set up: people are told in the application only.' };
    return;
  }
  const setUp = await servers.current();
  if (setUp === null) yield { well: false, says: `The password of the mail server cannot be read: ${config.secretKey === null ? `secret.key in ${config.home}` : 'PALIER_SECRET_KEY'} is not the key it was sealed with. Give the password again: Settings, Mail.` };
  else {
    const said = await greet(setUp.server);
    yield said === null ? { well: true, says: `The mail server ${row.host} answers.` } : { well: false, says: `The mail server ${row.host} refuses: ${said}. See Settings, Mail${row.source === 'environment' ? ', or PALIER_SMTP_URL' : ''}.` };
  }
  if (config.origin === null) yield { well: false, says: `The links of mails lead to ${config.address}: set PALIER_ORIGIN to the address that people use.` };
  const [mails] = await db.query<{ uncertain: number; late: number }[]>(`select count(*) filter (where state = 'uncertain')::int as uncertain, count(*) filter (where state = 'waiting' and due_at < palier_now() - interval '1 hour')::int as late from mail`);
  if ((mails?.uncertain ?? 0) > 0) yield { well: false, says: `${mails?.uncertain ?? 0} mails may not have arrived and are not sent again by themselves: Settings, Mail, says what to do.` };
  if ((mails?.late ?? 0) > 0) yield { well: false, says: `${mails?.late ?? 0} mails wait for more than an hour.` };
}

/** Whose eyes the key of secrets is for, and how many second factors it does not open. */
async function* examineSecrets(db: Database, config: Config, secrets: SecretBox): AsyncGenerator<Finding> {
  const mode = config.secretKey === null ? statSync(secrets.file, { throwIfNoEntry: false })?.mode : undefined;
  if (mode !== undefined && (mode & 0o077) !== 0) yield { well: false, says: `Others can read ${secrets.file}: chmod 600 "${secrets.file}"` };
  const [lost] = await db.query<{ people: number }[]>('select count(*)::int as people from second_factor where key_id is distinct from $1', [secrets.keyId()]);
  if ((lost?.people ?? 0) > 0) yield { well: true, says: `${lost?.people ?? 0} second factors were sealed under another key: these people set theirs up again at their next sign-in, unless the old ${config.secretKey === null ? 'secret.key' : 'PALIER_SECRET_KEY'} is put back.` };
}

/** Is a second factor asked of those who see or decide much about others, and how many of them have one? */
async function sayOfSecondFactor(db: Database, config: Config, secrets: SecretBox): Promise<Finding> {
  const factors = new SecondFactorQueries(db, config, secrets);
  const [mode, { inNeed, enrolled }] = [await factors.mode(), await factors.counts()];
  const count = `${enrolled} of ${inNeed} leads, HR and administrators have set theirs up`;
  if (mode === 'required') return { well: true, says: `A second factor is required: ${count}.` };
  return { well: true, says: mode === 'off' ? 'No second factor is asked for: PALIER_SECOND_FACTOR=off. A password alone opens what leads, HR and administrators see.' : `A second factor is offered, not required: ${count}. Settings, Security, requires it.` };
}
