import { customerPlace, passing, type Relay, stopPlace } from './relay.ts';

/** A way a parcel may ride: put in at a stop, taken out at another of the same line, on any of the runs that are in time. */
export interface RelayWay {
  readonly customer: number;
  readonly board: number;
  readonly alight: number;
  readonly line: number;
  /** What a courier of its own from there costs. */
  readonly price: number;
  /** A truck puts it down between these moments, for the first or the last of the runs or one between. */
  readonly open: number;
  readonly close: number;
  /** Those first after which the courier waits least at the door. */
  readonly runs: readonly RelayOption[];
}

/** A way on one run. */
export interface RelayOption {
  readonly way: RelayWay;
  readonly run: number;
  /** The truck puts it down between these moments: no earlier than it can be there, no later than the bus. */
  readonly open: number;
  readonly close: number;
  /** The bus is at the last stop; when a courier of its own leaves: no later than `leavesBy`, and waiting as little as can be at the door. */
  readonly out: number;
  readonly leaves: number;
  readonly leavesBy: number;
}

/** Every way each customer's parcel may ride, by the stop where it is put in, the cheapest first: `[customer][stop]`. */
export function relayWays(relay: Relay): RelayWay[][][] {
  const { stops, lines, customers, places, cost } = relay;
  return customers.map(({ from }, customer) => {
    const ways: RelayWay[][] = stops.map(() => []);
    const door = customerPlace(relay, customer);
    for (const alight of from) {
      const there = stopPlace(alight);
      const price = (cost[there * places + door] ?? 0) + (cost[door * places + there] ?? 0);
      for (const [line, { stops: along, boarding }] of lines.entries()) {
        const last = along.indexOf(alight, boarding);
        for (let first = 0; last !== -1 && first < boarding; first++) {
          const board = along[first] ?? -1;
          const runs: RelayOption[] = [];
          const way = { customer, board, alight, line, price, open: 0, close: 0, runs };
          runs.push(...runsInTime(relay, way, first, last));
          way.open = Math.min(...runs.map(({ open }) => open));
          way.close = Math.max(...runs.map(({ close }) => close));
          if (runs.length > 0) ways[board]?.push(way);
        }
      }
    }
    return ways.map((list) => list.sort((a, b) => a.price - b.price));
  });
}

function runsInTime(relay: Relay, way: RelayWay, first: number, last: number): RelayOption[] {
  const { stops, lines, customers, places, minutes } = relay;
  const { customer, board, alight } = way;
  const [line, { open = 0, close = 0 } = {}] = [lines[way.line], customers[customer]];
  const drive = minutes[stopPlace(alight) * places + customerPlace(relay, customer)] ?? 0;
  const idle = ({ leaves }: RelayOption) => Math.max(0, open - drive - leaves);
  return Array.from({ length: line?.runs ?? 0 }, (_, run) => run)
    .flatMap((run): RelayOption[] => {
      const [bus, out] = line ? [passing(line, run, first), passing(line, run, last)] : [0, 0];
      const leavesBy = Math.min(out + (stops[alight]?.wait ?? 0), close - drive);
      const leaves = Math.min(leavesBy, Math.max(out, open - drive));
      const begins = minutes[stopPlace(board)] ?? 0;
      if (out > leavesBy || begins > bus || open > close) return [];
      return [{ way, run, open: begins, close: bus, out, leaves, leavesBy }];
    })
    .sort((a, b) => idle(a) - idle(b));
}
