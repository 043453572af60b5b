// Loaded before the built server (`node --import`): counts the statements it puts to PostgreSQL, the queue's own left out, and answers with the number when its parent asks; keeps them where it is told to.
import pg from 'pg';

let statements = 0;
let recorded = null;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(...asked) {
  const [first, second] = asked;
  const text = typeof first === 'string' ? first : (first?.text ?? '');
  if (!text.includes('pgboss')) {
    statements++;
    recorded?.push({ text, values: (typeof first === 'string' ? (Array.isArray(second) ? second : undefined) : first?.values) ?? [] });
  }
  return query.apply(this, asked);
};
process.on('message', (it) => {
  if (it === 'statements?') process.send({ statements });
  if (it === 'record') recorded = [];
  if (it === 'recorded?') { process.send({ recorded }); recorded = null; }
});
