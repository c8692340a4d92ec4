import { type Drivable, drivable, isBlocked, type Tags } from './drivable.ts';
import { forbiddenTurns, type PieceOfWay } from './forbidden-turns.ts';
import { Growing } from './growing.ts';
import { Laid, type Pieces } from './lay-pieces.ts';
import { RoadsFaultFound } from './roads-fault.ts';
import { type LeftOut, type Member, type TurnRestriction, turnRestriction } from './turn-restriction.ts';

/** Pieces with the turns between them, and how many restrictions of turns were left out, by why. */
export interface Gathered {
  readonly pieces: Pieces;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

interface Way extends Drivable {
  readonly id: number;
  readonly line: number;
  /** Where its references begin. */
  readonly first: number;
}

/**
 * Takes the nodes, ways and relations of an OpenStreetMap file in any order and makes pieces of road of those ways a car drives. Positions
 * come in ten-millionths of a degree; `line` is where the file has lines. Throws the fault it finds.
 */
export class GatherRoads {
  readonly #ids = new Growing(new Float64Array(0));
  readonly #lat = new Growing(new Int32Array(0));
  readonly #lng = new Growing(new Int32Array(0));
  readonly #blocked = new Set<number>();
  readonly #refs = new Growing(new Float64Array(0));
  readonly #ways: Way[] = [];
  readonly #restrictions: TurnRestriction[] = [];
  readonly #leftOut: Record<LeftOut, number> = { viaWays: 0, byHours: 0, unclear: 0 };
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

  relation(members: readonly Member[], tags: Tags): void {
    const found = turnRestriction(tags, members);
    if (typeof found === 'string') this.#leftOut[found] += 1;
    else if (found) this.#restrictions.push(found);
  }

  /** Throws `unknown-node` for a way through a node the file does not have, `no-car-roads` for a file without any. */
  pieces(): Gathered {
    if (this.#ways.length === 0) throw new RoadsFaultFound('no-car-roads', '');
    const { ids, lat, lng } = this.#sorted();
    const refs = this.#placesOf(ids);
    const uses = this.#usesOf(refs, ids.length);
    const found = new Laid(lat, lng);
    const named = new Map<number, PieceOfWay[]>(
      this.#restrictions.flatMap(({ from, to }) => [...from, ...to]).map((way) => [way, []]),
    );
    for (const [index, way] of this.#ways.entries()) {
      const end = this.#ways[index + 1]?.first ?? refs.length;
      const known = named.get(way.id);
      found.lay(
        refs.subarray(way.first, end),
        way,
        (node) => (uses[node] as number) > 1,
        (node) => this.#blocked.has(ids[node] as number),
        known && ((piece) => known.push(piece)),
      );
    }
    const streets = found.done();
    const { turns, unclear } = forbiddenTurns(
      streets,
      this.#restrictions.map((each) => ({ ...each, via: placeOf(ids, each.via) })),
      named,
    );
    return {
      pieces: { ...streets, turns },
      leftOut: { ...this.#leftOut, unclear: this.#leftOut.unclear + unclear },
    };
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
