import { blockingPairs, isPairing } from './blocking-pairs.ts';
import { optimalPairs } from './optimal.ts';
import { type PairingCase, type Pairs, worthOf } from './pairing-case.ts';
import { stablePairs } from './stable.ts';

/** A pairing and what it comes to. */
export interface Weighed {
  readonly pairs: Pairs;
  readonly paired: number;
  readonly worth: number;
  /** Wishes that block it: 0 for a stable one. */
  readonly blocking: number;
  /** Counties that got their first wish. */
  readonly first: number;
}

/** The stable pairing and the one worth the most, side by side. */
export interface Compared {
  readonly stable: Weighed;
  readonly optimal: Weighed;
  /** What stability costs: worth of the optimal ÷ worth of the stable, 1 where it costs nothing. */
  readonly priceOfStability: number;
}

export function comparePairings(pairing: PairingCase): Compared {
  const stable = weighed(pairing, stablePairs(pairing));
  const optimal = weighed(pairing, optimalPairs(pairing));
  return {
    stable,
    optimal,
    priceOfStability: optimal.worth === stable.worth ? 1 : optimal.worth / stable.worth,
  };
}

/** Throws when it is no pairing: that would be a mistake in what made it. */
export function weighed(pairing: PairingCase, pairs: Pairs): Weighed {
  if (!isPairing(pairing, pairs)) throw new Error('places or lists are not kept');
  return {
    pairs,
    paired: pairs.reduce((sum, wish) => sum + (wish < 0 ? 0 : 1), 0),
    worth: worthOf(pairing, pairs),
    blocking: blockingPairs(pairing, pairs).length,
    first: pairs.reduce(
      (sum, wish, county) => sum + (wish === pairing.starts[county] && wish >= 0 ? 1 : 0),
      0,
    ),
  };
}
