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
 * fails is done again one by one: whoever makes it fail harms nobody but themselves.
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

  /** False when several failed together; one alone is told. */
  async function done(batch: readonly Asked[]): Promise<boolean> {
    try {
      const answers = await together(batch.map(({ request }) => request));
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      if (batch.length > 1) return false;
      for (const { reject } of batch) reject(error);
    }
    return true;
  }

  async function work(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      if (!(await done(batch))) for (const each of batch) await done([each]);
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
