import { criterionBounds, mostRenewalWindow, pieceKinds, rulePolicies, windowUnits, type Criterion as CriterionTree } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, Level, words } from './vocabulary.js';

/** What proves a cell: an and/or tree. What it may not be is said by the rules, in words. */
export const Criterion: z.ZodType<CriterionTree> = z.lazy(() => z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all'), of: z.array(Criterion).max(criterionBounds.parts) }),
  z.strictObject({ kind: z.literal('any'), of: z.array(Criterion).max(criterionBounds.parts) }),
  z.strictObject({ kind: z.literal('quiz'), atLeast: z.number() }),
  z.strictObject({ kind: z.literal('checklist') }),
  z.strictObject({ kind: z.literal('recurring') }),
  z.strictObject({ kind: z.enum(pieceKinds) }),
  z.strictObject({ kind: z.literal('signOff'), raters: z.number().int() }),
])).meta({ id: 'Criterion' });
export const RulePolicy = z.enum(rulePolicies);
export const CriterionVersion = z.object({
  number: z.number().int(), criterion: Criterion, /** Null: since ever. */ from: Day.nullable(), before: RulePolicy, reason: z.string(), by: z.string().nullable(), on: Day, /** Whether it is what is asked for today. */ inForce: z.boolean(),
}).meta({ id: 'CriterionVersion' });
/** How long before its end something may be renewed, and is asked for again. */
export const RenewalWindow = z.strictObject({ unit: z.enum(windowUnits), days: z.number().int().min(1).max(mostRenewalWindow) }).meta({ id: 'RenewalWindow' });
const Months = z.number().int().min(1).max(120).nullable();
export const CellRenewalRule = z.object({ /** How long a signature holds; null: for good. */ months: Months, window: RenewalWindow, reason: z.string(), by: z.string(), on: Day }).meta({ id: 'CellRenewalRule' });
export type CellRenewalRule = z.infer<typeof CellRenewalRule>;
export const CriteriaOfCell = z.object({ level: Level, /** What HR said of its end; null: nothing yet. */ renewal: CellRenewalRule.nullable(), statement: Bilingual, /** How many people hold the cell today. */ held: z.number().int(), /** The newest first; its number is to be sent back with a change. */ versions: z.array(CriterionVersion) }).meta({ id: 'CriteriaOfCell' });
export type CriteriaOfCell = z.infer<typeof CriteriaOfCell>;
export const CriteriaOfCompetency = z.object({ competencyId: Id, name: Bilingual, cells: z.array(CriteriaOfCell) }).meta({ id: 'CriteriaOfCompetency' });
export type CriteriaOfCompetency = z.infer<typeof CriteriaOfCompetency>;
const change = { level: Level, criterion: Criterion, from: Day, before: RulePolicy };
export const CriterionWish = z.strictObject(change).meta({ id: 'CriterionWish' });
/** `seen` is the number of the newest version that whoever changes it has read. */
export const NewCriterion = z.strictObject({ id: Id, seen: z.number().int().optional(), ...change, reason: words(500) }).meta({ id: 'NewCriterion' });
/** What a change would do to people on the first day it applies: the cell itself, and the level that it carries. */
export const CriterionEffect = z.object({ asked: z.number().int(), gain: z.number().int(), lose: z.number().int(), levelUp: z.number().int(), levelDown: z.number().int(), /** Those who keep the cell by a proof from before. */ kept: z.number().int() }).meta({ id: 'CriterionEffect' });
export type CriterionEffect = z.infer<typeof CriterionEffect>;

const CompetencyParams = z.strictObject({ competencyId: Id });
export const readCriteria = endpoint({ name: 'readCriteria', verb: 'GET', path: '/api/competencies/:competencyId/criteria', action: 'criterion.read', summary: 'What proves each level of a competency, and what did before', params: CompetencyParams, returns: CriteriaOfCompetency });
export const previewCriterion = endpoint({ name: 'previewCriterion', verb: 'POST', path: '/api/competencies/:competencyId/criteria/preview', action: 'criterion.change', summary: 'Count who would gain or lose by another rule, keeping nothing', params: CompetencyParams, body: CriterionWish, returns: CriterionEffect });
export const changeCriterion = endpoint({ name: 'changeCriterion', verb: 'POST', path: '/api/competencies/:competencyId/criteria', action: 'criterion.change', summary: 'Ask for another proof of a level from a day on', params: CompetencyParams, body: NewCriterion, returns: Kept });
export const changeCellRenewal = endpoint({ name: 'changeCellRenewal', verb: 'POST', path: '/api/competencies/:competencyId/renewal-rules', action: 'renewal.rule', summary: 'Say for how long a signature on a level holds from now on, and how long before its end what proves the level is asked for again', params: CompetencyParams, body: z.strictObject({ id: Id, level: Level, months: Months, window: RenewalWindow, reason: words(500) }).meta({ id: 'CellRenewalWish' }), returns: Kept });
