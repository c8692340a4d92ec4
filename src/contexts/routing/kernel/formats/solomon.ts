import { euclid, type Rounding } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import { numbersOf } from './numbers.ts';
import { visitRows, windowFault } from './visit-rows.ts';

/**
 * Solomon's and Gehring & Homberger's text format: vehicles and their capacity, then one line for each place
 * (number, x, y, demand, ready, due, service), the depot first. `tenths` is DIMACS' convention: every time ten times
 * as long, ways truncated, only distance counts; `exact` is Solomon's: fewest vehicles first.
 */
export function readSolomon(text: string, rounding: Rounding = 'tenths'): Problem | FileFault {
  const lines = text.split(/\r?\n/);
  const fleetLine = lines.findIndex((line) => numbersOf(line));
  const [count = 0, capacity = 0, ...more] = numbersOf(lines[fleetLine] ?? '') ?? [];
  if (!(count > 0 && Number.isInteger(count) && capacity > 0) || more.length > 0)
    return { code: 'no-fleet', line: Math.max(1, fleetLine + 1), at: lines[fleetLine]?.trim() ?? '' };
  const rows = visitRows(lines, fleetLine + 1, 7);
  if ('code' in rows) return rows;
  const negative = rows.find(({ numbers }) => (numbers[3] ?? 0) < 0);
  if (negative) return { code: 'negative-demand', line: negative.line, at: String(negative.numbers[0]) };
  const impossible = windowFault(rows);
  if (impossible) return impossible;
  const scale = rounding === 'tenths' ? 10 : 1;
  const distance = euclid(
    rows.map(({ numbers }) => numbers[1] ?? 0),
    rows.map(({ numbers }) => numbers[2] ?? 0),
    rounding,
  );
  const [depot, ...stops] = rows.map(({ numbers }) => numbers);
  return {
    name: lines[0]?.trim() ?? '',
    dimensions: ['demand'],
    places: rows.length,
    distance,
    duration: distance,
    fewestVehicles: rounding === 'exact',
    vehicles: [
      {
        ...anyVehicle,
        ...{ name: 'vehicle', count, capacity: [capacity] },
        ...{ open: (depot?.[4] ?? 0) * scale, close: (depot?.[5] ?? 0) * scale },
      },
    ],
    visits: stops.map(([number = 0, , , demand = 0, ready = 0, due = 0, service = 0], index) => ({
      ...anyVisit,
      ...{ name: String(number), place: index + 1, deliver: [demand] },
      ...{ open: ready * scale, close: due * scale, service: service * scale },
    })),
  };
}
