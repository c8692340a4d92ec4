import { type Outcome, ok } from '#shared/outcome.ts';
import { NOT_WANTED, type PairingCase } from './pairing-case.ts';
import { refusePairing } from './refusals.ts';

/** A pairing as people write it, by names. */
export interface NamedPairing {
  readonly counties: readonly {
    readonly id: string;
    /** Projects, the dearest first; with what the pair is worth where that is known. */
    readonly wants: readonly (string | { readonly project: string; readonly worth: number })[];
  }[];
  readonly projects: readonly { readonly id: string; readonly sponsor: string; readonly places: number }[];
  readonly sponsors: readonly {
    readonly id: string;
    readonly places: number;
    /** Counties, the dearest first; one that is not named is not wanted. */
    readonly prefers: readonly string[];
  }[];
}

/**
 * The same by indices. A pair whose worth is not given is worth the length of the longest list less the wish’s place in its own:
 * most for a first wish, 1 for the last of the longest.
 */
export function pairingFrom(named: NamedPairing): Outcome<PairingCase> {
  const { counties, projects, sponsors } = named;
  const wrong = (where: string, why: string) => refusePairing('region.no-pairing', { where, why });
  const indices = [counties, projects, sponsors].map(indexOf);
  for (const [at, index] of indices.entries()) {
    const where = ['counties', 'projects', 'sponsors'][at] ?? '';
    if (typeof index === 'string') return wrong(where, `${index} ×2`);
  }
  const [countyOf, projectOf, sponsorOf] = indices as Map<string, number>[] & { length: 3 };
  if (!countyOf || !projectOf || !sponsorOf) return wrong('counties', '—');
  for (const { id, sponsor } of projects) {
    if (!sponsorOf.has(sponsor)) return wrong(id, `${sponsor} ?`);
  }
  const rankFor = sponsors.map(({ prefers }) => new Map(prefers.map((county, rank) => [county, rank])));
  for (const [at, { id, prefers }] of sponsors.entries()) {
    const unknown = prefers.find((county) => !countyOf.has(county));
    if (unknown !== undefined) return wrong(id, `${unknown} ?`);
    if (rankFor[at]?.size !== prefers.length) return wrong(id, 'prefers ×2');
  }
  const longest = counties.reduce((most, { wants }) => Math.max(most, wants.length), 0);
  const starts = new Int32Array(counties.length + 1);
  const chosen: number[] = [];
  const ranks: number[] = [];
  const worth: number[] = [];
  for (const [county, { id, wants }] of counties.entries()) {
    const seen = new Set<string>();
    for (const [place, want] of wants.entries()) {
      const { project: name, worth: given } =
        typeof want === 'string' ? { project: want, worth: longest - place } : want;
      const project = projectOf.get(name);
      if (project === undefined) return wrong(id, `${name} ?`);
      if (seen.has(name)) return wrong(id, `${name} ×2`);
      if (!(given >= 0) || !Number.isFinite(given)) return wrong(id, `worth ${given}`);
      seen.add(name);
      const sponsor = sponsorOf.get(projects[project]?.sponsor ?? '') ?? 0;
      chosen.push(project);
      ranks.push(rankFor[sponsor]?.get(id) ?? NOT_WANTED);
      worth.push(given);
    }
    starts[county + 1] = chosen.length;
  }
  return ok({
    counties: counties.length,
    starts,
    projects: Int32Array.from(chosen),
    ranks: Int32Array.from(ranks),
    worth: Float64Array.from(worth),
    sponsorOf: Int32Array.from(projects, ({ sponsor }) => sponsorOf.get(sponsor) ?? 0),
    projectPlaces: Int32Array.from(projects, ({ places }) => places),
    sponsorPlaces: Int32Array.from(sponsors, ({ places }) => places),
  });
}

/** The index of each name, or the name that stands there twice. */
function indexOf(all: readonly { readonly id: string }[]): Map<string, number> | string {
  const index = new Map<string, number>();
  for (const [at, { id }] of all.entries()) {
    if (index.has(id)) return id;
    index.set(id, at);
  }
  return index;
}
