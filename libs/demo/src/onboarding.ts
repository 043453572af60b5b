import type { Bilingual } from './bilingual.js';
import type { PersonKey } from './company.js';
import type { CourseKey } from './course.js';

export type PlanStepKey = 'accounts' | 'welcome' | 'mentor' | 'guide' | 'charter' | 'first-course' | 'second-pair' | 'first-week' | 'first-month' | 'listen-again' | 'go-live' | 'own-note' | 'on-call';

/** One step of the onboarding plan that every new hire of the demo is given. */
export interface PlanStep {
  readonly key: PlanStepKey;
  readonly kind: 'meet' | 'account' | 'mentor' | 'activity' | 'read' | 'sign' | 'other';
  readonly title: Bilingual;
  /** Whose step it is: by the part they play, or somebody by name. */
  readonly owner: 'newHire' | 'lead' | 'mentor' | 'hr' | 'it' | { readonly person: PersonKey };
  /** Days after the hire; below 0 before it. */
  readonly days: number;
  readonly course: CourseKey | null;
  /** What is read and understood to do it. */
  readonly article?: 'charter';
  /** All of these are done first. */
  readonly after: readonly PlanStepKey[];
  readonly minutes: number | null;
}

/** So many days after the hire a new hire has met the people of the job profile. */
export const relationsDays = 12;

export const plan: readonly PlanStep[] = [
  { key: 'accounts', kind: 'account', title: { fr: 'Ouvrir les accès à Nordlys Gestion et à la téléphonie', en: 'Open the accesses to Nordlys Gestion and the phones' }, owner: 'it', days: -1, course: null, after: [], minutes: 30 },
  { key: 'welcome', kind: 'meet', title: { fr: 'Petit déjeuner avec l’équipe', en: 'Breakfast with the team' }, owner: 'lead', days: 0, course: null, after: [], minutes: 45 },
  { key: 'mentor', kind: 'mentor', title: { fr: 'Première heure avec le mentor', en: 'First hour with the mentor' }, owner: 'mentor', days: 0, course: null, after: [], minutes: 60 },
  { key: 'guide', kind: 'read', title: { fr: 'Lire le guide d’accueil', en: 'Read the welcome guide' }, owner: 'newHire', days: 1, course: null, after: [], minutes: 40 },
  { key: 'charter', kind: 'sign', title: { fr: 'Signer la charte de confidentialité', en: 'Sign the confidentiality charter' }, owner: 'newHire', days: 2, course: null, article: 'charter', after: [], minutes: 15 },
  { key: 'first-course', kind: 'activity', title: { fr: 'Suivre la première formation', en: 'Follow the first course' }, owner: 'newHire', days: 4, course: 'first-steps', after: ['accounts'], minutes: 60 },
  { key: 'second-pair', kind: 'mentor', title: { fr: 'Écouter trois appels à deux', en: 'Listen to three calls together' }, owner: 'mentor', days: 5, course: null, after: ['mentor'], minutes: 90 },
  { key: 'first-week', kind: 'other', title: { fr: 'Faire le point de la première semaine', en: 'Look back on the first week' }, owner: 'lead', days: 7, course: null, after: ['welcome'], minutes: 30 },
  { key: 'first-month', kind: 'other', title: { fr: 'Faire le point du premier mois', en: 'Look back on the first month' }, owner: 'hr', days: 30, course: null, after: ['first-week', 'first-course'], minutes: 45 },
];

/** What the plan asks after the first month, where the demo is played whole. */
export const laterPlan: readonly PlanStep[] = [
  { key: 'listen-again', kind: 'mentor', title: { fr: 'Réécouter deux de ses appels à deux', en: 'Listen again to two of one’s calls together' }, owner: 'mentor', days: 45, course: null, after: ['second-pair'], minutes: 60 },
  { key: 'go-live', kind: 'meet', title: { fr: 'Suivre une mise en service avec le second niveau', en: 'Follow a go-live with the second line' }, owner: 'newHire', days: 61, course: null, after: ['first-month'], minutes: 120 },
  { key: 'own-note', kind: 'other', title: { fr: 'Écrire sa première fiche pour la base de l’équipe', en: 'Write a first note for the team’s knowledge base' }, owner: 'newHire', days: 75, course: null, after: ['first-month'], minutes: 90 },
  { key: 'on-call', kind: 'other', title: { fr: 'Première astreinte, à deux', en: 'First on-call turn, with somebody' }, owner: 'lead', days: 85, course: null, after: ['go-live'], minutes: 30 },
];

/** What every new hire reads and says that they understood. It is written in one language, as the articles of a company are. */
export const charter = {
  title: 'Charte de confidentialité du support',
  text: `Un client nous ouvre son dossier pour que nous l’aidions. Ce que nous y voyons reste entre lui et nous.

## Ce que je fais
- Je n’ouvre un dossier que pour une demande que je traite, et je le note dans la demande.
- Je vérifie qui me parle avant de dire un montant, une adresse ou un nom.
- Je floute les captures d’écran avant de les joindre à un ticket.

## Ce que je ne fais pas
- Je n’emporte aucun fichier de client hors de Nordlys Gestion, même pour un essai.
- Je ne donne jamais un mot de passe par téléphone ni par courriel.

> Un doute, une erreur ? Je le dis tout de suite à ma responsable ou à mon responsable : on répare mieux le jour même.`,
};
