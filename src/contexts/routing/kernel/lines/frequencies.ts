import { numberIn, timeIn } from './cells.ts';
import type { Row } from './csv.ts';
import type { LineFault } from './line-fault.ts';
import type { Trip } from './timetable.ts';

/** When a trip that runs again and again begins: in seconds of the service day. */
export type Beginnings = ReadonlyMap<string, readonly number[]>;

/** GTFS' frequencies: every `headway_secs` from `start_time` up to, not including, `end_time`. */
export function beginnings(rows: readonly Row[]): Beginnings | LineFault {
  const file = 'frequencies.txt';
  const begins = new Map<string, number[]>();
  for (const row of rows) {
    const [start, end] = [timeIn(row.at('start_time')), timeIn(row.at('end_time'))];
    const every = numberIn(row.at('headway_secs'));
    if (start === null || end === null)
      return { code: 'not-a-time', file, row: row.row, at: `${row.at('start_time')} ${row.at('end_time')}` };
    if (every === null || every <= 0)
      return { code: 'not-a-number', file, row: row.row, at: `headway_secs ${row.at('headway_secs')}` };
    if (end < start) return { code: 'back-in-time', file, row: row.row, at: row.at('trip_id') };
    const list = begins.get(row.at('trip_id')) ?? [];
    for (let at = start; at < end; at += every) list.push(Math.round(at));
    begins.set(row.at('trip_id'), list);
  }
  return begins;
}

/** The trip once for each of its beginnings, or as it is where it has none. */
export function repeated(trip: Trip, begins: Beginnings): Trip[] {
  const first = trip.depart[0] ?? 0;
  return (
    begins.get(trip.id)?.map((begin, number) => ({
      ...{ ...trip, id: `${trip.id} ${number + 1}` },
      arrive: trip.arrive.map((time) => time - first + begin),
      depart: trip.depart.map((time) => time - first + begin),
    })) ?? [trip]
  );
}
