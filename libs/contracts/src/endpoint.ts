import type { Action } from '@palier/domain';
import type * as z from 'zod';

export type Verb = 'GET' | 'POST' | 'DELETE';

/** One door, described once: served with `@Serve`, called with `api.read` / `api.send`, walked by the tests. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Returns extends z.ZodType = z.ZodType,
> {
  readonly name: string;
  readonly verb: Verb;
  /** Fastify's form: `/api/people/:personId/skill-profile`. */
  readonly path: string;
  readonly action: Action;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** What leaves the server; anything else is stripped. Absent where the answer is no JSON. */
  readonly returns?: Returns;
  /** Media type of an answer that is no JSON. */
  readonly produces?: string;
}

/** Keeps the exact types of an endpoint's schemas. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  it: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return it;
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type ReturnsOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
