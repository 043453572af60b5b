import { createApp } from '#app';
import { Config, Database, grant } from '#platform';
import type { DataSource } from 'typeorm';
import { dayOf } from '@palier/domain';
import { DemoClock } from './demo-clock.js';
import { setTheScene } from './set-the-scene.js';
import { playStory } from './play-story.js';

interface Stage { readonly config: Config; readonly owner: DataSource; readonly say: (line: string) => void }

/** Plays the demo's story through the real actions, each step at its own time. Only into an empty database; false where it is not. */
export async function playDemo({ config, owner, say }: Stage): Promise<boolean> {
  const [here] = (await owner.query('select exists (select from person) as anybody')) as { anybody: boolean }[];
  if (here?.anybody !== false) return false;
  say('Playing the demo: twelve people, eight weeks…');
  await owner.query(`update installation set marked_as = 'demo'`);
  await grant(owner, config.databaseUrl);
  const db = await Database.open(config.databaseUrl, 2);
  const clock = new DemoClock(owner, dayOf(await db.now(), 'Europe/Paris'));
  const app = await createApp(config, db);
  try {
    const scene = await setTheScene(app.nest, clock);
    await playStory(app.nest, clock, scene, say);
  } finally {
    await clock.backToNow();
    await app.nest.close();
    await db.close();
  }
  say('The demo is played.');
  return true;
}
