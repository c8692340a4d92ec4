/** A vote of villagers on projects, each naming those they want. */
export interface Vote {
  readonly budget: number;
  readonly projects: readonly VotedProject[];
  /** One a voter: the projects wanted, by their place in `projects`. */
  readonly ballots: readonly Int32Array[];
}

export interface VotedProject {
  readonly id: string;
  readonly name: string;
  readonly cost: number;
}

/** Who wants each project, by their place in `ballots`. */
export function supportersOf({ projects, ballots }: Vote): readonly (readonly number[])[] {
  const supporters = projects.map((): number[] => []);
  for (const [voter, ballot] of ballots.entries())
    for (const project of ballot) supporters[project]?.push(voter);
  return supporters;
}

/** What an outcome comes to. */
export interface Weighed {
  readonly chosen: readonly number[];
  readonly spent: number;
  /** The share of voters who get at least one project they want: nobody is left with nothing where it is 1. */
  readonly served: number;
  /** Projects wanted and got, a voter on average. */
  readonly each: number;
}

export function weighVote({ projects, ballots }: Vote, chosen: readonly number[]): Weighed {
  const inIt = new Set(chosen);
  const got = ballots.map((ballot) => ballot.reduce((sum, project) => sum + (inIt.has(project) ? 1 : 0), 0));
  const voters = Math.max(1, ballots.length);
  return {
    chosen,
    spent: chosen.reduce((sum, project) => sum + (projects[project]?.cost ?? 0), 0),
    served: got.filter((count) => count > 0).length / voters,
    each: got.reduce((sum, count) => sum + count, 0) / voters,
  };
}

/** Two amounts that differ by rounding alone are equal. */
export function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
