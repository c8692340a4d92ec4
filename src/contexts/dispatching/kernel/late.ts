import { addDays, type Day } from '#shared/instant.ts';

/** How a bus runs: there `leadDays` after it leaves, at about `arrives` (`HH:MM`); ISO weekdays. */
export interface BusTerms {
  readonly arrives: string;
  readonly leadDays: number;
  readonly weekdays: readonly number[];
}

export interface OpenHours {
  readonly closes: string;
  readonly weekdays: readonly number[];
}

/**
 * The day goods of a departure can be collected when the bus is so late; `null`: it does not come, and they wait for the next day it
 * runs. What comes after closing is handed out the next day the node is open.
 */
export function lateDay(bus: BusTerms, open: OpenHours, departs: Day, minutesLate: number | null): Day {
  let leaves = departs;
  if (minutesLate === null) {
    do leaves = addDays(leaves, 1);
    while (!bus.weekdays.includes(weekday(leaves)));
  }
  const [hours = 0, minutes = 0] = bus.arrives.split(':').map(Number);
  const [closeHours = 0, closeMinutes = 0] = open.closes.split(':').map(Number);
  const there = hours * 60 + minutes + (minutesLate ?? 0);
  let day = addDays(leaves, bus.leadDays + (there < closeHours * 60 + closeMinutes ? 0 : 1));
  while (!open.weekdays.includes(weekday(day))) day = addDays(day, 1);
  return day;
}

/** ISO weekday: 1 = Monday. */
function weekday(day: Day): number {
  return ((Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 3) % 7) + 1;
}
