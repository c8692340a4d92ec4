/**
 * Chance that is the same each time for the same seed: xoshiro128** (Blackman and Vigna 2018), its state from the seed by splitmix32.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    let at = seed | 0;
    const mixed = () => {
      at = (at + 0x9e3779b9) | 0;
      let word = at ^ (at >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word ^= word >>> 15;
      word = Math.imul(word, 0x735a2d97);
      return word ^ (word >>> 15);
    };
    this.#a = mixed();
    this.#b = mixed();
    this.#c = mixed();
    this.#d = mixed();
  }

  /** A whole number from 0 to 2³² − 1. */
  word(): number {
    const times5 = Math.imul(this.#b, 5);
    const word = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ this.#b;
    const shifted = this.#b << 9;
    this.#b ^= c;
    this.#a ^= d;
    this.#c = c ^ shifted;
    this.#d = (d << 11) | (d >>> 21);
    return word;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.word() / WORDS;
  }

  /** A whole number from 0 to below `most` (at most 2²¹), each as likely (Lemire 2019). */
  below(most: number): number {
    for (;;) {
      const product = this.word() * most;
      const number = Math.floor(product / WORDS);
      const left = product - number * WORDS;
      if (left >= most || left >= WORDS % most) return number;
    }
  }
}

const WORDS = 4294967296;
