import type { Random } from '../random.ts';
import type { Routes } from './routes.ts';

/** No draw takes what is so many temperatures dearer. */
const MOST = 32 * Math.LN2;

/**
 * Lets the ends of two routes change places (2-opt*: Potvin & Rousseau 1995, Journal of the Operational Research Society 46(12)),
 * so that a visit drawn by lot is followed by one that fits it. Whether it can be, and what it costs, is known beforehand
 * from the times and loads of both parts. Long routes need it: a string never moves half of one.
 */
export function tailsWith(routes: Routes, random: Random) {
  const { model, next, prev, of, step, begin, nodes, aboard, sum, shipments, sealed, seeds } = routes;
  const { visits, vehicles, row, rows, time, service, kindOf, cost, fixed, capacity, dimensions } = model;
  const { fit, fitCount, fitOut, fitSides, timed, paired } = model;

  /** Tries one such change; takes it when it is not much dearer at this temperature, and answers whether it did. */
  return function tails(temperature: number): boolean {
    const left = seeds[random.below(routes.seeded)] as number;
    const first = of[left] as number;
    if (first < 0) return false;
    const drawn = left * fitCount + random.below(fitCount);
    if (((fitSides[drawn] as number) & 2) === 0) return false;
    const into = fit[drawn] as number;
    const second = of[into] as number;
    if (second < 0 || second === first || sealed[into]) return false;
    const [afterLeft, tail] = [next[left] as number, visits + 1 + vehicles + first];
    // Most are too dear by the new way alone, and need no look into the matrices; where nothing follows, a vehicle may be saved.
    const saved = (step[afterLeft] as number) + (step[into] as number);
    if ((fitOut[drawn] as number) - saved >= MOST * temperature && afterLeft !== tail) return false;
    const worst = -temperature * Math.log(1 - random.unit());
    if ((fitOut[drawn] as number) - saved >= worst && afterLeft !== tail) return false;
    const kind = kindOf[first] as number;
    if (kind !== kindOf[second]) return false;
    const right = prev[into] as number;
    // A shipment stays on the vehicle that picked it up.
    if (paired && (shipments[left] !== 0 || shipments[right] !== 0)) return false;
    if (sealed[afterLeft]) return false;
    const ways = cost[kind] as Float64Array;
    // The way back in is from the same place for both: the kind is the same.
    const onward = ways[(row[right] as number) * rows + (row[afterLeft] as number)] as number;
    let more = (ways[(row[left] as number) * rows + (row[into] as number)] as number) + onward - saved;
    const gone = afterLeft === tail && right === visits + 1 + second;
    if (gone) more -= onward + (fixed[second] as number);
    if (more >= worst) return false;
    for (let k = 0; k < dimensions; k++) {
      const most = capacity[first * dimensions + k] as number;
      const [a, b] = [aboard[left * dimensions + k] as number, aboard[right * dimensions + k] as number];
      if (a + (sum[second * dimensions + k] as number) - b > most) return false;
      if (b + (sum[first * dimensions + k] as number) - a > most) return false;
    }
    if (timed) {
      if (arrives(left, into) > (begin[nodes + into] as number)) return false;
      if (arrives(right, afterLeft) > (begin[nodes + afterLeft] as number)) return false;
    }
    routes.swapTails(left, right, more);
    return true;
  };

  function arrives(from: number, to: number): number {
    return (
      (begin[from] as number) +
      (service[from] as number) +
      (time[(row[from] as number) * rows + (row[to] as number)] as number)
    );
  }
}
