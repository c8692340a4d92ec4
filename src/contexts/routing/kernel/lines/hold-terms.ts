import { numberIn } from './cells.ts';
import type { Row } from './csv.ts';
import type { LineFault } from './line-fault.ts';
import { assumedHold, type Hold } from './timetable.ts';

export interface HoldTerms {
  readonly given: boolean;
  of(trip: string, line: string): Hold;
}

/**
 * What trips take, from rows of `route_id` or `trip_id` (an empty one stands for all; a trip's own row comes before its line's),
 * `capacity_kg`, `goods` (classes with a space between them; empty: all), `handover_minutes` and `inspection_minutes`.
 * With such rows, a trip that none of them names takes nothing.
 */
export function holdTerms(rows: readonly Row[]): HoldTerms | LineFault {
  const file = 'freight.txt';
  const holds = new Map<string, Hold>();
  for (const row of rows) {
    const key = keyOf(row.at('trip_id'), row.at('route_id'));
    if (holds.has(key))
      return { code: 'named-twice', file, row: row.row, at: row.at('trip_id') || row.at('route_id') };
    const numbers = ['capacity_kg', 'handover_minutes', 'inspection_minutes'].map((column) => {
      const text = row.at(column);
      return { column, text, number: text === '' ? undefined : numberIn(text) };
    });
    for (const { column, text, number } of numbers) {
      if (number === null) return { code: 'not-a-number', file, row: row.row, at: `${column} ${text}` };
      if (number !== undefined && number < 0)
        return { code: 'negative-hold', file, row: row.row, at: `${column} ${text}` };
    }
    const [kg, handOver, inspection] = numbers.map(({ number }) => number ?? undefined);
    const goods = row.at('goods').split(/\s+/).filter(Boolean);
    holds.set(key, {
      kg: kg ?? 0,
      goods: goods.length > 0 ? goods : null,
      handOver: handOver === undefined ? assumedHold.handOver : Math.round(handOver * 60),
      inspection: inspection === undefined ? assumedHold.inspection : Math.round(inspection * 60),
    });
  }
  const given = rows.length > 0;
  const otherwise = given ? { ...assumedHold, kg: 0 } : assumedHold;
  return {
    given,
    of: (trip, line) =>
      holds.get(keyOf(trip, '')) ?? holds.get(keyOf('', line)) ?? holds.get(keyOf('', '')) ?? otherwise,
  };
}

function keyOf(trip: string, line: string): string {
  return trip === '' ? `line ${line}` : `trip ${trip}`;
}
