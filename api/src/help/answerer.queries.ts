import { Injectable } from '@nestjs/common';
import type { Answerer, HelpKind, HelpThing } from '@palier/contracts';
import { whoAnswers, type Role } from '@palier/domain';
import { PeopleQueries, type NearLead, type Present } from '#people';
import type { Reader } from '#platform';

/** Those who are here today and could answer certain people. */
export class Crowd {
  constructor(private readonly near: readonly NearLead[], private readonly skilled: readonly Present[]) {}

  /** Who answers, by the rule; null where nobody is left. Courses have authors, levels do not. */
  who(kind: HelpKind, askerId: string, about: HelpThing['about'], publisherId: string | null): Answerer | null {
    const above = this.near.filter((it) => it.personId === askerId);
    const of = (wanted: NearLead['kind']): string[] => above.filter((it) => it.depth === above[0]?.depth && it.kind === wanted).map((it) => it.id);
    const holding = (role: Role): string[] => this.skilled.filter((it) => it.roles.includes(role)).map((it) => it.id);
    const publishers = this.skilled.filter((it) => it.id === publisherId && it.roles.length > 0).map((it) => it.id);
    const found = whoAnswers(kind, askerId, { lead: of('lead'), deputy: of('deputy'), publisher: publishers, author: about === 'level' ? [] : holding('author'), hr: holding('hr') });
    return found === null ? null : { id: found.personId, name: [...this.near, ...this.skilled].find((it) => it.id === found.personId)?.name ?? '', as: found.as };
  }
}

@Injectable()
export class AnswererQueries {
  constructor(private readonly people: PeopleQueries) {}

  /** Who is here today for these people and as publisher of these things. Two queries, whatever the number of people. */
  async crowd(askerIds: readonly string[], publisherIds: readonly (string | null)[], reader?: Reader): Promise<Crowd> {
    return new Crowd(await this.people.leadsNear(askerIds, reader), await this.people.present(['author', 'hr'], publisherIds.filter((it) => it !== null), reader));
  }
}
