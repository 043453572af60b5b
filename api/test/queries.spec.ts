import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints } from '@palier/contracts';
import type { Actor, StepOwner } from '@palier/domain';
import { PublishArticle } from '#articles';
import { AssignCourse, LaunchCourseAudience, PreviewCourseAudience } from '#assignments';
import { LaunchCampaign, PreviewCampaign } from '#campaigns';
import { MakeCalendarFeed } from '#calendar-feed';
import { CarryOver } from '#carried-over';
import { MakeDraft, PublishCourse } from '#courses';
import { GiveProfile, HandIn, RequestSignOff } from '#evidence';
import { AskForHelp } from '#help';
import { Unsubscribe } from '#notifications';
import { ChangeTemplate, GiveJourney } from '#onboarding';
import { PlanLiveSession } from '#live-sessions';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { AddRelease, AskOfChange, TakeNotes, TeachRelease, TouchThing } from '#releases';
import { OpenReview, TakeReviewTurn } from '#reviews';
import { addressOf, openEdition } from './doors.js';
import { openHouse, readNotice, Visitor, type House } from './house.js';

/**
 * Statements that each question puts to PostgreSQL, the two that find out who asks included (one where the session was seen within the minute).
 * Where another's things are shown, one of them keeps that somebody looked.
 * Raise a figure only with a reason: it is the same for five people and for five hundred.
 */
const statements: Readonly<Record<string, number>> = {
  readHealth: 1, readSession: 2, listSessions: 2, readCalendarFeed: 2, readCalendar: 34, listRegister: 3, readImport: 2, readPerson: 8, listScopes: 2, readCoverage: 6, listReleases: 2, readRelease: 8, suggestTouches: 3, readReadiness: 9, readTeamCurrency: 9, listCampaigns: 5, readCampaign: 17, readHeatQuestion: 4, readCampaignChanges: 12, readCancellation: 7, readPlanChanges: 12, readOwnCurrency: 9, readCriticalChange: 8, readOnCall: 11, readGaps: 9, listTeams: 3, readTeam: 5, listAssignments: 7, listCourseAudiences: 5, readAssignable: 12, readTodo: 37, listRenewalRules: 4, readUnsubscription: 0, listWebhooks: 2, listWebhookDeliveries: 3, readUnavailability: 4, listLiveSessions: 3, listPersonSessions: 5, readLiveSession: 5, readSessionPlanning: 3, listOffPhones: 2, readHolidayPlaces: 5, readDueDay: 3, readSecondFactor: 2, readSecurity: 2, readAudit: 3, exportAudit: 6, readViewers: 5, listLooks: 2, readNotice: 3, readJourney: 13, previewHireDay: 14, listDueReviews: 8, listPersonReviews: 7, listCertificates: 5, readPersonCertificates: 4, readProfileCertificates: 3, readReview: 3, readReviewPage: 3, readReviewPdf: 3, listAttestations: 4, readAttestationPdf: 3, listJourneys: 15, listJourneyDuties: 9, listTemplates: 4, readTemplate: 7, readTeamTemplate: 7, readProfileTemplate: 7, listJourneyMoves: 7, listColleagues: 2, readHelpOnUnit: 9, readHelpOnAttempt: 6, readHelpOnLevels: 6, listMyHelp: 4, listHelpToAnswer: 4, countHelp: 3, readHelpOverview: 3, listHelpers: 2, readHelp: 4, readOpenApi: 1, listPeople: 3, listProfiles: 2, readProfile: 6, listFrameworks: 3, readMobility: 3, listJobWishes: 4, listEditions: 2, readEdition: 4, exportFramework: 7, exportFrameworkTable: 7, listDrafts: 3, listQuestions: 6, listTags: 2, listSuspectedQuestions: 4, readQuestionStatistics: 5, readQuizStatistics: 4, readQuestion: 6, previewRegrade: 13, readRegradeRule: 2, readDraft: 3, listCourseVersions: 2, readCourseVersion: 6, listChecks: 2, readCheck: 4, readVersionCheck: 7, readCheckRule: 2, listCourses: 6, readCourse: 7, readUnit: 9, readRefresher: 6, readExtraTime: 3, search: 3, readFile: 2,
  readAttempt: 4, readResult: 7, readSkillProfile: 8, readObservable: 13, listArticles: 2, readArticle: 9, listArticleGaps: 2, listChecklists: 6, readChecklist: 6, listSignOffs: 7, readSelfAssessments: 9, readWhyThisLevel: 17, listPieces: 5, listOccurrences: 5, readRecurring: 11, listPiecesFor: 10, readPiece: 5, readPieceFile: 3, readShortestWay: 13, readCriteria: 6, listSignOffRequests: 8, listCarriedOverImports: 3, listWaiting: 4, readCarriedOver: 12, readSignOffRequest: 8, listSecondOpinions: 6, readSecondOpinion: 12, readSecondRatings: 10, readSecondRatingRule: 2, readBell: 2, listNotifications: 9, readNotificationPreferences: 4, readNotificationBounds: 2, readMailServer: 3, listMails: 4, readTeams: 7, readMatrix: 9, readMatrixSummary: 7, readHeatMap: 6, readMovement: 14, readGroupMovement: 13,
};

