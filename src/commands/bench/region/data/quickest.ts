const RUNS = 5;

/** Milliseconds of the quickest of some runs: what the work takes, rather than what else the machine was doing. */
export function quickest(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let done = 0; done < RUNS; done++) {
    const began = performance.now();
    run();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
