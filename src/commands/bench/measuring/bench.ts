/** A measurement: one file `src/commands/bench/NAME.ts` exports one as `bench`. */
export interface Bench {
  /** What it measures, for `--help`. */
  readonly zh: string;
  readonly en: string;
  /** Measures, prints as a person reads it, and answers the same figures for `--json`. */
  run(asked?: Asked): Promise<object>;
}

/** What may be said with `--times` and `--seed` to a measurement that does something at random. */
export interface Asked {
  readonly times?: number;
  readonly seed?: number;
  /** `--set`: a file that lists what to measure instead of what the bench measures by itself. */
  readonly set?: string;
}
