/** A table of a hundred thousand people, unpacked, with room to spare; a small file can unpack to thousands of times this. */
export const mostUnpacked = 150_000_000;

interface Entry { readonly packed: Uint8Array<ArrayBuffer>; readonly method: number; readonly size: number }

/** How long the entries of an archive are once unpacked. Null where it is no archive that can be read, or where an entry is longer than the archive says: that is found by unpacking it, and keeping nothing. */
export async function unpackedSize(file: Uint8Array<ArrayBuffer>): Promise<number | null> {
  const entries = entriesOf(file);
  if (entries === null) return null;
  const total = entries.reduce((sum, it) => sum + it.size, 0);
  if (total > mostUnpacked) return total;
  for (const it of entries) if (it.method === 8 ? !(await unpacksTo(it)) : it.packed.length !== it.size) return null;
  return total;
}

function entriesOf(file: Uint8Array<ArrayBuffer>): Entry[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endRecord(file);
  if (end === null) return null;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > file.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const local = view.getUint32(at + 42, true);
    if (local + 30 > file.length) return null;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({ packed: file.subarray(start, start + view.getUint32(at + 20, true)), method: view.getUint16(at + 10, true), size: view.getUint32(at + 24, true) });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

async function unpacksTo({ packed, size }: Entry): Promise<boolean> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let found = 0;
  try {
    for (let part = await reader.read(); part.value !== undefined && found <= size; part = await reader.read()) found += part.value.length;
  } catch {
    return false;
  }
  void reader.cancel().catch(() => undefined);
  return found === size;
}

/** Where the record that closes an archive stands. */
function endRecord(file: Uint8Array): number | null {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--) if (file[at] === 0x50 && file[at + 1] === 0x4b && file[at + 2] === 5 && file[at + 3] === 6) return at;
  return null;
}
