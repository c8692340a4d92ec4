import type { Service, Timetable } from './timetable.ts';

/** Whether a service runs on a day (`YYYY-MM-DD`). */
export function runsOn(service: Service, day: string): boolean {
  if (service.added.has(day)) return true;
  if (service.removed.has(day) || day < service.from || day > service.to) return false;
  return service.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? false;
}

/** A trip on the clock of one day: what began the day before comes `DAY` seconds earlier. */
export interface Run {
  readonly trip: number;
  readonly shift: number;
}

export const DAY = 86400;

/** Every trip that is under way on a day: those of the day, and those of the day before that pass midnight. */
export function runsOf(timetable: Timetable, day: string): Run[] {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - DAY * 1000).toISOString().slice(0, 10);
  const today = timetable.services.map((service) => runsOn(service, day));
  const yesterday = timetable.services.map((service) => runsOn(service, before));
  return timetable.trips.flatMap(({ service, arrive }, trip) => [
    ...(today[service] ? [{ trip, shift: 0 }] : []),
    ...(yesterday[service] && (arrive.at(-1) ?? 0) >= DAY ? [{ trip, shift: -DAY }] : []),
  ]);
}
