import { addDays, type Day, dayOf, instantAt, timeOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

/** How goods reach a node. Times are local `HH:MM`; weekdays are ISO, 1 = Monday; mass in grams. */
export interface Service {
  readonly id: string;
  readonly carrierId: string;
  readonly cutOff: string;
  readonly leadDays: number;
  readonly arrives: string;
  readonly weekdays: readonly number[];
  readonly capacityGrams: number;
  readonly feeFen: Fen;
  readonly cold: boolean;
  /** Carried by a timetabled bus: no round is planned for it. */
  readonly byBus: boolean;
  /** By day, of a service that follows its carrier's timetable: in the place of weekdays, cut-off, days and time of arrival. */
  readonly runs?: ReadonlyMap<Day, TimetabledRun> | undefined;
}

/** A day's bus: until when it can be ordered for, and when its goods are there. */
export interface TimetabledRun {
  readonly orderBefore: Date;
  readonly arrivesAt: Date;
}

/** When someone is at a node to hand over. */
export interface Opening {
  readonly opens: string;
  readonly closes: string;
  readonly weekdays: readonly number[];
}

export interface Departure {
  readonly service: Service;
  readonly departs: Day;
  /** Ordered before this moment, it still goes along. */
  readonly orderBefore: Date;
  /** The day it can be collected: arrival, or the next day the node is open. */
  readonly arrives: Day;
  /** Capacity not promised yet, in grams, before this order. */
  readonly leftGrams: number;
}

/** Days ahead for which departures are promised. */
export const HORIZON_DAYS = 14;

/** Mass already promised of a departure, in grams. */
export type Taken = (serviceId: string, departs: Day) => number;

/**
 * Every departure within the horizon that can still be ordered for `grams` at `at`: soonest collected first, then
 * cheapest. Full departures and those past their cut-off are left out; the cut-off minute itself is too late.
 */
export function departures(
  services: readonly Service[],
  opening: Opening,
  taken: Taken,
  wanted: { readonly grams: number; readonly at: Date },
): Departure[] {
  const today = dayOf(wanted.at);
  const days = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(today, ahead));
  return services
    .flatMap((service) => days.map((departs) => departureOn(service, departs, opening, taken)))
    .filter((departure) => departure !== undefined)
    .filter(({ orderBefore, leftGrams }) => wanted.at < orderBefore && wanted.grams <= leftGrams)
    .toSorted(
      (a, b) =>
        a.arrives.localeCompare(b.arrives) ||
        a.service.feeFen - b.service.feeFen ||
        b.orderBefore.getTime() - a.orderBefore.getTime() ||
        a.service.id.localeCompare(b.service.id),
    );
}

/** A service's departure on a day, or undefined when it does not run that day. */
export function departureOn(
  service: Service,
  departs: Day,
  opening: Opening,
  taken: Taken,
): Departure | undefined {
  const leftGrams = service.capacityGrams - taken(service.id, departs);
  if (service.runs) {
    const run = service.runs.get(departs);
    if (!run) return undefined;
    const { orderBefore, arrivesAt } = run;
    const arrives = collectableFrom(dayOf(arrivesAt), timeOf(arrivesAt), opening);
    return { service, departs, orderBefore, arrives, leftGrams };
  }
  if (!service.weekdays.includes(isoWeekday(departs))) return undefined;
  return {
    ...{ service, departs, leftGrams },
    orderBefore: instantAt(departs, service.cutOff),
    arrives: collectableFrom(addDays(departs, service.leadDays), service.arrives, opening),
  };
}

/** ISO weekday of a day: 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** What reaches a node after closing, or on a day it is closed, is handed out the next day it is open. */
function collectableFrom(day: Day, arrives: string, opening: Opening): Day {
  let candidate = arrives < opening.closes ? day : addDays(day, 1);
  while (!opening.weekdays.includes(isoWeekday(candidate))) candidate = addDays(candidate, 1);
  return candidate;
}
