import * as z from 'zod';
import { roles } from '@palier/domain';

export const Id = z.uuid().meta({ id: 'Id', description: 'UUID version 7, made by the application or by whoever creates the thing.' });
export const Locale = z.enum(['fr', 'en']).meta({ id: 'Locale' });
export type Locale = z.infer<typeof Locale>;
export const Role = z.enum(roles).meta({ id: 'Role' });
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).meta({ id: 'Level' });
export const HeldLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).meta({ id: 'HeldLevel', description: '0 says that nothing is proved yet.' });
export const Instant = z.iso.datetime().meta({ id: 'Instant' });
export const Day = z.iso.date().meta({ id: 'Day', description: 'A calendar day in the zone of the installation.' });

/** The last day on which a level is held by what was carried over alone, and is to be confirmed; null where our own proof holds it, or nothing. */
export const CarriedOverUntil = Day.nullable();

/** What PostgreSQL cannot keep (NUL) or what is no Unicode text (lone surrogates) is refused at the door. */
const storable = (text: string) => text.isWellFormed() && !text.includes('\u0000');
export const text = (max: number, min = 0) => z.string().min(min).max(max).refine(storable, { error: 'not-storable' });
/** Something that people wrote and must not be blank. */
export const words = (max: number) => text(max, 1).refine((value) => value.trim() !== '', { error: 'blank' });

/** The same words in the languages they exist in. */
export const Bilingual = z.object({ fr: z.string().optional(), en: z.string().optional() }).meta({ id: 'Bilingual', description: 'At least one of the two; the reader falls back to the other and marks its language.' });
export type Bilingual = z.infer<typeof Bilingual>;

/** An absent day means today; an absent `knownOn` means all that is known. */
export const AsOf = z.strictObject({ asOf: Day.optional(), knownOn: Day.optional() });

export const Expectation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), level: Level }),
  z.object({ kind: z.literal('unspecified') }),
  z.object({ kind: z.literal('company'), level: Level, by: z.string(), on: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('notApplicable'), reason: z.string() }),
]).meta({ id: 'Expectation' });
export type Expectation = z.infer<typeof Expectation>;

/** A person as others see them. */
export const PersonName = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonName' });
export type PersonRef = z.infer<typeof PersonName>;
/** An acknowledgement: the thing with this id is kept. */
export const Kept = z.object({ id: Id }).meta({ id: 'Kept' });
