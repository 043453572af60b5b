import { normalQuantile } from '../dist/quiz/distributions.js';
import { seeded } from '../dist/quiz/draw.js';

/**
 * The most that anybody could find: a judge who knows how able everybody truly is, by which laws the classes were invented and how often each defect was planted, and weighs each story exactly
 * (Neyman and Pearson, 1933: no other rule finds more at as many false alarms). It exists to say how much of the rest no statistics can reach.
 */
export const mostFindable = (questions, falsely) => {
  const judged = questions.map((it) => ({ it, ...judge(it) }));
  const bound = judged.filter(({ it }) => it.planted === null).map((it) => it.score).sort((a, b) => b - a)[Math.floor(falsely * judged.filter(({ it }) => it.planted === null).length)];
  const spoilt = judged.filter(({ it }) => it.planted !== null);
  const rightly = ({ it, told, score }) => score > bound && told.some((story) => story.kind === it.planted && (it.culprit === null || story.optionId === it.culprit));
  return { all: spoilt.filter(rightly).length / spoilt.length, of: (kind) => { const own = spoilt.filter(({ it }) => it.planted === kind); return own.filter(rightly).length / own.length; } };
};

const kinds = ['misKeyed', 'deadDistractor', 'ambiguous', 'leaked', 'tooEasy'];
const random = seeded(77);
const slopes = [0.95, 1.25, 1.55, 1.85];
const difficulties = Array.from({ length: 13 }, (_, index) => Math.min(1, Math.max(-1.8, -0.4 + 0.8 * normalQuantile((index + 0.5) / 13))));
const attractions = Array.from({ length: 24 }, () => [0, 0, 0].map(() => 0.6 + 0.8 * random()));
const logSum = (values) => { const most = Math.max(...values); return most + Math.log(values.reduce((sum, it) => sum + Math.exp(it - most), 0)); };
const logMean = (values) => logSum(values) - Math.log(values.length);
const logistic = (slope, away) => 1 / (1 + Math.exp(-slope * away));

function judge({ answers, options, abilities }) {
  const chosen = answers.map((it) => it.chosen[0]);
  const key = options.find((it) => it.correct).id;
  const distractors = options.filter((it) => !it.correct).map((it) => it.id);
  const curves = slopes.flatMap((slope) => difficulties.map((difficulty) => abilities.map((it) => logistic(slope, it - difficulty))));
  const along = (curve, right) => curve.reduce((sum, share, person) => sum + Math.log(right(person) ? share : 1 - share), 0);
  const anyCurve = (right) => logMean(curves.map((curve) => along(curve, right)));
  const spread = (ids, weights = attractions) => logMean(weights.map((of) => ids.reduce((sum, id, place) => sum + chosen.filter((it) => it === id).length * Math.log(of[place] / (of[0] + of[1] + of[2])), 0)));
  const isKey = (person) => chosen[person] === key;
  const time = (person, median) => { const { seconds } = answers[person]; return seconds === null ? 0 : -((Math.log(seconds / median) / Math.hypot(0.3, 0.5)) ** 2) / 2; };
  const times = chosen.reduce((sum, _, person) => sum + time(person, 35), 0);
  const thirds = Math.log(3);
  const stories = distractors.flatMap((optionId) => {
    const others = distractors.filter((it) => it !== optionId);
    const split = curves.flatMap((curve) => [0.43, 0.5, 0.57].flatMap((toKey) => attractions.slice(0, 8).map((of) => {
      const share = of.map((it) => it / (of[0] + of[1] + of[2]));
      return chosen.reduce((sum, it, person) => sum + Math.log(it === key ? curve[person] * toKey : it === optionId ? curve[person] * (1 - toKey) + (1 - curve[person]) * share[0] : (1 - curve[person]) * share[it === others[0] ? 1 : 2]), 0);
    })));
    return [
      { kind: 'misKeyed', optionId, likelihood: anyCurve((person) => chosen[person] === optionId) + spread([key, ...others]) - thirds + times },
      { kind: 'deadDistractor', optionId, likelihood: anyCurve(isKey) + spread([optionId, ...others], attractions.map((of) => [0.02, of[1], of[2]])) - thirds + times },
      { kind: 'ambiguous', optionId, likelihood: logMean(split) - thirds + times },
    ];
  });
  const easy = slopes.map((slope) => along(abilities.map((it) => logistic(slope, it + 4)), isKey));
  stories.push({ kind: 'tooEasy', optionId: null, likelihood: logMean(easy) + spread(distractors) + times });
  stories.push({ kind: 'leaked', optionId: null, likelihood: leaked(curves, isKey, time) + spread(distractors) });
  const byKind = kinds.map((kind) => { const own = stories.filter((it) => it.kind === kind); return { ...own.reduce((most, it) => (it.likelihood > most.likelihood ? it : most)), likelihood: logSum(own.map((it) => it.likelihood)) }; });
  const loudest = Math.max(...byKind.map((it) => it.likelihood));
  return { score: logMean(byKind.map((it) => it.likelihood)) - anyCurve(isKey) - spread(distractors) - times, told: byKind.filter((it) => it.likelihood >= loudest - Math.LN10) };
}

function leaked(curves, isKey, time) {
  const people = curves[0].length;
  return logMean(curves.flatMap((curve) => {
    const before = [0];
    for (let person = 0; person < people; person++) before.push(before[person] + Math.log(isKey(person) ? curve[person] : 1 - curve[person]) + time(person, 35));
    const found = [];
    for (let moment = people - 1, after = 0; moment >= Math.floor(people * 0.3); moment--) {
      after += Math.log(isKey(moment) ? 0.97 : 0.03) + time(moment, 12);
      if (moment <= Math.floor(people * 0.7)) found.push(before[moment] + after);
    }
    return found;
  }));
}
