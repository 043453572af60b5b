import type { BankQuestion } from './bank.js';
import { multiple, right, single, wrong } from './question-form.js';

const cell = { competency: 'keeping-up', level: 1 } as const;

/** Questions on reading what is new in a release. */
export const keepingUpQuestions: readonly BankQuestion[] = [
  {
    key: 'release-notes',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Les notes de la version 8.4 comptent douze nouveautés. Par laquelle commencez-vous ?', en: 'The notes of release 8.4 list twelve changes. Which one do you start with?' },
      { fr: 'On lit d’abord ce qui changera les gestes ou les factures de nos clients.', en: 'Read first what will change our customers’ moves or invoices.' },
      right('touches-clients', { fr: 'Celle qui change un écran que nos clients ouvrent chaque jour', en: 'The one that changes a screen our customers open every day' }, { fr: 'Oui : les appels viendront de là.', en: 'Yes: that is where the calls will come from.' }),
      wrong('longest', { fr: 'La plus longue', en: 'The longest one' }, { fr: 'Sa longueur ne dit rien de son effet.', en: 'Its length says nothing about its effect.' }),
      wrong('technical', { fr: 'Celle du moteur de base de données', en: 'The one about the database engine' }, { fr: 'Elle concerne nos équipes techniques ; aucun client ne la verra.', en: 'It concerns our technical teams; no customer will see it.' }),
    ),
  },
  {
    key: 'after-a-release',
    cell,
    difficulty: 2,
    content: multiple(
      { fr: 'Une règle de saisie change dans la nouvelle version. Que faites-vous avant le premier appel ?', en: 'An entry rule changes in the new release. What do you do before the first call?' },
      { fr: 'Essayer soi-même, repérer les clients touchés, mettre la fiche de l’équipe à jour.', en: 'Try it yourself, find the customers concerned, update the team’s note.' },
      right('try', { fr: 'Essayer la règle dans l’environnement de formation', en: 'Try the rule in the training environment' }, { fr: 'Oui : on explique bien ce que l’on a vu.', en: 'Yes: what you have seen, you explain well.' }),
      right('list', { fr: 'Chercher quels clients emploient ce champ', en: 'Look for the customers who use this field' }, { fr: 'Oui : ce sont eux qui appelleront.', en: 'Yes: they are the ones who will call.' }),
      wrong('wait', { fr: 'Attendre qu’un client signale un problème', en: 'Wait until a customer reports a problem' }, { fr: 'Non : vous découvririez la règle en même temps que lui.', en: 'No: you would discover the rule together with them.' }),
      wrong('learn-by-heart', { fr: 'Apprendre les notes de version par cœur', en: 'Learn the release notes by heart' }, { fr: 'Non : il suffit de savoir où les retrouver.', en: 'No: knowing where to find them is enough.' }),
    ),
  },
];
