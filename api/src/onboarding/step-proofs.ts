import { Injectable } from '@nestjs/common';
import { proofStanding, readingProofs, type ProofStanding } from '@palier/domain';
import { ReadingsQueries } from '#articles';
import { SignedLevelsQueries } from '#evidence';
import { CourseProofsQueries } from '#learning';
import type { Reader } from '#platform';

/** A step as far as it may ask for a proof: a course that its new hire finishes, an article that they read and understand, or a level that is signed; `askedAt` is since when. */
export interface AskedProof { readonly personId: string; readonly courseId: string | null; readonly articleId: string | null; readonly askedAt: Date; readonly cell: { readonly competencyId: string; readonly level: number } | null }

/** SQL: whether this step asks for a proof, so that nobody ticks it. */
export const asksProof = (step: string): string => `(num_nonnulls(${step}.course_id, ${step}.article_id, ${step}.competency_id) > 0)`;

/** What proves the steps of onboarding plans: read from the facts each time, so that no plan has to be told. */
@Injectable()
export class StepProofs {
  constructor(private readonly courses: CourseProofsQueries, private readonly levels: SignedLevelsQueries, private readonly readings: ReadingsQueries) {}

  /** Where the proof of each of these steps stands; null for one that asks for none. Three queries at most, none where nothing asks for a proof. */
  async of(steps: readonly AskedProof[], reader: Reader): Promise<(step: AskedProof) => ProofStanding | null> {
    const courses = await this.courses.of(steps.flatMap(({ personId, courseId }) => (courseId === null ? [] : [{ personId, courseId }])), reader);
    const levels = await this.levels.of(steps.flatMap(({ personId, cell }) => (cell === null ? [] : [{ personId, competencyId: cell.competencyId, level: cell.level }])), reader);
    const readings = await this.readings.of(steps.flatMap(({ personId, articleId }) => (articleId === null ? [] : [{ personId, articleId }])), reader);
    return ({ personId, courseId, articleId, askedAt, cell }) => {
      if (courseId !== null) return proofStanding(courses.get(`${personId} ${courseId}`) ?? []);
      if (articleId !== null) return proofStanding([{ units: [{ id: articleId, proofs: readingProofs(readings.get(`${personId} ${articleId}`) ?? [], askedAt.getTime()) }] }]);
      return cell === null ? null : proofStanding([{ units: [{ id: cell.competencyId, proofs: levels.get(`${personId} ${cell.competencyId} ${cell.level}`) ?? [] }] }]);
    };
  }
}
