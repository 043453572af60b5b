/** Quantile of the normal law: P. J. Acklam's rational approximation (2003), right to nine digits. */
export function normalQuantile(p: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? -Infinity : Infinity;
  const over = (x: number, top: readonly number[], bottom: readonly number[]) => polynomial(x, top) / polynomial(x, bottom);
  const tail = (q: number) => over(Math.sqrt(-2 * Math.log(q)), tailTop, tailBottom);
  if (p < 0.02425) return tail(p);
  if (p > 1 - 0.02425) return -tail(1 - p);
  const q = p - 0.5;
  return q * over(q * q, middleTop, middleBottom);
}

const polynomial = (x: number, coefficients: readonly number[]): number => coefficients.reduce((sum, it) => sum * x + it, 0);
const middleTop = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239];
const middleBottom = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1];
const tailTop = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const tailBottom = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];

/** Logarithm of the gamma function for x > 0: Lanczos' series (1964), g = 7, nine terms. */
export function logGamma(x: number): number {
  const base = x + 6.5;
  const series = lanczos.reduce((sum, it, index) => sum + (index === 0 ? it : it / (x + index - 1)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

const lanczos = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** P(X ≤ x) of a beta law: the continued fraction of DLMF 8.17.22, by Lentz' method. */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const away = (it: number) => (Math.abs(it) < 1e-300 ? 1e-300 : it);
  let top = 1;
  let bottom = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = bottom;
  for (let m = 1; m <= 500; m++) {
    const before = fraction;
    for (const term of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
      bottom = 1 / away(1 + term * bottom);
      top = away(1 + term / top);
      fraction *= top * bottom;
    }
    if (Math.abs(fraction - before) < 1e-15 * Math.abs(fraction)) break;
  }
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a) * fraction;
}

/** Quantile of Fisher's F, found by halving on the beta law it comes from. */
export function fQuantile(p: number, above: number, below: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (betaShare(middle, above / 2, below / 2) < p) low = middle; else high = middle;
  }
  return (below * low) / (above * (1 - low));
}
