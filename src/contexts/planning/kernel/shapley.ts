/**
 * Shapley values of a game among `players`: what each adds to a coalition, on average over all orders of joining (Shapley 1953). Coalitions
 * are bit sets; `worth(0)` is taken as 0.
 */
export interface Shares {
  /** They add up to what all together are worth. */
  readonly values: Float64Array;
  /** Half the width of a 95 % interval of each; 0 where they are exact. */
  readonly within: Float64Array;
  readonly exact: boolean;
}

/** Up to so many players every coalition is asked: 2^n of them. */
export const MOST_EXACT = 10;
const NORMAL_95 = 1.96;

/** Exact: the sum over coalitions without the player, weighted by how many orders put just these first. */
export function exactShapley(players: number, worth: (coalition: number) => number): Shares {
  const all = 2 ** players;
  const known = new Float64Array(all);
  for (let coalition = 1; coalition < all; coalition++) known[coalition] = worth(coalition);
  // |S|! (n − |S| − 1)! / n!, as 1 / (n · C(n − 1, |S|)).
  const weight = new Float64Array(players);
  let choose = 1;
  for (let size = 0; size < players; size++) {
    weight[size] = 1 / (players * choose);
    choose = (choose * (players - 1 - size)) / (size + 1);
  }
  const values = new Float64Array(players);
  for (let coalition = 0; coalition < all; coalition++) {
    const share = weight[sizeOf(coalition)] as number;
    for (let player = 0; player < players; player++) {
      const bit = 1 << player;
      if ((coalition & bit) === 0)
        values[player] =
          (values[player] as number) +
          share * ((known[coalition | bit] as number) - (known[coalition] as number));
    }
  }
  return { values, within: new Float64Array(players), exact: true };
}

/**
 * By orders drawn at random (Castro, Gómez & Tejada 2009, Computers & OR 36/5), each with its reverse, which evens out who comes early. Every order
 * shares out exactly what all together are worth, so their mean does. `within` is from the spread of the pairs.
 */
export function sampledShapley(
  players: number,
  worth: (coalition: bigint) => number,
  { pairs, below }: { readonly pairs: number; readonly below: (count: number) => number },
): Shares {
  const sum = new Float64Array(players);
  const squares = new Float64Array(players);
  const order = Int32Array.from({ length: players }, (_, i) => i);
  const known = new Map<bigint, number>([[0n, 0]]);
  const asked = (coalition: bigint) => {
    const had = known.get(coalition);
    if (had !== undefined) return had;
    const found = worth(coalition);
    known.set(coalition, found);
    return found;
  };
  for (let pair = 0; pair < pairs; pair++) {
    for (let at = players - 1; at > 0; at--) {
      const other = below(at + 1);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    const added = new Float64Array(players);
    for (const line of [order, order.toReversed()]) {
      let coalition = 0n;
      let before = 0;
      for (const player of line) {
        coalition |= 1n << BigInt(player);
        const now = asked(coalition);
        added[player] = (added[player] as number) + (now - before) / 2;
        before = now;
      }
    }
    for (let player = 0; player < players; player++) {
      sum[player] = (sum[player] as number) + (added[player] as number);
      squares[player] = (squares[player] as number) + (added[player] as number) ** 2;
    }
  }
  const values = sum.map((each) => each / pairs);
  const within = values.map((mean, player) => {
    const spread = Math.max(0, (squares[player] as number) / pairs - mean * mean);
    return pairs > 1 ? NORMAL_95 * Math.sqrt(spread / (pairs - 1)) : Number.POSITIVE_INFINITY;
  });
  return { values, within, exact: false };
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let left = coalition; left !== 0; left &= left - 1) size += 1;
  return size;
}
