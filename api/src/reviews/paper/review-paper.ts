import type { Bilingual, Locale, Review, ReviewLine } from '@palier/contracts';
import { differencesFirst, reviewThemes, showsSides, type ReviewSide, type ReviewTheme } from '@palier/domain';
import type { Paper, PaperBlock } from '#platform';
import { reviewWords } from './review-words.js';

/** A review that is over, as a paper: what was known, what each of the two said, what they agreed, and who signed. Only what is on its screen as well. */
export function reviewPaper(it: Review, locale: Locale): Paper {
  const words = reviewWords[locale];
  const { snapshot } = it;
  const say = (name: Bilingual): string => name[locale] ?? name.fr ?? name.en ?? '';
  const when = (at: string): string => words.instant(at, snapshot.zone);
  const heading = (depth: 2 | 3 | 4, said: string): PaperBlock => ({ kind: 'heading', depth, words: said });
  const plain = (said: string): PaperBlock => ({ kind: 'words', words: said });
  const listOf = (items: readonly string[]): PaperBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
  const under = (depth: 2 | 3, said: string, blocks: readonly PaperBlock[]): PaperBlock[] => (blocks.length === 0 ? [] : [heading(depth, said), ...blocks]);
  const gained = snapshot.competencies.flatMap((line) => (line.held > line.before ? [words.gainedLine(say(line.name), line.before, line.held)] : []));
  const below = snapshot.competencies.filter((line) => line.state === 'below').map((line) => say(line.name));

  const facts: Readonly<Record<ReviewTheme, () => PaperBlock[]>> = {
    achieved: () => listOf(gained), skills: () => (below.length === 0 ? [] : [plain(words.below(below))]), path: () => listOf(snapshot.profiles.map((one) => words.profile(say(one.title), words.day(one.from), one.until === null ? null : words.day(one.until)))),
    settling: () => [], comingUp: () => [], training: () => [], wishes: () => [], rights: () => [plain(words.rights)], record: () => [plain(words.record(snapshot))],
  };
  const said = (theme: ReviewTheme, side: ReviewSide): PaperBlock[] => {
    const note = it.notes.find((one) => one.theme === theme && one.side === side);
    return [heading(4, side === 'person' ? it.person.name : words.leadSide), note === undefined ? plain(words.nothingSaid) : { kind: 'words', words: note.words, by: words.said(note.by.name, when(note.at)) }];
  };
  const { columns } = words;
  const lines = snapshot.competencies.filter((line) => line.state !== 'noScale');
  const confirmed = (line: ReviewLine): string => words.confirmed(line.held, line.carriedOverUntil === undefined ? null : words.day(line.carriedOverUntil));
  const caption = words.snapshotOf(words.day(snapshot.asOf), snapshot.zone);
  /** What both say of each competency, where they differ first; of others there is nothing that the lead could say. */
  const bothSides = (): PaperBlock[] => {
    const sides = differencesFirst(lines.filter((line) => line.expected !== null).map((line) => ({ ...line, self: line.said, lead: it.levels.find((one) => one.competencyId === line.competencyId)?.level })));
    const differing = sides.flatMap((line) => (line.sides.kind === 'differ' ? [words.differs(say(line.name), line.sides)] : []));
    const others = lines.filter((line) => line.expected === null);
    return [
      heading(3, words.sideBySide), ...(differing.length === 0 ? [plain(words.noDifference)] : listOf(differing)),
      { kind: 'table', caption, head: [columns.competency, columns.self, columns.lead, columns.confirmed, columns.expected], rows: sides.map((line) => [say(line.name), words.self(line.self), words.seen(line.lead), confirmed(line), words.expected(line)]) },
      ...(others.length === 0 ? [] : [selfTable(others)]),
    ];
  };
  const selfTable = (of: readonly ReviewLine[]): PaperBlock => ({ kind: 'table', caption, head: [columns.competency, columns.self, columns.confirmed, columns.expected], rows: of.map((line) => [say(line.name), words.self(line.said), confirmed(line), words.expected(line)]) });
  return {
    locale, title: words.title(it.kind, it.person.name), at: new Date(it.changedAt), foot: words.foot(it.fingerprint.slice(0, 16)), pageOf: words.page,
    blocks: [
      plain([...(it.heldOn === null ? [] : [words.held(words.day(it.heldOn), it.heldBy?.name ?? '')]), words.state(it.state), words.opened(it.openedBy.name, when(it.openedAt))].join(' ')),
      heading(2, words.known), plain(words.coverage(snapshot.coverage)),
      ...(showsSides(it.kind, it.state, it.levels.length) ? bothSides() : [selfTable(lines)]),
      ...under(3, words.gained(words.day(snapshot.since)), listOf(gained)),
      heading(3, words.trainingSince(words.day(snapshot.since))), ...(snapshot.training.length === 0 ? [plain(words.noTraining)] : listOf(snapshot.training.map((one) => words.training(say(one.title), one.done, one.of, words.day(one.lastOn))))),
      ...under(3, words.before, listOf(snapshot.reviews.map((one) => `${words.kinds[one.kind]}, ${words.day(one.heldOn)}`))),
      heading(2, words.conversation), ...reviewThemes[it.kind].flatMap((theme) => [heading(3, words.themes[theme]), ...facts[theme](), ...said(theme, 'person'), ...said(theme, 'lead')]),
      heading(2, words.actions), ...(it.actions.length === 0 ? [plain(words.noAction)] : [{ kind: 'table' as const, caption: words.actions, head: [columns.action, columns.who, columns.until, columns.course], rows: it.actions.map((one) => [one.words, one.owner.name, one.dueOn === null ? words.noDay : words.day(one.dueOn), one.course === null ? words.noCourse : say(one.course.title)]) }]),
      heading(2, words.signatures), { kind: 'table', caption: words.signatures, head: [columns.who, columns.decision, columns.when, columns.words], rows: it.signatures.map((one) => [one.by.name, one.decision === 'signed' ? words.signed : words.refused, when(one.at), one.words === '' ? words.noWords : one.words]) },
      ...(it.leadSigner === 'standIn' ? it.signatures.filter((one) => one.side === 'lead').map((one) => plain(words.standIn(it.heldBy?.name ?? '', one))) : []),
      ...under(2, words.corrections, it.corrections.map((one): PaperBlock => ({ kind: 'words', words: one.words, by: words.said(one.by.name, when(one.at)) }))),
    ],
  };
}
