/** Numbers that look random and are the same for the same seed: xorshift32 (Marsaglia 2003, Journal of Statistical Software 8/14). */
export class Random {
  readonly #state = new Int32Array(1);

  constructor(seed: number) {
    // A seed of few bits would begin with few bits.
    this.#state[0] = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) || 1;
    for (let i = 0; i < 8; i++) this.bits();
  }

  /** 32 bits, as a whole number from 0. */
  bits(): number {
    let x = this.#state[0] as number;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state[0] = x;
    return x >>> 0;
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return (this.unit() * count) | 0;
  }
}
