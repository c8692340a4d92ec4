import type { Random } from '../../random.ts';
import { aloneTrip, type CourierTrip, courierTrip, joinedTrip } from './courier-trip.ts';
import { type RelayOption, type RelayWay, relayWays } from './options.ts';
import { customerPlace, type Relay, type RelayPlan, stopPlace, type TruckRound } from './relay.ts';
import { type TruckWays, truckWays } from './truck-ways.ts';

/** A truck's stop: what it puts down there (nothing where it only drives through) and when, between which moments it may, and the earliest and latest it can on its round. */
interface Visit {
  readonly stop: number;
  readonly at: number;
  readonly open: number;
  readonly close: number;
  readonly parcels: readonly RelayOption[];
  readonly early: number;
  readonly late: number;
}

interface Truck {
  readonly load: number;
  readonly price: number;
  readonly visits: readonly Visit[];
}

const noTruck: Truck = { load: 0, price: 0, visits: [] };

/** A parcel in another one's courier round: what that was and becomes, and what it costs more. */
interface Joined {
  readonly option: RelayOption;
  readonly from: CourierTrip;
  readonly to: CourierTrip;
  readonly price: number;
}

/** Where a parcel may go in: which truck, as part of its visit `at` or as a new one before it; which courier. */
interface Place {
  readonly cost: number;
  readonly truck: number;
  readonly at: number;
  readonly joins: boolean;
  readonly way: RelayWay;
  /** The courier's round it joins; null: a courier of its own. */
  readonly trip: Joined | null;
}

/** How often a place is passed over; in how many recreations, and how many of their stops, take in nothing new. */
const BLINK = 0.05;
const CLOSING = 0.5;
const CLOSED = 0.6;
/** In how many recreations detours are judged by chance too, and by how much, in parts of what a parcel costs. */
const WOBBLING = 0.7;
const WOBBLE = 1.5;
const NEARLY = 1e-9;

class Instance {
  readonly relay: Relay;
  readonly ways: RelayWay[][][];
  readonly truckWays: TruckWays;
  /** The least a courier of its own costs, by customer and stop. */
  readonly cheapest: readonly Float64Array[];
  /** For each customer the others, those nearest in place and time first. */
  readonly near: readonly (readonly number[])[];
  readonly lightest: number;
  /** About what a parcel costs. */
  readonly each: number;

  constructor(relay: Relay) {
    const { customers, places, minutes } = relay;
    this.relay = relay;
    this.ways = relayWays(relay);
    this.truckWays = truckWays(relay);
    this.cheapest = this.ways.map((stops) =>
      Float64Array.from(stops, ([first]) => first?.price ?? Number.POSITIVE_INFINITY),
    );
    this.lightest = Math.min(...customers.map(({ load }) => load));
    const cheap = this.cheapest.map((stops) => Math.min(...stops)).filter(Number.isFinite);
    this.each = cheap.reduce((sum, price) => sum + price, 0) / Math.max(1, cheap.length);
    this.near = customers.map((one, a) => {
      const away = customers.map(
        (other, b) =>
          (minutes[customerPlace(relay, a) * places + customerPlace(relay, b)] ?? 0) +
          0.3 * Math.abs(one.open - other.open),
      );
      return customers.map((_, b) => b).sort((b, c) => (away[b] ?? 0) - (away[c] ?? 0));
    });
  }
}

/** A plan being searched: its trucks and couriers are never changed, only replaced, so that a copy costs little. */
export class RelayState {
  readonly #of: Instance;
  #trucks: Truck[];
  /** Couriers' rounds by the stop they start from. */
  #trips: (readonly CourierTrip[])[];
  #rides: (RelayOption | null)[];
  /** Load promised to each run: `[line * most runs + run]`. */
  #buses: Float64Array;
  cost = 0;
  left: number;

  private constructor(
    of: Instance,
    trucks: Truck[],
    trips: (readonly CourierTrip[])[],
    rides: (RelayOption | null)[],
    buses: Float64Array,
    left: number,
  ) {
    this.#of = of;
    this.#trucks = trucks;
    this.#trips = trips;
    this.#rides = rides;
    this.#buses = buses;
    this.left = left;
  }

  static empty(relay: Relay): RelayState {
    const runs = Math.max(0, ...relay.lines.map((line) => line.runs));
    return new RelayState(
      new Instance(relay),
      Array.from({ length: relay.trucks.count }, () => noTruck),
      relay.stops.map(() => []),
      relay.customers.map(() => null),
      new Float64Array(relay.lines.length * runs),
      relay.customers.length,
    );
  }

