import { countsOf, type JobSheet, type JobSheetReading, type SheetCompetency, type SheetProblem, type Titled } from './job-sheet.js';
import { bands, doubtfulSpellings, fold, headings, labels, pageWords, sameWords, say } from './labels.js';
import { LineCursor, type Line } from './line-cursor.js';
import { readCompetency } from './read-competency.js';

const mostCharacters = 1_000_000;
const mostLine = 20_000;

const refused = (code: SheetProblem['code'], line: number, text: string, params: SheetProblem['params'] = {}): JobSheetReading => ({ sheet: null, problems: [{ line, code, severity: 'error', text, params }], counts: countsOf(null) });

/** Reads a job-profile sheet as it is copied from the page that publishes it. Null, with the reasons, where anything forbids an import. */
export function readJobSheet(text: string): JobSheetReading {
  if (text.trim() === '') return refused('sheet.empty', 1, 'There is nothing here: paste the text of the whole sheet.');
  if (text.length > mostCharacters) return refused('sheet.too-long', 1, 'This is longer than a job sheet can be: one million characters at most.', { most: mostCharacters });
  const cursor = LineCursor.over(text);
  const long = cursor.lines.find((it) => it.text.length > mostLine);
  if (long !== undefined || text.includes('\u0000') || !cursor.lines.some((it) => it.key.startsWith(`${labels.family} :`))) {
    return refused('sheet.not-a-job-sheet', long?.number ?? cursor.lines[0]?.number ?? 1, 'This text is not a job sheet: it needs a line « Famille : … » and blocks « Macro compétences : ».');
  }
  const sheet = readSections(cursor);
  remark(cursor);
  const problems = [...cursor.problems].sort((a, b) => a.line - b.line);
  const whole = cursor.failed ? null : sheet;
  return { sheet: whole, problems, counts: countsOf(whole) };
}

/** The same from the bytes of a file. Another encoding than UTF-8 is refused with its first line that is not: guessing would change the words. */
export function readJobSheetFile(bytes: Uint8Array): JobSheetReading {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return readJobSheet(decoder.decode(bytes));
  } catch {
    const lines = new TextDecoder('utf-8').decode(bytes).split(/\r\n|\n|\r/);
    return refused('sheet.not-utf8', lines.findIndex((it) => it.includes('\uFFFD')) + 1, 'This file is not in UTF-8: save it again in that encoding, or paste its text.');
  }
}

function readSections(cursor: LineCursor): JobSheet {
  const head = cursor.upTo(labels.family);
  const familyLine = cursor.lines[head.length];
  const menu = head.slice(0, -1);
  const shouted = head.at(-1);
  cursor.straightTo(labels.aliasesFr);
  const fr = items(cursor.upTo(labels.aliasesEn));
  const en = items(cursor.upTo(labels.presentation));
  const presented = cursor.lines.filter((it) => it.key.startsWith(`${labels.presentation} :`))[0];
  const title = afterColon(presented) || shouted?.text || '';
  if (title === '' || (shouted !== undefined && presented !== undefined && fold(shouted.text) !== fold(title))) {
    cursor.error('sheet.no-title', (shouted ?? presented)?.number ?? 1, 'The title before « Famille : » and the one after « Présentation du métier : » must be the same.', { title });
  }
  cursor.straightTo(labels.purpose);
  const purpose = cursor.upTo(labels.missions).map((it) => it.text).join('\n');
  const missions = titled(cursor, cursor.upTo(labels.context));
  cursor.straightTo(labels.variables);
  const context = titled(cursor, cursor.upTo(labels.organisation));
  const organisation = titled(cursor, cursor.upTo(labels.conditions));
  const conditions = alternating(cursor.upTo(labels.internal));
  const internal = items(cursor.upTo(labels.external));
  const external = items(cursor.upTo(labels.competencies));
  if (purpose === '') cursor.error('sheet.section-missing', cursor.number, '« Finalité du métier » has no text.', { label: say(labels.purpose) });

  const competencies = readCompetencies(cursor);
  const certifications = readCertifications(cursor);
  cursor.straightTo(labels.sectors, pageWords);
  const sectors = cursor.while((line) => !line.key.startsWith('cliquer') && !bands.includes(line.key) && !headings.includes(line.key)).map((it) => it.text);
  const mobilityBands = readBands(cursor);
  const neighbours = cursor.while((line) => !line.key.startsWith(labels.disclaimer)).filter((it) => it.key !== fold(title));
  const disclaimer = cursor.next();
  if (disclaimer === undefined) cursor.error('sheet.section-missing', cursor.number, 'The closing line « Ces mobilités sont données à titre indicatif… » is missing: paste the sheet to its end.', { label: say(labels.disclaimer) });
  const extra = cursor.peek();
  if (extra !== undefined) cursor.warn('sheet.after-the-end', extra.number, 'What follows the closing line is not imported.', {});
  if (neighbours.length > 0) cursor.note('sheet.neighbours-unplaced', neighbours[0]?.number ?? 1, `${neighbours.length} neighbouring jobs are to be placed: the text no longer tells their band and direction.`, { count: neighbours.length });

  const later = cursor.lines.slice(head.length);
  const empty = menu.filter((it) => !later.some((line) => line.key.startsWith(it.key)));
  for (const it of empty) cursor.note('sheet.section-empty', it.number, `The section « ${it.text} » has no content.`, { section: it.text });
  return {
    title, family: afterColon(familyLine), aliases: { fr, en }, purpose, missions, context, organisation, conditions, relations: { internal, external }, competencies, certifications, sectors,
    mobilityBands, neighbours: neighbours.map((it) => it.text), disclaimer: disclaimer?.text ?? '', emptySections: empty.map((it) => it.text),
  };
}

