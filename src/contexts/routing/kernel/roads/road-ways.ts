import { Heap } from './heap.ts';
import { type OffRoad, type OnRoad, RoadGrid } from './lay-on-roads.ts';
import { type Hierarchy, lengthOf, metresOf, type Roads, secondsOf } from './roads.ts';
import { SplitJunctions } from './split-junctions.ts';

/** A place that cannot be driven to: index into the points that were asked, and why. */
export interface Apart {
  readonly point: number;
  readonly why: OffRoad;
}

export interface RoadWays {
  /** Whole metres and seconds, `[from * points + to]`; infinite from and to what is apart. */
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  readonly apart: readonly Apart[];
}

/** Beside the road, in a straight line: as fast as on a track, 15 km/h. */
const BESIDE_METRES_A_SECOND = 15 / 3.6;
/** A place is at most so many metres from a road. */
export const FARTHEST_FROM_ROAD = 1_000;

/** Answers the quickest ways between points by road; made once, asked often. */
export class RoadMap {
  readonly #roads: Roads;
  readonly #grid: RoadGrid;
  readonly #stands: SplitJunctions;
  readonly #distance: Float64Array;
  readonly #seen: Uint32Array;
  #search = 0;
  readonly #heap = new Heap();

  constructor(roads: Roads) {
    this.#roads = roads;
    this.#grid = new RoadGrid(roads);
    this.#stands = new SplitJunctions(roads);
    this.#distance = new Float64Array(this.#stands.count);
    this.#seen = new Uint32Array(this.#stands.count);
  }

  /**
   * From every point (degrees) to every other: many to many by buckets (Knopp, Sanders, Schultes, Schulz & Wagner 2007). The quickest
   * way counts, among equally quick ones the shortest.
   */
  ways(
    points: readonly { readonly lat: number; readonly lng: number }[],
    farthest = FARTHEST_FROM_ROAD,
  ): RoadWays {
    const count = points.length;
    const places = points.map((point) => this.#grid.nearest(point, farthest));
    const apart = places.flatMap((place, point) =>
      typeof place === 'string' ? [{ point, why: place }] : [],
    );
    const best = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
    const buckets = this.#buckets(places);
    for (const [from, place] of places.entries()) {
      if (typeof place === 'string') continue;
      this.#startFrom(place);
      this.#climb(this.#roads.up, (stand, length) => {
        for (let at = buckets.start[stand] as number; at < (buckets.start[stand + 1] as number); at++) {
          const cell = from * count + (buckets.point[at] as number);
          const whole = length + (buckets.length[at] as number);
          if (whole < (best[cell] as number)) best[cell] = whole;
        }
      });
      for (const [to, there] of places.entries()) {
        if (typeof there === 'string' || there.piece !== place.piece) continue;
        const cell = from * count + to;
        best[cell] = Math.min(best[cell] as number, this.#alongPiece(place, there));
      }
    }
    const beside = (of: number) => {
      const place = places[of];
      return typeof place === 'object' ? place.beside : 0;
    };
    const distance = new Float64Array(count * count);
    const duration = new Float64Array(count * count);
    for (let cell = 0; cell < best.length; cell++) {
      const [from, to] = [Math.floor(cell / count), cell % count];
      const length = best[cell] as number;
      if (from === to) continue;
      const off = beside(from) + beside(to);
      distance[cell] = length === Number.POSITIVE_INFINITY ? length : Math.round(metresOf(length) + off);
      duration[cell] =
        length === Number.POSITIVE_INFINITY
          ? length
          : Math.round(secondsOf(length) + off / BESIDE_METRES_A_SECOND);
    }
    return { distance, duration, apart };
  }

  /** What each stand above a point's place is away from it: points by stand. */
  #buckets(places: readonly (OnRoad | OffRoad)[]) {
    const [stands, points, lengths]: [number[], number[], number[]] = [[], [], []];
    for (const [point, place] of places.entries()) {
      if (typeof place === 'string') continue;
      this.#endAt(place);
      this.#climb(this.#roads.down, (stand, length) => {
        stands.push(stand);
        points.push(point);
        lengths.push(length);
      });
    }
    const start = new Uint32Array(this.#stands.count + 1);
    for (const stand of stands) start[stand + 1] = (start[stand + 1] as number) + 1;
    for (let at = 0; at < this.#stands.count; at++)
      start[at + 1] = (start[at + 1] as number) + (start[at] as number);
    const filled = start.slice();
    const point = new Uint32Array(stands.length);
    const length = new Float64Array(stands.length);
    for (const [index, stand] of stands.entries()) {
      const at = filled[stand] as number;
      filled[stand] = at + 1;
      point[at] = points[index] as number;
      length[at] = lengths[index] as number;
    }
    return { start, point, length };
  }

  /** Out of a piece to its ends, as one may drive. */
  #startFrom({ piece, share }: OnRoad): void {
    this.#begin();
    this.#eachDrive(piece, (drive, times, isAhead) =>
      this.#reach(this.#stands.after(drive), this.#part(piece, times, isAhead ? 1 - share : share)),
    );
  }

  /** To a place on a piece from where one may turn into it. */
  #endAt({ piece, share }: OnRoad): void {
    this.#begin();
    this.#eachDrive(piece, (drive, times, isAhead) => {
      const length = this.#part(piece, times, isAhead ? share : 1 - share);
      this.#stands.eachBefore(drive, (stand) => this.#reach(stand, length));
    });
  }

  #eachDrive(piece: number, each: (drive: number, times: Uint32Array, isAhead: boolean) => void): void {
    const { ahead, back } = this.#roads;
    if ((ahead[piece] as number) > 0) each(2 * piece, ahead, true);
    if ((back[piece] as number) > 0) each(2 * piece + 1, back, false);
  }

  #part(piece: number, times: Uint32Array, share: number): number {
    const { metres } = this.#roads;
    return lengthOf(
      Math.round((times[piece] as number) * share),
      Math.round((metres[piece] as number) * share),
    );
  }

  /** Between two places on one piece, without leaving it. */
  #alongPiece(a: OnRoad, b: OnRoad): number {
    const { ahead, back } = this.#roads;
    const times = b.share >= a.share ? ahead : back;
    if (times[a.piece] === 0) return Number.POSITIVE_INFINITY;
    return this.#part(a.piece, times, Math.abs(b.share - a.share));
  }

  #begin(): void {
    this.#search += 1;
    this.#heap.clear();
  }

  #reach(stand: number, length: number): void {
    if (this.#seen[stand] === this.#search && length >= (this.#distance[stand] as number)) return;
    this.#seen[stand] = this.#search;
    this.#distance[stand] = length;
    this.#heap.push(length, stand);
  }

  /** Every stand above those reached, with how far it is. */
  #climb({ start, to, length }: Hierarchy, each: (stand: number, length: number) => void): void {
    while (this.#heap.size > 0) {
      const here = this.#heap.leastKey;
      const stand = this.#heap.pop();
      if (here > (this.#distance[stand] as number)) continue;
      each(stand, here);
      for (let arc = start[stand] as number; arc < (start[stand + 1] as number); arc++)
        this.#reach(to[arc] as number, here + (length[arc] as number));
    }
  }
}
