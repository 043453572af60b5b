import { Controller, Injectable } from '@nestjs/common';
import { readHealth, readOpenApi } from '@palier/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Database, Serve } from '#platform';

/** The description of this interface, made once the application is complete. */
@Injectable()
export class OpenApiDocument {
  value: OpenAPIObject | null = null;
}

@Controller()
export class SystemController {
  constructor(private readonly db: Database, private readonly openApi: OpenApiDocument) {}

  @Serve(readHealth)
  async readHealth() {
    await this.db.now();
    return { status: 'ok' as const };
  }

  @Serve(readOpenApi)
  readOpenApi() {
    return this.openApi.value;
  }
}
