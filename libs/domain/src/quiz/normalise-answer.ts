import { normaliseName } from '../competency/normalise-name.js';

/** Accents, case, spaces, apostrophes and closing punctuation are forgiven. */
export const normaliseAnswer = (text: string): string => normaliseName(text).replace(/[\s.,;:!?…]+$/u, '').replace(/^[\s«"“]+|[\s»"”]+$/gu, '');
