import {
  type DayParcel,
  dayParcels,
  dropPooledRounds,
  networkOf,
  type RoundToSet,
  type StopToSet,
  setPooledRounds,
  vehiclesOf,
} from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Day, dayOf, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type Brought, broughtTo, tryOf } from './brought.ts';
import { lockPoolDay } from './lock-pool-day.ts';
import type { PooledRoute } from './pool-day.ts';
import { dayIsKept } from './pool-months.ts';
import { deletePoolRounds, poolRoundsOf, writePoolRounds } from './pool-rounds-kept.ts';

/**
 * The pooled day as it was worked out becomes the delivery rounds of each carrier's vehicles, with the parcels the platform knows and a note of
 * what each brought. Accepted twice it is once. Refuses `planning.not-allowed`, `planning.day-over`, `planning.day-kept`,
 * `planning.not-worked-out`, `planning.driven-apart`, and what delivery refuses when vehicles have left or are loaded.
 */
export async function acceptPoolDay(call: Call, day: Day): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  if (day < dayOf(call.now)) return refuse('planning.day-over', { day });
  await lockPoolDay(call, day);
  if (await dayIsKept(call, day)) return refuse('planning.day-kept', { day });
  if (await poolRoundsOf(call, day)) return ok();
  const tried = await tryOf(call, day);
  if (!tried) return refuse('planning.not-worked-out');
  const { routes } = tried.pooled;
  if (routes.length === 0) return refuse('planning.driven-apart');
  const network = await networkOf(call);
  if (!network.ok) return network;
  const known = await vehiclesOf(call);
  if (!known.ok) return known;
  const hub = network.value.nodes.find(({ kind }) => kind === 'hub');
  if (!hub) return refuse('planning.no-villages');
  const vehicles = new Map(known.value.map((vehicle) => [vehicle.id, vehicle]));
  const names = new Map((await organisationsOfKind(call, 'carrier')).map(({ id, nameZh }) => [id, nameZh]));
  const given = { day, names, brought: await broughtTo(call, day), due: new Map<string, DayParcel[]>() };
  for (const carrierId of tried.organisationIds) {
    const parcels = await dayParcels(call, { carrierId, day });
    if (!parcels.ok) return parcels;
    for (const parcel of parcels.value.filter(
      (each) => each.carrierId === carrierId && mayBeDriven(each, day),
    )) {
      const key = `${carrierId} ${parcel.toNodeId}`;
      given.due.set(key, [...(given.due.get(key) ?? []), parcel]);
    }
  }
  const byCarrier = new Map<string, RoundToSet[]>(tried.organisationIds.map((id) => [id, []]));
  for (const route of routes) {
    const vehicle = vehicles.get(route.vehicle);
    const own = byCarrier.get(vehicle?.carrierId ?? '');
    const round = vehicle?.active && own ? roundOf(call, route, given) : undefined;
    // A vehicle that is no longer there, or a day of before times were told.
    if (!own || !round) return refuse('planning.not-worked-out');
    own.push(round);
  }
  const carriers = [...byCarrier].map(([carrierId, rounds]) => ({ carrierId, rounds }));
  const set = await setPooledRounds(call, { day, hubId: hub.id, carriers });
  if (!set.ok) return set;
  await writePoolRounds(
    call,
    day,
    carriers.flatMap(({ rounds }) => rounds.map(({ id }) => id)),
  );
  return ok();
}

/** Takes the rounds of a pooled day back, as long as no vehicle has left or is being loaded. Undone twice it is undone. */
export async function undoPoolDay(call: Call, day: Day): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  await lockPoolDay(call, day);
  if (await dayIsKept(call, day)) return refuse('planning.day-kept', { day });
  const accepted = await poolRoundsOf(call, day);
  if (!accepted) return ok();
  const { roundIds, acceptedAt: pooledAt } = accepted;
  const dropped = await dropPooledRounds(call, { day, roundIds, pooledAt });
  if (!dropped.ok) return dropped;
  await deletePoolRounds(call, day);
  return ok();
}

/** Not by bus, not withheld, on no vehicle yet, and not told to its buyer for a later day. */
function mayBeDriven({ byBus, withheld, loaded, status, expectedDay }: DayParcel, day: Day): boolean {
  const isLater = expectedDay !== null && expectedDay > day;
  return !byBus && !withheld && !loaded && status !== 'on-way' && !isLater;
}

interface Given {
  readonly day: Day;
  readonly names: ReadonlyMap<string, string>;
  readonly brought: readonly Brought[];
  /** The platform's parcels by carrier and node. */
  readonly due: ReadonlyMap<string, readonly DayParcel[]>;
}

function roundOf(call: Call, route: PooledRoute, given: Given): RoundToSet | undefined {
  const { leaves, back, metres, times, stops: names } = route;
  if (leaves === undefined || back === undefined || metres === undefined || !times) return undefined;
  const at = (seconds: number) => new Date(instantAt(given.day).getTime() + seconds * 1_000);
  const stops: StopToSet[] = [];
  for (const [index, name] of names.entries()) {
    const [carrierId = '', nodeId = ''] = name.split(' ');
    const time = times[index] ?? { arrives: leaves, leaves };
    const shipmentIds = (given.due.get(name) ?? []).map(({ id }) => id);
    const note = noteOf(given, carrierId, nodeId);
    const before = stops.findIndex((stop) => stop.nodeId === nodeId);
    const same = stops[before];
    // What different carriers have for one node gets off at one stop.
    if (same)
      stops[before] = {
        ...same,
        note: [same.note, note].filter(Boolean).join('；'),
        shipmentIds: [...same.shipmentIds, ...shipmentIds],
        plannedDeparture: before === stops.length - 1 ? at(time.leaves) : same.plannedDeparture,
      };
    else
      stops.push({
        ...{ nodeId, note, shipmentIds },
        ...{ plannedArrival: at(time.arrives), plannedDeparture: at(time.leaves) },
      });
  }
  return {
    ...{ id: newId(call.now), vehicleId: route.vehicle, stops },
    ...{ plannedStart: at(leaves), plannedEnd: at(back), plannedMetres: metres },
  };
}

/** Whose goods, and how much of them: a driver counts by it what no label of ours is on. */
function noteOf({ brought, names }: Given, carrierId: string, nodeId: string): string {
  const stop = brought
    .find(({ organisationId }) => organisationId === carrierId)
    ?.stops.find((each) => each.nodeId === nodeId);
  return stop ? `${names.get(carrierId) ?? ''} ${stop.parcels} 件 ${decimal(stop.grams)} 公斤` : '';
}
