/** A table with everything that can be said of a person, for so many of them. */
export function peopleTable(count) {
  const head = 'Nom complet;Identifiant;Courriel;Équipe;Responsable;Profil de poste;Profil depuis;Embauche;Site;Langue;Fuseau horaire';
  const line = (index) => `Personne ${index};p${index};p${index}@grande.example;Siège > Équipe ${index % 200};p${index % 200};Conseiller support (première année);05/01/2026;25 nov. 2025;Site ${index % 12};${index % 2 === 0 ? 'fr' : 'en'};Europe/Paris`;
  return [head, ...Array.from({ length: count }, (_, index) => line(index))].join('\n');
}
