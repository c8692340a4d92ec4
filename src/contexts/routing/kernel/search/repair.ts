import type { Random } from '../random.ts';
import { NEVER } from './model.ts';
import { Prospects } from './prospects.ts';
import { reloadPlacesWith } from './reload-places.ts';
import type { Routes } from './routes.ts';

/** How often a place is overlooked, so that the same ruin is not always repaired in the same way (paper, 5.2). */
const BLINK = { untimed: 0.01, timed: 0.05 };

/** Routes looked at where no place near is possible and routes are judged whole. */
const DRAWN = 6;

/**
 * Puts one visit where it costs least: beside a visit that fits it, in any other place when there is none,
 * or in a vehicle of its own when that is cheaper or nothing else can be.
 */
export function repairWith(routes: Routes, random: Random) {
  const { model, next, prev, of, step, begin, nodes, sum, bringing, size, sealed, busy } = routes;
  const { visits, kinds, kindOf, row, rows, time, open, close, service } = model;
  const { amount, brought, capacity, dimensions, mixed } = model;
  const { cost, costTo, fit, fitCount, fitWay, fitLeast, fitSides, may, timed, driven, fixed, vehicles } =
    model;
  const overlooked = timed ? BLINK.timed : BLINK.untimed;
  // In typed arrays, because a number kept by a closure would be made anew at every change.
  const least = new Float64Array(1);
  const places = Int32Array.of(-1);
  const unseen = Int32Array.of(1);
  const prospects = new Prospects(routes);
  const reloading = model.rich?.reloads ? reloadPlacesWith(routes) : null;
  /** Used vehicles that may have room for one of what is to be put in, the first `roomyCount` of them. */
  const roomy = new Int32Array(vehicles);
  let roomyCount = 0;
  /** Of which visit each vehicle was last asked whether it has room, and what it said. */
  let asked = 0;
  const askedAt = new Int32Array(vehicles);
  const hadRoom = new Uint8Array(vehicles);
  // Where there are several loads to compare, a vehicle is asked once for all its places.
  const room = dimensions > 1 ? asksOnce : hasRoom;
  blink();

  return { prepare, repair, alone };

  /** Before the first of `pool` is put in: most routes are full, and need not be looked at for each. */
  function prepare(pool: Int32Array, count: number): void {
    const isKnown = dimensions > 0 && !mixed;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count && isKnown; i++)
      least = Math.min(least, amount[(pool[i] as number) * dimensions] as number);
    roomyCount = 0;
    for (let i = 0; i < routes.used; i++) {
      const vehicle = busy[i] as number;
      const at = vehicle * dimensions;
      if (!isKnown || (sum[at] as number) + least <= (capacity[at] as number)) roomy[roomyCount++] = vehicle;
    }
  }

  /** False when there is no place for it that costs less than leaving it out. `mayOpen`: an unused vehicle may be taken. */
  function repair(node: number, atMost: number, mayOpen: boolean): boolean {
    least[0] = atMost;
    places[0] = -1;
    asked = (asked + 1) | 0;
    nearPlaces(node);
    if (driven) judge(node, atMost < NEVER);
    outerPlaces(node);
    if (driven) judge(node, atMost < NEVER);
    if ((places[0] as number) < 0) allPlaces(node);
    if (mayOpen) ownVehicle(node);
    if (driven) judge(node, atMost < NEVER);
    if (reloading?.(node, least[0] as number)) return true;
    return put(node);
  }

  /** Puts a visit alone in an unused vehicle, of a kind or any, whatever it costs; false when none can make it. */
  function alone(node: number, kind = -1): boolean {
    least[0] = NEVER;
    places[0] = -1;
    asked = (asked + 1) | 0;
    ownVehicle(node, kind);
    if (driven) judge(node, false);
    return put(node);
  }

  function put(node: number): boolean {
    if ((places[0] as number) < 0) return false;
    const vehicle = of[places[0] as number] as number;
    if (size[vehicle] === 0) roomy[roomyCount++] = vehicle;
    routes.link(node, places[0] as number);
    if (driven && !Number.isNaN(prospects.believed)) routes.believeAround(node, prospects.believed);
    else routes.refreshAround(node);
    return true;
  }

  function judge(node: number, isOptional: boolean): void {
    prospects.judge(node, places[0] as number, least[0] as number, isOptional);
    places[0] = prospects.after;
    least[0] = prospects.least;
  }

  function nearPlaces(node: number): void {
    const from = (row[node] as number) * rows;
    const first = node * fitCount;
    const [opens, closes, lasts] = [open[node] as number, close[node] as number, service[node] as number];
    const needs = dimensions > 0 && !mixed ? (amount[node * dimensions] as number) : 0;
    let best = least[0] as number;
    let after = places[0] as number;
    for (let i = 0; i < fitCount; i++) {
      if ((fitLeast[first + i] as number) >= best) {
        if (timed) continue;
        // Without windows those behind it are no nearer.
        break;
      }
      const beside = fit[first + i] as number;
      const vehicle = of[beside] as number;
      if (vehicle < 0) continue;
      // Most routes are full: that is seen here without asking further.
      if (needs > 0) {
        const at = vehicle * dimensions;
        if ((sum[at] as number) + needs > (capacity[at] as number)) continue;
      }
      const before = prev[beside] as number;
      const behind = next[beside] as number;
      const sides = fitSides[first + i] as number;
      // Starts and ends are in no list, and may be nearer.
      const both = 2 * (fitWay[first + i] as number);
      const mayFollow = (sides & 1) !== 0 && (both - (step[behind] as number) < best || behind > visits);
      const mayLead = (sides & 2) !== 0 && (both - (step[beside] as number) < best || before > visits);
      if (!(mayFollow || mayLead) || !room(node, vehicle)) continue;
      const kind = kindOf[vehicle] as number;
      const into = costTo[kind] as Float64Array;
      const out = cost[kind] as Float64Array;
      for (let side = 0; side < 2; side++) {
        if (side === 0 ? !mayFollow : !mayLead) continue;
        const left = side === 0 ? beside : before;
        const right = side === 0 ? behind : beside;
        const rowL = row[left] as number;
        const rowR = row[right] as number;
        const more = (into[from + rowL] as number) + (out[from + rowR] as number) - (step[right] as number);
        if (more >= best || sealed[right]) continue;
        if (--(unseen[0] as number) <= 0) {
          blink();
          continue;
        }
        if (timed) {
          let start =
            (begin[left] as number) +
            (service[left] as number) +
            (time[rowL * rows + (row[node] as number)] as number);
          if (start < opens) start = opens;
          if (start > closes) continue;
          const then = start + lasts + (time[from + rowR] as number);
          if (then > (begin[nodes + right] as number)) continue;
        }
        if (driven) {
          const guess = prospects.add(node, vehicle, left, more);
          // What its ways alone make dearer need not be guessed.
          if (routes.outlook && guess < best) best = guess;
          continue;
        }
        best = more;
        after = left;
      }
    }
    if (driven) return;
    least[0] = best;
    places[0] = after;
  }

  /** First and last places of routes: the ways from and to the depot are long, and pass by visits that are near neither end. */
  function outerPlaces(node: number): void {
    const from = (row[node] as number) * rows;
    const needs = dimensions > 0 && !mixed ? (amount[node * dimensions] as number) : 0;
    for (let i = 0; i < roomyCount; i++) {
      const vehicle = roomy[i] as number;
      if (needs > 0) {
        const at = vehicle * dimensions;
        if ((sum[at] as number) + needs > (capacity[at] as number)) continue;
      }
      const head = visits + 1 + vehicle;
      const tail = head + vehicles;
      const kind = kindOf[vehicle] as number;
      const into = (costTo[kind] as Float64Array)[from + (row[head] as number)] as number;
      const out = (cost[kind] as Float64Array)[from + (row[tail] as number)] as number;
      const best = least[0] as number;
      const mayLead = into - (step[next[head] as number] as number) < best;
      const mayFollow = out - (step[tail] as number) < best;
      if (!(mayLead || mayFollow) || !room(node, vehicle)) continue;
      if (mayLead) seen(node, vehicle, head);
      if (out - (step[tail] as number) < (least[0] as number)) seen(node, vehicle, prev[tail] as number);
    }
  }

  function allPlaces(node: number): void {
    // Where each place means driving a whole route, some routes drawn by lot are looked at: other changes look at others.
    const count = routes.judge ? Math.min(routes.used, DRAWN) : routes.used;
    const first = count < routes.used ? random.below(routes.used) : 0;
    for (let i = 0; i < count; i++) {
      const vehicle = busy[(first + i) % routes.used] as number;
      if (!room(node, vehicle)) continue;
      const tail = routes.tail(vehicle);
      for (let left = routes.head(vehicle); left !== tail; left = next[left] as number)
        seen(node, vehicle, left);
    }
  }

  function seen(node: number, vehicle: number, left: number): void {
    if (--(unseen[0] as number) <= 0) blink();
    else place(node, vehicle, left);
  }

  function ownVehicle(node: number, only = -1): void {
    for (let kind = 0; kind < kinds; kind++) {
      if (!may[node * kinds + kind] || (only >= 0 && kind !== only)) continue;
      const vehicle = routes.unused(kind);
      if (vehicle >= 0 && room(node, vehicle)) place(node, vehicle, routes.head(vehicle));
    }
  }

  /** Takes the place behind `left` when it is possible and the cheapest so far. */
  function place(node: number, vehicle: number, left: number): void {
    const right = next[left] as number;
    const kind = kindOf[vehicle] as number;
    const from = (row[node] as number) * rows;
    const ways =
      ((costTo[kind] as Float64Array)[from + (row[left] as number)] as number) +
      ((cost[kind] as Float64Array)[from + (row[right] as number)] as number);
    const more = size[vehicle] === 0 ? ways + (fixed[vehicle] as number) : ways - (step[right] as number);
    if (more >= (least[0] as number) || sealed[right]) return;
    if (timed) {
      let start =
        (begin[left] as number) +
        (service[left] as number) +
        (time[(row[left] as number) * rows + (row[node] as number)] as number);
      if (start < (open[node] as number)) start = open[node] as number;
      if (start > (close[node] as number)) return;
      const then = start + (service[node] as number) + (time[from + (row[right] as number)] as number);
      if (then > (begin[nodes + right] as number)) return;
    }
    if (driven) {
      prospects.add(node, vehicle, left, more);
      return;
    }
    least[0] = more;
    places[0] = left;
  }

  function asksOnce(node: number, vehicle: number): boolean {
    if (askedAt[vehicle] !== asked) {
      askedAt[vehicle] = asked;
      hadRoom[vehicle] = hasRoom(node, vehicle) ? 1 : 0;
    }
    return hadRoom[vehicle] === 1;
  }

  function hasRoom(node: number, vehicle: number): boolean {
    if (kinds > 1 && !may[node * kinds + (kindOf[vehicle] as number)]) return false;
    if (model.rich?.reloads) return true;
    for (let k = 0; k < dimensions; k++) {
      const at = vehicle * dimensions + k;
      if (mixed) {
        // What goes out is all on board at first, what comes in at last.
        const [most, brings, given] = [
          capacity[at] as number,
          bringing[at] as number,
          brought[node * dimensions + k] as number,
        ];
        if (brings + given > most) return false;
        if ((sum[at] as number) - brings + (amount[node * dimensions + k] as number) - given > most)
          return false;
        continue;
      }
      if ((sum[at] as number) + (amount[node * dimensions + k] as number) > (capacity[at] as number))
        return false;
    }
    return true;
  }

  /** Draws how many places are seen until one is overlooked. */
  function blink(): void {
    unseen[0] = 1 + Math.floor(Math.log(1 - random.unit()) / Math.log(1 - overlooked)) + 1;
  }
}
