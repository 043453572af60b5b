import { startThrowaway } from '../../tools/postgres/server.mjs';

/** One server for all test files; each file makes its own database from a template that the first one migrates. */
export default async function start() {
  const server = await startThrowaway();
  globalThis.palierTestServer = server;
  process.env.PALIER_TEST_OWNER_URL = server.ownerUrl;
  process.env.PALIER_TEST_APP_URL = server.appUrl;
  process.env.PALIER_TEST_HOME = server.home;
}
