import type { Action } from '@palier/domain';
import type * as z from 'zod';

export type Verb = 'GET' | 'POST' | 'DELETE';

/** One door, described once: served with `@Serve`, called with `api.read` / `api.send`, walked by the tests. */
export interface Endpoint {
  readonly name: string;
  readonly verb: Verb;
  /** Fastify's form: `/api/people/:personId/skill-profile`. */
  readonly path: string;
  readonly action: Action;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Media type of what is sent in the place of a JSON body, as a stream, or as a form whose words are not read; the path of such a door holds no id. */
  readonly accepts?: string;
  /** How long its JSON body may be, where that is more than most doors take. */
  readonly mostBytes?: number;
  /** What leaves the server; anything else is stripped. Absent where the answer is no JSON. */
  readonly returns?: z.ZodType;
  /** Media type of an answer that is no JSON. */
  readonly produces?: string;
}

/** Keeps the exact types of an endpoint's schemas. */
export function endpoint<const E extends Endpoint>(it: E): E {
  return it;
}

/** The parsed values of a door's parts; `undefined` where it has none. */
export type ParamsOf<E> = E extends { readonly params: infer S extends z.ZodType } ? z.output<S> : undefined;
export type QueryOf<E> = E extends { readonly query: infer S extends z.ZodType } ? z.output<S> : undefined;
export type BodyOf<E> = E extends { readonly body: infer S extends z.ZodType } ? z.output<S> : undefined;
export type ReturnsOf<E> = E extends { readonly returns: infer S extends z.ZodType } ? z.output<S> : undefined;
