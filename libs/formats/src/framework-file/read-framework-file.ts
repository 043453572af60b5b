import { FrameworkProblems, frameworkLimits, type FrameworkForm, type FrameworkRead } from './framework-file.js';
import { readFrameworkTable } from './framework-table.js';
import { readCase } from './read-case.js';

/** JSON begins with a bracket; all else is a table. */
export const frameworkFormOf = (text: string): FrameworkForm => (/^\uFEFF?\s*[{[]/.test(text) ? 'case' : 'table');

/** Reads the file of a framework in either form. */
export function readFrameworkFile(text: string): FrameworkRead {
  const problems = new FrameworkProblems();
  if (text.trim() === '') problems.wrong(1, 'frameworks.empty');
  else if (text.length > frameworkLimits.text) problems.wrong(1, 'frameworks.too-long');
  if (problems.all.length > 0) return { framework: null, problems: problems.all };
  return frameworkFormOf(text) === 'case' ? readCase(text) : readFrameworkTable(text);
}
