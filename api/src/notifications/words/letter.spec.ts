import { describe, expect, it } from '@jest/globals';
import type { Notification } from '@palier/contracts';
import { notificationKinds } from '@palier/domain';
import { Letters, placeOf } from './letter.js';
import { mailWords } from './mail-words.js';

const notification = (kind: Notification['kind'], change: Partial<Notification> = {}): Notification => ({
  id: 'n', kind, at: '2026-11-24T09:00:00.000Z', read: false, thingId: 't', course: { id: 'c', title: 'Bien <répondre> & "vite"' }, article: { id: 't', title: 'Bien <répondre> & "vite"' }, certificate: { id: 'z', title: 'Bien <répondre> & "vite"' }, session: { id: 't', title: 'Bien <répondre> & "vite"', startsAt: '2026-11-27T09:00:00.000Z', before: '2026-11-26T09:00:00.000Z', zone: 'Europe/Paris' }, competency: { id: 'k', name: { fr: 'Communiquer', en: 'Communication' }, level: 2 },
  change: { id: 't', product: 'Bien <répondre> & "vite"', release: '8.4', area: 'Caisse' }, person: { id: 'p', name: 'Inès Benali' }, by: 'Karim Haddad', day: '2026-11-27', more: 0, decision: 'granted', does: 'handIn', requestId: 'r', ...change,
});
const ines = { id: 'i', name: 'Inès Benali' };
const letters = new Letters('https://palier.nordlys.example');
const everything = (['fr', 'en'] as const).flatMap((locale) => [
  ...notificationKinds.map((kind) => [locale, letters.ofNotification(locale, ines, notification(kind))] as const), [locale, letters.ofNotification(locale, ines, notification('assigned', { day: null }))] as const, [locale, letters.ofNotification(locale, ines, notification('extensionAnswered', { decision: 'refused' }))] as const,
  [locale, letters.ofDay(locale, ines, notificationKinds.map((kind) => notification(kind)))] as const, [locale, letters.ofDay(locale, ines, [notification('late')])] as const, [locale, letters.ofReset(locale, 'Inès Benali', 'the-token', 2)] as const, [locale, letters.ofTest(locale)] as const,
]);

describe('the words of mails', () => {
  it('say each kind in both languages, with what it is about and a subject of its own', () => {
    for (const locale of ['fr', 'en'] as const) {
      const subjects = notificationKinds.map((kind) => mailWords[locale].sentence(notification(kind)));
      expect(new Set(subjects).size).toBe(notificationKinds.length);
      for (const subject of subjects) expect(subject).toMatch(/Bien <répondre>|Communi|Inès|Karim|votre dossier|your file|autre système|other system|acquis|learnt/i);
      for (const subject of subjects) expect(subject.length).toBeLessThan(140);
    }
    expect(mailWords.fr.sentence(notification('late'))).toBe('En retard depuis le vendredi 27 novembre 2026\u00a0: «\u202fBien <répondre> & "vite"\u202f»');
    expect(mailWords.en.sentence(notification('signOffConfirmed'))).toBe('Confirmed by Karim Haddad: Communication, level 2');
  });

  it('keep French typography, and leave none of it in English', () => {
    for (const [locale, { subject, text }] of everything) {
      const words = `${subject}\n${text}`.replaceAll('Bien <répondre> & "vite"', 'Bien répondre').replaceAll(/https:\S+/g, '');
      if (locale === 'fr') expect(words).not.toMatch(/[^\s\u00a0\u202f][;!?]|[ ][;:!?»]|«[ ]|'|\.\.\.|"/);
      else expect(words).not.toMatch(/\u202f|\u00a0|«|"/);
    }
  });

  it('say the same as text and as HTML, which holds no picture, no script, and no link but to Palier', () => {
    for (const [locale, { text, html }] of everything) {
      expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">`));
      expect(html).not.toMatch(/<img|<script|<link|<style|url\(|<répondre>/);
      for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https:\/\/palier\.nordlys\.example\//);
      for (const [address] of text.matchAll(/https:\S+/g)) expect(html).toContain(`href="${address}"`);
    }
    const [weekly, single] = [letters.ofDay('en', ines, [notification('escalated')], { weekly: true, stop: 'a-token' }), letters.ofNotification('fr', ines, notification('late'))];
    expect([weekly.subject, weekly.text.includes('https://palier.nordlys.example/unsubscribe#a-token'), single.text.includes('unsubscribe'), single.text.includes('dans tous les cas')]).toEqual(['Your week: one piece of news', true, false, true]);
    expect(letters.ofReset('fr', 'Inès Benali', 'the-token', 2).text).toContain('https://palier.nordlys.example/join#the-token');
  });

  it('lead to where something can be done', () => {
    expect(notificationKinds.map((kind) => placeOf(notification(kind), 'i'))).toEqual(notificationKinds.map((kind) => (kind === 'regraded' ? '/attempts/t/result' : kind === 'regradeAsked' || kind === 'regradeDecided' ? '/questions/t' : kind === 'checkAsked' ? '/content-checks/t' : kind === 'articleChanged' ? '/articles/t' : kind.startsWith('criticalChange') ? '/changes/t' : kind.startsWith('piece') ? '/pieces/t' : kind.startsWith('occurrence') ? '/people/p/skills/k/recurring' : kind.startsWith('certificate') ? '/people/p/certificates' : kind === 'proofEnds' ? '/people/p/skills/k/pieces' : kind === 'ratingAsked' ? '/second-ratings' : kind === 'refresherReady' ? '/refresher' : kind === 'extensionAsked' || kind === 'escalated' || kind === 'unledLate' ? '/assignments' : kind.startsWith('signOff') ? '/sign-offs/r' : kind.startsWith('opinion') ? '/second-opinions/t' : kind.startsWith('help') ? '/help/t' : kind === 'reviewDue' || kind === 'checkpointDue' ? '/people/p/reviews' : kind === 'webhookOff' ? '/settings/webhooks' : kind.startsWith('session') ? '/live-sessions/t' : kind.startsWith('review') ? '/reviews/t' : kind.startsWith('carriedOver') ? '/people/p/carried-over' : kind === 'journeyGiven' || kind === 'mentorNamed' ? '/people/p/journey' : '/courses/c')));
    expect(placeOf(notification('late', { course: null }), 'i')).toBe('/');
    expect([placeOf(notification('checkDecided', { decision: 'granted' }), 'i'), placeOf(notification('checkDecided', { decision: 'refused' }), 'i')]).toEqual(['/courses/c', '/course-drafts/t']);
    for (const [kind, place] of [['journeyGiven', 'journey'], ['carriedOverEnds', 'carried-over']] as const) expect(placeOf(notification(kind, { person: null }), 'i')).toBe(`/people/i/${place}`);
    expect(placeOf(notification('signOffConfirmed', { requestId: null }), 'i')).toBe('/people/i/skills/k');
  });
});
