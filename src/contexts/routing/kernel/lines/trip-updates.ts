import { type FeedFault, feedEntities } from './feed-entities.ts';
import { bytesOf, eachOf, fieldsOf, numberOf, textOf } from './feed-fields.ts';
import { tripNamed } from './trip-of-feed.ts';

/**
 * What a GTFS-realtime feed says of trips: those that are late and those that do not run. The few fields that are asked
 * for are read (gtfs.org/documentation/realtime/proto: TripUpdate).
 */

export interface TripUpdate {
  readonly tripId: string;
  /** The service day, `YYYY-MM-DD`; null: whichever day it runs on. */
  readonly day: string | null;
  readonly cancelled: boolean;
  /** Seconds behind the timetable, of the whole trip; null: said stop by stop. */
  readonly delay: number | null;
  readonly stops: readonly StopUpdate[];
}

export interface StopUpdate {
  readonly stopId: string | null;
  /** Seconds behind the timetable; null: a moment is told. */
  readonly delay: number | null;
  /** Seconds since 1970. */
  readonly time: number | null;
}

/** Trips the feed has something to say of, in its order. */
export function readTripUpdates(feed: Uint8Array): readonly TripUpdate[] | FeedFault {
  return feedEntities(feed, (entity) => {
    const update = bytesOf(entity, 3);
    return update ? updateOf(update) : [];
  });
}

const CANCELED = 3;
const DELETED = 7;
const NOT_CALLED_AT = 1;

function updateOf(bytes: Uint8Array): TripUpdate[] {
  const fields = fieldsOf(bytes);
  const named = bytesOf(fields, 1);
  if (!named) return [];
  const { tripId, day, relation } = tripNamed(named);
  return [
    {
      ...{ tripId: tripId ?? '', day, cancelled: relation === CANCELED || relation === DELETED },
      delay: numberOf(fields, 5),
      stops: eachOf(fields, 2).flatMap(stopOf),
    },
  ];
}

/** The later of arriving and leaving; a stop that is passed by says nothing of how late the trip is. */
function stopOf(bytes: Uint8Array): StopUpdate[] {
  const fields = fieldsOf(bytes);
  if (numberOf(fields, 5) === NOT_CALLED_AT) return [];
  const event = bytesOf(fields, 3) ?? bytesOf(fields, 2);
  if (!event) return [];
  const told = fieldsOf(event);
  return [{ stopId: textOf(bytesOf(fields, 4)), delay: numberOf(told, 1), time: numberOf(told, 2) }];
}
