import { Heap } from './heap.ts';
import { countiesOfWishes, NOT_WANTED, type PairingCase, type Pairs } from './pairing-case.ts';

/**
 * The stable pairing that is best for the counties (SPA-student; Abraham, Irving, Manlove 2007, “Two algorithms for the
 * student–project allocation problem”): counties ask down their lists, a project or sponsor with one too many lets its last go. No
 * county can do better in any stable pairing. Time: wishes × log of the places.
 *
 * What the paper deletes from lists ahead is refused here when it is asked for: a project that is full stays full of better ones, or
 * its sponsor does.
 */
export function stablePairs(pairing: PairingCase): Pairs {
  const { counties, starts, projects, ranks, sponsorOf, projectPlaces, sponsorPlaces } = pairing;
  const countyOf = countiesOfWishes(pairing);
  const pairs = new Int32Array(counties).fill(-1);
  const next = Int32Array.from(starts.subarray(0, counties));
  const inProject = new Int32Array(projectPlaces.length);
  const inSponsor = new Int32Array(sponsorPlaces.length);
  const lastOfProject = Array.from(projectPlaces, () => new Heap());
  const lastOfSponsor = Array.from(sponsorPlaces, () => new Heap());

  /** The wish ranked last of those that still hold. */
  const last = (heap: Heap): number => {
    while (heap.size > 0 && pairs[countyOf[heap.first] as number] !== heap.first) heap.pop();
    return heap.first;
  };
  const letGo = (wish: number): number => {
    const county = countyOf[wish] as number;
    const project = projects[wish] as number;
    const sponsor = sponsorOf[project] as number;
    pairs[county] = -1;
    inProject[project] = (inProject[project] as number) - 1;
    inSponsor[sponsor] = (inSponsor[sponsor] as number) - 1;
    return county;
  };

  const free = Int32Array.from({ length: counties }, (_, at) => counties - 1 - at);
  let waiting = counties;
  while (waiting > 0) {
    const county = free[waiting - 1] as number;
    const wish = next[county] as number;
    if (pairs[county] !== -1 || wish >= (starts[county + 1] as number)) {
      waiting -= 1;
      continue;
    }
    next[county] = wish + 1;
    const rank = ranks[wish] as number;
    if (rank === NOT_WANTED) continue;
    const project = projects[wish] as number;
    const sponsor = sponsorOf[project] as number;
    const ofProject = lastOfProject[project] as Heap;
    const ofSponsor = lastOfSponsor[sponsor] as Heap;
    pairs[county] = wish;
    inProject[project] = (inProject[project] as number) + 1;
    inSponsor[sponsor] = (inSponsor[sponsor] as number) + 1;
    ofProject.push(-rank, wish);
    ofSponsor.push(-rank, wish);
    let gone = -1;
    if ((inProject[project] as number) > (projectPlaces[project] as number)) gone = letGo(last(ofProject));
    else if ((inSponsor[sponsor] as number) > (sponsorPlaces[sponsor] as number))
      gone = letGo(last(ofSponsor));
    if (gone === county) continue;
    waiting -= 1;
    if (gone >= 0) {
      free[waiting] = gone;
      waiting += 1;
    }
  }
  return pairs;
}
