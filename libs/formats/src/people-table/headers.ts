import { plain } from '../table/table.js';
import type { PeopleField } from './people-table.js';

/** What people write above these columns, in French and in English. */
const headers: Readonly<Record<PeopleField, readonly string[]>> = {
  name: ['nom complet', 'nom et prenom', 'prenom et nom', 'name', 'full name', 'personne', 'person', 'collaborateur', 'employee', 'nom'],
  firstName: ['prenom', 'first name', 'given name', 'firstname'],
  lastName: ['nom de famille', 'last name', 'surname', 'family name', 'lastname'],
  login: ['identifiant', 'login', 'utilisateur', 'user', 'username', 'user name', 'compte'],
  mail: ['mail', 'e-mail', 'email', 'courriel', 'adresse mail', 'adresse e-mail', 'adresse electronique', 'e-mail address', 'email address'],
  team: ['equipe', 'team', 'service', 'groupe', 'group'],
  teamFrom: ['equipe depuis', "dans l'equipe depuis", 'membre depuis', 'team since', 'in team since', 'member since'],
  parentTeam: ['equipe parente', 'equipe au-dessus', 'depend de', 'rattachement', 'parent team', 'team above', 'parent', 'department', 'departement', 'direction'],
  lead: ['responsable', "responsable d'equipe", 'manager', 'lead', 'team lead', 'n+1', 'superieur'],
  leadFrom: ['responsable depuis', "responsable de l'equipe depuis", 'n+1 depuis', 'lead since', 'team lead since', 'manager since'],
  roleProfile: ['profil', 'profil de poste', 'poste', 'role profile', 'metier', 'job', 'job title', 'fonction'],
  profileFrom: ['depuis', 'profil depuis', 'depuis le', 'since', 'profile since', 'from'],
  scopes: ['perimetre', 'perimetres', 'perimetre de support', 'perimetres de support', 'support scope', 'support scopes', 'scope', 'scopes', 'produits', 'products'],
  hiredOn: ['embauche', "date d'embauche", 'arrivee', "date d'arrivee", 'hire date', 'hired on', 'start date', 'hired', 'entree'],
  site: ['site', 'lieu', 'location', 'bureau', 'office'],
  language: ['langue', 'language', 'lang'],
  timeZone: ['fuseau', 'fuseau horaire', 'time zone', 'timezone'],
};

/** Which field a header names, or null. « Nom » beside « Prénom » is the family name. */
export function fieldOfHeader(header: string, withFirstName: boolean): PeopleField | null {
  const key = plain(header);
  if (withFirstName && (key === 'nom' || key === 'name')) return 'lastName';
  const found = Object.entries(headers).find(([, names]) => names.includes(key));
  return (found?.[0] as PeopleField | undefined) ?? null;
}
