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
    expect(readReleaseNotes(tickets)).toEqual({ problems: [], releases: [{ name: null, on: null, lines: [2, 3], changes: [
      { key: 'SUP-7', area: 'Paie', kind: 'fixed', severity: 'major', text: 'Le bulletin ; sa date', links: ['https://suivi.example.org/SUP-7'] },
      { key: 'SUP-8', area: '', kind: 'changed', severity: 'critical', text: 'Nouvel écran', links: [] },
    ] }] });
  });

  it('say what is wrong with them, by line', () => {
    const codes = (text: string, format: (typeof notesFormats)[number] | null = null) => readReleaseNotes(text, format).problems.map((it) => [it.line, it.code]);
    expect(codes('')).toEqual([[1, 'notes.empty']]);
    expect(codes('{ "tag_name": ')).toEqual([[1, 'notes.no-json']]);
    expect(codes('{ "name": "8.4" }')).toEqual([[1, 'notes.no-release']]);
    expect(codes('Key;Owner\nA-1;Ada', 'tickets')).toEqual([[1, 'notes.no-text-column']]);
    expect(codes(`- ${'x'.repeat(releaseLimits.text + 1)}`)).toEqual([[1, 'notes.text-too-long']]);
    expect(codes(Array.from({ length: releaseLimits.changes + 3 }, (_, at) => `- change ${at}`).join('\n'))).toEqual([[releaseLimits.changes + 1, 'notes.too-many']]);
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
      for (const line of [...problems.map((it) => it.line), ...releases.flatMap((it) => it.lines)]) { expect(line).toBeGreaterThan(0); expect(line).toBeLessThanOrEqual(lines); }
      for (const it of releases.flatMap((one) => one.changes)) { expect(it.text).toMatch(/[\p{L}\p{N}]/u); expect(it.text).not.toMatch(/[\n\r]/); }
    }), { numRuns: 1000 });
  });
});