let house: House;
let asked: string[] = [];
beforeAll(async () => {
  house = await openHouse({ demo: true });
  const listen = { logQuery: (sql: string) => { asked.push(sql); }, logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined };
  Object.assign(house.db.source, { logger: listen });
});
afterAll(() => house?.close());

/** Gives somebody an onboarding plan of three steps, one of them HR's, one of them Julien's. */
async function plan(hr: string, { id = '' }: Record<string, string>): Promise<void> {
  const sophie: Actor = { personId: hr, roles: ['hr'], leads: [] };
  const { number = '0' } = await row(`select count(*)::text as number from journey_template_version v join journey_template t on t.id = v.template_id where t.team_id is null`);
  const { id: julien = '' } = await row(`select id from person where display_name = 'Julien Mercier'`);
  const step = (owner: StepOwner, courseId: string | null) => ({ key: newId(), after: null, minutes: null, kind: 'other' as const, title: { fr: 'Accueil' }, owner, due: { kind: 'fromHire' as const, days: 0 }, courseId, articleId: null, cell: null, link: '' });
  const { id: course = '' } = await row('select id from course limit 1');
  await house.nest.get(ChangeTemplate).run(sophie, null, { id: newId(), seen: Number(number), relationsDays: 10, steps: [step({ kind: 'hr' }, null), step({ kind: 'newHire' }, course), step({ kind: 'person', personId: julien }, null)] });
  await house.nest.get(GiveJourney).run(sophie, id, { id: newId() });
}

/** Invites people to a session about a course, held by Karim. */
async function meet(hr: string, guests: readonly string[]): Promise<void> {
  const { karim = '', course = '' } = await row(`select (select id from person where display_name = 'Karim Haddad') as karim, (select id from course limit 1) as course`);
  await house.nest.get(PlanLiveSession).run({ personId: hr, roles: ['hr'], leads: [] }, { id: newId(), title: 'Accueil', day: '2999-01-01', from: '10:00', until: '11:00', zone: 'Europe/Paris', place: '', ledBy: karim, capacity: null, guests: [...guests], offPhones: true, courseId: course, stepId: null });
}

