import { Module } from '@nestjs/common';
import { ActivityScopesController } from './activity-scopes.controller.js';
import { ActivityScopesQueries } from './activity-scopes.queries.js';
import { CoursesQueries } from './courses.queries.js';
import { FilesController } from './files.controller.js';
import { KeepFile } from './keep-file.js';
import { PublishCourse } from './publish-course.js';
import { SayScopes } from './say-scopes.js';

@Module({ controllers: [ActivityScopesController, FilesController], providers: [ActivityScopesQueries, CoursesQueries, KeepFile, PublishCourse, SayScopes], exports: [ActivityScopesQueries, CoursesQueries, KeepFile, PublishCourse, SayScopes] })
export class CoursesModule {}
