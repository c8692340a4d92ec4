/** A temperature in °C, measured at a moment by a sensor. */
export interface Reading {
  readonly sensor: string;
  readonly at: Date;
  readonly celsius: number;
}

/** How cold it must be, both bounds allowed; °C. */
export interface ColdLimits {
  readonly coldest: number;
  readonly warmest: number;
}

/** A stretch in which one sensor was out of bounds. */
export interface Excursion {
  readonly sensor: string;
  readonly side: 'warm' | 'cold';
  readonly from: Date;
  /** The first reading within bounds again, or the last one out of them. */
  readonly until: Date;
  readonly minutes: number;
  /** The furthest out of bounds, °C. */
  readonly worst: number;
  /** It lasted longer than a door opened at a stop. */
  readonly grave: boolean;
  /** Nothing was measured for so long that it may have been longer. */
  readonly gap: boolean;
}

/** Doors are opened; what is shorter is told, but flagged only as short. */
export const GRAVE_MINUTES = 15;
/** Two readings further apart say nothing of the time between. */
export const GAP_MINUTES = 30;
const MINUTE = 60_000;

/**
 * The stretches in which temperatures left their bounds, sensor by sensor, in time. A stretch begins with the first reading out of
 * bounds and ends with the first within them again; one to the warm and one to the cold side are two. Readings may come in any order;
 * the same readings give the same answer.
 */
export function excursions(readings: readonly Reading[], limits: ColdLimits): Excursion[] {
  const bySensor = Map.groupBy(readings, ({ sensor }) => sensor);
  return [...bySensor.values()]
    .flatMap((own) =>
      excursionsOf(
        own.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
        limits,
      ),
    )
    .toSorted((a, b) => a.from.getTime() - b.from.getTime() || (a.sensor < b.sensor ? -1 : 1));
}

function excursionsOf(readings: readonly Reading[], limits: ColdLimits): Excursion[] {
  const found: Excursion[] = [];
  let open: Reading[] = [];
  const close = (end: Reading | undefined) => {
    const [first] = open;
    const last = end ?? open.at(-1);
    const side = first && sideOf(first, limits);
    if (!first || !last || !side) return;
    const all = end ? [...open, end] : open;
    const minutes = (last.at.getTime() - first.at.getTime()) / MINUTE;
    found.push({
      sensor: first.sensor,
      side,
      from: first.at,
      until: last.at,
      minutes,
      worst: open.reduce(
        (worst, { celsius }) => (side === 'warm' ? Math.max : Math.min)(worst, celsius),
        first.celsius,
      ),
      grave: minutes > GRAVE_MINUTES,
      gap: all.some(
        ({ at }, index) =>
          index > 0 && at.getTime() - (all[index - 1] ?? first).at.getTime() > GAP_MINUTES * MINUTE,
      ),
    });
    open = [];
  };
  for (const reading of readings) {
    const side = sideOf(reading, limits);
    const [first] = open;
    if (first && side !== sideOf(first, limits)) close(reading);
    if (side) open.push(reading);
  }
  close(undefined);
  return found;
}

function sideOf({ celsius }: Reading, { coldest, warmest }: ColdLimits): 'warm' | 'cold' | undefined {
  if (celsius > warmest) return 'warm';
  return celsius < coldest ? 'cold' : undefined;
}
