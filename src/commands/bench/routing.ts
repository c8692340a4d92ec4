import { checkPlan, solveOnThreads } from '#routing';
import type { Bench } from './measuring/bench.ts';
import { busLines } from './routing/bus-lines.ts';
import { measureCountyDays } from './routing/county.ts';
import { type Instance, listedInstances, measuredSets } from './routing/instances.ts';
import { peakMegabytes } from './routing/peak.ts';
import { promiseFigures } from './routing/promises.ts';
import { richSets } from './routing/rich.ts';
import { measureRoads } from './routing/roads.ts';
import { measureFacilities, measureMedians } from './routing/sites.ts';
import { threadFigures } from './routing/threads.ts';

const LIMITS = [10, 60] as const;

export const bench: Bench = {
  zh: '排线：公开题目上离已知最好解差百分之几、用几辆车，每题算 10 秒和 60 秒（只计处理器为它花的时间，一个线程）；两个线程快几倍，最多用多少内存。选址：证明的差距最大多少，p 中位达到已知最优的有几题。一个县三天，每天 2,000 站、60 辆车、30 辆班车：几秒有第一个可行的方案，一分钟的方案平均比十分钟的贵百分之几（--set county_day 只量它，--set siting 只量选址，--set bus_lines 只量下面的班车，--set rich 另量五十二道多车型、多车场、多趟、带奖励等的题目，--set roads 量一个做出来的县的道路：读文件、建层级、算三百个地点的路程，--set threads 只量线程）。另有五十道包裹坐班车的题目，每题 60 秒。全部约一百五十三分钟；--set 换成自己的题目清单。',
  en: 'Route planning: how far from the best known on published instances and with how many vehicles, 10 s and 60 s each (as the processor spends them, one thread); how many times as fast two threads are, and the most memory they hold. Siting: the widest proven gap, and how many published optima of p-medians are reached. Three of a county’s days of 2,000 stops, 60 vehicles and 30 buses: after how many seconds there is a plan that can be driven, and how much dearer the plan of a minute is than that of ten, in the mean (--set county_day measures it alone, --set siting where sites should be, --set bus_lines what follows, --set rich fifty-two more with kinds of vehicles, depots, trips, prizes, --set roads a made county’s roads: reading them, making their hierarchy, a table of three hundred places, --set threads threads). Fifty more of parcels on scheduled lines, 60 s each. About a hundred and fifty-three minutes in all; --set takes a list of instances of your own.',
  async run({ set, seed = 1 } = {}) {
    if (set === 'promise') return promiseFigures();
    if (set === 'roads') return { roads: measureRoads(seed) };
    if (set === 'threads') return { threads: await measureThreads((await measuredSets()).cvrp_x, seed) };
    if (set === 'county_day') return { county_day: measureCountyDays(seed) };
    if (set === 'bus_lines') return { bus_lines: await busLines(seed) };
    if (set === 'siting') return siting(seed);
    if (set === 'rich') return { rich: await measureRich(seed) };
    if (set !== undefined) return { listed: await measure(await listedInstances(set), seed) };
    const figures: Record<string, object> = {};
    const sets = await measuredSets();
    for (const [name, instances] of Object.entries(sets)) {
      console.log(name);
      figures[name] = await measure(instances, seed);
    }
    figures.threads = await measureThreads(sets.cvrp_x, seed);
    figures.county_day = measureCountyDays(seed);
    console.log('bus_lines');
    figures.bus_lines = await busLines(seed);
    return {
      ...figures,
      ...(await siting(seed)),
      ...(await promiseFigures()),
    };
  },
};

async function measureRich(seed: number): Promise<object> {
  const figures: Record<string, object> = {};
  for (const [type, instances] of await richSets()) {
    console.log(type);
    figures[type] = await measure(instances, seed);
  }
  return figures;
}

async function siting(seed: number): Promise<object> {
  return { ...(await measureFacilities(seed)), ...(await measureMedians(seed)) };
}

/** What a second thread brings, and the most memory two of them ever held on the largest instance. */
async function measureThreads(instances: readonly Instance[], seed: number): Promise<object> {
  const largest = instances.toSorted((a, b) => b.problem.visits.length - a.problem.visits.length)[0];
  const figures = {
    ...(await threadFigures(instances, seed)),
    ...(largest ? { peak_mb: await peakMegabytes(largest.path, 2) } : {}),
  };
  console.log(`threads\n  ${JSON.stringify(figures)}`);
  return figures;
}

interface Result {
  readonly seconds: number;
  /** null: not every stop that must be made is. */
  readonly cost: number | null;
  readonly vehicles: number;
  /** How much dearer than the best known, in percent; null where none is at hand. */
  readonly gap: number | null;
}

/** Solves each instance once for each limit; prints a line for each, and answers sums and means. */
async function measure(instances: readonly Instance[], seed: number): Promise<object> {
  const rows: { readonly name: string; readonly results: readonly Result[] }[] = [];
  for (const instance of instances) {
    const results: Result[] = [];
    for (const seconds of LIMITS) results.push(await solved(instance, seconds, seed));
    const shown = results.map(
      ({ cost, vehicles, gap }) =>
        `${cost === null ? '–' : Number(cost.toFixed(1))}${gap === null ? '' : ` (${gap.toFixed(2)} %)`} ${vehicles}`,
    );
    console.log(`  ${instance.name.padEnd(14)} ${shown.join('   ')}`);
    rows.push({ name: instance.name, results });
  }
  const figures = Object.fromEntries(
    LIMITS.flatMap((seconds, index) => {
      const results = rows.flatMap(({ results }) => results.slice(index, index + 1));
      return summedUp(instances, results).map(([key, value]) => [`${key}${seconds}`, value]);
    }),
  );
  console.log(`  ${JSON.stringify(figures)}`);
  return { ...figures, instances: rows };
}

/** On a thread of its own, as the command line plans. */
async function solved({ name, problem, best }: Instance, seconds: number, seed: number): Promise<Result> {
  const { plan } = await solveOnThreads({ problem }, { seed, seconds }, 1).solved;
  const { faults, feasible, cost, vehicles } = checkPlan(problem, plan);
  if (faults.some(({ code }) => code !== 'left-out')) throw new Error(`the plan for ${name} has faults`);
  return {
    ...{ seconds, cost: feasible ? cost : null, vehicles },
    gap: best && feasible ? 100 * (cost / best.cost - 1) : null,
  };
}

/** Where fewest vehicles come first their sum says more than the cost: fewer vehicles drive farther. */
function summedUp(instances: readonly Instance[], results: readonly Result[]): [string, number | null][] {
  const gaps = results.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const gap =
    gaps.length > 0 ? Number((gaps.reduce((sum, each) => sum + each, 0) / gaps.length).toFixed(3)) : null;
  if (!instances.some(({ problem }) => problem.fewestVehicles)) return [['gap', gap]];
  return [
    ['vehicles', results.reduce((sum, { vehicles }) => sum + vehicles, 0)],
    ['distance_gap', gap],
  ];
}
