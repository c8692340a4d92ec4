import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';

const refuse = refuserOf(refusals);

/** One stream's place among those that may be open at once, counted from its first moment on: those that are still being judged too. */
export interface StreamSeat {
  /** Whose it is, once that is known; refuses when they have too many. */
  belongTo(organisation: string): void;
  leave(): void;
}

export class StreamSeats {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #ofEach = new Map<string, number>();
  #taken = 0;

  constructor(most: number, mostOfOne: number) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  take(): StreamSeat {
    if (this.#taken >= this.#most) throw this.#full();
    this.#taken += 1;
    let owner: string | undefined;
    let left = false;
    return {
      belongTo: (organisation) => {
        const open = this.#ofEach.get(organisation) ?? 0;
        if (open >= this.#mostOfOne) throw this.#full();
        if (left) return;
        owner = organisation;
        this.#ofEach.set(organisation, open + 1);
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

  #full(): Refusing {
    return new Refusing(refuse('tracing.too-many-streams', { most: this.#mostOfOne, seconds: 10 }).refusal);
  }
}
