import type { QuestionContent, Reply, ReplyAction, Tone } from '@palier/domain';
import type { Bilingual, Language } from '../bilingual.js';
import type { BankQuestion } from './bank.js';
import { right, single, wrong } from './question-form.js';

const cell = { competency: 'communication', level: 1 } as const;

/** What may be said to the client: where it leads, what follows from it, and what it is worth. */
const says = (language: Language) => (id: string, text: Bilingual, tone: Tone, action: ReplyAction, next: Reply['next'], consequence: Bilingual, credit: number): Reply =>
  ({ id, text: text[language], channel: 'phone', tone, action, escalates: false, next, consequence: consequence[language], credit });
const to = (sceneId: string): Reply['next'] => ({ to: 'scene', sceneId });
const good: Reply['next'] = { to: 'end', good: true };
const bad: Reply['next'] = { to: 'end', good: false };

/** A conversation on the phone. */
function upsetCall(language: Language): QuestionContent {
  const reply = says(language);
  const say = (text: Bilingual): string => text[language];
  return {
    kind: 'ticketSimulation',
    prompt: say({ fr: 'Mme Roux appelle pour la troisième fois. Menez la conversation jusqu’au bout.', en: 'Mrs Roux is calling for the third time. Lead the conversation to its end.' }),
    explanation: say({ fr: 'Reconnaître la gêne, vérifier ce qui se passe, puis promettre un geste et une heure que l’on peut tenir.', en: 'Acknowledge the trouble, check what is happening, then promise an act and an hour that you can keep.' }),
    situation: {
      customer: say({ fr: 'Mme Roux, cabinet Roux et associés', en: 'Mrs Roux, of Roux and partners' }),
      product: say({ fr: 'Nordlys Gestion 8.4, relances automatiques', en: 'Nordlys Gestion 8.4, automatic reminders' }),
      channel: 'phone',
      ticket: say({ fr: 'Les relances sont parties deux fois à douze clients ce matin. Deux appels déjà, sans suite.', en: 'Reminders went out twice to twelve customers this morning. Two calls already, no follow-up.' }),
    },
    scenes: [
      { id: 'opening', says: say({ fr: 'C’est la troisième fois que j’appelle ! Mes clients reçoivent leurs relances en double, et personne ne me rappelle.', en: 'This is the third time I am calling! My customers get their reminders twice, and nobody calls me back.' }), replies: [
        reply('own-it', { fr: 'Deux appels sans suite, c’est trop : je garde votre dossier jusqu’au bout. Quelle relance est partie en double ?', en: 'Two calls without an answer is too much: I keep your case to the end. Which reminder went out twice?' }, 'warm', 'ask', to('facts'), { fr: 'Elle souffle, et répond.', en: 'She breathes out, and answers.' }, 2),
        reply('procedure', { fr: 'Pouvez-vous me donner votre numéro de dossier ?', en: 'Can you give me your case number?' }, 'neutral', 'ask', to('colder'), { fr: 'Elle l’a déjà donné deux fois.', en: 'She has given it twice already.' }, 0),
        reply('not-us', { fr: 'Les doublons viennent en général d’une erreur de saisie.', en: 'Duplicates usually come from a mistake in data entry.' }, 'firm', 'explain', to('colder'), { fr: 'Elle entend un reproche.', en: 'She hears a reproach.' }, -1),
      ] },
      { id: 'colder', says: say({ fr: 'Vous recommencez comme les deux autres. Allez-vous enfin regarder ?', en: 'You are starting over like the other two. Will you look at last?' }), replies: [
        reply('mend-it', { fr: 'Vous avez raison, je reprends depuis vos mots : la relance est partie deux fois ce matin. Laquelle ?', en: 'You are right, I go on from your words: the reminder went out twice this morning. Which one?' }, 'warm', 'ask', to('facts'), { fr: 'Le ton redescend.', en: 'The tone settles.' }, 1),
        reply('call-later', { fr: 'Je demande à un collègue de vous rappeler.', en: 'I will ask a colleague to call you back.' }, 'formal', 'close', bad, { fr: 'Le quatrième appel sera pour votre responsable.', en: 'The fourth call will be for your lead.' }, -1),
      ] },
      { id: 'facts', says: say({ fr: 'La relance de niveau 2, celle de neuf heures. Depuis la mise à jour de lundi.', en: 'The level 2 reminder, the one at nine. Since Monday’s update.' }), replies: [
        reply('stop-first', { fr: 'J’arrête d’abord l’envoi de demain, puis je refais le cas en formation. Je vous écris avant quinze heures.', en: 'First I stop tomorrow’s sending, then I redo the case in training. I write to you before three o’clock.' }, 'warm', 'reproduce', good, { fr: 'Elle note l’heure, et remercie.', en: 'She notes the hour, and thanks you.' }, 3),
        reply('asap', { fr: 'Je regarde et je reviens vers vous dès que possible.', en: 'I will look and get back to you as soon as possible.' }, 'neutral', 'wait', bad, { fr: '« Dès que possible », elle l’a entendu deux fois.', en: '“As soon as possible”: she has heard it twice.' }, 0),
        reply('delete-one', { fr: 'Supprimez une des deux règles de relance, cela suffira.', en: 'Delete one of the two reminder rules, that will do.' }, 'firm', 'workAround', bad, { fr: 'La règle supprimée était la bonne : plus aucune relance ne part.', en: 'The deleted rule was the right one: no reminder goes out any more.' }, -1),
      ] },
    ],
  };
}

