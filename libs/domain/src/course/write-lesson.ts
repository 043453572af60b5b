import { isAtom, type LessonBlock, type LessonDocument, type TextNode } from './lesson.js';
import { marker, plainWords, tidyLine, writeLine } from './lesson-line.js';
import { tidyRows, writeRows } from './lesson-table.js';
import type { LessonPicture } from './read-lesson.js';

/** The one form of a lesson: tidy lines, nothing empty, lists of one kind side by side as one. Ids stay. */
export function tidyLesson(document: LessonDocument): LessonDocument {
  const content: LessonBlock[] = [];
  for (const block of document.content.map(tidyBlock)) {
    const last = content.at(-1);
    if (!isAtom(block) && block.type !== 'codeBlock' && block.content.length === 0) continue;
    if ((block.type === 'bulletList' || block.type === 'orderedList') && last?.type === block.type) content[content.length - 1] = { ...last, content: [...last.content, ...block.content] };
    else content.push(block);
  }
  return { type: 'doc', content };
}

function tidyBlock(block: LessonBlock): LessonBlock {
  switch (block.type) {
    case 'heading': case 'paragraph': case 'callout': return { ...block, content: tidyLine(block.content) };
    case 'codeBlock': {
      const text = block.content.map((it) => it.text).join('').replace(/\r\n?/g, '\n');
      return { ...block, content: text === '' ? [] : [{ type: 'text', text }] };
    }
    case 'bulletList': case 'orderedList': {
      const items = block.content.map((item) => ({ type: 'listItem' as const, content: item.content.map((it) => ({ type: 'paragraph' as const, content: tidyLine(it.content) })).filter((it) => it.content.length > 0) }));
      return { ...block, content: items.filter((it) => it.content.length > 0) };
    }
    case 'table': return { ...block, content: tidyRows(block.content) };
    case 'image': return { ...block, attrs: { ...block.attrs, alt: plainWords(block.attrs.alt), caption: plainWords(block.attrs.caption) } };
    case 'video': {
      const { captions, title, transcript } = block.attrs;
      return { ...block, attrs: { ...block.attrs, title: plainWords(title), captions: captions.filter((it, at) => captions.findIndex((one) => one.lang === it.lang) === at), transcript: tidyTranscript(transcript) } };
    }
    case 'selfCheck': {
      const { prompt, options, explanation } = block.attrs;
      return { ...block, attrs: { ...block.attrs, prompt: plainWords(prompt), options: options.map((it) => ({ ...it, text: plainWords(it.text) })), explanation: plainWords(explanation) } };
    }
  }
}

/** Line by line, without those that are empty at its ends. */
export const tidyTranscript = (text: string): string => text.split(/\r\n?|\n/).map(plainWords).join('\n').replace(/^\n+|\n+$/g, '');

/** Writes a lesson as text that `readLesson` reads back: to the same lesson, ids included, where it is given the lesson as it was. */
export function writeLesson(document: LessonDocument, pictures: readonly LessonPicture[]): string {
  const names = new Map(pictures.map((it) => [it.file, it.name]));
  return tidyLesson(document).content.map((block) => write(block, names)).join('\n\n');
}

function write(block: LessonBlock, names: ReadonlyMap<string, string>): string {
  switch (block.type) {
    case 'heading': return `${block.attrs.level === 2 ? '##' : '###'} ${writeLine(block.content)}`;
    case 'paragraph': return alone(block.content);
    case 'callout': return `>${block.attrs.tone === 'warning' ? '!' : ''} ${writeLine(block.content)}`;
    case 'codeBlock': {
      const text = block.content.map((it) => it.text).join('');
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((it) => it[0].length + 1)));
      return `${fence}\n${text === '' ? '' : `${text}\n`}${fence}`;
    }
    case 'bulletList': case 'orderedList': return block.content.map((item, at) => {
      const [first, ...more] = item.content;
      return [`${block.type === 'bulletList' ? '-' : `${at + 1}.`} ${writeLine(first?.content ?? [])}`, ...more.map((it) => `\n  ${alone(it.content)}`)].join('\n');
    }).join('\n');
    case 'table': return writeRows(block.content);
    case 'image': {
      const caption = block.attrs.caption === '' ? '' : ` "${block.attrs.caption.replace(/[\\"]/g, '\\$&')}"`;
      return `![${block.attrs.alt.replace(/[\\\]]/g, '\\$&')}](${names.get(block.attrs.file) ?? block.attrs.file}${caption})`;
    }
    case 'video': {
      const { title, file, captions, transcript } = block.attrs;
      return [`!video[${title.replace(/[\\\]]/g, '\\$&')}](${file})`, ...captions.map((it) => `!captions[${it.lang}](${it.file})`), ...(transcript === '' ? [] : transcript.split('\n').map((it) => `!transcript ${it}`.trimEnd()))].join('\n');
    }
    case 'selfCheck': {
      const { several, prompt, options, explanation } = block.attrs;
      return [`??${several ? '+' : ''} ${prompt}`, ...options.map((it) => `?${it.right ? '*' : '-'} ${it.text}`), ...(explanation === '' ? [] : [`?: ${explanation}`])].join('\n');
    }
  }
}

/** Words on a line of their own: where they begin like a heading, a list, a call-out, a film or a question, a backslash says that they are none. */
function alone(nodes: readonly TextNode[]): string {
  const raw = writeLine(nodes);
  if (marker.ordered.test(raw)) return raw.replace(/[.)]/, '\\$&');
  return marker.heading.test(raw) || marker.bullet.test(raw) || marker.callout.test(raw) || marker.row.test(raw) || marker.video.test(raw) || marker.ask.test(raw) ? `\\${raw}` : raw;
}

/** The pictures of a lesson under names that its text can call them by: short, without spaces, each another one. */
export function picturesOf(document: LessonDocument, fileName: (file: string) => string): LessonPicture[] {
  const pictures: LessonPicture[] = [];
  for (const block of document.content) {
    if (block.type !== 'image' || pictures.some((it) => it.file === block.attrs.file)) continue;
    const { file, width, height } = block.attrs;
    pictures.push({ name: pictureName(fileName(file), pictures.map((it) => it.name)), file, width, height });
  }
  return pictures;
}

/** A name for a picture within a lesson's text, made from its file's. */
export function pictureName(fileName: string, taken: readonly string[]): string {
  const plain = fileName.normalize('NFC').replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^[-.]+|-+$/g, '').slice(-80) || 'image';
  const [, stem = plain, ending = ''] = /^(.+?)(\.[^.]*)?$/s.exec(plain) ?? [];
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${stem}-${number}${ending}`;
    if (!taken.includes(name)) return name;
  }
}

/** The films of a lesson and their captions, as its text names them. */
export const filmFilesOf = (text: string): string[] => [...text.matchAll(/^[ \t]*!(?:video|captions)\[.*\]\(([0-9a-f]{64})\)[ \t]*$/gm)].map((it) => it[1] ?? '');
