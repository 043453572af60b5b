import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Where the data of this installation lives: chosen, or the system's place for root, or beside the clone's files. Never the temporary folder. */
export const home = process.env.PALIER_HOME || (process.getuid?.() === 0 ? '/var/lib/palier' : `${root}/.palier`);
