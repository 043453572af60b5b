import type { Bilingual } from './bilingual.js';
import type { PersonKey } from './company.js';
import type { CourseKey } from './course.js';

export type PlanStepKey = 'accounts' | 'welcome' | 'mentor' | 'guide' | 'first-course' | 'second-pair' | 'first-week' | 'first-month';

/** One step of the onboarding plan that every new hire of the demo is given. */
export interface PlanStep {
  readonly key: PlanStepKey;
  readonly kind: 'meet' | 'account' | 'mentor' | 'activity' | 'read' | 'other';
  readonly title: Bilingual;
  /** Whose step it is: by the part they play, or somebody by name. */
  readonly owner: 'newHire' | 'lead' | 'mentor' | 'hr' | { readonly person: PersonKey };
  /** Days after the hire; below 0 before it. */
  readonly days: number;
  readonly course: CourseKey | null;
  /** All of these are done first. */
  readonly after: readonly PlanStepKey[];
  readonly minutes: number | null;
}

/** So many days after the hire a new hire has met the people of the job profile. */
export const relationsDays = 12;

export const plan: readonly PlanStep[] = [
  { key: 'accounts', kind: 'account', title: { fr: 'Ouvrir les accès à Nordlys Gestion et à la téléphonie', en: 'Open the accesses to Nordlys Gestion and the phones' }, owner: { person: 'mathis' }, days: -1, course: null, after: [], minutes: 30 },
  { key: 'welcome', kind: 'meet', title: { fr: 'Petit déjeuner avec l’équipe', en: 'Breakfast with the team' }, owner: 'lead', days: 0, course: null, after: [], minutes: 45 },
  { key: 'mentor', kind: 'mentor', title: { fr: 'Première heure avec le mentor', en: 'First hour with the mentor' }, owner: 'mentor', days: 0, course: null, after: [], minutes: 60 },
  { key: 'guide', kind: 'read', title: { fr: 'Lire le guide d’accueil', en: 'Read the welcome guide' }, owner: 'newHire', days: 1, course: null, after: [], minutes: 40 },
  { key: 'first-course', kind: 'activity', title: { fr: 'Suivre la première formation', en: 'Follow the first course' }, owner: 'newHire', days: 4, course: 'first-steps', after: ['accounts'], minutes: 60 },
  { key: 'second-pair', kind: 'mentor', title: { fr: 'Écouter trois appels à deux', en: 'Listen to three calls together' }, owner: 'mentor', days: 5, course: null, after: ['mentor'], minutes: 90 },
  { key: 'first-week', kind: 'other', title: { fr: 'Faire le point de la première semaine', en: 'Look back on the first week' }, owner: 'lead', days: 7, course: null, after: ['welcome'], minutes: 30 },
  { key: 'first-month', kind: 'other', title: { fr: 'Faire le point du premier mois', en: 'Look back on the first month' }, owner: 'hr', days: 30, course: null, after: ['first-week', 'first-course'], minutes: 45 },
];
