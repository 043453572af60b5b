import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Locale, text } from './vocabulary.js';

/** Words with those that were looked for marked. */
const Marked = z.array(z.object({ text: z.string(), found: z.boolean() }));
export const SearchHit = z.object({ kind: z.enum(['course', 'unit', 'question', 'competency', 'article']), id: Id, /** The course that an activity is in. */ courseId: Id.nullable(), title: Marked, lang: Locale, /** Where it stands: the title of its course. */ within: z.string().nullable(), excerpt: Marked }).meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;
export const SearchHits = z.object({ hits: z.array(SearchHit), /** Nothing was called so: these are called nearly so. */ nearly: z.boolean() }).meta({ id: 'SearchHits' });
export type SearchHits = z.infer<typeof SearchHits>;
export const search = endpoint({ name: 'search', verb: 'GET', path: '/api/search', action: 'search.ask', summary: 'Courses, activities and competencies by their words, and questions for those who may review them; the best twenty', query: z.strictObject({ words: text(200, 1) }), returns: SearchHits });
