import type { SheetCompetency, SheetLevel } from './job-sheet.js';
import { labels, say } from './labels.js';
import type { Line, LineCursor } from './line-cursor.js';

const numbers = [1, 2, 3, 4] as const;
const ends: readonly string[] = [labels.competency, labels.levels, labels.example, labels.certifications];
const isLabel = (line: Line): boolean => ends.includes(line.key) || line.key.startsWith('niveau attendu');

/** One block of the format, from its name to its example. The opening label is already taken. */
export function readCompetency(cursor: LineCursor, opening: Line): SheetCompetency | null {
  const name = cursor.peek();
  if (name === undefined || isLabel(name)) {
    cursor.error('sheet.competency-without-name', opening.number, 'A competency has no name: the line after « Macro compétences : » must hold it.');
    return null;
  }
  cursor.next();
  const head = cursor.take(labels.levels);
  if (head === null) {
    cursor.error('sheet.section-missing', cursor.number, `« Niveaux et compétences attendues : » must follow the name ${name.text}.`, { label: say(labels.levels) });
    return null;
  }
  const levels = readLevels(cursor, name);
  const expected = readExpected(cursor, name, levels.length > 0);
  const example = readExample(cursor, name);
  if (levels.length === 0) cursor.note('sheet.no-scale', name.number, `${name.text} has no levels: it is kept as unknown.`, { competency: name.text });
  else if (expected === null) cursor.warn('sheet.no-expectation', name.number, `${name.text} has levels but no expected level: it is kept as not stated.`, { competency: name.text });
  return { name: name.text, levels, expected, example };
}

function readLevels(cursor: LineCursor, name: Line): SheetCompetency['levels'] {
  const body = cursor.while((line) => !isLabel(line));
  const levels: { level: SheetLevel; statement: string }[] = [];
  for (let index = 0; index < body.length; index++) {
    const line = body[index];
    if (line === undefined) break;
    const wanted = numbers[levels.length];
    const params = { competency: name.text, level: wanted ?? 4 };
    if (wanted === undefined) { cursor.error('sheet.level-too-many', line.number, `${name.text} already has its four levels: this line is one too many.`, params); return []; }
    if (!/^\d+$/.test(line.text)) { cursor.error('sheet.level-missing', line.number, `${name.text}: the number ${wanted} must stand alone on the line before its statement.`, params); return []; }
    if (line.text !== String(wanted)) { cursor.error('sheet.level-out-of-order', line.number, `${name.text}: level ${wanted} is expected here, not ${line.text}.`, { ...params, found: line.text }); return []; }
    const statement = body[++index];
    if (statement === undefined || /^\d+$/.test(statement.text)) { cursor.error('sheet.statement-missing', line.number, `${name.text}: level ${wanted} has no statement.`, params); return []; }
    levels.push({ level: wanted, statement: statement.text });
  }
  if (levels.length > 0 && levels.length < 4) cursor.error('sheet.level-missing', cursor.number, `${name.text}: level ${levels.length + 1} is missing; a scale has four.`, { competency: name.text, level: levels.length + 1 });
  return levels;
}

function readExpected(cursor: LineCursor, name: Line, hasLevels: boolean): SheetLevel | null {
  const line = cursor.peek();
  if (line === undefined || !line.key.startsWith('niveau attendu')) return null;
  cursor.next();
  const found = line.key.replace(/^niveau attendu ?:? ?/, '');
  const level = numbers.find((it) => String(it) === found) ?? null;
  if (level === null) cursor.error('sheet.expected-level-out-of-range', line.number, `${name.text}: the expected level must be 1, 2, 3 or 4, not « ${found.slice(0, 40)} ».`, { competency: name.text, found: found.slice(0, 40) });
  else if (!hasLevels) cursor.error('sheet.expected-without-levels', line.number, `${name.text} has an expected level but no levels.`, { competency: name.text });
  return level;
}

function readExample(cursor: LineCursor, name: Line): string {
  const head = cursor.take(labels.example);
  const text = head === null ? [] : cursor.while((line) => !isLabel(line));
  if (text.length === 0) cursor.error('sheet.example-missing', head?.number ?? cursor.number, `${name.text} has no example of activity.`, { competency: name.text });
  return text.map((it) => it.text).join('\n');
}
