import { Injectable } from '@nestjs/common';
import type { Bilingual, Certificate, Certificates, PersonCertificates, ProfileCertificates } from '@palier/contracts';
import { askedFor, can, certificateNews, certificateStanding, newsDays, reachesEveryone, type Actor, type CertificateState, type Issued } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';

interface Row { readonly today: string; readonly id: string | null; readonly name: string; readonly team: Bilingual | null; readonly certificateId: string; readonly required: boolean; readonly issues: Issued[] }

/** A certificate that may be renewed by now, or ended lately. */
export interface CertificateNews { readonly personId: string; readonly certificateId: string; readonly required: boolean; readonly state: 'toRenew' | 'expired'; readonly until: string; /** So many days before it may be renewed. */ readonly renewDays: number; /** Of what was issued last. */ readonly issueId: string }

/** Lines of one answer; how many there are is said beside them. */
const page = 200;
/** Days: what ended once stays to be renewed. */
const forGood = 36_500;
const placeOf = (it: { readonly person: { readonly id: string }; readonly certificate: { readonly id: string } }): string => `${it.person.id}/${it.certificate.id}`;
/** Who needs something done comes first. */
const urgency: readonly CertificateState[] = ['expired', 'missing', 'toRenew', 'valid'];

@Injectable()
export class CertificatesQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  /** Where the certificates stand of whoever this actor follows: what is asked of them, and what they have. Four queries, whatever their number. */
  async followed(actor: Actor, wish: { readonly search?: string | undefined; readonly is?: CertificateState | undefined; readonly certificateId?: string | undefined; readonly teamId?: string | undefined; readonly after?: string | undefined }): Promise<Certificates> {
    const everybody = reachesEveryone(actor, 'certificate.follow');
    const rows = await this.db.query<Row[]>(`
      select clock.today::text as today, it.* from (select palier_today() as today) clock left join lateral (
        select p.id, p.display_name as name, t.name as team, c.certificate_id as "certificateId", c.required, c.issues
        from (select person_id, certificate_id, bool_or(required) as required, coalesce(jsonb_agg(issue) filter (where issue is not null), '[]') as issues
            from (select distinct person_id, certificate_id, true as required, null::jsonb as issue from required_certificate union all select person_id, certificate_id, false, jsonb_build_object('issuedOn', issued_on::text, 'saidUntil', said_until::text) from standing_issue) it group by 1, 2) c
        join person p on p.id = c.person_id left join departure d on d.person_id = p.id left join current_membership m on m.person_id = p.id and m.kind = 'member' left join team t on t.id = m.team_id
        where p.hired_on <= clock.today and (d.left_on is null or d.left_on > clock.today) and ($1::uuid[] is null or p.id = any($1)) and ($2::text is null or p.display_name ilike $2) and ($3::uuid is null or c.certificate_id = $3) and ($4::uuid is null or m.team_id in (select teams_under_on($4, clock.today)))
        order by p.display_name collate "fr-x-icu", p.id) it on true`,
      [everybody ? null : actor.leads.filter((it) => it !== actor.personId), wish.search === undefined || wish.search.trim() === '' ? null : `%${wish.search.trim().replace(/[\\%_]/g, '\\$&')}%`, wish.certificateId ?? null, wish.teamId ?? null]);
    const today = rows[0]?.today ?? '';
    const certificates = await this.certificates();
    const byId = new Map(certificates.map((it) => [it.id, it]));
    const lines = rows.flatMap((it) => {
      const certificate = byId.get(it.certificateId);
      return it.id === null || certificate === undefined ? [] : [{ person: { id: it.id, name: it.name }, team: it.team, certificate, required: it.required, ...certificateStanding(it.issues, certificate, today) }];
    });
    const count = (state: CertificateState): number => lines.filter((it) => it.state === state).length;
    const wanted = lines.filter((it) => wish.is === undefined || it.state === wish.is).sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state) || (a.until ?? '9999').localeCompare(b.until ?? '9999'));
    const from = wish.after === undefined ? 0 : wanted.findIndex((it) => placeOf(it) === wish.after) + 1;
    const shown = wanted.slice(from, from + page);
    const last = shown.at(-1);
    await (everybody ? this.looks.atEveryone(actor, 'look.certificates') : this.looks.atAll(actor, 'look.certificates', shown.map((it) => it.person.id)));
    const teams = await this.db.query<Certificates['teams']>(`select t.id, t.name from team t where $2 or t.id in (select u from teams_led_on($1, palier_today()) l cross join lateral teams_under_on(l, palier_today()) u) order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`, [actor.personId, everybody]);
    return { today, lines: shown, total: wanted.length, next: last === undefined || wanted.length <= from + page ? null : placeOf(last), counts: { missing: count('missing'), expired: count('expired'), toRenew: count('toRenew'), valid: count('valid') }, certificates, teams };
  }

  /** What is asked of one person, and by which of their profiles; what they were issued, by whom it was recorded. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonCertificates> {
    require(actor, 'certificate.read', personId);
    const [person] = await this.db.query<{ name: string; today: string; hiredOn: string; wanted: { certificateId: string; title: Bilingual }[]; issues: (Issued & { id: string; certificateId: string; by: string; pieceId: string | null })[] }[]>(`
      select p.display_name as name, palier_today()::text as today, p.hired_on::text as "hiredOn",
        (select coalesce(jsonb_agg(jsonb_build_object('certificateId', r.certificate_id, 'title', f.title)), '[]') from required_certificate r join profile f on f.id = r.profile_id where r.person_id = p.id) as wanted,
        (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'certificateId', i.certificate_id, 'issuedOn', i.issued_on::text, 'saidUntil', i.said_until::text, 'by', b.display_name, 'pieceId', (select z.id from piece z where z.id = i.id)) order by i.issued_on desc, i.id), '[]') from standing_issue i join person b on b.id = i.recorded_by where i.person_id = p.id) as issues
      from person p where p.id = $1`, [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.certificate', personId);
    const certificates = await this.certificates();
    const { name, today, hiredOn, wanted, issues } = person;
    return {
      person: { id: personId, name }, today, hiredOn, certificates, mayRecord: can(actor, 'certificate.record', { personId }),
      lines: certificates.flatMap((certificate) => {
        const [askedBy, had] = [wanted.filter((it) => it.certificateId === certificate.id).map((it) => it.title), issues.filter((it) => it.certificateId === certificate.id)];
        return askedBy.length + had.length === 0 ? [] : [{ certificate, required: askedBy.length > 0, askedBy, ...certificateStanding(had, certificate, today), issues: had.map(({ id, issuedOn, saidUntil, by, pieceId }) => ({ id, issuedOn, saidUntil, by, pieceId })) }];
      }).sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state)),
    };
  }

  /** What a profile asks for now or will, and what the sheet behind it says: its category may well be empty. */
  async ofProfile(profileId: string): Promise<ProfileCertificates> {
    const [profile] = await this.db.query<{ today: string; sheet: ProfileCertificates['sheet']; said: { certificateId: string; required: boolean; from: string; by: string; reason: string }[] }[]>(`
      select palier_today()::text as today, (select s.sheet->'certifications' from job_sheet s where s.id = coalesce(p.job_sheet_id, (select o.job_sheet_id from profile o where o.id = p.based_on))) as sheet,
        (select coalesce(jsonb_agg(jsonb_build_object('certificateId', r.certificate_id, 'required', r.required, 'from', r.from_on::text, 'by', b.display_name, 'reason', w.words) order by r.recorded_at, r.id), '[]')
          from certificate_requirement r join person b on b.id = r.recorded_by join fact_text w on w.id = r.reason_id where r.profile_id = p.id) as said
      from profile p where p.id = $1`, [profileId]);
    if (profile === undefined) throw new Refusal('thing.not-found');
    const certificates = await this.certificates();
    return {
      today: profile.today, sheet: profile.sheet, certificates,
      required: certificates.flatMap((certificate) => {
        const found = askedFor(profile.said.filter((it) => it.certificateId === certificate.id), profile.today);
        return found === undefined ? [] : [{ certificate, from: found.by.from, until: found.until, by: found.by.by, reason: found.by.reason }];
      }),
    };
  }

  /** What may be renewed by now and what ended lately, of whoever is here. One query, narrowed to what may be near its end; the rule decides. */
  async dueNews(personIds: readonly string[] | null, reader: Reader = this.db): Promise<CertificateNews[]> {
    return (await this.near(personIds, newsDays, reader)).filter((it) => certificateNews(it, it.today) !== null);
  }

  /** What a profile asks of these people and what they are to renew, for as long as they have not. One query. */
  async toRenew(personIds: readonly string[]): Promise<CertificateNews[]> {
    return (await this.near(personIds, forGood, this.db)).filter((it) => it.required);
  }

  private async near(personIds: readonly string[] | null, lookBack: number, reader: Reader): Promise<(CertificateNews & { readonly today: string })[]> {
    const rows = await reader.query<{ personId: string; certificateId: string; required: boolean; months: number | null; renewDays: number; today: string; issueId: string; issues: Issued[] }[]>(`
      with clock as (select palier_today() as today)
      select i.person_id as "personId", c.id as "certificateId", c.months, c.renew_days as "renewDays", clock.today::text as today, jsonb_agg(jsonb_build_object('issuedOn', i.issued_on::text, 'saidUntil', i.said_until::text)) as issues, (array_agg(i.id order by i.issued_on desc, i.id desc))[1] as "issueId",
        exists (select from required_certificate r where r.person_id = i.person_id and r.certificate_id = c.id) as required
      from clock cross join standing_issue i join certificate c on c.id = i.certificate_id left join departure d on d.person_id = i.person_id
      where ($1::uuid[] is null or i.person_id = any($1)) and (d.left_on is null or d.left_on > clock.today)
      group by i.person_id, c.id, clock.today
      having max(coalesce(i.said_until, (i.issued_on + make_interval(months => c.months))::date)) <= clock.today + c.renew_days and max(coalesce(i.said_until, (i.issued_on + make_interval(months => c.months))::date)) + c.renew_days * count(*)::int >= clock.today - $2::int
      order by 1, 2`, [personIds, lookBack]);
    return rows.flatMap(({ issues, months, renewDays, ...it }) => {
      const { state, until } = certificateStanding(issues, { months, renewDays }, it.today);
      return (state === 'toRenew' || state === 'expired') && until !== null ? [{ ...it, renewDays, state, until }] : [];
    });
  }

  async titles(ids: readonly string[], reader: Reader = this.db): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    return new Map((await reader.query<{ id: string; name: string }[]>('select id, name from certificate where id = any($1)', [[...new Set(ids)]])).map((it) => [it.id, it.name]));
  }

  private certificates(): Promise<Certificate[]> {
    return this.db.query<Certificate[]>('select id, name, issuer, months, renew_days as "renewDays" from certificate order by name collate "fr-x-icu", id');
  }
}
