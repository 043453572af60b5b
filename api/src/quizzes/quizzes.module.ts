import { Module } from '@nestjs/common';
import { PublishQuiz } from './publish-quiz.js';
import { QuestionsController } from './questions.controller.js';
import { QuizzesQueries } from './quizzes.queries.js';
import { RewordQuestion } from './reword-question.js';
import { WriteQuestion } from './write-question.js';

@Module({ controllers: [QuestionsController], providers: [PublishQuiz, QuizzesQueries, RewordQuestion, WriteQuestion], exports: [PublishQuiz, QuizzesQueries, RewordQuestion, WriteQuestion] })
export class QuizzesModule {}
