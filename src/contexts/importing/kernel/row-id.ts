import { createHash } from 'node:crypto';

/**
 * The id of what a row is about, from its natural key (UUIDv8, RFC 9562 § 5.8): the same row imported twice is the same thing.
 */
export function rowId(county: string, kind: string, ...key: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([county, kind, ...key]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
