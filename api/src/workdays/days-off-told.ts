import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';

/** Days off that were just told: of whom, and by which deed. */
export interface DaysOff { readonly by: Actor; readonly deedId: string; readonly people: readonly string[]; readonly because: 'unavailability' | 'holidays' }
type Heard = (tx: Tx, told: DaysOff) => Promise<number>;

/** What is due on days that are told to be days off is known in a room above: it says so here, and counts it again within the same transaction. */
@Injectable()
export class DaysOffTold {
  private heard: Heard = () => Promise.resolve(0);

  say(heard: Heard): void {
    this.heard = heard;
  }

  /** How many due days are others from then on. */
  run(tx: Tx, told: DaysOff): Promise<number> {
    return this.heard(tx, told);
  }
}
