import type { Random } from '../random.ts';
import type { Model } from './model.ts';

// How often visits to be put in are sorted in which way (paper, 5.2; by time as in its section on time windows).
const UNTIMED = [4, 4, 2, 1];
const TIMED = [4, 4, 2, 1, 2, 2, 2];

/** Sorts what was taken out into the order in which it is put in again: by lot, most demanding, farthest, closest, by its window. */
export function orderWith(model: Model, random: Random) {
  const { visits, dimensions, amount, change, partner, open, close, row, rows, timed } = model;
  const weights = timed ? TIMED : UNTIMED;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const key = new Float64Array(visits + 1);
  const base = model.cost[0] as Float64Array;
  const depot = row[visits + 1] as number;
  const keys = [0, 1, 2, 3, 4, 5, 6].map((way) => {
    const by = new Float64Array(visits + 1);
    for (let node = 1; node <= visits; node++) by[node] = keyOf(way, node);
    return by;
  });

  return function order(pool: Int32Array, count: number): void {
    let draw = random.below(total);
    let way = 0;
    while (draw >= (weights[way] as number)) draw -= weights[way++] as number;
    for (let i = 0; i < count; i++) {
      const node = pool[i] as number;
      key[node] = way === 0 ? random.bits() : ((keys[way] as Float64Array)[node] as number);
    }
    for (let i = 1; i < count; i++) {
      const node = pool[i] as number;
      const value = key[node] as number;
      let j = i - 1;
      while (j >= 0 && (key[pool[j] as number] as number) > value) {
        pool[j + 1] = pool[j] as number;
        j--;
      }
      pool[j + 1] = node;
    }
  };

  function keyOf(way: number, node: number): number {
    if (way === 1) return -demand(node);
    if (way === 2) return -(base[depot * rows + (row[node] as number)] as number);
    if (way === 3) return base[depot * rows + (row[node] as number)] as number;
    if (way === 4) return (close[node] as number) - (open[node] as number);
    if (way === 5) return open[node] as number;
    return way === 6 ? -(close[node] as number) : 0;
  }

  function demand(node: number): number {
    let sum = 0;
    for (let k = 0; k < dimensions; k++) {
      const at = node * dimensions + k;
      sum += partner[node] ? Math.abs(change[at] as number) : (amount[at] as number);
    }
    return sum;
  }
}
