import type { BankQuestion } from './bank.js';
import { short } from './question-form.js';

const cell = { competency: 'business-software', level: 1 } as const;

/** Questions answered by a date, an amount, a number or a word. */
export const softwareShortTexts: readonly BankQuestion[] = [
  {
    key: 'part-month',
    cell,
    difficulty: 3,
    content: short(
      { fr: 'Un contrat à 120,00 € hors taxes par mois commence le 21 avril (mois de 30 jours). Quel est le montant hors taxes de la première facture, en euros ?', en: 'A contract at €120.00 a month before tax starts on 21 April (a month of 30 days). What is the amount of the first invoice before tax, in euros?' },
      { fr: ['40', '40,00', '40,0', '40.00', '40 €', '40,00 €', '40 euros', '40 € HT', '40,00 € HT'], en: ['40', '40.00', '40.0', '40,00', '€40', '€40.00', '40 €', '40 euros', 'EUR 40', '40 EUR'] },
      { fr: 'Du 21 au 30 avril, premier et dernier jours compris, il y a 10 jours : 120,00 × 10 / 30 = 40,00 €.', en: 'From 21 to 30 April, first and last day included, there are 10 days: 120.00 × 10 / 30 = €40.00.' },
    ),
  },
  {
    key: 'last-day',
    cell,
    difficulty: 2,
    content: short(
      { fr: 'Un contrat de douze mois commence le 1er mars 2026. Quelle date de fin faut-il saisir ? (jour/mois/année)', en: 'A twelve-month contract starts on 1 March 2026. Which end date has to be entered? (day/month/year)' },
      { fr: ['28/02/2027', '28/2/2027', '28/02/27', '28-02-2027', '28.02.2027', '28 02 2027', '28 février 2027', '2027-02-28'], en: ['28/02/2027', '28/2/2027', '28/02/27', '28-02-2027', '28.02.2027', '28 02 2027', '28 February 2027', '28th February 2027', 'February 28, 2027', '28 Feb 2027', '2027-02-28'] },
      { fr: 'La date de fin est le dernier jour de service : la veille du 1er mars 2027, donc le 28 février 2027.', en: 'The end date is the last day of service: the day before 1 March 2027, so 28 February 2027.' },
    ),
  },
  {
    key: 'cancelling-document',
    cell,
    difficulty: 1,
    content: short(
      { fr: 'Comment s’appelle le document qui annule tout ou partie d’une facture validée ?', en: 'What is the name of the document that cancels all or part of a validated invoice?' },
      { fr: ['avoir', 'un avoir', 'l’avoir', 'l\'avoir', 'facture d’avoir', 'facture d\'avoir', 'une facture d’avoir', 'une facture d\'avoir'], en: ['credit note', 'a credit note', 'the credit note', 'credit memo', 'a credit memo'] },
      { fr: 'C’est l’avoir. La facture de départ reste telle quelle, et l’avoir dit ce qui en est annulé.', en: 'It is the credit note. The first invoice stays as it is, and the credit note says what of it is cancelled.' },
    ),
  },
  {
    key: 'document-to-open',
    cell,
    difficulty: 2,
    content: short(
      { fr: 'Le logiciel affiche : « RG-310, blocage. Période du 01/05/2026 au 31/05/2026 déjà facturée pour le contrat K-2026-0077. Pièce concernée : F-2026-0533. » Quel numéro ouvrez-vous en premier ?', en: 'The software shows: “RG-310, block. Period from 01/05/2026 to 31/05/2026 already invoiced for contract K-2026-0077. Document concerned: F-2026-0533.” Which number do you open first?' },
      { fr: ['F-2026-0533', 'F 2026 0533', 'F20260533', 'la facture F-2026-0533', 'facture F-2026-0533'], en: ['F-2026-0533', 'F 2026 0533', 'F20260533', 'invoice F-2026-0533', 'the invoice F-2026-0533'] },
      { fr: 'La pièce concernée se lit en premier : F-2026-0533 couvre déjà mai, et explique souvent tout.', en: 'The document concerned is read first: F-2026-0533 already covers May, and often explains everything.' },
    ),
  },
];
