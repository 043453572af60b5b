import type { Bilingual, Language } from './bilingual.js';

/** Where the cast gets mail: an ending that leads nowhere on earth (RFC 2606). */
export const mailDomain = 'nordlys.example';

/** One password for every account of the demo. */
export const demoPassword = 'palier-demo-2026';

export type TeamKey = 'tier-1' | 'tier-2';
export type Role = 'learner' | 'lead' | 'author' | 'hr' | 'admin';
export type PersonKey =
  | 'ines' | 'karim' | 'sophie' | 'claire' | 'mathis' | 'nadia'
  | 'julien' | 'aminata' | 'oliver' | 'lea' | 'hugo' | 'tomasz';

export interface Team {
  readonly key: TeamKey;
  readonly name: Bilingual;
}

/** One member of the cast. Days count from the seed's today: -3 is three days ago. */
export interface Person {
  readonly key: PersonKey;
  readonly displayName: string;
  readonly login: string;
  readonly roles: readonly Role[];
  readonly team: TeamKey | null;
  /** Teams this person leads, so may rate. */
  readonly leads: readonly TeamKey[];
  /** Teams of others where this person may rate as second rater. */
  readonly alsoRates: readonly TeamKey[];
  readonly locale: Language;
  readonly timeZone: string;
  /** Day of hiring, as an offset from today. */
  readonly hiredOn: number;
}

export const teams: readonly Team[] = [
  { key: 'tier-1', name: { fr: 'Support N1', en: 'Tier 1 support' } },
  { key: 'tier-2', name: { fr: 'Support N2', en: 'Tier 2 support' } },
];

const paris = { locale: 'fr', timeZone: 'Europe/Paris', alsoRates: [], leads: [] } as const;

export const people: readonly Person[] = [
  { ...paris, key: 'ines', displayName: 'Inès Benali', login: 'ines', roles: ['learner'], team: 'tier-1', hiredOn: -3 },
  { ...paris, key: 'karim', displayName: 'Karim Haddad', login: 'karim', roles: ['learner', 'lead'], team: 'tier-1', leads: ['tier-1'], alsoRates: ['tier-2'], hiredOn: -2190 },
  { ...paris, key: 'sophie', displayName: 'Sophie Laurent', login: 'sophie', roles: ['learner', 'hr'], team: null, hiredOn: -2870 },
  { ...paris, key: 'claire', displayName: 'Claire Dumont', login: 'claire', roles: ['learner', 'author'], team: 'tier-2', hiredOn: -1610 },
  { ...paris, key: 'mathis', displayName: 'Mathis Roche', login: 'mathis', roles: ['admin'], team: null, hiredOn: -1180 },
  { ...paris, key: 'nadia', displayName: 'Nadia Ferrand', login: 'nadia', roles: ['learner', 'lead'], team: 'tier-2', leads: ['tier-2'], alsoRates: ['tier-1'], hiredOn: -2555 },
  { ...paris, key: 'julien', displayName: 'Julien Mercier', login: 'julien', roles: ['learner'], team: 'tier-1', hiredOn: -57 },
  { ...paris, key: 'aminata', displayName: 'Aminata Diallo', login: 'aminata', roles: ['learner'], team: 'tier-1', hiredOn: -243 },
  { ...paris, key: 'oliver', displayName: 'Oliver Grant', login: 'oliver', roles: ['learner'], team: 'tier-1', locale: 'en', timeZone: 'Europe/London', hiredOn: -301 },
  { ...paris, key: 'lea', displayName: 'Léa Fontaine', login: 'lea', roles: ['learner'], team: 'tier-1', hiredOn: -64 },
  { ...paris, key: 'hugo', displayName: 'Hugo Petit', login: 'hugo', roles: ['learner'], team: 'tier-1', hiredOn: -29 },
  { ...paris, key: 'tomasz', displayName: 'Tomasz Nowak', login: 'tomasz', roles: ['learner'], team: 'tier-2', locale: 'en', timeZone: 'Europe/Warsaw', hiredOn: -905 },
];

/** Who helped out over the summer and is gone: what each of them chose in the quiz on upset clients, where it was not what is right. */
export const summerHelp: readonly { readonly displayName: string; readonly chooses: readonly string[] }[] = [
  { displayName: 'Noé Lambert', chooses: ['calm-down', 'soon', 'music'] },
  { displayName: 'Sarah Kessler', chooses: ['case-number', 'solution-today', 'music', 'not-ours', 'procedure', 'mend-it', 'delete-one'] },
  { displayName: 'Yanis Moreau', chooses: ['delete-rule', 'soon', 'close-it', 'nothing-yet', 'procedure', 'call-later'] },
  { displayName: 'Emma Schmitt', chooses: ['solution-today', 'not-ours'] },
  { displayName: 'Tom Becker', chooses: ['calm-down', 'wait-tomorrow', 'small-talk', 'angry-client', 'soon', 'not-us', 'call-later'] },
];