  copy(): RelayState {
    const copied = new RelayState(
      this.#of,
      [...this.#trucks],
      [...this.#trips],
      [...this.#rides],
      this.#buses.slice(),
      this.left,
    );
    copied.cost = this.cost;
    return copied;
  }

  ruin(random: Random): void {
    const { near } = this.#of;
    const count = this.#rides.length;
    const most = Math.min(count, 1 + random.below(Math.min(18, Math.ceil(count / 2))));
    const seed = random.below(count);
    const way = random.unit();
    if (way < 0.55) {
      let taken = 0;
      for (const customer of near[seed] ?? []) {
        if (taken >= most) break;
        if (random.unit() < 0.25) continue;
        this.#take(customer);
        taken++;
      }
    } else if (way < 0.8) {
      // A truck's parcels, and some of another's.
      const first = random.below(this.#trucks.length);
      for (const truck of [first, random.below(this.#trucks.length)]) {
        const parcels = (this.#trucks[truck]?.visits ?? []).flatMap((visit) => visit.parcels);
        const share = truck === first ? 1 : 0.5;
        for (const { way } of parcels) if (random.unit() < share) this.#take(way.customer);
      }
    } else {
      for (let taken = 0; taken < most; taken++) this.#take(random.below(count));
    }
  }

  /** Puts the parcels that ride nothing back in; at a stop that is shut only where a truck comes anyway. */
  recreate(random: Random, shut: readonly boolean[] = []): void {
    const { relay } = this.#of;
    const waiting = this.#rides.flatMap((ride, customer) => (ride ? [] : [customer]));
    for (let i = waiting.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [waiting[i], waiting[j]] = [waiting[j] ?? 0, waiting[i] ?? 0];
    }
    const way = random.below(4);
    const { customers } = relay;
    if (way === 1) waiting.sort((a, b) => (customers[b]?.load ?? 0) - (customers[a]?.load ?? 0));
    if (way === 2)
      waiting.sort((a, b) => (customers[a]?.from.length ?? 0) - (customers[b]?.from.length ?? 0));
    if (way === 3) waiting.sort((a, b) => (customers[a]?.close ?? 0) - (customers[b]?.close ?? 0));
    const share = random.unit() < CLOSING ? CLOSED * random.unit() : 0;
    const closed = relay.stops.map((_, stop) => shut[stop] === true || random.unit() < share);
    const wobble = random.unit() < WOBBLING ? WOBBLE * this.#of.each * random.unit() : 0;
    for (const customer of waiting) {
      const place = this.#cheapest(customer, closed, wobble, random);
      if (place) this.#put(place);
    }
  }

  plan(): RelayPlan {
    const { relay } = this.#of;
    const used = this.#trucks.filter(({ visits }) => visits.length > 0);
    return {
      parcels: this.#rides.map((ride) => {
        const line = relay.lines[ride?.way.line ?? -1];
        if (!ride || !line) return null;
        return {
          ...{ line: ride.way.line, run: ride.run, board: line.stops.indexOf(ride.way.board) },
          alight: line.stops.indexOf(ride.way.alight, line.boarding),
        };
      }),
      trucks: used.map(({ visits }) => this.#round(visits)),
      couriers: this.#trips.flat().map(({ stop, leaves, parcels }) => ({
        ...{ stop, leaves, customers: parcels.map(({ way }) => way.customer) },
      })),
    };
  }

  /** A truck's visits with the stops it drives through. */
  #round(visits: readonly Visit[]): TruckRound {
    const { relay, truckWays } = this.#of;
    const round: TruckRound['visits'][number][] = [];
    let [at, now] = [0, 0];
    const passes = (to: number) => {
      for (const stop of truckWays.through(at, to)) {
        now += relay.minutes[at * relay.places + stopPlace(stop)] ?? 0;
        at = stopPlace(stop);
        round.push({ stop, at: now, parcels: [] });
      }
      at = to;
    };
    for (const visit of visits) {
      passes(stopPlace(visit.stop));
      now = visit.at;
      round.push({ stop: visit.stop, at: now, parcels: visit.parcels.map(({ way }) => way.customer) });
    }
    passes(0);
    return { visits: round };
  }

  /** Where a parcel costs least; null: it fits nowhere. */
  #cheapest(customer: number, closed: readonly boolean[], wobble: number, random: Random): Place | null {
    const { relay, ways, cheapest, truckWays } = this.#of;
    const { places, trucks, couriers } = relay;
    const { cost, minutes } = truckWays;
    const load = relay.customers[customer]?.load ?? 0;
    const joins = this.#joins(customer, load);
    let [best, least, empty] = [null as Place | null, Number.POSITIVE_INFINITY, false];
    for (let stop = 0; stop < relay.stops.length; stop++) {
      const all = ways[customer]?.[stop] ?? [];
      const joined = joins?.[stop] ?? [];
      const cheap = Math.min(cheapest[customer]?.[stop] ?? 0, joined[0]?.price ?? Number.POSITIVE_INFINITY);
      if (cheap === Number.POSITIVE_INFINITY) continue;
      const place = stopPlace(stop);
      empty = false;
      for (let number = 0; number < this.#trucks.length; number++) {
        const { load: loaded, visits } = this.#trucks[number] ?? noTruck;
        if (loaded + load > trucks.capacity) continue;
        if (visits.length === 0) {
          if (empty) continue;
          empty = true;
        }
        for (let at = 0; at <= visits.length; at++) {
          const [before, after] = [visits[at - 1], visits[at]];
          if (before?.stop === stop) continue;
          const joinsVisit = after?.stop === stop;
          let [detour, early, late] = [0, after?.early ?? 0, after?.late ?? Number.POSITIVE_INFINITY];
          if (!joinsVisit) {
            if (closed[stop]) continue;
            const from = before ? stopPlace(before.stop) : 0;
            const to = after ? stopPlace(after.stop) : 0;
            detour =
              (cost[from * places + place] ?? 0) +
              (cost[place * places + to] ?? 0) -
              (before || after ? (cost[from * places + to] ?? 0) : 0);
            early = (before?.early ?? 0) + (minutes[from * places + place] ?? 0);
            late -= after ? (minutes[place * places + to] ?? 0) : 0;
          }
          const real = detour;
          if (wobble > 0) detour += wobble * random.unit();
          if (detour + cheap > least || early > late || random.unit() < BLINK) continue;
          for (const trip of joined) {
            const { option, price } = trip;
            if (detour + price >= least) break;
            if (Math.max(early, option.open) > Math.min(late, option.close)) continue;
            least = detour + price;
            best = { cost: real + price, truck: number, at, joins: joinsVisit, way: option.way, trip };
          }
          for (const way of all) {
            const more = detour + way.price;
            if (more > least) break;
            if (Math.max(early, way.open) > Math.min(late, way.close)) continue;
            if (more === least && random.unit() < 0.5) continue;
            if ((this.#trips[way.alight]?.length ?? 0) >= couriers.count) continue;
            least = more;
            best = { cost: real + way.price, truck: number, at, joins: joinsVisit, way, trip: null };
          }
        }
      }
    }
    return best;
  }

  /** The couriers' rounds this parcel could join, for each stop where it may be put in, the cheapest first; null: none at all. */
  #joins(customer: number, load: number): Joined[][] | null {
    const { relay, ways, lightest } = this.#of;
    if (load + lightest > relay.couriers.capacity) return null;
    return (ways[customer] ?? []).map((all) =>
      all
        .flatMap(({ runs }) => runs)
        .flatMap((option) =>
          (this.#trips[option.way.alight] ?? []).flatMap((from) => {
            if (from.load + load > relay.couriers.capacity) return [];
            const to = joinedTrip(relay, from, option);
            return to ? [{ option, from, to, price: to.price - from.price }] : [];
          }),
        )
        .sort((a, b) => a.price - b.price),
    );
  }

  /** Puts a parcel in, unless no bus in time has room for it, or its stops have none. */
  #put({ truck: number, at, joins, way, trip, cost }: Place): boolean {
    const { relay } = this.#of;
    const truck = this.#trucks[number] ?? noTruck;
    const [first] = way.runs;
    const option = trip?.option ?? first;
    if (!option) return false;
    // Who joins a round comes by that run.
    const { open, close } = trip ? trip.option : way;
    const visits = [...truck.visits];
    const known = visits[at];
    if (joins && known)
      visits[at] = {
        ...known,
        open: Math.max(known.open, open),
        close: Math.min(known.close, close),
        parcels: [...known.parcels, option],
      };
    else visits.splice(at, 0, { stop: way.board, at: 0, open, close, parcels: [option], early: 0, late: 0 });
    const driven = this.#driven(visits);
    if (!driven) return false;
    const before = { trips: [...this.#trips], rides: [...this.#rides], buses: this.#buses.slice() };
    const load = relay.customers[way.customer]?.load ?? 0;
    const trips = this.#trips[way.alight] ?? [];
    this.#trips[way.alight] = trip
      ? trips.map((each) => (each === trip.from ? trip.to : each))
      : [...trips, aloneTrip(relay, option)];
    this.#rides[way.customer] = option;
    this.#promise(option, load);
    const timed = this.#onRuns(driven.visits);
    if (timed) this.#trucks[number] = { load: truck.load + load, price: driven.price, visits: timed };
    // Who changed to another run waits at other times, where it leaves the bus too.
    const held =
      this.#holds(way.alight) &&
      timed?.every(({ stop, parcels }, index) => {
        const before = driven.visits[index]?.parcels;
        return (
          this.#holds(stop) &&
          parcels.every((each, place) => each === before?.[place] || this.#holds(each.way.alight))
        );
      });
    if (!held) {
      this.#trucks[number] = truck;
      this.#trips = before.trips;
      this.#rides = before.rides;
      this.#buses = before.buses;
      return false;
    }
    this.cost += cost;
    this.left--;
    return true;
  }

  /** A truck's visits as late as each parcel finds a run that is still to come then and has room; null: one finds none. */
  #onRuns(visits: readonly Visit[]): Visit[] | null {
    const { relay, truckWays } = this.#of;
    const timed: Visit[] = [];
    let next: Visit | undefined;
    for (const visit of visits.toReversed()) {
      const drive = truckWays.minutes[stopPlace(visit.stop) * relay.places + stopPlace(next?.stop ?? 0)] ?? 0;
      const late = next ? Math.min(visit.late, next.at - drive) : visit.late;
      // Earlier there are more runs: the last one may be full.
      next = this.#onRunsAt(visit, late) ?? this.#onRunsAt(visit, visit.early);
      if (!next) return null;
      timed.unshift(next);
    }
    return timed;
  }

  /** A visit at this moment, each parcel on a run that is still to come and has room; undefined, and nothing changed: one finds none. */
  #onRunsAt(visit: Visit, at: number): Visit | undefined {
    const { customers, lines } = this.#of.relay;
    const before = { trips: [...this.#trips], rides: [...this.#rides], buses: this.#buses.slice() };
    const parcels: RelayOption[] = [];
    for (const option of visit.parcels) {
      const { way } = option;
      const load = customers[way.customer]?.load ?? 0;
      const room = lines[way.line]?.capacity ?? 0;
      this.#promise(option, -load);
      const fits = (other: RelayOption) =>
        other.open <= at + NEARLY && at <= other.close + NEARLY && this.#promised(other) + load <= room;
      const chosen = fits(option)
        ? option
        : way.runs.find((other) => fits(other) && this.#change(option, other));
      if (!chosen) {
        this.#trips = before.trips;
        this.#rides = before.rides;
        this.#buses = before.buses;
        return undefined;
      }
      this.#promise(chosen, load);
      parcels.push(chosen);
    }
    return { ...visit, at, parcels };
  }

  /** Puts a parcel on another run, unless its courier's round would not hold. */
  #change(from: RelayOption, to: RelayOption): boolean {
    const { alight, customer } = from.way;
    const trips = this.#trips[alight] ?? [];
    const trip = trips.find(({ parcels }) => parcels.includes(from));
    const changed = courierTrip(
      this.#of.relay,
      trip?.parcels.map((each) => (each === from ? to : each)) ?? [],
    );
    if (!changed) return false;
    this.#trips[alight] = trips.map((each) => (each === trip ? changed : each));
    this.#rides[customer] = to;
    return true;
  }

  #take(customer: number): void {
    const ride = this.#rides[customer];
    const { relay } = this.#of;
    if (!ride) return;
    const load = relay.customers[customer]?.load ?? 0;
    const number = this.#trucks.findIndex(({ visits }) =>
      visits.some(({ parcels }) => parcels.includes(ride)),
    );
    const truck = this.#trucks[number] ?? noTruck;
    const visits = truck.visits.map((visit): Visit => {
      const parcels = visit.parcels.filter((each) => each !== ride);
      if (parcels.length === visit.parcels.length || parcels.length === 0) return { ...visit, parcels };
      const open = Math.max(...parcels.map((each) => each.way.open));
      return { ...visit, parcels, open, close: Math.min(...parcels.map((each) => each.way.close)) };
    });
    // The cheapest way past a stop can be longer than the one by it: a truck that would be late by it drives through.
    const shorter = visits.filter(({ parcels }) => parcels.length > 0);
    const driven = this.#driven(this.#inTime(shorter) ? shorter : visits);
    if (!driven) throw new Error('a truck is late for bringing less');
    this.#trucks[number] = { load: truck.load - load, ...driven };
    const { alight } = ride.way;
    const trips = this.#trips[alight] ?? [];
    const trip = trips.find(({ parcels }) => parcels.includes(ride));
    const rest = trip?.parcels.filter((each) => each !== ride) ?? [];
    const made = this.#tripOf(rest);
    // No parcel waits longer for a courier than there was room for it.
    const without = made && trip ? { ...made, leaves: Math.min(made.leaves, trip.leaves) } : null;
    this.#trips[alight] = trips.flatMap((each) => (each === trip ? (without ? [without] : []) : [each]));
    this.#promise(ride, -load);
    this.#rides[customer] = null;
    this.cost += driven.price - truck.price + (without?.price ?? 0) - (trip?.price ?? 0);
    this.left++;
    if (!without) for (const each of rest) this.#take(each.way.customer);
  }

  /** Whether a truck is at each of these in time, if it leaves the one before when it does now. */
  #inTime(visits: readonly Visit[]): boolean {
    const { relay, truckWays } = this.#of;
    return visits.every(({ stop, at }, index) => {
      const before = visits[index - 1];
      const from = before ? stopPlace(before.stop) : 0;
      return (
        (before?.at ?? 0) + (truckWays.minutes[from * relay.places + stopPlace(stop)] ?? 0) <= at + NEARLY
      );
    });
  }

