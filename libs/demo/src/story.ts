import type { HeldLevel, Level } from '@palier/domain';
import type { PersonKey } from './company.js';
import type { CourseKey } from './course.js';
import type { CompetencyKey } from './framework.js';
import type { PlanStepKey } from './onboarding.js';
import type { ProfileKey } from './profile.js';

/** What somebody did, in the weeks before. Days count from the seed's today, hours are those of Paris. */
export type StoryStep = { readonly day: number; readonly at: string } & (
  | { readonly kind: 'givesProfile'; readonly by: PersonKey; readonly who: PersonKey; readonly profile: ProfileKey }
  | { readonly kind: 'takesCourse'; readonly who: PersonKey; readonly course: CourseKey; /** How many of the quiz's questions are answered wrongly. */ readonly wrong: number; /** What they choose where it is offered, right or not; the rest they know. */ readonly chooses: readonly string[] }
  /** Who helped out over the summer takes the course, each in their way, and leaves some days later. */
  | { readonly kind: 'summerHelpTakesCourse'; readonly course: CourseKey }
  | { readonly kind: 'summerHelpLeaves'; readonly by: PersonKey }
  | { readonly kind: 'asksSignOff'; readonly who: PersonKey; readonly competency: CompetencyKey; readonly level: Level; readonly note: string }
  | { readonly kind: 'confirms'; readonly rater: PersonKey; readonly who: PersonKey; readonly competency: CompetencyKey; readonly levels: readonly Level[]; readonly observed: string }
  | { readonly kind: 'givesPlan'; readonly by: PersonKey; readonly who: PersonKey; readonly mentor: PersonKey }
  | { readonly kind: 'ticks'; readonly by: PersonKey; readonly who: PersonKey; readonly step: PlanStepKey }
  | { readonly kind: 'namesContact'; readonly by: PersonKey; readonly who: PersonKey; /** Of the people of the role profile to meet, which. */ readonly relation: number; readonly contact: PersonKey }
  | { readonly kind: 'refuses'; readonly rater: PersonKey; readonly who: PersonKey; readonly competency: CompetencyKey; readonly reason: string }
  | { readonly kind: 'observes'; readonly rater: PersonKey; readonly who: PersonKey; readonly competencies: readonly { readonly competency: CompetencyKey; readonly levels: readonly Level[] }[]; readonly observed: string; readonly reference: string }
  | { readonly kind: 'assessesSelf'; readonly who: PersonKey; readonly competency: CompetencyKey; /** Null: they do not know. */ readonly level: HeldLevel | null; readonly words: string }
);

const gives = (day: number, who: PersonKey, profile: ProfileKey): StoryStep => ({ day, at: '09:00', kind: 'givesProfile', by: 'sophie', who, profile });
const takes = (day: number, at: string, who: PersonKey, course: CourseKey, wrong = 0, chooses: readonly string[] = []): StoryStep => ({ day, at, kind: 'takesCourse', who, course, wrong, chooses });
/** Whoever works with release 8.4 knows the screen that the key of a question does not know yet. */
const asInRelease84 = ['pause-sending'];

const saysOfSelf = (day: number, at: string, who: PersonKey, competency: CompetencyKey, level: HeldLevel | null, words = ''): StoryStep => ({ day, at, kind: 'assessesSelf', who, competency, level, words });

/** Asked one day, confirmed some days later. */
const proves = (day: number, who: PersonKey, rater: PersonKey, competency: CompetencyKey, levels: readonly Level[], note: string, observed: string, later = 1): StoryStep[] => [
  { day, at: '11:20', kind: 'asksSignOff', who, competency, level: levels.at(-1) ?? 1, note },
  { day: day + later, at: '16:40', kind: 'confirms', rater, who, competency, levels, observed },
];

