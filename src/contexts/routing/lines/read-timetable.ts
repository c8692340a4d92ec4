import { type Outcome, ok } from '#shared/outcome.ts';
import { type ReadTimetable, readGtfs } from '../kernel/lines/gtfs.ts';
import type { LineFault } from '../kernel/lines/line-fault.ts';
import { readLineRows } from '../kernel/lines/line-rows.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';

/** A timetable from the texts of a GTFS feed's files, by their names; refused with file and row. */
export function readTimetable(
  files: Readonly<Record<string, string | undefined>>,
): Outcome<ReadTimetable, RoutingRefusal> {
  return answered(readGtfs(files));
}

/** A timetable from a sheet of rows, for counties that have no GTFS. */
export function readTimetableRows(file: string, text: string): Outcome<ReadTimetable, RoutingRefusal> {
  return answered(readLineRows(file, text));
}

function answered(read: ReadTimetable | LineFault): Outcome<ReadTimetable, RoutingRefusal> {
  if (!('code' in read)) return ok(read);
  const { code, ...at } = read;
  return refuse(`routing.line-${code}`, at);
}
