import type { Random } from '../random.ts';
import { orderWith } from './order.ts';
import { repairWith } from './repair.ts';
import type { Routes } from './routes.ts';
import { ruinWith } from './ruin.ts';
import { tailsWith } from './tails.ts';

/** How much worse a plan may be taken at first and at last, in ways to a near visit; windows leave less to be shaken. */
const HOT = { untimed: 5, timed: 1 };
const COLD = { untimed: 0.05, timed: 0.01 };
/** Ends of routes tried to be changed for each ruin: they cost next to nothing. */
const TAILS = 100;
/** Less is not better, but a sum in another order. */
const NEARLY = 1e-9;

/**
 * Ruin and recreate under simulated annealing (Christiaens & Vanden Berghe 2020), with changes of routes' ends in between:
 * `step` tries one change, `cool` says how far the way is gone (0 … 1). `keep` is called whenever the plan is better than any before.
 */
export function annealWith(routes: Routes, random: Random, keep: (cost: number) => void) {
  const { model, of } = routes;
  const { visits, prize, scale, timed } = model;
  const hot = scale * (timed ? HOT.timed : HOT.untimed);
  const cold = scale * (timed ? COLD.timed : COLD.untimed);
  const ruin = ruinWith(routes, random);
  const order = orderWith(model, random);
  const repair = repairWith(routes, random);
  const tails = tailsWith(routes, random);
  const pool = new Int32Array(2 * visits + 2);
  let absent = new Int32Array(visits + 1);
  let absentThen = new Int32Array(visits + 1);
  let absents = 0;
  let lost = 0;
  let best = Number.POSITIVE_INFINITY;
  let temperature = hot;
  for (let node = 1; node <= visits; node++) {
    if ((of[node] as number) >= 0) continue;
    absent[absents++] = node;
    lost += prize[node] as number;
  }
  better();

  return {
    cool(done: number): void {
      temperature = hot * (cold / hot) ** done;
    },
    step(): void {
      for (let i = 0; i < TAILS; i++) if (tails(worse())) better();
      routes.mark();
      const before = routes.cost + lost;
      let count = ruin(pool, 0, visits - absents);
      for (let i = 0; i < absents; i++) pool[count++] = absent[i] as number;
      order(pool, count);
      let [left, leaves] = [0, 0];
      for (let i = 0; i < count; i++) {
        const node = pool[i] as number;
        if (repair(node, prize[node] as number)) continue;
        absentThen[leaves++] = node;
        left += prize[node] as number;
      }
      if (routes.cost + left >= before + worse()) {
        routes.undo();
        return;
      }
      [absent, absentThen] = [absentThen, absent];
      absents = leaves;
      lost = left;
      better();
    },
  };

  function worse(): number {
    return -temperature * Math.log(1 - random.unit());
  }

  function better(): void {
    if (routes.cost + lost >= best - NEARLY) return;
    best = routes.cost + lost;
    keep(best);
  }
}
