import type { QuestionContent } from '@palier/domain';
import type { Bilingual } from '../bilingual.js';
import { right, single, wrong } from '../questions/question-form.js';

export type ReleaseQuestionKey = 'renewal-window' | 'search-by-amount' | 'try-it-first' | 'credit-from-list' | 'pause-reminders';

/** Questions on what releases changed, each asked by the quiz that names it. */
export const releaseQuestions: readonly { readonly key: ReleaseQuestionKey; readonly difficulty: 1 | 2 | 3; readonly content: Bilingual<QuestionContent> }[] = [
  {
    key: 'renewal-window', difficulty: 1,
    content: single(
      { fr: 'Un contrat finit dans cinq mois et le bouton Reconduire reste gris. Que dites-vous ?', en: 'A contract ends in five months and the button Renew stays grey. What do you say?' },
      { fr: 'Un contrat se reconduit dès trois mois avant sa fin, pas plus tôt.', en: 'A contract is renewed from three months before its end, no sooner.' },
      right('in-two-months', { fr: 'La reconduction s’ouvrira dans deux mois', en: 'The renewal will open in two months' }, { fr: 'Oui : cinq moins trois.', en: 'Yes: five less three.' }),
      wrong('no-right', { fr: 'Il vous manque un droit', en: 'You lack a right' }, { fr: 'Sans le droit, le bouton n’apparaît pas du tout.', en: 'Without the right the button would not be there at all.' }),
      wrong('fault', { fr: 'C’est une anomalie, je la transmets', en: 'It is a fault, I pass it on' }, { fr: 'Elle vous reviendrait avec la date.', en: 'It would come back to you with the date.' }),
    ),
  },
  {
    key: 'search-by-amount', difficulty: 1,
    content: single(
      { fr: 'La cliente ne connaît que le montant : quatre cent dix-huit euros. Que tapez-vous ?', en: 'The customer knows the amount alone: four hundred and eighteen euros. What do you type?' },
      { fr: 'Avec ses décimales, un nombre est un montant ; sans elles, un numéro.', en: 'With its decimals a number is an amount; without them, a record number.' },
      right('with-decimals', { fr: 'F3, puis 418,00', en: 'F3, then 418,00' }, { fr: 'Oui : la facture et ses avoirs.', en: 'Yes: the invoice and its credit notes.' }),
      wrong('bare', { fr: 'F3, puis 418', en: 'F3, then 418' }, { fr: 'Cela cherche une fiche numérotée 418.', en: 'That looks for a record numbered 418.' }),
      wrong('month', { fr: 'Je parcours la liste du mois', en: 'I go through the list of the month' }, { fr: 'C’était le seul moyen jusqu’à la version 8.2.', en: 'That was the only way until release 8.2.' }),
    ),
  },
  {
    key: 'try-it-first', difficulty: 2,
    content: single(
      { fr: 'Un client veut savoir ce que fait un écran nouveau pour vous. Que faites-vous ?', en: 'A customer asks what a screen does that is new to you. What do you do?' },
      { fr: 'Essayer soi-même, sans risque, avant de répondre.', en: 'Try it yourself, at no risk, before you answer.' },
      right('training', { fr: 'Je l’essaie en formation, puis je rappelle', en: 'I try it in training, then call back' }, { fr: 'Oui : on explique bien ce que l’on a vu.', en: 'Yes: you explain well what you have seen.' }),
      wrong('on-theirs', { fr: 'Je l’essaie sur son dossier, en ligne', en: 'I try it on their record during the call' }, { fr: 'Sous le bandeau bleu, rien n’est un essai.', en: 'Under the blue band nothing is a trial.' }),
      wrong('read-out', { fr: 'Je lui lis la note de version', en: 'I read the release note to them' }, { fr: 'Il l’a lue : c’est pour cela qu’il appelle.', en: 'They have read it: that is why they call.' }),
    ),
  },
  {
    key: 'credit-from-list', difficulty: 2,
    content: single(
      { fr: 'Deux lignes d’une facture envoyée sont fausses, huit sont justes. Comment corrigez-vous ?', en: 'Two lines of an invoice that was sent are wrong, eight are right. How do you correct it?' },
      { fr: 'L’avoir reprend toutes les lignes ; on retire celles qui étaient justes.', en: 'The credit note takes all the lines over; those that were right are taken out.' },
      right('take-out', { fr: 'Un avoir depuis la liste, en retirant les huit justes', en: 'A credit note from the list, taking out the eight that are right' }, { fr: 'Oui : il ne reste que les deux fausses.', en: 'Yes: the two wrong ones are left.' }),
      wrong('whole', { fr: 'Un avoir du tout, puis une facture nouvelle', en: 'A credit note for all of it, then a new invoice' }, { fr: 'Le client paierait deux fois des frais d’envoi.', en: 'The customer would pay for the sending twice.' }),
      wrong('minus', { fr: 'Je recopie les deux lignes avec le signe moins', en: 'I copy the two lines with a minus sign' }, { fr: 'C’était le geste avant la version 8.4.', en: 'That was the way before release 8.4.' }),
    ),
  },
  {
    key: 'pause-reminders', difficulty: 2,
    content: single(
      { fr: 'Neuf heures dix : les relances de ce matin partent en double. Quel est votre premier geste ?', en: 'Ten past nine: this morning’s reminders are going out twice. What do you do first?' },
      { fr: 'Depuis la version 8.4, l’envoi se suspend dans l’écran des relances ; redémarrer renverrait tout.', en: 'Since release 8.4 the sending is paused in the reminders screen; a restart would send everything again.' },
      right('pause', { fr: 'Suspendre l’envoi dans l’écran des relances', en: 'Pause the sending in the reminders screen' }, { fr: 'Oui : plus rien ne part, et l’on peut chercher.', en: 'Yes: nothing more leaves, and you may search.' }),
      wrong('restart', { fr: 'Faire redémarrer le service d’envoi', en: 'Have the sending service restarted' }, { fr: 'Toutes les relances du matin repartiraient.', en: 'All of this morning’s reminders would leave again.' }),
      wrong('delete-rule', { fr: 'Supprimer l’une des deux règles', en: 'Delete one of the two rules' }, { fr: 'Laquelle ? Cela se vérifie d’abord, envoi suspendu.', en: 'Which one? Check that first, with the sending paused.' }),
    ),
  },
];