const steps: readonly StoryStep[] = [
  gives(-54, 'karim', 'support-specialist'), gives(-54, 'nadia', 'support-specialist'), gives(-54, 'claire', 'support-specialist'), gives(-54, 'tomasz', 'support-specialist'),
  gives(-54, 'aminata', 'support-adviser'), gives(-54, 'oliver', 'support-adviser'), gives(-54, 'julien', 'support-adviser'), gives(-54, 'lea', 'support-adviser'), gives(-28, 'hugo', 'support-adviser'), gives(-3, 'ines', 'support-adviser'),
  takes(-53, '10:05', 'tomasz', 'first-steps'), takes(-52, '14:30', 'tomasz', 'answering-well'), takes(-51, '09:40', 'aminata', 'first-steps'), takes(-50, '15:10', 'oliver', 'first-steps', 3),
  takes(-48, '10:20', 'oliver', 'first-steps'), takes(-47, '11:00', 'aminata', 'answering-well'), takes(-46, '09:30', 'julien', 'first-steps'), takes(-44, '16:00', 'lea', 'first-steps', 1),
  takes(-41, '10:10', 'julien', 'answering-well', 2), takes(-38, '14:00', 'oliver', 'answering-well'), takes(-30, '10:40', 'lea', 'answering-well'), takes(-26, '09:50', 'hugo', 'first-steps', 3), takes(-20, '10:30', 'hugo', 'first-steps'),
  takes(-19, '11:15', 'julien', 'answering-well'), takes(-45, '13:45', 'karim', 'first-steps'), takes(-45, '15:00', 'nadia', 'first-steps'), takes(-44, '10:00', 'karim', 'answering-well'), takes(-44, '11:30', 'nadia', 'answering-well'),
  ...proves(-43, 'tomasz', 'nadia', 'business-software', [2], 'Paramétrage repris pour trois dossiers ce mois-ci.', 'A repris seul le paramétrage de facturation d’un compte de 40 postes ; la recette s’est faite sans retour.'),
  ...proves(-40, 'tomasz', 'nadia', 'business-software', [3], 'Go-live of the contracts module on Tuesday.', 'A mené l’atelier de mise en service du module Contrats : douze questions posées, douze réponses consignées.', 2),
  ...proves(-37, 'tomasz', 'nadia', 'communication', [2, 3], 'Monthly review prepared and presented.', 'A présenté le point mensuel devant six responsables, en dix minutes et trois chiffres, puis a répondu sans notes.'),
  ...proves(-36, 'aminata', 'karim', 'business-software', [2], 'J’ai réglé les relances du dossier 7731.', 'A réglé les relances automatiques sur l’environnement de formation avant la production, et a laissé la règle écrite au client.'),
  ...proves(-36, 'oliver', 'karim', 'training', [1, 2], 'My note on duplicates, with its exercise.', 'A écrit la fiche « doublons » et son exercice de fusion ; Julien les a suivis seul, sans poser de question, en vingt minutes.', 2),
  ...proves(-34, 'aminata', 'karim', 'communication', [2], 'Trois réponses écrites à relire.', 'Trois réponses écrites relues ensemble : la cause, le geste, le délai, dans cet ordre, sans jargon.'),
  ...proves(-33, 'aminata', 'karim', 'training', [1], 'J’ai accueilli Hugo sur la recherche de fiche.', 'A dressé la liste de ce qu’un nouveau doit savoir avant sa première permanence ; quatre points manquaient à la nôtre.'),
  ...proves(-31, 'oliver', 'karim', 'communication', [1, 2], 'The outage mails of last week.', 'Pendant l’incident de jeudi, a tenu au courant neuf clients toutes les demi-heures, sans promettre d’heure de retour.'),
  { day: -29, at: '10:00', kind: 'asksSignOff', who: 'julien', competency: 'business-software', level: 2, note: 'Paramétrage du dossier 8120.' },
  { day: -28, at: '17:05', kind: 'refuses', rater: 'karim', who: 'julien', competency: 'business-software', reason: 'Le réglage a été fait en production avant l’essai en formation. Refaire le cas sur le dossier école, dans l’ordre, puis redemander.' },
  ...proves(-25, 'julien', 'karim', 'training', [1], 'Ma fiche sur les codes de message.', 'A écrit la fiche des codes RG-3xx que l’équipe cherchait ; deux collègues s’en sont servis le jour même.'),
  ...proves(-24, 'lea', 'karim', 'maintenance', [1], 'Description de trois postes avant transmission.', 'Les trois dossiers transmis au second niveau portaient la version, le poste et les étapes : aucun n’est revenu.'),
  ...proves(-23, 'nadia', 'karim', 'communication', [1, 2, 3], 'Réunion d’escalade du 3.', 'A repris une réunion mal engagée en reformulant les deux demandes du client, puis en fixant une suite datée.'),
  ...proves(-22, 'karim', 'nadia', 'communication', [1, 2, 3], 'Point trimestriel.', 'A présenté le bilan du trimestre avec les écarts et leurs causes ; le client a validé le plan en séance.'),
  ...proves(-21, 'karim', 'nadia', 'business-software', [1, 2, 3], 'Mise en service de juin.', 'A préparé la mise en service avec les utilisateurs et listé à l’avance les sept écrans qui changeaient.'),
  ...proves(-18, 'aminata', 'karim', 'keeping-up', [1, 2], 'Lecture de la note 8.4.', 'A lu la note de version, essayé les deux changements de saisie et prévenu l’équipe d’un cas que la note ne citait pas.'),
  ...proves(-16, 'tomasz', 'nadia', 'maintenance', [1, 2], 'Archiving procedure.', 'A écrit la procédure d’archivage et l’a fait suivre par un collègue qui ne la connaissait pas : aucune question.'),
  ...proves(-15, 'nadia', 'karim', 'business-software', [1, 2], 'Reprise de données du 11.', 'A corrigé une reprise de données sans perdre l’historique, contrôle écrit à l’appui.'),
  ...proves(-13, 'oliver', 'karim', 'keeping-up', [1], 'Release note 8.4.', 'A résumé la note 8.4 en une page pour les clients anglophones ; relue, envoyée telle quelle.'),
  ...proves(-12, 'lea', 'karim', 'communication', [2], 'Réponse au dossier 8244.', 'Une réponse de huit lignes que le client a suivie seul, après trois échanges restés sans effet.'),
  ...proves(-9, 'claire', 'nadia', 'training', [1, 2], 'Support des premiers pas.', 'A conçu le support des premiers pas et l’a essayé avec deux personnes avant de le publier.'),
  ...proves(-8, 'tomasz', 'nadia', 'innovation', [1, 2], 'One form for our escalations.', 'Took the form used by the hardware desk and fitted it to our escalations; cases sent back for missing steps fell from nine to two in a month.', 2),
  ...proves(-7, 'hugo', 'karim', 'communication', [1], 'Appels de lundi.', 'Sur cinq appels écoutés, a reformulé la demande avant de répondre à chaque fois.'),
  { day: -11, at: '12:05', kind: 'observes', rater: 'karim', who: 'oliver', competencies: [{ competency: 'maintenance', levels: [1] }, { competency: 'keeping-up', levels: [2] }], observed: 'A retrouvé seul la version et les droits d’un poste en panne, a vu que la note 8.4 en parlait, et l’a signalée aux deux autres clients concernés.', reference: 'TCK-8307' },
  saysOfSelf(-10, '09:15', 'aminata', 'communication', 3, 'J’ai présenté deux points mensuels dans mon ancien poste.'), saysOfSelf(-10, '09:17', 'aminata', 'business-software', 2), saysOfSelf(-10, '09:20', 'aminata', 'training', null), saysOfSelf(-6, '17:30', 'oliver', 'communication', 2, 'Only in English so far.'), saysOfSelf(-6, '17:32', 'oliver', 'maintenance', 0),
  { day: -28, at: '09:15', kind: 'givesPlan', by: 'karim', who: 'hugo', mentor: 'julien' },
  { day: -28, at: '09:20', kind: 'ticks', by: 'mathis', who: 'hugo', step: 'accounts' }, { day: -28, at: '10:00', kind: 'ticks', by: 'karim', who: 'hugo', step: 'welcome' }, { day: -28, at: '11:30', kind: 'ticks', by: 'julien', who: 'hugo', step: 'mentor' },
  { day: -27, at: '14:00', kind: 'ticks', by: 'hugo', who: 'hugo', step: 'guide' }, { day: -27, at: '14:30', kind: 'ticks', by: 'hugo', who: 'hugo', step: 'charter' }, { day: -27, at: '09:10', kind: 'namesContact', by: 'karim', who: 'hugo', relation: 0, contact: 'nadia' },
  { day: -24, at: '16:10', kind: 'ticks', by: 'julien', who: 'hugo', step: 'second-pair' }, { day: -22, at: '17:20', kind: 'ticks', by: 'karim', who: 'hugo', step: 'first-week' },
  { day: -14, at: '10:00', kind: 'summerHelpTakesCourse', course: 'upset-client' }, { day: -12, at: '18:00', kind: 'summerHelpLeaves', by: 'sophie' },
  ...(['tomasz', 'aminata', 'oliver', 'julien', 'lea', 'hugo', 'karim', 'nadia'] as const).map((who, index) => takes(index < 4 ? -16 : -4, `${10 + (index % 4)}:30`, who, 'upset-client', 0, asInRelease84)),
  { day: -2, at: '15:30', kind: 'asksSignOff', who: 'lea', competency: 'business-software', level: 2, note: 'J’ai réglé les modèles de courrier du dossier 8301, d’abord en formation.' },
  { day: -1, at: '10:15', kind: 'asksSignOff', who: 'julien', competency: 'business-software', level: 2, note: 'Cas refait sur le dossier école, puis en production.' },
];

/** The weeks before, in order. It stops before Inès opens the course: that part is for whoever tries the product. */
export const story: readonly StoryStep[] = [...steps].sort((a, b) => a.day - b.day || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
