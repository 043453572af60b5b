/** The text of a file with what it was written in, or why it is no text that can be relied on. */
export type DecodedText = { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' } | { readonly problem: 'no-text' | 'unknown-encoding' };

/** Where letters of DOS or of an old Mac are read as Windows', these signs stand inside words. */
const elsewhere = /[\u0080-\u009F]|\p{L}[‚ƒ„‡ˆ‰‹˜]|\p{L}[…†™]\p{L}|\p{Ll}[ŠŽŒŸ](?!\p{Lu})/u;
const controls = /[\u0000-\u0008\u000E-\u001F]/;

/**
 * UTF-8 with its mark or without, UTF-16 with its mark, and what Excel saves as plain CSV in Western Europe (windows-1252).
 * A file says nothing of the last, so it is believed only where the text looks like one: better to ask for it again than to keep « In?s ».
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const encoding = marked ?? 'utf-8';
  const text = decoded(bytes, encoding);
  if (text !== null) return controls.test(text) ? { problem: 'no-text' } : { text, encoding };
  if (marked !== null) return { problem: 'no-text' };
  const western = decoded(bytes, 'windows-1252') ?? '';
  if (controls.test(western)) return { problem: 'no-text' };
  return elsewhere.test(western) ? { problem: 'unknown-encoding' } : { text: western, encoding: 'windows-1252' };
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
