/** Who does a step of an onboarding plan, and so ticks it. */
export type StepOwner = { readonly kind: 'newHire' | 'lead' | 'mentor' | 'hr' | 'it' } | { readonly kind: 'person'; readonly personId: string };

/** Who is around a new hire today; nobody here has left. */
export interface Around {
  readonly newHireId: string;
  /** Leads of their nearest team, then its deputies. */
  readonly leads: readonly string[];
  readonly mentorId: string | null;
  readonly hr: readonly string[];
  /** Who runs the installation: administrators. */
  readonly it: readonly string[];
  /** Those of the people named in steps who are still here. */
  readonly here: readonly string[];
}

/** Whose step it is: the first is shown, each of them may tick it. Nobody where somebody has to be named first, and then by whom; `as` is the part by which it is theirs, where many may play it. */
export interface Owners { readonly people: readonly string[]; readonly namedBy: string | null; readonly as: 'hr' | 'it' | null }

/** Who sees to a new hire's plan: those who lead them, else HR; never the new hire. */
export function carers(around: Around): readonly string[] {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((it) => it !== around.newHireId);
  const leads = others(around.leads);
  return leads.length > 0 ? leads : others(around.hr);
}

/** The owners of a step today. Where the person named has left, or nobody plays the part of HR or of IT, it falls to whoever sees to the plan. */
export function ownersOf(owner: StepOwner, around: Around): Owners {
  switch (owner.kind) {
    case 'newHire': return { people: [around.newHireId], namedBy: null, as: null };
    case 'hr': case 'it': {
      const people = around[owner.kind].filter((it) => it !== around.newHireId);
      return people.length > 0 ? { people, namedBy: null, as: owner.kind } : { people: carers(around), namedBy: null, as: null };
    }
    case 'lead': return { people: carers(around), namedBy: null, as: null };
    case 'mentor': return around.mentorId === null ? { people: [], namedBy: carers(around)[0] ?? null, as: null } : { people: [around.mentorId], namedBy: null, as: null };
    case 'person': return { people: around.here.includes(owner.personId) ? [owner.personId] : carers(around), namedBy: null, as: null };
  }
}
