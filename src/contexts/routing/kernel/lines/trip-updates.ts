/**
 * What a GTFS-realtime feed says of trips: those that are late and those that do not run. Its protobuf is read here, the few fields that are
 * asked for (gtfs.org/documentation/realtime/proto: FeedMessage, TripUpdate), all others are passed over by their wire type.
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

export interface FeedFault {
  /** The byte at which it is no feed. */
  readonly byte: number;
}

/** Trips the feed has something to say of, in its order. */
export function readTripUpdates(feed: Uint8Array): readonly TripUpdate[] | FeedFault {
  try {
    const message = fieldsOf(feed, 0, feed.length);
    // Without a header it is some other file.
    if (!message.some(({ number, bytes }) => number === 1 && bytes)) throw new NoFeed(0);
    return message.flatMap(({ number, bytes }) => (number === 2 && bytes ? updateOf(feed, bytes) : []));
  } catch (error) {
    if (error instanceof NoFeed) return { byte: error.byte };
    throw error;
  }
}

interface Span {
  readonly from: number;
  readonly until: number;
}

interface Field {
  readonly number: number;
  /** Of a varint; negative ones as protobuf writes them, in ten bytes. */
  readonly value?: number;
  /** Where a text or a message stands. */
  readonly bytes?: Span;
}

class NoFeed extends Error {
  readonly byte: number;

  constructor(byte: number) {
    super(`no feed at byte ${byte}`);
    this.byte = byte;
  }
}

const [VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES] = [0, 1, 2, 5];
const CANCELED = 3;
const DELETED = 7;
const NOT_CALLED_AT = 1;

function updateOf(feed: Uint8Array, entity: Span): TripUpdate[] {
  const given = fieldsOf(feed, entity.from, entity.until);
  const update = spanOf(given, 3);
  if (!update || given.some(({ number, value }) => number === 2 && value === 1)) return [];
  const fields = fieldsOf(feed, update.from, update.until);
  const trip = spanOf(fields, 1);
  if (!trip) return [];
  const about = fieldsOf(feed, trip.from, trip.until);
  const relation = numberOf(about, 4);
  const date = textOf(feed, spanOf(about, 3));
  return [
    {
      tripId: textOf(feed, spanOf(about, 1)) ?? '',
      day: date && /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : null,
      cancelled: relation === CANCELED || relation === DELETED,
      delay: numberOf(fields, 5),
      stops: fields.flatMap(({ number, bytes }) => (number === 2 && bytes ? stopOf(feed, bytes) : [])),
    },
  ];
}

/** The later of arriving and leaving; a stop that is passed by says nothing of how late the trip is. */
function stopOf(feed: Uint8Array, span: Span): StopUpdate[] {
  const fields = fieldsOf(feed, span.from, span.until);
  if (numberOf(fields, 5) === NOT_CALLED_AT) return [];
  const event = spanOf(fields, 3) ?? spanOf(fields, 2);
  if (!event) return [];
  const told = fieldsOf(feed, event.from, event.until);
  return [{ stopId: textOf(feed, spanOf(fields, 4)), delay: numberOf(told, 1), time: numberOf(told, 2) }];
}

/** The fields of a message, in their order. */
function fieldsOf(feed: Uint8Array, from: number, until: number): Field[] {
  const fields: Field[] = [];
  let at = from;
  const varint = (): number => {
    let [low, high, shift] = [0, 0, 0];
    for (let count = 0; count < 10; count++) {
      if (at >= until) throw new NoFeed(at);
      const byte = feed[at++] ?? 0;
      if (shift < 28) low += (byte & 0x7f) * 2 ** shift;
      else high += (byte & 0x7f) * 2 ** (shift - 28);
      shift += 7;
      // 64 bits, the uppermost of them the sign.
      if ((byte & 0x80) === 0)
        return high >= 2 ** 35 ? low + (high - 2 ** 36) * 2 ** 28 : low + high * 2 ** 28;
    }
    throw new NoFeed(at);
  };
  while (at < until) {
    const begins = at;
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (number < 1) throw new NoFeed(begins);
    if (wire === VARINT) fields.push({ number, value: varint() });
    else if (wire === LENGTH) {
      const length = varint();
      if (length < 0 || at + length > until) throw new NoFeed(begins);
      fields.push({ number, bytes: { from: at, until: at + length } });
      at += length;
    } else if (wire === EIGHT_BYTES || wire === FOUR_BYTES) at += wire === EIGHT_BYTES ? 8 : 4;
    else throw new NoFeed(begins);
    if (at > until) throw new NoFeed(begins);
  }
  return fields;
}

function spanOf(fields: readonly Field[], number: number): Span | undefined {
  return fields.findLast((field) => field.number === number && field.bytes)?.bytes;
}

function numberOf(fields: readonly Field[], number: number): number | null {
  return fields.findLast((field) => field.number === number && field.value !== undefined)?.value ?? null;
}

const utf8 = new TextDecoder();

function textOf(feed: Uint8Array, span: Span | undefined): string | null {
  return span ? utf8.decode(feed.subarray(span.from, span.until)) : null;
}
