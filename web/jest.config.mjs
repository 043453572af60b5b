import { esm } from '../jest.esm.mjs';

export default { ...esm, rootDir: import.meta.dirname };
