import type { Drivable } from './drivable.ts';
import type { PieceOfWay } from './forbidden-turns.ts';
import { Growing } from './growing.ts';
import { metresBetween } from './metres-between.ts';
import type { Roads } from './roads.ts';

/** Pieces of road as `Roads` has them, before anything is known of their hierarchy. */
export type Pieces = Omit<Roads, 'isMain' | 'up' | 'down'>;
/** Before the turns between them are known. */
type Streets = Omit<Pieces, 'turns'>;

/** km/h below which GraphHopper, too, takes a `duration` for wrong; and of the fastest ships that take cars. */
const [SLOWEST_CROSSING, FASTEST_CROSSING] = [0.1, 80];

/** Pieces as they are laid one after another. */
export class Laid {
  readonly #nodeLat: Int32Array;
  readonly #nodeLng: Int32Array;
  readonly #junctionOf: Int32Array;
  #junctions = 0;
  readonly #from = new Growing(new Uint32Array(0));
  readonly #to = new Growing(new Uint32Array(0));
  readonly #metres = new Growing(new Uint32Array(0));
  readonly #ahead = new Growing(new Uint32Array(0));
  readonly #back = new Growing(new Uint32Array(0));
  readonly #shape = new Growing(new Uint32Array(0));
  readonly #lat = new Growing(new Int32Array(0));
  readonly #lng = new Growing(new Int32Array(0));
  readonly #ferries = new Growing(new Uint32Array(0));

  constructor(lat: Int32Array, lng: Int32Array) {
    this.#nodeLat = lat;
    this.#nodeLng = lng;
    this.#junctionOf = new Int32Array(lat.length).fill(-1);
  }

  /** Cuts a way at its junctions; at what blocks it the two sides do not meet. `laid` hears of each piece with its ends. */
  lay(
    nodes: Uint32Array,
    way: Drivable,
    isJunction: (node: number) => boolean,
    isBlocked: (node: number) => boolean,
    laid: ((piece: PieceOfWay) => void) | undefined,
  ): void {
    const { ahead, back } = this.#speeds(nodes, way);
    let first = 0;
    for (let at = 1; at < nodes.length; at++) {
      const node = nodes[at] as number;
      const cut = isBlocked(node) || isJunction(node) || at === nodes.length - 1;
      if (!cut) continue;
      const piece = nodes.subarray(first, at + 1);
      const end = (of: number) => (isBlocked(of) ? this.#junctions++ : this.#junction(of));
      laid?.({ piece: this.#from.size, from: piece[0] as number, to: node });
      if (way.isFerry) this.#ferries.push(this.#from.size);
      this.#piece(piece, end(piece[0] as number), end(node), ahead, back);
      first = at;
    }
  }

  /**
   * Its own, or those at which the whole of it takes as long as it says, so that each piece takes its share. What says a time at which
   * nothing crosses is a slip (`00:00:15` for a quarter of an hour, `30:00` for half an hour): then its own.
   */
  #speeds(nodes: Uint32Array, { ahead, back, seconds }: Drivable): { ahead: number; back: number } {
    if (seconds === undefined) return { ahead, back };
    let metres = 0;
    for (let at = 1; at < nodes.length; at++)
      metres += this.#between(nodes[at - 1] as number, nodes[at] as number);
    const kmh = (metres / seconds) * 3.6;
    if (kmh < SLOWEST_CROSSING || kmh > FASTEST_CROSSING) return { ahead, back };
    return { ahead: ahead > 0 ? kmh : 0, back: back > 0 ? kmh : 0 };
  }

  #between(a: number, b: number): number {
    const [lat, lng] = [this.#nodeLat, this.#nodeLng];
    return metresBetween(lat[a] as number, lng[a] as number, lat[b] as number, lng[b] as number);
  }

  #junction(node: number): number {
    if ((this.#junctionOf[node] as number) < 0) this.#junctionOf[node] = this.#junctions++;
    return this.#junctionOf[node] as number;
  }

  #piece(nodes: Uint32Array, from: number, to: number, ahead: number, back: number): void {
    this.#shape.push(this.#lat.size);
    let metres = 0;
    for (const [at, node] of nodes.entries()) {
      if (at > 0) metres += this.#between(nodes[at - 1] as number, node);
      this.#lat.push(this.#nodeLat[node] as number);
      this.#lng.push(this.#nodeLng[node] as number);
    }
    const hundredths = (kmh: number) => (kmh === 0 ? 0 : Math.max(1, Math.round((metres * 360) / kmh)));
    this.#from.push(from);
    this.#to.push(to);
    this.#metres.push(Math.round(metres * 10));
    this.#ahead.push(hundredths(ahead));
    this.#back.push(hundredths(back));
  }

  done(): Streets {
    this.#shape.push(this.#lat.size);
    return {
      junctions: this.#junctions,
      from: this.#from.done(),
      to: this.#to.done(),
      metres: this.#metres.done(),
      ahead: this.#ahead.done(),
      back: this.#back.done(),
      shape: this.#shape.done(),
      lat: this.#lat.done(),
      lng: this.#lng.done(),
      ferries: this.#ferries.done(),
    };
  }
}
