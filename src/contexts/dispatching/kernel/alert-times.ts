/** When an alert is in force, as its feed says it: in seconds since 1970; null: open. */
export interface AlertTimes {
  /** None: as long as it is heard. */
  readonly periods: readonly { readonly from: number | null; readonly until: number | null }[];
  readonly firstHeardAt: Date;
  readonly heardAt: Date;
}

export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** One without an end is believed for so long after it was last heard. */
const BELIEVED_SECONDS = 86_400;

/** From when until before when it is in force, the first one first. */
export function stretchesOf({ periods, firstHeardAt }: AlertTimes): Stretch[] {
  if (periods.length === 0)
    return [{ from: firstHeardAt.getTime() / 1_000, until: Number.POSITIVE_INFINITY }];
  return periods
    .map(({ from, until }) => ({
      from: from ?? Number.NEGATIVE_INFINITY,
      until: until ?? Number.POSITIVE_INFINITY,
    }))
    .toSorted((a, b) => a.from - b.from);
}

export function isInForce(times: AlertTimes, at: Date): boolean {
  const seconds = at.getTime() / 1_000;
  return stretchesOf(times).some(({ from, until }) => from <= seconds && seconds < until);
}

export function meets(times: AlertTimes, stretch: Stretch): boolean {
  return stretchesOf(times).some(({ from, until }) => from < stretch.until && stretch.from < until);
}

export function isOver(times: AlertTimes, at: Date): boolean {
  const seconds = at.getTime() / 1_000;
  return stretchesOf(times).every(({ until }) =>
    until === Number.POSITIVE_INFINITY
      ? times.heardAt.getTime() / 1_000 + BELIEVED_SECONDS <= seconds
      : until <= seconds,
  );
}
