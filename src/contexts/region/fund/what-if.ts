import { type Outcome, ok } from '#shared/outcome.ts';
import type { Progress } from '#shared/solver/solver-messages.ts';
import { type Refused, whyRefused } from '../kernel/fund/why-refused.ts';
import type { CaseAsked } from './case-asked.ts';
import { type FundPlan, planFund } from './plan-fund.ts';

/** Seconds that somebody who moves a slider waits for; what is found by then is answered with what is proven of it. */
export const LONGEST_WHAT_IF = 20;

/** A plan that nobody keeps. */
export interface WhatIf extends FundPlan {
  readonly refused: readonly Refused[];
}

/** One at a time in a process, beside the plans that are kept: each takes a processor for itself. */
let before: Promise<unknown> = Promise.resolve();

/**
 * What these rules would come to, in a thread of its own, checked as any plan is; nothing is kept. `undefined`: whoever asked was gone
 * before its turn came. Aborted while it is planned, it ends with what it has.
 */
export function planWhatIf(
  { fund, settings }: Pick<CaseAsked, 'fund' | 'settings'>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<Outcome<WhatIf> | undefined> {
  const turn = before.then(async () => {
    if (signal.aborted) return undefined;
    const seconds = Math.min(settings.seconds, LONGEST_WHAT_IF);
    const plan = await planFund(fund, { gap: settings.gap, seconds, signal, onProgress });
    return plan.ok ? ok({ ...plan.value, refused: whyRefused(fund, plan.value.chosen) }) : plan;
  });
  before = turn.catch(() => undefined);
  return turn;
}
