import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { AnswerHelp } from './answer-help.js';
import { AnswererQueries } from './answerer.queries.js';
import { AskAgain } from './ask-again.js';
import { AskForHelp } from './ask-for-help.js';
import { CloseHelp } from './close-help.js';
import { HandHelpOn } from './hand-help-on.js';
import { HelpController } from './help.controller.js';
import { HelpQueries } from './help.queries.js';
import { ShareAnswer } from './share-answer.js';
import { SolveHelp } from './solve-help.js';
import { TakeTurn } from './take-turn.js';
import { ThingsQueries } from './things.queries.js';
import { WithdrawAnswer } from './withdraw-answer.js';

@Module({
  imports: [PeopleModule],
  controllers: [HelpController],
  providers: [AnswerHelp, AnswererQueries, AskAgain, AskForHelp, CloseHelp, HandHelpOn, HelpQueries, ShareAnswer, SolveHelp, TakeTurn, ThingsQueries, WithdrawAnswer],
  exports: [AnswererQueries, AnswerHelp, AskForHelp, HandHelpOn, HelpQueries],
})
export class HelpModule {}
