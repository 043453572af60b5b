import type { NotesFormat, NotesPreview, TouchedKind } from '@palier/contracts';
import type { changeParts, ReleaseChangeKind, Severity } from '@palier/domain';
import type * as z from 'zod';

export const kindKeys = { added: 'releases.added', changed: 'releases.changed', deprecated: 'releases.deprecated', removed: 'releases.removed', fixed: 'releases.fixed', security: 'releases.security' } as const satisfies Record<ReleaseChangeKind, string>;
export const severityKeys = { critical: 'releases.critical', major: 'releases.major', minor: 'releases.minor' } as const satisfies Record<Severity, string>;
export const touchedKeys = { unit: 'releases.unit', question: 'releases.question', article: 'releases.article' } as const satisfies Record<z.infer<typeof TouchedKind>, string>;
export const notesKeys = { changelog: 'releases.changelog', 'release-json': 'releases.releaseJson', tickets: 'releases.tickets' } as const satisfies Record<NotesFormat, string>;
export const lineKeys = { added: 'releases.isNew', same: 'releases.isSame', amended: 'releases.isAmended', gone: 'releases.isGone', withdrawn: 'releases.isWithdrawn' } as const satisfies Record<NotesPreview['lines'][number]['is'], string>;
export const classKeys = { first: 'releases.first', cosmetic: 'drafts.cosmetic', substantive: 'drafts.substantive', breaking: 'drafts.breaking' } as const;
export const partKeys = { severity: 'releases.partSeverity', kind: 'releases.partKind', area: 'releases.partArea', key: 'releases.partKey', text: 'releases.partText', links: 'releases.partLinks' } as const satisfies Record<(typeof changeParts)[number], string>;
