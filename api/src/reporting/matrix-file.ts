import type { Bilingual, Locale, Matrix } from '@palier/contracts';
import { sumOfCoverage } from '@palier/domain';

export const words = {
  fr: {
    person: 'Personne', team: 'Équipe', cellsHeld: 'Niveaux attendus validés', cellsExpected: 'Niveaux attendus', cellsCarriedOver: 'Dont repris, à confirmer', asOf: 'À la date du', knownOn: 'Selon les données enregistrées au', unknown: 'Non précisé dans la fiche', noScale: 'Sans niveaux', notApplicable: 'Sans objet', noProfile: 'Sans profil', held: 'validé', expected: 'attendu', carriedOver: 'reprise, à confirmer jusqu’au',
    matrix: 'Matrice', about: 'Comment lire', everything: 'tout ce qui est enregistré', endOfDay: 'fin de journée, {zone}', framework: 'Référentiel de compétences', people: 'Personnes montrées', competencies: 'Compétences avec un niveau attendu', of: '{some} sur {all}', filters: 'Filtres', none: 'aucun', teamFilter: 'Équipe, avec celles qui en dépendent', site: 'Site', profile: 'Profil', hiredFrom: 'Arrivées du', hiredTo: 'Arrivées au', gaps: 'seulement les personnes sous l’attendu', expiring: 'seulement les personnes dont un niveau se termine sous 90 jours', legend: 'Légende', disclaimer: 'Avertissement de la fiche',
    unknownMeans: 'la fiche ne dit pas quel niveau est attendu : ce n’est pas un zéro, et rien n’en est compté', noScaleMeans: 'la compétence n’a pas de niveaux : rien ne s’y valide', notApplicableMeans: 'ce poste n’attend rien ici, pour une raison donnée', noProfileMeans: 'la personne n’avait aucun profil ce jour-là', heldMeans: 'niveau tenu ce jour-là, de 0 (rien de prouvé encore) à 4', expectedMeans: 'niveau que le profil demande ce jour-là', carriedOverMeans: 'niveau repris d’un autre outil : il compte jusqu’à ce jour, le temps d’être confirmé',
  },
  en: {
    person: 'Person', team: 'Team', cellsHeld: 'Expected levels confirmed', cellsExpected: 'Expected levels', cellsCarriedOver: 'Of which carried over, to be confirmed', asOf: 'As of', knownOn: 'As recorded on', unknown: 'Not stated in the sheet', noScale: 'No levels', notApplicable: 'Not applicable', noProfile: 'No profile', held: 'confirmed', expected: 'expected', carriedOver: 'carried over, to be confirmed by',
    matrix: 'Matrix', about: 'How to read it', everything: 'all that is recorded', endOfDay: 'end of the day, {zone}', framework: 'Competency framework', people: 'People shown', competencies: 'Competencies with an expected level', of: '{some} of {all}', filters: 'Filters', none: 'none', teamFilter: 'Team, with those under it', site: 'Site', profile: 'Profile', hiredFrom: 'Arrived from', hiredTo: 'Arrived until', gaps: 'only people below what is expected', expiring: 'only people of whom a level ends within 90 days', legend: 'Legend', disclaimer: 'Disclaimer of the sheet',
    unknownMeans: 'the sheet does not say which level is expected: that is no zero, and nothing of it is counted', noScaleMeans: 'the competency has no levels: nothing is confirmed in it', notApplicableMeans: 'this job expects nothing here, for a reason that is given', noProfileMeans: 'the person had no profile that day', heldMeans: 'level held that day, from 0 (nothing proved yet) to 4', expectedMeans: 'level that the profile asks for that day', carriedOverMeans: 'level carried over from another tool: it counts until that day, while it is being confirmed',
  },
} as const;
type Filter = 'team' | 'site' | 'profile' | 'hiredFrom' | 'hiredTo' | 'only';

/** A matrix on its way out: whom it was narrowed to, in words of its state, and its pages while they are read. Nothing in it says when or by whom it was asked: the same question has the same bytes. */
export interface MatrixFile { readonly locale: Locale; readonly filters: Partial<Readonly<Record<Filter, string>>>; /** What the sheets of the framework say of themselves. */ readonly disclaimers?: readonly string[]; readonly pages: AsyncIterable<Matrix> | Iterable<Matrix> }
export type Row = readonly (string | number)[];

export const pick = (name: Bilingual | null, locale: Locale): string => name?.[locale] ?? name?.fr ?? name?.en ?? '';

/** Whom the pages showed so far: written at the end, when it is known. */
export class Counted {
  people = 0;
  coverage = sumOfCoverage([]);

  add(page: Matrix): void {
    this.people += page.people.length;
    this.coverage = sumOfCoverage([this.coverage, page.coverage]);
  }
}

export function headerOf({ competencies }: Matrix, locale: Locale): string[] {
  const say = words[locale];
  return [say.person, say.team, say.asOf, say.knownOn, say.cellsHeld, say.cellsCarriedOver, say.cellsExpected, ...competencies.flatMap(({ name }) => [`${pick(name, locale)} (${say.held})`, `${pick(name, locale)} (${say.expected})`, `${pick(name, locale)} (${say.carriedOver})`])];
}

/** A page as rows, one a person, three columns a competency; the unknown as text, what still has to be confirmed with its day. */
export function rowsOf(matrix: Matrix, locale: Locale): Row[] {
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

/** What goes with every export: its days, whom it shows and how many, and what its words mean. */
export function notesOf(head: Matrix, { people, coverage }: Counted, { locale, filters, disclaimers = [] }: MatrixFile): { readonly about: Row[]; readonly legend: Row[] } {
  const say = words[locale];
  const named = { team: say.teamFilter, site: say.site, profile: say.profile, hiredFrom: say.hiredFrom, hiredTo: say.hiredTo, only: say.filters } as const;
  const narrowed = (Object.keys(named) as Filter[]).flatMap((key): Row[] => {
    const value = filters[key];
    return value === undefined ? [] : [[named[key], key === 'only' ? (value === 'gaps' ? say.gaps : say.expiring) : value]];
  });
  const of = (some: number, all: number): string => say.of.replace('{some}', String(some)).replace('{all}', String(all));
  return {
    about: [
      [say.asOf, `${head.asOf} (${say.endOfDay.replace('{zone}', head.zone)})`], [say.knownOn, head.knownOn ?? say.everything], [say.framework, pick(head.framework.name, locale)], [say.people, people],
      [say.cellsHeld, of(coverage.cellsHeld, coverage.cellsExpected)], [say.cellsCarriedOver, coverage.cellsCarriedOver], [say.competencies, of(coverage.competenciesWithExpectation, coverage.competencies)], ...(narrowed.length === 0 ? [[say.filters, say.none]] : narrowed), ...disclaimers.map((it): Row => [say.disclaimer, it]),
    ],
    legend: [[say.held, say.heldMeans], [say.expected, say.expectedMeans], [say.carriedOver, say.carriedOverMeans], [say.unknown, say.unknownMeans], [say.noScale, say.noScaleMeans], [say.notApplicable, say.notApplicableMeans], [say.noProfile, say.noProfileMeans]],
  };
}
