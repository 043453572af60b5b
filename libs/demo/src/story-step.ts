import type { Level } from '@palier/domain';
import type { PersonKey } from './company.js';
import type { CourseKey, UnitKey } from './course.js';
import type { CompetencyKey } from './framework.js';
import type { ProfileKey } from './profile.js';

/** When a step happens: days from the seed's today, and the time of day in Europe/Paris. */
interface Moment {
  readonly day: number;
  /** HH:MM, 24 hours. */
  readonly at: string;
}

/** How a quiz is answered: so many questions of the attempt are answered wrong, the others right. */
export type QuizAnswers = 'all right' | 'one wrong' | 'two wrong' | 'three wrong';

type Deed =
  | { readonly kind: 'publishesFramework'; readonly by: PersonKey; readonly framework: 'support' }
  | { readonly kind: 'publishesProfile'; readonly by: PersonKey; readonly profile: ProfileKey }
  | { readonly kind: 'publishesCourse'; readonly by: PersonKey; readonly course: CourseKey }
  | { readonly kind: 'givesProfile'; readonly by: PersonKey; readonly who: PersonKey; readonly profile: ProfileKey; /** First day it applies. */ readonly fromDay: number }
  /** A lesson read, or a file opened, to its end. */
  | { readonly kind: 'completesLesson'; readonly who: PersonKey; readonly course: CourseKey; readonly unit: UnitKey }
  | { readonly kind: 'takesQuiz'; readonly who: PersonKey; readonly course: CourseKey; readonly answers: QuizAnswers }
  | { readonly kind: 'asksSignOff'; readonly who: PersonKey; readonly competency: CompetencyKey; readonly level: Level; readonly note: string }
  /** Confirms each of these levels; answers the open request where there is one. The fact is in the language of its rater. */
  | { readonly kind: 'confirms'; readonly rater: PersonKey; readonly who: PersonKey; readonly competency: CompetencyKey; readonly levels: readonly Level[]; readonly observed: string }
  | { readonly kind: 'refuses'; readonly rater: PersonKey; readonly who: PersonKey; readonly competency: CompetencyKey; readonly level: Level; readonly reason: string };

/** One thing somebody did. */
export type StoryStep = Moment & Deed;
export type StoryStepKind = StoryStep['kind'];
