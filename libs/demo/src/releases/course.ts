import type { LessonDocument } from '@palier/domain';
import type { Bilingual } from '../bilingual.js';
import type { ScopeKey } from '../scopes.js';
import { bullets, lesson, note, paragraph, steps, warning, type BilingualBlock } from '../lessons/lesson-form.js';
import type { ReleaseName } from './notes.js';
import type { ReleaseQuestionKey } from './questions.js';

export type DayByDayKey = 'renewing' | 'searching' | 'crediting' | 'reminding' | 'day-by-day-quiz' | 'portal-tour' | 'portal-accounts';

interface AnyReleaseUnit { readonly key: DayByDayKey; readonly title: Bilingual; readonly minutes: number; /** What it is about, where that is less than its course. */ readonly scope: ScopeKey | null }
export type ReleaseUnit =
  | (AnyReleaseUnit & { readonly kind: 'lesson'; /** What it says from the first version on, and what a release made of it. */ readonly says: readonly { readonly from: ReleaseName | null; readonly body: Bilingual<LessonDocument> }[] })
  | (AnyReleaseUnit & { readonly kind: 'quiz'; readonly passMark: number; readonly asks: readonly { readonly from: ReleaseName | null; readonly questions: readonly ReleaseQuestionKey[] }[] });

/** A course of which releases change some activities; its first version teaches the release that it is there since. */
export interface ReleaseCourse { readonly key: 'day-by-day' | 'portal'; readonly since: ReleaseName; readonly title: Bilingual; readonly summary: Bilingual; readonly units: readonly ReleaseUnit[] }

const searchingBefore: readonly BilingualBlock[] = [
  paragraph('why', { fr: 'Au téléphone, le client donne ce qu’il a sous les yeux. La touche `F3` cherche partout : nom, numéro de fiche, numéro d’immatriculation.', en: 'On the phone, customers give what is before their eyes. The `F3` key searches everywhere: names, record numbers, registration numbers.' }),
];
const creditingBefore: readonly BilingualBlock[] = [
  paragraph('why', { fr: 'Une facture envoyée ne se modifie plus. Pour la corriger, on fait un avoir, puis une nouvelle facture : le client garde les deux, et ses comptes restent justes.', en: 'An invoice that was sent is not changed any more. To correct it, make a credit note, then a new invoice: the customer keeps both, and their accounts stay right.' }),
];
const remindingBefore: readonly BilingualBlock[] = [
  paragraph('why', { fr: 'Une relance part chaque matin à neuf heures pour toute facture échue. Il y a trois niveaux : un rappel, une demande, une mise en demeure que le client relit toujours avant nous.', en: 'Each morning at nine a reminder leaves for every invoice that is due. There are three levels: a reminder, a request, and a formal notice that customers always read before we do.' }),
];

