import type { Notification } from '@palier/contracts';
import type { MailWords } from './mail-words.js';

const day = (it: string | null): string => (it === null ? '' : new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${it}T00:00:00Z`)));
const cell = (it: Notification): string => (it.competency === null ? '' : `${it.competency.name.en ?? it.competency.name.fr ?? ''}, level ${it.competency.level}`);
const course = (it: Notification): string => `“${it.course?.title ?? ''}”`;
const deeds = { handIn: 'Hand in a new piece', show: 'Have the new proof entered', askSignOff: 'Ask for a new sign-off', goOn: 'Do the recurring activity again', confirm: 'Have it confirmed' } as const;
const certificate = (it: Notification): string => `“${it.certificate?.title ?? ''}”`;
/** Of which release and part of the product, and nothing of what it says: a mail is read by many. */
const change = (it: Notification): string => (it.change === null ? '' : `${it.change.product} ${it.change.release}${it.change.area === '' ? '' : `, ${it.change.area}`}`);

const title = (it: Notification): string => `“${it.session?.title ?? ''}”`;
const moment = (it: Notification, which: 'startsAt' | 'before'): string => (it.session?.[which] == null ? '' : new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: it.session.zone }).format(new Date(it.session[which])));

export const english: MailWords = {
  sentence: (it) => {
    switch (it.kind) {
      case 'assigned': return it.day === null ? `Required training: ${course(it)}, asked by ${it.by ?? ''}` : `Required training, due ${day(it.day)}: ${course(it)}, asked by ${it.by ?? ''}`;
      case 'dueSoon': return `Due in two days, ${day(it.day)}: ${course(it)}`;
      case 'dueToday': return `Due today: ${course(it)}`;
      case 'late': return `Late since ${day(it.day)}: ${course(it)}`;
      case 'extensionAsked': return `${it.person?.name ?? ''} asks for more time, until ${day(it.day)}: ${course(it)}`;
      case 'extensionAnswered': return it.decision === 'granted' ? `More time granted, until ${day(it.day)}: ${course(it)}` : `More time refused: ${course(it)}`;
      case 'signOffAsked': return `${it.person?.name ?? ''} asks for a sign-off: ${cell(it)}`;
      case 'signOffConfirmed': return `Confirmed by ${it.by ?? ''}: ${cell(it)}`;
      case 'signOffWithdrawn': return `Sign-off taken back by ${it.by ?? ''}: ${cell(it)}`;
      case 'signOffRefused': return `To be done again, says ${it.by ?? ''}: ${cell(it)}`;
      case 'opinionAsked': return `A second opinion is asked of you about ${it.person?.name ?? ''}: ${cell(it)}`;
      case 'opinionOpened': return it.person === null ? `Somebody else is asked about your level: ${cell(it)}` : `A second opinion is asked for about ${it.person.name}: ${cell(it)}`;
      case 'opinionGiven': return `${it.by ?? ''} gave a second opinion: ${cell(it)}`;
      case 'regraded': return `Your score was corrected by ${it.by ?? ''}: ${course(it)}`;
      case 'regradeAsked': return `${it.by ?? ''} asks for a score correction`;
      case 'regradeDecided': return it.decision === 'granted' ? `${it.by ?? ''} approved your score correction` : `${it.by ?? ''} refused your score correction`;
      case 'checkAsked': return `${it.by ?? ''} asks for a course to be checked`;
      case 'checkDecided': return it.decision === 'granted' ? `${it.by ?? ''} checked and published your course` : `${it.by ?? ''} sends your course back to mend`;
      case 'articleChanged': return `The source of an article changed: ${it.article?.title ?? ''}`;
      case 'helpAsked': return `${it.person?.name ?? ''} is waiting for an answer from you`;
      case 'helpAnswered': return `${it.by ?? ''} answered your question`;
      case 'journeyGiven': return `${it.by ?? ''} gave you an onboarding plan`;
      case 'mentorNamed': return `${it.by ?? ''} made you the mentor of ${it.person?.name ?? ''}`;
      case 'reviewOpened': return `${it.by ?? ''} opened a review with you`;
      case 'reviewToSign': return `Your signature is awaited after the review with ${it.by ?? ''}`;
      case 'reviewDue': return it.person === null ? `Your career interview is due by ${day(it.day)}` : `Career interview to hold with ${it.person.name}, due by ${day(it.day)}`;
      case 'checkpointDue': return it.person === null ? `Look at your first weeks together by ${day(it.day)}` : `Look at the first weeks of ${it.person.name} together by ${day(it.day)}`;
      case 'sessionInvited': return `Session on ${moment(it, 'startsAt')}, planned by ${it.by ?? ''}: ${title(it)}`;
      case 'sessionMoved': return `Another time, ${moment(it, 'startsAt')} instead of ${moment(it, 'before')}: ${title(it)}`;
      case 'sessionCancelled': return `Session cancelled by ${it.by ?? ''}, it was to be on ${moment(it, 'startsAt')}: ${title(it)}`;
      case 'sessionSoon': return `Reminder, ${moment(it, 'startsAt')}: ${title(it)}`;
      case 'nudged': return `${it.by ?? ''} reminds you, due by ${day(it.day)}: ${course(it)}`;
      case 'campaignMoved': return `Now due by ${day(it.day)}: ${course(it)}`;
      case 'campaignChanged': return it.day === null ? `Nobody follows the audience of a campaign any more, which was followed in the name of ${it.by ?? ''}` : `What is asked of you changed: ${course(it)}`;
      case 'campaignCancelled': return `No longer asked of you, says ${it.by ?? ''}: ${course(it)}`;
      case 'webhookOff': return 'Another system no longer receives messages from Palier: its address was switched off';
      case 'pieceAsked': return `${it.person?.name ?? ''} handed in a piece: ${cell(it)}`;
      case 'pieceAnswered': return it.decision === 'granted' ? `Piece accepted by ${it.by ?? ''}: ${cell(it)}` : `Piece sent back by ${it.by ?? ''}: ${cell(it)}`;
      case 'occurrenceAsked': return `${it.person?.name ?? ''} noted a recurring activity of ${day(it.day)}: ${cell(it)}`;
      case 'occurrenceAnswered': return it.decision === 'granted' ? `Recurring activity of ${day(it.day)} confirmed by ${it.by ?? ''}: ${cell(it)}` : `Recurring activity of ${day(it.day)} not confirmed by ${it.by ?? ''}: ${cell(it)}`;
      case 'certificateToRenew': return `Certificate to renew by ${day(it.day)}: ${certificate(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'certificateExpired': return `Certificate expired, valid until ${day(it.day)}: ${certificate(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'proofEnds': return `${it.does === null ? '' : deeds[it.does]} by ${day(it.day)}: ${cell(it)}${it.person === null ? '' : `, ${it.person.name}`}`;
      case 'refresherReady': return 'Three minutes to keep what you have learnt';
      case 'escalated': return `${it.person?.name ?? ''} has been late since ${day(it.day)}: ${course(it)}`;
      case 'unledLate': return `Nobody can lead ${it.person?.name ?? ''}, late since ${day(it.day)}: ${course(it)}`;
      case 'dueMoved': return `Now due ${day(it.day)}, since you are not available on the day it was due: ${course(it)}${it.more === 0 ? '' : ` and ${it.more} more`}`;
      case 'leadTold': return `${it.by ?? ''} was told that you are late: ${course(it)}`;
      case 'criticalChange': return `To read and confirm, critical change: ${change(it)}`;
      case 'criticalChangeOpen': return `Still to read and confirm, critical change: ${change(it)}`;
      case 'ratingAsked': return `A second rating is asked of you about ${it.person?.name ?? ''}`;
      case 'carriedOverEnds': return `To be confirmed by ${day(it.day)}: levels carried over in your file`;
      case 'carriedOverWaits': return `To be confirmed by ${day(it.day)}: levels carried over of ${it.person?.name ?? ''}`;
    }
  },
  open: 'Open in Palier',
  greeting: (name) => `Hello ${name},`,
  digestSubject: (count) => (count === 1 ? 'Your daily digest: one piece of news' : `Your daily digest: ${count} pieces of news`),
  weeklySubject: (count) => (count === 1 ? 'Your week: one piece of news' : `Your week: ${count} pieces of news`),
  digestLead: 'Here is what is new for you and not read yet.',
  resetSubject: 'Your new password',
  resetLead: (hours) => `Somebody, most likely you, asked for a new password for your account. This link works once, for ${hours} hours.`,
  resetOpen: 'Choose a new password',
  resetNotYou: 'Was it not you? Do nothing: your password stays the same.',
  testSubject: 'Test mail',
  testLead: 'This message shows that the mails of Palier arrive.',
  why: 'You get this message because it concerns you.',
  choose: 'Choose what is sent to you',
  stop: 'Stop these mails',
  mandatory: 'What is required of you is sent in any case.',
};
