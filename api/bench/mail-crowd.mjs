// Asks a course of so many people with an address each, through the actions, and announces it so many times as if the queue had delivered it anew: `mail-crowd.mjs PEOPLE DELIVERIES`.
import 'reflect-metadata';
import { createApp } from '#app';
import { AssignCourse } from '#assignments';
import { HirePeople } from '#people';
import { Config, Database, Jobs, newId } from '#platform';

const [people, deliveries] = process.argv.slice(2).map(Number);
const config = Config.from(process.env);
const db = await Database.open(config.databaseUrl, 2);
const { nest } = await createApp(config, db);
const one = async (sql) => (await db.query(sql))[0];
const { id: sophie } = await one(`select id from person where display_name = 'Sophie Laurent'`);
const { id: courseId } = await one('select id from course order by id limit 1');
const hr = { personId: sophie, roles: ['hr'], leads: [] };
const crowd = Array.from({ length: people }, (_, n) => ({ id: newId(), name: `Person ${n}`, mail: `person-${n}@nordlys.example`, locale: n % 3 === 0 ? 'en' : 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: null, leads: [] }));
for (let from = 0; from < people; from += 1000) await db.transaction((tx) => nest.get(HirePeople).within(tx, null, crowd.slice(from, from + 1000)));
const batch = newId();
const { assigned } = await nest.get(AssignCourse).run(hr, { id: batch, courseId, people: crowd.map((it) => it.id), teams: [], dueOn: null, reason: 'Pour tout le monde.' });
for (let again = 1; again < deliveries; again++) await db.transaction((tx) => nest.get(Jobs).announce(tx, 'assignment.assign', batch));
process.stdout.write(`${JSON.stringify({ assigned, batch })}\n`);
await nest.close();
await db.close();
