import type { StoryStep } from './story-step.js';

export type { QuizAnswers, StoryStep, StoryStepKind } from './story-step.js';

/**
 * The eight weeks before the demo opens, in order, to be played through the real actions.
 * It ends before Inès opens her course: what she does is for whoever tries the product.
 */
export const story: readonly StoryStep[] = [
  // The framework, the profiles and the first course come first.
  { day: -56, at: '09:00', kind: 'publishesFramework', by: 'sophie', framework: 'support' },
  { day: -55, at: '09:10', kind: 'publishesProfile', by: 'sophie', profile: 'support-adviser' },
  { day: -55, at: '09:25', kind: 'publishesProfile', by: 'sophie', profile: 'support-specialist' },
  { day: -55, at: '10:00', kind: 'givesProfile', by: 'sophie', who: 'karim', profile: 'support-specialist', fromDay: -55 },
  { day: -55, at: '10:02', kind: 'givesProfile', by: 'sophie', who: 'nadia', profile: 'support-specialist', fromDay: -55 },
  { day: -55, at: '10:04', kind: 'givesProfile', by: 'sophie', who: 'claire', profile: 'support-specialist', fromDay: -55 },
  { day: -55, at: '10:06', kind: 'givesProfile', by: 'sophie', who: 'tomasz', profile: 'support-specialist', fromDay: -55 },
  { day: -55, at: '10:08', kind: 'givesProfile', by: 'sophie', who: 'aminata', profile: 'support-adviser', fromDay: -55 },
  { day: -55, at: '10:10', kind: 'givesProfile', by: 'sophie', who: 'oliver', profile: 'support-adviser', fromDay: -55 },
  { day: -55, at: '10:12', kind: 'givesProfile', by: 'sophie', who: 'julien', profile: 'support-adviser', fromDay: -55 },
  { day: -55, at: '10:14', kind: 'givesProfile', by: 'sophie', who: 'lea', profile: 'support-adviser', fromDay: -55 },
  { day: -53, at: '16:30', kind: 'publishesCourse', by: 'claire', course: 'first-steps' },

  // Those who have been here for long are rated on what they have just done.
  { day: -51, at: '11:15', kind: 'confirms', rater: 'nadia', who: 'karim', competency: 'team-leading', levels: [1, 2], observed: 'A refait le planning des permanences après deux absences : aucune plage sans réponse pendant la semaine de clôture, et chacun a gardé son après-midi de formation.' },
  { day: -50, at: '09:40', kind: 'confirms', rater: 'karim', who: 'nadia', competency: 'business-software', levels: [1, 2, 3], observed: 'A préparé le passage d’un client à la facturation groupée : atelier avec les comptables, reprise de 340 contrats à blanc, puis bascule un lundi sans aucun appel urgent.' },
  { day: -49, at: '14:20', kind: 'confirms', rater: 'nadia', who: 'claire', competency: 'training', levels: [1, 2, 3], observed: 'A animé la séance sur les avoirs pour huit gestionnaires en ligne ; au contrôle de fin, sept ont corrigé seuls la facture d’essai.' },
  { day: -48, at: '10:30', kind: 'completesLesson', who: 'julien', course: 'first-steps', unit: 'finding-your-way' },
  { day: -47, at: '09:15', kind: 'completesLesson', who: 'julien', course: 'first-steps', unit: 'entry-rules' },
  { day: -47, at: '11:05', kind: 'completesLesson', who: 'julien', course: 'first-steps', unit: 'reading-a-message' },
  { day: -47, at: '11:20', kind: 'completesLesson', who: 'julien', course: 'first-steps', unit: 'entry-rules-memo' },
  { day: -47, at: '14:00', kind: 'takesQuiz', who: 'julien', course: 'first-steps', answers: 'one wrong' },
  { day: -44, at: '15:45', kind: 'confirms', rater: 'nadia', who: 'tomasz', competency: 'business-software', levels: [1, 2], observed: 'Mapped the VAT codes of a customer with three subsidiaries, mended 58 contracts that carried the old code and wrote them a half-page rule they still follow.' },

  // Léa fails once, reads again, passes.
  { day: -43, at: '09:05', kind: 'completesLesson', who: 'lea', course: 'first-steps', unit: 'finding-your-way' },
  { day: -43, at: '10:10', kind: 'completesLesson', who: 'lea', course: 'first-steps', unit: 'entry-rules' },
  { day: -42, at: '09:30', kind: 'completesLesson', who: 'lea', course: 'first-steps', unit: 'reading-a-message' },
  { day: -42, at: '10:15', kind: 'takesQuiz', who: 'lea', course: 'first-steps', answers: 'three wrong' },
  { day: -41, at: '09:00', kind: 'completesLesson', who: 'lea', course: 'first-steps', unit: 'entry-rules-memo' },
  { day: -41, at: '16:10', kind: 'takesQuiz', who: 'lea', course: 'first-steps', answers: 'all right' },
  { day: -40, at: '17:00', kind: 'publishesCourse', by: 'claire', course: 'answering-well' },
  { day: -37, at: '10:00', kind: 'confirms', rater: 'karim', who: 'aminata', competency: 'business-software', levels: [1, 2], observed: 'Facturation trimestrielle demandée par une association : a réglé l’option au contrat, recalculé la période en cours et vérifié la première facture avec la trésorière.' },
  { day: -36, at: '11:30', kind: 'confirms', rater: 'karim', who: 'oliver', competency: 'training', levels: [1, 2], observed: 'A écrit la fiche « doublons » et son exercice de fusion ; Julien les a suivis seul, sans poser de question, en vingt minutes.' },
  { day: -35, at: '14:05', kind: 'confirms', rater: 'nadia', who: 'tomasz', competency: 'maintenance', levels: [1, 2], observed: 'Wrote the monthly check of the print servers; a colleague who had never done it ran it from the page alone and found the full disk it was meant to find.' },

  // The second course, and those who wanted it.
  { day: -34, at: '09:20', kind: 'completesLesson', who: 'aminata', course: 'answering-well', unit: 'listening-first' },
  { day: -34, at: '09:40', kind: 'completesLesson', who: 'aminata', course: 'answering-well', unit: 'writing-clearly' },
  { day: -34, at: '10:00', kind: 'takesQuiz', who: 'aminata', course: 'answering-well', answers: 'all right' },
  { day: -30, at: '09:10', kind: 'completesLesson', who: 'sophie', course: 'answering-well', unit: 'listening-first' },
  { day: -30, at: '09:25', kind: 'completesLesson', who: 'sophie', course: 'answering-well', unit: 'writing-clearly' },
  { day: -30, at: '09:45', kind: 'takesQuiz', who: 'sophie', course: 'answering-well', answers: 'all right' },
  { day: -29, at: '09:00', kind: 'givesProfile', by: 'sophie', who: 'hugo', profile: 'support-adviser', fromDay: -29 },
  { day: -28, at: '16:00', kind: 'asksSignOff', who: 'julien', competency: 'business-software', level: 2, note: 'J’ai réglé seul la relance automatique d’un client mercredi. Pouvons-nous la revoir ensemble ?' },
  { day: -27, at: '10:45', kind: 'refuses', rater: 'karim', who: 'julien', competency: 'business-software', level: 2, reason: 'La relance est bien réglée, mais les adresses en double n’ont pas été corrigées et la règle n’a pas été écrite au client. À refaire sur un second dossier, que nous regarderons ensemble.' },
  { day: -26, at: '15:00', kind: 'confirms', rater: 'karim', who: 'oliver', competency: 'communication', levels: [1, 2], observed: 'Took a call from an angry office manager, restated the problem in one sentence, then sent four lines she forwarded to her team unchanged.' },
  { day: -23, at: '10:20', kind: 'completesLesson', who: 'hugo', course: 'first-steps', unit: 'finding-your-way' },
  { day: -22, at: '09:35', kind: 'confirms', rater: 'nadia', who: 'claire', competency: 'communication', levels: [1, 2, 3], observed: 'A présenté en six minutes, devant une direction financière, pourquoi deux clôtures avaient glissé ; aucune question n’est restée sans chiffre.' },
  { day: -20, at: '14:30', kind: 'confirms', rater: 'karim', who: 'lea', competency: 'communication', levels: [1], observed: 'Trois appels écoutés en double : a laissé finir, reformulé, et donné chaque fois un moment de rappel qu’elle a tenu.' },
  { day: -19, at: '09:50', kind: 'completesLesson', who: 'hugo', course: 'first-steps', unit: 'entry-rules' },
  { day: -16, at: '11:10', kind: 'confirms', rater: 'karim', who: 'aminata', competency: 'keeping-up', levels: [1, 2], observed: 'Le module de prélèvement lui était inconnu lundi ; jeudi elle a guidé un client dans le rejet d’une échéance, sans appeler le second niveau.' },
  { day: -15, at: '16:20', kind: 'confirms', rater: 'nadia', who: 'karim', competency: 'communication', levels: [1, 2, 3], observed: 'Point mensuel d’un grand compte : a ramené quarante demandes à trois causes et repris chaque décision par écrit le soir même.' },
  { day: -13, at: '10:05', kind: 'confirms', rater: 'karim', who: 'oliver', competency: 'maintenance', levels: [1], observed: 'Listed the 14 workstations of a site with version and rights before escalating; the second line found the odd one out within minutes.' },
  { day: -12, at: '14:40', kind: 'confirms', rater: 'karim', who: 'nadia', competency: 'risks', levels: [1, 2], observed: 'A chiffré les sept risques de la version 8.4 et écrit, pour les deux plus lourds, qui appelle qui et dans quel délai ; la fiche a servi dès le premier incident.' },
  { day: -9, at: '09:30', kind: 'asksSignOff', who: 'julien', competency: 'business-software', level: 2, note: 'Second dossier : relance réglée, adresses nettoyées et règle envoyée au client. Le numéro du dossier est dans la base.' },
  { day: -8, at: '11:00', kind: 'confirms', rater: 'karim', who: 'julien', competency: 'business-software', levels: [2], observed: 'Second dossier de relance : 23 adresses en double fusionnées avant l’envoi, option réglée à quinze jours et mode d’emploi d’une page remis à la gestionnaire.' },
  { day: -6, at: '15:15', kind: 'confirms', rater: 'nadia', who: 'tomasz', competency: 'innovation', levels: [1, 2], observed: 'Took the form used by the hardware desk and fitted it to our escalations; cases sent back for missing steps fell from nine to two in a month.' },
  { day: -5, at: '10:10', kind: 'confirms', rater: 'nadia', who: 'claire', competency: 'keeping-up', levels: [1, 2, 3], observed: 'Les quatre fiches de la version 8.4 étaient en ligne la veille de la sortie ; l’équipe les a ouvertes soixante fois la première semaine.' },

  // The last days: Inès arrives, and one request waits for Karim.
  { day: -3, at: '09:10', kind: 'givesProfile', by: 'sophie', who: 'ines', profile: 'support-adviser', fromDay: -3 },
  { day: -2, at: '16:40', kind: 'asksSignOff', who: 'aminata', competency: 'communication', level: 2, note: 'J’ai répondu par écrit à une réclamation sur un prorata, et la cliente a clos le dossier elle-même. Pouvez-vous lire l’échange ?' },
];
