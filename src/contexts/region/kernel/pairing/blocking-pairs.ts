import { NOT_WANTED, type PairingCase, type Pairs } from './pairing-case.ts';

/**
 * The wishes that block a pairing: the county would rather have that project, and its sponsor would rather have the county there
 * (Abraham, Irving, Manlove 2007, definition 1). None: nobody has a reason to leave. Written apart from what makes pairings.
 */
export function blockingPairs(pairing: PairingCase, pairs: Pairs): number[] {
  const { counties, starts, projects, ranks, sponsorOf, projectPlaces, sponsorPlaces } = pairing;
  const inProject = new Int32Array(projectPlaces.length);
  const inSponsor = new Int32Array(sponsorPlaces.length);
  const lastInProject = new Int32Array(projectPlaces.length).fill(-1);
  const lastInSponsor = new Int32Array(sponsorPlaces.length).fill(-1);
  for (const wish of pairs) {
    if (wish < 0) continue;
    const project = projects[wish] as number;
    const sponsor = sponsorOf[project] as number;
    const rank = ranks[wish] as number;
    inProject[project] = (inProject[project] as number) + 1;
    inSponsor[sponsor] = (inSponsor[sponsor] as number) + 1;
    lastInProject[project] = Math.max(lastInProject[project] as number, rank);
    lastInSponsor[sponsor] = Math.max(lastInSponsor[sponsor] as number, rank);
  }
  const blocking: number[] = [];
  for (let county = 0; county < counties; county += 1) {
    const got = pairs[county] as number;
    const end = got < 0 ? (starts[county + 1] as number) : got;
    const gotFrom = got < 0 ? -1 : (sponsorOf[projects[got] as number] as number);
    // All that the county would rather have than what it got.
    for (let wish = starts[county] as number; wish < end; wish += 1) {
      const rank = ranks[wish] as number;
      if (rank === NOT_WANTED) continue;
      const project = projects[wish] as number;
      const sponsor = sponsorOf[project] as number;
      const projectFull = (inProject[project] as number) >= (projectPlaces[project] as number);
      const sponsorFull = (inSponsor[sponsor] as number) >= (sponsorPlaces[sponsor] as number);
      const blocks = projectFull
        ? rank < (lastInProject[project] as number)
        : !sponsorFull || gotFrom === sponsor || rank < (lastInSponsor[sponsor] as number);
      if (blocks) blocking.push(wish);
    }
  }
  return blocking;
}

/** Whether the pairing keeps to the lists and the places at all. */
export function isPairing(pairing: PairingCase, pairs: Pairs): boolean {
  const { counties, starts, projects, ranks, sponsorOf, projectPlaces, sponsorPlaces } = pairing;
  const freeInProject = Int32Array.from(projectPlaces);
  const freeInSponsor = Int32Array.from(sponsorPlaces);
  for (let county = 0; county < counties; county += 1) {
    const wish = pairs[county] as number;
    if (wish === -1) continue;
    if (wish < (starts[county] as number) || wish >= (starts[county + 1] as number)) return false;
    if (ranks[wish] === NOT_WANTED) return false;
    const project = projects[wish] as number;
    const sponsor = sponsorOf[project] as number;
    freeInProject[project] = (freeInProject[project] as number) - 1;
    freeInSponsor[sponsor] = (freeInSponsor[sponsor] as number) - 1;
    if ((freeInProject[project] as number) < 0 || (freeInSponsor[sponsor] as number) < 0) return false;
  }
  return pairs.length === counties;
}
