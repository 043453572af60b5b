import type { AuditLine, Locale } from '@palier/contracts';
import { auditKinds, everyAuditKind, type AuditKind } from '@palier/domain';
import { csvOf } from '#platform';

const words = {
  fr: { at: 'Date et heure', by: 'Qui', kind: 'Sujet', action: 'Geste', of: 'À propos de', people: 'Personnes concernées', granted: 'Rôles donnés', revoked: 'Rôles retirés', kinds: { access: 'Accès', grants: 'Rôles', people: 'Personnes', looks: 'Consultations', exports: 'Exports', installation: 'Installation', content: 'Contenu', learning: 'Apprentissage', exchanges: 'Demandes d’aide' } },
  en: { at: 'Date and time', by: 'Who', kind: 'Subject', action: 'Deed', of: 'About', people: 'People concerned', granted: 'Roles given', revoked: 'Roles taken back', kinds: { access: 'Access', grants: 'Roles', people: 'People', looks: 'Readings', exports: 'Exports', installation: 'Installation', content: 'Content', learning: 'Learning', exchanges: 'Requests for help' } },
} as const satisfies Record<Locale, { readonly kinds: Record<AuditKind, string> } & Record<string, unknown>>;

/** The audit for a spreadsheet: one row a line, its time in the zone of the installation. */
export function auditCsv(lines: readonly AuditLine[], zone: string, locale: Locale): string {
  const say = words[locale];
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  const kindOf = (it: AuditLine): string => { const kind = everyAuditKind.find((one) => (auditKinds[one] as readonly string[]).includes(it.action)); return kind === undefined ? '' : say.kinds[kind]; };
  const rows = lines.map((it) => [time.format(new Date(it.at)), it.by?.name ?? 'Palier', kindOf(it), it.action, it.of?.name ?? '', it.people ?? '', it.granted.join(', '), it.revoked.join(', ')]);
  return csvOf([[say.at, say.by, say.kind, say.action, say.of, say.people, say.granted, say.revoked], ...rows], locale);
}
