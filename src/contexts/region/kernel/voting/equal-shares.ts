import { greedy } from './greedy.ts';
import { same, supportersOf, type Vote } from './vote.ts';

/** What a project that comes about is to a voter who wants it: one project, or the money that goes there. */
export type Utility = 'count' | 'cost';

/**
 * The method of equal shares (Peters, Pierczyński, Skowron 2021): every voter has an equal part of the money, and a project is paid by
 * those who want it, as evenly as their parts allow; next is always the one that costs its supporters least for what it is to them.
 * Among equals the one with more supporters, then the cheaper; what costs nothing is in. `share`: what each voter has; budget ÷ voters unless said.
 */
export function equalShares(
  vote: Vote,
  utility: Utility,
  share = vote.budget / vote.ballots.length,
): number[] {
  const supporters = supportersOf(vote);
  const money = new Float64Array(vote.ballots.length).fill(share);
  const wanted = [...vote.projects.keys()].filter((project) => (supporters[project]?.length ?? 0) > 0);
  const isFree = (project: number) => vote.projects[project]?.cost === 0;
  const chosen = wanted.filter(isFree);
  const open = new Set(wanted.filter((project) => !isFree(project)));
  for (;;) {
    let best: { project: number; price: number; each: number } | undefined;
    for (const project of open) {
      const { cost = 0 } = vote.projects[project] ?? {};
      const paying = supporters[project] ?? [];
      const each = evenPart(paying, money, cost);
      if (each === undefined) {
        open.delete(project);
        continue;
      }
      const price = utility === 'count' ? each : each / cost;
      if (!best || isBetter(project, price, best.project, best.price)) best = { project, price, each };
    }
    if (!best) return chosen;
    const { project, each } = best;
    for (const voter of supporters[project] ?? []) {
      money[voter] = Math.max(0, (money[voter] ?? 0) - each);
    }
    chosen.push(project);
    open.delete(project);
  }

  function isBetter(one: number, price: number, other: number, otherPrice: number): boolean {
    if (!same(price, otherPrice)) return price < otherPrice;
    const more = (supporters[one]?.length ?? 0) - (supporters[other]?.length ?? 0);
    return more > 0 || (more === 0 && (vote.projects[one]?.cost ?? 0) < (vote.projects[other]?.cost ?? 0));
  }
}

/** What each supporter pays where nobody pays more than they have: Σ min(money, part) = cost. Undefined where they have too little. */
function evenPart(supporters: readonly number[], money: Float64Array, cost: number): number | undefined {
  const purses = supporters.map((voter) => money[voter] ?? 0).sort((a, b) => a - b);
  let left = cost;
  for (const [at, purse] of purses.entries()) {
    const part = left / (purses.length - at);
    if (purse > part || same(purse, part)) return part;
    left -= purse;
  }
  return undefined;
}

/**
 * Equal shares often leave money over. So everybody is given a little more, again and again, as long as what is chosen can be paid (the
 * completion that European cities use); what is over then goes by votes. `step`: how much more each time; a hundredth of what they have
 * unless said.
 */
export function completedShares(vote: Vote, utility: Utility, step?: number): number[] {
  const voters = vote.ballots.length;
  if (voters === 0) return [];
  const costOf = (chosen: readonly number[]) =>
    chosen.reduce((sum, project) => sum + (vote.projects[project]?.cost ?? 0), 0);
  const wanted = new Set(vote.ballots.flatMap((ballot) => [...ballot])).size;
  let share = vote.budget / voters;
  let chosen = equalShares(vote, utility, share);
  // In the end each voter could pay for everything alone: then all is chosen, or more than there is money for.
  while (chosen.length < wanted) {
    share += step ?? share / 100;
    const next = equalShares(vote, utility, share);
    if (costOf(next) > vote.budget * (1 + 1e-12)) break;
    chosen = next;
  }
  return greedy(vote, chosen);
}
