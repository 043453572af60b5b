import type { BankQuestion } from './bank.js';
import { multiple, right, single, wrong } from './question-form.js';

const cell = { competency: 'communication', level: 1 } as const;

/** Questions on listening to a customer and answering. */
export const communicationQuestions: readonly BankQuestion[] = [
  {
    key: 'before-searching',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Le client a fini d’expliquer. Que faites-vous avant de chercher la cause ?', en: 'The customer has finished explaining. What do you do before searching for the cause?' },
      { fr: 'Un oui à votre reformulation garantit que vous cherchez le bon problème.', en: 'A yes to your restatement makes sure that you search for the right problem.' },
      right('restate', { fr: 'Je redis la demande en une phrase et j’attends un oui', en: 'I restate the request in one sentence and wait for a yes' }, { fr: 'Oui : dix secondes qui évitent de résoudre autre chose.', en: 'Yes: ten seconds that keep you from solving something else.' }),
      wrong('hold', { fr: 'Je mets l’appel en attente et je cherche', en: 'I put the call on hold and search' }, { fr: 'Le client ne sait pas si vous l’avez compris.', en: 'The customer does not know whether you understood.' }),
      wrong('guess', { fr: 'Je propose la panne la plus fréquente', en: 'I suggest the most frequent fault' }, { fr: 'C’est répondre avant d’avoir compris.', en: 'That is answering before understanding.' }),
    ),
  },
  {
    key: 'open-questions',
    cell,
    difficulty: 2,
    content: multiple(
      { fr: 'Quelles questions font raconter le client ?', en: 'Which questions make the customer tell the story?' },
      { fr: 'Une question ouverte ne peut pas recevoir un simple oui ou non.', en: 'An open question cannot be answered with a mere yes or no.' },
      right('before', { fr: '« Que faisiez-vous juste avant ? »', en: '“What were you doing just before?”' }, { fr: 'Oui : elle fait dérouler les gestes.', en: 'Yes: it makes the moves unfold.' }),
      right('message', { fr: '« Que dit le message, mot pour mot ? »', en: '“What does the message say, word for word?”' }, { fr: 'Oui : le code de la règle s’y trouve.', en: 'Yes: the code of the rule is in it.' }),
      wrong('restart', { fr: '« Avez-vous redémarré ? »', en: '“Have you restarted?”' }, { fr: 'Non : c’est une vérification, utile plus tard.', en: 'No: this is a check, useful later.' }),
      wrong('touched', { fr: '« Vous n’auriez pas touché au contrat ? »', en: '“You did not touch the contract, did you?”' }, { fr: 'Non : elle contient un reproche et appelle un non.', en: 'No: it carries a reproach and calls for a no.' }),
    ),
  },
  {
    key: 'end-of-call',
    cell,
    difficulty: 1,
    content: single(
      { fr: 'Vous n’avez pas encore trouvé. Quelle phrase termine bien l’appel ?', en: 'You have not found it yet. Which sentence ends the call well?' },
      { fr: 'On promet une nouvelle à un moment précis ; la date d’une correction ne nous appartient pas.', en: 'Promise news at a precise moment; the date of a fix is not ours to give.' },
      wrong('asap', { fr: '« Nous revenons vers vous dès que possible. »', en: '“We will get back to you as soon as possible.”' }, { fr: 'Personne ne sait quand cela finit.', en: 'Nobody knows when that ends.' }),
      right('moment', { fr: '« Je vous rappelle demain avant midi, même si je cherche encore. »', en: '“I will call you tomorrow before noon, even if I am still searching.”' }, { fr: 'Oui : un moment précis, que vous pouvez tenir.', en: 'Yes: a precise moment, which you can keep.' }),
      wrong('fix', { fr: '« Ce sera corrigé demain matin. »', en: '“It will be fixed tomorrow morning.”' }, { fr: 'Vous promettez ce qui ne dépend pas de vous.', en: 'You promise what does not depend on you.' }),
    ),
  },
  {
    key: 'first-line',
    cell,
    difficulty: 2,
    content: single(
      { fr: 'Un client demande si sa facture est juste. Quelle première ligne écrivez-vous ?', en: 'A customer asks whether an invoice is right. Which first line do you write?' },
      { fr: 'La première ligne répond à la question posée.', en: 'The first line answers the question asked.' },
      wrong('thanks', { fr: '« Nous avons bien reçu votre demande et l’avons étudiée avec attention. »', en: '“We have received your request and studied it with care.”' }, { fr: 'Elle parle de nous, pas de la facture.', en: 'It speaks about us, not about the invoice.' }),
      wrong('batch', { fr: '« Le lot a tourné avant la purge de la base. »', en: '“The batch ran before the purge of the base.”' }, { fr: 'Ce sont nos mots d’atelier.', en: 'These are our workshop words.' }),
      right('answer', { fr: '« La facture F-2026-0418 est juste : elle couvre quinze jours. »', en: '“Invoice F-2026-0418 is right: it covers fifteen days.”' }, { fr: 'Oui : la réponse, le numéro et la raison.', en: 'Yes: the answer, the number and the reason.' }),
    ),
  },
  {
    key: 'clear-message',
    cell,
    difficulty: 1,
    content: multiple(
      { fr: 'Quels usages rendent une réponse écrite plus claire ?', en: 'Which habits make a written answer clearer?' },
      { fr: 'Une idée par phrase, un sujet par message, et les mots de l’écran quand il en faut.', en: 'One idea a sentence, one subject a message, and the words of the screen where needed.' },
      right('one-subject', { fr: 'Un seul sujet par message', en: 'One single subject a message' }, { fr: 'Oui : deux demandes, deux dossiers.', en: 'Yes: two requests, two cases.' }),
      right('screen-words', { fr: 'Citer un terme tel que l’écran l’affiche', en: 'Quote a term as the screen shows it' }, { fr: 'Oui : le client peut le retrouver.', en: 'Yes: the customer can find it.' }),
      wrong('other-screen', { fr: 'Joindre la copie d’écran d’un autre client', en: 'Attach another customer’s screenshot' }, { fr: 'Jamais : on y lit toujours un nom ou un montant.', en: 'Never: a name or an amount can always be read in it.' }),
      wrong('retype', { fr: 'Recopier les numéros de fiche à la main', en: 'Type record numbers by hand' }, { fr: 'Non : un chiffre inversé mène à la fiche d’un autre.', en: 'No: one swapped digit leads to somebody else’s file.' }),
    ),
  },
];
