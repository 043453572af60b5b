/** The identity of a competency within its framework: accents, apostrophes, case and spaces do not make another one. */
export function normaliseName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘ʼ`´]/g, "'").toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim();
}
