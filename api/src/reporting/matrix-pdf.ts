import type { Locale, Matrix } from '@palier/contracts';
import { paperPdf, type PaperBlock } from '#platform';
import { Counted, notesOf, pick, words, type MatrixFile } from './matrix-file.js';

/** A page of paper is read by people, not searched: beyond so many, another form says more. */
export const mostOnPaper = 200;
/** So many columns fit beside a name. */
const across = 8;
const said = {
  fr: { person: 'Personne', legend: 'Légende', silent: 'attendu non précisé dans la fiche', none: 'rien n’est attendu ici, ou la personne n’avait pas de profil', noScale: 'la compétence n’a pas de niveaux', carried: 'repris d’un autre outil, à confirmer', held: 'niveau validé sur niveau attendu', competencies: 'Compétences {from} à {to}', page: 'page {page} sur {pages}', colon: '\u00a0: ' },
  en: { person: 'Person', legend: 'Legend', silent: 'what is expected is not stated in the sheet', none: 'nothing is expected here, or the person had no profile', noScale: 'the competency has no levels', carried: 'carried over from another tool, to be confirmed', held: 'confirmed level of expected level', competencies: 'Competencies {from} to {to}', page: 'page {page} of {pages}', colon: ': ' },
} as const satisfies Record<Locale, Record<string, string>>;

/** The matrix on paper: what goes with it first, then people by competencies under their numbers. */
export async function* matrixPdf(file: MatrixFile): AsyncGenerator<Uint8Array> {
  const { locale, pages } = file;
  const counted = new Counted();
  const people: Matrix['people'][number][] = [];
  let head: Matrix | null = null;
  for await (const page of pages) { head ??= page; counted.add(page); people.push(...page.people); }
  if (head === null) return;
  const [say, { asOf, competencies }] = [said[locale], head];
  const pair = ([what, value]: readonly (string | number)[]): string => `${what ?? ''}${say.colon}${value ?? ''}`;
  const tables = Array.from({ length: people.length === 0 ? 0 : Math.ceil(competencies.length / across) }, (_, part): PaperBlock => {
    const numbers = competencies.slice(part * across, (part + 1) * across).map((_it, at) => part * across + at);
    return {
      kind: 'table', caption: say.competencies.replace('{from}', String((numbers[0] ?? 0) + 1)).replace('{to}', String((numbers.at(-1) ?? 0) + 1)), head: [say.person, ...numbers.map((it) => String(it + 1))],
      rows: people.map((person) => [person.name, ...numbers.map((it) => cellOf(person.cells[it]))]),
    };
  });
  const title = `${words[locale].matrix}, ${asOf}`;
  yield await paperPdf({
    locale, title, at: new Date(`${asOf}T00:00:00Z`), foot: `Palier · ${title}`, pageOf: (page, of) => say.page.replace('{page}', String(page)).replace('{pages}', String(of)),
    blocks: [
      { kind: 'list', items: notesOf(head, counted, { ...file, disclaimers: [] }).about.map(pair) }, ...(file.disclaimers ?? []).map((it): PaperBlock => ({ kind: 'words', words: it })),
      { kind: 'heading', depth: 2, words: say.legend }, { kind: 'list', items: [['2/3', say.held], ['2/?', say.silent], ['2/–', say.none], ['–', say.noScale], ['2/3*', say.carried]].map(pair) },
      { kind: 'list', items: competencies.map(({ name }, at) => `${at + 1}. ${pick(name, locale)}`) }, ...tables,
    ],
  });
}

function cellOf(cell: Matrix['people'][number]['cells'][number] | undefined): string {
  if (cell === undefined || cell.held === null) return '–';
  const expected = cell.expected ?? (cell.state === 'notStated' ? '?' : '–');
  return `${cell.held}/${expected}${cell.carriedOverUntil === null ? '' : '*'}`;
}
