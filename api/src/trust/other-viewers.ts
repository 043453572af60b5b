import { Injectable } from '@nestjs/common';
import type { Sight } from '@palier/domain';

/** Somebody who sees something of a person by no role, but because they stand beside them. */
export interface OtherViewer { readonly personId: string; readonly name: string; readonly access: boolean; readonly sees: Sight; readonly as: 'mentor' | 'holder' }
type Way = (personId: string) => Promise<readonly OtherViewer[]>;

/** Where a room above lets somebody in whom the policy table does not name, it says so here: nobody sees a person unnamed. */
@Injectable()
export class OtherViewers {
  private readonly ways: Way[] = [];

  say(way: Way): void {
    this.ways.push(way);
  }

  async of(personId: string): Promise<readonly OtherViewer[]> {
    return (await Promise.all(this.ways.map((it) => it(personId)))).flat();
  }
}
