import { Module } from '@nestjs/common';
import { AssignmentsModule } from '#assignments';
import { ManageWebhooks } from './manage-webhooks.js';
import { RunWebhooks } from './run-webhooks.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksQueries } from './webhooks.queries.js';

@Module({ imports: [AssignmentsModule], controllers: [WebhooksController], providers: [ManageWebhooks, RunWebhooks, WebhooksQueries], exports: [ManageWebhooks, RunWebhooks, WebhooksQueries] })
export class WebhooksModule {}
