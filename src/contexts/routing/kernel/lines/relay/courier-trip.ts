import type { RelayOption } from './options.ts';
import { customerPlace, type Relay, stopPlace } from './relay.ts';

/** A courier's round from a stop: whom it visits in order, when it leaves, and when at the latest it could. */
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

/**
 * A round through these customers in this order, left so late that the courier waits at doors as little as can be; null where it is
 * too heavy or cannot be there in time.
 */
export function courierTrip(relay: Relay, parcels: readonly RelayOption[]): CourierTrip | null {
  const { customers, couriers, places, cost, minutes, stops } = relay;
  const stop = parcels[0]?.way.alight ?? -1;
  let [load, price, after, leavesBy] = [0, 0, 0, Number.POSITIVE_INFINITY];
  // When all its parcels are there; when it would leave so as to wait at no door; how early the windows so far let it be at this one.
  let [ready, unhurried, opened] = [0, 0, Number.NEGATIVE_INFINITY];
  let at = stopPlace(stop);
  for (const { way, out } of parcels) {
    const { customer } = way;
    const door = customerPlace(relay, customer);
    const { open = 0, close = 0, load: more = 0 } = customers[customer] ?? {};
    load += more;
    const drive = minutes[at * places + door] ?? 0;
    price += cost[at * places + door] ?? 0;
    after += drive;
    opened = Math.max(opened + drive, open);
    if (opened > close) return null;
    ready = Math.max(ready, out);
    unhurried = Math.max(unhurried, open - after);
    leavesBy = Math.min(leavesBy, out + (stops[stop]?.wait ?? 0), close - after);
    at = door;
  }
  price += cost[at * places + stopPlace(stop)] ?? 0;
  if (load > couriers.capacity || ready > leavesBy) return null;
  return { stop, parcels, load, leaves: Math.min(leavesBy, Math.max(ready, unhurried)), leavesBy, price };
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
