/** How often each one may do something: `perSecond` on average, twice that at once. */
export class Allowance {
  readonly #perSecond: number;
  readonly #left = new Map<string, { left: number; at: number }>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Takes one of `who`'s, at `now` in milliseconds; false when there is none. */
  take(who: string, now: number): boolean {
    const most = this.#perSecond * 2;
    const { left, at } = this.#left.get(who) ?? { left: most, at: now };
    const refilled = Math.min(most, left + ((now - at) / 1000) * this.#perSecond);
    // Who has not been here for two seconds has all of it again: forgetting them loses nothing.
    if (this.#left.size > 10_000) this.#left.clear();
    this.#left.set(who, { left: Math.max(0, refilled - 1), at: now });
    return refilled >= 1;
  }
}
