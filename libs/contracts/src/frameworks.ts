import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Id, Locale, text } from './vocabulary.js';

/** Where a file of a framework is wrong: a line of a table, or a path into JSON. */
export const FrameworkFileProblem = z.object({ line: z.number().int().nullable(), path: z.string().nullable(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).meta({ id: 'FrameworkFileProblem' });
export const FrameworkPreview = z.object({
  /** What importing it would do: `new` makes it, `same` changes nothing, `differs` is refused; null where it cannot be read. */
  does: z.enum(['new', 'same', 'differs']).nullable(), problems: z.array(FrameworkFileProblem), name: Bilingual.nullable(), kind: z.enum(['official', 'company']).nullable(),
  competencies: z.array(z.object({ name: Bilingual, /** How many levels it has. */ levels: z.number().int() })), profiles: z.array(z.object({ title: Bilingual, kind: z.enum(['official', 'company']), expectations: z.number().int() })),
  /** What says something else than the framework that is here already. */ differs: z.array(Bilingual),
}).meta({ id: 'FrameworkPreview' });
export type FrameworkPreview = z.infer<typeof FrameworkPreview>;
export const FrameworkFile = z.strictObject({ text: text(4_000_000) }).meta({ id: 'FrameworkFile' });

const params = z.strictObject({ frameworkId: Id });
const query = z.strictObject({ locale: Locale.optional() });
const mostBytes = 9_000_000;
export const exportFramework = endpoint({ name: 'exportFramework', verb: 'GET', path: '/api/frameworks/:frameworkId/case.json', action: 'framework.export', summary: 'A framework with its levels and what its profiles expect, as a CASE 1.1 package', params, query, produces: 'application/json' });
export const exportFrameworkTable = endpoint({ name: 'exportFrameworkTable', verb: 'GET', path: '/api/frameworks/:frameworkId/table.csv', action: 'framework.export', summary: 'The same as a table for a spreadsheet of this language', params, query, produces: 'text/csv' });
export const previewFramework = endpoint({ name: 'previewFramework', verb: 'POST', path: '/api/frameworks/preview', action: 'framework.import', mostBytes, summary: 'What the file of a framework (CASE 1.1 or that table) says and what is wrong with it; nothing is kept', body: FrameworkFile, returns: FrameworkPreview });
export const importFramework = endpoint({ name: 'importFramework', verb: 'POST', path: '/api/frameworks', action: 'framework.import', mostBytes, summary: 'Take a framework in, whole or not at all; the same again changes nothing', body: FrameworkFile, returns: z.object({ frameworkId: Id, /** How many competencies were made: 0 where it was here. */ made: z.number().int() }) });
