import { esm, plainWorld, sparing } from '../../jest.esm.mjs';

export default { ...esm, ...plainWorld, ...sparing, rootDir: import.meta.dirname };
