import { Injectable } from '@nestjs/common';
import type { Piece, PieceChoices } from '@palier/contracts';
import { asksFor, inForce, levels, pieceKinds, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { ProjectStandings } from './project-standings.js';
import type { SentBack } from './sign-off.queries.js';

type Row = Omit<Piece, 'name' | 'statement' | 'at' | 'person' | 'file' | 'answer'> & { personId: string; personName: string; at: Date; sha256: string | null; mediaType: string | null; bytes: number | null; answeredBy: string | null; answeredAt: Date | null; words: string | null };

/** A piece that waits for a rater, or was answered: of somebody who is here. */
export interface PieceNews { readonly id: string; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly at: Date; readonly decision: 'accepted' | 'refused' | null; readonly by: string | null; readonly answeredAt: Date | null }

const pieces = `
  select p.id, p.kind, p.person_id as "personId", o.display_name as "personName", p.competency_id as "competencyId", p.level, t.words as title, n.words as note, l.words as link, p.file_sha256 as sha256, f.media_type as "mediaType", f.bytes,
    case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as certificate, i.words as issuer, u.words as number, p.valid_from::text as "validFrom", p.valid_until::text as "validUntil", b.display_name as by, p.recorded_at as at, case when p.kind = 'external' then 'entered' when y.piece_id is not null then 'withdrawn' else coalesce(r.decision, 'waiting') end as state,
    q.display_name as "answeredBy", r.recorded_at as "answeredAt", w.words
  from piece p join person o on o.id = p.person_id join person b on b.id = p.recorded_by join fact_text t on t.id = p.title_id left join fact_text n on n.id = p.note_id left join fact_text l on l.id = p.link_id left join fact_text i on i.id = p.issuer_id left join fact_text u on u.id = p.number_id
  left join stored_file f on f.sha256 = p.file_sha256 left join certificate c on c.id = p.certificate_id left join piece_withdrawal y on y.piece_id = p.id left join piece_review r on r.piece_id = p.id left join person q on q.id = r.rater_id left join fact_text w on w.id = r.words_id left join departure d on d.person_id = p.person_id`;

@Injectable()
export class PiecesQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly facts: ProjectStandings, private readonly looks: RecordLook) {}

  /** What waits for a rater to look at it, the oldest first. Four queries, whatever the length of the queue. */
  async queueOf(actor: Actor): Promise<Piece[]> {
    const rows = await this.db.query<Row[]>(`${pieces} where p.kind <> 'external' and r.piece_id is null and y.piece_id is null and p.person_id = any($1) and p.person_id <> $2 and (d.left_on is null or d.left_on > palier_today()) order by p.recorded_at, p.id limit 200`, [actor.leads, actor.personId]);
    await this.looks.atAll(actor, 'look.queue', rows.map((it) => it.personId));
    return this.present(rows);
  }

  /** Those that were handed in or answered, by their ids or lately. One query. */
  news(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<PieceNews[]> {
    return reader.query<PieceNews[]>(`
      select p.id, p.person_id as "personId", p.competency_id as "competencyId", p.level, p.recorded_at as at, r.decision, r.rater_id as by, r.recorded_at as "answeredAt"
      from piece p left join piece_review r on r.piece_id = p.id left join departure d on d.person_id = p.person_id
      where p.kind <> 'external' and not exists (select from piece_withdrawal w where w.piece_id = p.id) and ($1::uuid[] is null or p.id = any($1)) and ($2::timestamptz is null or p.recorded_at >= $2 or r.recorded_at >= $2) and (d.left_on is null or d.left_on > palier_today()) order by p.id`, [which.ids ?? null, which.since ?? null]);
  }

  /** What somebody handed in and has to do again: sent back, nothing handed in for the level since, and not held meanwhile. One query. */
  sentBackTo(personId: string): Promise<(SentBack & { readonly title: string })[]> {
    return this.db.query<(SentBack & { title: string })[]>(`
      select p.id, n.name, p.level, t.words as title, q.display_name as by, r.recorded_at as at, coalesce(w.words, '') as words
      from piece p join piece_review r on r.piece_id = p.id and r.decision = 'refused' join person q on q.id = r.rater_id join fact_text t on t.id = p.title_id left join fact_text w on w.id = r.words_id
      join lateral (select c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = p.competency_id order by v.number desc limit 1) n on true
      where p.person_id = $1
        and not exists (select from piece l where l.person_id = $1 and l.competency_id = p.competency_id and l.level = p.level and l.recorded_at > p.recorded_at and not exists (select from piece_withdrawal x where x.piece_id = l.id))
        and not exists (select from standing s where s.person_id = $1 and s.competency_id = p.competency_id and s.level = p.level and s.known_until is null and s.valid_from <= palier_now() and (s.valid_until is null or s.valid_until > palier_now()))
      order by r.recorded_at, p.id`, [personId]);
  }

  async one(actor: Actor, pieceId: string): Promise<Piece> {
    const rows = await this.db.query<Row[]>(`${pieces} where p.id = $1`, [pieceId]);
    if (rows[0] === undefined) throw new Refusal('thing.not-found');
    require(actor, 'sign-off.read', rows[0].personId);
    await this.looks.at(actor, 'look.sign-off', rows[0].personId);
    const [said] = await this.present(rows);
    if (said === undefined) throw new Refusal('thing.not-found');
    return said;
  }

  /** The file of a piece, for whoever may read the piece. */
  async fileOf(actor: Actor, pieceId: string): Promise<{ sha256: string; name: string; mediaType: string }> {
    const [row] = await this.db.query<{ personId: string; sha256: string | null; name: string; mediaType: string }[]>('select p.person_id as "personId", f.sha256, f.name, f.media_type as "mediaType" from piece p left join stored_file f on f.sha256 = p.file_sha256 where p.id = $1', [pieceId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    require(actor, 'sign-off.read', row.personId);
    if (row.sha256 === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.sign-off', row.personId);
    return { sha256: row.sha256, name: row.name, mediaType: row.mediaType };
  }

  /** What somebody handed in for a competency or HR entered, the newest first, and for which levels something could be. */
  async of(actor: Actor, personId: string, competencyId: string): Promise<PieceChoices & { pieces: Piece[] }> {
    require(actor, 'sign-off.read', personId);
    const [name, competency] = [await this.people.nameOf(personId), await this.competencies.competency(competencyId)];
    if (name === null || competency === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.sign-off', personId);
    const rows = await this.db.query<Row[]>(`${pieces} where p.person_id = $1 and p.competency_id = $2 order by p.recorded_at desc, p.id desc limit 200`, [personId, competencyId]);
    const [ruleOf, now] = [await this.facts.rulesFor(levels.map((level) => ({ competencyId, level }))), await this.db.now()];
    const kindsAt = (level: (typeof levels)[number]) => { const rule = inForce(ruleOf({ competencyId, level }), now); return rule === undefined ? [] : pieceKinds.filter((it) => asksFor(rule.criterion, it)); };
    return { person: { id: personId, name }, competencyId, name: competency.name, levels: competency.statements.map(({ level, text }) => ({ level, text, kinds: kindsAt(level) })), pieces: await this.present(rows) };
  }

  private async present(rows: readonly Row[]): Promise<Piece[]> {
    if (rows.length === 0) return [];
    const competencies = new Map((await this.competencies.named([...new Set(rows.map((it) => it.competencyId))])).map((it) => [it.competencyId, it]));
    return rows.map(({ personId, personName, at, mediaType, bytes, answeredBy, answeredAt, words, sha256: _, ...it }) => ({
      ...it, person: { id: personId, name: personName }, at: at.toISOString(), name: competencies.get(it.competencyId)?.name ?? {}, statement: competencies.get(it.competencyId)?.statements.find((one) => one.level === it.level)?.text ?? {},
      file: mediaType === null || bytes === null ? null : { mediaType, bytes }, answer: answeredAt === null ? null : { by: answeredBy ?? '', at: answeredAt.toISOString(), words: words ?? '' },
    }));
  }
}
