import { metresBetween } from './metres-between.ts';
import type { Roads } from './roads.ts';

/** A point's place on the roads: how far along which piece, and how far beside it. */
export interface OnRoad {
  readonly piece: number;
  /** From 0 at the piece's beginning to 1 at its end. */
  readonly share: number;
  /** Metres from the point to the road. */
  readonly beside: number;
}

/** No road as near as that, or only roads that lead nowhere else. */
export type OffRoad = 'no-road-near' | 'disconnected-road';

/** Degrees × 10^7 of a square's side: about 1.1 km. */
const SQUARE = 100_000;
/** A tenth of a kilometre farther, the main roads are still taken for a point that lies at a road which leads nowhere. */
const ALSO_TRIED = 100;

/** Finds the nearest road of points, never a ferry: straight pieces of the shapes by squares of a grid. */
export class RoadGrid {
  readonly #roads: Roads;
  /** Straight pieces by square: index of their first point. */
  readonly #squares: ReadonlyMap<number, readonly number[]>;
  readonly #pieceOf: Uint32Array;

  constructor(roads: Roads) {
    this.#roads = roads;
    this.#pieceOf = new Uint32Array(roads.lat.length);
    const squares = new Map<number, number[]>();
    const ferries = new Set(roads.ferries);
    for (let piece = 0; piece < roads.from.length; piece++) {
      if (ferries.has(piece)) continue;
      const end = roads.shape[piece + 1] as number;
      for (let at = roads.shape[piece] as number; at < end; at++) this.#pieceOf[at] = piece;
      for (let at = roads.shape[piece] as number; at < end - 1; at++)
        eachSquareOn(
          [roads.lat[at] as number, roads.lng[at] as number],
          [roads.lat[at + 1] as number, roads.lng[at + 1] as number],
          (square) => {
            const there = squares.get(square);
            if (there) there.push(at);
            else squares.set(square, [at]);
          },
        );
    }
    this.#squares = squares;
  }

  /**
   * The nearest place on a main road no farther than `farthest` metres from a point in degrees. Where the nearest road of all leads
   * nowhere else, and no main road is about as near, the point cannot be reached.
   */
  nearest({ lat, lng }: { readonly lat: number; readonly lng: number }, farthest: number): OnRoad | OffRoad {
    const [y, x] = [Math.round(lat * 1e7), Math.round(lng * 1e7)];
    const high = (farthest / 111_195) * 1e7;
    const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    const any: Found = { at: -1, share: 0, beside: farthest };
    const main: Found = { at: -1, share: 0, beside: farthest };
    eachSquare(y - high, y + high, x - wide, x + wide, (square) => {
      for (const at of this.#squares.get(square) ?? []) {
        this.#look(at, y, x, any);
        if (this.#roads.isMain[this.#pieceOf[at] as number] === 1) this.#look(at, y, x, main);
      }
    });
    if (any.at < 0) return 'no-road-near';
    if (main.at < 0 || main.beside > any.beside + ALSO_TRIED) return 'disconnected-road';
    return { piece: this.#pieceOf[main.at] as number, share: this.#shareOf(main), beside: main.beside };
  }

  /** Keeps a straight piece that is nearer than what was found (flat earth around the point). */
  #look(at: number, y: number, x: number, found: Found): void {
    const { lat, lng } = this.#roads;
    const narrow = Math.cos((y * Math.PI) / 180e7);
    const [ay, ax] = [(lat[at] as number) - y, ((lng[at] as number) - x) * narrow];
    const [by, bx] = [(lat[at + 1] as number) - y, ((lng[at + 1] as number) - x) * narrow];
    const [dy, dx] = [by - ay, bx - ax];
    const square = dy * dy + dx * dx;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ay * dy + ax * dx) / square));
    const beside = (Math.hypot(ay + share * dy, ax + share * dx) * 111_195.08) / 1e7;
    if (beside >= found.beside && found.at >= 0) return;
    if (beside > found.beside) return;
    found.at = at;
    found.share = share;
    found.beside = beside;
  }

  /** How far along its whole piece a place on a straight piece is. */
  #shareOf({ at, share }: Found): number {
    const { shape, lat, lng } = this.#roads;
    const piece = this.#pieceOf[at] as number;
    let [before, whole] = [0, 0];
    for (let point = shape[piece] as number; point < (shape[piece + 1] as number) - 1; point++) {
      const metres = metresBetween(
        lat[point] as number,
        lng[point] as number,
        lat[point + 1] as number,
        lng[point + 1] as number,
      );
      if (point < at) before += metres;
      if (point === at) before += metres * share;
      whole += metres;
    }
    return whole === 0 ? 0 : before / whole;
  }
}

interface Found {
  at: number;
  share: number;
  beside: number;
}

function eachSquare(
  south: number,
  north: number,
  west: number,
  east: number,
  visit: (square: number) => void,
): void {
  for (let row = Math.floor(south / SQUARE); row <= Math.floor(north / SQUARE); row++)
    for (let column = Math.floor(west / SQUARE); column <= Math.floor(east / SQUARE); column++)
      visit(row * 100_000 + column);
}

type Place = readonly [lat: number, lng: number];

/** The squares a straight line passes, row by row: a long one has no more of them than it needs. */
function eachSquareOn([latA, lngA]: Place, [latB, lngB]: Place, visit: (square: number) => void): void {
  const [south, north] = [Math.min(latA, latB), Math.max(latA, latB)];
  const lngAt = (lat: number) => lngA + ((lngB - lngA) * (lat - latA)) / (latB - latA);
  for (let row = Math.floor(south / SQUARE); row <= Math.floor(north / SQUARE); row++) {
    const enters = latA === latB ? lngA : lngAt(Math.max(south, row * SQUARE));
    const leaves = latA === latB ? lngB : lngAt(Math.min(north, (row + 1) * SQUARE));
    const last = Math.floor(Math.max(enters, leaves) / SQUARE);
    for (let column = Math.floor(Math.min(enters, leaves) / SQUARE); column <= last; column++)
      visit(row * 100_000 + column);
  }
}
