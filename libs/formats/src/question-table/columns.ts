import type { Difficulty } from '@palier/domain';
import { plain } from '../table/table.js';

/** What the columns of a table of questions mean. `answer`, `why`, `match`, `others`: one of several, by number. */
export type QuestionColumn = { readonly field: 'source' | 'kind' | 'prompt' | 'right' | 'explanation' | 'competency' | 'level' | 'tolerance' | 'units' | 'extra' | 'passage' | 'difficulty' | 'tags' } | { readonly field: 'answer' | 'why' | 'match' | 'others'; readonly number: number };

/** The first of each language is the one that is written. */
const headers: Readonly<Record<QuestionColumn['field'], { readonly fr: readonly string[]; readonly en: readonly string[] }>> = {
  source: { fr: ['Identifiant', 'Référence', 'Id'], en: ['Identifier', 'Reference', 'Id'] },
  kind: { fr: ['Type', 'Type de question'], en: ['Kind', 'Type', 'Question type'] },
  prompt: { fr: ['Question', 'Énoncé', 'Intitulé'], en: ['Question', 'Question text', 'Prompt'] },
  right: { fr: ['Bonne réponse', 'Bonnes réponses', 'Réponse juste', 'Réponses justes', 'Corrigé'], en: ['Right answer', 'Right answers', 'Correct answer', 'Correct answers', 'Key'] },
  explanation: { fr: ['Explication', 'Commentaire'], en: ['Explanation', 'Feedback', 'General feedback'] },
  competency: { fr: ['Compétence'], en: ['Competency', 'Skill'] },
  level: { fr: ['Niveau'], en: ['Level'] },
  tolerance: { fr: ['Tolérance'], en: ['Tolerance'] },
  units: { fr: ['Unités', 'Unité'], en: ['Units', 'Unit'] },
  answer: { fr: ['Réponse', 'Proposition', 'Choix'], en: ['Answer', 'Option', 'Choice'] },
  match: { fr: ['Associée à', 'Va avec'], en: ['Goes with', 'Matches'] },
  extra: { fr: ['Intrus'], en: ['Extra', 'Extras'] },
  why: { fr: ['Pourquoi'], en: ['Why'] },
  passage: { fr: ['Texte à trous'], en: ['Text with gaps', 'Passage'] },
  others: { fr: ['Autres choix'], en: ['Other choices'] },
  difficulty: { fr: ['Difficulté'], en: ['Difficulty'] },
  tags: { fr: ['Étiquettes', 'Étiquette', 'Tags', 'Mots-clés'], en: ['Tags', 'Tag', 'Keywords'] },
};
const fields = Object.keys(headers) as QuestionColumn['field'][];

export const headerOf = (field: QuestionColumn['field'], locale: 'fr' | 'en', number?: number): string => `${headers[field][locale][0] ?? field}${number === undefined ? '' : ` ${number}`}`;

/** What a header means, in either language; null where it means nothing here. */
export function columnOf(header: string): QuestionColumn | null {
  const [, words = '', digits] = /^(.*?)(?: ?(\d{1,2}))?$/s.exec(plain(header)) ?? [];
  const field = fields.find((it) => [...headers[it].fr, ...headers[it].en].some((name) => plain(name) === words));
  if (field === undefined) return null;
  if (field === 'answer' || field === 'why' || field === 'match' || field === 'others') return { field, number: Number(digits ?? '1') };
  return digits === undefined ? { field } : null;
}

/** What people call each kind, in either language; the first is the one that is written. */
export const kindNames = {
  singleChoice: { fr: ['choix unique', 'une seule bonne réponse', 'qcu'], en: ['single choice', 'one right answer', 'single'] },
  multipleChoice: { fr: ['choix multiples', 'choix multiple', 'plusieurs bonnes réponses', 'qcm'], en: ['multiple choice', 'several right answers', 'multiple'] },
  ordering: { fr: ['mise en ordre', 'ordre', 'classement'], en: ['ordering', 'order'] },
  matching: { fr: ['association', 'appariement'], en: ['matching', 'pairs'] },
  shortText: { fr: ['réponse courte', 'texte', 'texte court'], en: ['short answer', 'text', 'short text'] },
  gapFill: { fr: ['texte à trous', 'trous'], en: ['gap fill', 'fill the gaps', 'cloze'] },
  trueFalse: { fr: ['vrai ou faux', 'vrai/faux', 'vrai faux'], en: ['true or false', 'true/false', 'true false'] },
  numeric: { fr: ['nombre', 'numérique'], en: ['number', 'numeric', 'numerical'] },
} as const satisfies Readonly<Record<string, Readonly<Record<'fr' | 'en', readonly string[]>>>>;
/** How hard a question is; its number is understood as well. */
export const difficultyNames = { 1: { fr: 'facile', en: 'easy' }, 2: { fr: 'moyenne', en: 'medium' }, 3: { fr: 'difficile', en: 'hard' } } as const satisfies Readonly<Record<Difficulty, Readonly<Record<'fr' | 'en', string>>>>;
export const truths = { true: { fr: 'vrai', en: 'true' }, false: { fr: 'faux', en: 'false' } } as const;
