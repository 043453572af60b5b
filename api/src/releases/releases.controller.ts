import { Body, Controller, Param, Query } from '@nestjs/common';
import { acknowledgeChange, addRelease, answerChange, askNoMore, askOfChange, bringChangeBack, editForRelease, importNotes, listReleases, previewNotes, readCriticalChange, readOwnCurrency, readReadiness, readRelease, readTeamCurrency, sayReleaseDay, suggestTouches, teachRelease, touch, unteachRelease, untouch, withdrawChange, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AcknowledgeChange } from './acknowledge-change.js';
import { AddRelease } from './add-release.js';
import { AnswerChange } from './answer-change.js';
import { AskOfChange } from './ask-of-change.js';
import { CriticalChangeQueries } from './critical-change.queries.js';
import { CurrencyQueries } from './currency.queries.js';
import { EditForRelease } from './edit-for-release.js';
import { ReleasesQueries } from './releases.queries.js';
import { SayReleaseDay } from './say-release-day.js';
import { TakeNotes } from './take-notes.js';
import { TeachRelease } from './teach-release.js';
import { TouchThing } from './touch-thing.js';
import { WithdrawChange } from './withdraw-change.js';

@Controller()
export class ReleasesController {
  constructor(
    private readonly releases: ReleasesQueries, private readonly currency: CurrencyQueries, private readonly adds: AddRelease, private readonly days: SayReleaseDay, private readonly notes: TakeNotes,
    private readonly withdraws: WithdrawChange, private readonly touches: TouchThing, private readonly teaches: TeachRelease, private readonly acknowledges: AcknowledgeChange,
    private readonly critical: CriticalChangeQueries, private readonly answers: AnswerChange, private readonly asks: AskOfChange, private readonly edits: EditForRelease,
  ) {}

  @Serve(listReleases)
  async listReleases() {
    return { releases: await this.releases.list() };
  }

  @Serve(addRelease)
  addRelease(@Who() actor: Actor, @Body({ schema: addRelease.body }) wish: BodyOf<typeof addRelease>) {
    return this.adds.run(actor, wish);
  }

  @Serve(readRelease)
  readRelease(@Who() actor: Actor, @Param({ schema: readRelease.params }) { releaseId }: ParamsOf<typeof readRelease>) {
    return this.releases.one(actor, releaseId);
  }

  @Serve(sayReleaseDay)
  sayReleaseDay(@Who() actor: Actor, @Param({ schema: sayReleaseDay.params }) { releaseId }: ParamsOf<typeof sayReleaseDay>, @Body({ schema: sayReleaseDay.body }) wish: BodyOf<typeof sayReleaseDay>) {
    return this.days.run(actor, releaseId, wish);
  }

  @Serve(previewNotes)
  previewNotes(@Param({ schema: previewNotes.params }) { releaseId }: ParamsOf<typeof previewNotes>, @Body({ schema: previewNotes.body }) wish: BodyOf<typeof previewNotes>) {
    return this.notes.preview(releaseId, wish);
  }

  @Serve(importNotes)
  importNotes(@Who() actor: Actor, @Param({ schema: importNotes.params }) { releaseId }: ParamsOf<typeof importNotes>, @Body({ schema: importNotes.body }) wish: BodyOf<typeof importNotes>) {
    return this.notes.run(actor, releaseId, wish);
  }

  @Serve(withdrawChange)
  withdrawChange(@Who() actor: Actor, @Param({ schema: withdrawChange.params }) { changeId }: ParamsOf<typeof withdrawChange>) {
    return this.withdraws.run(actor, changeId);
  }

  @Serve(bringChangeBack)
  bringChangeBack(@Who() actor: Actor, @Param({ schema: bringChangeBack.params }) { changeId }: ParamsOf<typeof bringChangeBack>) {
    return this.withdraws.undo(actor, changeId);
  }

