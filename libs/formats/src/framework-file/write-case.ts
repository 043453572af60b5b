import { levels } from '@palier/domain';
import { saidOf, type FileWords, type PortableFramework } from './framework-file.js';
import { namedId } from './named-id.js';

export const levelId = (competencyId: string, level: number): string => namedId(`level/${competencyId}/${level}`);

/**
 * A framework as a CASE 1.1 package, piece by piece: competencies, levels (children of their competency) and job profiles are items; what a profile expects is an association `hasSkillLevel` from it to a level,
 * or `isRelatedTo` its competency where no level is expected. What CASE has no word for stands in `extensions.palier`. The same framework gives the same bytes.
 */
export function* caseFile(of: PortableFramework): Generator<string> {
  const at = `${of.publishedOn ?? '1970-01-01'}T00:00:00Z`;
  const uri = (id: string): string => `urn:uuid:${id}`;
  const link = (id: string, title: string) => ({ title, identifier: id, uri: uri(id) });
  const document = link(of.id, saidOf(of.name));
  const languageOf = (it: FileWords): string => (it.fr === undefined && it.en !== undefined ? 'en' : 'fr');
  const item = (id: string, type: string, text: FileWords, own: object) => ({ identifier: id, uri: uri(id), CFDocumentURI: document, fullStatement: saidOf(text), CFItemType: type, language: languageOf(text), lastChangeDateTime: at, extensions: { palier: { ...own, text } } });
  const association = (type: string, from: ReturnType<typeof link>, to: ReturnType<typeof link>, own: object, name = '') => {
    const id = namedId(`${type}/${from.identifier}/${to.identifier}/${name}`);
    return { identifier: id, uri: uri(id), associationType: type, originNodeURI: from, destinationNodeURI: to, CFDocumentURI: document, lastChangeDateTime: at, ...own };
  };
  const competencies = of.competencies.map((it) => ({ ...it, link: link(it.id, saidOf(it.name)), scale: it.levels?.statements.map((text, index) => ({ level: levels[index] ?? 1, text, link: link(levelId(it.id, index + 1), saidOf(text)) })) ?? [] }));
  const items = function* () {
    for (const it of competencies) {
      yield item(it.id, 'Competency', it.name, { is: 'competency' });
      for (const one of it.scale) yield item(one.link.identifier, 'Level', one.text, { is: 'level', level: one.level, whose: it.levels?.whose });
    }
    for (const it of of.profiles) yield item(it.id, 'Job profile', it.title, { is: 'profile', kind: it.kind, disclaimer: it.disclaimer });
  };
  const associations = function* () {
    for (const [at, it] of competencies.entries()) {
      yield association('isChildOf', it.link, document, { sequenceNumber: at + 1 });
      for (const one of it.scale) yield association('isChildOf', one.link, it.link, { sequenceNumber: one.level });
    }
    for (const [at, it] of of.profiles.entries()) {
      const profile = link(it.id, saidOf(it.title));
      yield association('isChildOf', profile, document, { sequenceNumber: competencies.length + at + 1 });
      for (const { competencyId, kind, level, from, reason, example } of it.expectations) {
        const competency = competencies.find((one) => one.id === competencyId);
        const target = competency?.scale.find((one) => one.level === level)?.link ?? competency?.link;
        if (target !== undefined) yield association(level === null ? 'isRelatedTo' : 'hasSkillLevel', profile, target, { extensions: { palier: { kind, from, reason, example } } }, from);
      }
    }
  };
  const head = {
    identifier: of.id, uri: uri(of.id), creator: 'Palier', title: saidOf(of.name), lastChangeDateTime: at, language: languageOf(of.name), version: String(of.number), adoptionStatus: 'Adopted', frameworkType: 'Competency framework', caseVersion: '1.1',
    CFPackageURI: document, extensions: { palier: { kind: of.kind, text: of.name, publishedOn: of.publishedOn } },
  };
  yield `{\n"CFDocument": ${JSON.stringify(head)},\n"CFItems": [`;
  yield* lines(items());
  yield '],\n"CFAssociations": [';
  yield* lines(associations());
  yield ']\n}\n';
}

/** The same whole. */
export const writeCase = (of: PortableFramework): string => [...caseFile(of)].join('');

function* lines(of: Iterable<object>): Generator<string> {
  let first = true;
  for (const it of of) { yield `${first ? '' : ','}\n${JSON.stringify(it)}`; first = false; }
  yield '\n';
}
