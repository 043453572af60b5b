import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { draw, freely, type Actor, type AttemptRules, type Blueprint } from '@palier/domain';
import { audit, Database, newId, Refusal, type Tx } from '#platform';
import { QuizzesQueries } from './quizzes.queries.js';

export interface NewQuiz { readonly id: string; readonly title: Bilingual; readonly blueprint: Blueprint; readonly passMark: number; readonly minutes: number | null; /** As often as one likes, and everything shown, unless said otherwise. */ readonly rules?: AttemptRules }

/** A quiz in its next version, the first where there was none; refused where the bank cannot fill its blueprint. Gives the version's id. */
@Injectable()
export class PublishQuiz {
  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries) {}

  run(by: Actor, wish: NewQuiz): Promise<string> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor, wish: NewQuiz): Promise<string> {
    const drawn = draw(wish.blueprint, await this.quizzes.bank(wish.blueprint, tx), 1);
    if ('shortOf' in drawn) throw new Refusal('quiz.draw-too-few', { count: drawn.shortOf.reduce((sum, it) => sum + it.missing, 0) });
    const { attempts, feedback } = wish.rules ?? freely;
    const versionId = newId();
    await tx.query('insert into quiz (id) values ($1) on conflict do nothing', [wish.id]);
    await tx.query(`insert into quiz_version (id, quiz_id, number, title, blueprint, questions, pass_mark, minutes, attempts, feedback, published_at, published_by)
      values ($1, $2, (select coalesce(max(number), 0) + 1 from quiz_version where quiz_id = $2), $3, $4, $5, $6, $7, $8, $9, palier_now(), $10)`,
      [versionId, wish.id, JSON.stringify(wish.title), JSON.stringify(wish.blueprint), drawn.questionIds.length, wish.passMark, wish.minutes, attempts, feedback, by.personId]);
    await audit(tx, by.personId, 'quiz.publish', wish.id);
    return versionId;
  }
}