/** Questions on a client who is upset; asked by their own quiz alone. The key of the second one is out of date, as the answers tell. */
export const upsetClientQuestions: readonly BankQuestion[] = [
  {
    key: 'upset-first-words', cell, difficulty: 1, namedOnly: true,
    content: single(
      { fr: 'Un client appelle en colère. Par quoi commencez-vous ?', en: 'A client calls in anger. What do you begin with?' },
      { fr: 'Qui se sent entendu répond aux questions.', en: 'Whoever feels heard answers questions.' },
      right('name-trouble', { fr: 'Je dis ce que cela change pour lui', en: 'I say what it means for them' }, { fr: 'Oui : la gêne est nommée, on peut chercher.', en: 'Yes: the trouble is named, the search may begin.' }),
      wrong('calm-down', { fr: 'Je lui demande de se calmer', en: 'I ask them to calm down' }, { fr: 'Personne ne se calme sur ordre.', en: 'Nobody calms down on command.' }),
      wrong('case-number', { fr: 'Je demande le numéro de dossier', en: 'I ask for the case number' }, { fr: 'Il sera utile après.', en: 'It will be useful afterwards.' }),
    ),
  },
  {
    key: 'duplicate-reminders', cell, difficulty: 2, namedOnly: true,
    content: single(
      { fr: 'Des relances partent en double dans Nordlys Gestion 8.4. Que dites-vous de faire en premier ?', en: 'Reminders go out twice in Nordlys Gestion 8.4. What do you tell the client to do first?' },
      { fr: 'On arrête d’abord ce qui part, puis on cherche.', en: 'First stop what goes out, then search.' },
      right('restart-service', { fr: 'Redémarrer le service d’envoi', en: 'Restart the sending service' }, { fr: 'C’était le geste jusqu’à la version 8.3.', en: 'That was the way until release 8.3.' }),
      wrong('pause-sending', { fr: 'Suspendre l’envoi dans l’écran des relances', en: 'Pause the sending in the reminders screen' }, { fr: 'Cet écran date de la version 8.4.', en: 'This screen came with release 8.4.' }),
      wrong('delete-rule', { fr: 'Supprimer une règle de relance', en: 'Delete a reminder rule' }, { fr: 'On ne sait pas encore laquelle est en trop.', en: 'Nobody knows yet which one is too many.' }),
      wrong('wait-tomorrow', { fr: 'Attendre l’envoi de demain', en: 'Wait for tomorrow’s sending' }, { fr: 'Douze clients de plus seront touchés.', en: 'Twelve more customers will be hit.' }),
    ),
  },
  {
    key: 'promise-an-hour', cell, difficulty: 1, namedOnly: true,
    content: single(
      { fr: 'Vous ne connaissez pas encore la cause. Que promettez-vous ?', en: 'You do not know the cause yet. What do you promise?' },
      { fr: 'Une heure tenue vaut mieux qu’une solution espérée.', en: 'An hour that is kept is worth more than a solution that is hoped for.' },
      right('next-news', { fr: 'L’heure à laquelle je donnerai des nouvelles', en: 'The hour at which I will give news' }, { fr: 'Oui : elle dépend de vous seul.', en: 'Yes: it depends on you alone.' }),
      wrong('solution-today', { fr: 'Une solution dans la journée', en: 'A solution within the day' }, { fr: 'Rien ne dit qu’elle viendra.', en: 'Nothing says that it will come.' }),
      wrong('soon', { fr: 'De faire au plus vite', en: 'To be as quick as can be' }, { fr: 'Cela ne dit aucune heure.', en: 'This names no hour.' }),
    ),
  },
  {
    key: 'on-hold', cell, difficulty: 1, namedOnly: true,
    content: single(
      { fr: 'Il vous faut deux minutes pour vérifier. Que faites-vous ?', en: 'You need two minutes to check. What do you do?' },
      { fr: 'Le client choisit comment il attend.', en: 'The client chooses how to wait.' },
      right('ask-to-wait', { fr: 'Je dis combien de temps, et je demande s’il préfère que je rappelle', en: 'I say how long, and ask whether I should rather call back' }, { fr: 'Oui : il sait, et il choisit.', en: 'Yes: they know, and they choose.' }),
      wrong('music', { fr: 'Je mets en attente sans rien dire', en: 'I put the call on hold without a word' }, { fr: 'Deux minutes de musique en paraissent dix.', en: 'Two minutes of music feel like ten.' }),
      wrong('small-talk', { fr: 'Je parle d’autre chose en cherchant', en: 'I talk about something else while searching' }, { fr: 'Il voit que vous n’écoutez plus.', en: 'They notice that you no longer listen.' }),
    ),
  },
  {
    key: 'not-our-fault', cell, difficulty: 2, namedOnly: true,
    content: single(
      { fr: 'La panne vient du réseau du client. Comment le dites-vous ?', en: 'The fault lies in the client’s network. How do you say so?' },
      { fr: 'Ce qu’on a vu, et ce qu’il peut en faire.', en: 'What was seen, and what can be done about it.' },
      right('what-i-saw', { fr: 'Je dis ce que j’ai vu, et ce qu’il peut transmettre à son prestataire', en: 'I say what I saw, and what can be passed on to their provider' }, { fr: 'Oui : il raccroche avec un geste à faire.', en: 'Yes: they hang up with something to do.' }),
      wrong('not-ours', { fr: 'Je dis que cela ne vient pas de chez nous', en: 'I say that it does not come from us' }, { fr: 'C’est vrai, et cela ne l’aide pas.', en: 'True, and of no help.' }),
      wrong('close-it', { fr: 'Je clos le dossier avec la mention « réseau »', en: 'I close the case with the remark “network”' }, { fr: 'Il rappellera demain.', en: 'They will call again tomorrow.' }),
    ),
  },
  {
    key: 'after-the-call', cell, difficulty: 1, namedOnly: true,
    content: single(
      { fr: 'L’appel est fini. Qu’écrivez-vous dans le dossier ?', en: 'The call is over. What do you write into the case?' },
      { fr: 'Le suivant reprend là où vous en étiez.', en: 'Whoever is next goes on from where you were.' },
      right('promise-written', { fr: 'Ce qui a été promis, et pour quelle heure', en: 'What was promised, and for what hour' }, { fr: 'Oui : c’est ce que le client a retenu.', en: 'Yes: that is what the client remembers.' }),
      wrong('angry-client', { fr: '« Client en colère »', en: '“Angry client”' }, { fr: 'Cela n’aide personne, et le client peut le lire.', en: 'It helps nobody, and the client may read it.' }),
      wrong('nothing-yet', { fr: 'Rien tant que la cause n’est pas connue', en: 'Nothing until the cause is known' }, { fr: 'Si vous êtes absent, tout recommence.', en: 'If you are away, everything begins anew.' }),
    ),
  },
  { key: 'upset-call', cell, difficulty: 3, namedOnly: true, content: { fr: upsetCall('fr'), en: upsetCall('en') } },
];
