import type { StoredTimetable } from './stored-timetable.ts';

/** A timetable with the lines of another in the place of its own of the same names; what no trip needs any more stays. */
export function putLines(before: StoredTimetable, more: StoredTimetable): StoredTimetable {
  const named = new Set(more.lines.map(({ name }) => name));
  const [stops, lines, services] = [before.stops.length, before.lines.length, before.services.length];
  const kept = before.trips.filter(({ line }) => !named.has(before.lines[line]?.name ?? ''));
  return {
    stops: [...before.stops, ...more.stops],
    lines: [...before.lines, ...more.lines],
    services: [...before.services, ...more.services],
    trips: [
      ...kept,
      ...more.trips.map((trip) => ({
        ...trip,
        ...{ line: trip.line + lines, service: trip.service + services },
        stops: trip.stops.map((stop) => stop + stops),
      })),
    ],
  };
}

/** The lines that have trips, with how many, in the order of their names. */
export function linesOf({ lines, trips }: StoredTimetable) {
  const byLine = Map.groupBy(trips, ({ line }) => line);
  return lines
    .flatMap((line, number) => {
      const own = byLine.get(number);
      const [first] = own ?? [];
      return own && first ? [{ ...line, number, trips: own, first }] : [];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
