import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';

/** The change of a release for which a version of an article is written. */
export interface ForChange { readonly releaseId: string; readonly changeId: string }
type Heard = (tx: Tx, it: ForChange & { readonly publisher: Actor; readonly articleId: string; readonly articleVersionId: string }) => Promise<void>;

/** Rooms above that have to say something of a published version of an article, within its transaction: what it was written for stands with it, or neither does. */
@Injectable()
export class ArticlePublications {
  private readonly heard: Heard[] = [];

  hear(heard: Heard): void { this.heard.push(heard); }

  async tell(tx: Tx, it: Parameters<Heard>[1]): Promise<void> {
    for (const heard of this.heard) await heard(tx, it);
  }
}
