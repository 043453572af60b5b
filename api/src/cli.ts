import { createApp } from '#app';
import { backUp, restore } from '#backup';
import { ProjectStandings } from '#evidence';
import { readJobSheetFile } from '@palier/formats';
import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { adoptWhole, Config, copyFiles, Database, filesOnDisk, grant, Jobs, migrate, openAsOwner, openFileStore, reasonNotToShare, reasonsNotToStart, type FileStore } from '#platform';
import { playDemo } from '#seed';
import { examine } from './app/doctor.js';
import { OpenApiDocument } from './app/system.controller.js';

const print = (value: unknown): void => void process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
/** Commands that only look at the application need no database behind it. */
const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

async function withDatabase<T>(work: (config: Config, db: Database) => Promise<T>, connections = 2): Promise<T> {
  const config = Config.from(process.env);
  const db = await Database.open(config.databaseUrl, connections);
  try {
    return await work(config, db);
  } finally {
    await db.close();
  }
}

async function migrateCommand(): Promise<number> {
  const config = Config.from(process.env);
  const owner = await openAsOwner(config.ownerUrl);
  const done = await migrate(owner);
  await grant(owner, config.databaseUrl);
  await owner.destroy();
  print(done.length === 0 ? 'Nothing to change.' : done.join('\n'));
  return 0;
}

async function seedCommand(): Promise<number> {
  const config = Config.from(process.env);
  const owner = await openAsOwner(config.ownerUrl);
  await migrate(owner);
  await grant(owner, config.databaseUrl);
  const played = await playDemo({ config, owner, short: config.shortDemo, say: tell });
  await owner.destroy();
  print(played ? 'The demo is played.' : 'The database is not empty: nothing was done.');
  return played ? 0 : 1;
}

/** Builds the application without a database: its router and its contract are complete all the same. */
async function look<T>(at: (app: Awaited<ReturnType<typeof createApp>>) => T): Promise<T> {
  const app = await createApp(Config.from({ ...nowhere, ...process.env }), Database.unopened());
  const seen = at(app);
  await app.nest.close();
  return seen;
}

async function routesCommand(args: readonly string[]): Promise<number> {
  const routes = await look((app) => app.routes.all());
  print(args.includes('--json') ? routes : routes.map((it) => `${it.method.padEnd(7)} ${it.path.padEnd(60)} ${it.action ?? it.what}`).join('\n'));
  return 0;
}

async function openApiCommand(): Promise<number> {
  print(await look((app) => app.nest.get(OpenApiDocument).value));
  return 0;
}

async function importSheetCommand(args: readonly string[]): Promise<number> {
  const file = args.find((it) => !it.startsWith('--'));
  if (file === undefined || !args.includes('--dry-run')) {
    tell('usage: palier import-sheet FILE --dry-run [--json]   (publishing a sheet is HR’s, from the page)');
    return 2;
  }
  const { sheet, problems, counts } = readJobSheetFile(await readFile(file));
  if (args.includes('--json')) print({ ...counts, problems: problems.map(({ line, text: words, severity, code }) => ({ line, text: words, severity, code })) });
  else print([...Object.entries(counts).map(([name, count]) => `${name}: ${count}`), ...problems.map((it) => `${file}:${it.line}: ${it.severity}: ${it.text}`)].join('\n'));
  return sheet === null ? 1 : 0;
}

async function rebuildStandingsCommand(args: readonly string[]): Promise<number> {
  return withDatabase(async (_, db) => {
    const mode = args.includes('--check') ? 'check' : 'write';
    const differing = await new ProjectStandings(db).rebuild(mode, (done, of) => { if (done === of || done % 500 === 0) tell(`${done} of ${of} people`); });
    print(differing.length === 0 ? 'Every standing follows from its facts.' : `${differing.length} people differ${mode === 'check' ? '' : ', now rewritten'}:\n${differing.join('\n')}`);
    return differing.length > 0 && mode === 'check' ? 1 : 0;
  });
}

const fileNamed = (args: readonly string[], usage: string): string | null => {
  const file = args.find((it) => !it.startsWith('--')) ?? null;
  if (file === null) tell(`usage: ${usage}`);
  return file;
};

