import { createHash } from 'node:crypto';

/**
 * The id of a demo thing, the same at every seeding: UUIDv8 (RFC 9562 § 5.8) over the SHA-256 of its name, so that
 * seeding twice finds what is there instead of writing it again.
 */
export function idOf(name: string): string {
  const bytes = createHash('sha256').update(`maidehao demo ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
