import { test as base } from '@playwright/test';
import { OwnPalier } from './own-palier';

export { expect } from '@playwright/test';

/** A story. Those of a language share one Palier; one that failed has changed it already, and is tried again in a Palier of its own, as each is with PALIER_STORIES_ALONE. */
export const test = base.extend({
  baseURL: async ({ baseURL }, use, { retry }) => {
    if (baseURL === undefined || (retry === 0 && process.env['PALIER_STORIES_ALONE'] === undefined)) { await use(baseURL); return; }
    const own = await OwnPalier.start();
    try { await use(own.address); } finally { await own.stop(); }
  },
});
