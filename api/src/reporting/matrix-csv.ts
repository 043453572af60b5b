import type { Bilingual, Locale, Matrix } from '@palier/contracts';
import { csvOf, csvRows } from '#platform';

const words = {
  fr: { person: 'Personne', team: 'Équipe', cellsHeld: 'Niveaux attendus validés', cellsExpected: 'Niveaux attendus', cellsCarriedOver: 'Dont repris, à confirmer', asOf: 'À la date du', knownOn: 'Selon les données enregistrées au', unknown: 'Non précisé dans la fiche', noScale: 'Sans niveaux', notApplicable: 'Sans objet', noProfile: 'Sans profil', held: 'validé', expected: 'attendu', carriedOver: 'reprise, à confirmer jusqu’au' },
  en: { person: 'Person', team: 'Team', cellsHeld: 'Expected levels confirmed', cellsExpected: 'Expected levels', cellsCarriedOver: 'Of which carried over, to be confirmed', asOf: 'As of', knownOn: 'As recorded on', unknown: 'Not stated in the sheet', noScale: 'No levels', notApplicable: 'Not applicable', noProfile: 'No profile', held: 'confirmed', expected: 'expected', carriedOver: 'carried over, to be confirmed by' },
} as const;

const pick = (name: Bilingual | null, locale: Locale): string => name?.[locale] ?? name?.fr ?? name?.en ?? '';

/** The matrix for a spreadsheet, page by page: one row a person, three columns a competency; the unknown as text, what still has to be confirmed with its day. */
export async function* matrixCsv(pages: AsyncIterable<Matrix> | Iterable<Matrix>, locale: Locale): AsyncGenerator<string> {
  let first = true;
  for await (const page of pages) {
    if (first) yield csvOf([headerOf(page, locale)], locale);
    first = false;
    if (page.people.length > 0) yield csvRows(rowsOf(page, locale), locale);
  }
}

function headerOf({ competencies }: Matrix, locale: Locale): string[] {
  const say = words[locale];
  return [say.person, say.team, say.asOf, say.knownOn, say.cellsHeld, say.cellsCarriedOver, say.cellsExpected, ...competencies.flatMap(({ name }) => [`${pick(name, locale)} (${say.held})`, `${pick(name, locale)} (${say.expected})`, `${pick(name, locale)} (${say.carriedOver})`])];
}

/** The rows of a page as values, for whatever form they are written in. */
export function rowsOf(matrix: Matrix, locale: Locale): (string | number)[][] {
  const say = words[locale];
  const expected = (cell: Matrix['people'][number]['cells'][number]): string | number => {
    switch (cell.state) {
      case 'noScale': return say.noScale;
      case 'notApplicable': return say.notApplicable;
      case 'noProfile': return say.noProfile;
      default: return cell.expected ?? say.unknown;
    }
  };
  return matrix.people.map((person) => [
    person.name, pick(person.team, locale), matrix.asOf, matrix.knownOn ?? '', person.coverage.cellsHeld, person.coverage.cellsCarriedOver, person.coverage.cellsExpected,
    ...person.cells.flatMap((cell) => [cell.held ?? say.noScale, expected(cell), cell.carriedOverUntil ?? '']),
  ]);
}
