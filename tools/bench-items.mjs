import { fileURLToPath } from 'node:url';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm run bench:items`: how many spoilt questions of invented classes are found, and how many sane ones suspected, as a table. `--tune` runs on the classes the thresholds were found with. */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
await import('../libs/domain/bench/items.mjs');
