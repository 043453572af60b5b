import { bullets, code, heading, lesson, note, paragraph, steps, warning } from './lesson-form.js';

/** An answer in writing that is understood at the first reading. */
export const writingClearly = lesson(
  paragraph('why', {
    fr: 'Un client lit votre message entre deux rendez-vous, souvent sur un téléphone. S’il doit le relire, il rappellera. Écrivez pour qu’une seule lecture suffise.',
    en: 'Customers read your message between two meetings, often on a phone. If they have to read it again, they will call again. Write so that one reading is enough.',
  }),
  heading('order', { fr: 'La réponse d’abord', en: 'The answer first' }),
  steps('order-steps',
    { fr: '**La réponse**, dès la première ligne.', en: '**The answer**, in the very first line.' },
    { fr: '**Ce que le client doit faire**, un geste par ligne.', en: '**What the customer has to do**, one move a line.' },
    { fr: '**La raison**, en une ou deux phrases.', en: '**The reason**, in one or two sentences.' },
    { fr: '**La suite** : qui fait quoi, et quand vous redonnez des nouvelles.', en: '**What comes next**: who does what, and when you will give news.' },
  ),
  heading('words', { fr: 'Des mots que le client emploie', en: 'Words the customer uses' }),
  paragraph('words-text', {
    fr: 'Nos mots d’atelier (« base », « lot », « purge ») ne disent rien à une comptable. Reprenez les siens. Quand un terme est indispensable, citez-le tel que l’écran l’affiche, entre guillemets, pour que l’on puisse le retrouver.',
    en: 'Our workshop words (“base”, “batch”, “purge”) mean nothing to an accountant. Take up theirs. When a term cannot be avoided, quote it as the screen shows it, between quotation marks, so that it can be found.',
  }),
  bullets('words-list',
    { fr: 'Une idée par phrase, quinze mots en moyenne.', en: 'One idea a sentence, fifteen words on average.' },
    { fr: 'Un sujet par message : deux demandes, deux dossiers.', en: 'One subject a message: two requests, two cases.' },
    { fr: 'Les numéros de fiche copiés, jamais recopiés à la main.', en: 'Record numbers pasted, never typed again by hand.' },
  ),
  heading('example', { fr: 'Un exemple', en: 'An example' }),
  code('example-text', {
    fr: 'Bonjour,\n\nLa facture F-2026-0418 est juste : elle couvre quinze jours.\n\nVous n’avez rien à faire.\n\nLe contrat commence le 16 avril ; le mois est donc facturé pour moitié.\nJe vous rappelle jeudi avant 12 h pour vérifier la facture de mai avec vous.',
    en: 'Hello,\n\nInvoice F-2026-0418 is right: it covers fifteen days.\n\nThere is nothing for you to do.\n\nThe contract starts on 16 April, so half of the month is invoiced.\nI will call you on Thursday before noon to check the May invoice with you.',
  }),
  heading('check', { fr: 'Vérifier avant d’envoyer', en: 'Check before sending' }),
  paragraph('check-text', {
    fr: 'Refaites vous-même, dans l’environnement de formation, les gestes que vous écrivez. Relisez ensuite la première ligne seule : répond-elle à la question ? Si elle parle de vous plutôt que de la réponse, récrivez-la.',
    en: 'Do the moves you write down yourself, in the training environment. Then read the first line alone: does it answer the question? If it speaks about you rather than about the answer, write it again.',
  }),
  warning('one-customer', {
    fr: 'Ne joignez jamais la copie d’écran d’un autre client, même recadrée : un nom ou un montant s’y lit toujours.',
    en: 'Never attach another customer’s screenshot, not even a cropped one: a name or an amount can always be read in it.',
  }),
  note('next', {
    fr: 'Quatre questions ferment cette formation. Elles portent sur les deux leçons.',
    en: 'Four questions close this course. They cover both lessons.',
  }),
);
