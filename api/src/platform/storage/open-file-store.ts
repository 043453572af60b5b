import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { DiskFileStore } from './disk-file-store.js';
import type { FileStore } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

export const filesOnDisk = (config: Config): FileStore => new DiskFileStore(join(config.home, 'files'));

/** Where the files of this installation are: in the store that its settings name, or on its disk. */
export const openFileStore = (config: Config): FileStore => (config.s3 === null ? filesOnDisk(config) : new S3FileStore(config.s3, join(config.home, 'files', 'arriving')));
