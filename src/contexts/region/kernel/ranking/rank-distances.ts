type Ranks = readonly number[];

/** Kemeny's distance (1959): pairs told the other way round count 2, pairs told apart by one of them 1. */
export function kemeny(one: Ranks, other: Ranks): number {
  return pairs(one, other, Math.abs);
}

/** The Frobenius distance of the same pairs (Dezert et al. 2024). */
export function frobenius(one: Ranks, other: Ranks): number {
  return Math.sqrt(2 * pairs(one, other, (apart) => apart * apart));
}

/** The drastic WS distance (Sałabun and Shekhovtsov 2023): a place told otherwise counts half as much as the place before. */
export function drasticWs(one: Ranks, other: Ranks): number {
  const sum = one.reduce((all, rank, at) => all + (rank === other[at] ? 0 : 2 ** -(at + 1)), 0);
  return sum / (1 - 2 ** -one.length);
}

function pairs(one: Ranks, other: Ranks, of: (apart: number) => number): number {
  let sum = 0;
  for (const [i, rank] of one.entries()) {
    for (const [j, second] of one.entries()) {
      if (j <= i) continue;
      sum += of(Math.sign(second - rank) - Math.sign((other[j] ?? 0) - (other[i] ?? 0)));
    }
  }
  return sum;
}
