import { mostTags, tagKey } from '@palier/domain';
import { garbled } from '../table/table.js';
import { faultOf, portableLimits, tidyPortable, type PortableNote, type PortableProblem, type PortableQuestion, type PortableRead } from './portable-question.js';

/** Thrown where reading on is of no use; what is wrong has been said. */
export class Enough extends Error {}

/** Takes down what a reader finds: whole questions with their line, problems and notes. */
export class Reading {
  private readonly questions: PortableQuestion[] = [];
  private readonly lines: number[] = [];
  private readonly problems: PortableProblem[] = [];
  private readonly notes: PortableNote[] = [];
  private seen = 0;

  /** Looks once for what was read in the wrong encoding: it would be said as often as there are questions. */
  private lookAt(text: string): void {
    const found = garbled.exec(text);
    if (found !== null) this.note(text.slice(0, found.index).split(/\r\n?|\n/).length, 'note.garbled', { found: text.slice(Math.max(0, found.index - 10), found.index + 10).replace(/\s+/g, ' ') });
  }

  /** Nothing, for a reader to give on. */
  wrong(line: number, code: PortableProblem['code'], params: PortableProblem['params'] = {}): null {
    this.problems.push({ line, code, params });
    return null;
  }

  note(line: number, code: PortableNote['code'], params: PortableNote['params'] = {}): void {
    this.notes.push({ line, code, params });
  }

  /** Counts a question, whole or not. @throws Enough at the first of too many. */
  begin(line: number): void {
    this.seen++;
    if (this.seen <= portableLimits.questions) return;
    this.wrong(line, 'questions.too-many', { most: portableLimits.questions });
    throw new Enough();
  }

  take(line: number, found: PortableQuestion): void {
    const question = tidyPortable(found);
    const fault = faultOf(question);
    if (fault !== null) { this.wrong(line, fault.code, fault.params); return; }
    const kept = new Set(question.tags.map(tagKey));
    if (found.tags.map(tagKey).some((it) => it !== '' && !kept.has(it))) this.note(line, 'note.tags', { most: mostTags.count, length: mostTags.length });
    this.questions.push(question);
    this.lines.push(line);
  }

  /** Runs a reader over its source, as far as it goes. */
  run(text: string, read: (text: string) => void): PortableRead {
    try {
      if (text.length > portableLimits.words) this.wrong(1, 'questions.too-long', { most: portableLimits.words / 1_000_000 });
      else { this.lookAt(text); read(text.replace(/^\uFEFF/, '')); }
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    if (this.seen === 0 && this.problems.length === 0) this.wrong(1, 'questions.empty');
    return { questions: this.questions, lines: this.lines, problems: this.problems.sort((a, b) => a.line - b.line), notes: this.notes.sort((a, b) => a.line - b.line) };
  }
}
