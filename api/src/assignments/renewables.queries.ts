import { Injectable } from '@nestjs/common';
import type { TodoItem } from '@palier/contracts';
import { can, endsOf, plusDays, type Actor } from '@palier/domain';
import { CertificatesQueries } from '#certificates';
import { CompetenciesQueries } from '#competencies';
import { EndingsQueries, type EndingProof } from '#evidence';
import { PeopleQueries } from '#people';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';

export type Renewable = Extract<TodoItem, { kind: 'renewal' }>;
type Own = Omit<Renewable, 'person'> & { readonly personId: string };

/** Absences so long before an end may move the day on which it is due. */
const lookBack = 60;

/** What is to be renewed before it ends, beside courses: the certificates that a profile asks for, and the levels whose proof ends by itself. */
@Injectable()
export class RenewablesQueries {
  constructor(private readonly certificates: CertificatesQueries, private readonly endings: EndingsQueries, private readonly competencies: CompetenciesQueries, private readonly people: PeopleQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  /** Of this actor, and of whom they lead themselves: whoever stands above another lead reads it there. Two queries where nothing ends. */
  async of(actor: Actor): Promise<Renewable[]> {
    const led = actor.leads.filter((personId) => personId !== actor.personId && can(actor, 'standing.read', { personId }));
    const whose = [actor.personId, ...led];
    const lines = [...(await this.ofCertificates(whose)), ...(await this.ofLevels(whose))];
    const others = [...new Set(lines.map((it) => it.personId))].filter((it) => it !== actor.personId);
    if (others.length === 0) return lines.map(({ personId: _, ...it }) => ({ ...it, person: null }));
    const [leads, names] = [await this.people.nearestLeads(others), await this.people.namesOf(others)];
    const shown = lines.filter((it) => it.personId === actor.personId || (leads.get(it.personId) ?? []).includes(actor.personId));
    await this.looks.atAll(actor, 'look.waiting', shown.map((it) => it.personId));
    return shown.map(({ personId, ...it }) => ({ ...it, person: personId === actor.personId ? null : { id: personId, name: names.get(personId) ?? '' } }));
  }

  private async ofCertificates(whose: readonly string[]): Promise<Own[]> {
    const asked = await this.certificates.toRenew(whose);
    if (asked.length === 0) return [];
    const titles = await this.certificates.titles(asked.map((it) => it.certificateId));
    const days = await this.workdays.daysOf(new Map([...Map.groupBy(asked, (it) => it.personId)].map(([id, own]) => [id, plusDays(own.reduce((least, it) => (it.until < least ? it.until : least), '9999-12-31'), -lookBack)])));
    return asked.flatMap((it): Own[] => {
      const own = days.get(it.personId);
      if (own === undefined) return [];
      const { dueOn, late, state, passed } = endsOf(it.until, { unit: 'days', days: it.renewDays }, own, own.today);
      return [{ kind: 'renewal', id: it.issueId, personId: it.personId, dueOn, late, duePassed: [...passed], certificate: { id: it.certificateId, name: titles.get(it.certificateId) ?? '' }, competency: null, until: it.until, over: state === 'over', does: 'handIn', waits: false }];
    });
  }

  /** What was carried over ends together, and is one line; a paper that is one of the certificates asked for is a line of those. */
  private async ofLevels(whose: readonly string[]): Promise<Own[]> {
    const ends = await this.endings.open(whose);
    if (ends.length === 0) return [];
    const names = new Map((await this.competencies.named([...new Set(ends.map((it) => it.competencyId))])).map((it) => [it.competencyId, it.name]));
    const together = [...Map.groupBy(ends.filter((it) => it.certificates.length === 0), (it) => (it.does === 'confirm' ? `${it.personId} ${it.until}` : it.id)).values()];
    return together.flatMap((all): Own[] => {
      const first = all[0];
      return first === undefined ? [] : [{ ...lineOf(first), competency: { id: first.competencyId, name: names.get(first.competencyId) ?? {}, level: first.level, more: all.length - 1 } }];
    });
  }
}

const lineOf = ({ id, personId, dueOn, late, passed, until, state, does, waits }: EndingProof): Omit<Own, 'competency'> => ({ kind: 'renewal', id, personId, dueOn, late, duePassed: [...passed], certificate: null, until, over: state === 'over', does, waits });
