import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemCode } from '@palier/contracts';
import type { FastifyReply } from 'fastify';
import { newId } from '../database/record.js';
import { Refusal, statusOf } from './refusal.js';

interface Said { readonly code: ProblemCode; readonly params?: Readonly<Record<string, string | number>>; readonly issues?: Problem['issues'] }

/** What the schemas found wrong, path by path. */
export class Malformed extends Error {
  constructor(readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[]) {
    super('malformed');
  }
}

const part = (segment: unknown): string => String(typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment);

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;
}

/** PostgreSQL's own refusals: 22 bad data, 23 a broken constraint, 08/53/57 and pool time-outs a database that is busy or away. */
function ofPostgres(error: unknown): Said | null {
  const sqlState = property(property(error, 'driverError') ?? error, 'code');
  if (typeof sqlState !== 'string') {
    return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated|Client has encountered/.test(error.message) ? { code: 'server.busy' } : null;
  }
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(sqlState) || /^(08|53|57|40)/.test(sqlState)) return { code: 'server.busy' };
  if (sqlState.startsWith('22')) return { code: 'request.malformed' };
  if (sqlState.startsWith('23')) return { code: 'request.conflict' };
  return null;
}

function ofHttp(status: number): Said | null {
  if (status === 404 || status === 405) return { code: 'thing.not-found' };
  if (status === 413) return { code: 'request.too-large' };
  if (status === 415) return { code: 'request.unsupported-type' };
  if (status === 503) return { code: 'server.busy' };
  return status >= 400 && status < 500 ? { code: 'request.malformed' } : null;
}

function say(error: unknown): Said {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  if (error instanceof Malformed) return { code: 'request.malformed', issues: error.issues.slice(0, 50).map((issue) => ({ path: (issue.path ?? []).map(part).join('.'), message: issue.message })) };
  if (error instanceof HttpException) return ofHttp(error.getStatus()) ?? { code: 'server.failed' };
  const status = property(error, 'statusCode');
  return ofPostgres(error) ?? (typeof status === 'number' ? ofHttp(status) : null) ?? { code: 'server.failed' };
}

/** Turns every failure into RFC 9457. Nothing of the request or of SQL leaves; an unexpected one gets an id that the log has too. */
export function answerProblem(error: unknown, reply: FastifyReply): void {
  const said = say(error);
  const status = statusOf(said.code);
  const body: Problem = { type: `urn:palier:problem:${said.code}`, title: said.code, status, code: said.code };
  if (said.params !== undefined && Object.keys(said.params).length > 0) body.params = { ...said.params };
  if (said.issues !== undefined) body.issues = said.issues;
  if (status === 500) {
    body.errorId = newId();
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
    console.error(`error ${body.errorId} ${error instanceof Error ? error.constructor.name : typeof error} ${String(property(property(error, 'driverError') ?? error, 'code') ?? '')}\n${stack}`);
  }
  if (status === 503) void reply.header('retry-after', '5');
  if (said.code === 'session.too-many-tries') void reply.header('retry-after', String(said.params?.['seconds'] ?? 60));
  void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(body));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    answerProblem(error, host.switchToHttp().getResponse<FastifyReply>());
  }
}
