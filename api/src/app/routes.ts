import { allEndpoints } from '@palier/contracts';
import { policy } from '@palier/domain';
import type { FastifyInstance } from 'fastify';

/** One route as the running router has it. `what` says why it may exist. */
export interface LiveRoute {
  readonly method: string;
  readonly path: string;
  readonly what: 'endpoint' | 'automatic HEAD' | 'static';
  readonly name: string | null;
  readonly action: string | null;
  readonly policy: unknown;
}

/** Listens to the router from its first route on, and lets a door that says so take a longer body. */
export class RouteBook {
  private readonly routes: LiveRoute[] = [];
  private serving: 'application' | 'static' = 'application';

  listenTo(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) this.routes.push(this.entry(method, route.url));
      const most = allEndpoints.find((it) => it.verb === route.method && it.path === route.url)?.mostBytes;
      if (most !== undefined) route.bodyLimit = most;
    });
  }

  /** Routes registered meanwhile are the page itself and its files. */
  async whileStatic(register: () => Promise<void>): Promise<void> {
    this.serving = 'static';
    await register();
    this.serving = 'application';
  }

  all(): readonly LiveRoute[] {
    return this.routes;
  }

  /** @throws where a route has no policy, or an endpoint is not served exactly once: the application then refuses to boot. */
  check(): void {
    const stray = this.routes.find((it) => it.what === 'endpoint' && it.action === null) ?? this.routes.find((it) => it.action !== null && !Object.hasOwn(policy, it.action));
    if (stray !== undefined) throw new Error(`The route ${stray.method} ${stray.path} has no policy: describe it in libs/contracts and name its action in the policy table.`);
    for (const endpoint of allEndpoints) {
      const served = this.routes.filter((it) => it.name === endpoint.name && it.what === 'endpoint').length;
      if (served !== 1) throw new Error(`The endpoint ${endpoint.name} is served ${served} times instead of once.`);
    }
  }

  private entry(method: string, path: string): LiveRoute {
    if (this.serving === 'static') return { method, path, what: 'static', name: null, action: null, policy: null };
    const endpoint = allEndpoints.find((it) => it.path === path && (it.verb === method || (method === 'HEAD' && it.verb === 'GET')));
    return { method, path, what: method === 'HEAD' ? 'automatic HEAD' : 'endpoint', name: endpoint?.name ?? null, action: endpoint?.action ?? null, policy: endpoint === undefined ? null : policy[endpoint.action] };
  }
}
