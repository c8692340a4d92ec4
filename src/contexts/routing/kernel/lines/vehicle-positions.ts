import { type FeedFault, feedEntities } from './feed-entities.ts';
import { bytesOf, decimalOf, type Field, fieldsOf, numberOf, textOf } from './feed-fields.ts';
import { tripNamed } from './trip-of-feed.ts';

/** What a GTFS-realtime feed says of where vehicles are (gtfs.org/documentation/realtime/proto: VehiclePosition). */

export interface VehiclePosition {
  /** Which entity of the feed said so, from 1. */
  readonly row: number;
  /** The feed's own name of it. */
  readonly id: string;
  readonly tripId: string;
  /** The service day, `YYYY-MM-DD`; null: not said. */
  readonly day: string | null;
  /** Degrees (WGS 84), to about a metre. */
  readonly lng: number;
  readonly lat: number;
  /** The stop it is at, or goes to; null: not said. */
  readonly stopId: string | null;
  readonly status: VehicleStatus;
  /** When it was measured, in seconds since 1970; null: not said. */
  readonly at: number | null;
}

/** VehicleStopStatus in the order of its numbers, from 0. */
export const vehicleStatuses = ['incoming', 'stopped', 'on-the-way'] as const;
export type VehicleStatus = (typeof vehicleStatuses)[number];

/** A position that cannot be, and why. */
export interface PositionFault {
  readonly row: number;
  /** The feed's own name of it. */
  readonly id: string;
  readonly why: 'no-position' | 'not-a-number' | 'off-the-earth';
}

export interface ReadPositions {
  readonly positions: readonly VehiclePosition[];
  readonly leftOut: readonly PositionFault[];
}

/** The positions of a feed, in its order; one that cannot be is left out and told, and the others are read. */
export function readVehiclePositions(feed: Uint8Array): ReadPositions | FeedFault {
  const read = feedEntities(feed, (entity, row) => {
    const vehicle = bytesOf(entity, 4);
    return vehicle ? [positionOf(fieldsOf(vehicle), row, textOf(bytesOf(entity, 1)) ?? '')] : [];
  });
  if ('byte' in read) return read;
  return {
    positions: read.flatMap((each) => ('why' in each ? [] : [each])),
    leftOut: read.flatMap((each) => ('why' in each ? [each] : [])),
  };
}

function positionOf(fields: readonly Field[], row: number, id: string): VehiclePosition | PositionFault {
  const place = fieldsOf(bytesOf(fields, 2) ?? new Uint8Array());
  const [lat, lng] = [decimalOf(place, 1), decimalOf(place, 2)];
  if (lat === null || lng === null) return { row, id, why: 'no-position' };
  if (!Number.isFinite(lat) || !Number.isFinite(lng)) return { row, id, why: 'not-a-number' };
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return { row, id, why: 'off-the-earth' };
  const named = bytesOf(fields, 1);
  const { tripId, day } = named ? tripNamed(named) : { tripId: null, day: null };
  const at = numberOf(fields, 5);
  return {
    ...{ row, id, tripId: tripId ?? '', day, lng: metre(lng), lat: metre(lat) },
    stopId: textOf(bytesOf(fields, 7)) || null,
    status: statusOf(fields),
    at: at === null || at <= 0 ? null : at,
  };
}

/** The reference has it passed over where `current_stop_sequence` is missing. */
function statusOf(fields: readonly Field[]): VehicleStatus {
  const said = numberOf(fields, 3) === null ? null : numberOf(fields, 4);
  return vehicleStatuses[said ?? 2] ?? 'on-the-way';
}

/** Of a four-byte float no more digits mean anything. */
function metre(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
