// The curve of Ed25519 (RFC 8032 § 5.1), for checking signatures and for nothing else: no secret ever comes here, so nothing is done in
// constant time. Formulas of Hisil, Wong, Carter and Dawson, "Twisted Edwards Curves Revisited" (2008), complete on this curve.

const P = 2n ** 255n - 19n;
/** The order of the base point. */
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
// −121665 / 121666
const D = (-121665n * power(121666n, 5, 11)) % P;
// 2^((P − 1) / 4)
const ROOT_OF_MINUS_ONE = power(2n, 3, 3);
const TOP = 2n ** 255n;

/** X, Y, Z with x = X/Z and y = Y/Z, and two factors of T = X·Y/Z, which only an addition needs. Coordinates may be negative. */
export type Point = readonly [x: bigint, y: bigint, z: bigint, e: bigint, h: bigint];
/** What an addition needs of its second point: Y + X, Y − X, 2·Z, 2·d·T. */
type Addend = readonly [sum: bigint, difference: bigint, z: bigint, t: bigint];
/** A point's odd multiples, 1 to 15. */
export type Multiples = readonly Addend[];

const NEUTRAL: Point = [0n, 1n, 1n, 0n, 1n];

/** The number that 32 bytes stand for, the smallest first. */
export function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** The point that 32 bytes encode (§ 5.1.3); undefined when they encode none, or not in the one canonical way. */
export function decode(bytes: Uint8Array): Point | undefined {
  if (bytes.length !== 32) return undefined;
  const number = littleEndian(bytes);
  const y = number % TOP;
  const odd = number / TOP;
  const u = y * y - 1n;
  const v = (D * y * y + 1n) % P;
  const v3 = v ** 3n % P;
  let x = (((u * v3) % P) * power((u * v3 * v ** 4n) % P, 2, 1)) % P;
  const square = mod(v * x * x);
  if (square === mod(-u)) x = x * ROOT_OF_MINUS_ONE;
  else if (square !== mod(u)) return undefined;
  x = mod(x);
  if (y >= P || (x === 0n && odd)) return undefined;
  if (x % 2n !== odd) x = P - x;
  return [x, y, 1n, x, y];
}

/** The encoding of a point, as the number it stands for. */
export function encode([x, y, z]: Point): bigint {
  const inverse = power(z, 5, 11);
  return mod(y * inverse) + (mod(x * inverse) % 2n) * TOP;
}

export function isNeutral([x, y, z]: Point): boolean {
  return mod(x) === 0n && mod(y - z) === 0n;
}

export function multiplesOf(point: Point): Multiples {
  const twice = addend(double(point));
  const multiples = [point];
  for (let at = 0; at < 7; at += 1) multiples.push(add(multiples[at] as Point, twice));
  return multiples.map(addend);
}

/** Multiples of −A from those of A. */
function negated(multiples: Multiples): Multiples {
  return multiples.map(([sum, difference, z, t]) => [difference, sum, z, -t]);
}

/** The sum of points, each taken as often as its factor says: all are doubled together (Straus), factors in signed windows of five bits. */
export function sumOf(terms: readonly (readonly [factor: bigint, multiples: Multiples])[]): Point {
  const all = terms.map(([factor, multiples]) => {
    return { digits: windows(factor), multiples, negative: negated(multiples) };
  });
  let sum = NEUTRAL;
  for (let at = 255; at >= 0; at -= 1) {
    sum = double(sum);
    for (const { digits, multiples, negative } of all) {
      const digit = digits[at] ?? 0;
      if (digit !== 0) sum = add(sum, (digit > 0 ? multiples : negative)[Math.abs(digit) >> 1] as Addend);
    }
  }
  return sum;
}

/** Digits of a number, the lowest first: odd from −15 to 15, or 0. */
function windows(number: bigint): number[] {
  const digits: number[] = [];
  for (let left = number; left > 0n; left >>= 1n) {
    const low = Number(left & 31n);
    const digit = low % 2 === 0 ? 0 : low > 15 ? low - 32 : low;
    digits.push(digit);
    left -= BigInt(digit);
  }
  return digits;
}

function double([x, y, z]: Point): Point {
  const xx = (x * x) % P;
  const yy = (y * y) % P;
  const e = ((x + y) * (x + y) - xx - yy) % P;
  const g = yy - xx;
  const f = g - ((2n * z * z) % P);
  const h = -xx - yy;
  return product(e, f, g, h);
}

function add([x, y, z, e, h]: Point, [sum, difference, z2, t2]: Addend): Point {
  const a = ((y - x) * difference) % P;
  const b = ((y + x) * sum) % P;
  const c = (((e * h) % P) * t2) % P;
  const d = (z * z2) % P;
  return product(b - a, d - c, d + c, b + a);
}

function product(e: bigint, f: bigint, g: bigint, h: bigint): Point {
  return [(e * f) % P, (g * h) % P, (f * g) % P, e, h];
}

function addend([x, y, z, e, h]: Point): Addend {
  return [y + x, y - x, 2n * z, (((2n * e * h) % P) * D) % P];
}

/** x^((2^250 − 1) · 2^squarings + rest): the exponents that roots and inverses need have nearly only ones. */
function power(x: bigint, squarings: number, rest: number): bigint {
  return (squared(ones(x, 250), squarings) * x ** BigInt(rest)) % P;
}

/** x^(2^count − 1) */
function ones(x: bigint, count: number): bigint {
  if (count === 1) return x;
  const half = ones(x, count >> 1);
  const even = (squared(half, count >> 1) * half) % P;
  return count % 2 === 0 ? even : (even * even * x) % P;
}

function squared(x: bigint, times: number): bigint {
  let square = x;
  for (let time = 0; time < times; time += 1) square = (square * square) % P;
  return square;
}

/** The remainder from 0 to P − 1. */
function mod(x: bigint): bigint {
  return ((x % P) + P) % P;
}
