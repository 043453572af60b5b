import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept, Locale, PersonName, words } from './vocabulary.js';

/** One act of a checklist, and who saw it. */
export const ChecklistLine = z.object({
  id: Id, text: z.string(), required: z.boolean(), tick: z.object({ id: Id, by: z.string(), at: Instant, /** The fact that was written down. */ observed: z.string(), mayWithdraw: z.boolean() }).nullable(),
  /** Ticks that were taken back, the newest first. */ withdrawn: z.array(z.object({ by: z.string(), at: Instant, observed: z.string(), withdrawnBy: z.string(), withdrawnAt: Instant, reason: z.string() })),
}).meta({ id: 'ChecklistLine' });
export type ChecklistLine = z.infer<typeof ChecklistLine>;
/** What is seen of a checklist; done once all that is required is. `requestId`: an observation was asked for and is not answered yet. */
export const ChecklistState = z.object({ items: z.array(ChecklistLine), done: z.boolean(), requestId: Id.nullable() }).meta({ id: 'ChecklistState' });
export type ChecklistState = z.infer<typeof ChecklistState>;
/** A checklist as whoever observes somebody meets it, in the version that this person follows. */
export const PersonChecklist = ChecklistState.extend({ person: PersonName, courseId: Id, unitId: Id, title: z.string(), courseTitle: z.string(), lang: Locale, mayObserve: z.boolean() }).meta({ id: 'PersonChecklist' });
export type PersonChecklist = z.infer<typeof PersonChecklist>;
export const PersonChecklistLine = z.object({ courseId: Id, unitId: Id, title: z.string(), courseTitle: z.string(), lang: Locale, /** Of what is required. */ ticked: z.number().int(), required: z.number().int(), done: z.boolean(), asked: z.boolean() }).meta({ id: 'PersonChecklistLine' });
export type PersonChecklistLine = z.infer<typeof PersonChecklistLine>;

const PersonParams = z.strictObject({ personId: Id });
const UnitParams = z.strictObject({ personId: Id, unitId: Id });
export const listChecklists = endpoint({ name: 'listChecklists', verb: 'GET', path: '/api/people/:personId/checklists', action: 'sign-off.observe', summary: 'The checklists that may be observed of somebody: those asked for first, then those begun', params: PersonParams, returns: z.object({ checklists: z.array(PersonChecklistLine) }) });
export const readChecklist = endpoint({ name: 'readChecklist', verb: 'GET', path: '/api/people/:personId/checklists/:unitId', action: 'sign-off.read', summary: 'A checklist of somebody: what was seen, by whom and when', params: UnitParams, returns: PersonChecklist });
export const tickItems = endpoint({ name: 'tickItems', verb: 'POST', path: '/api/people/:personId/checklists/:unitId/observations', action: 'sign-off.observe', summary: 'Write down one observed fact and tick the acts that it shows; done, it is evidence of what the checklist proves', params: UnitParams, body: z.strictObject({ id: Id, observed: words(2000), items: z.array(Id).min(1).max(50) }).meta({ id: 'ChecklistObservation' }), returns: Kept });
export const withdrawTick = endpoint({ name: 'withdrawTick', verb: 'POST', path: '/api/checklist-ticks/:tickId/withdrawal', action: 'sign-off.withdraw', summary: 'Take back a tick one gave, with the reason; where it was needed, what it proved never counted', params: z.strictObject({ tickId: Id }), body: z.strictObject({ id: Id, reason: words(1000) }).meta({ id: 'TickWithdrawal' }), returns: Kept });
