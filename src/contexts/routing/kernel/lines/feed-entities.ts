import { type Field, fieldsOf, NoProtobuf, numberOf, type Span, spanOf, spansOf } from './protobuf.ts';

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
 * each. Those that are taken back are passed over.
 */
export function feedEntities<Said>(
  feed: Uint8Array,
  read: (fields: readonly Field[]) => readonly Said[],
): readonly Said[] | FeedFault {
  try {
    const message = fieldsOf(feed, { from: 0, until: feed.length });
    // Without a header it is some other file.
    if (!spanOf(message, HEADER)) throw new NoProtobuf(0);
    return spansOf(message, ENTITY).flatMap((entity: Span) => {
      const fields = fieldsOf(feed, entity);
      return numberOf(fields, IS_DELETED) === 1 ? [] : read(fields);
    });
  } catch (error) {
    if (error instanceof NoProtobuf) return { byte: error.byte };
    throw error;
  }
}
