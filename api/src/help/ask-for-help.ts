import { Injectable } from '@nestjs/common';
import type { HelpKind, HelpThing } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { AnswererQueries } from './answerer.queries.js';
import { ThingsQueries, type Published } from './things.queries.js';

export interface HelpWish { readonly id: string; readonly kind: HelpKind; readonly thing: HelpThing; readonly words: string; /** The person whose name was shown. */ readonly to: string }

const columns = ['course_version_id', 'unit_id', 'attempt_id', 'question_version_id', 'competency_id', 'level', 'framework_version_id', 'company_levels_id'] as const;

/** Somebody is stuck, or says that something is wrong. It goes to the person whose name was shown, and to nobody else. */
@Injectable()
export class AskForHelp {
  constructor(private readonly db: Database, private readonly things: ThingsQueries, private readonly answerers: AnswererQueries, private readonly jobs: Jobs) {}

  run(by: Actor, wish: HelpWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'help.ask', by.personId);
      const at = await takeRecordedAt(tx, by.personId);
      const seen = versionSeen(wish.thing);
      const [same] = await tx.query<{ by: string; kind: string; sha256: Buffer; seen: unknown[] }[]>(`select r.person_id as by, r.kind, w.sha256, jsonb_build_array(${columns.map((it) => `r.${it}`).join(', ')}) as seen from help_request r join fact_text w on w.id = r.words_id where r.id = $1`, [wish.id]);
      if (same !== undefined) {
        if (same.by === by.personId && same.kind === wish.kind && same.sha256.equals(sha256(wish.words)) && JSON.stringify(same.seen) === JSON.stringify(seen)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const { publisherId } = await this.published(tx, by, wish.thing);
      const answerer = (await this.answerers.crowd([by.personId], [publisherId], tx)).who(wish.kind, by.personId, wish.thing.about, publisherId);
      if (answerer === null) throw new Refusal('help.nobody-answers');
      if (answerer.id !== wish.to) throw new Refusal('help.answerer-changed', { name: answerer.name });
      await tx.query(`insert into help_request (id, person_id, kind, about, words_id, addressed_to, addressed_as, recorded_at, ${columns.join(', ')}) values ($1, $2, $3, $4, $5, $6, $7, $8, ${columns.map((_, index) => `$${index + 9}`).join(', ')})`,
        [wish.id, by.personId, wish.kind, wish.thing.about, await keepText(tx, wish.words, at), answerer.id, answerer.as, at, ...seen]);
      await audit(tx, by.personId, 'help.ask', by.personId, { requestId: wish.id, kind: wish.kind, about: wish.thing.about, to: answerer.id });
      await this.jobs.announce(tx, 'help.ask', wish.id);
      return { id: wish.id };
    });
  }

  /** The thing in the version that was seen, and one's own where it is a question of an attempt. */
  private async published(tx: Tx, by: Actor, thing: HelpThing): Promise<Published> {
    if (thing.about === 'unit') return this.things.unit(thing.courseVersionId, thing.unitId, tx);
    if (thing.about === 'level') return this.things.level(thing, tx);
    const sitting = await this.things.attempt(thing.attemptId, tx);
    require(by, 'help.ask', sitting.personId);
    const found = sitting.things.find((it) => it.thing.about === 'question' && it.thing.questionVersionId === thing.questionVersionId);
    if (found === undefined) throw new Refusal('thing.not-found');
    return found;
  }
}

/** The columns of the version that was seen, in their order; null where they say nothing of such a thing. */
function versionSeen(thing: HelpThing): (string | number | null)[] {
  switch (thing.about) {
    case 'unit': return [thing.courseVersionId, thing.unitId, null, null, null, null, null, null];
    case 'question': return [null, null, thing.attemptId, thing.questionVersionId, null, null, null, null];
    case 'level': return [null, null, null, null, thing.competencyId, thing.level, thing.frameworkVersionId, thing.companyLevelsId];
  }
}
