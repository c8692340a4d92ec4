import type { PairingCase } from '#region';
import { seeded } from '../../../demo/seeded.ts';

/**
 * So many counties that each want twenty of so many projects, some projects much more than others, by sponsors with five projects each
 * that rank every county as chance has it. There are places for nine of ten.
 */
export function madePairing(counties: number, projects: number): PairingCase {
  const WISHES = 20;
  const PROJECTS_OF_A_SPONSOR = 5;
  const chance = seeded(counties);
  const sponsors = Math.ceil(projects / PROJECTS_OF_A_SPONSOR);
  const lists = Array.from({ length: sponsors }, () => shuffledRanks(counties, chance.next));
  const sponsorOf = Int32Array.from({ length: projects }, (_, project) => project % sponsors);
  const starts = new Int32Array(counties + 1);
  const wishes: number[] = [];
  for (let county = 0; county < counties; county += 1) {
    const wanted = new Set<number>();
    while (wanted.size < WISHES) wanted.add(Math.floor(chance.next() * chance.next() * projects));
    wishes.push(...wanted);
    starts[county + 1] = wishes.length;
  }
  const countyOf = (wish: number) => Math.floor(wish / WISHES);
  return {
    counties,
    starts,
    projects: Int32Array.from(wishes),
    ranks: Int32Array.from(wishes, (project, wish) => lists[sponsorOf[project] ?? 0]?.[countyOf(wish)] ?? 0),
    worth: Float64Array.from(wishes, (_, wish) => WISHES - (wish % WISHES)),
    sponsorOf,
    projectPlaces: new Int32Array(projects).fill(Math.ceil(counties / projects)),
    sponsorPlaces: new Int32Array(sponsors).fill(Math.ceil((0.9 * counties) / sponsors)),
  };
}

/** One of all orders, as the place of each in it. */
function shuffledRanks(size: number, next: () => number): Int32Array {
  const ranks = Int32Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const kept = ranks[at] ?? 0;
    ranks[at] = ranks[other] ?? 0;
    ranks[other] = kept;
  }
  return ranks;
}
