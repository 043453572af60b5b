import { Body, Controller, Param } from '@nestjs/common';
import { deleteDraft, listCourseVersions, listDrafts, makeDraft, openDraft, publishDraft, readCourseVersion, readDraft, restoreDraft, saveDraft, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { DeleteDraft } from './delete-draft.js';
import { DraftsQueries } from './drafts.queries.js';
import { MakeDraft } from './make-draft.js';
import { OpenDraft } from './open-draft.js';
import { PublishDraft } from './publish-draft.js';
import { RestoreDraft } from './restore-draft.js';
import { SaveDraft } from './save-draft.js';
import { VersionsQueries } from './versions.queries.js';

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: DraftsQueries, private readonly makes: MakeDraft, private readonly opens: OpenDraft, private readonly saves: SaveDraft,
    private readonly deletes: DeleteDraft, private readonly restores: RestoreDraft, private readonly publishes: PublishDraft, private readonly versions: VersionsQueries,
  ) {}

  @Serve(listDrafts)
  listDrafts(@Who() actor: Actor) {
    return this.drafts.listOf(actor);
  }

  @Serve(makeDraft)
  makeDraft(@Who() actor: Actor, @Body({ schema: makeDraft.body }) wish: BodyOf<typeof makeDraft>) {
    return this.makes.run(actor, wish);
  }

  @Serve(openDraft)
  openDraft(@Who() actor: Actor, @Param({ schema: openDraft.params }) { courseId }: ParamsOf<typeof openDraft>, @Body({ schema: openDraft.body }) wish: BodyOf<typeof openDraft>) {
    return this.opens.run(actor, courseId, wish);
  }

  @Serve(readDraft)
  readDraft(@Who() actor: Actor, @Param({ schema: readDraft.params }) { draftId }: ParamsOf<typeof readDraft>) {
    return this.drafts.draft(actor, draftId);
  }

  @Serve(saveDraft)
  saveDraft(@Who() actor: Actor, @Param({ schema: saveDraft.params }) { draftId }: ParamsOf<typeof saveDraft>, @Body({ schema: saveDraft.body }) wish: BodyOf<typeof saveDraft>) {
    return this.saves.run(actor, draftId, wish);
  }

  @Serve(deleteDraft)
  deleteDraft(@Who() actor: Actor, @Param({ schema: deleteDraft.params }) { draftId }: ParamsOf<typeof deleteDraft>) {
    return this.deletes.run(actor, draftId);
  }

  @Serve(restoreDraft)
  restoreDraft(@Who() actor: Actor, @Param({ schema: restoreDraft.params }) { draftId }: ParamsOf<typeof restoreDraft>, @Body({ schema: restoreDraft.body }) _nothing: BodyOf<typeof restoreDraft>) {
    return this.restores.run(actor, draftId);
  }

  @Serve(publishDraft)
  publishDraft(@Who() actor: Actor, @Param({ schema: publishDraft.params }) { draftId }: ParamsOf<typeof publishDraft>, @Body({ schema: publishDraft.body }) wish: BodyOf<typeof publishDraft>) {
    return this.publishes.run(actor, draftId, wish);
  }

  @Serve(listCourseVersions)
  listCourseVersions(@Who() actor: Actor, @Param({ schema: listCourseVersions.params }) { courseId }: ParamsOf<typeof listCourseVersions>) {
    return this.versions.list(actor, courseId);
  }

  @Serve(readCourseVersion)
  readCourseVersion(@Who() actor: Actor, @Param({ schema: readCourseVersion.params }) { courseId, number }: ParamsOf<typeof readCourseVersion>) {
    return this.versions.version(actor, courseId, number);
  }
}
