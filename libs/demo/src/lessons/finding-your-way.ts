import { pictures } from '../media.js';
import { bullets, heading, image, lesson, note, paragraph, selfCheck, steps, warning } from './lesson-form.js';

/** What the screen of Nordlys Gestion shows, and where to look first. */
export const findingYourWay = lesson(
  paragraph('why', {
    fr: 'Nos clients travaillent toute la journée dans Nordlys Gestion 8.4. Quand ils appellent, ils décrivent ce qu’ils voient. Cette leçon vous donne les mots et les repères pour regarder au même endroit qu’eux.',
    en: 'Our customers work in Nordlys Gestion 8.4 all day long. When they call, they describe what they see. This lesson gives you the words and the landmarks you need to look at the same place as they do.',
  }),
  heading('records', { fr: 'Trois fiches qui se suivent', en: 'Three records in a row' }),
  steps('records-list',
    { fr: '**Le client**, numéroté `C-` suivi de six chiffres. C’est à lui que tout se rattache.', en: '**The client**, numbered `C-` and six digits. Everything hangs on it.' },
    { fr: '**Le contrat**, par exemple `K-2026-0138`. Il dit quoi, de quand à quand et à quel prix.', en: '**The contract**, for example `K-2026-0138`. It says what, from when to when and at which price.' },
    { fr: '**La facture**, par exemple `F-2026-0418`. Le logiciel la calcule à partir du contrat.', en: '**The invoice**, for example `F-2026-0418`. The software computes it from the contract.' },
  ),
  paragraph('order', {
    fr: 'L’ordre compte : sans client, pas de contrat ; sans contrat, pas de facture. Une facture étonnante s’explique donc presque toujours en remontant au contrat.',
    en: 'The order matters: no contract without a client, no invoice without a contract. So a surprising invoice is nearly always explained by going back up to the contract.',
  }),
  heading('screen', { fr: 'Lire l’écran', en: 'Reading the screen' }),
  image('screen-picture', pictures.clientFile, {
    fr: 'La fiche d’un client dans Nordlys Gestion 8.4',
    en: 'A client file in Nordlys Gestion 8.4',
  }),
  bullets('areas',
    { fr: '**À gauche, la recherche.** La touche `F3` y mène de partout. Elle accepte un nom, un numéro de fiche ou un numéro d’immatriculation.', en: '**On the left, the search.** The `F3` key leads there from anywhere. It takes a name, a record number or a registration number.' },
    { fr: '**Au centre, la fiche** et ses champs.', en: '**In the middle, the record** and its fields.' },
    { fr: '**Dessous, trois onglets** : Contrats, Factures, Historique. L’onglet **Historique** dit qui a changé quoi, et quand.', en: '**Below, three tabs**: Contracts, Invoices, History. The **History** tab says who changed what, and when.' },
    { fr: '**À droite, l’aide du champ.** La touche `F1` affiche la règle du champ où se trouve le curseur.', en: '**On the right, the field’s help.** The `F1` key shows the rule of the field where the cursor stands.' },
  ),
  heading('marks', { fr: 'Ce que disent les signes', en: 'What the signs say' }),
  bullets('marks-list',
    { fr: '**L’étoile** : le champ est obligatoire, la fiche ne s’enregistre pas sans lui.', en: '**The star**: the field is required, the record cannot be saved without it.' },
    { fr: '**Le cadenas** : la valeur est calculée ou figée, personne ne la saisit.', en: '**The padlock**: the value is computed or frozen, nobody types it.' },
    { fr: '**Le triangle orange** : un avertissement. On peut continuer en écrivant un motif.', en: '**The orange triangle**: a warning. You may go on after writing a reason.' },
    { fr: '**Le disque rouge** : un blocage. Il faut corriger, aucun motif ne le fait passer.', en: '**The red disc**: a block. The entry has to be corrected; no reason lets it through.' },
  ),
  heading('environments', { fr: 'Bleu ou orange', en: 'Blue or orange' }),
  paragraph('bands', {
    fr: 'Un bandeau bleu annonce la **production** : les vraies données d’un client. Un bandeau orange annonce l’**environnement de formation**, une copie sans conséquence. C’est là que l’on essaie, que l’on reproduit une anomalie et que l’on montre une manipulation.',
    en: 'A blue band announces **production**: a customer’s real data. An orange band announces the **training environment**, a copy without consequences. That is the place to try things, to reproduce a fault and to show how something is done.',
  }),
  warning('look-up', {
    fr: 'Avant chaque saisie, levez les yeux vers le bandeau. On ne fait jamais d’essai sous un bandeau bleu, même « juste pour voir ».',
    en: 'Before each entry, look up at the band. Nobody tries things out under a blue band, not even “just to see”.',
  }),
  selfCheck('check-band', { fr: 'Vous voulez essayer une manipulation. Sous quel bandeau ?', en: 'You want to try something out. Under which band?' }, [
    { fr: 'Sous le bandeau bleu', en: 'Under the blue band' },
    { fr: 'Sous le bandeau orange', en: 'Under the orange band', right: true },
    { fr: 'Peu importe, rien n’est enregistré', en: 'Either, nothing is saved' },
  ], { fr: 'Le bandeau orange annonce l’environnement de formation : ce qu’on y fait est sans conséquence.', en: 'The orange band announces the training environment: nothing done there has consequences.' }),
  note('next', {
    fr: 'À faire maintenant : dans l’environnement de formation, ouvrez la cliente `C-004217` avec `F3`, puis lisez son historique.',
    en: 'To do now: in the training environment, open client `C-004217` with `F3`, then read its history.',
  }),
);
