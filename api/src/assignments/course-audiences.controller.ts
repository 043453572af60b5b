import { Body, Controller, Param, Query } from '@nestjs/common';
import { endCourseAudience, launchCourseAudience, listCourseAudiences, previewCourseAudience, takeCourseAudienceOver, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CourseAudiencesQueries } from './course-audiences.queries.js';
import { EndCourseAudience } from './end-course-audience.js';
import { LaunchCourseAudience } from './launch-course-audience.js';
import { PreviewCourseAudience } from './preview-course-audience.js';
import { TakeCourseAudienceOver } from './take-course-audience-over.js';

@Controller()
export class CourseAudiencesController {
  constructor(private readonly queries: CourseAudiencesQueries, private readonly previews: PreviewCourseAudience, private readonly launches: LaunchCourseAudience, private readonly ends: EndCourseAudience, private readonly takeovers: TakeCourseAudienceOver) {}

  @Serve(previewCourseAudience)
  previewCourseAudience(@Who() actor: Actor, @Param({ schema: previewCourseAudience.params }) { courseId }: ParamsOf<typeof previewCourseAudience>, @Body({ schema: previewCourseAudience.body }) wish: BodyOf<typeof previewCourseAudience>) {
    return this.previews.run(actor, courseId, wish);
  }

  @Serve(launchCourseAudience)
  launchCourseAudience(@Who() actor: Actor, @Param({ schema: launchCourseAudience.params }) { courseId }: ParamsOf<typeof launchCourseAudience>, @Body({ schema: launchCourseAudience.body }) wish: BodyOf<typeof launchCourseAudience>) {
    return this.launches.run(actor, courseId, wish);
  }

  @Serve(listCourseAudiences)
  listCourseAudiences(@Who() actor: Actor, @Query({ schema: listCourseAudiences.query }) { courseId }: QueryOf<typeof listCourseAudiences>) {
    return this.queries.list(actor, courseId ?? null);
  }

  @Serve(endCourseAudience)
  endCourseAudience(@Who() actor: Actor, @Param({ schema: endCourseAudience.params }) { audienceId }: ParamsOf<typeof endCourseAudience>, @Body({ schema: endCourseAudience.body }) wish: BodyOf<typeof endCourseAudience>) {
    return this.ends.run(actor, audienceId, wish);
  }

  @Serve(takeCourseAudienceOver)
  takeCourseAudienceOver(@Who() actor: Actor, @Param({ schema: takeCourseAudienceOver.params }) { audienceId }: ParamsOf<typeof takeCourseAudienceOver>, @Body({ schema: takeCourseAudienceOver.body }) wish: BodyOf<typeof takeCourseAudienceOver>) {
    return this.takeovers.run(actor, audienceId, wish);
  }
}
