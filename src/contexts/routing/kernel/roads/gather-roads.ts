import { drivable, isBlocked, type Tags } from './drivable.ts';
import { Growing } from './growing.ts';
import { metresBetween } from './metres-between.ts';
import { RoadsFaultFound } from './roads-fault.ts';

/** Pieces of road as `Roads` has them, before anything is known of their hierarchy. */
export interface Pieces {
  readonly junctions: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly metres: Uint32Array;
  readonly ahead: Uint32Array;
  readonly back: Uint32Array;
  readonly shape: Uint32Array;
  readonly lat: Int32Array;
  readonly lng: Int32Array;
}

/**
 * Takes the nodes and ways of an OpenStreetMap file in any order and makes pieces of road of those a car drives. Positions come in
 * ten-millionths of a degree; `line` is where the file has lines. Throws the fault it finds.
 */
export class GatherRoads {
  readonly #ids = new Growing(new Float64Array(0));
  readonly #lat = new Growing(new Int32Array(0));
  readonly #lng = new Growing(new Int32Array(0));
  readonly #blocked = new Set<number>();
  readonly #refs = new Growing(new Float64Array(0));
  readonly #ways: { id: number; line: number; first: number; ahead: number; back: number }[] = [];
  #isSorted = true;

  node(id: number, lat: number, lng: number, tags: Tags | undefined, line = 0): void {
    if (!(Math.abs(lat) <= 90e7 && Math.abs(lng) <= 180e7 && Number.isSafeInteger(id)))
      throw new RoadsFaultFound('wrong-position', `node ${id}`, line);
    if (this.#ids.size > 0 && id <= this.#ids.at(this.#ids.size - 1)) this.#isSorted = false;
    this.#ids.push(id);
    this.#lat.push(lat);
    this.#lng.push(lng);
    if (tags && isBlocked(tags)) this.#blocked.add(id);
  }

  way(id: number, refs: readonly number[], tags: Tags, line = 0): void {
    const speeds = drivable(tags, `way ${id}`, line);
    if (!speeds || refs.length < 2) return;
    this.#ways.push({ id, line, first: this.#refs.size, ...speeds });
    for (const ref of refs) this.#refs.push(ref);
  }

  /** Throws `unknown-node` for a way through a node the file does not have, `no-car-roads` for a file without any. */
  pieces(): Pieces {
    if (this.#ways.length === 0) throw new RoadsFaultFound('no-car-roads', '');
    const { ids, lat, lng } = this.#sorted();
    const refs = this.#placesOf(ids);
    const uses = this.#usesOf(refs, ids.length);
    const found = new Laid(lat, lng);
    for (const [index, way] of this.#ways.entries()) {
      const end = this.#ways[index + 1]?.first ?? refs.length;
      found.lay(
        refs.subarray(way.first, end),
        way,
        (node) => (uses[node] as number) > 1,
        (node) => this.#blocked.has(ids[node] as number),
      );
    }
    return found.done();
  }

  #sorted() {
    const [ids, lat, lng] = [this.#ids.done(), this.#lat.done(), this.#lng.done()];
    if (this.#isSorted) return { ids, lat, lng };
    const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] as number) - (ids[b] as number));
    return {
      ids: Float64Array.from(order, (at) => ids[at] as number),
      lat: Int32Array.from(order, (at) => lat[at] as number),
      lng: Int32Array.from(order, (at) => lng[at] as number),
    };
  }

  /** Every reference of a way as an index into the nodes. */
  #placesOf(ids: Float64Array): Uint32Array {
    const places = new Uint32Array(this.#refs.size);
    for (const [index, way] of this.#ways.entries()) {
      const end = this.#ways[index + 1]?.first ?? this.#refs.size;
      for (let at = way.first; at < end; at++) {
        const ref = this.#refs.at(at);
        const place = placeOf(ids, ref);
        if (place < 0) throw new RoadsFaultFound('unknown-node', `way ${way.id}: node ${ref}`, way.line);
        places[at] = place;
      }
    }
    return places;
  }

  /** How often each node is on a way; ends count twice, so that above one there is a junction. */
  #usesOf(refs: Uint32Array, nodes: number): Uint8Array {
    const uses = new Uint8Array(nodes);
    const use = (node: number, times: number) => {
      uses[node] = Math.min(2, (uses[node] as number) + times);
    };
    for (const [index, { first }] of this.#ways.entries()) {
      const end = this.#ways[index + 1]?.first ?? refs.length;
      for (let at = first; at < end; at++) use(refs[at] as number, at === first || at === end - 1 ? 2 : 1);
    }
    return uses;
  }
}

function placeOf(ids: Float64Array, wanted: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle] as number;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Pieces as they are laid one after another. */
class Laid {
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

  constructor(lat: Int32Array, lng: Int32Array) {
    this.#nodeLat = lat;
    this.#nodeLng = lng;
    this.#junctionOf = new Int32Array(lat.length).fill(-1);
  }

  /** Cuts a way at its junctions; at what blocks it the two sides do not meet. */
  lay(
    nodes: Uint32Array,
    { ahead, back }: { readonly ahead: number; readonly back: number },
    isJunction: (node: number) => boolean,
    isBlocked: (node: number) => boolean,
  ): void {
    let first = 0;
    for (let at = 1; at < nodes.length; at++) {
      const node = nodes[at] as number;
      const cut = isBlocked(node) || isJunction(node) || at === nodes.length - 1;
      if (!cut) continue;
      const piece = nodes.subarray(first, at + 1);
      const end = (of: number) => (isBlocked(of) ? this.#junctions++ : this.#junction(of));
      this.#piece(piece, end(piece[0] as number), end(node), ahead, back);
      first = at;
    }
  }

  #junction(node: number): number {
    if ((this.#junctionOf[node] as number) < 0) this.#junctionOf[node] = this.#junctions++;
    return this.#junctionOf[node] as number;
  }

  #piece(nodes: Uint32Array, from: number, to: number, ahead: number, back: number): void {
    this.#shape.push(this.#lat.size);
    let metres = 0;
    for (const [at, node] of nodes.entries()) {
      const [lat, lng] = [this.#nodeLat[node] as number, this.#nodeLng[node] as number];
      if (at > 0)
        metres += metresBetween(this.#lat.at(this.#lat.size - 1), this.#lng.at(this.#lng.size - 1), lat, lng);
      this.#lat.push(lat);
      this.#lng.push(lng);
    }
    const hundredths = (kmh: number) => (kmh === 0 ? 0 : Math.max(1, Math.round((metres * 360) / kmh)));
    this.#from.push(from);
    this.#to.push(to);
    this.#metres.push(Math.round(metres * 10));
    this.#ahead.push(hundredths(ahead));
    this.#back.push(hundredths(back));
  }

  done(): Pieces {
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
    };
  }
}
