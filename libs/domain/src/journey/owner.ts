/** Who does a step of an onboarding plan, and so ticks it. */
export type StepOwner = { readonly kind: 'newHire' | 'lead' | 'mentor' | 'hr' } | { readonly kind: 'person'; readonly personId: string };

/** Who is around a new hire today; nobody here has left. */
export interface Around {
  readonly newHireId: string;
  /** Leads of their nearest team, then its deputies. */
  readonly leads: readonly string[];
  readonly mentorId: string | null;
  readonly hr: readonly string[];
  /** Those of the people named in steps who are still here. */
  readonly here: readonly string[];
}

/** Whose step it is: the first is shown, each of them may tick it. Nobody where somebody has to be named first, and then by whom. */
export interface Owners { readonly people: readonly string[]; readonly namedBy: string | null }

/** Who sees to a new hire's plan: those who lead them, else HR; never the new hire. */
export function carers(around: Around): readonly string[] {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((it) => it !== around.newHireId);
  const leads = others(around.leads);
  return leads.length > 0 ? leads : others(around.hr);
}

/** The owners of a step today. Where the person named has left, it falls to whoever sees to the plan. */
export function ownersOf(owner: StepOwner, around: Around): Owners {
  switch (owner.kind) {
    case 'newHire': return { people: [around.newHireId], namedBy: null };
    case 'hr': return { people: around.hr.filter((it) => it !== around.newHireId), namedBy: null };
    case 'lead': return { people: carers(around), namedBy: null };
    case 'mentor': return around.mentorId === null ? { people: [], namedBy: carers(around)[0] ?? null } : { people: [around.mentorId], namedBy: null };
    case 'person': return { people: around.here.includes(owner.personId) ? [owner.personId] : carers(around), namedBy: null };
  }
}