/** Says of a level, and of a lesson, that it is wrong: the level to Sophie, who published it, the lesson to Claire. */
async function tell(personId: string, about: 'level' | 'unit'): Promise<void> {
  const { to = '', ...thing } = about === 'level'
    ? await row(`select v.published_by as to, v.id as "frameworkVersionId", s.competency_id as "competencyId" from level_statement s join framework_version v on v.id = s.framework_version_id order by s.competency_id limit 1`)
    : await row(`select v.published_by as to, v.id as "courseVersionId", u.unit_id as "unitId" from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'lesson' limit 1`);
  const { frameworkVersionId = '', competencyId = '', courseVersionId = '', unitId = '' } = thing;
  await house.nest.get(AskForHelp).run({ personId, roles: ['learner'], leads: [] }, { id: newId(), kind: 'wrong', words: 'x', to, thing: about === 'level' ? { about, competencyId, level: 1, frameworkVersionId, companyLevelsId: null } : { about, courseVersionId, unitId } });
}

const row = async (sql: string): Promise<Record<string, string>> => ((await house.owner.query(sql)) as Record<string, string>[])[0] ?? {};

const [checklist, article] = [newId(), newId()];

/** Who asks, and for what, so that the answer is as full as the demo makes it. */
async function counts(): Promise<Record<string, number>> {
  const importId = newId();
  await house.db.query(`insert into people_import (id, sha256, columns, counts, recorded_at) values ($1, '', '{}', '{"new":0,"changed":0,"same":0,"problems":0}', palier_now())`, [importId]);
  const checkId = newId();
  await house.db.query(`insert into content_check (id, draft_id, course_id, draft_version, content_sha256, writers, recorded_at, recorded_by) select $1, id, course_id, version, '', array[made_by], palier_now(), made_by from course_draft limit 1`, [checkId]);
  const webhookId = newId();
  await house.db.query(`insert into webhook (id, address, kinds, secret, made_at, made_by) select $1, 'https://hooks.example/palier', '{assigned}', '', palier_now(), id from person where display_name = 'Mathis Roche'`, [webhookId]);
  const opinionId = newId();
  const editionId = newId();
  await openEdition(house, editionId, (await row(`select id from person where display_name = 'Sophie Laurent'`))['id'] ?? '');
  await house.db.query(`insert into second_opinion (id, kind, person_id, competency_id, level, sign_off_id, raters, words_id, recorded_at) select $1, 'appeal', person_id, competency_id, 2, id, array[rater_id], words_id, palier_now() from sign_off where decision = 'refused' limit 1`, [opinionId]);
  await house.db.query(`insert into rating_draw (id, sign_off_id, person_id, rater_id, level, percent, seed, recorded_at) select $1, id, person_id, rater_id, 1, 100, $1, palier_now() from sign_off s where decision = 'confirmed' and rater_id = (select id from person where display_name = 'Karim Haddad') and person_id = (select id from person where display_name = 'Julien Mercier') and not exists (select from rating_draw d where d.sign_off_id = s.id) limit 1`, [newId()]);
  const [sophie, karim, julien, mathis] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'julien'), await Visitor.signedIn(house, 'mathis')];
  const params = {
    ...(await row(`select v.course_id as "courseId", v.id as "courseVersionId", (select unit_id from unit_version u where u.course_version_id = v.id and u.kind = 'lesson' limit 1) as "unitId" from course_version v limit 1`)),
    ...(await row(`select id as "attestationId" from attestation limit 1`)),
    ...(await row(`select p.id as "pieceId" from piece p order by p.id limit 1`)),
    ...(await row(`select s.attempt_id as "attemptId", a.person_id as "personId" from attempt_submission s join attempt a on a.id = s.attempt_id join person p on p.id = a.person_id where p.display_name = 'Julien Mercier' limit 1`)),
    ...(await row(`select r.id as "requestId", r.competency_id as "competencyId" from sign_off_request r join person p on p.id = r.person_id left join sign_off s on s.request_id = r.id where p.display_name = 'Julien Mercier' and s.id is null limit 1`)),
    ...(await row(`select r.id as "helpId" from help_request r join person p on p.id = r.person_id where p.display_name = 'Sophie Laurent' limit 1`)),
    ...(await row(`select r.id as "reviewId" from review r limit 1`)),
    ...(await row(`select id as "sessionId" from live_session order by recorded_at limit 1`)),
    ...(await row(`select quiz_id as "quizId" from quiz_version limit 1`)),
    ...(await row(`select question_id as "questionId" from question_version limit 1`)),
    ...(await row(`select id as "draftId" from course_draft limit 1`)), number: '1', checkId, opinionId, webhookId, token: (await house.nest.get(MakeCalendarFeed).run({ personId: (await row(`select id from person where display_name = 'Julien Mercier'`))['id'] ?? '', roles: ['learner'], leads: [] }, { id: newId() })).token ?? '', editionId, ...(await row('select id as "frameworkId" from framework limit 1')),
    ...(await row(`select p.id as "profileId" from profile p limit 1`)), ...(await row(`select id as "teamId" from team limit 1`)), importId, ...(await row(`select sha256 from stored_file limit 1`)), ...(await row('select c.id as "changeId", c.release_id as "releaseId" from release_change c limit 1')), ...(await row('select id as "campaignId" from campaign limit 1')),
  };
  await answerInCampaign((await row('select question_id as id from question_version limit 1'))['id'] ?? '');
  const [nadia, ines] = [await Visitor.signedIn(house, 'nadia'), await Visitor.signedIn(house, 'ines')];
  const counted: Record<string, number> = {};
  for (const endpoint of allEndpoints.filter((it) => it.verb === 'GET')) {
    const visitor = endpoint.name === 'readCriticalChange' ? ines : ['listSecondOpinions', 'readSecondRatings'].includes(endpoint.name) ? nadia : ['readTeams', 'readOnCall', 'listPieces', 'listOccurrences', 'listSignOffRequests', 'readObservable', 'listChecklists', 'listNotifications', 'listWaiting'].includes(endpoint.name) ? karim : ['readHelpOnAttempt', 'readTodo', 'readRefresher'].includes(endpoint.name) ? julien : ['readMailServer', 'listMails', 'readSecurity', 'listWebhooks', 'listWebhookDeliveries'].includes(endpoint.name) ? mathis : sophie;
    asked = [];
    expect([endpoint.name, (await visitor.ask('GET', `${addressOf(endpoint, endpoint.name === 'readChecklist' ? { ...params, unitId: checklist } : { ...params, articleId: article })}${endpoint.name === 'search' ? '?words=dossier' : endpoint.name === 'previewHireDay' ? '?day=2026-01-05' : endpoint.name === 'readUnsubscription' ? `?token=${house.nest.get(Unsubscribe).tokenOf(newId(), 'digest')}` : ''}`)).status]).toEqual([endpoint.name, 200]);
    counted[endpoint.name] = asked.length;
  }
  return counted;
}

