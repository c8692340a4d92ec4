/** What is known beforehand of places beside a visit's near ones: `[visit * fitCount + i]`. */
export interface PlacesBeside {
  /** Half of what a place beside it costs at least, not counting the way it replaces; 0: not known. */
  readonly fitWay: Float64Array;
  /** What a place beside it costs at least, as long as the way it replaces is no longer than `LONG` ways usual there. */
  readonly fitLeast: Float64Array;
  /** The way from the visit to it costs no less, whoever drives. */
  readonly fitOut: Float64Array;
  /** Bits: 1: the visit can follow it in time, 2: it can follow the visit. */
  readonly fitSides: Uint8Array;
}

/** A way to a near visit that is usual around a visit is that to so many of its nearest; hardly any way is so many times as long. */
const USUAL = 8;
const LONG = 3;

interface Given {
  readonly visits: number;
  readonly row: Int32Array;
  readonly rows: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly service: Float64Array;
  readonly cost: readonly Float64Array[];
  readonly timed: boolean;
  readonly near: Int32Array;
  readonly nearCount: number;
}

/** Works out what need not be asked again at every change. */
export function placesBeside(given: Given, fit: Int32Array, fitCount: number): PlacesBeside {
  const { visits, row, rows, time, open, close, service, cost, timed, near, nearCount } = given;
  const [base = new Float64Array(0)] = cost;
  const distinct = [...new Set(cost)];
  const isOne = distinct.length === 1;
  const fitWay = new Float64Array(fit.length);
  const fitLeast = new Float64Array(fit.length);
  const fitOut = new Float64Array(fit.length);
  const fitSides = new Uint8Array(fit.length).fill(3);
  for (let node = 1; node <= visits; node++) {
    const from = row[node] as number;
    let least = Number.POSITIVE_INFINITY;
    if (timed && isOne) {
      for (let to = 0; to < rows; to++) if (to !== from) least = Math.min(least, between(from, to));
    }
    const eighth = near[node * nearCount + Math.min(USUAL, nearCount) - 1];
    const usual = eighth === undefined ? 0 : between(from, row[eighth] as number);
    for (let i = node * fitCount; i < (node + 1) * fitCount; i++) {
      const beside = fit[i] as number;
      const to = row[beside] as number;
      fitOut[i] = Math.min(...distinct.map((ways) => ways[from * rows + to] as number));
      // Without windows the list goes by distance: who is on the other side is no nearer, or the place was seen from there.
      if (isOne) fitWay[i] = timed ? (between(from, to) + least) / 2 : between(from, to);
      fitLeast[i] = 2 * (fitWay[i] as number) - LONG * usual;
      if (timed) fitSides[i] = (follows(beside, node) ? 1 : 0) + (follows(node, beside) ? 2 : 0);
    }
  }
  return { fitWay, fitLeast, fitOut, fitSides };

  function between(a: number, b: number): number {
    return Math.min(base[a * rows + b] as number, base[b * rows + a] as number);
  }

  function follows(first: number, second: number): boolean {
    const way = time[(row[first] as number) * rows + (row[second] as number)] as number;
    return (open[first] as number) + (service[first] as number) + way <= (close[second] as number);
  }
}
