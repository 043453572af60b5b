import { describe, expect, it } from '@jest/globals';
import { releaseChangeKinds, releaseLimits } from '@palier/domain';
import fc from 'fast-check';
import { notesFormatOf, readReleaseNotes } from './read-release-notes.js';
import { notesFormats } from './release-notes.js';

const changelog = `# Changelog

## [Unreleased]

## [8.4.0] - 2026-12-01
### Added
- **Billing:** invoices can be sent
  to several addresses (#812).
- Payroll: a rehearsal of the monthly run, see [the guide](https://help.example.org/rehearsal)
### Security
- Sessions end after an hour. BREAKING for kiosks.

[8.4.0]: https://example.org/compare/8.3...8.4

## 8.3
* Fixed: the export keeps accents
`;

/** What is wrong with a source, and with each of its releases. */
const problemsOf = (text: string, format: (typeof notesFormats)[number] | null = null) => { const { releases, problems } = readReleaseNotes(text, format); return [...problems, ...releases.flatMap((it) => it.problems)]; };

describe('the notes of a release', () => {
  it('are read in the Keep a Changelog manner', () => {
    const { releases, problems } = readReleaseNotes(changelog);
    expect(problems).toEqual([]);
    expect(releases.map(({ name, on, lines }) => [name, on, lines])).toEqual([['8.4.0', '2026-12-01', [7, 9, 11]], ['8.3', null, [16]]]);
    expect(releases[0]?.changes).toEqual([
      { key: '#812', area: 'Billing', kind: 'added', severity: 'minor', text: 'invoices can be sent to several addresses (#812).', links: [] },
      { key: null, area: 'Payroll', kind: 'added', severity: 'minor', text: 'a rehearsal of the monthly run, see the guide', links: ['https://help.example.org/rehearsal'] },
      { key: null, area: '', kind: 'security', severity: 'critical', text: 'Sessions end after an hour. BREAKING for kiosks.', links: [] },
    ]);
    expect(releases[1]?.changes).toMatchObject([{ kind: 'fixed', area: '', text: 'the export keeps accents' }]);
  });

  it('are read as forges give them, and as trackers save them', () => {
    for (const release of [{ tag_name: 'v8.4', published_at: '2026-12-01T08:00:00Z', body: '### Fixed\n- A\n- B' }, { tag_name: 'v8.4', released_at: '2026-12-01', description: '### Fixed\r\n- A\r\n- B' }]) {
      expect(readReleaseNotes(JSON.stringify(release))).toMatchObject({ problems: [], releases: [{ name: '8.4', on: '2026-12-01', changes: [{ kind: 'fixed', text: 'A' }, { kind: 'fixed', text: 'B' }] }] });
      expect(readReleaseNotes(JSON.stringify([release, { ...release, tag_name: '8.3' }])).releases.map((it) => it.name)).toEqual(['8.4', '8.3']);
    }
    const tickets = 'Clé;Composant;Type de ticket;Priorité;Résumé;Lien\nSUP-7;Paie;Anomalie;Haute;"Le bulletin ; sa date";https://suivi.example.org/SUP-7\nSUP-8;;Évolution;Bloquante;Nouvel écran;\nSUP-8;;Évolution;Bloquante;Nouvel écran;\n';
    expect(readReleaseNotes(tickets)).toEqual({ problems: [], releases: [{ name: null, on: null, lines: [2, 3], problems: [], changes: [
      { key: 'SUP-7', area: 'Paie', kind: 'fixed', severity: 'major', text: 'Le bulletin ; sa date', links: ['https://suivi.example.org/SUP-7'] },
      { key: 'SUP-8', area: '', kind: 'changed', severity: 'critical', text: 'Nouvel écran', links: [] },
    ] }] });
  });

  it('are read word for word: signs that stand alone are no marks, what is code keeps its own, and links lead where the foot says', () => {
    const words = (text: string) => readReleaseNotes(`- ${text}`).releases[0]?.changes.map((it) => it.text)[0];
    for (const it of ['MAX_ROWS_PER_PAGE is read', 'Files *.csv and 2 * 3', 'a snake_case_name and rest_', '5 > 3 ** 2']) expect(words(it)).toBe(it);
    expect(words('**Bold**, *slanted*, _so_, `a *b* _c_` and **all _of_ it**')).toBe('Bold, slanted, so, a *b* _c_ and all of it');
    const { releases } = readReleaseNotes('## [8.4.0] - 2026-12-01\n### Added\n- See the [guide][guide], [#12] and [the wiki](https://en.example.org/A_(b)), not [this]\n- A picture ![of it](https://a.example/p.png), [a page](/docs/x) and <https://b.example/c>.\n\n[guide]: https://a.example/guide\n[#12]: <https://a.example/12> "Twelve"\n[8.4.0]: https://a.example/8.4\n');
    expect(releases[0]?.changes).toMatchObject([
      { key: '#12', text: 'See the guide, #12 and the wiki, not [this]', links: ['https://a.example/guide', 'https://a.example/12', 'https://en.example.org/A_(b)'] },
      { text: 'A picture of it, a page and https://b.example/c.', links: ['https://a.example/p.png', 'https://b.example/c'] },
    ]);
    // Of a forge they are not read twice.
    expect(readReleaseNotes(JSON.stringify({ tag_name: '8.4', body: '- Call `f(*args*)` [here](https://a.example)' })).releases[0]?.changes).toMatchObject([{ text: 'Call f(*args*) here', links: ['https://a.example'] }]);
  });

  it('are read as tools write them: kinds with their count, what breaks, whom they thank', () => {
    const found = readReleaseNotes('## 8.4.0 (2026-12-01)\n### fixed (2 changes)\n- [Dates](https://a.example/1) ([merge request](g/p!3))\n### ⚠ BREAKING CHANGES\n* **api:** the old address is gone\n### Performance Improvements\n* lists\n## What\'s Changed\n* Search\n## New Contributors\n* @ada made their first contribution').releases;
    expect(found.flatMap((it) => it.changes.map(({ kind, area, severity, text }) => [kind, area, severity, text]))).toEqual([
      ['fixed', '', 'minor', 'Dates (merge request)'], ['changed', 'api', 'critical', 'the old address is gone'], ['changed', '', 'minor', 'lists'], ['changed', '', 'minor', 'Search']]);
  });

  it('take nothing from what is quoted as code or hidden, and go on where it ends; what never ends hides nothing', () => {
    const read = (text: string) => readReleaseNotes(text).releases.map((it) => [it.name, it.changes.map((one) => one.text)]);
    expect(read('## 8.4\n- Run\n  ```sh\n  - palier migrate\n  ## 9.9\n  ```\n- B\n<!--\n- Template\n## 7.7\n-->\n- C\n<!-- - D -->\n- E')).toEqual([['8.4', ['Run - palier migrate ## 9.9', 'B', 'C', 'E']]]);
    for (const mark of ['```', '~~~~', '<!-- open']) expect(read(`## 8.4\n- A\n${mark}\n- B\n## 8.3\n- C`)).toEqual([['8.4', ['A', 'B']], ['8.3', ['C']]]);
  });

  it('know what belongs to an item by how far it stands to the right, over empty lines as well, and an item that only names a part of the product', () => {
    const read = (text: string) => readReleaseNotes(text).releases.flatMap((it) => it.changes.map((one) => [one.area, one.text]));
    expect(read('- Parent\n\n  - child a\n  - child b\n\n  more of it\n- Next\n\nNot of it\n- Last')).toEqual([['', 'Parent child a child b more of it'], ['', 'Next'], ['', 'Last']]);
    expect(read('### Added\n- **Billing**\n  - one\n    - of it\n  - **Mails:** two\n- Payroll:\n\t- three\n- four')).toEqual([['Billing', 'one of it'], ['Mails', 'two'], ['Payroll', 'three'], ['', 'four']]);
    expect(read('  - one\n  - two\n   - of two')).toEqual([['', 'one'], ['', 'two of two']]);
  });

  it('come from tables of any tracker: with the line of a spreadsheet, and the title before the description', () => {
    const read = (text: string) => readReleaseNotes(text).releases[0];
    expect(read('\uFEFFsep=;\r\nkey;summary\r\nA-1;é\r\n')).toMatchObject({ lines: [3], changes: [{ key: 'A-1', text: 'é' }] });
    expect(read('Description,Key,Summary\n"Long,\nover two lines",A-1,"Short ""words"""\n')?.changes).toMatchObject([{ key: 'A-1', text: 'Short "words"' }]);
    expect(readReleaseNotes('Description,Key\nLong,A-1\n', 'tickets').releases[0]?.changes).toMatchObject([{ text: 'Long' }]);
  });

  it('weigh as the first word of their cell says that is not denied; a number says it where it stands alone', () => {
    const severities = (...cells: string[]) => readReleaseNotes(`Priority\tSummary\n${cells.map((it, at) => `${it}\tChange ${at}`).join('\n')}`).releases[0]?.changes.map((it) => it.severity);
    const critical = ['1 - Critical', 'P1 - Critical', 'Critical (P1)', 'Sev 1 / critique', 'SEV1', '🔴 Bloquant', 'P1', '1', '4 - Urgent', 'Critical – not minor'];
    expect(severities(...critical)).toEqual(critical.map(() => 'critical'));
    const major = ['2 - High', 'P2 (haute)', 'Severity: 2', 'Très haute', '1 - Major', 'Non critique, importante', '2'];
    expect(severities(...major)).toEqual(major.map(() => 'major'));
    // What says nothing that is known is told by its text, as before.
    const minor = ['1 - Low', '3 - Moderate', 'P3 - Normal', 'Sévérité 4', 'Criticality: low', 'Non-critical', '5', '1 of 2', 'Hightech', ''];
    expect(severities(...minor)).toEqual(minor.map(() => 'minor'));
    expect(readReleaseNotes('Priority;Summary\n1 - Low;Urgent fix of exports\n-;Urgent fix of dates').releases[0]?.changes.map((it) => it.severity)).toEqual(['minor', 'critical']);
  });

  it('are critical, or major, by their words where those are not denied and not what the change is about', () => {
    const severity = (text: string) => readReleaseNotes(`### Changed\n- ${text}`).releases[0]?.changes[0]?.severity;
    for (const it of ['Critical fix of the export', 'Correctif critique', 'Breaking for kiosks', 'Done? No. Critical all the same', 'A non-critical note on a critical fix', 'The critical path has an urgent fix', 'Notable: urgent', 'Is it new? No – urgent']) expect([it, severity(it)]).toEqual([it, 'critical']);
    for (const it of ['Mends non-critical warnings', 'Erreur non critique corrigée', 'This is not critical', 'Ce n’est pas critique', 'Ce n’est pas très urgent', 'Faster critical path', 'Le chemin critique est dessiné', 'Urgent tickets come first', 'Un ticket urgent passe devant', 'No breaking changes', 'A non‑breaking space', 'Not an urgent one', 'No longer critical', 'It isn’t critical', 'Not important', 'Mises à jour non majeures, non-major ones']) expect([it, severity(it)]).toEqual([it, 'minor']);
    for (const it of ['An important change', 'Not critical, but important', 'Évolution majeure']) expect([it, severity(it)]).toEqual([it, 'major']);
    expect(readReleaseNotes('### Security\n- Not critical').releases[0]?.changes[0]?.severity).toBe('major');
  });

  it('say their day as it is written, or as it is where one is, and none that is no day of theirs', () => {
    const days = (text: string) => readReleaseNotes(text).releases.map((it) => it.on);
    expect(days('## [8.4.0] - 2026-12-03\n- A\n## [8.3.0](https://example.org/compare/8.2...8.3) (2026-11-05)\n- B\n## v8.2 – 2026-10-01\n- C\n## 8.1\n- D\n## [8.0] - 2026-02-31\n- E')).toEqual(['2026-12-03', '2026-11-05', '2026-10-01', null, null]);
    const json = (it: object, zone?: string) => readReleaseNotes(JSON.stringify({ tag_name: '8.4', body: '- A', ...it }), null, zone).releases[0]?.on;
    expect([json({ published_at: '2026-12-03T08:00:00Z' }), json({ released_at: '2026-12-03' }), json({ released_at: '2026-12-03T01:30:00.000+02:00' })]).toEqual(['2026-12-03', '2026-12-03', '2026-12-02']);
    // GitLab says the midnight of whoever chose the day, in UTC.
    expect(['Europe/Paris', 'America/New_York', undefined].map((zone) => json({ released_at: '2026-12-02T23:00:00.000Z' }, zone))).toEqual(['2026-12-03', '2026-12-02', '2026-12-02']);
    // When a tag was made says nothing of when it comes out; a draft has no day.
    expect([json({ draft: true, published_at: null, created_at: '2026-11-01T08:00:00Z' }), json({ published_at: 'soon' }), json({ published_at: '2026-13-01' }), json({ published_at: 20261203 })]).toEqual([null, null, null, null]);
  });

  it('say what is wrong with them, by line', () => {
    const codes = (text: string, format: (typeof notesFormats)[number] | null = null) => problemsOf(text, format).map((it) => [it.line, it.code]);
    expect(codes('')).toEqual([[1, 'notes.empty']]);
    expect(codes('{ "tag_name": ')).toEqual([[1, 'notes.no-json']]);
    expect(codes('{ "name": "8.4" }')).toEqual([[1, 'notes.no-release']]);
    expect(codes('Key;Owner\nA-1;Ada', 'tickets')).toEqual([[1, 'notes.no-text-column']]);
    expect(codes(`- ${'x'.repeat(releaseLimits.text + 1)}`)).toEqual([[1, 'notes.text-too-long']]);
    expect(codes(Array.from({ length: releaseLimits.changes + 3 }, (_, at) => `- change ${at}`).join('\n'))).toEqual([[releaseLimits.changes + 1, 'notes.too-many']]);
  });

  it('stand for themselves: what is wrong with one release stands in no way of another', () => {
    const forge = readReleaseNotes(JSON.stringify([{ tag_name: 'v8.4', body: '- A' }, { tag_name: 'v7.9.1', body: null }, { tag_name: 'v7.9', body: `- ${'x'.repeat(releaseLimits.text + 1)}\n- B` }]));
    expect(forge).toMatchObject({ problems: [], releases: [{ name: '8.4', problems: [] }, { name: '7.9.1', changes: [], problems: [{ code: 'notes.no-release' }] }, { name: '7.9', changes: [{ text: 'B' }], problems: [{ code: 'notes.text-too-long' }] }] });
    expect(readReleaseNotes(`## 8.4\n- A\n## 8.3\n- ${'x'.repeat(releaseLimits.text + 1)}`)).toMatchObject({ problems: [], releases: [{ name: '8.4', problems: [] }, { name: '8.3', problems: [{ line: 4 }] }] });
  });

  it('lose no change that names a standard, a year or the ticket of another one', () => {
    const keys = (text: string) => readReleaseNotes(text).releases.flatMap((it) => it.changes.map((one) => [one.key, one.text]));
    expect(keys('- Import reads UTF-8\n- Export writes UTF-8 with BOM\n- Signed with SHA-256')).toEqual([[null, 'Import reads UTF-8'], [null, 'Export writes UTF-8 with BOM'], [null, 'Signed with SHA-256']]);
    expect(keys('- A new filter (#812)\n- A wider column (#812)\n- A new filter (#812)')).toEqual([['#812', 'A new filter (#812)'], [null, 'A wider column (#812)']]);
    expect(keys('- SUP-7 A\n- [SUP-8](https://a.example/8) B\n- **#9** C')).toEqual([['SUP-7', 'SUP-7 A'], ['SUP-8', 'SUP-8 B'], ['#9', '#9 C']]);
    expect(readReleaseNotes('Key;Summary\nA-1;One\nA-1;Two\nA-2;One').releases[0]?.changes.map((it) => [it.key, it.text])).toEqual([['A-1', 'One'], [null, 'Two'], ['A-2', 'One']]);
  });

  it('take a heading for a release only where it looks like one', () => {
    const read = (text: string) => readReleaseNotes(text).releases.map((it) => [it.name, it.changes.map((one) => one.area)]);
    expect(read('## 8.4\n### 2FA\n- A\n### 3D Secure\n- B\n### 2026\n- C\n### 3.5 mm\n- D\n## 8.3\n- E')).toEqual([['8.4', ['2FA', '3D Secure', '2026', '3.5 mm']], ['8.3', ['']]]);
    expect(read('### 2FA\n- A')).toEqual([[null, ['2FA']]]);
    // Where a tool puts its smaller releases a level deeper, in brackets or with their day.
    expect(read('## [1.1.0] - 2026-01-02\n- A\n### [1.0.1] - 2026-01-01\n- B\n### 1.0.0 (2025-12-01)\n- C\n## 7\n- D')).toEqual([['1.1.0', ['']], ['1.0.1', ['']], ['1.0.0', ['']], ['7', ['']]]);
  });

  it('are what was written, for any words', () => {
    const words = fc.array(fc.constantFrom('invoice', 'écran', 'VAT', 'of', 'the', '2', 'mail', 'l’export'), { minLength: 1, maxLength: 8 }).map((it) => `w ${it.join(' ')}`);
    const change = fc.record({ area: fc.constantFrom('', 'Billing', 'Gestion de la paie'), kind: fc.constantFrom(...releaseChangeKinds), text: words });
    fc.assert(fc.property(fc.uniqueArray(change, { minLength: 1, maxLength: 9, selector: (it) => it.area + it.text }), (given) => {
      const sorted = releaseChangeKinds.flatMap((kind) => given.filter((it) => it.kind === kind));
      const text = `## 8.4 – 2026-12-01\n${releaseChangeKinds.map((kind) => `### ${kind}\n${given.filter((it) => it.kind === kind).map((it) => `- ${it.area === '' ? '' : `**${it.area}:** `}${it.text}`).join('\n')}\n`).join('\n')}`;
      expect(readReleaseNotes(text)).toMatchObject({ problems: [], releases: [{ name: '8.4', on: '2026-12-01', changes: sorted }] });
      const table = `Area\tKind\tText\n${sorted.map((it) => `${it.area}\t${it.kind}\t${it.text}`).join('\n')}`;
      expect(readReleaseNotes(table)).toMatchObject({ problems: [], releases: [{ changes: sorted }] });
    }), { numRuns: 300 });
  });

  it('never make a reader throw, and each problem and change has a line that is there', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('\n', '\r\n', '# ', '## 8.4', '### Added\n', '- ', '  - ', '**a:** ', '{"tag_name":"v1","body":"- x"}', '[', '"', 'Summary;Key\n', ';', '\t', 'https://a.b/c', '[x](https://a.b)', '#12'));
    fc.assert(fc.property(fc.array(part, { maxLength: 20 }).map((it) => it.join('')), fc.option(fc.constantFrom(...notesFormats)), (text, format) => {
      const { releases, problems } = readReleaseNotes(text, format);
      expect(notesFormats).toContain(notesFormatOf(text));
      expect(releases.length + problems.length).toBeGreaterThan(0);
      const lines = text.split(/\r\n?|\n/).length;
      for (const line of [...problemsOf(text, format).map((it) => it.line), ...releases.flatMap((it) => it.lines)]) { expect(line).toBeGreaterThan(0); expect(line).toBeLessThanOrEqual(lines); }
      for (const it of releases.flatMap((one) => one.changes)) { expect(it.text.normalize('NFKD')).toMatch(/[\p{L}\p{N}]/u); expect(it.text).not.toMatch(/[\n\r]/); }
    }), { numRuns: 1000 });
  });
});
