import { chooseRefresher } from '../dist/refresher/choose-refresher.js';
import { memoryOf, predictedRecall } from '../dist/refresher/memory.js';

/**
 * How likely a question is said to be recalled, against how often it is. The learners are invented, by another law than the one that predicts: what is known is forgotten
 * exponentially, with a half-life of its own for each person and question, which grows with each right answer, more the more had been forgotten, and shrinks with each wrong one, as far as reading the answer lets it; now and then somebody guesses or slips.
 * One year of weekly refreshers, chosen as they are chosen for people, some weeks left out. Without `--tune` come learners that nothing was tried on.
 */
const people = 200;
const questions = 30;
const weeks = 52;
const firstSeed = process.argv.includes('--tune') ? 1 : 1_000_001;
const day = 86_400_000;

/** Numbers from 0 to 1 by chance, always the same of a seed. */
function chance(seed) {
  let state = seed >>> 0;
  return () => { state = (state + 0x6d2b79f5) >>> 0; let it = Math.imul(state ^ (state >>> 15), state | 1); it ^= it + Math.imul(it ^ (it >>> 7), it | 61); return ((it ^ (it >>> 14)) >>> 0) / 4_294_967_296; };
}
const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Every answer of one learner in a year, with what was predicted of it. `world`: the median half-life after the quiz in days, how much it varies, and how often one guesses and slips. */
function year(seed, world) {
  const random = chance(seed);
  const ease = Math.exp(world.spread * normal(random));
  const asked = Array.from({ length: questions }, (_, index) => ({ questionId: String(index), halfLife: world.halfLife * ease * Math.exp(world.spread * normal(random)), log: [{ id: 'quiz', at: 0, credit: 1, hesitated: false }], seconds: 18 + Math.floor(random() * 20) })).map((it) => ({ ...it, first: it.halfLife }));
  const answers = [];
  for (let week = 1; week <= weeks; week++) {
    const now = (week * 7 + Math.floor(random() * 3)) * day;
    if (random() < world.leftOut) continue;
    for (const { questionId, recall } of chooseRefresher(asked.map((it) => ({ ...it, state: 'proved', changedAt: null })), now)) {
      const it = asked[Number(questionId)];
      const kept = 2 ** (-(now - it.log.at(-1).at) / day / it.halfLife);
      const right = random() < world.guess + (1 - world.guess - world.slip) * kept;
      answers.push({ predicted: recall, ofPeople: predictedRecall(memoryOf(it.log), now), right: Number(right) });
      // Whoever was wrong reads what is right: it is learnt anew, nearly as at first.
      it.halfLife = right ? it.halfLife * (1 + world.gain * (1.2 - kept)) : Math.max(0.8 * it.first, it.halfLife * 0.5);
      it.log = [...it.log, { id: `${week}`, at: now, credit: Number(right), hesitated: false }];
    }
  }
  return answers;
}

const mean = (all) => all.reduce((sum, it) => sum + it, 0) / all.length;
const within = (p) => Math.min(1 - 1e-6, Math.max(1e-6, p));
const logLoss = (answers, of) => mean(answers.map((it) => -Math.log(within(it.right === 1 ? of(it) : 1 - of(it)))));
/** Ten parts of what is predicted, each by how many answers lie in it. */
const bins = (answers, of) => [...Map.groupBy(answers, (it) => Math.min(9, Math.floor(of(it) * 10)))].sort(([a], [b]) => a - b).map(([bin, all]) => ({ bin, answers: all.length, predicted: mean(all.map(of)), actual: mean(all.map((it) => it.right)) }));
const rmse = (answers, of) => Math.sqrt(bins(answers, of).reduce((sum, it) => sum + it.answers * (it.predicted - it.actual) ** 2, 0) / answers.length);
/** How often one who recalled is given more than one who did not: a half is chance. */
function auc(answers, of) {
  const inOrder = [...answers].sort((a, b) => of(a) - of(b));
  const right = inOrder.filter((it) => it.right === 1).length;
  let [ranks, at] = [0, 0];
  while (at < inOrder.length) { let end = at; while (end < inOrder.length && of(inOrder[end]) === of(inOrder[at])) end++; for (let index = at; index < end; index++) if (inOrder[index].right === 1) ranks += (at + 1 + end) / 2; at = end; }
  return (ranks - (right * (right + 1)) / 2) / (right * (inOrder.length - right));
}

const worlds = {
  'as most: half-life of 20 days after the quiz': { halfLife: 20, spread: 0.5, gain: 1.5, guess: 0.15, slip: 0.05, leftOut: 0.15 },
  'forgetful: 6 days': { halfLife: 6, spread: 0.5, gain: 1.5, guess: 0.15, slip: 0.05, leftOut: 0.15 },
  'nobody guesses or slips': { halfLife: 20, spread: 0.5, gain: 1.5, guess: 0, slip: 0, leftOut: 0.15 },
  'nothing is learnt by answering': { halfLife: 20, spread: 0.5, gain: 0, guess: 0.15, slip: 0.05, leftOut: 0.15 },
  'half of the weeks left out': { halfLife: 20, spread: 0.5, gain: 1.5, guess: 0.15, slip: 0.05, leftOut: 0.5 },
};
const figure = (it) => it.toFixed(3);
const from = performance.now();
for (const [title, world] of Object.entries(worlds)) {
  const answers = Array.from({ length: people }, (_, index) => year(firstSeed + index, world)).flat();
  const all = mean(answers.map((it) => it.right));
  const [model, ofPeople, constant] = [(it) => it.predicted, (it) => it.ofPeople, () => all];
  console.log(`\n${title}\n  ${answers.length} answers, ${figure(all)} of them right`);
  console.log('  predicted | answers | mean predicted | right');
  for (const it of bins(answers, model)) console.log(`  ${it.bin / 10}–${((it.bin + 1) / 10).toFixed(1)}`.padEnd(11), '|', String(it.answers).padStart(7), '|', figure(it.predicted).padStart(14), '|', figure(it.actual));
  for (const [name, of] of [['as it is predicted', model], ['by the published parameters alone', ofPeople], [`always saying ${figure(all)}`, constant]]) console.log(`  ${name}: log loss ${figure(logLoss(answers, of))}, RMSE of the parts ${figure(rmse(answers, of))}, told apart ${figure(auc(answers, of))}`);
}
console.log('\nTold apart: how often what was recalled was given more than what was not; by chance 0.500. “Always saying” knows the share of right answers of the whole year beforehand, which nobody does.');
console.log(`\n${((performance.now() - from) / 1000).toFixed(1)} s`);
