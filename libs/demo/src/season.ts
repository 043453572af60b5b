import type { HeldLevel } from '@palier/domain';
import type { PersonKey } from './company.js';
import type { CompetencyKey } from './framework.js';
import type { PlanStepKey } from './onboarding.js';
import type { DayByDayKey, ReleaseCourse } from './releases/course.js';
import type { ReleaseName } from './releases/notes.js';
import type { ReleaseQuestionKey } from './releases/questions.js';
import type { StoryStep } from './story.js';

/** What a release brings, and the first weeks of new hires: played beside the story where the demo is played whole. Days before today are as in the story; those to come, in `in…`, fall on the first working day from there on. */
export type SeasonStep = StoryStep | { readonly day: number; readonly at: string } & (
  | { readonly kind: 'changesPlan'; readonly by: PersonKey }
  | { readonly kind: 'meets'; readonly who: PersonKey; /** Of the people of the role profile to meet, which. */ readonly relation: { readonly of: 'internal' | 'external'; readonly at: number } }
  | { readonly kind: 'publishes'; readonly course: ReleaseCourse['key']; /** As this release makes it. */ readonly as: ReleaseName }
  | { readonly kind: 'releases'; readonly release: ReleaseName }
  | { readonly kind: 'teaches'; readonly release: ReleaseName; readonly course: ReleaseCourse['key'] }
  | { readonly kind: 'writesArticle' }
  | { readonly kind: 'learns'; readonly who: PersonKey; readonly units: readonly DayByDayKey[]; /** Answered wrongly in the quiz, where it is among them. */ readonly misses: readonly ReleaseQuestionKey[] }
  | { readonly kind: 'launches'; readonly by: PersonKey; readonly release: ReleaseName; readonly inDays: number; readonly reason: string }
  | { readonly kind: 'followsAudience' }
  | { readonly kind: 'waives'; readonly by: PersonKey; readonly who: PersonKey; readonly reason: string }
  | { readonly kind: 'nudges'; readonly by: PersonKey }
  | { readonly kind: 'asksForLater'; readonly who: PersonKey; readonly inDays: number; readonly reason: string }
  | { readonly kind: 'understands'; readonly who: PersonKey; readonly release: ReleaseName; /** Answered wrongly at first. */ readonly stumbles: boolean }
  | { readonly kind: 'isAway'; readonly by: PersonKey; readonly who: PersonKey; readonly is: 'absence' | 'onCall'; readonly inDays: number; readonly days: number }
  | { readonly kind: 'holdsCheckpoint'; readonly by: PersonKey; readonly who: PersonKey; readonly theirs: readonly [settling: string, achieved: string]; readonly lead: readonly [settling: string, comingUp: string]; /** Which levels the lead sees; null: not seen yet. */ readonly sees: readonly (readonly [CompetencyKey, HeldLevel | null])[]; readonly agreed: string }
  | { readonly kind: 'plansSession'; readonly by: PersonKey; readonly title: string; readonly place: string; readonly inDays: number; readonly from: string; readonly until: string; readonly guests: readonly PersonKey[]; readonly about: ReleaseCourse['key'] | PlanStepKey; readonly coming: readonly PersonKey[] }
);

const learns = (day: number, at: string, who: PersonKey, units: readonly DayByDayKey[], misses: readonly ReleaseQuestionKey[] = []): SeasonStep => ({ day, at, kind: 'learns', who, units, misses });
const everything = ['renewing', 'searching', 'crediting', 'reminding', 'day-by-day-quiz'] as const;
const ticks = (day: number, at: string, by: PersonKey, who: PersonKey, step: PlanStepKey): SeasonStep => ({ day, at, kind: 'ticks', by, who, step });

