const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58 as Bitcoin and multibase have it (draft-msporny-base58): a zero byte in front is a `1`. */
export function base58(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET.charAt(Number(number % 58n)) + text;
  return '1'.repeat(leading(bytes, 0)) + text;
}

/** Bytes of base58, or null for a foreign character. */
export function fromBase58(text: string): Uint8Array | null {
  const digits = Array.from(text, (char) => ALPHABET.indexOf(char));
  if (digits.includes(-1)) return null;
  let number = digits.reduce((sum, digit) => sum * 58n + BigInt(digit), 0n);
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  return Uint8Array.from([...new Array<number>(leading(digits, 0)).fill(0), ...bytes]);
}

function leading(values: ArrayLike<number>, value: number): number {
  let count = 0;
  while (count < values.length && values[count] === value) count += 1;
  return count;
}
