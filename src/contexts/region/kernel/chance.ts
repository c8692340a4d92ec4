/**
 * Chance that is the same each time for the same seed: xoshiro128** (Blackman and Vigna 2018), its state from the seed by splitmix32.
 */
export class Chance {
  readonly #state: Uint32Array;

  constructor(seed: number) {
    this.#state = new Uint32Array(4);
    let at = seed >>> 0;
    for (let word = 0; word < 4; word++) {
      at = (at + 0x9e3779b9) >>> 0;
      let mixed = at ^ (at >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      this.#state[word] = mixed ^ (mixed >>> 15);
    }
  }

  /** A whole number from 0 to 2³² − 1. */
  word(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const times5 = Math.imul(b, 5);
    const word = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const c2 = c ^ a;
    const d2 = d ^ b;
    state[1] = b ^ c2;
    state[0] = a ^ d2;
    state[2] = c2 ^ (b << 9);
    state[3] = (d2 << 11) | (d2 >>> 21);
    return word;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.word() / 4294967296;
  }

  /** A whole number from 0 to below `most` (at most 2³²), each as likely: Lemire 2019 without the division. */
  below(most: number): number {
    for (;;) {
      const product = this.word() * most;
      const left = product % 4294967296;
      if (left >= most || left >= 4294967296 % most) return Math.floor(product / 4294967296);
    }
  }
}
