import { bullets, code, heading, lesson, note, paragraph, steps, warning } from './lesson-form.js';

/** The rules a new adviser applies and explains every day. */
export const entryRules = lesson(
  paragraph('why', {
    fr: 'Une règle de saisie évite une facture fausse trois mois plus tard. Vous en appliquerez cinq chaque jour, et vous les expliquerez souvent. Retenez la raison de chacune : c’est elle que le client veut entendre.',
    en: 'An entry rule avoids a wrong invoice three months later. You will apply five of them every day, and explain them often. Remember the reason for each: that is what the customer wants to hear.',
  }),
  heading('search-first', { fr: 'Chercher avant de créer', en: 'Search before you create' }),
  paragraph('search-first-text', {
    fr: 'Une entreprise, un numéro d’immatriculation, une seule fiche. On cherche d’abord par ce numéro, ensuite par le nom, car un nom s’écrit de plusieurs façons. Si deux fiches portent le même numéro, on les **fusionne** : la plus ancienne reçoit les contrats et les factures de l’autre. On ne supprime rien, sinon l’historique disparaît.',
    en: 'One company, one registration number, one single file. Search by that number first, then by name, since a name can be spelt in several ways. When two files carry the same number, **merge** them: the older one receives the contracts and invoices of the other. Nothing is deleted, or the history would be lost.',
  }),
  heading('computed', { fr: 'Saisir le prix, laisser calculer le reste', en: 'Type the price, let the rest be computed' }),
  paragraph('computed-text', {
    fr: 'On saisit le prix hors taxes, avec deux décimales, et le code de TVA du contrat. Le logiciel en tire trois valeurs, marquées d’un cadenas :',
    en: 'Type the price before tax, with two decimals, and the VAT code of the contract. From these the software derives three values, marked with a padlock:',
  }),
  bullets('computed-list',
    { fr: 'le montant de la TVA ;', en: 'the VAT amount;' },
    { fr: 'le total toutes taxes comprises ;', en: 'the total including tax;' },
    { fr: 'le numéro de la facture, attribué à la validation pour que la suite n’ait pas de trou.', en: 'the invoice number, given on validation so that the series has no gap.' },
  ),
  heading('dates', { fr: 'La date de fin est comprise', en: 'The end date is included' }),
  paragraph('dates-text', {
    fr: 'La date de fin d’un contrat est son **dernier jour de service**. Un contrat de douze mois qui commence le 1er janvier 2026 finit donc le 31 décembre 2026, et non le 1er janvier suivant. Saisir un jour de trop fait facturer un mois de plus.',
    en: 'The end date of a contract is its **last day of service**. So a twelve-month contract starting on 1 January 2026 ends on 31 December 2026, not on the next 1 January. One day too many bills one month more.',
  }),
  heading('pro-rata', { fr: 'Un mois entamé se compte en jours', en: 'A part month is counted in days' }),
  paragraph('pro-rata-text', {
    fr: 'Quand un contrat commence en cours de mois, la première facture ne porte que sur les jours servis, premier et dernier jours compris, divisés par le nombre de jours du mois.',
    en: 'When a contract starts in the middle of a month, the first invoice covers only the days served, first and last included, divided by the number of days in that month.',
  }),
  code('pro-rata-example', {
    fr: 'Prix mensuel   90,00 HT\nDébut          21 juin, mois de 30 jours\nJours servis   du 21 au 30, soit 10\nMontant        90,00 × 10 / 30 = 30,00 HT',
    en: 'Monthly price  90.00 before tax\nStart          21 June, a month of 30 days\nDays served    from 21 to 30, that is 10\nAmount         90.00 × 10 / 30 = 30.00 before tax',
  }),
  heading('validated', { fr: 'Une facture validée ne change plus', en: 'A validated invoice never changes' }),
  paragraph('validated-text', {
    fr: 'Le client l’a reçue, sa comptabilité aussi. Pour corriger une erreur :',
    en: 'The customer has received it, and so have their accounts. To correct a mistake:',
  }),
  steps('validated-steps',
    { fr: 'émettre un **avoir**, le document qui annule tout ou partie de la facture ;', en: 'issue a **credit note**, the document that cancels all or part of the invoice;' },
    { fr: 'corriger le contrat, pour que l’erreur ne revienne pas ;', en: 'correct the contract, so that the mistake does not come back;' },
    { fr: 'établir une nouvelle facture.', en: 'make a new invoice.' },
  ),
  warning('no-repair', {
    fr: 'Personne ne « rouvre » une facture validée, pas même le second niveau. Si un client le demande, expliquez l’avoir.',
    en: 'Nobody “reopens” a validated invoice, not even the second line. Should a customer ask for it, explain the credit note.',
  }),
  note('memo', {
    fr: 'Ces règles tiennent sur une page : c’est l’activité « Mémo des règles de saisie », à garder près de l’écran.',
    en: 'These rules fit on one page: that is the “Entry rules memo” activity, to be kept near your screen.',
  }),
);
