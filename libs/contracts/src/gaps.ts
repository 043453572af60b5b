import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Coverage } from './evidence.js';
import { UnitKind } from './learning.js';
import { Bilingual, Day, HeldLevel, Id, Level, Locale } from './vocabulary.js';

const Wish = z.strictObject({ effectiveFrom: Day, expectations: z.array(z.strictObject({ competencyId: Id, level: Level.nullable() })).min(1).max(100) }).meta({ id: 'ExpectationsTried' });
export const WhatIf = z.object({
  from: Day, /** Who holds the profile on that day. */ people: z.number().int(), changes: z.array(z.object({ competencyId: Id, name: Bilingual, before: Level.nullable(), after: Level.nullable() })),
  short: z.array(z.object({ personId: Id, name: z.string(), team: Bilingual.nullable(), competencies: z.array(z.object({ competencyId: Id, name: Bilingual, held: HeldLevel, missing: z.array(Level) })) })),
  /** People who would lack less. */ relieved: z.number().int(), teams: z.array(z.object({ name: Bilingual.nullable(), people: z.number().int(), short: z.number().int() })),
}).meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

export const GroupGap = z.object({
  kind: z.enum(['team', 'site']), id: z.string(), name: Bilingual, people: z.number().int(), coverage: Coverage,
  /** Cells that somebody of them lacks, the most lacked first. */ cells: z.array(z.object({ competencyId: Id, name: Bilingual, level: Level, missing: z.number().int(), /** Of how many of whom it is expected. */ of: z.number().int() })),
}).meta({ id: 'GroupGap' });
export const Gaps = z.object({
  asOf: Day, zone: z.string(), groups: z.array(GroupGap), /** Activities about a cell that is missing somewhere, and no other. */
  activities: z.array(z.object({ courseId: Id, unitId: Id, kind: UnitKind, title: z.string(), lang: Locale, minutes: z.number().int(), cells: z.array(z.object({ competencyId: Id, level: Level })) })),
}).meta({ id: 'Gaps' });
export type Gaps = z.infer<typeof Gaps>;

export const tryExpectations = endpoint({ name: 'tryExpectations', verb: 'POST', path: '/api/profiles/:profileId/expectations/trial', action: 'matrix.read', summary: 'Who would fall short if a profile expected other levels from a day to come; nothing is kept, nobody is told', params: z.strictObject({ profileId: Id }), body: Wish, returns: WhatIf });
export const readGaps = endpoint({ name: 'readGaps', verb: 'GET', path: '/api/gaps', action: 'coverage.read', summary: 'What each team and each site lacks of what is expected, with the activities about it; nobody by name', returns: Gaps });
