import { ProjectStandings } from '#evidence';
import { hashOf, migrationNames, reasonsNotToStart, type Database, type FileStore } from '#platform';

export interface Finding { readonly well: boolean; readonly says: string }

/** Looks at an installation and says in words what is well and what is not, with what mends it. Changes nothing. */
export async function* examine(db: Database, files: FileStore): AsyncGenerator<Finding> {
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
    if (bytes !== null && (await hashOf(bytes)) === hash) continue;
    broken++;
    yield { well: false, says: `The file ${name} (${hash.slice(0, 12)}…) is ${bytes === null ? 'missing' : 'damaged'}: bring it back from a backup.` };
  }
  if (broken === 0) yield { well: true, says: `All ${stored.length} files are what their names say.` };
  const differing = await new ProjectStandings(db).rebuild('check', () => undefined);
  yield differing.length === 0 ? { well: true, says: 'Every standing follows from its facts.' } : { well: false, says: `The standings of ${differing.length} people do not follow from their facts: npm run -s palier -- rebuild-standings` };
  const [waiting] = await db.query<{ people: number }[]>('select count(*)::int as people from person p left join account a on a.person_id = p.id left join departure d on d.person_id = p.id where a.person_id is null and d.person_id is null');
  if ((waiting?.people ?? 0) > 0) yield { well: true, says: `${waiting?.people ?? 0} people have no access yet: People, "Prepare their invitation links".` };
}
