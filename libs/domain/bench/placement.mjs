import { normalQuantile } from '../dist/quiz/distributions.js';
import { seeded } from '../dist/quiz/draw.js';
import { itemStatistics, priorOf } from '../dist/quiz/item-statistics.js';
import { nextPlacementQuestion, placementDecision } from '../dist/quiz/placement.js';

/** Whether a placement decides as the whole quiz would, and with how many of its questions, on invented learners. `--tune` shows the seeds that its bounds were found with; without it come others. */
const quizzes = 30;
const learners = 30;
const firstSeed = process.argv.includes('--tune') ? 1 : 1_000_001;
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const normalOf = (random) => () => normalQuantile(Math.max(1e-9, random()));

/** A quiz of the two-parameter logistic model, and what the bank learnt of it from so many people who took it whole. */
function inventedQuiz(questions, known, random) {
  const normal = normalOf(random);
  const curves = Array.from({ length: questions }, (_, index) => ({ id: `q${String(index).padStart(2, '0')}`, slope: 0.8 + 1.2 * random(), place: Math.min(1, Math.max(-1.8, -0.4 + 0.8 * normal())) }));
  const sit = (ability) => curves.map(({ slope, place }) => (random() < 1 / (1 + Math.exp(-slope * (ability - place))) ? 1 : 0));
  const before = Array.from({ length: known }, () => sit(normal()));
  const statistics = (prior) => curves.map((_, at) => itemStatistics(before.map((row) => ({ credit: row[at], rest: (row.reduce((sum, it) => sum + it, 0) - row[at]) / (questions - 1), chosen: [], seconds: null, at: 0 })), [], prior));
  const drawn = known === 0 ? [] : statistics(priorOf(statistics(undefined)));
  return { sit, questions: curves.map(({ id }, at) => ({ id, facility: drawn[at]?.facility?.shrunk ?? null, discrimination: drawn[at]?.discrimination?.shrunk ?? null })) };
}

function place(questions, credits, mark, seed) {
  for (let answers = []; ; ) {
    const decision = placementDecision(questions, answers, mark);
    if (decision !== null) return { decision, asked: answers.map((it) => it.id) };
    const id = nextPlacementQuestion(questions, answers.map((it) => it.id), mark, seed);
    answers = [...answers, { id, credit: credits[questions.findIndex((it) => it.id === id)] }];
  }
}

function measure(questions, known, mark, mean) {
  let [same, asked, passed, tooKind, tooHard, most] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < quizzes; index++) {
    const random = seeded(firstSeed + index);
    const quiz = inventedQuiz(questions, known, random);
    const seen = new Map();
    for (let person = 0; person < learners; person++) {
      const credits = quiz.sit(mean + 1.3 * normalOf(random)());
      const whole = credits.reduce((sum, it) => sum + it, 0) / questions >= mark - 1e-9 ? 'passed' : 'notPassed';
      const found = place(quiz.questions, credits, mark, Math.floor(random() * 2 ** 31));
      for (const id of found.asked) seen.set(id, (seen.get(id) ?? 0) + 1);
      [same, asked, passed] = [same + Number(found.decision === whole), asked + found.asked.length, passed + Number(whole === 'passed')];
      [tooKind, tooHard] = [tooKind + Number(found.decision === 'passed' && whole !== 'passed'), tooHard + Number(found.decision !== 'passed' && whole === 'passed')];
    }
    most += Math.max(...seen.values()) / learners;
  }
  const all = quizzes * learners;
  return [percent(same, all), percent(asked, all * questions), (asked / all).toFixed(1), percent(tooKind, all), percent(tooHard, all), percent(passed, all), percent(most, quizzes)];
}

const from = performance.now();
console.log('\nPlacement: invented learners who know more or less than those who followed the course, against the whole quiz taken by the same learners');
console.log('questions | mark | learners | bank knows of | decides as the whole quiz | share of its questions | questions asked | placed, whole quiz fails | not placed, whole quiz passes | whole quiz passes | most asked question');
for (const questions of [10, 20, 30]) for (const mark of [0.7, 0.8]) for (const [who, mean] of [['mixed', 0], ['able', 1]]) for (const known of [0, 30]) {
  console.log([String(questions).padStart(9), mark.toFixed(1), who.padEnd(6), known === 0 ? 'nobody   ' : `${known} people`, ...measure(questions, known, mark, mean).map((it) => it.padStart(7))].join(' | '));
}
console.log(`${((performance.now() - from) / 1000).toFixed(1)} s`);
