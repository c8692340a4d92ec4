import { numberIn, timeIn } from './cells.ts';
import { csvRows, type Row } from './csv.ts';
import type { ReadTimetable } from './gtfs.ts';
import { holdTerms } from './hold-terms.ts';
import type { LineFault, LineFaultCode } from './line-fault.ts';
import { assumedHold, type Line, type LineStop, type Service, type Trip } from './timetable.ts';
import { type StopTime, tripOf } from './trip-of.ts';

/** Headings as they may be written, in either language. */
const headings = {
  line: ['line', '线路'],
  trip: ['trip', '班次'],
  stop: ['stop', '站点'],
  lon: ['lon', '经度'],
  lat: ['lat', '纬度'],
  arrives: ['arrives', '到'],
  departs: ['departs', '开'],
  days: ['days', '星期'],
  kg: ['kg', '载货公斤'],
  goods: ['goods', '货类'],
  handOver: ['handover_minutes', '交接分钟'],
  inspection: ['inspection_minutes', '安检分钟'],
} as const;
type Column = keyof typeof headings;
const NEEDED: readonly Column[] = ['line', 'trip', 'stop', 'lon', 'lat', 'departs'];

/** What a hold's columns are called in `holdTerms`. */
const HOLD = new Map<string, Column>([
  ['capacity_kg', 'kg'],
  ['goods', 'goods'],
  ['handover_minutes', 'handOver'],
  ['inspection_minutes', 'inspection'],
]);

/**
 * A timetable as rows, one for each stop of each trip in the order they are driven. A trip's days (`1234567`, Monday is 1; empty:
 * every day) and what it takes stand in its first row; a stop is named the same and lies at the same place in every row.
 */
export function readLineRows(file: string, text: string): ReadTimetable | LineFault {
  const plain = csvRows(file, text, []);
  if ('code' in plain) return plain;
  const heads = new Set(
    text
      .split(/\r?\n/, 1)[0]
      ?.replace(/^\uFEFF/, '')
      .split(',')
      .map((heading) => heading.trim().replaceAll('"', '')),
  );
  const missing = NEEDED.find((column) => !headings[column].some((heading) => heads.has(heading)));
  if (missing) return { code: 'no-such-column', file, row: 1, at: headings[missing].join(' / ') };
  const at = (row: Row, column: Column) =>
    headings[column].map((heading) => row.at(heading)).find((cell) => cell !== '') ?? '';

  const stops: LineStop[] = [];
  const lines: Line[] = [];
  const services: Service[] = [];
  const [stopNumbers, lineNumbers, serviceNumbers] = [new Map(), new Map(), new Map()] as const;
  const byTrip = new Map<string, Row[]>();
  for (const row of plain) {
    const [name, lon, lat] = [at(row, 'stop'), numberIn(at(row, 'lon')), numberIn(at(row, 'lat'))];
    if (lon === null || lat === null)
      return { code: 'not-a-number', file, row: row.row, at: `${at(row, 'lon')}, ${at(row, 'lat')}` };
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
      return { code: 'off-the-earth', file, row: row.row, at: `${lon}, ${lat}` };
    const known = stops[numbered(stopNumbers, name, () => stops.push({ id: name, name, lon, lat }))];
    if (known && (known.lon !== lon || known.lat !== lat))
      return { code: 'named-twice', file, row: row.row, at: name };
    const key = `${at(row, 'line')}\n${at(row, 'trip')}`;
    byTrip.set(key, [...(byTrip.get(key) ?? []), row]);
  }

  const trips: Trip[] = [];
  const leftOut: LineFault[] = [];
  for (const [first, ...rest] of byTrip.values()) {
    if (!first) continue;
    const rows = [first, ...rest];
    const [lineName, days] = [at(first, 'line'), at(first, 'days') || '1234567'];
    const id = `${lineName} ${at(first, 'trip')}`;
    const fault = (code: LineFaultCode, row: number, what: string) =>
      leftOut.push({ code, file, row, at: what });
    if (!/^[1-7]+$/.test(days)) {
      fault('not-a-day', first.row, days);
      continue;
    }
    const hold = holdTerms([
      {
        row: first.row,
        at: (column) => (HOLD.has(column) ? at(first, HOLD.get(column) ?? 'kg') : '') || unsaid(column),
      },
    ]);
    if ('code' in hold) {
      fault(hold.code, first.row, hold.at);
      continue;
    }
    const times = rows.map((row, order): StopTime => {
      const [arrives, departs] = [at(row, 'arrives'), at(row, 'departs')];
      return {
        ...{ row: row.row, order, stop: stopNumbers.get(at(row, 'stop')) ?? -1, loads: true, unloads: true },
        ...{ arrive: timeIn(arrives || departs), depart: timeIn(departs || arrives) },
      };
    });
    const wrong = times.find(({ arrive, depart }) => arrive === null || depart === null);
    if (wrong) {
      const row = rows[wrong.order] ?? first;
      fault('not-a-time', wrong.row, `${at(row, 'arrives')} ${at(row, 'departs')}`.trim());
      continue;
    }
    const line = numbered(lineNumbers, lineName, () => lines.push({ id: lineName, name: lineName }));
    const service = numbered(serviceNumbers, days, () => services.push(weekly(days)));
    const made = tripOf({ id, line, service, hold: hold.of('', ''), times });
    if ('code' in made) fault(made.code, made.row, made.at || id);
    else trips.push(made);
  }
  const holdGiven = headings.kg.some((heading) => heads.has(heading));
  return { timetable: { stops, lines, services, trips }, leftOut, holdGiven };
}

function weekly(days: string): Service {
  const weekdays = [...'1234567'].map((day) => days.includes(day));
  return {
    ...{ id: days, weekdays, from: '0000-01-01', to: '9999-12-31' },
    ...{ added: new Set<string>(), removed: new Set<string>() },
  };
}

/** The number of a thing by its name; the first time it is named, it is added. */
function numbered(numbers: Map<string, number>, name: string, add: () => number): number {
  const number = numbers.get(name) ?? add() - 1;
  numbers.set(name, number);
  return number;
}

/** What a row does not say a trip takes is assumed, as where no row says anything. */
function unsaid(column: string): string {
  return column === 'capacity_kg' ? String(assumedHold.kg) : '';
}
