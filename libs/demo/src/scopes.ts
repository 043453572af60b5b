import type { PersonKey } from './company.js';
import type { CourseKey, UnitKey } from './course.js';

export type ScopeKey = 'gestion' | 'invoices' | 'contracts' | 'brunel' | 'clinic';

/** Something that the cast supports. Names of products and clients are the same in every language. */
export interface DemoScope { readonly key: ScopeKey; readonly kind: 'product' | 'module' | 'client'; readonly product: ScopeKey | null; readonly name: string; readonly aliases: readonly string[] }

export const scopes: readonly DemoScope[] = [
  { key: 'gestion', kind: 'product', product: null, name: 'Nordlys Gestion', aliases: ['NG'] },
  { key: 'invoices', kind: 'module', product: 'gestion', name: 'Facturation', aliases: ['Invoicing'] },
  { key: 'contracts', kind: 'module', product: 'gestion', name: 'Contrats', aliases: ['Contracts'] },
  { key: 'brunel', kind: 'client', product: null, name: 'Ateliers Brunel', aliases: [] },
  { key: 'clinic', kind: 'client', product: null, name: 'Clinique du Parc', aliases: [] },
];

/** Who supports what, at which tier, from their first day on. Léa's is still to be said. */
export const supports: readonly { readonly who: PersonKey; readonly scope: ScopeKey; readonly tier: 1 | 2 | 3 | null }[] = [
  { who: 'ines', scope: 'gestion', tier: 1 }, { who: 'hugo', scope: 'gestion', tier: 1 }, { who: 'julien', scope: 'invoices', tier: 1 }, { who: 'oliver', scope: 'gestion', tier: 1 }, { who: 'aminata', scope: 'invoices', tier: 2 },
  { who: 'karim', scope: 'gestion', tier: 2 }, { who: 'nadia', scope: 'gestion', tier: 3 }, { who: 'claire', scope: 'gestion', tier: 2 }, { who: 'tomasz', scope: 'contracts', tier: 2 }, { who: 'tomasz', scope: 'clinic', tier: null },
];

/** What a course, or one activity of it, is about. */
export const about: readonly { readonly course: CourseKey; readonly unit: UnitKey | null; readonly scope: ScopeKey; readonly tier: 1 | 2 | 3 | null }[] = [
  { course: 'first-steps', unit: null, scope: 'gestion', tier: null }, { course: 'first-steps', unit: 'entry-rules', scope: 'invoices', tier: null }, { course: 'answering-well', unit: null, scope: 'gestion', tier: 1 },
];
