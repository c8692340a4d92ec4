import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import { numbersOf } from './numbers.ts';
import { type VisitRow, visitRows, windowFault } from './visit-rows.ts';

/**
 * Li & Lim's text format for pickup and delivery: vehicles, capacity, speed; then one line for each place
 * (number, x, y, demand, ready, due, service, place of pickup, place of delivery), the depot first. Fewest vehicles first.
 */
export function readLiLim(text: string, name = ''): Problem | FileFault {
  const lines = text.split(/\r?\n/);
  const [count = 0, capacity = 0, ...more] = numbersOf(lines[0] ?? '') ?? [];
  if (!(count > 0 && Number.isInteger(count) && capacity > 0) || more.length !== 1)
    return { code: 'no-fleet', line: 1, at: lines[0]?.trim() ?? '' };
  const rows = visitRows(lines, 1, 9);
  if ('code' in rows) return rows;
  const impossible = windowFault(rows);
  if (impossible) return impossible;
  const apart = rows.slice(1).find((row) => !isPaired(row, rows));
  if (apart) return { code: 'no-such-partner', line: apart.line, at: String(apart.numbers[0]) };
  const distance = euclid(
    rows.map(({ numbers }) => numbers[1] ?? 0),
    rows.map(({ numbers }) => numbers[2] ?? 0),
    'exact',
  );
  const [depot, ...stops] = rows.map(({ numbers }) => numbers);
  return {
    name,
    dimensions: ['demand'],
    places: rows.length,
    distance,
    duration: distance,
    fewestVehicles: true,
    vehicles: [
      {
        ...anyVehicle,
        ...{ name: 'vehicle', count, capacity: [capacity] },
        ...{ open: depot?.[4] ?? 0, close: depot?.[5] ?? 0 },
      },
    ],
    visits: stops.map(([number = 0, , , demand = 0, open = 0, close = 0, service = 0, , to = 0], index) => ({
      ...anyVisit,
      ...{ name: String(number), place: index + 1, open, close, service },
      ...(to > 0 ? { collect: [demand], deliveredAt: to - 1 } : { deliver: [-demand] }),
    })),
  };
}

/** Both ends of a shipment name each other, and what is picked up at one is delivered at the other. */
function isPaired({ numbers }: VisitRow, rows: readonly VisitRow[]): boolean {
  const [number, , , demand = 0, , , , from = 0, to = 0] = numbers;
  const other = rows[from || to]?.numbers;
  if (!other || (from === 0) === (to === 0)) return false;
  const back = from ? other[8] : other[7];
  return back === number && other[3] === -demand && demand > 0 === to > 0;
}
