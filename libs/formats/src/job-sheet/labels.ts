/** The fixed words of the format, folded by `fold`. */
export const labels = {
  family: 'famille', aliasesFr: 'autres appellations en francais', aliasesEn: 'autres appellations en anglais', presentation: 'presentation du metier', purpose: 'finalite du metier',
  missions: 'missions principales', context: 'contexte de travail', variables: 'variables specifiques au metier', organisation: 'contextes organisationnels', conditions: 'conditions de travail',
  internal: 'relations internes', external: 'relations externes', competencies: 'competences et niveaux attendus en 4 niveaux cumules', competency: 'macro competences', levels: 'niveaux et competences attendues',
  example: "exemple concret d'activite pour le niveau attendu", certifications: 'certifications', certificationList: 'liste des certifications', mobility: 'proximite(s)/evolution(s) envisageables',
  proximity: 'la proximite des metiers', sectors: 'selection de secteur', disclaimer: 'ces mobilites sont donnees a titre indicatif',
} as const;

/** The same words as people know them, for saying which one is missing. */
const spelt: readonly string[] = [
  'Famille', 'Autres appellations en français', 'Autres appellations en anglais', 'Présentation du métier', 'Finalité du métier', 'Missions principales', 'Contexte de travail', 'Variables spécifiques au métier',
  'Contextes organisationnels', 'Conditions de travail', 'Relations internes', 'Relations externes', 'Compétences et niveaux attendus en 4 niveaux cumulés', 'Macro compétences', 'Niveaux et compétences attendues',
  'Exemple concret d’activité pour le niveau attendu', 'Certifications', 'Liste des certifications', 'Proximité(s)/évolution(s) envisageables', 'La proximité des métiers', 'Sélection de secteur', 'Ces mobilités sont données à titre indicatif',
];

export const bands: readonly string[] = ['autres provenances', 'provenances lointaines', 'provenances moyennes', 'proximite forte', 'evolutions moyennes', 'evolutions lointaines', 'autres evolutions'];
/** What the page says between its last headings; it tells nothing of the job. */
export const pageWords: readonly string[] = ['la proximite des metiers', 'axes de mobilite professionnelle', "sens d'evolution"];
export const headings: readonly string[] = ['provenances possibles', 'evolutions envisageables'];

/** Spellings that a curator should look at; kept word for word all the same. */
export const doubtfulSpellings: readonly string[] = ['face a un', 'et les arbitres pour', 'matériel et humains'];

/** Labels are the same whatever their accents, case, apostrophes, spaces and final colon. */
export const fold = (line: string): string =>
  line.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase().replace(/\s+/gu, ' ').replace(/ ?:$/, '').trim();

/** What makes two texts the same: Unicode form, apostrophes and spaces do not count. */
export const sameWords = (text: string): string => text.normalize('NFC').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim();

/** A label as it is spelt in a sheet. */
export const say = (label: string): string => spelt.find((it) => fold(it) === label) ?? label;
