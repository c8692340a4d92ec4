/*
 * SHA-256 and SHA-512 (FIPS 180-4) in a kilobyte, for the page that checks a bundle: a general library would take a fifth of it. The
 * constants are derived as the standard defines them, and tests hold both functions against the published examples and OpenSSL.
 * A 64-bit word is two 32-bit halves, high first.
 */

/** First 64 bits of the fractional part of the square or cube root of `n`: Newton's iteration from above, in whole numbers. */
function fraction(n: bigint, degree: 2n | 3n): bigint {
  let root = 1n << 70n;
  for (;;) {
    const next = ((degree - 1n) * root + (n << (64n * degree)) / root ** (degree - 1n)) / degree;
    if (next >= root) return BigInt.asUintN(64, root);
    root = next;
  }
}

const primes: bigint[] = [];
for (let n = 2n; primes.length < 80; n += 1n) if (primes.every((prime) => n % prime !== 0n)) primes.push(n);

/** § 4.2.2–4.2.3 and § 5.3: SHA-256 takes the high halves of what SHA-512 takes whole. */
const ROUND = halves(primes.map((prime) => fraction(prime, 3n)));
const INITIAL = halves(primes.slice(0, 8).map((prime) => fraction(prime, 2n)));

function halves(words: readonly bigint[]): Int32Array {
  return Int32Array.from(
    words.flatMap((word) => [word >> 32n, word].map((half) => Number(BigInt.asIntN(32, half)))),
  );
}

/** § 5.1: a one bit, zeros, and the length in bits, to a whole number of blocks. */
function padded(message: Uint8Array, block: 64 | 128): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 1 + block / 8) / block) * block);
  bytes.set(message);
  bytes[message.length] = 128;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return view;
}

function bytesOf(words: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(words.length * 4));
  for (const [at, word] of words.entries()) bytes.setInt32(at * 4, word);
  return new Uint8Array(bytes.buffer);
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** 32 bytes (§ 6.2). */
export function sha256(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = padded(message, 64);
  const state = INITIAL.filter((_, at) => at % 2 === 0);
  const w = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 64; t += 1) {
      const [x = 0, y = 0] = [w[t - 15], w[t - 2]];
      w[t] =
        t < 16
          ? view.getInt32(block + t * 4)
          : (rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10)) +
            (w[t - 7] ?? 0) +
            (rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3)) +
            (w[t - 16] ?? 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let t = 0; t < 64; t += 1) {
      const one =
        (h +
          (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (ROUND[t * 2] ?? 0) +
          (w[t] ?? 0)) |
        0;
      const two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
  }
  return bytesOf(state);
}

/** 64 bytes (§ 6.4). Halves of a word are named with h and l behind; sums of low halves carry into the high ones. */
export function sha512(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = padded(message, 128);
  const state = INITIAL.slice();
  const w = new Int32Array(160);
  for (let block = 0; block < view.byteLength; block += 128) {
    for (let t = 0; t < 160; t += 1) {
      if (t < 32) w[t] = view.getInt32(block + t * 4);
      else if (t % 2 === 0) extend(w, t);
    }
    let [ah = 0, al = 0, bh = 0, bl = 0, ch = 0, cl = 0, dh = 0, dl = 0] = state;
    let [eh = 0, el = 0, fh = 0, fl = 0, gh = 0, gl = 0, hh = 0, hl = 0] = state.subarray(8);
    for (let t = 0; t < 160; t += 2) {
      const one =
        (hl >>> 0) +
        (mixed(el, eh, 14, 18, 9) >>> 0) +
        (((el & fl) ^ (~el & gl)) >>> 0) +
        ((ROUND[t + 1] ?? 0) >>> 0) +
        ((w[t + 1] ?? 0) >>> 0);
      const oneHigh =
        (hh +
          mixed(eh, el, 14, 18, 9) +
          ((eh & fh) ^ (~eh & gh)) +
          (ROUND[t] ?? 0) +
          (w[t] ?? 0) +
          carry(one)) |
        0;
      const two =
        ((one | 0) >>> 0) + (mixed(ah, al, 2, 7, 28) >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
      const twoHigh = oneHigh + mixed(al, ah, 2, 7, 28) + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carry(two);
      const next = (dl >>> 0) + ((one | 0) >>> 0);
      const nextHigh = dh + oneHigh + carry(next);
      [hh, hl, gh, gl, fh, fl, eh, el] = [gh, gl, fh, fl, eh, el, nextHigh | 0, next | 0];
      [dh, dl, ch, cl, bh, bl, ah, al] = [ch, cl, bh, bl, ah, al, twoHigh | 0, two | 0];
    }
    const after = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl];
    for (let at = 0; at < 16; at += 2) {
      const low = ((state[at + 1] ?? 0) >>> 0) + ((after[at + 1] ?? 0) >>> 0);
      state[at] = (state[at] ?? 0) + (after[at] ?? 0) + carry(low);
      state[at + 1] = low;
    }
  }
  return bytesOf(state);
}

/** The word of the message schedule at `t`, of those before it. */
function extend(w: Int32Array, t: number): void {
  const [xh = 0, xl = 0] = [w[t - 30], w[t - 29]];
  const [yh = 0, yl = 0] = [w[t - 4], w[t - 3]];
  const low =
    ((turned(yl, yh, 19) ^ turned(yh, yl, 29) ^ turned(yl, yh, 6)) >>> 0) +
    ((turned(xl, xh, 1) ^ turned(xl, xh, 8) ^ turned(xl, xh, 7)) >>> 0) +
    ((w[t - 13] ?? 0) >>> 0) +
    ((w[t - 31] ?? 0) >>> 0);
  w[t] =
    (turned(yh, yl, 19) ^ turned(yl, yh, 29) ^ (yh >>> 6)) +
    (turned(xh, xl, 1) ^ turned(xh, xl, 8) ^ (xh >>> 7)) +
    (w[t - 14] ?? 0) +
    (w[t - 32] ?? 0) +
    carry(low);
  w[t + 1] = low;
}

/** One half of a word turned to the right: its own bits, and those that come in from the other half. */
function turned(half: number, other: number, by: number): number {
  return (half >>> by) | (other << (32 - by));
}

/** One half of three turns by exclusive or: two within its half, the third by 32 more. */
function mixed(half: number, other: number, one: number, two: number, far: number): number {
  return turned(half, other, one) ^ turned(half, other, two) ^ turned(other, half, far);
}

function carry(sum: number): number {
  return (sum / 2 ** 32) | 0;
}
