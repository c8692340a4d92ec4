import { completedShares, equalShares } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { phragmen } from './phragmen.ts';
import { supportersOf, type Vote, type Weighed, weighVote } from './vote.ts';

/** A vote counted: what is decided, and what other rules would have chosen. */
export interface Counted {
  /** Votes of each project. */
  readonly votes: readonly number[];
  /** Equal shares, and what is over spent by letting each share grow: what is decided. */
  readonly decided: Weighed;
  /** Equal shares alone, by votes alone, and by Phragmén's rule. */
  readonly beside: { readonly shares: Weighed; readonly byVotes: Weighed; readonly phragmen: Weighed };
}

/** Each villager's share is the same, whichever projects they want; a project counts by its money. */
export function countVote(vote: Vote): Counted {
  const weigh = (chosen: readonly number[]) => weighVote(vote, chosen);
  const empty = vote.ballots.length === 0;
  return {
    votes: supportersOf(vote).map((supporters) => supporters.length),
    decided: weigh(empty ? [] : completedShares(vote, 'cost')),
    beside: {
      shares: weigh(empty ? [] : equalShares(vote, 'cost')),
      byVotes: weigh(greedy(vote)),
      phragmen: weigh(phragmen(vote)),
    },
  };
}
