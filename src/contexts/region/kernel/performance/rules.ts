/** What a township is measured by. Each is a good part of a whole; turnover stands in wholes alone. */
export const performanceFigures = [
  'farmer-share',
  'premium',
  'on-time',
  'unclaimed',
  'repeat',
  'elders',
  'remote',
  'ecology',
] as const;
export type PerformanceFigure = (typeof performanceFigures)[number];

/** A share of `floor` or less is worth nothing, one of `target` or more everything; between them in proportion. */
export interface Target {
  readonly floor: number;
  readonly target: number;
}

/** Places that are measured by the same targets, and stand beside each other only. */
export interface PlaceType {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Codes of its places. */
  readonly places: readonly string[];
  readonly targets: Readonly<Record<PerformanceFigure, Target>>;
}

export interface PerformanceRules {
  /** Parts of one. */
  readonly weights: Readonly<Record<PerformanceFigure, number>>;
  /** So much of the weight must have something to measure before there is a score. */
  readonly least: number;
  readonly types: readonly PlaceType[];
}

/** No figure alone decides: more weight than this is refused. */
export const MOST_WEIGHT = 0.25;

export type RulesFault =
  | { readonly fault: 'weight'; readonly figure: PerformanceFigure }
  | { readonly fault: 'sum' }
  | { readonly fault: 'target'; readonly figure: PerformanceFigure; readonly type: string }
  | { readonly fault: 'place'; readonly place: string }
  | { readonly fault: 'least' }
  | { readonly fault: 'type' };

/** The first thing that would let a score be won by one figure or by none; undefined when the rules are sound. */
export function faultOf({ weights, least, types }: PerformanceRules): RulesFault | undefined {
  const wrong = performanceFigures.find((each) => !(weights[each] >= 0 && weights[each] <= MOST_WEIGHT));
  if (wrong) return { fault: 'weight', figure: wrong };
  const sum = performanceFigures.reduce((total, each) => total + weights[each], 0);
  if (Math.abs(sum - 1) > 1e-9) return { fault: 'sum' };
  if (!(least >= 0.5 && least <= 1)) return { fault: 'least' };
  if (types.length === 0 || new Set(types.map(({ id }) => id)).size !== types.length)
    return { fault: 'type' };
  for (const { id, targets } of types) {
    // A floor below nothing would let a loss grow smaller by more turnover.
    const figure = performanceFigures.find((each) => {
      const { floor, target } = targets[each];
      return !(floor >= 0 && target > floor && target <= 10);
    });
    if (figure) return { fault: 'target', figure, type: id };
  }
  const seen = new Set<string>();
  for (const place of types.flatMap(({ places }) => places)) {
    if (seen.has(place)) return { fault: 'place', place };
    seen.add(place);
  }
  return undefined;
}
