import * as z from 'zod';
import { tiers } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Day, Id, Kept, words } from './vocabulary.js';

export const Tier = z.literal(tiers).meta({ id: 'Tier' });
export const ScopeKind = z.enum(['product', 'module', 'client']).meta({ id: 'ScopeKind' });
/** A thing of the list at a tier; a thing without a tier; or a tier alone. */
export const ScopeValue = z.strictObject({ scopeId: Id.nullable(), tier: Tier.nullable() }).refine((it) => it.scopeId !== null || it.tier !== null, { error: 'says-nothing' }).meta({ id: 'ScopeValue' });
export type ScopeValue = z.infer<typeof ScopeValue>;
/** The same with the names that people read; `product` is that of a module. */
export const NamedScope = z.object({ scopeId: Id.nullable(), tier: Tier.nullable(), kind: ScopeKind.nullable(), name: z.string().nullable(), product: z.string().nullable() }).meta({ id: 'NamedScope' });
export type NamedScope = z.infer<typeof NamedScope>;
export const HeldScope = z.object({ id: Id, scope: NamedScope, from: Day, /** The last day that counts. */ lastDay: Day.nullable() }).meta({ id: 'HeldScope' });
export const ScopeLine = z.object({
  id: Id, kind: ScopeKind, productId: Id.nullable(), name: z.string(), /** Other names under which imports know it. */ aliases: z.array(z.string()), retiredOn: Day.nullable(), version: z.number().int(),
  people: z.number().int(), activities: z.number().int(),
}).meta({ id: 'ScopeLine' });
export type ScopeLine = z.infer<typeof ScopeLine>;

/** No `;` and no `|`, which stand between several scopes in a cell, and no `>`, which stands between a product and its module. */
const ScopeName = words(120).refine((it) => !/[;|>]/.test(it), { error: 'has-a-separator' });
const named = { name: ScopeName, aliases: z.array(ScopeName).max(20) };
const seen = z.number().int().optional();
const ScopeParams = z.strictObject({ scopeId: Id });
const Version = z.object({ version: z.number().int() });
export const listScopes = endpoint({ name: 'listScopes', verb: 'GET', path: '/api/scopes', action: 'scope.list', summary: 'What is supported: products, their modules, clients; those in use and those retired', returns: z.object({ scopes: z.array(ScopeLine) }) });
export const addScope = endpoint({ name: 'addScope', verb: 'POST', path: '/api/scopes', action: 'scope.manage', summary: 'Add a product, a module of one, or a client', body: z.strictObject({ id: Id, kind: ScopeKind, productId: Id.nullable(), ...named }).refine((it) => (it.kind === 'module') === (it.productId !== null), { error: 'a-module-names-its-product' }).meta({ id: 'NewScope' }), returns: Kept });
export const renameScope = endpoint({ name: 'renameScope', verb: 'POST', path: '/api/scopes/:scopeId/name', action: 'scope.manage', summary: 'Give it another name, or other names for imports', params: ScopeParams, body: z.strictObject({ seen, ...named }).meta({ id: 'ScopeRenaming' }), returns: Version });
export const retireScope = endpoint({ name: 'retireScope', verb: 'POST', path: '/api/scopes/:scopeId/retirement', action: 'scope.manage', summary: 'It is offered no more; who supported it, and when, stays', params: ScopeParams, body: z.strictObject({ seen }), returns: Version });
export const bringScopeBack = endpoint({ name: 'bringScopeBack', verb: 'POST', path: '/api/scopes/:scopeId/return', action: 'scope.manage', summary: 'It is offered again', params: ScopeParams, body: z.strictObject({ seen }), returns: Version });
export const giveScope = endpoint({ name: 'giveScope', verb: 'POST', path: '/api/register/:personId/scopes', action: 'scope.give', summary: 'Somebody supports something, at a tier, from a day on', params: z.strictObject({ personId: Id }), body: z.strictObject({ id: Id, scope: ScopeValue, from: Day }).meta({ id: 'ScopeGift' }), returns: Kept });
export const endScope = endpoint({ name: 'endScope', verb: 'POST', path: '/api/held-scopes/:holdingId/end', action: 'scope.give', summary: 'Say the last day on which somebody supports it', params: z.strictObject({ holdingId: Id }), body: z.strictObject({ lastDay: Day }).meta({ id: 'ScopeEnd' }), returns: Kept });
export const sayScopes = endpoint({ name: 'sayScopes', verb: 'POST', path: '/api/courses/:courseId/scopes', action: 'course.say-scopes', summary: 'Say what a course, or one activity of it, is about; its published versions stay as they are', params: z.strictObject({ courseId: Id }), body: z.strictObject({ unitId: Id.nullable(), /** As it was on the screen: somebody else may have said otherwise meanwhile. */ seen: z.array(ScopeValue).max(50), scopes: z.array(ScopeValue).max(50) }).meta({ id: 'ActivityScopes' }), returns: Kept });
