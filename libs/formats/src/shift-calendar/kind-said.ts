import { plainText, type UnavailabilityKind } from '@palier/domain';

/** What a line is: of one of the kinds that keep somebody away, or a day of ordinary work, which keeps nobody. */
export type KindSaid = UnavailabilityKind | 'ordinary';

/** Whole words, in French and English, as they are once accents and signs are gone. « Vacation de nuit » is a shift. */
const kindWords: Readonly<Record<UnavailabilityKind, RegExp>> = {
  absence: /\b(?:absences?|absente?s?|away|conges?|vacances|vacations?(?! d[eu]\b)|leave|holidays?|feries?|rtt|repos|maladie|sick|non (?:travaillee?|working)|out of office|(?:days?|time|morning|afternoon|jour|journee|matin|apres midi) off)\b|^off$/,
  onCall: /\b(?:astreintes?|permanences?|on ?call|stand ?by|night on ?call|nuit d astreinte)\b/,
  night: /\b(?:nuits?|nights?|overnight)\b/,
};
/** Words that say ordinary work wherever they stand; « jour » and “day” do by themselves, with an hour, or of a shift alone: « jour de l’an » and “Christmas Day” are none. */
const ordinaryWords = /\b(?:matins?|matinees?|apres midi|mornings?|afternoons?|teletravail|working day|jours? (?:de travail|travailles?|ouvres?)|journees? (?:de travail|travaillees?))\b|\b(?:day|early|late|evening) (?:shifts?|duty|turn)\b|\b(?:postes?|equipe|service|horaires?|tour|vacation|travail|shift) (?:d[eu] )?(?:jour|journee|soir|soiree)\b|^(?:jours?|journee|days?|early|late|soir|soiree|evening|travail|work|bureau|office)(?: \d\w*)*$|^(?:jour|journee)\b(?! (?:a|au|d|de|des|du|en|l|non|pour|sans|chomee?|enfants?|malade|libre|parental)\b)/;
/** More of a title says nothing more of its kind. */
const longestSaying = 200;

/** The kind that words say: the first of them that says one, and of its kinds the one that stands first; ordinary work only where none says a kind. Null where they say nothing. */
export function kindSaid(...words: readonly string[]): KindSaid | null {
  const parts = words.flatMap((it) => it.slice(0, longestSaying).split(/[^\p{L}\p{M}\p{N}\s'’-]+|\s-\s/u).map(plainText));
  for (const part of parts) {
    const [first] = (Object.keys(kindWords) as UnavailabilityKind[]).map((kind) => ({ kind, at: part.search(kindWords[kind]) })).filter((it) => it.at !== -1).sort((a, b) => a.at - b.at);
    if (first !== undefined) return first.kind;
  }
  return parts.some((it) => ordinaryWords.test(it)) ? 'ordinary' : null;
}
