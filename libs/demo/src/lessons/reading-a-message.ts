import { pictures } from '../media.js';
import { bullets, code, heading, image, lesson, note, paragraph, steps, warning } from './lesson-form.js';

/** From a message on the customer's screen to an answer, or to a complete hand-over. */
export const readingAMessage = lesson(
  paragraph('why', {
    fr: '« Ça ne marche pas, le logiciel refuse. » La moitié de nos appels commencent ainsi. Le logiciel dit pourtant presque toujours pourquoi il refuse ; encore faut-il lire le message jusqu’au bout.',
    en: '“It does not work, the software refuses.” Half of our calls start like this. Yet the software nearly always says why it refuses; the message only has to be read to its end.',
  }),
  heading('parts', { fr: 'Quatre parties dans un message', en: 'Four parts of a message' }),
  image('message-picture', pictures.ruleMessage, {
    fr: 'Un message bloquant, reproduit dans l’environnement de formation',
    en: 'A blocking message, reproduced in the training environment',
  }),
  code('message', {
    fr: 'RG-310  Blocage\nPériode du 01/04/2026 au 30/04/2026\ndéjà facturée\nPièce concernée  F-2026-0418',
    en: 'RG-310  Block\nPeriod from 01/04/2026 to 30/04/2026\nalready invoiced\nDocument concerned  F-2026-0418',
  }),
  bullets('parts-list',
    { fr: '**Le code de la règle**, ici `RG-310`. Tapé dans la base de l’équipe, il mène à la bonne fiche.', en: '**The code of the rule**, here `RG-310`. Typed into the team’s knowledge base, it leads to the right note.' },
    { fr: '**La gravité** : un avertissement se passe avec un motif écrit, un blocage se corrige.', en: '**The severity**: a warning is passed with a written reason, a block has to be corrected.' },
    { fr: '**Ce qui est refusé**, ici une période facturée deux fois.', en: '**What is refused**, here a period invoiced twice.' },
    { fr: '**La pièce concernée** : c’est celle qu’il faut ouvrir en premier.', en: '**The document concerned**: the one to open first.' },
  ),
  heading('method', { fr: 'Comprendre en trois gestes', en: 'Understanding in three moves' }),
  steps('method-steps',
    { fr: '**Ouvrir la pièce citée.** Elle donne souvent la réponse à elle seule.', en: '**Open the document quoted.** It often gives the answer by itself.' },
    { fr: '**Lire l’historique** de la fiche. Qui a modifié le contrat, quel jour, de quelle valeur à quelle autre ?', en: '**Read the history** of the record. Who changed the contract, on which day, from which value to which other?' },
    { fr: '**Reproduire** dans l’environnement de formation, sous le bandeau orange. Si le même message paraît, la règle fait son travail ; sinon, c’est peut-être une anomalie.', en: '**Reproduce** it in the training environment, under the orange band. If the same message appears, the rule is doing its work; if not, this may be a fault.' },
  ),
  heading('example', { fr: 'Un cas complet', en: 'A full case' }),
  paragraph('example-text', {
    fr: 'Une cliente ne peut pas facturer avril : `RG-310`. La pièce citée couvre déjà le mois entier. L’historique montre qu’une collègue l’a établie la veille. La cliente n’a donc rien à refaire : il faut lui dire où se trouve la facture et comment la lui renvoyer. Durée de l’appel : quatre minutes.',
    en: 'A customer cannot invoice April: `RG-310`. The document quoted already covers the whole month. The history shows that a colleague of hers made it the day before. So the customer has nothing to redo: tell her where the invoice is and how to send it again. Length of the call: four minutes.',
  }),
  heading('handing-over', { fr: 'Transmettre au second niveau', en: 'Handing over to the second line' }),
  paragraph('handing-over-text', {
    fr: 'Si vous n’avez pas trouvé en quinze minutes, transmettez. Un dossier complet contient quatre choses :',
    en: 'When fifteen minutes were not enough, hand over. A complete case holds four things:',
  }),
  bullets('handing-over-list',
    { fr: 'le numéro de la fiche ou de la pièce ;', en: 'the number of the record or document;' },
    { fr: 'le code de la règle affichée ;', en: 'the code of the rule shown;' },
    { fr: 'les gestes pour reproduire, dans l’ordre ;', en: 'the steps to reproduce it, in order;' },
    { fr: 'ce que vous attendiez et ce que vous avez vu.', en: 'what you expected and what you saw.' },
  ),
  warning('no-password', {
    fr: 'Ne demandez jamais son mot de passe à un client, et ne corrigez rien dans sa production sans son accord écrit.',
    en: 'Never ask a customer for their password, and correct nothing in their production without their written consent.',
  }),
  note('next', {
    fr: 'Il vous reste le mémo à parcourir et six questions. Vos réponses sont gardées au fur et à mesure.',
    en: 'The memo to read and six questions remain. Your answers are kept as you go.',
  }),
);
