import { keptResults, lookAtPerformance, quarterBefore } from '#region';
import type { Call } from '#shared/call.ts';
import type { Lang } from '#shared/tongue.ts';
import { scoreboardShown } from './scoreboard-shown.ts';

/** The scoreboard of a quarter with the results that were kept, as the desk and everybody see it. */
export async function performanceShown(call: Call, quarter: string, lang: Lang) {
  const { period, rules, types, countedAt } = await lookAtPerformance(call, { quarter });
  const kept = await keptResults(call);
  return {
    period,
    before: quarterBefore(period),
    countedAt,
    version: rules.version,
    board: scoreboardShown(types, rules.rules, lang),
    kept: kept.map(({ id, fromDay, untilDay, version, keptAt }) => ({
      id,
      fromDay,
      untilDay,
      version,
      keptAt,
    })),
  };
}

export type PerformanceShown = Awaited<ReturnType<typeof performanceShown>>;