  /** A cheap round with these, else one in this order; null: there is none. */
  #tripOf(rest: readonly RelayOption[]): CourierTrip | null {
    const { relay } = this.#of;
    const [first, ...more] = rest;
    if (!first) return null;
    let made: CourierTrip | null = aloneTrip(relay, first);
    for (const option of more) made = made && joinedTrip(relay, made, option);
    return made ?? courierTrip(relay, rest);
  }

  /** The visits with the earliest and latest moment of each, and what the round costs; null where one comes too late. */
  #driven(visits: readonly Visit[]): { price: number; visits: Visit[] } | null {
    const { places } = this.#of.relay;
    const { cost, minutes } = this.#of.truckWays;
    let [at, now, price] = [0, 0, 0];
    const forward = visits.map((visit) => {
      const place = stopPlace(visit.stop);
      price += cost[at * places + place] ?? 0;
      now = Math.max(visit.open, now + (minutes[at * places + place] ?? 0));
      at = place;
      return { ...visit, early: now };
    });
    price += cost[at * places] ?? 0;
    let late = Number.POSITIVE_INFINITY;
    for (let index = forward.length - 1; index >= 0; index--) {
      const visit = forward[index];
      if (!visit) continue;
      const next = forward[index + 1];
      const drive = next ? (minutes[stopPlace(visit.stop) * places + stopPlace(next.stop)] ?? 0) : 0;
      late = Math.min(visit.close, late - drive);
      if (visit.early > late + NEARLY) return null;
      forward[index] = { ...visit, late: Math.max(late, visit.early) };
    }
    return { price, visits: forward };
  }

  /** Whether a stop has room for what trucks put down there until its buses come, and what buses bring until its couriers leave. */
  #holds(stop: number): boolean {
    const { stops, customers } = this.#of.relay;
    if (customers.length <= (stops[stop]?.capacity ?? 0)) return true;
    const stays: number[] = [];
    for (const { visits } of this.#trucks) {
      for (const visit of visits) {
        if (visit.stop !== stop) continue;
        for (const { close } of visit.parcels) stays.push(visit.at, close);
      }
    }
    for (const { parcels, leaves } of this.#trips[stop] ?? [])
      for (const { out } of parcels) stays.push(out, leaves);
    return this.#fits(stop, stays);
  }

  #fits(stop: number, stays: readonly number[]): boolean {
    const room = this.#of.relay.stops[stop]?.capacity ?? 0;
    if (stays.length <= 2 * room) return true;
    for (let i = 0; i < stays.length; i += 2) {
      const now = stays[i] ?? 0;
      let held = 0;
      for (let j = 0; j < stays.length; j += 2)
        if ((stays[j] ?? 0) <= now + NEARLY && now <= (stays[j + 1] ?? 0) + NEARLY) held++;
      if (held > room) return false;
    }
    return true;
  }

  #bus({ way, run }: RelayOption): number {
    return way.line * (this.#buses.length / this.#of.relay.lines.length) + run;
  }

  #promised(option: RelayOption): number {
    return this.#buses[this.#bus(option)] ?? 0;
  }

  #promise(option: RelayOption, load: number): void {
    this.#buses[this.#bus(option)] = this.#promised(option) + load;
  }
}
