import { float, message, number, text } from './protobuf-bytes.ts';

/* Where vehicles are, as gtfs.org describes the protobuf of a GTFS-realtime feed, written apart from what reads it. */

export interface PositionToWrite {
  readonly id: string;
  readonly trip?: string;
  /** `YYYYMMDD` */
  readonly date?: string;
  readonly lat?: number;
  readonly lng?: number;
  readonly stop?: string;
  readonly status?: number;
  /** Its place in the order of stops is not said. */
  readonly unordered?: boolean;
  /** Seconds since 1970. */
  readonly at?: number;
}

export function writeVehiclePositions(positions: readonly PositionToWrite[]): Uint8Array {
  const header = [...text(1, '2.0'), ...number(2, 0), ...number(3, 1_780_000_000)];
  const entities = positions.map(({ id, trip, date, lat, lng, stop, status, unordered, at }) => {
    const named = [...text(1, trip), ...text(3, date)];
    const place = [...float(1, lat), ...float(2, lng), ...float(3, 90), ...float(5, 12.5)];
    const vehicle = [
      ...(trip === undefined ? [] : message(1, named)),
      ...message(2, place),
      ...[...number(3, unordered ? undefined : 1), ...number(4, status)],
      ...[...number(5, at), ...text(7, stop)],
      ...message(8, text(1, 'vehicle')),
    ];
    return message(2, [...text(1, id), ...message(4, vehicle)]);
  });
  return Uint8Array.from([...message(1, header), ...entities.flat()]);
}
