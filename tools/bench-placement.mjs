import { fileURLToPath } from 'node:url';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm run bench:placement`: how often a placement decides as the whole quiz would, and with how many of its questions, as a table. `--tune` runs on the learners its bounds were found with. */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
await import('../libs/domain/bench/placement.mjs');
