import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';

const refuse = refuserOf(refusals);

/** Lets few queries of events be asked at once, so that slow ones leave the shop its connections; some wait, more are asked to come again. */
export class QuerySeats {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  async within<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    if (this.#taken >= this.#most) {
      if (this.#waiting.length >= this.#mostWaiting) {
        throw new Refusing(refuse('tracing.too-many-requests', { seconds: 5 }).refusal);
      }
      // Who leaves hands the seat on: nobody comes in between.
      await new Promise<void>((seated) => this.#waiting.push(seated));
    } else this.#taken += 1;
    try {
      return await run();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }
}

/** A fifth of the pool's connections. */
export const querySeats = new QuerySeats(4, 100);
