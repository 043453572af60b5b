import type { LessonBlock, LessonDocument, Mark, TextNode } from '@palier/domain';
import type { Bilingual, Language } from '../bilingual.js';
import type { Picture } from '../media.js';

/** A block before its language is chosen. Both languages come from one block, so their ids cannot part. */
export type BilingualBlock = (language: Language) => LessonBlock;

/** The lesson in both languages. */
export function lesson(...blocks: readonly BilingualBlock[]): Bilingual<LessonDocument> {
  const inLanguage = (language: Language): LessonDocument => ({ type: 'doc', content: blocks.map((block) => block(language)) });
  return { fr: inLanguage('fr'), en: inLanguage('en') };
}

/** A title within the lesson, under the lesson's own. */
export const heading = (id: string, text: Bilingual): BilingualBlock =>
  (language) => ({ type: 'heading', attrs: { id, level: 2 }, content: plain(text[language]) });

export const paragraph = (id: string, text: Bilingual): BilingualBlock =>
  (language) => ({ type: 'paragraph', attrs: { id }, content: marked(text[language]) });

export const bullets = (id: string, ...items: readonly Bilingual[]): BilingualBlock =>
  (language) => ({ type: 'bulletList', attrs: { id }, content: items.map((item) => listItem(item[language])) });

export const steps = (id: string, ...items: readonly Bilingual[]): BilingualBlock =>
  (language) => ({ type: 'orderedList', attrs: { id }, content: items.map((item) => listItem(item[language])) });

export const note = (id: string, text: Bilingual): BilingualBlock =>
  (language) => ({ type: 'callout', attrs: { id, tone: 'note' }, content: marked(text[language]) });

export const warning = (id: string, text: Bilingual): BilingualBlock =>
  (language) => ({ type: 'callout', attrs: { id, tone: 'warning' }, content: marked(text[language]) });

/** Text as a screen or a message shows it, line by line. */
export const code = (id: string, text: Bilingual): BilingualBlock =>
  (language) => ({ type: 'codeBlock', attrs: { id }, content: plain(text[language]) });

export const image = (id: string, picture: Picture, caption: Bilingual): BilingualBlock => (language) => ({
  type: 'image',
  attrs: {
    id,
    file: `media:${picture.files[language]}`,
    alt: picture.alt[language],
    width: picture.width,
    height: picture.height,
    caption: caption[language],
  },
});

/** A question that readers ask themselves. One option is right. */
export const selfCheck = (id: string, prompt: Bilingual, options: readonly (Bilingual & { readonly right?: true })[], explanation: Bilingual): BilingualBlock => (language) => ({
  type: 'selfCheck',
  attrs: { id, several: false, prompt: prompt[language], options: options.map((it) => ({ text: it[language], right: it.right ?? false })), explanation: explanation[language] },
});

const listItem = (text: string) => ({ type: 'listItem', content: [{ type: 'paragraph', content: marked(text) }] } as const);

const plain = (text: string): TextNode[] => [{ type: 'text', text }];

/** `**bold**` and `` `code` `` become marks; nothing else of Markdown is meant. */
function marked(text: string): TextNode[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('**')) return withMark(piece.slice(2, -2), { type: 'bold' });
      if (piece.startsWith('`')) return withMark(piece.slice(1, -1), { type: 'code' });
      return { type: 'text', text: piece };
    });
}

const withMark = (text: string, mark: Mark): TextNode => ({ type: 'text', text, marks: [mark] });
