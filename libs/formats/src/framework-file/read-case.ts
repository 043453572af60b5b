import { FrameworkProblems, frameworkOf, wordsOf, type FileWords, type FrameworkRead } from './framework-file.js';

type Json = Readonly<Record<string, unknown>>;
const isObject = (it: unknown): it is Json => typeof it === 'object' && it !== null && !Array.isArray(it);
const object = (it: unknown): Json => (isObject(it) ? it : {});
const string = (it: unknown): string => (typeof it === 'string' ? it : typeof it === 'number' ? String(it) : '');
const list = (it: unknown): readonly Json[] => (Array.isArray(it) ? it.map(object) : []);

/**
 * Reads a CASE 1.1 package, ours or another's. In a package from elsewhere every item that is no level and has nothing below it but levels is a competency;
 * items of the type Level, or those that say so themselves, are levels.
 */
export function readCase(text: string): FrameworkRead {
  const problems = new FrameworkProblems();
  let found: unknown;
  try { found = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { problems.wrong('$', 'frameworks.no-json'); return { framework: null, problems: problems.all }; }
  const file = object(found);
  if (!isObject(file['CFDocument'])) { problems.wrong('CFDocument', 'frameworks.no-case'); return { framework: null, problems: problems.all }; }
  const head = file['CFDocument'];
  const own = (it: Json): Json => object(object(it['extensions'])['palier']);
  const text2 = (it: Json, field: string): FileWords => {
    const both = own(it)['text'];
    if (isObject(both)) return wordsOf(string(both['fr']), string(both['en']));
    return string(it['language']).toLowerCase().startsWith('en') ? wordsOf('', string(it[field])) : wordsOf(string(it[field]), '');
  };
  const idOf = (it: Json): string => string(it['identifier']).toLowerCase();
  const end = (it: Json, side: string): string => idOf(object(it[side]));

  const items = list(file['CFItems']).map((it, index) => ({ it, at: `CFItems[${index}]`, id: idOf(it), is: string(own(it)['is']) || { level: 'level', 'job profile': 'profile' }[string(it['CFItemType']).toLowerCase()] || 'competency' }));
  const associations = list(file['CFAssociations']).map((it, index) => ({ it, at: `CFAssociations[${index}]`, type: string(it['associationType']), from: end(it, 'originNodeURI'), to: end(it, 'destinationNodeURI') }));
  const children = associations.filter((it) => it.type === 'isChildOf');
  const kindOf = new Map(items.map((it) => [it.id, it.is]));
  // A heading over competencies is none of them.
  const headings = new Set(children.filter((it) => kindOf.get(it.from) === 'competency' && kindOf.get(it.to) === 'competency').map((it) => it.to));
  const parents = new Map(children.map((it) => [it.from, it]));
  const scale = items.filter((it) => it.is === 'level').map((one) => {
    const up = parents.get(one.id);
    return { at: one.at, id: one.id, of: up?.to ?? '', level: string(own(one.it)['level']) || string(up?.it['sequenceNumber']) || string(one.it['humanCodingScheme']), statement: text2(one.it, 'fullStatement'), whose: string(own(one.it)['whose']) || 'sheet' };
  });
  const changed = /^\d{4}-\d{2}-\d{2}/.exec(string(head['lastChangeDateTime']))?.[0] ?? '';
  return frameworkOf({
    frameworks: [{ at: 'CFDocument', id: idOf(head), name: text2(head, 'title'), kind: string(own(head)['kind']) || 'company', number: string(head['version']), publishedOn: isObject(object(head['extensions'])['palier']) ? string(own(head)['publishedOn']) : changed }],
    competencies: items.filter((it) => it.is === 'competency' && !headings.has(it.id)).map(({ it, at, id }) => ({ at, id, name: text2(it, 'fullStatement') })),
    levels: scale,
    profiles: items.filter((it) => it.is === 'profile').map(({ it, at, id }) => ({ at, id, title: text2(it, 'fullStatement'), kind: string(own(it)['kind']) || 'company', disclaimer: string(own(it)['disclaimer']) })),
    expectations: associations.filter((it) => kindOf.get(it.from) === 'profile' && (it.type === 'hasSkillLevel' || it.type === 'isRelatedTo')).map(({ it, at, type, from, to }) => {
      const level = type === 'hasSkillLevel' ? scale.find((one) => one.id === to) : undefined;
      const example = object(own(it)['example']);
      return {
        at, of: from, competencyId: level?.of ?? to, kind: string(own(it)['kind']) || (level === undefined ? 'unspecified' : 'known'), level: level?.level ?? '',
        from: string(own(it)['from']) || changed, reason: string(own(it)['reason']), example: wordsOf(string(example['fr']), string(example['en'])),
      };
    }),
  }, problems);
}
