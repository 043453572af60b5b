import { Body, Controller } from '@nestjs/common';
import { listTags, readQuestions, writeQuestions, type BodyOf } from '@palier/contracts';
import { readQuestions as readPasted, writeQuestions as writePlain } from '@palier/formats';
import { Serve } from '#platform';
import { QuizzesQueries } from './quizzes.queries.js';

/** The page shows so many problems; the first ones are mended first. */
const shown = 100;

@Controller()
export class QuestionsController {
  constructor(private readonly quizzes: QuizzesQueries) {}

  @Serve(listTags)
  listTags() {
    return this.quizzes.tags();
  }

  @Serve(readQuestions)
  readQuestions(@Body({ schema: readQuestions.body }) { text }: BodyOf<typeof readQuestions>) {
    const { questions, problems } = readPasted(text);
    return { questions, problems: problems.slice(0, shown) };
  }

  @Serve(writeQuestions)
  writeQuestions(@Body({ schema: writeQuestions.body }) { questions }: BodyOf<typeof writeQuestions>) {
    return { text: writePlain(questions) };
  }
}
