import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';

/** Days of hire that were just said, the first time or better: whose, and by which deed. */
export interface HireDays { readonly by: Actor; readonly deedId: string; readonly people: readonly string[] }
type Heard = (tx: Tx, told: HireDays) => Promise<void>;

/** What is due so many days from a hire is known in a room above: it says so here, and counts it anew within the same transaction. */
@Injectable()
export class HireDayTold {
  private heard: Heard = () => Promise.resolve();

  say(heard: Heard): void {
    this.heard = heard;
  }

  run(tx: Tx, told: HireDays): Promise<void> {
    return this.heard(tx, told);
  }
}
