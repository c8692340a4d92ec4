import { NoProtobuf } from '../protobuf.ts';
import { bytesOf, eachOf, type Field, fieldsOf, numberOf } from './feed-fields.ts';

export interface FeedFault {
  /** The byte at which it is no feed. */
  readonly byte: number;
}

/** Of FeedMessage: the header, and the entities. */
const [HEADER, ENTITY] = [1, 2];
/** Of FeedEntity: it is taken back. */
const IS_DELETED = 2;

/**
 * What a GTFS-realtime feed (gtfs.org/documentation/realtime/proto: FeedMessage) says in its entities, in its order, as `read` understands
 * each, told which of them it is, from 1. Those that are taken back are passed over.
 */
export function feedEntities<Said>(
  feed: Uint8Array,
  read: (fields: readonly Field[], row: number) => readonly Said[],
): readonly Said[] | FeedFault {
  try {
    const message = fieldsOf(feed);
    // Without a header it is some other file.
    if (!bytesOf(message, HEADER)) return { byte: 0 };
    return eachOf(message, ENTITY).flatMap((entity, index) => {
      const fields = fieldsOf(entity);
      return numberOf(fields, IS_DELETED) === 1 ? [] : read(fields, index + 1);
    });
  } catch (error) {
    if (error instanceof NoProtobuf) return { byte: error.byte - feed.byteOffset };
    throw error;
  }
}
