/** Letters and digits that nobody takes for each other: no I, L, O or U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Eighty bits: whoever tries a million codes a second waits longer than there have been people. */
export const codeBytes = 10;

/** Random bytes as a code to be read aloud and typed: four groups of four. */
export function writeCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, codeBytes)) bits = (bits << 8n) | BigInt(byte);
  const text = Array.from({ length: 16 }, (_, index) => signs[Number((bits >> BigInt(75 - index * 5)) & 31n)] ?? '').join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it: small letters, blanks, and what is taken for another sign are read as they were meant; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s–—-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return text.length === 16 && [...text].every((it) => signs.includes(it)) ? text.replace(/(.{4})(?=.)/g, '$1-') : null;
}