const afterColon = (line: Line | undefined): string => line?.text.replace(/^[^:]*:\s*/u, '') ?? '';
const items = (lines: readonly Line[]): string[] => lines.map((it) => it.text.replace(/^[-–•]\s*/u, ''));

/** A title ends in a colon and its paragraphs follow. Whole paragraphs come twice in the page: the second time is passed over, and said. */
function titled(cursor: LineCursor, lines: readonly Line[]): Titled[] {
  const found = new Map<string, string[]>();
  const seen = new Map<string, number>();
  let current: string | null = null;
  for (const line of lines) {
    const before = seen.get(sameWords(line.text));
    const isTitle = line.text.endsWith(':');
    if (isTitle) current = line.text.replace(/\s*:$/u, '');
    if (before !== undefined) {
      cursor.note('sheet.repeated-paragraph', line.number, `The same words stand on line ${before}: they are taken once.`, { first: before });
      continue;
    }
    seen.set(sameWords(line.text), line.number);
    if (isTitle && current !== null) found.set(current, []);
    else if (current === null || found.get(current) === undefined) cursor.error('sheet.paragraph-without-title', line.number, 'A paragraph needs a title above it that ends in a colon.', {});
    else found.get(current)?.push(line.text);
  }
  for (const [title, text] of found) if (text.length === 0) cursor.error('sheet.text-missing', lines[0]?.number ?? cursor.number, `« ${title} » has no text.`, { title });
  return [...found].map(([title, text]) => ({ title, text: text.join('\n') }));
}

/** Titles without a colon, each with one paragraph; the last has none, what it announces follows. */
function alternating(lines: readonly Line[]): Titled[] {
  const out: Titled[] = [];
  for (let index = 0; index < lines.length; index += 2) out.push({ title: lines[index]?.text ?? '', text: lines[index + 1]?.text ?? '' });
  return out;
}

function readCompetencies(cursor: LineCursor): SheetCompetency[] {
  const found: SheetCompetency[] = [];
  const [first, second] = cursor.ahead(2);
  if (first?.key === labels.competency && second?.key === labels.levels) for (const heading of [labels.competency, labels.levels, labels.example]) cursor.take(heading);
  const lost = cursor.while((line) => line.key !== labels.competency && line.key !== labels.certifications)[0];
  if (lost !== undefined) outside(cursor, lost);
  else if (cursor.peek()?.key !== labels.competency) cursor.error('sheet.section-missing', cursor.number, '« Macro compétences : » is missing from here on: paste the sheet whole.', { label: say(labels.competency) });
  for (let opening = cursor.take(labels.competency); opening !== null; opening = cursor.take(labels.competency)) {
    const read = readCompetency(cursor, opening);
    if (read === null) { cursor.while((line) => line.key !== labels.competency && line.key !== labels.certifications); continue; }
    if (found.some((it) => fold(it.name) === fold(read.name))) cursor.error('sheet.competency-twice', opening.number, `${read.name} stands twice in this sheet.`, { competency: read.name });
    found.push(read);
    const stray = cursor.while((line) => line.key !== labels.competency && line.key !== labels.certifications);
    if (stray[0] !== undefined) outside(cursor, stray[0]);
  }
  return found;
}

const outside = (cursor: LineCursor, line: Line): void => { cursor.error('sheet.outside-competency', line.number, 'This line belongs to no competency; « Macro compétences : » may be missing above it.', {}); };

function readCertifications(cursor: LineCursor): JobSheet['certifications'] {
  cursor.straightTo(labels.certificationList, [labels.certifications]);
  const found: { category: string; entries: string[] }[] = [];
  for (const line of cursor.upTo(labels.mobility)) {
    if (/^[-–•]/u.test(line.text)) found.at(-1)?.entries.push(line.text.replace(/^[-–•]\s*/u, ''));
    else found.push({ category: line.text, entries: [] });
  }
  return found;
}

function readBands(cursor: LineCursor): string[] {
  const found = new Map<string, string>();
  for (const line of cursor.while((it) => bands.includes(it.key) || headings.includes(it.key) || it.key.startsWith('cliquer') || it.key.startsWith('uniquement les provenances') || it.key.startsWith('evolutions depuis'))) {
    if (!bands.includes(line.key)) continue;
    if (found.has(line.key)) cursor.note('sheet.repeated-label', line.number, `The band « ${line.text} » stands twice: it is taken once.`, { label: line.text });
    else found.set(line.key, line.text);
  }
  return [...found.values()];
}

/** What a curator should look at; nothing of it is changed. */
function remark(cursor: LineCursor): void {
  for (const line of cursor.lines) {
    for (const spelling of doubtfulSpellings) if (line.text.includes(spelling)) cursor.note('sheet.misspelling', line.number, `« ${spelling} » may be misspelt; it is kept word for word.`, { words: spelling });
  }
  const straight = cursor.lines.find((it) => it.text.includes("'"));
  const curly = cursor.lines.find((it) => it.text.includes('’'));
  if (straight !== undefined && curly !== undefined) cursor.note('sheet.mixed-apostrophes', curly.number, 'Two kinds of apostrophes are mixed; both are kept.', {});
}
