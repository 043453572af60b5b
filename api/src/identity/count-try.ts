import { Refusal, type Database } from '#platform';

/** Failures and requests are counted within so many minutes. */
const windowMinutes = 15;

/** Counts a try under a key, and refuses where there were too many. Outside any transaction: what fails must stay counted. */
export async function countTry(db: Database, key: string, most: number): Promise<void> {
  const [row] = await db.query<{ tries: number; seconds: number }[]>(`
    insert into sign_in_throttle as t (key, tries, window_from) values ($1, 1, palier_now())
    on conflict (key) do update set
      tries = case when t.window_from < palier_now() - make_interval(mins => $2) then 1 else t.tries + 1 end,
      window_from = case when t.window_from < palier_now() - make_interval(mins => $2) then palier_now() else t.window_from end
    returning tries, ceil(extract(epoch from window_from + make_interval(mins => $2) - palier_now()))::int as seconds`, [key, windowMinutes]);
  if (row !== undefined && row.tries > most) throw new Refusal('session.too-many-tries', { seconds: row.seconds });
}
