/** The text of a table: CSV in UTF-8 or as Excel saves it in Western Europe, or the first sheet of an XLSX file. Null where it is neither. */
export async function tableTextOf(file: File): Promise<string | null> {
  if (/\.xlsx$/i.test(file.name)) {
    try {
      const { readSheet } = await import('read-excel-file/universal');
      const rows = await readSheet(file);
      return rows.map((row) => row.map((it) => written(it)).join('\t')).join('\n');
    } catch {
      return null;
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** A cell as text that the server reads: days as 2026-03-04, no tab or line end inside. */
function written(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.startsWith('"') ? `"${plain.replaceAll('"', '""')}"` : plain;
}
