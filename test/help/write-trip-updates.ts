import { message, number, text } from './protobuf-bytes.ts';

/* A GTFS-realtime feed as gtfs.org describes its protobuf, written apart from what reads it. */

export interface TripToWrite {
  readonly tripId: string;
  /** `YYYYMMDD` */
  readonly date?: string;
  readonly cancelled?: boolean;
  readonly delay?: number;
  readonly stops?: readonly { stopId: string; delay?: number; time?: number; skipped?: boolean }[];
}

export function writeTripUpdates(trips: readonly TripToWrite[]): Uint8Array {
  const header = [...text(1, '2.0'), ...number(2, 0), ...number(3, 1_780_000_000)];
  const entities = trips.flatMap(({ tripId, date, cancelled, delay, stops = [] }, index) => {
    const trip = [...text(1, tripId), ...text(3, date), ...number(4, cancelled ? 3 : 0), ...text(5, 'line')];
    const updates = stops.flatMap(({ stopId, delay: late, time, skipped }) => {
      const event = [...number(1, late), ...number(2, time), ...number(3, 30)];
      return message(2, [
        ...number(1, 1),
        ...message(2, event),
        ...text(4, stopId),
        ...(skipped ? number(5, 1) : []),
      ]);
    });
    const update = [...message(1, trip), ...updates, ...number(4, 1_780_000_000), ...number(5, delay)];
    return message(2, [...text(1, `e${index}`), ...message(3, update)]);
  });
  // A vehicle's position, which is not asked for, with fixed-width fields to be passed over.
  const position = message(2, [13, 0, 0, 200, 65, 25, 0, 0, 0, 0, 0, 0, 0, 0]);
  return Uint8Array.from([
    ...message(1, header),
    ...entities,
    ...message(2, [...text(1, 'v'), ...message(4, position)]),
  ]);
}
