/** The two languages of everything people read. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same thing, said in each language. */
export interface Bilingual<T = string> {
  readonly fr: T;
  readonly en: T;
}
