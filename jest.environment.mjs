import { createRequire } from 'node:module';
import vm from 'node:vm';

const { TestEnvironment } = createRequire(import.meta.resolve('jest-environment-node'))('jest-environment-node');

/**
 * Jest's environment for Node, in a plain world. Jest asks a proxy in JavaScript each time that a test, or what it tests, names a global (`Math`, `Object`, `JSON`), which makes such code five times slower
 * than it is. That proxy only forgets globals at the end of a file; a world is forgotten as a whole here.
 */
export default class PlainWorld extends TestEnvironment {
  constructor(...args) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try { super(...args); } finally { vm.createContext = createContext; }
  }
}
