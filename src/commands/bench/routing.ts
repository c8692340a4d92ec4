import { checkPlan, solveProblem } from '#routing';
import type { Bench } from './measuring/bench.ts';
import { type Instance, listedInstances, measuredSets } from './routing/instances.ts';

const LIMITS = [10, 60] as const;

export const bench: Bench = {
  zh: '排线：公开题目上离已知最好解差百分之几，每题算 10 秒和 60 秒（只计处理器为它花的时间，一个线程）。全部约四十分钟；--set 换成自己的题目清单。',
  en: 'Route planning: how far from the best known on published instances, 10 s and 60 s each (as the processor spends them, one thread). About forty minutes in all; --set takes a list of instances of your own.',
  async run({ set, seed = 1 } = {}) {
    if (set !== undefined) return { listed: measure(await listedInstances(set), seed) };
    const figures: Record<string, object> = {};
    for (const [name, instances] of Object.entries(await measuredSets())) {
      console.log(name);
      figures[name] = measure(instances, seed);
    }
    return figures;
  },
};

/** Solves each instance once for each limit; prints a line for each, and answers the mean gaps in percent. */
function measure(instances: readonly Instance[], seed: number): object {
  const gaps: number[][] = LIMITS.map(() => []);
  const rows = instances.map(({ name, problem, best }) => {
    const results = LIMITS.map((seconds, index) => {
      const { plan } = solveProblem(problem, { seed, seconds });
      const { feasible, cost, vehicles } = checkPlan(problem, plan);
      if (!feasible) throw new Error(`the plan for ${name} has faults`);
      const gap = best ? 100 * (cost / best.cost - 1) : null;
      if (gap !== null) gaps[index]?.push(gap);
      return { seconds, cost, vehicles, gap };
    });
    const shown = results.map(({ cost, gap }) => `${cost} ${gap === null ? '' : `${gap.toFixed(2)} %`}`);
    console.log(`  ${name.padEnd(14)} ${shown.join('   ')}`);
    return { name, results };
  });
  const means = Object.fromEntries(
    LIMITS.map((seconds, index) => [`gap${seconds}`, mean(gaps[index] ?? [])]),
  );
  console.log(`  mean           ${LIMITS.map((seconds) => `${means[`gap${seconds}`]} %`).join('   ')}`);
  return { ...means, instances: rows };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((1000 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 1000;
}
