import { auditWordsEn, auditWordsFr, type AuditLine, type Locale } from '@palier/contracts';
import { auditKinds, everyAuditKind, type AuditKind, type Role } from '@palier/domain';
import { csvOf } from '#platform';

const words = {
  fr: { at: 'Date et heure', by: 'Qui', kind: 'Sujet', action: 'Geste', of: 'À propos de', people: 'Personnes concernées', granted: 'Rôles donnés', revoked: 'Rôles retirés', code: 'Code du geste', sentences: auditWordsFr, roles: { learner: 'apprenant', lead: 'responsable', author: 'auteur', hr: 'RH', admin: 'administration' }, kinds: { access: 'Accès', grants: 'Rôles', people: 'Personnes', looks: 'Consultations', exports: 'Exports', installation: 'Installation', content: 'Contenu', learning: 'Apprentissage', exchanges: 'Demandes d’aide' } },
  en: { at: 'Date and time', by: 'Who', kind: 'Subject', action: 'Deed', of: 'About', people: 'People concerned', granted: 'Roles given', revoked: 'Roles taken back', code: 'Code of the deed', sentences: auditWordsEn, roles: { learner: 'learner', lead: 'lead', author: 'author', hr: 'HR', admin: 'administration' }, kinds: { access: 'Access', grants: 'Roles', people: 'People', looks: 'Readings', exports: 'Exports', installation: 'Installation', content: 'Content', learning: 'Learning', exchanges: 'Requests for help' } },
} as const satisfies Record<Locale, { readonly kinds: Record<AuditKind, string>; readonly roles: Record<Role, string> } & Record<string, unknown>>;

/** The audit for a spreadsheet: one row a line, its time in the zone of the installation, its deed in the reader's words; the code of the deed stands last, for whoever sorts by it. */
export function auditCsv(lines: readonly AuditLine[], zone: string, locale: Locale): string {
  const say = words[locale];
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  const kindOf = (it: AuditLine): string => { const kind = everyAuditKind.find((one) => (auditKinds[one] as readonly string[]).includes(it.action)); return kind === undefined ? '' : say.kinds[kind]; };
  const sentences: Readonly<Record<string, string>> = say.sentences;
  const sentenceOf = (it: AuditLine): string => (sentences[it.action.replaceAll('.', '_')] ?? it.action).replaceAll('{{by}}', () => it.by?.name ?? 'Palier').replaceAll('{{of}}', () => it.of?.name ?? '');
  const named = (roles: readonly Role[]): string => roles.map((it) => say.roles[it]).join(', ');
  const rows = lines.map((it) => [time.format(new Date(it.at)), it.by?.name ?? 'Palier', kindOf(it), sentenceOf(it), it.of?.name ?? '', it.people ?? '', named(it.granted), named(it.revoked), it.action]);
  return csvOf([[say.at, say.by, say.kind, say.action, say.of, say.people, say.granted, say.revoked, say.code], ...rows], locale);
}
