import type { JobSheet } from '@palier/formats';

/** What the profile page shows beside the competencies, in the order of the sheet. */
export function sectionsOf(sheet: JobSheet) {
  const plain = (texts: readonly string[]) => texts.map((text) => ({ title: null, text: { fr: text } }));
  const titled = (items: readonly { readonly title: string; readonly text: string }[]) => items.map((it) => ({ title: { fr: it.title }, text: { fr: it.text } }));
  return [
    { key: 'family', items: plain([sheet.family]) },
    { key: 'aliases', items: [...plain(sheet.aliases.fr), ...sheet.aliases.en.map((text) => ({ title: null, text: { en: text } }))] },
    { key: 'purpose', items: plain([sheet.purpose]) },
    { key: 'missions', items: titled(sheet.missions) },
    { key: 'context', items: titled(sheet.context) },
    { key: 'organisation', items: titled(sheet.organisation) },
    { key: 'conditions', items: titled(sheet.conditions) },
    { key: 'relationsInternal', items: plain(sheet.relations.internal) },
    { key: 'relationsExternal', items: plain(sheet.relations.external) },
    { key: 'neighbours', items: plain(sheet.neighbours) },
  ].filter((section) => section.items.length > 0);
}
