import { createApp, UnusedConnections } from '#app';
import { SetUpInstallation } from '#identity';
import { Config, Database, grant, Jobs, migrate, openAsOwner, openFileStore, reasonNotToShare, reasonsNotToStart } from '#platform';
import { playDemo } from '#seed';

const say = (line: string): void => void process.stdout.write(`  ${line}\n`);

/** Migrates, checks, plays the demo into an empty database where that is wanted, then serves until told to stop. */
async function main(): Promise<void> {
  const config = Config.from(process.env);
  const owner = await openAsOwner(config.ownerUrl);
  const done = await migrate(owner);
  if (done.length > 0) say(`Database: ${done.length} change(s) applied`);
  await grant(owner, config.databaseUrl);

  const db = await Database.open(config.databaseUrl, config.poolSize, config.poolWait);
  const reasons = await reasonsNotToStart(db);
  const elsewhere = await reasonNotToShare(owner, openFileStore(config));
  if (elsewhere !== null) reasons.push(elsewhere);
  if (reasons.length > 0) throw new Error(`Palier does not start on this database:\n- ${reasons.join('\n- ')}`);
  if (config.demoWanted) await playDemo({ config, owner, short: config.shortDemo, say });
  await owner.destroy();

  const { nest, fastify } = await createApp(config, db);
  const unused = new UnusedConnections(fastify.server);
  const stop = (): void => {
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
    unused.close();
    void nest.close().then(() => db.close()).then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  // A launcher holds the other end of a channel: where it is killed, nobody would stop us any more.
  process.once('disconnect', stop);

  const token = await nest.get(SetUpInstallation).offerToken();
  if (token !== null) say(`Nobody is here yet. The first page makes the first administrator, with this token: ${token}`);
  const jobs = nest.get(Jobs);
  await jobs.ready();
  await fastify.listen({ host: config.host, port: config.port });
  const address = fastify.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  say(`Listening on http://${config.host}:${port}`);
  process.send?.({ port });
  if (config.works) await jobs.start();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
