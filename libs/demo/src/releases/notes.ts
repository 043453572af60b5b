import type { ReleaseChangeKind, Severity } from '@palier/domain';
import type { DayByDayKey } from './course.js';
import type { ReleaseQuestionKey } from './questions.js';

export type ReleaseName = '8.2' | '8.3' | '8.4' | '8.5';

/** One line of the notes of a release. The company writes them in one language, French; what they touch is taught in both. */
export interface DemoChange {
  readonly key: string;
  readonly area: string;
  readonly kind: ReleaseChangeKind;
  readonly severity: Severity;
  readonly text: string;
  /** What somebody decided that it touches: activities, questions, and the article on reminders. */
  readonly touches: readonly (DayByDayKey | ReleaseQuestionKey | 'article')[];
  /** Asked before it is confirmed as read and understood. */
  readonly asks: ReleaseQuestionKey | null;
}

export interface DemoRelease {
  readonly name: ReleaseName;
  /** The day it comes out, as an offset from today. */
  readonly onDay: number;
  readonly changes: readonly DemoChange[];
}

const change = (key: string, area: string, kind: ReleaseChangeKind, severity: Severity, text: string, touches: DemoChange['touches'] = [], asks: DemoChange['asks'] = null): DemoChange => ({ key, area, kind, severity, text, touches, asks });

/** The releases of Nordlys Gestion, the oldest first: two that are known, the newest that is being learnt, and one in preparation. */
export const releases: readonly DemoRelease[] = [
  {
    name: '8.2', onDay: -310, changes: [
      change('NG-1502', 'Contrats', 'changed', 'major', 'Un contrat se reconduit depuis sa fiche, jusqu’à trois mois avant sa fin.', ['renewing', 'renewal-window']),
      change('NG-1517', 'Contrats', 'fixed', 'minor', 'Le prix reconduit suit l’indice du mois de la signature.'),
    ],
  },
  {
    name: '8.3', onDay: -128, changes: [
      change('NG-1688', 'Recherche', 'added', 'major', 'La recherche accepte un montant : 418,00 trouve la facture et ses avoirs.', ['searching', 'search-by-amount']),
      change('NG-1693', 'Recherche', 'changed', 'minor', 'Les fiches archivées viennent après les autres.', ['searching']),
      change('NG-1704', 'Facturation', 'fixed', 'minor', 'Le total d’une facture en deux devises s’imprime dans les deux.'),
    ],
  },
  {
    name: '8.4', onDay: -5, changes: [
      change('NG-1841', 'Relances', 'added', 'critical', 'L’envoi des relances se suspend dans leur écran. Ne redémarrez plus le service d’envoi : il renverrait toutes les relances du matin.', ['reminding', 'pause-reminders', 'article'], 'pause-reminders'),
      change('NG-1790', 'Facturation', 'changed', 'major', 'Un avoir se fait depuis la liste des factures, en un geste, et reprend leurs lignes.', ['crediting', 'credit-from-list']),
      change('NG-1812', 'Relances', 'changed', 'major', 'La relance de niveau 2 part quinze jours après celle de niveau 1, et non plus huit.', ['reminding']),
      change('NG-1826', 'Accès', 'security', 'major', 'La session se ferme après trente minutes sans geste, au lieu de deux heures.'),
      change('NG-1799', 'Facturation', 'removed', 'major', 'L’export « ancien format » des factures n’existe plus ; l’export CSV le remplace.', ['crediting']),
      change('NG-1755', 'Recherche', 'added', 'minor', 'La touche F3 propose les trois dernières recherches.', ['searching']),
      change('NG-1803', 'Facturation', 'added', 'minor', 'L’adresse de livraison s’imprime sous celle du client.'),
      change('NG-1834', 'Contrats', 'fixed', 'minor', 'La date de fin d’un contrat reconduit s’affiche de nouveau dans la liste.', ['renewing']),
      change('NG-1838', 'Relances', 'deprecated', 'minor', 'Les modèles de relance en texte simple disparaîtront avec la version 9.0.', ['reminding', 'article']),
    ],
  },
  {
    name: '8.5', onDay: 38, changes: [
      change('NG-1902', 'Portail', 'added', 'major', 'Les clients consultent leurs factures et leurs contrats dans un portail, avec leur propre compte.', ['portal-tour']),
      change('NG-1907', 'Portail', 'added', 'major', 'Un client qui a perdu son mot de passe en demande un autre lui-même ; le support ne le voit jamais.', ['portal-accounts']),
      change('NG-1911', 'Portail', 'added', 'minor', 'Une facture payée porte la date du paiement.'),
      change('NG-1920', 'Facturation', 'changed', 'minor', 'La facture dit où la retrouver dans le portail.'),
      change('NG-1926', 'Recherche', 'fixed', 'minor', 'Un nom avec deux traits d’union se trouve sans eux.'),
    ],
  },
];
