import * as z from 'zod';

/** Every "no" of the server. The browser has a sentence for each, in both languages. */
export const problemCodes = [
  'request.malformed', 'request.too-large', 'request.unsupported-type', 'request.foreign-origin', 'request.conflict',
  'session.required', 'session.wrong-credentials', 'session.too-many-tries', 'access.forbidden', 'thing.not-found', 'unsubscribe.link-over', 'renewal.no-quiz',
  'import.unreadable', 'import.has-problems', 'import.would-differ', 'login.taken', 'role.not-yours-to-give', 'role.changed-meanwhile', 'person.left-already', 'person.no-departure', 'mail.changed-meanwhile', 'person.not-here-then', 'person.moves-already', 'scope.name-taken', 'scope.is-retired', 'scope.product-is-retired', 'scope.held-already', 'scope.ended-already', 'team.name-taken', 'team.cycle', 'team.leads-already', 'team.term-over', 'team.ends-before-it-begins',
  'invitation.not-valid', 'invitation.needs-a-login', 'invitation.has-left', 'password.wrong',
  'installation.already-set-up', 'installation.wrong-token',
  'sheet.unreadable', 'sheet.unchanged', 'profile.unknown-competency', 'profile.no-such-level', 'profile.already-given', 'profile.is-official', 'profile.trial-not-ahead', 'profile.day-is-past', 'competency.has-levels', 'framework.differs', 'neighbour.not-of-the-sheet', 'edition.other-job', 'edition.superseded', 'edition.day-is-past', 'edition.conflict-meanwhile', 'edition.taken-already', 'edition.name-in-use', 'edit.version-missing', 'edit.changed-meanwhile',
  'criterion.empty-group', 'criterion.mark-out-of-range', 'criterion.raters-out-of-range', 'criterion.too-deep', 'criterion.too-many', 'criterion.day-is-past', 'criterion.before-the-last',
  'attempt.already-submitted', 'attempt.too-late', 'attempt.not-its-question', 'attempt.wrong-kind-of-answer', 'attempt.stale-answer', 'attempt.not-of-this-scene', 'attempt.said-already', 'attempt.one-open-already', 'attempt.none-left', 'attempt.question-over', 'placement.not-offered', 'refresher.none-wanted', 'refresher.not-yet', 'refresher.nothing-due', 'refresher.answered-already', 'refresher.over',
  'assignment.nobody', 'assignment.day-is-past', 'assignment.release-has-no-day', 'assignment.nothing-ends', 'assignment.over', 'extension.waits-already', 'extension.not-later', 'extension.answered-already', 'unavailability.days-out-of-order', 'holidays.unknown-place', 'holidays.changed-meanwhile', 'shifts.changed-meanwhile', 'webhook.address-not-allowed', 'webhook.is-off',
  'help.nobody-answers', 'help.answerer-changed', 'help.closed', 'help.not-to-them',
  'question.cannot-become', 'suspicion.not-told', 'regrade.would-differ', 'regrade.nothing-to-do', 'regrade.waits-already', 'regrade.decided-already', 'regrade.needs-another', 'regrade.speaks-of-you',
  'draft.over', 'draft.not-ready', 'draft.change-missing', 'draft.another-open', 'draft.quiz-full', 'draft.quiz-drawn', 'quiz.draw-too-few', 'draft.needs-check', 'draft.in-check', 'check.needs-another', 'check.not-yours', 'check.decided-already', 'check.would-differ', 'check.needs-words',
  'file.unknown-kind', 'file.too-large', 'file.damaged', 'file.two-in-one', 'file.no-place-left',
  'mail.not-set-up', 'mail.from-environment', 'mail.settled-already', 'mail.password-unreadable', 'mail.unreadable', 'mail.taken',
  'hire-day.said-meanwhile', 'hire-day.out-of-range', 'journey.no-template', 'journey.given-already', 'journey.not-given', 'journey.not-them', 'journey.not-to-meet', 'journey.ticked-already', 'journey.not-ticked', 'journey.begun-already', 'journey.comes-after', 'journey.needs-proof', 'journey.proved-already', 'journey.newest-already', 'journey.newer-version', 'journey.never-reached', 'journey.no-such-step',
  'live-session.time-out-of-order', 'live-session.time-is-past', 'live-session.same-time', 'live-session.over', 'live-session.not-begun', 'live-session.full', 'live-session.not-them', 'live-session.planned-already',
  'carried-over.day-in-future', 'carried-over.until-out-of-range', 'carried-over.not-later', 'carried-over.withdrawn', 'carried-over.nothing-waits', 'carried-over.needs-words', 'carried-over.speaks-of-you',
  'unit.is-a-quiz', 'unit.is-a-checklist', 'checklist.ticked-meanwhile', 'article.other-kind', 'article.empty', 'article.day-is-past', 'article.not-them', 'article.newer-version', 'article.not-acknowledged', 'checklist.withdrawn-already', 'course.changed-again', 'course.quiz-open', 'sign-off.already-asked', 'sign-off.already-answered', 'sign-off.nothing-to-sign', 'sign-off.level-has-no-statement',
  'second-factor.needed', 'second-factor.wrong-code', 'second-factor.not-begun', 'second-factor.none', 'second-factor.is-needed', 'security.decided-at-start', 'notice.not-acknowledged', 'notice.replaced',
  'sign-off.no-longer-asked', 'sign-off.signed-meanwhile', 'sign-off.only-its-rater', 'sign-off.withdrawn-already', 'sign-off.is-a-refusal', 'sign-off.disputed',
  'release.name-taken', 'release.noted-meanwhile', 'release.taught-elsewhere', 'release.edited-elsewhere', 'release.nothing-changed', 'release.day-moves-campaigns', 'audience.empty-group', 'audience.nothing-chosen', 'audience.days-out-of-range', 'audience.too-deep', 'audience.too-many', 'audience.no-release', 'audience.changed-meanwhile', 'audience.over', 'audience.is-followed', 'campaign.changed-meanwhile', 'campaign.nobody', 'campaign.over', 'campaign.too-few-answers', 'campaign.is-followed', 'campaign.same-day', 'change.says-otherwise', 'change.not-critical', 'change.no-conversation', 'change.asks-enough', 'change.asks-another', 'change.questions-open',
  'piece.not-asked-for', 'piece.not-your-file', 'piece.needs-a-file-or-link', 'piece.not-a-document', 'piece.days-out-of-order', 'piece.too-far-ahead', 'piece.answered-already', 'piece.taken-back', 'attestation.not-finished', 'attestation.not-held', 'attestation.plan-not-done', 'attestation.start-not-signed', 'attestation.unknown', 'attestation.revoked-already', 'recurring.no-rhythm', 'recurring.not-asked-for', 'recurring.ended', 'recurring.not-done-yet', 'recurring.noted-already', 'recurring.answered-already', 'recurring.say-why', 'evidence.only-its-rater', 'evidence.revoked-already', 'evidence.has-its-own-way', 'suspension.days-out-of-order', 'suspension.overlaps', 'suspension.not-the-newest',
  'days.out-of-order', 'movement.too-many', 'matrix.too-many-for-paper', 'second-opinion.nothing-to-contest', 'second-opinion.open-already', 'second-opinion.decided-already', 'second-opinion.nobody', 'second-opinion.no-longer-asked', 'second-opinion.not-named', 'second-opinion.not-an-appeal', 'second-rating.given-already', 'second-rating.no-longer-asked',
  'review.open-already', 'review.not-now', 'review.only-who-held', 'review.changed-meanwhile', 'review.day-out-of-range', 'review.no-such-theme', 'review.no-such-level', 'review.said-twice', 'review.not-a-checkpoint', 'review.needs-words', 'review.needs-day', 'review.not-signed', 'review.dropped-already',
  'certificate.there-already', 'certificate.day-is-past', 'certificate.day-out-of-range', 'certificate.recorded-already', 'certificate.withdrawn-already',
  'id.taken', 'server.busy', 'server.failed',
] as const;
export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** RFC 9457. `code` is stable; words are made from it in the reader's language. */
export const Problem = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), code: ProblemCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  errorId: z.string().optional(),
}).meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
