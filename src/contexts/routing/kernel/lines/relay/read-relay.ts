import type { Customer, Relay, RelayLine, RelayStop } from './relay.ts';

/** The three files of a published instance; `minutes` a unit of distance takes; how costs are rounded. */
export interface RelayFiles {
  readonly name: string;
  readonly city: string;
  readonly demands: string;
  readonly params: string;
}

/** A bus, a truck and a courier all take this many minutes for a unit of distance: the authors' README gives it for the bus. */
const MINUTES = 0.2;

/** Reads an instance of Delle Donne, Santini & Archetti; null where it is none. */
export function readRelay(
  { name, city, demands, params }: RelayFiles,
  round = (cost: number) => cost,
): Relay | null {
  const wanted = new Map(wordsOf(demands).map(([customer = '', ...rest]) => [customer, rest.map(Number)]));
  const given = new Map(wordsOf(params).map(([key = '', value]) => [key, Number(value)]));
  const at: Point[] = [];
  const stops: RelayStop[] = [];
  const customers: Customer[] = [];
  const lines: RelayLine[] = [];
  let [depot, reached] = [null as Point | null, new Set<number>()];
  const rows = wordsOf(city);
  const numberOf = (stop: string) => stops.findIndex((each) => each.name === stop);
  const places: Point[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [kind, id = '', ...rest] = rows[i] ?? [];
    const numbers = rest.map(Number);
    if (kind === 'S') {
      const [capacity = 0, , x = 0, y = 0, , wait = 0] = numbers;
      stops.push({ name: id, capacity, wait });
      at.push({ x, y });
    } else if (kind === 'O') {
      depot = { x: numbers[0] ?? 0, y: numbers[1] ?? 0 };
      reached = new Set((rows[++i] ?? []).map(numberOf));
    } else if (kind === 'D') {
      const [load = 0, open = 0, close = 0] = wanted.get(id) ?? [];
      places.push({ x: numbers[0] ?? 0, y: numbers[1] ?? 0 });
      customers.push({ name: id, load, open, close, from: (rows[++i] ?? []).map(numberOf) });
    } else if (kind === 'L') {
      const [capacity = 0, , first = 0, every = 0, runs = 0] = rest.slice(1).map(Number);
      const [boarding, leaving] = [(rows[++i] ?? []).map(numberOf), (rows[++i] ?? []).map(numberOf)];
      const along = [...boarding, ...leaving];
      const passes = along.map(() => first);
      for (let k = 1; k < along.length; k++)
        passes[k] = (passes[k - 1] ?? 0) + MINUTES * apart(at[along[k - 1] ?? -1], at[along[k] ?? -1]);
      lines.push({ name: id, capacity, stops: along, boarding: boarding.length, passes, every, runs });
    }
  }
  const [trucks, couriers] = [given.get('maxTrucks'), given.get('maxFreightersPerStop')];
  if (!depot || trucks === undefined || couriers === undefined || customers.length === 0) return null;
  if ([...reached].length === 0 || lines.length === 0) return null;
  const all = [depot, ...at, ...places];
  const far = Float64Array.from({ length: all.length ** 2 }, (_, index) =>
    apart(all[Math.floor(index / all.length)], all[index % all.length]),
  );
  return {
    ...{ name, stops, lines, customers, places: all.length },
    trucks: { count: trucks, capacity: given.get('trucksCap') ?? 0 },
    couriers: { count: couriers, capacity: given.get('freightersCap') ?? 0 },
    cost: far.map(round),
    minutes: far.map((distance) => distance * MINUTES),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function apart(a: Point = { x: Number.NaN, y: 0 }, b: Point = a): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The words of every line that is neither empty nor a remark. */
function wordsOf(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
}
