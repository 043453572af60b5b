import { ClockAndGround1795510800000 } from './20261124T0900-clock-and-ground.js';
import { PeopleAndSignIn1795511400000 } from './20261124T0910-people-and-sign-in.js';
import { Competencies1795512000000 } from './20261124T0920-competencies.js';
import { CoursesAndQuizzes1795512600000 } from './20261124T0930-courses-and-quizzes.js';
import { LearningAndEvidence1795513200000 } from './20261124T0940-learning-and-evidence.js';
import { Invitations1795528800000 } from './20261124T1400-invitations.js';
import { Assignments1795531200000 } from './20261124T1440-assignments.js';
import { CompanyLayer1795532400000 } from './20261124T1500-company-layer.js';
import { TeamsOverTime1795558200000 } from './20261124T2210-teams-over-time.js';
import { SupportScopes1795558260000 } from './20261124T2211-support-scopes.js';
import { CarriedOver1795558800000 } from './20261124T2220-carried-over.js';
import { Observation1795559400000 } from './20261124T2230-observation.js';
import { CoursesInTheMaking1795560000000 } from './20261124T2240-courses-in-the-making.js';
import { Jobs1795560600000 } from './20261124T2250-jobs.js';
import { Notifications1795560660000 } from './20261124T2251-notifications.js';
import { Mail1795560720000 } from './20261124T2252-mail.js';
import { Help1795561200000 } from './20261124T2300-help.js';
import { Onboarding1795561260000 } from './20261124T2301-onboarding.js';
import { InformationNotice1795561800000 } from './20261124T2310-information-notice.js';
import { Looks1795561860000 } from './20261124T2311-looks.js';
import { EndedByDeparture1795564140000 } from './20261124T2349-ended-by-departure.js';
import { ImportProgress1795569000000 } from './20261125T0110-import-progress.js';
import { SecondFactor1795569600000 } from './20261125T0120-second-factor.js';
import { TrueOrFalseAndNumbers1795575600000 } from './20261125T0300-true-or-false-and-numbers.js';
import { Regrades1795585200000 } from './20261125T0540-regrades.js';
import { AttemptRules1795909200000 } from './20261128T2340-attempt-rules.js';

/** All changes of the database, in order. */
export const migrations = [ClockAndGround1795510800000, PeopleAndSignIn1795511400000, Competencies1795512000000, CoursesAndQuizzes1795512600000, LearningAndEvidence1795513200000, Invitations1795528800000, Assignments1795531200000, CompanyLayer1795532400000, TeamsOverTime1795558200000, SupportScopes1795558260000, CarriedOver1795558800000, Observation1795559400000, CoursesInTheMaking1795560000000, Jobs1795560600000, Notifications1795560660000, Mail1795560720000, Help1795561200000, Onboarding1795561260000, InformationNotice1795561800000, Looks1795561860000, EndedByDeparture1795564140000, ImportProgress1795569000000, SecondFactor1795569600000, TrueOrFalseAndNumbers1795575600000, Regrades1795585200000, AttemptRules1795909200000];
