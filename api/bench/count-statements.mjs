// Loaded before the built server (`node --import`): counts the statements it puts to PostgreSQL, the queue's own left out, and answers with the number when its parent asks.
import pg from 'pg';

let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(...asked) {
  const [first] = asked;
  const text = typeof first === 'string' ? first : (first?.text ?? '');
  if (!text.includes('pgboss')) statements++;
  return query.apply(this, asked);
};
process.on('message', (it) => { if (it === 'statements?') process.send({ statements }); });
