import 'reflect-metadata';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { allEndpoints } from '@palier/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { acceptStreams, answerProblem, Config, Database, readJsonStrictly, refuseForeignOrigins, stampArrivals, streamed } from '#platform';
import { AppModule } from './app.module.js';
import { RouteBook } from './routes.js';
import { servePage } from './serve-page.js';
import { OpenApiDocument } from './system.controller.js';

export interface App { readonly nest: NestFastifyApplication; readonly fastify: FastifyInstance; readonly routes: RouteBook }

/** A sheet of a million characters, escaped as JSON at its worst, still fits. */
const mostBytes = 7_000_000;

/** Puts the application together, ready to listen. Refuses where a route has no policy. */
export async function createApp(config: Config, db: Database): Promise<App> {
  const adapter = new FastifyAdapter({
    bodyLimit: mostBytes, trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies], forceCloseConnections: 'idle',
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => answerProblem(error, reply),
  });
  const fastify: FastifyInstance = adapter.getInstance();
  const routes = new RouteBook();
  routes.listenTo(fastify);
  const nest = await NestFactory.create<NestFastifyApplication>(AppModule.for(config, db), adapter, { bodyParser: false, logger: ['error', 'warn'], abortOnError: false });

  stampArrivals(fastify);
  readJsonStrictly(fastify);
  acceptStreams(fastify);
  const taking = (type: string): string[] => allEndpoints.filter((it) => it.accepts === type).map((it) => it.path);
  refuseForeignOrigins(fastify, config.origin, { streams: taking(streamed), forms: taking('application/x-www-form-urlencoded') });
  await fastify.register(cookie);
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], scriptSrc: ["'self'"], workerSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"], connectSrc: ["'self'"], mediaSrc: ["'self'"], manifestSrc: ["'self'"], frameSrc: ["'self'"], baseUri: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"], objectSrc: ["'none'"] },
    },
    strictTransportSecurity: config.secure, crossOriginEmbedderPolicy: false,
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && reply.getHeader('cache-control') === undefined) reply.header('cache-control', 'no-store');
  });

  nest.get(OpenApiDocument).make = () => SwaggerModule.createDocument(nest, new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('Palier').setDescription('Levels and their proof.').setVersion('0.1.0').build());
  await routes.whileStatic(() => servePage(fastify, config.webRoot));
  await nest.init();
  await fastify.ready();
  routes.check();
  return { nest, fastify, routes };
}
