import { Module } from '@nestjs/common';
import { CorrectQuestion } from './correct-question.js';
import { FileQuestion } from './file-question.js';
import { PublishQuiz } from './publish-quiz.js';
import { QuestionsController } from './questions.controller.js';
import { QuizzesQueries } from './quizzes.queries.js';
import { RewordQuestion } from './reword-question.js';
import { WriteQuestion } from './write-question.js';

@Module({ controllers: [QuestionsController], providers: [CorrectQuestion, FileQuestion, PublishQuiz, QuizzesQueries, RewordQuestion, WriteQuestion], exports: [CorrectQuestion, FileQuestion, PublishQuiz, QuizzesQueries, RewordQuestion, WriteQuestion] })
export class QuizzesModule {}