async function backupCommand(args: readonly string[]): Promise<number> {
  const file = fileNamed(args, 'palier backup FILE [--without-lost]   (all rows of this moment and all files, while people work)');
  if (file === null) return 2;
  const config = Config.from(process.env);
  const owner = await openAsOwner(config.ownerUrl);
  try {
    const sum = await backUp(owner, openFileStore(config), file, args.includes('--without-lost') ? (sha256) => { tell(`The file ${sha256} is missing or damaged: left out.`); } : null);
    print(`${sum.rows} rows and ${sum.files} files are in ${file}. It holds everything about everybody: keep it as you keep the database.`);
    return 0;
  } finally {
    await owner.destroy();
  }
}

async function restoreCommand(args: readonly string[]): Promise<number> {
  const file = fileNamed(args, 'palier restore FILE   (into an empty database: another PALIER_HOME, or another DATABASE_URL)');
  if (file === null) return 2;
  const config = Config.from(process.env);
  const sum = await restore(config.ownerUrl, openFileStore(config), file);
  const owner = await openAsOwner(config.ownerUrl);
  await migrate(owner);
  await grant(owner, config.databaseUrl);
  await owner.destroy();
  print(`${sum.rows} rows and ${sum.files} files are restored. Everyone signs in again.`);
  return 0;
}

/** From the disk of this home into the store that several instances share. */
async function copyFilesCommand(): Promise<number> {
  return withFiles(async (owner, files, config) => {
    if (config.s3 === null) throw new Error('PALIER_S3_URL names no store to copy to.');
    const { copied, missing, all } = await copyFiles(owner, filesOnDisk(config), files);
    if (missing.length > 0) throw new Error(`${copied} files were copied, ${missing.length} are not in ${config.home} (${missing[0] ?? ''}…): nothing else was changed.`);
    print(`${copied} files were copied, ${all - copied} were there. The installation reads them there from its next start on.`);
  });
}

/** Where the files were moved by hand, or a database was. */
async function filesAreHereCommand(): Promise<number> {
  return withFiles(async (owner, files) => {
    const { missing, all } = await adoptWhole(owner, files);
    if (missing.length > 0) throw new Error(`${missing.length} of ${all} files are not here (${missing[0] ?? ''}…): nothing was changed.`);
    print(`All ${all} files are here. The installation reads them here from its next start on.`);
  });
}

async function withFiles(deed: (owner: DataSource, files: FileStore, config: Config) => Promise<void>): Promise<number> {
  const config = Config.from(process.env);
  const owner = await openAsOwner(config.ownerUrl);
  await deed(owner, openFileStore(config), config).finally(() => owner.destroy());
  return 0;
}

async function doctorCommand(): Promise<number> {
  const config = Config.from(process.env);
  const db = await Database.open(config.databaseUrl, 2).catch(() => null);
  let well = db !== null;
  if (db === null) print('✗ The database does not answer. See that it runs and that DATABASE_URL leads there.');
  else {
    for await (const finding of examine(db, openFileStore(config), config)) {
      print(`${finding.well ? '✓' : '✗'} ${finding.says}`);
      well &&= finding.well;
    }
    await db.close();
  }
  return well ? 0 : 1;
}

/** Works beside the processes that answer, until it is told to stop; `--once`: does what waits now, and ends. */
async function workCommand(args: readonly string[]): Promise<number> {
  return withDatabase(async (config, db) => {
    const reasons = await reasonsNotToStart(db);
    const owner = await openAsOwner(config.ownerUrl);
    const elsewhere = await reasonNotToShare(owner, openFileStore(config)).finally(() => owner.destroy());
    if (elsewhere !== null) reasons.push(elsewhere);
    if (reasons.length > 0) throw new Error(`Palier does not work on this database:\n- ${reasons.join('\n- ')}`);
    const { nest } = await createApp(config, db);
    const jobs = nest.get(Jobs);
    try {
      if (args.includes('--once')) await jobs.once({ wide: true });
      else {
        const told = new Promise<void>((resolve) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { resolve(); }); });
        await jobs.start();
        tell('Working: reminders, notifications and mails. Ctrl-C finishes what is under way.');
        await told;
      }
    } finally {
      await nest.close();
    }
    return 0;
  }, 6);
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  migrate: migrateCommand, seed: seedCommand, routes: routesCommand, openapi: openApiCommand, 'import-sheet': importSheetCommand, 'rebuild-standings': rebuildStandingsCommand, work: workCommand, backup: backupCommand, restore: restoreCommand, 'copy-files': copyFilesCommand, 'files-are-here': filesAreHereCommand, doctor: doctorCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  tell(`usage: npm run -s palier -- COMMAND\n  ${Object.keys(commands).join('\n  ')}`);
  process.exitCode = 2;
} else {
  command(args).then((code) => { process.exitCode = code; }, (error: unknown) => {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
