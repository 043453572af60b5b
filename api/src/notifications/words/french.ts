import type { Notification } from '@palier/contracts';
import type { MailWords } from './mail-words.js';

const day = (it: string | null): string => (it === null ? '' : new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${it}T00:00:00Z`)));
const cell = (it: Notification): string => (it.competency === null ? '' : `${it.competency.name.fr ?? it.competency.name.en ?? ''}, niveau ${it.competency.level}`);
const course = (it: Notification): string => `«\u202f${it.course?.title ?? ''}\u202f»`;
const deeds = { handIn: 'Nouvelle pièce à déposer', show: 'Nouvelle preuve à faire enregistrer', askSignOff: 'Nouvelle validation à demander', goOn: 'Activité récurrente à refaire', confirm: 'À faire confirmer' } as const;
const certificate = (it: Notification): string => `«\u202f${it.certificate?.title ?? ''}\u202f»`;
/** Of which release and part of the product, and nothing of what it says: a mail is read by many. */
const change = (it: Notification): string => (it.change === null ? '' : `${it.change.product} ${it.change.release}${it.change.area === '' ? '' : `, ${it.change.area}`}`);

const title = (it: Notification): string => `«\u202f${it.session?.title ?? ''}\u202f»`;
const moment = (it: Notification, which: 'startsAt' | 'before'): string => (it.session?.[which] == null ? '' : new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: it.session.zone }).format(new Date(it.session[which])));

export const french: MailWords = {
  sentence: (it) => {
    switch (it.kind) {
      case 'assigned': return it.day === null ? `Formation à suivre\u00a0: ${course(it)}, demandée par ${it.by ?? ''}` : `Formation à suivre pour le ${day(it.day)}\u00a0: ${course(it)}, demandée par ${it.by ?? ''}`;
      case 'dueSoon': return `Dans deux jours, le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'dueToday': return `Aujourd’hui\u00a0: ${course(it)}`;
      case 'late': return `En retard depuis le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'extensionAsked': return `${it.person?.name ?? ''} demande un délai jusqu’au ${day(it.day)}\u00a0: ${course(it)}`;
      case 'extensionAnswered': return it.decision === 'granted' ? `Délai accordé jusqu’au ${day(it.day)}\u00a0: ${course(it)}` : `Délai refusé\u00a0: ${course(it)}`;
      case 'signOffAsked': return `${it.person?.name ?? ''} demande une validation\u00a0: ${cell(it)}`;
      case 'signOffConfirmed': return `Validé par ${it.by ?? ''}\u00a0: ${cell(it)}`;
      case 'signOffWithdrawn': return `Validation retirée par ${it.by ?? ''}\u00a0: ${cell(it)}`;
      case 'signOffRefused': return `À refaire, dit ${it.by ?? ''}\u00a0: ${cell(it)}`;
      case 'opinionAsked': return `Un second avis vous est demandé sur ${it.person?.name ?? ''}\u00a0: ${cell(it)}`;
      case 'opinionOpened': return it.person === null ? `Quelqu’un d’autre est consulté sur votre niveau\u00a0: ${cell(it)}` : `Un second avis est demandé sur ${it.person.name}\u00a0: ${cell(it)}`;
      case 'opinionGiven': return `${it.by ?? ''} a donné un second avis\u00a0: ${cell(it)}`;
      case 'regraded': return `Votre note a été corrigée par ${it.by ?? ''}\u00a0: ${course(it)}`;
      case 'regradeAsked': return `${it.by ?? ''} demande une correction de note`;
      case 'regradeDecided': return it.decision === 'granted' ? `${it.by ?? ''} a approuvé votre correction de note` : `${it.by ?? ''} a refusé votre correction de note`;
      case 'checkAsked': return `${it.by ?? ''} demande qu’une formation soit relue`;
      case 'checkDecided': return it.decision === 'granted' ? `${it.by ?? ''} a relu et publié votre formation` : `${it.by ?? ''} vous renvoie votre formation à corriger`;
      case 'articleChanged': return `La source d’un article a changé\u00a0: «\u202f${it.article?.title ?? ''}\u202f»`;
      case 'helpAsked': return `${it.person?.name ?? ''} attend une réponse de vous`;
      case 'helpAnswered': return `${it.by ?? ''} a répondu à votre question`;
      case 'journeyGiven': return `${it.by ?? ''} vous a préparé un parcours d’intégration`;
      case 'mentorNamed': return `${it.by ?? ''} vous confie le mentorat de ${it.person?.name ?? ''}`;
      case 'reviewOpened': return `${it.by ?? ''} a ouvert un entretien avec vous`;
      case 'reviewToSign': return `Votre signature est attendue après l’entretien avec ${it.by ?? ''}`;
      case 'reviewDue': return it.person === null ? `Votre entretien de parcours professionnel est à tenir au plus tard le ${day(it.day)}` : `Entretien de parcours professionnel à tenir avec ${it.person.name}, au plus tard le ${day(it.day)}`;
      case 'checkpointDue': return it.person === null ? `Faire le point sur votre intégration, au plus tard le ${day(it.day)}` : `Faire le point sur l’intégration de ${it.person.name}, au plus tard le ${day(it.day)}`;
      case 'sessionInvited': return `Séance ${moment(it, 'startsAt')}, organisée par ${it.by ?? ''}\u00a0: ${title(it)}`;
      case 'sessionMoved': return `Nouvel horaire, ${moment(it, 'startsAt')} au lieu de ${moment(it, 'before')}\u00a0: ${title(it)}`;
      case 'sessionCancelled': return `Séance annulée par ${it.by ?? ''}, elle était prévue ${moment(it, 'startsAt')}\u00a0: ${title(it)}`;
      case 'sessionSoon': return `Rappel, ${moment(it, 'startsAt')}\u00a0: ${title(it)}`;
      case 'nudged': return `${it.by ?? ''} vous relance, à finir pour le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'campaignMoved': return `Nouveau jour, le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'campaignChanged': return it.day === null ? `Plus personne ne suit le public d’une campagne, qui l’était au nom de ${it.by ?? ''}` : `Ce qui vous est demandé a changé\u00a0: ${course(it)}`;
      case 'campaignCancelled': return `Vous n’avez plus à suivre\u00a0: ${course(it)}, dit ${it.by ?? ''}`;
      case 'webhookOff': return 'Un autre système ne reçoit plus les messages de Palier : son adresse a été désactivée';
      case 'pieceAsked': return `${it.person?.name ?? ''} a déposé une pièce\u00a0: ${cell(it)}`;
      case 'pieceAnswered': return it.decision === 'granted' ? `Pièce acceptée par ${it.by ?? ''}\u00a0: ${cell(it)}` : `Pièce à reprendre, dit ${it.by ?? ''}\u00a0: ${cell(it)}`;
      case 'occurrenceAsked': return `${it.person?.name ?? ''} a noté une activité récurrente du ${day(it.day)}\u00a0: ${cell(it)}`;
      case 'occurrenceAnswered': return it.decision === 'granted' ? `Activité récurrente du ${day(it.day)} confirmée par ${it.by ?? ''}\u00a0: ${cell(it)}` : `Activité récurrente du ${day(it.day)} non confirmée par ${it.by ?? ''}\u00a0: ${cell(it)}`;
      case 'certificateToRenew': return `Certification à renouveler avant le ${day(it.day)}\u00a0: ${certificate(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'certificateExpired': return `Certification expirée, valable jusqu’au ${day(it.day)}\u00a0: ${certificate(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'proofEnds': return `${it.does === null ? '' : deeds[it.does]} avant le ${day(it.day)}\u00a0: ${cell(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'refresherReady': return 'Trois minutes pour garder ce que vous avez acquis';
      case 'escalated': return `${it.person?.name ?? ''} est en retard depuis le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'unledLate': return `Personne ne peut encadrer ${it.person?.name ?? ''}, en retard depuis le ${day(it.day)}\u00a0: ${course(it)}`;
      case 'dueMoved': return `Nouvelle échéance le ${day(it.day)}, l’ancienne tombait un jour où vous êtes indisponible\u00a0: ${course(it)}${it.more === 0 ? '' : ` et ${it.more} autre${it.more === 1 ? '' : 's'}`}`;
      case 'leadTold': return `Votre retard est signalé à ${it.by ?? ''}\u00a0: ${course(it)}`;
      case 'criticalChange': return `À lire et à confirmer, nouveauté critique\u00a0: ${change(it)}`;
      case 'criticalChangeOpen': return `Toujours à lire et à confirmer, nouveauté critique\u00a0: ${change(it)}`;
      case 'ratingAsked': return `Une seconde évaluation vous est demandée sur ${it.person?.name ?? ''}`;
      case 'carriedOverEnds': return `À confirmer avant le ${day(it.day)}\u00a0: des niveaux repris de votre dossier`;
      case 'carriedOverWaits': return `À confirmer avant le ${day(it.day)}\u00a0: des niveaux repris de ${it.person?.name ?? ''}`;
    }
  },
  open: 'Ouvrir dans Palier',
  greeting: (name) => `Bonjour ${name},`,
  digestSubject: (count) => (count === 1 ? 'Votre récapitulatif : une nouvelle' : `Votre récapitulatif\u00a0: ${count} nouvelles`),
  weeklySubject: (count) => (count === 1 ? 'Votre semaine\u00a0: une nouvelle' : `Votre semaine\u00a0: ${count} nouvelles`),
  digestLead: 'Voici ce qui est nouveau pour vous et que vous n’avez pas encore lu.',
  resetSubject: 'Votre nouveau mot de passe',
  resetLead: (hours) => `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte. Ce lien sert une seule fois, pendant ${hours} heures.`,
  resetOpen: 'Choisir un nouveau mot de passe',
  resetNotYou: 'Ce n’était pas vous ? Ne faites rien : votre mot de passe reste le même.',
  testSubject: 'Essai d’envoi',
  testLead: 'Ce message montre que les courriels de Palier arrivent.',
  why: 'Vous recevez ce message parce que cela vous concerne.',
  choose: 'Choisir ce qui vous est envoyé',
  stop: 'Ne plus recevoir ces courriels',
  mandatory: 'Ce qui vous est demandé vous est envoyé dans tous les cas.',
};
