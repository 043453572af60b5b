import { Module } from '@nestjs/common';
import { CoursesQueries } from './courses.queries.js';
import { FilesController } from './files.controller.js';
import { KeepFile } from './keep-file.js';
import { PublishCourse } from './publish-course.js';

@Module({ controllers: [FilesController], providers: [CoursesQueries, KeepFile, PublishCourse], exports: [CoursesQueries, KeepFile, PublishCourse] })
export class CoursesModule {}
