/** How often each one may do something: `perSecond` on average, `atOnce` at once. */
export class Allowance {
  readonly #perSecond: number;
  readonly #atOnce: number;
  readonly #left = new Map<string, { left: number; at: number }>();

  constructor(perSecond: number, atOnce: number) {
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
  }

  /** Takes one of `who`'s, at `now` in milliseconds; false when there is none. */
  take(who: string, now: number): boolean {
    const { left, at } = this.#left.get(who) ?? { left: this.#atOnce, at: now };
    const refilled = Math.min(this.#atOnce, left + ((now - at) / 1000) * this.#perSecond);
    // Ten thousand addresses at once are no logs; forgetting them gives each its fill again.
    if (this.#left.size > 10_000) this.#left.clear();
    this.#left.set(who, { left: Math.max(0, refilled - 1), at: now });
    return refilled >= 1;
  }
}
