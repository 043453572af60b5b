import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Reader, Tx } from '#platform';

/** Another day of a release, and the deed by which it was said. */
export interface DaySaid { readonly by: Actor; readonly releaseId: string; readonly on: string; readonly deedId: string }
interface Follower {
  readonly any: (reader: Reader, releaseId: string) => Promise<boolean>;
  /** What goes along whoever says the day, and wherever. */ readonly goAlong?: (tx: Tx, said: DaySaid) => Promise<void>;
}

/** Rooms above in which something goes along with the day of a release: where something does, another day is said where one sees what moves. */
@Injectable()
export class DayFollowers {
  private readonly followers: Follower[] = [];

  follow(follower: Follower): void { this.followers.push(follower); }

  async any(reader: Reader, releaseId: string): Promise<boolean> {
    for (const it of this.followers) if (await it.any(reader, releaseId)) return true;
    return false;
  }

  /** Within the transaction by which the day is said. */
  async goAlong(tx: Tx, said: DaySaid): Promise<void> {
    for (const it of this.followers) await it.goAlong?.(tx, said);
  }
}
