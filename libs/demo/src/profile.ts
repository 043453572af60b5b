import type { Level } from '@palier/domain';
import type { Bilingual } from './bilingual.js';
import type { PersonKey } from './company.js';
import type { CompetencyKey } from './framework.js';

export type ProfileKey = 'support-adviser' | 'support-specialist';

/** The expectations of the domain, with reasons in both languages; who decided and when stand on the profile. */
export type ProfileExpectation =
  | { readonly kind: 'company'; readonly level: Level; readonly reason: Bilingual }
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'notApplicable'; readonly reason: Bilingual };

export interface Profile {
  readonly key: ProfileKey;
  readonly framework: 'support';
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  readonly missions: readonly Bilingual[];
  /** Whom the job has to do with: a new hire meets them. */
  readonly relations: { readonly internal: readonly Bilingual[]; readonly external: readonly Bilingual[] };
  /** Who set the expected levels, and on which day (offset from today). */
  readonly by: PersonKey;
  readonly onDay: number;
  readonly expectations: Readonly<Record<CompetencyKey, ProfileExpectation>>;
}

const unspecified = { kind: 'unspecified' } as const;
const company = (level: Level, fr: string, en: string): ProfileExpectation => ({ kind: 'company', level, reason: { fr, en } });
const notApplicable = (fr: string, en: string): ProfileExpectation => ({ kind: 'notApplicable', reason: { fr, en } });

export const profiles: readonly Profile[] = [
  {
    key: 'support-adviser',
    framework: 'support',
    title: { fr: 'Conseiller support (première année)', en: 'Support adviser (first year)' },
    purpose: {
      fr: 'Apporter aux clients de Nordlys Gestion une réponse juste, claire et rapide, en s’appuyant sur l’équipe.',
      en: 'Give the customers of Nordlys Gestion a correct, clear and quick answer, with the help of the team.',
    },
    missions: [
      { fr: 'Prendre en charge les demandes de premier niveau, par téléphone et par écrit.', en: 'Take first-line requests, by phone and in writing.' },
      { fr: 'Reproduire une anomalie dans l’environnement de formation et la transmettre complète.', en: 'Reproduce a fault in the training environment and hand it over complete.' },
      { fr: 'Noter dans la base de l’équipe ce qui servira au collègue suivant.', en: 'Note in the team’s knowledge base what will serve the next colleague.' },
    ],
    relations: {
      internal: [{ fr: 'Le second niveau', en: 'The second line' }, { fr: 'L’équipe qui développe Nordlys Gestion', en: 'The team that develops Nordlys Gestion' }, { fr: 'Les chargés de clientèle', en: 'The account managers' }],
      external: [{ fr: 'Un client pilote', en: 'A pilot customer' }],
    },
    by: 'sophie',
    onDay: -55,
    expectations: {
      'business-software': company(2, 'Dès la première année, on règle les options simples sans passer par le second niveau.', 'From the first year on, advisers set simple options without the second line.'),
      communication: company(2, 'La moitié des réponses part par écrit.', 'Half of the answers leave in writing.'),
      maintenance: company(1, 'Il suffit de décrire le poste et la version ; les interventions vont au second niveau.', 'Describing the workstation and the version is enough; interventions go to the second line.'),
      innovation: unspecified,
      training: company(1, 'Chaque conseiller accueille le suivant.', 'Each adviser welcomes the next one.'),
      'data-exchange': unspecified,
      prioritising: unspecified,
      english: unspecified,
      'scope-of-service': unspecified,
      'team-leading': notApplicable('Personne n’encadre pendant sa première année.', 'Nobody leads a team in their first year.'),
      risks: unspecified,
      'keeping-up': company(2, 'Deux versions du produit sortent chaque année.', 'Two product releases come out every year.'),
    },
  },
  {
    key: 'support-specialist',
    framework: 'support',
    title: { fr: 'Spécialiste support confirmé', en: 'Experienced support specialist' },
    purpose: {
      fr: 'Résoudre les demandes difficiles et faire progresser les collègues qui les reçoivent en premier.',
      en: 'Solve the difficult requests and help the colleagues who receive them first to grow.',
    },
    missions: [
      { fr: 'Reprendre les dossiers transmis et rendre compte jusqu’à leur clôture.', en: 'Take over escalated cases and report on them until they are closed.' },
      { fr: 'Tenir à jour les fiches et les exercices d’un domaine du produit.', en: 'Keep the notes and exercises of one area of the product current.' },
      { fr: 'Préparer chaque version avec les clients pilotes.', en: 'Prepare each release with the pilot customers.' },
    ],
    relations: {
      internal: [{ fr: 'L’équipe qui développe Nordlys Gestion', en: 'The team that develops Nordlys Gestion' }, { fr: 'La qualité', en: 'The people in charge of quality' }],
      external: [{ fr: 'L’hébergeur', en: 'The hosting company' }],
    },
    by: 'sophie',
    onDay: -55,
    expectations: {
      'business-software': company(3, 'Le second niveau accompagne les mises en service.', 'The second line goes along with go-lives.'),
      communication: company(3, 'Un point mensuel se présente devant chaque grand compte.', 'A monthly review is presented to each large account.'),
      maintenance: company(2, 'Les procédures d’entretien sont écrites par ceux qui les appliquent.', 'Upkeep procedures are written by those who carry them out.'),
      innovation: company(1, 'Au moins une proposition étayée par trimestre.', 'At least one well-argued proposal a quarter.'),
      training: company(2, 'Les fiches du domaine sont à leur charge.', 'The notes of their area are theirs to keep.'),
      'data-exchange': unspecified,
      prioritising: unspecified,
      english: unspecified,
      'scope-of-service': unspecified,
      'team-leading': unspecified,
      risks: company(1, 'La liste des risques est relue avant chaque version.', 'The list of risks is read again before each release.'),
      'keeping-up': company(3, 'On attend d’eux les premières fiches d’une nouvelle version.', 'The first notes on a new release are expected from them.'),
    },
  },
];
