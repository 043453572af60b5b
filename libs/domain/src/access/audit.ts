import type { Actor } from './policy.js';
import { everyLook } from './sights.js';

/** Every deed that the audit keeps, by what it is about. */
export const auditKinds = {
  access: ['session.sign-in', 'session.end', 'password.change', 'password.ask', 'account.open', 'invitation.make', 'invitation.accept', 'installation.set-up', 'second-factor.confirm', 'second-factor.use-recovery-code', 'second-factor.enrol', 'second-factor.renew-codes', 'second-factor.remove', 'second-factor.reset', 'security.change', 'calendar-feed.make', 'calendar-feed.end'],
  grants: ['role.change'],
  people: ['person.hire', 'person.import', 'person.depart', 'person.correct-departure', 'person.change-mail', 'hire-day.say', 'person.move', 'team.open', 'team.join', 'team.move', 'team.rename', 'team.end-term', 'teams.appoint', 'unavailability.add', 'unavailability.take-out', 'scope.add', 'scope.rename', 'scope.retire', 'scope.bring-back', 'scope.give', 'scope.end'],
  looks: everyLook.filter((it) => it !== 'matrix.export' && it !== 'audit.export'),
  exports: ['matrix.export', 'audit.export', 'question.export', 'framework.export'],
  content: ['framework.publish', 'framework.import', 'sheet.publish', 'sheet.read-edition', 'sheet.decide', 'neighbour.place', 'profile.publish', 'profile.change', 'competency.write-levels', 'certificate.define', 'certificate.require', 'renewal.rule', 'criterion.change', 'recurring.define', 'recurring.end', 'course.publish', 'quiz.publish', 'question.write', 'file.keep', 'notice.publish', 'course.say-scopes', 'draft.make', 'draft.open', 'draft.delete', 'draft.restore', 'content.ask-check', 'content.withdraw-check', 'content.approve', 'content.return', 'content.check', 'question.reword', 'question.correct', 'question.file', 'question.import', 'suspicion.dismiss', 'suspicion.tell-again', 'article.publish', 'article.verify', 'article.hand-on', 'release.add', 'release.say-day', 'release.note', 'release.withdraw-change', 'release.bring-change-back', 'release.touch', 'release.untouch', 'release.ask', 'release.unask', 'release.edit', 'release.teach', 'release.unteach'],
  installation: ['mail.administer', 'webhook.manage', 'notification.bound', 'regrade.rule', 'content.rule', 'second-rating.rule', 'holidays.rule'],
  learning: ['profile.give', 'job-wish.say', 'job-wish.withdraw', 'certificate.record', 'certificate.withdraw', 'course.move-over', 'attempt.submit', 'attempt.grant', 'extra-time.give', 'sign-off.request', 'sign-off.confirm', 'sign-off.refuse', 'sign-off.withdraw-request', 'sign-off.observe', 'sign-off.withdraw', 'second-opinion.ask', 'second-opinion.withdraw', 'second-opinion.give', 'second-rating.give', 'checklist.tick', 'checklist.withdraw', 'self-assessment.write', 'evidence.enter-external', 'evidence.revoke', 'evidence.suspend', 'piece.hand-in', 'piece.accept', 'piece.refuse', 'piece.withdraw', 'attestation.issue', 'attestation.revoke', 'recurring.note', 'recurring.withdraw', 'recurring.confirm', 'recurring.refuse', 'carried-over.import', 'carried-over.confirm', 'carried-over.extend', 'carried-over.withdraw', 'journey.change-template', 'journey.give', 'journey.take-back', 'journey.move', 'journey.add-relations', 'journey.name-contact', 'journey.name-mentor', 'journey.tick', 'journey.untick', 'live-session.plan', 'live-session.move', 'live-session.invite', 'live-session.take-off', 'live-session.cancel', 'live-session.answer', 'live-session.attend', 'assignment.assign', 'assignment.audience', 'assignment.end', 'assignment.take-over', 'assignment.waive', 'assignment.recount', 'campaign.launch', 'campaign.nudge', 'campaign.move', 'campaign.change', 'campaign.cancel', 'campaign.audience', 'campaign.take-over', 'extension.ask', 'extension.answer', 'regrade.ask', 'regrade.apply', 'regrade.refuse', 'review.open', 'review.note', 'review.levels', 'review.action', 'review.dropped', 'review.held', 'review.closed', 'review.signed', 'review.refused', 'review.correction', 'review.earlier'],
  exchanges: ['help.ask', 'help.again', 'help.answer', 'help.handover', 'help.solved', 'help.closed', 'help.share', 'help.withdraw'],
} as const;
export type AuditKind = keyof typeof auditKinds;
export type AuditAction = (typeof auditKinds)[AuditKind][number];
export const everyAuditKind = Object.keys(auditKinds) as readonly AuditKind[];
export const everyAuditAction: readonly AuditAction[] = Object.values(auditKinds).flat();

/** Who asked whom for help stays between the two of them: kept, and read by nobody here. */
const readByNobody: readonly AuditKind[] = ['exchanges'];

/** What somebody may read of the audit: HR all but who asked for help, an administrator neither that nor what people learnt and what came of it. */
export function readableKinds(actor: Pick<Actor, 'roles'>): readonly AuditKind[] {
  const kinds = everyAuditKind.filter((it) => !readByNobody.includes(it));
  if (actor.roles.includes('hr')) return kinds;
  return actor.roles.includes('admin') ? kinds.filter((it) => it !== 'learning') : [];
}
