/** Bytes before the first element. */
export const HEAD_BYTES = 20;
/** Bytes of an element's length, which stands before it. */
export const LENGTH_BYTES = 4;
/** The length of an element that is null, and has no bytes. */
export const NULL_LENGTH = -1;

/** Writes what an array of one dimension begins with in PostgreSQL's binary form (`array_send`); `type` by its number in the catalogue. */
export function writeHead(
  bytes: Buffer,
  { type, count, hasNulls }: { readonly type: number; readonly count: number; readonly hasNulls: boolean },
): void {
  bytes.writeInt32BE(1, 0); // dimensions
  bytes.writeInt32BE(hasNulls ? 1 : 0, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(count, 12);
  bytes.writeInt32BE(1, 16); // what the first is counted from
}
