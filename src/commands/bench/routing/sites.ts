import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSiting, medianCost, readSiting, solveMedian, solveSiting } from '#routing';
import { folder } from './instances.ts';

const SECONDS = 60;
/** How near the best is near enough: the proof ends there. */
const GAP = 0.01;

/** Facilities with capacities, each customer from one: the widest proven gap in percent, and the longest it took. */
export async function measureFacilities(seed: number): Promise<object> {
  const gaps: number[] = [];
  const above: number[] = [];
  let longest = 0;
  for (const set of ['holmberg', 'or-library-small']) {
    const best = (await text('cflp', set, 'os')).trim().split(/\s+/).map(Number);
    for (const [at, known] of best.entries()) {
      const asked = problemOf(await text('cflp', set, `p${at + 1}`), 'cflp');
      if (asked.kind !== 'siting') throw new Error('no facilities');
      const began = performance.now();
      const { plan, cost, gap } = await solveSiting(asked.problem, { seed, seconds: SECONDS, gap: GAP });
      const seconds = (performance.now() - began) / 1000;
      if (!plan || checkSiting(asked.problem, plan).faults.length > 0)
        throw new Error(`the plan for ${set} p${at + 1} has faults`);
      longest = Math.max(longest, seconds);
      gaps.push(100 * gap);
      above.push(100 * (cost / known - 1));
      const shown = [cost.toFixed(2), `≤ ${(100 * gap).toFixed(3)} %`, `${above.at(-1)?.toFixed(3)} %`];
      console.log(`  ${`${set} p${at + 1}`.padEnd(20)} ${shown.join('   ')}   ${seconds.toFixed(1)} s`);
    }
  }
  const figures = {
    cflp_gap: rounded(Math.max(...gaps)),
    cflp_mean_gap: rounded(mean(gaps)),
    cflp_above_best: rounded(mean(above)),
    cflp_longest_s: rounded(longest),
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return figures;
}

/** p-medians: how many of the published optima were reached, and how many were proven besides. */
export async function measureMedians(seed: number): Promise<object> {
  const rows = (await text('pmedian', 'pmedopt.txt')).trim().split('\n').slice(1);
  let [reached, proven, count, longest] = [0, 0, 0, 0];
  for (const row of rows) {
    const [name = '', optimum] = row.trim().split(/\s+/);
    const given = await text('pmedian', `${name}.txt`).catch(() => null);
    if (given === null) continue;
    const asked = problemOf(given, 'pmed');
    if (asked.kind !== 'medians') throw new Error('no medians');
    const began = performance.now();
    const found = solveMedian(asked.problem, { seed, seconds: SECONDS });
    const seconds = (performance.now() - began) / 1000;
    if (medianCost(asked.problem, found.chosen) !== found.cost) throw new Error(`${name} has faults`);
    count += 1;
    if (found.cost === Number(optimum)) reached += 1;
    if (found.proven) proven += 1;
    longest = Math.max(longest, seconds);
    console.log(
      `  ${name.padEnd(20)} ${found.cost} (${optimum})   ≥ ${found.bound}   ${seconds.toFixed(1)} s`,
    );
  }
  const figures = {
    pmedian_optimal: reached,
    pmedian_of: count,
    pmedian_proven: proven,
    pmedian_longest_s: rounded(longest),
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return figures;
}

function problemOf(given: string, format: 'cflp' | 'pmed') {
  const read = readSiting(given, format);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function text(...path: string[]): Promise<string> {
  return readFile(join(folder, ...path), 'utf8');
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function rounded(number: number): number {
  return Number(number.toFixed(3));
}
