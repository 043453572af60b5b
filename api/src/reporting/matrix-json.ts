import { Counted, notesOf, type MatrixFile } from './matrix-file.js';

/** The matrix for a program, page by page: people as the page of the matrix has them, each cell with its competency; how many they were, and what the words mean, stand at the end. */
export async function* matrixJson(file: MatrixFile): AsyncGenerator<string> {
  const counted = new Counted();
  let head = null;
  for await (const page of file.pages) {
    const { asOf, knownOn, zone, framework, competencies } = page;
    const before = head === null ? `${JSON.stringify({ asOf, knownOn, zone, framework, filters: file.filters, competencies }).slice(0, -1)},"people":[` : '';
    const people = page.people.map((it) => JSON.stringify({ ...it, cells: it.cells.map((cell, index) => ({ competencyId: competencies[index]?.id, ...cell })) })).join(',\n');
    yield `${before}${people === '' ? '' : `${counted.people === 0 ? '' : ','}\n${people}`}`;
    head ??= page;
    counted.add(page);
  }
  if (head === null) return;
  const { legend } = notesOf(head, counted, file);
  yield `\n],"shown":${JSON.stringify({ people: counted.people, coverage: counted.coverage })},"legend":${JSON.stringify(Object.fromEntries(legend))},"disclaimers":${JSON.stringify(file.disclaimers ?? [])}}\n`;
}
