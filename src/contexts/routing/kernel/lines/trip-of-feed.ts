import { bytesOf, fieldsOf, numberOf, textOf } from './feed-fields.ts';

/** A trip, or all of a line, as a GTFS-realtime feed names it (TripDescriptor); null: not said. */
export interface TripNamed {
  readonly tripId: string | null;
  readonly lineId: string | null;
  /** As GTFS' `direction_id`. */
  readonly direction: number | null;
  /** When it begins by the timetable, as GTFS writes times. */
  readonly begins: string | null;
  /** The service day, `YYYY-MM-DD`; null: whichever day it runs on. */
  readonly day: string | null;
  /** ScheduleRelationship, as its number. */
  readonly relation: number | null;
}

export function tripNamed(bytes: Uint8Array): TripNamed {
  const fields = fieldsOf(bytes);
  const text = (number: number) => textOf(bytesOf(fields, number));
  const date = text(3);
  return {
    ...{ tripId: text(1), begins: text(2), lineId: text(5), relation: numberOf(fields, 4) },
    direction: numberOf(fields, 6),
    day: date && /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : null,
  };
}
