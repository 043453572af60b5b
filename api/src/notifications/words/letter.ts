import type { Notification } from '@palier/contracts';
import { mailWords, type MailLocale } from './mail-words.js';

export interface Words { readonly subject: string; readonly text: string; readonly html: string }
interface Addressee { readonly id: string; readonly name: string }
interface Line { readonly words: string; readonly link: string | null }

/** Where a notification leads its reader in the application. */
export function placeOf(it: Notification, readerId: string): string {
  switch (it.kind) {
    case 'assigned': case 'dueSoon': case 'dueToday': case 'late': case 'extensionAnswered': case 'leadTold': case 'nudged': case 'campaignMoved': case 'dueMoved': case 'campaignCancelled': return it.course === null ? '/' : `/courses/${it.course.id}`;
    case 'campaignChanged': return it.day === null ? `/campaigns/${it.thingId}` : it.course === null ? '/' : `/courses/${it.course.id}`;
    case 'escalated': case 'unledLate': case 'extensionAsked': return '/assignments';
    case 'regraded': return `/attempts/${it.thingId}/result`;
    case 'regradeAsked': case 'regradeDecided': return `/questions/${it.thingId}`;
    case 'checkAsked': return `/content-checks/${it.thingId}`;
    case 'checkDecided': return it.decision === 'granted' && it.course !== null ? `/courses/${it.course.id}` : `/course-drafts/${it.thingId}`;
    case 'articleChanged': return `/articles/${it.thingId}`;
    case 'criticalChange': case 'criticalChangeOpen': return `/changes/${it.thingId}`;
    case 'helpAsked': case 'helpAnswered': return `/help/${it.thingId}`;
    case 'journeyGiven': case 'mentorNamed': return `/people/${it.person?.id ?? readerId}/journey`;
    case 'reviewOpened': case 'reviewToSign': return `/reviews/${it.thingId}`;
    case 'sessionInvited': case 'sessionMoved': case 'sessionCancelled': case 'sessionSoon': return `/live-sessions/${it.thingId}`;
    case 'webhookOff': return '/settings/webhooks';
    case 'reviewDue': case 'checkpointDue': return `/people/${it.person?.id ?? readerId}/reviews`;
    case 'carriedOverEnds': case 'carriedOverWaits': return `/people/${it.person?.id ?? readerId}/carried-over`;
    case 'pieceAsked': case 'pieceAnswered': return `/pieces/${it.thingId}`;
    case 'occurrenceAsked': case 'occurrenceAnswered': return it.competency === null ? '/' : `/people/${it.person?.id ?? readerId}/skills/${it.competency.id}/recurring`;
    case 'certificateToRenew': case 'certificateExpired': return `/people/${it.person?.id ?? readerId}/certificates`;
    case 'proofEnds': return it.competency === null ? '/' : `/people/${it.person?.id ?? readerId}/skills/${it.competency.id}${it.does === 'handIn' || it.does === 'show' ? '/pieces' : it.does === 'goOn' ? '/recurring' : ''}`;
    case 'ratingAsked': return '/second-ratings';
    case 'refresherReady': return '/refresher';
    case 'opinionAsked': case 'opinionOpened': case 'opinionGiven': return `/second-opinions/${it.thingId}`;
    case 'signOffAsked': case 'signOffConfirmed': case 'signOffRefused': case 'signOffWithdrawn': return it.requestId !== null ? `/sign-offs/${it.requestId}` : it.competency !== null ? `/people/${readerId}/skills/${it.competency.id}` : `/people/${readerId}/skills`;
  }
}

/** Links of mails: the application's address, whatever the path. */
export class Letters {
  constructor(private readonly origin: string) {}

  /** One thing: its sentence is the subject. */
  ofNotification(locale: MailLocale, who: Addressee, notification: Notification, stop: string | null = null): Words {
    const words = mailWords[locale];
    const sentence = words.sentence(notification);
    return this.write(locale, sentence, [{ words: words.greeting(who.name), link: null }, { words: `${sentence}.`, link: null }, { words: words.open, link: placeOf(notification, who.id) }], { stop });
  }

  /** What came together since the last one, of a day or of a week. A token stops such mails; without one they are mandatory. */
  ofDay(locale: MailLocale, who: Addressee, notifications: readonly Notification[], of: { readonly weekly: boolean; readonly stop: string | null } = { weekly: false, stop: null }): Words {
    const words = mailWords[locale];
    return this.write(locale, (of.weekly ? words.weeklySubject(notifications.length) : words.digestSubject(notifications.length)), [{ words: words.greeting(who.name), link: null }, { words: words.digestLead, link: null }, ...notifications.map((it) => ({ words: words.sentence(it), link: placeOf(it, who.id) }))], of);
  }

  /** The token stands behind the # of the address: no server sees it there. */
  ofReset(locale: MailLocale, name: string, token: string, hours: number): Words {
    const words = mailWords[locale];
    return this.write(locale, words.resetSubject, [{ words: words.greeting(name), link: null }, { words: words.resetLead(hours), link: null }, { words: words.resetOpen, link: `/join#${token}` }, { words: words.resetNotYou, link: null }], 'plain');
  }

  ofTest(locale: MailLocale): Words {
    return this.write(locale, mailWords[locale].testSubject, [{ words: mailWords[locale].testLead, link: '/' }], 'plain');
  }

  /** The same words twice: as text, and as plain HTML without pictures, scripts or anything that tells who read it. */
  private write(locale: MailLocale, subject: string, lines: readonly Line[], foot: { readonly stop: string | null } | 'plain'): Words {
    const { why, choose, stop, mandatory } = mailWords[locale];
    const last: readonly Line[] = foot === 'plain' ? [] : [{ words: choose, link: '/account' }, foot.stop === null ? { words: mandatory, link: null } : { words: stop, link: `/unsubscribe#${foot.stop}` }];
    const text = [...lines.map((it) => this.asText(it)), ...(foot === 'plain' ? [] : [`-- \n${[why, ...last.map((it) => this.asText(it))].join('\n')}`])].join('\n\n');
    const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#ffffff;color:#191c1c;font:16px/1.5 system-ui,sans-serif">`
      + `<div style="max-width:560px"><p style="margin:0 0 24px;font-weight:700;color:#1f5f5b">Palier</p>${lines.map((it) => this.asHtml(it)).join('')}`
      + `${foot === 'plain' ? '' : `<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #d5dcdc;font-size:14px;color:#50605f">${[escaped(why), ...last.map((it) => (it.link === null ? escaped(it.words) : this.linked(it)))].join('<br>')}</p>`}</div></body></html>`;
    return { subject, text: `${text}\n`, html };
  }

  private asText({ words, link }: Line): string {
    return link === null ? words : `${words}\n${this.origin}${link}`;
  }

  private asHtml(line: Line): string {
    return `<p style="margin:0 0 16px">${line.link === null ? escaped(line.words) : this.linked(line)}</p>`;
  }

  private linked({ words, link }: Line): string {
    return `<a href="${escaped(`${this.origin}${link ?? ''}`)}" style="color:#1f5f5b">${escaped(words)}</a>`;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
