import type { BankQuestion } from './bank.js';
import { multiple, right, single, wrong } from './question-form.js';

const cell = { competency: 'business-software', level: 1 } as const;

/** Single and multiple choices on entering and reading data in Nordlys Gestion. */
export const softwareChoices: readonly BankQuestion[] = [
  {
    key: 'new-client',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Une gestionnaire veut créer la fiche d’une entreprise qui vient de signer. Que lui conseillez-vous de faire en premier ?', en: 'A user wants to create the file of a company that has just signed. What do you advise her to do first?' },
      { fr: 'Le numéro d’immatriculation est unique ; un nom s’écrit de plusieurs façons.', en: 'A registration number is unique; a name can be spelt in several ways.' },
      right('by-number', { fr: 'Chercher son numéro d’immatriculation avec F3', en: 'Search for its registration number with F3' }, { fr: 'Oui : si une fiche existe déjà, la recherche par numéro la trouve à coup sûr.', en: 'Yes: when a file exists already, a search by number is certain to find it.' }),
      wrong('create', { fr: 'Créer la fiche, puis vérifier les doublons en fin de mois', en: 'Create the file, then look for duplicates at the end of the month' }, { fr: 'Entre-temps, des contrats et des factures partiraient sur deux fiches.', en: 'Meanwhile contracts and invoices would go to two files.' }),
      wrong('by-name', { fr: 'Chercher le nom exact, et créer la fiche s’il ne paraît pas', en: 'Search for the exact name, and create the file if it does not appear' }, { fr: 'Un sigle, un accent ou un tiret suffit à manquer la fiche existante.', en: 'An abbreviation, an accent or a hyphen is enough to miss the existing file.' }),
      wrong('invoice', { fr: 'Commencer par la facture, la fiche suivra', en: 'Start with the invoice, the file will follow' }, { fr: 'Une facture demande un contrat, et un contrat demande un client.', en: 'An invoice needs a contract, and a contract needs a client.' }),
    ),
  },
  {
    key: 'two-files',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Deux fiches clients portent le même numéro d’immatriculation. Quelle est la bonne manipulation ?', en: 'Two client files carry the same registration number. What is the right thing to do?' },
      { fr: 'La fusion garde tout : les contrats, les factures et l’historique des deux fiches.', en: 'Merging keeps everything: the contracts, the invoices and the history of both files.' },
      wrong('delete', { fr: 'Supprimer la plus récente', en: 'Delete the newer one' }, { fr: 'Ses contrats et son historique seraient perdus.', en: 'Its contracts and its history would be lost.' }),
      right('merge', { fr: 'Les fusionner dans la plus ancienne', en: 'Merge them into the older one' }, { fr: 'Oui : la plus ancienne reçoit les contrats et les factures de l’autre.', en: 'Yes: the older one receives the contracts and invoices of the other.' }),
      wrong('rename', { fr: 'Ajouter « bis » au nom de la seconde', en: 'Add “2” to the name of the second' }, { fr: 'Le doublon reste, et chaque recherche devient un pari.', en: 'The duplicate stays, and each search becomes a bet.' }),
      wrong('number', { fr: 'Changer le numéro de la seconde', en: 'Change the number of the second' }, { fr: 'Le numéro identifie l’entreprise : en inventer un fausse la fiche.', en: 'The number identifies the company: making one up falsifies the file.' }),
    ),
  },
  {
    key: 'wrong-invoice',
    cell,
    difficulty: 2,
    content: single(
      { fr: 'Une facture validée porte un prix trop élevé. Dans quel ordre le client doit-il agir ?', en: 'A validated invoice carries a price that is too high. In which order should the customer act?' },
      { fr: 'Annuler par un avoir, corriger la cause, refaire la facture : l’erreur ne reviendra pas le mois suivant.', en: 'Cancel with a credit note, correct the cause, make the invoice again: the mistake will not come back next month.' },
      wrong('reopen', { fr: 'Rouvrir la facture, corriger le prix, la valider de nouveau', en: 'Reopen the invoice, correct the price, validate it again' }, { fr: 'Une facture validée ne se rouvre jamais : elle est déjà dans deux comptabilités.', en: 'A validated invoice is never reopened: it already stands in two sets of accounts.' }),
      wrong('contract-only', { fr: 'Corriger le contrat et attendre la facture suivante', en: 'Correct the contract and wait for the next invoice' }, { fr: 'La facture fausse resterait due.', en: 'The wrong invoice would remain due.' }),
      right('credit-note', { fr: 'Émettre un avoir, corriger le contrat, établir une nouvelle facture', en: 'Issue a credit note, correct the contract, make a new invoice' }, { fr: 'Oui : chaque pièce reste, et chacune dit pourquoi.', en: 'Yes: every document stays, and each says why.' }),
      wrong('new-only', { fr: 'Établir une seconde facture au bon prix', en: 'Make a second invoice at the right price' }, { fr: 'Les deux factures seraient dues.', en: 'Both invoices would be due.' }),
    ),
  },
  {
    key: 'orange-triangle',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Un triangle orange paraît à côté d’une date passée. Le client est certain de sa date. Que peut-il faire ?', en: 'An orange triangle appears beside a date in the past. The customer is sure of the date. What can they do?' },
      { fr: 'Le triangle avertit, le disque rouge bloque.', en: 'The triangle warns, the red disc blocks.' },
      right('reason', { fr: 'Écrire un motif et enregistrer', en: 'Write a reason and save' }, { fr: 'Oui : un avertissement se passe avec un motif, qui reste dans l’historique.', en: 'Yes: a warning is passed with a reason, which stays in the history.' }),
      wrong('change', { fr: 'Rien, tant que la date n’est pas changée', en: 'Nothing until the date is changed' }, { fr: 'Ce serait vrai d’un disque rouge.', en: 'That would be true of a red disc.' }),
      wrong('tier-2', { fr: 'Demander au second niveau de débloquer la fiche', en: 'Ask the second line to unlock the record' }, { fr: 'Rien n’est bloqué : le client peut continuer seul.', en: 'Nothing is locked: the customer can go on alone.' }),
      wrong('padlock', { fr: 'Cliquer sur le cadenas du champ', en: 'Click the padlock of the field' }, { fr: 'Le cadenas marque une valeur calculée ou figée ; ce n’est pas un bouton.', en: 'A padlock marks a computed or frozen value; it is not a button.' }),
    ),
  },
  {
    key: 'who-changed-it',
    cell,
    difficulty: 2,
    content: single(
      { fr: 'Un client affirme que le prix de son contrat « a changé tout seul » mardi. Où regardez-vous ?', en: 'A customer says that the price of their contract “changed by itself” on Tuesday. Where do you look?' },
      { fr: 'L’historique donne l’auteur, l’instant, l’ancienne valeur et la nouvelle.', en: 'The history gives the author, the moment, the old value and the new one.' },
      wrong('invoices', { fr: 'Dans l’onglet Factures', en: 'In the Invoices tab' }, { fr: 'Il montre l’effet du changement, pas son auteur.', en: 'It shows the effect of the change, not who made it.' }),
      wrong('help', { fr: 'Dans l’aide du champ, avec F1', en: 'In the field’s help, with F1' }, { fr: 'L’aide donne la règle du champ, pas ce qui est arrivé à celui-ci.', en: 'The help gives the rule of the field, not what happened to this one.' }),
      wrong('training', { fr: 'Dans l’environnement de formation', en: 'In the training environment' }, { fr: 'C’est une copie : on n’y trouve pas les gestes de mardi.', en: 'It is a copy: what was done on Tuesday is not there.' }),
      right('history', { fr: 'Dans l’onglet Historique du contrat', en: 'In the History tab of the contract' }, { fr: 'Oui : il dit qui a changé quoi, et quand.', en: 'Yes: it says who changed what, and when.' }),
    ),
  },
  {
    key: 'signs',
    cell,
    difficulty: 1,
    content: multiple(
      { fr: 'Quelles phrases sur les signes de l’écran sont justes ?', en: 'Which statements about the signs on the screen are right?' },
      { fr: 'Étoile : obligatoire. Cadenas : calculé ou figé. Triangle orange : avertissement. Disque rouge : blocage.', en: 'Star: required. Padlock: computed or frozen. Orange triangle: warning. Red disc: block.' },
      right('star', { fr: 'Sans le champ marqué d’une étoile, la fiche ne s’enregistre pas.', en: 'Without a field marked with a star, the record cannot be saved.' }, { fr: 'Juste : l’étoile marque un champ obligatoire.', en: 'Right: the star marks a required field.' }),
      right('padlock', { fr: 'Une valeur marquée d’un cadenas ne se saisit pas.', en: 'Nobody types a value marked with a padlock.' }, { fr: 'Juste : elle est calculée ou figée.', en: 'Right: it is computed or frozen.' }),
      wrong('disc', { fr: 'Un disque rouge se passe avec un motif écrit.', en: 'A red disc is passed with a written reason.' }, { fr: 'Faux : un blocage se corrige, aucun motif ne le fait passer.', en: 'Wrong: a block has to be corrected, no reason lets it through.' }),
      wrong('orange-band', { fr: 'Un bandeau orange annonce les vraies données du client.', en: 'An orange band announces the customer’s real data.' }, { fr: 'Faux : orange pour la formation, bleu pour la production.', en: 'Wrong: orange for training, blue for production.' }),
    ),
  },
  {
    key: 'computed-values',
    cell,
    difficulty: 2,
    content: multiple(
      { fr: 'Quelles valeurs d’une facture le logiciel calcule-t-il lui-même ?', en: 'Which values of an invoice does the software work out itself?' },
      { fr: 'On saisit le prix hors taxes et le code de TVA ; le reste en découle.', en: 'The price before tax and the VAT code are typed; the rest follows.' },
      right('vat', { fr: 'Le montant de la TVA', en: 'The VAT amount' }, { fr: 'Oui : le prix multiplié par le taux du code de TVA.', en: 'Yes: the price times the rate of the VAT code.' }),
      wrong('price', { fr: 'Le prix hors taxes', en: 'The price before tax' }, { fr: 'Non : il est saisi au contrat, avec deux décimales.', en: 'No: it is typed in the contract, with two decimals.' }),
      right('total', { fr: 'Le total toutes taxes comprises', en: 'The total including tax' }, { fr: 'Oui : la somme du prix et de la taxe.', en: 'Yes: the sum of price and tax.' }),
      right('number', { fr: 'Le numéro de la facture', en: 'The invoice number' }, { fr: 'Oui : il est donné à la validation, pour une suite sans trou.', en: 'Yes: it is given on validation, for a series without gaps.' }),
      wrong('vat-code', { fr: 'Le code de TVA', en: 'The VAT code' }, { fr: 'Non : il se choisit au contrat.', en: 'No: it is chosen in the contract.' }),
    ),
  },
  {
    key: 'training-environment',
    cell,
    difficulty: 1,
    content: multiple(
      { fr: 'Que fait-on dans l’environnement de formation plutôt qu’en production ?', en: 'What is done in the training environment rather than in production?' },
      { fr: 'Tout essai se fait sous le bandeau orange ; les vraies données restent sous le bandeau bleu.', en: 'Every trial takes place under the orange band; real data stay under the blue one.' },
      right('reproduce', { fr: 'Reproduire une anomalie signalée', en: 'Reproduce a reported fault' }, { fr: 'Oui : la copie supporte tous les essais.', en: 'Yes: the copy bears any trial.' }),
      right('show', { fr: 'Montrer une manipulation à un client', en: 'Show a customer how something is done' }, { fr: 'Oui : rien de ce que vous montrez n’aura de suite.', en: 'Yes: nothing you show will have consequences.' }),
      wrong('correct', { fr: 'Corriger la fiche d’un client qui l’a demandé par écrit', en: 'Correct a client file when the customer asked for it in writing' }, { fr: 'Non : une correction dans la copie ne change rien pour le client.', en: 'No: a correction in the copy changes nothing for the customer.' }),
      wrong('invoice', { fr: 'Émettre la facture du mois', en: 'Issue this month’s invoice' }, { fr: 'Non : une facture émise dans la copie n’existe pas.', en: 'No: an invoice issued in the copy does not exist.' }),
    ),
  },
];
