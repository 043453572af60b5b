import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Coverage } from './evidence.js';
import { UnitKind } from './learning.js';
import { Bilingual, Day, Id, Level, Locale, PersonName } from './vocabulary.js';

const NamedCell = z.object({ competencyId: Id, name: Bilingual, level: Level });
const Activity = z.object({ courseId: Id, unitId: Id, kind: UnitKind, title: z.string(), lang: Locale, minutes: z.number().int() });
const shared = { /** The missing cells that it proves. */ cells: z.array(NamedCell), /** Activities about them that were not done yet; each stands at the first thing that it helps with. */ before: z.array(Activity), /** With what comes before it. */ minutes: z.number().int(), /** From which week to which, at the time a week asked for. */ weeks: z.object({ from: z.number().int(), to: z.number().int() }) };
export const WayStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), activity: Activity, ...shared }),
  z.object({ kind: z.literal('signOff'), competencyId: Id, name: Bilingual, /** To be asked for: one signature may say the levels below as well. */ level: Level, /** By how many different people. */ signatures: z.number().int(), /** Where it was asked for already. */ requestId: Id.nullable(), /** Levels of which no activity is about. */ unwritten: z.array(Level), ...shared }),
]).meta({ id: 'WayStep' });
export type WayStep = z.infer<typeof WayStep>;
export const ShortestWay = z.object({
  person: PersonName, asOf: Day, zone: z.string(), profiles: z.array(z.object({ id: Id, title: Bilingual })), /** What the sheet of another profile says of itself. */ disclaimer: z.string().nullable(), coverage: Coverage, /** Cells missing. */ missing: z.number().int(),
  minutesAWeek: z.number().int(), minutes: z.number().int(), weeks: z.number().int(), /** How many activities and signatures: no fewer would do, unless `proven` is false. */ things: z.number().int(), proven: z.boolean(), steps: z.array(WayStep), /** Cells that nothing here can prove. */ unreachable: z.array(NamedCell),
}).meta({ id: 'ShortestWay' });
export type ShortestWay = z.infer<typeof ShortestWay>;

const minutesAWeek = z.string().regex(/^\d{2,4}$/).refine((it) => Number(it) >= 15 && Number(it) <= 2400, { error: 'out-of-range' });
export const readShortestWay = endpoint({ name: 'readShortestWay', verb: 'GET', path: '/api/people/:personId/shortest-way', action: 'standing.read', summary: 'The fewest activities and sign-offs that prove what somebody’s profiles expect, or another profile, over weeks of so many minutes', params: z.strictObject({ personId: Id }), query: z.strictObject({ towards: Id.optional(), minutesAWeek: minutesAWeek.optional() }), returns: ShortestWay });
