import type { JobSheet, Titled } from './job-sheet.js';

const bullets = (items: readonly string[]): string[] => items.map((it) => `- ${it}`);
const paragraphs = (items: readonly Titled[]): string[] => items.flatMap((it) => [`${it.title} :`, it.text]);

/** Writes a sheet in the form that `readJobSheet` reads. */
export function writeJobSheet(sheet: JobSheet): string {
  return [
    'Présentation du métier', 'Contexte de travail', 'Conditions de travail', 'Compétences et niveaux attendus', 'Certifications', 'Proximité(s)/évolution(s) envisageables', ...sheet.emptySections,
    sheet.title.toUpperCase(), `Famille : ${sheet.family}`, 'Autres appellations en français', ...bullets(sheet.aliases.fr), 'Autres appellations en anglais', ...bullets(sheet.aliases.en),
    `Présentation du métier : ${sheet.title}`, 'Finalité du métier', sheet.purpose, 'Missions principales', ...paragraphs(sheet.missions),
    'Contexte de travail', 'Variables spécifiques au métier', ...paragraphs(sheet.context), 'Contextes organisationnels', ...paragraphs(sheet.organisation),
    'Conditions de travail', ...sheet.conditions.flatMap((it) => (it.text === '' ? [it.title] : [it.title, it.text])), 'Relations internes', ...bullets(sheet.relations.internal), 'Relations externes', ...bullets(sheet.relations.external),
    'Compétences et niveaux attendus en 4 niveaux cumulés', 'Macro compétences', 'Niveaux et compétences attendues', 'Exemple concret d’activité pour le niveau attendu',
    ...sheet.competencies.flatMap((it) => [
      'Macro compétences :', it.name, 'Niveaux et compétences attendues :', ...it.levels.flatMap(({ level, statement }) => [String(level), statement]),
      ...(it.expected === null ? [] : [`Niveau attendu : ${it.expected}`]), 'Exemple concret d’activité pour le niveau attendu :', it.example,
    ]),
    'Certifications', 'Liste des certifications', ...sheet.certifications.flatMap((it) => [it.category, ...bullets(it.entries)]),
    'Proximité(s)/évolution(s) envisageables', 'La proximité des métiers', 'Sélection de secteur', ...sheet.sectors, 'Cliquer sur un secteur pour afficher', ...sheet.mobilityBands, sheet.title, ...sheet.neighbours, sheet.disclaimer,
  ].join('\n');
}
