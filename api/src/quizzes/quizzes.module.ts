import { Module } from '@nestjs/common';
import { PublishQuiz } from './publish-quiz.js';
import { QuizzesQueries } from './quizzes.queries.js';
import { WriteQuestion } from './write-question.js';

@Module({ providers: [PublishQuiz, QuizzesQueries, WriteQuestion], exports: [PublishQuiz, QuizzesQueries, WriteQuestion] })
export class QuizzesModule {}
