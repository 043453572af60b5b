import { inject, signal } from '@angular/core';
import { problemOf, SessionStore } from '../platform';
import { dayInWords } from './say.pipe';

/** One deed of a page: busy while it runs, and the key of the sentence that says why it failed. */
export class Deed {
  private readonly session = inject(SessionStore);
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
      this.params.set(problem === 'offline' ? {} : this.inWords(problem.params ?? {}));
      this.failed.set(`problems.${(problem === 'offline' ? 'offline' : problem.code).replaceAll('.', '_')}`);
    } finally {
      this.busy.set(false);
    }
  }

  /** A day in what went wrong is said as days are said on screen. */
  private inWords(params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
    return Object.fromEntries(Object.entries(params).map(([key, it]) => [key, typeof it === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(it) ? dayInWords(it, this.session.locale()) : it]));
  }
}
