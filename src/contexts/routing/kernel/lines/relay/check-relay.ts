import type { Relay, RelayPlan } from './relay.ts';

export interface RelayJudgement {
  readonly feasible: boolean;
  readonly faults: readonly RelayFault[];
  /** What trucks and couriers cost. */
  readonly cost: number;
  readonly trucks: number;
}

/** What is wrong, at whom or what (a name). */
export interface RelayFault {
  readonly code: RelayFaultCode;
  readonly at: string;
}

export type RelayFaultCode =
  | 'left-out'
  | 'carried-twice'
  | 'no-such-ride'
  | 'not-at-its-stop'
  | 'bus-missed'
  | 'waits-too-long'
  | 'bus-full'
  | 'stop-full'
  | 'truck-overloaded'
  | 'truck-too-early'
  | 'too-many-trucks'
  | 'courier-overloaded'
  | 'courier-too-early'
  | 'too-many-couriers'
  | 'not-from-this-stop'
  | 'outside-window';

const NEARLY = 1e-6;

/** Judges a plan by the instance alone: it shares no line with the search that made it. */
export function checkRelay(relay: Relay, plan: RelayPlan): RelayJudgement {
  const { stops, lines, customers, places, minutes } = relay;
  const faults: RelayFault[] = [];
  const tell = (code: RelayFaultCode, at: string | undefined) => faults.push({ code, at: at ?? '' });
  const name = (customer: number) => customers[customer]?.name;
  const load = (list: readonly number[]) => list.reduce((sum, each) => sum + (customers[each]?.load ?? 0), 0);
  const way = (matrix: Float64Array, from: number, to: number) => matrix[from * places + to] ?? Number.NaN;
  let cost = 0;
  // Each parcel's stays at stops: where, from when to when.
  const stays: { stop: number; from: number; to: number }[] = [];
  const putDown = new Map<number, { stop: number; at: number }>();
  const broughtBy = new Map<number, { stop: number; leaves: number }>();

  const rounds = plan.trucks.filter(({ visits }) => visits.length > 0);
  if (rounds.length > relay.trucks.count) tell('too-many-trucks', String(rounds.length));
  for (const { visits } of rounds) {
    if (load(visits.flatMap(({ parcels }) => parcels)) > relay.trucks.capacity + NEARLY)
      tell('truck-overloaded', stops[visits[0]?.stop ?? -1]?.name);
    let [place, now] = [0, 0];
    for (const { stop, at, parcels } of visits) {
      if (now + way(minutes, place, stop + 1) > at + NEARLY) tell('truck-too-early', stops[stop]?.name);
      cost += way(relay.cost, place, stop + 1);
      [place, now] = [stop + 1, at];
      for (const parcel of parcels) {
        if (putDown.has(parcel)) tell('carried-twice', name(parcel));
        putDown.set(parcel, { stop, at });
      }
    }
    cost += way(relay.cost, place, 0);
  }

  const couriersAt = stops.map(() => 0);
  for (const { stop, leaves, customers: visited } of plan.couriers) {
    couriersAt[stop] = (couriersAt[stop] ?? 0) + 1;
    if (load(visited) > relay.couriers.capacity + NEARLY) tell('courier-overloaded', stops[stop]?.name);
    let [place, now] = [stop + 1, leaves];
    for (const customer of visited) {
      const door = 1 + stops.length + customer;
      const { open = 0, close = 0, from = [] } = customers[customer] ?? {};
      now = Math.max(open, now + way(minutes, place, door));
      cost += way(relay.cost, place, door);
      place = door;
      if (now > close + NEARLY) tell('outside-window', name(customer));
      if (!from.includes(stop)) tell('not-from-this-stop', name(customer));
      if (broughtBy.has(customer)) tell('carried-twice', name(customer));
      broughtBy.set(customer, { stop, leaves });
    }
    cost += way(relay.cost, place, stop + 1);
  }
  for (const [stop, count] of couriersAt.entries())
    if (count > relay.couriers.count) tell('too-many-couriers', stops[stop]?.name);

  const onBoard = new Map<string, number>();
  for (const [customer, { load: heavy }] of customers.entries()) {
    const ride = plan.parcels[customer];
    const [down, out] = [putDown.get(customer), broughtBy.get(customer)];
    if (!ride || !down || !out) {
      tell('left-out', name(customer));
      continue;
    }
    const line = lines[ride.line];
    const possible =
      line &&
      ride.run >= 0 &&
      ride.run < line.runs &&
      ride.board < line.boarding &&
      ride.alight >= line.boarding;
    if (!possible || ride.board < 0 || ride.alight >= line.stops.length) {
      tell('no-such-ride', name(customer));
      continue;
    }
    if (line.stops[ride.board] !== down.stop || line.stops[ride.alight] !== out.stop)
      tell('not-at-its-stop', name(customer));
    const on = (line.passes[ride.board] ?? 0) + ride.run * line.every;
    const off = (line.passes[ride.alight] ?? 0) + ride.run * line.every;
    if (down.at > on + NEARLY) tell('bus-missed', name(customer));
    if (out.leaves < off - NEARLY) tell('courier-too-early', name(customer));
    if (out.leaves - off > (stops[out.stop]?.wait ?? 0) + NEARLY) tell('waits-too-long', name(customer));
    for (const [stop, from, to] of [
      [down.stop, down.at, on],
      [out.stop, off, out.leaves],
    ] as const) {
      stays.push({ stop, from, to });
    }
    const bus = `${line.name} ${ride.run}`;
    onBoard.set(bus, (onBoard.get(bus) ?? 0) + heavy);
    if ((onBoard.get(bus) ?? 0) > line.capacity + NEARLY) tell('bus-full', bus);
  }
  for (const { stop, from } of stays) {
    const waiting = stays.filter((stay) => stay.stop === stop && stay.from <= from && from <= stay.to);
    if (waiting.length > (stops[stop]?.capacity ?? 0)) tell('stop-full', stops[stop]?.name);
  }
  return { feasible: faults.length === 0, faults, cost, trucks: rounds.length };
}
