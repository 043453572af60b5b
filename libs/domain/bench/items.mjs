import { simulatedClass } from '../dist/quiz/simulated-class.js';
import { suspicions } from '../dist/quiz/suspicion.js';
import { mostFindable } from './all-knowing.mjs';

/** How many spoilt questions of invented classes are found, and how many sane ones are suspected. `--tune` shows the seeds the thresholds were found with; without it come others, which they have never seen. */
const classes = 400;
const firstSeed = process.argv.includes('--tune') ? 1 : 1_000_001;
const kinds = ['misKeyed', 'deadDistractor', 'ambiguous', 'leaked', 'tooEasy'];
const room = { questions: 12, spoilt: 3, timed: true, guessing: false };
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function measure(people, changes) {
  const seen = Array.from({ length: classes }, (_, index) => simulatedClass({ ...room, ...changes, people }, firstSeed + index)).flat().map(({ planted, culprit, options, answers }) => ({ planted, culprit, found: suspicions(answers, options) }));
  const sane = seen.filter((it) => it.planted === null);
  const rightly = (it) => it.found.some((suspicion) => suspicion.kind === it.planted && (it.culprit === null || suspicion.optionId === it.culprit));
  const rows = kinds.map((kind) => {
    const spoilt = seen.filter((it) => it.planted === kind);
    return { kind, recall: percent(spoilt.filter(rightly).length, spoilt.length), noticed: percent(spoilt.filter((it) => it.found.length > 0).length, spoilt.length), falsely: percent(sane.filter((it) => it.found.some((suspicion) => suspicion.kind === kind)).length, sane.length), of: spoilt.length };
  });
  const spoilt = seen.filter((it) => it.planted !== null);
  const alarms = seen.filter((it) => it.found.length > 0);
  rows.push({ kind: 'together', recall: percent(spoilt.filter(rightly).length, spoilt.length), noticed: percent(spoilt.filter((it) => it.found.length > 0).length, spoilt.length), falsely: percent(sane.filter((it) => it.found.length > 0).length, sane.length), of: spoilt.length, idle: percent(alarms.filter((it) => it.planted === null).length, alarms.length) });
  return rows;
}

function print(title, changes) {
  console.log(`\n${title}`);
  console.log(['people', 'planted', 'questions', 'found for the right reason', 'found for any reason', 'sane questions suspected', 'alarms that are false'].join(' | '));
  for (const people of [15, 30, 60]) for (const it of measure(people, changes)) console.log([String(people).padStart(6), it.kind.padEnd(14), String(it.of).padStart(4), it.recall.padStart(7), it.noticed.padStart(7), it.falsely.padStart(7), it.idle ?? ''].join(' | ').trimEnd());
}

const from = performance.now();
print('2PL, times kept', {});
print('2PL, no times kept', { timed: false });
print('those who do not know guess the key as well', { guessing: true });

/** What no rule could do better: its judge knows how able everybody truly is, and by which laws the classes were invented. */
console.log('\nThe most that could be found by whoever knew everybody’s true ability and the laws of these classes, one in ten sane questions suspected');
console.log(['people', 'times', ...kinds, 'together'].join(' | '));
for (const people of [15, 30, 60]) for (const timed of [true, false]) {
  const most = mostFindable(Array.from({ length: classes / 4 }, (_, index) => simulatedClass({ ...room, timed, people }, firstSeed + index)).flat(), 0.1);
  console.log([String(people).padStart(6), timed ? 'kept' : 'not ', ...kinds.map((kind) => percent(most.of(kind), 1).padStart(7)), percent(most.all, 1).padStart(7)].join(' | '));
}
console.log(`${((performance.now() - from) / 1000).toFixed(1)} s`);
