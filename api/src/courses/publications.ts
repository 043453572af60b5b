import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';

/** A draft that was published, and what it was edited for. */
export interface Publication { readonly publisher: Actor; readonly courseVersionId: string; readonly forRelease: string }
type Heard = (tx: Tx, it: Publication) => Promise<void>;

/** Rooms above that have to say something of a published draft, within its transaction: what it was edited for stands with it, or neither does. */
@Injectable()
export class Publications {
  private readonly heard: Heard[] = [];

  hear(heard: Heard): void { this.heard.push(heard); }

  async tell(tx: Tx, it: Publication): Promise<void> {
    for (const heard of this.heard) await heard(tx, it);
  }
}
