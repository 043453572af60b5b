import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { sha256, type Config } from '#platform';

/** A session ends after so long without a request, and at the latest after so long in all. */
export const idleHours = 12;
export const longestDays = 7;

const nameOf = (config: Config): string => (config.secure ? '__Host-palier' : 'palier');

/** An opaque token of 256 bits; the database keeps its hash only. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => sha256(token);

export function readToken(request: FastifyRequest, config: Config): string | null {
  return request.cookies[nameOf(config)] ?? null;
}

export function giveToken(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(nameOf(config), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secure, maxAge: longestDays * 86_400 });
}

export function takeTokenBack(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(nameOf(config), { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secure });
}
