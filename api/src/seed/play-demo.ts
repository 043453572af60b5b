import { createApp } from '#app';
import { Config, Database, grant, Jobs } from '#platform';
import type { DataSource } from 'typeorm';
import { season, story, type SeasonStep } from '@palier/demo';
import { DemoClock } from './demo-clock.js';
import { setTheScene } from './set-the-scene.js';
import { playSeasonStep, seasonOf } from './play-season.js';

interface Stage { readonly config: Config; readonly owner: DataSource; /** Without what a release brings: the weeks before alone. */ readonly short: boolean; readonly say: (line: string) => void }

/** Plays the demo's story through the real actions, each step at its own time. Only into an empty database; false where it is not. */
export async function playDemo({ config, owner, short, say }: Stage): Promise<boolean> {
  const [here] = (await owner.query('select exists (select from person) as anybody')) as { anybody: boolean }[];
  if (here?.anybody !== false) return false;
  say('Playing the demo: twelve people, eight weeks…');
  await owner.query(`update installation set marked_as = 'demo'`);
  await grant(owner, config.databaseUrl);
  const db = await Database.open(config.databaseUrl, 2);
  const clock = await DemoClock.take(owner);
  const app = await createApp(config, db);
  try {
    const scene = await setTheScene(app.nest, clock);
    const steps = inOrder(short ? story : [...story, ...season]);
    const kept = seasonOf();
    for (const [index, step] of steps.entries()) {
      // People were told what happened when it did, not all of it today: each day of the last fortnight, and each week before.
      if (!short && step.day !== steps[index - 1]?.day && (step.day > -14 || step.day % 7 === 0)) await app.nest.get(Jobs).once({ wide: false });
      await clock.goTo(step.day, step.at);
      await playSeasonStep(app.nest, clock, scene, kept, step);
      if ((index + 1) % 50 === 0) say(`Playing the demo: ${index + 1} of ${steps.length} steps`);
    }
  } finally {
    await clock.giveBack();
    await app.nest.close();
    await db.close();
  }
  say('The demo is played.');
  return true;
}

const inOrder = (steps: readonly SeasonStep[]): SeasonStep[] => [...steps].sort((a, b) => a.day - b.day || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
