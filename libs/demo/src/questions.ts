import type { BankQuestion } from './questions/bank.js';
import { communicationQuestions } from './questions/communication.js';
import { keepingUpQuestions } from './questions/keeping-up.js';
import { softwareChoices } from './questions/software-choices.js';
import { softwareShortTexts } from './questions/software-short-texts.js';
import { upsetClientQuestions } from './questions/upset-client.js';

export type { BankQuestion, QuestionKey } from './questions/bank.js';

/** The bank: every question stands by its cell, whichever quiz draws it. */
export const questions: readonly BankQuestion[] = [...softwareChoices, ...softwareShortTexts, ...communicationQuestions, ...keepingUpQuestions, ...upsetClientQuestions];
