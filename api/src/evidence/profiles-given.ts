import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';

type Way = (tx: Tx, by: Actor, personIds: readonly string[]) => Promise<void>;

/** What begins for people who are given a profile: a room above says it here, and it happens in the same transaction or not at all. */
@Injectable()
export class ProfilesGiven {
  private readonly ways: Way[] = [];

  say(way: Way): void {
    this.ways.push(way);
  }

  async within(tx: Tx, by: Actor, personIds: readonly string[]): Promise<void> {
    for (const way of this.ways) await way(tx, by, personIds);
  }
}
