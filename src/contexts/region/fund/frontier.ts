import { type Outcome, ok } from '#shared/outcome.ts';
import type { Solving } from '#shared/solver/solve.ts';
import type { FundCase } from '../kernel/fund/fund-case.ts';
import { weakColumns } from '../kernel/fund/fund-model.ts';
import { type FundPlan, planFund } from './plan-fund.ts';

/** One plan of the frontier: at least so much to weak places, and the most benefit with it. */
export interface FrontierPoint {
  readonly weakFloor: number;
  readonly plan: FundPlan;
}

/**
 * What equity costs: plans from the one that brings the most to the one that gives weak places all that the rules allow, in `points`
 * even steps of the money that weak places get (ε-constraint method). Each is proven to the gap asked for.
 */
export async function frontier(
  fund: FundCase,
  points: number,
  { onPoint, ...solving }: Solving & { readonly onPoint?: (point: FrontierPoint) => void },
): Promise<Outcome<readonly FrontierPoint[]>> {
  const best = await planFund(fund, solving);
  if (!best.ok) return best;
  const fairest = await planFund(forWeakPlaces(fund), solving);
  if (!fairest.ok) return fairest;
  const [least, most] = [best.value.checked.toWeak, fairest.value.checked.toWeak];
  const found: FrontierPoint[] = [];
  const add = (weakFloor: number, plan: FundPlan) => {
    found.push({ weakFloor, plan });
    onPoint?.({ weakFloor, plan });
  };
  add(least, best.value);
  for (let step = 1; step < points && most > least; step += 1) {
    const weakFloor = Math.floor(least + ((most - least) * step) / (points - 1));
    const plan = await planFund({ ...fund, rules: { ...fund.rules, weakFloor } }, solving);
    if (!plan.ok) return plan;
    add(weakFloor, plan.value);
  }
  return ok(found);
}

/** The same case where what counts is the money that reaches weak places. */
function forWeakPlaces(fund: FundCase): FundCase {
  const weak = new Set(weakColumns(fund));
  const options = fund.options.map((option, column) => ({
    ...option,
    benefit: weak.has(column) ? option.cost : 0,
  }));
  return { ...fund, options };
}
