import { fileURLToPath } from 'node:url';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm run bench:refresh`: how well the memory of invented learners is predicted, refresher after refresher, as a table. `--tune` runs on the learners its figures were found with. */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
await import('../libs/domain/bench/refresh.mjs');