export const releaseCourses: readonly ReleaseCourse[] = [
  {
    key: 'day-by-day', since: '8.2',
    title: { fr: 'Nordlys Gestion, d’une version à l’autre', en: 'Nordlys Gestion, from one release to the next' },
    summary: { fr: 'Les quatre gestes que les clients demandent le plus, tenus à jour à chaque version.', en: 'The four moves that customers ask about most, kept current with each release.' },
    units: [
      {
        kind: 'lesson', key: 'renewing', title: { fr: 'Reconduire un contrat', en: 'Renewing a contract' }, minutes: 6, scope: 'contracts',
        says: [
          { from: null, body: lesson(paragraph('why', { fr: 'Un contrat qui finit sans que personne l’ait vu arrête les factures du client. La liste des contrats montre en orange ceux qui finissent dans l’année.', en: 'A contract that ends unseen stops the customer’s invoices. The list of contracts shows in orange those that end within the year.' }),
            bullets('look', { fr: '**La date de fin** est figée : le cadenas le dit.', en: '**The end date** is frozen: the padlock says so.' }, { fr: '**L’indice** se lit dans l’onglet Prix.', en: '**The index** stands in the tab Prices.' }), steps('how', { fr: 'Ouvrez la fiche, puis **Reconduire** : possible dès trois mois avant la fin.', en: 'Open the record, then **Renew**: it may be done from three months before the end.' }, { fr: 'Vérifiez le prix proposé, calculé sur l’indice.', en: 'Check the price it suggests, reckoned from the index.' }, { fr: 'Envoyez la reconduction au client pour accord.', en: 'Send the renewal to the customer to agree.' }), warning('too-early', { fr: 'Plus de trois mois avant, le bouton reste gris : ce n’est pas une panne.', en: 'Earlier than three months before, the button stays grey: nothing is broken.' })) },
        ],
      },
      {
        kind: 'lesson', key: 'searching', title: { fr: 'Retrouver une facture en ligne', en: 'Finding an invoice during a call' }, minutes: 5, scope: null,
        says: [
          { from: null, body: lesson(...searchingBefore, note('no-amount', { fr: 'Le client n’a que le montant ? Demandez-lui le mois, puis parcourez la liste.', en: 'The customer knows the amount alone? Ask for the month, then go through the list.' })) },
          { from: '8.3', body: lesson(...searchingBefore, paragraph('amount', { fr: 'Elle cherche aussi un **montant**. Tapez-le avec ses décimales : `418,00` montre la facture et ses avoirs, le plus récent d’abord.', en: 'It finds an **amount** too. Type it with its decimals: `418,00` shows the invoice and its credit notes, the newest first.' }), bullets('tips', { fr: 'Les fiches archivées viennent après les autres.', en: 'Archived records come after the others.' }, { fr: 'Un montant sans décimales cherche un numéro, pas un prix.', en: 'An amount without decimals looks for a number, not for a price.' })) },
        ],
      },
      {
        kind: 'lesson', key: 'crediting', title: { fr: 'Faire un avoir', en: 'Making a credit note' }, minutes: 6, scope: 'invoices',
        says: [
          { from: null, body: lesson(...creditingBefore, steps('how', { fr: 'Ouvrez la facture, puis l’onglet **Écritures**.', en: 'Open the invoice, then the tab **Entries**.' }, { fr: 'Recopiez chaque ligne avec le signe moins.', en: 'Copy each line with a minus sign.' })) },
          { from: '8.4', body: lesson(...creditingBefore, steps('how', { fr: 'Dans la liste des factures, ouvrez le menu de la ligne, puis **Faire un avoir**.', en: 'In the list of invoices, open the menu of the line, then **Make a credit note**.' }, { fr: 'Les lignes sont reprises : retirez celles qui étaient justes.', en: 'The lines are taken over: take out those that were right.' }, { fr: 'Écrivez le motif ; le client le lira.', en: 'Write the reason; the customer will read it.' }), warning('export', { fr: 'L’export « ancien format » n’existe plus. Au comptable qui le cherche, montrez l’export CSV : les mêmes colonnes, dans le même ordre.', en: 'The export called “ancien format” is gone. Show accountants who look for it the CSV export: the same columns, in the same order.' })) },
        ],
      },
      {
        kind: 'lesson', key: 'reminding', title: { fr: 'Suivre et suspendre les relances', en: 'Following and pausing reminders' }, minutes: 7, scope: 'invoices',
        says: [
          { from: null, body: lesson(...remindingBefore, note('doubles', { fr: 'Des relances en double ? Le second niveau redémarre le service d’envoi.', en: 'Reminders twice? The second line restarts the sending service.' })) },
          { from: '8.4', body: lesson(...remindingBefore, paragraph('delay', { fr: 'Le niveau 2 part désormais **quinze jours** après le niveau 1. Un client qui compte huit jours lit l’ancienne notice.', en: 'Level 2 now leaves **fifteen days** after level 1. Customers who count eight are reading the old leaflet.' }), steps('pause', { fr: 'Des relances partent en double : ouvrez l’écran **Relances**, puis **Suspendre l’envoi**.', en: 'Reminders go out twice: open the screen **Reminders**, then **Pause the sending**.' }, { fr: 'Notez l’heure ; rien ne part tant que le bandeau rouge est là.', en: 'Note the hour; nothing leaves while the red band is there.' }, { fr: 'Refaites le cas en formation, corrigez, puis **Reprendre**.', en: 'Redo the case in training, correct it, then **Resume**.' }), warning('never', { fr: 'Ne faites plus redémarrer le service d’envoi : il renverrait toutes les relances du matin.', en: 'Never have the sending service restarted any more: it would send all of this morning’s reminders again.' })) },
        ],
      },
      {
        kind: 'quiz', key: 'day-by-day-quiz', title: { fr: 'Les questions que les clients posent', en: 'What customers ask' }, minutes: 8, scope: null, passMark: 0.8,
        asks: [{ from: null, questions: ['renewal-window', 'search-by-amount', 'try-it-first'] }, { from: '8.4', questions: ['renewal-window', 'search-by-amount', 'try-it-first', 'credit-from-list', 'pause-reminders'] }],
      },
    ],
  },
  {
    key: 'portal', since: '8.5',
    title: { fr: 'Le portail des clients', en: 'The customers’ portal' },
    summary: { fr: 'Ce que vos clients verront avec la version 8.5, et ce qu’ils vous demanderont.', en: 'What your customers will see with release 8.5, and what they will ask you.' },
    units: [
      {
        kind: 'lesson', key: 'portal-tour', title: { fr: 'Le tour du portail', en: 'A tour of the portal' }, minutes: 7, scope: null,
        says: [{ from: null, body: lesson(
          paragraph('why', { fr: 'Le client y retrouve seul ses factures et ses contrats. Il n’y modifie rien : ce qu’il voudra changer, il vous le demandera.', en: 'There customers find their invoices and contracts by themselves. They change nothing in it: what they want changed, they will ask you.' }),
          bullets('tabs', { fr: '**Factures** : douze mois, avec leurs avoirs et la date du paiement.', en: '**Invoices**: twelve months, with their credit notes and the day of payment.' }, { fr: '**Contrats** : en cours et à reconduire.', en: '**Contracts**: running, and to be renewed.' }),
          note('same-screen', { fr: 'Dans la fiche du client, **Voir comme lui** ouvre le même écran.', en: 'In the customer’s record, **See as they do** opens the same screen.' }),
        ) }],
      },
      {
        kind: 'lesson', key: 'portal-accounts', title: { fr: 'Comptes et mots de passe du portail', en: 'Accounts and passwords of the portal' }, minutes: 5, scope: null,
        says: [{ from: null, body: lesson(
          paragraph('who', { fr: 'Chaque client nomme une personne qui invite les autres. Le support n’ouvre aucun compte, et ne voit jamais un mot de passe.', en: 'Each customer names one person, who invites the others. Support opens no account, and never sees a password.' }),
          steps('lost', { fr: 'Mot de passe perdu : **Mot de passe oublié**, sur la page d’entrée.', en: 'A lost password: **Forgotten password**, on the way in.' }, { fr: 'Rien n’arrive après dix minutes : vérifiez l’adresse dans la fiche.', en: 'Nothing arrives within ten minutes: check the address in the record.' }, { fr: 'La personne est partie : le client en nomme une autre, par écrit.', en: 'The person has left: the customer names another one, in writing.' }),
        ) }],
      },
    ],
  },
];

/** The article that the critical change touches; it stands beside the lesson, for the moment of the call. */
export const releaseArticle = {
  title: 'Des relances partent en double : que faire, dans l’ordre',
  text: '## Tout de suite\n\n1. Ouvrez l’écran **Relances** du client, puis **Suspendre l’envoi**.\n2. Dites au client que plus rien ne partira aujourd’hui, et l’heure à laquelle vous rappelez.\n\n## Ensuite\n\n1. Refaites le cas dans l’environnement de formation.\n2. Cherchez deux règles pour le même niveau : c’est presque toujours cela.\n3. Corrigez, reprenez l’envoi, puis écrivez au client ce qui a changé.\n\nDepuis la version 8.4, on ne redémarre plus le service d’envoi.',
} as const;
