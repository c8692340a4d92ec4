import type { BuiltRoads } from './build-roads.ts';

/** How much there is in roads that were read. */
export interface RoadsSummary {
  /** Of road, ferries apart. */
  readonly km: number;
  readonly junctions: number;
  readonly pieces: number;
  /** Pieces of road that lead nowhere else. */
  readonly apart: number;
  /** Pieces of ferries from which everything is reached. */
  readonly ferries: number;
  /** Turns that are forbidden, and restrictions of turns that are not kept, by why. */
  readonly turns: number;
  readonly leftOut: BuiltRoads['leftOut'];
}

/** Counts what was read. */
export function summaryOf({ roads, leftOut }: BuiltRoads): RoadsSummary {
  const { junctions, from, metres, isMain, ferries, turns } = roads;
  const onWater = new Set(ferries);
  let [tenths, apart, crossing] = [0, 0, 0];
  for (const [piece, main] of isMain.entries())
    if (onWater.has(piece)) crossing += main;
    else {
      tenths += metres[piece] as number;
      apart += 1 - main;
    }
  return {
    km: Math.round(tenths / 10_000),
    ...{ junctions, pieces: from.length, apart, ferries: crossing },
    ...{ turns: turns.from.length, leftOut },
  };
}
