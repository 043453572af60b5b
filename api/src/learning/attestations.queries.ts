import { Injectable } from '@nestjs/common';
import type { Attestation, Attested, Bilingual, CheckedAttestation } from '@palier/contracts';
import { can, readCode, type Actor, type Level } from '@palier/domain';
import { countTry } from '#identity';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';

interface Row { readonly id: string; readonly personId: string; readonly name: string; readonly on: string; readonly code: string; readonly at: Date; readonly course: Bilingual | null; readonly competency: Bilingual | null; readonly level: Level | null; readonly ofPlan: boolean; readonly planOf: Bilingual | null; readonly revokedBy: string | null; readonly revokedOn: string | null; readonly reason: string | null }

/** Codes that one address may ask about within a quarter of an hour. */
const mostPerAddress = 30;

const attestations = `
  select a.id, a.person_id as "personId", p.display_name as name, a.on_day::text as "on", a.code, greatest(a.recorded_at, r.recorded_at) as at, a.level, q.display_name as "revokedBy", (r.recorded_at at time zone palier_zone())::date::text as "revokedOn", t.words as reason,
    (select jsonb_object_agg(w.locale, w.title) from (select distinct on (locale) locale, title from course_text where course_version_id = a.course_version_id order by locale, revision desc) w) as course,
    (select c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = a.competency_id order by v.number desc limit 1) as competency,
    a.journey_id is not null as "ofPlan", (select coalesce(f.title, n.name) from journey j join journey_template_version v on v.id = j.version_id join journey_template t on t.id = v.template_id left join team n on n.id = t.team_id left join profile f on f.id = t.profile_id where j.id = a.journey_id) as "planOf"
  from attestation a join person p on p.id = a.person_id left join attestation_revocation r on r.attestation_id = a.id left join person q on q.id = r.recorded_by left join fact_text t on t.id = r.reason_id`;

const whatOf = (it: Row): Attested => (it.ofPlan ? { kind: 'journey', of: it.planOf } : it.level === null ? { kind: 'course', title: it.course ?? {} } : { kind: 'level', name: it.competency ?? {}, level: it.level });

/** What a paper says of an attestation. */
export interface AttestationPaper extends CheckedAttestation { readonly code: string; readonly at: Date }

@Injectable()
export class AttestationsQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  /** What was attested of somebody, the newest first. */
  async of(actor: Actor, personId: string): Promise<{ attestations: Attestation[]; mayRevoke: boolean }> {
    require(actor, 'standing.read', personId);
    const [person] = await this.db.query<unknown[]>('select from person where id = $1', [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.levels', personId);
    const rows = await this.db.query<Row[]>(`${attestations} where a.person_id = $1 order by a.recorded_at desc, a.id desc`, [personId]);
    return {
      mayRevoke: can(actor, 'attestation.revoke', { personId }),
      attestations: rows.map((it) => ({ id: it.id, what: whatOf(it), on: it.on, code: it.code, revoked: it.revokedOn === null ? null : { by: it.revokedBy ?? '', on: it.revokedOn, reason: it.reason ?? '' } })),
    };
  }

  async paper(actor: Actor, attestationId: string): Promise<AttestationPaper> {
    const [row] = await this.db.query<Row[]>(`${attestations} where a.id = $1`, [attestationId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    require(actor, 'standing.read', row.personId);
    await this.looks.at(actor, 'look.levels', row.personId);
    return { ...said(row), code: row.code, at: row.at };
  }

  /** What a code attests, to anybody who holds it. Every try counts; a code that cannot be one and one that is nobody's get the same answer. */
  async check(typed: string, address: string): Promise<CheckedAttestation> {
    await countTry(this.db, `attestation:${address}`, mostPerAddress);
    const code = readCode(typed);
    const [row] = code === null ? [] : await this.db.query<Row[]>(`${attestations} where a.code = $1`, [code]);
    if (row === undefined) throw new Refusal('attestation.unknown');
    return said(row);
  }
}

const said = (it: Row): CheckedAttestation => ({ name: it.name, what: whatOf(it), on: it.on, state: it.revokedOn === null ? 'valid' : 'revoked' });
