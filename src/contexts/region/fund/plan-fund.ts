import { type Outcome, ok } from '#shared/outcome.ts';
import type { LinearModel } from '#shared/solver/linear-model.ts';
import { relaxed, type Solving, solve } from '#shared/solver/solve.ts';
import { type CheckedPlan, checkPlan } from '../kernel/fund/check-plan.ts';
import { gapOf } from '../kernel/fund/check-solution.ts';
import { dualBound } from '../kernel/fund/dual-bound.ts';
import type { FundCase, Limit } from '../kernel/fund/fund-case.ts';
import { fundModel } from '../kernel/fund/fund-model.ts';
import { refuseFund } from '../kernel/fund/refusals.ts';
import { limitText } from './limit-text.ts';

/** A plan, what it comes to, and what is proven of it. */
export interface FundPlan {
  readonly chosen: readonly string[];
  readonly checked: CheckedPlan;
  /** No plan within the rules brings more: HiGHS’s bound. */
  readonly bound: number;
  readonly gap: number;
  readonly nodes: number;
  /** It was stopped before the gap asked for was reached. */
  readonly stopped: boolean;
}

/** Chooses the options that bring the most within the rules, and checks the plan anew, apart from the solver. */
export async function planFund(fund: FundCase, solving: Solving): Promise<Outcome<FundPlan>> {
  const { model, limits } = fundModel(fund);
  return plan(fund, model, limits, solving);
}

/** What the plan would be if it had to hold `option`: how much less it brings is what the option lacks in benefit. */
export async function planWith(fund: FundCase, option: string, solving: Solving): Promise<Outcome<FundPlan>> {
  const { model, limits } = fundModel(fund);
  const lower = Float64Array.from(model.lower);
  lower[model.columnNames.indexOf(option)] = 1;
  return plan(fund, { ...model, lower }, limits, solving);
}

async function plan(
  fund: FundCase,
  model: LinearModel,
  limits: readonly Limit[],
  solving: Solving,
): Promise<Outcome<FundPlan>> {
  const solved = await solve(model, solving);
  if (!solved || solved.status === 'unbounded') throw new Error('HiGHS did not read a fund’s program');
  if (solved.status === 'infeasible') {
    const texts = solved.rows.map((row) => limitText(limits[row] as Limit));
    return refuseFund('region.no-plan', { limits: texts.join('；') || '—' });
  }
  if (solved.status === 'stopped-empty')
    return refuseFund('region.no-plan-yet', { seconds: solving.seconds });
  const chosen = fund.options.filter((_, column) => (solved.x[column] ?? 0) > 0.5).map(({ id }) => id);
  const checked = checkPlan(fund, chosen);
  if (checked.broken.length > 0) {
    throw new Error(`the plan breaks ${checked.broken.length} limits: ${JSON.stringify(checked.broken[0])}`);
  }
  return ok({
    chosen,
    checked,
    bound: solved.bound,
    gap: gapOf(checked.benefit, solved.bound),
    nodes: solved.nodes,
    stopped: solved.status === 'stopped',
  });
}

/** What one more of a limit would bring, at the margin. */
export interface Prices {
  /** Limits that have a price, the dearest first: benefit for one more of what the limit counts. */
  readonly limits: readonly { readonly limit: Limit; readonly price: number }[];
  /** By how much an option’s benefit exceeds what it uses at these prices; below zero: falls short. One an option. */
  readonly surplus: Float64Array;
  /** A bound that follows from the prices by arithmetic alone. */
  readonly bound: number;
}

/** The prices of the limits where options may be taken in part: what the plan leans on. `undefined` where it is stopped first. */
export async function pricesOf(fund: FundCase, solving: Omit<Solving, 'gap'>): Promise<Prices | undefined> {
  const { model, limits } = fundModel(fund);
  const solved = await solve(relaxed(model), { ...solving, gap: 0, relaxed: true });
  if (!solved || !('prices' in solved) || !solved.prices || solved.status !== 'best') return undefined;
  const prices = solved.prices.map((price, row) => {
    const limit = (price > 0 ? model.most[row] : model.least[row]) ?? 0;
    return Number.isFinite(limit) ? price : 0;
  });
  const surplus = Float64Array.from(model.cost);
  for (const [row, price] of prices.entries()) {
    if (price === 0) continue;
    for (let k = model.starts[row] ?? 0; k < (model.starts[row + 1] ?? 0); k += 1) {
      const column = model.indices[k] ?? 0;
      surplus[column] = (surplus[column] ?? 0) - price * (model.values[k] ?? 0);
    }
  }
  const priced = limits.flatMap((limit, row) => {
    const price = prices[row] ?? 0;
    return Math.abs(price) > 1e-9 ? [{ limit, price }] : [];
  });
  return {
    limits: priced.sort((a, b) => Math.abs(b.price) - Math.abs(a.price)),
    surplus,
    bound: dualBound(model, prices),
  };
}
