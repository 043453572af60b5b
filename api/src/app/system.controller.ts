import { Controller, Injectable } from '@nestjs/common';
import { readHealth, readOpenApi } from '@palier/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Database, Serve } from '#platform';

/** The description of this interface, made of the complete application when somebody first asks for it: it costs half of a start. */
@Injectable()
export class OpenApiDocument {
  private made: OpenAPIObject | null = null;
  make: () => OpenAPIObject = () => { throw new Error('the application is not complete'); };

  get value(): OpenAPIObject {
    this.made ??= this.make();
    return this.made;
  }
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
