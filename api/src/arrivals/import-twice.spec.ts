import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mostOfTable, type PeoplePreview } from '@palier/contracts';
import fc from 'fast-check';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  sophie = await Visitor.signedIn(house, 'sophie');
  for (const name of ['Orion', 'Vega']) await sophie.ask('POST', '/api/scopes', { id: newId(), kind: 'product', productId: null, name, aliases: [] });
});
afterAll(() => house?.close());

const preview = async (text: string) => (await sophie.ask('POST', '/api/people-imports/preview', { text, mapping: {} })).body as PeoplePreview;
const take = (text: string, more: object = {}) => sophie.ask('POST', '/api/people-imports', { id: newId(), text, mapping: {}, leaveOut: true, ...more });
/** Every row of every table but those that a look or a call writes by itself. */
async function fingerprint(besides: readonly string[] = []): Promise<string> {
  const quiet = ['session', 'audit', 'sign_in_throttle', 'import_progress', ...besides];
  const tables = await house.owner.query<{ name: string }[]>(`select tablename as name from pg_tables where schemaname = 'public' and not tablename = any($1) order by 1`, [quiet]);
  const sums: string[] = [];
  for (const { name } of tables) sums.push(`${name} ${(await house.owner.query<{ sum: string }[]>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`))[0]?.sum ?? ''}`);
  return sums.join('\n');
}

const head = 'Nom complet;Identifiant;Courriel;Équipe;Équipe depuis;Responsable;Responsable depuis;Profil de poste;Profil depuis;Périmètre;Embauche;Site;Langue;Fuseau horaire';
/** Mostly what a table may say; now and then what makes a line one to mend. */
const mostly = (good: readonly string[], bad: readonly string[]) => fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const cells = {
  name: mostly(['Ada Roy', 'Ben Roy', 'Élodie Mæs', '-Tiret', '+33 1', '@home'], ['=1+1', 'InÃ¨s', '']), login: mostly(['ada', 'BEN', 'Élodie', 'dan', 'eve', 'fay', 'gil', 'hal'], ['']), mail: mostly(['', '', '', 'ada@law.example', 'Ada@LAW.example', 'ben@law.example', 'fay@law.example'], ['no address']),
  team: mostly(['', 'Nord', 'Sud', 'Nord > Sud', 'Nord > Est > Jour', 'Est'], ['Sud > Nord', 'Nord > nord']), lead: mostly(['', '', 'ada', 'BEN', 'ada@law.example'], ['nobody']), profile: mostly(['', 'Conseiller support (première année)', 'Spécialiste support confirmé'], ['Astronaute']),
  inTeam: mostly(['', '', '', '2025-01-06', '2026-03-01'], ['2199-01-01', '2001-01-01', 'hier']), leading: mostly(['', '', '', '2025-06-02', '2026-02-02'], ['2199-01-01', '2001-01-01', '12/31/2025']),
  since: mostly(['', '', '', '05/01/2026', '2026-03-01', '46027'], ['12/31/2025']), scopes: mostly(['', 'Orion', 'Orion N2; Vega', 'N1'], ['Lune']), hired: mostly(['', '25 nov. 2025', '2024-02-29'], ['31/02/2026']), site: mostly(['', 'Lyon', '-Paris'], ['=A1']), language: mostly(['', 'fr', 'English'], ['klingon']), zone: mostly(['', 'Europe/Paris', 'America/Montreal'], ['Mars/Olympus']),
};
const line = fc.tuple(cells.name, cells.login, cells.mail, cells.team, cells.inTeam, cells.lead, cells.leading, cells.profile, cells.since, cells.scopes, cells.hired, cells.site, cells.language, cells.zone).map((it) => it.join(';'));
const tables = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => [head, ...lines].join('\n'));

describe('any table of people', () => {
  it('changes what its preview says, and nothing at all when it comes again', async () => {
    let [cameIn, refused] = [0, 0];
    await fc.assert(fc.asyncProperty(tables, async (text) => {
      const { counts } = await preview(text);
      const first = await take(text);
      if (first.status !== 200) { refused += 1; expect([first.status, counts.new + counts.changed + counts.same]).toEqual([422, 0]); return; }
      expect(first.body).toMatchObject({ counts });
      cameIn += counts.new + counts.changed;
      const once = await fingerprint(['people_import']);
      const again = await preview(text);
      expect([text, again.lines, again.newTeams, again.movedTeams]).toEqual([text, [], [], []]);
      expect((await take(text)).body).toMatchObject({ counts: { new: 0, changed: 0 } });
      expect(await fingerprint(['people_import'])).toBe(once);
    }), { numRuns: 40, seed: 20261125 });
    expect([cameIn, cameIn > 20, refused > 0]).toEqual([cameIn, true, true]);
  });

  it('is taken in whole or not at all: a failure at any line leaves every row as it was', async () => {
    const people = Array.from({ length: 1200 }, (_, index) => `Rang ${index};rang${index};rang${index}@law.example;Ligne > Bout ${index % 7};;rang${index % 7};;Conseiller support (première année);;Orion N${(index % 3) + 1};2026-01-05;;;`);
    const text = [head, ...people].join('\n');
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const before = await fingerprint();
    for (const [table, what, at] of [['person', `new.display_name = 'Rang 0'`, 0], ['person', `new.display_name = 'Rang 1199'`, 1199], ['team_membership', `exists (select from person where id = new.person_id and login = 'rang700')`, 700], ['scope_holding', `exists (select from person where id = new.person_id and login = 'rang1199')`, 1199], ['people_import', 'true', null]] as const) {
      await house.owner.query(`create function planted() returns trigger language plpgsql as $$ begin if ${what} then raise exception 'planted'; end if; return new; end $$; create trigger planted before insert on ${table} for each row execute function planted()`);
      const id = newId();
      expect([table, at, (await take(text, { id })).status]).toEqual([table, at, 500]);
      expect([table, at, (await sophie.ask('GET', `/api/people-imports/${id}`)).status]).toEqual([table, at, 404]);
      await house.owner.query(`drop trigger planted on ${table}; drop function planted()`);
      expect(await fingerprint()).toBe(before);
    }
    logged.mockRestore();
    expect((await take(text)).body).toMatchObject({ counts: { new: 1200, problems: 0 } });
  });

  it('is refused with the limit where it is longer than an import may be, and costs no more than its length', async () => {
    const before = await fingerprint();
    const longer = `${head}\n${'A;a\n'.repeat(mostOfTable.rows + 1)}`;
    expect(await take(longer)).toMatchObject({ status: 422, body: { code: 'import.unreadable', params: { line: 1, reason: 'table.too-long' } } });
    expect((await preview(longer)).problems).toEqual([{ line: 1, code: 'table.too-long', params: { most: mostOfTable.rows } }]);
    expect((await sophie.ask('POST', '/api/people-imports', Buffer.alloc(mostOfTable.bytes + 1, ' '))).status).toBe(413);
    expect(await fingerprint()).toBe(before);
  });
});
