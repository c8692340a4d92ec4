import { type Call, may } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { carriedBack } from './driving/turned-back.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import {
  dropRound,
  insertRound,
  type Load,
  loadsOf,
  lockCarrier,
  lockRound,
  putOnRound,
  type Round,
  replaceStops,
  retime,
} from './rounds.ts';
import { mayActFor } from './scope.ts';
import { soonerRoundWith } from './sooner-rounds.ts';
import { vehiclesByIds } from './vehicles.ts';

export interface RoundToSet {
  /** A new one, or a round that is planned or under way. */
  readonly id: string;
  readonly vehicleId: string;
  readonly plannedStart: Date;
  readonly plannedEnd: Date;
  readonly plannedMetres: number;
  /** In order, without those it has made already. */
  readonly stops: readonly StopToSet[];
}

export interface StopToSet {
  readonly nodeId: string;
  readonly plannedArrival: Date;
  readonly plannedDeparture: Date;
  readonly note: string;
  /** Parcels that get off there. */
  readonly shipmentIds: readonly string[];
}

export interface RoundsToSet {
  readonly day: Day;
  readonly hubId: string;
  readonly carrierId: string;
  readonly rounds: readonly RoundToSet[];
  /** Planned ones to take back. */
  readonly drop: readonly string[];
}

/**
 * Makes a carrier's rounds of a day what was planned: new ones are made, planned ones and what is left of those under way are
 * put in the order given, planned ones to `drop` are taken back. A parcel that is loaded stays on its vehicle, and a vehicle
 * that has left takes no more. By the carrier. Refuses `delivery.not-allowed`, `delivery.vehicle-unknown`, `delivery.round-left`,
 * `delivery.loaded-elsewhere`, and `delivery.goes-sooner` for what a round of a sooner day, still to be driven, will bring.
 */
export async function setRounds(call: Call, input: RoundsToSet): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['plan-rounds']) || !mayActFor(call.actor, input.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  return writeRounds(call, input);
}

/** As `setRounds`, for whom it is allowed already. */
export async function writeRounds(call: Call, input: RoundsToSet): Promise<Outcome<undefined>> {
  const { day, hubId, carrierId, rounds, drop } = input;
  await lockCarrier(call, carrierId);
  const given = rounds.flatMap(({ stops }) => stops.flatMap(({ shipmentIds }) => shipmentIds));
  const sooner = await soonerRoundWith(call, day, given);
  if (sooner !== undefined) return refuse('delivery.goes-sooner', { code: sooner });
  const ids = rounds.map(({ vehicleId }) => vehicleId);
  const vehicles = new Map((await vehiclesByIds(call, ids)).map((vehicle) => [vehicle.id, vehicle]));
  for (const id of drop) {
    const round = await lockRound(call, id);
    if (round?.carrierId !== carrierId || round.status !== 'planned') continue;
    if ((await loadsOf(call, id)).some(({ loadedAt }) => loadedAt)) {
      return refuse('delivery.loaded-elsewhere', { round: round.code });
    }
    await dropRound(call, id);
  }
  for (const wanted of rounds) {
    const vehicle = vehicles.get(wanted.vehicleId);
    if (vehicle?.carrierId !== carrierId) return refuse('delivery.vehicle-unknown');
    const known = await lockRound(call, wanted.id);
    const goingBack = new Set(
      known ? (await carriedBack(call, known.id)).map(({ shipmentId }) => shipmentId) : [],
    );
    // What nobody took stays aboard until the hub, wherever else the vehicle goes.
    const loads = known
      ? (await loadsOf(call, known.id)).filter(({ shipmentId }) => !goingBack.has(shipmentId))
      : [];
    const refused = known && mayBecome(known, loads, wanted, carrierId);
    if (refused) return refused;
    const { plannedStart, plannedEnd, plannedMetres } = wanted;
    const times = { plannedStart, plannedEnd, plannedMetres };
    const stops = wanted.stops.map(({ shipmentIds: _, ...stop }) => stop);
    const firstPosition = known ? 1 + known.stops.filter(({ arrivedAt }) => arrivedAt).length : 1;
    if (known) {
      await retime(call, known.id, times);
      await replaceStops(call, known, stops);
    } else {
      const code = `${day.slice(5).replace('-', '')}-${newCode(3)}`;
      const { driverId, driverName, plate } = vehicle;
      const who = { driverId, driverName, vehicle: plate, vehicleId: vehicle.id };
      await insertRound(
        call,
        { id: wanted.id, code, hubId, carrierId, departs: day, ...who, ...times },
        stops,
      );
    }
    await putOnRound(
      call,
      wanted.id,
      wanted.stops.flatMap(({ shipmentIds }, index) =>
        shipmentIds.map((shipmentId) => ({ shipmentId, stopPosition: firstPosition + index })),
      ),
    );
  }
  return ok();
}

function mayBecome(known: Round, loads: readonly Load[], wanted: RoundToSet, carrierId: string) {
  if (known.carrierId !== carrierId) return refuse('delivery.not-allowed');
  if (known.status === 'done') return refuse('delivery.round-left', { code: known.code });
  const given = new Set(wanted.stops.flatMap(({ shipmentIds }) => shipmentIds));
  const standing = loads.filter(({ loadedAt, arrivedAt }) => loadedAt && !arrivedAt);
  if (standing.some(({ shipmentId }) => !given.has(shipmentId))) {
    return refuse('delivery.loaded-elsewhere', { round: known.code });
  }
  const aboard = new Set(standing.map(({ shipmentId }) => shipmentId));
  if (known.status === 'under-way' && [...given].some((id) => !aboard.has(id))) {
    return refuse('delivery.round-left', { code: known.code });
  }
  return undefined;
}
