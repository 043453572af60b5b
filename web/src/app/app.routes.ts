import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { places, SessionStore } from './platform';

/** Where nobody is signed in, the sign-in page comes first and leads back; so does the second factor, where it is still owed. */
const signedIn: CanActivateFn = (_, state) => {
  const session = inject(SessionStore);
  if (session.person() !== null) return true;
  const router = inject(Router);
  const back = { queryParams: state.url === '/' ? {} : { back: state.url } };
  if (session.session()?.awaits != null) return router.createUrlTree([places.secondFactor], back);
  return session.session()?.setUpNeeded === true ? router.parseUrl(places.setUp) : router.createUrlTree([places.signIn], back);
};

/** What authors alone read comes with their pages, in both languages. */
const authorsWords: CanActivateFn = () => {
  const words = inject(TranslocoService);
  return import('../i18n/for-authors').then(({ forAuthors }) => { for (const [locale, its] of Object.entries(forAuthors)) words.setTranslation(its, locale, { emitChange: false }); return true; });
};

export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./identity/sign-in-page').then((it) => it.SignInPage) },
  { path: 'second-factor', loadComponent: () => import('./identity/second-factor-page').then((it) => it.SecondFactorPage) },
  { path: 'set-up', loadComponent: () => import('./identity/set-up-page').then((it) => it.SetUpPage) },
  { path: 'forgotten', loadComponent: () => import('./identity/forgotten-password-page').then((it) => it.ForgottenPasswordPage) },
  { path: 'check', loadComponent: () => import('./identity/check-page').then((it) => it.CheckPage) },
  { path: 'unsubscribe', loadComponent: () => import('./notifications/unsubscribe-page').then((it) => it.UnsubscribePage) },
  { path: 'join', loadComponent: () => import('./identity/join-page').then((it) => it.JoinPage) },
  {
    path: '', canActivateChild: [signedIn], children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./shell/home-page').then((it) => it.HomePage) },
      { path: 'account', loadComponent: () => import('./identity/account-page').then((it) => it.AccountPage) },
      { path: 'who-sees', loadComponent: () => import('./trust/viewers-page').then((it) => it.ViewersPage) },
      { path: 'audit', loadComponent: () => import('./trust/audit-page').then((it) => it.AuditPage) },
      { path: 'notice', loadComponent: () => import('./trust/notice-page').then((it) => it.NoticePage) },
      { path: 'search', loadComponent: () => import('./search/search-page').then((it) => it.SearchPage) },
      { path: 'notifications', loadComponent: () => import('./notifications/notifications-page').then((it) => it.NotificationsPage) },
      { path: 'settings', loadComponent: () => import('./notifications/settings-page').then((it) => it.SettingsPage) },
      { path: 'settings/security', loadComponent: () => import('./identity/security-page').then((it) => it.SecurityPage) },
      { path: 'settings/webhooks', loadComponent: () => import('./webhooks/webhooks-page').then((it) => it.WebhooksPage) },
      { path: 'settings/mail', loadComponent: () => import('./notifications/mail-page').then((it) => it.MailPage) },
      { path: 'people', loadComponent: () => import('./arrivals/register-page').then((it) => it.RegisterPage) },
      { path: 'people/import', loadComponent: () => import('./arrivals/import-people-page').then((it) => it.ImportPeoplePage) },
      { path: 'people/new', loadComponent: () => import('./arrivals/add-person-page').then((it) => it.AddPersonPage) },
      { path: 'people/:personId', loadComponent: () => import('./arrivals/person-page').then((it) => it.PersonPage) },
      { path: 'people/:personId/skills', loadComponent: () => import('./evidence/skill-profile-page').then((it) => it.SkillProfilePage) },
      { path: 'people/:personId/skills/:competencyId', loadComponent: () => import('./evidence/why-this-level-page').then((it) => it.WhyThisLevelPage) },
      { path: 'people/:personId/skills/:competencyId/pieces', loadComponent: () => import('./evidence/pieces-page').then((it) => it.PiecesPage) },
      { path: 'people/:personId/skills/:competencyId/recurring', loadComponent: () => import('./evidence/recurring-page').then((it) => it.RecurringPage) },
      { path: 'pieces/:pieceId', loadComponent: () => import('./evidence/piece-page').then((it) => it.PiecePage) },
      { path: 'people/:personId/movement', loadComponent: () => import('./reporting/movement-page').then((it) => it.MovementPage) },
      { path: 'people/:personId/progression', loadComponent: () => import('./reporting/progression-page').then((it) => it.ProgressionPage) },
      { path: 'people/:personId/way', loadComponent: () => import('./evidence/shortest-way-page').then((it) => it.ShortestWayPage) },
      { path: 'people/:personId/observe', loadComponent: () => import('./evidence/observe-page').then((it) => it.ObservePage) },
      { path: 'people/:personId/checklists/:unitId', loadComponent: () => import('./learning/checklist-page').then((it) => it.ChecklistPage) },
      { path: 'people/:personId/self-assessment', loadComponent: () => import('./evidence/self-assessment-page').then((it) => it.SelfAssessmentPage) },
      { path: 'second-ratings', loadComponent: () => import('./evidence/second-ratings-page').then((it) => it.SecondRatingsPage) },
      { path: 'second-opinions/:opinionId', loadComponent: () => import('./evidence/second-opinion-page').then((it) => it.SecondOpinionPage) },
      { path: 'people/:personId/reviews', loadComponent: () => import('./reviews/person-reviews-page').then((it) => it.PersonReviewsPage) },
      { path: 'people/:personId/certificates', loadComponent: () => import('./certificates/person-certificates-page').then((it) => it.PersonCertificatesPage) },
      { path: 'people/:personId/unavailability', loadComponent: () => import('./workdays/unavailability-page').then((it) => it.UnavailabilityPage) },
      { path: 'certificates', loadComponent: () => import('./certificates/certificates-page').then((it) => it.CertificatesPage) },
      { path: 'reviews', loadComponent: () => import('./reviews/reviews-page').then((it) => it.ReviewsPage) },
      { path: 'reviews/:reviewId', loadComponent: () => import('./reviews/review-page').then((it) => it.ReviewPage) },
      { path: 'sign-offs', loadComponent: () => import('./evidence/sign-offs-page').then((it) => it.SignOffsPage) },
      { path: 'sign-offs/:requestId', loadComponent: () => import('./evidence/sign-off-page').then((it) => it.SignOffPage) },
      { path: 'refresher', loadComponent: () => import('./refresher/refresher-page').then((it) => it.RefresherPage) },
      { path: 'courses', loadComponent: () => import('./learning/courses-page').then((it) => it.CoursesPage) },
      { path: 'courses/:courseId', loadComponent: () => import('./learning/course-page').then((it) => it.CoursePage) },
      { path: 'courses/:courseId/units/:unitId', loadComponent: () => import('./learning/unit-page').then((it) => it.UnitPage) },
      { path: 'courses/:courseId/versions', canActivate: [authorsWords], loadComponent: () => import('./courses/versions-page').then((it) => it.VersionsPage) },
      { path: 'courses/:courseId/versions/:number/check', canActivate: [authorsWords], loadComponent: () => import('./courses/check-page').then((it) => it.CheckPage) },
      { path: 'content-checks', canActivate: [authorsWords], loadComponent: () => import('./courses/checks-page').then((it) => it.ChecksPage) },
      { path: 'content-checks/:checkId', canActivate: [authorsWords], loadComponent: () => import('./courses/check-page').then((it) => it.CheckPage) },
      { path: 'articles', loadComponent: () => import('./articles/articles-page').then((it) => it.ArticlesPage) },
      { path: 'articles/new', canActivate: [authorsWords], loadComponent: () => import('./articles/new-article-page').then((it) => it.NewArticlePage) },
      { path: 'articles/:articleId', canActivate: [authorsWords], loadComponent: () => import('./articles/article-page').then((it) => it.ArticlePage) },
      { path: 'course-drafts', canActivate: [authorsWords], loadComponent: () => import('./courses/drafts-page').then((it) => it.DraftsPage) },
      { path: 'course-drafts/:draftId', canActivate: [authorsWords], loadComponent: () => import('./courses/draft-page').then((it) => it.DraftPage) },
      { path: 'questions', canActivate: [authorsWords], loadComponent: () => import('./bank/bank-page').then((it) => it.BankPage) },
      { path: 'quizzes/:quizId', canActivate: [authorsWords], loadComponent: () => import('./bank/quiz-page').then((it) => it.QuizPage) },
      { path: 'questions/:questionId', canActivate: [authorsWords], loadComponent: () => import('./bank/question-page').then((it) => it.QuestionPage) },
      { path: 'attempts/:attemptId', loadComponent: () => import('./learning/quiz-player-page').then((it) => it.QuizPlayerPage) },
      { path: 'attempts/:attemptId/result', loadComponent: () => import('./learning/attempt-result-page').then((it) => it.AttemptResultPage) },
      { path: 'team', loadComponent: () => import('./reporting/team-page').then((it) => it.TeamPage) },
      { path: 'scopes', loadComponent: () => import('./scopes/scopes-page').then((it) => it.ScopesPage) },
      { path: 'gaps', loadComponent: () => import('./reporting/gaps-page').then((it) => it.GapsPage) },
      { path: 'releases', loadComponent: () => import('./releases/releases-page').then((it) => it.ReleasesPage) },
      { path: 'releases/:releaseId', canActivate: [authorsWords], loadComponent: () => import('./releases/release-page').then((it) => it.ReleasePage) },
      { path: 'releases/:releaseId/campaign', canActivate: [authorsWords], loadComponent: () => import('./campaigns/launch-campaign-page').then((it) => it.LaunchCampaignPage) },
      { path: 'campaigns/:campaignId', canActivate: [authorsWords], loadComponent: () => import('./campaigns/campaign-page').then((it) => it.CampaignPage) },
      { path: 'changes/:changeId', loadComponent: () => import('./releases/critical-change-page').then((it) => it.CriticalChangePage) },
      { path: 'currency', loadComponent: () => import('./releases/currency-page').then((it) => it.CurrencyPage) },
      { path: 'on-call', loadComponent: () => import('./reporting/on-call-page').then((it) => it.OnCallPage) },
      { path: 'coverage', loadComponent: () => import('./reporting/coverage-page').then((it) => it.CoveragePage) },
      { path: 'teams', loadComponent: () => import('./teams/teams-page').then((it) => it.TeamsPage) },
      { path: 'teams/:teamId', loadComponent: () => import('./teams/team-file-page').then((it) => it.TeamFilePage) },
      { path: 'assignments', loadComponent: () => import('./assignments/assignments-page').then((it) => it.AssignmentsPage) },
      { path: 'assignments/new', loadComponent: () => import('./assignments/assign-page').then((it) => it.AssignPage) },
      { path: 'people/:personId/journey', loadComponent: () => import('./onboarding/journey-page').then((it) => it.JourneyPage) },
      { path: 'journeys', loadComponent: () => import('./onboarding/journeys-page').then((it) => it.JourneysPage) },
      { path: 'journeys/template', loadComponent: () => import('./onboarding/template-page').then((it) => it.TemplatePage) },
      { path: 'journeys/template/profile/:profileId', loadComponent: () => import('./onboarding/template-page').then((it) => it.TemplatePage) },
      { path: 'journeys/template/:teamId', loadComponent: () => import('./onboarding/template-page').then((it) => it.TemplatePage) },
      { path: 'live-sessions', loadComponent: () => import('./live-sessions/sessions-page').then((it) => it.SessionsPage) },
      { path: 'live-sessions/new', loadComponent: () => import('./live-sessions/plan-session-page').then((it) => it.PlanSessionPage) },
      { path: 'live-sessions/:sessionId', loadComponent: () => import('./live-sessions/session-page').then((it) => it.SessionPage) },
      { path: 'help', loadComponent: () => import('./help/help-page').then((it) => it.HelpPage) },
      { path: 'help/:helpId', loadComponent: () => import('./help/exchange-page').then((it) => it.ExchangePage) },
      { path: 'matrix', loadComponent: () => import('./reporting/matrix-page').then((it) => it.MatrixPage) },
      { path: 'matrix/teams', loadComponent: () => import('./reporting/heat-map-page').then((it) => it.HeatMapPage) },
      { path: 'movement', loadComponent: () => import('./reporting/group-movement-page').then((it) => it.GroupMovementPage) },
      { path: 'profiles', loadComponent: () => import('./competencies/profiles-page').then((it) => it.ProfilesPage) },
      { path: 'profiles/new', loadComponent: () => import('./competencies/new-profile-page').then((it) => it.NewProfilePage) },
      { path: 'profiles/:profileId/beside/:otherId', loadComponent: () => import('./competencies/beside-page').then((it) => it.BesidePage) },
      { path: 'profiles/:profileId', loadComponent: () => import('./competencies/profile-page').then((it) => it.ProfilePage) },
      { path: 'competencies/:competencyId/criteria', canActivate: [authorsWords], loadComponent: () => import('./competencies/criteria-page').then((it) => it.CriteriaPage) },
      { path: 'editions/:editionId', loadComponent: () => import('./competencies/edition-page').then((it) => it.EditionPage) },
      { path: 'frameworks', loadComponent: () => import('./competencies/frameworks-page').then((it) => it.FrameworksPage) },
      { path: 'people/:personId/carried-over', loadComponent: () => import('./carried-over/carried-over-page').then((it) => it.CarriedOverPage) },
      { path: 'carried-over', loadComponent: () => import('./carried-over/carried-over-queue-page').then((it) => it.CarriedOverQueuePage) },
      { path: 'carried-over/imports', loadComponent: () => import('./carried-over/carried-over-imports-page').then((it) => it.CarriedOverImportsPage) },
      { path: 'carried-over/import', loadComponent: () => import('./carried-over/carry-over-page').then((it) => it.CarryOverPage) },
      { path: 'sheets/import', loadComponent: () => import('./competencies/import-sheet-page').then((it) => it.ImportSheetPage) },
    ],
  },
  { path: '**', loadComponent: () => import('./shell/nowhere-page').then((it) => it.NowherePage) },
];
