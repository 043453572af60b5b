import { signal } from '@angular/core';
import { problemOf } from '../platform';

/** One deed of a page: busy while it runs, and the key of the sentence that says why it failed. */
export class Deed {
  readonly busy = signal(false);
  readonly failed = signal<string | null>(null);
  readonly params = signal<Readonly<Record<string, string | number>>>({});

  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failed.set(null);
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      this.params.set(problem === 'offline' ? {} : (problem.params ?? {}));
      this.failed.set(`problems.${(problem === 'offline' ? 'offline' : problem.code).replaceAll('.', '_')}`);
    } finally {
      this.busy.set(false);
    }
  }
}
