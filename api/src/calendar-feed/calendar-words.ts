/** What a calendar says beside the titles, in the language of whoever follows it. */
export const calendarWords = {
  fr: { name: 'Palier\u00a0: mes échéances', late: (title: string) => `En retard\u00a0: ${title}`, verify: (title: string) => `À vérifier\u00a0: ${title}`, renew: (title: string) => `À renouveler\u00a0: ${title}`, review: 'Entretien de parcours professionnel, au plus tard', checkpoint: (days: number) => `Point d’intégration des ${days} jours, au plus tard` },
  en: { name: 'Palier: my due days', late: (title: string) => `Late: ${title}`, verify: (title: string) => `To verify: ${title}`, renew: (title: string) => `To renew: ${title}`, review: 'Interview about your career, at the latest', checkpoint: (days: number) => `Onboarding checkpoint at ${days} days, at the latest` },
} as const;
