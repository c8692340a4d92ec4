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

/** 64 bytes (§ 6.4). */
export function sha512(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = padded(message, 128);
  const state = INITIAL.slice();
  const w = new Int32Array(160);
  const sum = new Sum();
  for (let block = 0; block < view.byteLength; block += 128) {
    for (let t = 0; t < 160; t += 2) {
      if (t < 32) {
        w[t] = view.getInt32(block + t * 4);
        w[t + 1] = view.getInt32(block + t * 4 + 4);
      } else
        sum
          .sigma(w, t - 4, [19, 61], 6)
          .word(w, t - 14)
          .sigma(w, t - 30, [1, 8], 7)
          .word(w, t - 32)
          .into(w, t);
    }
    const v = state.slice();
    for (let t = 0; t < 160; t += 2) {
      sum.word(v, 14).sigma(v, 8, [14, 18, 41]).choice(v).word(ROUND, t).word(w, t);
      const one = sum.into(new Int32Array(2), 0);
      const two = sum.word(one, 0).sigma(v, 0, [28, 34, 39]).majority(v).into(new Int32Array(2), 0);
      const e = sum.word(v, 6).word(one, 0).into(new Int32Array(2), 0);
      v.copyWithin(2, 0, 14);
      v.set(two, 0);
      v.set(e, 8);
    }
    for (let at = 0; at < 16; at += 2) sum.word(state, at).word(v, at).into(state, at);
  }
  return bytesOf(state);
}

/** A running sum of 64-bit words, and the functions of § 4.1.3 over places in an array of halves. */
class Sum {
  #high = 0;
  #low = 0;

  add(high: number, low: number): this {
    this.#high += high;
    this.#low += low >>> 0;
    return this;
  }

  word(words: Int32Array, at: number): this {
    return this.add(words[at] ?? 0, words[at + 1] ?? 0);
  }

  /** Rotations of a word, and with `shift` a shift to the right, by exclusive or. */
  sigma(words: Int32Array, at: number, turns: readonly number[], shift?: number): this {
    const [high = 0, low = 0] = words.subarray(at);
    let [h, l] = shift === undefined ? [0, 0] : [high >>> shift, (low >>> shift) | (high << (32 - shift))];
    for (const turn of turns) {
      const [far, near] = turn < 32 ? [low, high] : [high, low];
      const by = turn % 32;
      h ^= (near >>> by) | (far << (32 - by));
      l ^= (far >>> by) | (near << (32 - by));
    }
    return this.add(h, l);
  }

  choice(v: Int32Array): this {
    const [eh = 0, el = 0, fh = 0, fl = 0, gh = 0, gl = 0] = v.subarray(8);
    return this.add((eh & fh) ^ (~eh & gh), (el & fl) ^ (~el & gl));
  }

  majority(v: Int32Array): this {
    const [ah = 0, al = 0, bh = 0, bl = 0, ch = 0, cl = 0] = v;
    return this.add((ah & bh) ^ (ah & ch) ^ (bh & ch), (al & bl) ^ (al & cl) ^ (bl & cl));
  }

  /** Puts the sum modulo 2⁶⁴ in its place and begins anew. */
  into(words: Int32Array, at: number): Int32Array {
    words[at] = this.#high + Math.floor(this.#low / 2 ** 32);
    words[at + 1] = this.#low;
    this.#high = 0;
    this.#low = 0;
    return words;
  }
}
