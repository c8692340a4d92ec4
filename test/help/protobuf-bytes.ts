/* Protobuf's fields as protobuf.dev describes their bytes, written apart from what reads them. */

export const varint = (value: number): number[] => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
};
export const number = (field: number, value: number | undefined) =>
  value === undefined ? [] : [...varint(field * 8), ...varint(value)];
export const float = (field: number, value: number | undefined) =>
  value === undefined ? [] : [...varint(field * 8 + 5), ...new Uint8Array(new Float32Array([value]).buffer)];
export const message = (field: number, bytes: readonly number[]) => [
  ...varint(field * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
export const text = (field: number, value: string | undefined) =>
  value === undefined ? [] : message(field, [...new TextEncoder().encode(value)]);
