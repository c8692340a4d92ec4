/** Takes requests one by one and has them done together. */
export interface Gatherer<Request, Answer> {
  /** Answers what became of this request; rejects when it fails also by itself. */
  ask(request: Request): Promise<Answer>;
  /** Requests that wait for a batch to begin. */
  readonly waiting: number;
}

/**
 * Gathers requests into batches, in the order they came: while one batch is being done the next fills, so that a lone request waits for
 * nobody and a crowd shares the cost of a transaction. `together` answers in the order of its requests; `most` of them at once. A batch that
 * fails is done again in halves, down to one: whoever makes it fail harms nobody but themselves, and costs the others a few more tries.
 */
export function gather<Request, Answer>(
  together: (requests: readonly Request[]) => Promise<readonly Answer[]>,
  most: number,
): Gatherer<Request, Answer> {
  interface Asked {
    readonly request: Request;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Asked[] = [];
  let busy = false;

  async function done(batch: readonly Asked[]): Promise<void> {
    try {
      const answers = await together(batch.map(({ request }) => request));
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      const half = Math.ceil(batch.length / 2);
      await done(batch.slice(0, half));
      await done(batch.slice(half));
    }
  }

  async function work(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      await done(queue.splice(0, most));
    }
    busy = false;
  }

  return {
    ask(request) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      queue.push({ request, resolve, reject });
      // In a turn of its own: what came in the same turn goes in the same batch.
      if (!busy) {
        busy = true;
        setImmediate(work);
      }
      return promise;
    },
    get waiting() {
      return queue.length;
    },
  };
}
