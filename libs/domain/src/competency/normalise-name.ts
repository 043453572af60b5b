/** Apostrophes as people type them. The acute accent goes first: taken apart, it would be a space. */
const apostrophes = /[’‘ʼ`´]/g;

/** The identity of a competency within its framework: accents, apostrophes, case and spaces do not make another one. */
export function normaliseName(name: string): string {
  const bare = (it: string): string => it.normalize('NFD').replace(apostrophes, "'").normalize('NFKD').replace(/\p{M}/gu, '');
  return bare(bare(name).toLowerCase()).replace(/\s+/gu, ' ').trim();
}