/** A release of the product that the demo's people support, with a change that touches the course they follow, and taught by its version. */
async function release(personId: string): Promise<void> {
  const hr: Actor = { personId, roles: ['hr'], leads: [] };
  const { product = '', version = '', unit = '' } = await row(`select s.id as product, a.version, a.unit from support_scope s, (select v.id as version, u.unit_id as unit from current_activity_scope a join course_version v on v.course_id = a.course_id join unit_version u on u.course_version_id = v.id and (a.unit_id is null or a.unit_id = u.unit_id) limit 1) a where s.kind = 'product' and exists (select from current_scope_holding h join person p on p.id = h.person_id where h.scope_id = s.id and p.display_name = 'Inès Benali') limit 1`);
  const id = newId();
  await house.nest.get(AddRelease).run(hr, { id, productId: product, name: '8.4', on: '2026-01-01' });
  await house.nest.get(TakeNotes).run(hr, id, { text: '- Le dossier du client (CRITICAL)', format: null, seen: 0, withdraw: [] });
  const { change = '' } = await row('select id as change from release_change limit 1');
  await house.nest.get(TouchThing).run(hr, change, { id: newId(), kind: 'unit', thingId: unit });
  await house.nest.get(AskOfChange).run(hr, change, { id: newId(), questionId: (await row(`select question_id as id from question_version where kind = 'singleChoice' limit 1`))['id'] ?? '' });
  await house.nest.get(TeachRelease).run(hr, id, { id: newId(), courseVersionId: version, asks: [unit] });
  const wish = { rule: null, dueOn: '2999-01-01' };
  const { seen } = await house.nest.get(PreviewCampaign).run(hr, id, wish);
  await house.nest.get(LaunchCampaign).run(hr, id, { ...wish, live: false, leavers: 'stay', id: newId(), reason: 'x', seen });
}

