import { supportersOf, type Vote } from './vote.ts';

/**
 * What most cities do: the project with the most votes first, the cheaper of two with as many, and whatever does not fit any more is
 * passed over. `chosen`: projects that are in already.
 */
export function greedy(vote: Vote, chosen: readonly number[] = []): number[] {
  const votes = supportersOf(vote).map((supporters) => supporters.length);
  const cost = (project: number) => vote.projects[project]?.cost ?? 0;
  const taken = [...chosen];
  let left = vote.budget - chosen.reduce((sum, project) => sum + cost(project), 0);
  const order = [...vote.projects.keys()]
    .filter((project) => !chosen.includes(project) && (votes[project] ?? 0) > 0)
    .sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || cost(a) - cost(b) || a - b);
  for (const project of order) {
    if (cost(project) > left * (1 + 1e-12)) continue;
    taken.push(project);
    left -= cost(project);
  }
  return taken;
}
