import { applyDecorators, Delete, Get, HttpCode, Post, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { Endpoint } from '@palier/contracts';

export const SERVED = 'palier:served';

const verbs = { GET: Get, POST: Post, DELETE: Delete };

/** Serves one endpoint of the contract: its route, its policy, its stripped answer and its page in OpenAPI, all from the same value. */
export function Serve(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    verbs[endpoint.verb](endpoint.path),
    HttpCode(200),
    SetMetadata(SERVED, endpoint),
    ApiOperation({ operationId: endpoint.name, summary: endpoint.summary }),
    ...(endpoint.accepts === undefined ? [] : [ApiConsumes(endpoint.accepts), ApiBody({ schema: { type: 'string', format: 'binary' } })]),
    ...(endpoint.returns === undefined
      ? [ApiResponse({ status: 200, description: endpoint.summary }), ApiProduces(endpoint.produces ?? 'application/octet-stream')]
      : [SerializeOptions({ schema: endpoint.returns }), ApiResponse({ status: 200, description: endpoint.summary, standardSchema: endpoint.returns })]),
  );
}
