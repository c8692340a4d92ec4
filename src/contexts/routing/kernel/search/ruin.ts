import type { Random } from '../random.ts';
import type { Routes } from './routes.ts';

/** Mean visits taken out, longest string, how often a string is split, how often its kept part grows (paper, table 2). */
const MEAN = 10;
const LONGEST = 10;
const SPLIT = 0.5;
const GROW = 0.01;
/** Where routes driven whole have more than twenty visits, a string is up to a quarter of a route: ten of eighty seldom mend anything. */
const MEAN_LONG = 15;
const STRING = 0.25;
/** How often such a route, or any where stops may be left out, is taken out whole: strings never do away with a vehicle. */
const WHOLE = 0.01;
/** So many routes at most give what they carry to one vehicle. */
const ROUTES = 8;

/**
 * Takes strings of visits that follow each other out of routes near a visit
 * (adjacent string removal: Christiaens & Vanden Berghe 2020, Slack Induction by String Removals, Transportation Science 54(2), 5.1).
 */
export function ruinWith(routes: Routes, random: Random) {
  const { model, next, prev, of, size, stays, sum } = routes;
  const { near, nearCount, partner, paired, dimensions, capacity } = model;
  const ruined = new Int32Array(model.vehicles);
  const touched = new Int32Array(model.vehicles);
  let [round, touches] = [0, 0];

  return { ruin, routesNear };

  /** Puts the visits it takes out near `seed` into `pool`; answers how many. */
  function ruin(pool: Int32Array, seed: number, served: number): number {
    round++;
    touches = 0;
    const mean = served / Math.max(1, routes.used);
    const isLong = routes.judge !== null && mean / 2 > LONGEST;
    const longest = isLong ? Math.max(LONGEST, mean * STRING) : Math.min(LONGEST, mean);
    const most = Math.max(0, (4 * (isLong ? MEAN_LONG : MEAN)) / (1 + longest) - 1);
    const strings = Math.floor(random.unit() * most + 1);
    let count = 0;
    let done = 0;
    if ((isLong || model.optional) && random.unit() < WHOLE && (of[seed] as number) >= 0) {
      count = whole(pool, 0, of[seed] as number);
      done = strings;
    }
    for (let i = -1; i < nearCount && done < strings; i++) {
      const near1 = i < 0 ? seed : (near[seed * nearCount + i] as number);
      const vehicle = of[near1] as number;
      if (vehicle < 0 || ruined[vehicle] === round) continue;
      ruined[vehicle] = round;
      const length = Math.floor(random.unit() * Math.min(size[vehicle] as number, longest) + 1);
      count = string(pool, count, near1, vehicle, length);
      done++;
    }
    if (paired) {
      for (let i = 0, end = count; i < end; i++) {
        const other = partner[pool[i] as number] as number;
        if (other > 0 && (of[other] as number) >= 0) count = out(pool, count, other);
      }
    }
    if (model.rich?.reloads) for (let i = 0; i < touches; i++) dropReloads(touched[i] as number);
    for (let i = 0; i < touches; i++) routes.refreshRuined(touched[i] as number);
    return count;
  }

  /** The same of whole routes near `seed`, its own first, until what they carry fills a vehicle. */
  function routesNear(pool: Int32Array, seed: number, vehicle: number): number {
    round++;
    touches = 0;
    const most = dimensions > 0 ? (capacity[vehicle * dimensions] as number) : 0;
    let [count, load] = [0, 0];
    for (let i = -1; i < nearCount && touches < ROUTES && (i < 0 || load < most); i++) {
      const own = of[i < 0 ? seed : (near[seed * nearCount + i] as number)] as number;
      if (own < 0 || ruined[own] === round) continue;
      ruined[own] = round;
      load += dimensions > 0 ? (sum[own * dimensions] as number) : 0;
      count = whole(pool, count, own);
    }
    for (let i = 0; i < touches; i++) routes.refreshRuined(touched[i] as number);
    return count;
  }

  function out(pool: Int32Array, count: number, node: number): number {
    const vehicle = of[node] as number;
    let known = false;
    for (let i = 0; i < touches; i++) if (touched[i] === vehicle) known = true;
    if (!known) touched[touches++] = vehicle;
    routes.unlink(node);
    pool[count] = node;
    return count + 1;
  }

  /** Takes out a route's visits that may leave it, too; answers how many are out now. */
  function whole(pool: Int32Array, before: number, vehicle: number): number {
    const tail = routes.tail(vehicle);
    let count = before;
    for (let at = next[routes.head(vehicle)] as number; at !== tail; ) {
      const to = next[at] as number;
      if (at <= model.visits && !stays[at]) count = out(pool, count, at);
      at = to;
    }
    return count;
  }

  /** Takes out reloads that can be done without. */
  function dropReloads(vehicle: number): void {
    const tail = routes.tail(vehicle);
    for (let at = next[routes.head(vehicle)] as number; at !== tail; ) {
      const to = next[at] as number;
      const before = prev[at] as number;
      if (at > model.visits) {
        routes.unlink(at);
        const isNeeded = size[vehicle] !== 0 && routes.judge?.extraOf(vehicle) === Number.POSITIVE_INFINITY;
        if (isNeeded) routes.link(at, before);
      }
      at = to;
    }
  }

  /** Takes out `length` visits around `node`; half of the time it leaves some in the middle where they are. */
  function string(pool: Int32Array, count: number, node: number, vehicle: number, length: number): number {
    const whole = size[vehicle] as number;
    let kept = 0;
    if (length > 1 && length < whole && random.unit() < SPLIT) {
      kept = 1;
      while (length + kept < whole && random.unit() < GROW) kept++;
    }
    const span = length + kept;
    // Where in the span the node is: as far back as the route goes.
    const head = routes.head(vehicle);
    const tail = routes.tail(vehicle);
    let [before, after] = [0, 0];
    for (let at = prev[node] as number; at !== head && before < span - 1; at = prev[at] as number) before++;
    for (let at = next[node] as number; at !== tail && after < span - 1; at = next[at] as number) after++;
    const least = Math.max(0, span - 1 - after);
    const back = least + random.below(Math.min(before, span - 1) - least + 1);
    let at = node;
    for (let i = 0; i < back; i++) at = prev[at] as number;
    const keepFrom = kept > 0 ? random.below(length) + 1 : span;
    for (let i = 0; i < span && at !== tail; i++) {
      const to = next[at] as number;
      if ((i < keepFrom || i >= keepFrom + kept) && !stays[at]) count = out(pool, count, at);
      at = to;
    }
    return count;
  }
}
