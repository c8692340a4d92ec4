import { checkPlan, solveOnThreads } from '#routing';
import type { Instance } from './instances.ts';

/** Seconds each of two threads spends, and how many times as long one thread is given to come as near. */
const SECONDS = 10;
const TIMES = [1, 2.5] as const;
const FEWEST_STOPS = 400;
/** Means of one seed differ by up to half of what twice the time brings (0065). */
const SEEDS = 4;

export interface ThreadFigures {
  /** Mean gap of two threads, and of one thread given so many times the seconds, in percent. */
  readonly gap_two: number;
  readonly gap_one: Readonly<Record<string, number>>;
  /**
   * How many times as long one thread needs to come as near to the best known as two threads come in SECONDS each:
   * between two of the measured times by the logarithm of time. 2.5 says at least so many, 1 at most.
   */
  readonly speedup: number;
}

/**
 * How much sooner two threads reach what they reach, on instances of at least FEWEST_STOPS stops, with `first` and the SEEDS - 1
 * seeds after it; processor seconds of each thread.
 */
export async function threadFigures(all: readonly Instance[], first: number): Promise<ThreadFigures> {
  const instances = all.filter(({ problem, best }) => problem.visits.length >= FEWEST_STOPS && best !== null);
  const mean = async (threads: number, seconds: number) => {
    const gaps: number[] = [];
    for (let seed = first; seed < first + SEEDS; seed++)
      for (const instance of instances) gaps.push(await gapOf(instance, threads, seconds, seed));
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  };
  const two = await mean(2, SECONDS);
  const one: number[] = [];
  for (const times of TIMES) one.push(await mean(1, times * SECONDS));
  const rounded = (gap: number) => Number(gap.toFixed(3));
  return {
    gap_two: rounded(two),
    gap_one: Object.fromEntries(TIMES.map((times, index) => [String(times), rounded(one[index] ?? 0)])),
    speedup: Number(timesTo(two, TIMES, one).toFixed(2)),
  };
}

async function gapOf({ name, problem, best }: Instance, threads: number, seconds: number, seed: number) {
  const { plan } = await solveOnThreads({ problem }, { seed, seconds }, threads).solved;
  const { feasible, cost } = checkPlan(problem, plan);
  if (!feasible || best === null) throw new Error(`the plan for ${name} has faults`);
  return 100 * (cost / best.cost - 1);
}

/** The first of the times at which the gap is no more than `reached`, between two of them by the logarithm. */
export function timesTo(reached: number, times: readonly number[], gaps: readonly number[]): number {
  const at = gaps.findIndex((gap) => gap <= reached);
  if (at === 0) return times[0] ?? Number.NaN;
  if (at < 0) return times.at(-1) ?? Number.NaN;
  const [before = 0, behind = 0] = gaps.slice(at - 1, at + 1);
  const [from = 1, to = 1] = times.slice(at - 1, at + 1);
  return from * (to / from) ** ((before - reached) / (before - behind));
}
