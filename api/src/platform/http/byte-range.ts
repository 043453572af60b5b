/** What a Range header asks of so many bytes (RFC 9110, 14.2): a part with both ends included, all of it, or a part that is not there. Several ranges, or another unit, get all of it. */
export function byteRange(header: string | undefined, size: number): { readonly start: number; readonly end: number } | 'all' | 'not there' {
  const [, from = '', to = ''] = /^bytes=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return 'all';
  if (from === '') return Number(to) === 0 || size === 0 ? 'not there' : { start: Math.max(0, size - Number(to)), end: size - 1 };
  if (to !== '' && Number(to) < Number(from)) return 'all';
  return Number(from) >= size ? 'not there' : { start: Number(from), end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