/** A rule asks those who lack a level for a course: they are shown why. */
async function byRule(personId: string, ines: string): Promise<void> {
  const hr: Actor = { personId, roles: ['hr'], leads: [] };
  const { course = '', competency = '' } = await row('select (select id from course order by id desc limit 1) as course, (select competency_id from level_statement order by competency_id limit 1) as competency');
  const wish = { rule: { kind: 'lacks' as const, competencyId: competency, level: 4 as const }, dueOn: null, dueIn: null, dueFrom: 'assignment' as const, releaseId: null };
  const { seen } = await house.nest.get(PreviewCourseAudience).run(hr, course, wish);
  await house.nest.get(LaunchCourseAudience).run(hr, course, { ...wish, id: newId(), live: true, leavers: 'stay', reason: 'x', seen });
  await house.db.query(`insert into course_audience_move (course_audience_id, person_id, kind, because, withdrawn, launched, recorded_at) select c.id, $1, 'left', '[]', false, false, palier_now() from course_audience c`, [ines]);
}

/** Five people answer a question in what the campaign asks of them. */
async function answerInCampaign(questionId: string): Promise<void> {
  const batch = newId();
  await house.db.query(`insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, campaign_id) select $1, v.course_id, '2999-01-01', c.reason_id, 5, 0, palier_now(), c.recorded_by, c.id from campaign c, course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' order by v.id limit 1`, [batch]);
  const { course = '', version = '', unit = '', quiz = '' } = await row(`select v.course_id as course, v.id as version, u.unit_id as unit, u.quiz_version_id as quiz from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' order by v.id limit 1`);
  for (const { id: personId } of (await house.owner.query(`select id from person where display_name not in ('Sophie Laurent', 'Karim Haddad', 'Julien Mercier', 'Nadia Cherif') order by id limit 5`)) as { id: string }[]) {
    const id = newId();
    await house.db.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) values ($1, $2, $3, $4, '2999-01-01', palier_now())`, [id, batch, personId, course]);
    await house.db.query('insert into assignment_unit (assignment_id, unit_id, since) values ($1, $2, 1)', [id, unit]);
    await house.db.query(`insert into attempt (id, person_id, course_version_id, unit_id, quiz_version_id, locale, seed, recorded_at) values ($1, $2, $3, $4, $5, 'fr', 1, palier_now())`, [id, personId, version, unit, quiz]);
    await house.db.query(`insert into attempt_question (attempt_id, position, question_version_id, locale, revision, option_order) select $1, 1, t.question_version_id, t.locale, t.revision, '[]' from question_text t join question_version v on v.id = t.question_version_id where v.question_id = $2 order by v.number, t.locale, t.revision limit 1`, [id, questionId]);
    await house.db.query('insert into attempt_submission (attempt_id, score, passed, recorded_at) values ($1, 0, false, \'2020-01-01\')', [id]);
    await house.db.query(`insert into attempt_mark (attempt_id, question_version_id, credit, verdict) select $1, question_version_id, 0, 'wrong' from attempt_question where attempt_id = $1`, [id]);
  }
}

/** Somebody hands in a page of theirs, with a picture, for a second level. */
async function handIn({ id: personId = '' }: Record<string, string>): Promise<void> {
  const { id: competencyId = '' } = await row(`select r.competency_id as id from sign_off_request r join person p on p.id = r.person_id left join sign_off s on s.request_id = r.id where p.display_name = 'Julien Mercier' and s.id is null limit 1`);
  const { file = '' } = await row('select sha256 as file from stored_file limit 1');
  const id = newId();
  await house.nest.get(HandIn).run({ personId, roles: ['learner'], leads: [] }, { id, kind: 'workSample', competencyId, level: 2, title: 'Ticket', note: '', link: 'https://wiki.example/ticket', file: null });
  await house.db.query(`insert into piece (id, person_id, kind, competency_id, level, title_id, file_sha256, recorded_at, recorded_by) select $1, person_id, kind, competency_id, level, title_id, $3, recorded_at, recorded_by from piece where id = $2`, ['00000000-0000-7000-8000-' + id.slice(-12), id, file]);
  await house.db.query(`insert into attestation (id, person_id, code, competency_id, level, on_day, recorded_at) values ($1, $2, substr($1::uuid::text, 18, 19), $3, 1, palier_today(), palier_now())`, [id, personId, competencyId]);
  await house.db.query(`insert into recurring_activity (id, competency_id, levels, title, times, days, recorded_at, recorded_by) values ($1, $2, '{2}', 'Comité', 2, 90, palier_now(), $3)`, [id, competencyId, personId]);
  await house.db.query('insert into activity_occurrence (id, activity_id, person_id, on_day, words_id, recorded_at, recorded_by) select $1, $1, person_id, palier_today(), title_id, recorded_at, person_id from piece where id = $1', [id]);
}

/** HR carries over a level of three competencies for each of these people. */
async function carryOver(people: readonly string[]): Promise<void> {
  const { id: frameworkId = '', today = '' } = await row('select id, palier_today()::text as today from framework limit 1');
  const { id: sophie = '' } = await row(`select id from person where display_name = 'Sophie Laurent'`);
  const names = (await house.owner.query(`select distinct c.name->>'fr' as name from framework_version_competency c where c.has_levels order by 1 limit 3`)) as { name: string }[];
  await house.nest.get(CarryOver).run({ personId: sophie, roles: ['hr'], leads: [] }, {
    id: newId(), source: 'Grille', frameworkId, text: [['Nom', ...names.map((it) => it.name)], ...people.map((it) => [it, '4', '4', '4'])].map((it) => it.join('\t')).join('\n'), columns: {}, names: {}, statedOn: today, statedBy: 'Nadia', until: today, leaveOut: false,
  });
}

describe('the statements behind each question', () => {
  it('are as many as designed, and no more when forty more people are here', async () => {
    const { id: sophie = '' } = await row(`select id from person where display_name = 'Sophie Laurent'`);
    const { id: ines = '' } = await row(`select id from person where display_name = 'Inès Benali'`);
    await house.nest.get(MakeDraft).run({ personId: sophie, roles: ['hr'], leads: [] }, { id: newId(), locale: 'fr' });
    await house.nest.get(PublishCourse).run({ personId: sophie, roles: ['hr'], leads: [] }, { id: newId(), sourceLocale: 'fr', words: { fr: { title: 'Vu', summary: '' } }, units: [{ id: checklist, kind: 'checklist', minutes: 5, serves: [], words: { fr: { title: 'Vu', items: [{ id: newId(), text: 'Salue', required: true }] } } }] });
    await house.nest.get(PublishArticle).first({ personId: sophie, roles: ['hr'], leads: [] }, { id: article, locale: 'fr', title: 'Rappeler', address: null, text: 'Rappelez.', about: [], verifyBy: '2999-01-01' });
    await tell(sophie, 'unit');
    await tell(ines, 'level');
    const { id: asked = '' } = await row('select id from course limit 1');
    await house.nest.get(AssignCourse).run({ personId: sophie, roles: ['hr'], leads: [] }, { id: newId(), courseId: asked, people: [ines], teams: [], scopes: [], tiers: [], dueOn: null, reason: 'x' });
    await byRule(sophie, ines);
    const review = newId();
    const { today = '' } = await row('select palier_today()::text as today');
    await house.nest.get(OpenReview).run({ personId: sophie, roles: ['hr'], leads: [] }, ines, { id: review, kind: 'career', asOf: null });
    await house.nest.get(TakeReviewTurn).run({ personId: sophie, roles: ['hr'], leads: [] }, review, { id: newId(), kind: 'held', heldOn: today });
    for (const [seen, by] of [{ personId: ines, roles: ['learner'], leads: [] } satisfies Actor, { personId: sophie, roles: ['hr'], leads: [] } satisfies Actor].entries()) await house.nest.get(TakeReviewTurn).run(by, review, { id: newId(), kind: 'signed', seen: seen + 1 });
    await plan(sophie, await row(`select id from person where display_name = 'Julien Mercier'`));
    await release(sophie);
    await meet(sophie, [ines, (await row(`select id from person where display_name = 'Julien Mercier'`))['id'] ?? '']);
    await carryOver(['julien']);
    await handIn(await row(`select id from person where display_name = 'Julien Mercier'`));
    expect(await counts()).toEqual(statements);
    const { id: team = '' } = await row(`select id from team where name->>'fr' = 'Support N1'`);
    const { id: profile = '' } = await row(`select profile_id as id from profile_holding limit 1`);
    const { id: competency = '' } = await row(`select competency_id as id from level_statement limit 1`);
    const hr: Actor = { personId: sophie, roles: ['hr'], leads: [] };
    for (let index = 0; index < 40; index++) {
      const id = newId();
      await house.nest.get(HirePerson).run(null, { id, name: `Person ${index}`, locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: team, leads: [] });
      await house.nest.get(GiveProfile).run(hr, { id: newId(), personId: id, profileId: profile, from: '2026-01-02', reason: '' });
      await house.nest.get(MakeDraft).run(hr, { id: newId(), locale: 'fr' });
      await house.nest.get(RequestSignOff).run({ personId: id, roles: ['learner'], leads: [] }, { id: newId(), competencyId: competency, level: 1, note: '' });
      await handIn({ id });
      await tell(id, 'level');
      await meet(sophie, [id, ines]);
      await plan(sophie, { id });
    }
    await carryOver(Array.from({ length: 40 }, (_, index) => `Person ${index}`));
    expect(await counts()).toEqual(statements);
  });

  it('are six for an answer that is kept, and five for the same again', async () => {
    const { id: ines = '' } = await row(`select id from person where display_name = 'Inès Benali'`);
    const { course = '', unit = '' } = await row(`select v.course_id as course, u.unit_id as unit from course_version v join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' limit 1`);
    await readNotice(house, ines);
    const visitor = await Visitor.signedIn(house, 'ines');
    const attempt = newId();
    expect((await visitor.ask('POST', `/api/courses/${course}/units/${unit}/attempts`, { id: attempt, locale: 'fr' })).status).toBe(200);
    const { questions } = (await visitor.ask('GET', `/api/attempts/${attempt}`)).body as { questions: { questionVersionId: string; kind: string; options: { id: string }[] }[] };
    const question = questions.find((it) => it.kind === 'singleChoice');
    const save = async (sequence: number, option: number): Promise<[number, number]> => {
      asked = [];
      const { status } = await visitor.ask('POST', `/api/attempts/${attempt}/answers`, { questionVersionId: question?.questionVersionId, sequence, response: { kind: 'singleChoice', optionId: question?.options[option]?.id } });
      return [status, asked.length];
    };
    expect(await save(1, 0)).toEqual([200, 6]);
    expect(await save(2, 1)).toEqual([200, 6]);
    // Nothing is written twice.
    expect(await save(2, 1)).toEqual([200, 5]);
    expect(await row(`select count(*)::text as n from attempt_answer where attempt_id = '${attempt}'`)).toEqual({ n: '2' });
  });
});
