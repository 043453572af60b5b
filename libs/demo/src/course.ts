import type { LessonDocument, Level, QuestionKind } from '@palier/domain';
import type { Bilingual } from './bilingual.js';
import type { PersonKey } from './company.js';
import type { CompetencyKey } from './framework.js';
import { entryRules } from './lessons/entry-rules.js';
import { findingYourWay } from './lessons/finding-your-way.js';
import { listeningFirst } from './lessons/listening-first.js';
import { readingAMessage } from './lessons/reading-a-message.js';
import { writingClearly } from './lessons/writing-clearly.js';
import { memos } from './media.js';
import type { Memo } from './media.js';
import type { QuestionKey } from './questions/bank.js';

export type CourseKey = 'first-steps' | 'answering-well' | 'upset-client';
export type UnitKey =
  | 'finding-your-way' | 'entry-rules' | 'reading-a-message' | 'entry-rules-memo' | 'first-steps-quiz'
  | 'listening-first' | 'writing-clearly' | 'answering-well-quiz' | 'upset-client-quiz';

/** A cell by its competency's key. */
export interface CellKey {
  readonly competency: CompetencyKey;
  readonly level: Level;
}

/** One line of a quiz: this question, or so many of a cell's, of one kind where named. No question comes twice in an attempt. */
export type Draw =
  | { readonly kind: 'fixed'; readonly question: QuestionKey }
  | { readonly kind: 'cell'; readonly competency: CompetencyKey; readonly level: Level; readonly count: number; readonly questionKind?: QuestionKind };

export interface Blueprint {
  readonly draws: readonly Draw[];
}

interface AnyUnit {
  readonly key: UnitKey;
  readonly title: Bilingual;
  /** Time to plan for it. */
  readonly minutes: number;
  /** The cells it serves. */
  readonly cells: readonly CellKey[];
}

export type Unit =
  | (AnyUnit & { readonly kind: 'lesson'; readonly body: Bilingual<LessonDocument> })
  | (AnyUnit & { readonly kind: 'file'; readonly file: Memo })
  | (AnyUnit & { readonly kind: 'quiz'; readonly blueprint: Blueprint; /** 0 to 1. */ readonly passMark: number });

export interface Course {
  readonly key: CourseKey;
  readonly author: PersonKey;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly units: readonly Unit[];
}

const software: readonly CellKey[] = [{ competency: 'business-software', level: 1 }];
const communication: readonly CellKey[] = [{ competency: 'communication', level: 1 }];

export const courses: readonly Course[] = [
  {
    key: 'first-steps',
    author: 'claire',
    title: { fr: 'Premiers pas avec le logiciel métier', en: 'First steps with the business software' },
    summary: {
      fr: 'Trouver une fiche dans Nordlys Gestion 8.4, saisir selon les règles et expliquer ce que le logiciel refuse.',
      en: 'Find a record in Nordlys Gestion 8.4, enter data by the rules and explain what the software refuses.',
    },
    units: [
      { kind: 'lesson', key: 'finding-your-way', title: { fr: 'Se repérer dans Nordlys Gestion', en: 'Finding your way in Nordlys Gestion' }, minutes: 8, cells: software, body: findingYourWay },
      { kind: 'lesson', key: 'entry-rules', title: { fr: 'Les règles de saisie', en: 'The entry rules' }, minutes: 10, cells: software, body: entryRules },
      { kind: 'lesson', key: 'reading-a-message', title: { fr: 'Lire un message et répondre', en: 'Reading a message and answering' }, minutes: 9, cells: software, body: readingAMessage },
      { kind: 'file', key: 'entry-rules-memo', title: memos.entryRules.title, minutes: 3, cells: software, file: memos.entryRules },
      {
        kind: 'quiz',
        key: 'first-steps-quiz',
        title: { fr: 'Six questions sur le logiciel', en: 'Six questions on the software' },
        minutes: 10,
        cells: software,
        passMark: 0.8,
        // One question of each kind for certain; the other three change from one attempt to the next.
        blueprint: {
          draws: [
            { kind: 'fixed', question: 'part-month' },
            { kind: 'fixed', question: 'signs' },
            { kind: 'cell', competency: 'business-software', level: 1, count: 1, questionKind: 'singleChoice' },
            { kind: 'cell', competency: 'business-software', level: 1, count: 3 },
          ],
        },
      },
    ],
  },
  {
    key: 'answering-well',
    author: 'claire',
    title: { fr: 'Bien répondre à un client', en: 'Answering a client well' },
    summary: {
      fr: 'Écouter jusqu’au bout, reformuler, puis écrire une réponse qui se comprend du premier coup.',
      en: 'Listen to the end, restate, then write an answer that is understood at once.',
    },
    units: [
      { kind: 'lesson', key: 'listening-first', title: { fr: 'Écouter avant de répondre', en: 'Listening before answering' }, minutes: 7, cells: communication, body: listeningFirst },
      { kind: 'lesson', key: 'writing-clearly', title: { fr: 'Écrire clairement', en: 'Writing clearly' }, minutes: 7, cells: communication, body: writingClearly },
      {
        kind: 'quiz',
        key: 'answering-well-quiz',
        title: { fr: 'Quatre questions sur la réponse', en: 'Four questions on answering' },
        minutes: 6,
        cells: communication,
        passMark: 0.8,
        blueprint: { draws: [{ kind: 'cell', competency: 'communication', level: 1, count: 4 }] },
      },
    ],
  },
  {
    key: 'upset-client',
    author: 'claire',
    title: { fr: 'Un client mécontent au téléphone', en: 'An upset client on the phone' },
    summary: {
      fr: 'Six situations, puis une conversation à mener jusqu’au bout avec une cliente qui appelle pour la troisième fois.',
      en: 'Six situations, then a conversation to lead to its end with a client who is calling for the third time.',
    },
    units: [
      {
        kind: 'quiz',
        key: 'upset-client-quiz',
        title: { fr: 'Sept questions, dont une conversation', en: 'Seven questions, one of them a conversation' },
        minutes: 15,
        cells: communication,
        passMark: 0.8,
        blueprint: { draws: (['upset-first-words', 'duplicate-reminders', 'promise-an-hour', 'on-hold', 'not-our-fault', 'after-the-call', 'upset-call'] as const).map((question) => ({ kind: 'fixed', question })) },
      },
    ],
  },
];
