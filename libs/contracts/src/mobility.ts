import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, words } from './vocabulary.js';

export const Neighbour = z.object({
  job: z.string(), /** Where somebody placed it, in the words of the sheet; null while nobody did. */ band: z.string().nullable(), sector: z.string().nullable(),
  /** Its own sheet, where it was imported here, and how far it is: the terms of the sum, and how many competencies cannot be compared. */
  sheet: z.object({ profileId: Id, title: Bilingual, terms: z.array(z.number().int()), unknown: z.number().int() }).nullable(),
}).meta({ id: 'Neighbour' });
export type Neighbour = z.infer<typeof Neighbour>;
/** The neighbouring jobs of a sheet; of a role profile, those of the sheet that it is based on. */
export const Mobility = z.object({ profileId: Id, bands: z.array(z.string()), sectors: z.array(z.string()), disclaimer: z.string().nullable(), neighbours: z.array(Neighbour) }).meta({ id: 'Mobility' });
export type Mobility = z.infer<typeof Mobility>;

const params = z.strictObject({ profileId: Id });
export const readMobility = endpoint({ name: 'readMobility', verb: 'GET', path: '/api/profiles/:profileId/mobility', action: 'profile.read', summary: 'The neighbouring jobs of a sheet in their bands and sectors, and those that are to be placed', params, returns: Mobility });
export const placeNeighbour = endpoint({ name: 'placeNeighbour', verb: 'POST', path: '/api/profiles/:profileId/neighbours', action: 'neighbour.place', summary: 'Say in which band and sector of its sheet a neighbouring job stands, or that it is to be placed again', params, body: z.strictObject({ id: Id, job: words(500), band: words(200).nullable(), sector: words(200).nullable() }).meta({ id: 'PlacedNeighbour' }), returns: Kept });

export const JobWishes = z.object({ wishes: z.array(z.object({ id: Id, job: z.string(), on: Day })) }).meta({ id: 'JobWishes' });
export type JobWishes = z.infer<typeof JobWishes>;
export const listJobWishes = endpoint({ name: 'listJobWishes', verb: 'GET', path: '/api/people/:personId/job-wishes', action: 'standing.read', summary: 'The jobs that interest a person, as they said themselves', params: z.strictObject({ personId: Id }), returns: JobWishes });
export const sayJobWish = endpoint({ name: 'sayJobWish', verb: 'POST', path: '/api/job-wishes', action: 'job-wish.say', summary: 'Say that a job interests oneself', body: z.strictObject({ id: Id, job: words(500) }).meta({ id: 'SaidJobWish' }), returns: Kept });
export const withdrawJobWish = endpoint({ name: 'withdrawJobWish', verb: 'POST', path: '/api/job-wishes/:wishId/withdrawal', action: 'job-wish.say', summary: 'Say that it does not any more', params: z.strictObject({ wishId: Id }), body: z.strictObject({}), returns: Kept });
