import { fieldOfHeader } from '../people-table/headers.js';
import { plain } from '../table/table.js';
import { levelFields, type LevelField } from './level-table.js';

/** What people write above these columns, in French and in English; who somebody is stands above the columns of a table of people. */
const headers: Readonly<Record<'competency' | 'level' | 'date' | 'rater', readonly string[]>> = {
  competency: ['competence', 'competences', 'macro-competence', 'macro competence', 'macro competences', 'competency', 'competencies', 'skill', 'skills'],
  level: ['niveau', 'niveau valide', 'niveau acquis', 'niveau atteint', 'niveau constate', 'level', 'confirmed level', 'note', 'cotation', 'score', 'rating'],
  date: ['date', "date d'evaluation", 'date de validation', 'date du constat', 'evalue le', 'valide le', 'assessed on', 'assessment date', 'date assessed', 'rated on'],
  rater: ['evaluateur', 'evaluatrice', 'evalue par', 'valide par', 'valideur', 'constate par', 'rater', 'assessor', 'assessed by', 'rated by'],
};

/** What a header means: a field, a column of a table of people that says nothing about levels, or nothing that is known. */
export function meaningOf(header: string, withFirstName: boolean): LevelField | 'other' | null {
  const key = plain(header);
  const own = Object.entries(headers).find(([, names]) => names.includes(key));
  if (own !== undefined) return own[0] as LevelField;
  const person = fieldOfHeader(header, withFirstName);
  return person === null ? null : (levelFields.find((it) => it === person) ?? 'other');
}
