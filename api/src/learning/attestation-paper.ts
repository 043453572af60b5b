import type { Bilingual, Locale } from '@palier/contracts';
import type { Paper } from '#platform';
import type { AttestationPaper } from './attestations.queries.js';

interface Words { readonly title: string; course(name: string, title: string, day: string): string; plan(name: string, of: string | null, day: string): string; level(name: string, competency: string, level: number, day: string): string; revoked: string; code(code: string): string; check(address: string): string; says: string; foot(code: string): string; page(page: number, pages: number): string }

const words: Readonly<Record<Locale, Words>> = {
  fr: {
    title: 'Attestation', course: (name, title, day) => `Au ${day}, ${name} a terminé la formation «\u202f${title}\u202f».`, plan: (name, of, day) => `Au ${day}, ${name} a fait toutes les étapes de son parcours d’intégration${of === null ? '' : ` «\u202f${of}\u202f»`}.`, level: (name, competency, level, day) => `Au ${day}, ${name} a validé le niveau ${level} de la compétence «\u202f${competency}\u202f».`,
    revoked: 'Cette attestation a été révoquée.', code: (code) => `Code de vérification\u00a0: ${code}`, check: (address) => `Toute personne qui détient ce code peut vérifier cette attestation à l’adresse ${address}`,
    says: 'La page de vérification dit à qui elle est délivrée, pour quoi, à quelle date, et si elle est toujours valable. Rien d’autre.', foot: (code) => `Palier · ${code}`, page: (page, pages) => `${page} / ${pages}`,
  },
  en: {
    title: 'Certificate of completion', course: (name, title, day) => `As of ${day}, ${name} has finished the course “${title}”.`, plan: (name, of, day) => `As of ${day}, ${name} has done every step of their onboarding plan${of === null ? '' : ` “${of}”`}.`, level: (name, competency, level, day) => `As of ${day}, ${name} has reached level ${level} of the competency “${competency}”.`,
    revoked: 'This certificate was revoked.', code: (code) => `Verification code: ${code}`, check: (address) => `Anybody who holds this code can check this certificate at ${address}`,
    says: 'The page says to whom it was issued, for what, on which day, and whether it still holds. Nothing else.', foot: (code) => `Palier · ${code}`, page: (page, pages) => `${page} / ${pages}`,
  },
};

/** An attestation as a paper; the code stands behind the # of its address, where no server sees it. */
export function attestationPaper({ name, what, on, state, code, at }: AttestationPaper, locale: Locale, origin: string): Paper {
  const its = words[locale];
  const say = (it: Bilingual): string => it[locale] ?? it.fr ?? it.en ?? '';
  const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  const lines = [what.kind === 'course' ? its.course(name, say(what.title), day) : what.kind === 'journey' ? its.plan(name, what.of === null ? null : say(what.of), day) : its.level(name, say(what.name), what.level, day), ...(state === 'revoked' ? [its.revoked] : [])];
  return {
    locale, title: its.title, at, foot: its.foot(code), pageOf: its.page,
    blocks: [...lines.map((it) => ({ kind: 'words' as const, words: it })), { kind: 'heading', depth: 2, words: its.code(code) }, { kind: 'words', words: its.check(`${origin}/check#${code}`) }, { kind: 'words', words: its.says }],
  };
}