const steps: readonly SeasonStep[] = [
  // Two releases that the team knows, each up to the one they learnt.
  { day: -53, at: '08:10', kind: 'releases', release: '8.2' }, { day: -53, at: '08:20', kind: 'publishes', course: 'day-by-day', as: '8.2' }, { day: -53, at: '08:30', kind: 'teaches', release: '8.2', course: 'day-by-day' },
  ...(['karim', 'nadia', 'claire', 'tomasz', 'aminata', 'oliver'] as const).map((who, index) => learns(-52 + index, '16:10', who, everything)), learns(-43, '14:20', 'julien', everything, ['search-by-amount']),
  { day: -42, at: '08:10', kind: 'releases', release: '8.3' }, { day: -42, at: '08:20', kind: 'publishes', course: 'day-by-day', as: '8.3' }, { day: -42, at: '08:30', kind: 'teaches', release: '8.3', course: 'day-by-day' },
  ...(['karim', 'nadia', 'claire', 'tomasz', 'aminata', 'oliver'] as const).map((who, index) => learns(-41 + index, '16:10', who, ['searching'])), learns(-21, '15:20', 'hugo', everything),
  // 8.4 is written, proof-read, brought to the team, and comes out.
  { day: -12, at: '08:10', kind: 'releases', release: '8.4' }, { day: -11, at: '09:00', kind: 'writesArticle' }, { day: -11, at: '09:10', kind: 'publishes', course: 'day-by-day', as: '8.4' }, { day: -11, at: '09:20', kind: 'teaches', release: '8.4', course: 'day-by-day' },
  learns(-10, '14:00', 'nadia', ['crediting', 'reminding', 'day-by-day-quiz']),
  { day: -9, at: '09:30', kind: 'launches', by: 'karim', release: '8.4', inDays: 5, reason: 'La 8.4 change deux gestes que les clients font chaque jour. On la connaît avant leurs appels.' },
  { day: -9, at: '11:00', kind: 'waives', by: 'karim', who: 'claire', reason: 'Elle a écrit la formation.' },
  learns(-8, '10:00', 'tomasz', ['day-by-day-quiz'], ['pause-reminders']), learns(-6, '16:30', 'aminata', ['crediting', 'reminding', 'day-by-day-quiz']),
  { day: -5, at: '09:10', kind: 'understands', who: 'aminata', release: '8.4', stumbles: false }, { day: -5, at: '10:40', kind: 'understands', who: 'nadia', release: '8.4', stumbles: false }, { day: -4, at: '09:05', kind: 'understands', who: 'tomasz', release: '8.4', stumbles: true },
  learns(-5, '11:00', 'oliver', ['crediting', 'reminding', 'day-by-day-quiz'], ['credit-from-list', 'pause-reminders']), learns(-4, '14:40', 'hugo', ['crediting', 'day-by-day-quiz'], ['pause-reminders']), learns(-2, '09:40', 'julien', ['crediting', 'day-by-day-quiz'], ['search-by-amount']),
  { day: -3, at: '10:00', kind: 'followsAudience' },
  { day: -2, at: '09:50', kind: 'understands', who: 'julien', release: '8.4', stumbles: true },
  { day: -2, at: '11:30', kind: 'asksForLater', who: 'julien', inDays: 9, reason: 'Je suis sur le dossier 8120 jusqu’à jeudi, et je voudrais faire les avoirs à tête reposée.' },
  { day: -1, at: '16:00', kind: 'nudges', by: 'karim' },
  { day: -6, at: '09:00', kind: 'isAway', by: 'karim', who: 'hugo', is: 'absence', inDays: 1, days: 3 }, { day: -6, at: '09:05', kind: 'isAway', by: 'karim', who: 'oliver', is: 'onCall', inDays: 2, days: 2 },
  // The next one is in preparation: whoever leads a team may try the wizard on it.
  { day: -2, at: '08:10', kind: 'releases', release: '8.5' }, { day: -1, at: '09:10', kind: 'publishes', course: 'portal', as: '8.5' }, { day: -1, at: '09:20', kind: 'teaches', release: '8.5', course: 'portal' },
  // Julien is in the middle of his first ninety days, Inès at the beginning of hers.
  { day: -54, at: '08:30', kind: 'changesPlan', by: 'sophie' }, { day: -54, at: '09:15', kind: 'givesPlan', by: 'karim', who: 'julien', mentor: 'aminata' },
  ticks(-54, '09:20', 'mathis', 'julien', 'accounts'), ticks(-54, '10:00', 'karim', 'julien', 'welcome'), ticks(-54, '11:00', 'aminata', 'julien', 'mentor'), ticks(-53, '14:00', 'julien', 'julien', 'guide'), ticks(-53, '14:40', 'julien', 'julien', 'charter'), ticks(-50, '16:00', 'aminata', 'julien', 'second-pair'), ticks(-49, '17:00', 'karim', 'julien', 'first-week'),
  { day: -52, at: '09:10', kind: 'namesContact', by: 'karim', who: 'julien', relation: 0, contact: 'nadia' }, { day: -52, at: '09:12', kind: 'namesContact', by: 'karim', who: 'julien', relation: 1, contact: 'tomasz' },
  ...([[-47, 'internal', 0], [-45, 'internal', 1], [-44, 'internal', 2], [-40, 'external', 0]] as const).map(([day, of, place]): SeasonStep => ({ day, at: '17:30', kind: 'meets', who: 'julien', relation: { of, at: place } })),
  { day: -27, at: '09:30', kind: 'assessesSelf', who: 'julien', competency: 'business-software', level: 2, words: 'Le dossier 8120 tourne.' }, { day: -27, at: '09:32', kind: 'assessesSelf', who: 'julien', competency: 'communication', level: 2, words: '' }, { day: -27, at: '09:34', kind: 'assessesSelf', who: 'julien', competency: 'maintenance', level: 1, words: '' },
  {
    day: -27, at: '14:00', kind: 'holdsCheckpoint', by: 'karim', who: 'julien',
    theirs: ['L’équipe répond vite, et je sais à qui demander. Le plus dur reste le téléphone à l’heure de pointe.', 'Je traite seul les demandes de doublons et les questions de facture simple.'],
    lead: ['Julien pose ses questions avant le client, pas pendant. C’est le bon ordre.', 'Reprendre le paramétrage, en formation d’abord, puis redemander la validation.'],
    sees: [['business-software', 1], ['communication', 2], ['maintenance', null], ['training', 1]],
    agreed: 'Deux heures de paramétrage par semaine avec Aminata, le mardi.',
  },
  ticks(-26, '10:00', 'sophie', 'julien', 'first-month'), ticks(-13, '15:00', 'aminata', 'julien', 'listen-again'),
  { day: -3, at: '09:10', kind: 'givesPlan', by: 'karim', who: 'ines', mentor: 'oliver' }, ticks(-3, '09:20', 'mathis', 'ines', 'accounts'), ticks(-3, '10:00', 'karim', 'ines', 'welcome'), ticks(-3, '11:30', 'oliver', 'ines', 'mentor'), ticks(-2, '14:00', 'ines', 'ines', 'guide'), ticks(-2, '14:40', 'ines', 'ines', 'charter'),
  { day: -3, at: '09:12', kind: 'namesContact', by: 'karim', who: 'ines', relation: 0, contact: 'nadia' }, { day: -3, at: '09:14', kind: 'namesContact', by: 'karim', who: 'ines', relation: 1, contact: 'tomasz' },
  { day: -2, at: '17:00', kind: 'plansSession', by: 'karim', title: 'Mise en service du cabinet Roux', place: 'Salle Nansen', inDays: 1, from: '14:00', until: '16:00', guests: ['julien'], about: 'go-live', coming: ['julien'] },
  { day: -3, at: '16:00', kind: 'plansSession', by: 'nadia', title: 'Atelier 8.4 : avoirs et relances, sur vos dossiers', place: 'https://visio.nordlys.example/atelier-84', inDays: 2, from: '10:00', until: '11:30', guests: ['ines', 'julien', 'oliver', 'hugo', 'aminata'], about: 'day-by-day', coming: ['julien', 'aminata'] },
];

/** In order, as the story is. */
export const season: readonly SeasonStep[] = [...steps].sort((a, b) => a.day - b.day || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
