import {
  type PerformanceFigure,
  type PerformanceRules,
  type PlaceType,
  performanceFigures,
  type Target,
} from './rules.ts';

/** The good part of what was counted. */
export interface Counted {
  readonly part: number;
  readonly whole: number;
}

export interface Attained {
  readonly figure: PerformanceFigure;
  /** Part ÷ whole; undefined where there was nothing to measure. */
  readonly share: number | undefined;
  /** 0 to 1: how far from floor to target. */
  readonly attained: number | undefined;
  readonly target: Target;
}

export interface PlaceScore {
  readonly figures: readonly Attained[];
  /** 0 to 100; undefined where too little of the weight has something to measure. */
  readonly score: number | undefined;
}

/**
 * How a place does by the rules of its type. A figure is a good part of a whole and counts up to its target: more of the same changes
 * nothing, turnover without the good it should bring (a larger whole, the same part) never raises the score, and nothing beyond a target
 * makes up for another figure. What has nothing to measure is left out, its weight shared by the rest.
 */
export function scorePlace(
  counted: Readonly<Partial<Record<PerformanceFigure, Counted>>>,
  rules: Pick<PerformanceRules, 'weights' | 'least'>,
  type: Pick<PlaceType, 'targets'>,
): PlaceScore {
  const figures = performanceFigures.map((figure): Attained => {
    const { part = 0, whole = 0 } = counted[figure] ?? {};
    const target = type.targets[figure];
    if (!(whole > 0)) return { figure, share: undefined, attained: undefined, target };
    const share = part / whole;
    const along = (share - target.floor) / (target.target - target.floor);
    return { figure, share, attained: Math.min(1, Math.max(0, along)), target };
  });
  let [weight, won] = [0, 0];
  for (const { figure, attained } of figures) {
    if (attained === undefined) continue;
    weight += rules.weights[figure];
    won += rules.weights[figure] * attained;
  }
  return { figures, score: weight > 0 && weight >= rules.least - 1e-9 ? (100 * won) / weight : undefined };
}

/** Places of one type by their score, best first; equal scores share a rank, and a place without a score has none. */
export function ranksOf(scores: readonly (number | undefined)[]): (number | undefined)[] {
  return scores.map((score) =>
    score === undefined
      ? undefined
      : 1 + scores.filter((other) => other !== undefined && other > score).length,
  );
}
