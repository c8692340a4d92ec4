import type { Hold, Trip } from './timetable.ts';

/** A row of a timetable: one trip's time at one stop; null where only the stops around it have a time. */
export interface StopTime {
  readonly row: number;
  readonly order: number;
  readonly stop: number;
  readonly arrive: number | null;
  readonly depart: number | null;
  readonly loads: boolean;
  readonly unloads: boolean;
}

interface Given {
  readonly id: string;
  readonly line: number;
  readonly service: number;
  readonly direction?: number;
  readonly hold: Hold;
  readonly times: readonly StopTime[];
}

interface TripFault {
  readonly code: 'back-in-time' | 'too-few-stops' | 'not-a-time';
  readonly row: number;
  readonly at: string;
}

/** A trip from its rows, or the first row that cannot be. Times missing between two stops are spread evenly over the stops. */
export function tripOf({ times, ...trip }: Given): Trip | TripFault {
  const rows = times.toSorted((a, b) => a.order - b.order);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || rows.length < 2) return { code: 'too-few-stops', row: first?.row ?? 0, at: '' };
  if (first.depart === null) return { code: 'not-a-time', row: first.row, at: '' };
  if (last.arrive === null) return { code: 'not-a-time', row: last.row, at: '' };
  const [arrive, depart] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  let [timed, before] = [0, 0];
  for (const [index, row] of rows.entries()) {
    if (row.arrive === null || row.depart === null) continue;
    if (row.arrive < before || row.depart < row.arrive) return { code: 'back-in-time', row: row.row, at: '' };
    for (let between = timed + 1; between < index; between++) {
      const share = (between - timed) / (index - timed);
      arrive[between] = depart[between] = Math.round(before + share * (row.arrive - before));
    }
    arrive[index] = row.arrive;
    depart[index] = before = row.depart;
    timed = index;
  }
  return {
    ...trip,
    stops: Int32Array.from(rows, ({ stop }) => stop),
    arrive,
    depart,
    loads: Uint8Array.from(rows, ({ loads }) => Number(loads)),
    unloads: Uint8Array.from(rows, ({ unloads }) => Number(unloads)),
  };
}
