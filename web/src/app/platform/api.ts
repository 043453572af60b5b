import { HttpClient, HttpErrorResponse, httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Problem, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ReturnsOf } from '@palier/contracts';
import { firstValueFrom } from 'rxjs';

type Parts<E> = (ParamsOf<E> extends undefined ? { params?: undefined } : { params: ParamsOf<E> }) & { query?: QueryOf<E> };
type Sent<E> = (ParamsOf<E> extends undefined ? { params?: undefined } : { params: ParamsOf<E> }) & { query?: QueryOf<E> } & (BodyOf<E> extends undefined ? { body?: undefined } : { body: BodyOf<E> });

/** A "no" of the server, with its stable code. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) { super(problem.code); }
}

/** The problem behind a failure; without an answer the network is gone. */
export function problemOf(error: unknown): Problem | 'offline' {
  if (error instanceof ProblemError) return error.problem;
  const found: unknown = error instanceof HttpErrorResponse ? error : error instanceof Error ? error.cause : null;
  if (found instanceof HttpErrorResponse) {
    const read = Problem.safeParse(found.error);
    return read.success ? read.data : found.status === 0 ? 'offline' : { type: '', title: '', status: found.status, code: found.status === 401 ? 'session.required' : 'server.failed' };
  }
  return { type: '', title: '', status: 0, code: 'server.failed' };
}

/** Where a file was asked for, the "no" comes as a file too. */
async function withWords(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const text = await error.error.text();
  try { return new HttpErrorResponse({ status: error.status, error: JSON.parse(text) as unknown }); } catch { return error; }
}

/** The address of an endpoint, for reading and for links to files. */
export function addressOf(endpoint: Endpoint, params: object = {}, query: object = {}): string {
  const path = Object.entries(params).reduce((sofar, [name, value]) => sofar.replace(`:${name}`, encodeURIComponent(String(value))), endpoint.path);
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '').map(([name, value]) => [name, String(value)])).toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** The only way to the server: endpoints of the contract, parsed and typed. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private readonly turn = signal(0);

  /** Reads everything on the page again: what the server says depends on the language chosen. */
  readAgain(): void {
    this.turn.update((it) => it + 1);
  }

  /** Reads again whenever a signal in `parts` changes; `undefined` asks nothing. */
  read<E extends Endpoint>(endpoint: E, parts: () => Parts<E> | undefined = () => ({}) as Parts<E>): HttpResourceRef<ReturnsOf<E> | undefined> {
    return unthrown(httpResource<ReturnsOf<E>>(() => {
      this.turn();
      const asked = parts();
      return asked === undefined ? undefined : { url: addressOf(endpoint, asked.params ?? {}, asked.query ?? {}) };
    }, { parse: (raw) => endpoint.returns?.parse(raw) as ReturnsOf<E> }));
  }

  /** What something would come to, with nothing kept: asked again whenever a signal in `parts` changes, and what was asked last counts. */
  reckon<E extends Endpoint>(endpoint: E, parts: () => Sent<E> | undefined): HttpResourceRef<ReturnsOf<E> | undefined> {
    return unthrown(httpResource<ReturnsOf<E>>(() => {
      this.turn();
      const asked = parts();
      return asked === undefined ? undefined : { url: addressOf(endpoint, asked.params ?? {}), method: endpoint.verb, body: asked.body };
    }, { parse: (raw) => endpoint.returns?.parse(raw) as ReturnsOf<E> }));
  }

  /** A file, with the name that the server gives it. @throws as `send` does. */
  async download<E extends Endpoint>(endpoint: E, parts: Sent<E>): Promise<{ readonly name: string; readonly blob: Blob }> {
    try {
      const answer = await firstValueFrom(this.http.request(endpoint.verb, addressOf(endpoint, parts.params ?? {}), { body: parts.body, observe: 'response', responseType: 'blob' }));
      return { name: /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'palier', blob: answer.body ?? new Blob() };
    } catch (error) {
      const problem = problemOf(await withWords(error));
      throw problem === 'offline' ? error : new ProblemError(problem);
    }
  }

  /** @throws ProblemError, or the network's own error when there was no answer. */
  async send<E extends Endpoint>(endpoint: E, parts: Sent<E>): Promise<ReturnsOf<E>> {
    try {
      const raw = await firstValueFrom(this.http.request(endpoint.verb, addressOf(endpoint, parts.params ?? {}, parts.query ?? {}), { body: parts.body }));
      return endpoint.returns?.parse(raw) as ReturnsOf<E>;
    } catch (error) {
      const problem = problemOf(error);
      throw problem === 'offline' ? error : new ProblemError(problem);
    }
  }
}

/** A page names what it shows in its heading as well: where nothing could be read there is no value, and `error` says why. By itself a resource throws there, and the page would never say what is wrong. */
function unthrown<T>(resource: HttpResourceRef<T>): HttpResourceRef<T | undefined> {
  const { value } = resource;
  const read = computed(() => (resource.error() === undefined ? value() : undefined));
  return Object.defineProperty(resource, 'value', { value: Object.assign(read, { set: value.set, update: value.update, asReadonly: () => read }) }) as HttpResourceRef<T | undefined>;
}
