import type { Level } from '@palier/domain';
import type { Bilingual } from './bilingual.js';

export type CompetencyKey =
  | 'business-software' | 'communication' | 'maintenance' | 'innovation' | 'training' | 'data-exchange'
  | 'prioritising' | 'english' | 'scope-of-service' | 'team-leading' | 'risks' | 'keeping-up';

/** A competency; `levels` is null where it has no scale, so nothing can be proved level by level. */
export interface Competency {
  readonly key: CompetencyKey;
  readonly name: Bilingual;
  readonly levels: Readonly<Record<Level, Bilingual>> | null;
}

/** The demo's framework. Its cells start with the default criteria of the domain. */
export interface Framework {
  readonly key: 'support';
  readonly name: Bilingual;
  readonly criteria: 'default';
  readonly competencies: readonly Competency[];
}

export const framework: Framework = {
  key: 'support',
  name: { fr: 'Référentiel du support', en: 'Support framework' },
  criteria: 'default',
  competencies: [
    {
      key: 'business-software',
      name: { fr: 'Gérer les logiciels métiers', en: 'Managing business software' },
      levels: {
        1: { fr: 'Retrouver un dossier, saisir sans erreur et expliquer ce que le logiciel affiche ou refuse.', en: 'Find a record, enter data without mistakes and explain what the software shows or refuses.' },
        2: { fr: 'Régler le logiciel pour un client, corriger ses données et lui écrire la règle à suivre.', en: 'Set the software up for a customer, mend their data and write down the rule to follow.' },
        3: { fr: 'Préparer une mise en service avec les utilisateurs et prévoir ce qui changera dans leur travail.', en: 'Prepare a go-live with the users and foresee what will change in their work.' },
        4: { fr: 'Tenir ensemble, d’une version à l’autre, les besoins des clients et la vie de leurs données.', en: 'Hold customers’ needs and the life of their data together from one release to the next.' },
      },
    },
    {
      key: 'communication',
      name: { fr: 'Communiquer efficacement', en: 'Communicating effectively' },
      levels: {
        1: { fr: 'Laisser parler, reformuler la demande et donner une réponse utile et vérifiée.', en: 'Let people speak, restate the request and give a useful, checked answer.' },
        2: { fr: 'Choisir le canal et écrire un message que son lecteur comprend sans relire.', en: 'Choose the channel and write a message its reader understands the first time.' },
        3: { fr: 'Présenter une situation en quelques minutes à un public qui n’est pas du métier.', en: 'Present a situation in a few minutes to people from outside the trade.' },
        4: { fr: 'Porter la parole de l’entreprise quand la situation est tendue ou imprévue.', en: 'Speak for the company when the situation is tense or unforeseen.' },
      },
    },
    {
      key: 'maintenance',
      name: { fr: 'Assurer la maintenance d’un équipement', en: 'Maintaining equipment' },
      levels: {
        1: { fr: 'Dire quel poste, quelle version et quels droits le client utilise, et depuis quand.', en: 'Tell which workstation, which version and which rights the customer uses, and since when.' },
        2: { fr: 'Écrire la marche à suivre d’un entretien courant, testée par quelqu’un d’autre.', en: 'Write the procedure of a routine upkeep, tried out by somebody else.' },
        3: { fr: 'Conduire une opération de correction avec ses essais, son retour arrière et son coût.', en: 'Run a repair with its tests, its way back and its cost.' },
        4: { fr: 'Faire évoluer l’entretien du parc quand les techniques ou les lois changent.', en: 'Move the upkeep of the whole estate along when techniques or laws change.' },
      },
    },
    {
      key: 'innovation',
      name: { fr: 'Innover et animer un processus d’innovation', en: 'Innovating and leading innovation' },
      levels: {
        1: { fr: 'Signaler ce qui gêne les clients et proposer une amélioration argumentée.', en: 'Report what gets in customers’ way and argue for an improvement.' },
        2: { fr: 'Reprendre une bonne idée venue d’ailleurs et l’ajuster à notre support.', en: 'Take a good idea from elsewhere and fit it to our support.' },
        3: { fr: 'Mener un essai avec quelques clients, en mesurer l’effet et l’étendre.', en: 'Run a trial with a few customers, measure what it brings and extend it.' },
        4: { fr: 'Rassembler les services et les partenaires autour d’un changement de pratique.', en: 'Bring departments and partners together around a change of practice.' },
      },
    },
    {
      key: 'training',
      name: { fr: 'Former et transmettre des savoirs', en: 'Training and passing on knowledge' },
      levels: {
        1: { fr: 'Repérer ce qu’un collègue ou un client doit apprendre avant d’avancer seul.', en: 'Spot what a colleague or a customer has to learn before going on alone.' },
        2: { fr: 'Préparer une fiche et un exercice qui marchent sans explication orale.', en: 'Prepare a note and an exercise that work without anyone explaining.' },
        3: { fr: 'Animer une séance, sur place ou en ligne, et vérifier ce qui est acquis.', en: 'Lead a session, on site or online, and check what was learned.' },
        4: { fr: 'Composer un programme entier et le faire vivre avec plusieurs animateurs.', en: 'Put a whole programme together and keep it alive with several trainers.' },
      },
    },
    { key: 'data-exchange', name: { fr: 'Maîtriser les échanges entre différents logiciels métiers', en: 'Mastering exchanges between business applications' }, levels: null },
    { key: 'prioritising', name: { fr: 'Prioriser et hiérarchiser son activité', en: 'Prioritising one’s work' }, levels: null },
    { key: 'english', name: { fr: 'Utiliser l’anglais en contexte professionnel', en: 'Using English at work' }, levels: null },
    { key: 'scope-of-service', name: { fr: 'Suivre un cadre d’intervention défini', en: 'Keeping to an agreed scope of service' }, levels: null },
    {
      key: 'team-leading',
      name: { fr: 'Encadrer une équipe', en: 'Leading a team' },
      levels: {
        1: { fr: 'Décrire ce que l’équipe fait bien et ce qui la freine, faits à l’appui.', en: 'Describe what the team does well and what slows it down, with facts.' },
        2: { fr: 'Organiser les permanences, les outils et les règles pour tenir nos engagements.', en: 'Arrange cover, tools and rules so that our commitments are kept.' },
        3: { fr: 'Faire grandir chaque personne et donner envie de rester.', en: 'Help each person grow and want to stay.' },
        4: { fr: 'Montrer à l’équipe ce que son travail change pour toute l’entreprise.', en: 'Show the team what its work changes for the whole company.' },
      },
    },
    {
      key: 'risks',
      name: { fr: 'Analyser et gérer les risques', en: 'Analysing and managing risks' },
      levels: {
        1: { fr: 'Tenir à jour la liste des risques et dire ce que chacun coûterait.', en: 'Keep the list of risks current and say what each would cost.' },
        2: { fr: 'Écrire qui fait quoi, et quand, si un risque se réalise.', en: 'Write who does what, and when, should a risk come true.' },
        3: { fr: 'Diriger les moyens engagés pendant un incident grave.', en: 'Direct the people and means engaged in a serious incident.' },
        4: { fr: 'Faire comprendre et accepter les mesures, dans l’équipe comme chez les clients.', en: 'Make the measures understood and accepted, in the team and by customers.' },
      },
    },
    {
      key: 'keeping-up',
      name: { fr: 'Actualiser ses connaissances et s’adapter', en: 'Keeping up to date and adapting' },
      levels: {
        1: { fr: 'Lire les nouveautés d’une version et dire lesquelles touchent nos clients.', en: 'Read what is new in a release and tell which items touch our customers.' },
        2: { fr: 'Apprendre seul un module inconnu et rester efficace face à une surprise.', en: 'Learn an unknown module alone and stay effective when surprised.' },
        3: { fr: 'Écrire et diffuser des fiches à jour que l’équipe emploie.', en: 'Write and share current notes which the team uses.' },
        4: { fr: 'Faire apprendre tout un réseau de collègues et de partenaires.', en: 'Keep a whole network of colleagues and partners learning.' },
      },
    },
  ],
};
