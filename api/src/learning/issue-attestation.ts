import { Injectable } from '@nestjs/common';
import type { NewAttestation } from '@palier/contracts';
import { codeBytes, writeCode, type Actor } from '@palier/domain';
import { randomBytes } from 'node:crypto';
import { audit, Database, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { FinishedPlans } from './finished-plans.js';
import { LearningQueries } from './learning.queries.js';

interface Thing { readonly courseVersionId: string | null; readonly competencyId: string | null; readonly level: number | null; readonly journeyId: string | null }

/** Somebody has it attested that they finished a course or did every step of their onboarding plan and signed the last look at their start, or hold a level by evidence of their own. The same thing is attested once, as long as it is not revoked. */
@Injectable()
export class IssueAttestation {
  constructor(private readonly db: Database, private readonly learning: LearningQueries, private readonly plans: FinishedPlans) {}

  async run(by: Actor, wish: NewAttestation): Promise<{ id: string }> {
    require(by, 'attestation.issue', by.personId);
    const course = wish.kind === 'course' ? await this.learning.course(by, wish.courseId) : null;
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const nothing: Thing = { courseVersionId: null, competencyId: null, level: null, journeyId: null };
      const thing: Thing = wish.kind === 'course' ? { ...nothing, courseVersionId: course?.courseVersionId ?? null } : wish.kind === 'journey' ? { ...nothing, journeyId: await this.plans.of(by.personId, tx) } : { ...nothing, competencyId: wish.competencyId, level: wish.level };
      const [taken] = await tx.query<(Thing & { personId: string })[]>('select person_id as "personId", course_version_id as "courseVersionId", competency_id as "competencyId", level, journey_id as "journeyId" from attestation where id = $1', [wish.id]);
      if (taken !== undefined) {
        if (taken.personId === by.personId && taken.courseVersionId === thing.courseVersionId && taken.competencyId === thing.competencyId && taken.level === thing.level && taken.journeyId === thing.journeyId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (wish.kind === 'journey' && thing.journeyId === null) throw new Refusal('attestation.plan-not-done');
      const [before] = await tx.query<{ id: string }[]>(`
        select a.id from attestation a where a.person_id = $1 and a.course_version_id is not distinct from $2 and a.competency_id is not distinct from $3 and a.level is not distinct from $4 and a.journey_id is not distinct from $5 and not exists (select from attestation_revocation r where r.attestation_id = a.id)`, [by.personId, thing.courseVersionId, thing.competencyId, thing.level, thing.journeyId]);
      if (before !== undefined) return before;
      if (wish.kind === 'journey' && !(await this.plans.startSigned(by.personId, tx))) throw new Refusal('attestation.start-not-signed');
      if (course !== null && (course.of === 0 || course.done < course.of)) throw new Refusal('attestation.not-finished');
      if (wish.kind === 'level' && !(await holds(tx, by.personId, wish.competencyId, wish.level))) throw new Refusal('attestation.not-held');
      await tx.query('insert into attestation (id, person_id, code, course_version_id, competency_id, level, journey_id, on_day, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, palier_today(), $8)', [wish.id, by.personId, writeCode(randomBytes(codeBytes)), thing.courseVersionId, thing.competencyId, thing.level, thing.journeyId, at]);
      await audit(tx, by.personId, 'attestation.issue', by.personId, { attestationId: wish.id });
      return { id: wish.id };
    });
  }
}

/** Every level up to it is held now, by evidence of their own: what was carried over has still to be confirmed. */
async function holds(tx: Tx, personId: string, competencyId: string, level: number): Promise<boolean> {
  const [row] = await tx.query<{ held: number }[]>(`
    select count(distinct level)::int as held from standing where person_id = $1 and competency_id = $2 and level <= $3 and known_until is null and not carried_over and valid_from <= palier_now() and (valid_until is null or valid_until > palier_now())`, [personId, competencyId, level]);
  return row?.held === level;
}
