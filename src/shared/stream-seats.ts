/** One stream's place among those that may be open at once, counted from its first moment on: those that are still being judged too. */
export interface StreamSeat {
  /** Whose it is, once that is known; refuses when they have too many. */
  belongTo(owner: string): void;
  leave(): void;
}

export class StreamSeats {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #ofEach = new Map<string, number>();
  readonly #full: () => Error;
  #taken = 0;

  /** `full` makes what is thrown when there is no place, for all or for one. */
  constructor(most: number, mostOfOne: number, full: () => Error) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
    this.#full = full;
  }

  take(): StreamSeat {
    if (this.#taken >= this.#most) throw this.#full();
    this.#taken += 1;
    let owner: string | undefined;
    let left = false;
    return {
      belongTo: (whose) => {
        const open = this.#ofEach.get(whose) ?? 0;
        if (open >= this.#mostOfOne) throw this.#full();
        if (left) return;
        owner = whose;
        this.#ofEach.set(whose, open + 1);
      },
      leave: () => {
        if (left) return;
        left = true;
        this.#taken -= 1;
        if (owner === undefined) return;
        const others = (this.#ofEach.get(owner) ?? 0) - 1;
        if (others > 0) this.#ofEach.set(owner, others);
        else this.#ofEach.delete(owner);
      },
    };
  }
}
