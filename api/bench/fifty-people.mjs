// Fills the demo up to fifty people with profiles, attempts and sign-offs, through the actions. Prints the ids that the bench asks for.
import 'reflect-metadata';
import { createApp } from '#app';
import { ConfirmPractice, GiveProfile, RequestSignOff } from '#evidence';
import { OpenAccount } from '#identity';
import { StartAttempt, SubmitAttempt } from '#learning';
import { HirePerson } from '#people';
import { Config, Database, newId } from '#platform';
import { AcknowledgeNotice, NoticeQueries } from '#trust';

const config = Config.from(process.env);
const db = await Database.open(config.databaseUrl, 2);
const { nest } = await createApp(config, db);
const one = async (sql) => (await db.query(sql))[0];
const { id: team } = await one(`select id from team where name->>'fr' = 'Support N1'`);
const { id: profile } = await one(`select id from profile order by id limit 1`);
const { id: sophie } = await one(`select id from person where display_name = 'Sophie Laurent'`);
const { id: karim } = await one(`select id from person where display_name = 'Karim Haddad'`);
const { course, quiz } = await one(`select v.course_id as course, u.unit_id as quiz from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' limit 1`);
const competencies = await db.query('select distinct competency_id as id from level_statement order by 1');
const { n } = await one('select count(*)::int as n from person');
let person = sophie;
for (let index = n; index < 50; index++) {
  person = newId();
  const actor = { personId: person, roles: ['learner'], leads: [] };
  await nest.get(HirePerson).run(null, { id: person, name: `Personne ${String(index).padStart(2, '0')}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-05', roles: ['learner'], memberOf: team, leads: [] });
  await nest.get(OpenAccount).run(null, { personId: person, login: `bench-${index}`, password: 'a long enough password' });
  await nest.get(GiveProfile).run({ personId: sophie, roles: ['hr'], leads: [] }, { id: newId(), personId: person, profileId: profile, from: '2026-01-05', reason: '' });
  await nest.get(AcknowledgeNotice).run(actor, (await nest.get(NoticeQueries).inForce(person)).id);
  const { id: attempt } = await nest.get(StartAttempt).run(actor, course, quiz, { id: newId(), locale: 'fr' });
  await nest.get(SubmitAttempt).run(actor, attempt);
  for (const { id: competencyId } of competencies.slice(0, 2 + (index % 4))) {
    const { id: request } = await nest.get(RequestSignOff).run(actor, { id: newId(), competencyId, level: 2, note: '' });
    await nest.get(ConfirmPractice).run({ personId: karim, roles: ['lead'], leads: [person] }, request, { id: newId(), levels: index % 2 === 0 ? [1, 2] : [1], observed: 'Vu en situation.' });
  }
}
process.stdout.write(`${JSON.stringify({ person, competency: competencies[0].id })}\n`);
await nest.close();
await db.close();
