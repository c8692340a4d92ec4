import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Day, dayOf, instantAt } from '#shared/instant.ts';
import {
  addTouched,
  insertTrouble,
  markSettled,
  openByAlert,
  saveLateness,
  troubleOfTrip,
} from '../troubles.ts';
import { busesOfDay, type ParcelByBus } from './buses-of-day.ts';
import type { StoppedTrip, StoppedTrips } from './stopped-trips.ts';
import type { StoredTimetable } from './stored-timetable.ts';
import { tripKey } from './trip-key.ts';

/** A bus that is less late than this is on time for parcels: hand-overs have more slack than that. */
export const LATE_MINUTES = 10;

/** What is known of a trip of a day. */
export interface TripTold {
  readonly carrierId: string;
  readonly day: Day;
  readonly tripId: string;
  /** Null: it does not run. */
  readonly minutesLate: number | null;
  /** The alert that says so. */
  readonly alertId: string | null;
  /** The parcels it upsets. */
  readonly riders: readonly ParcelByBus[];
}

/**
 * One trouble for each late or stopped trip that parcels go by, growing while it is open, over by itself when the bus is in time again. Answers
 * whether an open one stands for it afterwards.
 */
export async function tellOfTrip(call: Call, told: TripTold): Promise<boolean> {
  const { carrierId, day, tripId, minutesLate, alertId, riders } = told;
  const late = minutesLate === null || minutesLate >= LATE_MINUTES;
  const known = await troubleOfTrip(call, { carrierId, day, tripId });
  const fresh = riders.filter(({ id }) => !known?.shipmentIds.includes(id));
  if (known && !known.settledAt) {
    // In time again, it was hardly late in the end, and nothing was done about it.
    await saveLateness(call, known.id, late ? minutesLate : Math.max(1, minutesLate));
    if (!late) await markSettled(call, known.id, 'leaves');
    else if (fresh.length > 0) await addTouched(call, known.id, touching(fresh));
    return late;
  }
  // Once somebody has settled it, it is another trouble only when it gets worse by as much as a bus may be late, or for what came in since.
  const worse =
    known &&
    !(known.minutesLate === null || (minutesLate !== null && minutesLate < known.minutesLate + LATE_MINUTES));
  const upset = worse ? riders : fresh;
  if (!late || upset.length === 0) return false;
  await insertTrouble(call, {
    ...{ id: newId(call.now), kind: 'late-bus', day, carrierId, tripId, minutesLate, alertId },
    ...touching(upset),
    note: upset[0]?.rides.find((ride) => ride.tripId === tripId)?.line ?? '',
  });
  return true;
}

function touching(riders: readonly ParcelByBus[]) {
  return {
    serviceIds: [...new Set(riders.map(({ serviceId }) => serviceId))],
    shipmentIds: riders.map(({ id }) => id),
    nodeIds: [...new Set(riders.map(({ nodeId }) => nodeId))],
    orderNumbers: riders.map(({ orderNumber }) => orderNumber),
  };
}

/** Tells of each trip that alerts stop, but for those that were told of already. Answers how many troubles stand for them. */
export async function tellOfStopped(
  call: Call,
  {
    carrierId,
    stopped,
    riders,
  }: { readonly carrierId: string; readonly stopped: StoppedTrips; readonly riders: Riders },
  told: ReadonlySet<string>,
): Promise<number> {
  let troubles = 0;
  for (const [day, trips] of stopped) {
    for (const { tripId, alertId, stopIds } of trips.values()) {
      if (told.has(tripKey(day, tripId))) continue;
      const trip = { carrierId, day, tripId, alertId, minutesLate: null };
      if (await tellOfTrip(call, { ...trip, riders: await riders(day, tripId, stopIds) })) troubles++;
    }
  }
  return troubles;
}

/** What an alert had stopped and none stops any more is over by itself, unless the bus should have left by now: then it did not come. */
export async function endUnstopped(
  call: Call,
  {
    carrierId,
    stopped,
    timetable,
  }: { readonly carrierId: string; readonly stopped: StoppedTrips; readonly timetable: StoredTimetable },
  told: ReadonlySet<string>,
): Promise<void> {
  const leaving = new Map(timetable.trips.map(({ id, depart }) => [id, depart[0] ?? 0]));
  for (const { id, day, tripId } of await openByAlert(call, carrierId, [...stopped.keys()])) {
    if (told.has(tripKey(day, tripId)) || stopped.get(day)?.has(tripId)) continue;
    const leaves = leaving.get(tripId);
    if (leaves === undefined || instantAt(day).getTime() + leaves * 1_000 <= call.now.getTime()) continue;
    await saveLateness(call, id, 1);
    await markSettled(call, id, 'leaves');
  }
}

/**
 * The parcels that go by a trip on a day; with stops, those put in or taken out there. On a day to come those ordered for it: what waits since
 * before may be gone by then, and is looked at when it is that day.
 */
export type Riders = (day: Day, tripId: string, stopIds?: StoppedTrip['stopIds']) => Promise<ParcelByBus[]>;

/** Each day is looked at once. */
export function ridersOf(call: Call, carrierId: string): Riders {
  const days = new Map<Day, readonly ParcelByBus[]>();
  return async (day, tripId, stopIds = null) => {
    if (!days.has(day)) {
      const found = await busesOfDay(call, { carrierId, day });
      days.set(day, found.ok ? found.value.parcels : []);
    }
    return (days.get(day) ?? []).filter(
      ({ rides, ordered }) =>
        (day <= dayOf(call.now) || ordered === day) &&
        rides.some(
          (ride) =>
            ride.tripId === tripId &&
            (stopIds === null || stopIds.has(ride.boardId) || stopIds.has(ride.alightId)),
        ),
    );
  };
}
