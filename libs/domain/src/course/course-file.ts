/** What authors bring into courses, told by its content and never by its name; and the most bytes of each. Anything else, a drawing or a page that could run among them, does not come in. */
export const fileKinds = {
  picture: { types: ['image/png', 'image/jpeg', 'image/webp'], endings: ['png', 'jpg', 'jpeg', 'webp'], most: 10_000_000 },
  document: { types: ['application/pdf'], endings: ['pdf'], most: 50_000_000 },
  video: { types: ['video/mp4', 'video/webm'], endings: ['mp4', 'webm'], most: 500_000_000 },
  captions: { types: ['text/vtt'], endings: ['vtt'], most: 1_000_000 },
} as const satisfies Readonly<Record<string, { readonly types: readonly string[]; readonly endings: readonly string[]; readonly most: number }>>;
export type FileKind = keyof typeof fileKinds;

const kinds = Object.keys(fileKinds) as FileKind[];

/** The kind of a media type, or null where it is none of ours. */
export function kindOfFile(mediaType: string): FileKind | null {
  return kinds.find((kind) => (fileKinds[kind].types as readonly string[]).includes(mediaType)) ?? null;
}

const endings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'application/pdf': 'pdf', 'video/mp4': 'mp4', 'video/webm': 'webm', 'text/vtt': 'vtt' };

/** A name that is safe to show and to save: no folders, no signs that hide or turn what follows, and the ending that its content has. */
export function safeFileName(name: string, mediaType: string): string {
  const ending = endings[mediaType] ?? 'bin';
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '').replace(/\s+/gu, ' ').trim();
  const known = Object.values(fileKinds).flatMap((it): readonly string[] => it.endings);
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, (found) => (known.includes(found.slice(1).toLowerCase()) ? '' : found)).replace(/^[. ]+|[. ]+$/g, '');
  return `${[...stem].slice(0, 100).join('').trim() || 'file'}.${ending}`;
}
