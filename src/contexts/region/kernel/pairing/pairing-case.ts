/**
 * Weak counties, projects they may join, and the sponsors that offer them: students, projects and supervisors of the student–project
 * allocation problem. A county joins one project at most; a project and a sponsor have so many places. Indices throughout.
 */
export interface PairingCase {
  readonly counties: number;
  /** County c wants `projects[k]` for starts[c] ≤ k < starts[c + 1], the dearest first. */
  readonly starts: Int32Array;
  readonly projects: Int32Array;
  /** One a wish: the place of the county in the list of the project's sponsor, 0 the first; `NOT_WANTED`: not in it. */
  readonly ranks: Int32Array;
  /** One a wish: what the pair is worth to both, 0 or more. */
  readonly worth: Float64Array;
  /** One a project. */
  readonly sponsorOf: Int32Array;
  readonly projectPlaces: Int32Array;
  /** One a sponsor. */
  readonly sponsorPlaces: Int32Array;
}

export const NOT_WANTED = 2 ** 31 - 1;

/** The wish that each county got, as its place in `projects`; −1 for none. */
export type Pairs = Int32Array;

/** Which county each wish is of. */
export function countiesOfWishes({ counties, starts, projects }: PairingCase): Int32Array {
  const of = new Int32Array(projects.length);
  for (let county = 0; county < counties; county += 1) of.fill(county, starts[county], starts[county + 1]);
  return of;
}

export function worthOf({ worth }: PairingCase, pairs: Pairs): number {
  return pairs.reduce((sum, wish) => sum + (wish < 0 ? 0 : (worth[wish] ?? 0)), 0);
}
