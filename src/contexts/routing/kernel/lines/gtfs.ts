import { dayIn, numberIn, timeIn } from './cells.ts';
import { csvRows, type Row } from './csv.ts';
import { beginnings, repeated } from './frequencies.ts';
import { holdTerms } from './hold-terms.ts';
import type { LineFault, LineFaultCode } from './line-fault.ts';
import { partOf } from './part-of.ts';
import type { Line, LineStop, Service, Timetable, Trip } from './timetable.ts';
import { type StopTime, tripOf } from './trip-of.ts';

export interface ReadTimetable {
  readonly timetable: Timetable;
  /** Trips that cannot be as they are written, each with its row: left out, the rest is read. */
  readonly leftOut: readonly LineFault[];
  /** Whether the file says what the trips take; otherwise `assumedHold` stands. */
  readonly holdGiven: boolean;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** GTFS' stops, and stations' boarding areas; entrances and nodes are no places where a bus stops. */
const STOPPED_AT = ['', '0', '4'];
/** `direction_id`; whatever else is written says no direction. */
const DIRECTIONS = ['0', '1'];
/** `pickup_type` and `drop_off_type`: not at this stop. */
const NEVER = '1';

class Wrong extends Error {
  readonly fault: LineFault;

  constructor(code: LineFaultCode, file: string, row: number, at: string) {
    super(code);
    this.fault = { code, file, row, at };
  }
}

/**
 * A GTFS feed (gtfs.org/documentation/schedule/reference) from the texts of its files: stops, routes, trips, stop_times, and
 * calendar or calendar_dates; trips of frequencies.txt are written out. `freight.txt`, if there, says what each line or trip takes (see `holdTerms`). Refused as a whole
 * where a file cannot be understood; a trip with impossible times is left out and told.
 */
export function readGtfs(files: Readonly<Record<string, string | undefined>>): ReadTimetable | LineFault {
  try {
    return read(files);
  } catch (error) {
    if (error instanceof Wrong) return error.fault;
    throw error;
  }
}

function read(files: Readonly<Record<string, string | undefined>>): ReadTimetable {
  const rowsOf = (file: string, columns: readonly string[]): Row[] => {
    const text = files[file];
    if (text === undefined) throw new Wrong('no-such-file', file, 0, file);
    const rows = csvRows(file, text, columns);
    if ('code' in rows) throw new Wrong(rows.code, rows.file, rows.row, rows.at);
    return rows;
  };
  const optional = (file: string, columns: readonly string[]) =>
    files[file] === undefined ? [] : rowsOf(file, columns);

  const stops = new Numbered<LineStop>('stops.txt');
  const places = rowsOf('stops.txt', ['stop_id', 'stop_name', 'stop_lat', 'stop_lon']);
  const within = partOf(places);
  for (const row of places) {
    if (!STOPPED_AT.includes(row.at('location_type'))) continue;
    const [lat, lon] = [degrees(row, 'stop_lat', 90), degrees(row, 'stop_lon', 180)];
    const stop = { id: row.at('stop_id'), name: row.at('stop_name'), lon, lat };
    const parents = within(stop.id);
    stops.add(row, stop.id, parents.length > 0 ? { ...stop, within: parents } : stop);
  }
  const lines = new Numbered<Line>('routes.txt');
  for (const row of rowsOf('routes.txt', ['route_id'])) {
    const id = row.at('route_id');
    const [name, agency] = [
      row.at('route_short_name') || row.at('route_long_name') || id,
      row.at('agency_id'),
    ];
    lines.add(row, id, agency === '' ? { id, name } : { id, name, agency });
  }
  const services = servicesOf(
    optional('calendar.txt', ['service_id', ...WEEKDAYS, 'start_date', 'end_date']),
    optional('calendar_dates.txt', ['service_id', 'date', 'exception_type']),
  );
  if (files['calendar.txt'] === undefined && files['calendar_dates.txt'] === undefined)
    throw new Wrong('no-such-file', 'calendar.txt', 0, 'calendar.txt');
  const holds = holdTerms(optional('freight.txt', ['capacity_kg']));
  if ('code' in holds) throw new Wrong(holds.code, holds.file, holds.row, holds.at);

  const begins = beginnings(
    optional('frequencies.txt', ['trip_id', 'start_time', 'end_time', 'headway_secs']),
  );
  if ('code' in begins) throw new Wrong(begins.code, begins.file, begins.row, begins.at);

  const times = new Map<string, StopTime[]>();
  const leftOut: LineFault[] = [];
  const without = new Set<string>();
  const leaveOut = (trip: string, fault: LineFault) => {
    if (!without.has(trip)) leftOut.push(fault);
    without.add(trip);
  };
  const file = 'stop_times.txt';
  for (const row of rowsOf(file, ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence'])) {
    const trip = row.at('trip_id');
    const fault = (code: LineFaultCode, at: string) => leaveOut(trip, { code, file, row: row.row, at });
    const stop = stops.numberOf(row.at('stop_id'));
    const order = numberIn(row.at('stop_sequence'));
    const [arrival, departure] = [row.at('arrival_time'), row.at('departure_time')];
    const [arrive, depart] = [timeIn(arrival || departure), timeIn(departure || arrival)];
    // A stop between two timed ones may have no time of its own.
    const untimed = arrival === '' && departure === '';
    if (stop === undefined) fault('unknown-stop', row.at('stop_id'));
    else if (order === null) fault('not-a-number', row.at('stop_sequence'));
    else if (!untimed && (arrive === null || depart === null)) fault('not-a-time', arrival || departure);
    else
      append(times, trip, {
        ...{ row: row.row, order, stop, arrive, depart },
        loads: row.at('pickup_type') !== NEVER,
        unloads: row.at('drop_off_type') !== NEVER,
      });
  }
  const trips = new Numbered<Trip | null>('trips.txt');
  for (const row of rowsOf('trips.txt', ['route_id', 'service_id', 'trip_id'])) {
    const id = row.at('trip_id');
    const [line, service] = [lines.numberOf(row.at('route_id')), services.numberOf(row.at('service_id'))];
    const fault = (code: LineFaultCode, at: string) =>
      leaveOut(id, { code, file: 'trips.txt', row: row.row, at });
    if (line === undefined) fault('unknown-line', row.at('route_id'));
    if (service === undefined) fault('unknown-service', row.at('service_id'));
    const direction = DIRECTIONS.indexOf(row.at('direction_id'));
    const made = tripOf({
      ...(direction < 0 ? {} : { direction }),
      ...{ id, line: line ?? 0, service: service ?? 0, hold: holds.of(id, row.at('route_id')) },
      times: times.get(id) ?? [],
    });
    if ('code' in made) leaveOut(id, { code: made.code, file, row: made.row, at: made.at || id });
    trips.add(row, id, without.has(id) || 'code' in made ? null : made);
  }
  for (const [id, [first]] of times) {
    if (trips.numberOf(id) === undefined)
      leaveOut(id, { code: 'unknown-trip', file, row: first?.row ?? 0, at: id });
  }
  return {
    timetable: {
      stops: stops.all,
      lines: lines.all,
      services: services.all,
      trips: trips.all.flatMap((trip) => (trip ? repeated(trip, begins) : [])),
    },
    leftOut: leftOut.toSorted((a, b) => a.file.localeCompare(b.file) || a.row - b.row),
    holdGiven: holds.given,
  };
}

/** Things of a file by the number they have here; one name for two things is refused. */
class Numbered<Thing> {
  readonly all: Thing[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add({ row }: Row, id: string, thing: Thing): void {
    if (this.#numbers.has(id)) throw new Wrong('named-twice', this.#file, row, id);
    this.#numbers.set(id, this.all.length);
    this.all.push(thing);
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }
}

function degrees(row: Row, column: string, most: number): number {
  const degrees = numberIn(row.at(column));
  if (degrees === null) throw new Wrong('not-a-number', 'stops.txt', row.row, `${column} ${row.at(column)}`);
  if (Math.abs(degrees) > most)
    throw new Wrong('off-the-earth', 'stops.txt', row.row, `${column} ${row.at(column)}`);
  return degrees;
}

interface Days extends Service {
  readonly added: Set<string>;
  readonly removed: Set<string>;
}

function servicesOf(calendar: readonly Row[], dates: readonly Row[]): Numbered<Service> {
  const services = new Numbered<Days>('calendar.txt');
  for (const row of calendar) {
    const [from, to] = [
      dayOf(row, 'calendar.txt', 'start_date'),
      dayOf(row, 'calendar.txt', 'end_date'),
    ] as const;
    services.add(row, row.at('service_id'), {
      ...{ id: row.at('service_id'), weekdays: WEEKDAYS.map((weekday) => row.at(weekday) === '1') },
      ...{ from, to, added: new Set(), removed: new Set() },
    });
  }
  for (const row of dates) {
    const id = row.at('service_id');
    const day = dayOf(row, 'calendar_dates.txt', 'date');
    if (services.numberOf(id) === undefined)
      services.add(row, id, {
        ...{ id, weekdays: WEEKDAYS.map(() => false), from: day, to: day },
        ...{ added: new Set(), removed: new Set() },
      });
    const service = services.all[services.numberOf(id) ?? -1];
    if (row.at('exception_type') === '1') service?.added.add(day);
    else service?.removed.add(day);
  }
  return services;
}

function dayOf(row: Row, file: string, column: string): string {
  const day = dayIn(row.at(column));
  if (day === null) throw new Wrong('not-a-day', file, row.row, `${column} ${row.at(column)}`);
  return day;
}

function append(lists: Map<string, StopTime[]>, key: string, value: StopTime): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
