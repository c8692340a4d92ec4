import type { Call } from '#shared/call.ts';
import type { Progress } from '#shared/solver/solver-messages.ts';
import { frontier } from './frontier.ts';
import { beatPlan, claimPlan, type KeptPlan, planById, saveFound, saveRefused } from './fund-plans.ts';
import { type FundPlan, planFund } from './plan-fund.ts';

/** Runs something in a transaction of its own. */
export type Within = <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;

const BEAT_MS = 1_000;

/** One fund at a time in a process: each takes a processor for itself. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Solves a plan that was asked for, in a thread of its own and outside any transaction, and keeps what is found. It says every second
 * how far it is and looks whether it shall stop; a process that dies is told by its silence, and whoever calls this again begins anew.
 * Called twice for one plan, it is solved once.
 */
export function solvePlan(within: Within, id: string): Promise<void> {
  const turn = before.then(() => solveNow(within, id));
  before = turn.catch(() => undefined);
  return turn;
}

async function solveNow(within: Within, id: string): Promise<void> {
  if (!(await within((call) => claimPlan(call, id)))) return;
  const plan = await within((call) => planById(call, id));
  if (!plan) return;
  const stop = new AbortController();
  let progress: Progress | undefined;
  let beating: Promise<void> = Promise.resolve();
  const beat = () => {
    beating = beating
      .then(() => within((call) => beatPlan(call, id, progress)))
      .then((stopAsked) => {
        if (stopAsked) stop.abort();
      });
    // A database that is away for a moment is not the end of the plan: what is found is kept by the transaction below, or it throws.
    beating = beating.catch(() => undefined);
  };
  const clock = setInterval(beat, BEAT_MS);
  try {
    await solve(within, plan, stop.signal, (each) => {
      progress = each;
    });
  } finally {
    clearInterval(clock);
    await beating;
  }
}

async function solve(
  within: Within,
  { id, fund, settings }: KeptPlan,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const { gap, seconds } = settings;
  const best = await planFund(fund, { gap, seconds, signal, onProgress });
  if (!best.ok) return within((call) => saveRefused(call, id, best.refusal));
  // What equity costs is asked with the gap that is enough for a drawing, and left out where it takes too long or is stopped.
  const points: { readonly weakFloor: number; readonly plan: FundPlan }[] = [];
  const asked = settings.frontier > 1 && !signal.aborted;
  if (asked) {
    const solving = { gap: Math.max(gap, 0.001), seconds, signal };
    await frontier(fund, settings.frontier, { ...solving, onPoint: (point) => points.push(point) });
  }
  const { chosen, bound, nodes, stopped } = best.value;
  const found = {
    ...{ chosen, bound, gap: best.value.gap, nodes, stopped },
    frontier: points.map(({ weakFloor, plan }) => ({
      weakFloor,
      toWeak: plan.checked.toWeak,
      benefit: plan.checked.benefit,
      spent: plan.checked.spent,
      gap: plan.gap,
    })),
  };
  return within((call) => saveFound(call, id, found));
}
