import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs, type Happened } from '#platform';
import { AskNewPassword } from './ask-new-password.js';
import { DeliverMails } from './deliver-mails.js';
import { Sweep } from './sweep.js';
import { TellPeople } from './tell-people.js';
import { WhoToTell } from './who-to-tell.js';

/** Hears what happened in the rooms below. Heard twice, or late, it tells nobody twice. */
@Injectable()
export class Listen implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly whoToTell: WhoToTell, private readonly tells: TellPeople, private readonly sweep: Sweep, private readonly mails: DeliverMails, private readonly passwords: AskNewPassword) {}

  onModuleInit(): void {
    this.jobs.handle('events', (it) => this.hear(it));
    this.jobs.handle('sweep', (it) => this.sweep.run(it));
    this.jobs.handle('mail', () => this.mails.run());
  }

  async hear({ id, what, thing }: Happened): Promise<void> {
    if (what === 'password.ask') await this.passwords.answer(id, thing);
    else if (what === 'assignment.assign') await this.tells.all(this.whoToTell.ofBatch(thing));
    else await this.tells.run(await this.whoToTell.after(what, thing));
  }
}
