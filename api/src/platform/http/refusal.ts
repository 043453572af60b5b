import type { ProblemCode } from '@palier/contracts';

type Params = Readonly<Record<string, string | number>>;

/** A "no" that a person can act on. Changes nothing: the transaction around it is rolled back. */
export class Refusal extends Error {
  constructor(readonly code: ProblemCode, readonly params: Params = {}) {
    super(code);
  }
}

/** The HTTP status of each code. What is not listed is a 409: the request was well formed, the world is not as it thinks. */
const statuses: Partial<Record<ProblemCode, number>> = {
  'request.malformed': 400, 'request.too-large': 413, 'request.unsupported-type': 415, 'request.foreign-origin': 403,
  'session.required': 401, 'session.wrong-credentials': 401, 'session.too-many-tries': 429, 'access.forbidden': 403, 'thing.not-found': 404, 'attestation.unknown': 404, 'unsubscribe.link-over': 404, 'renewal.no-quiz': 409,
  'assignment.nobody': 422, 'assignment.day-is-past': 422, 'extension.not-later': 422, 'unavailability.days-out-of-order': 422, 'hire-day.said-meanwhile': 412, 'hire-day.out-of-range': 422, 'holidays.unknown-place': 422, 'holidays.changed-meanwhile': 412, 'shifts.changed-meanwhile': 412, 'webhook.address-not-allowed': 422, 'carried-over.day-in-future': 422, 'carried-over.until-out-of-range': 422, 'carried-over.not-later': 422, 'carried-over.needs-words': 422, 'carried-over.speaks-of-you': 422, 'help.nobody-answers': 422, 'help.answerer-changed': 412, 'help.not-to-them': 422, 'journey.no-template': 422, 'journey.not-them': 422, 'journey.not-to-meet': 422, 'journey.never-reached': 422, 'journey.newer-version': 412, 'journey.no-such-step': 422, 'live-session.time-out-of-order': 422, 'live-session.time-is-past': 422, 'live-session.same-time': 422, 'live-session.not-them': 422, 'import.unreadable': 422, 'import.has-problems': 422, 'role.not-yours-to-give': 403, 'role.changed-meanwhile': 412, 'mail.changed-meanwhile': 412, 'person.not-here-then': 422, 'scope.is-retired': 422, 'scope.product-is-retired': 422, 'team.cycle': 422, 'team.ends-before-it-begins': 422,
  'installation.wrong-token': 403, 'invitation.not-valid': 404, 'password.wrong': 422, 'second-factor.needed': 401, 'second-factor.wrong-code': 422, 'sheet.unreadable': 422, 'profile.unknown-competency': 422, 'profile.no-such-level': 422, 'profile.trial-not-ahead': 422, 'profile.day-is-past': 422, 'profile.is-official': 422, 'competency.has-levels': 422, 'edition.other-job': 422, 'neighbour.not-of-the-sheet': 422, 'edition.day-is-past': 422, 'edition.conflict-meanwhile': 412, 'edit.version-missing': 428, 'edit.changed-meanwhile': 412, 'import.would-differ': 412,
  'criterion.empty-group': 422, 'criterion.mark-out-of-range': 422, 'criterion.raters-out-of-range': 422, 'criterion.too-deep': 422, 'criterion.too-many': 422, 'criterion.day-is-past': 422, 'criterion.before-the-last': 422,
  'attempt.not-its-question': 422, 'attempt.wrong-kind-of-answer': 422, 'attempt.not-of-this-scene': 422, 'sign-off.nothing-to-sign': 422, 'sign-off.level-has-no-statement': 422, 'sign-off.is-a-refusal': 422,
  'mail.password-unreadable': 422, 'mail.unreadable': 422,
  'question.cannot-become': 422, 'suspicion.not-told': 422, 'regrade.would-differ': 412, 'regrade.nothing-to-do': 422, 'regrade.needs-another': 422, 'regrade.speaks-of-you': 422,
  'draft.not-ready': 422, 'draft.quiz-full': 422, 'draft.change-missing': 422, 'course.changed-again': 412, 'draft.needs-check': 422, 'check.needs-another': 422, 'check.not-yours': 422, 'check.would-differ': 412, 'check.needs-words': 422, 'article.other-kind': 422, 'article.empty': 422, 'article.day-is-past': 422, 'article.not-them': 422, 'article.newer-version': 412,
  'file.unknown-kind': 415, 'file.too-large': 413, 'file.damaged': 422, 'file.two-in-one': 422, 'file.no-place-left': 422,
  'release.noted-meanwhile': 412, 'release.day-moves-campaigns': 422, 'release.nothing-changed': 422, 'audience.empty-group': 422, 'audience.nothing-chosen': 422, 'audience.days-out-of-range': 422, 'audience.too-deep': 422, 'audience.too-many': 422, 'audience.no-release': 422, 'audience.changed-meanwhile': 412, 'audience.is-followed': 422, 'campaign.changed-meanwhile': 412, 'campaign.nobody': 422, 'campaign.too-few-answers': 422, 'campaign.is-followed': 422, 'campaign.same-day': 422, 'change.says-otherwise': 412, 'change.not-critical': 422, 'change.no-conversation': 422, 'change.asks-another': 412,
  'piece.not-asked-for': 422, 'piece.not-your-file': 422, 'piece.needs-a-file-or-link': 422, 'piece.not-a-document': 415, 'piece.days-out-of-order': 422, 'piece.too-far-ahead': 422, 'evidence.only-its-rater': 422, 'evidence.has-its-own-way': 422, 'suspension.days-out-of-order': 422,
  'days.out-of-order': 422, 'movement.too-many': 422, 'matrix.too-many-for-paper': 422,
  'review.changed-meanwhile': 412, 'review.day-out-of-range': 422, 'review.no-such-theme': 422, 'review.no-such-level': 422, 'review.said-twice': 422, 'review.not-a-checkpoint': 422, 'review.needs-words': 422, 'review.needs-day': 422, 'certificate.day-is-past': 422, 'certificate.day-out-of-range': 422,
  'server.busy': 503, 'server.failed': 500,
};

export const statusOf = (code: ProblemCode): number => statuses[code] ?? 409;
