/** The least length of a status list (W3C Bitstring Status List 1.0 § 2.2): shorter ones tell who is looked up. */
const LEAST_BITS = 131_072;

/** A bitstring in which the given places are set, the leftmost bit of each byte first. */
export function statusBits(places: readonly number[]): Uint8Array {
  const bits = Math.max(LEAST_BITS, ...places.map((place) => place + 1));
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (const place of places) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (0x80 >> (place & 7));
  return bytes;
}

/** Whether a place is set; undefined for one the list does not have. */
export function isSet(bits: Uint8Array, place: number): boolean | undefined {
  const byte = bits[place >> 3];
  return byte === undefined ? undefined : (byte & (0x80 >> (place & 7))) !== 0;
}
