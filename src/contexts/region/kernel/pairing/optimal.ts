import { Heap } from './heap.ts';
import { NOT_WANTED, type PairingCase, type Pairs } from './pairing-case.ts';

/**
 * The pairing worth the most in sum, whoever would rather have another: a flow of least cost county → project → sponsor, one county
 * more at a time on the shortest way (Dijkstra with potentials; Ahuja, Magnanti, Orlin, “Network flows”, § 9.7), each search ended
 * where it reaches a free place.
 */
export function optimalPairs(pairing: PairingCase): Pairs {
  const flow = new Flow(pairing);
  for (let county = 0; county < pairing.counties; county += 1) flow.add(county);
  return flow.pairs;
}

const NONE = -1;

/** Nodes: counties, then projects, then sponsors, then the end, where a county without a project goes too, at the most it could cost. */
class Flow {
  readonly pairs: Int32Array;
  readonly #case: PairingCase;
  readonly #most: number;
  readonly #firstProject: number;
  readonly #firstSponsor: number;
  readonly #end: number;
  readonly #projectsOf: readonly number[][];
  readonly #members: readonly Set<number>[];
  readonly #inSponsor: Int32Array;
  readonly #potential: Float64Array;
  readonly #distance: Float64Array;
  /** The node one came from; for a project reached from a county, the wish in `#via`. */
  readonly #from: Int32Array;
  readonly #via: Int32Array;
  readonly #settled: Uint8Array;
  readonly #touched: number[] = [];
  readonly #open = new Heap();

  constructor(pairing: PairingCase) {
    const { counties, worth, sponsorOf, sponsorPlaces } = pairing;
    this.#case = pairing;
    this.#most = worth.reduce((most, value) => Math.max(most, value), 0);
    this.#firstProject = counties;
    this.#firstSponsor = counties + sponsorOf.length;
    this.#end = this.#firstSponsor + sponsorPlaces.length;
    const projectsOf: number[][] = Array.from(sponsorPlaces, () => []);
    for (const [project, sponsor] of sponsorOf.entries()) projectsOf[sponsor]?.push(project);
    this.#projectsOf = projectsOf;
    this.#members = Array.from(sponsorOf, () => new Set<number>());
    this.#inSponsor = new Int32Array(sponsorPlaces.length);
    this.pairs = new Int32Array(counties).fill(NONE);
    const nodes = this.#end + 1;
    this.#potential = new Float64Array(nodes);
    this.#distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    this.#from = new Int32Array(nodes).fill(NONE);
    this.#via = new Int32Array(nodes).fill(NONE);
    this.#settled = new Uint8Array(nodes);
  }

  add(county: number): void {
    this.#reach(county, 0, NONE, NONE);
    while (this.#settled[this.#end] === 0) {
      const node = this.#open.first;
      this.#open.pop();
      if (this.#settled[node] === 1) continue;
      this.#settled[node] = 1;
      if (node < this.#firstProject) this.#fromCounty(node);
      else if (node < this.#firstSponsor) this.#fromProject(node);
      else if (node < this.#end) this.#fromSponsor(node);
    }
    this.#augment();
    this.#forget();
  }

  #fromCounty(county: number): void {
    const { starts, projects, ranks, worth } = this.#case;
    const got = this.pairs[county] as number;
    for (let wish = starts[county] as number; wish < (starts[county + 1] as number); wish += 1) {
      if (wish === got || ranks[wish] === NOT_WANTED) continue;
      const cost = this.#most - (worth[wish] as number);
      this.#relax(county, this.#firstProject + (projects[wish] as number), cost, wish);
    }
    this.#relax(county, this.#end, this.#most, NONE);
  }

  #fromProject(node: number): void {
    const project = node - this.#firstProject;
    const members = this.#members[project] as Set<number>;
    if (members.size < (this.#case.projectPlaces[project] as number)) {
      this.#relax(node, this.#firstSponsor + (this.#case.sponsorOf[project] as number), 0, NONE);
    }
    for (const county of members) {
      const worth = this.#case.worth[this.pairs[county] as number] as number;
      this.#relax(node, county, worth - this.#most, NONE);
    }
  }

  #fromSponsor(node: number): void {
    const sponsor = node - this.#firstSponsor;
    if ((this.#inSponsor[sponsor] as number) < (this.#case.sponsorPlaces[sponsor] as number)) {
      this.#relax(node, this.#end, 0, NONE);
    }
    for (const project of this.#projectsOf[sponsor] as number[]) {
      if ((this.#members[project] as Set<number>).size > 0)
        this.#relax(node, this.#firstProject + project, 0, NONE);
    }
  }

  #relax(from: number, to: number, cost: number, wish: number): void {
    if (this.#settled[to] === 1) return;
    const reduced = cost + (this.#potential[from] as number) - (this.#potential[to] as number);
    // Rounding may leave a hair below zero.
    this.#reach(to, (this.#distance[from] as number) + Math.max(0, reduced), from, wish);
  }

  #reach(node: number, distance: number, from: number, wish: number): void {
    if (distance >= (this.#distance[node] as number)) return;
    if (this.#distance[node] === Number.POSITIVE_INFINITY) this.#touched.push(node);
    this.#distance[node] = distance;
    this.#from[node] = from;
    this.#via[node] = wish;
    this.#open.push(distance, node);
  }

  /** Walks the way back: counties on it take the project they led to, and the end’s sponsor has one more. */
  #augment(): void {
    const way: number[] = [];
    for (let node = this.#end; node !== NONE; node = this.#from[node] as number) way.push(node);
    const beforeEnd = way[1] as number;
    if (beforeEnd >= this.#firstSponsor) {
      const sponsor = beforeEnd - this.#firstSponsor;
      this.#inSponsor[sponsor] = (this.#inSponsor[sponsor] as number) + 1;
    }
    for (const [at, node] of way.entries()) {
      if (node >= this.#firstProject) continue;
      const got = this.pairs[node] as number;
      if (got !== NONE) (this.#members[this.#case.projects[got] as number] as Set<number>).delete(node);
      const wish = this.#via[way[at - 1] as number] as number;
      this.pairs[node] = wish;
      if (wish !== NONE) (this.#members[this.#case.projects[wish] as number] as Set<number>).add(node);
    }
  }

  #forget(): void {
    const end = this.#distance[this.#end] as number;
    for (const node of this.#touched) {
      if (this.#settled[node] === 1 && node !== this.#end) {
        this.#potential[node] = (this.#potential[node] as number) + (this.#distance[node] as number) - end;
      }
      this.#distance[node] = Number.POSITIVE_INFINITY;
      this.#settled[node] = 0;
    }
    this.#touched.length = 0;
    this.#open.clear();
  }
}
