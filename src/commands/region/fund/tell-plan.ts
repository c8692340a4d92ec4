import {
  type FundCase,
  type FundPlan,
  limitText,
  planFund,
  pricesOf,
  type Solving,
  whyRefused,
} from '#region';
import { taken } from '../reading/taken.ts';

// What is told of prices: the limits that a plan leans on most.
const DEAREST = 20;

/** Plans a fund and tells the plan, what is proven of it, the dearest limits, and why each other option is not in it. */
export async function tellPlan(
  fund: FundCase,
  solving: Solving,
): Promise<{ readonly found: FundPlan; readonly told: object }> {
  const began = performance.now();
  const found = taken(await planFund(fund, solving));
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
  const prices = await pricesOf(fund, solving);
  const refused = whyRefused(fund, found.chosen);
  const { spent, benefit, toWeak } = found.checked;
  for (const id of found.chosen) console.log(`✓ ${id}`);
  for (const { option, reason, instead, along, changes, gain, extra } of refused) {
    const needs = changes.map(({ limit, by }) => `${limitText(limit)} ${by}`).join('；');
    const swap = [
      instead && `代替 instead of ${instead}`,
      along.length > 0 && `连同 along ${along.join(', ')}`,
    ];
    console.log(
      [`✗ ${option}`, reason, needs || `效益还差 benefit short by ${-gain}`, `多花 extra ${extra}`, ...swap]
        .filter(Boolean)
        .join('\t'),
    );
  }
  console.log(
    `效益 benefit ${benefit} ≤ ${found.bound}（差 gap ${found.gap}）\t花费 spent ${spent} / ${fund.budget}` +
      `\t给最弱的 to the weakest ${toWeak}\t${seconds} s\n独立验算：每条规则都守住 Checked apart: every rule is kept`,
  );
  for (const { limit, price } of prices?.limits.slice(0, DEAREST) ?? []) {
    console.log(`  每多一 one more: ${limitText(limit)}\t${price.toPrecision(4)}`);
  }
  const told = {
    status: found.stopped ? 'stopped' : 'best',
    benefit,
    bound: found.bound,
    gap: found.gap,
    nodes: found.nodes,
    spent,
    toWeak,
    seconds,
    verified: true,
    chosen: found.chosen,
    refused: refused.map((each) => ({
      ...each,
      changes: each.changes.map(({ limit, by }) => ({ ...limit, by })),
    })),
    ...(prices && {
      // What follows from the prices alone, without the search: a second bound that anyone can add up.
      priceBound: prices.bound,
      prices: prices.limits.map(({ limit, price }) => ({ ...limit, price })),
    }),
  };
  return { found, told };
}
