import { createRequire } from 'node:module';

const own = createRequire(import.meta.resolve('jest-circus/package.json'));
const circus = own('jest-circus/runner').default;
const { equals, iterableEquality } = createRequire(createRequire(own.resolve('@jest/expect')).resolve('expect'))('@jest/expect-utils');

/** What holds needs no message: said without Jest, in the words in which Jest itself asks. Anything else is left to Jest. */
const holds = {
  toBe: Object.is,
  toEqual: (actual, expected) => equals(actual, expected, [iterableEquality]),
  toBeNull: (actual) => actual === null,
  toBeUndefined: (actual) => actual === undefined,
  toBeGreaterThan: (actual, expected) => typeof actual === 'number' && typeof expected === 'number' && actual > expected,
  toBeGreaterThanOrEqual: (actual, expected) => typeof actual === 'number' && typeof expected === 'number' && actual >= expected,
  toBeLessThan: (actual, expected) => typeof actual === 'number' && typeof expected === 'number' && actual < expected,
  toBeLessThanOrEqual: (actual, expected) => typeof actual === 'number' && typeof expected === 'number' && actual <= expected,
};
const argumentsOf = { toBeNull: 0, toBeUndefined: 0 };

/** Jest makes two hundred functions and a stack trace at each `expect`, 37 µs of them; a law asks it a hundred thousand times, and almost always it holds. */
function sparing(expect) {
  class Expectation {
    constructor(actual) { this.actual = actual; }
    get not() { return expect(this.actual).not; }
    get resolves() { return expect(this.actual).resolves; }
    get rejects() { return expect(this.actual).rejects; }
  }
  for (const name of Object.keys(expect(undefined)).filter((it) => !['not', 'resolves', 'rejects'].includes(it))) {
    const quick = holds[name] ?? (() => false);
    const most = argumentsOf[name] ?? 1;
    Expectation.prototype[name] = function ask(...args) {
      if (args.length === most && quick(this.actual, args[0])) return undefined;
      try { return expect(this.actual)[name](...args); } catch (error) { Error.captureStackTrace(error, ask); throw error; }
    };
  }
  // Whoever counts assertions, or adds matchers of their own, has Jest's: these are not counted here.
  return Object.assign((...args) => (args.length === 1 ? new Expectation(args[0]) : expect(...args)), expect);
}

/** Jest's own runner, with an `expect` that costs little where it holds. */
export default function run(globalConfig, config, environment, runtime, testPath, sendMessage) {
  const give = runtime.setGlobalsForRuntime.bind(runtime);
  runtime.setGlobalsForRuntime = (globals) => give({ ...globals, expect: sparing(globals.expect) });
  return circus(globalConfig, config, environment, runtime, testPath, sendMessage);
}
