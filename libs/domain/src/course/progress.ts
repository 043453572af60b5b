export interface CourseProgress { readonly done: number; readonly of: number; /** 0 to 100, whole; 100 only when all is done. */ readonly percent: number; readonly next: string | null }

/** How far somebody is, by item. */
export function courseProgress(unitIds: readonly string[], completed: ReadonlySet<string>): CourseProgress {
  const done = unitIds.filter((id) => completed.has(id)).length;
  return { done, of: unitIds.length, percent: unitIds.length === 0 ? 0 : Math.floor((100 * done) / unitIds.length), next: unitIds.find((id) => !completed.has(id)) ?? null };
}
