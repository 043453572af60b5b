/** The version of the document form below, stored with each lesson. */
export const lessonSchemaVersion = 1;

export type Mark = { readonly type: 'bold' } | { readonly type: 'italic' } | { readonly type: 'code' } | { readonly type: 'link'; readonly attrs: { readonly href: string } };

export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** A row of a table. The first one names the columns; all are as long. */
export interface TableRow { readonly type: 'tableRow'; readonly content: readonly { readonly type: 'tableHeader' | 'tableCell'; readonly content: readonly TextNode[] }[] }

/** Something to choose in a question to oneself. In what a learner is shown, nothing says whether it is right. */
export interface SelfCheckOption { readonly text: string; readonly right: boolean }
/** The captions of a film in one language, as a stored file. */
export interface FilmCaptions { readonly lang: 'fr' | 'en'; readonly file: string }

/** A block of a lesson, in ProseMirror's JSON form. `attrs.id` is stable across versions of the lesson. */
export type LessonBlock =
  | { readonly type: 'heading'; readonly attrs: { readonly id: string; readonly level: 2 | 3 }; readonly content: readonly TextNode[] }
  | { readonly type: 'paragraph'; readonly attrs: { readonly id: string }; readonly content: readonly TextNode[] }
  | { readonly type: 'bulletList' | 'orderedList'; readonly attrs: { readonly id: string }; readonly content: readonly { readonly type: 'listItem'; readonly content: readonly { readonly type: 'paragraph'; readonly content: readonly TextNode[] }[] }[] }
  | { readonly type: 'callout'; readonly attrs: { readonly id: string; readonly tone: 'note' | 'warning' }; readonly content: readonly TextNode[] }
  | { readonly type: 'codeBlock'; readonly attrs: { readonly id: string }; readonly content: readonly TextNode[] }
  | { readonly type: 'table'; readonly attrs: { readonly id: string }; readonly content: readonly TableRow[] }
  | { readonly type: 'image'; readonly attrs: { readonly id: string; readonly file: string; readonly alt: string; readonly width: number; readonly height: number; readonly caption: string } }
  | { readonly type: 'video'; readonly attrs: { readonly id: string; readonly title: string; readonly file: string; readonly captions: readonly FilmCaptions[]; readonly transcript: string } }
  | { readonly type: 'selfCheck'; readonly attrs: { readonly id: string; readonly several: boolean; readonly prompt: string; readonly options: readonly SelfCheckOption[]; readonly explanation: string } };

/** Blocks without content of their own: what they say is in their attributes. */
export type AtomBlock = Extract<LessonBlock, { readonly type: 'image' | 'video' | 'selfCheck' }>;
export const isAtom = (block: LessonBlock): block is AtomBlock => block.type === 'image' || block.type === 'video' || block.type === 'selfCheck';
/** All that a lesson may be made of. */
export const lessonBlockTypes = ['heading', 'paragraph', 'bulletList', 'orderedList', 'callout', 'codeBlock', 'table', 'image', 'video', 'selfCheck'] as const satisfies readonly LessonBlock['type'][];

/** A lesson's body. Files of films are named like those of pictures. `image.attrs.file` is the SHA-256 of the stored file, in lower-case hex. */
export interface LessonDocument {
  readonly type: 'doc';
  readonly content: readonly LessonBlock[];
}
