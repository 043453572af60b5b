import { bullets, heading, lesson, note, paragraph, steps, warning } from './lesson-form.js';

/** The first two minutes of a call. */
export const listeningFirst = lesson(
  paragraph('why', {
    fr: 'Un client qui appelle a déjà essayé seul, parfois longtemps. Les deux premières minutes décident de la suite : s’il se sent compris, il vous dira ce qui compte. S’il doit se répéter, il se fermera.',
    en: 'A customer who calls has already tried alone, sometimes for long. The first two minutes decide the rest: people who feel understood tell you what matters. People who have to repeat themselves close up.',
  }),
  heading('let-speak', { fr: 'Laisser finir', en: 'Let people finish' }),
  paragraph('let-speak-text', {
    fr: 'Ne coupez pas, même si vous croyez avoir trouvé. Notez les mots exacts du client : « la facture a disparu » ne veut pas toujours dire qu’elle est supprimée. Un silence de trois secondes fait souvent venir le détail utile.',
    en: 'Do not cut in, even when you think you have found it. Note the customer’s exact words: “the invoice has vanished” does not always mean that it was deleted. A silence of three seconds often brings out the useful detail.',
  }),
  heading('restate', { fr: 'Reformuler avant de chercher', en: 'Restate before you search' }),
  paragraph('restate-text', {
    fr: 'Redites la demande avec vos mots, en une phrase, et attendez un oui. « Si je vous suis, la facture de mai est partie, mais son montant ne correspond pas au contrat. C’est bien cela ? » Ce oui évite de résoudre le mauvais problème.',
    en: 'Say the request again in your own words, in one sentence, and wait for a yes. “If I follow you, the May invoice has left, but its amount does not match the contract. Is that right?” This yes keeps you from solving the wrong problem.',
  }),
  heading('ask', { fr: 'Poser des questions qui ouvrent', en: 'Ask questions that open' }),
  paragraph('ask-text', {
    fr: 'Une question ouverte fait raconter ; une question fermée vérifie. Commencez par ouvrir :',
    en: 'An open question makes people tell; a closed one checks. Start by opening:',
  }),
  bullets('ask-list',
    { fr: '« Que faisiez-vous juste avant ? »', en: '“What were you doing just before?”' },
    { fr: '« Que dit le message, mot pour mot ? »', en: '“What does the message say, word for word?”' },
    { fr: '« Depuis quand, et chez qui d’autre ? »', en: '“Since when, and for whom else?”' },
  ),
  paragraph('ask-avoid', {
    fr: 'Évitez « Vous n’auriez pas touché au contrat ? » : la question contient un reproche, et la réponse sera non.',
    en: 'Avoid “You did not touch the contract, did you?”: the question carries a reproach, and the answer will be no.',
  }),
  heading('close', { fr: 'Finir l’appel', en: 'Ending the call' }),
  steps('close-steps',
    { fr: 'Dites ce que vous allez faire.', en: 'Say what you are going to do.' },
    { fr: 'Donnez un moment précis : « demain avant midi », et non « dès que possible ».', en: 'Give a precise moment: “tomorrow before noon”, not “as soon as possible”.' },
    { fr: 'Tenez-le, même pour dire que vous cherchez encore.', en: 'Keep it, even if only to say that you are still searching.' },
  ),
  warning('no-promise', {
    fr: 'Promettez une nouvelle, jamais une correction : la date d’une correction n’est pas la vôtre.',
    en: 'Promise news, never a fix: the date of a fix is not yours to give.',
  }),
  note('practice', {
    fr: 'Au prochain appel, comptez vos questions ouvertes. Visez-en deux avant la première question fermée.',
    en: 'On your next call, count your open questions. Aim for two before the first closed one.',
  }),
);
