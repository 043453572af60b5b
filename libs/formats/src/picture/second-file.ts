/** So many bytes at the end of a file can hold the closing record of an archive, with the longest comment it may have. */
export const archiveTail = 65_557;

/** Whether a file can be opened as a ZIP archive as well, whatever it begins as: its end is then the record that closes one. `tail` is its end. */
export function isArchiveToo(tail: Uint8Array): boolean {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail[at + 1] !== 0x4b || tail[at + 2] !== 5 || tail[at + 3] !== 6) continue;
    if (at + 22 + ((tail[at + 20] ?? 0) | ((tail[at + 21] ?? 0) << 8)) === tail.length) return true;
  }
  return false;
}

/** Whether a PNG or a WebP goes on behind its end, where another file could hide. Zeros and line ends, which some programs leave there, are nothing. */
export function goesOnBehind(bytes: Uint8Array, mediaType: string): boolean {
  const end = mediaType === 'image/png' ? endOfPng(bytes) : mediaType === 'image/webp' ? endOfWebp(bytes) : bytes.length;
  return end === null || bytes.subarray(end).some((it) => it !== 0 && it !== 0x0a && it !== 0x0d);
}

/** Where the chunk that closes a PNG ends, or null where it has none. */
function endOfPng(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49454e44) return next <= bytes.length ? next : null;
    at = next;
  }
  return null;
}

function endOfWebp(bytes: Uint8Array): number | null {
  const end = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8;
  return end <= bytes.length ? end : null;
}

/** Whether a film begins as something that a reader of pages or documents would open: they look for their signs among the first bytes only. */
export function isPageToo(head: Uint8Array): boolean {
  return /%PDF-|<!doctype|<(?:html|head|body|script|svg|iframe|\?xml)/i.test(new TextDecoder('latin1').decode(head.subarray(0, 4_096)));
}
