import { Injectable } from '@nestjs/common';
import { FollowAudience } from '#campaigns';
import { AskRenewals, FollowCourseAudiences } from '#assignments';
import { CloseOverdue } from '#learning';
import { DeliverMails } from './deliver-mails.js';
import { MakeDigests } from './make-digests.js';
import { TellPeople } from './tell-people.js';
import { WhoToTell } from './who-to-tell.js';

/** What comes by itself as time goes by: quizzes over their deadline, live audiences of campaigns and courses, reminders, mails of the day, and what waited for its hour. By the one clock; however often it runs, each comes once. It goes through all in parts, each in transactions of its own: killed anywhere, the next one goes on where something is left. */
@Injectable()
export class Sweep {
  constructor(private readonly whoToTell: WhoToTell, private readonly tells: TellPeople, private readonly digests: MakeDigests, private readonly mails: DeliverMails, private readonly overdue: CloseOverdue, private readonly audiences: FollowAudience, private readonly rules: FollowCourseAudiences, private readonly renewals: AskRenewals) {}

  /** `wide` also asks again what is about to end, tells what an event may have missed, tells whoever leads what is late for long, and has live audiences follow the facts. */
  async run(how: { readonly wide: boolean }): Promise<void> {
    if (how.wide) await this.renewals.run();
    await this.tells.all(this.whoToTell.ofDue());
    if (how.wide) {
      await this.tells.all(this.whoToTell.ofLate());
      await this.tells.all(this.whoToTell.ofLateness());
    }
    await this.digests.run();
    // One that fails keeps no other from it. Mails come last: a mail server may be slow.
    try { await this.overdue.run(); } finally { try { if (how.wide) await this.audiences.run(); } finally { try { if (how.wide) await this.rules.run(); } finally { await this.mails.run(); } } }
  }
}
