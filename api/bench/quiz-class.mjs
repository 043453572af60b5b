// A class for the quiz bench: a bank of a thousand questions, a quiz that draws ten of them, and learners who have a session and know what is kept of it. Prints where to go and with which cookies.
import 'reflect-metadata';
import { createApp } from '#app';
import { PublishCourse } from '#courses';
import { openSession } from '#identity';
import { HirePeople } from '#people';
import { Config, Database, newId } from '#platform';
import { PublishQuiz, WriteQuestion } from '#quizzes';
import { AcknowledgeNotice, NoticeQueries } from '#trust';

const learners = Number(process.argv[2]);
const config = Config.from(process.env);
const db = await Database.open(config.databaseUrl, 4);
const { nest } = await createApp(config, db);
const one = async (sql) => (await db.query(sql))[0];
const { id: team } = await one(`select id from team where name->>'fr' = 'Support N1'`);
const { id: claire } = await one(`select id from person where display_name = 'Claire Dumont'`);
const author = { personId: claire, roles: ['author'], leads: [] };
const competencies = await db.query('select distinct competency_id as id from level_statement order by 1');

const option = (id, text, correct = false) => ({ id, text, correct, explanation: `${text} : voir la procédure de la ligne.` });
const contents = [
  (n) => ({ kind: 'singleChoice', options: [option('a', `Réponse ${n}`, true), option('b', 'Rappeler'), option('c', 'Escalader'), option('d', 'Fermer')] }),
  (n) => ({ kind: 'multipleChoice', options: [option('a', `Réponse ${n}`, true), option('b', 'Qualifier', true), option('c', 'Escalader'), option('d', 'Fermer')] }),
  () => ({ kind: 'shortText', accepted: ['escalade'] }),
  () => ({ kind: 'trueFalse', answer: true }),
  (n) => ({ kind: 'numeric', value: String(n), tolerance: { by: 'amount', of: '0' }, units: ['min'] }),
];
await db.transaction(async (tx) => {
  for (let n = 0; n < 1_000; n++) {
    const content = { prompt: `Ticket ${n} : que faites-vous en premier ?`, explanation: 'Ce que dit la procédure.', ...contents[n % contents.length](n) };
    await nest.get(WriteQuestion).within(tx, author, { id: newId(), cell: { competencyId: competencies[n % 4].id, level: 1 }, difficulty: 2, sourceLocale: 'fr', content: { fr: content } });
  }
});
const [courseId, unitId] = [newId(), newId()];
const quizVersionId = await nest.get(PublishQuiz).run(author, { id: newId(), title: { fr: 'Bench' }, passMark: 0.7, minutes: 60, blueprint: { draws: [0, 1].map((at) => ({ kind: 'cell', competencyId: competencies[at].id, level: 1, count: 5 })) } });
await nest.get(PublishCourse).run(author, { id: courseId, sourceLocale: 'fr', words: { fr: { title: 'Bench', summary: '' } }, units: [{ id: unitId, kind: 'quiz', minutes: 10, serves: [], quizVersionId, words: { fr: { title: 'Bench' } } }] });

const ids = Array.from({ length: learners }, () => newId());
await db.transaction((tx) => nest.get(HirePeople).within(tx, null, ids.map((id, index) => ({ id, name: `Personne ${index}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-05', roles: ['learner'], memberOf: team, leads: [] }))));
const { id: notice } = await nest.get(NoticeQueries).inForce(claire);
const cookies = [];
for (const personId of ids) {
  await nest.get(AcknowledgeNotice).run({ personId, roles: ['learner'], leads: [] }, notice);
  cookies.push(`palier=${await db.transaction((tx) => openSession(tx, personId, ''))}`);
}
process.stdout.write(`${JSON.stringify({ courseId, unitId, cookies })}\n`);
await nest.close();
await db.close();
