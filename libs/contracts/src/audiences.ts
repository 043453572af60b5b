import { audienceBounds, leavers, type AudienceRule as AudienceTree } from '@palier/domain';
import * as z from 'zod';
import { Tier } from './scopes.js';
import { Bilingual, Id, Level, text } from './vocabulary.js';

const leaf = [
  z.strictObject({ kind: z.literal('team'), teamId: Id }), z.strictObject({ kind: z.literal('profile'), profileId: Id }), z.strictObject({ kind: z.literal('site'), site: text(200) }), z.strictObject({ kind: z.literal('holds'), competencyId: Id, level: Level }), z.strictObject({ kind: z.literal('lacks'), competencyId: Id, level: Level }),
  z.strictObject({ kind: z.literal('hiredWithin'), days: z.number().int() }), z.strictObject({ kind: z.literal('provenBefore') }), z.strictObject({ kind: z.literal('supports'), scopeId: Id.nullable(), tier: Tier.nullable() }),
] as const;
export const AudienceLeaf = z.discriminatedUnion('kind', leaf).meta({ id: 'AudienceLeaf' });
/** Whom a campaign or a course is for: a tree of all, any or none of what it holds. What it may not be is said by the rules, in words. */
export const AudienceRule: z.ZodType<AudienceTree> = z.lazy(() => z.discriminatedUnion('kind', [z.strictObject({ kind: z.enum(['all', 'any', 'none']), of: z.array(AudienceRule).max(audienceBounds.parts) }), ...leaf])).meta({ id: 'AudienceRule' });
/** Why somebody is in it: what is so of them, or is not. */
export const Because = z.object({ leaf: AudienceLeaf, holds: z.boolean() }).meta({ id: 'Because' });
export type Because = z.infer<typeof Because>;
/** What the teams, profiles, competencies and things that rules and reasons name are called. */
export const AudienceNames = z.array(z.object({ id: Id, name: Bilingual })).meta({ id: 'AudienceNames' });
export type AudienceNames = z.infer<typeof AudienceNames>;
export const Leavers = z.enum(leavers).meta({ id: 'Leavers', description: 'Of whoever is no longer in a live audience: what was asked stays asked, or what is not begun is withdrawn.' });