  @Serve(suggestTouches)
  async suggestTouches(@Who() actor: Actor, @Param({ schema: suggestTouches.params }) { changeId }: ParamsOf<typeof suggestTouches>) {
    return { things: await this.releases.suggestions(actor, changeId) };
  }

  @Serve(touch)
  touch(@Who() actor: Actor, @Param({ schema: touch.params }) { changeId }: ParamsOf<typeof touch>, @Body({ schema: touch.body }) wish: BodyOf<typeof touch>) {
    return this.touches.run(actor, changeId, wish);
  }

  @Serve(untouch)
  untouch(@Who() actor: Actor, @Param({ schema: untouch.params }) { touchId }: ParamsOf<typeof untouch>) {
    return this.touches.end(actor, touchId);
  }

  @Serve(teachRelease)
  teachRelease(@Who() actor: Actor, @Param({ schema: teachRelease.params }) { releaseId }: ParamsOf<typeof teachRelease>, @Body({ schema: teachRelease.body }) wish: BodyOf<typeof teachRelease>) {
    return this.teaches.run(actor, releaseId, wish);
  }

  @Serve(editForRelease)
  editForRelease(@Who() actor: Actor, @Param({ schema: editForRelease.params }) { releaseId }: ParamsOf<typeof editForRelease>, @Body({ schema: editForRelease.body }) wish: BodyOf<typeof editForRelease>) {
    return this.edits.run(actor, releaseId, wish);
  }

  @Serve(unteachRelease)
  unteachRelease(@Who() actor: Actor, @Param({ schema: unteachRelease.params }) { teachingId }: ParamsOf<typeof unteachRelease>) {
    return this.teaches.end(actor, teachingId);
  }

  @Serve(readReadiness)
  readReadiness(@Who() actor: Actor, @Param({ schema: readReadiness.params }) { releaseId }: ParamsOf<typeof readReadiness>, @Query({ schema: readReadiness.query }) asked: QueryOf<typeof readReadiness>) {
    return this.currency.readiness(actor, releaseId, asked);
  }

  @Serve(readTeamCurrency)
  async readTeamCurrency(@Who() actor: Actor, @Param({ schema: readTeamCurrency.params }) { releaseId }: ParamsOf<typeof readTeamCurrency>) {
    return { teams: await this.currency.teams(actor, releaseId) };
  }

  @Serve(readOwnCurrency)
  readOwnCurrency(@Who() actor: Actor) {
    return this.currency.own(actor);
  }

  @Serve(acknowledgeChange)
  acknowledgeChange(@Who() actor: Actor, @Param({ schema: acknowledgeChange.params }) { changeId }: ParamsOf<typeof acknowledgeChange>, @Body({ schema: acknowledgeChange.body }) wish: BodyOf<typeof acknowledgeChange>) {
    return this.acknowledges.run(actor, changeId, wish);
  }

  @Serve(readCriticalChange)
  readCriticalChange(@Who() actor: Actor, @Param({ schema: readCriticalChange.params }) { changeId }: ParamsOf<typeof readCriticalChange>) {
    return this.critical.one(actor, changeId);
  }

  @Serve(answerChange)
  answerChange(@Who() actor: Actor, @Param({ schema: answerChange.params }) { changeId }: ParamsOf<typeof answerChange>, @Body({ schema: answerChange.body }) wish: BodyOf<typeof answerChange>) {
    return this.answers.run(actor, changeId, wish);
  }

  @Serve(askOfChange)
  askOfChange(@Who() actor: Actor, @Param({ schema: askOfChange.params }) { changeId }: ParamsOf<typeof askOfChange>, @Body({ schema: askOfChange.body }) wish: BodyOf<typeof askOfChange>) {
    return this.asks.run(actor, changeId, wish);
  }

  @Serve(askNoMore)
  askNoMore(@Who() actor: Actor, @Param({ schema: askNoMore.params }) { linkId }: ParamsOf<typeof askNoMore>) {
    return this.asks.end(actor, linkId);
  }
}
