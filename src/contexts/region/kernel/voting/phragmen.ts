import { same, supportersOf, type Vote } from './vote.ts';

/**
 * Phragmén's sequential rule for projects with costs (Phragmén 1894; Los, Christoff, Grossi 2022): voters earn alike, moment by moment, and
 * a project comes about when those who want it have earned its cost together; they pay with all they have. It ends where the next one
 * would go over the budget. Among equals the one with more supporters, then the cheaper.
 */
export function phragmen(vote: Vote): number[] {
  const supporters = supportersOf(vote);
  const spentAt = new Float64Array(vote.ballots.length);
  const open = new Set([...vote.projects.keys()].filter((project) => (supporters[project]?.length ?? 0) > 0));
  const chosen: number[] = [];
  let left = vote.budget;
  for (;;) {
    let best: { project: number; at: number } | undefined;
    for (const project of open) {
      const wanting = supporters[project] ?? [];
      const cost = vote.projects[project]?.cost ?? 0;
      const at = wanting.reduce((sum, voter) => sum + (spentAt[voter] ?? 0), cost) / wanting.length;
      if (!best || isBefore(project, at, best.project, best.at)) best = { project, at };
    }
    if (!best) return chosen;
    const { project, at } = best;
    const cost = vote.projects[project]?.cost ?? 0;
    if (cost > left * (1 + 1e-12)) return chosen;
    left -= cost;
    chosen.push(project);
    open.delete(project);
    for (const voter of supporters[project] ?? []) spentAt[voter] = at;
  }

  function isBefore(one: number, at: number, other: number, otherAt: number): boolean {
    if (!same(at, otherAt)) return at < otherAt;
    const more = (supporters[one]?.length ?? 0) - (supporters[other]?.length ?? 0);
    return more > 0 || (more === 0 && (vote.projects[one]?.cost ?? 0) < (vote.projects[other]?.cost ?? 0));
  }
}
