import { fold, say } from './labels.js';
import type { SheetProblem } from './job-sheet.js';

export interface Line { readonly number: number; readonly text: string; readonly key: string }

/** The lines that say something, and the problems found on the way down. */
export class LineCursor {
  private at = 0;
  readonly problems: SheetProblem[] = [];

  constructor(readonly lines: readonly Line[]) {}

  static over(text: string): LineCursor {
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map((it, index) => ({ number: index + 1, text: it.trim() }));
    return new LineCursor(lines.filter((it) => it.text !== '').map((it) => ({ ...it, key: fold(it.text) })));
  }

  peek(): Line | undefined { return this.lines[this.at]; }
  ahead(count: number): readonly Line[] { return this.lines.slice(this.at, this.at + count); }
  next(): Line | undefined { return this.lines[this.at++]; }
  /** Where we are, in lines of the source; after the end, the last line. */
  get number(): number { return (this.peek() ?? this.lines.at(-1))?.number ?? 1; }

  /** Takes the line if it is this label (or begins with it and a colon). */
  take(label: string): Line | null {
    const line = this.peek();
    if (line === undefined || (line.key !== label && !line.key.startsWith(`${label} :`) && !line.key.startsWith(`${label}:`))) return null;
    this.at++;
    return line;
  }

  /** Goes past the next line with this label and gives what lies before it; an error where there is none. */
  upTo(label: string): Line[] {
    const found = this.lines.findIndex((line, index) => index >= this.at && (line.key === label || line.key.startsWith(`${label} :`)));
    if (found === -1) {
      this.error('sheet.section-missing', this.number, `The line « ${say(label)} » is missing from here on: paste the sheet whole.`, { label: say(label) });
      return [];
    }
    const between = this.lines.slice(this.at, found);
    this.at = found + 1;
    return between;
  }

  /** Goes past the next line with this label; what lies before it must be known words of the page, or nothing. An error names the first other line: dropped in silence, it could be half the sheet. */
  straightTo(label: string, known: readonly string[] = []): void {
    const stray = this.upTo(label).find((it) => !known.includes(it.key));
    if (stray !== undefined) this.error('sheet.unexpected-line', stray.number, `Only « ${say(label)} » is expected here: a line above it is damaged, or this one does not belong to the sheet.`, { label: say(label) });
  }

  /** What is left, up to a line that begins so. */
  while(more: (line: Line) => boolean): Line[] {
    const taken: Line[] = [];
    for (let line = this.peek(); line !== undefined && more(line); line = this.peek()) {
      taken.push(line);
      this.at++;
    }
    return taken;
  }

  error(code: SheetProblem['code'], line: number, text: string, params: SheetProblem['params'] = {}): void { this.problems.push({ line, code, severity: 'error', text, params }); }
  warn(code: SheetProblem['code'], line: number, text: string, params: SheetProblem['params'] = {}): void { this.problems.push({ line, code, severity: 'warning', text, params }); }
  note(code: SheetProblem['code'], line: number, text: string, params: SheetProblem['params'] = {}): void { this.problems.push({ line, code, severity: 'note', text, params }); }
  get failed(): boolean { return this.problems.some((it) => it.severity === 'error'); }
}
