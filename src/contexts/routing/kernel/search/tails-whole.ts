import type { Random } from '../random.ts';
import type { Routes } from './routes.ts';

/** A route goes on at one of so many visits near its cut. */
const NEAREST = 36;

/**
 * Ends of two routes change places (`tails`) where routes are driven whole: guessed from the parts' data first, so that few have
 * to be driven. Null where shipments or reloads tie a route's parts together.
 */
export function tailsWholeWith(routes: Routes, random: Random) {
  const { model, outlook, next, prev, of, step, seeds, rests, mostBreaks } = routes;
  if (!outlook || model.paired || model.rich?.reloads) return null;
  const { row, rows, cost, kindOf, kinds, may, fit, fitCount, visits, fixed } = model;
  const moved = new Int32Array(visits + 1);
  const nearest = Math.min(fitCount, NEAREST);
  const restOfFirst = new Int32Array(mostBreaks);
  const restOfSecond = new Int32Array(mostBreaks);

  /** Tries one such change; takes it when it is not much dearer at this temperature, and answers whether it did. */
  return function tails(temperature: number): boolean {
    const worst = -temperature * Math.log(1 - random.unit());
    const left = seeds[random.below(routes.seeded)] as number;
    const first = of[left] as number;
    if (first < 0) return false;
    const into = fit[left * fitCount + random.below(nearest)] as number;
    const second = of[into] as number;
    if (second < 0 || second === first || routes.sealed[into]) return false;
    const [one, other] = [kindOf[first] as number, kindOf[second] as number];
    const ways = cost[one] as Float64Array;
    const [firstTail, secondTail] = [routes.tail(first), routes.tail(second)];
    if (ways !== cost[other] || row[firstTail] !== row[secondTail]) return false;
    const right = prev[into] as number;
    const afterLeft = next[left] as number;
    if (routes.sealed[afterLeft]) return false;
    const gone = afterLeft === firstTail && right === routes.head(second);
    const onward = ways[(row[right] as number) * rows + (row[afterLeft] as number)] as number;
    let more =
      (ways[(row[left] as number) * rows + (row[into] as number)] as number) -
      (step[afterLeft] as number) -
      (step[into] as number);
    more += gone ? -(fixed[second] as number) : onward;
    if (more >= worst) return false;
    more += outlook.joined(left, into) - outlook.alone(first) - outlook.alone(second);
    if (!(more < worst)) return false;
    if (!gone) more += outlook.joined(right, afterLeft);
    if (!(more < worst)) return false;
    return change(left, into, worst);
  };

  function change(left: number, into: number, worst: number): boolean {
    const [first, second] = [of[left] as number, of[into] as number];
    const [right, afterLeft] = [prev[into] as number, next[left] as number];
    const ends = [routes.tail(first), routes.tail(second)] as const;
    let count = 0;
    for (let at = afterLeft; at !== ends[0]; at = next[at] as number) moved[count++] = at;
    const firsts = count;
    for (let at = into; at !== ends[1]; at = next[at] as number) moved[count++] = at;
    const [one, other] = [kindOf[first] as number, kindOf[second] as number];
    for (let i = 0; i < count; i++) {
      const node = moved[i] as number;
      if (routes.stays[node] || !may[node * kinds + (i < firsts ? other : one)]) return false;
    }
    routes.mark();
    for (let k = 0; k < mostBreaks; k++) {
      restOfFirst[k] = rests[first * mostBreaks + k] as number;
      restOfSecond[k] = rests[second * mostBreaks + k] as number;
    }
    const limit = routes.cost + worst;
    for (let i = 0; i < count; i++) routes.unlink(moved[i] as number);
    for (let i = 0, after = right; i < firsts; i++) after = put(moved[i] as number, after);
    for (let i = firsts, after = left; i < count; i++) after = put(moved[i] as number, after);
    takeRests(first, second, firsts, count);
    routes.refresh(first);
    routes.refresh(second);
    if (routes.broken === 0 && routes.cost < limit) {
      routes.settle();
      return true;
    }
    routes.undo();
    return false;
  }

  /** A break behind a visit that changes its vehicle is taken there by that one from now on. */
  function takeRests(first: number, second: number, firsts: number, count: number): void {
    for (let k = 0; k < mostBreaks; k++) {
      for (let i = 0; i < count; i++) {
        if (i < firsts && moved[i] === restOfFirst[k]) rests[second * mostBreaks + k] = moved[i] as number;
        if (i >= firsts && moved[i] === restOfSecond[k]) rests[first * mostBreaks + k] = moved[i] as number;
      }
    }
  }

  function put(node: number, after: number): number {
    routes.link(node, after);
    return node;
  }
}
