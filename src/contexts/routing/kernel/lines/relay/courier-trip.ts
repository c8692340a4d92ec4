import type { RelayOption } from './options.ts';
import { customerPlace, type Relay, stopPlace } from './relay.ts';

/** A courier's round from a stop: whom it visits in order, and between which moments it may leave. */
export interface CourierTrip {
  readonly stop: number;
  readonly parcels: readonly RelayOption[];
  readonly load: number;
  readonly leaves: number;
  readonly leavesBy: number;
  readonly price: number;
}

export function aloneTrip({ customers }: Relay, option: RelayOption): CourierTrip {
  const { way, leaves, leavesBy } = option;
  const { alight: stop, price, customer } = way;
  return { stop, parcels: [option], load: customers[customer]?.load ?? 0, leaves, leavesBy, price };
}

/** A round through these customers in this order; null where it is too heavy or cannot be there in time. */
export function courierTrip(relay: Relay, parcels: readonly RelayOption[]): CourierTrip | null {
  const { customers, couriers, places, cost, minutes, stops } = relay;
  const stop = parcels[0]?.way.alight ?? -1;
  let [load, price, after, leaves, leavesBy] = [0, 0, 0, 0, Number.POSITIVE_INFINITY];
  let at = stopPlace(stop);
  for (const { way, out } of parcels) {
    const { customer } = way;
    const door = customerPlace(relay, customer);
    const { open = 0, close = 0, load: more = 0 } = customers[customer] ?? {};
    load += more;
    price += cost[at * places + door] ?? 0;
    after += minutes[at * places + door] ?? 0;
    leaves = Math.max(leaves, out, open - after);
    leavesBy = Math.min(leavesBy, out + (stops[stop]?.wait ?? 0), close - after);
    at = door;
  }
  price += cost[at * places + stopPlace(stop)] ?? 0;
  return load > couriers.capacity || leaves > leavesBy
    ? null
    : { stop, parcels, load, leaves, leavesBy, price };
}

/** The cheapest round with one more customer; null: there is none. */
export function joinedTrip(relay: Relay, trip: CourierTrip, option: RelayOption): CourierTrip | null {
  let best: CourierTrip | null = null;
  for (let at = 0; at <= trip.parcels.length; at++) {
    const joined = courierTrip(relay, trip.parcels.toSpliced(at, 0, option));
    if (joined && (!best || joined.price < best.price)) best = joined;
  }
  return best;
}
