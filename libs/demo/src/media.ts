import type { Bilingual } from './bilingual.js';

/** Where the files below lie, from the sources and from the built library alike. */
export const mediaFolder = new URL('../media/', import.meta.url);

/** A picture, drawn once per language; a lesson names it `media:FILE` where the file's hash will stand. */
export interface Picture {
  readonly files: Bilingual;
  readonly mediaType: 'image/png';
  readonly alt: Bilingual;
  /** Pixels of both files. */
  readonly width: number;
  readonly height: number;
}

/** A document to read or keep, one file per language. */
export interface Memo {
  readonly files: Bilingual;
  readonly mediaType: 'application/pdf';
  readonly title: Bilingual;
}

export const pictures = {
  clientFile: {
    files: { fr: 'client-file.fr.png', en: 'client-file.en.png' },
    mediaType: 'image/png',
    alt: {
      fr: 'Fiche d’un client dans Nordlys Gestion. Sous un bandeau bleu « Production », de gauche à droite : la recherche et ses résultats, la fiche de la cliente C-004217 avec ses champs, puis l’aide du champ choisi. Sous la fiche, les onglets Contrats, Factures et Historique ; l’onglet Contrats liste deux contrats.',
      en: 'A client file in Nordlys Gestion. Under a blue “Production” band, from left to right: the search and its results, the file of client C-004217 with its fields, then the help of the chosen field. Below the file, the tabs Contracts, Invoices and History; the Contracts tab lists two contracts.',
    },
    width: 1200,
    height: 675,
  },
  ruleMessage: {
    files: { fr: 'rule-message.fr.png', en: 'rule-message.en.png' },
    mediaType: 'image/png',
    alt: {
      fr: 'Écran de facturation sous un bandeau orange « Formation ». Un message bloquant, marqué d’un disque rouge, porte le code RG-310 et dit que la période du 1er au 30 avril figure déjà sur la facture F-2026-0418. Deux boutons suivent : ouvrir la facture et annuler.',
      en: 'The billing screen under an orange “Training” band. A blocking message, marked with a red disc, carries the code RG-310 and says that the period from 1 to 30 April is already on invoice F-2026-0418. Two buttons follow: open the invoice and cancel.',
    },
    width: 1200,
    height: 675,
  },
} as const satisfies Readonly<Record<string, Picture>>;

export const memos = {
  entryRules: {
    files: { fr: 'entry-rules.fr.pdf', en: 'entry-rules.en.pdf' },
    mediaType: 'application/pdf',
    title: { fr: 'Mémo des règles de saisie', en: 'Entry rules memo' },
  },
} as const satisfies Readonly<Record<string, Memo>>;
